"""Dated events in a report on forces: what starts, stops or changes the counting."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.claims import Form
from wartoll.documents import Document
from wartoll.extract import extract_document

BEFORE = "The contingent takes casualties of 90 a day and its losses are 300 dead, intelligence said.\n\n"
EVENTS = [
    ("North Korean troops were withdrawn from the front in mid-January.", "withdrawal", date(2025, 1, 11)),
    ("The first units arrived at the front on 14 October 2024.", "arrival", date(2024, 10, 14)),
    ("Fighting resumed on 7 January.", "engagement", date(2025, 1, 7)),
    ("The soldiers returned to the front line in early January, Zelensky said.", "return", date(2025, 1, 1)),
    ("The offensive began on 6 August 2024.", "engagement", date(2024, 8, 6)),
    ("A ceasefire came into force on 10 October 2024.", "engagement", date(2024, 10, 10)),
    ("The army crossed the border on 24 February 2022.", "engagement", date(2022, 2, 24)),
    ("The brigade was pulled out of the line on 12 December.", "withdrawal", date(2024, 12, 12)),
    ("North Korean soldiers entered combat for the first time on 4 November.", "engagement", date(2024, 11, 4)),
    ("The rebels retreated from the city on 2 December.", "withdrawal", date(2024, 12, 2)),
    ("The troops were seen back at the front on 8 January.", "return", date(2025, 1, 8)),
    ("Clashes broke out on 15 April 2023 between the army and the militia.", "engagement", date(2023, 4, 15)),
    ("The first North Koreans reached Russia in October.", "arrival", date(2024, 10, 1)),
    ("The regiment went into action on 6 June 1944.", "engagement", date(1944, 6, 6)),
    ("The truce collapsed on 18 November.", "engagement", date(2024, 11, 18)),
    ("The fighting peaked in December.", "engagement", date(2024, 12, 1)),
]


@pytest.mark.parametrize(("text", "measure", "first"), EVENTS, ids=[text[:50] for text, _, _ in EVENTS])
def test_a_dated_event_is_read_with_its_window(text: str, measure: str, first: date) -> None:
    document = Document.of_text("a.txt", BEFORE + text, published=date(2025, 1, 19))
    events = [claim for claim in extract_document(document).claims if claim.form is Form.EVENT]
    assert [(event.measure.value, event.end.earliest) for event in events if event.end] == [(measure, first)]


def test_two_phases_of_one_sentence_are_two_events() -> None:
    text = BEFORE + "He dates the first fights to late October and the peak to December."
    document = Document.of_text("a.txt", text, published=date(2025, 1, 19))
    events = [claim for claim in extract_document(document).claims if claim.form is Form.EVENT]
    assert [event.hedge for event in events] == ["first", "peak"]


def test_a_dateline_dates_no_event() -> None:
    text = "GENEVA (20 December 2024) - The losses are 300 dead since the siege began in May, an official said."
    document = Document.of_text("a.txt", BEFORE + text, published=date(2024, 12, 20))
    events = [claim for claim in extract_document(document).claims if claim.form is Form.EVENT]
    assert {event.end.earliest for event in events if event.end} == {date(2024, 5, 1)}


def test_talks_about_a_truce_are_no_truce() -> None:
    document = Document.of_text("a.txt", BEFORE + "Truce talks resumed on 7 January.", published=date(2025, 1, 19))
    assert not [claim for claim in extract_document(document).claims if claim.form is Form.EVENT]
