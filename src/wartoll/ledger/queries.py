"""Filters that read as options, and the claims they find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from wartoll.errors import LedgerError
from wartoll.ledger.schema import ERA, SEARCH_VECTOR, documents, gradings, heads, revisions

if TYPE_CHECKING:
    from sqlalchemy import Select, TextClause


FEW = 1_000
"""Claims of a status, or of an era that hold a word, which are looked up one by one."""
HOLDING = "SELECT rowid FROM claims_search WHERE claims_search MATCH :words"
COMMON = 20_000
"""Claims of an outlet, or that hold a word, which SQLite sorts; more are walked in the listing's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims to list; every field narrows, None leaves open. Newest as-of date first."""

    speaker: str | None = None
    group: str | None = None
    measure: str | None = None
    form: str | None = None
    status: str | None = None
    document: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    at_least: float | None = None
    words: str | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """A claim as it stands in the ledger: its row, its status, and the revision it stands at."""

    claim_id: str
    revision: int
    status: str
    document: str
    row: Mapping[str, Any]
    grades: tuple[str, ...] = ()


def select_document_ids(where: ClaimFilter) -> Select[Any] | None:
    """The ids of the documents that a filter asks for; None where it asks for none."""
    from sqlalchemy import select

    d = documents.c
    wanted = [column == value for column, value in ((d.name, where.document), (d.publisher, where.publisher)) if value]
    return select(d.id).where(*wanted) if wanted else None


def select_present(status: str) -> Select[Any]:
    """The present revisions of one status, one more than ``FEW`` at most: whether they are few."""
    from sqlalchemy import select

    return select(heads.c.revision_id).where(heads.c.status == status).limit(FEW + 1)


def select_ids(
    where: ClaimFilter,
    dialect: str,
    *,
    document_ids: Sequence[int] | None = None,
    present: Sequence[int] | None = None,
    by_era: bool = False,
    common_words: bool = False,
) -> Select[Any]:
    """The query of a filter: as-of date and number of the revisions it finds, in the order of the listing.

    Parameters
    ----------
    document_ids : sequence of int, optional
        What `select_document_ids` found. PostgreSQL is told them: from a subquery it can't tell how few they are, and
        would read all claims. SQLite can, and takes no more than so many values.
    present : sequence of int, optional
        The revisions of the status asked for, where they are few. They are then looked up; where they are many, the
        newest claims are walked until there are enough.
    common_words : bool
        Whether very many claims hold the words. On SQLite the newest claims are then walked, and each is asked for the
        words; sorting all that hold them would take seconds.
    by_era : bool
        Only of one era of SQLite's indexes, the parameter ``era`` of the query; where words are looked up, also
        ``first`` and ``last``, the numbers between which the era lies.

    Raises
    ------
    LedgerError
        Where the limit is none.
    """
    from sqlalchemy import ARRAY, BigInteger, Integer, any_, bindparam, exists, literal, or_, select, text

    if where.limit < 1:
        raise LedgerError(f"a limit of {where.limit}", "a whole number from 1")
    r = revisions.c
    # Ids are found and ordered in the indexes alone; bodies are read by `select_bodies` for the few that are shown.
    # EXISTS, not a join: the planner then walks the index of the order instead of sorting every head.
    standing = exists().where(heads.c.revision_id == r.id)
    if where.status is not None:
        standing = standing.where(heads.c.status == where.status)
    found = select(r.as_of, r.id).where(standing)
    if by_era:
        found = found.where(
            text(f"{ERA.replace('id', 'revisions.id')} = :era").bindparams(bindparam("era", type_=Integer))
        )
    if present is not None:
        found = found.where(r.id.in_(present))
    for column, wanted in ((r.speaker, where.speaker), (r.group_name, where.group), (r.measure, where.measure),
                           (r.form, where.form)):  # fmt: skip
        if wanted is not None:
            found = found.where(column == wanted)
    asked = select_document_ids(where)
    if asked is not None and (dialect == "sqlite" or document_ids is None):
        found = found.where(r.document_id.in_(asked))
    elif document_ids is not None and len(document_ids) == 1:
        found = found.where(r.document_id == document_ids[0])  # its claims are in the order of the listing already
    elif asked is not None:
        found = found.where(r.document_id == any_(literal(list(document_ids or ()), ARRAY(BigInteger))))
    if where.since is not None:
        found = found.where(r.as_of >= where.since)
    if where.until is not None:
        found = found.where(r.as_of <= where.until)
    if where.at_least is not None:
        found = found.where(or_(r.low >= where.at_least, r.high >= where.at_least))
    if where.words and where.words.strip():
        if dialect == "sqlite":
            within = " AND rowid BETWEEN :first AND :last" if by_era else ""
            one_by_one, at_once = f"EXISTS ({HOLDING} AND rowid = revisions.id)", f"revisions.id IN ({HOLDING}{within})"
            asked_words = one_by_one if common_words else at_once
            found = found.where(text(asked_words).bindparams(words=_fts_words(where.words)))
        else:
            match = text(f"{SEARCH_VECTOR.replace('quote', 'revisions.quote', 1)} @@ plainto_tsquery('simple', :words)")
            found = found.where(match.bindparams(words=where.words))
    # NULLs last on both databases, and an order that the index serves.
    order = (r.as_of.desc() if dialect == "sqlite" else r.as_of.desc().nulls_last(), r.id.desc())
    return found.order_by(*order).limit(where.limit)


def count_holding(words: str, most: int) -> TextClause:
    """How many claims numbered ``first`` to ``last`` hold these words on SQLite, ``most`` at most."""
    from sqlalchemy import text

    held = f"SELECT count(*) FROM ({HOLDING} AND rowid BETWEEN :first AND :last LIMIT :most)"
    return text(held).bindparams(words=_fts_words(words), most=most)


def count_of_documents(asked: Select[Any]) -> Select[Any]:
    """How many revisions are of the documents asked for, one more than ``COMMON`` at most."""
    from sqlalchemy import func, select

    return select(func.count()).select_from(
        select(revisions.c.id).where(revisions.c.document_id.in_(asked)).limit(COMMON + 1).subquery()
    )


def select_bodies(numbers: Sequence[int]) -> Select[Any]:
    """What a listing shows of revisions, by their numbers; in no order."""
    from sqlalchemy import select

    r = revisions.c
    return (
        select(r.id, r.claim_id, r.status, documents.c.name, r.body)
        .join(documents, documents.c.id == r.document_id)
        .where(r.id.in_(numbers))
    )


def select_grades(claim_ids: list[str], parties: list[str]) -> Select[Any]:
    """The gradings of these claims and parties, oldest first: the last one holds."""
    from sqlalchemy import or_, select

    g = gradings.c
    return (
        select(g.party, g.claim_id, g.letter, g.digit)
        .where(or_(g.claim_id.in_(claim_ids), g.claim_id.is_(None) & g.party.in_(parties)))
        .order_by(g.id)
    )


def select_all_heads(after: str, size: int) -> Select[Any]:
    """A page of claims in the order of their ids, for exports and snapshots."""
    from sqlalchemy import select

    r = revisions.c
    return (
        select(r.claim_id, r.id, heads.c.status, documents.c.name, r.body, r.hash)
        .join(heads, heads.c.revision_id == r.id)
        .join(documents, documents.c.id == r.document_id)
        .where(r.claim_id > after)
        .order_by(r.claim_id)
        .limit(size)
    )


def _fts_words(words: str) -> str:
    """Plain words for FTS5: each quoted, so that none is read as an operator."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
