"""Which of two forecasters is better, and how sure that is: ratios of mean scores with block-bootstrap intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of scores with its 90 % interval; below 1 the first forecaster is better. None where undefined."""

    ratio: float | None
    low: float | None
    high: float | None


def score_ratio(
    scores: NDArray[np.float64],
    reference: NDArray[np.float64],
    *,
    block: int,
    draws: int = 1000,
    seed: int = 20250116,
) -> Ratio:
    """Geometric mean over the columns of the ratio of mean scores, over the cells that both have.

    Parameters
    ----------
    scores, reference : ndarray, shape (n_origins, n_columns)
        Rows in order of time; a column is a horizon (of a series). NaN where there is no score.
    block : int
        Origins drawn together, so that overlapping horizons stay together: at least the longest horizon over the step.
    draws, seed : int
        Of the circular block bootstrap (Politis and Romano 1992); the same rows are drawn for all columns.

    Returns
    -------
    Ratio
        The interval runs from the 5 % to the 95 % quantile of the draws; none with fewer than two blocks of origins.
    """
    both = np.isfinite(scores) & np.isfinite(reference)
    first, second = np.where(both, scores, 0.0), np.where(both, reference, 0.0)
    n = len(first)
    point = _geometric_mean(first.sum(axis=0, keepdims=True), second.sum(axis=0, keepdims=True))[0]
    if not np.isfinite(point):
        return Ratio(None, None, None)
    if n < 2 * block:
        return Ratio(float(point), None, None)
    generator = np.random.default_rng(seed)
    starts = generator.integers(0, n, (draws, -(-n // block)))
    rows = ((starts[:, :, None] + np.arange(block)) % n).reshape(draws, -1)[:, :n]
    counts = np.stack([np.bincount(row, minlength=n) for row in rows]).astype(np.float64)
    drawn = _geometric_mean(counts @ first, counts @ second)
    low, high = np.nanquantile(drawn, [0.05, 0.95])
    return Ratio(float(point), float(low), float(high))


def _geometric_mean(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows of sums over the same cells to one ratio a row; columns where either sum is zero are left out."""
    usable = (first > 0) & (second > 0)
    logs = np.where(usable, np.log(np.where(usable, first, 1.0)) - np.log(np.where(usable, second, 1.0)), 0.0)
    number = usable.sum(axis=1)
    return np.asarray(np.where(number > 0, np.exp(logs.sum(axis=1) / np.maximum(number, 1)), np.nan))
