"""The forecaster of running totals."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wartoll.score.conformal import weighted_quantiles
from wartoll.score.direct import SeriesSettings, _choose_half_life, _smooth, forecast_series
from wartoll.score.series import CumulativeSeries, History


def history_of(additions: list[float] | np.ndarray) -> History:
    totals = np.concatenate([[0.0], np.cumsum(additions)])
    return CumulativeSeries("x", date(2024, 1, 1), np.arange(len(totals)), totals).known_by(len(totals) - 1)


def test_the_smoothed_mean_by_hand() -> None:
    """Half-life of one day: weights 1, 1/2, 1/4 back from the last of 4, 8, 6: (6 + 4 + 1) / (7 / 4)."""
    assert _smooth(np.array([4.0, 8.0, 6.0]), 1.0)[-1] == pytest.approx(11 / 1.75)


def test_smoothing_in_stretches_equals_the_plain_recursion() -> None:
    values = np.random.default_rng(1).gamma(1.0, 20.0, 3_000)
    kept, summed, weight, expected = 0.5 ** (1 / 2), 0.0, 0.0, []
    for value in values:
        summed, weight = kept * summed + value, kept * weight + 1
        expected.append(summed / weight)
    assert _smooth(values, 2.0) == pytest.approx(expected, rel=1e-12)


def test_the_half_life_that_forecast_the_next_day_best_is_chosen() -> None:
    """The second mean is right on every day, the first always wrong by 10."""
    additions = np.full(20, 50.0)
    means = np.stack([np.full(21, 60.0), np.full(21, 50.0)])
    assert _choose_half_life(additions, means).tolist() == [60.0] * 2 + [50.0] * 19


def test_weighted_quantiles_by_hand() -> None:
    """Values 1, 2, 3 with weights 1, 2, 1: mid-ranks 1/8, 1/2, 7/8."""
    found = weighted_quantiles(np.array([3.0, 1.0, 2.0]), np.array([1.0, 1.0, 2.0]), np.array([0.125, 0.5, 0.6875]))
    assert found == pytest.approx([1.0, 2.0, 2.5])


def test_a_steady_pace_goes_on() -> None:
    quantiles = forecast_series(history_of(np.full(400, 50.0)), (7, 28))
    assert quantiles[:, 11] == pytest.approx([20_000 + 350, 20_000 + 1_400], rel=1e-3)


def test_a_pace_that_doubled_two_months_ago_is_forecast_doubled() -> None:
    quantiles = forecast_series(history_of(np.concatenate([np.full(200, 50.0), np.full(60, 100.0)])), (28,))
    assert quantiles[0, 11] - 16_000 == pytest.approx(2_800, rel=0.12)


def test_nothing_lost_for_long_means_little_to_come() -> None:
    quantiles = forecast_series(history_of(np.zeros(300)), (7, 90))
    assert (quantiles[:, 11] == 0).all()
    assert quantiles[-1, -1] < 15


def test_restless_series_get_wider_intervals_than_steady_ones() -> None:
    generator = np.random.default_rng(3)
    steady = generator.poisson(50, 400).astype(float)
    restless = generator.poisson(50 * np.exp(np.cumsum(generator.normal(0, 0.15, 400)) % 2)).astype(float)
    widths = []
    for additions in (steady, restless):
        quantiles = forecast_series(history_of(additions), (28,))[0] - additions.sum()
        widths.append((quantiles[20] - quantiles[2]) / quantiles[11])
    assert widths[1] > 1.3 * widths[0]


def test_another_unit_gives_nearly_the_same_forecast_where_counts_are_large() -> None:
    additions = np.random.default_rng(5).gamma(20.0, 1_000.0, 300)
    plain = forecast_series(history_of(additions), (28,))[0] - additions.sum()
    scaled = forecast_series(history_of(additions * 7.0), (28,))[0] - additions.sum() * 7.0
    assert scaled == pytest.approx(plain * 7.0, rel=0.05)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 100_000), min_size=1, max_size=120), st.lists(st.integers(1, 400), min_size=1, max_size=3)
)
def test_any_history_gives_finite_rising_quantiles(additions: list[int], horizons: list[int]) -> None:
    history = history_of([float(value) for value in additions])
    quantiles = forecast_series(history, tuple(horizons), SeriesSettings())
    assert np.isfinite(quantiles).all()
    assert (np.diff(quantiles, axis=1) >= -1e-9 * (1 + quantiles[:, 1:])).all()
    assert (quantiles >= history.total).all()
