"""Baselines that any forecast should beat: constant rates and a random walk. Each gives quantiles of future totals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wartoll.score.conformal import LEVELS, NORMAL_QUANTILES, conformal_quantiles
from wartoll.score.series import History

WARM_UP_DAYS = 30
RECENT_DAYS = 28


def forecast_constant(history: History, horizons: tuple[int, ...]) -> NDArray[np.float64]:
    """The think tank's arithmetic: the mean rate since the start goes on. A point, so all quantiles are equal.

    Parameters
    ----------
    history : History
    horizons : tuple of int
        Days ahead.

    Returns
    -------
    ndarray, shape (n_horizons, 23)
        Totals reached.
    """
    totals = history.daily_totals
    rate = max(0.0, float(totals[-1] - totals[0]) / max(1, len(totals) - 1))
    return np.repeat(history.total + rate * np.array(horizons, dtype=np.float64)[:, None], len(LEVELS), axis=1)


def forecast_constant_conformal(history: History, horizons: tuple[int, ...]) -> NDArray[np.float64]:
    """The mean rate since the start, with intervals from that method's own past errors on the same series."""
    rates = _mean_rates(history.daily_totals, len(history.daily_totals))
    return _with_own_errors(history, horizons, rates, half_life_days=365.0)


def forecast_recent_constant(history: History, horizons: tuple[int, ...]) -> NDArray[np.float64]:
    """The mean rate of the last 28 days, with intervals from that method's own past errors, all weighing the same."""
    rates = _mean_rates(history.daily_totals, RECENT_DAYS)
    return _with_own_errors(history, horizons, rates, half_life_days=5000.0)


def forecast_random_walk(history: History, horizons: tuple[int, ...]) -> NDArray[np.float64]:
    """Random walk with drift on the total: Gaussian steps, the drift's own error counted in, no fall below the total.

    The variance at horizon h is ``s**2 * h * (1 + h / n)`` for n steps (Hyndman and Athanasopoulos, Forecasting:
    principles and practice, 3rd edition, section 5.5).
    """
    steps = history.increments
    drift = float(steps.mean())
    spread = float(steps.std(ddof=1)) if len(steps) > 1 else 0.0
    h = np.array(horizons, dtype=np.float64)[:, None]
    scale = spread * np.sqrt(h * (1.0 + h / len(steps)))
    return history.total + np.maximum(drift * h + NORMAL_QUANTILES * scale, 0.0)


def _mean_rates(totals: NDArray[np.float64], window: int) -> NDArray[np.float64]:
    """On each day the mean addition of the last ``window`` days, or since the start where that is shorter."""
    days = np.arange(len(totals))
    first = np.maximum(days - window, 0)
    return (totals - totals[first]) / np.maximum(days - first, 1)


def _with_own_errors(
    history: History, horizons: tuple[int, ...], rates: NDArray[np.float64], *, half_life_days: float
) -> NDArray[np.float64]:
    rows = [
        conformal_quantiles(h * rates, history.daily_totals, h, first_day=WARM_UP_DAYS, half_life_days=half_life_days)
        for h in horizons
    ]
    return history.total + np.stack(rows)
