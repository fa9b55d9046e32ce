"""The continuous ranked probability score and the log score, of draws and of quantiles."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wartoll.score.wis import QUANTILE_LEVELS


def crps(draws: ArrayLike, observed: ArrayLike) -> NDArray[np.float64]:
    """Continuous ranked probability score of draws: ``E|X - y| - E|X - X'| / 2``. Smaller is better.

    The second mean runs over all pairs, itself included (the score of the empirical distribution), computed from the
    sorted draws in O(n log n): Gneiting and Raftery 2007, Journal of the American Statistical Association 102, eq. 21.
    Of a point forecast it is the absolute error.

    Parameters
    ----------
    draws : array_like, shape (..., n_draws)
    observed : array_like, shape (...)

    Returns
    -------
    ndarray, shape (...)
    """
    x = np.sort(np.asarray(draws, dtype=np.float64), axis=-1)
    n = x.shape[-1]
    y = np.asarray(observed, dtype=np.float64)
    distance = np.abs(x - y[..., None]).mean(axis=-1)
    weights = (2.0 * np.arange(1, n + 1) - n - 1.0) / (n * n)
    return np.asarray(distance - (x * weights).sum(axis=-1))


def crps_quantiles(
    quantiles: ArrayLike, observed: ArrayLike, levels: tuple[float, ...] = QUANTILE_LEVELS
) -> NDArray[np.float64]:
    """The score of the distribution whose quantile function runs straight between the given quantiles.

    The mass beyond the outermost levels sits on the outermost quantiles. Computed in closed form as twice the integral
    of the pinball loss over all levels, so it is exact for that distribution.

    Parameters
    ----------
    quantiles : array_like, shape (..., n_levels)
        Not falling along the last axis.
    observed : array_like, shape (...)
    levels : tuple of float

    Returns
    -------
    ndarray, shape (...)
    """
    inner = np.asarray(quantiles, dtype=np.float64)
    q = np.concatenate([inner[..., :1], inner, inner[..., -1:]], axis=-1)
    p = np.concatenate([[0.0], np.asarray(levels, dtype=np.float64), [1.0]])
    y = np.asarray(observed, dtype=np.float64)[..., None]
    low, high, width = p[:-1], p[1:], np.diff(p)
    q0, q1 = q[..., :-1], q[..., 1:]
    step = q1 - q0
    # The level at which the straight piece passes y, cut to the piece: below it q < y, above it q >= y.
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        cut = np.where(step > 0, (y - q0) / step, np.where(y > q0, 1.0, 0.0))
    split = low + width * np.clip(cut, 0.0, 1.0)

    def pinball_integral(start: NDArray[np.float64], stop: NDArray[np.float64], shift: float) -> NDArray[np.float64]:
        """Integrate ``(u - shift) * (y - q(u))`` over levels u: a quadratic, so Simpson's rule is exact."""
        middle = (start + stop) / 2.0
        heights = [(u - shift) * (y - q0 - step * (u - low) / width) for u in (start, middle, stop)]
        return np.asarray((stop - start) / 6.0 * (heights[0] + 4.0 * heights[1] + heights[2]))

    below, above = pinball_integral(low, split, 0.0), pinball_integral(split, high, 1.0)
    return np.asarray(2.0 * (below + above).sum(axis=-1))


def log_score(
    quantiles: ArrayLike, observed: ArrayLike, levels: tuple[float, ...] = QUANTILE_LEVELS
) -> NDArray[np.float64]:
    """Minus the log of the predictive density at what was observed. Smaller is better; infinite is possible.

    The density is even between neighbouring quantiles and falls off exponentially beyond the outermost ones, at the
    rate that continues the last piece's density. Two equal quantiles around the observation give minus infinity, so
    the score suits continuous forecasts only; WIS and CRPS don't have this fault.

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
    y = np.asarray(observed, dtype=np.float64)
    p = np.asarray(levels, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        density = np.diff(p) / np.diff(q, axis=-1)
        piece = np.clip((q[..., 1:] < y[..., None]).sum(axis=-1), 0, len(p) - 2)
        inside = -np.log(np.take_along_axis(density, piece[..., None], axis=-1)[..., 0])
        first, last = density[..., 0], density[..., -1]
        under = -np.log(first) + first / p[0] * (q[..., 0] - y)
        over = -np.log(last) + last / (1.0 - p[-1]) * (y - q[..., -1])
    return np.asarray(np.where(y < q[..., 0], under, np.where(y > q[..., -1], over, inside)))
