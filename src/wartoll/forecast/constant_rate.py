"""Strength, losses and a rate that stays as it is: the dates on which parts of the strength are gone.

No uncertainty and no condition is weighed here. This is what a source's "if the rate persists" comes to.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wartoll.audit.calculus import date_after
from wartoll.errors import ForecastError

#: The shares of strength that a brief shows. The literature gives no constant at which a force is spent
#: (Dupuy Institute: "a very limited body of studies"), so several are shown.
THRESHOLDS: tuple[float, ...] = (0.3, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Depletion:
    """When a share of a strength is lost at a constant rate.

    Parameters
    ----------
    threshold : float
        The share of the strength, above 0 and at most 1.
    losses : float
        The losses, in people, at which it is reached.
    days : float or None
        Days from the as-of date; 0 where it was reached by then, None where the rate is zero: never.
    reached : date or None
        The last whole day of them; None where never, or beyond the calendar.
    already : bool
        Whether it was reached by the as-of date, so that its day can't be told.
    """

    threshold: float
    losses: float
    days: float | None
    reached: date | None
    already: bool = False


def deplete(strength: float, losses: float, losses_per_day: float, as_of: date, threshold: float = 1.0) -> Depletion:
    """When a share of a strength is lost, given the losses up to a date and a constant rate from then on.

    ``days = (threshold * strength - losses) / losses_per_day``

    Parameters
    ----------
    strength : float
        People at the start, before any loss.
    losses : float
        People lost up to ``as_of``.
    losses_per_day : float
        People lost each day from then on.
    as_of : date
        The day up to which ``losses`` counts.
    threshold : float
        The share of ``strength`` asked about.

    Raises
    ------
    ForecastError
        Where a number is negative or not finite, the strength is zero, or the threshold is not above 0 and at most 1.

    Examples
    --------
    >>> deplete(12_000, 3_800, 92, date(2025, 1, 16)).reached
    datetime.date(2025, 4, 15)
    """
    for name, value in (("strength", strength), ("losses", losses), ("losses_per_day", losses_per_day)):
        if not math.isfinite(value) or value < 0:
            raise ForecastError(f"{name} is {value}", "a finite number that is not negative")
    if strength == 0 or not 0 < threshold <= 1:
        raise ForecastError(
            f"strength {strength} and threshold {threshold}", "people to lose and a share above 0 and at most 1"
        )
    wanted = threshold * strength
    if losses >= wanted:
        return Depletion(threshold, wanted, 0.0, as_of, already=True)
    if losses_per_day == 0:
        return Depletion(threshold, wanted, None, None)
    days = (wanted - losses) / losses_per_day
    return Depletion(threshold, wanted, days, date_after(as_of, days))


def project_constant_rate(
    strength: float,
    losses: float,
    losses_per_day: float,
    as_of: date,
    thresholds: Sequence[float] = THRESHOLDS,
) -> tuple[Depletion, ...]:
    """The depletions of one strength at several thresholds, in their order; see ``deplete``."""
    return tuple(deplete(strength, losses, losses_per_day, as_of, threshold) for threshold in thresholds)
