"""The forecasters by name: each takes a history and horizons in days and gives quantiles of the totals reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from wartoll.errors import UsageError
from wartoll.score.auto_baselines import forecast_auto_arima, forecast_auto_ets, forecast_auto_theta
from wartoll.score.baselines import (
    forecast_constant,
    forecast_constant_conformal,
    forecast_random_walk,
    forecast_recent_constant,
)
from wartoll.score.direct import forecast_series
from wartoll.score.from_claims import forecast_project
from wartoll.score.series import History

Forecaster = Callable[[History, tuple[int, ...]], NDArray[np.float64]]
"""History and horizons in days to quantiles of the total, shape (n_horizons, 23)."""

FORECASTERS: dict[str, Forecaster] = {
    "project": forecast_project,
    "series": forecast_series,
    "constant": forecast_constant,
    "constant_conformal": forecast_constant_conformal,
    "recent_constant": forecast_recent_constant,
    "random_walk": forecast_random_walk,
    "auto_ets": forecast_auto_ets,
    "auto_arima": forecast_auto_arima,
    "auto_theta": forecast_auto_theta,
}
SLOW = frozenset({"project"})
"""Seconds a forecast: used where named only."""
NEEDS_BASELINES = frozenset({"auto_ets", "auto_arima", "auto_theta"})


def choose_forecasters(names: Iterable[str] = ()) -> dict[str, Forecaster]:
    """The forecasters of these names, in this order; without names all that are quick and need no extra.

    Raises
    ------
    UsageError
        Where a name is unknown, or needs an extra that isn't installed.
    """
    wanted = tuple(dict.fromkeys(names)) or tuple(name for name in FORECASTERS if name not in NEEDS_BASELINES | SLOW)
    for name in wanted:
        if name not in FORECASTERS:
            raise UsageError(f"no forecaster is called {name!r}", f"one of: {', '.join(FORECASTERS)}")
        if name in NEEDS_BASELINES and find_spec("statsforecast") is None:
            raise UsageError(
                f"the forecaster {name} needs statsforecast", "it installed", "run: pip install 'wartoll[baselines]'"
            )
    return {name: FORECASTERS[name] for name in wanted}
