"""Fans, dates of depletion and the probability of never."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from wartoll.forecast import Counted, deplete, load_scenario, make_start, project_strength
from wartoll.forecast.scenario import Rate, Scenario
from wartoll.forecast.uncertain import Uncertain

AS_OF = date(2025, 1, 16)


@pytest.mark.parametrize(
    ("strength", "losses", "rate"),
    [(12_000, 3_800, 92), (11_000, 3_000, 78.9), (12_000, 3_800, 82), (12_000, 3_800, 126.7)],
)
def test_the_constant_rate_scenario_gives_the_dates_of_the_plain_arithmetic(
    strength: float, losses: float, rate: float
) -> None:
    start = make_start(AS_OF, losses=losses, losses_per_day=rate, strength=strength)
    projection = project_strength(start, load_scenario("constant_rate"), paths=5)
    for threshold in (0.5, 1.0):
        expected = deplete(strength, losses, rate, AS_OF, threshold).reached
        for counted in Counted:
            crossing = projection.crossing(threshold, counted)
            assert crossing.median == expected
            assert crossing.never == 0.0


def test_the_think_tanks_case_ends_on_15_april() -> None:
    start = make_start(AS_OF, losses=3_800, losses_per_day=92, strength=12_000)
    crossing = project_strength(start, load_scenario("constant_rate"), paths=5).crossing(1.0)
    assert crossing.median == date(2025, 4, 15)


def test_never_is_a_probability() -> None:
    """Half the draws lose 100 a day, half lose none: half of 1,000 people is lost after five days, or never."""
    start = make_start(AS_OF, losses=0, losses_per_day=[0.0, 100.0], strength=1000)
    scenario = Scenario("s", "S", horizon_days=30, rate=Rate(weekly_change=Uncertain(0, 0), scales_with_strength=False))
    crossing = project_strength(start, scenario, paths=1000).crossing(0.5)
    assert crossing.never == pytest.approx(0.5)
    assert crossing.dates[0.25] == date(2025, 1, 21)
    assert crossing.dates[0.75] is None


def test_what_was_passed_before_the_start_is_said() -> None:
    start = make_start(AS_OF, losses=3_800, losses_per_day=92, strength=12_000)
    crossing = project_strength(start, load_scenario("constant_rate"), paths=5).crossing(0.3)
    assert crossing.already == 1.0
    assert crossing.median == AS_OF


def test_the_fan_widens_and_its_levels_rise() -> None:
    start = make_start(AS_OF, losses=3_800, losses_per_day=92, strength=12_000, weekly_change=0.2)
    fan = project_strength(start, load_scenario("with_pauses"), paths=2_000).losses
    assert (np.diff(fan.quantiles, axis=1) >= 0).all()
    widths = fan.quantiles[:, -1] - fan.quantiles[:, 0]
    assert widths[0] == 0
    assert widths[30] < widths[120]
    assert fan.at(AS_OF)[0.5] == 3_800
