"""The estimate: named draws from what the claims support, with the evidence they stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from wartoll.errors import EstimateError
from wartoll.estimate.evidence import Evidence
from wartoll.estimate.model import Model
from wartoll.estimate.observation import Array
from wartoll.estimate.process import Calendar
from wartoll.estimate.summary import tells_losses

if TYPE_CHECKING:
    from wartoll.estimate.diagnostics import Diagnostics

FAN_LEVELS = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
INTERVALS = (0.5, 0.8, 0.9)
NOW_DAYS = 7


class Interval(NamedTuple):
    """A central interval: the chance inside it, and its ends."""

    chance: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fan:
    """Daily quantiles: ``cumulative`` and ``rate`` have shape (levels, T), one row a level of ``levels``."""

    levels: tuple[float, ...]
    cumulative: Array
    rate: Array


@dataclass(frozen=True)
class Estimate:
    """Draws from the posterior of a force's losses.

    Parameters
    ----------
    evidence : Evidence
        What was read, and what was left out and why.
    model : Model
        The density, with its prior, calendar and design.
    scales, latents : array, shapes (S, 3), (S, D)
        Equally weighted draws of the model's parameters.
    draws : mapping of str to array, shape (S,)
        Named draws: ``losses`` (killed and wounded from the first day to the last), ``rate_now`` (a day, over the last
        week), ``rate_average``, ``killed_share``, ``killed``, ``wounded``, ``strength``, ``weekly_change``,
        ``claim_error``, ``error_correlation``, and ``bias of NAME`` for each party, as a factor.
    diagnostics : Diagnostics
    seed : int
    """

    evidence: Evidence
    model: Model
    scales: Array
    latents: Array
    draws: Mapping[str, Array]
    diagnostics: Diagnostics
    seed: int

    @property
    def calendar(self) -> Calendar:
        """The days from the first to the last."""
        return self.model.design.calendar

    def median(self, name: str) -> float:
        """The middle of the named draws."""
        return float(np.median(self.draws[name]))

    def interval(self, name: str, chance: float = 0.9) -> Interval:
        """The central interval of the named draws that holds this chance."""
        low, high = np.quantile(self.draws[name], [(1 - chance) / 2, (1 + chance) / 2])
        return Interval(chance, float(low), float(high))

    def intervals(self, name: str) -> tuple[Interval, ...]:
        """The 50, 80 and 90 % intervals."""
        return tuple(self.interval(name, chance) for chance in INTERVALS)

    def rates(self) -> Array:
        """Draws of the daily losses, shape (S, T)."""
        return daily_rates(self.model, self.scales, self.latents)

    def fan(self, levels: tuple[float, ...] = FAN_LEVELS) -> Fan:
        """Daily quantiles of the running total and of the rate."""
        rates = self.rates()
        cumulative = np.quantile(np.cumsum(rates, axis=1), levels, axis=0)
        return Fan(levels, cumulative, np.quantile(rates, levels, axis=0))

    def to_arviz(self) -> Any:
        """The named draws as ArviZ's InferenceData, one chain.

        Raises
        ------
        EstimateError
            Where ArviZ is not installed.
        """
        try:
            import arviz
        except ImportError as error:
            raise EstimateError("ArviZ is not installed", "the extra nuts", "pip install arviz") from error
        return arviz.from_dict(posterior={name: values[None] for name, values in self.draws.items()})


def daily_rates(model: Model, scales: Array, latents: Array) -> Array:
    """Losses on each day: (S, 3) and (S, D) to (S, T)."""
    shape = model.log_shape(scales, latents)
    weights = np.exp(shape - shape.max(axis=-1, keepdims=True))
    total = np.exp(model.log_total(latents))
    return np.asarray(weights * (total / weights.sum(axis=-1))[..., None])


def name_draws(model: Model, scales: Array, latents: Array) -> dict[str, Array]:
    """The quantities that are reported, from draws of the parameters."""
    d = model.design
    losses = np.exp(model.log_total(latents))
    shape = model.log_shape(scales, latents)
    weights = np.exp(shape - shape.max(axis=-1, keepdims=True))
    window = min(NOW_DAYS, d.calendar.days)
    draws = {
        "losses": losses,
        "rate_now": losses * weights[..., -window:].sum(axis=-1) / weights.sum(axis=-1) / window,
        "rate_average": losses / d.calendar.days,
    }
    if d.share_parties:
        logit = model.prior.killed_share.mean + model.prior.killed_share.sd * latents[..., model.slices["share"].start]
        share = 1 / (1 + np.exp(-logit))
        draws |= {"killed_share": share, "killed": losses * share, "wounded": losses * (1 - share)}
    if d.tells_strength:
        draws["strength"] = np.exp(model.log_strength(latents)[..., 0])
    draws |= {
        "weekly_change": model.weekly_change(scales),
        "claim_error": model.claim_error(scales),
        "error_correlation": model.error_correlation(scales),
    }
    bias = np.exp(model.party_bias(latents))
    draws |= {f"bias of {name}": bias[..., i] for i, name in enumerate(d.parties) if tells_losses(d, i)}
    return draws
