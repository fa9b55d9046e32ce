from __future__ import annotations

import dataclasses
from datetime import date

import numpy as np
import pytest

from tests.estimate.making import ENEMY, FIRST, SERVICE, make_model, mixed_observations, observe, random_point
from wartoll.dates import Window
from wartoll.estimate.curvature import newton_terms
from wartoll.estimate.observation import Shape

LULL = Window(date(2024, 12, 28), date(2025, 1, 2))


def test_one_total_by_hand() -> None:
    model = make_model((observe("a", "service", SERVICE, 3000, 46),))
    scales, latents = np.zeros((1, 3)), np.zeros((1, model.size))
    state = model.state(scales, latents)
    # with every parameter at its prior's center: 50 a day for 47 days, unbiased
    assert state.center[0, 0] == pytest.approx(np.log(50 * 47))
    assert state.spread[0, 0] == pytest.approx(np.hypot(0.13, 0.5 / np.sqrt(47)))


def test_a_rate_and_a_total_of_one_constant_rate_agree_by_hand() -> None:
    rate = observe("r", "service", SERVICE, 50, 30, per_days=1.0, running=False, start=Window.day(date(2024, 12, 11)))
    model = make_model((rate,))
    assert model.state(np.zeros((1, 3)), np.zeros((1, model.size))).center[0, 0] == pytest.approx(np.log(50))


def test_a_lull_takes_its_days_down_by_its_factor() -> None:
    model = make_model(lulls=(LULL,))
    shape = model.log_shape(np.zeros((1, 3)), np.zeros((1, model.size)))[0]
    lull = (LULL.earliest - FIRST).days if LULL.earliest else 0
    assert shape[lull] - shape[0] == pytest.approx(np.log(0.15))
    assert shape[lull + 6] == pytest.approx(shape[0])


@pytest.mark.parametrize("lulls", [(), (LULL,)])
def test_the_gradient_is_that_of_finite_differences(lulls: tuple[Window, ...]) -> None:
    model = make_model(lulls=lulls)
    scales, latents = random_point(model, 0)
    value, gradient, _, _ = newton_terms(model, scales, latents)
    assert np.allclose(value, model.log_density(scales, latents))
    step = 1e-5
    for k, axis in enumerate(np.eye(model.size) * step):
        rise = model.log_density(scales, latents + axis) - model.log_density(scales, latents - axis)
        assert np.allclose(gradient[:, k], rise / (2 * step), atol=1e-5)


def test_the_curvature_is_exact_where_no_error_is_carried_on() -> None:
    alone = tuple(dataclasses.replace(o, running=False) for o in mixed_observations())
    model = make_model(alone, lulls=(LULL,))
    scales, latents = random_point(model, 1)
    _, _, precision, safe = newton_terms(model, scales, latents)
    step = 1e-5
    for k, axis in enumerate(np.eye(model.size) * step):
        fall = newton_terms(model, scales, latents - axis)[1] - newton_terms(model, scales, latents + axis)[1]
        assert np.allclose(precision[:, :, k], fall / (2 * step), atol=1e-3)
    assert (np.linalg.eigvalsh(safe) > 0.99).all()


def test_what_one_total_got_wrong_is_carried_on_to_the_next() -> None:
    both = (observe("a", "enemy", ENEMY, 6000, 20), observe("b", "enemy", ENEMY, 4000, 40))
    model = make_model(both)
    assert model.design.parent.tolist() == [-1, 0]
    assert model.design.fading[1] == pytest.approx(np.exp(-20 / 90))
    state = model.state(np.zeros((1, 3)), np.zeros((1, model.size)))
    assert state.location[0, 1] > state.center[0, 1]  # the first was above what the rate gives
    assert state.scale[0, 1] < state.spread[0, 1]


def test_totals_of_other_parties_or_things_are_no_chain() -> None:
    model = make_model()
    names = [o.claim_id for o in mixed_observations()]
    links = {names[i]: names[p] for i, p in enumerate(model.design.parent) if p >= 0}
    assert links == {"c": "b", "f": "e"}  # "d" says at least: no figure to carry on


def test_a_bound_hangs_on_the_total_before_it_and_carries_nothing_on() -> None:
    bound = observe("m", "enemy", ENEMY, 3900, 37, bound=mixed_observations()[0].bound)
    model = make_model((*mixed_observations()[4:6], bound))
    assert model.design.readings.shape[2] == Shape.AT_LEAST
    assert model.design.parent.tolist() == [-1, 0, 0]


def test_batches_give_what_single_points_give() -> None:
    model = make_model()
    scales, latents = random_point(model, 2, rows=5)
    single = [model.log_density(scales[i], latents[i]) for i in range(5)]
    assert np.allclose(model.log_density(scales, latents), single)
