"""Gradings: how reliable a source is and how credible a claim, on NATO's Admiralty scale. The last one holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wartoll.errors import LedgerError
from wartoll.ledger.queries import select_grades
from wartoll.ledger.schema import gradings, heads, revisions

if TYPE_CHECKING:
    from sqlalchemy import Connection

LETTERS, DIGITS = "ABCDEF", range(1, 7)


def check_grade(letter: str | None, digit: int | None) -> None:
    """Whether a grade is one of the scale's. Source of the scale: NATO AJP-2.1, annex on evaluation.

    Raises
    ------
    LedgerError
        Where it is not.
    """
    if (letter is not None and letter not in LETTERS) or (digit is not None and digit not in DIGITS):
        raise LedgerError(f"the grade {letter or ''}{digit or ''}", "a letter A to F, a digit 1 to 6, or both")


def read_grades(connection: Connection, claims: Sequence[tuple[str, str | None]]) -> dict[str, tuple[str, ...]]:
    """The last letter of each claim's speaker and the last digit of the claim, such as ``B`` and ``2``.

    Parameters
    ----------
    claims : sequence of tuple
        Ids of claims, each with its speaker.
    """
    if not claims:
        return {}
    parties = sorted({party for _, party in claims if party})
    letters: dict[str, str] = {}
    digits: dict[str, str] = {}
    for party, claim_id, letter, digit in connection.execute(select_grades([c for c, _ in claims], parties)):
        if claim_id is None and letter:
            letters[party] = letter
        elif claim_id is not None:
            digits[claim_id] = f"{letter or ''}{digit or ''}"
    return {
        claim_id: tuple(grade for grade in (letters.get(party or ""), digits.get(claim_id)) if grade)
        for claim_id, party in claims
    }


def count_parties(connection: Connection) -> tuple[tuple[str, int, str], ...]:
    """Speakers with how many claims stand in their name, and their last grade; most first."""
    from sqlalchemy import func, select

    r, g = revisions.c, gradings.c
    counted = connection.execute(
        select(r.speaker, func.count())
        .join(heads, heads.c.revision_id == r.id)
        .where(r.speaker.is_not(None))
        .group_by(r.speaker)
        .order_by(func.count().desc(), r.speaker)
    ).all()
    grades = connection.execute(select(g.party, g.letter).where(g.claim_id.is_(None)).order_by(g.id)).all()
    last = {party: letter or "" for party, letter in grades}
    return tuple((speaker, count, last.get(speaker, "")) for speaker, count in counted)
