"""A page becomes its article: text without menus, its own date, outlet and title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from wartoll.documents.front_matter import read_day
from wartoll.errors import DocumentError

MAX_DEPTH = 2_000
"""Deeper trees make parsers quadratic or overflow; no article needs them."""

_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,4000}>")
_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its article and what it says of itself."""

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None


def read_page(name: str, data: bytes) -> Page:
    """Read an HTML page's article with trafilatura and its date with htmldate.

    Raises
    ------
    DocumentError
        Where no article is found or the tree is deeper than MAX_DEPTH.
    """
    if depth_of(data) > MAX_DEPTH:
        raise DocumentError(f"{name} nests its elements over {MAX_DEPTH:,} deep", "a page of ordinary depth")
    import trafilatura

    tree = trafilatura.load_html(data)
    if tree is None:
        raise DocumentError(f"{name} is no HTML page", "a page with text", "save it again, or as text")
    text = trafilatura.extract(tree, include_comments=False, include_tables=True, include_links=False,
                               favor_recall=True, deduplicate=False)  # fmt: skip
    if not text or not text.strip():
        raise DocumentError(f"{name} holds no article text", "a page with text", "save the text itself")
    known = trafilatura.extract_metadata(tree)
    published = None
    if known is not None and known.date:
        try:
            published = read_day(known.date)
        except ValueError:
            published = None
    return Page(
        text=text.replace("\r\n", "\n"),
        title=getattr(known, "title", None),
        author=getattr(known, "author", None),
        publisher=getattr(known, "sitename", None) or getattr(known, "hostname", None),
        url=getattr(known, "url", None),
        published=published,
        language=getattr(known, "language", None),
    )


def depth_of(data: bytes) -> int:
    """The deepest nesting of a page's elements, counted in one pass without building a tree."""
    depth = deepest = 0
    for match in _TAG.finditer(data):
        if match.group(2).lower() in _VOID or match.group(0).endswith(b"/>"):
            continue
        depth += -1 if match.group(1) else 1
        depth = max(depth, 0)
        deepest = max(deepest, depth)
    return deepest
