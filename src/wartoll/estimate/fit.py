"""Fit the estimate: claims in, draws out, or an error that says why there is no answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from wartoll.claims import Claim
from wartoll.dates import Window
from wartoll.errors import EstimateError
from wartoll.estimate.anneal import fit_annealed
from wartoll.estimate.design import build_design
from wartoll.estimate.diagnostics import Quality, diagnose
from wartoll.estimate.estimate import Estimate, name_draws
from wartoll.estimate.evidence import AuditLike, Evidence, TraceLike, choose_days, gather_evidence
from wartoll.estimate.model import Model
from wartoll.estimate.nested import WeightedDraws, fit_nested
from wartoll.estimate.pareto import TRUSTED, SmoothedWeights, resample
from wartoll.estimate.prior import Prior, load_prior
from wartoll.estimate.process import Calendar

DRAWS = 4000
ENOUGH = 200  # effective draws below which no interval is given
FOUND = 0.99  # share of Newton's searches for a mode that must have settled
LONGEST = 3660  # days


def fit_estimate(
    claims: Sequence[Claim], trace: TraceLike | None = None, *, audit: AuditLike | None = None,
    group: str | None = None, item: str | None = None, said_by: date | None = None,
    first: date | None = None, last: date | None = None, lulls: Sequence[Window] = (),
    prior: Prior | None = None, seed: int = 0, sensitivity: bool = True,
) -> Estimate:  # fmt: skip
    """Estimate a force's losses from claims.

    Parameters
    ----------
    claims : sequence of Claim
    trace, audit : optional
        Which claims relay one origin, and which figures follow from others.
    group, item : str, optional
        Who is counted, or which class of equipment; the group that most claims speak of, unless given.
    said_by : date, optional
        Read only what was said by this day.
    first, last : date, optional
        The days over which losses are counted; as the claims have them, unless given.
    lulls : sequence of Window
        Declared pauses, both ends known.
    prior : Prior, optional
    seed : int
        The same claims and seed give the same printed figures.
    sensitivity : bool
        Whether to fit again without each party and under other bias priors.

    Raises
    ------
    EstimateError
        Where no claim counts losses, no day can be found, the days are too many, or the fit fails its checks.
    """
    prior = prior or load_prior()
    evidence = gather_evidence(
        claims, prior, trace=trace, audit=audit, group=group, item=item, said_by=said_by
    )  # fmt: skip
    calendar = _calendar(evidence, first, last, tuple(lulls))
    return fit_evidence(evidence, calendar, prior, seed=seed, sensitivity=sensitivity)


def fit_evidence(
    evidence: Evidence, calendar: Calendar, prior: Prior, *, seed: int = 0, sensitivity: bool = True
) -> Estimate:  # fmt: skip
    """`fit_estimate` from observations onwards."""
    model = Model(build_design(evidence.observations, calendar, prior), prior)
    weighted, engine = _fit(model, seed)
    quality = Quality(
        engine, weighted.weights.k_hat, weighted.weights.effective, len(weighted.latents), weighted.converged
    )  # fmt: skip
    chosen = resample(weighted.weights.weights, DRAWS, np.random.default_rng([seed, 1]))
    scales, latents = weighted.scales[chosen], weighted.latents[chosen]
    even = SmoothedWeights(np.full(DRAWS, 1 / DRAWS), quality.k_hat, quality.effective)
    kept = replace(weighted, scales=scales, latents=latents, weights=even)
    diagnostics = diagnose(model, evidence.observations, kept, quality, seed, sensitivity=sensitivity)
    return Estimate(evidence, model, scales, latents, name_draws(model, scales, latents), diagnostics, seed)


def _calendar(evidence: Evidence, first: date | None, last: date | None, lulls: tuple[Window, ...]) -> Calendar:
    counting = [o for o in evidence.observations if o.target.counts_losses]
    if not counting:
        reasons = Counter(left.reason for left in evidence.left_out).most_common(3)
        raise EstimateError(
            f"no claim counts losses of {evidence.group or evidence.item or 'any group'}",
            "at least one total, period or rate of losses",
            "left out: " + "; ".join(f"{n} that {reason}" if n > 1 else reason for reason, n in reasons)
            if reasons else "add a document that states one",
        )  # fmt: skip
    try:
        begin, end = choose_days(evidence.observations, evidence.engaged, first, last)
    except ValueError as error:
        raise EstimateError(str(error), "a first day before the last", "name both days") from error
    if (end - begin).days >= LONGEST:
        raise EstimateError(
            f"the counts run from {begin} to {end}", f"at most {LONGEST:,} days", "name the first day of the losses"
        )
    return Calendar(begin, (end - begin).days + 1, lulls)


def _fit(model: Model, seed: int) -> tuple[WeightedDraws, str]:
    """Nested Laplace; annealed from it where its weights can't be trusted; then NUTS where installed."""
    weighted = fit_nested(model, seed)
    if trusted(weighted):
        return weighted, "nested Laplace"
    weighted = fit_annealed(model, weighted.located, seed)
    if trusted(weighted):
        return weighted, "annealed nested Laplace"
    try:
        return sample_reference(model, seed), "NUTS"
    except EstimateError as error:
        raise EstimateError(
            f"the fit fails its checks: k-hat {weighted.weights.k_hat:.2f}, "
            f"{weighted.weights.effective:.0f} effective draws, {weighted.converged:.1%} of the modes found",
            f"k-hat below {TRUSTED}, at least {ENOUGH} effective draws and {FOUND:.0%} of the modes",
            f"no estimate is given; NUTS was tried: {error.line}",
        ) from error


def sample_reference(model: Model, seed: int) -> WeightedDraws:
    """Draws by NUTS; its libraries are loaded only here.

    Raises
    ------
    EstimateError
        Where they are not installed, or the chains don't settle.
    """
    from wartoll.estimate.nuts import sample_weighted

    return sample_weighted(model, seed)


def trusted(weighted: WeightedDraws) -> bool:
    """Whether the weighted draws pass: Newton converged, the weights' tail is light, enough draws count."""
    weights = weighted.weights
    return weighted.converged > FOUND and weights.k_hat < TRUSTED and weights.effective >= ENOUGH
