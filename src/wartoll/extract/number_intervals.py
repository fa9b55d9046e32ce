"""Intervals between two numbers: "1,200-1,300", "80 to 90", "between 5,000 and 8,000"; ratios and scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from wartoll.extract.number_words import Core
from wartoll.vocabulary import load_vocabulary


class Interval(NamedTuple):
    """Two cores read as one: an interval, a ratio ("nine to one") or a score ("2-1")."""

    first: Core
    last: Core
    start: int  # of the whole, the word "between" or "from" included
    low: float
    high: float
    kind: str
    cores: int = 2


_DASH = re.compile(r"\s?[-–—‑−‒]\s?")
_SOFT = "about|around|some|roughly|nearly|as many as|up to|perhaps|over|even|more than|approximately"
_TO = re.compile(rf"(?:\s[a-z]{{1,12}})?\s(?:to|and up to|or even|or)\s(?:(?:{_SOFT})\s){{0,2}}")
_AND = re.compile(rf"(?:\s[a-z]{{1,12}})?,?\sand\s(?:(?:{_SOFT})\s){{0,2}}")
_BETWEEN = re.compile(rf"(?<!\w)(between|from)\s(?:(?:{_SOFT}|an estimated|at least)\s)?\Z")


@cache
def _change_words() -> frozenset[str]:
    return frozenset(load_vocabulary("hedges")["change"]["words"].split())


@cache
def _sport_words() -> frozenset[str]:
    return frozenset(load_vocabulary("units")["sport"]["words"].split())


def read_interval(low: str, cores: Sequence[Core], index: int) -> Interval | None:
    """Read an interval that starts with the core at ``index``; None where it stands alone."""
    if index + 1 >= len(cores):
        return None
    first, last = cores[index], cores[index + 1]
    gap = low[first.end : last.start]
    if not 1 <= len(gap) <= 40 or "\n\n" in gap or not _kinds_agree(first, last):
        return None
    before = _BETWEEN.search(low, max(0, first.start - 30), first.start)
    word = before[1] if before else None
    start = before.start(1) if before else first.start
    if word == "between":
        joined = _AND.fullmatch(gap) or _DASH.fullmatch(gap) or _TO.fullmatch(gap)
    else:
        joined = _DASH.fullmatch(gap) or _TO.fullmatch(gap)
    if joined is None:
        return None
    if word == "from" and _is_change(low, start):
        return None
    grown = word is None and low.endswith("by ", 0, start) and not _DASH.fullmatch(gap) and last.kind == "count"
    if grown and last.low > 3 * first.low and _is_change(low, start):
        return None  # "rose by 300 to 12,000"
    interval = _weigh(low, first, last, gap, start)
    if interval is not None and interval.kind == "count" and _is_to_one(low, cores, index + 2, last.end):
        return interval._replace(last=cores[index + 2], kind="ratio", cores=3)  # "between five and eight to one"
    return interval


def _is_to_one(low: str, cores: Sequence[Core], index: int, end: int) -> bool:
    one = cores[index] if index < len(cores) else None
    return one is not None and one.low == one.high == 1 and low[end : one.start] in (" to ", " for ")


def _weigh(low: str, first: Core, last: Core, gap: str, start: int) -> Interval | None:
    """What the two numbers make: an interval where the second is the larger, else a ratio or a score."""
    dash = bool(_DASH.fullmatch(gap))
    if gap.strip().startswith("or") and not _close(first, last):
        return None
    a, b = first.low, last.high
    if first.kind == "count" and last.kind == "percent":
        a = a / 100
    elif last.scale > 1.0 and first.scale == 1.0 and a < last.low and a <= last.low / last.scale:
        a = a * last.scale  # "two to three thousand"
    elif first.digits and last.digits and last.scale == 1.0 and a < 1000 and a * 1000 < b <= a * 3000:
        a = a * 1000  # "15-20,000"
    kind = last.kind or "count"
    small = first.scale == last.scale == 1.0 and a <= 20 and last.low <= 20
    if dash and a >= b and " " in gap and min(a, b) > 99:
        return None  # "569 - 169 killed and 400 injured"
    if dash and ((small and _is_sport(low, first.start, last.end)) or (a >= b and first.scale == last.scale == 1.0)):
        return Interval(first, last, first.start, a, b, "score")
    if not dash and last.low == 1 and a > 1 and "to" in gap:
        return Interval(first, last, first.start, a, a, "ratio")
    if not dash and "to" in gap and _RATIO_OF.search(low, max(0, first.start - 40), first.start):
        return Interval(first, last, first.start, a / b, a / b, "ratio") if b else None
    if a >= b:
        return None
    return Interval(first, last, start, a, b, kind)


_RATIO_OF = re.compile(r"(?<!\w)ratios?\s[^.;,]{0,36}\Z")


def _kinds_agree(first: Core, last: Core) -> bool:
    return last.kind == first.kind or (
        first.kind == "count" and last.kind in ("percent", "measure", "duration", "money", "age", "times", "ratio")
    )


def _close(first: Core, last: Core) -> bool:
    """ "Five or six", "one or two dozen": neighbours only."""
    return first.low < last.low <= 2 * first.low + 1 or (
        last.scale > 1 and first.low * last.scale < last.low <= 2 * first.low * last.scale
    )


def _is_change(low: str, start: int) -> bool:
    """Whether "from 15 to 20" tells a change: "the toll rose from 15 to 20"."""
    words = re.findall(r"[a-z]+", low[max(0, start - 40) : start])
    return any(word in _change_words() for word in words[-4:])


def _is_sport(low: str, start: int, end: int) -> bool:
    words = re.findall(r"[a-z]+", low[max(0, start - 40) : end + 30])
    return any(word in _sport_words() for word in words)
