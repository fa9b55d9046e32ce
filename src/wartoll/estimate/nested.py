"""Nested Laplace with an importance correction: draws from the posterior of scales and latents.

The three scales are integrated outside on quasi-random points spread over an approximation of their posterior; at each
point the latents get a normal approximation at their mode (Rue, Martino and Chopin, JRSS B 71(2), 2009). Every draw is
then weighted by the true density over the one it was drawn from, so what is left of the error is in the weights' tail,
which `smooth_weights` measures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

from wartoll.estimate.laplace import Modes, find_modes
from wartoll.estimate.model import SCALES, Model
from wartoll.estimate.observation import LOG_2PI, Array
from wartoll.estimate.pareto import SmoothedWeights, smooth_weights

POINTS, POINTS_LONG, DRAWS_A_POINT = 256, 64, 64
POINTS_AGAIN = 32  # where the scales are known already
LONG = 60  # latents above which fewer points are taken
SETTLED = 0.15  # prior sd that the mode of the scales may still move
STRETCH = 1.15  # of the scales' approximate sd, so that the proposal covers their tails
PILOT_A_POINT, HELD_BACK = 32, 0.3  # the fewer draws count, the less the proposal is moved by them
STRETCHED, SHARE_STRETCHED = 2.2, 0.5  # by 1 + 2.2 / sqrt(D), half the draws
HELD = 1 << 19  # numbers held at once


@dataclass(frozen=True, slots=True)
class Located:
    """Where the scales' approximate posterior lies.

    ``center`` (3,) is its mode, ``spread`` (3, 3) a square root of its covariance, ``start`` (1, D) the latents' mode
    there.
    """

    center: Array
    spread: Array
    start: Array


@dataclass(frozen=True, slots=True)
class WeightedDraws:
    """Weighted draws from the posterior.

    Parameters
    ----------
    scales, latents : array, shapes (S, 3), (S, D)
    weights : SmoothedWeights
        Weights, with k-hat and the effective draws.
    log_evidence : float
        Log density of the claims, everything integrated out.
    converged : float
        Share of the points where Newton converged.
    located : Located
        For fits of models much like this one.
    """

    scales: Array
    latents: Array
    weights: SmoothedWeights
    log_evidence: float
    converged: float
    located: Located


def fit_nested(model: Model, seed: int, *, points: int | None = None, scales: Located | None = None) -> WeightedDraws:
    """Draw from the posterior: modes at quasi-random scales, normal draws at each, weights for all.

    Parameters
    ----------
    seed : int
    points : int, optional
        Settings of the scales; unless given, by the number of latents.
    scales : Located, optional
        Where the scales' posterior lies, when it is known from a model much like this one; then fewer points and draws
        do.
    """
    generator = np.random.default_rng(seed)
    located = scales or locate_scales(model)
    points = points or (POINTS_AGAIN if scales else POINTS if model.size < LONG else POINTS_LONG)
    modes, log_proposal = spread_modes(model, located, points, generator)
    shape, draws = Shape(np.zeros(model.size), np.eye(model.size)), DRAWS_A_POINT
    if scales is None:
        pilot, _, ratios = _draw(model, modes, log_proposal, shape, PILOT_A_POINT, generator)
        shape = tune_shape(pilot, smooth_weights(ratios))
    else:
        draws //= 2
    _, latents, ratios = _draw(model, modes, log_proposal, shape, draws, generator)
    evidence = float(np.logaddexp.reduce(ratios) - np.log(len(ratios)))
    scales_of = np.repeat(modes.scales, draws, axis=0)
    return WeightedDraws(
        scales_of, latents, smooth_weights(ratios), evidence, float(modes.converged.mean()), located
    )  # fmt: skip


def spread_modes(
    model: Model, located: Located, points: int, generator: np.random.Generator
) -> tuple[Modes, Array]:  # fmt: skip
    """Modes at quasi-random settings of the scales, and the log density that the settings were drawn with."""
    normal = ndtri(spread_points(points, len(SCALES), generator))
    at = located.center + STRETCH * normal @ located.spread.T
    log_proposal = -0.5 * ((normal**2).sum(axis=1) + len(SCALES) * LOG_2PI)
    log_proposal -= np.log(np.abs(np.linalg.det(STRETCH * located.spread)))
    return find_modes(model, at, np.repeat(located.start, points, axis=0)), log_proposal


def _draw(
    model: Model, modes: Modes, log_proposal: Array, shape: Shape, draws: int, generator: np.random.Generator
) -> tuple[Array, Array, Array]:  # fmt: skip
    """Draws in white coordinates, as latents, and their log importance ratios."""
    white, log_normal = draw_white(shape, len(modes.latents), draws, generator)
    latents = from_white(modes, white, draws)
    log_det = np.log(np.diagonal(modes.cholesky, axis1=-2, axis2=-1)).sum(axis=-1)
    ratios = chunked_log_density(model, np.repeat(modes.scales, draws, axis=0), latents)
    ratios -= log_normal + np.repeat(log_proposal + log_det, draws)
    return white, latents, np.where(np.isfinite(ratios), ratios, -np.inf)


def locate_scales(model: Model, rounds: int = 6) -> Located:
    """Mode and spread of the scales' approximate posterior, by Newton on finite differences of the log evidence."""
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
        if np.abs(move).max() < SETTLED:
            break
    start = find_modes(model, center[None], start).latents
    return Located(center, np.linalg.inv(np.linalg.cholesky(precision)).T, start)


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
    """Quasi-random points in the unit cube: one in each of ``count`` equal slices of every axis.

    Their order along each axis is that of the additive recurrence of the generalised golden ratio (M. Roberts, "The
    unreasonable effectiveness of quasirandom sequences", 2018). Its points themselves fill three dimensions well but
    not each axis: in three dimensions the second step is close to 2/3, so that 40 points stand in three heaps on that
    axis, with gaps of a sixth of it between them.
    """
    ratio = 2.0
    for _ in range(64):
        ratio = (1 + ratio) ** (1 / (size + 1))
    steps = ratio ** -np.arange(1, size + 1)
    at = (generator.random(size) + np.arange(1, count + 1)[:, None] * steps) % 1.0
    slices = at.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    return np.asarray((slices + generator.uniform(1e-9, 1.0, size)) / count)


class Shape(NamedTuple):
    """Mean (D,) and square root (D, D) of the proposal, in coordinates where each mode is 0 and its precision 1."""

    mean: Array
    root: Array


def tune_shape(white: Array, weights: SmoothedWeights) -> Shape:
    """Mean and covariance of the pilot's weighted draws, held to 0 and 1 where few draws count.

    What the normal approximation misses is much the same at all points: a mode that is not the mean, tails that are
    wider than the curvature at the mode.
    """
    size = white.shape[1]
    mean = weights.weights @ white * weights.effective / (weights.effective + HELD_BACK * 4 * size)
    trust = weights.effective / (weights.effective + HELD_BACK * size**2)
    away = white - mean
    covariance = np.einsum("si,sj->ij", away * weights.weights[:, None], away)  # small: threads would only wait
    return Shape(mean, np.linalg.cholesky(trust * covariance + (1 - trust) * np.eye(size)))


def draw_white(shape: Shape, points: int, draws: int, generator: np.random.Generator) -> tuple[Array, Array]:
    """Draws about each mode in white coordinates, (points * draws, D), in mirrored pairs, and their log density.

    A share of the draws is stretched, so that the proposal's tails are heavier than the posterior's; by less in more
    dimensions, where a little stretch already reaches past the posterior's shell.
    """
    size, stretched = len(shape.mean), round(SHARE_STRETCHED * draws / 2)
    half = generator.standard_normal((points, draws // 2, size))
    stretch = 1 + STRETCHED / np.sqrt(size)
    half[:, :stretched] *= stretch
    normal = np.concatenate([half, -half], axis=1).reshape(-1, size)
    square = (normal**2).sum(axis=-1)
    share = 2 * stretched / draws
    narrow = np.log1p(-share) - 0.5 * square
    wide = np.log(share) - 0.5 * square / stretch**2 - size * np.log(stretch)
    log_root = np.log(np.diagonal(shape.root)).sum()
    return shape.mean + normal @ shape.root.T, np.logaddexp(narrow, wide) - size * LOG_2PI / 2 - log_root


def from_white(modes: Modes, white: Array, draws: int) -> Array:
    """Latents from white coordinates about each mode, so many a mode: (points * draws, D)."""
    points, size = modes.latents.shape
    columns = np.swapaxes(white.reshape(points, draws, size), -1, -2)
    step = np.linalg.solve(np.swapaxes(modes.cholesky, -1, -2), columns)
    return np.asarray((modes.latents[:, None] + np.swapaxes(step, -1, -2)).reshape(-1, size))


def chunked_log_density(model: Model, scales: Array, latents: Array) -> Array:
    """`Model.log_density` over many draws, a few at a time."""
    rows = max(1, HELD // (model.design.calendar.days + 4 * model.design.size))
    parts = [model.log_density(scales[i : i + rows], latents[i : i + rows]) for i in range(0, len(latents), rows)]
    return np.concatenate(parts)
