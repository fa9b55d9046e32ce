"""``wartoll extract`` and ``wartoll explain``: what the documents say, and why it was read so."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wartoll.cli.options import Documents, MetadataFile, Published, Unmasked
from wartoll.cli.terminal import console, literal, one_line_errors, progress, warn
from wartoll.report.legible import legible

if TYPE_CHECKING:
    from wartoll.claims import Claim
    from wartoll.workflow.reading import Reading


_COLUMNS = (
    ("document", 24),
    ("what", 22),
    ("figure", 16),
    ("speaker", 28),
    ("group", 24),
    ("as of", 21),
    ("words", 60),
)


class Extractor(StrEnum):
    """Who reads: the rules decide in any case."""

    RULES = "rules"
    LLM = "llm"
    SPACY = "spacy"


class ExtractFormat(StrEnum):
    """How claims are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def extract(
    documents: Documents,
    published: Published = None,
    metadata: MetadataFile = None,
    form: Annotated[
        ExtractFormat, typer.Option("--format", help="A table to look at, JSON Lines or CSV to compute with.")
    ] = ExtractFormat.TABLE,
    unmasked: Unmasked = False,
    extractor: Annotated[
        Extractor, typer.Option("--extractor", help="rules alone, or with a model that may propose (llm, spacy).")
    ] = Extractor.RULES,
    llm_url: Annotated[str, typer.Option(envvar="WARTOLL_LLM_URL", help="Endpoint, such as http://host/v1.")] = "",
    llm_model: Annotated[str, typer.Option(envvar="WARTOLL_LLM_MODEL", help="The model's name there.")] = "",
    llm_cache: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep answers, so that a stopped run goes on.")
    ] = None,
    llm_price_in: Annotated[float, typer.Option(help="Price of a million tokens sent.")] = 0.0,
    llm_price_out: Annotated[float, typer.Option(help="Price of a million tokens received.")] = 0.0,
    spacy_pipeline: Annotated[
        str, typer.Option(help="A spaCy pipeline that you have, for sentences and speakers.")
    ] = "en_core_web_sm",
    yes: Annotated[bool, typer.Option("--yes", help="Send the documents to the endpoint without asking.")] = False,
) -> None:
    """Print the claims that documents make: exact words, speaker, group, number, period.

    Example: wartoll extract report.txt --published 2025-01-19 --format jsonl
    """
    with one_line_errors(), progress() as on_step:
        from wartoll.claims import claim_to_row
        from wartoll.workflow.reading import ReadOptions, read_and_extract

        model = None
        if extractor is Extractor.LLM:
            from wartoll.workflow.proposing import ModelOptions

            agree = _agree if not yes else (lambda host, count: True)
            model = ModelOptions(llm_url, llm_model, agree, llm_cache, llm_price_in, llm_price_out)
        pipeline = spacy_pipeline if extractor is Extractor.SPACY else None
        reading = read_and_extract(documents, ReadOptions(published, metadata, model, pipeline), on_step)
        claims = reading.claims(unmasked=unmasked)
        if form is ExtractFormat.JSONL:
            for claim in claims:
                sys.stdout.write(json.dumps(claim_to_row(claim), ensure_ascii=False, allow_nan=False) + "\n")
        elif form is ExtractFormat.CSV:
            from wartoll.report.claims_csv import write_claims_csv

            sys.stdout.write(write_claims_csv(claims))
        else:
            _print_table(claims)
        tell_losses(reading)


def explain(
    documents: Documents,
    published: Published = None,
    metadata: MetadataFile = None,
    unmasked: Unmasked = False,
) -> None:
    """Print each text with its claims marked, the rules that read them, and the readings refused."""
    with one_line_errors(), progress() as on_step:
        from wartoll.workflow.explain import explain_documents
        from wartoll.workflow.reading import ReadOptions

        explained = explain_documents(documents, ReadOptions(published, metadata), unmasked=unmasked, on_step=on_step)
        for text in explained.texts:
            typer.echo(legible(text))
        tell_losses(explained.reading)


def tell_losses(reading: Reading) -> None:
    """Say on standard error what was not read, refused or in doubt; fail where nothing was read."""
    _tell_model(reading)
    for skipped in reading.skipped:
        warn(f"not read: {skipped.reason}")
    for document in reading.documents:
        for warning in document.warnings:
            warn(warning)
    if not reading.documents:
        raise typer.Exit(1)


def _agree(host: str, count: int) -> bool:
    """Ask the person before documents leave the machine; without a terminal the answer is no."""
    return sys.stdin.isatty() and typer.confirm(f"Send {count} documents to {legible(host)}?", err=True)


def _tell_model(reading: Reading) -> None:
    proposed = reading.proposed
    if proposed is None:
        return
    for failure in proposed.failed:
        warn(f"no proposals for {failure}; it was read by the rules alone")
    refused = sum(refusal.reason.startswith("proposed: ") for refusal in reading.extraction.refusals)
    used, given = proposed.usage, sum(map(len, proposed.by_document.values()))
    warn(f"the model proposed {given}, {refused} were not found in the documents; {used.requests} requests, "
         f"{used.retries} of them again, {used.tokens_in} tokens in, {used.tokens_out} out, "
         f"cost {used.cost:.4f}")  # fmt: skip


def _print_table(claims: tuple[Claim, ...]) -> None:
    from rich import box
    from rich.table import Table

    from wartoll.report.figures import say_quantity

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    for name, width in _COLUMNS:
        table.add_column(name, max_width=width, overflow="ellipsis", no_wrap=True)
    for claim in claims:
        end = claim.end
        as_of = "" if end is None else "/".join(dict.fromkeys(str(day) for day in (end.earliest, end.latest) if day))
        what = f"{claim.measure.value} {claim.form.value}"
        who = claim.speaker or claim.publisher or "the outlet"
        words = " ".join(claim.quote.text.split())
        said = say_quantity(claim) if claim.has_number else claim.hedge or ""
        cells = (claim.document, what, said, who, claim.group or "", as_of, words)
        table.add_row(*map(literal, cells))
    screen = console()
    # A pipe has no width of its own; a narrow default would cut every cell.
    screen.width = max(screen.width, 120) if screen.is_terminal else 200
    screen.print(table)
    screen.print(f"{len(claims)} claims. Whole words and all fields: --format jsonl.")
