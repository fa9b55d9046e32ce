"""``wartoll brief``: from a stack of documents, or from a ledger, to a cited brief, in one command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wartoll.cli.claims import tell_losses
from wartoll.cli.options import DOCUMENTS_HELP, JsonOnly, MetadataFile, Published, Unmasked
from wartoll.cli.terminal import console, literal, one_line_errors, print_json, progress
from wartoll.errors import UsageError


def brief(
    documents: Annotated[list[str] | None, typer.Argument(metavar="[DOCUMENT...]", help=DOCUMENTS_HELP)] = None,
    published: Published = None,
    metadata: MetadataFile = None,
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="FILE|ADDRESS", help="Brief on what a ledger holds, in place of documents."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="SNAPSHOT", help="With --ledger: put first what changed since a snapshot (its hash)."
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder for brief.html, brief.json, claims.csv, claims.jsonl.")
    ] = Path("brief"),
    as_json: JsonOnly = False,
    unmasked: Unmasked = False,
) -> None:
    """Write a brief: what is claimed and by whom, what follows from it, and where it leads.

    Example: wartoll brief *.html --metadata documents.csv --out brief

    Example: wartoll brief --ledger wartoll.db --since 3f2a9c1b --out brief
    """
    with one_line_errors(), progress(quiet=as_json) as on_step:
        if since is not None and ledger is None:
            raise UsageError("--since without --ledger", "the ledger that keeps the snapshot", "add --ledger FILE")
        if ledger is not None:
            if documents or published or metadata:
                raise UsageError("a ledger and documents of its own", "one of the two",
                                 "`wartoll ledger add` adds documents to a ledger")  # fmt: skip
            from wartoll.workflow.ledger_brief import write_ledger_brief

            written = write_ledger_brief(ledger, out, since=since, unmasked=unmasked, on_step=on_step)
        else:
            from wartoll.workflow.brief import write_brief
            from wartoll.workflow.reading import ReadOptions

            options = ReadOptions(published, metadata)
            written = write_brief(documents or [], options, out, unmasked=unmasked, on_step=on_step)
        if as_json:
            print_json(written.json)
        else:
            screen = console()
            for heading, lines in written.summary:
                screen.print(f"\n[bold]{literal(heading)}[/bold]")
                for line in lines:
                    screen.print(f"• {literal(line)}")
            screen.print(f"\nWritten to {literal(written.folder)}: {literal(', '.join(written.files))}")
        tell_losses(written.reading)
