from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from tests.estimate.making import SERVICE, make_model, observe
from wartoll.estimate.laplace import factorise, find_modes
from wartoll.estimate.nested import fit_nested, spread_points


def test_newton_reaches_a_point_where_the_gradient_is_gone() -> None:
    model = make_model()
    modes = find_modes(model, np.zeros((2, 3)), np.vstack([np.zeros(model.size), np.full(model.size, 1.5)]))
    assert modes.converged.all()
    assert np.allclose(modes.latents[0], modes.latents[1], atol=0.05)
    here = model.log_density(np.zeros((1, 3)), modes.latents[:1])
    around = modes.latents[0] + 0.05 * np.vstack([np.eye(model.size), -np.eye(model.size)])
    assert (model.log_density(np.zeros((len(around), 3)), around) < here + 1e-3).all()


def test_an_indefinite_precision_falls_back_on_its_safe_form() -> None:
    good, bad = np.eye(2), np.diag([1.0, -1.0])
    factors = factorise(np.stack([good, bad]), np.stack([good, 4 * good]))
    assert np.allclose(factors[0], good)
    assert np.allclose(factors[1], 2 * good)


@pytest.mark.parametrize("count", [32, 40, 64, 256])
def test_quasi_random_points_fill_each_axis_and_the_cube_evenly(count: int) -> None:
    points = spread_points(count, 3, np.random.default_rng(0))
    for column in points.T:
        assert sorted(np.floor(column * count)) == list(range(count)), "one point in each slice of the axis"
    drawn = np.random.default_rng(1).random((count, 3))
    assert stats.qmc.discrepancy(points) < 0.5 * stats.qmc.discrepancy(drawn), "better than points at random"


def test_one_party_alone_leaves_its_bias_where_the_prior_has_it() -> None:
    model = make_model((observe("a", "service", SERVICE, 3000, 46),))
    fitted = fit_nested(model, 0)
    w = fitted.weights.weights
    log_total = model.log_total(fitted.latents)
    mean, bias = w @ log_total, w @ model.party_bias(fitted.latents)[:, 0]
    sd = np.sqrt(w @ (log_total - mean) ** 2)
    # bias sd .5, claim error about .13 with five degrees of freedom and day noise .07; the level's prior has sd 2
    assert mean == pytest.approx(np.log(3000), abs=0.05)
    assert bias == pytest.approx(0, abs=0.03)
    assert sd == pytest.approx(np.hypot(0.5, np.hypot(0.13, 0.07) * np.sqrt(5 / 3)), rel=0.06)


def test_the_same_seed_gives_the_same_draws_and_another_seed_the_same_answer() -> None:
    model = make_model()
    first, again, other = (fit_nested(model, seed, points=64) for seed in (1, 1, 2))
    assert np.array_equal(first.latents, again.latents)
    means = [f.weights.weights @ model.log_total(f.latents) for f in (first, other)]
    assert means[0] == pytest.approx(means[1], abs=0.03)
    assert first.weights.k_hat < 0.8
