"""Calibration: how often an interval holds what came, and where in the distribution it fell."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wartoll.errors import ScoreError
from wartoll.score.quantile_scores import QUANTILE_LEVELS


def interval_coverage(
    quantiles: ArrayLike, observed: ArrayLike, coverage: float, levels: tuple[float, ...] = QUANTILE_LEVELS
) -> NDArray[np.bool_]:
    """Whether the central interval of the given nominal coverage holds the observation, both ends counted in.

    Parameters
    ----------
    quantiles : array_like, shape (..., n_levels)
    observed : array_like, shape (...)
    coverage : float
        Such as 0.9 for the interval from the 5 % to the 95 % quantile.
    levels : tuple of float

    Returns
    -------
    ndarray of bool, shape (...)

    Raises
    ------
    ScoreError
        Where the levels don't hold both ends of that interval.
    """
    tail = (1.0 - coverage) / 2.0
    low, high = np.searchsorted(levels, tail - 1e-9), np.searchsorted(levels, 1.0 - tail - 1e-9)
    if max(low, high) >= len(levels) or abs(levels[low] - tail) > 1e-6 or abs(levels[high] - 1.0 + tail) > 1e-6:
        raise ScoreError(f"no {coverage:.0%} interval among the quantile levels", f"levels {tail:g} and {1 - tail:g}")
    q = np.asarray(quantiles, dtype=np.float64)
    y = np.asarray(observed, dtype=np.float64)
    return np.asarray((q[..., low] <= y) & (y <= q[..., high]))


def pit(quantiles: ArrayLike, observed: ArrayLike, levels: tuple[float, ...] = QUANTILE_LEVELS) -> NDArray[np.float64]:
    """Probability integral transform: the predictive probability of at most what was observed.

    Straight between the quantiles; where several quantiles equal the observation (counts), the middle of their levels.
    Below the lowest quantile it is half the lowest level, above the highest the mirror image: the quantiles don't say
    more. Of a calibrated forecast the values are spread evenly over 0 to 1.

    Parameters
    ----------
    quantiles : array_like, shape (..., n_levels)
    observed : array_like, shape (...)
    levels : tuple of float

    Returns
    -------
    ndarray, shape (...)
    """
    q = np.asarray(quantiles, dtype=np.float64)
    y = np.asarray(observed, dtype=np.float64)[..., None]
    p = np.concatenate([[levels[0] / 2.0], np.asarray(levels), [(1.0 + levels[-1]) / 2.0]])
    below, upto = (q < y).sum(axis=-1), (q <= y).sum(axis=-1)
    padded = np.concatenate([q[..., :1], q, q[..., -1:]], axis=-1)
    left = np.take_along_axis(padded, below[..., None], axis=-1)[..., 0]
    right = np.take_along_axis(padded, below[..., None] + 1, axis=-1)[..., 0]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        part = np.where(right > left, (y[..., 0] - left) / (right - left), 0.0)
    inside = p[below] + part * (p[np.minimum(below + 1, len(p) - 1)] - p[below])
    outside = np.where(below == 0, p[0], p[-1])
    off = (below == 0) | (below == len(levels))
    tied = (p[np.minimum(below + 1, len(p) - 1)] + p[upto]) / 2.0
    return np.asarray(np.where(upto > below, tied, np.where(off, outside, inside)))


def binomial_interval(hits: int, trials: int, confidence: float = 0.99) -> tuple[float, float]:
    """The exact (Clopper and Pearson 1934) interval for a share of hits.

    It takes the trials as independent. Overlapping forecasts aren't, so it is too narrow for them, not too wide.

    Parameters
    ----------
    hits, trials : int
    confidence : float

    Returns
    -------
    tuple of float
    """
    from scipy.stats import beta

    tail = (1.0 - confidence) / 2.0
    low = 0.0 if hits == 0 else float(beta.ppf(tail, hits, trials - hits + 1))
    high = 1.0 if hits == trials else float(beta.ppf(1.0 - tail, hits + 1, trials - hits))
    return low, high
