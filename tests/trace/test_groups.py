from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wartoll.trace.groups import (
    GroupLikeness,
    compare_groups,
    joined_sides,
    read_classes,
    read_group,
    read_sides,
    unit_size,
)


@pytest.mark.parametrize(
    ("one", "two", "likeness"),
    [
        ("North Korean soldiers", "troops from the DPRK", GroupLikeness.SAME),
        ("Russian and North Korean soldiers", "North Korean soldiers", GroupLikeness.NARROWER),
        ("North Korean soldiers", "Russian and North Korean troops", GroupLikeness.WIDER),
        ("Russian soldiers", "Ukrainian soldiers", GroupLikeness.OTHER),
        ("members of the security forces", "soldiers", GroupLikeness.NARROWER),
        ("soldiers and police officers", "soldiers", GroupLikeness.NARROWER),
        ("members of the security forces", "security personnel", GroupLikeness.SAME),
        ("civilians", "fighters", GroupLikeness.OTHER),
        ("people", "civilians", GroupLikeness.NARROWER),
        ("garrison of Fort Emmer", "soldiers of the garrison", GroupLikeness.UNKNOWN),
        ("members of the Southern Army", "soldiers of Tyrra's Southern Army", GroupLikeness.SAME),
        ("soldiers", "people", GroupLikeness.UNKNOWN),
        ("soldiers", None, GroupLikeness.UNKNOWN),
    ],
)
def test_groups_compare(one: str, two: str | None, likeness: GroupLikeness) -> None:
    assert compare_groups(one, two) is likeness


def test_a_group_is_taken_apart() -> None:
    group = read_group("Russian soldiers and police of the Southern Army")
    assert group.sides == {"Russia"}
    assert group.classes == {"soldier", "police"}
    assert "southern" in group.names
    assert group.has_unit


def test_sides_and_classes_stand_in_texts() -> None:
    assert read_sides("Moscow's men and Ukrainian troops") == {"Ukraine"}
    assert read_sides("it was told to us") == frozenset()
    assert read_classes("nine policemen, two villagers") == {"police", "civilian"}


def test_sides_joined_before_one_noun_are_found() -> None:
    joined = joined_sides("The losses of these Russian and North Korean units came to 90.")
    assert joined is not None
    assert joined.sides == {"Russia", "North Korea"}
    assert joined.words == "Russian and North Korean units"
    assert joined_sides("Talks between Russia and North Korea went on.") is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparing_groups_never_fails(one: str, two: str) -> None:
    assert isinstance(compare_groups(one, two), GroupLikeness)


def test_the_two_camps_of_an_inner_war_are_two_groups() -> None:
    assert compare_groups("government troops", "rebel fighters") is GroupLikeness.OTHER
    assert not compare_groups("rebel fighters", "guerrillas").differs


def test_a_unit_has_a_size_where_one_kind_is_named() -> None:
    assert unit_size("of the 3rd Rifle Brigade") == unit_size("the brigade")
    assert unit_size("of the country's army") != unit_size("of the brigade")
    assert unit_size("nobody was there") is None
