"""What opens and ends on a day: sieges, exchanges, pullouts, landings."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.claims import Form
from wartoll.documents import Document
from wartoll.extract import extract_claims

ONSETS = [
    ("The siege began in May. Since then 340 soldiers have died.", "engagement", date(2018, 5, 1)),
    ("The exchange of prisoners opened on 5 August, and 400 captives came home.", "return", date(2018, 8, 5)),
    ("The last of the French troops left Gao on 15 August; 58 had died there.", "withdrawal", date(2018, 8, 15)),
    ("Fighting erupted again on 12 August, when the marines landed.", "engagement", date(2018, 8, 12)),
    ("The first Cuban soldiers arrived on 10 August; nine were killed.", "arrival", date(2018, 8, 10)),
    ("The figures are of August 3, the day the pullout began: 1,300 soldiers dead.", "withdrawal", date(2018, 8, 3)),
    ("The battle for Adado, which erupted on 2 June, cost the army 100 soldiers.", "engagement", date(2018, 6, 2)),
]


@pytest.mark.parametrize(("text", "measure", "day"), ONSETS, ids=[text[:50] for text, _, _ in ONSETS])
def test_an_opening_or_end_is_an_event_of_its_day(text: str, measure: str, day: date) -> None:
    document = Document.of_text("a.txt", text, published=date(2018, 8, 22))
    events = [claim for claim in extract_claims([document]).claims if claim.form is Form.EVENT]
    assert (measure, day) in [(event.measure.value, event.end.earliest) for event in events if event.end]


def test_talks_that_resume_are_no_event_of_the_fighting() -> None:
    text = "Trade talks resumed on 12 August. In the town 3 soldiers were killed."
    document = Document.of_text("a.txt", text, published=date(2018, 8, 22))
    assert not [claim for claim in extract_claims([document]).claims if claim.form is Form.EVENT]
