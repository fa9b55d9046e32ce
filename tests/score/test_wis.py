"""The pinball loss and the weighted interval score."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wartoll.score import QUANTILE_LEVELS, pinball_loss, wis


def test_a_missed_quantile_costs_its_level_above_and_the_rest_below() -> None:
    """Level 0.9, predicted 100: seeing 110 costs 0.9 * 10 = 9, seeing 90 costs 0.1 * 10 = 1."""
    assert pinball_loss(100, [110, 90, 100], 0.9) == pytest.approx([9.0, 1.0, 0.0])


def test_three_quantiles_by_hand() -> None:
    """Quantiles 10, 20, 40 at .25, .5, .75 and 30 seen: losses 5, 5, 2.5; twice their mean is 25/3."""
    assert wis([10, 20, 40], 30, (0.25, 0.5, 0.75)) == pytest.approx(25 / 3)


def test_a_point_forecast_scores_its_absolute_error() -> None:
    assert wis(np.full(23, 70.0), 92.0) == pytest.approx(22.0)


def test_the_levels_are_the_hubs_twenty_three() -> None:
    assert len(QUANTILE_LEVELS) == 23
    assert QUANTILE_LEVELS[:3] == (0.01, 0.025, 0.05)
    assert QUANTILE_LEVELS[11] == 0.5
    assert np.allclose(np.array(QUANTILE_LEVELS) + np.array(QUANTILE_LEVELS)[::-1], 1.0)


def test_it_equals_the_weighted_sum_of_interval_scores() -> None:
    """Bracher et al. 2021, equation 2: (|y - m| / 2 + sum of alpha/2 * interval score) / (K + 1/2)."""
    quantiles = np.sort(np.random.default_rng(3).gamma(2.0, 50.0, 23))
    observed = 130.0
    total = 0.5 * abs(observed - quantiles[11])
    for k in range(11):
        low, high, alpha = quantiles[k], quantiles[22 - k], 2 * QUANTILE_LEVELS[k]
        score = (high - low) + 2 / alpha * (max(low - observed, 0) + max(observed - high, 0))
        total += alpha / 2 * score
    assert wis(quantiles, observed) == pytest.approx(total / 11.5)


@given(st.lists(st.floats(0, 1e6), min_size=23, max_size=23), st.floats(0, 1e6), st.floats(0.1, 10))
def test_it_is_never_negative_and_scales_with_the_unit(values: list[float], observed: float, factor: float) -> None:
    quantiles = np.sort(values)
    score = float(wis(quantiles, observed))
    assert score >= 0
    assert float(wis(quantiles * factor, observed * factor)) == pytest.approx(score * factor, rel=1e-9, abs=1e-6)
