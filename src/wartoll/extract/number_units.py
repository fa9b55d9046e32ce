"""Military units that stand for a number of people: "roughly a company", "a battalion a month"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from wartoll.extract.number_digits import people_nouns
from wartoll.extract.number_words import Core, unit_words
from wartoll.extract.spans import Spans
from wartoll.vocabulary import load_vocabulary


@cache
def _singulars() -> dict[str, str]:
    return {form: word for word, plural in unit_words() for form in (word, plural)}


_DETERMINER = re.compile(r"(?<!\w)(an?|one|half an?|an entire|a whole|a full|another)\s\Z")
_HEDGED = re.compile(
    r"(?<!\w)(?:roughly|approximately|up to|nearly|almost|more than|at least|close to|as many as|less than|fewer than|"
    r"the equivalent of|equivalent of|equivalent to|the strength of|that is|amounts to|amounting to|the size of)\s"
    r"(?:(?:about|around|some|roughly)\s)?\Z"
)
_LOST = re.compile(
    r"(?<!\w)(?:lost|lose|loses|losing|destroyed|destroys|destroy|annihilated|wiped out|killed|eliminated|burned|burns|"
    r"burning|shed|sheds|buried|costs?|costing)\s(?:(?:about|around|some|over|nearly|almost|roughly)\s)?\Z"
)
_PER = re.compile(r"\s(?:a|per|each|every)\s(?:day|night|week|month|year)\b|['’]s worth\b|\sworth of\b")
_OF = re.compile(r"\sof\s((?:[a-z-]+\s){0,3}[a-z-]+)")


def merge_unit_words(low: str, cores: Sequence[Core], words: Sequence[tuple[int, str]]) -> list[Core]:
    """Add the unit words that stand as quantities; a number before one ("two battalions") is taken in."""
    singulars = _singulars()
    found = [(at, word) for at, word in words if word in singulars]
    if not found:
        return list(cores)
    ends = {core.end: core for core in cores}
    units = [core for at, word in found if (core := _read_unit(low, at, word, ends)) is not None]
    if not units:
        return list(cores)
    taken = Spans((core.start, core.end) for core in units)
    rest = [core for core in cores if not taken.meets(core.start, core.end)]
    return sorted([*rest, *units], key=lambda core: core.start)


def _read_unit(low: str, at: int, form: str, ends: Mapping[int, Core]) -> Core | None:
    start, end, times = at, at + len(form), 1.0
    if low[end : end + 1] == "-" or low[at - 1 : at] == "-":
        return None
    determiner = _DETERMINER.search(low, max(0, start - 14), start)
    if determiner is not None:
        start = determiner.start(1)
        times = 0.5 if determiner[1].startswith("half") else 1.0
    else:
        number = ends.get(start - 1)
        if number is None or number.kind != "count" or number.vague or not 0 < number.low <= 20:
            return None
        start, times = number.start, number.low
    if not _stands_for_people(low, start, end):
        return None
    word = _singulars()[form]
    least, most = load_vocabulary("units")["unit_words"][word]
    return Core(start, end, least * times, most * times, vague=True, kind="unit_word", unit=word)


def _stands_for_people(low: str, start: int, end: int) -> bool:
    window = low[max(0, start - 40) : start]
    if _PER.match(low, end) or _HEDGED.search(window):
        return True
    match = _OF.match(low, end, end + 60)
    if match and any(word in people_nouns() for word in match[1].split()):
        return True
    return bool(_LOST.search(window))
