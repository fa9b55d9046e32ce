"""The claims that a filter finds, newest as-of date first; from SQLite's eras, what each gives is merged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from wartoll.ledger import queries
from wartoll.ledger.append import last_revision
from wartoll.ledger.gradings import read_grades
from wartoll.ledger.queries import (
    FEW,
    ClaimFilter,
    LedgerClaim,
    count_holding,
    select_bodies,
    select_document_ids,
    select_ids,
    select_present,
)
from wartoll.ledger.schema import ERA_BITS

if TYPE_CHECKING:
    from sqlalchemy import Connection

PAGE = 1_000


def list_claims(connection: Connection, where: ClaimFilter) -> tuple[LedgerClaim, ...]:
    """The claims that a filter finds, with their gradings. The connection sees one state."""
    numbers = list(islice(_find_numbers(connection, where), where.limit))
    found = {}
    for start in range(0, len(numbers), PAGE):
        for number, claim_id, status, name, body in connection.execute(select_bodies(numbers[start : start + PAGE])):
            found[number] = (claim_id, number, status, name, json.loads(body))
    rows = [found[number] for number in numbers]
    grades = read_grades(connection, [(row[0], row[4].get("speaker")) for row in rows])
    return tuple(LedgerClaim(c, n, s, d, row, grades.get(c, ())) for c, n, s, d, row in rows)


def is_common(connection: Connection, words: str | None) -> bool:
    """Whether more claims hold the words than are worth sorting."""
    if words is None or not words.strip():
        return False
    return int(connection.scalar(count_holding(words)) or 0) > queries.COMMON


def _find_numbers(connection: Connection, where: ClaimFilter) -> Iterator[int]:
    """Numbers of the revisions that a filter finds, in the order of the listing; read as they are asked for."""
    dialect = connection.dialect.name
    asked = select_document_ids(where) if dialect == "postgresql" else None
    document_ids = connection.scalars(asked).all() if asked is not None else None
    present = connection.scalars(select_present(where.status)).all() if where.status else None
    if present is not None and len(present) > FEW:
        present = None
    by_id = present is not None or where.words is not None or where.document is not None
    if dialect != "sqlite" or by_id or all(field is None for field in (where.speaker, where.group, where.measure)):
        common = dialect == "sqlite" and is_common(connection, where.words)
        query = select_ids(where, dialect, document_ids=document_ids, present=present, common_words=common)
        return (number for _, number in connection.execute(query))
    last, _ = last_revision(connection)
    query = select_ids(where, dialect, by_era=True)  # made once: to make it takes longer than to run it
    eras = [connection.execute(query, {"era": era}) for era in range((last >> ERA_BITS) + 1)]
    newest = merge(*eras, key=lambda row: (row[0] or date.min, row[1]), reverse=True)  # those without a day are last
    return (number for _, number in newest)
