"""What stands between a noun and its verb: a source or an apposition in commas, parts, brackets."""

from __future__ import annotations

from collections.abc import Sequence

from wartoll.extract.elements import Element
from wartoll.extract.lexicon import word_set
from wartoll.extract.syntax import read_noun_phrase


def past_source(elements: Sequence[Element], comma: int) -> int | None:
    """The index after a source in commas: "eleven people, according to the mayor, were killed", ", police said,"."""
    opening = elements[comma + 1].lower if comma + 1 < len(elements) else ""
    figured = False
    for index in range(comma + 1, min(len(elements), comma + _LONGEST_SOURCE)):
        item = elements[index]
        if item.lower == ",":
            last = elements[index - 1]
            said = last.has("reporting") and not last.has("people", "ing") and index > comma + 2
            cited = opening in _CITES or "according" in elements[min(comma + 2, index)].lower
            return index + 1 if said or cited or (opening in _BY and figured) else None
        if item.kind == "number" or item.lower in (";", "."):
            return None
        figured = figured or item.lower in word_set("figure")
    return None


_LONGEST_SOURCE = 14  # elements of ", according to the head of the region,"
_CITES = frozenset(("according", "according to", "per", "as"))
_BY = frozenset(("by", "in", "on", "at"))


def past_portion(elements: Sequence[Element], comma: int) -> int | None:
    """The index after a portion in commas: "36 people, half of them civilians, were killed"."""
    opening = elements[comma + 1 : comma + 4]
    loose = bool(opening) and opening[0].lower in ("mostly", "mainly", "chiefly", "largely", "all", "predominantly")
    if not loose and not any(item.lower in ("of them", "of whom", "of which") for item in opening):
        return None
    for index in range(comma + 2, min(len(elements), comma + 14)):
        item = elements[index]
        if item.lower == ",":
            return index + 1
        if item.kind == "sign" or item.has("be", "have", "modal", "reporting") or (loose and item.cues):
            return None
    return None


def past_apposition(elements: Sequence[Element], comma: int) -> int | None:
    """The index after words in commas that say who people are: "11 civilians, conductors most of them, had died"."""
    for index in range(comma + 1, min(len(elements), comma + 12)):
        item = elements[index]
        if item.lower == ",":
            after = elements[index + 1] if index + 1 < len(elements) else None
            return index + 1 if index > comma + 1 and after is not None and after.has("be", "have") else None
        if item.kind != "word" or item.has("be", "have", "modal", "reporting", "relative", "subordinator"):
            return None
        if item.cue("active", "passive", "intransitive") and not item.has("people"):
            return None
    return None


def skip_parts(elements: Sequence[Element], at: int) -> int:
    """The index after the parts that "including" opens: "including three children and two women, were killed"."""
    index = at + 1
    while index < min(len(elements), at + 14):
        element = elements[index]
        if element.kind == "number":
            index = max(index + 1, read_noun_phrase(elements, index).end)
        elif element.lower == "," or element.has("conjunction", "determiner", "people", "generic"):
            index += 1
        else:
            break
    return index


def skip_brackets(elements: Sequence[Element], at: int) -> int:
    for index in range(at + 1, min(len(elements), at + 12)):
        if elements[index].lower in (")", "]"):
            return index + 1
    return at + 1
