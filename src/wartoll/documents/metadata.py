"""A table beside the documents that says who published what, and when."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from wartoll.documents.decode import check_size, decode_text
from wartoll.documents.front_matter import read_day
from wartoll.errors import DocumentError, UsageError

COLUMNS = ("document", "publisher", "published", "url", "title")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a row of the table knows about one document; None where the cell is empty."""

    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    title: str | None = None
    warning: str | None = None


def read_metadata(path: Path) -> dict[str, Metadata]:
    """Read a CSV with the columns document, publisher, published, url, title; rows by file name.

    A date that does not parse costs the row its date and leaves a warning; the document is still read.

    Raises
    ------
    UsageError
        Where the file can't be read or lacks the column ``document``.
    """
    try:
        check_size(path.name, path.stat().st_size)
        text, _ = decode_text(path.name, path.read_bytes())
    except OSError as error:
        raise UsageError(f"--metadata {path}: {error.strerror or error}", "a CSV file that can be read") from error
    except DocumentError as error:
        raise UsageError(f"--metadata {error.found}", error.expected, error.next_step) from error
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    try:
        names = [name.strip().lower() for name in reader.fieldnames or []]
        reader.fieldnames = names
        if "document" not in names:
            raise UsageError(f"--metadata {path} has the columns {', '.join(names) or 'none'}",
                             f"the columns {', '.join(COLUMNS)}", "name the first line's cells so")  # fmt: skip
        rows = list(reader)
    except csv.Error as error:
        raise UsageError(f"--metadata {path}: {error}", "a CSV file") from error
    return {_key(row.get("document") or ""): _read_row(row, number) for number, row in enumerate(rows, 2)}


def find_metadata(table: Mapping[str, Metadata], name: str) -> Metadata | None:
    """The row of a document, by its path as given, else by its file name."""
    return table.get(name) or table.get(_key(name))


def _key(name: str) -> str:
    return name if "://" in name else PurePath(name).name


def _read_row(row: dict[str, str | None], line: int) -> Metadata:
    cells = {key: (row.get(key) or "").strip() or None for key in COLUMNS}
    published, warning = None, None
    if cells["published"]:
        try:
            published = read_day(cells["published"])
        except ValueError:
            warning = (f"line {line} of the metadata has the date {cells['published'][:40]!r}; expected an ISO date "
                       "such as 2025-01-16; the document is read without it")  # fmt: skip
    return Metadata(cells["publisher"], published, cells["url"], cells["title"], warning)
