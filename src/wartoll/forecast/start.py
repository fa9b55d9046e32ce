"""Where a projection sets out from: draws of what is lost, how fast, and of how many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wartoll.errors import ForecastError


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """Draws of the state on the day from which is projected; row i of every array belongs to draw i.

    Parameters
    ----------
    as_of : date
        The day up to which losses are counted.
    losses : ndarray, shape (n,)
        Killed or wounded so far.
    losses_per_day : ndarray, shape (n,)
        The rate on that day.
    average_per_day : ndarray, shape (n,)
        The average rate so far: what the rate drifts back to.
    strength : ndarray, shape (n,)
        People sent so far, before any loss.
    killed_share : ndarray, shape (n,)
        Share of killed among killed or wounded.
    weekly_change : ndarray, shape (n,)
        Spread of the log rate's change in a week.
    """

    as_of: date
    losses: NDArray[np.float64]
    losses_per_day: NDArray[np.float64]
    average_per_day: NDArray[np.float64]
    strength: NDArray[np.float64]
    killed_share: NDArray[np.float64]
    weekly_change: NDArray[np.float64]

    def __post_init__(self) -> None:
        for name in ("losses", "losses_per_day", "average_per_day", "strength", "killed_share", "weekly_change"):
            values = getattr(self, name)
            if values.shape != self.losses.shape or values.ndim != 1 or not len(values):
                raise ForecastError(f"{name} has the shape {values.shape}", f"draws of the shape {self.losses.shape}")
            if not np.isfinite(values).all() or (values < 0).any():
                raise ForecastError(f"{name} holds a draw below 0 or without a value", "finite draws, none negative")
        if (self.strength <= 0).any() or (self.killed_share > 1).any():
            raise ForecastError("a draw with no strength, or with more killed than lost", "people, and a share up to 1")

    @property
    def draws(self) -> int:
        """How many draws, n."""
        return len(self.losses)

    @property
    def present(self) -> NDArray[np.float64]:
        """Strength remaining: sent and not lost, shape (n,)."""
        return np.maximum(self.strength - self.losses, 0.0)


def make_start(
    as_of: date,
    *,
    losses: ArrayLike,
    losses_per_day: ArrayLike,
    strength: ArrayLike,
    average_per_day: ArrayLike | None = None,
    killed_share: ArrayLike = 0.2,
    weekly_change: ArrayLike = 0.0,
) -> Start:
    """A start from numbers or draws: what is one number is the same in every draw.

    Examples
    --------
    >>> make_start(date(2025, 1, 16), losses=3800, losses_per_day=92, strength=12000).draws
    1
    """
    average = losses_per_day if average_per_day is None else average_per_day
    given = (losses, losses_per_day, average, strength, killed_share, weekly_change)
    arrays = [np.atleast_1d(np.asarray(values, dtype=np.float64)) for values in given]
    shape = np.broadcast_shapes(*(values.shape for values in arrays))
    return Start(as_of, *(np.broadcast_to(values, shape).copy() for values in arrays))
