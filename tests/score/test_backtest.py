"""Backtests: what is scored, what is known, and that nothing looks past the origin."""

from __future__ import annotations

import json
from datetime import date, timedelta

import numpy as np
import pytest

from wartoll.errors import ScoreError, UsageError
from wartoll.score import BacktestOptions, CumulativeSeries, run_backtest
from wartoll.score.backtest import backtest_with, choose_origins
from wartoll.score.series import History

ALL_OWN = ("series", "constant", "constant_conformal", "recent_constant", "random_walk")


def make_series(days: int = 300, seed: int = 7, name: str = "losses") -> CumulativeSeries:
    """A running total whose daily rate drifts and is counted with noise."""
    generator = np.random.default_rng(seed)
    rate = 60 * np.exp(np.cumsum(generator.normal(0, 0.04, days)))
    totals = 500 + np.cumsum(generator.poisson(rate)).astype(np.float64)
    return CumulativeSeries(name, date(2023, 1, 1), np.arange(days), totals)


def test_the_summary_has_the_shape_that_is_promised() -> None:
    summary = run_backtest(make_series(), BacktestOptions(forecasters=("series", "constant"))).summary()
    assert set(summary["forecasters"]) == {"series", "constant"}
    own = summary["forecasters"]["series"]
    assert {"wis", "crps", "coverage_50", "coverage_90", "ratio_to"} <= set(own)
    ratio, low, high = own["ratio_to"]["constant"]
    assert low <= ratio <= high
    assert ratio * summary["forecasters"]["constant"]["ratio_to"]["series"][0] == pytest.approx(1.0)
    json.dumps(summary, allow_nan=False)


def test_a_constant_rate_on_a_straight_line_is_never_wrong() -> None:
    straight = CumulativeSeries("line", date(2023, 1, 1), np.arange(250), 3.0 * np.arange(250))
    summary = run_backtest(straight, BacktestOptions(forecasters=("constant",))).summary()
    assert summary["forecasters"]["constant"]["wis"] == pytest.approx(0.0, abs=1e-9)
    assert summary["forecasters"]["constant"]["coverage_90"] == 1.0


def test_origins_step_through_the_series_and_each_has_an_outcome() -> None:
    series = make_series(200)
    days = choose_origins(series, BacktestOptions(every_days=30, horizons=(14, 60)))
    assert days == [90, 120, 150, 180]
    backtest = run_backtest(series, BacktestOptions(every_days=30, horizons=(14, 60), forecasters=("constant",)))
    assert np.isfinite(backtest.scores[0].wis).sum() == 6
    assert [row["horizon_days"] for row in backtest.rows()] == [14, 60, 14, 60, 14, 14]


def test_origins_can_be_bounded_by_date() -> None:
    options = BacktestOptions(first_origin=date(2023, 6, 1), last_origin=date(2023, 7, 1))
    days = choose_origins(make_series(), options)
    assert [(date(2023, 1, 1) + timedelta(days=day)).isoformat() for day in days] == [
        "2023-06-01", "2023-06-15", "2023-06-29",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ALL_OWN)
def test_no_forecaster_looks_past_the_origin(name: str) -> None:
    """Whatever the future is turned into, the forecasts made before it stay the same to the last bit."""
    series = make_series()
    options = BacktestOptions(forecasters=(name,), last_origin=date(2023, 1, 1) + timedelta(days=200))
    corrupted = series.totals.copy()
    corrupted[201:] = 1e7 - 37.0 * np.arange(len(corrupted) - 201) ** 2 % 5e6
    other = CumulativeSeries(series.name, series.first_day, series.days, corrupted)
    before, after = run_backtest(series, options), run_backtest(other, options)
    assert before.origins == after.origins
    assert np.array_equal(before.scores[0].quantiles, after.scores[0].quantiles)
    assert not np.array_equal(before.observed, after.observed)


def test_a_forecaster_is_handed_nothing_after_its_origin() -> None:
    handed: list[History] = []

    def spy(history: History, horizons: tuple[int, ...]) -> np.ndarray:
        handed.append(history)
        return np.full((len(horizons), 23), history.total)

    series = make_series(150)
    backtest = backtest_with(series, BacktestOptions(horizons=(7,)), {"spy": spy})
    for origin, history in zip(backtest.origins, handed, strict=True):
        assert history.last_day == origin
        assert len(history.daily_totals) == (origin - series.first_day).days + 1


@pytest.mark.parametrize("name", ALL_OWN)
def test_quantiles_never_fall_and_never_go_below_the_last_total(name: str) -> None:
    backtest = run_backtest(make_series(), BacktestOptions(forecasters=(name,)))
    quantiles = backtest.scores[0].quantiles
    assert (np.diff(quantiles, axis=-1) >= -1e-9).all()
    starts = np.array([make_series().total_on((day - date(2023, 1, 1)).days) for day in backtest.origins])
    assert (quantiles >= starts[:, None, None]).all()


def test_falls_and_jumps_are_reported_with_their_day() -> None:
    series = make_series()
    series.totals[150:] += 9_000
    series.totals[220:] -= 100
    summary = run_backtest(series, BacktestOptions(forecasters=("constant",))).summary()
    kinds = {fault["kind"]: fault["day"] for fault in summary["faults"]}
    assert kinds["jump"] == "2023-05-31"
    assert kinds["fall"] == "2023-08-09"


def test_a_jump_in_the_past_does_not_lift_the_series_forecast() -> None:
    plain, jumped = make_series(), make_series()
    jumped.totals[150:] += 9_000
    options = BacktestOptions(
        forecasters=("series",), horizons=(28,), first_origin=date(2023, 6, 3), last_origin=date(2023, 6, 3)
    )
    medians = [run_backtest(one, options).scores[0].quantiles[0, 0, 11] for one in (plain, jumped)]
    day = (date(2023, 6, 3) - date(2023, 1, 1)).days
    added = [medians[0] - plain.totals[day], medians[1] - jumped.totals[day]]
    assert added[1] == pytest.approx(added[0], rel=0.15)


def test_a_day_without_a_total_is_not_scored_and_is_counted() -> None:
    whole = make_series(150)
    keep = whole.days != 97
    series = CumulativeSeries("gap", whole.first_day, whole.days[keep], whole.totals[keep])
    backtest = run_backtest(series, BacktestOptions(horizons=(7, 14), forecasters=("constant",)))
    assert np.isnan(backtest.observed[0, 0])
    assert backtest.notes == ("1 forecasts are not scored: no total was published for their day",)


def test_unknown_names_and_short_series_are_refused() -> None:
    with pytest.raises(UsageError, match="no forecaster is called 'oracle'"):
        run_backtest(make_series(), BacktestOptions(forecasters=("oracle",)))
    with pytest.raises(ScoreError, match="no day to forecast from"):
        run_backtest(make_series(50))
    with pytest.raises(UsageError):
        BacktestOptions(horizons=())


def test_a_forecaster_that_fails_on_one_origin_is_noted_not_hidden() -> None:
    def moody(history: History, horizons: tuple[int, ...]) -> np.ndarray:
        if len(history.daily_totals) > 100:
            raise ScoreError(f"no model on {history.last_day}")
        return np.full((len(horizons), 23), history.total)

    backtest = backtest_with(make_series(120), BacktestOptions(horizons=(7,)), {"moody": moody})
    assert np.isfinite(backtest.scores[0].wis).sum() == 1
    assert backtest.notes == ("no model on 2023-04-15",)


def test_coverage_is_close_to_nominal_on_series_that_drift_and_count() -> None:
    """Eight simulated series: the 90 % intervals of ``series`` hold 84 to 96 % of what came."""
    held = []
    for seed in range(8):
        backtest = run_backtest(make_series(500, seed), BacktestOptions(forecasters=("series",)))
        held.append(backtest.scores[0].held_90)
    assert 0.84 <= np.nanmean(np.concatenate(held)) <= 0.96
