"""The audit of a stack of documents: every derived statement with its verdict and what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wartoll.audit.derive import derive
from wartoll.audit.figures import Passage, read_passage
from wartoll.audit.model import Audit, Derivation, DerivedFigure, Status, Verdict
from wartoll.audit.statements import Statement, find_statements
from wartoll.audit.verdicts import decide
from wartoll.claims import Claim, Quote
from wartoll.documents import Document

#: A figure that may be a count of the speaker's own is called derived only where fewer random figures would be.
MAX_CHANCE_OF_LOOSE = 0.5
_SHOWN_OTHERS = 12


def audit_claims(claims: Sequence[Claim], documents: Sequence[Document], trace: Any = None) -> Audit:
    """Audit every derived statement of the documents.

    Parameters
    ----------
    claims : sequence of Claim
        What was read from the documents. Claims of other documents are never inputs.
    documents : sequence of Document
    trace : Trace, optional
        The origins of the claims, where they were traced.

    Returns
    -------
    Audit
        In the order of the documents. The cost depends on each document's own figures, not on all claims.
    """
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    derived: list[DerivedFigure] = []
    for document in documents:
        passage = read_passage(document, by_document.get(document.name, ()))
        derived += audit_passage(passage)
    return Audit(tuple(derived))


def audit_passage(passage: Passage) -> list[DerivedFigure]:
    """The derived figures of one document."""
    found = []
    for statement in find_statements(passage):
        derivations = derive(statement, passage)
        verdict, needs = decide(statement, derivations)
        if is_reported(statement, derivations, verdict):
            found.append(_figure(statement, passage, derivations, verdict, needs))
    return _best_of_each(found)


def is_reported(statement: Statement, derivations: Sequence[Derivation], verdict: Verdict) -> bool:
    """Whether a statement is shown: not where nothing at hand bears on it and its words don't call it derived."""
    if verdict is Verdict.UNDECIDED:
        open_ = any(d.status is Status.PART for d in derivations)
        return (open_ and not _is_own_count(statement)) or (statement.anaphoric and statement.kind != "comparison")
    if statement.loose and statement.kind != "comparison":
        chance = derivations[0].chance
        return chance is None or chance <= MAX_CHANCE_OF_LOOSE
    return True


def _is_own_count(statement: Statement) -> bool:
    return statement.loose and statement.kind != "comparison"


def _figure(
    statement: Statement, passage: Passage, derivations: Sequence[Derivation], verdict: Verdict, needs: tuple[str, ...]
) -> DerivedFigure:
    claim = statement.claim
    quote = Quote.of(passage.document.text, statement.start, statement.end)
    return DerivedFigure(
        document=passage.document.name,
        quote=quote,
        kind=statement.kind,
        verdict=verdict,
        said=statement.figure.amount.value if statement.figure else None,
        claim_id=claim.claim_id if claim else None,
        speaker=claim.speaker if claim else None,
        needs=needs,
        derivations=tuple(d for d in derivations if d.status is Status.IN),
        others=tuple(d for d in derivations if d.status is not Status.IN)[:_SHOWN_OTHERS],
    )


def _best_of_each(figures: list[DerivedFigure]) -> list[DerivedFigure]:
    """Of two kinds of statement in one sentence that share no figure, both stay; an undecided one gives way."""
    decided = {f.quote for f in figures if f.verdict is not Verdict.UNDECIDED}
    return [f for f in figures if f.verdict is not Verdict.UNDECIDED or f.quote not in decided]
