"""Whom a count is of where its own words don't say: the candidates, their evidence and the choice among them."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_claims
from wartoll.extract.choosing import LARGE, key_of, kind_of
from wartoll.extract.elements import read_elements
from wartoll.extract.named_people import named_in
from wartoll.extract.scene import Memory, Scene
from wartoll.extract.text import split_sentences
from wartoll.vocabulary import load_vocabulary


def groups_of(text: str) -> dict[float, str]:
    """The group of each figure of a text."""
    document = Document(name="a.txt", text=text, digest="0", published=date(2024, 5, 20))
    found = {}
    for claim in extract_claims([document]).claims:
        if claim.quantity is not None:
            found[claim.quantity.best or claim.quantity.low or claim.quantity.high or 0.0] = claim.group or ""
    return found


def named(text: str) -> dict[str, str]:
    """The people that a sentence names, with their roles."""
    scene = Scene(text, read_elements(text, split_sentences(text)[0], (), ()), Memory(), 0)
    return {one.words: one.role for one in named_in(scene)}


ROLES = [
    ("The rebels lost a third of their men.", "rebels", "suffers"),
    ("The villagers were killed by soldiers.", "soldiers", "agent"),
    ("Russian losses were heavy.", "Russian forces", "owner"),
    ("The army's spokesman denied it.", "army", "source"),
]


@pytest.mark.parametrize(("text", "people", "role"), ROLES, ids=[role for _, _, role in ROLES])
def test_people_are_named_with_the_part_they_play(text: str, people: str, role: str) -> None:
    assert named(text)[people] == role


def test_who_comes_to_help_is_nobody_who_may_be_counted() -> None:
    assert "Rescuers" not in named("Rescuers dug through the night.")


KEYS = [("Russian forces", "Russian soldiers"), ("Russians (Russian forces)", "the Russian army"), (None, None)]


@pytest.mark.parametrize(("one", "other"), KEYS)
def test_a_side_is_one_candidate_however_it_is_called(one: str | None, other: str | None) -> None:
    assert key_of(one) == key_of(other)


def test_civilians_of_a_side_and_its_forces_are_two_candidates() -> None:
    assert len({key_of("Ukrainian civilians"), key_of("Ukrainian forces"), key_of(None)}) == 3
    assert key_of(None) == LARGE


def test_candidates_have_a_kind() -> None:
    assert [kind_of(group) for group in (None, "miners", "Ukrainian soldiers", "Chadians (Chadian people)")] == [
        "large", "civil", "armed", "other",
    ]  # fmt: skip


CHOICES = [
    (
        "The Israeli army said on Monday that it had killed about 3,000 Hezbollah fighters since October. "
        "An Israeli officer said that a further 7,000 had been wounded.",
        7000,
        "Hezbollah",
    ),
    (
        "A strong quake hit the hills of western Iran on Monday.\n\nRescuers dug through the rubble all night.\n\n"
        "The coroner put the number of dead at 432 on Tuesday.",
        432,
        "people in the quake in Iran",
    ),
]


@pytest.mark.parametrize(("text", "figure", "words"), CHOICES)
def test_a_count_is_of_the_likeliest_of_those_named(text: str, figure: int, words: str) -> None:
    assert words in groups_of(text)[figure]


def test_who_does_the_harm_is_never_chosen_for_who_suffers_it() -> None:
    assert "soldiers" not in groups_of("A market was shelled. Forty were killed by soldiers on Monday.").get(40, "")


def test_weights_say_what_the_language_says() -> None:
    """Owners and sufferers of harm speak for themselves; speakers of a figure and people far off don't."""
    weights = load_vocabulary("choosing")["weights"]
    assert weights["rules"] > 0.3
    assert weights["owner after"] > 0.3
    assert weights["named in the sentence before"] > weights.get("named in the lead", 0.0)
    assert weights["large, displaced"] > weights["armed, displaced"]
    assert weights["armed, troops"] > weights["large, troops"]


def test_a_text_of_many_counts_keeps_few_candidates() -> None:
    text = "\n\n".join(f"On {day} May the army lost {day + 40} men near Bakhmut." for day in range(1, 29))
    assert len(groups_of(text)) == 28
