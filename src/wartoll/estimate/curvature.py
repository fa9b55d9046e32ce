"""Gradient and curvature of the density in the latents, for Newton steps: exact but for two small terms.

The second derivatives of what is carried on between errors are left out; the importance weights put right what that
costs. Nothing here is of size claims by days.
"""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from wartoll.estimate.design import Indices
from wartoll.estimate.model import Model, State
from wartoll.estimate.observation import Array, claim_terms
from wartoll.estimate.process import interpolate_adjoint, interpolation_gram, knot_path_adjoint

CHUNK = 4_000_000  # numbers held at once


def newton_terms(model: Model, scales: Array, latents: Array) -> tuple[Array, Array, Array, Array]:
    """Value, gradient and two precisions of the log density in the latents, for a batch of M points.

    Returns
    -------
    value, gradient, precision, safe : array, shapes (M,), (M, D), (M, D, D), (M, D, D)
        ``precision`` is the negative Hessian; ``safe`` leaves out whatever might make it indefinite.
    """
    rows = max(1, CHUNK // max(1, (model.design.calendar.days + 2) * _columns(model)))
    parts = [
        _newton_terms(model, scales[i : i + rows], latents[i : i + rows]) for i in range(0, len(latents), rows)
    ]  # fmt: skip
    value, gradient, precision, safe = (np.concatenate(part) for part in zip(*parts, strict=True))
    return value, gradient, precision, safe


def _columns(model: Model) -> int:
    return model.design.calendar.knots + len(model.design.calendar.lulls)


def _newton_terms(model: Model, scales: Array, latents: Array) -> tuple[Array, Array, Array, Array]:
    d = model.design
    state = model.state(scales, latents)
    terms = claim_terms(d.readings, state.location, state.scale, state.center, state.spread)
    value = model.log_prior(scales, latents) + terms.log_density.sum(axis=-1)

    jacobian, inner = count_jacobian(model, scales, latents, state)
    score = terms.core + terms.wide
    on_location = jacobian.copy()
    chained = np.flatnonzero(d.parent >= 0)
    if chained.size:
        before = d.parent[chained]
        pull = state.carried[:, chained]
        on_location[:, chained] -= pull[..., None] * jacobian[:, before]
        for i, j in zip(chained, before, strict=True):
            score[:, j] -= state.carried[:, i] * terms.core[:, i]
    gradient = np.einsum("mn,mnd->md", score, jacobian, optimize=True) - latents

    identity = np.eye(model.size)
    safe = identity + _weighted_gram(on_location, np.maximum(-terms.curvature, 0.0))
    precision = identity + _weighted_gram(on_location, -terms.curvature) - _bend(model, scales, state, score, inner)
    return value, gradient, precision, safe


def _weighted_gram(jacobian: Array, weights: Array) -> Array:
    return np.asarray(np.swapaxes(jacobian, -1, -2) @ (jacobian * weights[..., None]))


def count_jacobian(model: Model, scales: Array, latents: Array, state: State) -> tuple[Array, Array]:
    """How each claim's location moves with the latents, (M, n, D), and with the log shape's own coordinates.

    The second array, (M, n + 1, K + lulls), holds the derivative of each log sum, the normalising sum last.
    """
    d, prior, at = model.design, model.prior, model.slices
    jacobian = np.zeros((len(latents), d.size, model.size))
    jacobian[:, :, at["total"].start] = d.counts * prior.daily_rate.sd
    inner = _log_sum_slopes(model, state)
    slope = d.counts[:, None] * (inner[:, :-1] - inner[:, -1:])
    knots = d.calendar.knots
    change = model.weekly_change(scales)[:, None, None]
    jacobian[:, :, at["knots"]] = change * knot_path_adjoint(slope[..., :knots], prior.weekly_memory)
    jacobian[:, :, at["lulls"]] = prior.lull.sd * slope[..., knots:]
    claims = np.arange(d.size)
    jacobian[:, claims, at["kinds"].start + d.party_kind[d.party]] = d.counts * model.kind_sd[d.party_kind[d.party]]
    jacobian[:, claims, at["parties"].start + d.party] = d.counts * model.party_sd[d.party]
    jacobian[:, :, at["strength"]] = (d.strength * prior.strength.sd)[:, None]
    for name, sd, column in _share_columns(model):
        rows = np.flatnonzero(d.component > 0)
        jacobian[:, rows, at[name].start + column] = sd * component_slope(d.component, state.logit_share)[:, rows]
    return jacobian, inner


def _share_columns(model: Model) -> list[tuple[str, float, Indices]]:
    if not model.design.share_parties:
        return []
    rows = np.flatnonzero(model.design.component > 0)
    common = np.zeros(len(rows), dtype=np.int64)
    return [
        ("share", model.prior.killed_share.sd, common),
        ("deviations", model.prior.party_share_sd, model.deviation[rows]),
    ]


def component_slope(component: Indices, logit: Array) -> Array:
    """Derivative of `component_log` with respect to the log odds."""
    killed = expit(logit)
    choices = [1 - killed, -killed, -np.ones_like(killed)]
    return np.asarray(np.select([component == 1, component == 2, component == 3], choices, np.zeros_like(killed)))


def _log_sum_slopes(model: Model, state: State) -> Array:
    """Derivative of each period's log sum of weights, and of the whole sum's, by knot and lull."""
    d = model.design
    knots = d.calendar.knots
    masses = np.concatenate([_knot_masses(state.weights, knots), state.weights[:, None] * model.lull_days], axis=1)
    sums = d.periods.sums(masses) / state.period[:, None]
    whole = masses.sum(axis=-1) / np.exp(state.log_weight)[:, None]
    return np.asarray(np.concatenate([np.swapaxes(sums, 1, 2), whole[:, None]], axis=1))


def _knot_masses(weights: Array, knots: int) -> Array:
    """The part of each day's weight that hangs on each knot: (M, T) to (M, K, T)."""
    days = weights.shape[-1]
    position = np.arange(days) / 7.0
    near = np.maximum(0.0, 1.0 - np.abs(position - np.arange(knots)[:, None]))
    return np.asarray(weights[:, None, :] * near)


def _bend(model: Model, scales: Array, state: State, score: Array, inner: Array) -> Array:
    """Score-weighted second derivatives of the locations: of the log sums and of the shares."""
    d, prior, at = model.design, model.prior, model.slices
    knots, lulls = d.calendar.knots, len(d.calendar.lulls)
    on_sum = score * d.counts
    weight = np.concatenate([on_sum, -on_sum.sum(axis=-1, keepdims=True)], axis=1)
    per_day = state.weights * (
        d.periods.sums_adjoint(on_sum / state.period, d.calendar.days)
        + (weight[:, -1] / np.exp(state.log_weight))[:, None]
    )
    inside = np.zeros((len(score), knots + lulls, knots + lulls))
    inside[:, :knots, :knots] = interpolation_gram(per_day, knots)
    if lulls:
        cross = interpolate_adjoint(per_day[:, None] * model.lull_days, knots)
        inside[:, knots:, :knots], inside[:, :knots, knots:] = cross, np.swapaxes(cross, 1, 2)
        inside[:, knots:, knots:] = (per_day[:, None] * model.lull_days) @ model.lull_days.T
    inside -= _weighted_gram(inner, weight)
    bend = np.zeros((len(score), model.size, model.size))
    change, memory = model.weekly_change(scales)[:, None, None], prior.weekly_memory

    def whiten(rows: Array) -> Array:
        return np.concatenate(
            [change * knot_path_adjoint(rows[..., :knots], memory), prior.lull.sd * rows[..., knots:]], axis=-1
        )

    both = whiten(np.swapaxes(whiten(inside), 1, 2))
    columns = np.r_[at["knots"], at["lulls"]]
    bend[:, columns[:, None], columns] = both
    if d.share_parties:
        rows = np.flatnonzero((d.component == 1) | (d.component == 2))
        killed = expit(state.logit_share[:, rows])
        share = np.zeros((len(rows), model.size))
        share[:, at["share"].start] = prior.killed_share.sd
        share[np.arange(len(rows)), at["deviations"].start + model.deviation[rows]] = prior.party_share_sd
        bend += share.T @ (share * (-score[:, rows] * killed * (1 - killed))[..., None])
    return bend
