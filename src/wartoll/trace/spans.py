"""What stretch of time a figure counts: a rate, one bounded span, or a running total."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from wartoll.claims import Form
from wartoll.dates import Window
from wartoll.extract.text import split_sentences
from wartoll.extract.times import read_times, resolve_time
from wartoll.trace.passages import READINGS_KEPT, Passage, content_words, document_words, find_words

_LENGTHS_DIFFER = 2.0  # two spans are two where one is at least so many times as long as the other
_UNSAID_APART = 4.0  # days by which they must differ where the shorter is only the day of an event
_TOTAL = ("tracing", "period", "total")
_LENGTHS = (
    (re.compile(r"\b(?:day|24 hours|overnight|yesterday|today|night|hours)\b", re.IGNORECASE), 1.0),
    (re.compile(r"\bweek(?:ly)?\b", re.IGNORECASE), 7.0),
    (re.compile(r"\bmonth(?:ly)?\b", re.IGNORECASE), 30.0),
)  # "in the first days" has no length
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th|(?=\s(?:{_MONTHS}|to\s\d|and\s\d)))\b")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_UP_TO = ("by", "until", "as_of", "since")
_WEEKDAY = 3  # days: a single day in a sentence is more often the day it was said
_SHORT = 31  # days up to which a span that is relayed as a running total is one


class Stretch(StrEnum):
    """The kind of time that a figure counts."""

    RATE = "rate"
    SPAN = "span"
    TOTAL = "total"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Span:
    """A figure's time: its kind, its length in days where known, and the words that say so.

    ``explicit`` is true where the words name the length ("in a single day"), not only a day ("in Tuesday's strike").
    ``bounded`` is true where it has a first and a last day: "in nine days" may be all the days so far.
    """

    stretch: Stretch
    days: float | None
    words: str
    explicit: bool = False
    bounded: bool = False


@lru_cache(maxsize=READINGS_KEPT)
def read_span(passage: Passage) -> Span:
    """Read what stretch of time a claim counts; OPEN where its words don't say."""
    claim = passage.claim
    if claim.form is Form.RATE:
        return Span(Stretch.RATE, 1.0, _first(passage, "rate") or f"a {claim.per or 'day'}")
    days = None if _is_other_day(passage) else _days(claim.start, claim.end) or claim.duration_days
    span, total = _first(passage, "span"), _first(passage, "total")
    if claim.form is Form.PERIOD:
        if total and not span and claim.start is None:
            return Span(Stretch.TOTAL if find_words(passage.own, *_TOTAL) else Stretch.OPEN, days, total)
        if not span and not total and days is None and not _time_words(passage):
            span = _first_before(passage)
        bounded = claim.start is not None or not claim.duration_days
        lasts = claim.start is None and claim.duration_days is not None and claim.duration_days < _WEEKDAY
        days = days or _length_of(span) or _days_named(passage)
        return Span(
            Stretch.SPAN if span or days else Stretch.OPEN,
            days,
            span or _time_words(passage),
            bool(span) or lasts,
            bounded,
        )
    if claim.form is Form.CUMULATIVE:
        if total:
            return Span(Stretch.OPEN if span else Stretch.TOTAL, days, total)
        if days is not None and claim.start is not None:
            return Span(Stretch.SPAN, days, _time_words(passage), bounded=True)
    return Span(Stretch.OPEN, days, "")


def _is_other_day(passage: Passage) -> bool:
    """Whether a claim's single day stands in another part of the sentence than its figure: more often it was said then.

    "The command captured 1,009 soldiers at the canal, it let us know on Sunday".
    """
    claim = passage.claim
    if claim.start is None or claim.end is None or _days(claim.start, claim.end) != 1:
        return False
    own = {m.words for part in _part_of_figure(passage) for m in read_times(part)}
    named = [m for m in read_times(passage.sentence) if m.kind == "point"]
    return len(named) == 1 and named[0].words not in own


def _part_of_figure(passage: Passage) -> tuple[str, ...]:
    """What stands between the commas around a figure; the words before the first comma belong to all of it."""
    at = len(passage.clause) - len(passage.tail)
    parts, begun = [], 0
    for piece in passage.clause.split(","):
        end = begun + len(piece)
        if begun <= at <= end or begun == 0:
            parts.append(piece)
        begun = end + 1
    return tuple(parts)


def span_beside(source: Passage, relay: Passage) -> Span:
    """A relay's stretch of time; OPEN where its one day is that on which the source said it.

    In "she put the losses at 450 killed or wounded on Wednesday" the day may be the losses' or hers.
    """
    span, claim, said = read_span(relay), relay.claim, source.claim.said or None
    if span.stretch is not Stretch.SPAN or span.explicit or span.days != 1 or claim.end is None:
        return span
    days = [w for w in (said, Window.day(source.claim.published) if source.claim.published else None) if w is not None]
    return Span(Stretch.OPEN, None, "") if any(day.meets(claim.end) for day in days) else span


def same_days(one: Passage, two: Passage) -> bool:
    """Whether both sentences name the same days, two or more, however each was read: "the 1st to the 7th of July"."""
    first, second = (frozenset(_DAY.findall(p.sentence)) for p in (one, two))
    return len(first) > 1 and first == second and Stretch.RATE not in (read_span(one).stretch, read_span(two).stretch)


_EVENT = re.compile(
    r"\b(?:in|during)\s+(?:the|this|that|its|their)\s+(?:\w+\s+){0,2}(?:battle|assault|siege|storming|raid|attack|ambush"
    r"|capture|storm)\s+(?:for|of|on|at|against)\s+[^.,;:]{3,40}", re.I)  # fmt: skip
_MONTH_LONG = 14  # days from which on a time is more than one event's


def one_event(source: Passage, relay: Passage) -> str | None:
    """The words by which a relay puts into one event what its source counts from one day to another; None elsewhere."""
    span = read_span(source)
    if not (span.bounded and span.days and span.days >= _MONTH_LONG) or read_times(relay.clause):
        return None
    match = _EVENT.search(relay.clause)
    if match is None or content_words(match[0]) & document_words(source.document):
        return None
    return match[0]


def spans_differ(one: Span, two: Span) -> bool:
    """Whether two figures count stretches of time of different kinds or lengths, as far as both say."""
    if Stretch.OPEN in (one.stretch, two.stretch):
        return Stretch.RATE in (one.stretch, two.stretch)
    if (one.stretch is Stretch.RATE) != (two.stretch is Stretch.RATE):
        return True
    if one.stretch is two.stretch is Stretch.RATE or one.stretch is two.stretch is Stretch.TOTAL:
        return False
    if one.days and two.days:
        short, long = sorted((one.days, two.days))
        said = (one if one.days == short else two).explicit
        apart = _LENGTHS_DIFFER if said else _UNSAID_APART  # 24 hours touch two days
        return long >= _LENGTHS_DIFFER * short and long - short >= apart
    span, total = (one, two) if one.stretch is Stretch.SPAN else (two, one)
    short = span.explicit or (span.bounded and span.days is not None)
    return total.stretch is Stretch.TOTAL and short and (span.days is None or span.days <= _SHORT)


def _days(start: Window | None, end: Window | None) -> float | None:
    if start is None or end is None or start.earliest is None or end.latest is None or end.latest < start.earliest:
        return None
    return float((end.latest - start.earliest).days + 1)


def _length_of(words: str) -> float | None:
    """The days that a phrase names by itself: "in a single day" one, "last week" seven."""
    return next((days for pattern, days in _LENGTHS if pattern.search(words)), None) if words else None


def _days_named(passage: Passage) -> float | None:
    """The days of the one period that the clause names: "in April" thirty."""
    found = [m for m in read_times(passage.clause) if m.kind in ("period", "point") and m.role not in _UP_TO]
    resolved = resolve_time(found[0], passage.claim.published) if len(found) == 1 else None
    days = _days(resolved.start, resolved.end) if resolved is not None else None
    return days if days is not None and days > _WEEKDAY else None


def _first(passage: Passage, name: str) -> str:
    aside = _asides(passage)
    for text in (passage.clause, passage.sentence):
        found = [words for words in find_words(text, "tracing", "period", name) if words not in aside]
        if found:
            return found[0]
    return ""


def _asides(passage: Passage) -> str:
    """What the clause says in brackets that don't hold the figure: "89,270 (plus 1,030 in the last day)"."""
    at = len(passage.clause) - len(passage.tail)
    return " ".join(m.group() for m in _BRACKETS.finditer(passage.clause) if not m.start() < at <= m.end())


def _first_before(passage: Passage) -> str:
    """What the sentence before gives as the time: "Over the past day our units held the line. The enemy lost 86"."""
    sentences = split_sentences(passage.before)
    last = passage.before[sentences[-1].start :] if sentences else ""
    found = find_words(last, "tracing", "period", "span")
    return found[0] if found and not find_words(last, *_TOTAL) else ""


def _time_words(passage: Passage) -> str:
    times = [mention.words for mention in read_times(passage.sentence) if mention.kind in ("point", "period")]
    return times[0] if times else ""
