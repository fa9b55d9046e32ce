"""Automatic models of statsforecast as baselines; they need the extra ``baselines``."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wartoll.errors import ScoreError
from wartoll.score.quantile_scores import QUANTILE_LEVELS
from wartoll.score.series import History

_WINDOWS: dict[str, int | None] = {"auto_ets": None, "auto_arima": 400, "auto_theta": 300}
"""The last so many days that a model is fitted to: ARIMA and Theta are slow, and long pasts did not help them."""


def forecast_auto_ets(history: History, horizons: tuple[int, ...]) -> NDArray[np.float64]:
    """AutoETS on the running total, its own intervals."""
    return _forecast("auto_ets", "AutoETS", history, horizons)


def forecast_auto_arima(history: History, horizons: tuple[int, ...]) -> NDArray[np.float64]:
    """AutoARIMA on the last 400 days of the running total, its own intervals."""
    return _forecast("auto_arima", "AutoARIMA", history, horizons)


def forecast_auto_theta(history: History, horizons: tuple[int, ...]) -> NDArray[np.float64]:
    """AutoTheta on the last 300 days of the running total, its own intervals."""
    return _forecast("auto_theta", "AutoTheta", history, horizons)


def _forecast(name: str, model_name: str, history: History, horizons: tuple[int, ...]) -> NDArray[np.float64]:
    from statsforecast import models

    window = _WINDOWS[name]
    totals = history.daily_totals if window is None else history.daily_totals[-window:]
    widths = sorted({round(100 * abs(1 - 2 * level)) for level in QUANTILE_LEVELS if level != 0.5})
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = getattr(models, model_name)().forecast(y=totals, h=max(horizons), level=widths)
    except Exception as error:  # a third-party optimiser may fail on one history in any way
        raise ScoreError(f"{name} found no model on {history.last_day}: {error}", "a history it can fit") from error
    places = np.array(horizons) - 1
    columns = [_column(answer, level)[places] for level in QUANTILE_LEVELS]
    return np.asarray(np.maximum(np.sort(np.stack(columns, axis=1), axis=1), history.total))


def _column(answer: dict[str, Any], level: float) -> NDArray[np.float64]:
    """A quantile out of an answer that holds a mean and central intervals."""
    if level == 0.5:
        key = "mean"
    else:
        key = f"{'lo' if level < 0.5 else 'hi'}-{round(100 * abs(1 - 2 * level))}"
    return np.asarray(answer[key], dtype=np.float64)
