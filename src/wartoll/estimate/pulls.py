"""Each claim against the rest: how far it pulls the answer, and whether the rest foresaw it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wartoll.estimate.design import Observation
from wartoll.estimate.model import Model
from wartoll.estimate.nested import WeightedDraws
from wartoll.estimate.observation import Array, Readings, Shape, claim_terms
from wartoll.estimate.pareto import smooth_weights
from wartoll.estimate.summary import weighted_median

HELD = 1 << 21


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """One claim against the rest.

    Parameters
    ----------
    claim_id, label : str
    pull : float
        The factor by which this claim moves the median of the losses.
    surprise : float
        Two-sided posterior predictive p of its figure, given the other claims: small where they did not foresee it.
    k_hat : float
        Whether the weights that leave the claim out can be trusted; above 0.7 both figures are rough.
    """

    claim_id: str
    label: str
    pull: float
    surprise: float
    k_hat: float


def check_claims(
    model: Model, observations: Sequence[Observation], weighted: WeightedDraws, log_losses: Array, seed: int
) -> tuple[ClaimCheck, ...]:  # fmt: skip
    """Take each claim's density out of the weights, and compare its figure with what the rest would have it say."""
    readings, weights = model.design.readings, weighted.weights.weights
    log_density, replicate = _replicate(model, weighted, np.random.default_rng([seed, 2]))
    with np.errstate(divide="ignore"):
        log_weights = np.log(weights)
    middle = weighted_median(log_losses, weights)
    figure = (readings.low + readings.high) / 2
    out = []
    for i, o in enumerate(observations):
        rest = smooth_weights(log_weights - log_density[:, i])
        pull = math.exp(middle - weighted_median(log_losses, rest.weights))
        below = float(rest.weights @ (replicate[:, i] < figure[i]))
        out.append(ClaimCheck(o.claim_id, o.label, pull, 2 * min(below, 1 - below), rest.k_hat))
    return tuple(out)


def _replicate(model: Model, weighted: WeightedDraws, generator: np.random.Generator) -> tuple[Array, Array]:
    """Log density of each claim under each draw, and a figure that the draw would have it say: both (S, n)."""
    d = model.design
    rows = max(1, HELD // (d.calendar.days + 4 * d.size))
    densities, figures = [], []
    for i in range(0, len(weighted.latents), rows):
        state = model.state(weighted.scales[i : i + rows], weighted.latents[i : i + rows])
        terms = claim_terms(d.readings, state.location, state.scale, state.center, state.spread)
        densities.append(terms.log_density)
        figures.append(draw_figures(d.readings, state.location, state.scale, state.center, state.spread, generator))
    return np.concatenate(densities), np.concatenate(figures)


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
