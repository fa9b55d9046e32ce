"""What a person decides about a claim, as the next step of its history; nothing is written here."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wartoll.claims import claim_from_row, claim_to_row
from wartoll.errors import ClaimError, LedgerError
from wartoll.ledger import schema
from wartoll.ledger.revisions import STATUS_AFTER, Decision, Revision

if TYPE_CHECKING:
    from sqlalchemy import Connection

FIXED = frozenset({"claim_id", "document", "quote", "quote_start", "quote_end"})
"""What anchors a claim to its document; no amendment changes it."""
NUMBERS = frozenset({"low", "best", "high", "duration_days", "confidence"})
FLAGS = frozenset({"translated", "as_of_inferred", "vague"})
LISTS = frozenset({"mentions", "via", "open_dates", "rules", "warnings"})


def decide_claim(
    connection: Connection,
    head: Revision,
    decision: Decision,
    *,
    changes: Mapping[str, Any] | None = None,
    into: str | None = None,
) -> dict[str, Any]:
    """The step that a decision on a claim makes of its present revision.

    Raises
    ------
    LedgerError
        Where the decision lacks what it needs: another claim, a revision to undo, a change that makes a claim.
    """
    body = dict(head.row)
    if decision in (Decision.MERGE, Decision.SPLIT):
        if not into or into == head.claim_id:
            raise LedgerError(f"a {decision} without another claim", "the id of the other claim")
        find_head(connection, into)
    if decision is Decision.UNDO:
        if head.parent is None:
            raise LedgerError(f"claim {head.claim_id} has no revision to undo", "a claim that was revised")
        before = _find_revision(connection, head.parent)
        step = make_step(dict(before.row), head.document_id, decision)
        return step | {"status": before.status, "into_claim": before.into_claim, "parent": head.id}
    if decision is Decision.AMEND:
        body = amend_row(body, changes or {})
    return make_step(body, head.document_id, decision) | {"into_claim": into, "parent": head.id}


def make_step(
    row: Mapping[str, Any], document_id: int, decision: Decision, *, who: str = "", why: str = ""
) -> dict[str, Any]:
    """A step of a claim's history, with the status that follows from the decision."""
    return {
        "claim_id": row["claim_id"], "parent": None, "kind": decision.value, "status": STATUS_AFTER.get(decision, ""),
        "who": who, "why": why, "into_claim": None, "document_id": document_id, "row": row,
    }  # fmt: skip


def amend_row(body: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The claim's row with some fields changed; what anchors it to its document stays.

    Raises
    ------
    LedgerError
        Where a field is fixed or unknown, nothing is changed, or the change makes no claim.
    """
    refused = (FIXED & set(changes)) | (set(changes) - set(body))
    if refused or not changes:
        raise LedgerError(f"an amendment of {', '.join(sorted(refused)) or 'nothing'}",
                          "fields of docs/claims.md other than the id and the quote")  # fmt: skip
    for name, value in changes.items():
        _check_kind(name, value)
    try:
        return claim_to_row(claim_from_row(dict(body) | dict(changes)))
    except ClaimError as error:
        raise LedgerError(f"an amendment that makes no claim: {error.found}", error.expected) from error


def _check_kind(name: str, value: Any) -> None:
    """Whether a field may hold such a value: a name is no list, and a number of a kind is finite."""
    if name in LISTS:
        fits = isinstance(value, list | tuple)
    elif name in FLAGS:
        fits = isinstance(value, bool)
    elif name in NUMBERS:
        # An empty text leaves a number open, as in a spreadsheet.
        number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        fits = number or (name != "confidence" and value in (None, ""))
    else:
        fits = value is None or isinstance(value, str)
    if fits and name in ("via", "rules", "warnings"):
        fits = all(isinstance(part, str) for part in value)
    if not fits:
        raise LedgerError(f"an amendment that makes no claim: {name} can't be {str(value)[:40]!r}",
                          "the kind of value that docs/claims.md gives the field")  # fmt: skip


def find_head(connection: Connection, claim_id: str) -> Revision:
    """A claim's present revision.

    Raises
    ------
    LedgerError
        Where there is no such claim.
    """
    from sqlalchemy import select

    query = (
        select(schema.revisions)
        .join(schema.heads, schema.heads.c.revision_id == schema.revisions.c.id)
        .where(schema.revisions.c.claim_id == claim_id)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        raise LedgerError(f"no claim {claim_id}", "an id that `wartoll ledger claims` shows")
    return read_revision(row)


def read_revision(row: Mapping[Any, Any]) -> Revision:
    """A row of the table as a revision."""
    return Revision(
        row["id"], row["claim_id"], row["parent"], Decision(row["kind"]), row["status"], row["who"], row["at"],
        row["why"], row["into_claim"], json.loads(row["body"]), row["previous_hash"], row["hash"], row["document_id"],
    )  # fmt: skip


def _find_revision(connection: Connection, number: int) -> Revision:
    from sqlalchemy import select

    query = select(schema.revisions).where(schema.revisions.c.id == number)
    return read_revision(connection.execute(query).mappings().one())
