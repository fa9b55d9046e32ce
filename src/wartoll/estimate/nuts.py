"""The reference: NUTS on the compiled density, with every parameter sampled and none approximated.

Needs the extra ``nuts`` (nutpie and numba). It is slower than `fit_nested` and serves to check it, and to answer where
the importance weights can't be trusted.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from wartoll.errors import EstimateError
from wartoll.estimate.model import SCALES, Model
from wartoll.estimate.nested import WeightedDraws, locate_scales
from wartoll.estimate.observation import Array, student_log_constant
from wartoll.estimate.pareto import SmoothedWeights


@dataclass(frozen=True, slots=True)
class Chains:
    """Draws of NUTS: ``scales`` (chains, draws, 3), ``latents`` (chains, draws, D), and the divergences among them."""

    scales: Array
    latents: Array
    divergences: int


def compiled_density(model: Model) -> Callable[[Array], tuple[float, Array]]:
    """The log density and gradient of (scales, latents) as one vector, up to a constant.

    Raises
    ------
    EstimateError
        Where numba is not installed.
    """
    try:
        from wartoll.estimate.compiled import density
    except ImportError as error:
        raise EstimateError("numba is not installed", "the extra nuts", "pip install 'wartoll[nuts]'") from error
    packed = pack(model)

    def evaluate(x: Array) -> tuple[float, Array]:
        gradient = np.empty_like(x)
        return density(x, gradient, *packed), gradient

    return evaluate


def pack(model: Model) -> tuple[Any, ...]:
    """The design and prior as the arrays that the compiled density reads."""
    d, p, r = model.design, model.prior, model.design.readings
    groups = ("total", "knots", "kinds", "parties", "share", "deviations", "strength", "lulls")
    at = np.array([model.slices[g].start for g in groups] + [model.size], dtype=np.int64) + len(SCALES)
    process = np.array(
        [
            p.daily_rate.mean, p.daily_rate.sd, p.weekly_change.mean, p.weekly_change.sd, p.weekly_memory,
            p.lull.mean, p.lull.sd, p.killed_share.mean, p.killed_share.sd, p.party_share_sd,
            p.strength.mean, p.strength.sd,
        ]
    )  # fmt: skip
    errors = np.array(
        [
            p.claim_error.mean, p.claim_error.sd, p.error_correlation.mean, p.error_correlation.sd, p.untrue_sd, p.tail,
            student_log_constant(p.tail),
        ]
    )  # fmt: skip
    periods = (d.periods.end_low, d.periods.end_high, d.periods.start_low, d.periods.start_high)
    whole = np.column_stack([r.shape, d.party, d.component, d.parent, np.maximum(model.deviation, 0), *periods])
    claims = np.column_stack(
        [d.counts, d.strength, d.offset, d.error, d.fixed_variance, d.fading, r.low, r.high, r.gap, r.untrue]
    )
    kinds = np.column_stack([model.kind_mean, model.kind_sd])
    party = np.column_stack([d.party_kind.astype(float), model.party_sd])
    lulls = np.ascontiguousarray(model.lull_days)
    return at, process, errors, whole.astype(np.int64), claims, kinds, party, lulls, d.calendar.days


def sample_nuts(
    model: Model, seed: int, *, draws: int = 1000, tune: int = 1000, chains: int = 4, start: Array | None = None
) -> Chains:
    """Sample scales and latents with nutpie.

    Parameters
    ----------
    start : array, shape (3 + D,), optional
        Where the chains start, give or take a little; the prior's center unless given.

    Raises
    ------
    EstimateError
        Where nutpie or numba is not installed.
    """
    evaluate = compiled_density(model)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of a library that nutpie loads
            import nutpie
            from nutpie.compiled_pyfunc import from_pyfunc
    except ImportError as error:
        raise EstimateError("nutpie is not installed", "the extra nuts", "pip install 'wartoll[nuts]'") from error
    size = model.size + len(SCALES)
    center = np.zeros(size) if start is None else start

    def log_density() -> Callable[..., tuple[float, Array]]:
        return lambda x, **_: evaluate(np.ascontiguousarray(x))

    def expand(*_: int) -> Callable[..., dict[str, Array]]:
        return lambda x, **_: {"x": np.asarray(x)}

    def near(at: int) -> Array:
        return np.asarray(center + 0.1 * np.random.default_rng(at).standard_normal(size))

    compiled = from_pyfunc(
        size, log_density, expand, [np.dtype(np.float64)], [(size,)], ["x"], make_initial_point_fn=near
    )
    trace = nutpie.sample(compiled, draws=draws, tune=tune, chains=chains, seed=seed, progress_bar=False)
    x = np.asarray(trace.posterior["x"])
    return Chains(x[..., : len(SCALES)], x[..., len(SCALES) :], int(trace.sample_stats["diverging"].sum()))


def sample_weighted(model: Model, seed: int) -> WeightedDraws:
    """NUTS in the form that `fit_nested` answers in: equal weights, and the effective draws of the total.

    Raises
    ------
    EstimateError
        Where the extra is not installed, or the chains disagree or diverge.
    """
    located = locate_scales(model)
    chains = sample_nuts(model, seed, start=np.concatenate([located.center, located.start[0]]))
    total = model.log_total(chains.latents)
    effective, r_hat = effective_draws(total), split_r_hat(total)
    diverged = chains.divergences / total.size
    if r_hat > 1.01 or effective < 400 or diverged > 0.001:
        raise EstimateError(
            f"NUTS did not settle: R-hat {r_hat:.3f}, {effective:.0f} effective draws, {diverged:.2%} divergences",
            "R-hat below 1.01, 400 effective draws, 0.1% divergences",
        )
    size = total.size
    weights = SmoothedWeights(np.full(size, 1 / size), -np.inf, effective)
    scales, latents = chains.scales.reshape(size, -1), chains.latents.reshape(size, -1)
    return WeightedDraws(scales, latents, weights, float("nan"), 1.0, located)


def split_r_hat(draws: Array) -> float:
    """Potential scale reduction of (chains, draws), each chain split in two (Gelman et al., BDA 3, section 11.4)."""
    half = draws.shape[1] // 2
    parts = np.concatenate([draws[:, :half], draws[:, -half:]])
    within, between = parts.var(axis=1, ddof=1).mean(), parts.mean(axis=1).var(ddof=1)
    return float(np.sqrt((half - 1) / half + between / within))


def effective_draws(draws: Array) -> float:
    """Effective number of (chains, draws), by Geyer's initial monotone positive pairs of autocorrelations."""
    chains, count = draws.shape
    away = draws - draws.mean()
    size = 1 << (2 * count - 1).bit_length()
    spectrum = np.abs(np.fft.rfft(away, size)) ** 2
    covariance = np.fft.irfft(spectrum, size)[:, :count].mean(axis=0) / count
    pairs = (covariance[: count // 2 * 2] / covariance[0]).reshape(-1, 2).sum(axis=1)
    negative = np.flatnonzero(pairs < 0)
    pairs = np.minimum.accumulate(pairs[: negative[0] if negative.size else len(pairs)])
    return float(chains * count / max(2 * pairs.sum() - 1, 1 / np.log10(chains * count)))
