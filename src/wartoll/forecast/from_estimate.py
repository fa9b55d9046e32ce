"""From an estimate to the start of a projection."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wartoll.errors import ForecastError
from wartoll.estimate import Estimate
from wartoll.forecast.start import Start
from wartoll.forecast.uncertain import Uncertain

UNKNOWN_KILLED_SHARE = Uncertain(0.09, 0.33, is_share=True)
"""Where no claim tells killed from wounded: two to ten wounded for one killed. Judgement."""


def start_from_estimate(estimate: Estimate, *, strength: Uncertain | None = None, seed: int = 20250116) -> Start:
    """The state at the estimate's last day, draw by draw.

    Parameters
    ----------
    estimate : Estimate
    strength : Uncertain, optional
        People sent, in place of what the claims say of it.
    seed : int
        For what the estimate has no draws of.

    Raises
    ------
    ForecastError
        Where no claim states a strength and none is given.
    """
    draws, count = estimate.draws, len(estimate.draws["losses"])
    generator = np.random.default_rng(seed)
    sent: NDArray[np.float64]
    if strength is not None:
        sent = strength.draw(count, generator)
    elif "strength" in draws:
        sent = draws["strength"]
    else:
        raise ForecastError(
            "no claim states how many were sent", "a strength to set losses against", "give one, or add its document"
        )
    killed_share = draws.get("killed_share")
    return Start(
        as_of=estimate.calendar.last,
        losses=draws["losses"],
        losses_per_day=draws["rate_now"],
        average_per_day=draws["rate_average"],
        strength=sent,
        killed_share=UNKNOWN_KILLED_SHARE.draw(count, generator) if killed_share is None else killed_share,
        weekly_change=draws["weekly_change"],
    )
