"""Scenario files."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources

import pytest

from wartoll.errors import ForecastError
from wartoll.forecast import RateStart, Scenario, load_scenario, parse_scenario, shipped_scenarios

WHOLE = """
title = "A winter of pauses"
horizon_days = 90
thresholds = [0.3, 0.5]

[rate]
starts_from = { low = 60, high = 120 }
weekly_change = 0.2
basis = "the president's totals of two dates"

[lull]
every_days = 40
lasts_days = { low = 7, high = 30 }
rate_falls_to = 0.1
basis = "judgement"

[[reinforcement]]
people = 3000
probability = 0.4
first_day = 2025-02-01
last_day = 2025-03-01
over_days = 20
basis = "a minister's announcement"

[[repatriation]]
people = { low = 100, high = 400 }
first_day = 10
basis = "judgement"
"""


def test_a_whole_file_is_read() -> None:
    scenario = parse_scenario(WHOLE, "winter")
    assert scenario.thresholds == (0.3, 0.5)
    assert scenario.lull is not None
    assert scenario.lull.every_days.is_known
    assert scenario.reinforcements[0].window(date(2025, 1, 16)) == (16, 44)
    assert scenario.repatriations[0].window(date(2025, 1, 16)) == (10, 10)
    assert scenario.rate.weekly_memory == 0.98


@pytest.mark.parametrize("name", shipped_scenarios())
def test_every_shipped_scenario_reads_and_says_what_its_numbers_rest_on(name: str) -> None:
    scenario = load_scenario(name)
    assert scenario.title
    assert scenario.summary
    text = (resources.files("wartoll.forecast") / "scenarios" / f"{name}.toml").read_text("utf-8")
    for table in tomllib.loads(text).values():
        for row in table if isinstance(table, list) else [table]:
            if isinstance(row, dict):
                assert row["basis"].strip()


def test_the_constant_rate_is_among_them_and_takes_the_average() -> None:
    scenario = load_scenario("constant_rate")
    assert scenario.rate.starts_from is RateStart.AVERAGE
    assert scenario.lull is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = 'x'\npause = 3", "holds 'pause'"),
        ("title = 'x'\n[rate]\npace = 3\nbasis = 'b'", "rate holds 'pace'"),
        ("title = 'x'\n[lull]\nevery_days = 3\nbasis = 'b'", "lull has no lasts_days"),
        ("title = 'x'\n[rate]\nweekly_change = 0.1", "says not what its numbers rest on"),
        ("title = 'x'\nhorizon_days = 0", "horizon of 0 days"),
        ("title = 'x'\nthresholds = [30]", "thresholds"),
        ("title = 'x'\n[reinforcement]\npeople = 3", "one table"),
        ("title = 'x'\n[rate]\nstarts_from = 'yesterday'\nbasis = 'b'", "yesterday"),
        ("title = 'x'\n[[reinforcement]]\npeople = 3\nfirst_day = 'soon'\nbasis = 'b'", "soon"),
        ("horizon_days = 9", "no title"),
        ("title = ", "not TOML"),
    ],
)
def test_a_faulty_file_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ForecastError, match=words):
        parse_scenario(text, "faulty")


def test_an_unknown_name_lists_what_ships() -> None:
    with pytest.raises(ForecastError, match="constant_rate"):
        load_scenario("optimism")


def test_another_end_and_other_thresholds() -> None:
    scenario = Scenario("s", "S").until(date(2025, 4, 29), date(2025, 1, 16)).with_thresholds(0.5, 0.4)
    assert scenario.horizon_days == 103
    assert scenario.thresholds == (0.4, 0.5)
    with pytest.raises(ForecastError):
        scenario.until(date(2025, 1, 16), date(2025, 1, 16))
