"""The record: registered forecasts against what was claimed later, all of them, good and bad."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from wartoll.claims import Bound, Claim, Form, Modality
from wartoll.score.calibration import interval_coverage, pit
from wartoll.score.distribution_scores import crps_quantiles
from wartoll.score.quantile_scores import QUANTILE_LEVELS, wis
from wartoll.score.register import OutsideProof, RegisteredForecast, attestation
from wartoll.trace.groups import GroupLikeness, compare_groups

_SAME_MEASURE: dict[str, frozenset[str]] = {
    "casualties": frozenset({"casualties", "losses"}),
    "losses": frozenset({"casualties", "losses"}),
}


AFTER_THE_FACT = "made after the fact: the figure was known when this was registered"


@dataclass(frozen=True, slots=True)
class LaterFigure:
    """A later claim, taken as the truth for the sake of the score: nobody says that it is.

    Parameters
    ----------
    claim_id, source : str
    day : date
        The day up to which it counts.
    published : date
        Its vintage: when it became known.
    value : float
    bound : Bound
        Of an open bound ("more than") no error can be told, only the probability that the forecast gave it.
    day_is_inferred : bool
        Whether the day is the statement's, because no day of the count was said.
    """

    claim_id: str
    source: str
    day: date
    published: date
    value: float
    bound: Bound = Bound.EXACT
    day_is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One forecast against one later figure. Scores are None where a bound is open.

    ``after_the_fact`` tells that the figure was known when the forecast was registered.
    """

    forecast_id: str
    registered: date
    figure: LaterFigure
    after_the_fact: bool
    attestation: str
    median: float
    constant_rate: float
    percentile: float
    probability: float | None
    wis: float | None
    crps: float | None
    held_50: bool | None
    held_90: bool | None
    constant_rate_error: float | None

    def to_row(self) -> dict[str, Any]:
        """Flat, for tables and JSON."""
        figure = self.figure
        return {
            "forecast_id": self.forecast_id, "registered": self.registered.isoformat(), "claim_id": figure.claim_id,
            "source": figure.source, "day": figure.day.isoformat(), "day_is_inferred": figure.day_is_inferred,
            "vintage": figure.published.isoformat(), "value": figure.value, "bound": figure.bound.value,
            "after_the_fact": self.after_the_fact,
            "attestation": self.attestation, "median": self.median, "constant_rate": self.constant_rate,
            "percentile": self.percentile, "probability": self.probability, "wis": self.wis, "crps": self.crps,
            "held_50": self.held_50, "held_90": self.held_90, "constant_rate_error": self.constant_rate_error,
        }  # fmt: skip


def later_figures(forecast: RegisteredForecast, claims: Iterable[Claim]) -> tuple[LaterFigure, ...]:
    """The claims that a forecast can be scored against, by day and vintage.

    Running totals of the same group and measure (casualties and losses are taken as the same), reported or estimated,
    that became known after the day from which is forecast and count up to a day it speaks of.
    """
    wanted = _SAME_MEASURE.get(forecast.measure, frozenset({forecast.measure}))
    found = []
    for claim in claims:
        counted = claim.form is Form.CUMULATIVE and claim.measure.value in wanted
        if not counted or claim.modality not in (Modality.REPORTED, Modality.ESTIMATED) or claim.quantity is None:
            continue
        if compare_groups(claim.group, forecast.group) is not GroupLikeness.SAME or claim.part_of is not None:
            continue
        known = claim.published or (claim.said.latest if claim.said else None)
        day = claim.end.latest if claim.end else None
        value = claim.quantity.said
        if known is None or day is None or value is None:
            continue
        if known > forecast.as_of and forecast.at(day) is not None:
            source = claim.speaker or claim.publisher or claim.document
            found.append(
                LaterFigure(claim.claim_id, source, day, known, value, claim.quantity.bound, claim.as_of_inferred)
            )
    return tuple(sorted(found, key=lambda figure: (figure.day, figure.published, figure.claim_id)))


def score_forecast(
    forecast: RegisteredForecast, figures: Iterable[LaterFigure], proof: OutsideProof | None = None
) -> tuple[RecordRow, ...]:
    """Score a forecast against each later figure as a truth of its own, beside the constant rate.

    A figure that was published by the day from which is forecast, or counts up to a day outside the forecast, gives no
    row. One that was published by the day of registering gives a row that says so: it is no forecast of that figure.
    """
    rows = []
    for figure in figures:
        found = forecast.at(figure.day)
        if found is None or figure.published <= forecast.as_of:
            continue
        late = figure.published <= forecast.registered.date()
        quantiles, constant = np.array(found[0]), found[1]
        percentile = float(pit(quantiles, figure.value))
        point = figure.bound in (Bound.EXACT, Bound.APPROXIMATE)
        probability = None
        if figure.bound is Bound.AT_LEAST:
            probability = 1.0 - percentile
        elif figure.bound is Bound.AT_MOST:
            probability = percentile
        rows.append(
            RecordRow(
                forecast_id=forecast.forecast_id,
                registered=forecast.registered.date(),
                figure=figure,
                after_the_fact=late,
                attestation=AFTER_THE_FACT if late else attestation(forecast, proof, figure.published),
                median=float(quantiles[len(QUANTILE_LEVELS) // 2]),
                constant_rate=constant,
                percentile=percentile,
                probability=probability,
                wis=float(wis(quantiles, figure.value)) if point else None,
                crps=float(crps_quantiles(quantiles, figure.value)) if point else None,
                held_50=bool(interval_coverage(quantiles, figure.value, 0.5)) if point else None,
                held_90=bool(interval_coverage(quantiles, figure.value, 0.9)) if point else None,
                constant_rate_error=abs(constant - figure.value) if point else None,
            )
        )
    return tuple(rows)


def summarise_record(rows: Sequence[RecordRow]) -> dict[str, Any]:
    """All rows in one object: how many, mean scores, and in how many the constant rate was nearer than the CRPS.

    Forecasts made after the fact are no record; they are summed up apart, under ``after_the_fact``.
    """
    return {
        **_summarise([row for row in rows if not row.after_the_fact]),
        "after_the_fact": _summarise([row for row in rows if row.after_the_fact]),
    }


def _summarise(rows: Sequence[RecordRow]) -> dict[str, Any]:
    points = [(row.crps, row.constant_rate_error, bool(row.held_90)) for row in rows if row.crps is not None]
    errors = [(crps, constant) for crps, constant, _ in points if constant is not None]
    if not errors:
        return {"scored": 0, "crps": None, "constant_rate_error": None, "held_90": None, "constant_rate_better": 0}
    return {
        "scored": len(points),
        "crps": float(np.mean([crps for crps, _ in errors])),
        "constant_rate_error": float(np.mean([constant for _, constant in errors])),
        "held_90": float(np.mean([held for _, _, held in points])),
        "constant_rate_better": sum(constant < crps for crps, constant in errors),
    }
