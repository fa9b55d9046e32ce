"""Sentences of a projection hold its numbers, its chances and its condition."""

from datetime import date

from wartoll.forecast import load_scenario, make_start, project_strength
from wartoll.forecast.rows import projection_to_json
from wartoll.forecast.sentences import projection_sentences, two_figures


def test_the_constant_rate_is_said_as_the_arithmetic_it_is():
    start = make_start(date(2025, 1, 16), losses=3800, losses_per_day=92, strength=12000)
    projection = project_strength(start, load_scenario("constant_rate"), paths=10)
    text = " ".join(projection_sentences(projection))
    assert "15 April 2025" in text
    assert "90 %" not in text, "one number for all draws has no interval"


def test_uncertain_thresholds_come_with_the_chance_of_never():
    losses = [2000.0, 3800.0, 6000.0] * 40
    rates = [5.0, 60.0, 140.0] * 40
    start = make_start(date(2025, 1, 16), losses=losses, losses_per_day=rates, strength=12000)
    text = " ".join(projection_sentences(project_strength(start, load_scenario("constant_rate"), paths=600)))
    assert "never by" in text
    assert "90 %" in text


def test_people_are_said_to_two_figures():
    assert [two_figures(v) for v in (0.2, 7.4, 92.7, 3849.0, 12_671.0)] == ["0", "7", "93", "3,800", "13,000"]


def test_a_projection_is_plain_data():
    start = make_start(date(2025, 1, 16), losses=3800, losses_per_day=92, strength=12000)
    row = projection_to_json(project_strength(start, load_scenario("constant_rate"), paths=10))
    assert len(row["losses"]["days"]) == len(row["losses"]["quantiles"])
    assert row["thresholds"][0]["never"] == 0.0
