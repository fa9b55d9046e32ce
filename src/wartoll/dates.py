"""Windows of days: "early January" is ten days, and a day is a window of one."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Window:
    """A closed window of days in which something happened or ends; None leaves a side open.

    Raises
    ------
    ValueError
        Where the earliest day comes after the latest.

    Examples
    --------
    >>> Window(date(2025, 1, 1), date(2025, 1, 10)).days
    10
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"a window can't start on {self.earliest} and end on {self.latest}")

    @classmethod
    def day(cls, day: date) -> Window:
        """The window of one day."""
        return cls(day, day)

    @property
    def days(self) -> int | None:
        """How many days it spans, both ends counted; None where a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.earliest is not None and self.earliest == self.latest

    def contains(self, day: date) -> bool:
        """Whether the day may lie in the window."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def meets(self, other: Window) -> bool:
        """Whether the two windows share a day."""
        return self.intersection(other) is not None

    def intersection(self, other: Window) -> Window | None:
        """The days in both, or None where there are none."""
        earliest = max((d for d in (self.earliest, other.earliest) if d is not None), default=None)
        latest = min((d for d in (self.latest, other.latest) if d is not None), default=None)
        if earliest is not None and latest is not None and earliest > latest:
            return None
        return Window(earliest, latest)

    def hull(self, other: Window) -> Window:
        """The smallest window that holds both."""
        earliest = None if self.earliest is None or other.earliest is None else min(self.earliest, other.earliest)
        latest = None if self.latest is None or other.latest is None else max(self.latest, other.latest)
        return Window(earliest, latest)

    def shifted(self, days: int) -> Window:
        """The window moved by so many days."""
        step = timedelta(days=days)
        return Window(
            None if self.earliest is None else self.earliest + step,
            None if self.latest is None else self.latest + step,
        )


def parse_date(text: str) -> date:
    """Read an ISO date such as ``2025-01-16``.

    Raises
    ------
    ValueError
        Where the text is no ISO date.
    """
    return date.fromisoformat(text.strip()[:10])


def long_date(day: date, *, with_year: bool = True) -> str:
    """A day as a sentence says it: ``16 January 2025``."""
    months = "January February March April May June July August September October November December".split()
    year = f" {day.year}" if with_year else ""
    return f"{day.day} {months[day.month - 1]}{year}"


def say_window(window: Window) -> str:
    """A window of days in words.

    A day, a month or a third of it, a year, whole and half months, or from one day to another; ``up to`` or ``from`` a
    day where one end is open, and nothing where both are.

    Examples
    --------
    >>> say_window(Window(date(2025, 1, 1), date(2025, 1, 10)))
    'early January 2025'
    >>> say_window(Window(date(2024, 12, 1), date(2025, 1, 15)))
    'December 2024 and the first half of January 2025'
    """
    first, last = window.earliest, window.latest
    if first is None or last is None:
        return f"up to {long_date(last)}" if last else f"from {long_date(first)}" if first else ""
    if first == last:
        return long_date(first)
    ends = monthrange(last.year, last.month)[1]
    if (first.year, first.month) == (last.year, last.month):
        thirds = {(1, ends): "", (1, 10): "early ", (11, 20): "mid-", (21, ends): "late "}
        third = thirds.get((first.day, last.day))
        return f"{third}{last:%B} {last.year}" if third is not None else f"{first.day} to {long_date(last)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    months = _say_months(first, last) if {first.day, last.day} & {15, 16} else None
    return months or f"{long_date(first, with_year=first.year != last.year)} to {long_date(last)}"


def _say_months(first: date, last: date) -> str | None:
    """Days that are whole or half months: "December 2024 and the first half of January 2025"."""
    opening = {1: "", 16: "the second half of "}.get(first.day)
    closing = {15: "the first half of ", monthrange(last.year, last.month)[1]: ""}.get(last.day)
    if opening is None or closing is None or (opening and closing):
        return None
    months = (last.year - first.year) * 12 + last.month - first.month
    year = f" {first.year}" if first.year != last.year else ""
    return f"{opening}{first:%B}{year} {'and' if months == 1 else 'to'} {closing}{last:%B} {last.year}"
