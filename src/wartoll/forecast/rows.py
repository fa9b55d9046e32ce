"""A projection as plain data for JSON."""

from __future__ import annotations

from typing import Any

from wartoll.forecast.projection import Fan, Projection


def projection_to_json(projection: Projection) -> dict[str, Any]:
    """The whole projection; quantiles by day, thresholds with their dates and the chance of never."""
    scenario = projection.scenario
    return {
        "scenario": scenario.name,
        "title": scenario.title,
        "condition": scenario.condition or None,
        "as_of": projection.as_of.isoformat(),
        "paths": projection.paths,
        "losses": _fan(projection.losses),
        "strength_remaining": _fan(projection.strength),
        "thresholds": [
            {
                "counted": crossing.counted.value,
                "threshold": crossing.threshold,
                "dates": {str(level): day.isoformat() if day else None for level, day in crossing.dates.items()},
                "never": crossing.never,
                "already": crossing.already,
            }
            for crossing in projection.crossings
        ],
        "implausible": [
            {"day": one.day.isoformat(), "below": one.below, "above": one.above, "coverage": one.coverage}
            for one in projection.implausible
        ],
        "assumptions": [
            {
                "name": pull.name,
                "low": pull.low,
                "high": pull.high,
                "losses_when_low": pull.losses_when_low,
                "losses_when_high": pull.losses_when_high,
                "share_of_variance": pull.share_of_variance,
            }
            for pull in projection.pulls
        ],
    }


def _fan(fan: Fan) -> dict[str, Any]:
    return {
        "days": [day.isoformat() for day in fan.days],
        "levels": list(fan.levels),
        "quantiles": [[round(float(value), 1) for value in row] for row in fan.quantiles],
    }
