"""The estimate as plain data, for JSON."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

from wartoll.estimate.estimate import Estimate
from wartoll.estimate.sentences import estimate_sentences


def estimate_to_json(estimate: Estimate) -> dict[str, Any]:
    """Everything that is reported: intervals, daily fan, observations, what was left out, diagnostics, sentences.

    Numbers are given in full; people are shown the sentences. A number that isn't finite becomes null.
    """
    fan = estimate.fan()
    evidence, d = estimate.evidence, estimate.diagnostics
    data = {
        "group": evidence.group,
        "item": evidence.item,
        "first": estimate.calendar.first.isoformat(),
        "last": estimate.calendar.last.isoformat(),
        "lulls": [[_iso(w.earliest), _iso(w.latest)] for w in estimate.calendar.lulls],
        "seed": estimate.seed,
        "quantities": {
            name: {
                "median": estimate.median(name),
                "intervals": [interval._asdict() for interval in estimate.intervals(name)],
            }
            for name in estimate.draws
        },
        "fan": {
            "levels": list(fan.levels),
            "cumulative": [[float(v) for v in row] for row in fan.cumulative],
            "rate": [[float(v) for v in row] for row in fan.rate],
        },
        "observations": [_observation(o) for o in map(asdict, evidence.observations)],
        "left_out": [asdict(left) for left in evidence.left_out],
        "diagnostics": asdict(d),
        "sentences": list(estimate_sentences(estimate)),
    }
    return {key: _finite(value) for key, value in data.items()}


def _observation(row: dict[str, Any]) -> dict[str, Any]:
    for name in ("start", "end"):
        window = row[name]
        row[name] = None if window is None else [_iso(window["earliest"]), _iso(window["latest"])]
    return row


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    return value
