"""From the key of a time to the days it means, against an anchor."""

from __future__ import annotations

import math
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from wartoll.dates import Window
from wartoll.extract.time_feasts import easter_of
from wartoll.extract.time_months import month_window, settle_year, year_window
from wartoll.vocabulary import load_vocabulary

Key = tuple[Any, ...]


def key_window(key: Key, anchor: date | None, *, ahead: bool = False) -> Window | None:
    """The window of days that a key means.

    Parameters
    ----------
    key : tuple
        From a ``TimeMention``.
    anchor : date or None
        The day the words are read from.
    ahead : bool
        Whether a date without its year lies ahead: "by 1 March there will be".

    Returns
    -------
    Window or None
        None where nothing settles it.
    """
    try:
        return _READERS[key[0]](key, anchor, ahead) if key and key[0] in _READERS else None
    except (OverflowError, ValueError):
        return None


def _date(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    _, year, month, day, part, shift = key
    if year is None:
        if anchor is None:
            return None
        year = settle_year(month, day, part, shift, anchor, ahead)
    if day:
        return Window.day(date(year, month, day))
    return month_window(year, month, part)


def _ambiguous(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    """ "05-07-2015": the reading nearest before the anchor; none without an anchor."""
    if anchor is None:
        return None
    days = sorted(
        {date(key[1], month, day) for month, day in key[2]}, key=lambda d: abs((anchor - d).days + (d > anchor) * 9999)
    )
    near = [day for day in days if -2 <= (anchor - day).days <= 45]
    return Window.day(near[0]) if len(near) == 1 else None


def _year(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    window = year_window(key[1], key[2])
    rest = key[2] == "later" and anchor is not None and anchor.year == key[1]  # "the rest of 2024"
    return Window(anchor, window.latest) if rest else window


def _decade(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    first, last = {None: (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9), "begin": (0, 2), "end": (8, 9)}.get(
        key[2], (0, 9)
    )
    return Window(date(key[1] + first, 1, 1), date(key[1] + last, 12, 31))


def _span(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    ends = span_ends(key, anchor, ahead=ahead)
    return None if ends is None else Window(ends[0].earliest, ends[1].latest)


def span_ends(key: Key, anchor: date | None, *, ahead: bool = False) -> tuple[Window, Window] | None:
    """The windows of the two ends of a span; the first is read from the last ("28 December to 3 January")."""
    last = key_window(key[2], anchor, ahead=ahead)
    if last is None or last.latest is None:
        return None
    first = key_window(key[1], last.latest if _yearless(key[1]) else anchor)
    if first is None or first.earliest is None or first.latest is None or first.earliest > last.latest:
        return None
    assert last.earliest is not None
    return Window(first.earliest, min(first.latest, last.latest)), Window(
        max(last.earliest, first.earliest), last.latest
    )


def _yearless(key: Key) -> bool:
    return (key[0] == "date" and key[1] is None and key[5] is None) or key[0] == "weekday"


def _season(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    _, name, year, second, which = key
    if isinstance(year, str):  # "the summer of last year"
        if anchor is None:
            return None
        year = anchor.year + {"last": -1, "next": 1}.get(year, 0)
    month = load_vocabulary("times")["seasons"][name]
    if year is not None:
        if month != 12:
            return _season_of(month, year)
        if second is not None:
            return _season_of(12, second - 1)
        return Window(date(year - 1, 12, 1), _season_of(12, year).latest)
    if anchor is None:
        return None
    seasons = [_season_of(month, y) for y in range(anchor.year - 2, anchor.year + 3)]
    past = [s for s in seasons if s.earliest is not None and s.earliest <= anchor]
    if which in ("last", "past", "previous"):
        over = [s for s in seasons if s.latest is not None and s.latest < anchor]
        return over[-1]
    if which in ("next", "coming") or (ahead and which is None):
        return next(s for s in seasons if s.earliest is not None and s.earliest > anchor)
    return past[-1]


def _season_of(month: int, year: int) -> Window:
    last_year, last_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return Window(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _quarter(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    _, number, year, shift = key
    if year is None:
        if anchor is None:
            return None
        year = anchor.year + (shift or 0)
        if shift is None and date(year, 3 * number - 2, 1) > anchor:
            year -= 1
    last = 3 * number
    return Window(date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]))


def _weekday(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    if anchor is None:
        return None
    _, index, which = key
    back = (anchor.weekday() - index) % 7
    if which == "last":
        return Window.day(anchor - timedelta(days=back or 7))
    if which in ("next", "coming") or (ahead and back):
        return Window.day(anchor + timedelta(days=(7 - back) or 7))
    return Window.day(anchor - timedelta(days=back))


def _weekday_of(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    if anchor is None:
        return None
    monday = anchor - timedelta(days=anchor.weekday())
    return Window.day(monday + timedelta(days=7 * key[2] + key[1]))


def _shift(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    return None if anchor is None else Window.day(anchor + timedelta(days=key[1]))


def _then(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    """ "By then": the day that the text has last named."""
    return None if anchor is None else Window.day(anchor)


def _night(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    return None if anchor is None else Window(anchor + timedelta(days=key[1]), anchor)


def _weekend(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    if anchor is None:
        return None
    saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
    if key[1] == "next" or (ahead and anchor.weekday() < 5):
        saturday += timedelta(days=7)
    if key[1] == "before last" or (key[1] == "last" and anchor.weekday() >= 5):
        saturday -= timedelta(days=7)
    return Window(saturday, saturday + timedelta(days=1))


def _unit(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    """ "Last week", "this month", "the end of the year"."""
    if anchor is None:
        return None
    _, unit, shift, part = key
    if unit in ("week", "fortnight"):
        monday = anchor + timedelta(days=7 * shift - anchor.weekday())
        first, last = {
            None: (0, 6),
            "early": (0, 2),
            "begin": (0, 1),
            "mid": (2, 4),
            "late": (3, 6),
            "end": (4, 6),
        }.get(part, (0, 6))
        window = Window(monday + timedelta(days=first), monday + timedelta(days=last))
    elif unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        window = month_window(months // 12, months % 12 + 1, part if part not in ("earlier", "later") else None)
    elif unit == "year":
        window = year_window(anchor.year + shift, part)
    elif unit == "quarter":
        quarters = anchor.year * 4 + (anchor.month - 1) // 3 + shift
        first_month = month_window(quarters // 4, quarters % 4 * 3 + 1, None)
        window = first_month.hull(month_window(quarters // 4, quarters % 4 * 3 + 3, None))
    else:
        return None
    if part == "earlier" or (shift == 0 and part is None and not ahead):
        # what has happened this week has happened by now
        return Window(window.earliest, anchor)
    if part == "later":
        return Window(anchor, window.latest) if not shift else window
    return window


def _ago(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    """ "Two days ago" is a day; "a month ago" is a month give or take a few days."""
    if anchor is None:
        return None
    _, least, most, unit, exact = key
    if unit in ("month", "year", "decade", "century"):
        slack = {"month": 7, "year": 15 if abs(most) <= 1 else 61, "decade": 730, "century": 3650}[unit]
        months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        if exact:
            slack = 0
        elif abs(least) >= 3 and unit == "year":
            slack = 183
        return Window(
            shift_months(anchor, -most * months) - timedelta(days=slack),
            shift_months(anchor, -least * months) + timedelta(days=slack),
        )
    size = load_vocabulary("times")["unit_days"][unit]
    slack = {"week": 2, "fortnight": 3}.get(unit, 0)
    first, last = math.ceil(most * size) + slack, math.floor(least * size) - slack
    return Window(anchor - timedelta(days=first), anchor - timedelta(days=last))


def shift_months(day: date, months: float) -> date:
    """The day so many months later, or the last of that month; half months are 15 days."""
    whole = math.trunc(months)
    total = day.year * 12 + day.month - 1 + whole
    year, month = total // 12, total % 12 + 1
    moved = date(year, month, min(day.day, monthrange(year, month)[1]))
    return moved + timedelta(days=round((months - whole) * 30))


def _year_end(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    """ "By year's end": this year's, but in its first weeks the last one's."""
    if anchor is None:
        return None
    return Window.day(date(anchor.year - (anchor.month <= 2 and not ahead), 12, 31))


def _ending(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    """ "The three weeks to 8 March", "the first four months of 2023": a length beside the time that bounds it."""
    _, way, _, most, unit, point = key
    known = key_window(point, anchor, ahead=ahead)
    if known is None or known.earliest is None or known.latest is None:
        return None
    if way == "of":
        monday = known.earliest - timedelta(days=known.earliest.weekday())
        return Window(monday, monday + timedelta(days=6))
    one = timedelta(days=1)
    if unit in ("month", "year"):
        months = most * (12 if unit == "year" else 1)
        if way == "first":
            return Window(known.earliest, shift_months(known.earliest, months) - one)
        return Window(shift_months(known.latest + one, -months), known.latest)
    span = timedelta(days=max(1, round(most * load_vocabulary("times")["unit_days"][unit])) - 1)
    if way == "first":
        return Window(known.earliest, known.earliest + span)
    return Window(known.latest - span, known.latest)


def _feast(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    month, day = load_vocabulary("times")["feasts"][key[1]]
    if key[3] == "that month" and anchor is not None:
        key = ("feast", key[1], anchor.year, None)
    if month != "easter":
        return _date(("date", key[2], month, day, None, None), anchor, ahead)
    if key[2] is not None:
        return Window.day(easter_of(key[2]) + timedelta(days=day))
    if anchor is None:
        return None
    days = [easter_of(anchor.year + shift) + timedelta(days=day) for shift in (-1, 0, 1)]
    return Window.day(next(d for d in days if d >= anchor) if ahead else max(d for d in days if d <= anchor))


def _monthday(key: Key, anchor: date | None, ahead: bool) -> Window | None:
    """ "On the 11th", "Monday 9": the nearest such day to the date read before, or to the document's."""
    if anchor is None:
        return None
    _, number, weekday = key
    shifts = (-1, 0, 1) if weekday is None else range(-6, 2)
    months = [divmod(anchor.year * 12 + anchor.month - 1 + shift, 12) for shift in shifts]
    days = [date(year, month + 1, number) for year, month in months if number <= monthrange(year, month + 1)[1]]
    days = [day for day in days if weekday in (None, day.weekday())]
    return Window.day(min(days, key=lambda day: abs((day - anchor).days))) if days else None


_READERS = {
    "date": _date, "ambiguous": _ambiguous, "year": _year, "decade": _decade, "span": _span, "season": _season,
    "quarter": _quarter, "weekday": _weekday, "weekday_of": _weekday_of, "shift": _shift, "night": _night,
    "weekend": _weekend, "unit": _unit, "ago": _ago, "feast": _feast, "monthday": _monthday, "then": _then,
    "year_end": _year_end, "ending": _ending,
}  # fmt: skip
