"""CRPS of draws and of quantiles, and the log score."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st

from wartoll.score import QUANTILE_LEVELS, crps, crps_quantiles, log_score, wis


def test_two_draws_by_hand() -> None:
    """Draws 0 and 2, 1 seen: E|X - y| = 1, E|X - X'| = 1, so 1 - 1/2."""
    assert crps([0.0, 2.0], 1.0) == pytest.approx(0.5)


def test_a_point_scores_its_absolute_error() -> None:
    assert crps([12_668.0], 4_700.0) == pytest.approx(7_968.0)
    assert crps_quantiles(np.full(23, 12_668.0), 4_700.0) == pytest.approx(7_968.0)


def test_it_agrees_with_an_independent_implementation() -> None:
    generator = np.random.default_rng(1)
    draws, observed = generator.gamma(2.0, 30.0, (40, 200)), generator.gamma(2.0, 30.0, 40)
    assert crps(draws, observed) == pytest.approx(scoringrules.crps_ensemble(observed, draws))


def test_an_even_spread_by_hand() -> None:
    """Levels 0+ to 1- of the even distribution on 0..1, one half seen: integral of (F - 1{x >= .5})**2 = 1/12."""
    levels = (1e-12, 0.5, 1 - 1e-12)
    assert crps_quantiles([0.0, 0.5, 1.0], 0.5, levels) == pytest.approx(1 / 12)


def test_quantiles_of_a_gaussian_come_close_to_its_known_score() -> None:
    """CRPS of N(0, 1) at 0 is 2 * phi(0) - 1 / sqrt(pi) = 0.2337."""
    quantiles = [NormalDist().inv_cdf(level) for level in QUANTILE_LEVELS]
    assert crps_quantiles(quantiles, 0.0) == pytest.approx(
        2 / math.sqrt(2 * math.pi) - 1 / math.sqrt(math.pi), abs=0.004
    )


@given(st.lists(st.floats(0, 1000), min_size=23, max_size=23), st.floats(-100, 1100))
def test_many_draws_of_the_quantile_function_score_the_same(values: list[float], observed: float) -> None:
    quantiles = np.sort(values)
    draws = np.interp((np.arange(20_000) + 0.5) / 20_000, QUANTILE_LEVELS, quantiles)
    assert float(crps_quantiles(quantiles, observed)) == pytest.approx(float(crps(draws, observed)), rel=2e-3, abs=0.1)


def test_it_stays_near_the_interval_score() -> None:
    quantiles = np.array([NormalDist(100, 15).inv_cdf(level) for level in QUANTILE_LEVELS])
    for observed in (60.0, 95.0, 140.0):
        assert float(crps_quantiles(quantiles, observed)) == pytest.approx(float(wis(quantiles, observed)), rel=0.15)


def test_the_log_score_is_minus_the_log_of_the_density() -> None:
    """A quarter of the mass lies between 10 and 20: density .025. Beyond 40 it falls off at rate (.25/20)/.25 = .05."""
    quantiles, levels = [10.0, 20.0, 40.0], (0.25, 0.5, 0.75)
    assert log_score(quantiles, 15.0, levels) == pytest.approx(-math.log(0.025))
    assert log_score(quantiles, 60.0, levels) == pytest.approx(-math.log(0.0125) + 0.05 * 20)
    assert log_score(quantiles, 0.0, levels) == pytest.approx(-math.log(0.025) + 0.1 * 10)


def test_the_log_scores_density_sums_to_one() -> None:
    quantiles = np.array([NormalDist(100, 15).inv_cdf(level) for level in QUANTILE_LEVELS])
    grid = np.linspace(-400, 600, 200_001)
    density = np.exp(-log_score(np.broadcast_to(quantiles, (len(grid), 23)), grid))
    assert density.sum() * (grid[1] - grid[0]) == pytest.approx(1.0, abs=1e-3)
