"""Periods of a text: how long, from when, until when; what a rate or a date of depletion is computed over."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from wartoll.audit import period_patterns as patterns
from wartoll.audit.calculus import DAYS_PER, DAYS_PER_INTERVAL, days_between
from wartoll.audit.interval import Interval
from wartoll.audit.spans import Spans
from wartoll.dates import Window
from wartoll.extract.times import read_times, resolve_time


@dataclass(frozen=True, slots=True)
class Period:
    """A time of a text.

    Parameters
    ----------
    start, end : int
        Code-point offsets.
    kind : str
        ``day`` (a day, or a window in which a day lies), ``period`` (from one day to another), ``duration``,
        or ``frequency`` (a day, every week).
    role : str
        For a day: ``since``, ``until``, ``said`` or ``at``.
    window : Window or None
        The day's window, or the whole span of a period.
    days : Interval or None
        How many days a period, a duration or the unit of a frequency has.
    nominal_days : float or None
        The one number of days meant.
    other_days : float or None
        The number by the other way of counting days (both ends in, or their difference).
    """

    start: int
    end: int
    kind: str
    role: str = "at"
    window: Window | None = None
    days: Interval | None = None
    nominal_days: float | None = None
    other_days: float | None = None


def read_periods(text: str, anchor: date | None) -> tuple[Period, ...]:
    """Every time of a text in order, resolved against the document's date; none overlaps another."""
    taken, held = Spans(), Spans()
    found: list[Period] = []
    for last in patterns.LAST_DAY.finditer(text):
        held.add(*last.span())
    for period in chain(_frequencies(text), _spans(text, anchor), _lengths(text, anchor), _days(text, anchor)):
        if not held.meets(period.start, period.end) and taken.add(period.start, period.end):
            found.append(period)
    for last in patterns.LAST_DAY.finditer(text):
        day = _day(text, last.start(), last.end(), _day_of_that_month(last, found, anchor))
        if day:
            found.append(day)
    return tuple(sorted(found, key=lambda p: p.start))


def _frequencies(text: str) -> Iterator[Period]:
    """Units of time that make a count a rate."""
    for match in patterns.FREQUENCY.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        opens = not before.strip() or before.rstrip()[-1:] in ".!?"
        if match["ly"] and _IS_A_PAPER.search(text[max(0, match.start() - 40) : match.start()]):
            after = text[match.end() : match.end() + 2].strip()
            if not after or not after[0].isalnum():
                continue
        article = (match["article"] or "").lower() in ("a", "an")
        if article and (opens or patterns.BEFORE_A_LENGTH.search(before)):
            continue
        unit = match["unit"] or match["average"] or match["units"] or match["nth_unit"]
        unit = unit or patterns.ADVERBS[(match["ly"] or match["after"]).lower()]
        number = _number(match["n"]) if match["n"] else float(patterns.ORDINALS.get((match["nth"] or "").lower(), 1))
        yield _length(match.start(), match.end(), "frequency", number, unit.lower())


#: "wrote in a Moscow weekly": a paper, not a unit of time.
_IS_A_PAPER = re.compile(r"\b(?:an?|the|this|that|its|his|their|in|of)\s+(?:[A-Z][\w-]+\s+)?\Z")


def _spans(text: str, anchor: date | None) -> Iterator[Period]:
    """Spans from one day to another: the two dates or weekdays of a pattern, else what the reading of times found."""
    for pattern, read in _SPAN_READERS:
        for match in pattern.finditer(text):
            period = read(match, anchor)
            if period:
                yield period
    for mention in read_times(text):
        if mention.kind not in ("window", "period"):
            continue
        resolved = resolve_time(mention, anchor)
        window, start, end = resolved.window, resolved.start, resolved.end
        if window is None or window.earliest is None or window.latest is None or start is None or end is None:
            continue
        if mention.kind == "window" and _begins(text, mention.start):
            yield Period(mention.start, mention.end, "day", "since", window)
        elif start.latest and end.earliest and start.latest < end.earliest:
            days = float(resolved.duration_days or window.days or 1)
            other = None if _is_whole_months(window) else days - 1
            yield Period(mention.start, mention.end, "period", "at", window, Interval.point(days), days, other)


def _is_whole_months(window: Window) -> bool:
    """Whether a window runs from the first to the last day of months, which both count."""
    first, last = window.earliest, window.latest
    return first is not None and last is not None and first.day == 1 == (last + timedelta(days=1)).day


def _begins(text: str, start: int) -> bool:
    """Whether the words before a window say that something began in it."""
    return bool(patterns.SINCE.search(re.split(r"[.;]", text[max(0, start - 60) : start])[-1]))


def _lengths(text: str, anchor: date | None) -> Iterator[Period]:
    """Lengths of time, and parts of a month that are as long as they say."""
    for pattern, read in _LENGTH_READERS:
        for match in pattern.finditer(text):
            if pattern is patterns.ONE_DAY and match[0].lower().startswith("on ") and _is_said(text, *match.span()):
                continue
            period = read(match, anchor)
            if period:
                yield period


#: A time that only points at one told before.
_POINTS_BACK = re.compile(r"(?:ever\s+)?since(?:\s+then)?|then|by\s+then|until\s+then", re.I)


def _days(text: str, anchor: date | None) -> Iterator[Period]:
    """Days, windows in which a day lies, and whole months over which something is counted."""
    for match in patterns.PART_OF_MONTH.finditer(text):
        day = _day(text, match.start(), match.end(), _month_part(match, anchor))
        if day:
            yield day
    for mention in read_times(text):
        if mention.kind in ("frequency", "duration") or _POINTS_BACK.fullmatch(mention.words.strip()):
            continue
        resolved = resolve_time(mention, anchor)
        window = resolved.window
        if window is None or window.earliest is None or window.latest is None:
            continue
        over = (
            mention.role in ("in", "over", "during", "throughout", "for")
            or mention.words.lower().startswith("through")
            or text[max(0, mention.start - 14) : mention.start].lower().endswith("in the course ")
        )
        if over and (window.days or 0) >= 28 and not _is_said(text, mention.start, mention.end):
            days = float(window.days or 0)
            other = None if _is_whole_months(window) else days - 1
            yield Period(mention.start, mention.end, "period", "at", window, Interval.point(days), days, other)
        elif mention.kind == "period" and resolved.duration_days:
            days = max(1.0, resolved.duration_days)
            yield Period(mention.start, mention.end, "period", "at", window, Interval.point(days), days)
        else:
            day = _day(text, mention.start, mention.end, window, mention.role)
            if day:
                yield day


def _day(text: str, start: int, end: int, window: Window | None, role: str | None = None) -> Period | None:
    """A day with the role that the words around it give it."""
    if window is None:
        return None
    clause = re.split(r"[.;]", text[max(0, start - 80) : start])[-1]
    if role in ("since", "from", "after") or patterns.DATED_TO.search(clause):
        said = "since"
    elif role in ("by", "until", "as_of"):
        said = "until"
    elif patterns.SINCE.search(clause[-40:]):
        said = "since"
    elif patterns.SAID.search(clause[-60:]) or patterns.SAID.search(text[end : end + 25]):
        said = "said"
    elif patterns.UNTIL.search(clause):
        said = "until" if not clause.rstrip().lower().endswith((" on", "on the")) else "at"
    else:
        said = "at"
    return Period(start, end, "day", said, window)


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether the words around a time make it the time of saying, not of counting ("In April it had said 600")."""
    before = re.split(r"[.;,]", text[max(0, start - 30) : start])[-1]
    return bool(
        patterns.SAID.search(before)
        or re.match(r"\s*,?\s*(?:\w+\s+){0,2}(?:had\s+)?" + patterns.SAID.pattern, text[end : end + 30], re.I)
    )


def _length(start: int, end: int, kind: str, number: float, unit: str) -> Period:
    nominal = number * DAYS_PER[unit]
    spread = DAYS_PER_INTERVAL.get(unit)
    days = spread.scaled(number) if spread else Interval.point(nominal)
    return Period(start, end, kind, "at", None, days, nominal)


def _number(words: str) -> float:
    return float(words) if words.isdigit() else patterns.LENGTHS[words.lower()]


def _read_length(match: re.Match[str], anchor: date | None) -> Period | None:
    number = _number(match["n"])
    return _length(match.start(), match.end(), "duration", number, match["unit"].lower()) if number else None


def _read_whole(match: re.Match[str], anchor: date | None) -> Period | None:
    return _length(match.start(), match.end(), "period", 1.0, match["unit"].lower())


def _read_part(match: re.Match[str], anchor: date | None) -> Period | None:
    unit = match["unit"].lower()
    if unit == "day" and not match["n"]:
        return None  # "the first days of" are no length
    number = _number(match["n"] or "one")
    if unit == "half":
        unit, number = "day", 15.0
    length = _length(match.start(), match.end(), "period", number, unit)
    if not match["m"]:
        return length
    year, month = _year_of(_month(match["m"]), match["y"], anchor), _month(match["m"])
    whole = round(length.nominal_days or 0)
    last = monthrange(year, month)[1]
    if not 0 < whole <= last:
        return None
    first = (
        date(year, month, 1) if match["which"].lower() in ("first", "opening") else date(year, month, last - whole + 1)
    )
    window = Window(first, first + timedelta(days=whole - 1))
    return Period(match.start(), match.end(), "period", "at", window, length.days, length.nominal_days)


def _read_dates(match: re.Match[str], anchor: date | None) -> Period | None:
    month2 = _month(match["m2"] or match["m1"])
    month1 = _month(match["m1"] or match["m2"])
    year2 = _year_of(month2, match["y2"], anchor)
    year1 = int(match["y1"]) if match["y1"] else (year2 - 1 if month1 > month2 else year2)
    try:
        start, end = date(year1, month1, int(match["d1"])), date(year2, month2, int(match["d2"]))
    except ValueError:
        return None
    if start >= end:
        return None
    window = Window(start, end)
    both = bool(match["both"]) or _is_whole_months(window)
    return _span(match, window, days_between(start, end), both)


def _read_weekdays(match: re.Match[str], anchor: date | None) -> Period | None:
    first, last = patterns.WEEKDAYS.index(match["w1"].lower()), patterns.WEEKDAYS.index(match["w2"].lower())
    between = (last - first) % 7 or 7
    return _span(match, None, between, True, strictly=bool(match["both"]))


def _span(
    match: re.Match[str], window: Window | None, between: int, both: bool, *, strictly: bool | None = None
) -> Period:
    """A period between two days: their difference, or one more where both count; the other way is kept beside it."""
    strictly = both if strictly is None else strictly
    nominal, other = (between + 1, between) if both else (between, between + 1)
    return Period(match.start(), match.end(), "period", "at", window, Interval.point(float(nominal)), float(nominal),
                  None if strictly else float(other))  # fmt: skip


def _read_one_day(match: re.Match[str], anchor: date | None) -> Period | None:
    return Period(match.start(), match.end(), "period", "at", None, Interval.point(1.0), 1.0)


_Reader = Callable[[re.Match[str], date | None], Period | None]
_SPAN_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    *((pattern, _read_dates) for pattern in patterns.DATE_SPANS),
    (patterns.WEEKDAY_SPAN, _read_weekdays),
)
_LENGTH_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (patterns.PART, _read_part),
    (patterns.LENGTH, _read_length),
    (patterns.WHOLE, _read_whole),
    (patterns.ONE_DAY, _read_one_day),
)


def _month_part(match: re.Match[str], anchor: date | None) -> Window | None:
    if match["m"]:
        month = _month(match["m"])
        year = _year_of(month, match["y"], anchor)
    elif anchor:
        month, year = anchor.month, anchor.year
    else:
        return None
    last = monthrange(year, month)[1]
    part = match["part"].lower()
    if "mid" in part:
        first, end = 11, 20
    elif "end" in part or "late" in part or "close" in part or "last" in part:
        first, end = 21, last
    else:
        first, end = 1, 10
    return Window(date(year, month, first), date(year, month, end))


def _day_of_that_month(match: re.Match[str], found: list[Period], anchor: date | None) -> Window | None:
    """The day of "the last day of that month": the month named last before it."""
    before = [p for p in found if p.window and p.window.earliest and p.end <= match.start()]
    day = max(before, key=lambda p: p.end).window if before else (Window.day(anchor) if anchor else None)
    if day is None or day.earliest is None:
        return None
    last = monthrange(day.earliest.year, day.earliest.month)[1]
    return Window.day(day.earliest.replace(day=1 if match["which"].lower() == "first" else last))


def _month(words: str) -> int:
    return next(i for i, name in enumerate(patterns.MONTHS, 1) if name[:3] == words.lower()[:3])


def _year_of(month: int, year: str | None, anchor: date | None) -> int:
    """The year said, or the one that puts the month nearest to the anchor."""
    if year:
        return int(year)
    if anchor is None:
        return 2001
    distance = (month - anchor.month + 6) % 12 - 6
    return anchor.year + (anchor.month - 1 + distance) // 12
