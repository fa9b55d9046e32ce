"""Windows of days in words: ``early January 2025``, ``6 to 16 January 2025``."""

from __future__ import annotations

import calendar
import re
from datetime import date

from wartoll.dates import Window, long_date

_MONTHS = re.compile("|".join(calendar.month_name[1:]))
_THIRDS = {(1, 10): "early", (11, 20): "mid"}


def say_window(window: Window | None, *, short: bool = False) -> str:
    """A window as a sentence says it, or ``short`` for a narrow column; an empty string for None.

    Examples
    --------
    >>> say_window(Window(date(2025, 1, 1), date(2025, 1, 10)))
    'early January 2025'
    """
    if window is None or (window.earliest is None and window.latest is None):
        return ""
    if short:
        return _MONTHS.sub(lambda match: match[0][:3], say_window(window))
    if window.earliest is None:
        return f"up to {long_date(window.latest)}" if window.latest else ""
    if window.latest is None:
        return f"from {long_date(window.earliest)}"
    return _say_closed(window.earliest, window.latest)


def say_period(start: Window | None, end: Window | None, *, short: bool = False) -> str:
    """A counted period: ``from 6 December 2024 to 16 January 2025``."""
    first, last = say_window(start, short=short), say_window(end, short=short)
    if first and last:
        return last if start == end else f"from {first} to {last}"
    return f"from {first}" if first else f"as of {last}" if last else ""


def short_date(day: date) -> str:
    """A day for a narrow column: ``16 Jan 2025``."""
    return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"


def _say_closed(first: date, last: date) -> str:
    if first == last:
        return long_date(first)
    month_end = calendar.monthrange(last.year, last.month)[1]
    if (first.year, first.month) == (last.year, last.month):
        month = f"{calendar.month_name[first.month]} {first.year}"
        if (first.day, last.day) == (1, month_end):
            return month
        third = _THIRDS.get((first.day, last.day)) or ("late" if (first.day, last.day) == (21, month_end) else None)
        return f"{third} {month}" if third else f"{first.day} to {last.day} {month}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return f"{long_date(first, with_year=first.year != last.year)} to {long_date(last)}"
