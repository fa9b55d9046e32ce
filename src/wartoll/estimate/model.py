"""The joint density of scales and latents, whitened: every parameter has a standard normal prior.

Three scales stand outside (`scales`, shape (..., 3)): the weekly change of the rate, the error of a claim, and the
correlation of a party's successive errors. Given them the latents (`latents`, shape (..., D)) are close to normal.
One evaluation costs a time linear in claims and days.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from scipy.special import expit, log_expit

from wartoll.estimate.design import Design, Indices
from wartoll.estimate.observation import CARRIED, LOG_2PI, Array, claim_log_density
from wartoll.estimate.prior import Prior
from wartoll.estimate.process import interpolate, knot_path

SCALES = ("weekly_change", "claim_error", "error_correlation")


class State(NamedTuple):
    """What the latents come to; leading axes as given.

    ``weights`` are the daily rates up to a factor that only the total decides, shape (..., T); ``log_total`` is the
    log of all losses, ``log_weight`` that of the weights' sum. The others have shape (..., n): ``period`` is the sum of
    the weights over a claim's period, ``center`` and ``spread`` place its log figure by itself, ``location`` and
    ``scale`` after the total before it, and ``carried`` is how far they move with that total's center.
    """

    weights: Array
    log_weight: Array
    log_total: Array
    period: Array
    center: Array
    logit_share: Array
    spread: Array
    location: Array
    scale: Array
    carried: Array


@dataclass(frozen=True)
class Model:
    """The density for one design and prior.

    Attributes
    ----------
    slices : dict of str to slice
        Where each group of latents stands: ``total``, ``knots``, ``kinds``, ``parties``, ``share``, ``deviations``,
        ``strength``, ``lulls``.
    size : int
        Number of latents, D.
    """

    design: Design
    prior: Prior
    slices: dict[str, slice] = field(init=False)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        d = self.design
        shares = bool(d.share_parties)
        widths = {
            "total": 1, "knots": d.calendar.knots, "kinds": len(d.kinds), "parties": len(d.parties),
            "share": int(shares), "deviations": len(d.share_parties), "strength": int(d.tells_strength),
            "lulls": len(d.calendar.lulls),
        }  # fmt: skip
        slices, start = {}, 0
        for name, width in widths.items():
            slices[name] = slice(start, start + width)
            start += width
        object.__setattr__(self, "slices", slices)
        object.__setattr__(self, "size", start)
        object.__setattr__(self, "lull_days", d.calendar.lull_days())
        kinds = [self.prior.bias[k] for k in d.kinds]
        object.__setattr__(self, "kind_mean", np.array([k.mean for k in kinds]))
        object.__setattr__(self, "kind_sd", np.array([k.sd for k in kinds]))
        object.__setattr__(self, "party_sd", np.array([k.party_sd for k in kinds])[d.party_kind])
        position = np.full(len(d.parties), -1)
        position[list(d.share_parties)] = np.arange(len(d.share_parties))
        object.__setattr__(self, "deviation", np.where(d.component > 0, position[d.party], -1))

    lull_days: Array = field(init=False)
    kind_mean: Array = field(init=False)
    kind_sd: Array = field(init=False)
    party_sd: Array = field(init=False)
    deviation: Indices = field(init=False)

    def weekly_change(self, scales: Array) -> Array:
        """Sd of the weekly change of the log rate: (..., 3) to (...)."""
        return np.asarray(np.exp(self.prior.weekly_change.mean + self.prior.weekly_change.sd * scales[..., 0]))

    def claim_error(self, scales: Array) -> Array:
        """Sd of a claim's log error: (..., 3) to (...)."""
        return np.asarray(np.exp(self.prior.claim_error.mean + self.prior.claim_error.sd * scales[..., 1]))

    def error_correlation(self, scales: Array) -> Array:
        """Correlation of successive errors on one day: (..., 3) to (...)."""
        prior = self.prior.error_correlation
        return np.asarray(expit(prior.mean + prior.sd * scales[..., 2]))

    def log_total(self, latents: Array) -> Array:
        """Log of all losses over the calendar: (..., D) to (...)."""
        prior = self.prior.daily_rate
        return np.asarray(prior.mean + np.log(self.design.calendar.days) + prior.sd * latents[..., 0])

    def log_shape(self, scales: Array, latents: Array) -> Array:
        """Log daily rate up to a constant: (..., T)."""
        path = knot_path(latents[..., self.slices["knots"]], self.prior.weekly_memory)
        shape = interpolate(path * self.weekly_change(scales)[..., None], self.design.calendar.days)
        if len(self.lull_days):
            lulls = self.prior.lull.mean + self.prior.lull.sd * latents[..., self.slices["lulls"]]
            shape = shape + lulls @ self.lull_days
        return shape

    def party_bias(self, latents: Array) -> Array:
        """Log bias of each party: (..., parties)."""
        kinds = self.kind_mean + self.kind_sd * latents[..., self.slices["kinds"]]
        return np.asarray(kinds[..., self.design.party_kind] + self.party_sd * latents[..., self.slices["parties"]])

    def logit_share(self, latents: Array) -> Array:
        """Log odds of killed among losses as each claim's party counts them: (..., n); 0 where it doesn't matter."""
        if not self.design.share_parties:
            return np.zeros((*latents.shape[:-1], self.design.size))
        common = self.prior.killed_share.mean + self.prior.killed_share.sd * latents[..., self.slices["share"]]
        own = self.prior.party_share_sd * latents[..., self.slices["deviations"]][..., self.deviation]
        return np.asarray(np.where(self.deviation >= 0, common + own, 0.0))

    def log_strength(self, latents: Array) -> Array:
        """Log strength, shape (..., 1); its prior median where no claim tells of it."""
        if self.slices["strength"].start == self.slices["strength"].stop:
            return np.full((*latents.shape[:-1], 1), self.prior.strength.mean)
        return np.asarray(self.prior.strength.mean + self.prior.strength.sd * latents[..., self.slices["strength"]])

    def state(self, scales: Array, latents: Array) -> State:
        """Carry the latents through process and observation, up to each claim's location and scale."""
        d = self.design
        shape = self.log_shape(scales, latents)
        weights = np.exp(shape - shape.max(axis=-1, keepdims=True))
        log_weight = np.log(weights.sum(axis=-1))
        log_total = self.log_total(latents)
        count = np.maximum(d.periods.sums(weights), 1e-300)
        logit = self.logit_share(latents)
        center = (
            d.counts * (np.log(count) + (log_total - log_weight)[..., None] + self.party_bias(latents)[..., d.party])
            + component_log(d.component, logit)
            + d.strength * self.log_strength(latents)
            + d.offset
        )
        spread, location, scale, carried = self._carry(scales, center)
        return State(weights, log_weight, log_total, count, center, logit, spread, location, scale, carried)

    def _carry(self, scales: Array, center: Array) -> tuple[Array, Array, Array, Array]:
        """Carry errors on along each party's running totals.

        Where the error of a total is e_i = u_i + v_i, with u_i correlated and v_i (rounding, dates) its own, the
        expected u_i after the total before is ``pull`` times that total's residual.
        """
        d = self.design
        own = (self.claim_error(scales)[..., None] * d.error) ** 2
        variance = own + d.fixed_variance
        chained = np.flatnonzero(d.parent >= 0)
        spread = np.sqrt(variance)
        location, scale, pull = center.copy(), spread.copy(), np.zeros_like(center)
        if chained.size:
            before = d.parent[chained]
            correlation = self.error_correlation(scales)[..., None] * d.fading[chained]
            pull[..., chained] = correlation * np.sqrt(own[..., chained] * own[..., before]) / variance[..., before]
            residual = (d.readings.low[before] - center[..., before]) / (CARRIED * spread[..., before])
            carried = np.tanh(residual)
            location[..., chained] += pull[..., chained] * CARRIED * spread[..., before] * carried
            scale[..., chained] = np.sqrt(variance[..., chained] - pull[..., chained] ** 2 * variance[..., before])
            pull[..., chained] *= 1 - carried**2
        return spread, location, scale, pull

    def claim_log_densities(self, scales: Array, latents: Array) -> Array:
        """Log density of each claim: (..., n)."""
        state = self.state(scales, latents)
        return claim_log_density(self.design.readings, state.location, state.scale, state.center, state.spread)

    def log_prior(self, scales: Array, latents: Array) -> Array:
        """Log of the standard normal prior of all parameters: (...)."""
        squares = (scales**2).sum(axis=-1) + (latents**2).sum(axis=-1)
        return np.asarray(-0.5 * (squares + (scales.shape[-1] + self.size) * LOG_2PI))

    def log_density(self, scales: Array, latents: Array) -> Array:
        """Joint log density of scales, latents and claims: (..., 3) and (..., D) to (...)."""
        return np.asarray(self.log_prior(scales, latents) + self.claim_log_densities(scales, latents).sum(axis=-1))


def component_log(component: Indices, logit: Array) -> Array:
    """Log of the share of losses that a claim counts, or of wounded per killed."""
    killed, wounded = log_expit(logit), log_expit(-logit)
    return np.asarray(
        np.select([component == 1, component == 2, component == 3], [killed, wounded, -logit], np.zeros_like(logit))
    )
