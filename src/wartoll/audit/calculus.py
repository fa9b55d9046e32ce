"""The calculus: the few formulas by which one figure about losses follows from others.

All take intervals and return intervals; durations are in days, rates per day, shares as fractions. A day count is the
difference of two dates: 6 December to 16 January is 41 days.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from wartoll.audit.interval import Interval
from wartoll.dates import Window

#: Days in the units that a rate or a duration is said in; a month and a year are Gregorian means.
DAYS_PER = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 365.2425 / 12,
    "year": 365.2425,
}
#: How long the unit may be in fact.
DAYS_PER_INTERVAL = {"month": Interval(28, 31), "year": Interval(365, 366)}


def rate(count: Interval, duration_days: Interval) -> Interval:
    """Losses a day: count / duration."""
    return count / duration_days


def duration(count: Interval, losses_per_day: Interval) -> Interval:
    """Days that a count lasts, or took, at a rate: count / rate."""
    return count / losses_per_day


def count_at_rate(losses_per_day: Interval, duration_days: Interval) -> Interval:
    """Losses over a time: rate x duration."""
    return losses_per_day * duration_days


def share(part: Interval, whole: Interval) -> Interval:
    """The fraction that a part is of its whole, at most one."""
    result = part / whole
    return Interval(min(result.low, 1.0), min(result.high, 1.0)) if part.low <= whole.high else result


def count_from_share(fraction: Interval, whole: Interval) -> Interval:
    """The part that a fraction of a whole is."""
    return fraction * whole


def whole_from_share(part: Interval, fraction: Interval) -> Interval:
    """The whole of which a part is the fraction."""
    return part / fraction


def total(parts: Sequence[Interval]) -> Interval:
    """The sum of parts that don't overlap."""
    result = Interval.point(0.0)
    for part in parts:
        result = result + part
    return result


def difference(larger: Interval, smaller: Interval) -> Interval:
    """What is left; below zero where the smaller may be the larger."""
    return larger - smaller


def multiple(now: Interval, then: Interval) -> Interval:
    """How many times the one is of the other."""
    return now / then


def relative_change(now: Interval, then: Interval) -> Interval:
    """The change as a fraction of the earlier figure: now / then - 1."""
    return multiple(now, then) - Interval.point(1.0)


def point_change(now: Interval, then: Interval) -> Interval:
    """The change of a share in percentage points, as a fraction: now - then."""
    return now - then


def in_units(count: Interval, unit_size: Interval) -> Interval:
    """A count in units of so many people: 504 men are 1.008 battalions of 500."""
    return count / unit_size


def days_between(start: date, end: date, *, both_included: bool = False) -> int:
    """The days from one date to another: the difference, or one more where both ends count."""
    return (end - start).days + (1 if both_included else 0)


def window_days(start: Window, end: Window) -> Interval | None:
    """The fewest and the most days from a day in one window to a day in another; None where that can't be told."""
    if start.earliest is None or start.latest is None or end.earliest is None or end.latest is None:
        return None
    most = days_between(start.earliest, end.latest)
    if most <= 0:
        return None
    return Interval(float(max(1, days_between(start.latest, end.earliest))), float(most))


def date_after(start: date, days: float) -> date | None:
    """The last whole day reached after so many days; None beyond the calendar."""
    if not math.isfinite(days) or days > (date.max - start).days:
        return None
    return start + timedelta(days=math.floor(days + 1e-9))


def depletion_date(start: date, remaining: float, losses_per_day: float) -> date | None:
    """When a force that loses so many a day has none left: start + remaining / rate, whole days."""
    if losses_per_day <= 0 or remaining < 0:
        return None
    return date_after(start, remaining / losses_per_day)


def depletion_window(start: Window, remaining: Interval, losses_per_day: Interval) -> Window | None:
    """The earliest and the latest day on which nobody is left, open where the rate may be nothing."""
    if start.earliest is None or start.latest is None or losses_per_day.high <= 0 or remaining.high < 0:
        return None
    days = duration(Interval(max(0.0, remaining.low), remaining.high), losses_per_day)
    earliest, latest = date_after(start.earliest, days.low), date_after(start.latest, days.high)
    return None if earliest is None else Window(earliest, latest)
