from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from wartoll.estimate.observation import (
    Readings,
    Shape,
    claim_log_density,
    claim_terms,
    gap_terms,
    interval_terms,
    student_terms,
)  # fmt: skip

PLACES = (-6.0, -0.7, 0.05, 0.4, 3.0, 40.0)


def one(value: float) -> np.ndarray:
    return np.array([value])


@pytest.mark.parametrize("at", PLACES)
def test_a_point_is_a_student_density(at: float) -> None:
    assert student_terms(one(at), one(0.3), 5.0)[0] == pytest.approx(stats.t.logpdf(at, 5, scale=0.3))


@pytest.mark.parametrize("at", [-3.0, -0.5, 0.2])
def test_an_interval_is_its_mass(at: float) -> None:
    mass = stats.t.cdf((0.9 - at) / 0.2, 5) - stats.t.cdf((0.1 - at) / 0.2, 5)
    assert interval_terms(one(0.1 - at), one(0.9 - at), one(0.2), 5.0)[0] == pytest.approx(math.log(mass))


def test_a_far_interval_keeps_its_digits() -> None:
    mass = stats.t.sf(100, 5) - stats.t.sf(500, 5)
    assert interval_terms(one(20.0), one(100.0), one(0.2), 5.0)[0] == pytest.approx(math.log(mass))


def test_the_density_of_a_bound_integrates_to_one_and_is_that_of_its_parts() -> None:
    grid = np.linspace(-8, 12, 200_001)
    density = np.exp(gap_terms(grid, np.array(0.3), np.array(0.5))[0])
    assert np.trapezoid(density, grid) == pytest.approx(1.0, abs=1e-6)
    g = np.random.default_rng(0)
    drawn = 0.5 * g.standard_exponential(400_000) - 0.3 * g.standard_exponential(400_000)
    drawn += 0.3 * g.standard_normal(400_000)
    assert np.trapezoid(density * grid, grid) == pytest.approx(drawn.mean(), abs=0.005)
    assert np.trapezoid(density * (grid < 0), grid) == pytest.approx((drawn < 0).mean(), abs=0.005)


@pytest.mark.parametrize("at", PLACES)
def test_slopes_and_bends_are_the_derivatives(at: float) -> None:
    step, sd = 1e-4, one(0.3)
    for f in (
        lambda x: student_terms(0.4 - x, sd, 5.0),
        lambda x: gap_terms(x, sd, one(0.25)),
        lambda x: interval_terms(0.1 - x, 0.8 - x, sd, 5.0),
    ):
        here, before, after = f(one(at)), f(one(at - step)), f(one(at + step))
        assert here[1] == pytest.approx((after[0] - before[0]) / (2 * step), abs=1e-5)
        assert here[2] == pytest.approx((after[1] - before[1]) / (2 * step), abs=1e-4)


def readings(untrue: float) -> Readings:
    shapes = np.array([s.value for s in Shape])
    low = np.zeros(4)
    return Readings(shapes, low, low + np.array([0, 0, 0, 0.5]), np.full(4, 0.25), np.full(4, untrue), 1.0, 5.0)


@pytest.mark.parametrize("untrue", [0.0, 0.15])
def test_the_density_without_derivatives_is_the_same(untrue: float) -> None:
    location = np.random.default_rng(1).standard_normal((50, 4))
    scale = np.full((50, 4), 0.3)
    terms = claim_terms(readings(untrue), location, scale, location, scale)
    assert np.allclose(claim_log_density(readings(untrue), location, scale, location, scale), terms.log_density)


@pytest.mark.parametrize("untrue", [0.0, 0.15])
def test_the_derivatives_of_a_doubted_claim_hold(untrue: float) -> None:
    step, scale = 1e-5, np.full((1, 4), 0.3)
    for at in (-1.5, -0.2, 0.3, 2.0):
        here = np.full((1, 4), at)
        f = [claim_terms(readings(untrue), here + d, scale, here + d, scale) for d in (-step, 0.0, step)]
        slope = f[1].core + f[1].wide
        assert np.allclose(slope, (f[2].log_density - f[0].log_density) / (2 * step), atol=1e-5)
        bend = (f[2].core + f[2].wide - f[0].core - f[0].wide) / (2 * step)
        assert np.allclose(f[1].curvature, bend, atol=1e-4)


def test_a_figure_far_from_the_others_pulls_little_and_more_than_is_harder_than_less() -> None:
    near, far = (abs(float(student_terms(one(r), one(0.13), 5.0)[1][0])) for r in (0.2, 3.0))
    assert far < near
    above, below = (float(gap_terms(one(d), one(0.13), one(0.25))[0][0]) for d in (0.4, -0.4))
    assert above > below + 1
