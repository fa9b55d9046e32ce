"""Counts per unit of time, and counts that lie ahead."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.claims import Form
from wartoll.documents import Document
from wartoll.extract import extract_document

FIRST = "The army and the rebels have been at war since May. "
CASES = [
    ("Daily rebel losses in June were 310.", Form.RATE, "losses 310"),
    ("Our losses come to 40 killed and 90 wounded per day.", Form.RATE, "killed 40; wounded 90"),
    ("Some 80 stretcher cases a day came down in April.", Form.RATE, "wounded 80"),
    ("The death rate in the camp reached nine per day.", Form.RATE, "killed 9"),
    ("Eleven soldiers a day were killed in June. In May the average was six.", Form.RATE, "killed 11; killed 6"),
    ("Another 900 troops are expected to arrive by August.", Form.PROJECTION, "reinforcements 900"),
    ("The army wants to recruit 6,000 men this year.", Form.PROJECTION, "reinforcements 6000"),
    ("Planners feared that the landing would cost 700 dead.", Form.PROJECTION, "killed 700"),
    ("Should the attack fail, we would look for 2,000 casualties.", Form.PROJECTION, "casualties 2000"),
    ("The first 30 wounded are due to be flown to the capital on Tuesday.", Form.PROJECTION, "wounded 30"),
    ("Casualties may exceed 500 before the town falls.", Form.PROJECTION, "casualties 500"),
    ("The rebels wanted to kill 30 hostages.", Form.PROJECTION, ""),
]


@pytest.mark.parametrize(("text", "form", "counts"), CASES, ids=[text[:50] for text, _, _ in CASES])
def test_the_form_is_the_one_that_is_said(text: str, form: Form, counts: str) -> None:
    document = Document.of_text("note.txt", FIRST + text, published=date(2024, 7, 6))
    claims = [claim for claim in extract_document(document).claims if claim.form is form and claim.quantity]
    found = sorted(
        f"{claim.measure.value} {claim.quantity.best or claim.quantity.low:g}" for claim in claims if claim.quantity
    )
    assert found == sorted(part.strip() for part in counts.split(";") if part.strip())


def test_what_is_likely_this_year_reaches_to_its_end() -> None:
    document = Document.of_text(
        "note.txt", "The army is likely to suffer a further 4,000 casualties this year.", published=date(2024, 7, 6)
    )
    (claim,) = extract_document(document).claims
    assert claim.end is not None
    assert claim.end.latest == date(2024, 12, 31)
