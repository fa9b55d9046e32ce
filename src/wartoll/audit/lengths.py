"""What a stated length of time stands for: its unit, and the days that round to it."""

from __future__ import annotations

from wartoll.audit.calculus import DAYS_PER
from wartoll.audit.interval import Interval
from wartoll.audit.periods import Period
from wartoll.audit.rounding import stated_interval


def unit_of(period: Period) -> float:
    """The days of the largest unit of time of which a length is a whole number."""
    days = period.nominal_days or 1.0
    for unit in ("year", "month", "week"):
        size = DAYS_PER[unit]
        if days >= size and abs(days / size - round(days / size)) < 1e-6:
            return size
    return 1.0


#: From so many units on a length is stated this loosely at most.
_ROUND, _LOOSE = 10, 0.15


def allowed_days(period: Period) -> Interval:
    """The days for which a person may state this length: those that round to it in its unit."""
    nominal, unit = period.nominal_days or 0.0, unit_of(period)
    number = nominal / unit
    allowed = stated_interval(number, hedged=True)
    if number >= _ROUND:  # "a hundred days" are not sixty
        allowed = Interval(max(allowed.low, number * (1 - _LOOSE)), min(allowed.high, number * (1 + _LOOSE)))
    allowed = allowed.scaled(unit)
    own = period.days or Interval.point(nominal)
    return Interval(min(allowed.low, own.low), max(own.high, allowed.high))
