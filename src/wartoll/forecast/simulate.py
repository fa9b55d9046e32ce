"""Stock and flow by day: losses, returns, reinforcements and strength remaining, many paths at once.

Each day of each path, with N the strength remaining, c the share in contact and x the log rate's distance from its
average:

    x     <- m x + s z                                       z standard normal, m and s by day from the week's
    d      = min(rate * exp(x) * factor * (N / N_0), q c N)  factor under 1 in a pause; (N / N_0) where the rate scales
    w     <- w + share * (1 - killed) * d - w / delay        wounded who are still to return
    N     <- N - d + w / delay + arrivals - departures
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from wartoll.errors import ForecastError
from wartoll.forecast.assumptions import Assumptions, DrawnMovement, draw_assumptions
from wartoll.forecast.scenario import Scenario
from wartoll.forecast.start import Start

Floats = NDArray[np.float32]
BLOCK_PATHS = 16384
"""Paths worked on together: their arrays stay in the processor's cache."""
DEFAULT_PATHS = 10_000
SMALLEST_RATE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Simulated futures.

    Parameters
    ----------
    as_of : date
        Day 0.
    scenario : Scenario
    losses : ndarray of float32, shape (days + 1, n_paths)
        Killed or wounded since the beginning, at each day's end; row 0 is the start. Who returned may be lost again.
    strength : ndarray of float32, shape (days + 1, n_paths)
        Strength remaining.
    assumptions : Assumptions
        What each path takes for true.
    """

    as_of: date
    scenario: Scenario
    losses: Floats
    strength: Floats
    assumptions: Assumptions

    @property
    def count(self) -> int:
        """How many paths."""
        return int(self.losses.shape[1])

    def row(self, day: date) -> int:
        """The row of a day.

        Raises
        ------
        ForecastError
            Where the day lies outside the projection.
        """
        place = (day - self.as_of).days
        if not 0 <= place < len(self.losses):
            last = self.as_of + timedelta(days=len(self.losses) - 1)
            raise ForecastError(f"no projection for {day}", f"a day from {self.as_of} to {last}")
        return place


def simulate_paths(start: Start, scenario: Scenario, *, paths: int = DEFAULT_PATHS, seed: int = 20250116) -> Paths:
    """Run a start forward under a scenario.

    Parameters
    ----------
    start : Start
    scenario : Scenario
    paths : int
    seed : int
        The same start, scenario, number of paths and seed give the same paths.

    Returns
    -------
    Paths
        Losses a day never exceed the strength in contact, strength never falls below zero.
    """
    if paths < 1:
        raise ForecastError(f"{paths} paths", "one or more")
    generator = np.random.Generator(np.random.SFC64(seed))
    drawn = draw_assumptions(start, scenario, paths, generator)
    losses = np.empty((scenario.horizon_days + 1, paths), dtype=np.float32)
    strength = np.empty_like(losses)
    for first in range(0, paths, BLOCK_PATHS):
        block = slice(first, min(first + BLOCK_PATHS, paths))
        _run_block(drawn, scenario, block, generator, losses, strength)
    return Paths(start.as_of, scenario, losses, strength, drawn)


def _run_block(
    drawn: Assumptions,
    scenario: Scenario,
    block: slice,
    generator: np.random.Generator,
    losses: Floats,
    strength: Floats,
) -> None:
    """Run some of the paths through all days, writing their columns."""

    def take(values: NDArray[np.float64]) -> Floats:
        return values[block].astype(np.float32)

    rate, average = take(drawn.losses_per_day), take(drawn.average_per_day)
    now = np.maximum(take(drawn.strength) - take(drawn.losses), 0)
    base = np.maximum(average, SMALLEST_RATE)
    distance = np.log(np.maximum(rate, SMALLEST_RATE) / base)
    if scenario.rate.scales_with_strength:
        base /= np.maximum(now, 1)
    memory, spread = _by_day(scenario.rate.weekly_memory, take(drawn.weekly_change))
    ceiling = take(drawn.contact_share) * np.float32(scenario.contact.largest_daily_share)
    drifts = bool((spread > 0).any()) or memory != 1
    pauses = _Pauses.begin(drawn, block)
    returns = _Returns.begin(drawn, scenario, block)
    begun = take(drawn.losses)
    added = np.zeros_like(now)
    lost = np.empty_like(now)
    normal = np.empty_like(now)
    losses[0, block], strength[0, block] = begun, now
    level = base * np.exp(distance)
    for day in range(1, len(losses)):
        if drifts:
            generator.standard_normal(out=normal, dtype=np.float32)
            normal *= spread
            distance *= memory
            distance += normal
            np.exp(distance, out=level)
            level *= base
        np.copyto(lost, level)
        if pauses is not None:
            lost *= pauses.factor_today(generator)
        if scenario.rate.scales_with_strength:
            lost *= now
        np.minimum(lost, np.multiply(ceiling, now, out=normal), out=lost)
        now -= lost
        added += lost
        if returns is not None:
            now += returns.back_today(lost)
        for movement in drawn.reinforcements:
            _move(now, movement, block, day, 1.0)
        for movement in drawn.repatriations:
            _move(now, movement, block, day, -1.0)
        np.add(begun, added, out=losses[day, block])
        strength[day, block] = now


def _by_day(weekly_memory: float, weekly_change: Floats) -> tuple[np.float32, Floats]:
    """The day's memory and spread that add up to the week's: seven days' variance is the week's squared change."""
    memory = weekly_memory ** (1.0 / 7.0)
    variance = sum(memory ** (2 * day) for day in range(7))
    return np.float32(memory), (weekly_change / np.sqrt(variance)).astype(np.float32)


def _move(now: Floats, movement: DrawnMovement, block: slice, day: int, sign: float) -> None:
    if not movement.day.min() <= day < movement.day.max() + movement.over_days:
        return
    first = movement.day[block]
    under_way = (first <= day) & (day < first + movement.over_days)
    now += (sign * under_way * movement.people[block] / movement.over_days).astype(np.float32)
    np.maximum(now, 0, out=now)


@dataclass(slots=True)
class _Pauses:
    """Each path fights or pauses; it leaves either state with the same probability every day."""

    paused: NDArray[np.bool_]
    onset: Floats
    ending: Floats
    factor: Floats
    chance: Floats

    @classmethod
    def begin(cls, drawn: Assumptions, block: slice) -> _Pauses | None:
        if drawn.lull_every_days is None or drawn.lull_lasts_days is None or drawn.lull_factor is None:
            return None
        onset = (1.0 / np.maximum(drawn.lull_every_days[block], 1.0)).astype(np.float32)
        ending = (1.0 / np.maximum(drawn.lull_lasts_days[block], 1.0)).astype(np.float32)
        factor = drawn.lull_factor[block].astype(np.float32)
        return cls(drawn.paused[block].copy(), onset, ending, factor, np.empty_like(onset))

    def factor_today(self, generator: np.random.Generator) -> Floats:
        generator.random(out=self.chance, dtype=np.float32)
        self.paused ^= self.chance < np.where(self.paused, self.ending, self.onset)
        return np.where(self.paused, self.factor, np.float32(1))


@dataclass(slots=True)
class _Returns:
    """Wounded who are still to return; the same share of them does so every day."""

    waiting: Floats
    joining: Floats
    leaving: Floats

    @classmethod
    def begin(cls, drawn: Assumptions, scenario: Scenario, block: slice) -> _Returns | None:
        if drawn.return_share is None or drawn.return_days is None or scenario.return_to_duty is None:
            return None
        joining = ((1.0 - drawn.killed_share[block]) * drawn.return_share[block]).astype(np.float32)
        earlier = np.minimum(drawn.losses[block], drawn.strength[block]).astype(np.float32) * joining
        waiting = earlier if scenario.return_to_duty.earlier_wounded_too else np.zeros_like(joining)
        leaving = (1.0 / np.maximum(drawn.return_days[block], 1.0)).astype(np.float32)
        return cls(waiting, joining, leaving)

    def back_today(self, lost: Floats) -> Floats:
        back = self.waiting * self.leaving
        self.waiting -= back
        self.waiting += lost * self.joining
        return back
