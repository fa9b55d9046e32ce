"""From a time mention to days: a window, the ends of a period, a length."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from wartoll.dates import Window
from wartoll.extract.time_months import month_window
from wartoll.extract.time_shifts import move_period
from wartoll.extract.time_types import ResolvedTime, TimeMention
from wartoll.extract.time_windows import Key, key_window, span_ends
from wartoll.vocabulary import load_vocabulary


def resolve_time(mention: TimeMention, anchor: date | None) -> ResolvedTime:
    """Resolve a mention to days.

    Parameters
    ----------
    mention : TimeMention
    anchor : date or None
        The day it is read from: the document's date, or for a ``chained`` mention ("four days earlier") the date
        mentioned before. Without one, a date without a year stays open.

    Returns
    -------
    ResolvedTime
        Empty where nothing settles it.
    """
    key = mention.key
    if not key:
        return ResolvedTime()
    if key[0] == "duration":
        return ResolvedTime(duration_days=_days(key))
    if mention.chained and mention.previous is not None:
        if (moved := move_period(mention, resolve_time(_unchained(mention.previous), anchor))) is not None:
            return moved
        first = key[-1] == "that month"  # "in 1972 ... that August"
        anchor = _day_before(mention.previous, anchor, first=first) or anchor
    if key[0] in ("past", "next", "recent"):
        return _resolve_period(key, anchor)
    window = _window(mention, anchor)
    anchored = _is_anchored(key)
    if window is None:
        return _open_date(key)
    start, end = _ends(mention, key, window, anchor)
    days = None
    if key[0] == "ending":
        days = float(window.days or 0) or None
    elif mention.kind == "period" and start and end and start.is_day and end.is_day and start.earliest and end.latest:
        days = float((end.latest - start.earliest).days + 1)
    return ResolvedTime(window, start, end, days, anchored=anchored)


_HOPS = 4  # "a day later" after "the next day" after a date


def _unchained(previous: TimeMention) -> TimeMention:
    """The mention before, read from no more than the one before it."""
    further = previous.previous
    return previous if further is None else replace(previous, previous=replace(further, chained=False, previous=None))


def _day_before(previous: TimeMention, anchor: date | None, *, first: bool = False) -> date | None:
    """The last day of the mention that a chained one is read from, or the first."""
    chain = [previous]
    while chain[-1].chained and chain[-1].previous is not None and len(chain) < _HOPS:
        chain.append(chain[-1].previous)
    for mention in reversed(chain):
        window = _window(mention, anchor)
        if window is not None and window.latest is not None:
            anchor = window.earliest if first and mention is previous else window.latest
    return anchor


_OLD = 5  # years back from which on a paragraph's own year settles its dates
_FAR = 120  # days back beyond which "would fall in November" means the next one


def _window(mention: TimeMention, anchor: date | None) -> Window | None:
    key = _dated(mention, anchor)
    window = key_window(key, anchor, ahead=mention.ahead)
    if not (mention.maybe_ahead and _is_anchored(key)) or window is None or window.latest is None or anchor is None:
        return window
    back = (anchor - window.latest).days
    later = key_window(key, anchor, ahead=True) if back > _FAR else None
    if later is not None and later.earliest is not None and (later.earliest - anchor).days < back:
        return later
    return window


def _dated(mention: TimeMention, anchor: date | None) -> Key:
    """The key of a mention, in the year of its story where that is old."""
    old = mention.context_year and (anchor is None or anchor.year - mention.context_year >= _OLD)
    return in_year(mention.key, mention.context_year) if old and mention.context_year else mention.key


def in_year(key: Key, year: int) -> Key:
    """A date without its year, or a span to such a date, in a year; any other key as it is."""
    if key[0] == "span":
        last = in_year(key[2], year)  # from which the first is read
        return key if last is key[2] else ("span", key[1], last)
    return ("date", year, *key[2:]) if key[0] == "date" and key[1] is None and key[5] is None else key


def _ends(mention: TimeMention, key: Key, window: Window, anchor: date | None) -> tuple[Window | None, Window | None]:
    """Where the period starts and ends, by the word before the time."""
    role = mention.role
    if key[0] == "span":
        ends = span_ends(_dated(mention, anchor), anchor, ahead=mention.ahead)
        if role in ("by", "until", "as_of", "before"):
            return None, window
        if ends and mention.kind == "period":
            return ends[0], _closing(key[2], ends[1])
        return _outer(window)
    if role in ("since", "from", "after", "event"):
        return window, None
    if role in ("by", "until", "as_of", "before"):
        return None, _reached(key, window, role)
    if key[0] == "unit" and key[1] != "year" and (key[3] in _PARTLY or key[1:4:2] == ("week", "earlier")):
        return window, window  # "earlier in the week", "in the middle of last month": one of its days
    if key[0] in ("ending", "unit", "season", "quarter", "year", "weekend") or (
        key[0] == "date" and key[3] is None and key[4] in _BOUNDED_PARTS
    ):
        return _outer(window)
    return window, window


_PARTLY = frozenset({"early", "mid", "late", "begin", "end"})
_BOUNDED_PARTS = frozenset({None, "half1", "half2", "week1", "week2", "week3", "week4", "lastweek"})  # with both ends
_FEW = 6  # days before the last that "the end of" a month or year may mean
_EDGE = 10  # days about the day that "by the summer" means


def _reached(key: Key, window: Window, role: str | None) -> Window:
    """The day that "by the summer", "by the end of 2021", "through the spring" means: an edge of the window."""
    if window.earliest is None or window.latest is None:
        return window
    part = _part(key)
    if part == "end":
        return _closing(key, window)
    if (window.days or 0) <= 2 * _EDGE:
        return window
    if part == "late" or (role == "until" and key[0] == "season"):
        return Window(window.latest - timedelta(days=_EDGE), window.latest)
    if key[0] == "season" and role in ("by", "before"):
        return Window(window.earliest - timedelta(days=_EDGE), window.earliest + timedelta(days=2 * _EDGE))
    return Window(window.earliest, window.earliest + timedelta(days=_EDGE)) if part == "begin" else window


def _part(key: Key) -> Any:
    """The part of a month, year or week that a key names."""
    return key[4] if key[0] == "date" else key[2] if key[0] == "year" else key[3] if key[0] == "unit" else None


def _closing(key: Key, window: Window) -> Window:
    """The day on which a span ends: the last of its last month, the last few of "the end of the month"."""
    part = _part(key)
    if window.latest is None or (window.days or 0) <= _FEW or (part is not None and part != "end"):
        return window
    few = timedelta(days=min(_FEW, (window.days or 1) - 1) if part else 0)
    return Window(window.latest - few, window.latest)


def _outer(window: Window) -> tuple[Window | None, Window | None]:
    """The first and the last day of a window, as windows."""
    first = None if window.earliest is None else Window.day(window.earliest)
    last = None if window.latest is None else Window.day(window.latest)
    return first, last


def _is_anchored(key: Key) -> bool:
    if key[0] == "span":
        return _is_anchored(key[1]) and _is_anchored(key[2])
    return not (key[0] in ("year", "decade") or (key[0] in ("date", "feast", "season", "quarter") and _has_year(key)))


def _has_year(key: Key) -> bool:
    return key[{"date": 1, "feast": 2, "season": 2, "quarter": 2}[key[0]]] is not None


def _open_date(key: Key) -> ResolvedTime:
    """A date whose year nothing settles keeps its month and day."""
    first, last = (key[1], key[2]) if key[0] == "span" else (key, key)
    if first[0] != "date" or last[0] != "date" or first[1] is not None or last[1] is not None:
        return ResolvedTime(anchored=True)
    opening, closing = month_window(2001, first[2], first[4]), month_window(2001, last[2], last[4])
    assert opening.earliest is not None
    assert closing.latest is not None
    return ResolvedTime(
        open_from=(first[2], first[3] or opening.earliest.day),
        open_to=(last[2], last[3] or closing.latest.day),
        anchored=True,
    )


def _days(key: Key) -> float | None:
    """The length of a duration in days; None where its count is vague."""
    _, least, most, unit = key
    if least != most:
        return None
    days: float = least * float(load_vocabulary("times")["unit_days"][unit])
    return float(round(days)) if unit in ("month", "year", "decade", "century") else round(days, 4)


# how far back "recent days" and the like may reach
_RECENT: dict[str, tuple[float, float, str]] = {
    "hour": (1, 12, "hour"), "day": (2, 9, "day"), "week": (2, 8, "week"), "month": (2, 11, "month"),
    "year": (2, 9, "year"),
}  # fmt: skip


def _resolve_period(key: Key, anchor: date | None) -> ResolvedTime:
    """ "The past 24 hours", "the next two weeks", "recent days"."""
    if key[0] == "recent":
        least, most, unit = _RECENT.get(str(key[1]), (2.0, 9.0, "day"))
        days = None
    else:
        _, least, most, unit = key
        days = _days(key)
    if anchor is None:
        return ResolvedTime(duration_days=days, anchored=True)
    size = float(load_vocabulary("times")["unit_days"][unit])
    shortest, longest = max(1, round(least * size)), max(1, round(most * size))
    slack = 1 if longest < 20 else 4 if longest < 120 else 31
    try:
        if key[0] == "next":
            start = Window.day(anchor)
            end = Window(anchor + timedelta(days=shortest - 1), anchor + timedelta(days=longest))
        else:
            start = Window(anchor - timedelta(days=longest), anchor - timedelta(days=max(0, shortest - slack)))
            end = Window(anchor - timedelta(days=1), anchor)
    except OverflowError:
        return ResolvedTime(duration_days=days, anchored=True)
    return ResolvedTime(start.hull(end), start, end, days, anchored=True)
