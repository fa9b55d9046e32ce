"""Options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DOCUMENTS_HELP = "Files to read: .txt, .md (with front matter), .html; - is stdin."
Documents = Annotated[list[str], typer.Argument(metavar="DOCUMENT...", help=DOCUMENTS_HELP)]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="ISO date for documents that carry none, such as 2025-01-16."),
]
MetadataFile = Annotated[
    Path | None,
    typer.Option(
        "--metadata", metavar="FILE.csv", help="Table with the columns document, publisher, published, url, title."
    ),
]
Unmasked = Annotated[
    bool,
    typer.Option("--unmasked", help="Show names of private persons. A prisoner of war is never named."),
]
JsonOnly = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
