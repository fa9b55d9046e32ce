"""Two scenarios side by side, and the later figures that would speak against one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from wartoll.dates import long_date
from wartoll.errors import ForecastError
from wartoll.forecast.projection import Projection
from wartoll.forecast.simulate import Paths


@dataclass(frozen=True, slots=True)
class Side:
    """One scenario on one day: median and 90 % interval."""

    scenario: str
    losses: tuple[float, float, float]
    strength: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two scenarios on one day.

    Parameters
    ----------
    day : date
    first, second : Side
    """

    day: date
    first: Side
    second: Side

    @property
    def sentence(self) -> str:
        """The difference in words."""
        low, high = sorted((self.first, self.second), key=lambda side: side.losses[1])
        spans = [f"{_people(side.losses[0])} to {_people(side.losses[2])}" for side in (high, low)]
        return (
            f"By {long_date(self.day)}, {_people(high.losses[1])} killed or wounded under “{high.scenario}” "
            f"({spans[0]}), {_people(low.losses[1])} under “{low.scenario}” ({spans[1]})."
        )


def compare_scenarios(first: Projection, second: Projection, days: Sequence[date]) -> tuple[SideBySide, ...]:
    """Two projections of one start, day by day.

    Raises
    ------
    ForecastError
        Where the two set out from different days, or a day lies outside one of them.
    """
    if first.as_of != second.as_of:
        raise ForecastError(f"projections from {first.as_of} and {second.as_of}", "two from the same day")
    last = min(first.losses.days[-1], second.losses.days[-1])
    for day in days:
        if not first.as_of <= day <= last:
            raise ForecastError(f"no projection for {day}", f"a day from {first.as_of} to {last}")
    return tuple(SideBySide(day, _side(first, day), _side(second, day)) for day in days)


@dataclass(frozen=True, slots=True)
class Implausible:
    """The later counts that would make a scenario implausible: those outside its central interval of that size.

    Parameters
    ----------
    day : date
    scenario : str
    below, above : float
        A count of killed or wounded below or above would fall outside.
    coverage : float
    """

    day: date
    scenario: str
    below: float
    above: float
    coverage: float

    @property
    def sentence(self) -> str:
        """What to watch for, in words."""
        return (
            f"A sound count of fewer than {_people(self.below)} or more than {_people(self.above)} killed or wounded "
            f"by {long_date(self.day)} would speak against “{self.scenario}” (it gives that {1 - self.coverage:.0%})."
        )


def implausible_figures(paths: Paths, days: Sequence[date], coverage: float = 0.98) -> tuple[Implausible, ...]:
    """For each day, which true counts a scenario leaves little room for.

    A published figure carries its source's own error on top: only a figure clearly beyond these ends, by a source whose
    error is known, speaks against the scenario.
    """
    tail = (1.0 - coverage) / 2.0
    found = []
    for day in days:
        low, high = np.quantile(paths.losses[paths.row(day)], [tail, 1.0 - tail])
        found.append(Implausible(day, paths.scenario.title, float(low), float(high), coverage))
    return tuple(found)


def _side(projection: Projection, day: date) -> Side:
    spans = []
    for fan in (projection.losses, projection.strength):
        quantiles = fan.at(day)
        spans.append((quantiles[0.05], quantiles[0.5], quantiles[0.95]))
    return Side(projection.scenario.title, spans[0], spans[1])


def _people(number: float) -> str:
    """People to two significant figures: more would claim to know more."""
    if number < 1:
        return "0"
    step = 10 ** max(0, int(np.floor(np.log10(number))) - 1)
    return f"{round(number / step) * step:,.0f}"
