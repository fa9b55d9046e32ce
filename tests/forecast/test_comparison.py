"""Two scenarios side by side."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.errors import ForecastError
from wartoll.forecast import (
    compare_scenarios,
    load_scenario,
    make_start,
    simulate_paths,
    summarise_paths,
)

AS_OF = date(2025, 1, 16)
START = make_start(AS_OF, losses=3_800, losses_per_day=92, strength=12_000, weekly_change=0.15)


def test_a_pause_costs_fewer_people_and_the_sentence_says_so() -> None:
    steady, back = (
        summarise_paths(simulate_paths(START, load_scenario(name), paths=2_000))
        for name in ("steady_fighting", "pulled_back")
    )
    (row,) = compare_scenarios(steady, back, [date(2025, 3, 16)])
    assert row.second.losses[1] < row.first.losses[1]
    assert row.sentence.startswith("By 16 March 2025, ")
    assert "killed or wounded under “Fighting goes on without a pause”" in row.sentence


def test_scenarios_from_other_days_or_beyond_their_end_are_not_compared() -> None:
    steady = summarise_paths(simulate_paths(START, load_scenario("steady_fighting"), paths=50))
    other = summarise_paths(
        simulate_paths(
            make_start(date(2025, 1, 17), losses=1, losses_per_day=1, strength=10),
            load_scenario("constant_rate"),
            paths=5,
        )
    )
    with pytest.raises(ForecastError, match="same day"):
        compare_scenarios(steady, other, [])
    with pytest.raises(ForecastError, match="2026-01-01"):
        compare_scenarios(steady, steady, [date(2026, 1, 1)])
