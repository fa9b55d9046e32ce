"""The forecaster ``series``: a recent rate that chooses its own memory, with intervals from its own past errors.

It needs nothing but the running total. For horizon h and exponentially weighted means m of the daily additions:

- the rate is ``m(chosen)**.45 * m(7 days)**.45 * m(half a year)**.1``; the chosen half-life is the one with the
  smallest squared one-day-ahead error so far: a steady series remembers for long, a restless one for days;
- its error is the log ratio of what came to what was forecast (each plus one), in units of a scale
  ``s**2 = d / (p + 1) + (0.22 + 0.15 v)**2``: counting noise of a forecast increase p whose daily additions
  have dispersion d, and the drift of the rate, v being the spread of weekly log changes;
- the quantiles are those of its own past scaled errors (halved in weight every year) together with a Gaussian prior
  of spread ``0.9 (h / 28)**0.2`` that weighs ``15 + 3 h`` days: overlapping windows of h days hold one independent
  error in h days, not one a day.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wartoll.score.conformal import STANDARD_ERRORS, past_increases, recency_weights, weighted_quantiles
from wartoll.score.series import History


@dataclass(frozen=True, slots=True)
class SeriesSettings:
    """What was tuned, on the first half of the origins of fourteen series to the end of 2024 (``evals/backtest``)."""

    half_lives: tuple[float, ...] = (2, 3, 5, 7, 10, 14, 20, 30, 45, 70)
    recent_half_life: float = 7.0
    long_window_days: int = 182
    long_share: float = 0.1
    drift_floor: float = 0.22
    drift_per_volatility: float = 0.15
    largest_dispersion: float = 30.0
    prior_spread_at_28_days: float = 0.9
    prior_spread_growth: float = 0.2
    prior_days: float = 15.0
    prior_days_per_horizon_day: float = 3.0
    error_half_life_days: float = 365.0
    warm_up_days: int = 15
    round_below: float = 30.0


def forecast_series(
    history: History, horizons: tuple[int, ...], settings: SeriesSettings = SeriesSettings()
) -> NDArray[np.float64]:
    """Quantiles of future totals from the running total alone.

    Parameters
    ----------
    history : History
        At least a few weeks; the method's own errors start to count after ``settings.warm_up_days``.
    horizons : tuple of int
        Days ahead.
    settings : SeriesSettings, optional

    Returns
    -------
    ndarray, shape (n_horizons, 23)
        Totals reached, at the levels of `QUANTILE_LEVELS`. None lies below the last total.
    """
    totals = history.daily_totals
    additions = history.increments
    log_rate, noise, drift = _rate_and_scale(totals, additions, settings)
    rows = []
    for h in horizons:
        predicted = h * np.exp(log_rate)
        scale = np.sqrt(noise / (predicted + 1.0) + drift**2)
        increase = _increase_quantiles(predicted, scale, totals, h, settings)
        if history.counts:
            increase = np.where(increase < settings.round_below, np.round(increase), increase)
        rows.append(increase)
    return np.asarray(history.total + np.stack(rows))


def _rate_and_scale(
    totals: NDArray[np.float64], additions: NDArray[np.float64], settings: SeriesSettings
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """For each day, from what was known by then: log rate, dispersion of counts, spread of the rate's drift."""
    means = {h: _running_mean(additions, h) for h in {*settings.half_lives, settings.recent_half_life, 10.0}}
    days = np.arange(len(totals))
    first = np.maximum(days - settings.long_window_days, 0)
    long_rate = (totals - totals[first]) / np.maximum(days - first, 1)
    chosen = _choose_half_life(additions, np.stack([means[h] for h in settings.half_lives]))
    short = (_log(chosen) + _log(means[settings.recent_half_life])) / 2.0
    log_rate = (1.0 - settings.long_share) * short + settings.long_share * _log(long_rate)

    week = np.maximum(days - 7, 0)
    log_weeks = np.log1p(totals - totals[week])
    changes = (log_weeks - log_weeks[week])[1:]
    volatility = np.sqrt(np.concatenate([[0.09], _smooth(changes**2, 56.0)]))
    one_step = additions - np.concatenate([additions[:1], means[10.0][1:-1]])
    dispersion = _smooth(one_step**2, 120.0) / np.maximum(_smooth(additions, 120.0), 1e-3)
    noise = np.clip(np.concatenate([[1.0], dispersion]), 1.0, settings.largest_dispersion)
    return log_rate, noise, settings.drift_floor + settings.drift_per_volatility * volatility


def _choose_half_life(additions: NDArray[np.float64], means: NDArray[np.float64]) -> NDArray[np.float64]:
    """On each day the mean whose half-life forecast the next day best so far; shapes (n_half_lives, n) to (n,)."""
    errors = (additions[1:] - means[:, 1:-1]) ** 2
    so_far = np.concatenate([np.zeros((len(means), 2)), np.cumsum(errors, axis=1)], axis=1)
    return np.asarray(means[so_far.argmin(axis=0), np.arange(means.shape[1])])


def _increase_quantiles(
    predicted: NDArray[np.float64],
    scale: NDArray[np.float64],
    totals: NDArray[np.float64],
    horizon: int,
    settings: SeriesSettings,
) -> NDArray[np.float64]:
    outcome = past_increases(totals, horizon)[settings.warm_up_days :]
    then = slice(settings.warm_up_days, settings.warm_up_days + len(outcome))
    errors = (np.log1p(outcome) - np.log1p(predicted[then])) / scale[then]
    prior_weight = settings.prior_days + settings.prior_days_per_horizon_day * horizon
    prior_spread = settings.prior_spread_at_28_days * (horizon / 28.0) ** settings.prior_spread_growth
    spread = weighted_quantiles(
        np.concatenate([errors, prior_spread * STANDARD_ERRORS]),
        np.concatenate(
            [
                recency_weights(len(outcome), settings.error_half_life_days),
                np.full(len(STANDARD_ERRORS), prior_weight / len(STANDARD_ERRORS)),
            ]
        ),
    )
    return np.asarray(np.maximum(np.expm1(np.log1p(predicted[-1]) + spread * scale[-1]), 0.0))


def _running_mean(additions: NDArray[np.float64], half_life: float) -> NDArray[np.float64]:
    """Exponentially weighted mean addition by each day of the totals; the first day borrows the second's."""
    return np.concatenate([additions[:1], _smooth(additions, half_life)])


def _smooth(values: NDArray[np.float64], half_life: float) -> NDArray[np.float64]:
    """Exponentially weighted mean of what came so far, by sums of growing weights in stretches that can't overflow."""
    stretch = max(1, int(500 * half_life))
    grown = 2.0 ** (np.arange(min(stretch, len(values))) / half_life)
    parts: list[NDArray[np.float64]] = []
    summed, weight = 0.0, 0.0
    for begin in range(0, len(values), stretch):
        piece = values[begin : begin + stretch]
        growth = grown[: len(piece)]
        decayed = 2.0 ** (-1.0 / half_life) / growth
        sums = np.cumsum(piece * growth) / growth + summed * decayed
        weights = np.cumsum(growth) / growth + weight * decayed
        parts.append(sums / weights)
        summed, weight = float(sums[-1]), float(weights[-1])
    return np.concatenate(parts)


def _log(rate: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.log(np.maximum(rate, 1e-3)))
