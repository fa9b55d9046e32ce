"""Each claim against the rest: how far it pulls the answer, and whether the rest foresaw it.

Leaving a claim out by weighting the draws anew fails where a party said one thing only: with it goes all that was known
of the party's bias, and no draw lies where the bias may then be. So the mode is found again without the claim, at the
mode of the scales, and the claim's figure is foreseen from there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from wartoll.estimate.curvature import count_jacobian
from wartoll.estimate.design import Design, Observation
from wartoll.estimate.laplace import find_modes
from wartoll.estimate.model import Model
from wartoll.estimate.nested import Located
from wartoll.estimate.observation import Array, Readings, Shape
from wartoll.estimate.process import Periods

REPLICATES = 4000
NEAR = 1e-3  # expected gain of the log density at which a mode is near enough


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """One claim against the rest.

    Parameters
    ----------
    claim_id, label : str
    pull : float
        The factor by which this claim moves the mode of the losses.
    surprise : float
        Two-sided predictive p of its figure, given the other claims: small where they did not foresee it.
    """

    claim_id: str
    label: str
    pull: float
    surprise: float


def check_claims(
    model: Model, observations: Sequence[Observation], located: Located, seed: int
) -> tuple[ClaimCheck, ...]:  # fmt: skip
    """Find the mode without each claim, and compare the claim's figure with what the rest would have it say."""
    generator = np.random.default_rng([seed, 2])
    scales = located.center[None]
    whole = float(model.log_total(located.start)[0])
    figure = (model.design.readings.low + model.design.readings.high) / 2
    out = []
    for i, o in enumerate(observations):
        rest = find_modes(
            Model(without_claim(model.design, i), model.prior), scales, located.start, enough=NEAR
        )  # fmt: skip
        state = model.state(scales, rest.latents)
        row = count_jacobian(model, scales, rest.latents, state)[0][0, i]
        sd = float(np.linalg.norm(np.linalg.solve(rest.cholesky[0], row)))
        away = sd * generator.standard_normal((REPLICATES, 1))
        drawn = draw_figures(
            model.design.readings.only(i), state.location[:, [i]] + away, np.full_like(away, state.scale[0, i]),
            state.center[:, [i]] + away, np.full_like(away, state.spread[0, i]), generator,
        )  # fmt: skip
        below = float((drawn[:, 0] < figure[i]).mean())
        pull = math.exp(whole - float(model.log_total(rest.latents)[0]))
        out.append(ClaimCheck(o.claim_id, o.label, pull, 2 * min(below, 1 - below)))
    return tuple(out)


def without_claim(design: Design, i: int) -> Design:
    """The design less one claim, parties kept; a total after it hangs on the total before it."""
    keep = np.delete(np.arange(design.size), i)
    parent, fading = design.parent.copy(), design.fading.copy()
    children = np.flatnonzero(parent == i)
    parent[children], fading[children] = parent[i], fading[children] * fading[i]
    parent = np.where(parent > i, parent - 1, parent)
    p, r = design.periods, design.readings
    return replace(
        design, periods=Periods(p.end_low[keep], p.end_high[keep], p.start_low[keep], p.start_high[keep]),
        readings=replace(r, **{name: getattr(r, name)[keep] for name in ("shape", "low", "high", "gap", "untrue")}),
        parent=parent[keep], fading=fading[keep],
        **{name: getattr(design, name)[keep] for name in (
            "party", "counts", "component", "strength", "offset", "error", "fixed_variance")},
    )  # fmt: skip


def draw_figures(
    readings: Readings, location: Array, scale: Array, center: Array, spread: Array, generator: np.random.Generator
) -> Array:  # fmt: skip
    """Draw the log figure that each claim would state: the observation model run forward, shape (..., n).

    For an interval it is the figure inside it that the speaker had in mind.
    """
    shape = location.shape
    student = generator.standard_t(readings.tail, shape)
    bounded = np.isin(readings.shape, (Shape.AT_LEAST, Shape.AT_MOST))
    noise = np.where(bounded, generator.standard_normal(shape), student) * scale
    sign = np.where(readings.shape == Shape.AT_LEAST, -1.0, 1.0) * bounded
    gap = readings.gap * generator.standard_exponential(shape) - scale * generator.standard_exponential(shape)
    meant = location + noise + sign * gap
    wide = center + np.hypot(spread, readings.untrue_sd) * generator.standard_t(readings.tail, shape)
    return np.asarray(np.where(generator.random(shape) < readings.untrue, wide, meant))
