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
_DATE_NAMES = ("article:published_time", "datePublished", "og:published_time", "publishdate", "pubdate", "dc.date",
               "DC.date.issued", "dcterms.created", "date")  # fmt: skip
_LINKED_DATE = re.compile(rb'"datePublished"\s*:\s*"([0-9T:+\-Z. ]{10,35})"')
_OPENING = 250
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_ISO_DAY = re.compile(r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b")
_WRITTEN_DAY = re.compile(rf"\b(?:(\d{{1,2}})\s+{_NAME}|{_NAME}\.?\s+(\d{{1,2}})),?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
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
    return Page(
        text=text.replace("\r\n", "\n"),
        title=getattr(known, "title", None),
        author=getattr(known, "author", None),
        publisher=getattr(known, "sitename", None) or getattr(known, "hostname", None),
        url=getattr(known, "url", None),
        published=_page_day(data, text, getattr(known, "date", None)),
        language=getattr(known, "language", None),
    )


def _page_day(data: bytes, text: str, guess: str | None) -> date | None:
    """The page's own day: what its head declares, else what its article opens with, else the best guess.

    A guess may come from a list of other articles beside this one, so an article's own dateline goes before it.
    """
    for found in (_declared_date(data), _opening_date(text), guess):
        if found:
            try:
                return read_day(found)
            except ValueError:
                continue
    return None


def _declared_date(data: bytes) -> str | None:
    """The day that a page's head states for its article: in a meta element or in its linked data."""
    from lxml import html

    tree = html.fromstring(data)
    for key in _DATE_NAMES:
        for value in tree.xpath("//meta[@property=$key or @name=$key or @itemprop=$key]/@content", key=key):
            return str(value).strip()
    match = _LINKED_DATE.search(data)
    return match[1].decode("ascii", "replace") if match else None


def _opening_date(text: str) -> str | None:
    """An ISO date or a day, month and year among an article's first words."""
    match = _ISO_DAY.search(text[:_OPENING])
    if match:
        return match[0]
    written = _WRITTEN_DAY.search(text[:_OPENING])
    if written is None:
        return None
    day, month, month_first, day_second, year = written.groups()
    number = _MONTHS.index((month or month_first)[:3].lower()) + 1
    return f"{year}-{number:02d}-{int(day or day_second):02d}"


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
