"""Numbers of a scenario: known, or known to lie between two ends in nine cases of ten."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wartoll.errors import ForecastError

_NORMAL_95 = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A number of a scenario, as the 90 % interval that holds it; both ends equal where it is taken as known.

    An amount is log-normal, a share logit-normal: the middle is the geometric mean of the ends (of their odds).

    Parameters
    ----------
    low, high : float
        The 5 % and 95 % quantiles.
    is_share : bool
        Whether it lies between 0 and 1.

    Examples
    --------
    >>> round(Uncertain(20, 80).middle)
    40
    """

    low: float
    high: float
    is_share: bool = False

    def __post_init__(self) -> None:
        top = 1.0 if self.is_share else math.inf
        if not (0 <= self.low <= self.high <= top and math.isfinite(self.high)):
            raise ForecastError(
                f"a number from {self.low} to {self.high}",
                "ends that rise" + (" between 0 and 1" if self.is_share else " and are not negative"),
            )
        if self.low != self.high and (self.low == 0 or (self.is_share and self.high == 1)):
            raise ForecastError(
                f"an uncertain number from {self.low} to {self.high}",
                "ends above 0" + (" and below 1" if self.is_share else ""),
                "give one number where it is known, or an end close to it",
            )

    @property
    def is_known(self) -> bool:
        """Whether both ends are the same."""
        return self.low == self.high

    @property
    def middle(self) -> float:
        """The median."""
        return float(self.at(np.array([0.0]))[0])

    def at(self, normal: NDArray[np.float64]) -> NDArray[np.float64]:
        """The values at standard normal scores: 0 gives the median, 1.645 the high end."""
        if self.is_known:
            return np.full(normal.shape, self.low)
        low, high = self._bend(self.low), self._bend(self.high)
        bent = (low + high) / 2.0 + (high - low) / (2.0 * _NORMAL_95) * normal
        return np.asarray(1.0 / (1.0 + np.exp(-bent)) if self.is_share else np.exp(bent))

    def draw(self, count: int, generator: np.random.Generator) -> NDArray[np.float64]:
        """Independent draws; the generator is used the same way whether the number is known or not."""
        return self.at(generator.standard_normal(count))

    def _bend(self, value: float) -> float:
        return math.log(value / (1.0 - value)) if self.is_share else math.log(value)


def read_uncertain(value: Any, where: str, *, is_share: bool = False) -> Uncertain:
    """Read ``30`` or ``{ low = 20, high = 80 }``.

    Raises
    ------
    ForecastError
        Where it is neither, naming ``where``.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        ends: tuple[Any, Any] = (value, value)
    elif isinstance(value, dict) and set(value) == {"low", "high"}:
        ends = (value["low"], value["high"])
    else:
        ends = (None, None)
    if not all(isinstance(end, int | float) and not isinstance(end, bool) for end in ends):
        raise ForecastError(f"{where} is {value!r}", "a number, or { low = ..., high = ... }")
    try:
        return Uncertain(float(ends[0]), float(ends[1]), is_share)
    except ForecastError as error:
        raise ForecastError(f"{where}: {error.found}", error.expected, error.next_step) from None
