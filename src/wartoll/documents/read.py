"""A stack of files becomes Documents; one that can't be read is a counted row, and the others are still read."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from wartoll.documents.decode import check_size, decode_text
from wartoll.documents.document import Document, Skipped
from wartoll.documents.feeds import is_feed, read_feed
from wartoll.documents.front_matter import read_day, split_front_matter
from wartoll.documents.language import guess_language
from wartoll.documents.metadata import Metadata, find_metadata
from wartoll.documents.telegram import is_telegram_export, read_telegram
from wartoll.errors import DocumentError

HTML_ENDINGS = (".html", ".htm", ".xhtml")
MARKDOWN_ENDINGS = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Stack:
    """The documents of one job, and those that could not be read."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...] = ()


def read_stack(
    sources: Sequence[str],
    *,
    published: date | None = None,
    metadata: Mapping[str, Metadata] | None = None,
    on_document: Callable[[str], None] | None = None,
) -> Stack:
    """Read files (``-`` for standard input) into documents.

    A row of ``metadata`` goes before the document's own front matter or page date, ``published`` fills what is
    still missing.

    Returns
    -------
    Stack
        In the order given; a file named twice is read once.
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    names = _unique_names(dict.fromkeys(sources))
    for source, name in names.items():
        try:
            found = read_source(source, name)
            documents += [_with_known(document, source, published, metadata or {}) for document in found]
        except DocumentError as error:
            skipped.append(Skipped(name, error.line))
        if on_document is not None:
            on_document(name)
    return Stack(tuple(documents), tuple(skipped))


def read_source(source: str, name: str | None = None) -> tuple[Document, ...]:
    """Read one file, by its ending and its first bytes; a feed or an export holds several documents.

    Raises
    ------
    DocumentError
        Where it is missing, empty, binary, too large, malformed or no article.
    """
    name = name or ("stdin" if source == "-" else Path(source).name)
    return read_bytes(name, _read_bytes(source, name))


def read_bytes(name: str, data: bytes) -> tuple[Document, ...]:
    """Read the bytes of a file or of a fetched page; the kind is told by its first bytes, else by its name's ending.

    Raises
    ------
    DocumentError
    """
    ending = PurePath(name).suffix.lower()
    if data.startswith(b"%PDF-") or ending == ".pdf":
        return (_read_pdf(name, data),)
    if is_feed(data):
        return read_feed(name, data)
    if ending in HTML_ENDINGS or _looks_like_html(data):
        return (_read_html(name, data),)
    if ending == ".json" or is_telegram_export(data):
        return read_telegram(name, data)
    return (_read_text(name, data, ending),)


def _read_text(name: str, data: bytes, ending: str) -> Document:
    text, warnings = decode_text(name, data)
    fields: dict[str, Any] = {}
    if ending in MARKDOWN_ENDINGS:
        fields, text = split_front_matter(name, text)
        if not text.strip():
            raise DocumentError(f"{name} has front matter and no text", "a text with words in it")
    document = Document(
        name=name, text=text, digest=hashlib.sha256(data).hexdigest(), warnings=warnings,
        media_type="text/markdown" if ending in MARKDOWN_ENDINGS else "text/plain",
    )  # fmt: skip
    return _with_language(_with_fields(document, fields))


def _read_bytes(source: str, name: str) -> bytes:
    if source == "-":
        data = sys.stdin.buffer.read()
        check_size(name, len(data))
        return data
    path = Path(source)
    try:
        if path.is_dir():
            raise DocumentError(f"{source} is a folder", "a file", "name its files, such as folder/*.txt")
        if not path.is_file() and path.exists():
            raise DocumentError(f"{source} is no regular file", "a file")
        check_size(name, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(f"no file {source}", "a file that exists", "check the path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DocumentError(f"{source}: {reason}", "a file that can be read") from error


def _looks_like_html(data: bytes) -> bool:
    head = data[:1024].lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html"))


def _read_pdf(name: str, data: bytes) -> Document:
    from wartoll.documents.pdf import read_pdf

    pdf = read_pdf(name, data)
    document = Document(
        name=name, text=pdf.text, digest=hashlib.sha256(data).hexdigest(), title=pdf.title, author=pdf.author,
        published=pdf.created, published_basis="page" if pdf.created else None,
        published_confidence=0.5 if pdf.created else 1.0, media_type="application/pdf",
    )  # fmt: skip
    return _with_language(document)


def _read_html(name: str, data: bytes) -> Document:
    from wartoll.documents.html import read_page

    if not data.strip():
        raise DocumentError(f"{name} is empty", "a page with text")
    page = read_page(name, data)
    document = Document(
        name=name, text=page.text, digest=hashlib.sha256(data).hexdigest(), title=page.title, author=page.author,
        publisher=page.publisher, url=page.url, published=page.published,
        published_basis="page" if page.published else None, published_confidence=0.7 if page.published else 1.0,
        media_type="text/html",
    )  # fmt: skip
    return _with_language(document)


def _with_fields(document: Document, fields: Mapping[str, Any]) -> Document:
    known: dict[str, Any] = {key: str(fields[key]) for key in ("title", "publisher", "url", "author") if key in fields}
    warnings = document.warnings
    if "published" in fields:
        try:
            known |= {"published": read_day(fields["published"]), "published_basis": "front_matter"}
        except ValueError:
            warnings += (f"{document.name}: the front matter's date {str(fields['published'])[:40]!r} is no ISO date; "
                         "expected one such as 2025-01-16; the document is read without it",)  # fmt: skip
    return replace(document, translated=bool(fields.get("translated")), warnings=warnings, **known)


def _with_language(document: Document) -> Document:
    language = guess_language(document.text)
    if language == "en":
        return document
    warning = (f"{document.name} does not read like English; the rules read English, so expect few claims; "
               "translate it and say so in its front matter")  # fmt: skip
    return replace(document, language=language, warnings=(*document.warnings, warning))


def _with_known(document: Document, source: str, published: date | None, table: Mapping[str, Metadata]) -> Document:
    row = find_metadata(table, document.name) or find_metadata(table, source)
    known: dict[str, Any] = {}
    warnings = document.warnings
    if row is not None:
        known = {key: getattr(row, key) for key in ("publisher", "url", "title") if getattr(row, key)}
        if row.published:
            known |= {"published": row.published, "published_basis": "metadata", "published_confidence": 1.0}
        if row.warning:
            warnings += (f"{document.name}: {row.warning}",)
    if published is not None and "published" not in known and document.published_basis in (None, "page"):
        known |= {"published": published, "published_basis": "option", "published_confidence": 1.0}
    return replace(document, warnings=warnings, **known)


def _unique_names(sources: Iterable[str]) -> dict[str, str]:
    """File names where they are unique, paths where two files share a name."""
    sources = list(sources)
    shorts = {source: "stdin" if source == "-" else Path(source).name or source for source in sources}
    counts = Counter(shorts.values())
    return {source: short if counts[short] == 1 else source for source, short in shorts.items()}
