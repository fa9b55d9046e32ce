"""Annealing from the nested approximation to the posterior, for where one step of weighting is too long.

Particles start as draws about the modes and reach the posterior by powers of their importance ratio, each power chosen
so that most particles still count; after each they are resampled and moved (Neal, Statistics and Computing 11, 2001;
Del Moral, Doucet and Jasra, JRSS B 68(3), 2006). The moves need no gradient: in white coordinates the approximation is
a standard normal, and a step that keeps it is accepted by the ratio alone (Cotter et al., Statistical Science 28(3),
2013). A second move carries a particle to another setting of the scales, white coordinates kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from wartoll.estimate.design import Indices
from wartoll.estimate.laplace import Modes
from wartoll.estimate.model import Model
from wartoll.estimate.nested import (
    POINTS_LONG,
    Located,
    WeightedDraws,
    chunked_log_density,
    spread_modes,
)  # fmt: skip
from wartoll.estimate.observation import LOG_2PI, Array
from wartoll.estimate.pareto import SmoothedWeights, resample, smooth_weights

PARTICLES, MOVES, STAGES = 2048, 6, 40
COUNTING = 0.6  # share of the particles that still counts after each power
ACCEPTED = 0.3  # share of the moves that should be accepted; the step is set by it


@dataclass(frozen=True, slots=True)
class Proposal:
    """The nested approximation: modes, a root of the covariance at each (M, D, D), log density of the white origin."""

    model: Model
    modes: Modes
    roots: Array
    log_height: Array


@dataclass(frozen=True, slots=True)
class Particles:
    """Where each particle stands: its point (N,), white coordinates (N, D), latents and log importance ratio."""

    point: Indices
    white: Array
    latents: Array
    log_ratio: Array


def fit_annealed(model: Model, located: Located, seed: int, points: int = POINTS_LONG) -> WeightedDraws:
    """Draws from the posterior by annealing; ``k_hat`` is the worst of all stages, ``effective`` the least."""
    generator = np.random.default_rng([seed, 3])
    modes, log_scales = spread_modes(model, located, points, generator)
    log_det = np.log(np.diagonal(modes.cholesky, axis1=-2, axis2=-1)).sum(axis=-1)
    roots = np.asarray(np.linalg.inv(np.swapaxes(modes.cholesky, -1, -2)), dtype=np.float64)
    proposal = Proposal(model, modes, roots, log_det + log_scales - model.size * LOG_2PI / 2)
    at = _place(proposal, np.arange(PARTICLES) % points, generator.standard_normal((PARTICLES, model.size)))
    power, step, log_evidence, worst, least = 0.0, 0.5, 0.0, -np.inf, float(PARTICLES)
    for _ in range(STAGES):
        raised = _next_power(at.log_ratio, power)
        stage = smooth_weights((raised - power) * at.log_ratio)
        log_evidence += float(np.logaddexp.reduce((raised - power) * at.log_ratio) - np.log(PARTICLES))
        worst, least, power = max(worst, stage.k_hat), min(least, stage.effective), raised
        at = _pick(at, resample(stage.weights, PARTICLES, generator))
        for _ in range(MOVES):
            at, accepted = _step(proposal, at, power, step, generator)
            step = float(np.clip(step * np.exp(accepted - ACCEPTED), 0.02, 1.0))
            at = _jump(proposal, at, power, generator)
        if power >= 1:
            break
    weights = SmoothedWeights(np.full(PARTICLES, 1 / PARTICLES), worst if power >= 1 else np.inf, least)
    return WeightedDraws(
        modes.scales[at.point], at.latents, weights, log_evidence, float(modes.converged.mean()), located
    )  # fmt: skip


def _place(proposal: Proposal, point: Indices, white: Array) -> Particles:
    """Latents and importance ratios of particles at their points."""
    latents, modes = np.empty_like(white), proposal.modes
    for i in np.unique(point):
        rows = point == i
        latents[rows] = modes.latents[i] + white[rows] @ proposal.roots[i].T
    ratio = chunked_log_density(proposal.model, modes.scales[point], latents)
    ratio += 0.5 * (white**2).sum(axis=1) - proposal.log_height[point]
    return Particles(point, white, latents, np.where(np.isfinite(ratio), ratio, -np.inf))


def _next_power(log_ratio: Array, power: float) -> float:
    """The power at which the share of particles that counts has fallen to `COUNTING`, or 1."""

    def counting(to: float) -> float:
        w = np.exp((to - power) * (log_ratio - log_ratio.max()))
        return float(w.sum() ** 2 / (w**2).sum() / len(w))

    low, high = power, 1.0
    if counting(high) >= COUNTING:
        return high
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if counting(middle) >= COUNTING else (low, middle)
    return max(low, power + 1e-4)


def _pick(at: Particles, rows: Array) -> Particles:
    return Particles(at.point[rows], at.white[rows], at.latents[rows], at.log_ratio[rows])


def _step(
    proposal: Proposal, at: Particles, power: float, step: float, generator: np.random.Generator
) -> tuple[Particles, float]:  # fmt: skip
    """One step in white coordinates that keeps the standard normal, accepted by the ratio."""
    white = np.sqrt(1 - step**2) * at.white + step * generator.standard_normal(at.white.shape)
    return _accept(at, _place(proposal, at.point, white), power, generator)


def _jump(proposal: Proposal, at: Particles, power: float, generator: np.random.Generator) -> Particles:
    """One step to another setting of the scales, white coordinates kept, accepted by the ratio."""
    point = generator.integers(len(proposal.roots), size=len(at.point))
    return _accept(at, _place(proposal, point, at.white), power, generator)[0]


def _accept(
    at: Particles, trial: Particles, power: float, generator: np.random.Generator
) -> tuple[Particles, float]:  # fmt: skip
    taken = np.log(generator.random(len(at.point))) < power * (trial.log_ratio - at.log_ratio)
    return replace(
        at, point=np.where(taken, trial.point, at.point), white=np.where(taken[:, None], trial.white, at.white),
        latents=np.where(taken[:, None], trial.latents, at.latents),
        log_ratio=np.where(taken, trial.log_ratio, at.log_ratio),
    ), float(taken.mean())  # fmt: skip
