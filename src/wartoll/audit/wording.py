"""How audits say days, people and rates."""

from __future__ import annotations

import math

from wartoll.audit.interval import Interval
from wartoll.claims import round_figures
from wartoll.dates import Window, say_window


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


_UNITS_OF_TIME = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0, "year": 365.2425}


def say_per(days: float) -> str:
    """The unit of time of a rate: "a day", "an hour", "every 3 days"."""
    for unit, size in _UNITS_OF_TIME.items():
        if abs(days - size) <= 0.003 * size:
            return f"an {unit}" if unit == "hour" else f"a {unit}"
    if 28 <= days <= 31:
        return "a month"
    for unit, size in reversed(_UNITS_OF_TIME.items()):
        if days > size and abs(days / size - round(days / size)) <= 0.003:
            return f"every {round(days / size)} {unit}s"
    return "in that time"
