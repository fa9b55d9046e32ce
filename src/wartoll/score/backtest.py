"""Backtests: forecasts from many past days of one series, each from what was known by then, scored by what came."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wartoll.errors import ScoreError, UsageError
from wartoll.score.compare import score_ratio
from wartoll.score.forecasters import Forecaster, choose_forecasters
from wartoll.score.quantile_scores import QUANTILE_LEVELS
from wartoll.score.scored import ForecasterScores, mean_of, pit_histogram, score_forecasts
from wartoll.score.series import CumulativeSeries
from wartoll.score.series_checks import SeriesFault


@dataclass(frozen=True, slots=True)
class BacktestOptions:
    """How a series is gone through.

    Parameters
    ----------
    every_days : int
        Days from one origin (the day from which is forecast) to the next.
    horizons : tuple of int
        Days ahead.
    first_origin, last_origin : date, optional
        By default from 90 days after the first total to the last total. Where an origin has no total, the last day
        before it that has one takes its place.
    forecasters : tuple of str
        Names; none means all that are quick and need no extra.
    min_history_days : int
        Origins with less are passed over.
    bootstrap_draws, seed : int
        For the intervals of the ratios.
    """

    every_days: int = 14
    horizons: tuple[int, ...] = (7, 14, 28, 56, 90)
    first_origin: date | None = None
    last_origin: date | None = None
    forecasters: tuple[str, ...] = ()
    min_history_days: int = 60
    bootstrap_draws: int = 1000
    seed: int = 20250116

    def __post_init__(self) -> None:
        if self.every_days < 1 or not self.horizons or min(self.horizons) < 1:
            raise UsageError("a step or a horizon under one day", "days of one or more, at least one horizon")
        if len(set(self.horizons)) != len(self.horizons):
            raise UsageError("a horizon is named twice", "each horizon once")


@dataclass(frozen=True, slots=True, eq=False)
class Backtest:
    """What came of a backtest.

    Parameters
    ----------
    series : str
    options : BacktestOptions
    origins : tuple of date
    observed : ndarray, shape (n_origins, n_horizons)
        The totals as published; NaN where none was.
    scores : tuple of ForecasterScores
    faults : tuple of (date, SeriesFault)
        Falling totals, stalls and jumps of the whole series.
    notes : tuple of str
        What could not be scored, and why.
    """

    series: str
    options: BacktestOptions
    origins: tuple[date, ...]
    observed: NDArray[np.float64]
    scores: tuple[ForecasterScores, ...]
    faults: tuple[tuple[date, SeriesFault], ...]
    notes: tuple[str, ...] = field(default=())

    def ratio_block(self) -> int:
        """How many origins the bootstrap draws together: as many as the longest horizon spans."""
        return max(1, math.ceil(max(self.options.horizons) / self.options.every_days))

    def summary(self) -> dict[str, Any]:
        """The backtest as one object for JSON: ``forecasters`` holds each one's mean scores and ratios to the others.

        ``ratio_to`` gives the geometric mean over the horizons of the ratio of mean WIS, with a 90 % interval.
        """
        return {
            "series": self.series,
            "origins": len(self.origins),
            "first_origin": self.origins[0].isoformat(),
            "last_origin": self.origins[-1].isoformat(),
            "every_days": self.options.every_days,
            "horizons": list(self.options.horizons),
            "forecasters": {scores.name: self._summary_of(scores) for scores in self.scores},
            "faults": [
                {"day": day.isoformat(), "kind": fault.kind.value, "size": fault.size, "handled": fault.handled}
                for day, fault in self.faults
            ],
            "notes": list(self.notes),
        }

    def _summary_of(self, scores: ForecasterScores) -> dict[str, Any]:
        ratios = {}
        for other in self.scores:
            if other.name != scores.name:
                ratio = score_ratio(
                    scores.wis, other.wis, block=self.ratio_block(),
                    draws=self.options.bootstrap_draws, seed=self.options.seed,
                )  # fmt: skip
                ratios[other.name] = [ratio.ratio, ratio.low, ratio.high]
        return {
            "wis": mean_of(scores.wis),
            "crps": mean_of(scores.crps),
            "coverage_50": mean_of(scores.held_50),
            "coverage_90": mean_of(scores.held_90),
            "scored": int(np.isfinite(scores.wis).sum()),
            "pit": pit_histogram(scores.pit),
            "seconds": scores.seconds,
            "ratio_to": ratios,
        }

    def rows(self) -> tuple[dict[str, Any], ...]:
        """One flat row for each forecaster, origin and horizon that was scored."""
        found = []
        for scores in self.scores:
            for i, origin in enumerate(self.origins):
                for j, horizon in enumerate(self.options.horizons):
                    if np.isfinite(scores.wis[i, j]):
                        found.append(
                            {
                                "series": self.series,
                                "forecaster": scores.name,
                                "origin": origin.isoformat(),
                                "horizon_days": horizon,
                                "target": (origin + timedelta(days=horizon)).isoformat(),
                                "observed": float(self.observed[i, j]),
                                "median": float(scores.quantiles[i, j, len(QUANTILE_LEVELS) // 2]),
                                "wis": float(scores.wis[i, j]),
                                "crps": float(scores.crps[i, j]),
                                "pit": float(scores.pit[i, j]),
                                "in_50": bool(scores.held_50[i, j]),
                                "in_90": bool(scores.held_90[i, j]),
                            }
                        )
        return tuple(found)


def run_backtest(series: CumulativeSeries, options: BacktestOptions = BacktestOptions()) -> Backtest:
    """Forecast from every origin with every forecaster, and score against the totals published for the target days.

    A forecaster is handed what the series said up to the origin and nothing else, so it can't look past it. Totals are
    scored as published: a later fall or jump counts against every forecaster alike.

    Raises
    ------
    UsageError
        Where a forecaster is unknown or its extra is missing.
    ScoreError
        Where no origin has both a history and an outcome.
    """
    return backtest_with(series, options, choose_forecasters(options.forecasters))


def backtest_with(series: CumulativeSeries, options: BacktestOptions, forecasters: dict[str, Forecaster]) -> Backtest:
    """As `run_backtest`, with forecasters of one's own."""
    days = choose_origins(series, options)
    if not days:
        raise ScoreError(
            f"series {series.name} has no day to forecast from",
            f"{options.min_history_days} days of totals before one, and a total {min(options.horizons)} days after it",
            "give a longer series, shorter horizons or another --from",
        )
    outcomes = [[series.total_on(day + h) for h in options.horizons] for day in days]
    observed = np.array([[np.nan if total is None else total for total in row] for row in outcomes])
    notes = list(series.notes)
    last = int(series.days[-1])
    missing = sum(total is None and day + h <= last for day, row in zip(days, outcomes, strict=True)
                  for h, total in zip(options.horizons, row, strict=True))  # fmt: skip
    if missing:
        notes.append(f"{missing} forecasts are not scored: no total was published for their day")
    histories = [series.known_by(day) for day in days]
    scores = []
    for name, forecast in forecasters.items():
        began = time.perf_counter()
        answers = np.full((*observed.shape, len(QUANTILE_LEVELS)), np.nan)
        for i, history in enumerate(histories):
            try:
                answers[i] = forecast(history, options.horizons)
            except ScoreError as error:
                notes.append(error.line)
        scores.append(score_forecasts(name, answers, observed, time.perf_counter() - began))
    return Backtest(
        series=series.name,
        options=options,
        origins=tuple(series.first_day + timedelta(days=day) for day in days),
        observed=observed,
        scores=tuple(scores),
        faults=tuple((series.first_day + timedelta(days=fault.day), fault) for fault in series.faults()),
        notes=tuple(notes),
    )


def choose_origins(series: CumulativeSeries, options: BacktestOptions) -> list[int]:
    """The days (since the series' first) to forecast from: each has enough before it and some outcome after it."""
    first = 90 if options.first_origin is None else (options.first_origin - series.first_day).days
    last = int(series.days[-1]) - min(options.horizons)
    if options.last_origin is not None:
        last = min(last, (options.last_origin - series.first_day).days)
    chosen: list[int] = []
    for planned in range(first, last + 1, options.every_days):
        place = int(np.searchsorted(series.days, planned, side="right")) - 1
        if place < 0:
            continue
        day = int(series.days[place])
        known = any(series.total_on(day + h) is not None for h in options.horizons)
        if day >= options.min_history_days and known and (not chosen or day > chosen[-1]):
            chosen.append(day)
    return chosen
