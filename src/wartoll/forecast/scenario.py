"""A scenario: assumptions about what comes, written down, each with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from wartoll.errors import ForecastError
from wartoll.forecast.constant_rate import THRESHOLDS
from wartoll.forecast.uncertain import Uncertain


class RateStart(StrEnum):
    """The rate that a projection sets out from."""

    CURRENT = "current"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class Rate:
    """How losses a day go on.

    Parameters
    ----------
    starts_from : RateStart or Uncertain
        The estimate's rate at its end, its average, or people a day.
    weekly_change : Uncertain or None
        Spread of the log rate's change in a week; None takes the estimate's own, 0 is a rate that stays.
    weekly_memory : float
        Share of the log rate's distance from the average that is left after a week; 1 is a walk that never returns.
    scales_with_strength : bool
        Whether half the people present means half the losses.
    basis : str
        What the numbers rest on.
    """

    starts_from: RateStart | Uncertain = RateStart.CURRENT
    weekly_change: Uncertain | None = None
    weekly_memory: float = 0.98
    scales_with_strength: bool = True
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Lull:
    """Pauses: how often they set in, how long they last, what is left of the rate.

    Parameters
    ----------
    every_days : Uncertain
        Mean days of fighting before a pause.
    lasts_days : Uncertain
        Mean length of a pause.
    rate_falls_to : Uncertain
        Share of the rate that goes on.
    paused_at_start : float
        Probability that the first day lies in a pause.
    basis : str
    """

    every_days: Uncertain
    lasts_days: Uncertain
    rate_falls_to: Uncertain
    paused_at_start: float = 0.0
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ReturnToDuty:
    """Wounded who come back.

    Parameters
    ----------
    share_of_wounded : Uncertain
    after_days : Uncertain
        Mean delay; a constant share of those who will return does so each day.
    earlier_wounded_too : bool
        Whether those wounded before the start are still to return.
    basis : str
    """

    share_of_wounded: Uncertain
    after_days: Uncertain
    earlier_wounded_too: bool = True
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """People who may come (a reinforcement) or be sent home (a repatriation).

    Parameters
    ----------
    people : Uncertain
    probability : float
        That it happens at all.
    first_day, last_day : int or date
        The window in which it starts: days after the start of the projection, or dates.
    over_days : int
        Days over which it is spread.
    basis : str
    """

    people: Uncertain
    probability: float = 1.0
    first_day: int | date = 1
    last_day: int | date = 1
    over_days: int = 1
    basis: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1 or self.over_days < 1:
            raise ForecastError(
                f"a movement with probability {self.probability} over {self.over_days} days",
                "a probability from 0 to 1 and one day or more",
            )

    def window(self, as_of: date) -> tuple[int, int]:
        """The window in days after a start; what lies before day 1 happens on it."""
        ends = [day if isinstance(day, int) else (day - as_of).days for day in (self.first_day, self.last_day)]
        if ends[0] > ends[1]:
            raise ForecastError(
                f"a movement from {self.first_day} to {self.last_day}", "a window that does not end first"
            )
        return max(1, ends[0]), max(1, ends[1])


EVERYBODY = Uncertain(1.0, 1.0, is_share=True)


@dataclass(frozen=True, slots=True)
class Contact:
    """Who can be lost.

    Parameters
    ----------
    share_of_strength : Uncertain
        Share of the people present who are in contact with the enemy; the others take their places in turn.
    largest_daily_share : float
        No day costs more than this share of those in contact.
    basis : str
    """

    share_of_strength: Uncertain = EVERYBODY
    largest_daily_share: float = 1.0
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Assumptions about what comes. See ``docs/scenarios.md`` for the file that holds one.

    Parameters
    ----------
    name, title, summary : str
    horizon_days : int
    thresholds : tuple of float
        Shares of the strength first sent; dates are given on which each is lost, or gone from the strength remaining.
    rate : Rate
    lull : Lull, optional
    return_to_duty : ReturnToDuty, optional
    contact : Contact
    reinforcements, repatriations : tuple of Movement
    condition : str
        The words of a source whose condition this scenario takes at its word.
    """

    name: str
    title: str
    summary: str = ""
    horizon_days: int = 180
    thresholds: tuple[float, ...] = THRESHOLDS
    rate: Rate = Rate()
    lull: Lull | None = None
    return_to_duty: ReturnToDuty | None = None
    contact: Contact = Contact()
    reinforcements: tuple[Movement, ...] = ()
    repatriations: tuple[Movement, ...] = ()
    condition: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.horizon_days <= 3660:
            raise ForecastError(f"a horizon of {self.horizon_days} days", "1 to 3660 days")
        if not self.thresholds or not all(0 < share <= 1 for share in self.thresholds):
            raise ForecastError(f"thresholds {self.thresholds}", "shares above 0 and at most 1, one at least")
        for what, value in (
            ("weekly_memory", self.rate.weekly_memory),
            ("largest_daily_share", self.contact.largest_daily_share),
            ("paused_at_start", self.lull.paused_at_start if self.lull else 0.0),
        ):
            if not 0 <= value <= 1:
                raise ForecastError(f"{what} is {value}", "a share from 0 to 1")

    def until(self, day: date, as_of: date) -> Scenario:
        """The same assumptions, run to another day."""
        if day <= as_of:
            raise ForecastError(f"a projection until {day}", f"a day after {as_of}")
        return replace(self, horizon_days=(day - as_of).days)

    def with_thresholds(self, *shares: float) -> Scenario:
        """The same assumptions, other thresholds."""
        return replace(self, thresholds=tuple(sorted(shares)))
