"""The prior: every number that the estimate assumes, read from a TOML file with a source for each."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from wartoll.claims import PartyKind
from wartoll.errors import EstimateError


@dataclass(frozen=True, slots=True)
class Normal:
    """A normal prior on the log (or logit) scale: ``mean`` and ``sd``."""

    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class BiasPrior:
    """Log bias of a kind of party, ``Normal(mean, sd)``, and the sd of one party about its kind."""

    mean: float
    sd: float
    party_sd: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """The numbers of ``prior.toml`` on the scales the model works on. Logs are natural; times are in days."""

    daily_rate: Normal
    weekly_change: Normal
    weekly_memory: float
    daily_noise: float
    lull: Normal
    killed_share: Normal
    party_share_sd: float
    strength: Normal
    strength_claim_sd: float
    claim_error: Normal
    error_correlation: Normal
    correlation_days: float
    tail: float
    untrue_sd: float
    lower_bound_gap: float
    scope_gap: float
    hedge_approximate: float
    hedge_vague: float
    hedge_no_period: float
    bias: Mapping[PartyKind, BiasPrior]


def load_prior(path: Path | None = None) -> Prior:
    """Read a prior file, or the one that comes with the program.

    Raises
    ------
    EstimateError
        Where the file can't be read, lacks a row or holds a number that can't be.
    """
    try:
        text = path.read_text("utf-8") if path else (resources.files("wartoll.estimate") / "prior.toml").read_text()
        return prior_from_rows(tomllib.loads(text))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EstimateError(f"the prior file {path} can't be read: {error}", "a TOML file", "start from a copy of "
                            "wartoll/estimate/prior.toml") from error  # fmt: skip


def prior_from_rows(rows: Mapping[str, Any]) -> Prior:
    """Turn the tables of a prior file into a Prior.

    Raises
    ------
    EstimateError
        Where a row is missing, is no number, has no source, or is out of range.
    """
    process, share, claims = (_table(rows, name) for name in ("process", "share", "claims"))
    strength, hedges, bias = (_table(rows, name) for name in ("strength", "hedges", "bias"))
    return Prior(
        daily_rate=_log_normal(_table(rows, "level"), "daily_rate"),
        weekly_change=_log_normal(process, "weekly_change"),
        weekly_memory=_number(process, "weekly_memory", "value", below=1.0),
        daily_noise=_number(process, "daily_noise", "value"),
        lull=_log_normal(process, "lull"),
        killed_share=_logit_normal(share, "killed"),
        party_share_sd=_number(share, "party_deviation", "logit_sd"),
        strength=_log_normal(strength, "level"),
        strength_claim_sd=_number(strength, "claim", "log_sd"),
        claim_error=_log_normal(claims, "error"),
        error_correlation=_logit_normal(claims, "error_correlation"),
        correlation_days=_number(claims, "correlation_days", "value"),
        tail=_number(claims, "tail", "value"),
        untrue_sd=_number(claims, "untrue_spread", "log_sd"),
        lower_bound_gap=_number(claims, "lower_bound_gap", "mean"),
        scope_gap=_number(claims, "scope_gap", "mean"),
        hedge_approximate=_number(hedges, "approximate", "factor"),
        hedge_vague=_number(hedges, "vague", "factor"),
        hedge_no_period=_number(hedges, "derived_period", "factor"),
        bias={kind: _bias(bias, kind.value) for kind in PartyKind},
    )


def _table(rows: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = rows.get(name)
    if not isinstance(table, Mapping):
        raise EstimateError(f"the prior file has no table [{name}]", "the tables of wartoll/estimate/prior.toml")
    return table


def _number(table: Mapping[str, Any], row: str, field: str, *, below: float = math.inf) -> float:
    entry = table.get(row)
    value = entry.get(field) if isinstance(entry, Mapping) else None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < below:
        limit = "" if below == math.inf else f" and below {below:g}"
        raise EstimateError(f"the prior's row {row!r} has {field} = {value!r}", f"a number above 0{limit}")
    if not (isinstance(entry, Mapping) and entry.get("source") and entry.get("set_from")):
        raise EstimateError(f"the prior's row {row!r} lacks a source", "source and set_from beside the number")
    return float(value)


def _log_normal(table: Mapping[str, Any], row: str) -> Normal:
    return Normal(math.log(_number(table, row, "median")), _number(table, row, "log_sd"))


def _logit_normal(table: Mapping[str, Any], row: str) -> Normal:
    median = _number(table, row, "median", below=1.0)
    return Normal(math.log(median / (1 - median)), _number(table, row, "logit_sd"))


def _bias(table: Mapping[str, Any], kind: str) -> BiasPrior:
    center = _log_normal(table, kind)
    return BiasPrior(center.mean, center.sd, _number(table, kind, "party_log_sd"))
