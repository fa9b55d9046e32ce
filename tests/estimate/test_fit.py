from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.estimate.making import SERVICE, exact, kursk_claims, make_claim
from wartoll.claims import Measure
from wartoll.dates import Window
from wartoll.errors import EstimateError
from wartoll.estimate import Estimate, estimate_sentences, fit_estimate
from wartoll.estimate import fit as fitting
from wartoll.estimate.anneal import PARTICLES
from wartoll.estimate.nested import fit_nested
from wartoll.estimate.pareto import SmoothedWeights, resample

BY = date(2025, 1, 16)
FIRST = date(2024, 12, 1)


@pytest.fixture(scope="module")
def kursk() -> Estimate:
    return fit_estimate(kursk_claims(), said_by=BY, first=FIRST)


def test_the_answer_lies_between_the_service_and_the_enemy(kursk: Estimate) -> None:
    low, high = kursk.interval("losses")[1:]
    assert 1000 < low < 2500
    assert 3500 < high < 8000
    assert low < kursk.median("losses") < high


def test_intervals_are_nested_and_named(kursk: Estimate) -> None:
    fifty, eighty, ninety = kursk.intervals("losses")
    assert ninety.low < eighty.low < fifty.low < fifty.high < eighty.high < ninety.high
    assert {"losses", "rate_now", "rate_average", "killed", "wounded", "killed_share", "strength"} <= set(kursk.draws)
    assert "bias of Volodymyr Zelensky" in kursk.draws


def test_the_parts_make_the_whole_in_every_draw(kursk: Estimate) -> None:
    draws = kursk.draws
    assert np.allclose(draws["killed"] + draws["wounded"], draws["losses"])
    assert np.allclose(kursk.rates().sum(axis=1), draws["losses"])
    assert np.allclose(kursk.rates()[:, -7:].mean(axis=1), draws["rate_now"])


def test_the_fan_ends_at_the_losses_and_only_rises(kursk: Estimate) -> None:
    fan = kursk.fan()
    assert fan.levels == (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
    assert fan.cumulative.shape == fan.rate.shape == (7, kursk.calendar.days)
    assert fan.cumulative[3, -1] == pytest.approx(kursk.median("losses"))
    assert (np.diff(fan.cumulative, axis=1) > 0).all()
    assert (np.diff(fan.cumulative, axis=0) > 0).all()


def test_the_same_claims_and_seed_print_the_same_words(kursk: Estimate) -> None:
    again = fit_estimate(kursk_claims(), said_by=BY, first=FIRST)
    assert estimate_sentences(again) == estimate_sentences(kursk)


def test_another_seed_moves_the_answer_less_than_it_can_be_read(kursk: Estimate) -> None:
    other = fit_estimate(kursk_claims(), said_by=BY, first=FIRST, seed=7, sensitivity=False)
    assert other.median("losses") == pytest.approx(kursk.median("losses"), rel=0.03)


def test_relays_change_nothing(kursk: Estimate) -> None:
    alone = tuple(c for c in kursk_claims() if c.claim_id != "gazette")
    assert fit_estimate(alone, said_by=BY, first=FIRST, sensitivity=False).median("losses") == kursk.median("losses")


def test_a_declared_lull_lowers_the_rate_within_it() -> None:
    lull = Window(date(2025, 1, 8), date(2025, 1, 13))
    estimate = fit_estimate(kursk_claims(), said_by=BY, first=FIRST, lulls=(lull,), sensitivity=False)
    rates = np.median(estimate.rates(), axis=0)
    assert rates[-3] < 0.5 * rates[-9]


def test_equipment_is_estimated_alike() -> None:
    tanks = tuple(
        make_claim(f"t{i}", "Service", SERVICE, Measure.EQUIPMENT, exact(10 * i + 20), f"2025-01-{i + 10}", item="tank")
        for i in range(3)
    )
    estimate = fit_estimate(tanks, item="tank", sensitivity=False)
    assert 20 < estimate.median("losses") < 70
    assert "killed" not in estimate.draws


def test_no_claim_of_losses_is_said_with_what_was_left_out() -> None:
    with pytest.raises(EstimateError, match="no claim counts losses of North Korean soldiers") as error:
        fit_estimate(kursk_claims(), said_by=date(2024, 12, 1), group="North Korean soldiers")
    assert "was said later" in error.value.line


def test_a_span_of_decades_is_refused_with_the_way_out() -> None:
    old = make_claim("old", "Service", SERVICE, Measure.KILLED, exact(5), "2025-01-03", start="1943-01-01")
    with pytest.raises(EstimateError, match="name the first day"):
        fit_estimate((old,))


def test_a_fit_that_fails_its_checks_gives_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def poor(*arguments: object, **options: object) -> object:
        fitted = fit_nested(*arguments, **options)  # type: ignore[arg-type]
        bad = SmoothedWeights(fitted.weights.weights, 1.4, 12.0)
        return type(fitted)(
            fitted.scales, fitted.latents, bad, fitted.log_evidence, fitted.converged, fitted.located
        )  # fmt: skip

    def absent(*_: object) -> object:
        raise EstimateError("numba is not installed")

    monkeypatch.setattr(fitting, "fit_nested", poor)
    monkeypatch.setattr(fitting, "fit_annealed", lambda model, located, seed: poor(model, seed))
    monkeypatch.setattr(fitting, "sample_reference", absent)
    with pytest.raises(EstimateError, match=r"k-hat 1\.40.*no estimate is given"):
        fit_estimate(kursk_claims(), said_by=BY)


def test_weights_that_cannot_be_trusted_are_annealed(monkeypatch: pytest.MonkeyPatch, kursk: Estimate) -> None:
    monkeypatch.setattr(fitting, "trusted", lambda weighted: len(weighted.latents) == PARTICLES)
    annealed = fit_estimate(kursk_claims(), said_by=BY, first=FIRST, sensitivity=False)
    assert annealed.diagnostics.quality.engine == "annealed nested Laplace"
    assert annealed.median("losses") == pytest.approx(kursk.median("losses"), rel=0.06)


def test_resampling_gives_each_draw_its_share() -> None:
    weights = np.array([0.5, 0.25, 0.25, 0.0])
    counts = np.bincount(resample(weights, 4000, np.random.default_rng(0)), minlength=4)
    assert abs(counts - 4000 * weights).max() <= 1
