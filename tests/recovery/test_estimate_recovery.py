"""The estimate finds a truth that it was simulated from."""

from __future__ import annotations

import numpy as np

from wartoll.estimate.design import build_design
from wartoll.estimate.estimate import name_draws
from wartoll.estimate.model import Model
from wartoll.estimate.nested import fit_nested
from wartoll.estimate.prior import load_prior
from wartoll.estimate.simulate import simulate_study

STUDIES = 60


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    prior = load_prior()
    levels = []
    for number in range(STUDIES):
        study = simulate_study(prior, np.random.default_rng([3, number]), days=(40, 60), claims=(6, 12))
        model = Model(build_design(study.observations, study.calendar, prior), prior)
        fitted = fit_nested(model, number, points=24)
        draws = name_draws(model, fitted.scales, fitted.latents)
        for name in ("losses", "rate_now"):
            levels.append(float(fitted.weights.weights @ (draws[name] < study.truth[name])))
    inside = np.abs(np.array(levels) - 0.5)
    # 120 levels in 60 studies: three sd of a share are about .19 and .12
    assert abs((inside < 0.25).mean() - 0.5) < 0.19
    assert (inside < 0.45).mean() > 0.78


def test_relays_of_the_same_figures_leave_the_answer_where_it_is_only_when_folded() -> None:
    prior = load_prior()
    study = simulate_study(prior, np.random.default_rng(5), relayed=1.0)
    alone = Model(build_design(study.observations, study.calendar, prior), prior)
    counted = Model(build_design(study.observations + study.relays, study.calendar, prior), prior)

    def width(model: Model) -> float:
        fitted = fit_nested(model, 0, points=48)
        w, values = fitted.weights.weights, model.log_total(fitted.latents)
        return float(np.sqrt(w @ (values - w @ values) ** 2))

    assert width(counted) < width(alone)
