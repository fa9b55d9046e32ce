"""Periods read from the one before them: "the previous week", "a year earlier", "the same period of 2007"."""

from __future__ import annotations

from datetime import date, timedelta

from wartoll.dates import Window
from wartoll.extract.time_types import ResolvedTime, TimeMention
from wartoll.extract.time_windows import shift_months
from wartoll.vocabulary import load_vocabulary

MONTHS = {"month": 1, "quarter": 3, "year": 12}
PERIODS = frozenset({"span", "ending", "past"})  # kinds of key that have both their ends
SLACK = 0.2  # by which share a period may miss the length of a unit and still be one


def move_period(mention: TimeMention, before: ResolvedTime) -> ResolvedTime | None:
    """What a mention means that moves the time before it: "up from 3,900 a year earlier", "in the previous week".

    Parameters
    ----------
    mention : TimeMention
        A chained one.
    before : ResolvedTime
        What the mention that it is read from means.

    Returns
    -------
    ResolvedTime or None
        None where it names a time of its own kind, read from a day.
    """
    key, whole = mention.key, before.window
    if whole is None or whole.earliest is None or whole.latest is None:
        return ResolvedTime(anchored=True) if key[0] == "same" else None
    try:
        if key[0] == "same":
            return _by_months(before, 12 * ((key[1] or whole.latest.year - 1) - whole.latest.year))
        if key[0] == "ago" and key[3] in MONTHS and key[1] == key[2]:
            return _by_months(before, -key[1] * MONTHS[key[3]])
        period = mention.previous is not None and mention.previous.key[:1] and mention.previous.key[0] in PERIODS
        if period and key[0] == "unit" and abs(key[2]) == 1 and key[3] is None:
            return _beside(whole.earliest, whole.latest, key[1], 1.0, later=key[2] > 0)
        if whole.is_day and key[0] == "unit" and key[1] == "week" and abs(key[2]) == 1:
            return _week_beside(whole.earliest, later=key[2] > 0)
        if period and key[0] == "past" and key[1] == key[2]:
            return _beside(whole.earliest, whole.latest, key[3], key[1], later=False)
    except (OverflowError, ValueError):
        return ResolvedTime(anchored=True)
    return None


def _by_months(before: ResolvedTime, months: float) -> ResolvedTime:
    window, start, end = (_moved(each, months) for each in (before.window, before.start, before.end))
    return ResolvedTime(window, start, end, anchored=True)


def _moved(window: Window | None, months: float) -> Window | None:
    if window is None or window.earliest is None or window.latest is None:
        return window
    one = timedelta(days=1)
    # the last day of a month stays the last of one
    return Window(shift_months(window.earliest, months), shift_months(window.latest + one, months) - one)


def _week_beside(day: date, *, later: bool) -> ResolvedTime:
    """The week before or after a day: its seven days, or the calendar's."""
    monday = day - timedelta(days=day.weekday())
    if later:
        ends = day + timedelta(days=7), monday + timedelta(days=13)
        return ResolvedTime(Window(day + timedelta(days=1), max(ends)), Window.day(day), Window(min(ends), max(ends)))
    first, eve = day - timedelta(days=7), day - timedelta(days=1)
    return ResolvedTime(Window(first, eve), Window.day(first), Window(min(eve, monday - timedelta(days=1)), eve))


def _beside(first: date, last: date, unit: str, many: float, *, later: bool) -> ResolvedTime:
    """The period of a unit's length that ends before another's first day or begins after its last."""
    span, one = (
        timedelta(days=max(1, round(many * float(load_vocabulary("times")["unit_days"].get(unit, 91))))),
        timedelta(days=1),
    )
    length = last - first + one
    size = length if abs(length - span) <= SLACK * span else span
    if later:
        start, end = last + one, last + size
    elif unit in MONTHS and size is length:
        start, end = shift_months(first, -MONTHS[unit] * many), first - one
    else:
        start, end = first - size, first - one
    return ResolvedTime(Window(start, end), Window.day(start), Window.day(end), anchored=True)


def years_on(mention: TimeMention) -> int:
    """By how many years a story goes on: "a year later", "the following year"."""
    key = mention.key
    if not mention.chained or len(key) < 4:
        return 0
    if key[0] == "ago" and key[3] == "year" and key[1] == key[2]:
        return -int(key[1])
    return int(key[2]) if key[0] == "unit" and key[1] == "year" else 0
