"""Nested Laplace with an importance correction: draws from the posterior of scales and latents.

The three scales are integrated outside on quasi-random points spread over an approximation of their posterior; at each
point the latents get a normal approximation at their mode (Rue, Martino and Chopin, JRSS B 71(2), 2009). Every draw is
then weighted by the true density over the one it was drawn from, so what is left of the error is in the weights' tail,
which `smooth_weights` measures.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from wartoll.estimate.laplace import Modes, find_modes
from wartoll.estimate.model import SCALES, Model
from wartoll.estimate.observation import LOG_2PI, Array
from wartoll.estimate.pareto import SmoothedWeights, smooth_weights

POINTS, DRAWS_A_POINT = 128, 64
STRETCH = 1.15  # of the scales' approximate sd, so that the proposal covers their tails
STRETCHED, SHARE_STRETCHED = 1.5, 0.25  # of the latents: by 1 + 1.5 / sqrt(D), a quarter of the draws
HELD = 1 << 22  # numbers held at once


@dataclass(frozen=True, slots=True)
class WeightedDraws:
    """Weighted draws from the posterior.

    Parameters
    ----------
    scales, latents : array, shapes (S, 3), (S, D)
    weights : SmoothedWeights
    log_evidence : float
        Log density of the claims, everything integrated out.
    converged : float
        Share of the points where Newton converged.
    """

    scales: Array
    latents: Array
    weights: SmoothedWeights
    log_evidence: float
    converged: float


def fit_nested(
    model: Model, seed: int, points: int = POINTS, draws_a_point: int = DRAWS_A_POINT
) -> WeightedDraws:  # fmt: skip
    """Draw from the posterior: modes at quasi-random scales, normal draws at each, weights for all.

    Parameters
    ----------
    seed : int
    points : int
        Settings of the scales.
    draws_a_point : int
        Draws of the latents at each, even: they come in mirrored pairs.
    """
    generator = np.random.default_rng(seed)
    center, spread, start = locate_scales(model)
    normal = ndtri(spread_points(points, len(SCALES), generator))
    scales = center + STRETCH * normal @ spread.T
    log_proposal = -0.5 * (normal**2).sum(axis=1) - np.log(np.abs(np.linalg.det(STRETCH * spread)))
    modes = find_modes(model, scales, np.repeat(start, points, axis=0))
    latents, log_normal = draw_latents(modes, draws_a_point, generator)
    all_scales = np.repeat(scales, draws_a_point, axis=0)
    log_density = chunked_log_density(model, all_scales, latents)
    log_ratios = log_density - log_normal - np.repeat(log_proposal - len(SCALES) * LOG_2PI / 2, draws_a_point)
    log_ratios = np.where(np.isfinite(log_ratios), log_ratios, -np.inf)
    evidence = float(np.logaddexp.reduce(log_ratios) - np.log(len(log_ratios)))
    return WeightedDraws(all_scales, latents, smooth_weights(log_ratios), evidence, float(modes.converged.mean()))


def locate_scales(model: Model, rounds: int = 6) -> tuple[Array, Array, Array]:
    """Mode and spread of the scales' approximate posterior, by Newton on finite differences of the log evidence.

    Returns
    -------
    center, spread, start : array, shapes (3,), (3, 3), (1, D)
        ``spread`` is a square root of the covariance; ``start`` are the latents' modes at the center.
    """
    size, step = len(SCALES), 0.25
    center = np.zeros(size)
    start = find_modes(model, center[None], np.zeros((1, model.size))).latents
    offsets = _stencil(size) * step
    for _ in range(rounds):
        modes = find_modes(model, center + offsets, np.repeat(start, len(offsets), axis=0))
        start = modes.latents[:1]
        gradient, precision = _quadratic(modes.log_evidence, offsets, size, step)
        move = np.linalg.solve(precision, gradient)
        move *= min(1.0, 1.0 / max(float(np.abs(move).max()), 1e-12))
        center = center + move
        if np.abs(move).max() < 0.05:
            break
    start = find_modes(model, center[None], start).latents
    return center, np.linalg.inv(np.linalg.cholesky(precision)).T, start


def _stencil(size: int) -> Array:
    """The center, both sides of each axis, and one corner a pair of axes."""
    axes = np.eye(size)
    pairs = [axes[i] + axes[j] for i in range(size) for j in range(i)]
    return np.vstack([np.zeros((1, size)), axes, -axes, *[p[None] for p in pairs]])


def _quadratic(values: Array, offsets: Array, size: int, step: float) -> tuple[Array, Array]:
    """Gradient and negative Hessian of a function read on the stencil; eigenvalues held between 0.5 and 200."""
    ahead, behind = values[1 : size + 1], values[size + 1 : 2 * size + 1]
    gradient = (ahead - behind) / (2 * step)
    hessian = np.diag((ahead + behind - 2 * values[0]) / step**2)
    for row, value in zip(offsets[2 * size + 1 :], values[2 * size + 1 :], strict=True):
        i, j = np.flatnonzero(row)
        cross = value - values[0] - (gradient[i] + gradient[j]) * step - (hessian[i, i] + hessian[j, j]) * step**2 / 2
        hessian[i, j] = hessian[j, i] = cross / step**2
    eigenvalues, vectors = np.linalg.eigh(-hessian)
    return gradient, (vectors * np.clip(eigenvalues, 0.5, 200.0)) @ vectors.T


def spread_points(count: int, size: int, generator: np.random.Generator) -> Array:
    """Quasi-random points in the unit cube: the additive recurrence of the generalised golden ratio, shifted.

    M. Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018.
    """
    ratio = 2.0
    for _ in range(64):
        ratio = (1 + ratio) ** (1 / (size + 1))
    steps = ratio ** -np.arange(1, size + 1)
    return np.asarray((generator.random(size) + np.arange(1, count + 1)[:, None] * steps) % 1.0)


def draw_latents(modes: Modes, draws: int, generator: np.random.Generator) -> tuple[Array, Array]:
    """Mirrored draws about each mode, and their log density: (M * draws, D) and (M * draws,).

    A share of the draws is stretched, so that the proposal's tails are heavier than the posterior's; by less in more
    dimensions, where a little stretch already reaches past the posterior's shell.
    """
    points, size = modes.latents.shape
    half = generator.standard_normal((points, draws // 2, size))
    stretch = 1 + STRETCHED / np.sqrt(size)
    half[:, : round(SHARE_STRETCHED * draws / 2)] *= stretch
    white = np.concatenate([half, -half], axis=1)
    step = np.linalg.solve(np.swapaxes(modes.cholesky, -1, -2), np.swapaxes(white, -1, -2))
    latents = modes.latents[:, None] + np.swapaxes(step, -1, -2)
    log_det = np.log(np.diagonal(modes.cholesky, axis1=-2, axis2=-1)).sum(axis=-1)
    square = (white**2).sum(axis=-1)
    share = round(SHARE_STRETCHED * draws / 2) / (draws / 2)
    narrow = np.log1p(-share) - 0.5 * square
    wide = np.log(share) - 0.5 * square / stretch**2 - size * np.log(stretch)
    log_density = log_det[:, None] + np.logaddexp(narrow, wide) - size * LOG_2PI / 2
    return latents.reshape(-1, size), log_density.reshape(-1)


def chunked_log_density(model: Model, scales: Array, latents: Array) -> Array:
    """`Model.log_density` over many draws, a few at a time."""
    rows = max(1, HELD // (model.design.calendar.days + 4 * model.design.size))
    parts = [model.log_density(scales[i : i + rows], latents[i : i + rows]) for i in range(0, len(latents), rows)]
    return np.concatenate(parts)
