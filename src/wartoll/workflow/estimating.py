"""Estimates and projections from a stack of documents."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wartoll.dates import Window
from wartoll.errors import UsageError
from wartoll.workflow.reading import OnStep, Reading, ReadOptions, no_steps, read_and_extract

if TYPE_CHECKING:
    from wartoll.estimate import Estimate
    from wartoll.forecast import Projection, Scenario, Uncertain

CASE_FIELDS = ("group", "item", "said_by", "first", "last", "lulls")


@dataclass(frozen=True, slots=True)
class Case:
    """What a person may fix about an estimate: who is counted, which days, declared pauses.

    Parameters
    ----------
    said_by : date, optional
        Only what was said by this day is read.
    """

    group: str | None = None
    item: str | None = None
    said_by: date | None = None
    first: date | None = None
    last: date | None = None
    lulls: tuple[Window, ...] = ()


def read_case(path: Path) -> Case:
    """Read a case file (TOML): ``group``, ``item``, ``said_by``, ``first``, ``last`` and ``[[lulls]]``.

    Raises
    ------
    UsageError
        Where it is no TOML, names an unknown field, or holds a date that is none.
    """
    try:
        rows = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"--case {path}: {error}", "a TOML file") from error
    unknown = set(rows) - set(CASE_FIELDS)
    if unknown:
        raise UsageError(f"--case {path} has {', '.join(sorted(unknown))}", f"only {', '.join(CASE_FIELDS)}")
    lulls = rows.pop("lulls", [])
    if not isinstance(lulls, list) or not all(isinstance(lull, dict) for lull in lulls):
        raise UsageError(f"--case {path}: lulls", "tables [[lulls]] with start and end")
    days = {name: _day(rows.pop(name), name) for name in ("said_by", "first", "last") if name in rows}
    if not all(isinstance(value, str) for value in rows.values()):
        raise UsageError(f"--case {path}: group and item", "text")
    try:
        windows = tuple(Window(_day(lull.get("start"), "start"), _day(lull.get("end"), "end")) for lull in lulls)
    except ValueError as error:
        raise UsageError(f"--case {path}: {error}", "a lull that ends after it starts") from error
    return Case(rows.get("group"), rows.get("item"), days.get("said_by"), days.get("first"), days.get("last"), windows)


def choose_case(path: Path | None, group: str | None = None, said_by: str | None = None) -> Case:
    """The case of a file, if any, with what a person says on top of it."""
    case = read_case(path) if path else Case()
    if group:
        case = replace(case, group=group)
    return replace(case, said_by=_day(said_by, "--said-by")) if said_by else case


def _day(value: Any, name: str) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise UsageError(f"the case's {name} is {value!r}", "a date such as 2025-01-16") from error


@dataclass(frozen=True, slots=True)
class Estimated:
    """An estimate with the reading it rests on, in sentences and as data."""

    reading: Reading
    estimate: Estimate
    sentences: tuple[str, ...]
    json: dict[str, Any]


def estimate_documents(
    sources: Sequence[str],
    options: ReadOptions,
    *,
    case: Case | None = None,
    prior: Path | None = None,
    seed: int = 0,
    sensitivity: bool = True,
    on_step: OnStep = no_steps,
) -> Estimated:
    """Estimate a force's losses from documents: relays and derived figures are no evidence."""
    from wartoll.audit import audit_claims
    from wartoll.estimate import estimate_sentences, estimate_to_json, fit_estimate, load_prior
    from wartoll.trace import trace_claims

    case = case or Case()
    reading = read_and_extract(sources, options, on_step)
    claims = reading.extraction.claims
    trace = trace_claims(claims, reading.documents)
    audit = audit_claims(claims, reading.documents)
    on_step("Fitting the estimate", 0, 1)
    estimate = fit_estimate(
        claims, trace, audit=audit, group=case.group, item=case.item, said_by=case.said_by, first=case.first,
        last=case.last, lulls=case.lulls, prior=load_prior(prior), seed=seed, sensitivity=sensitivity,
    )  # fmt: skip
    on_step("Fitting the estimate", 1, 1)
    mask = reading.mask()
    return Estimated(reading, estimate, mask.deep(estimate_sentences(estimate)), mask.deep(estimate_to_json(estimate)))


@dataclass(frozen=True, slots=True)
class ProjectOptions:
    """How an estimate is run forward.

    Parameters
    ----------
    scenarios : tuple of str
        Names of shipped scenarios or paths of files.
    thresholds : tuple of float
        Shares of the strength; the scenario's own where empty.
    strength : str, optional
        People sent, such as ``11000`` or ``11000-12000`` (an interval that holds them at 90 %), where no claim says.
    """

    scenarios: tuple[str, ...] = ()
    until: str | None = None
    thresholds: tuple[float, ...] = ()
    strength: str | None = None
    paths: int = 10_000
    seed: int = 20250116


@dataclass(frozen=True, slots=True)
class Projected:
    """Projections of one estimate under several scenarios."""

    estimated: Estimated
    projections: tuple[Projection, ...]
    sentences: tuple[str, ...]


def project_documents(
    sources: Sequence[str],
    options: ReadOptions,
    wanted: ProjectOptions,
    *,
    case: Case | None = None,
    prior: Path | None = None,
    on_step: OnStep = no_steps,
) -> Projected:
    """Estimate from documents, and run the estimate forward under each scenario."""
    from wartoll.forecast import DEFAULT_SCENARIO, compare_scenarios, project_strength
    from wartoll.forecast.from_estimate import start_from_estimate
    from wartoll.forecast.sentences import projection_sentences

    estimated = estimate_documents(sources, options, case=case, prior=prior, sensitivity=False, on_step=on_step)
    start = start_from_estimate(estimated.estimate, strength=_strength(wanted.strength))
    projections = []
    for name in wanted.scenarios or (DEFAULT_SCENARIO,):
        scenario = _fitted(read_scenario(name), wanted, start.as_of)
        projections.append(project_strength(start, scenario, paths=wanted.paths, seed=wanted.seed))
        on_step("Projecting", len(projections), max(1, len(wanted.scenarios)))
    sentences = [sentence for projection in projections for sentence in projection_sentences(projection)]
    if len(projections) > 1:
        last = min(projection.losses.days[-1] for projection in projections)
        sentences += [side.sentence for side in compare_scenarios(projections[0], projections[1], [last])]
    return Projected(estimated, tuple(projections), tuple(sentences))


def read_scenario(name: str) -> Scenario:
    """A shipped scenario by its name, or one from a file: what ends in ``.toml`` or holds a path's separator is a file.

    Raises
    ------
    UsageError
        Where the file can't be read.
    """
    from wartoll.forecast import parse_scenario

    return parse_scenario(read_scenario_text(name), Path(name).stem)


def read_scenario_text(name: str) -> str:
    """The file of a scenario, as text; see `read_scenario`."""
    from wartoll.forecast.scenario_file import scenario_text

    path = Path(name)
    if path.suffix != ".toml" and path.name == name:
        return scenario_text(name)
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"--scenario {path}: {error}", "a scenario file in UTF-8, or the name of one that ships"
        ) from error


def _strength(text: str | None) -> Uncertain | None:
    from wartoll.forecast import Uncertain

    if text is None:
        return None
    ends = [part.strip().replace(",", "") for part in text.split("-")]
    if len(ends) > 2 or not all(end.isdecimal() and int(end) > 0 for end in ends) or int(ends[0]) > int(ends[-1]):
        raise UsageError(f"--strength {text!r}", "people such as 11000, or an interval such as 11000-12000")
    return Uncertain(float(ends[0]), float(ends[-1]))


def _fitted(scenario: Scenario, wanted: ProjectOptions, as_of: date) -> Scenario:
    if wanted.until is not None:
        scenario = scenario.until(_day(wanted.until, "--until"), as_of)
    if wanted.thresholds:
        scenario = replace(scenario, thresholds=tuple(sorted(wanted.thresholds)))
    return scenario
