"""Ratios of scores and their intervals."""

from __future__ import annotations

import numpy as np
import pytest

from wartoll.score import score_ratio


def test_the_ratio_is_the_geometric_mean_over_columns() -> None:
    """Columns halve and double: the ratio of sums is 1/2 and 2, their geometric mean 1."""
    first, second = np.array([[1.0, 4.0], [1.0, 4.0]]), np.array([[2.0, 2.0], [2.0, 2.0]])
    assert score_ratio(first, second, block=1).ratio == pytest.approx(1.0)


def test_only_cells_that_both_have_are_compared() -> None:
    first, second = np.array([[1.0], [100.0]]), np.array([[2.0], [np.nan]])
    assert score_ratio(first, second, block=1).ratio == pytest.approx(0.5)


def test_too_few_origins_have_no_interval_and_no_cells_no_ratio() -> None:
    few = score_ratio(np.ones((5, 1)), np.ones((5, 1)), block=7)
    assert (few.ratio, few.low) == (1.0, None)
    assert score_ratio(np.full((5, 1), np.nan), np.ones((5, 1)), block=1).ratio is None


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    """Independent log-normal scores with a true ratio of 0.8: 90 % intervals of 200 repeats hold it in 80 to 96 %."""
    generator = np.random.default_rng(11)
    held = 0
    for repeat in range(200):
        first, second = 0.8 * generator.lognormal(0, 0.5, (60, 3)), generator.lognormal(0, 0.5, (60, 3))
        ratio = score_ratio(first, second, block=2, draws=200, seed=repeat)
        assert ratio.low is not None
        assert ratio.high is not None
        held += ratio.low <= 0.8 <= ratio.high
    assert 0.80 <= held / 200 <= 0.96


def test_the_same_seed_gives_the_same_interval() -> None:
    generator = np.random.default_rng(2)
    first, second = generator.gamma(2, 1, (40, 2)), generator.gamma(2, 1, (40, 2))
    assert score_ratio(first, second, block=7) == score_ratio(first, second, block=7)
