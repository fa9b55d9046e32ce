"""``wartoll brief``: from a stack of documents to a cited brief, in one command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wartoll.cli.claims import tell_losses
from wartoll.cli.options import Documents, JsonOnly, MetadataFile, Published, Unmasked
from wartoll.cli.terminal import console, literal, one_line_errors, print_json, progress


def brief(
    documents: Documents,
    published: Published = None,
    metadata: MetadataFile = None,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder for brief.html, brief.json, claims.csv, claims.jsonl.")
    ] = Path("brief"),
    as_json: JsonOnly = False,
    unmasked: Unmasked = False,
) -> None:
    """Write a brief: what is claimed and by whom, what follows from it, and where it leads.

    Example: wartoll brief *.html --metadata documents.csv --out brief
    """
    with one_line_errors(), progress(quiet=as_json) as on_step:
        from wartoll.workflow.brief import write_brief
        from wartoll.workflow.reading import ReadOptions

        written = write_brief(documents, ReadOptions(published, metadata), out, unmasked=unmasked, on_step=on_step)
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
