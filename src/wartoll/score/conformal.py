"""Intervals from a method's own past errors: weighted quantiles of the log ratios of what came to what was forecast."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from wartoll.score.quantile_scores import QUANTILE_LEVELS

LEVELS = np.array(QUANTILE_LEVELS)
NORMAL_QUANTILES = np.array([NormalDist().inv_cdf(level) for level in QUANTILE_LEVELS])
STANDARD_ERRORS = np.array([NormalDist().inv_cdf((i + 0.5) / 99) for i in range(99)])
"""Pseudo-observations that stand for a standard Gaussian prior."""


def prior_spread(horizon: int) -> float:
    """Standard deviation of a log ratio at a horizon, before a series has a past: 0.25 at a week, 0.50 at 90 days."""
    return float(np.interp(np.log(horizon), np.log([7.0, 14.0, 28.0, 56.0, 90.0]), [0.25, 0.28, 0.32, 0.40, 0.50]))


def weighted_quantiles(
    values: NDArray[np.float64], weights: NDArray[np.float64], levels: NDArray[np.float64] = LEVELS
) -> NDArray[np.float64]:
    """Quantiles of weighted values, straight between their mid-ranks."""
    order = np.argsort(values)
    ranked, mass = values[order], np.cumsum(weights[order])
    return np.asarray(np.interp(levels, (mass - 0.5 * weights[order]) / mass[-1], ranked))


def past_increases(daily_totals: NDArray[np.float64], horizon: int) -> NDArray[np.float64]:
    """What each day's next ``horizon`` days added, for the days whose outcome is known by the last day."""
    return daily_totals[horizon:] - daily_totals[:-horizon]


def recency_weights(count: int, half_life_days: float) -> NDArray[np.float64]:
    """Weights of the last ``count`` days, halved every so many days back; the latest day weighs 1."""
    return np.asarray(0.5 ** (np.arange(count - 1, -1, -1) / half_life_days))


def conformal_quantiles(
    predicted: NDArray[np.float64],
    daily_totals: NDArray[np.float64],
    horizon: int,
    *,
    first_day: int,
    half_life_days: float = 365.0,
    prior_weight: float = 15.0,
) -> NDArray[np.float64]:
    """Quantiles of the increase over the horizon from the method's own errors so far (no exchangeability is claimed).

    Parameters
    ----------
    predicted : ndarray, shape (n,)
        What the method says (or would have said) on each day for the horizon's increase.
    daily_totals : ndarray, shape (n,)
    horizon : int
        Days.
    first_day : int
        Errors of earlier days don't count.
    half_life_days : float
        How fast old errors lose weight.
    prior_weight : float
        Weight, in days, of a Gaussian with `prior_spread`.

    Returns
    -------
    ndarray, shape (23,)
    """
    outcome = past_increases(daily_totals, horizon)[first_day:]
    errors = np.log1p(np.maximum(outcome, 0.0)) - np.log1p(predicted[first_day : first_day + len(outcome)])
    errors = np.concatenate([errors, STANDARD_ERRORS * prior_spread(horizon)])
    weights = np.concatenate(
        [
            recency_weights(len(outcome), half_life_days),
            np.full(len(STANDARD_ERRORS), prior_weight / len(STANDARD_ERRORS)),
        ]
    )
    return np.asarray(np.maximum(np.expm1(np.log1p(predicted[-1]) + weighted_quantiles(errors, weights)), 0.0))
