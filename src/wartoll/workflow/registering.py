"""The register: a projection frozen in a file before its outcome, and scored by what was claimed later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wartoll.errors import ScoreError, UsageError
from wartoll.workflow.estimating import Case, ProjectOptions, estimate_documents, read_scenario, read_scenario_text
from wartoll.workflow.reading import OnStep, ReadOptions, no_steps, read_and_extract

if TYPE_CHECKING:
    from wartoll.claims import Claim
    from wartoll.score import OutsideProof, RecordRow, RegisteredForecast


@dataclass(frozen=True, slots=True)
class RegisterOptions:
    """Who registers, and what they say to it."""

    author: str = ""
    remark: str = ""


def register_forecast(
    sources: Sequence[str],
    options: ReadOptions,
    wanted: ProjectOptions,
    said: RegisterOptions,
    *,
    case: Case | None = None,
    prior: Path | None = None,
    on_step: OnStep = no_steps,
) -> RegisteredForecast:
    """Estimate from documents, run one scenario, and freeze the daily quantiles of killed or wounded.

    Raises
    ------
    UsageError
        Where more than one scenario is named.
    """
    from wartoll import __version__
    from wartoll.forecast import DEFAULT_SCENARIO, simulate_paths
    from wartoll.forecast.from_estimate import start_from_estimate
    from wartoll.score import freeze_paths

    names = wanted.scenarios or (DEFAULT_SCENARIO,)
    if len(names) != 1:
        raise UsageError(f"{len(names)} scenarios to register", "one at a time")
    estimated = estimate_documents(sources, options, case=case, prior=prior, sensitivity=False, on_step=on_step)
    start = start_from_estimate(estimated.estimate)
    scenario = read_scenario(names[0])
    if wanted.until is not None:
        scenario = scenario.until(datetime.fromisoformat(wanted.until).date(), start.as_of)
    paths = simulate_paths(start, scenario, paths=wanted.paths, seed=wanted.seed)
    return freeze_paths(
        paths,
        registered=datetime.now(UTC),
        group=estimated.estimate.evidence.group or "",
        measure="casualties",
        snapshot=digest_claims(estimated.reading.claims()),
        scenario=read_scenario_text(names[0]),
        author=said.author,
        remark=said.remark,
        software=f"wartoll {__version__}",
    )


def digest_claims(claims: Sequence[Claim]) -> str:
    """A SHA-256 digest of the claims that a forecast rests on, in any order."""
    from wartoll.claims import claim_to_row

    rows = sorted(json.dumps(claim_to_row(claim), sort_keys=True, ensure_ascii=False) for claim in claims)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def write_forecast(forecast: RegisteredForecast, path: Path) -> None:
    """Write a registered forecast to a new file; one that exists is never overwritten.

    Raises
    ------
    UsageError
        Where the file exists or can't be written.
    """
    from wartoll.score import forecast_to_row

    try:
        with path.open("x", encoding="utf-8") as out:
            json.dump(forecast_to_row(forecast), out, ensure_ascii=False, indent=1)
            out.write("\n")
    except FileExistsError as error:
        raise UsageError(f"{path} exists", "a new file", "a registered forecast is never overwritten") from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}", "a file that can be written") from error


def read_forecast(path: Path) -> RegisteredForecast:
    """Read a registered forecast and check its digest.

    Raises
    ------
    UsageError
        Where the file can't be read.
    ScoreError
        Where it was changed, or holds no forecast.
    """
    from wartoll.score import forecast_from_row

    try:
        row = json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}", "a registered forecast") from error
    except json.JSONDecodeError as error:
        raise ScoreError(f"{path} is not JSON: {error}", "a registered forecast") from error
    return forecast_from_row(row)


@dataclass(frozen=True, slots=True)
class Record:
    """Forecasts against what was claimed later: every row, and forecasts that nothing could score yet."""

    forecasts: tuple[RegisteredForecast, ...]
    rows: tuple[RecordRow, ...]

    def to_json(self) -> dict[str, Any]:
        """The record as one object."""
        from wartoll.score import summarise_record

        scored = {row.forecast_id for row in self.rows}
        return {
            "forecasts": [
                {
                    "forecast_id": forecast.forecast_id, "digest": forecast.digest, "group": forecast.group,
                    "registered": forecast.registered.isoformat(), "last_day": forecast.last_day.isoformat(),
                    "author": forecast.author, "remark": forecast.remark, "scored": forecast.forecast_id in scored,
                }
                for forecast in self.forecasts
            ],
            "rows": [row.to_row() for row in self.rows],
            "summary": summarise_record(self.rows),
        }  # fmt: skip


def score_registered(
    forecasts: Sequence[Path],
    sources: Sequence[str],
    options: ReadOptions,
    *,
    proofs: Sequence[OutsideProof] = (),
    on_step: OnStep = no_steps,
) -> Record:
    """Score registered forecasts against the figures of later documents; each statement counts once, not each relay."""
    from wartoll.score import later_figures, score_forecast
    from wartoll.trace import trace_claims

    read = tuple(read_forecast(path) for path in forecasts)
    reading = read_and_extract(sources, options, on_step)
    trace = trace_claims(reading.claims(), reading.documents)
    said = [origin.claim for origin in trace.origins]
    rows: list[RecordRow] = []
    for forecast in read:
        proof = next((proof for proof in proofs if proof.digest == forecast.digest), None)
        rows += score_forecast(forecast, later_figures(forecast, said), proof)
    return Record(read, tuple(rows))
