"""RSS and Atom: each entry is a document with its own day."""

from __future__ import annotations

import hashlib
from calendar import timegm
from datetime import UTC, date, datetime
from typing import Any

from wartoll.documents.document import Document
from wartoll.documents.html import MAX_DEPTH, depth_of
from wartoll.documents.language import guess_language
from wartoll.errors import DocumentError


def is_feed(data: bytes) -> bool:
    """Whether a file's head is that of RSS or Atom."""
    head = data[:2_000].lower()
    return b"<rss" in head or b"<rdf:rdf" in head or (b"<feed" in head and b"atom" in head)


def read_feed(name: str, data: bytes) -> tuple[Document, ...]:
    """Read a feed's entries.

    Raises
    ------
    DocumentError
        Where the feed declares entities (they can make a small file large), nests too deep (its parser takes time in
        the square of the depth), is malformed, or has no entry.
    """
    if b"<!entity" in data.lower():
        raise DocumentError(f"{name} declares XML entities", "a feed without a DTD", "fetch the feed anew")
    if depth_of(data) > MAX_DEPTH:
        raise DocumentError(f"{name} nests its elements over {MAX_DEPTH:,} deep", "a feed of ordinary depth")
    import feedparser

    feed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    if feed.bozo and not feed.entries:
        raise DocumentError(f"{name} is a feed that can't be read", "well-formed RSS or Atom", "fetch it anew")
    publisher = feed.feed.get("title") or None
    documents = [_read_entry(name, publisher, number, entry) for number, entry in enumerate(feed.entries, 1)]
    found = tuple(document for document in documents if document is not None)
    if not found:
        raise DocumentError(f"{name} is a feed without an entry that has words", "a feed with entries")
    return found


def _read_entry(name: str, publisher: str | None, number: int, entry: Any) -> Document | None:
    content = entry.get("content") or []
    body = content[0].get("value", "") if content else entry.get("summary", "")
    title = plain_text(entry.get("title", ""))
    text = "\n\n".join(part for part in (title, plain_text(body)) if part)
    if not text.strip():
        return None
    link = entry.get("link") or None
    return Document(
        name=f"{name}#{number}", text=text, digest=hashlib.sha256(text.encode()).hexdigest(), publisher=publisher,
        title=title or None, url=link, author=entry.get("author") or None, published=_day(entry),
        published_basis="page", media_type="application/feed", language=guess_language(text),
    )  # fmt: skip


def plain_text(fragment: str) -> str:
    """The words of an HTML fragment, block by block."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    from lxml import html

    try:
        tree = html.fragment_fromstring(fragment, create_parent="div")
    except (ValueError, html.etree.ParserError):
        return ""
    for block in tree.iter("p", "br", "li", "div", "h1", "h2", "h3", "tr"):
        block.tail = "\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def _day(entry: Any) -> date | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return None if moment is None else datetime.fromtimestamp(timegm(moment), UTC).date()
