"""Coverage, PIT and the binomial interval."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest
from scipy import stats

from wartoll.errors import ScoreError
from wartoll.score import QUANTILE_LEVELS, binomial_interval, interval_coverage, pit


def test_the_ninety_percent_interval_runs_from_the_third_to_the_third_last_quantile() -> None:
    quantiles = np.arange(23.0)
    assert interval_coverage(np.tile(quantiles, (4, 1)), [2, 20, 1.9, 20.1], 0.9).tolist() == [True, True, False, False]


def test_an_interval_that_the_levels_lack_is_refused() -> None:
    with pytest.raises(ScoreError, match=r"levels 0\.1665"):
        interval_coverage(np.arange(23.0), 5.0, 0.667)


def test_pit_by_hand() -> None:
    """Quantiles 10, 20, 40 at .25, .5, .75: 15 is halfway from .25 to .5; outside, half of what is left."""
    quantiles, levels = np.tile([10.0, 20.0, 40.0], (4, 1)), (0.25, 0.5, 0.75)
    assert pit(quantiles, [15, 5, 50, 20], levels) == pytest.approx([0.375, 0.125, 0.875, 0.5])


def test_pit_of_tied_counts_is_the_middle_of_their_levels() -> None:
    assert pit([3.0, 3.0, 7.0], 3.0, (0.25, 0.5, 0.75)) == pytest.approx(0.375)


def test_pit_of_a_true_forecast_is_even() -> None:
    quantiles = np.array([NormalDist().inv_cdf(level) for level in QUANTILE_LEVELS])
    seen = np.random.default_rng(5).standard_normal(20_000)
    values = pit(np.broadcast_to(quantiles, (len(seen), 23)), seen)
    assert stats.kstest(values[(values > 0.02) & (values < 0.98)], stats.uniform(0.02, 0.96).cdf).pvalue > 0.001


def test_the_binomial_interval_matches_the_exact_test() -> None:
    expected = stats.binomtest(150, 170).proportion_ci(0.99, method="exact")
    assert binomial_interval(150, 170) == pytest.approx((expected.low, expected.high))
    assert binomial_interval(0, 10)[0] == 0.0
    assert binomial_interval(10, 10)[1] == 1.0
