"""Run the model forward: a study with a known truth, for tests and for calibration.

Whose claims, about what, over which days and how hedged is drawn first; then the truth from the prior; then the
figures from the truth, rounded as speakers round.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from wartoll.claims import Bound, PartyKind
from wartoll.dates import Window
from wartoll.estimate.design import Indices, Observation, Target, build_design
from wartoll.estimate.estimate import name_draws
from wartoll.estimate.model import SCALES, Model
from wartoll.estimate.observation import CARRIED, Array
from wartoll.estimate.prior import Prior
from wartoll.estimate.process import Calendar

FIRST = date(2001, 1, 1)
KINDS = (
    PartyKind.ADVERSARY, PartyKind.OWN_SIDE, PartyKind.INTELLIGENCE, PartyKind.ANALYST,
    PartyKind.THIRD_PARTY_GOVERNMENT, PartyKind.MEDIA,
)  # fmt: skip
TARGETS = {
    Target.LOSSES: 0.55, Target.KILLED: 0.15, Target.WOUNDED: 0.15, Target.WOUNDED_PER_KILLED: 0.04,
    Target.STRENGTH: 0.06, Target.LOSS_SHARE: 0.05,
}  # fmt: skip
BOUNDS = {Bound.EXACT: 0.3, Bound.APPROXIMATE: 0.3, Bound.AT_LEAST: 0.2, Bound.AT_MOST: 0.08, Bound.BETWEEN: 0.12}


@dataclass(frozen=True, slots=True)
class Study:
    """A simulated study.

    Parameters
    ----------
    observations : tuple of Observation
        One an origin.
    relays : tuple of Observation
        Copies of some of them, as outlets carry them; no new evidence.
    calendar : Calendar
    scales, latents : array, shapes (3,), (D,)
        The truth.
    truth : dict of str to float
        The named quantities of an `Estimate`.
    """

    observations: tuple[Observation, ...]
    relays: tuple[Observation, ...]
    calendar: Calendar
    scales: Array
    latents: Array
    truth: dict[str, float]


def simulate_study(
    prior: Prior, generator: np.random.Generator, *, days: tuple[int, int] = (40, 120),
    parties: tuple[int, int] = (3, 6), claims: tuple[int, int] = (8, 24), relayed: float = 0.3, lull: float = 0.4,
) -> Study:  # fmt: skip
    """Draw a study: its design, its truth, and what is said.

    Parameters
    ----------
    days, parties, claims : tuple of int
        Least and most of each.
    relayed, lull : float
        Chance that a claim is relayed, once to thrice; chance of a declared lull.
    """
    span = int(generator.integers(days[0], days[1] + 1))
    calendar = Calendar(FIRST, span, _draw_lull(generator, span) if generator.random() < lull else ())
    kinds = [KINDS[i] for i in generator.integers(len(KINDS), size=generator.integers(parties[0], parties[1] + 1))]
    size = int(generator.integers(claims[0], claims[1] + 1))
    blanks = [_draw_blank(generator, i, kinds, span) for i in range(size)]
    blanks[0] = replace(blanks[0], target=Target.LOSSES, per_days=None, start=None, running=True)
    return simulate_figures(blanks, calendar, prior, generator, relayed=relayed)


def simulate_figures(
    blanks: Sequence[Observation], calendar: Calendar, prior: Prior, generator: np.random.Generator,
    *, relayed: float = 0.0, scales: Array | None = None, latents: Array | None = None,
) -> Study:  # fmt: skip
    """Draw a truth, unless given, and the figures of observations whose own figures are blank.

    An interval's blank ends give its width; a blank ``unit`` below 1 is the number of significant figures over 10.
    """
    model = Model(build_design([replace(b, unit=0.0) for b in blanks], calendar, prior), prior)
    scales = generator.standard_normal(len(SCALES)) if scales is None else scales
    latents = generator.standard_normal(model.size) if latents is None else latents
    figures = _say(model, scales, latents, generator)
    observations = tuple(_finish(b, float(v), generator) for b, v in zip(blanks, figures, strict=True))
    copies = tuple(
        replace(o, claim_id=f"{o.claim_id}-relay-{i}")
        for o in observations
        if generator.random() < relayed
        for i in range(generator.integers(1, 4))
    )
    truth = {name: float(values[0]) for name, values in name_draws(model, scales[None], latents[None]).items()}
    return Study(observations, copies, calendar, scales, latents, truth)


def _draw_lull(generator: np.random.Generator, span: int) -> tuple[Window, ...]:
    start = int(generator.integers(span // 4, span - 14))
    day = FIRST + timedelta(days=start)
    return (Window(day, day + timedelta(days=int(generator.integers(6, 14)))),)


def _draw_blank(generator: np.random.Generator, i: int, kinds: Sequence[PartyKind], span: int) -> Observation:
    party = int(generator.integers(len(kinds)))
    names = (
        Target.LOSSES,
        Target.KILLED,
        Target.WOUNDED,
        Target.WOUNDED_PER_KILLED,
        Target.STRENGTH,
        Target.LOSS_SHARE,
    )
    target = names[generator.choice(len(names), p=(0.55, 0.15, 0.15, 0.04, 0.06, 0.05))]
    form = (
        "total" if not target.counts_losses else ("total", "period", "rate")[generator.choice(3, p=(0.65, 0.2, 0.15))]
    )
    bounds = (Bound.EXACT, Bound.APPROXIMATE, Bound.AT_LEAST, Bound.AT_MOST, Bound.BETWEEN)
    bound = bounds[generator.choice(len(bounds), p=(0.3, 0.3, 0.2, 0.08, 0.12))]
    end = int(generator.integers(5, span))
    start = None if form == "total" else max(0, end - int(generator.integers(1, 28)))
    blur = int(generator.integers(1, 8)) if generator.random() < 0.15 else 0
    trust = (1.0, 0.85, 0.65)[generator.choice(3, p=(0.85, 0.1, 0.05))]
    return Observation(
        claim_id=f"c{i}", party=f"party {party}", kind=kinds[party], target=target, bound=bound, low=1.0,
        high=1.0 + 0.5 * float(generator.random()) if bound is Bound.BETWEEN else 1.0,
        start=None if start is None else Window.day(FIRST + timedelta(days=start)),
        end=Window(FIRST + timedelta(days=max(end - blur, start or 0)), FIRST + timedelta(days=end)),
        per_days=1.0 if form == "rate" else None, running=form == "total" and target.counts_losses,
        hedge=1.5 if bound is Bound.APPROXIMATE else 1.0, trust=trust,
        unit=(0.1, 0.2, 0.3)[generator.choice(3, p=(0.15, 0.55, 0.3))],
    )  # fmt: skip


def _say(model: Model, scales: Array, latents: Array, generator: np.random.Generator) -> Array:
    """Log figures, each total after the party's total before it."""
    d = model.design
    state = model.state(scales, latents)
    own = (model.claim_error(scales) * d.error) ** 2
    correlation = float(model.error_correlation(scales))
    said = np.zeros(d.size)
    for i in _in_order(d.parent):
        j, location, variance = int(d.parent[i]), state.center[i], state.spread[i] ** 2
        if j >= 0:
            pull = correlation * d.fading[i] * math.sqrt(own[i] * own[j]) / state.spread[j] ** 2
            reach = CARRIED * state.spread[j]
            location = location + pull * reach * math.tanh((said[j] - state.center[j]) / reach)
            variance -= (pull * state.spread[j]) ** 2
        said[i] = _draw_figure(model, i, float(location), math.sqrt(variance), state.center[i], generator)
    return said


def _draw_figure(
    model: Model, i: int, location: float, scale: float, center: float, generator: np.random.Generator
) -> float:  # fmt: skip
    r = model.design.readings
    if generator.random() < r.untrue[i]:
        spread = math.sqrt((model.design.fixed_variance[i]) + r.untrue_sd**2)
        return float(center + spread * generator.standard_t(r.tail))
    if r.shape[i] in (0, 3):
        return float(location + scale * generator.standard_t(r.tail))
    gap = r.gap[i] * generator.standard_exponential() - scale * generator.standard_exponential()
    return float(location + scale * generator.standard_normal() + (gap if r.shape[i] == 2 else -gap))


def _in_order(parent: Indices) -> list[int]:
    """Indices with every parent before its children."""
    order: list[int] = []
    placed: set[int] = set()
    for i in range(len(parent)):
        line = []
        while i >= 0 and i not in placed:
            line.append(i)
            placed.add(i)
            i = int(parent[i])
        order.extend(reversed(line))
    return order


def _finish(blank: Observation, log_figure: float, generator: np.random.Generator) -> Observation:
    """Put the figure in, rounded; an interval lies anywhere about the figure meant."""
    if blank.bound is Bound.BETWEEN:
        width = math.log(blank.high / blank.low)
        low = math.exp(log_figure - width * float(generator.random()))
        return replace(blank, low=low, high=low * math.exp(width), unit=0.0)
    figure, digits = math.exp(log_figure), round(blank.unit * 10)
    if digits == 0:
        return replace(blank, low=figure, high=figure, unit=0.0)
    unit = 10.0 ** (math.floor(math.log10(figure)) - digits + 1)
    figure = max(round(figure / unit), 1) * unit
    return replace(blank, low=figure, high=figure, unit=unit)
