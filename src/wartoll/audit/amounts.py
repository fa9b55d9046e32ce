"""Amounts of a text, as the calculus needs them: numbers, shares, multiples and unit words with their intervals."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from wartoll.audit import lexicon
from wartoll.audit.interval import Interval
from wartoll.audit.rounding import WORD_TOLERANCE, interval_of
from wartoll.audit.spans import Spans
from wartoll.claims import Bound
from wartoll.extract.numbers import Number, read_numbers


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as it is said, with the numbers it allows.

    Parameters
    ----------
    start, end : int
        Code-point offsets, hedge included.
    kind : str
        ``count``, ``share`` (a fraction of one), ``points`` (percentage points), ``factor`` (a multiple) or ``unit``
        (a number of units of soldiers, ``unit`` names which).
    value : Interval
        The numbers that the words allow.
    said : float or None
        The number that stands in the text; None where only a vague word or a range stands there.
    bound : Bound
    in_words : bool
        Whether it is said in words that are looser than digits ("half", "tripled").
    unit : str or None
    """

    start: int
    end: int
    kind: str
    value: Interval
    said: float | None
    bound: Bound = Bound.EXACT
    in_words: bool = False
    unit: str | None = None

    @property
    def hedged(self) -> bool:
        """Whether the words soften the number."""
        return self.bound is Bound.APPROXIMATE

    @property
    def point(self) -> float | None:
        """The number said, where it is meant as a point or near it."""
        return self.said if self.bound in (Bound.EXACT, Bound.APPROXIMATE) else None


_FLOOR = re.compile(
    r"(?:at least|more than|over|no fewer than|no less than|not less than|well over|upwards of|above|exceeding"
    r"|a good|not fewer than)\s+(?:an?\s+)?\Z", re.I)  # fmt: skip
_CEILING = re.compile(
    r"(?:up to|at most|no more than|not more than|fewer than|less than|under|below|as many as|barely)\s+(?:an?\s+)?\Z",
    re.I,
)
_NEARLY = re.compile(
    r"(?:nearly|almost|close to|approaching|just under|not quite|some|about|around|roughly|approximately)\s+"
    r"(?:an?\s+)?\Z",
    re.I,
)
_POINTS = re.compile(r"\s*(?:percentage[ -]points?|points?\b)", re.I)
_ENDS_IN_POINTS = re.compile(r"\bpercentage[ -]points?\Z", re.I)
_TIMES = re.compile(r"\s*(?:times|-?fold)\b(?!\s+(?:a|per|each|every)\s+(?:day|week))", re.I)


def read_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount of a text in order; none overlaps another."""
    found, taken = [], Spans()
    for amount in chain(_in_so_many(text), _fractions(text), _factors(text), _units(text), _numbers(text), _ones(text)):
        if taken.add(amount.start, amount.end):
            found.append(amount)
    return tuple(sorted(found, key=lambda a: a.start))


def _numbers(text: str) -> Iterator[Amount]:
    """The amounts among the numbers of a text."""
    for number in read_numbers(text).numbers:
        amount = _of_number(number, text)
        if amount:
            yield amount


_DAY_AND_COUNT = re.compile(r"\d:\s+\d")
#: "one to five" is a ratio, whatever else a range of small numbers may be.
_ONE_TO = re.compile(r"(?:one|1)\s+to\s+\w+", re.I)


def _of_number(number: Number, text: str) -> Amount | None:
    """The amount of a number that was read, or None where it counts nothing (an age, a date, money)."""
    if number.kind == "measure" and _ENDS_IN_POINTS.search(text[number.core_start : number.end]):
        return _scaled(number, 0.01, "points", number.end)
    if number.kind == "ratio" and _DAY_AND_COUNT.search(text[number.core_start : number.end]):
        return None  # "Monday 9: 54 killed"
    if number.kind not in ("count", "percent", "fraction", "ratio", "unit_word", "pronoun"):
        return None
    if number.kind == "count" and _ONE_TO.fullmatch(text[number.core_start : number.end]):
        return Amount(
            number.start, number.end, "factor", Interval.point(number.high or 1.0), number.high, in_words=True
        )
    kind = {"percent": "share", "fraction": "share", "ratio": "factor", "unit_word": "unit"}.get(number.kind, "count")
    end, unit = number.end, None
    if kind == "share" and (points := _POINTS.match(text, end)):
        kind, end = "points", points.end()
    elif kind == "count" and (points := re.compile(r"\s*percentage points?", re.I).match(text, end)):
        kind, end = "points", points.end()
        return _scaled(number, 0.01, kind, end)
    elif kind == "count" and (times := _TIMES.match(text, end)):
        kind, end = "factor", times.end()
    if kind == "unit":
        unit = _unit_name(number.unit or text[number.core_start : number.end])
        if unit is None:
            return None
        return Amount(number.start, end, kind, Interval.point(1.0), 1.0, number.bound, True, unit)
    quantity = number.quantity
    return Amount(number.start, end, kind, interval_of(quantity), quantity.said, number.bound, False, unit)


def _scaled(number: Number, factor: float, kind: str, end: int) -> Amount:
    quantity = number.quantity
    said = quantity.said
    return Amount(number.start, end, kind, interval_of(quantity).scaled(factor),
                  None if said is None else said * factor, number.bound)  # fmt: skip


_SMALL = {w: i for i, w in enumerate(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 1
)} | {"twenty": 20, "a hundred": 100, "a thousand": 1000, "every": 1}  # fmt: skip
_SMALL_NUMBER = "|".join(sorted(_SMALL, key=len, reverse=True)) + r"|\d{1,3}"
#: "four men in ten", "seven out of every ten", "one of every three", "every fourth man".
_IN_SO_MANY = re.compile(
    rf"(?<![\w,.-])(?P<part>{_SMALL_NUMBER})\s+(?:(?!times|days?|weeks?|months?|years?|hours?)[a-z'’-]+\s+){{0,2}}?"
    rf"(?:in(?:\s+every)?|out\s+of(?:\s+every)?|of\s+every)\s+(?P<whole>{_SMALL_NUMBER})\b"
    r"(?![,.]\d|\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?|hours?|minutes?|attacks?|places|villages|towns|cases|battles))",
    re.I,
)


_MANY = {"hundred": 100.0, "thousand": 1000.0, "ten thousand": 1e4, "hundred thousand": 1e5, "million": 1e6}
#: "13 lives out of every thousand", "15 per 100,000", "2.4 for every 1,000 inhabitants".
_PER_SO_MANY = re.compile(
    rf"(?<![\w,.-])(?P<part>{_SMALL_NUMBER}|\d{{1,3}}\.\d{{1,2}})\s+"
    r"(?:(?!times|days?|weeks?|months?|years?|hours?)[a-z'’-]+\s+){0,3}?"
    r"(?:per|(?:in|out\s+of|for|of|to)\s+(?:every|each))\s+(?:a\s+|one\s+)?"
    rf"(?P<whole>{'|'.join(sorted(_MANY, key=len, reverse=True))}|1,000|10,000|100,000|1,000,000)\b(?![,.]\d)",
    re.I,
)


_ROUND_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000))


def _in_so_many(text: str) -> Iterator[Amount]:
    """Shares of round numbers: so many in ten; a year or a time ("two in 2023") is none."""
    for match in _IN_SO_MANY.finditer(text):
        part, whole = (float(_SMALL.get(g.lower()) or g) for g in (match["part"], match["whole"]))
        if 0 < part < whole and whole in _ROUND_WHOLES:
            yield _worded(text, match.start(), match.end(), "share", part / whole)
    for match in _PER_SO_MANY.finditer(text):
        whole = _MANY.get(match["whole"].lower()) or float(match["whole"].replace(",", ""))
        part = float(_SMALL.get(match["part"].lower()) or match["part"])
        if 0 < part < whole:
            yield _worded(text, match.start(), match.end(), "share", part / whole)


#: "A child was lost every other day": one person, where a unit of time makes it a rate.
_ONE_OFTEN = re.compile(
    r"\b(?:a|one|another)\s+(?:[a-z]+\s+)?(?:soldier|man|woman|child|civilian|person|fighter|policeman|pilot|sailor"
    r"|worker|patient|refugee|migrant|recruit|conscript|miner|officer|life|inmate|prisoner)\b"
    r"(?=[^.;:,]{0,50}?\bevery\s)",
    re.I,
)


def _ones(text: str) -> Iterator[Amount]:
    for match in _ONE_OFTEN.finditer(text):
        end = match.start() + len(match[0].split()[0])
        yield Amount(match.start(), end, "count", Interval.point(1.0), 1.0)


_OF_A_UNIT = re.compile(r"\s+an?\s+(?:squad|platoon|company|battalion|regiment|brigade|division)\b", re.I)


def _fractions(text: str) -> list[Amount]:
    """Fractions in words: "half of", "a third of the brigade"; "half an hour" and "half past" are none."""
    amounts = [
        _with_bound(m.start(), m.end(), "share", 0.5, Bound.AT_LEAST, None)
        for m in lexicon.words("majorities", "most").finditer(text)
    ]
    for match in lexicon.keyed("fractions")[0].finditer(text):
        tail = text[match.end() : match.end() + 24]
        if re.match(
            r"\s+(?:(?:of )?an? (?:hour|day|dozen|million|century|mile)|past|hour|time|brother|way|\w*-?hearted|as\b)",
            tail,
            re.I,
        ):
            continue
        if re.match(
            r"\s+(?:week|month|day|year|attack|assault|man\b|brigade|army|corps|division|time|storm|line|front|battle|offensive|wave|winter|summer)",
            tail,
            re.I,
        ) and not match[0].lower().startswith(("every", "half")):
            continue  # "a third week", "a fourth assault" are ordinals
        if match[0].lower() == "half" and _OF_A_UNIT.match(tail):
            continue  # "half a battalion" is a number of units
        if match[0].lower() == "half" and re.search(
            r"(?:first|second|other|and a|one and a)\s+\Z", text[max(0, match.start() - 14) : match.start()], re.I
        ):
            continue
        amounts.append(_worded(text, match.start(), match.end(), "share", lexicon.value_of("fractions", match[0])))
    return amounts


def _factors(text: str) -> list[Amount]:
    return [
        _worded(text, m.start(), m.end(), "factor", lexicon.value_of("multiples", m[0]))
        for m in lexicon.keyed("multiples")[0].finditer(text)
    ]


_UNIT_WORDS = "squad|platoon|company|companie|battalion|regiment|brigade|division"
_UNIT_COUNT = re.compile(
    rf"\b(?P<n>an?|half an?|a whole|an entire|a full|{_SMALL_NUMBER})\s+"
    r"(?:(?!of|the|in|men|soldiers|killed|lost|dead|wounded)[a-z-]+\s+)?"
    rf"(?P<unit>{_UNIT_WORDS})s?\b(?!\s+(?:commander|headquarters|staff|doctor|chief|colours|of\s+the)|-(?!size|strong|strength))",
    re.I,
)  # fmt: skip


#: "a division could lose ...": the unit is who loses, not how much is lost.
_ACTS = re.compile(
    r"\s+(?:(?:could|can|may|might|will|would|has|have|had|already|also|now)\s+)*"
    r"(?:los(?:t|e|es|ing)|suffer\w*)\b",
    re.I,
)


def _units(text: str) -> list[Amount]:
    """Numbers of units of soldiers: "a battalion", "two full companies"."""
    amounts = []
    for match in _UNIT_COUNT.finditer(text):
        name, words = _unit_name(match["unit"]), match["n"].lower()
        if name and not _ACTS.match(text, match.end()):
            number = 0.5 if words.startswith("half") else float(_SMALL.get(words) or (words if words.isdigit() else 1))
            start, bound = _hedge_before(text, match.start())
            amounts.append(_with_bound(start, match.end(), "unit", number, bound, name))
    return amounts


def _unit_name(words: str) -> str | None:
    lowered = words.lower()
    return next((u for u in lexicon.unit_sizes() if u[:-1] in lowered), None)


#: "a third of the band or more", "doubled or worse".
_OR_MORE = re.compile(
    r"(?:\s+of\s+(?:[\w'’-]+\s+){0,3}[\w'’-]+)?,?\s+(?:or|and|if not)\s+more\b(?!\s+\w+\s+than)", re.I
)


def _worded(text: str, start: int, end: int, kind: str, value: float) -> Amount:
    begin, bound = _hedge_before(text, start)
    if bound is Bound.EXACT and _OR_MORE.match(text, end):
        bound = Bound.AT_LEAST
    return _with_bound(begin, end, kind, value, bound, None)


def _with_bound(start: int, end: int, kind: str, value: float, bound: Bound, unit: str | None) -> Amount:
    about = (
        (value * (1 - WORD_TOLERANCE), value * (1 + WORD_TOLERANCE)) if kind in ("share", "factor") else (value, value)
    )
    low, high = {
        Bound.AT_LEAST: (value, math.inf), Bound.AT_MOST: (0.0, value), Bound.APPROXIMATE: about,
    }.get(bound, (value, value))  # fmt: skip
    return Amount(start, end, kind, Interval(low, high), value, bound, True, unit)


def _hedge_before(text: str, start: int) -> tuple[int, Bound]:
    """Where the hedge before an offset starts, and the bound it makes."""
    head = text[max(0, start - 24) : start]
    for pattern, bound in ((_FLOOR, Bound.AT_LEAST), (_CEILING, Bound.AT_MOST), (_NEARLY, Bound.APPROXIMATE)):
        match = pattern.search(head)
        if match:
            return start - len(head) + match.start(), bound
    return start, Bound.EXACT
