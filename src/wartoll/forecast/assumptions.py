"""The assumptions of each path: one draw of the estimate and of every uncertain number of the scenario."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wartoll.forecast.scenario import Movement, RateStart, Scenario
from wartoll.forecast.start import Start

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class DrawnMovement:
    """A movement in each path: how many (0 where it does not happen) and from which day; arrays of shape (n_paths,)."""

    people: Array
    day: NDArray[np.int64]
    over_days: int


@dataclass(frozen=True, slots=True, eq=False)
class Assumptions:
    """What each path takes for true; every array has the shape (n_paths,).

    ``draw`` is the row of the start's draws that a path uses, so that what else was drawn with it can be found.
    ``paused`` tells whether the path starts in a pause. ``reinforcements`` and ``repatriations`` stand in the order of
    the scenario. Without lulls ``lull_factor`` is None, without returns ``return_share`` is.
    """

    draw: NDArray[np.int64]
    losses: Array
    strength: Array
    losses_per_day: Array
    average_per_day: Array
    killed_share: Array
    weekly_change: Array
    contact_share: Array
    paused: NDArray[np.bool_]
    lull_every_days: Array | None = None
    lull_lasts_days: Array | None = None
    lull_factor: Array | None = None
    return_share: Array | None = None
    return_days: Array | None = None
    reinforcements: tuple[DrawnMovement, ...] = ()
    repatriations: tuple[DrawnMovement, ...] = ()

    def named(self) -> dict[str, Array]:
        """The uncertain ones by the names that a reader sees; what is the same in all paths is left out."""
        found = {
            "losses so far": self.losses,
            "strength sent": self.strength,
            "losses a day at the start": self.losses_per_day,
            "share of killed": self.killed_share,
            "weekly change of the rate": self.weekly_change,
            "share of strength in contact": self.contact_share,
            "days of fighting before a pause": self.lull_every_days,
            "length of a pause": self.lull_lasts_days,
            "rate left in a pause": self.lull_factor,
            "share of wounded who return": self.return_share,
            "days until the wounded return": self.return_days,
        }
        for what, movements in (("reinforcement", self.reinforcements), ("repatriation", self.repatriations)):
            for number, movement in enumerate(movements, start=1):
                label = what if len(movements) == 1 else f"{what} {number}"
                found[f"people in the {label}"] = movement.people
                found[f"day of the {label}"] = movement.day.astype(np.float64)
        return {name: values for name, values in found.items() if values is not None and np.ptp(values) > 0}


def draw_assumptions(start: Start, scenario: Scenario, paths: int, generator: np.random.Generator) -> Assumptions:
    """Draw them: the estimate's draws in equal numbers and random order, the scenario's numbers independently."""
    order = generator.permutation(np.arange(paths) % start.draws)
    rate = scenario.rate
    if rate.starts_from is RateStart.CURRENT:
        per_day = start.losses_per_day[order]
        average = start.average_per_day[order]
    elif rate.starts_from is RateStart.AVERAGE:
        per_day = average = start.average_per_day[order]
    else:
        per_day = average = rate.starts_from.draw(paths, generator)
    change = start.weekly_change[order]
    if rate.weekly_change is not None:
        change = rate.weekly_change.draw(paths, generator)
    lull, duty = scenario.lull, scenario.return_to_duty
    pause_draw = generator.random(paths)
    return Assumptions(
        draw=order,
        losses=start.losses[order],
        strength=start.strength[order],
        losses_per_day=per_day,
        average_per_day=average,
        killed_share=start.killed_share[order],
        weekly_change=change,
        contact_share=scenario.contact.share_of_strength.draw(paths, generator),
        paused=pause_draw < (lull.paused_at_start if lull else 0.0),
        lull_every_days=lull.every_days.draw(paths, generator) if lull else None,
        lull_lasts_days=lull.lasts_days.draw(paths, generator) if lull else None,
        lull_factor=lull.rate_falls_to.draw(paths, generator) if lull else None,
        return_share=duty.share_of_wounded.draw(paths, generator) if duty else None,
        return_days=duty.after_days.draw(paths, generator) if duty else None,
        reinforcements=tuple(_draw_movement(m, start, paths, generator) for m in scenario.reinforcements),
        repatriations=tuple(_draw_movement(m, start, paths, generator) for m in scenario.repatriations),
    )


def _draw_movement(movement: Movement, start: Start, paths: int, generator: np.random.Generator) -> DrawnMovement:
    first, last = movement.window(start.as_of)
    people = movement.people.draw(paths, generator)
    happens = generator.random(paths) < movement.probability
    return DrawnMovement(np.where(happens, people, 0.0), generator.integers(first, last + 1, paths), movement.over_days)
