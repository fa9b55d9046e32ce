"""Two scenarios side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wartoll.dates import long_date
from wartoll.errors import ForecastError
from wartoll.forecast.implausible import two_figures
from wartoll.forecast.projection import Projection


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
        spans = [f"{two_figures(side.losses[0])} to {two_figures(side.losses[2])}" for side in (high, low)]
        return (
            f"By {long_date(self.day)}, {two_figures(high.losses[1])} killed or wounded under “{high.scenario}” "
            f"({spans[0]}), {two_figures(low.losses[1])} under “{low.scenario}” ({spans[1]})."
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


def _side(projection: Projection, day: date) -> Side:
    spans = []
    for fan in (projection.losses, projection.strength):
        quantiles = fan.at(day)
        spans.append((quantiles[0.05], quantiles[0.5], quantiles[0.95]))
    return Side(projection.scenario.title, spans[0], spans[1])
