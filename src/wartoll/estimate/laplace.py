"""The mode and curvature of the latents at given scales, for many settings of the scales at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wartoll.estimate.curvature import newton_terms
from wartoll.estimate.model import Model
from wartoll.estimate.observation import LOG_2PI, Array

STEPS = 40
ENOUGH = 1e-7  # expected gain of the log density at which Newton stops


@dataclass(frozen=True, slots=True)
class Modes:
    """Modes of the latents at M settings of the scales.

    Parameters
    ----------
    scales : array, shape (M, 3)
    latents : array, shape (M, D)
    cholesky : array, shape (M, D, D)
        Lower factor of the precision at the mode.
    log_evidence : array, shape (M,)
        Laplace's approximation of the log density of scales and claims, the latents integrated out.
    converged : array of bool, shape (M,)
    """

    scales: Array
    latents: Array
    cholesky: Array
    log_evidence: Array
    converged: Array


def find_modes(model: Model, scales: Array, start: Array) -> Modes:
    """Newton's method with step halving, from one starting point a setting.

    Parameters
    ----------
    scales : array, shape (M, 3)
    start : array, shape (M, D)
    """
    latents = start.copy()
    size = model.size
    cholesky = np.zeros((len(scales), size, size))
    value = np.full(len(scales), -np.inf)
    open_ = np.arange(len(scales))
    for _ in range(STEPS):
        value[open_], gradient, precision, safe = newton_terms(model, scales[open_], latents[open_])
        factor = factorise(precision, safe)
        cholesky[open_] = factor
        half = np.linalg.solve(factor, gradient[..., None])
        step = np.linalg.solve(np.swapaxes(factor, -1, -2), half)[..., 0]
        gain = 0.5 * (half[..., 0] ** 2).sum(axis=-1)
        going = gain > ENOUGH
        if not going.any():
            open_ = open_[going]
            break
        open_ = open_[going]
        latents[open_] = _descend(model, scales[open_], latents[open_], step[going], value[open_])
    diagonal = np.diagonal(cholesky, axis1=-2, axis2=-1)
    evidence = value - np.log(diagonal).sum(axis=-1) + size * LOG_2PI / 2
    converged = np.ones(len(scales), dtype=bool)
    converged[open_] = False
    return Modes(scales, latents, cholesky, evidence, converged)


def _descend(model: Model, scales: Array, latents: Array, step: Array, value: Array) -> Array:
    """Walk each point along its step, halved until the density rises."""
    out, fraction = latents.copy(), np.ones(len(latents))
    waiting = np.arange(len(latents))
    for _ in range(12):
        trial = latents[waiting] + fraction[waiting, None] * step[waiting]
        better = model.log_density(scales[waiting], trial) > value[waiting] - 1e-9
        out[waiting[better]] = trial[better]
        waiting = waiting[~better]
        if not waiting.size:
            break
        fraction[waiting] /= 2.0
    return out


def factorise(precision: Array, safe: Array) -> Array:
    """Lower Cholesky factors; where a precision is not positive definite, of its safe form."""
    try:
        return np.asarray(np.linalg.cholesky(precision))
    except np.linalg.LinAlgError:
        if len(precision) == 1:
            return np.asarray(np.linalg.cholesky(safe))
        middle = len(precision) // 2
        return np.concatenate(
            [factorise(precision[:middle], safe[:middle]), factorise(precision[middle:], safe[middle:])]
        )
