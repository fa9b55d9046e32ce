"""The simulation: by hand first, then its distribution, then what must always hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from wartoll.errors import ForecastError
from wartoll.forecast import (
    Contact,
    Lull,
    Movement,
    Rate,
    ReturnToDuty,
    Scenario,
    Start,
    Uncertain,
    load_scenario,
    make_start,
    simulate_paths,
)

AS_OF = date(2025, 1, 16)
STILL = Rate(weekly_change=Uncertain(0, 0), weekly_memory=1.0, scales_with_strength=False)


def known(value: float, *, is_share: bool = False) -> Uncertain:
    return Uncertain(value, value, is_share)


def force(losses: float = 3800, rate: float = 92, strength: float = 12_000, **rest: float) -> Start:
    return make_start(AS_OF, losses=losses, losses_per_day=rate, strength=strength, **rest)


def test_a_constant_rate_adds_the_same_every_day_until_nobody_is_left() -> None:
    paths = simulate_paths(force(), load_scenario("constant_rate"), paths=3)
    assert paths.losses[:4, 0].tolist() == [3800, 3892, 3984, 4076]
    assert paths.strength[1, 0] == 8108
    assert paths.losses[-1, 0] == 12_000
    assert paths.strength[-1, 0] == 0


def test_a_rate_that_scales_with_strength_falls_as_the_force_does() -> None:
    """1,000 present, 100 a day: 10 % of those left each day."""
    scenario = Scenario("s", "S", horizon_days=3, rate=replace(STILL, scales_with_strength=True))
    paths = simulate_paths(force(0, 100, 1000), scenario, paths=1)
    assert paths.strength[:, 0] == pytest.approx([1000, 900, 810, 729], rel=1e-5)


def test_returns_by_hand() -> None:
    """100 lost a day, 20 % killed, half of the wounded return, a tenth a day: 40 join those who wait on day 1."""
    scenario = Scenario(
        "s", "S", horizon_days=3, rate=STILL,
        return_to_duty=ReturnToDuty(known(0.5, is_share=True), known(10), earlier_wounded_too=False),
    )  # fmt: skip
    paths = simulate_paths(force(0, 100, 10_000, killed_share=0.2), scenario, paths=1)
    assert paths.strength[1:, 0] == pytest.approx([9900, 9900 - 100 + 4, 9804 - 100 + 7.6], rel=1e-6)
    assert paths.losses[3, 0] == 300


def test_earlier_wounded_are_still_to_return_where_the_scenario_says_so() -> None:
    """1,000 lost, 20 % killed, half of 800 wounded wait: 40 return on the first day."""
    scenario = Scenario(
        "s", "S", horizon_days=1, rate=STILL,
        return_to_duty=ReturnToDuty(known(0.5, is_share=True), known(10)),
    )  # fmt: skip
    paths = simulate_paths(force(1000, 0, 10_000, killed_share=0.2), scenario, paths=1)
    assert paths.strength[1, 0] == pytest.approx(9040, abs=0.1)


def test_movements_by_hand() -> None:
    """600 come over three days from day 2; 100 go home on day 1."""
    scenario = Scenario(
        "s", "S", horizon_days=5, rate=STILL,
        reinforcements=(Movement(known(600), 1.0, 2, 2, 3),), repatriations=(Movement(known(100), 1.0, 1, 1, 1),),
    )  # fmt: skip
    paths = simulate_paths(force(0, 0, 1000), scenario, paths=1)
    assert paths.strength[:, 0].tolist() == [1000, 900, 1100, 1300, 1500, 1500]


def test_nobody_beyond_those_in_contact_is_lost() -> None:
    """A quarter of 1,000 in contact, a tenth of them a day at most: 25 on the first day."""
    scenario = Scenario("s", "S", horizon_days=1, rate=STILL, contact=Contact(known(0.25, is_share=True), 0.1))
    paths = simulate_paths(force(0, 400, 1000), scenario, paths=1)
    assert paths.losses[1, 0] == pytest.approx(25)


def test_the_drift_is_gaussian_with_the_spread_that_is_asked_for() -> None:
    """Without a memory that fades, the log rate after 28 days has the spread 0.3 * sqrt(4)."""
    scenario = Scenario(
        "s", "S", horizon_days=28,
        rate=Rate(weekly_change=known(0.3), weekly_memory=1.0, scales_with_strength=False),
    )  # fmt: skip
    paths = simulate_paths(force(0, 100, 10_000_000), scenario, paths=20_000)
    logs = np.log(np.diff(paths.losses[-2:].astype(float), axis=0)[0] / 100)
    assert stats.kstest(logs, stats.norm(0, 0.6).cdf).pvalue > 1e-3


def test_a_fading_memory_brings_the_rate_back_to_its_average() -> None:
    """Memory 0.5 a week: a rate at four times the average is at twice it after a week."""
    scenario = Scenario(
        "s", "S", horizon_days=7, rate=Rate(weekly_change=known(0), weekly_memory=0.5, scales_with_strength=False)
    )
    paths = simulate_paths(force(0, 400, 10_000_000, average_per_day=100), scenario, paths=1)
    assert paths.losses[7, 0] - paths.losses[6, 0] == pytest.approx(200, abs=1)


def test_pauses_take_the_share_of_days_that_their_lengths_imply() -> None:
    """Fighting for 30 days and pausing for 10 on average: a quarter of the days in the long run."""
    scenario = Scenario(
        "s", "S", horizon_days=400, rate=STILL, lull=Lull(known(30), known(10), known(0.1, is_share=True))
    )
    paths = simulate_paths(force(0, 100, 10_000_000), scenario, paths=4_000)
    daily = np.diff(paths.losses[200:].astype(float), axis=0)
    assert (daily < 50).mean() == pytest.approx(0.25, abs=0.01)
    assert daily.min() == pytest.approx(10, abs=1)


def test_lengths_of_pauses_are_geometric() -> None:
    scenario = Scenario(
        "s", "S", horizon_days=60, rate=STILL, lull=Lull(known(1e9), known(10), known(0.0, is_share=True), 1.0)
    )
    paths = simulate_paths(force(0, 100, 10_000_000), scenario, paths=20_000)
    paused = (np.diff(paths.losses.astype(float), axis=0) == 0).sum(axis=0)
    for days in (1, 5, 15):
        assert (paused >= days).mean() == pytest.approx(0.9**days, abs=0.012)


def test_a_movement_happens_as_often_as_it_should() -> None:
    scenario = Scenario("s", "S", horizon_days=30, rate=STILL, reinforcements=(Movement(known(500), 0.3, 1, 20, 5),))
    paths = simulate_paths(force(0, 0, 1000), scenario, paths=20_000)
    assert (paths.strength[-1] == 1500).mean() == pytest.approx(0.3, abs=0.012)
    assert set(np.unique(paths.strength[-1])) == {1000.0, 1500.0}


def test_every_draw_of_the_start_is_used_equally_often() -> None:
    start = make_start(AS_OF, losses=[1.0, 2.0, 3.0, 4.0], losses_per_day=0, strength=100)
    paths = simulate_paths(start, Scenario("s", "S", horizon_days=1), paths=400)
    assert np.unique(paths.losses[0], return_counts=True)[1].tolist() == [100] * 4
    assert (start.losses[paths.assumptions.draw] == paths.losses[0]).all()


def test_the_same_seed_gives_the_same_paths_and_another_seed_others() -> None:
    scenario = load_scenario("with_pauses")
    first, second = (simulate_paths(force(), scenario, paths=100, seed=5) for _ in range(2))
    assert np.array_equal(first.losses, second.losses)
    assert not np.array_equal(first.losses, simulate_paths(force(), scenario, paths=100, seed=6).losses)


def test_more_paths_than_a_block_agree_with_the_distribution_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load_scenario("with_pauses")
    whole = simulate_paths(force(), scenario, paths=6_000)
    monkeypatch.setattr("wartoll.forecast.simulate.BLOCK_PATHS", 700)
    cut = simulate_paths(force(), scenario, paths=6_000)
    assert stats.ks_2samp(whole.losses[-1], cut.losses[-1]).pvalue > 1e-3


@settings(max_examples=40, deadline=None)
@given(
    losses=st.floats(0, 20_000), rate=st.floats(0, 5_000), strength=st.floats(1, 20_000), change=st.floats(0, 2),
    share=st.floats(0.01, 0.99), people=st.floats(0, 5_000), seed=st.integers(0, 1000),
)  # fmt: skip
def test_losses_never_fall_and_never_exceed_those_who_are_there(
    losses: float, rate: float, strength: float, change: float, share: float, people: float, seed: int
) -> None:
    scenario = Scenario(
        "s", "S", horizon_days=30, rate=Rate(weekly_change=known(change)), contact=Contact(known(share, is_share=True)),
        lull=Lull(known(5), known(5), known(0.1, is_share=True)),
        return_to_duty=ReturnToDuty(known(share, is_share=True), known(5)),
        repatriations=(Movement(known(people), 0.5, 1, 9, 3),),
    )  # fmt: skip
    paths = simulate_paths(force(losses, rate, strength), scenario, paths=20, seed=seed)
    daily = np.diff(paths.losses.astype(float), axis=0)
    assert np.isfinite(paths.losses).all()
    assert (daily >= 0).all()
    assert (daily <= paths.strength[:-1] + 0.01 * (1 + paths.strength[:-1])).all()
    assert (paths.strength >= 0).all()


def test_a_start_that_cannot_be_is_refused() -> None:
    with pytest.raises(ForecastError, match="below 0"):
        force(losses=-1)
    with pytest.raises(ForecastError, match="no strength"):
        force(strength=0)
    with pytest.raises(ForecastError, match="shape"):
        Start(AS_OF, *(np.ones(n) for n in (2, 2, 2, 2, 3, 2)))
    with pytest.raises(ForecastError, match="0 paths"):
        simulate_paths(force(), Scenario("s", "S"), paths=0)
