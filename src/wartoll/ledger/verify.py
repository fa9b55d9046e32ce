"""Does the ledger still hold what was put in? Every hash, every link, every quote, in bounded memory."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from wartoll.ledger.append import text_digest
from wartoll.ledger.revisions import DECIDED, GENESIS, revision_hash
from wartoll.ledger.schema import documents, heads, revisions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wartoll.ledger.store import Ledger

PAGE = 2_000
TEXTS_HELD = 64
FAULTS_LISTED = 1_000


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, and each fault as one sentence that names its row."""

    documents: int
    revisions: int
    end_hash: str
    faults: tuple[str, ...]


def verify_ledger(ledger: Ledger, on_step: Callable[[str, int, int], None] | None = None) -> Verification:
    """Walk the chain, re-find every quote in its document, and compare the copies with what was hashed.

    Memory is bounded: rows come in pages and at most TEXTS_HELD texts are held.
    """
    from sqlalchemy import func, select

    faults: list[str] = []
    with ledger.reading() as connection:
        total = connection.scalar(select(func.count()).select_from(revisions)) or 0
        count = _check_documents(connection, faults)
        end_hash = _walk_chain(connection, faults, lambda done: on_step and on_step("Verifying", done, total))
        _check_heads(connection, faults)
    return Verification(count, total, end_hash, tuple(faults[:FAULTS_LISTED]))


def _check_documents(connection: Connection, faults: list[str]) -> int:
    from sqlalchemy import select

    d = documents.c
    count = 0
    query = select(d.id, d.name, d.text, d.text_digest).order_by(d.id).execution_options(yield_per=TEXTS_HELD)
    for number, name, text, digest in connection.execute(query):
        count += 1
        if text_digest(text) != digest:
            faults.append(f"document {number} ({name}) has another text than the one that was added")
    return count


def _walk_chain(connection: Connection, faults: list[str], on_page: Callable[[int], Any]) -> str:
    from sqlalchemy import select

    previous, number = GENESIS, 0
    texts = _Texts(connection)
    query = (
        select(revisions, documents.c.digest.label("document_digest"))
        .join(documents, documents.c.id == revisions.c.document_id, isouter=True)
        .order_by(revisions.c.id)
        .execution_options(yield_per=PAGE)
    )
    for row in connection.execute(query).mappings():
        number += 1
        if row["id"] != number:
            faults.append(f"the chain is cut: revision {number} is missing before {row['id']}")
            number = row["id"]
        if row["previous_hash"] != previous:
            faults.append(f"the chain is broken at revision {row['id']}: it does not follow the one before")
        decided = [row[name] for name in DECIDED]
        if revision_hash(decided, row["document_digest"], row["body"], row["previous_hash"]) != row["hash"]:
            faults.append(f"revision {row['id']} of claim {row['claim_id']} was changed after it was written")
        faults.extend(_row_faults(row, texts))
        previous = row["hash"]
        if number % PAGE == 0:
            on_page(number)
    return previous


def _row_faults(row: Any, texts: _Texts) -> list[str]:
    try:
        body = json.loads(row["body"])
        as_of = date.fromisoformat(body["end_latest"]) if body.get("end_latest") else None
        copies = {name: body.get(name) for name in ("claim_id", "measure", "form", "speaker", "place", "low", "best",
                                                     "high", "quote")}  # fmt: skip
        copies |= {"group_name": body.get("group"), "as_of": as_of}
        start, end, quote = body["quote_start"], body["quote_end"], body["quote"]
    except (ValueError, KeyError, TypeError):
        return [f"revision {row['id']} of claim {row['claim_id']} holds no claim"]
    faults = [
        f"revision {row['id']} of claim {row['claim_id']}: its column {name} differs from what was hashed"
        for name, value in copies.items()
        if row[name] != value
    ]
    if texts[row["document_id"]][start:end] != quote:
        faults.append(f"revision {row['id']}: the quote of claim {row['claim_id']} is not found in its document")
    return faults


def _check_heads(connection: Connection, faults: list[str]) -> None:
    """Whether the heads are each claim's last revision with its status, all of them and nothing else."""
    from sqlalchemy import exists, or_, select

    r, h, later = revisions.c, heads.c, revisions.alias("later").c
    # Asked revision by revision in the index of claims: a table of last ones has no index to be joined by.
    surpassed = exists().where(later.claim_id == r.claim_id, later.id > r.id)
    told = select(r.claim_id, r.id).execution_options(yield_per=PAGE)
    hidden = told.join(heads, h.revision_id == r.id, isouter=True).where(h.revision_id.is_(None), ~surpassed)
    for claim_id, number in connection.execute(hidden):
        faults.append(f"claim {claim_id} is not shown as it stands: its last revision is {number}")
    shown = told.join(heads, h.revision_id == r.id)
    for claim_id, number in connection.execute(shown.where(surpassed)):
        faults.append(f"claim {claim_id} is shown at revision {number}, which is not its last one")
    for claim_id, number in connection.execute(shown.where(or_(h.status != r.status, h.claim_id != r.claim_id))):
        faults.append(f"claim {claim_id} is shown at revision {number} with another status or id")


class _Texts:
    """Documents' texts by id, the last few kept."""

    def __init__(self, connection: Connection) -> None:
        self.connection, self.kept = connection, OrderedDict[int, str]()

    def __getitem__(self, number: int) -> str:
        from sqlalchemy import select

        if number not in self.kept:
            query = select(documents.c.text).where(documents.c.id == number)
            self.kept[number] = self.connection.scalar(query) or ""
            if len(self.kept) > TEXTS_HELD:
                self.kept.popitem(last=False)
        self.kept.move_to_end(number)
        return self.kept[number]
