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
    from wartoll.report.summary import summarize

    engine = start_engine()
    reading = read_and_extract(sources, options, on_step)
    brief = make_brief(reading, unmasked=unmasked, on_step=on_step)
    texts = render_brief(brief, on_step)
    _write_all(folder, texts)
    engine.join()
    return Written(reading, folder, tuple(texts), summarize(brief), json.loads(texts["brief.json"]))


def make_brief(reading: Reading, *, unmasked: bool = False, on_step: OnStep = no_steps) -> Brief:
    """Trace, audit and estimate what was read, and put the brief together."""
    from wartoll.audit import audit_claims
    from wartoll.report.brief import build_brief
    from wartoll.trace import trace_claims

    claims = reading.extraction.claims
    on_step("Tracing origins", 0, 3)
    trace = trace_claims(claims, reading.documents)
    on_step("Tracing origins", 1, 3)
    audit = audit_claims(claims, reading.documents, trace)
    on_step("Tracing origins", 2, 3)
    extra, notes = _look_ahead(reading, trace, audit)
    on_step("Tracing origins", 3, 3)
    masks = reading.masks(unmasked=unmasked)
    extraction = replace(reading.extraction, masks=masks, notes=(*reading.extraction.notes, *notes))
    return build_brief(
        reading.documents, extraction, trace, audit, skipped=reading.skipped, extra=extra
    )  # fmt: skip


def _look_ahead(
    reading: Reading, trace: Trace, audit: Audit
) -> tuple[list[Callable[[BriefInputs], Section | None]], list[str]]:
    """The sections of an estimate and its projections; where the claims allow none, a note that says why."""
    from wartoll.errors import EstimateError, ForecastError

    if not any(claim.form in COUNTING for claim in reading.extraction.claims):
        return [], ["No estimate: no claim counts losses over time."]
    from wartoll.estimate import fit_estimate
    from wartoll.forecast import load_scenario, project_strength
    from wartoll.forecast.from_estimate import start_from_estimate
    from wartoll.report.sections.estimated import estimate_section
    from wartoll.report.sections.scenarios import scenarios_section

    try:
        estimate = fit_estimate(reading.extraction.claims, trace, audit=audit, sensitivity=False)
    except EstimateError as error:
        return [], [f"No estimate: {error.line}."]
    sections = [estimate_section(estimate)]
    try:
        start = start_from_estimate(estimate)
        projections = [project_strength(start, load_scenario(name), paths=PATHS) for name in SCENARIOS]
    except ForecastError as error:
        return sections, [f"No projection under scenarios: {error.line}."]
    return [*sections, scenarios_section(projections)], []


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
