"""The mode and curvature of the latents at given scales, for many settings of the scales at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wartoll.estimate.curvature import newton_terms
from wartoll.estimate.model import Model
from wartoll.estimate.observation import LOG_2PI, Array

STEPS, HALVINGS = 60, 12
REACH = 3.0  # prior sd that one step may cross
ENOUGH = 1e-4  # expected gain of the log density at which Newton stops


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


def find_modes(model: Model, scales: Array, start: Array, *, enough: float = ENOUGH) -> Modes:
    """Newton's method from one starting point a setting; a step after which the density is lower is halved.

    Parameters
    ----------
    scales : array, shape (M, 3)
    start : array, shape (M, D)
    enough : float
        Expected gain of the log density below which a point is taken for the mode.
    """
    count, size = len(scales), model.size
    latents, trial, step = start.copy(), start.copy(), np.zeros((count, size))
    value, cholesky = np.full(count, -np.inf), np.tile(np.eye(size), (count, 1, 1))
    halvings = np.zeros(count, dtype=np.int64)
    going, stuck = np.arange(count), np.zeros(count, dtype=bool)
    for _ in range(STEPS):
        with np.errstate(over="ignore", invalid="ignore"):  # far from the mode a density may be no number: no rise
            found, gradient, precision, safe = newton_terms(model, scales[going], trial[going])
        sound = np.isfinite(found) & np.isfinite(gradient).all(axis=1) & np.isfinite(safe).all(axis=(1, 2))
        sound &= np.isfinite(precision).all(axis=(1, 2))
        rose = sound & ((found >= value[going] - 1e-9) | (halvings[going] >= HALVINGS))
        worse, better = going[~rose], going[rose]
        step[worse] /= 2
        halvings[worse] += 1
        latents[better], value[better], halvings[better] = trial[better], found[rose], 0
        cholesky[better] = factorise(precision[rose], safe[rose])
        half = np.linalg.solve(cholesky[better], gradient[rose][..., None])
        full = np.linalg.solve(np.swapaxes(cholesky[better], -1, -2), half)[..., 0]
        step[better] = full * np.minimum(1.0, REACH / np.maximum(np.abs(full).max(axis=1, initial=0.0), REACH))[:, None]
        gain = 0.5 * (half[..., 0] ** 2).sum(axis=-1)
        lost = worse[halvings[worse] > 2 * HALVINGS]  # no number wherever the step leads: left unconverged
        stuck[lost] = True
        going = np.sort(np.concatenate([np.setdiff1d(worse, lost), better[gain > enough]]))
        if not going.size:
            break
        trial[going] = latents[going] + step[going]
    diagonal = np.diagonal(cholesky, axis1=-2, axis2=-1)
    evidence = value - np.log(diagonal).sum(axis=-1) + size * LOG_2PI / 2
    converged = ~stuck
    converged[going] = False
    return Modes(scales, latents, cholesky, evidence, converged)


def factorise(precision: Array, safe: Array) -> Array:
    """Lower Cholesky factors; where a precision is not positive definite, of its safe form."""
    if not len(precision):
        return precision
    try:
        return np.asarray(np.linalg.cholesky(precision))
    except np.linalg.LinAlgError:
        if len(precision) == 1:
            return np.asarray(np.linalg.cholesky(safe))
        middle = len(precision) // 2
        return np.concatenate(
            [factorise(precision[:middle], safe[:middle]), factorise(precision[middle:], safe[middle:])]
        )
