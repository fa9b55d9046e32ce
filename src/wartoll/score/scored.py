"""Forecasts in quantiles, scored: one forecaster over all origins and horizons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wartoll.score.calibration import interval_coverage, pit
from wartoll.score.distribution_scores import crps_quantiles
from wartoll.score.quantile_scores import wis


@dataclass(frozen=True, slots=True, eq=False)
class ForecasterScores:
    """One forecaster's forecasts and scores; NaN where there is none.

    Parameters
    ----------
    name : str
    quantiles : ndarray, shape (n_origins, n_horizons, 23)
        Totals.
    wis, crps, pit : ndarray, shape (n_origins, n_horizons)
    held_50, held_90 : ndarray, shape (n_origins, n_horizons)
        1 where the central interval holds what came, 0 where not.
    seconds : float
        Spent forecasting, all origins together.
    """

    name: str
    quantiles: NDArray[np.float64]
    wis: NDArray[np.float64]
    crps: NDArray[np.float64]
    pit: NDArray[np.float64]
    held_50: NDArray[np.float64]
    held_90: NDArray[np.float64]
    seconds: float


def score_forecasts(
    name: str, quantiles: NDArray[np.float64], observed: NDArray[np.float64], seconds: float = 0.0
) -> ForecasterScores:
    """Score quantiles of shape (n_origins, n_horizons, 23) against outcomes of shape (n_origins, n_horizons)."""
    lacking = np.isnan(observed) | np.isnan(quantiles).any(axis=-1)
    filled, outcome = np.where(lacking[..., None], 0.0, quantiles), np.where(lacking, 0.0, observed)

    def only_scored(values: NDArray[Any]) -> NDArray[np.float64]:
        return np.where(lacking, np.nan, values)

    return ForecasterScores(
        name=name,
        quantiles=quantiles,
        wis=only_scored(wis(filled, outcome)),
        crps=only_scored(crps_quantiles(filled, outcome)),
        pit=only_scored(pit(filled, outcome)),
        held_50=only_scored(interval_coverage(filled, outcome, 0.5)),
        held_90=only_scored(interval_coverage(filled, outcome, 0.9)),
        seconds=seconds,
    )


def mean_of(values: NDArray[np.float64]) -> float | None:
    """The mean of what was scored; None where nothing was."""
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else None


def pit_histogram(values: NDArray[np.float64], bins: int = 10) -> list[float]:
    """Shares of the PIT values in equal bins from 0 to 1; all near 1/bins of a calibrated forecast."""
    known = values[np.isfinite(values)]
    counts = np.histogram(known, bins=bins, range=(0.0, 1.0))[0]
    return [float(count) / max(1, len(known)) for count in counts]
