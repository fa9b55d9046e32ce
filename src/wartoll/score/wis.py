"""Quantile scores: the pinball loss and the weighted interval score over 23 quantiles."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

QUANTILE_LEVELS: tuple[float, ...] = (0.01, 0.025, *(round(0.05 * i, 2) for i in range(1, 20)), 0.975, 0.99)
"""The 23 levels that forecasting hubs ask for: the median and eleven central intervals."""


def pinball_loss(quantile: ArrayLike, observed: ArrayLike, level: ArrayLike) -> NDArray[np.float64]:
    """Loss of one predicted quantile: ``level * (y - q)`` above it, ``(1 - level) * (q - y)`` below.

    Parameters
    ----------
    quantile, observed, level : array_like
        Shapes that broadcast together.

    Returns
    -------
    ndarray
        In the units of the observation; 0 where the quantile is hit.
    """
    error = np.asarray(observed, dtype=np.float64) - np.asarray(quantile, dtype=np.float64)
    level = np.asarray(level, dtype=np.float64)
    return np.maximum(level * error, (level - 1.0) * error)


def wis(quantiles: ArrayLike, observed: ArrayLike, levels: tuple[float, ...] = QUANTILE_LEVELS) -> NDArray[np.float64]:
    """Weighted interval score: twice the mean pinball loss over the levels. Smaller is better.

    For levels that form central intervals and the median this equals the interval score weighted by half of each
    interval's alpha (Bracher, Ray, Gneiting and Reich 2021, PLOS Computational Biology 17(2), equation 2 and S1 text).
    Of a point forecast (all quantiles equal) it is the absolute error.

    Parameters
    ----------
    quantiles : array_like, shape (..., n_levels)
    observed : array_like, shape (...)
    levels : tuple of float

    Returns
    -------
    ndarray, shape (...)
        In the units of the observation. NaN where an input is NaN.
    """
    loss = pinball_loss(quantiles, np.asarray(observed, dtype=np.float64)[..., None], np.asarray(levels))
    return np.asarray(2.0 * loss.mean(axis=-1))
