"""Tracing and auditing a stack of documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wartoll.errors import UsageError
from wartoll.workflow.reading import OnStep, Reading, ReadOptions, no_steps, read_and_extract

if TYPE_CHECKING:
    from wartoll.trace import Trace


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: for machines and as sentences, with the reading it rests on."""

    reading: Reading
    json: dict[str, Any]
    sentences: tuple[str, ...]


def trace_documents(
    sources: Sequence[str], options: ReadOptions, *, unmasked: bool = False, on_step: OnStep = no_steps
) -> Findings:
    """Trace the claims of documents to their origins."""
    from wartoll.trace import trace_claims, trace_to_json

    reading = read_and_extract(sources, options, on_step)
    mask = reading.mask(unmasked=unmasked)
    trace = mask.deep(trace_claims(reading.extraction.claims, reading.documents))
    return Findings(reading, mask.deep(trace_to_json(trace)), _trace_sentences(trace))


def _trace_sentences(trace: Trace) -> tuple[str, ...]:
    """What a reader wants first: changes by how far they move an estimate, contradictions, vintages, independence."""
    changed = sorted(
        (relation for origin in trace.origins for relation in origin.relations if not relation.is_faithful),
        key=lambda relation: -relation.size,
    )
    found: list[str] = [relation.sentence for relation in changed]
    for group in (trace.contradictions, trace.explained, trace.revisions, trace.vintages, trace.agreements):
        found += [finding.sentence for finding in group]
    found += [independence.sentence for independence in trace.independence]
    return tuple(dict.fromkeys(sentence for sentence in found if sentence))


def audit_documents(
    sources: Sequence[str],
    options: ReadOptions,
    *,
    claim_id: str | None = None,
    unmasked: bool = False,
    on_step: OnStep = no_steps,
) -> Findings:
    """Audit the derived figures of documents.

    Raises
    ------
    UsageError
        Where ``claim_id`` is no derived figure of these documents.
    """
    from wartoll.audit import audit_claims, audit_to_json

    reading = read_and_extract(sources, options, on_step)
    claims = reading.extraction.claims
    audit = audit_claims(claims, reading.documents)
    derived = audit.derived
    if claim_id is not None:
        derived = tuple(figure for figure in derived if figure.claim_id == claim_id)
        if not derived:
            raise UsageError(f"no derived figure has the claim id {claim_id!r}", "one that `wartoll audit` lists",
                             "see the ids with --format json")  # fmt: skip
    mask = reading.mask(unmasked=unmasked)
    value = audit_to_json(audit)
    value["derived"] = [row for row in value["derived"] if claim_id in (None, row.get("claim_id"))]
    sentences = tuple(sentence for figure in derived for sentence in figure.sentences)
    return Findings(reading, mask.deep(value), mask.deep(sentences))
