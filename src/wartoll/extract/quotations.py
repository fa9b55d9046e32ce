"""Direct quotes: their spans, over several sentences where need be."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

LONGEST_QUOTE = 2500
_MARKS = re.compile(r"[\"“”«»„‟]")
_OPENS_ONLY, _CLOSES_ONLY = frozenset("“«„"), frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A direct quote, its marks included: ``text[start:end]``."""

    start: int
    end: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Pair the quotation marks of a text; a mark without its fellow opens nothing.

    A straight mark opens where a word follows and no word stands before; curly ones tell by their shape. A quote of
    several paragraphs, each opened and only the last closed, is one quote. Linear in the text.
    """
    found: list[Quotation] = []
    opened: int | None = None
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match[0]
        if opened is not None and at - opened > LONGEST_QUOTE:
            opened = None
        opens, closes = _can_open(text, at, mark), _can_close(text, at, mark)
        if opened is None:
            opened = at if opens else None
        elif closes and not (opens and mark in _OPENS_ONLY):
            found.append(Quotation(opened, at + 1))
            opened = None
        elif opens and "\n" not in text[opened:at]:
            opened = at  # the first one never closed
    return tuple(found)


def _can_open(text: str, at: int, mark: str) -> bool:
    if mark in _CLOSES_ONLY:
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not after.isspace() and after != "" and (before == "" or before.isspace() or before in "(—–-[:,")


def _can_close(text: str, at: int, mark: str) -> bool:
    if mark in _OPENS_ONLY:
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isspace() and (after == "" or not after.isalnum())


def quotation_at(quotations: tuple[Quotation, ...], offset: int) -> Quotation | None:
    """The quote that holds an offset, if any; the quotes are in order and don't overlap."""
    index = bisect_right(quotations, offset, key=lambda quote: quote.start) - 1
    return quotations[index] if index >= 0 and offset < quotations[index].end else None
