from __future__ import annotations

import numpy as np
import pytest

from tests.estimate.making import make_model
from wartoll.estimate.anneal import fit_annealed
from wartoll.estimate.nested import fit_nested


def test_annealing_and_weighting_agree() -> None:
    model = make_model()
    nested = fit_nested(model, 0)
    annealed = fit_annealed(model, nested.located, 0)
    w = nested.weights.weights
    for weigh, walk in ((nested.latents, annealed.latents), (nested.scales, annealed.scales)):
        mean, sd = w @ weigh, np.sqrt(w @ (weigh - w @ weigh) ** 2)
        assert np.abs((walk.mean(axis=0) - mean) / sd).max() < 0.15
        assert np.abs(walk.std(axis=0) / sd - 1).max() < 0.12
    assert annealed.log_evidence == pytest.approx(nested.log_evidence, abs=0.15)
    assert annealed.weights.k_hat < 0.7


def test_annealing_is_the_same_for_the_same_seed() -> None:
    model = make_model()
    located = fit_nested(model, 0, points=16).located
    first, again = (fit_annealed(model, located, 4, points=16) for _ in range(2))
    assert np.array_equal(first.latents, again.latents)
