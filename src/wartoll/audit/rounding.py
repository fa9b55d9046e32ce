"""What a stated figure stands for: its last stated digit, its hedge, and how a result agrees with it."""

from __future__ import annotations

import math
from decimal import Decimal
from enum import StrEnum

from wartoll.audit.interval import Interval
from wartoll.claims import Bound, Quantity

#: A plain figure is taken as rounded at its last stated digit, but never by more than this part of itself.
PLAIN_TOLERANCE = 0.05
#: A figure said in words ("half", "a third", "tripled") is taken this much more loosely.
WORD_TOLERANCE = 0.1


class Agreement(StrEnum):
    """How a computed number agrees with a stated one."""

    ROUNDED = "rounded"
    CUT = "cut"
    NEAR = "near"


def last_digit_unit(value: float) -> float:
    """The unit of a number's last digit that is not zero: 100 for 3,800, 1 for 92, 0.01 for 0.33."""
    if value == 0:
        return 1.0
    return float(Decimal(1).scaleb(_exponent(value)))


def significant_digits(value: float) -> int:
    """How many digits a number is stated to: 2 for 3,800, 1 for 40, 3 for 126."""
    return 1 if value == 0 else len(Decimal(repr(round(value, 6))).normalize().as_tuple().digits)


def interval_of(quantity: Quantity) -> Interval:
    """The numbers that a hedged quantity allows; an approximate one reaches half its last stated digit."""
    if quantity.bound is Bound.APPROXIMATE and quantity.best is not None:
        return approximate(quantity.best)
    low = quantity.low if quantity.low is not None else 0.0
    high = quantity.high if quantity.high is not None else math.inf
    return Interval(low, high)


def approximate(value: float) -> Interval:
    """The numbers that round to the value at its last stated digit."""
    half = last_digit_unit(value) / 2
    return Interval(max(0.0, value - half), value + half)


def stated_interval(value: float, *, in_words: bool = False, hedged: bool = False) -> Interval:
    """The results for which a person may state this value.

    A hedged figure reaches half its last stated digit; a plain one too, but at most 5 % (10 % in words such as "half").
    """
    if hedged and not in_words:
        return approximate(value)
    reach = value * (WORD_TOLERANCE if in_words else PLAIN_TOLERANCE)
    if not in_words:
        reach = min(reach, last_digit_unit(value) / 2)
    return Interval(value - reach, value + reach)


def agreement(result: float, stated: float) -> Agreement | None:
    """How a result agrees with a stated number: rounded to its last digit, cut there, or near within 5 %."""
    if stated <= 0 or result <= 0:
        return Agreement.ROUNDED if result == stated else None
    unit = last_digit_unit(stated)
    slack = 1e-9 * unit
    if abs(result - stated) > max(PLAIN_TOLERANCE * stated, 0.0) + slack and unit > 2 * PLAIN_TOLERANCE * stated:
        return None
    if abs(result - stated) <= unit / 2 + slack:
        return Agreement.ROUNDED
    if stated - slack <= result < stated + unit:
        return Agreement.CUT
    return Agreement.NEAR if abs(result - stated) <= 0.01 * stated else None


def reach_of_statement(stated: float) -> tuple[float, float]:
    """How far below and above a stated number a result may lie that still agrees with it (see ``agreement``)."""
    unit, most = last_digit_unit(stated), PLAIN_TOLERANCE * stated
    near = 0.01 * stated
    return max(near, min(unit / 2, most)), max(near, min(unit, most) if unit > 2 * most else unit)


def _exponent(value: float) -> int:
    exponent = Decimal(repr(round(value, 6))).normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
