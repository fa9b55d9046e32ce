"""Observations as arrays: what the model reads, built once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from wartoll.claims import Bound, PartyKind
from wartoll.dates import Window
from wartoll.estimate.observation import Array, Readings, Shape
from wartoll.estimate.prior import Prior
from wartoll.estimate.process import Calendar, Periods

Indices = NDArray[np.int64]


class Target(StrEnum):
    """What an observation tells about."""

    LOSSES = "losses"
    KILLED = "killed"
    WOUNDED = "wounded"
    WOUNDED_PER_KILLED = "wounded_per_killed"
    KILLED_SHARE = "killed_share"
    WOUNDED_SHARE = "wounded_share"
    STRENGTH = "strength"
    LOSS_SHARE = "loss_share"

    @property
    def counts_losses(self) -> bool:
        """Whether it counts losses in a period, and so carries its party's bias."""
        return self in (Target.LOSSES, Target.KILLED, Target.WOUNDED, Target.LOSS_SHARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One origin's figure, as the model reads it.

    Parameters
    ----------
    claim_id : str
        The claim that stands for the origin.
    party, kind
        Whose figure it is, and of what kind that party is.
    target : Target
    bound : Bound
    low, high : float
        The figure, twice; or the ends of an interval. Above 0.
    start, end : Window or None
        First and last day counted, each a window; no start means since the calendar's first day.
    per_days : float or None
        For a rate, its unit in days.
    running : bool
        Whether it is a running total, whose errors go with those of the party's total before it.
    hedge : float
        Factor on its error.
    trust : float
        Chance that it holds as said, from words such as "likely"; 1 where there are none.
    unit : float
        What it is rounded to; 0 where nothing is rounded.
    one_incident : bool
        Whether it counts one incident and bounds it from below.
    label : str
        How a sentence names it.
    """

    claim_id: str
    party: str
    kind: PartyKind
    target: Target
    bound: Bound
    low: float
    high: float
    start: Window | None = None
    end: Window | None = None
    per_days: float | None = None
    running: bool = False
    hedge: float = 1.0
    trust: float = 1.0
    unit: float = 0.0
    one_incident: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Design:
    """What the density reads; claim arrays have shape (n,), `party_kind` has one entry a party.

    Parameters
    ----------
    calendar, periods, readings
        Days, counted periods and figures.
    parties, kinds
        Names of the parties and kinds in play.
    party, party_kind : array of int
        Party of each claim; kind of each party.
    counts : array
        1 where the log count of losses enters, else 0.
    component : array of int
        0 all losses, 1 killed, 2 wounded, 3 wounded per killed.
    strength : array
        Sign of the log strength: 1 for a strength, -1 for a share of it.
    offset : array
        Log of the unit of a rate over the days of its period.
    error : array
        Factor on the claim error; 0 for a strength, whose error is fixed.
    fixed_variance : array
        Of rounding, an uncertain date, the noise of single days, and of strengths.
    parent : array of int
        The party's running total before this one, or -1.
    fading : array
        How much of that total's error is carried on at most, by the days between.
    share_parties : tuple of int
        Parties that tell killed from wounded.
    tells_strength : bool
        Whether any claim tells of the strength.
    """

    calendar: Calendar
    periods: Periods
    readings: Readings
    parties: tuple[str, ...]
    kinds: tuple[PartyKind, ...]
    party: Indices
    party_kind: Indices
    counts: Array
    component: Indices
    strength: Array
    offset: Array
    error: Array
    fixed_variance: Array
    parent: Indices
    fading: Array
    share_parties: tuple[int, ...]
    tells_strength: bool

    @property
    def size(self) -> int:
        """Number of claims."""
        return len(self.party)


COMPONENT = {
    Target.LOSSES: 0, Target.LOSS_SHARE: 0, Target.STRENGTH: 0, Target.KILLED: 1, Target.KILLED_SHARE: 1,
    Target.WOUNDED: 2, Target.WOUNDED_SHARE: 2, Target.WOUNDED_PER_KILLED: 3,
}  # fmt: skip
SHAPE = {
    Bound.EXACT: Shape.POINT, Bound.APPROXIMATE: Shape.POINT, Bound.AT_LEAST: Shape.AT_LEAST,
    Bound.AT_MOST: Shape.AT_MOST, Bound.BETWEEN: Shape.INTERVAL,
}  # fmt: skip


def build_design(observations: Sequence[Observation], calendar: Calendar, prior: Prior) -> Design:
    """Lay the observations out as arrays. The order of the observations is kept."""
    parties = tuple(sorted({o.party for o in observations}))
    kind_of = {o.party: o.kind for o in observations}
    kinds = tuple(sorted(set(kind_of.values())))
    party = _lookup(parties, observations)
    periods = _periods(observations, calendar)
    days = np.maximum(periods.days, 1e-9)
    counts = _floats([o.target.counts_losses for o in observations])
    per_days = _floats([o.per_days or 0.0 for o in observations])
    parent, fading = _chains(observations, calendar, prior)
    component = _ints([COMPONENT[o.target] for o in observations])
    sharing = sorted({int(p) for p, c in zip(party, component, strict=True) if c})
    return Design(
        calendar=calendar, periods=periods, readings=_readings(observations, prior), parties=parties, kinds=kinds,
        party=party, party_kind=_ints([kinds.index(kind_of[p]) for p in parties]), counts=counts, component=component,
        strength=_floats([(o.target is Target.STRENGTH) - (o.target is Target.LOSS_SHARE) for o in observations]),
        offset=np.where(per_days > 0, np.log(np.where(per_days > 0, per_days, 1.0) / days), 0.0),
        error=_floats([0.0 if o.target is Target.STRENGTH else o.hedge for o in observations]),
        fixed_variance=_fixed_variance(observations, periods, counts, prior),
        parent=parent, fading=fading, share_parties=tuple(sharing),
        tells_strength=any(o.target in (Target.STRENGTH, Target.LOSS_SHARE) for o in observations),
    )  # fmt: skip


def _lookup(parties: tuple[str, ...], observations: Sequence[Observation]) -> Indices:
    number = {name: i for i, name in enumerate(parties)}
    return _ints([number[o.party] for o in observations])


def _readings(observations: Sequence[Observation], prior: Prior) -> Readings:
    return Readings(
        shape=_ints([SHAPE[o.bound] for o in observations]),
        low=np.log(_floats([o.low for o in observations])),
        high=np.log(_floats([o.high for o in observations])),
        gap=_floats([prior.scope_gap if o.one_incident else prior.lower_bound_gap for o in observations]),
        untrue=1 - _floats([o.trust for o in observations]),
        untrue_sd=prior.untrue_sd,
        tail=prior.tail,
    )


def _periods(observations: Sequence[Observation], calendar: Calendar) -> Periods:
    def place(day: date | None, otherwise: int) -> int:
        return otherwise if day is None else calendar.index(day)

    rows = []
    for o in observations:
        start = (place(o.start.earliest, 0), place(o.start.latest, 0)) if o.start else (0, 0)
        last = calendar.days - 1
        end = (place(o.end.earliest, 0), place(o.end.latest, last)) if o.end else (last, last)
        end = (max(end[0], start[0]), max(end[1], start[1], end[0]))
        rows.append((end[0] + 1, end[1] + 1, start[0], max(start)))
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Periods(*(np.ascontiguousarray(c) for c in columns))


def _fixed_variance(observations: Sequence[Observation], periods: Periods, counts: Array, prior: Prior) -> Array:
    """Squared log errors that no parameter scales: rounding, an uncertain date, single days, claimed strengths."""
    figure = _floats([(o.low * o.high) ** 0.5 for o in observations])
    unit = np.minimum(_floats([o.unit for o in observations]), figure)
    days = np.maximum(periods.days, 1.0)
    width = (periods.end_high - periods.end_low) ** 2 + (periods.start_high - periods.start_low) ** 2
    unsure = np.minimum(width / 12 / days**2, 1.0)
    strength = _floats([o.hedge * prior.strength_claim_sd if o.target is Target.STRENGTH else 0 for o in observations])
    rate = _floats([o.per_days is not None for o in observations])
    return np.asarray(
        (unit / figure) ** 2 / 12 + strength**2 + counts * ((1 - rate) * unsure + prior.daily_noise**2 / days)
    )


def _chains(observations: Sequence[Observation], calendar: Calendar, prior: Prior) -> tuple[Indices, Array]:
    """Each running total's predecessor: the same party's last flat figure for the same thing, and how it fades."""
    parent, fading = np.full(len(observations), -1), np.zeros(len(observations))

    def reached(i: int) -> int:
        window = observations[i].end
        return calendar.index(window.latest) if window and window.latest else calendar.days - 1

    last: dict[tuple[str, Target], int] = {}
    for i in sorted((i for i, o in enumerate(observations) if o.running), key=lambda i: (reached(i), i)):
        o = observations[i]
        before = last.get((o.party, o.target), -1)
        if before >= 0:
            parent[i] = before
            fading[i] = np.exp(-(reached(i) - reached(before)) / prior.correlation_days)
        if SHAPE[o.bound] is Shape.POINT:
            last[o.party, o.target] = i
    return parent.astype(np.int64), fading


def _ints(values: Sequence[int]) -> Indices:
    return np.array(values, dtype=np.int64)


def _floats(values: Sequence[float]) -> Array:
    return np.array(values, dtype=np.float64)
