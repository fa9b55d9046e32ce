"""Shares of a toll, of a force, of its full strength, and of those who were counted before."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.claims import Form
from wartoll.documents import Document
from wartoll.extract import extract_document

FIRST = "The army is at war. Its hospital counted 640 casualties in March. "
CASES = [
    ("Of the wounded, 9 per cent died in the ambulances.", "killed 0.09"),
    ("Half the battalion was killed or wounded on the slope.", "casualties 0.5"),
    ("Every second man of the company was hit.", "casualties 0.5"),
    ("Three of every ten casualties were struck by mortar bombs.", "casualties 0.3"),
    ("Most of the dead, about 80 per cent, were conscripts.", "killed 0.8"),
    ("The share of women among the dead fell from 30 per cent to 22 per cent.", "killed 0.22; killed 0.3"),
    ("Losses of officers stood at 17 per cent.", "losses 0.17"),
    ("Its losses amounted to 14 per cent of its establishment.", "losses 0.14"),
    ("The regiment lost 210 men, a quarter of its strength.", "losses 0.25"),
    ("The battalion was down to half its strength.", "strength 0.5"),
    ("A third of the company's 90 men were wounded.", "wounded 0.333"),
    ("Of these, 94 per cent happened near the river.", "casualties 0.94"),
    ("Men made up 61 per cent and boys 12 per cent.", "casualties 0.12; casualties 0.61"),
    ("Mortars caused 31 per cent of the casualties, and mines 19 per cent.", "casualties 0.19; casualties 0.31"),
    ("The number of casualties was 22 per cent higher than in February.", ""),
    ("Prices rose by 9 per cent.", ""),
]


@pytest.mark.parametrize(("text", "shares"), CASES, ids=[text[:50] for text, _ in CASES])
def test_a_share_is_of_whom_it_says(text: str, shares: str) -> None:
    document = Document.of_text("note.txt", FIRST + text, published=date(2024, 4, 6))
    claims = [claim for claim in extract_document(document).claims if claim.form is Form.SHARE]
    found = sorted(f"{claim.measure.value} {claim.quantity.best:.3g}" for claim in claims if claim.quantity)
    assert found == sorted(part.strip() for part in shares.split(";") if part.strip())


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Women made up 38 per cent of the dead.", "Women"),
        ("A quarter of those killed were medics.", "medics"),
        ("The proportion of civilians among the dead was 41 per cent.", "civilians"),
        ("Men made up 61 per cent and boys 12 per cent.", "boys"),
    ],
)
def test_a_share_names_whom_it_counts(text: str, group: str) -> None:
    document = Document.of_text("note.txt", FIRST + text, published=date(2024, 4, 6))
    last = [claim for claim in extract_document(document).claims if claim.form is Form.SHARE][-1]
    assert last.group == group
