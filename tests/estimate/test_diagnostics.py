from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.estimate.making import ENEMY, NIS, SERVICE, ZELENSKY, kursk_claims, make_model, observe
from wartoll.estimate import Calendar, Estimate, Evidence, Observation, fit_estimate, fit_evidence, load_prior
from wartoll.estimate.diagnostics import Diagnostics
from wartoll.estimate.nested import fit_nested
from wartoll.estimate.pulls import draw_figures, without_claim
from wartoll.estimate.summary import weighted_median, weighted_quantile

FIRST = date(2024, 12, 1)


@pytest.fixture(scope="module")
def kursk() -> Estimate:
    return fit_estimate(kursk_claims(), said_by=date(2025, 1, 16), first=FIRST)


def check(*observations: Observation) -> Diagnostics:
    evidence = Evidence(observations, (), "soldiers", None, None)
    return fit_evidence(evidence, Calendar(FIRST, 47), load_prior()).diagnostics


def test_the_fit_says_how_far_it_can_be_trusted(kursk: Estimate) -> None:
    quality = kursk.diagnostics.quality
    assert quality.engine == "nested Laplace"
    assert quality.k_hat < 0.7
    assert 1000 < quality.effective <= quality.draws


def test_the_level_is_learned_and_the_bias_hardly(kursk: Estimate) -> None:
    learned = {row.name: row for row in kursk.diagnostics.learned}
    assert learned["rate_average"].narrowed > 0.7
    assert learned[f"bias of {NIS}"].narrowed < 0.5


def test_one_party_alone_sets_the_scale_one_to_one() -> None:
    scale = check(observe("a", "service", SERVICE, 3000, 46)).scale
    assert scale[0].name == "service"
    assert scale[0].elasticity == pytest.approx(1, abs=0.05)
    assert scale[0].explained > 0.85


def test_doubling_the_only_bias_halves_the_answer() -> None:
    found = check(observe("a", "service", SERVICE, 3000, 46))
    low, high = (v for v in found.other_bias)
    assert low.name == "bias of intelligence halved"
    assert low.median == pytest.approx(6000, rel=0.08)
    assert high.median == pytest.approx(1500, rel=0.08)
    assert found.without_party == ()


def test_the_answer_without_each_party_moves_away_from_it(kursk: Estimate) -> None:
    without = {row.name: row.median for row in kursk.diagnostics.without_party}
    assert set(without) == {f"without {name}" for name in (NIS, ZELENSKY, "HUR", "John Kirby")}
    assert without[f"without {ZELENSKY}"] > kursk.median("losses")  # his 4,000 stands for some 1,600


def test_the_flip_says_how_wrong_the_model_must_be(kursk: Estimate) -> None:
    flip = kursk.diagnostics.flip
    assert flip is not None
    assert flip.figure == 4000
    assert flip.below
    assert flip.factor > 1
    assert 0 < flip.prior_chance < 0.5
    assert 0 < flip.chance_at_least < 0.5


def test_a_claim_unlike_all_others_is_a_surprise_and_pulls() -> None:
    usual = [observe(f"u{i}", f"p{i}", SERVICE, 3000 + 50 * i, 46) for i in range(4)]
    checks = {c.claim_id: c for c in check(*usual, observe("odd", "p9", SERVICE, 60_000, 46)).claims}
    assert checks["odd"].surprise < 0.01
    assert min(checks[f"u{i}"].surprise for i in range(4)) > 0.1
    assert checks["odd"].pull > 1.02


def test_a_claim_that_all_others_foresee_pulls_towards_itself() -> None:
    checks = check(*(observe(f"u{i}", f"p{i}", ENEMY, v, 46) for i, v in enumerate((2000, 2000, 4000)))).claims
    assert checks[0].pull == pytest.approx(checks[1].pull, rel=1e-3)
    assert checks[0].pull < 0.99
    assert checks[2].pull > 1.1


def test_weighted_quantiles_by_hand() -> None:
    values, weights = np.array([3.0, 1.0, 2.0]), np.array([0.25, 0.25, 0.5])
    assert weighted_median(values, weights) == pytest.approx(2.0)
    assert weighted_quantile(values, weights, (0.125, 0.875)).tolist() == [1.0, 3.0]


def test_replicated_figures_follow_the_observation_model() -> None:
    model = make_model()
    fitted = fit_nested(model, 0, points=16)
    state = model.state(fitted.scales[:1].repeat(20_000, 0), fitted.latents[:1].repeat(20_000, 0))
    drawn = draw_figures(
        model.design.readings, state.location, state.scale, state.center, state.spread, np.random.default_rng(0)
    )  # fmt: skip
    point = np.flatnonzero(model.design.readings.shape == 0)[0]
    assert np.median(drawn[:, point]) == pytest.approx(state.location[0, point], abs=0.01)
    bound = np.flatnonzero(model.design.readings.shape == 1)[0]
    assert drawn[:, bound].mean() < state.location[0, bound]


def test_a_total_after_one_left_out_hangs_on_the_one_before_it() -> None:
    days = ((20, 2000), (30, 3000), (40, 4000))
    model = make_model(tuple(observe(f"t{d}", "enemy", ENEMY, v, d) for d, v in days))
    rest = without_claim(model.design, 1)
    assert rest.parent.tolist() == [-1, 0]
    assert rest.fading[1] == pytest.approx(np.exp(-20 / 90))
    assert rest.parties == model.design.parties
