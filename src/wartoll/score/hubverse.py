"""Quantiles in the columns that forecasting hubs exchange (hubverse model output)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wartoll.score.backtest import Backtest
from wartoll.score.quantile_scores import QUANTILE_LEVELS

HUBVERSE_COLUMNS: tuple[str, ...] = tuple(
    "model_id reference_date target location horizon target_end_date output_type output_type_id value".split()
)


def hubverse_rows(backtest: Backtest, target: str = "cumulative losses") -> Iterator[dict[str, Any]]:
    """Every quantile of a backtest as a row, also of forecasts whose outcome is not known; ``location`` is the series.

    Parameters
    ----------
    backtest : Backtest
    target : str
        What is counted.

    Yields
    ------
    dict
        The columns of `HUBVERSE_COLUMNS`; the horizon is in days.
    """
    for scores in backtest.scores:
        for i, origin in enumerate(backtest.origins):
            for j, horizon in enumerate(backtest.options.horizons):
                yield from quantile_rows(scores.name, origin, target, backtest.series, horizon, scores.quantiles[i, j])


def quantile_rows(
    model_id: str, origin: date, target: str, location: str, horizon: int, quantiles: NDArray[np.float64]
) -> Iterator[dict[str, Any]]:
    """The rows of one forecast for one day; none where the forecaster gave no answer."""
    if np.isnan(quantiles).any():
        return
    for level, value in zip(QUANTILE_LEVELS, quantiles, strict=True):
        values = (
            model_id, origin.isoformat(), target, location, horizon, (origin + timedelta(days=horizon)).isoformat(),
            "quantile", level, round(float(value), 6),
        )  # fmt: skip
        yield dict(zip(HUBVERSE_COLUMNS, values, strict=True))
