"""Scores: how good forecasts of losses are, before anyone believes them.

Comes in: a running total by day, or a forecast and what came. Goes out: proper scores, coverage, ratios, records.
Can fail: ScoreError, where a series or a forecast can't be scored; UsageError, where a forecaster is unknown.
"""

from wartoll.score.backtest import Backtest, BacktestOptions, run_backtest
from wartoll.score.calibration import binomial_interval, interval_coverage, pit
from wartoll.score.compare import Ratio, score_ratio
from wartoll.score.distribution_scores import crps, crps_quantiles, log_score
from wartoll.score.forecasters import FORECASTERS
from wartoll.score.hubverse import HUBVERSE_COLUMNS, hubverse_rows
from wartoll.score.quantile_scores import QUANTILE_LEVELS, pinball_loss, wis
from wartoll.score.record import LaterFigure, RecordRow, later_figures, score_forecast, summarise_record
from wartoll.score.register import (
    OutsideProof,
    RegisteredForecast,
    attestation,
    forecast_from_row,
    forecast_to_row,
    freeze_forecast,
    freeze_paths,
)
from wartoll.score.series import CumulativeSeries, History, parse_series, series_from_rows
from wartoll.score.series_checks import FaultKind, SeriesFault

__all__ = [
    "FORECASTERS", "HUBVERSE_COLUMNS", "QUANTILE_LEVELS", "Backtest", "BacktestOptions", "CumulativeSeries",
    "FaultKind", "History", "LaterFigure", "OutsideProof", "Ratio", "RecordRow", "RegisteredForecast", "SeriesFault",
    "attestation", "binomial_interval", "crps", "crps_quantiles", "forecast_from_row", "forecast_to_row",
    "freeze_forecast", "freeze_paths", "hubverse_rows", "interval_coverage", "later_figures", "log_score",
    "parse_series", "pinball_loss", "pit", "run_backtest", "score_forecast", "score_ratio", "series_from_rows",
    "summarise_record", "wis",
]  # fmt: skip
