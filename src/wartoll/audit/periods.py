"""Periods of a text: how long, from when, until when; what a rate or a date of depletion is computed over."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from wartoll.audit.calculus import DAYS_PER, DAYS_PER_INTERVAL, days_between
from wartoll.audit.interval import Interval
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


_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?"  # noqa: E501
_WEEKDAY = "|".join(_WEEKDAYS)
_NUMBER = {w: i for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(), 1)}  # noqa: E501
_NUMBER |= {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
            "ninety": 90, "a single": 1, "half a": 0.5, "twenty-one": 21, "twenty-five": 25, "a hundred": 100}  # fmt: skip
_COUNT = "(?:\\d{1,4}|" + "|".join(sorted(map(re.escape, _NUMBER), key=len, reverse=True)) + ")"
_BOTH = r"(?P<both>,?\s*(?:\(?(?:both|the two)(?: days| dates| ends)?(?: being)? (?:included|counted|inclusive)|inclusive(?:ly)?|both inclusive))?"  # noqa: E501

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dates", re.compile(rf"\b(?:from|between)\s+(?P<d1>\d{{1,2}})(?:\s+(?P<m1>{_MONTH}))?(?:\s+(?P<y1>\d{{4}}))?\s+(?:to|until|till|and|through)\s+(?P<d2>\d{{1,2}})\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>\d{{4}}))?{_BOTH}", re.I)),  # noqa: E501
    ("dates", re.compile(rf"\b(?:from|between)\s+(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:,?\s+(?P<y1>\d{{4}}))?\s+(?:to|until|till|and|through)\s+(?:(?P<m2>{_MONTH})\s+)?(?P<d2>\d{{1,2}})(?!\d)(?:,?\s+(?P<y2>\d{{4}}))?{_BOTH}", re.I)),  # noqa: E501
    ("weekdays", re.compile(rf"\b(?:from|between)\s+(?P<w1>{_WEEKDAY})\s+(?:to|until|till|and|through)\s+(?P<w2>{_WEEKDAY}){_BOTH}", re.I)),  # noqa: E501
    ("part", re.compile(rf"\b(?:(?:in|over|during|for|within|through|throughout)\s+)?the\s+(?P<which>first|last|final|opening|second|third|past|previous|next)\s+(?:(?P<n>{_COUNT})\s+)?(?P<unit>day|week|fortnight|month|half)s?(?:\s+(?:of|in)\s+(?P<m>{_MONTH})(?:\s+(?P<y>\d{{4}}))?)?", re.I)),  # noqa: E501
    ("length", re.compile(rf"\b(?:(?P<prep>in|over|during|for|within|inside|after|through|throughout|of|just|some|about|only|the|lasted|took|last|than|another)\s+)?(?:(?:just|only|about|around|some|roughly|nearly|the|these|those|barely|less than|under|past|last|first|full|a mere|whole|at most|no more than)\s+){{0,2}}(?P<n>{_COUNT})(?:\s+|-)(?:full\s+|whole\s+|single\s+|more\s+|further\s+|straight\s+|winter\s+)?(?P<unit>hour|day|week|fortnight|month|year)s?\b(?!-old|\s+(?:ago|before|earlier|old|later|of age))", re.I)),  # noqa: E501
    ("overnight", re.compile(r"\b(?:overnight|in one night|in a single (?:day|night)|on that day|in the course of (?:the|one) day|on (?:" + _WEEKDAY + r")(?: alone)?|in 24 hours|in the past 24 hours)\b", re.I)),  # noqa: E501
)  # fmt: skip
_FREQUENCY = re.compile(
    r"(?<![\w-])(?<!within )(?<!in )(?<!for )(?<!over )(?<!after )(?<!about )(?<!than )(?<!nearly )(?<!almost )(?<!just )"
    r"(?<!last )(?<!lasts )(?<!took )(?<!inside )(?<!only )(?<!half )(?<!under )(?<!during )(?<!another )(?<!of )(?<!into )(?<!by )"
    r"(?:(?:a|per|every|each|for each|with each|for every)\s+(?P<unit>day|week|fortnight|month|year)\b(?:\s+of the \w+)?"
    r"|(?P<ly>daily|weekly|monthly|yearly|annually|nightly)(?=\s+(?:loss|casualt|toll|rate|average|cost|death|attrition)|\s*[,.;:)]|\s+(?:in|on|at|by|since|from|there|and)\b)"
    r"|(?P<after>day after day|week after week))", re.I)  # fmt: skip
_ADVERBS = {"daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "week after week": "week",
            "day after day": "day"}  # fmt: skip
_DEFINITE = re.compile(rf"\b(?:the\s+)?(?P<which>last|first|final)\s+day\s+of\s+(?:that|this|the|the same)\s+month", re.I)
_PART_OF_MONTH = re.compile(
    rf"\b(?P<part>the middle of|mid-|mid |the beginning of|the start of|the end of|the close of|early|late|the first days of|the last days of|the turn of)\s*(?P<m>{_MONTH})(?:\s+(?P<y>\d{{4}}))?", re.I)  # noqa: E501
_SAID = re.compile(
    r"\b(?:said|says|wrote|writes|stated|states|announced|reported|reports|told|published|spoke|noted|declared|estimated|"
    r"put|claimed|counted|report|statement|letter|briefing|wrote in|speaking|interview)\b", re.I)  # fmt: skip
_SINCE = re.compile(r"\b(?:since|began|started|from|opened|starting|beginning|counting from|first attack|crossed|broke out|launched|entered|joined|onwards?|set off|went into|came under|start)\b", re.I)  # noqa: E501
_UNTIL = re.compile(r"\b(?:by|until|till|up to|as of|to|through|as at|end(?:ed|s|ing)?|stood at|on)\s+(?:the\s+)?\Z", re.I)


def read_periods(text: str, anchor: date | None) -> tuple[Period, ...]:
    """Every time of a text in order, resolved against the document's date; none overlaps another."""
    found: list[Period] = []
    taken: list[tuple[int, int]] = []

    def add(period: Period | None) -> None:
        if period and not any(s < period.end and period.start < e for s, e in taken):
            taken.append((period.start, period.end))
            found.append(period)

    for match in _FREQUENCY.finditer(text):
        unit = match["unit"] or _ADVERBS.get((match["ly"] or match["after"]).lower(), "year")
        add(_length(match.start(), match.end(), "frequency", 1.0, unit.lower()))
    taken += [match.span() for match in _DEFINITE.finditer(text)]
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if name == "overnight" and match[0].lower().startswith("on ") and _is_said(text, *match.span()):
                continue
            add(_READERS[name](match, anchor))
    for match in _PART_OF_MONTH.finditer(text):
        add(_day(text, match.start(), match.end(), _month_part(match, anchor)))
    for mention in read_times(text):
        if mention.kind in ("frequency", "duration"):
            continue
        resolved = resolve_time(mention, anchor)
        window = resolved.window
        if window is None or window.earliest is None or window.latest is None:
            continue
        whole = mention.role in ("in", "over", "during", "through", "throughout") and (window.days or 0) >= 28
        if whole and not _is_said(text, mention.start, mention.end):
            days = float(window.days or 0)
            add(Period(mention.start, mention.end, "period", "at", window, Interval.point(days), days, days - 1))
        elif mention.kind == "period" and resolved.duration_days:
            days = max(1.0, resolved.duration_days)
            add(Period(mention.start, mention.end, "period", "at", window, Interval.point(days), days))
        else:
            add(_day(text, mention.start, mention.end, window, mention.role))
    for match in _DEFINITE.finditer(text):
        taken.remove(match.span())
        add(_day(text, match.start(), match.end(), _day_of_that_month(match, found, anchor)))
    return tuple(sorted(found, key=lambda p: p.start))


def _day(text: str, start: int, end: int, window: Window | None, role: str | None = None) -> Period | None:
    """A day with the role that the words around it give it."""
    if window is None:
        return None
    clause = text[max(text.rfind(sign, 0, start) for sign in ".;") + 1 : start]
    if role in ("since", "from", "after"):
        said = "since"
    elif role in ("by", "until", "as_of"):
        said = "until"
    elif _SINCE.search(clause[-40:]):
        said = "since"
    elif _SAID.search(clause[-60:]) or _SAID.search(text[end : end + 25]):
        said = "said"
    elif _UNTIL.search(clause):
        said = "until" if not clause.rstrip().lower().endswith((" on", "on the")) else "at"
    else:
        said = "at"
    return Period(start, end, "day", said, window)


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether the words around a time make it the time of saying, not of counting ("In April it had said 600")."""
    before = re.split(r"[.;,]", text[max(0, start - 30) : start])[-1]
    return bool(_SAID.search(before) or re.match(r"\s*,?\s*(?:\w+\s+){0,2}(?:had\s+)?" + _SAID.pattern, text[end : end + 30], re.I))


def _length(start: int, end: int, kind: str, number: float, unit: str) -> Period:
    nominal = number * DAYS_PER[unit]
    spread = DAYS_PER_INTERVAL.get(unit)
    days = spread.scaled(number) if spread else Interval.point(nominal)
    return Period(start, end, kind, "at", None, days, nominal)


def _read_length(match: re.Match[str], anchor: date | None) -> Period | None:
    words = match["n"].lower()
    number = float(words) if words.isdigit() else float(_NUMBER[words])
    return _length(match.start(), match.end(), "duration", number, match["unit"].lower()) if number else None


def _read_part(match: re.Match[str], anchor: date | None) -> Period | None:
    unit = match["unit"].lower()
    if unit == "day" and not match["n"]:
        return None  # "the first days of" are no length
    words = (match["n"] or "one").lower()
    number = float(words) if words.isdigit() else float(_NUMBER[words])
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
    first = date(year, month, 1) if match["which"].lower() in ("first", "opening") else date(year, month, last - whole + 1)
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
    return _span(match, Window(start, end), days_between(start, end), bool(match["both"]))


def _read_weekdays(match: re.Match[str], anchor: date | None) -> Period | None:
    first, last = _WEEKDAYS.index(match["w1"].lower()), _WEEKDAYS.index(match["w2"].lower())
    between = (last - first) % 7 or 7
    return _span(match, None, between, True, strictly=bool(match["both"]))


def _span(match: re.Match[str], window: Window | None, between: int, both: bool, *, strictly: bool | None = None) -> Period:
    """A period between two days: their difference, or one more where both count; the other way is kept beside it."""
    strictly = both if strictly is None else strictly
    nominal, other = (between + 1, between) if both else (between, between + 1)
    return Period(match.start(), match.end(), "period", "at", window, Interval.point(float(nominal)), float(nominal),
                  None if strictly else float(other))  # fmt: skip


def _read_overnight(match: re.Match[str], anchor: date | None) -> Period | None:
    return Period(match.start(), match.end(), "period", "at", None, Interval.point(1.0), 1.0)


_READERS = {"dates": _read_dates, "weekdays": _read_weekdays, "part": _read_part, "length": _read_length,
            "overnight": _read_overnight}  # fmt: skip


def _month_part(match: re.Match[str], anchor: date | None) -> Window:
    month = _month(match["m"])
    year = _year_of(month, match["y"], anchor)
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
    return next(i for i, name in enumerate(_MONTHS, 1) if name[:3] == words.lower()[:3])


def _year_of(month: int, year: str | None, anchor: date | None) -> int:
    """The year said, or the one that puts the month nearest to the anchor."""
    if year:
        return int(year)
    if anchor is None:
        return 2001
    distance = (month - anchor.month + 6) % 12 - 6
    return anchor.year + (anchor.month - 1 + distance) // 12
