"""What the paths say: losses and strength by date, when each threshold is passed, and how likely never."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from wartoll.forecast.implausible import Implausible, implausible_figures
from wartoll.forecast.scenario import Scenario
from wartoll.forecast.sensitivity import Pull, rank_assumptions
from wartoll.forecast.simulate import DEFAULT_PATHS, Paths, simulate_paths
from wartoll.forecast.start import Start

FAN_LEVELS: tuple[float, ...] = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
WATCH_DAYS: tuple[int, ...] = (30, 60, 90)
DATE_LEVELS: tuple[float, ...] = (0.05, 0.25, 0.5, 0.75, 0.95)


class Counted(StrEnum):
    """What a threshold is a share of, and which way it is passed."""

    LOSSES = "killed or wounded"
    REMAINING = "strength remaining"


@dataclass(frozen=True, slots=True, eq=False)
class Fan:
    """Quantiles by day.

    Parameters
    ----------
    counted : Counted
    days : tuple of date
        From the day of the start on.
    levels : tuple of float
    quantiles : ndarray, shape (n_days, n_levels)
    """

    counted: Counted
    days: tuple[date, ...]
    levels: tuple[float, ...]
    quantiles: NDArray[np.float64]

    def at(self, day: date) -> dict[float, float]:
        """The quantiles of one day by their level."""
        row = self.quantiles[(day - self.days[0]).days]
        return dict(zip(self.levels, map(float, row), strict=True))


@dataclass(frozen=True, slots=True)
class Crossing:
    """When a share of the strength first sent is lost, or gone from the strength remaining.

    Parameters
    ----------
    counted : Counted
        ``LOSSES``: killed or wounded reach the share, those who returned and were lost again counted again.
        ``REMAINING``: strength remaining has fallen by the share.
    threshold : float
    dates : dict of float to date or None
        By probability level: the day by which the threshold is passed with that probability; None where the horizon
        ends first.
    never : float
        Probability that it is not passed within the horizon.
    already : float
        Probability that it was passed at the start.
    """

    counted: Counted
    threshold: float
    dates: dict[float, date | None]
    never: float
    already: float

    @property
    def median(self) -> date | None:
        """The day by which it is as likely passed as not; None: not within the horizon."""
        return self.dates[0.5]


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """An estimate run forward under one scenario.

    Parameters
    ----------
    as_of : date
    scenario : Scenario
    losses, strength : Fan
    crossings : tuple of Crossing
        For each threshold: by losses, then by strength remaining.
    pulls : tuple of Pull
        The assumptions by how far they move the losses on the last day, strongest first.
    paths : int
    implausible : tuple of Implausible
        The later counts that would speak against the scenario, after each of `WATCH_DAYS` and on the last day.
    """

    as_of: date
    scenario: Scenario
    losses: Fan
    strength: Fan
    crossings: tuple[Crossing, ...]
    pulls: tuple[Pull, ...]
    paths: int
    implausible: tuple[Implausible, ...] = ()

    def crossing(self, threshold: float, counted: Counted = Counted.LOSSES) -> Crossing:
        """The crossing of one threshold."""
        return next(c for c in self.crossings if c.counted is counted and abs(c.threshold - threshold) < 1e-9)


def project_strength(
    start: Start, scenario: Scenario, *, paths: int = DEFAULT_PATHS, seed: int = 20250116
) -> Projection:
    """Simulate a scenario and summarise it; see `simulate_paths` and `summarise_paths`."""
    return summarise_paths(simulate_paths(start, scenario, paths=paths, seed=seed))


def summarise_paths(paths: Paths) -> Projection:
    """Fans, crossings and what moves them, from simulated paths."""
    days = tuple(paths.as_of + timedelta(days=day) for day in range(len(paths.losses)))
    crossings = []
    for share in paths.scenario.thresholds:
        crossings.append(find_crossing(paths, share, Counted.LOSSES))
        crossings.append(find_crossing(paths, share, Counted.REMAINING))
    watched = sorted({days[min(ahead, len(days) - 1)] for ahead in WATCH_DAYS} | {days[-1]})
    return Projection(
        as_of=paths.as_of,
        scenario=paths.scenario,
        losses=Fan(Counted.LOSSES, days, FAN_LEVELS, _quantiles_by_day(paths.losses)),
        strength=Fan(Counted.REMAINING, days, FAN_LEVELS, _quantiles_by_day(paths.strength)),
        crossings=tuple(crossings),
        pulls=rank_assumptions(paths, days[-1]),
        paths=paths.count,
        implausible=implausible_figures(paths, watched),
    )


def find_crossing(paths: Paths, threshold: float, counted: Counted) -> Crossing:
    """When the paths pass a threshold.

    A path passes it on the last whole day before the number is reached, as in `deplete`; half a person short is
    reached.
    """
    sent = paths.assumptions.strength
    if counted is Counted.LOSSES:
        counts, target = paths.losses, (threshold * sent).astype(np.float32)
        passed = counts >= target - np.float32(0.5)
    else:
        counts, target = paths.strength, ((1.0 - threshold) * sent).astype(np.float32)
        passed = counts <= target + np.float32(0.5)
    ever = passed.any(axis=0)
    first = passed.argmax(axis=0)
    columns = np.arange(paths.count)
    after, before, earlier = (counts[np.maximum(first - back, 0), columns] for back in (0, 1, 2))
    # On the day on which nobody is left the number moves less than the pace would: the day before tells the pace.
    step = np.where(np.abs(after - before) >= np.abs(before - earlier), after - before, before - earlier)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.clip((target - before) / step, 0.0, 1.0)
    whole = np.floor(first - 1 + np.where(np.isfinite(part), part, 1.0) + 1e-3)
    ranked = np.sort(np.where(ever, np.maximum(whole, 0), len(passed)))
    dates: dict[float, date | None] = {}
    for level in DATE_LEVELS:
        day = ranked[min(len(ranked) - 1, max(0, int(np.ceil(level * len(ranked))) - 1))]
        dates[level] = None if day >= len(passed) else paths.as_of + timedelta(days=int(day))
    return Crossing(counted, threshold, dates, float(1.0 - ever.mean()), float(passed[0].mean()))


def _quantiles_by_day(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Shape (n_days, n_paths) to (n_days, n_levels)."""
    return np.quantile(values, FAN_LEVELS, axis=1).T.astype(np.float64)
