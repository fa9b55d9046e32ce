"""The claims that a filter finds, newest as-of date first; from SQLite's eras, what each gives is merged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any

from wartoll.ledger import queries
from wartoll.ledger.append import last_revision
from wartoll.ledger.gradings import read_grades
from wartoll.ledger.queries import (
    FEW,
    ClaimFilter,
    LedgerClaim,
    count_holding,
    count_of_documents,
    select_bodies,
    select_document_ids,
    select_ids,
    select_present,
)
from wartoll.ledger.schema import ERA_BITS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

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


def _find_numbers(connection: Connection, where: ClaimFilter) -> Iterator[int]:
    """Numbers of the revisions that a filter finds, in the order of the listing; read as they are asked for."""
    dialect = connection.dialect.name
    asked = select_document_ids(where)
    present = connection.scalars(select_present(where.status)).all() if where.status else None
    if present is not None and len(present) > FEW:
        present = None
    if dialect == "sqlite":
        common = _hold_words(connection, where, queries.COMMON)
        few = present is not None or where.document is not None or (_asks_words(where) and not common)
        if not few and (asked is None or not _are_few(connection, asked)):
            return _merge_eras(connection, where)
        query = select_ids(where, dialect, present=present, common_words=common)
    else:
        document_ids = connection.scalars(asked).all() if asked is not None else None
        query = select_ids(where, dialect, document_ids=document_ids, present=present)
    return (number for _, number in connection.execute(query))


def _merge_eras(connection: Connection, where: ClaimFilter) -> Iterator[int]:
    """What each era of SQLite's indexes gives, merged: those without a day are last."""
    last, _ = last_revision(connection)
    looked_up = select_ids(where, "sqlite", by_era=True)  # made once: to make it takes longer than to run it
    walked = select_ids(where, "sqlite", by_era=True, common_words=True)
    eras = []
    for era in range((last >> ERA_BITS) + 1):
        first, end = era << ERA_BITS, ((era + 1) << ERA_BITS) - 1
        if not _asks_words(where) or _hold_words(connection, where, FEW, first, end):
            eras.append(connection.execute(walked, {"era": era}))
        else:
            eras.append(connection.execute(looked_up, {"era": era, "first": first, "last": end}))
    newest = merge(*eras, key=lambda row: (row[0] or date.min, row[1]), reverse=True)
    return (number for _, number in newest)


def _are_few(connection: Connection, asked: Select[Any]) -> bool:
    """Whether the documents asked for have few enough claims to sort them."""
    return int(connection.scalar(count_of_documents(asked)) or 0) <= queries.COMMON


def _hold_words(connection: Connection, where: ClaimFilter, few: int, first: int = 1, last: int = 1 << 62) -> bool:
    """Whether more claims than these few hold the words that a filter asks for, of those between two numbers."""
    if not _asks_words(where):
        return False
    counted = connection.scalar(count_holding(where.words or "", few + 1), {"first": first, "last": last})
    return int(counted or 0) > few


def _asks_words(where: ClaimFilter) -> bool:
    return bool(where.words and where.words.strip())
