"""``wartoll fetch``: pages from the network, kept with their time and hash."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wartoll.cli.terminal import console, literal, one_line_errors, progress, warn


def fetch(
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="Pages to fetch; http and https only.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the pages and documents.csv.")] = Path(
        "pages"
    ),
    warc: Annotated[
        Path | None, typer.Option("--warc", metavar="FILE", help="Also write a WARC file (needs the extra [warc]).")
    ] = None,
) -> None:
    """Fetch pages into a folder, with a table that the other commands take as --metadata.

    Private addresses are refused, also behind a redirect; robots.txt is respected; a page over 20 MB is refused.
    """
    with one_line_errors(), progress() as on_step:
        from wartoll.workflow.fetch import fetch_pages

        fetched = fetch_pages(urls, out, warc=warc, on_step=on_step)
        for path in fetched.files:
            console().print(literal(path))
        for skipped in fetched.skipped:
            warn(f"not fetched: {skipped.reason}")
        if not fetched.files:
            raise typer.Exit(1)
