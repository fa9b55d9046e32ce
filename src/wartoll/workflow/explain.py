"""Why documents were read as they were, for people who correct it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wartoll.workflow.reading import OnStep, Reading, ReadOptions, no_steps, read_and_extract


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation of each document as plain text, and the reading it explains."""

    texts: tuple[str, ...]
    reading: Reading


def explain_documents(
    sources: Sequence[str], options: ReadOptions, *, unmasked: bool = False, on_step: OnStep = no_steps
) -> Explained:
    """Mark in each document what was read from it, the rules that fired and what was refused."""
    from wartoll.extract.explain import explain_document, render_explanation

    reading = read_and_extract(sources, options, on_step)
    mask = reading.mask(unmasked=unmasked)
    claims = reading.claims(unmasked=unmasked)
    refusals = mask.deep(reading.extraction.refusals)
    texts = tuple(
        render_explanation(explain_document(mask.document(document), claims, refusals))
        for document in reading.documents
    )
    return Explained(texts, reading)
