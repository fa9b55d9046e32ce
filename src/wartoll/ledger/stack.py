"""A ledger's documents and claims as the stages take them: as they stand now, or as they stood at a snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from wartoll.claims import Claim, claim_from_row
from wartoll.documents import Document
from wartoll.ledger.revisions import Revision
from wartoll.ledger.schema import documents, revisions
from wartoll.ledger.snapshots import Snapshot, claims_of, states_at

if TYPE_CHECKING:
    from wartoll.ledger.store import Ledger

_CLASHING = 12  # hexadecimal digits of a digest that tell two documents of one name apart


@dataclass(frozen=True, slots=True)
class LedgerStack:
    """Documents with the claims that count, by the id of the claim also the revision it stands at."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    standing: Mapping[str, Revision]


@dataclass(frozen=True, slots=True)
class ChangedStack:
    """Two states of a ledger.

    Parameters
    ----------
    then, now : LedgerStack
        At the snapshot, and at present.
    steps : mapping of str to tuple of Revision
        What was decided since, by the id of the claim, the oldest first; adding a claim is no decision.
    ends : mapping of str to Revision
        The present revision of each claim that counted then and no longer does.
    """

    then: LedgerStack
    now: LedgerStack
    steps: Mapping[str, tuple[Revision, ...]]
    ends: Mapping[str, Revision]


def read_stack_now(ledger: Ledger) -> LedgerStack:
    """The ledger's documents and the claims that count now."""
    return _stack(_read_documents(ledger, None), states_at(ledger, ledger.last_revision()[0]))


def read_stack_since(ledger: Ledger, snapshot: Snapshot) -> ChangedStack:
    """The ledger at a snapshot and now, with what was decided between.

    Raises
    ------
    LedgerError
        Where the ledger no longer gives what the snapshot was taken of.
    """
    now = read_stack_now(ledger)
    then = _stack(_read_documents(ledger, snapshot), claims_of(ledger, snapshot))
    steps: dict[str, list[Revision]] = {}
    for revision in ledger.revisions_where(revisions.c.id > snapshot.revision):
        if revision.parent is not None:
            steps.setdefault(revision.claim_id, []).append(revision)
    decided = {claim: tuple(sorted(found, key=lambda r: r.id)) for claim, found in steps.items()}
    gone = {claim for claim in then.standing if claim not in now.standing}
    return ChangedStack(then, now, decided, {claim: decided[claim][-1] for claim in gone if claim in decided})


def _stack(kept: Mapping[int, Document], states: Iterable[Revision]) -> LedgerStack:
    found, standing = [], {}
    for state in states:
        claim = claim_from_row(state.row)
        found.append(replace(claim, document=kept[state.document_id].name))
        standing[state.claim_id] = state
    return LedgerStack(tuple(kept.values()), tuple(found), standing)


def _read_documents(ledger: Ledger, snapshot: Snapshot | None) -> dict[int, Document]:
    """Documents by their ids; at a snapshot those that had a claim by then, or were added by then and have none."""
    from sqlalchemy import exists, or_, select

    d, r = documents.c, revisions.c
    query = select(documents).order_by(d.id)
    if snapshot is not None:
        early = exists().where(r.document_id == d.id, r.id <= snapshot.revision)
        none = ~exists().where(r.document_id == d.id) & (d.added_at <= snapshot.at)
        query = query.where(or_(early, none))
    with ledger.reading() as connection:
        rows = connection.execute(query).mappings().all()
        names = Counter(connection.scalars(select(d.name)))
    return {row["id"]: _document(row, clashing=names[row["name"]] > 1) for row in rows}


def _document(row: Mapping[Any, Any], *, clashing: bool) -> Document:
    """A row as a document; where a ledger keeps two states of one page, their names get the beginning of the digest."""
    name = f"{row['name']} ({row['digest'][:_CLASHING]})" if clashing else row["name"]
    return Document(
        name=name, text=row["text"], digest=row["digest"], publisher=row["publisher"], url=row["url"],
        title=row["title"], published=row["published"], language=row["language"], media_type=row["media_type"],
    )  # fmt: skip
