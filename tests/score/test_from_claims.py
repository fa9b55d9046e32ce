"""The forecaster that goes the way of a brief."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from tests.score.test_backtest import make_series
from wartoll.errors import ScoreError
from wartoll.score import BacktestOptions, CumulativeSeries, run_backtest
from wartoll.score.from_claims import forecast_project, thin_claims


def test_a_series_becomes_one_running_total_a_week() -> None:
    """At 50 a day, the last of sixteen claims holds 16 weeks of losses and the first one week."""
    series = CumulativeSeries("line", date(2024, 1, 1), np.arange(200), 50.0 * np.arange(200))
    claims = thin_claims(series.known_by(199))
    assert len(claims) == 16
    assert [claim.quantity.best for claim in (claims[0], claims[-1]) if claim.quantity] == [350, 5_600]
    last = date(2024, 1, 1) + timedelta(days=199)
    assert claims[-1].end is not None
    assert claims[-1].end.latest == last
    assert claims[0].start is not None
    assert claims[0].start.earliest == last - timedelta(days=111)


def test_a_steady_pace_is_projected_on() -> None:
    series = CumulativeSeries("line", date(2024, 1, 1), np.arange(200), 50.0 * np.arange(200))
    history = series.known_by(199)
    quantiles = forecast_project(history, (28,))[0] - history.total
    assert quantiles[11] == pytest.approx(1_400, rel=0.15)
    assert quantiles[2] < 1_400 < quantiles[20]


def test_nothing_lost_is_said_not_guessed() -> None:
    series = CumulativeSeries("still", date(2024, 1, 1), np.arange(200), np.full(200, 70.0))
    with pytest.raises(ScoreError, match="no losses in the 112 days"):
        forecast_project(series.known_by(199), (7,))


def test_it_does_not_look_past_the_origin() -> None:
    series = make_series(160)
    options = BacktestOptions(forecasters=("project",), every_days=100, last_origin=date(2023, 4, 2))
    corrupted = series.totals.copy()
    corrupted[95:] = 9e6
    other = CumulativeSeries(series.name, series.first_day, series.days, corrupted)
    first, second = run_backtest(series, options), run_backtest(other, options)
    assert np.array_equal(first.scores[0].quantiles, second.scores[0].quantiles)
