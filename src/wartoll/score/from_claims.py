"""The forecaster ``project``: claims thinned from a running total, estimated and run forward as a brief does it.

The last 112 days of a series are cut down to one total a week, each a claim by one source whose bias is unknown, and go
through `fit_estimate` and `simulate_paths`. What is forecast is what that source will publish: the losses times the
source's own bias, draw by draw. No strength limits them, and nothing is said of pauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from wartoll.claims import Claim, Form, Measure, PartyKind, Quantity, Quote
from wartoll.dates import Window
from wartoll.errors import EstimateError, ScoreError
from wartoll.forecast import Rate, Scenario, Start, simulate_paths
from wartoll.score.conformal import LEVELS
from wartoll.score.series import History

WINDOW_DAYS = 112
CLAIM_EVERY_DAYS = 7
PATHS = 4_000
SOURCE = "the publisher of the series"
UNLIMITED = 1e12


def forecast_project(history: History, horizons: tuple[int, ...]) -> NDArray[np.float64]:
    """Quantiles of future totals, by way of claims, an estimate and a simulation.

    Parameters
    ----------
    history : History
    horizons : tuple of int
        Days ahead.

    Returns
    -------
    ndarray, shape (n_horizons, 23)

    Raises
    ------
    ScoreError
        Where the window holds no losses, or the estimate fails its own checks.
    """
    from wartoll.estimate import fit_estimate

    claims = thin_claims(history)
    if not claims:
        raise ScoreError(f"no losses in the {WINDOW_DAYS} days to {history.last_day}", "losses to make claims of")
    window = claims[0].start
    first = window.earliest if window else None
    try:
        estimate = fit_estimate(claims, first=first, last=history.last_day, sensitivity=False)
    except EstimateError as error:
        raise ScoreError(f"no estimate on {history.last_day}: {error.line}") from error
    draws = estimate.draws
    bias = draws.get(f"bias of {SOURCE}", np.ones_like(draws["losses"]))
    count = len(bias)
    start = Start(
        as_of=history.last_day,
        losses=np.zeros(count),
        losses_per_day=draws["rate_now"] * bias,
        average_per_day=draws["rate_average"] * bias,
        strength=np.full(count, UNLIMITED),
        killed_share=np.zeros(count),
        weekly_change=draws["weekly_change"],
    )
    paths = simulate_paths(start, open_ended(max(horizons)), paths=PATHS)
    added = paths.losses[list(horizons)].astype(np.float64)
    if history.counts:
        added = np.random.default_rng(len(history.daily_totals)).poisson(np.minimum(added, 1e9)).astype(np.float64)
    return np.asarray(history.total + np.quantile(added, LEVELS, axis=1).T)


def open_ended(days: int) -> Scenario:
    """The rate drifts as the estimate says; no strength limits it."""
    return Scenario(
        name="running_total",
        title="The pace drifts",
        horizon_days=days,
        rate=Rate(scales_with_strength=False, basis="the estimate"),
        thresholds=(1.0,),
    )


def thin_claims(history: History) -> Sequence[Claim]:
    """One claim a week of the window: the losses since its first day, as a running total that the source states."""
    totals = history.daily_totals
    days = min(WINDOW_DAYS, len(totals) - 1)
    base = float(totals[-1 - days])
    first = history.last_day - timedelta(days=days - 1)
    claims = []
    for back in range(days - days % CLAIM_EVERY_DAYS - CLAIM_EVERY_DAYS, -1, -CLAIM_EVERY_DAYS):
        value = float(totals[-1 - back]) - base
        if value <= 0:
            continue
        if history.counts:
            value = float(round(value))
        day = history.last_day - timedelta(days=back)
        words = f"{value:g}"
        claims.append(
            Claim(
                claim_id=f"total-{day.isoformat()}",
                document=f"total-{day.isoformat()}",
                quote=Quote(0, len(words), words),
                measure=Measure.LOSSES,
                form=Form.CUMULATIVE,
                quantity=Quantity(value, value, value),
                published=day,
                said=Window.day(day),
                speaker=SOURCE,
                speaker_kind=PartyKind.UNKNOWN,
                group=history.name,
                start=Window.day(first),
                end=Window.day(day),
                confidence=1.0,
                extractor="thinned",
            )
        )
    return tuple(claims)
