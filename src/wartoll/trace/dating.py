"""The days that two figures name: up to when they count, and when they were said."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from wartoll.claims import Form
from wartoll.dates import Window
from wartoll.extract.numbers import read_numbers
from wartoll.extract.times import read_times, resolve_time
from wartoll.trace.passages import READINGS_KEPT, Passage
from wartoll.trace.publishers import speaks_for_itself

_DAYS_APART = 3  # a weekday or a time zone may move a date by so many days without meaning another one
_DAY_APART = 1  # a time zone
_SAID_DAYS_APART = 10  # a statement's own day is often given roughly ("at the start of the week")


def dates_of(source: Passage, target: Passage) -> tuple[str, str] | None:
    """The words for two dates that can't be one: the day counted up to, or the day it was said."""
    one, two = source.claim, target.claim
    if {one.form, two.form} & {Form.PROJECTION, Form.RATE}:
        return None  # neither counts up to a day
    ends = _stated_end(source), _stated_end(target)
    if _apart(*ends, _DAYS_APART) and not _dates_meet(source, target):
        return _date_words(source), _date_words(target)
    if _counts_past(source, ends[1]):
        return _date_words(source), _date_words(target)
    if _apart(_known_said(source), _stated_said(target), _SAID_DAYS_APART):
        return _date_words(source), _date_words(target)
    return None


def _counts_past(source: Passage, end: Window | None) -> bool:
    """Whether a relay counts up to a day after the speaker's own document: what it says can't have counted so far."""
    claim = source.claim
    if end is None or end.earliest is None or claim.published is None or not speaks_for_itself(claim):
        return False
    slack = _DAY_APART if end.is_day else _DAYS_APART  # "as of Tuesday" names one day
    return claim.form is not Form.PROJECTION and (end.earliest - claim.published).days > slack


@lru_cache(maxsize=READINGS_KEPT)
def _stated_end(passage: Passage) -> Window | None:
    """The day up to which the sentence says it counts ("by 31 March", "as of mid-June"), else the claim's own end."""
    claim = passage.claim
    leading = passage.clause[: len(passage.clause) - len(passage.tail)]
    for mention in read_times(leading + _beside(passage)):
        if mention.role in ("by", "until", "as_of") and mention.kind in ("point", "period"):
            end = resolve_time(mention, claim.published).end
            if end is not None:
                return end
    if claim.extractor == "trace" and claim.form in (Form.CUMULATIVE, Form.STOCK):
        return _named_beside(passage)
    return None if claim.as_of_inferred or not _date_words(passage) else claim.end


def _named_beside(passage: Passage) -> Window | None:
    """The one day or period that the clause of a total names: "at the beginning of July the register counted"."""
    found = [
        m
        for m in read_times(passage.clause)
        if m.kind in ("point", "period") and m.role not in ("since", "from", "after")
    ]
    return resolve_time(found[0], passage.claim.published).end if len(found) == 1 else None


def _dates_meet(source: Passage, target: Passage) -> bool:
    """Whether any date up to which the two sentences count is one, however each was read."""
    one, two = _ends_named(source), _ends_named(target)
    return any(not _apart(a, b, _DAYS_APART) for a in one for b in two)


@lru_cache(maxsize=READINGS_KEPT)
def _ends_named(passage: Passage) -> tuple[Window, ...]:
    named = [passage.claim.end] if passage.claim.end else []
    beside = tuple(m for m in read_times(_beside(passage)) if m.kind in ("point", "period"))
    for mention in beside or read_times(passage.sentence):
        end = resolve_time(mention, passage.claim.published).end
        if end is not None and mention.kind in ("point", "period"):
            named.append(end)
    return tuple(named)


def _beside(passage: Passage) -> str:
    """The words after a figure up to the next one, which may be dated otherwise: "73 in October, 41 before"."""
    numbers = [n for n in read_numbers(passage.tail).numbers if n.kind == "count"]
    return passage.tail[: numbers[0].start] if numbers else passage.tail


def _stated_said(passage: Passage) -> Window | None:
    """The day it was said, where a date of the sentence gives it: the page's own date alone is no such date."""
    claim = passage.claim
    if claim.said is None or (claim.published is not None and claim.said == Window.day(claim.published)):
        return None
    for mention in read_times(passage.sentence):
        window = resolve_time(mention, claim.published).window if mention.kind == "point" else None
        if window is not None and window.is_day and window.meets(claim.said):
            return claim.said
    return None


def _known_said(passage: Passage) -> Window | None:
    return passage.claim.said if speaks_for_itself(passage.claim) else _stated_said(passage)


@lru_cache(maxsize=READINGS_KEPT)
def _date_words(passage: Passage) -> str:
    for text in (passage.clause, passage.sentence):
        for mention in read_times(text):
            if mention.kind in ("point", "period"):
                return mention.words
    return ""


def _apart(one: Window | None, two: Window | None, days: int) -> bool:
    if one is None or two is None or one.meets(two):
        return False
    ends: tuple[date | None, ...] = (one.earliest, one.latest, two.earliest, two.latest)
    if None in ends:
        return False
    gap = (two.earliest - one.latest).days if one.latest < two.earliest else (one.earliest - two.latest).days  # type: ignore[operator]
    return gap > days
