"""The ledger: what is added, what people decide, and how it stood at any moment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from wartoll.claims import Claim, claim_from_row, claim_to_row
from wartoll.documents import Document
from wartoll.errors import ClaimError, LedgerError
from wartoll.ledger import schema
from wartoll.ledger.append import append_revisions, find_documents, insert_documents, last_revision
from wartoll.ledger.connect import first_line
from wartoll.ledger.queries import ClaimFilter, LedgerClaim, select_all_heads, select_claims, select_grades
from wartoll.ledger.revisions import STATUS_AFTER, Decision, Revision

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Engine

LETTERS, DIGITS = "ABCDEF", range(1, 7)
PAGE = 1_000


class Ledger:
    """An open ledger. Every write is one transaction: it is in the ledger when the call returns, or not at all."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine, self.name = engine, name
        self.dialect = engine.dialect.name

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state; database errors become one line."""
        with self._one_line("read"), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the end of the chain, so that no two writers number the same revision."""
        with (
            self._one_line("written"),
            self.engine.connect().execution_options(wartoll_lock="IMMEDIATE") as connection,
            connection.begin(),
        ):
            if self.dialect == "postgresql":
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(5731904)")
            yield connection

    @contextmanager
    def _one_line(self, verb: str) -> Iterator[None]:
        from sqlalchemy.exc import DBAPIError

        try:
            yield
        except DBAPIError as error:
            raise LedgerError(
                f"{self.name} can't be {verb}: {first_line(error.orig)}",
                "a ledger with rights and space",
                "nothing was changed; mend the cause and call again",
            ) from None

    def add(
        self,
        documents: Sequence[Document],
        claims: Sequence[Claim],
        *,
        who: str,
        why: str = "read from the documents",
        originals: Mapping[str, bytes] | None = None,
    ) -> tuple[int, int]:
        """Add documents and propose their claims; what is there already is not added again.

        Returns
        -------
        tuple of int
            How many documents and how many claims are new.

        Raises
        ------
        LedgerError
            Where a claim names a document that is neither given nor kept, or its quote does not stand there.
        """
        texts = {document.name: document.text for document in documents}
        for claim in claims:
            if claim.document not in texts:
                raise LedgerError(f"claim {claim.claim_id} names the document {claim.document!r}, which is not given",
                                  "the document along with its claims")  # fmt: skip
            try:
                claim.quote.check(texts[claim.document])
            except ClaimError as error:
                raise LedgerError(f"claim {claim.claim_id}: {error.found}", error.expected, error.next_step) from error
        with self.writing() as connection:
            added = insert_documents(connection, documents, who=who, at=_now(), originals=originals or {})
            ids = find_documents(connection, documents)
            proposals = [
                _step(claim_to_row(claim), ids[claim.document], Decision.PROPOSE, who=who, why=why)
                for claim in _new_claims(connection, claims)
            ]
            append_revisions(connection, proposals, at=_now())
        return added, len(proposals)

    def review(
        self,
        claim_id: str,
        decision: Decision,
        *,
        who: str,
        why: str,
        based_on: int,
        row: Mapping[str, Any] | None = None,
        into: str | None = None,
    ) -> Revision:
        """Decide on a claim, seen at the revision ``based_on``.

        Parameters
        ----------
        row : mapping, optional
            For amend: the fields that change.
        into : str, optional
            For merge: the claim it is the same as. For split: a claim that takes its place.

        Raises
        ------
        LedgerError
            Where someone has revised the claim meanwhile (nothing is lost: both revisions can be seen), or the
            decision lacks what it needs.
        """
        if not who.strip() or not why.strip():
            raise LedgerError("a decision without who or why", "both, in words")
        with self.writing() as connection:
            head, document_id, body = self._head(connection, claim_id)
            if head.id != based_on:
                raise LedgerError(
                    f"claim {claim_id} stands at revision {head.id} ({head.kind} by {head.who}), not {based_on}",
                    "a decision based on its present revision",
                    f"look at `wartoll ledger claim {claim_id}` and decide again; nothing was lost",
                )
            step = self._decide(connection, decision, head, document_id, body, row, into)
            append_revisions(connection, [step | {"who": who, "why": why, "parent": head.id}], at=_now())
            return self._head(connection, claim_id)[0]

    def _decide(
        self,
        connection: Connection,
        decision: Decision,
        head: Revision,
        document_id: int,
        body: dict[str, Any],
        changes: Mapping[str, Any] | None,
        into: str | None,
    ) -> dict[str, Any]:
        if decision in (Decision.MERGE, Decision.SPLIT):
            if not into or into == head.claim_id:
                raise LedgerError(f"a {decision} without another claim", "the id of the other claim")
            self._head(connection, into)
        if decision is Decision.UNDO:
            if head.parent is None:
                raise LedgerError(f"claim {head.claim_id} has no revision to undo", "a claim that was revised")
            before = self._revision(connection, head.parent)
            step = _step(dict(before.row), document_id, decision, who="", why="")
            return step | {"status": before.status, "into_claim": before.into_claim}
        if decision is Decision.AMEND:
            body = _amended(body, changes or {})
        return _step(body, document_id, decision, who="", why="") | {"into_claim": into}

    def claims(self, where: ClaimFilter | None = None) -> tuple[LedgerClaim, ...]:
        """The claims that a filter finds, with their gradings."""
        with self.reading() as connection:
            found = connection.execute(select_claims(where or ClaimFilter(), self.dialect)).all()
            rows = [
                (claim_id, number, status, name, json.loads(body)) for number, claim_id, status, name, body in found
            ]
            grades = _grades(connection, [(row[0], row[4].get("speaker")) for row in rows])
        return tuple(LedgerClaim(c, n, s, d, row, grades.get(c, ())) for c, n, s, d, row in rows)

    def all_claims(self, status: tuple[str, ...] = ("proposed", "accepted")) -> Iterator[tuple[LedgerClaim, str]]:
        """Every claim of these statuses in the order of ids, with its revision's hash; read in pages."""
        after = ""
        while True:
            with self.reading() as connection:
                page = connection.execute(select_all_heads(after, PAGE)).all()
            for claim_id, number, state, name, body, digest in page:
                if state in status:
                    yield LedgerClaim(claim_id, number, state, name, json.loads(body)), digest
            if len(page) < PAGE:
                return
            after = page[-1][0]

    def history(self, claim_id: str) -> tuple[Revision, ...]:
        """All revisions of a claim, oldest first.

        Raises
        ------
        LedgerError
            Where there is no such claim.
        """
        from sqlalchemy import select

        with self.reading() as connection:
            r = schema.revisions.c
            rows = connection.execute(select(schema.revisions).where(r.claim_id == claim_id).order_by(r.id)).mappings()
            found = tuple(_revision(dict(row)) for row in rows)
        if not found:
            raise LedgerError(f"no claim {claim_id}", "an id that `wartoll ledger claims` shows")
        return found

    def state_at(self, moment: datetime) -> Iterator[Revision]:
        """The last revision of each claim at a past moment, in the order of claim ids."""
        from sqlalchemy import func, select

        r = schema.revisions.c
        at = moment.astimezone(UTC).isoformat(timespec="microseconds")
        yield from self.revisions_where(r.id.in_(select(func.max(r.id)).where(r.at <= at).group_by(r.claim_id)))

    def revisions_where(self, condition: ColumnElement[bool]) -> Iterator[Revision]:
        """Revisions that meet a condition, in the order of claim ids, read in pages."""
        from sqlalchemy import select

        query = select(schema.revisions).where(condition).order_by(schema.revisions.c.claim_id)
        with self.reading() as connection:
            for row in connection.execute(query.execution_options(yield_per=PAGE)).mappings():
                yield _revision(dict(row))

    def grade(
        self, party: str, *, letter: str | None, digit: int | None, who: str, why: str, claim_id: str | None = None
    ) -> None:
        """Grade a party's reliability (A to F) or a claim's credibility (1 to 6) on NATO's Admiralty scale.

        It is shown everywhere and feeds no model.

        Raises
        ------
        LedgerError
            Where the grade is none of the scale's. Source of the scale: NATO AJP-2.1, annex on evaluation.
        """
        if (letter is not None and letter not in LETTERS) or (digit is not None and digit not in DIGITS):
            raise LedgerError(f"the grade {letter or ''}{digit or ''}", "a letter A to F, a digit 1 to 6, or both")
        with self.writing() as connection:
            if claim_id is not None:
                self._head(connection, claim_id)
            connection.execute(schema.gradings.insert(), {
                "party": party, "claim_id": claim_id, "letter": letter, "digit": digit, "who": who, "at": _now(),
                "why": why,
            })  # fmt: skip

    def parties(self) -> tuple[tuple[str, int, str], ...]:
        """Speakers with how many claims stand in their name, and their last grade; most first."""
        from sqlalchemy import func, select

        r, g = schema.revisions.c, schema.gradings.c
        with self.reading() as connection:
            counted = connection.execute(
                select(r.speaker, func.count())
                .join(schema.heads, schema.heads.c.revision_id == r.id)
                .where(r.speaker.is_not(None))
                .group_by(r.speaker)
                .order_by(func.count().desc(), r.speaker)
            ).all()
            grades = connection.execute(select(g.party, g.letter).where(g.claim_id.is_(None)).order_by(g.id)).all()
        last = {party: letter or "" for party, letter in grades}
        return tuple((speaker, count, last.get(speaker, "")) for speaker, count in counted)

    def _head(self, connection: Connection, claim_id: str) -> tuple[Revision, int, dict[str, Any]]:
        from sqlalchemy import select

        query = (
            select(schema.revisions)
            .join(schema.heads, schema.heads.c.revision_id == schema.revisions.c.id)
            .where(schema.heads.c.claim_id == claim_id)
        )
        row = connection.execute(query).mappings().first()
        if row is None:
            raise LedgerError(f"no claim {claim_id}", "an id that `wartoll ledger claims` shows")
        return _revision(dict(row)), row["document_id"], json.loads(row["body"])

    def _revision(self, connection: Connection, number: int) -> Revision:
        from sqlalchemy import select

        query = select(schema.revisions).where(schema.revisions.c.id == number)
        return _revision(dict(connection.execute(query).mappings().one()))

    def last_revision(self) -> tuple[int, str]:
        """Number and hash of the end of the chain."""
        with self.reading() as connection:
            return last_revision(connection)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _step(row: dict[str, Any], document_id: int, decision: Decision, *, who: str, why: str) -> dict[str, Any]:
    return {
        "claim_id": row["claim_id"], "parent": None, "kind": decision.value, "status": STATUS_AFTER.get(decision, ""),
        "who": who, "why": why, "into_claim": None, "document_id": document_id, "row": row,
    }  # fmt: skip


def _amended(body: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The claim's row with some fields changed; what anchors it to its document stays."""
    fixed = {"claim_id", "document", "quote", "quote_start", "quote_end"} & set(changes)
    unknown = set(changes) - set(body)
    if fixed or unknown or not changes:
        raise LedgerError(f"an amendment of {', '.join(sorted(fixed | unknown)) or 'nothing'}",
                          "fields of docs/claims.md other than the id and the quote")  # fmt: skip
    try:
        return claim_to_row(claim_from_row(body | dict(changes)))
    except ClaimError as error:
        raise LedgerError(f"an amendment that makes no claim: {error.found}", error.expected) from error


def _new_claims(connection: Connection, claims: Sequence[Claim]) -> list[Claim]:
    """Those that are not in the ledger, each once."""
    from sqlalchemy import select

    unique = {claim.claim_id: claim for claim in claims}
    known: set[str] = set()
    ids = list(unique)
    for start in range(0, len(ids), PAGE):
        part = ids[start : start + PAGE]
        known.update(connection.scalars(select(schema.heads.c.claim_id).where(schema.heads.c.claim_id.in_(part))))
    return [claim for claim_id, claim in unique.items() if claim_id not in known]


def _grades(connection: Connection, claims: list[tuple[str, str | None]]) -> dict[str, tuple[str, ...]]:
    """The last letter of each claim's speaker and the last digit of the claim, such as ``B`` and ``2``."""
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


def _revision(row: Mapping[str, Any]) -> Revision:
    return Revision(
        row["id"], row["claim_id"], row["parent"], Decision(row["kind"]), row["status"], row["who"], row["at"],
        row["why"], row["into_claim"], json.loads(row["body"]), row["previous_hash"], row["hash"],
    )  # fmt: skip
