"""The only code that writes revisions: numbered without a gap, each with the hash of the one before."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from wartoll.documents import Document
from wartoll.ledger.revisions import GENESIS, canonical_json, revision_hash
from wartoll.ledger.schema import documents as documents_table
from wartoll.ledger.schema import heads, originals, revisions

if TYPE_CHECKING:
    from sqlalchemy import Connection

_COPIED = ("measure", "form", "speaker", "place", "low", "best", "high", "quote")


def last_revision(connection: Connection) -> tuple[int, str]:
    """Number and hash of the chain's end; 0 and the genesis hash for an empty ledger."""
    from sqlalchemy import select

    found = connection.execute(
        select(revisions.c.id, revisions.c.hash).order_by(revisions.c.id.desc()).limit(1)
    ).first()
    return (found[0], found[1]) if found else (0, GENESIS)


def append_revisions(connection: Connection, steps: Sequence[Mapping[str, Any]], *, at: str) -> None:
    """Append steps to the chain, move the heads and extend the search index. The caller holds the lock."""
    if not steps:
        return
    from sqlalchemy import select

    number, previous = first, _ = last_revision(connection)
    ids = {step["document_id"] for step in steps}
    digests = dict(
        connection.execute(
            select(documents_table.c.id, documents_table.c.digest).where(documents_table.c.id.in_(ids))
        ).all()
    )
    rows = []
    for step in steps:
        number += 1
        row = step["row"]
        fields = {
            "id": number, "claim_id": step["claim_id"], "parent": step["parent"], "kind": step["kind"],
            "status": step["status"], "who": step["who"], "at": at, "why": step["why"],
            "into_claim": step["into_claim"], "document_digest": digests[step["document_id"]],
            "body": canonical_json(row), "previous_hash": previous,
        }  # fmt: skip
        previous = revision_hash(fields)
        del fields["document_digest"]
        as_of = row.get("end_latest")
        rows.append(
            fields
            | {name: row.get(name) for name in _COPIED}
            | {"hash": previous, "document_id": step["document_id"], "group_name": row.get("group"),
               "as_of": date.fromisoformat(as_of) if as_of else None}
        )  # fmt: skip
    connection.execute(revisions.insert(), rows)
    _move_heads(connection, rows)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO claims_search(rowid, quote, speaker, group_name, place) "
            f"SELECT id, quote, speaker, group_name, place FROM revisions WHERE id > {int(first)}"
        )


def _move_heads(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    last = {row["claim_id"]: row for row in rows}
    values = [{"claim_id": c, "revision_id": row["id"], "status": row["status"]} for c, row in last.items()]
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
    statement = insert(heads)
    changed = {"revision_id": statement.excluded.revision_id, "status": statement.excluded.status}
    connection.execute(statement.on_conflict_do_update(index_elements=["claim_id"], set_=changed), values)


def insert_documents(
    connection: Connection, documents: Sequence[Document], *, who: str, at: str, originals: Mapping[str, bytes]
) -> int:
    """Keep the documents that are not kept yet; the same bytes under the same name are one document."""
    known = find_documents(connection, documents)
    new = {(d.digest, d.name): d for d in documents if d.name not in known}
    if new:
        connection.execute(documents_table.insert(), [_document_row(d, who, at) for d in new.values()])
    _keep_originals(connection, originals)
    return len(new)


def find_documents(connection: Connection, documents: Sequence[Document]) -> dict[str, int]:
    """The ids of documents that are kept, by name."""
    from sqlalchemy import select

    d = documents_table.c
    wanted = {(document.digest, document.name) for document in documents}
    found = connection.execute(select(d.id, d.digest, d.name).where(d.digest.in_({digest for digest, _ in wanted})))
    return {name: number for number, digest, name in found if (digest, name) in wanted}


def _document_row(document: Document, who: str, at: str) -> dict[str, Any]:
    return {
        "digest": document.digest, "text_digest": text_digest(document.text), "name": document.name,
        "publisher": document.publisher, "url": document.url, "title": document.title,
        "published": document.published, "language": document.language, "media_type": document.media_type,
        "text": document.text, "added_at": at, "added_by": who,
    }  # fmt: skip


def text_digest(text: str) -> str:
    """SHA-256 of a clean text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _keep_originals(connection: Connection, given: Mapping[str, bytes]) -> None:
    from sqlalchemy import select

    if not given:
        return
    known = set(connection.scalars(select(originals.c.digest).where(originals.c.digest.in_(given))))
    new = [{"digest": digest, "bytes": data} for digest, data in given.items() if digest not in known]
    if new:
        connection.execute(originals.insert(), new)
