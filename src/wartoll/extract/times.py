"""Times as a text says them: points, windows, durations, frequencies; and the days they mean."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from wartoll.dates import Window


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression of a text.

    Parameters
    ----------
    start, end : int
        Code-point offsets, the word of its role included ("since December 6").
    words : str
        ``text[start:end]``.
    kind : str
        ``point`` (a day or a window of days), ``period`` (a window with its own start and end, "from 1 to 9 May",
        "the past 24 hours"), ``duration`` ("for three days", "12 weeks") or ``frequency`` ("a day", "daily").
    role : str or None
        ``since``, ``from``, ``by``, ``until``, ``as_of``, ``in``, ``on``, ``over``, ``ago``, ``after``, ``before``.
    per : str or None
        For a frequency: ``day``, ``week``, ``month`` or ``year``.
    key : tuple
        What ``resolve_time`` reads; no other code should.
    """

    start: int
    end: int
    words: str
    kind: str
    role: str | None = None
    per: str | None = None
    key: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """The days that a time means.

    Parameters
    ----------
    window : Window or None
        All days that it may mean or span.
    start, end : Window or None
        Where a period starts and where it ends: "since 6 December" has a start, "by mid-April" an end,
        "from 1 May to 30 June" and "last week" both.
    duration_days : float or None
        A length of time that the words state.
    open_from, open_to : (month, day) or None
        The ends of a window whose year nothing settles.
    anchored : bool
        Whether the reading rests on the anchor ("yesterday", a date without a year).
    """

    window: Window | None = None
    start: Window | None = None
    end: Window | None = None
    duration_days: float | None = None
    open_from: tuple[int, int] | None = None
    open_to: tuple[int, int] | None = None
    anchored: bool = False


# a first working reading; the full grammar follows
_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"  # noqa: E501
_TIME = re.compile(
    rf"(?:\b(?P<role>since|from|by|until|as of|in|on|over|during|after|before)\s+)?(?:the\s+)?\b(?:"
    rf"(?P<d1>\d{{1,2}})\s+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>\d{{4}}))?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?!\d)(?:,?\s+(?P<y2>\d{{4}}))?"
    rf"|(?:(?P<part>early|mid|late)[\s-])?(?P<m3>{_MONTH})(?:\s+(?P<y3>\d{{4}}))?\b"
    rf"|(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<weekday>{'|'.join(_DAYS)})|(?P<near>yesterday|today|tonight)"
    rf"|(?P<past>past|last)\s+(?P<n>\d+\s+)?(?P<unit>hour|day|week|month|year)s?"
    rf"|(?P<per>a day|daily|per day|a week|weekly|per week|a month|monthly|per month|a year)\b)",
    re.IGNORECASE,
)
_UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}


def read_times(text: str) -> tuple[TimeMention, ...]:
    """Read every time expression of a text; linear in it."""
    mentions = []
    for match in _TIME.finditer(text):
        get = match.groupdict()
        role = get["role"].lower().replace(" ", "_") if get["role"] else None
        kind, per = "point", None
        key: tuple[Any, ...] = ()
        if get["per"]:
            unit = get["per"].lower().split()[-1]
            per = {"daily": "day", "weekly": "week", "monthly": "month"}.get(unit, unit)
            kind = "frequency"
        elif get["past"]:
            kind, key = "period", ("past", int(get["n"] or 1), (get["unit"] or "").lower())
        elif get["weekday"]:
            key = ("weekday", _DAYS.index(get["weekday"].lower()))
        elif get["near"]:
            key = ("ago", int(get["near"].lower() == "yesterday"))
        elif get["iso"]:
            year, month, day = (int(part) for part in get["iso"].split("-"))
            key = ("date", year, month, day, None)
        else:
            month_word = (get["m1"] or get["m2"] or get["m3"]).lower()
            year_word = get["y1"] or get["y2"] or get["y3"]
            day_word = get["d1"] or get["d2"]
            month = next(i for i, name in enumerate(_MONTHS, 1) if name[:3] == month_word[:3])
            if match["m3"] and match["m3"] in ("may", "mar"):
                continue
            part = get["part"].lower() if get["part"] else None
            key = ("date", int(year_word) if year_word else None, month, int(day_word) if day_word else None, part)
        mentions.append(TimeMention(match.start(), match.end(), match[0], kind, role, per, key))
    return tuple(mentions)


def resolve_time(mention: TimeMention, anchor: date | None) -> ResolvedTime:
    """Resolve a mention against an anchor: the document's date, or a date it mentioned before."""
    window: Window | None = None
    key = mention.key
    anchored = False
    if not key:
        return ResolvedTime()
    if key[0] == "date":
        _, year, month, day, part = key
        assert isinstance(month, int)
        if not isinstance(year, int):
            if anchor is None:
                return ResolvedTime(
                    open_from=(month, int(day or 1)), open_to=(month, int(day or monthrange(2001, month)[1]))
                )
            anchored = True
            year = anchor.year if (month, int(day or 1)) <= (anchor.month, anchor.day) else anchor.year - 1
        first, last = {None: (1, 31), "early": (1, 10), "mid": (11, 20), "late": (21, 31)}[part]
        last = min(last, monthrange(year, month)[1])
        try:
            window = (
                Window.day(date(year, month, int(day)))
                if day
                else Window(date(year, month, first), date(year, month, last))
            )
        except ValueError:
            return ResolvedTime()
    elif anchor is None:
        return ResolvedTime()
    elif key[0] == "weekday":
        window = Window.day(anchor - timedelta(days=(anchor.weekday() - int(str(key[1]))) % 7))
    elif key[0] == "ago":
        window = Window.day(anchor - timedelta(days=int(str(key[1]))))
    elif key[0] == "past":
        days = int(str(key[1])) * _UNIT_DAYS[str(key[2])]
        start, end = Window.day(anchor - timedelta(days=max(1, round(days)))), Window.day(anchor)
        return ResolvedTime(start.hull(end), start, end, days, anchored=True)
    if window and mention.role in ("since", "from", "after"):
        return ResolvedTime(window, window, None, anchored=anchored)
    if window and mention.role in ("by", "until", "as_of"):
        return ResolvedTime(window, None, window, anchored=anchored)
    return ResolvedTime(window, window, window, anchored=anchored)


def text_dates(text: str) -> tuple[date, ...]:
    """The full dates that a text itself states, in order: a dateline first."""
    days = []
    for mention in read_times(text):
        if mention.key and mention.key[0] == "date" and mention.key[1] and mention.key[3]:
            window = resolve_time(mention, None).window
            if window and window.earliest:
                days.append(window.earliest)
    return tuple(days)
