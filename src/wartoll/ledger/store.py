"""The ledger: what is added, what people decide, and how it stood at any moment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from wartoll.claims import Claim
from wartoll.documents import Document
from wartoll.errors import ClaimError, LedgerError
from wartoll.ledger import schema
from wartoll.ledger.append import append_revisions, check_words, insert_documents, last_revision
from wartoll.ledger.connect import first_line
from wartoll.ledger.decisions import decide_claim, find_head, read_revision
from wartoll.ledger.gradings import check_grade, count_parties
from wartoll.ledger.listing import list_claims
from wartoll.ledger.proposals import propose_claims
from wartoll.ledger.queries import ClaimFilter, LedgerClaim, select_all_heads
from wartoll.ledger.revisions import Decision, Revision

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Engine

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
        except UnicodeEncodeError as error:
            raise LedgerError(f"a text with half a character at {error.start}", "text that UTF-8 can hold") from None
        except (DBAPIError, self.engine.dialect.loaded_dbapi.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            raise LedgerError(
                f"{self.name} can't be {verb}: {first_line(cause)}",
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
        check_words("a person or a reason", who, why)
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
            proposed = propose_claims(connection, documents, claims, who=who, why=why, at=_now())
        return added, proposed

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
        check_words("a person or a reason", who, why)
        with self.writing() as connection:
            head = find_head(connection, claim_id)
            if head.id != based_on:
                raise LedgerError(
                    f"claim {claim_id} stands at revision {head.id} ({head.kind} by {head.who}), not {based_on}",
                    "a decision based on its present revision",
                    f"look at `wartoll ledger claim {claim_id}` and decide again; nothing was lost",
                )
            step = decide_claim(connection, head, decision, changes=row, into=into)
            step |= {"who": who, "why": why}
            append_revisions(connection, [step], [head.document_id], at=_now())
            return find_head(connection, claim_id)

    def claims(self, where: ClaimFilter | None = None) -> tuple[LedgerClaim, ...]:
        """The claims that a filter finds, with their gradings."""
        with self.reading() as connection:
            return list_claims(connection, where or ClaimFilter())

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
            found = tuple(read_revision(row) for row in rows)
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
                yield read_revision(row)

    def grade(
        self, party: str, *, letter: str | None, digit: int | None, who: str, why: str, claim_id: str | None = None
    ) -> None:
        """Grade a party's reliability (A to F) or a claim's credibility (1 to 6) on NATO's Admiralty scale.

        It is shown everywhere and feeds no model.

        Raises
        ------
        LedgerError
            Where the grade is none of the scale's, or there is no such claim.
        """
        check_grade(letter, digit)
        check_words("a grading", party, who, why)
        with self.writing() as connection:
            if claim_id is not None:
                find_head(connection, claim_id)
            connection.execute(schema.gradings.insert(), {
                "party": party, "claim_id": claim_id, "letter": letter, "digit": digit, "who": who, "at": _now(),
                "why": why,
            })  # fmt: skip

    def parties(self) -> tuple[tuple[str, int, str], ...]:
        """Speakers with how many claims stand in their name, and their last grade; most first."""
        with self.reading() as connection:
            return count_parties(connection)

    def last_revision(self) -> tuple[int, str]:
        """Number and hash of the end of the chain."""
        with self.reading() as connection:
            return last_revision(connection)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
