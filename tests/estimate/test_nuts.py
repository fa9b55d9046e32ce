from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.estimate.making import make_model, random_point
from wartoll.dates import Window
from wartoll.estimate.curvature import newton_terms
from wartoll.estimate.nested import fit_nested
from wartoll.estimate.nuts import compiled_density, effective_draws, sample_weighted, split_r_hat

LULL = (Window(date(2024, 12, 28), date(2025, 1, 2)),)


@pytest.mark.needs_extra
def test_the_compiled_density_is_the_same_and_its_gradient_that_of_finite_differences() -> None:
    model = make_model(lulls=LULL)
    scales, latents = random_point(model, 3, rows=4)
    evaluate = compiled_density(model)
    found = [evaluate(np.concatenate([s, z])) for s, z in zip(scales, latents, strict=True)]
    difference = np.array([value for value, _ in found]) - model.log_density(scales, latents)
    assert np.allclose(difference, difference[0])
    point, gradient = np.concatenate([scales[0], latents[0]]), found[0][1]
    step = 1e-5
    slopes = [(evaluate(point + e)[0] - evaluate(point - e)[0]) / (2 * step) for e in np.eye(len(point)) * step]
    assert np.allclose(gradient, slopes, atol=1e-5)
    assert np.allclose(gradient[3:], newton_terms(model, scales, latents)[1][0])


@pytest.mark.needs_extra
def test_nuts_and_nested_laplace_agree() -> None:
    model = make_model()
    chains = sample_weighted(model, 1)
    nested = fit_nested(model, 0)
    w = nested.weights.weights
    values = np.concatenate([nested.scales, nested.latents], axis=1)
    reference = np.concatenate([chains.scales, chains.latents], axis=1)
    mean, sd = w @ values, np.sqrt(w @ (values - w @ values) ** 2)
    assert np.abs(mean - reference.mean(axis=0)).max() < 0.15
    assert np.abs(sd / reference.std(axis=0) - 1).max() < 0.12


def test_independent_draws_are_all_effective_and_slow_ones_few() -> None:
    generator = np.random.default_rng(0)
    free = generator.standard_normal((4, 2000))
    assert effective_draws(free) == pytest.approx(8000, rel=0.15)
    slow = np.zeros((4, 2000))
    for t in range(1, 2000):
        slow[:, t] = 0.9 * slow[:, t - 1] + free[:, t]
    assert effective_draws(slow) == pytest.approx(8000 * 0.1 / 1.9, rel=0.3)


def test_chains_in_different_places_are_found_out() -> None:
    free = np.random.default_rng(1).standard_normal((4, 500))
    assert split_r_hat(free) < 1.02
    assert split_r_hat(free + np.array([[0.0], [0.0], [0.0], [3.0]])) > 1.3
