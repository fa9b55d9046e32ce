"""``wartoll estimate`` and ``wartoll project``: what the claims support, and where that leads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wartoll.cli.claims import tell_losses
from wartoll.cli.findings import FindingsFormat
from wartoll.cli.options import Documents, MetadataFile, Published
from wartoll.cli.terminal import console, literal, one_line_errors, print_json, progress

CaseFile = Annotated[
    Path | None, typer.Option("--case", metavar="CASE.toml", help="Who is counted, which days, declared pauses.")
]
PriorFile = Annotated[Path | None, typer.Option("--prior", metavar="FILE", help="Another prior than the shipped one.")]
SaidBy = Annotated[str | None, typer.Option("--said-by", metavar="DATE", help="Read only what was said by this day.")]
Group = Annotated[str | None, typer.Option("--group", help="Who is counted; by default whom most claims speak of.")]
Format = Annotated[FindingsFormat, typer.Option("--format", help="Sentences to read, or one JSON object.")]


def estimate(
    documents: Documents,
    published: Published = None,
    metadata: MetadataFile = None,
    case: CaseFile = None,
    prior: PriorFile = None,
    group: Group = None,
    said_by: SaidBy = None,
    seed: Annotated[int, typer.Option(help="The same claims and seed give the same figures.")] = 0,
    sensitivity: Annotated[
        bool,
        typer.Option("--sensitivity/--no-sensitivity", help="Fit again without each party, and so on."),
    ] = True,
    form: Format = FindingsFormat.TEXT,
) -> None:
    """Estimate a force's losses: relays and derived figures count as no evidence, and the intervals are honest."""
    with one_line_errors(), progress() as on_step:
        from wartoll.workflow.estimating import choose_case, estimate_documents
        from wartoll.workflow.reading import ReadOptions

        estimated = estimate_documents(
            documents, ReadOptions(published, metadata), case=choose_case(case, group, said_by), prior=prior,
            seed=seed, sensitivity=sensitivity, on_step=on_step,
        )  # fmt: skip
        if form is FindingsFormat.JSON:
            print_json(estimated.json)
        else:
            for sentence in estimated.sentences:
                console().print(f"• {literal(sentence)}")
        tell_losses(estimated.reading)


def project(
    documents: Documents,
    published: Published = None,
    metadata: MetadataFile = None,
    scenario: Annotated[
        list[str] | None, typer.Option("--scenario", metavar="NAME|FILE", help="A scenario; may be repeated.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day.")] = None,
    threshold: Annotated[
        list[float] | None,
        typer.Option("--threshold", help="A share of the strength, such as 0.5; may be repeated."),
    ] = None,
    strength: Annotated[
        str | None,
        typer.Option("--strength", metavar="PEOPLE", help="People sent, such as 11000-12000; else as claimed."),
    ] = None,
    case: CaseFile = None,
    prior: PriorFile = None,
    group: Group = None,
    said_by: SaidBy = None,
    seed: Annotated[int, typer.Option(help="The same claims and seed give the same figures.")] = 20250116,
    form: Format = FindingsFormat.TEXT,
) -> None:
    """Run the estimate forward under named scenarios: losses by date, thresholds, and the chance of never."""
    with one_line_errors(), progress() as on_step:
        from wartoll.forecast.rows import projection_to_json
        from wartoll.workflow.estimating import ProjectOptions, choose_case, project_documents
        from wartoll.workflow.reading import ReadOptions

        wanted = ProjectOptions(tuple(scenario or ()), until, tuple(threshold or ()), strength, seed=seed)
        projected = project_documents(
            documents, ReadOptions(published, metadata), wanted, case=choose_case(case, group, said_by), prior=prior,
            on_step=on_step,
        )  # fmt: skip
        if form is FindingsFormat.JSON:
            print_json({"projections": [projection_to_json(projection) for projection in projected.projections]})
        else:
            for sentence in projected.sentences:
                console().print(f"• {literal(sentence)}")
        tell_losses(projected.estimated.reading)
