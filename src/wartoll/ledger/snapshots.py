"""Snapshots: a hash that says exactly which claims an estimate was made from, and gives them back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wartoll.errors import LedgerError
from wartoll.ledger.revisions import Revision
from wartoll.ledger.schema import revisions, snapshots

if TYPE_CHECKING:
    from wartoll.ledger.store import Ledger

STATUSES = ("proposed", "accepted")
"""The claims that count; rejected and merged ones don't."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state of the ledger: SHA-256 over its claims' ids and revision hashes, and the revision it was taken at."""

    digest: str
    revision: int
    claims: int
    at: str
    who: str
    note: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a ledger holds now that it did not at a snapshot: ids of claims."""

    new: tuple[str, ...]
    revised: tuple[str, ...]
    gone: tuple[str, ...]


def take_snapshot(ledger: Ledger, *, who: str, note: str = "") -> Snapshot:
    """Take a snapshot of the present state; the same state gives the same digest and is kept once."""
    from sqlalchemy import select

    number, _ = ledger.last_revision()
    digest, count = _digest(states_at(ledger, number))
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    with ledger.writing() as connection:
        known = connection.execute(select(snapshots).where(snapshots.c.digest == digest)).mappings().first()
        if known is not None:
            return Snapshot(digest, known["revision_id"], known["claims"], known["at"], known["who"], known["note"])
        connection.execute(
            snapshots.insert(),
            {"digest": digest, "revision_id": number, "claims": count, "who": who, "at": at, "note": note},
        )
    return Snapshot(digest, number, count, at, who, note)


def find_snapshot(ledger: Ledger, prefix: str) -> Snapshot:
    """The snapshot whose digest begins so.

    Raises
    ------
    LedgerError
        Where there is none or more than one.
    """
    from sqlalchemy import select

    if len(prefix) < 4 or not all(ch in "0123456789abcdef" for ch in prefix.lower()):
        raise LedgerError(f"the snapshot {prefix[:80]!r}", "at least four hexadecimal digits of its hash")
    with ledger.reading() as connection:
        query = select(snapshots).where(snapshots.c.digest.startswith(prefix.lower())).limit(2)
        rows = connection.execute(query).mappings().all()
    if len(rows) != 1:
        raise LedgerError(f"{'no' if not rows else 'more than one'} snapshot {prefix}", "one that the ledger keeps",
                          "see `wartoll ledger snapshot --list`")  # fmt: skip
    row = rows[0]
    return Snapshot(row["digest"], row["revision_id"], row["claims"], row["at"], row["who"], row["note"])


def list_snapshots(ledger: Ledger) -> tuple[Snapshot, ...]:
    """All snapshots, oldest first."""
    from sqlalchemy import select

    with ledger.reading() as connection:
        rows = connection.execute(select(snapshots).order_by(snapshots.c.id)).mappings().all()
    return tuple(Snapshot(r["digest"], r["revision_id"], r["claims"], r["at"], r["who"], r["note"]) for r in rows)


def claims_of(ledger: Ledger, snapshot: Snapshot) -> Iterator[Revision]:
    """The claims of a snapshot, in the order of their ids.

    Raises
    ------
    LedgerError
        Where the ledger no longer gives the snapshot's digest.
    """
    states = tuple(states_at(ledger, snapshot.revision))
    if _digest(iter(states))[0] != snapshot.digest:
        raise LedgerError(f"snapshot {snapshot.digest[:12]} can't be reproduced", "the claims it was taken from",
                          "run `wartoll ledger verify`")  # fmt: skip
    return iter(states)


def changes_since(ledger: Ledger, snapshot: Snapshot) -> Changes:
    """What is new, revised or gone since a snapshot."""
    then = {state.claim_id: state.hash for state in claims_of(ledger, snapshot)}
    now = {state.claim_id: state.hash for state in states_at(ledger, ledger.last_revision()[0])}
    return changes_between(then, now)


def changes_between(then: Mapping[str, str], now: Mapping[str, str]) -> Changes:
    """What is new, revised or gone from one state to another, each the hash of the last revision by claim id."""
    return Changes(
        new=tuple(claim for claim in now if claim not in then),
        revised=tuple(claim for claim, digest in then.items() if now.get(claim, digest) != digest),
        gone=tuple(claim for claim in then if claim not in now),
    )


def states_at(ledger: Ledger, number: int) -> Iterator[Revision]:
    """The last revision of each claim up to a number of the chain, those that count, in the order of claim ids."""
    from sqlalchemy import func, select

    r = revisions.c
    last = select(func.max(r.id)).where(r.id <= number).group_by(r.claim_id)
    yield from ledger.revisions_where(r.id.in_(last) & r.status.in_(STATUSES))


def _digest(states: Iterator[Revision]) -> tuple[str, int]:
    total, count = hashlib.sha256(), 0
    for state in states:
        total.update(f"{state.claim_id} {state.hash}\n".encode())
        count += 1
    return total.hexdigest(), count
