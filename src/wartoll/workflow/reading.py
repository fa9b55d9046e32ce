"""Documents in, claims out: the first half of every job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wartoll.documents import Document, Skipped, read_metadata, read_stack
from wartoll.errors import UsageError

if TYPE_CHECKING:
    from wartoll.claims import Claim
    from wartoll.extract import Extraction
    from wartoll.report.masking import Mask
    from wartoll.workflow.proposing import ModelOptions, Proposed

OnStep = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A stack of documents and what was read from them."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    extraction: Extraction
    proposed: Proposed | None = None

    def mask(self, *, unmasked: bool = False) -> Mask:
        """What is hidden in every output: names of private persons, or of prisoners of war alone."""
        from wartoll.report.masking import Mask

        return Mask.of(self.documents, self.masks(unmasked=unmasked))

    def masks(self, *, unmasked: bool = False) -> dict[str, tuple[tuple[int, int], ...]]:
        """Spans of private names by document.

        A document without a claim was not read for its voices; since its text may be shown, its names are found here.
        """
        from wartoll.extract import find_private_names

        held = (self.extraction.prisoner_masks if unmasked else self.extraction.masks) or {}
        with_claims = {claim.document for claim in self.extraction.claims}
        found: dict[str, tuple[tuple[int, int], ...]] = {}
        for document in self.documents:
            if document.name in with_claims:
                found[document.name] = held.get(document.name, ())
            else:
                names = find_private_names(document)
                found[document.name] = names.prisoners if unmasked else names.spans
        return found

    def claims(self, *, unmasked: bool = False) -> tuple[Claim, ...]:
        """The claims as they may be shown."""
        mask = self.mask(unmasked=unmasked)
        return tuple(mask.claim(claim) for claim in self.extraction.claims)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person may say about the documents.

    Parameters
    ----------
    published : str, optional
        ISO date for documents that have none of their own.
    metadata : Path, optional
        CSV with the columns document, publisher, published, url, title.
    model : ModelOptions, optional
        A language model that may propose claims.
    spacy_pipeline : str, optional
        The name of a spaCy pipeline at hand, for sentences and speakers.
    """

    published: str | None = None
    metadata: Path | None = None
    model: ModelOptions | None = None
    spacy_pipeline: str | None = None


def no_steps(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def read_and_extract(sources: Sequence[str], options: ReadOptions, on_step: OnStep = no_steps) -> Reading:
    """Read the sources and extract their claims.

    Raises
    ------
    UsageError
        Where no source is named, an option is off, or not one document can be read.
    """
    if not sources:
        raise UsageError("no document named", "one or more files, or - for standard input", "see --help")
    published = None
    if options.published is not None:
        try:
            published = date.fromisoformat(options.published)
        except ValueError as error:
            raise UsageError(f"--published {options.published!r}", "an ISO date such as 2025-01-16") from error
    table = read_metadata(options.metadata) if options.metadata else {}
    count = 0

    def on_document(name: str) -> None:
        nonlocal count
        count += 1
        on_step("Reading documents", count, len(sources))

    stack = read_stack(sources, published=published, metadata=table, on_document=on_document)
    from wartoll.extract import extract_claims

    on_step("Reading claims", 0, 1)
    proposed = None
    if options.model is not None:
        from wartoll.workflow.proposing import ask_model

        proposed = ask_model(stack.documents, options.model, on_step)
    parsed = None
    if options.spacy_pipeline is not None:
        from wartoll.extract.adapters.spacy_pipeline import load_pipeline, parse_text

        pipeline = load_pipeline(options.spacy_pipeline)
        parsed = {document.name: parse_text(pipeline, document.text) for document in stack.documents}
    extraction = extract_claims(stack.documents, proposed.by_document if proposed else None, parsed)
    on_step("Reading claims", 1, 1)
    return Reading(stack.documents, stack.skipped, extraction, proposed)
