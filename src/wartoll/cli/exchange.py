"""``wartoll ledger export|import|backup|restore|metadata``: what leaves a ledger for other tools, and what comes in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wartoll.cli.opened import DEFAULT, Where, Who, Why, name_person, opened_ledger, read_pair
from wartoll.cli.terminal import console, literal, one_line_errors, print_json, warn


class ExportFormat(StrEnum):
    """How claims leave the ledger."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    ANNOTATION = "annotation"
    CLAIMREVIEW = "claimreview"


def export_claims(
    where: Where = DEFAULT,
    form: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = ExportFormat.JSONL,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="A file; Parquet needs one.")] = None,
) -> None:
    """Write the claims that count (proposed and accepted) for other tools."""
    with opened_ledger(where) as ledger:
        from wartoll.workflow.exporting import export_ledger

        count = export_ledger(ledger, form.value, out)
        if out is not None:
            console().print(f"{count} claims written to {literal(out)}.")


def import_table(
    table: Annotated[Path, typer.Argument(help="A CSV with a claim a row.")],
    where: Where = DEFAULT,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="A claim's field from a column.")
    ] = None,
    who: Who = None,
    why: Why = "imported from a spreadsheet",
) -> None:
    """Add the rows of a spreadsheet as claims; each bad row is named, the others are added."""
    with one_line_errors():
        from wartoll.ledger import open_ledger
        from wartoll.ledger.spreadsheets import read_spreadsheet

        found = read_spreadsheet(table, dict(read_pair(text) for text in mapping or []))
        ledger = open_ledger(where, create=True)
        try:
            documents, added = ledger.add(found.documents, found.claims, who=name_person(who), why=why)
        finally:
            ledger.close()
        console().print(f"{added} claims of {documents} rows are new in the ledger.")
        for error in found.errors:
            warn(f"not imported: {error}")
        if found.errors:
            raise typer.Exit(1)


def backup(
    target: Annotated[Path, typer.Argument(help="A file such as ledger.jsonl.gz.")], where: Where = DEFAULT
) -> None:
    """Write the whole ledger to one file that any ledger can be restored from."""
    with one_line_errors():
        from wartoll.workflow.keeping import back_up

        console().print(f"{back_up(where, target)} lines written to {literal(target)}.")


def restore(source: Annotated[Path, typer.Argument(help="A backup.")], where: Where = DEFAULT) -> None:
    """Fill an empty ledger from a backup, and verify it."""
    with one_line_errors():
        from wartoll.workflow.keeping import restore as restore_ledger

        result = restore_ledger(source, where)
        console().print(f"Restored and verified: {result.documents} documents, {result.revisions} revisions.")


def metadata(
    where: Where = DEFAULT,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="A file such as metadata.json.")] = None,
) -> None:
    """Describe a SQLite ledger for Datasette: its tables and columns, facets and ready queries."""
    with one_line_errors():
        from wartoll.workflow.exporting import describe_ledger

        told = describe_ledger(where, out)
        if out is None:
            print_json(told)
        else:
            console().print(f"Written to {literal(out)}; see it with: datasette {literal(where)} -m {literal(out)}")
