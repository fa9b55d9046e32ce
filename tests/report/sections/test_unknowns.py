from __future__ import annotations

from datetime import date
from typing import Any

from tests.report.claims_at_hand import claim, document, exactly
from tests.report.stack_at_hand import AUDIT, CLAIMS, DOCUMENTS, EXTRACTION, SKIPPED, traced
from wartoll.audit import Audit
from wartoll.claims import Claim, OpenDate
from wartoll.documents import Document
from wartoll.report.inputs import BriefInputs
from wartoll.report.sections.unknowns import build_unknowns
from wartoll.trace import Trace


def remarks(documents: tuple[Document, ...], claims: tuple[Claim, ...] = (), **found: Any) -> list[str]:
    inputs = BriefInputs.of(documents, claims, found.pop("trace", Trace()), Audit(), **found)
    return list(build_unknowns(inputs).data["remarks"])


DATED = document("a.txt", "3,800 lost on 6 December", published=date(2025, 1, 1))


def test_a_document_that_was_not_read_is_named_with_its_reason() -> None:
    told = remarks(DOCUMENTS, CLAIMS, skipped=SKIPPED)
    assert told[0] == "Not read: broken.pdf holds no text; expected a text"


def test_missing_own_words_are_told_by_speaker() -> None:
    told = remarks(DOCUMENTS, CLAIMS, trace=traced())
    assert any(line.startswith("Own words not at hand: ") and "The President" in line for line in told)


def test_a_document_without_a_date_or_without_a_claim_is_named() -> None:
    told = remarks((document("silent.txt", "Nothing."),))
    assert "Read, but no claim was found in: silent.txt." in told
    assert any(line.startswith("No date of its own: silent.txt.") for line in told)


def test_a_guessed_date_and_a_warning_are_told() -> None:
    guessed = document("a.txt", "x", published=date(2025, 1, 1), published_confidence=0.5, warnings=("two dates",))
    told = remarks((guessed,))
    assert any(line.startswith("Dated by a guess: a.txt.") for line in told)
    assert "a.txt: two dates" in told


def test_an_unknown_as_of_a_missing_date_and_an_open_year_are_told() -> None:
    inferred = claim(DATED, "3,800 lost", quantity=exactly(3800), as_of_inferred=True)
    opened = claim(
        DATED, "lost on 6 December", quantity=exactly(1), open_dates=(OpenDate("end", (12, 6), (12, 6), "6 December"),)
    )
    told = remarks((DATED,), (inferred, opened))
    assert any(line.startswith("As-of date not said: ") for line in told)
    assert any(line.startswith("No date at all: ") for line in told)
    assert "Year not settled: “6 December”, end" in told


def test_doubts_warnings_and_notes_are_told() -> None:
    doubtful = claim(DATED, "3,800 lost", quantity=exactly(3800), confidence=0.3, warnings=("the dates disagree",))
    told = remarks((DATED,), (doubtful,), notes=EXTRACTION.notes)
    assert any(line.startswith("Read with doubt: ") for line in told)
    assert any(line.startswith("Who is counted is not said: ") for line in told)
    assert "the dates disagree" in told
    assert EXTRACTION.notes[0] in told


def test_refused_numbers_are_listed_with_their_words() -> None:
    made = build_unknowns(BriefInputs.of(DOCUMENTS, CLAIMS, Trace(), AUDIT, refusals=EXTRACTION.refusals))
    table = made.blocks[-1]
    assert [[cell.text for cell in row] for row in table.rows] == [["digest.txt", "“15, 200”", "two numbers or one"]]  # type: ignore[union-attr]


def test_where_all_is_known_it_is_said() -> None:
    known = claim(
        DATED, "3,800 lost", quantity=exactly(3800), group="soldiers", end=None, form="period", confidence=0.9
    )
    made = build_unknowns(BriefInputs.of((DATED,), (known,), Trace(), Audit()))
    assert made.blocks[0].entries[0].text == "Nothing that was noticed."  # type: ignore[union-attr]
