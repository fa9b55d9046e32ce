"""Months and years, whole or in part; and the year of a month or day that doesn't say it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from wartoll.dates import Window


def month_window(year: int, month: int, part: str | None = None) -> Window:
    """A month or a part of it: thirds for early, mid and late."""
    last = monthrange(year, month)[1]
    first_day, last_day = {
        None: (1, last), "early": (1, 10), "begin": (1, 10), "mid": (11, 20), "late": (21, last), "end": (21, last),
        "half1": (1, 15), "half2": (16, last), "week1": (1, 7), "week2": (8, 14), "week3": (15, 21), "week4": (22, 28),
        "lastweek": (last - 6, last), "firstdays": (1, 7), "lastdays": (last - 6, last), "firstday": (1, 1),
        "lastday": (last, last),
    }[part]  # fmt: skip
    return Window(date(year, month, first_day), date(year, month, last_day))


def year_window(year: int, part: str | None = None) -> Window:
    """A year or a part of it: mid-year is June and July; its first and last month are its beginning and end."""
    first, last = {
        None: (1, 12), "early": (1, 3), "earlier": (1, 12), "mid": (6, 7), "late": (10, 12), "later": (1, 12),
        "begin": (1, 1), "end": (12, 12), "half1": (1, 6), "half2": (7, 12),
    }[part]  # fmt: skip
    return Window(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def settle_year(month: int, day: int | None, part: str | None, shift: str | None, anchor: date, ahead: bool) -> int:
    """The year of a date that doesn't say it: the latest such day not after the anchor, or the nearest ahead."""
    if shift in _WHICH:
        return _year_of_which(month, part, shift, anchor)
    if shift is not None:
        return anchor.year + {"last": -1, "next": 1, "the previous": -1, "the following": 1}.get(shift, 0)
    if day == 29 and month == 2:
        years = [y for y in range(anchor.year - 8, anchor.year + 9) if monthrange(y, 2)[1] == 29]
        past = [y for y in years if date(y, 2, 29) <= anchor]
        return min(y for y in years if y not in past) if ahead else max(past)
    first = date(anchor.year, month, day) if day else month_window(anchor.year, month, part).earliest
    last = first if day else month_window(anchor.year, month, part).latest
    assert first is not None
    assert last is not None
    if ahead:
        return anchor.year if last >= anchor else anchor.year + 1
    return anchor.year if first <= anchor else anchor.year - 1


_NEW_YEAR, _FALL = 2, 9  # "in October 1916 ... that January" is of the next year
_WHICH = frozenset({"over", "begun", "that month", "coming"})


def _year_of_which(month: int, part: str | None, which: str, anchor: date) -> int:
    """The year of "last October" (over), "this October" (begun), "next October" (coming), "that October" of a story."""
    windows = {year: month_window(year, month, part) for year in range(anchor.year - 1, anchor.year + 2)}
    if which == "over":
        return max((y for y, w in windows.items() if w.latest is not None and w.latest < anchor), default=anchor.year)
    if which == "begun":
        return anchor.year
    if which == "that month":
        return anchor.year + (month <= _NEW_YEAR and anchor.month >= _FALL)
    ahead = (y for y, w in windows.items() if w.latest is not None and w.latest >= anchor)
    return min(y for y in ahead if (windows[y].earliest or anchor) > anchor)
