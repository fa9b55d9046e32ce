"""Denials and zeros: nobody was harmed, or is said not to have been; and what is no zero."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_document

FIRST = "The army and the rebels have been at war since May. "
ZEROS = [
    ("The patrol returned without losses.", "losses"),
    ("No lives were lost in the raid, the minister said.", "killed"),
    ("Neither side suffered casualties.", "casualties"),
    ("The government rejected claims that any of its pilots were captured.", "captured"),
    ("The coalition denies that its aircraft killed any villagers.", "killed"),
    ("The rebels denied that they had lost a single man.", "losses"),
    ("The battalion has had no dead since June.", "killed"),
    ("The colonel reported two men wounded and no one killed.", "killed"),
    ("The rebels' losses were nil.", "losses"),
    ("The brigade had nine killed in March and none in April.", "killed"),
    ("Not one guerrilla hurt, the radio said.", "wounded"),
]
NO_ZEROS = [
    "There were no immediate reports of casualties.",
    "The ministry gave no casualty figures.",
    "Officials denied any wrongdoing.",
    "They left the hall without a word.",
    "A paper would let her draw a pension without calling the missing man dead.",
    "The minister denied that any talks had been held.",
]


def zeros_of(text: str) -> list[tuple[str, str | None]]:
    document = Document.of_text("note.txt", FIRST + text, published=date(2024, 7, 6))
    claims = extract_document(document).claims
    return [(claim.measure.value, claim.group) for claim in claims if claim.quantity and claim.quantity.best == 0]


@pytest.mark.parametrize(("text", "measure"), ZEROS, ids=[text[:50] for text, _ in ZEROS])
def test_a_denial_counts_nobody(text: str, measure: str) -> None:
    assert [found for found, _ in zeros_of(text)] == [measure]


@pytest.mark.parametrize("text", NO_ZEROS, ids=[text[:50] for text in NO_ZEROS])
def test_where_nothing_is_known_there_is_no_zero(text: str) -> None:
    assert zeros_of(text) == []


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("There were no casualties among the crew.", "crew"),
        ("The unit did not lose a single man.", "unit"),
        ("The coalition denies that its aircraft killed any villagers.", "villagers"),
    ],
)
def test_a_denial_says_who_was_not_harmed(text: str, group: str) -> None:
    assert [found for _, found in zeros_of(text)] == [group]
