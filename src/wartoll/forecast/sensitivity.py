"""Which assumption moves a projection most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from wartoll.forecast.simulate import Paths

TAIL_SHARE = 0.1
BINS = 20


@dataclass(frozen=True, slots=True)
class Pull:
    """How far one assumption moves the losses of a day.

    Parameters
    ----------
    name : str
        Such as "length of a pause".
    low, high : float
        The assumption's own median in the tenth of the paths where it is lowest, and highest.
    losses_when_low, losses_when_high : float
        Median killed or wounded in these paths.
    share_of_variance : float
        First-order index: the share of the variance of the losses that knowing this assumption alone would remove.
    """

    name: str
    low: float
    high: float
    losses_when_low: float
    losses_when_high: float
    share_of_variance: float

    @property
    def swing(self) -> float:
        """Losses at the high end less losses at the low end."""
        return self.losses_when_high - self.losses_when_low


def rank_assumptions(paths: Paths, day: date) -> tuple[Pull, ...]:
    """The uncertain assumptions by how far each alone moves the losses of a day, strongest first.

    Read off the simulated paths, one assumption at a time, so that what the estimate ties together stays together: if
    higher losses so far go with a higher rate, moving one takes the other along. The index is the given-data estimate
    of the first-order Sobol index (Plischke, Borgonovo and Smith 2013, European Journal of Operational Research 226).
    """
    losses = paths.losses[paths.row(day)].astype(np.float64)
    pulls = [_pull(name, values, losses) for name, values in paths.assumptions.named().items()]
    return tuple(sorted(pulls, key=lambda pull: -abs(pull.swing)))


def _pull(name: str, values: NDArray[np.float64], losses: NDArray[np.float64]) -> Pull:
    order = np.argsort(values, kind="stable")
    tail = max(1, round(TAIL_SHARE * len(order)))
    lowest, highest = order[:tail], order[-tail:]
    return Pull(
        name=name,
        low=float(np.median(values[lowest])),
        high=float(np.median(values[highest])),
        losses_when_low=float(np.median(losses[lowest])),
        losses_when_high=float(np.median(losses[highest])),
        share_of_variance=_first_order(order, losses),
    )


def _first_order(order: NDArray[np.int64], losses: NDArray[np.float64]) -> float:
    """Variance of the means of bins of equal size over the whole variance, less what chance alone would give."""
    whole = float(losses.var())
    bins = min(BINS, len(order) // 10)
    if whole == 0 or bins < 2:
        return 0.0
    means = np.array([losses[part].mean() for part in np.array_split(order, bins)])
    by_chance = (bins - 1) / len(order)
    return float(np.clip((means.var() / whole - by_chance) / (1.0 - by_chance), 0.0, 1.0))
