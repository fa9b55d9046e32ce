"""How audits say days, people and rates."""

from __future__ import annotations

import calendar
import math
from datetime import date

from wartoll.audit.interval import Interval
from wartoll.claims import round_figures
from wartoll.dates import Window, long_date


def say_window(window: Window) -> str:
    """A window of days in words: a day, a month or a third of it ("early January 2025"), or from one day to another."""
    earliest, latest = window.earliest, window.latest
    if earliest is None or latest is None:
        day = earliest or latest
        return long_date(day) if day else "an unknown day"
    if window.is_day:
        return long_date(earliest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        month = long_date(latest).split(" ", 1)[1]
        part = {(1, 10): "early ", (11, 20): "mid-", (21, 0): "late ", (1, 0): ""}.get(_part(window))
        return f"{part}{month}" if part is not None else f"{earliest.day} to {long_date(latest)}"
    return _say_months(earliest, latest) or (
        f"{long_date(earliest, with_year=earliest.year != latest.year)} to {long_date(latest)}"
    )


def _say_months(earliest: date, latest: date) -> str | None:
    """Days that are whole or half months, as a person says them: "December 2024 and the first half of January 2025"."""
    ends = calendar.monthrange(latest.year, latest.month)[1]
    first = {1: "", 16: "the second half of "}.get(earliest.day)
    last = {15: "the first half of ", ends: ""}.get(latest.day)
    if first is None or last is None:
        return None
    months = (latest.year - earliest.year) * 12 + latest.month - earliest.month
    link = "and" if months == 1 else "to"
    year = f" {earliest.year}" if earliest.year != latest.year else ""
    return f"{first}{earliest:%B}{year} {link} {last}{latest:%B} {latest.year}"


def _part(window: Window) -> tuple[int, int]:
    assert window.earliest is not None
    assert window.latest is not None
    return window.earliest.day, 0 if window.latest.day >= 28 else window.latest.day


def say_in(window: Window) -> str:
    """A window with its preposition: "on 5 January 2025", "in early January 2025"."""
    return f"{'on' if window.is_day else 'in'} {say_window(window)}"


def say_rate(rate: Interval) -> str:
    """A rate a day, or the two ends of one, to the unit from ten on."""
    low, high = say_per_day(rate.low), say_per_day(rate.high)
    return low if low == high else f"{low} to {high}"


def say_per_day(value: float) -> str:
    """A rate a day to the unit, below ten to one decimal."""
    if not math.isfinite(value):
        return "any number"
    return f"{value:,.0f}" if value >= 9.95 else f"{value:.1f}"


def say_number(value: float) -> str:
    """A number as it was said."""
    return f"{value:,.0f}" if value == round(value) else f"{value:,g}"


def say_people(value: float) -> str:
    """A computed number of people, to two significant figures."""
    return f"{round_figures(value):,.0f}" if value >= 1 else f"{value:.2g}"


def say_share(value: float) -> str:
    """A share in per cent."""
    percent = 100 * value
    return f"{percent:.0f} %" if abs(percent - round(percent)) < 0.05 else f"{percent:.1f} %"


def say_days(days: float) -> str:
    """A length of time in days."""
    return f"{days:,.0f} day{'' if round(days) == 1 else 's'}"


def say_party(name: str | None) -> str:
    """A party's name, with its article where a sentence needs one: "the National Intelligence Service"."""
    if not name:
        return "the document"
    a_body = name.rstrip(".").split()[-1].lower() in _BODIES or " of " in name or " for " in name
    return f"the {name}" if a_body else name


def say_owner(name: str | None) -> str:
    """Whose: "the National Intelligence Service's"."""
    said = say_party(name)
    return f"{said}'" if said.endswith("s") else f"{said}'s"


_BODIES = frozenset(
    "service institute ministry staff office chiefs agency army command department directorate bloggers blogs media "
    "government administration council committee parliament police embassy officials authorities observatory navy "
    "forces guard intelligence group centre center".split()
)
