"""A loss is held only against the strength of the force that suffered it."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.audit import audit_claims
from wartoll.documents import Document
from wartoll.extract import extract_claims


def sentences_of(text: str) -> str:
    document = Document.of_text("note.txt", text, published=date(2021, 8, 19), publisher="Daily Herald")
    claims = extract_claims([document]).claims
    return " ".join(s for figure in audit_claims(claims, [document]).derived for s in figure.sentences)


def test_a_share_of_a_named_force_becomes_people_a_day() -> None:
    said = sentences_of(
        "Some 8,000 Tyrran soldiers are in the valley. The Tyrran soldiers lost half of their strength in two months, "
        "the institute said."
    )
    assert "50 % of 8,000 is 4,000: 66 a day over two months" in said


@pytest.mark.parametrize(
    "text",
    [
        "One in six loads of wheat went by road and freight rose by 22 per cent in a year. A fire killed 40 people.",
        "The garrison of 31 men was relieved. The roof took 18 months, and the lottery paid 72 per cent of the cost.",
        "Some 8,000 Ukrainian soldiers are in the valley. The Russian army lost half of their men in two months.",
    ],
)
def test_no_share_is_taken_of_another_force_or_of_things(text: str) -> None:
    assert "a day over" not in sentences_of(text)


def test_a_rate_is_not_held_against_a_handful() -> None:
    said = sentences_of("The army loses 1,000 men a day, the ministry said. A guard of 89 men held the bridge.")
    assert "Okinawa" not in said


def test_a_rate_at_least_so_high_is_not_what_ten_times_as_much_gives() -> None:
    said = sentences_of(
        "Russian casualties averaged over 1,200 a day in May. By 7 June 2021 Russia had lost 500,000 men "
        "since February 2018. Kharkiv was attacked on 10 May."
    )
    assert "is what 500,000 over the 28 days" not in said
