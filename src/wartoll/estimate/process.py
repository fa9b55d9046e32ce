"""The latent process: a daily rate of losses, smooth from week to week, with declared lulls.

The log daily rate is a line through weekly knots. The knots follow an autoregression; the total over all days is its
own parameter, and the knots only share it out, so that a claimed total pins one coordinate and not all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from wartoll.dates import Window

Array = NDArray[np.float64]
KNOT_DAYS = 7


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that the process runs over.

    Parameters
    ----------
    first : date
        Day 0.
    days : int
        Number of days, T.
    lulls : tuple of Window
        Declared pauses, both ends known.
    """

    first: date
    days: int
    lulls: tuple[Window, ...] = ()

    @property
    def last(self) -> date:
        """The last day."""
        return self.first + timedelta(days=self.days - 1)

    @property
    def knots(self) -> int:
        """Number of weekly knots, K: the last one stands on or after the last day."""
        return max(2, -(-(self.days - 1) // KNOT_DAYS) + 1)

    def index(self, day: date) -> int:
        """A day's number, held inside the calendar."""
        return min(max((day - self.first).days, 0), self.days - 1)

    def lull_days(self) -> Array:
        """One row a lull, 1 on its days: shape (lulls, T)."""
        rows = np.zeros((len(self.lulls), self.days))
        for row, window in zip(rows, self.lulls, strict=True):
            if window.earliest is None or window.latest is None:
                raise ValueError("a declared lull has both ends")
            if window.latest >= self.first and window.earliest <= self.last:
                row[self.index(window.earliest) : self.index(window.latest) + 1] = 1.0
        return rows


def knot_path(innovations: Array, memory: float) -> Array:
    """Run the stationary autoregression s_k = memory s_(k-1) + z_k with unit innovations.

    Parameters
    ----------
    innovations : array, shape (..., K)
        Standard normal; the first one is scaled to the stationary sd.
    """
    scale = memory ** -np.arange(innovations.shape[-1])
    weighted = innovations * scale
    weighted[..., 0] /= np.sqrt(1 - memory**2)
    return np.asarray(np.cumsum(weighted, axis=-1) / scale)


def knot_path_adjoint(gradient: Array, memory: float) -> Array:
    """Carry a gradient with respect to the path back to its innovations: the transpose of `knot_path`."""
    scale = memory ** -np.arange(gradient.shape[-1])
    back = np.cumsum((gradient / scale)[..., ::-1], axis=-1)[..., ::-1] * scale
    back[..., 0] /= np.sqrt(1 - memory**2)
    return np.asarray(back)


def interpolate(knots: Array, days: int) -> Array:
    """Lines between weekly knots, read on each day: (..., K) to (..., T)."""
    steps = np.arange(KNOT_DAYS) / KNOT_DAYS
    left, right = knots[..., :-1, None], knots[..., 1:, None]
    lines = (left + (right - left) * steps).reshape(*knots.shape[:-1], -1)
    if lines.shape[-1] < days:
        lines = np.concatenate([lines, knots[..., -1:]], axis=-1)
    return np.asarray(lines[..., :days])


def interpolate_adjoint(gradient: Array, knots: int) -> Array:
    """The transpose of `interpolate`: (..., T) to (..., K)."""
    right, left = np.zeros((2, *gradient.shape[:-1], knots))
    weeks = _weeks(gradient, knots)
    steps = np.arange(KNOT_DAYS) / KNOT_DAYS
    left[..., : weeks.shape[-2]] = weeks @ (1 - steps)
    right[..., 1:] = (weeks @ steps)[..., : knots - 1]
    return np.asarray(left + right)


def interpolation_gram(weights: Array, knots: int) -> Array:
    """W' diag(weights) W for the interpolation W, a tridiagonal matrix: (..., T) to (..., K, K)."""
    weeks = _weeks(weights, knots)
    steps = np.arange(KNOT_DAYS) / KNOT_DAYS
    gram = np.zeros((*weights.shape[:-1], knots, knots))
    i = np.arange(knots)
    gram[..., i, i] += weeks @ (1 - steps) ** 2
    gram[..., i[1:], i[1:]] += (weeks @ steps**2)[..., :-1]
    cross = (weeks @ (steps * (1 - steps)))[..., :-1]
    gram[..., i[1:], i[:-1]] += cross
    gram[..., i[:-1], i[1:]] += cross
    return gram


def _weeks(values: Array, knots: int) -> Array:
    padded = np.zeros((*values.shape[:-1], knots * KNOT_DAYS))
    padded[..., : values.shape[-1]] = values
    return padded.reshape(*values.shape[:-1], knots, KNOT_DAYS)


@dataclass(frozen=True, slots=True)
class Periods:
    """For each claim the period it counts: windows of running totals, as positions on the twice summed rate.

    A count through an end day in a window is the mean of the running totals over that window, less the mean of the
    totals before a start day in its window. With prefix sums that is four look-ups a claim, whatever its length.

    Parameters
    ----------
    end_low, end_high, start_low, start_high : array of int, shape (n,)
        Positions on the running total C, where C[j] is the losses of days 0 to j - 1; both ends counted.
    """

    end_low: NDArray[np.int64]
    end_high: NDArray[np.int64]
    start_low: NDArray[np.int64]
    start_high: NDArray[np.int64]

    @property
    def days(self) -> Array:
        """Days in each period, on average over its windows."""
        return np.asarray((self.end_low + self.end_high - self.start_low - self.start_high) / 2.0)

    def sums(self, rate: Array) -> Array:
        """Losses in each period: (..., T) to (..., n), linear in days and claims."""
        totals = twice_summed(rate)
        end = (totals[..., self.end_high + 1] - totals[..., self.end_low]) / (self.end_high - self.end_low + 1)
        start = totals[..., self.start_high + 1] - totals[..., self.start_low]
        return np.asarray(end - start / (self.start_high - self.start_low + 1))

    def sums_adjoint(self, gradient: Array, days: int) -> Array:
        """The transpose of `sums`: (M, n) to (M, T)."""
        rows = len(gradient)
        end = gradient / (self.end_high - self.end_low + 1)
        start = gradient / (self.start_high - self.start_low + 1)
        positions = np.concatenate([self.end_high + 1, self.end_low, self.start_high + 1, self.start_low])
        flat = (positions + (days + 2) * np.arange(rows)[:, None]).ravel()
        values = np.concatenate([end, -end, -start, start], axis=1).ravel()
        parts = np.bincount(flat, values, rows * (days + 2)).reshape(rows, -1)
        # totals[j] sums C[i] for i < j and C[i] sums the rate before i, so the transpose sums twice from the right
        on_running = np.cumsum(parts[:, ::-1], axis=1)[:, ::-1][:, 1:]
        return np.asarray(np.cumsum(on_running[:, ::-1], axis=1)[:, ::-1][:, 1:])


def twice_summed(rate: Array) -> Array:
    """Prefix sums of the running total: (..., T) to (..., T + 2), starting at 0."""
    totals = np.zeros((*rate.shape[:-1], rate.shape[-1] + 2))
    np.cumsum(rate, axis=-1, out=totals[..., 2:])
    np.cumsum(totals[..., 2:], axis=-1, out=totals[..., 2:])
    return totals
