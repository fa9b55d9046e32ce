"""Asking a model for proposals before the rules read: who is asked, what it took, and what it may cost."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wartoll.documents import Document
from wartoll.errors import ProposalError, UsageError
from wartoll.workflow.reading import OnStep, no_steps

if TYPE_CHECKING:
    from wartoll.extract.adapters.llm import LlmSettings, Usage
    from wartoll.extract.adapters.proposals import Proposal

KEY_VARIABLE = "WARTOLL_LLM_KEY"


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """Which model may propose, and how it is asked.

    Parameters
    ----------
    agree : callable
        Asked once with the host and the number of documents before anything is sent.
    """

    url: str
    model: str
    agree: Callable[[str, int], bool]
    cache: Path | None = None
    price_in: float = 0.0
    price_out: float = 0.0


@dataclass(frozen=True, slots=True)
class Proposed:
    """Proposals by document, what the asking took, and the documents for which it failed."""

    by_document: dict[str, tuple[Proposal, ...]]
    usage: Usage
    failed: tuple[str, ...]


def ask_model(documents: Sequence[Document], options: ModelOptions, on_step: OnStep = no_steps) -> Proposed:
    """Ask for proposals on every document; a document for which it fails is read by the rules alone, and named.

    Raises
    ------
    UsageError
        Where the extra ``[llm]`` is missing, or the person does not agree to send the documents.
    """
    settings = _settings(options)
    if not options.agree(settings.host, len(documents)):
        raise UsageError(f"nothing was sent to {settings.host}", "your agreement", "call again with --yes")
    from wartoll.extract.adapters.llm import Usage, propose_claims

    found: dict[str, tuple[Proposal, ...]] = {}
    usage, failed = Usage(), []
    for done, document in enumerate(documents, 1):
        try:
            answer = propose_claims(document.text, settings)
        except ProposalError as error:
            failed.append(f"{document.name}: {error.line}")
        else:
            found[document.name] = answer.proposals
            usage = usage + answer.usage
        on_step("Asking the model", done, len(documents))
    return Proposed(found, usage, tuple(failed))


def _settings(options: ModelOptions) -> LlmSettings:
    try:
        import pydantic  # noqa: F401
    except ImportError as error:
        raise UsageError("--extractor llm needs pydantic", "the extra [llm]", "pip install 'wartoll[llm]'") from error
    from wartoll.extract.adapters.llm import LlmSettings

    if not options.url.startswith(("http://", "https://")) or not options.model:
        raise UsageError("--extractor llm without an endpoint", "--llm-url http://host/v1 and --llm-model NAME")
    return LlmSettings(
        options.url, options.model, os.environ.get(KEY_VARIABLE, ""), cache=options.cache,
        price_in=options.price_in, price_out=options.price_out,
    )  # fmt: skip
