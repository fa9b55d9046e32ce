"""Windows of days in words: ``early January 2025``, ``6 to 16 January 2025``."""

from __future__ import annotations

import calendar
import re
from datetime import date

from wartoll import dates
from wartoll.dates import Window

_MONTHS = re.compile("|".join(calendar.month_name[1:]))


def say_window(window: Window | None, *, short: bool = False) -> str:
    """A window as a sentence says it, or ``short`` for a narrow column; an empty string for None."""
    words = dates.say_window(window) if window is not None else ""
    return _MONTHS.sub(lambda match: match[0][:3], words) if short else words


def say_period(start: Window | None, end: Window | None, *, short: bool = False) -> str:
    """A counted period: ``from 6 December 2024 to 16 January 2025``."""
    first, last = say_window(start, short=short), say_window(end, short=short)
    if first and last:
        return last if start == end else f"from {first} to {last}"
    return f"from {first}" if first else f"as of {last}" if last else ""


def short_date(day: date) -> str:
    """A day for a narrow column: ``16 Jan 2025``."""
    return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"
