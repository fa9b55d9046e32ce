"""Pareto-smoothed importance sampling: tame the largest weights and say whether they can be trusted.

Vehtari, Simpson, Gelman, Yao and Gabry, "Pareto smoothed importance sampling", JMLR 25(72), 2024; the fit of the
generalised Pareto distribution is Zhang and Stephens, Technometrics 51(3), 2009.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from wartoll.estimate.observation import Array

TRUSTED = 0.7  # a k-hat above this needs impractically many draws: Vehtari et al., section 3.2.4


class SmoothedWeights(NamedTuple):
    """Weights that sum to 1, the tail's shape k-hat, and the effective number of draws."""

    weights: Array
    k_hat: float
    effective: float


def smooth_weights(log_ratios: Array) -> SmoothedWeights:
    """Replace the largest importance ratios by quantiles of a generalised Pareto distribution.

    Parameters
    ----------
    log_ratios : array, shape (S,)
        Log of target over proposal density; minus infinity where the target has none.

    Returns
    -------
    SmoothedWeights
        ``k_hat`` is infinite where no finite tail can be fitted, and minus infinity where all ratios are equal.
    """
    ratios = np.exp(log_ratios - np.max(log_ratios))
    size = len(ratios)
    tail = int(min(0.2 * size, 3 * math.sqrt(size)))
    if tail < 5 or not np.isfinite(ratios).all():
        return _normalise(ratios, math.inf)
    order = np.argsort(ratios, kind="stable")
    largest = order[-tail:]
    cutoff = ratios[order[-tail - 1]]
    excess = ratios[largest] - cutoff
    if excess[-1] <= 1e-12 * ratios[order[-1]]:
        return _normalise(ratios, -math.inf)
    k, sigma = fit_generalised_pareto(excess)
    if math.isfinite(k):
        levels = (np.arange(1, tail + 1) - 0.5) / tail
        ratios[largest] = np.minimum(cutoff + pareto_quantile(levels, k, sigma), 1.0)
    return _normalise(ratios, k)


def _normalise(ratios: Array, k_hat: float) -> SmoothedWeights:
    weights = ratios / ratios.sum()
    return SmoothedWeights(weights, k_hat, float(1 / (weights**2).sum()))


def pareto_quantile(levels: Array, k: float, sigma: float) -> Array:
    """Quantiles of the generalised Pareto distribution with shape k and scale sigma, from 0."""
    if abs(k) < 1e-9:
        return np.asarray(-sigma * np.log1p(-levels))
    return np.asarray(sigma * np.expm1(-k * np.log1p(-levels)) / k)


def fit_generalised_pareto(excess: Array) -> tuple[float, float]:
    """Shape and scale from sorted excesses, by Zhang and Stephens' empirical Bayes estimate.

    The shape is drawn towards 0.5 with the weight of ten observations (Vehtari et al., appendix G).
    """
    n = len(excess)
    m = 30 + int(math.sqrt(n))
    quartile = excess[int(n / 4 + 0.5) - 1]
    grid = 1 / excess[-1] + (1 - np.sqrt(m / (np.arange(1, m + 1) - 0.5))) / (3 * max(quartile, 1e-300))
    shape = np.log1p(-grid[:, None] * excess).mean(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        likelihood = n * (np.log(-grid / shape) - shape - 1)
    usable = np.isfinite(likelihood)
    if not usable.any():
        return math.inf, math.nan
    likelihood = likelihood[usable] - likelihood[usable].max()
    weights = np.exp(likelihood)
    b = float((grid[usable] * weights).sum() / weights.sum())
    k = float(np.log1p(-b * excess).mean())
    sigma = -k / b
    return (n * k + 10 * 0.5) / (n + 10), sigma


def resample(weights: Array, count: int, generator: np.random.Generator) -> Array:
    """Indices of equally weighted draws, by systematic resampling in the order of the draws."""
    places = (np.arange(count) + generator.random()) / count
    return np.asarray(np.minimum(np.searchsorted(np.cumsum(weights), places), len(weights) - 1))
