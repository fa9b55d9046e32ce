"""Intervals: arithmetic on numbers of which only the ends are known."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of numbers; an infinite end is open.

    Every operation returns an interval that holds each result of the operation on members of its operands
    (R. E. Moore, Interval Analysis, 1966, chapter 2).

    Examples
    --------
    >>> Interval(900, 1000) / Interval(10, 30)
    Interval(low=30.0, high=100.0)
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise ValueError(f"an interval can't run from {self.low} to {self.high}")

    @classmethod
    def point(cls, value: float) -> Interval:
        """The interval of one number."""
        return cls(value, value)

    @classmethod
    def hull(cls, *parts: Interval) -> Interval:
        """The smallest interval that holds all the parts."""
        return cls(min(p.low for p in parts), max(p.high for p in parts))

    @property
    def is_point(self) -> bool:
        """Whether it holds one number only."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def middle(self) -> float | None:
        """The middle of a bounded interval."""
        return (self.low + self.high) / 2 if self.is_bounded else None

    def holds(self, value: float) -> bool:
        """Whether the number lies in it."""
        return self.low <= value <= self.high

    def within(self, other: Interval) -> bool:
        """Whether every number of it lies in the other."""
        return other.low <= self.low and self.high <= other.high

    def meets(self, other: Interval) -> bool:
        """Whether the two share a number."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        low = -math.inf if other.high == math.inf or self.low == -math.inf else self.low - other.high
        high = math.inf if self.high == math.inf or other.low == -math.inf else self.high - other.low
        return Interval(low, high)

    def __mul__(self, other: Interval) -> Interval:
        ends = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """Divide by an interval of numbers that are not negative; a zero in it opens the result.

        Raises
        ------
        ZeroDivisionError
            Where the divisor is zero only, or holds negative numbers.
        """
        if other.low < 0 or other.high == 0:
            raise ZeroDivisionError(f"can't divide by {other}")
        inverse = Interval(
            0.0 if other.high == math.inf else 1 / other.high, math.inf if other.low == 0 else 1 / other.low
        )
        return self * inverse

    def scaled(self, factor: float) -> Interval:
        """The interval times a number."""
        return self * Interval.point(factor)


def _times(a: float, b: float) -> float:
    """A product in which zero times an open end is zero: the end is a limit, not a number."""
    return 0.0 if a == 0 or b == 0 else a * b
