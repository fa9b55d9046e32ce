"""A year that one document leaves open is settled by another that dates the same figure."""

from __future__ import annotations

from datetime import date

from wartoll.documents import Document
from wartoll.extract import extract_claims

OPEN = "The army was at war. By 24 March the command had killed 5,600 rebels in the valley."
DATED = "The army was at war. By 24 March 2022 the command had killed 5,600 rebels in the valley."
OTHER = "The army was at war. By 24 March 2021 the command had killed 5,600 rebels in the valley."


def claim_of(*texts: str) -> tuple:
    documents = [Document.of_text(f"{number}.txt", text) for number, text in enumerate(texts)]
    extraction = extract_claims(documents)
    return next(c for c in extraction.claims if c.document == "0.txt" and c.measure == "killed"), extraction.notes


def test_without_a_sibling_the_year_stays_open() -> None:
    claim, notes = claim_of(OPEN)
    assert claim.end is None
    assert [(o.first, o.as_written) for o in claim.open_dates] == [((3, 24), "By 24 March")]
    assert notes == ()


def test_a_sibling_settles_the_year() -> None:
    claim, notes = claim_of(OPEN, DATED)
    assert claim.end is not None
    assert claim.end.latest == date(2022, 3, 24)
    assert claim.open_dates == ()
    assert "0.txt" in notes[0]


def test_siblings_that_disagree_settle_nothing() -> None:
    claim, _ = claim_of(OPEN, DATED, OTHER)
    assert claim.end is None
    assert claim.open_dates
