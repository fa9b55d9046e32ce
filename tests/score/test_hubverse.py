"""Quantiles in hubverse columns."""

from __future__ import annotations

from tests.score.test_backtest import make_series
from wartoll.score import BacktestOptions, run_backtest
from wartoll.score.hubverse import HUBVERSE_COLUMNS, hubverse_rows


def test_every_forecast_has_a_row_for_every_level() -> None:
    backtest = run_backtest(make_series(150), BacktestOptions(horizons=(7, 28), forecasters=("series", "constant")))
    rows = list(hubverse_rows(backtest))
    assert len(rows) == 2 * len(backtest.origins) * 2 * 23
    first = rows[0]
    assert tuple(first) == HUBVERSE_COLUMNS
    assert first["model_id"] == "series"
    assert first["output_type"] == "quantile"
    assert first["output_type_id"] == 0.01
    assert first["target_end_date"] > first["reference_date"]
