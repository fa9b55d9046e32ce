"""Conditions that sources state."""

from __future__ import annotations

import pytest

from wartoll.claims import Claim, Form, Measure, Quantity, Quote
from wartoll.forecast import scenarios_from_conditions


def claim_under(condition: str | None, claim_id: str = "a1") -> Claim:
    return Claim(
        claim_id=claim_id, document="d", quote=Quote(0, 1, "x"), measure=Measure.LOSSES, form=Form.PROJECTION,
        quantity=Quantity(12_000, 12_000, 12_000), condition=condition,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["if the current loss rate persists", "should losses continue at this pace", "at the present rate of casualties"],
)
def test_a_rate_that_goes_on_is_the_constant_rate(words: str) -> None:
    (found,) = scenarios_from_conditions([claim_under(words)])
    assert found.scenario is not None
    assert found.scenario.name == "constant_rate"
    assert found.scenario.condition == words


@pytest.mark.parametrize(
    "words", ["if no reinforcements arrive", "unless the rate stays as it is", "if the rate doubles"]
)
def test_other_conditions_are_shown_and_not_run(words: str) -> None:
    (found,) = scenarios_from_conditions([claim_under(words)])
    assert found.words == words
    assert found.scenario is None


def test_each_wording_counts_once_and_none_not_at_all() -> None:
    claims = [claim_under("If the  rate persists"), claim_under("if the rate persists", "b2"), claim_under(None, "c3")]
    assert [found.claim_id for found in scenarios_from_conditions(claims)] == ["a1"]
