"""Every number of a sentence gets the one reading that the sentence means."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.sentences import SENTENCES

from wartoll.claims import Claim
from wartoll.documents import Document
from wartoll.extract import extract_document

CASES = [(kind, text, counts) for kind, cases in SENTENCES.items() for text, counts in cases]


def number(value: float | None) -> str:
    assert value is not None
    return f"{value:.3g}" if 0 < value < 1 else f"{value:.0f}"


def said(claim: Claim) -> str:
    quantity = claim.quantity
    assert quantity is not None
    if quantity.best is not None:
        value = number(quantity.best)
    elif quantity.high is None:
        value = f"{number(quantity.low)}+"
    elif quantity.low is None:
        value = f"{quantity.high:.0f}-"
    else:
        value = f"{quantity.low:.0f}..{quantity.high:.0f}"
    return f"{claim.measure.value} {value}"


AFTERWARDS = "\n\nThe army is at war and the front is quiet. Soldiers and villagers have been killed."


def counts_of(text: str, after: str = AFTERWARDS) -> list[str]:
    document = Document.of_text("note.txt", text + after, published=date(2024, 3, 6))
    return sorted(said(claim) for claim in extract_document(document).claims if claim.quantity is not None)


@pytest.mark.parametrize(("kind", "text", "counts"), CASES, ids=[text[:60] for _, text, _ in CASES])
def test_a_sentence_counts_what_it_says(kind: str, text: str, counts: str) -> None:
    found = counts_of(text, "" if kind == "no counts of people" else AFTERWARDS)
    assert found == sorted(part.strip() for part in counts.split(";") if part.strip())


def test_every_quote_is_verbatim() -> None:
    for _, text, _ in CASES:
        document = Document.of_text("note.txt", text, published=date(2024, 3, 6))
        for claim in extract_document(document).claims:
            claim.quote.check(text)
