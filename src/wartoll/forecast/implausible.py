"""The later figures that would speak against a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from wartoll.claims import round_figures
from wartoll.dates import long_date
from wartoll.forecast.simulate import Paths


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
        low, high = two_figures(self.below), two_figures(self.above)
        return (
            f"A sound count of fewer than {low} or more than {high} killed or wounded "
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


def two_figures(value: float) -> str:
    """People to two significant figures, with thousands parted."""
    return "0" if value < 1 else f"{round_figures(value):,.0f}"
