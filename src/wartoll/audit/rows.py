"""An audit as plain data for JSON."""

from __future__ import annotations

import math
from typing import Any

from wartoll.audit.calculus import DAYS_PER
from wartoll.audit.interval import Interval
from wartoll.audit.model import Audit, Derivation, DerivedFigure, Input, Reading, Readings
from wartoll.dates import Window


def audit_to_json(audit: Audit) -> dict[str, Any]:
    """The audit as JSON data: ``{"derived": [...], "notes": [...]}``, one object a derived figure.

    A derivation's ``result`` is a number, a pair of numbers where its inputs are intervals, or a day.
    """
    return {"derived": [figure_to_json(f) for f in audit.derived], "notes": list(audit.notes)}


def figure_to_json(figure: DerivedFigure) -> dict[str, Any]:
    """One derived figure as JSON data."""
    return {
        "document": figure.document,
        "quote": figure.quote.text,
        "quote_start": figure.quote.start,
        "quote_end": figure.quote.end,
        "kind": figure.kind,
        "claim_id": figure.claim_id,
        "speaker": figure.speaker,
        "verdict": figure.verdict.value,
        "needs": list(figure.needs),
        "derivations": [row for d in figure.derivations for row in _derivation(d)],
        "others": [row for d in figure.others for row in _derivation(d)[:1]],
        "readings": _readings(figure.readings) if figure.readings else None,
        "flags": [{"kind": f.kind.value, "sentence": f.sentence} for f in figure.flags],
        "sentences": list(figure.sentences),
    }


_LONGER = frozenset({"week", "month", "year"})


def _derivation(derivation: Derivation) -> list[dict[str, Any]]:
    """A derivation; where it leads to a day, its days stand beside it."""
    row = {
        "formula": derivation.formula,
        "inputs": [_input(i) for i in derivation.inputs],
        "result": _result(derivation),
        "unit": derivation.unit,
        "status": derivation.status.value,
        "agreement": derivation.agreement.value if derivation.agreement else None,
        "needs": list(derivation.needs),
        "chance": None if derivation.chance is None else round(derivation.chance, 3),
    }
    if derivation.formula == "now / then - 1" and derivation.nominal is not None:
        signs = (1, -1) if _is_a_fall(derivation) else (1,)
        change = [row | {"result": sign * round(derivation.nominal, 6)} for sign in signs]
        return [*change, *(c | {"result": round(100 * c["result"], 4), "unit": "per cent"} for c in change)]
    if derivation.day is None:
        return [row, *_in_its_unit(row, derivation)]
    days = row | {"formula": derivation.formula.removeprefix("start + "), "result": _number(derivation)}
    return [row | {"result": derivation.day.isoformat(), "unit": "date"}, days, *_in_its_unit(days, derivation)]


def _is_a_fall(derivation: Derivation) -> bool:
    """Whether a change is told as a fall of so much: its sign is the other one."""
    now, then = (next((i.value for i in derivation.inputs if i.role == r), None) for r in ("now", "then"))
    falls = isinstance(now, float) and isinstance(then, float) and now < then
    return derivation.formula == "now / then - 1" and falls and (derivation.nominal or 0.0) > 0


def _in_its_unit(row: dict[str, Any], derivation: Derivation) -> list[dict[str, Any]]:
    """A length of time in the weeks, months or years that the statement, or its rate, speaks of."""
    rows = []
    for size in dict.fromkeys((derivation.unit_days, derivation.pace_days)):
        unit = next((u for u, days in DAYS_PER.items() if u in _LONGER and days == size), None)
        if unit is not None and derivation.nominal is not None:
            rows.append(row | {"result": round(derivation.nominal / size, 6), "unit": f"{unit}s"})
    return rows


def _result(derivation: Derivation) -> Any:
    return _number(derivation) if derivation.day is None else derivation.day.isoformat()


def _number(derivation: Derivation) -> float | list[float | None] | None:
    if derivation.nominal is not None:
        return round(derivation.nominal, 6)
    return None if derivation.result is None else interval_to_json(derivation.result)


def interval_to_json(interval: Interval) -> list[float | None]:
    """An interval as two numbers; null for an open end."""
    return [round(v, 6) if math.isfinite(v) else None for v in (interval.low, interval.high)]


def _input(given: Input) -> dict[str, Any]:
    return {
        "role": given.role,
        "value": given.value,
        "interval": interval_to_json(given.interval) if given.interval else None,
        "words": given.words,
        "claim_id": given.claim_id,
        "start": given.start if given.start >= 0 else None,
        "end": given.end if given.end >= 0 else None,
        "days": _window(given.window),
    }


def _window(window: Window | None) -> list[str | None] | None:
    if window is None:
        return None
    return [day.isoformat() if day else None for day in (window.earliest, window.latest)]


def _readings(readings: Readings) -> dict[str, Any]:
    return {
        "losses_per_day": interval_to_json(readings.losses_per_day),
        "driver": readings.driver,
        "driver_factor": round(readings.driver_factor, 3),
        "factors": {name: round(factor, 3) for name, factor in readings.factors},
        "readings": [_reading(r) for r in readings.readings],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "count": _input(reading.count),
        "start": _input(reading.start),
        "end": _input(reading.end),
        "strength": _input(reading.strength) if reading.strength else None,
        "days": interval_to_json(reading.days),
        "losses_per_day": interval_to_json(reading.losses_per_day),
        "outcomes": [{"threshold": t, "days": _window(w), "already": already} for t, w, already in reading.outcomes],
        "as_stated": reading.as_stated,
    }
