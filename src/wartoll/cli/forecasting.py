"""``wartoll forecast``: projections frozen before their outcome, and scored after it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wartoll.cli.estimating import CaseFile, Group, PriorFile, SaidBy
from wartoll.cli.options import Documents, MetadataFile, Published
from wartoll.cli.terminal import console, literal, one_line_errors, print_json, progress

if TYPE_CHECKING:
    from wartoll.score import OutsideProof

app = typer.Typer(
    name="forecast",
    help="Freeze a projection before its outcome, and score it by what is claimed later.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class RecordFormat(StrEnum):
    """How a record is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@app.command()
def register(
    documents: Documents,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.json", help="A new file; none is overwritten.")],
    published: Published = None,
    metadata: MetadataFile = None,
    scenario: Annotated[str | None, typer.Option("--scenario", metavar="NAME|FILE", help="The scenario.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day.")] = None,
    author: Annotated[str, typer.Option(help="Who forecasts.")] = "",
    remark: Annotated[str, typer.Option(help="What is to be said to it.")] = "",
    case: CaseFile = None,
    prior: PriorFile = None,
    group: Group = None,
    said_by: SaidBy = None,
    seed: Annotated[int, typer.Option(help="The same claims and seed give the same figures.")] = 20250116,
) -> None:
    """Freeze a projection in a file, with its time and a digest that can be published."""
    with one_line_errors():
        from wartoll.workflow.estimating import ProjectOptions, choose_case
        from wartoll.workflow.reading import ReadOptions
        from wartoll.workflow.registering import RegisterOptions, register_forecast, write_forecast

        wanted = ProjectOptions((scenario,) if scenario else (), until, seed=seed)
        with progress() as on_step:
            forecast = register_forecast(
                documents, ReadOptions(published, metadata), wanted, RegisterOptions(author, remark),
                case=choose_case(case, group, said_by), prior=prior, on_step=on_step,
            )  # fmt: skip
        write_forecast(forecast, out)
        console().print(f"{literal(str(out))}: {forecast.digest}")
        console().print("Self-attested. Publish the digest where somebody else dates it, and keep the file.")


@app.command()
def score(
    documents: Documents,
    forecasts: Annotated[
        list[Path], typer.Option("--forecast", metavar="FILE.json", help="A registered forecast; may be repeated.")
    ],
    published: Published = None,
    metadata: MetadataFile = None,
    proof: Annotated[
        list[str] | None,
        typer.Option("--proof", metavar="DIGEST,DATE,WHERE", help="A dated outside proof; may be repeated."),
    ] = None,
    form: Annotated[RecordFormat, typer.Option("--format", help="Lines, one JSON object, or a page.")] = (
        RecordFormat.TEXT
    ),
) -> None:
    """Score forecasts against each later figure in the documents, beside the constant rate: all, good and bad."""
    with one_line_errors():
        from wartoll.score.record_page import record_lines, record_page
        from wartoll.workflow.reading import ReadOptions
        from wartoll.workflow.registering import score_registered

        with progress() as on_step:
            record = score_registered(
                forecasts, documents, ReadOptions(published, metadata), proofs=[_proof(text) for text in proof or ()],
                on_step=on_step,
            )  # fmt: skip
        if form is RecordFormat.JSON:
            print_json(record.to_json())
        elif form is RecordFormat.MARKDOWN:
            typer.echo(record_page(record.forecasts, record.rows))
        else:
            for line in record_lines(record.forecasts, record.rows):
                console().print(literal(line))


def _proof(text: str) -> OutsideProof:
    from wartoll.errors import UsageError
    from wartoll.score import OutsideProof

    digest, _, rest = text.partition(",")
    day, _, where = rest.partition(",")
    try:
        return OutsideProof(digest.strip(), date.fromisoformat(day.strip()), where.strip() or "a place not named")
    except ValueError as error:
        raise UsageError(f"--proof {text!r}", "DIGEST,DATE,WHERE such as 3f...,2025-01-18,https://...") from error
