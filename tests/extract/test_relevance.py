"""Words of harm count people only where people can be meant."""

from __future__ import annotations

import pytest

from wartoll.claims import Context
from wartoll.extract.numbers import read_numbers
from wartoll.extract.relevance import counts_people, is_about_something_else


def counts(text: str, context: Context = Context.UNKNOWN, measure: str = "killed") -> bool:
    low = text.lower()
    return counts_people(low, read_numbers(text).numbers[0], context, measure)


@pytest.mark.parametrize(
    "text",
    ["Forty died.", "It killed 13.", "It killed 13 and hurt others.", "the toll rose to 19", "12 villagers were killed",
     "19 dead in a fire", "killing three women", "40 wounded, some badly"],
)  # fmt: skip
def test_people_or_their_harm_beside_the_number_count_anywhere(text):
    assert counts(text)


@pytest.mark.parametrize(
    "text", ["killed 12 products", "12 wounded hedgehogs", "killed 30 per cent of the bacteria", "900 dead hives"]
)
def test_things_and_animals_are_no_people(text):
    assert not counts(text)


def test_a_thing_is_none_in_a_war_either():
    assert not counts("killed 40 cattle", Context.ARMED_CONFLICT)
    assert counts("killed 40 near the front", Context.ARMED_CONFLICT)


def test_strength_and_losses_need_soldiers_where_nothing_speaks_of_war():
    assert not counts("the town lost 1,400 inhabitants", measure="losses")
    assert counts("it lost 1,400 soldiers", measure="losses")


def test_a_text_of_games_or_markets_is_not_read():
    assert is_about_something_else("the striker missed a goal in the league and the goalkeeper died laughing")
    assert not is_about_something_else("soldiers died when a rocket hit players of the league near the front")
