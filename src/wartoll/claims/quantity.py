"""Quantities as they are said: a point, an open end, an interval, with the words that hedge them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class Bound(StrEnum):
    """How the number said bounds the number meant."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said, in persons or items, or a fraction for a share.

    Parameters
    ----------
    low, best, high : float or None
        The two ends and the point said; None for an open end or where no point is said.
    bound : Bound
    hedge : str, optional
        The hedging words as written, such as ``"up to"``.
    vague : bool
        Whether the number is a word such as "dozens".
    """

    low: float | None
    best: float | None
    high: float | None
    bound: Bound = Bound.EXACT
    hedge: str | None = None
    vague: bool = False

    def __post_init__(self) -> None:
        for value in (self.low, self.best, self.high):
            if value is not None and (not math.isfinite(value) or value < 0):
                raise ValueError(f"a quantity is finite and not negative, not {value}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a quantity can't run from {self.low} to {self.high}")

    @property
    def said(self) -> float | None:
        """The number that stands in the text: the point, else the one end; None for an interval."""
        if self.best is not None:
            return self.best
        if self.low is not None and self.high is not None:
            return self.low if self.low == self.high else None
        return self.low if self.low is not None else self.high


def round_figures(value: float, figures: int = 2) -> float:
    """A computed number to so many significant figures; an open end stays open.

    Examples
    --------
    >>> round_figures(8451)
    8500.0
    """
    if value == 0 or not math.isfinite(value):
        return value
    return float(round(value, figures - 1 - math.floor(math.log10(abs(value)))))
