from __future__ import annotations

import math

import numpy as np
import pytest

from wartoll.estimate.pareto import fit_generalised_pareto, pareto_quantile, smooth_weights


@pytest.mark.parametrize("k", [-0.3, 0.2, 0.6, 0.9])
def test_the_shape_of_a_pareto_tail_is_recovered(k: float) -> None:
    levels = (np.arange(2000) + 0.5) / 2000
    fitted, sigma = fit_generalised_pareto(pareto_quantile(levels, k, 1.5))
    assert fitted == pytest.approx(k, abs=0.08)
    assert sigma == pytest.approx(1.5, rel=0.1)


def test_equal_weights_are_left_alone() -> None:
    smoothed = smooth_weights(np.zeros(100))
    assert smoothed.effective == pytest.approx(100)
    assert smoothed.k_hat == -math.inf


def test_a_proposal_wider_than_its_target_is_trusted_and_a_narrower_one_is_not() -> None:
    z = np.random.default_rng(0).standard_normal(8000)
    wide = smooth_weights(-0.5 * (1.2 * z) ** 2 + 0.5 * z**2)
    narrow = smooth_weights(-0.5 * (0.4 * z) ** 2 + 0.5 * z**2)
    assert wide.k_hat < 0.5
    assert narrow.k_hat > 0.65
    assert narrow.weights.sum() == pytest.approx(1)


def test_draws_without_density_get_no_weight() -> None:
    ratios = np.r_[np.random.default_rng(1).standard_normal(500), -np.inf]
    assert smooth_weights(ratios).weights[-1] == 0
