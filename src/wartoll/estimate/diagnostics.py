"""What is shown with the answer: can the draws be trusted, what moves the answer, and what would overturn it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtr

from wartoll.claims import PartyKind
from wartoll.estimate.design import Observation, Target, build_design
from wartoll.estimate.laplace import find_modes
from wartoll.estimate.model import Model
from wartoll.estimate.nested import Located, WeightedDraws, fit_nested
from wartoll.estimate.observation import Array
from wartoll.estimate.pulls import ClaimCheck, check_claims
from wartoll.estimate.summary import tells_losses, weighted_median, weighted_quantile

SHIFTED = math.log(2.0)
HELD = 1 << 21  # numbers held at once


@dataclass(frozen=True, slots=True)
class Quality:
    """Whether the draws can be trusted.

    Parameters
    ----------
    engine : str
        What drew them.
    k_hat : float
        Shape of the tail of the importance weights: below 0.7 they can be trusted.
    effective, draws : float, int
        Effective number of draws, and how many were taken.
    converged : float
        Share of the modes that Newton's method reached.
    """

    engine: str
    k_hat: float
    effective: float
    draws: int
    converged: float


@dataclass(frozen=True, slots=True)
class Learned:
    """A quantity before and after the claims: 90 % intervals, and the share of the prior's log width that is gone."""

    name: str
    prior: tuple[float, float, float]
    posterior: tuple[float, float, float]
    narrowed: float


@dataclass(frozen=True, slots=True)
class Variation:
    """The answer under another assumption: low end, median and high end of the 90 % interval of losses."""

    name: str
    low: float
    median: float
    high: float
    k_hat: float


@dataclass(frozen=True, slots=True)
class ScaleParty:
    """A party whose bias moves the scale of the answer.

    Parameters
    ----------
    name, kind
    elasticity : float
        If its figures are too high by a factor f, the losses are lower by f to this power.
    explained : float
        The share of the answer's log variance that goes with this party's bias.
    """

    name: str
    kind: PartyKind
    elasticity: float
    explained: float


@dataclass(frozen=True, slots=True)
class Flip:
    """How wrong the model must be for the headline to turn over.

    Parameters
    ----------
    claim : str
        The total that the answer is held against.
    figure : float
    below : bool
        Whether the median lies below that total.
    chance_at_least : float
        Posterior chance that the losses by that day reach the figure.
    party : str
        The party that sets the scale.
    factor : float
        By how much that party's figures would have to be off, beyond what is already thought, for the median to
        reach the figure: above 1 where it would have to count too low, below 1 too high.
    prior_chance : float
        Chance of being off by that much or more under the prior of its bias.
    """

    claim: str
    figure: float
    below: bool
    chance_at_least: float
    party: str
    factor: float
    prior_chance: float


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """Everything that is shown with an answer."""

    quality: Quality
    learned: tuple[Learned, ...]
    claims: tuple[ClaimCheck, ...]
    without_party: tuple[Variation, ...]
    other_bias: tuple[Variation, ...]
    scale: tuple[ScaleParty, ...]
    flip: Flip | None


def diagnose(
    model: Model, observations: Sequence[Observation], weighted: WeightedDraws, quality: Quality, seed: int,
    *, sensitivity: bool,
) -> Diagnostics:  # fmt: skip
    """Check a fit from its weighted draws; ``sensitivity`` fits again under other assumptions."""
    scale = find_scale(model, weighted)
    return Diagnostics(
        quality=quality,
        learned=compare_with_prior(model, weighted),
        claims=check_claims(model, observations, weighted.located, seed),
        without_party=leave_out_parties(model, observations, weighted.located, seed) if sensitivity else (),
        other_bias=vary_bias(model, weighted.located, seed) if sensitivity else (),
        scale=scale,
        flip=find_flip(model, observations, weighted, scale[0]),
    )


def compare_with_prior(model: Model, weighted: WeightedDraws) -> tuple[Learned, ...]:
    """Prior and posterior of the total's rate, the scales, the killed share and each party's bias."""
    p, d, w = model.prior, model.design, weighted.weights.weights
    rows = [
        ("rate_average", p.daily_rate, model.log_total(weighted.latents) - math.log(d.calendar.days)),
        ("weekly_change", p.weekly_change, np.log(model.weekly_change(weighted.scales))),
        ("claim_error", p.claim_error, np.log(model.claim_error(weighted.scales))),
    ]
    out = [_learned(name, prior.mean, prior.sd, draws, w) for name, prior, draws in rows]
    bias = model.party_bias(weighted.latents)
    for i, name in enumerate(d.parties):
        if tells_losses(d, i):
            kind = p.bias[d.kinds[d.party_kind[i]]]
            out.append(_learned(f"bias of {name}", kind.mean, math.hypot(kind.sd, kind.party_sd), bias[:, i], w))
    return tuple(out)


def _learned(name: str, mean: float, sd: float, log_draws: Array, weights: Array) -> Learned:
    low, middle, high = weighted_quantile(log_draws, weights, (0.05, 0.5, 0.95))
    width = 2 * 1.6448536269514722 * sd
    before = tuple(math.exp(mean + z * sd) for z in (-1.6448536269514722, 0.0, 1.6448536269514722))
    return Learned(
        name, (before[0], before[1], before[2]), (math.exp(low), math.exp(middle), math.exp(high)),
        float(1 - (high - low) / width),
    )  # fmt: skip


def leave_out_parties(
    model: Model, observations: Sequence[Observation], located: Located, seed: int
) -> tuple[Variation, ...]:  # fmt: skip
    """The answer without each party; a party whose claims are all there is, is passed over."""
    out = []
    for i, name in enumerate(model.design.parties):
        rest = [o for o in observations if o.party != name]
        if not tells_losses(model.design, i) or not any(o.target.counts_losses for o in rest):
            continue
        out.append(_refit(f"without {name}", Model(build_design(rest, model.design.calendar, model.prior), model.prior),
                          located, seed))  # fmt: skip
    return tuple(out)


def vary_bias(model: Model, located: Located, seed: int) -> tuple[Variation, ...]:
    """The answer with each kind's bias halved and doubled."""
    out = []
    for kind in model.design.kinds:
        members = np.flatnonzero(model.design.party_kind == model.design.kinds.index(kind))
        if not any(tells_losses(model.design, int(i)) for i in members):
            continue
        for name, shift in (("halved", -SHIFTED), ("doubled", SHIFTED)):
            bias = dict(model.prior.bias)
            bias[kind] = replace(bias[kind], mean=bias[kind].mean + shift)
            prior = replace(model.prior, bias=bias)
            out.append(_refit(f"bias of {kind.value} {name}", Model(model.design, prior), located, seed))
    return tuple(out)


def _refit(name: str, model: Model, located: Located, seed: int) -> Variation:
    start = find_modes(model, located.center[None], np.zeros((1, model.size))).latents
    fitted = fit_nested(model, seed, scales=Located(located.center, located.spread, start))
    log_losses, w = model.log_total(fitted.latents), fitted.weights
    low, middle, high = np.exp(weighted_quantile(log_losses, w.weights, (0.05, 0.5, 0.95)))
    return Variation(name, float(low), float(middle), float(high), w.k_hat)


def find_scale(model: Model, weighted: WeightedDraws) -> tuple[ScaleParty, ...]:
    """The parties that count losses, the one whose bias goes with most of the answer's variance first."""
    d, w = model.design, weighted.weights.weights
    log_losses, bias = model.log_total(weighted.latents), model.party_bias(weighted.latents)
    away = log_losses - w @ log_losses
    variance = float(w @ away**2)
    found = []
    for i, name in enumerate(d.parties):
        if tells_losses(d, i):
            off = bias[:, i] - w @ bias[:, i]
            covariance, own = float(w @ (away * off)), float(w @ off**2)
            found.append(ScaleParty(name, d.kinds[d.party_kind[i]], -covariance / own, covariance**2 / own / variance))
    return tuple(sorted(found, key=lambda party: -party.explained))


def log_counts(model: Model, weighted: WeightedDraws, claim: int) -> Array:
    """Log of the losses that a claim counts, under each draw."""
    d = model.design
    rows, out = max(1, HELD // (d.calendar.days + 4 * d.size)), []
    for i in range(0, len(weighted.latents), rows):
        state = model.state(weighted.scales[i : i + rows], weighted.latents[i : i + rows])
        out.append(np.log(state.period[:, claim]) + state.log_total - state.log_weight)
    return np.concatenate(out)


def find_flip(
    model: Model, observations: Sequence[Observation], weighted: WeightedDraws, scale: ScaleParty
) -> Flip | None:  # fmt: skip
    """Hold the answer against the latest of the largest running totals."""
    totals = [
        (o.high, i) for i, o in enumerate(observations) if o.running and o.target is Target.LOSSES and o.low == o.high
    ]  # fmt: skip
    if not totals or scale.elasticity <= 0.05:
        return None
    figure, i = max(totals)
    log_count = log_counts(model, weighted, i)
    w = weighted.weights.weights
    gap = math.log(figure) - weighted_median(log_count, w)
    prior = model.prior.bias[scale.kind]
    party = model.design.parties.index(scale.name)
    at = weighted_median(model.party_bias(weighted.latents)[:, party], w) - gap / scale.elasticity
    away = (at - prior.mean) / math.hypot(prior.sd, prior.party_sd)
    tail = float(ndtr(away) if gap > 0 else ndtr(-away))
    chance = float(w @ (log_count >= math.log(figure)))
    return Flip(observations[i].label, figure, gap > 0, chance, scale.name, math.exp(gap / scale.elasticity), tail)
