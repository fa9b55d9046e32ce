"""The main job: from a stack of documents to a cited brief, in one folder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wartoll.claims import Form
from wartoll.errors import UsageError
from wartoll.workflow.reading import OnStep, Reading, ReadOptions, no_steps, read_and_extract

if TYPE_CHECKING:
    from wartoll.audit import Audit
    from wartoll.estimate import Estimate
    from wartoll.forecast import Projection
    from wartoll.report.blocks import Section
    from wartoll.report.brief import Brief
    from wartoll.report.inputs import BriefInputs
    from wartoll.trace import Trace

COUNTING = (Form.CUMULATIVE, Form.PERIOD, Form.RATE)
SCENARIOS = ("with_pauses",)
"""The constant rate has a section of its own, by reading; another scenario is one call of `wartoll project` away."""
PATHS = 2_000
"""Paths of each scenario in a brief: enough for two significant figures."""
FILES = ("brief.html", "brief.json", "brief.md", "claims.csv", "claims.jsonl")


@dataclass(frozen=True, slots=True)
class Written:
    """A brief that was written, with what a face shows of it."""

    reading: Reading
    folder: Path
    files: tuple[str, ...]
    summary: tuple[tuple[str, tuple[str, ...]], ...]
    json: dict[str, Any]


def write_brief(
    sources: Sequence[str],
    options: ReadOptions,
    folder: Path,
    *,
    unmasked: bool = False,
    on_step: OnStep = no_steps,
) -> Written:
    """Read documents and write their brief into a folder.

    Raises
    ------
    UsageError
        Where nothing is named, or the folder can't be written.
    """
    from wartoll.report.charts import start_engine

    engine = start_engine()
    reading = read_and_extract(sources, options, on_step)
    written = save_brief(make_brief(reading, unmasked=unmasked, on_step=on_step), reading, folder, on_step)
    engine.join()
    return written


def save_brief(brief: Brief, reading: Reading, folder: Path, on_step: OnStep = no_steps) -> Written:
    """Render a brief and write its files.

    Raises
    ------
    UsageError
        Where the folder can't be written.
    """
    from wartoll.report.summary import summarize

    texts = render_brief(brief, on_step)
    _write_all(folder, texts)
    return Written(reading, folder, tuple(texts), summarize(brief), json.loads(texts["brief.json"]))


@dataclass(frozen=True, slots=True)
class Findings:
    """What the stages after extraction find; ``note`` says why there is no estimate or no projection."""

    trace: Trace
    audit: Audit
    estimate: Estimate | None = None
    projections: tuple[Projection, ...] = ()
    note: str = ""


def make_brief(reading: Reading, *, unmasked: bool = False, on_step: OnStep = no_steps) -> Brief:
    """Trace, audit and estimate what was read, and put the brief together."""
    return assemble_brief(reading, find_out(reading, on_step), unmasked=unmasked)


def find_out(reading: Reading, on_step: OnStep = no_steps, *, ahead: bool = True) -> Findings:
    """Trace, audit, estimate and, unless ``ahead`` is off, project what was read."""
    from wartoll.audit import audit_claims
    from wartoll.trace import trace_claims

    claims = reading.extraction.claims
    on_step("Tracing origins", 0, 3)
    trace = trace_claims(claims, reading.documents)
    on_step("Tracing origins", 1, 3)
    audit = audit_claims(claims, reading.documents)
    on_step("Tracing origins", 2, 3)
    findings = _estimate(reading, trace, audit, ahead=ahead)
    on_step("Tracing origins", 3, 3)
    return findings


def _estimate(reading: Reading, trace: Trace, audit: Audit, *, ahead: bool) -> Findings:
    from wartoll.errors import EstimateError, ForecastError

    if not any(claim.form in COUNTING for claim in reading.extraction.claims):
        return Findings(trace, audit, note="No estimate: no claim counts losses over time.")
    from wartoll.estimate import fit_estimate
    from wartoll.forecast import load_scenario, project_strength
    from wartoll.forecast.from_estimate import start_from_estimate

    try:
        estimate = fit_estimate(reading.extraction.claims, trace, audit=audit, sensitivity=False)
    except EstimateError as error:
        return Findings(trace, audit, note=f"No estimate: {error.line}.")
    if not ahead:
        return Findings(trace, audit, estimate)
    try:
        start = start_from_estimate(estimate)
        projections = tuple(project_strength(start, load_scenario(name), paths=PATHS) for name in SCENARIOS)
    except ForecastError as error:
        return Findings(trace, audit, estimate, note=f"No projection under scenarios: {error.line}.")
    return Findings(trace, audit, estimate, projections)


def assemble_brief(
    reading: Reading,
    findings: Findings,
    *,
    opening: Sequence[Callable[[BriefInputs], Section | None]] = (),
    unmasked: bool = False,
) -> Brief:
    """The brief of what was read and found; ``opening`` are sections that stand before the finding."""
    from wartoll.report.brief import build_brief
    from wartoll.report.sections.estimated import estimate_section
    from wartoll.report.sections.scenarios import scenarios_section

    extra: list[Callable[[BriefInputs], Section | None]] = []
    if findings.estimate is not None:
        extra.append(estimate_section(findings.estimate))
    if findings.projections:
        extra.append(scenarios_section(findings.projections))
    notes = (*reading.extraction.notes, *filter(None, (findings.note,)))
    extraction = replace(reading.extraction, masks=reading.masks(unmasked=unmasked), notes=notes)
    return build_brief(
        reading.documents, extraction, findings.trace, findings.audit, skipped=reading.skipped, extra=extra,
        opening=opening,
    )  # fmt: skip


def render_brief(brief: Brief, on_step: OnStep = no_steps) -> dict[str, str]:
    """The brief in all its forms, by file name."""
    from wartoll.report.brief_json import render_claims_jsonl, render_json
    from wartoll.report.claims_csv import write_claims_csv
    from wartoll.report.html import render_html
    from wartoll.report.markdown import render_markdown

    on_step("Writing the brief", 0, 1)
    texts = {
        "brief.html": render_html(brief),
        "brief.json": render_json(brief),
        "brief.md": render_markdown(brief),
        "claims.csv": write_claims_csv(brief.claims),
        "claims.jsonl": render_claims_jsonl(brief),
    }
    on_step("Writing the brief", 1, 1)
    return texts


def _write_all(folder: Path, texts: dict[str, str]) -> None:
    """Each file appears whole or not at all."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            part = folder / f".{name}.part"
            part.write_text(text, "utf-8", newline="")
            os.replace(part, folder / name)
    except OSError as error:
        raise UsageError(f"--out {folder}: {error.strerror or error}", "a folder that can be written") from error
