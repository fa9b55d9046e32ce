"""Small summaries of weighted draws."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wartoll.estimate.design import Design
from wartoll.estimate.observation import Array


def weighted_quantile(values: Array, weights: Array, levels: Sequence[float]) -> Array:
    """Quantiles of weighted draws, interpolated between the middles of the weights: shape (levels,)."""
    order = np.argsort(values, kind="stable")
    heights = np.cumsum(weights[order]) - weights[order] / 2
    return np.asarray(np.interp(levels, heights / weights.sum(), values[order]))


def weighted_median(values: Array, weights: Array) -> float:
    """The middle of weighted draws."""
    return float(weighted_quantile(values, weights, (0.5,))[0])


def tells_losses(design: Design, party: int) -> bool:
    """Whether any of a party's claims counts losses, so that its bias matters."""
    return bool(design.counts[design.party == party].any())
