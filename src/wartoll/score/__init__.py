"""Scores: how good forecasts of losses are, before anyone believes them.

Comes in: a running total by day, or a forecast and what came. Goes out: proper scores, coverage, ratios, records.
Can fail: ScoreError, where a series or a forecast can't be scored; UsageError, where a forecaster is unknown.
"""

from wartoll.score.backtest import Backtest, BacktestOptions, run_backtest
from wartoll.score.calibration import binomial_interval, interval_coverage, pit
from wartoll.score.compare import Ratio, score_ratio
from wartoll.score.distribution_scores import crps, crps_quantiles, log_score
from wartoll.score.forecasters import FORECASTERS
from wartoll.score.quantile_scores import QUANTILE_LEVELS, pinball_loss, wis
from wartoll.score.series import CumulativeSeries, History, parse_series, series_from_rows
from wartoll.score.series_checks import FaultKind, SeriesFault

__all__ = [
    "FORECASTERS", "QUANTILE_LEVELS", "Backtest", "BacktestOptions", "CumulativeSeries", "FaultKind", "History",
    "Ratio", "SeriesFault", "binomial_interval", "crps", "crps_quantiles", "interval_coverage", "log_score",
    "parse_series", "pinball_loss", "pit", "run_backtest", "score_ratio", "series_from_rows", "wis",
]  # fmt: skip
