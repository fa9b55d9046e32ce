"""The register: a forecast frozen before its outcome, with a digest that can be published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from wartoll.errors import ScoreError
from wartoll.forecast import Paths
from wartoll.score.quantile_scores import QUANTILE_LEVELS

SELF_ATTESTED = "self-attested"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class RegisteredForecast:
    """A forecast as it was frozen. Its digest covers every field but itself.

    Parameters
    ----------
    registered : datetime
        When, with its time zone.
    as_of : date
        The day from which is forecast: row 0 of the quantiles is the day after.
    group, measure : str
        Who is counted and what, in the terms of a claim.
    quantiles : tuple of tuple of float
        For each day the running total at the 23 levels of `QUANTILE_LEVELS`.
    constant_rate : tuple of float
        For each day what the constant rate gives, to be scored beside it.
    snapshot : str
        The digest of the claims that it rests on.
    scenario : str
        The text of the scenario's file.
    author, remark, software : str
    digest : str
        SHA-256 of the rest, in hexadecimal digits.
    """

    registered: datetime
    as_of: date
    group: str
    measure: str
    quantiles: tuple[tuple[float, ...], ...]
    constant_rate: tuple[float, ...]
    snapshot: str
    scenario: str
    author: str = ""
    remark: str = ""
    software: str = ""
    digest: str = ""

    @property
    def forecast_id(self) -> str:
        """The head of the digest."""
        return self.digest[:12]

    @property
    def last_day(self) -> date:
        """The last day that it speaks of."""
        return self.as_of + timedelta(days=len(self.quantiles))

    def at(self, day: date) -> tuple[tuple[float, ...], float] | None:
        """Quantiles and constant rate of a day; None outside of what it speaks of."""
        place = (day - self.as_of).days - 1
        if not 0 <= place < len(self.quantiles):
            return None
        return self.quantiles[place], self.constant_rate[place]


@dataclass(frozen=True, slots=True)
class OutsideProof:
    """Something dated by somebody else that holds the digest, such as a public post or a time stamp.

    Parameters
    ----------
    digest : str
        As it stands there.
    dated : date
        The date that the other party vouches for.
    where : str
        Where it can be checked.
    """

    digest: str
    dated: date
    where: str


def freeze_forecast(
    *,
    registered: datetime,
    as_of: date,
    group: str,
    measure: str,
    quantiles: ArrayLike,
    constant_rate: Sequence[float],
    snapshot: str,
    scenario: str,
    author: str = "",
    remark: str = "",
    software: str = "",
) -> RegisteredForecast:
    """Freeze a forecast; numbers are kept to six significant digits, so that the digest is the same everywhere.

    Parameters
    ----------
    quantiles : array_like, shape (n_days, 23)
        Running totals for the days after ``as_of``; not falling along the levels.
    constant_rate : sequence of float, length n_days

    Raises
    ------
    ScoreError
        Where the shapes or numbers can't be, or the time has no zone.
    """
    values = np.asarray(quantiles, dtype=np.float64)
    if (
        values.ndim != 2
        or values.shape[1] != len(QUANTILE_LEVELS)
        or len(values) != len(constant_rate)
        or not len(values)
    ):
        raise ScoreError(
            f"quantiles of the shape {values.shape} beside {len(constant_rate)} days of the constant rate",
            f"as many days in both and {len(QUANTILE_LEVELS)} levels",
        )
    if not np.isfinite(values).all() or (np.diff(values, axis=1) < 0).any() or not np.isfinite(constant_rate).all():
        raise ScoreError("a quantile that is not finite or falls from one level to the next", "rising quantiles")
    if registered.tzinfo is None:
        raise ScoreError(f"the time {registered} has no zone", "a time with its zone")
    body = RegisteredForecast(
        registered=registered.astimezone(UTC).replace(microsecond=0),
        as_of=as_of,
        group=group,
        measure=measure,
        quantiles=tuple(tuple(_short(value) for value in row) for row in values),
        constant_rate=tuple(_short(value) for value in constant_rate),
        snapshot=snapshot,
        scenario=scenario,
        author=author,
        remark=remark,
        software=software,
    )
    row = forecast_to_row(body)
    row["digest"] = _digest(row)
    return forecast_from_row(row)


def freeze_paths(
    paths: Paths,
    *,
    registered: datetime,
    group: str,
    measure: str,
    snapshot: str,
    scenario: str,
    constant_losses: float | None = None,
    constant_per_day: float | None = None,
    author: str = "",
    remark: str = "",
    software: str = "",
) -> RegisteredForecast:
    """Freeze a projection: the quantiles of killed or wounded on each of its days.

    Parameters
    ----------
    paths : Paths
    constant_losses, constant_per_day : float, optional
        The constant rate to score beside it, such as one that a source states; by default the estimate's medians of the
        losses so far and of their average rate.
    registered, group, measure, snapshot, scenario, author, remark, software
        As in `freeze_forecast`.
    """
    drawn = paths.assumptions
    losses = float(np.median(drawn.losses)) if constant_losses is None else constant_losses
    per_day = float(np.median(drawn.average_per_day)) if constant_per_day is None else constant_per_day
    days = np.arange(1, len(paths.losses))
    return freeze_forecast(
        registered=registered,
        as_of=paths.as_of,
        group=group,
        measure=measure,
        quantiles=np.quantile(paths.losses[1:].astype(np.float64), QUANTILE_LEVELS, axis=1).T,
        constant_rate=[losses + per_day * int(day) for day in days],
        snapshot=snapshot,
        scenario=scenario,
        author=author,
        remark=remark,
        software=software,
    )


def forecast_to_row(forecast: RegisteredForecast) -> dict[str, Any]:
    """The forecast as one object for JSON."""
    return {
        "format": _FORMAT,
        "digest": forecast.digest,
        "registered": forecast.registered.isoformat(),
        "as_of": forecast.as_of.isoformat(),
        "group": forecast.group,
        "measure": forecast.measure,
        "levels": list(QUANTILE_LEVELS),
        "quantiles": [list(row) for row in forecast.quantiles],
        "constant_rate": list(forecast.constant_rate),
        "snapshot": forecast.snapshot,
        "scenario": forecast.scenario,
        "author": forecast.author,
        "remark": forecast.remark,
        "software": forecast.software,
    }


def forecast_from_row(row: Mapping[str, Any]) -> RegisteredForecast:
    """Read a registered forecast back, and check that nothing in it was changed.

    Raises
    ------
    ScoreError
        Where a field is missing or the digest does not fit the rest.
    """
    try:
        if row["format"] != _FORMAT or tuple(row["levels"]) != QUANTILE_LEVELS:
            raise ScoreError("a registered forecast of another format", f"format {_FORMAT} with its 23 levels")
        forecast = RegisteredForecast(
            registered=datetime.fromisoformat(row["registered"]),
            as_of=date.fromisoformat(row["as_of"]),
            group=row["group"],
            measure=row["measure"],
            quantiles=tuple(tuple(float(value) for value in values) for values in row["quantiles"]),
            constant_rate=tuple(float(value) for value in row["constant_rate"]),
            snapshot=row["snapshot"],
            scenario=row["scenario"],
            author=row["author"],
            remark=row["remark"],
            software=row["software"],
            digest=row["digest"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ScoreError(f"a registered forecast can't be read: {error!r}", "the fields that register wrote") from error
    if _digest(forecast_to_row(forecast)) != forecast.digest:
        raise ScoreError(
            f"forecast {forecast.forecast_id} was changed after it was registered: its digest does not fit",
            "the file as it was written",
        )
    return forecast


def attestation(forecast: RegisteredForecast, proof: OutsideProof | None, outcome: date) -> str:
    """Who vouches that the forecast stood before an outcome: "self-attested" unless a dated outside proof does."""
    if proof is None:
        return SELF_ATTESTED
    if proof.digest != forecast.digest:
        return f"{SELF_ATTESTED} (the proof at {proof.where} holds another digest)"
    if proof.dated >= outcome:
        return f"{SELF_ATTESTED} (the proof at {proof.where} is of {proof.dated}, not before the outcome)"
    return f"attested by {proof.where} on {proof.dated}"


def _digest(row: Mapping[str, Any]) -> str:
    body = {key: value for key, value in row.items() if key != "digest"}
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _short(value: float) -> float:
    return float(f"{value:.6g}")
