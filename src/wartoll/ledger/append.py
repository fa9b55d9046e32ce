"""The only code that writes revisions: numbered without a gap, each with the hash of the one before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from wartoll.documents import Document
from wartoll.errors import LedgerError
from wartoll.ledger.bulk import insert_rows
from wartoll.ledger.revisions import GENESIS, revision_hash
from wartoll.ledger.schema import documents as documents_table
from wartoll.ledger.schema import heads, originals, revisions
from wartoll.ledger.spelling import spell_row

if TYPE_CHECKING:
    from sqlalchemy import Connection

PAGE = 1_000
COLUMNS = (
    "id", "claim_id", "parent", "kind", "status", "who", "at", "why", "into_claim", "document_id", "measure", "form",
    "speaker", "group_name", "place", "low", "best", "high", "as_of", "quote", "body", "previous_hash", "hash",
)  # fmt: skip


def last_revision(connection: Connection) -> tuple[int, str]:
    """Number and hash of the chain's end; 0 and the genesis hash for an empty ledger."""
    from sqlalchemy import select

    found = connection.execute(
        select(revisions.c.id, revisions.c.hash).order_by(revisions.c.id.desc()).limit(1)
    ).first()
    return (found[0], found[1]) if found else (0, GENESIS)


def append_revisions(
    connection: Connection, steps: Iterable[Mapping[str, Any]], document_ids: Iterable[int], *, at: str
) -> int:
    """Append steps to the chain, move the heads and extend the search index. The caller holds the lock.

    Parameters
    ----------
    steps : iterable of mapping
        What `make_step` gives; each is written as it is made, and the connection is busy meanwhile.
    document_ids : iterable of int
        Those that the steps name.
    at : str
        The moment, ISO 8601.

    Returns
    -------
    int
        How many revisions were written.
    """
    first, previous = last_revision(connection)
    digests = _read_digests(connection, set(document_ids))
    superseded = False

    def make_rows() -> Iterator[tuple[Any, ...]]:
        nonlocal superseded
        last = previous
        for number, step in enumerate(steps, first + 1):
            superseded = superseded or step["parent"] is not None
            row = make_row(step, number, last, digests[step["document_id"]], at)
            last = row[-1]
            yield row

    written = append_rows(connection, first, make_rows())
    if superseded:
        _drop_surpassed(connection, first)
    return written


def append_rows(connection: Connection, first: int, rows: Iterable[tuple[Any, ...]]) -> int:
    """Write rows of the chain, in the order of ``COLUMNS``, behind revision ``first``; how many they were."""
    insert_rows(connection, revisions, COLUMNS, rows)
    last, _ = last_revision(connection)
    if last > first:
        _add_heads(connection, first)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                "INSERT INTO claims_search(rowid, quote, speaker, group_name, place) "
                f"SELECT id, quote, speaker, group_name, place FROM revisions WHERE id > {int(first)}"
            )
    return last - first


def make_row(step: Mapping[str, Any], number: int, previous: str, digest: str, at: str) -> tuple[Any, ...]:
    """A step as a row of the chain, in the order of ``COLUMNS``.

    The body is the claim in one spelling; what filters ask for is copied out of it; the hash covers the rest.

    Parameters
    ----------
    number : int
    previous : str
        The hash of the revision before.
    digest : str
        Of the claim's document.

    Raises
    ------
    LedgerError
        Where the claim holds what no database keeps.
    """
    claim = step["row"]
    try:
        body = spell_row(claim)
    except ValueError as error:
        raise LedgerError(f"claim {step['claim_id']} holds a number that is none", "finite numbers") from error
    if "\\u0000" in body:  # as JSON spells NUL, or a backslash before these letters
        check_words(f"claim {step['claim_id']}", *(value for value in claim.values() if isinstance(value, str)))
    decided = (
        number, step["claim_id"], step["parent"], step["kind"], step["status"], step["who"], at, step["why"],
        step["into_claim"],
    )  # fmt: skip
    return (
        *decided, step["document_id"], claim["measure"], claim["form"], claim["speaker"], claim["group"],
        claim["place"], claim["low"], claim["best"], claim["high"], claim["end_latest"], claim["quote"], body, previous,
        revision_hash(decided, digest, body, previous),
    )  # fmt: skip


def check_words(what: str, *texts: str | None) -> None:
    """Refuse NUL: PostgreSQL keeps none, and a ledger must move between the databases.

    Raises
    ------
    LedgerError
        Where a text holds it.
    """
    if any(text is not None and "\x00" in text for text in texts):
        raise LedgerError(f"{what} holds the character NUL", "text without it", "take it out and call again")


def _read_digests(connection: Connection, document_ids: set[int]) -> dict[int, str]:
    from sqlalchemy import select

    d, ids = documents_table.c, sorted(document_ids)
    digests: dict[int, str] = {}
    for start in range(0, len(ids), PAGE):
        query = select(d.id, d.digest).where(d.id.in_(ids[start : start + PAGE]))
        digests.update((number, digest) for number, digest in connection.execute(query))
    return digests


def _add_heads(connection: Connection, first: int) -> None:
    """Show the revisions that were written behind the ``first``."""
    from sqlalchemy import insert, select

    r = revisions.c
    written = select(r.claim_id, r.id, r.status).where(r.id > first)
    connection.execute(insert(heads).from_select(["claim_id", "revision_id", "status"], written))


def _drop_surpassed(connection: Connection, first: int) -> None:
    """Show no longer what was revised behind the ``first``."""
    from sqlalchemy import delete, select

    parents = select(revisions.c.parent).where(revisions.c.id > first, revisions.c.parent.is_not(None))
    connection.execute(delete(heads).where(heads.c.revision_id.in_(parents)))


def insert_documents(
    connection: Connection, documents: Sequence[Document], *, who: str, at: str, originals: Mapping[str, bytes]
) -> int:
    """Keep the documents that are not kept yet; the same bytes under the same name are one document."""
    known = find_documents(connection, documents)
    new = {(d.digest, d.name): d for d in documents if d.name not in known}
    for d in new.values():
        check_words(f"document {d.name[:80]!r}", d.name, d.publisher, d.url, d.title, d.text)
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
