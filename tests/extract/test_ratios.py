"""Numbers set against one another: so many for each, so many to one, so many times over."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.claims import Form
from wartoll.documents import Document
from wartoll.extract import extract_document

FIRST = "The army and the rebels have been at war since May. "
CASES = [
    ("The rebels lose three men for every soldier killed.", "3"),
    ("For each rebel killed, two soldiers were wounded.", "2"),
    ("There were four wounded men to each man killed.", "4"),
    ("Two men died in the camps for every five who lived.", "0.4"),
    ("The army lost twice as many men as the rebels.", "2"),
    ("The rebels' losses are three to four times ours, the colonel said.", "3..4"),
    ("The rebels lose between five and seven to one.", "5..7"),
    ("The army's dead exceeded the rebels' by a factor of three.", "3"),
    ("Losses among officers were double the rate among other ranks.", "2"),
    ("We have losses six times bigger than theirs, the general said.", "6"),
    ("The wounded outnumbered the dead by five to one.", "5"),
    ("The charity paid 4,000 for each bereaved family.", ""),
    ("The motion was carried by nine votes to one.", ""),
    ("Lamps were lit, one for each of the rebel dead.", ""),
    ("He asks for two sources for each name.", ""),
]


@pytest.mark.parametrize(("text", "ratio"), CASES, ids=[text[:50] for text, _ in CASES])
def test_a_ratio_sets_one_number_against_another(text: str, ratio: str) -> None:
    document = Document.of_text("note.txt", FIRST + text, published=date(2024, 4, 6))
    claims = [claim for claim in extract_document(document).claims if claim.form is Form.RATIO and claim.quantity]
    found = [
        f"{quantity.best:g}" if quantity.best is not None else f"{quantity.low:g}..{quantity.high:g}"
        for claim in claims
        if (quantity := claim.quantity)
    ]
    assert found == ([ratio] if ratio else [])
