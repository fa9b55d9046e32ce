"""``wartoll trace`` and ``wartoll audit``: who said it first, and whether it follows."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from wartoll.cli.claims import tell_losses
from wartoll.cli.options import Documents, MetadataFile, Published, Unmasked
from wartoll.cli.terminal import console, literal, one_line_errors, print_json, progress


class FindingsFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


Format = Annotated[FindingsFormat, typer.Option("--format", help="Sentences to read, or one JSON object.")]


def trace(
    documents: Documents,
    published: Published = None,
    metadata: MetadataFile = None,
    form: Format = FindingsFormat.TEXT,
    unmasked: Unmasked = False,
) -> None:
    """Tell which claims carry one statement, who carried it, and what a relay changed."""
    with one_line_errors(), progress() as on_step:
        from wartoll.workflow.findings import trace_documents
        from wartoll.workflow.reading import ReadOptions

        found = trace_documents(documents, ReadOptions(published, metadata), unmasked=unmasked, on_step=on_step)
        _print(found.json, found.sentences, form)
        tell_losses(found.reading)


def audit(
    documents: Documents,
    published: Published = None,
    metadata: MetadataFile = None,
    claim: Annotated[str | None, typer.Option("--claim", metavar="ID", help="Only the figure of this claim.")] = None,
    form: Format = FindingsFormat.TEXT,
    unmasked: Unmasked = False,
) -> None:
    """Tell which figures follow from which, and what else would follow."""
    with one_line_errors(), progress() as on_step:
        from wartoll.workflow.findings import audit_documents
        from wartoll.workflow.reading import ReadOptions

        found = audit_documents(
            documents, ReadOptions(published, metadata), claim_id=claim, unmasked=unmasked, on_step=on_step
        )
        _print(found.json, found.sentences, form)
        tell_losses(found.reading)


def _print(value: dict[str, object], sentences: tuple[str, ...], form: FindingsFormat) -> None:
    if form is FindingsFormat.JSON:
        print_json(value)
        return
    out = console()
    for sentence in sentences:
        out.print(f"• {literal(sentence)}")
    if not sentences:
        out.print("Nothing was found to tell.")
