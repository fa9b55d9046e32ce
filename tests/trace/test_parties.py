from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trace.making import claim, document
from wartoll.trace.parties import (
    Likeness,
    can_speak,
    compare_parties,
    is_mentioned,
    is_unnamed_body,
    merge_names,
    publisher_name,
    read_party,
    stands_for,
)
from wartoll.trace.passages import content_words
from wartoll.trace.publishers import is_outlet, speaks_for_itself


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Volodymyr Zelensky", "Zelenskyy"),
        ("Volodymyr Zelensky", "President Volodymyr Zelenskiy"),
        ("Andriy Kovalenko", "Andrii Kovalenko"),
        ("chief of the defence staff", "defence chief"),
        ("Navy command of Tyrra", "Tyrra's navy"),
        ("spokesman of Tyrra's Coast Guard", "Tyrra's Coast Guard"),
        ("Interior ministry of Tyrra", "interior ministry"),
        ("UK Ministry of Defence", "British Defence Intelligence"),
        ("head of the relief mission", "the relief mission"),
        ("Ukrainian military intelligence (HUR)", "Main Directorate of Intelligence"),
        ("London", "UK Ministry of Defence"),
    ],
)
def test_names_of_one_party_meet(one: str, two: str) -> None:
    assert compare_parties(one, two) is Likeness.SAME
    assert compare_parties(two, one) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Andriy Kovalenko", "Oleksandr Kovalenko"),
        ("Ministry of Health of Tyrra", "Ministry of Health of Ostmark"),
        ("command of the Southern Army", "Ministry of Pensions of Tyrra"),
        ("US Department of Defense", "Russian Ministry of Defence"),
    ],
)
def test_two_parties_stay_two(one: str, two: str) -> None:
    assert compare_parties(one, two) is Likeness.DIFFERENT


@pytest.mark.parametrize("other", ["officials", "Western officials", "papers in Tyrra", None])
def test_an_unnamed_party_may_be_anyone(other: str | None) -> None:
    assert compare_parties("Volodymyr Zelensky", other) is Likeness.UNKNOWN


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparing_names_is_symmetric_and_never_fails(one: str, two: str) -> None:
    assert compare_parties(one, two) is compare_parties(two, one)


def test_a_name_is_taken_apart() -> None:
    party = read_party("Main Directorate of Intelligence of Ukraine")
    assert party.is_institution
    assert party.states == {"Ukraine"}


def test_outlets_are_told_from_bodies_that_speak() -> None:
    assert is_outlet("Tyrra Evening Post")
    assert is_outlet("Coast agency")
    assert not is_outlet("Ministry of Pensions of Tyrra (letter)")
    assert publisher_name("Ministry of Pensions of Tyrra (letter)") == "Ministry of Pensions of Tyrra"


def test_names_merge_to_the_first_of_each_party() -> None:
    merged = merge_names(["Volodymyr Zelensky", "Zelenskyy", "Oleksandr Kovalenko", "Andriy Kovalenko"])
    assert merged["Zelenskyy"] == "Volodymyr Zelensky"
    assert merged["Andriy Kovalenko"] == "Andriy Kovalenko"


def test_a_document_mentions_a_party_by_name_or_initials() -> None:
    text = "A study by the ISW quotes General Oren Talvik at length."
    assert is_mentioned("Institute for the Study of War", content_words(text), text)
    assert is_mentioned("Oren Talvik", content_words(text), text)
    assert not is_mentioned("Harbour Police of Tyrra", content_words(text), text)


def test_a_ministry_that_gives_its_own_figure_speaks_for_itself() -> None:
    own = document("a", "We have paid for 2,117 dead.", "Ministry of Pensions of Tyrra (letter)")
    assert speaks_for_itself(claim(own, "2,117 dead", 2117))
    assert speaks_for_itself(claim(own, "2,117 dead", 2117, speaker="Ministry of Pensions"))


def test_a_general_staff_publishes_its_commanders_words() -> None:
    own = document("a", "The commander said that 300 were lost.", "General Staff of Ukraine")
    assert speaks_for_itself(claim(own, "300", 300, speaker="Oleksandr Syrskyi"))


def test_a_think_tank_that_quotes_a_general_relays_him() -> None:
    relay = document("a", "The general said that 300 were lost.", "Institute for the Study of War")
    assert not speaks_for_itself(claim(relay, "300", 300, speaker="Oleksandr Syrskyi"))


def test_a_ministry_that_quotes_another_states_minister_relays_him() -> None:
    relay = document("a", "The minister said 300.", "UK Ministry of Defence")
    assert not speaks_for_itself(claim(relay, "300", 300, speaker="Russian Ministry of Defence"))


def test_whoever_names_someone_in_between_relays() -> None:
    relay = document("a", "We have 300 dead.", "Ministry of Pensions")
    assert not speaks_for_itself(claim(relay, "300 dead", 300, via=("the police",)))


def test_a_figure_or_an_attack_is_no_speaker() -> None:
    assert not any(can_speak(name) for name in ("600 men", "Assaults with soldiers", "North Korean", ""))
    assert all(can_speak(name) for name in ("Oren Talvik", "Seoul", "a captured soldier", "rebels of Tyrra"))


@pytest.mark.parametrize("name", ["armed forces", "defence ministry", "general staff"])
def test_a_body_that_no_land_is_named_with_may_be_anyones(name: str) -> None:
    assert is_unnamed_body(name)


@pytest.mark.parametrize("name", ["Field Hospital Directorate", "Ukrainian army", "Obituary Register", "Zelensky"])
def test_a_body_with_a_name_of_its_own_is_not(name: str) -> None:
    assert not is_unnamed_body(name)


@pytest.mark.parametrize(
    ("short", "name"),
    [("AMISOM", "African Union Mission in Somalia"), ("UNIFIL", "United Nations Interim Force in Lebanon"),
     ("KFOR", "Kosovo Force")],
)  # fmt: skip
def test_capitals_stand_for_the_name_they_are_taken_from(short, name):
    assert stands_for(short, name)


@pytest.mark.parametrize(
    ("short", "name"), [("AMISOM", "Army of Merwan"), ("UNIFIL", "Interior Ministry"), ("MINSK", "Ministry of Health")]
)
def test_capitals_that_no_name_gives_stand_for_none(short, name):
    assert not stands_for(short, name)


def test_a_publisher_is_named_without_its_place_or_its_office():
    assert publisher_name("Centre for Peace Studies, Colombo") == "Centre for Peace Studies"
    assert publisher_name("Defence Ministry, press service") == "Defence Ministry"
    assert publisher_name("Press Wing, Army of Merwan") == "Press Wing, Army of Merwan"


def test_a_government_and_its_ministry_are_one_party():
    ministry = "Ministry of Defence of the Unity Government of Varsk"
    assert compare_parties("Unity Government", ministry) is Likeness.SAME
    assert compare_parties("the Unity Government", "the Unity Government's Ministry of Defence") is Likeness.SAME
