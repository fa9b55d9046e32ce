"""The later figures that would speak against a scenario."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.forecast import implausible_figures, load_scenario, make_start, simulate_paths, summarise_paths

START = make_start(date(2025, 1, 16), losses=3_800, losses_per_day=92, strength=12_000, weekly_change=0.15)


def test_the_figures_that_speak_against_a_scenario_lie_outside_its_interval() -> None:
    paths = simulate_paths(START, load_scenario("steady_fighting"), paths=4_000)
    (found,) = implausible_figures(paths, [date(2025, 4, 29)], coverage=0.9)
    losses = paths.losses[paths.row(date(2025, 4, 29))]
    assert (losses < found.below).mean() == pytest.approx(0.05, abs=0.002)
    assert (losses > found.above).mean() == pytest.approx(0.05, abs=0.002)
    assert "it gives that 10%" in found.sentence


def test_a_projection_says_what_to_watch_for_after_one_two_and_three_months_and_at_its_end() -> None:
    projection = summarise_paths(simulate_paths(START, load_scenario("steady_fighting"), paths=500))
    days = [(one.day - projection.as_of).days for one in projection.implausible]
    assert days == [30, 60, 90, 180]
    assert all(one.below < one.above for one in projection.implausible)
