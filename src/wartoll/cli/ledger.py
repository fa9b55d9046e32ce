"""``wartoll ledger``: what is kept, who changed it, and whether it still holds."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wartoll.cli import exchange
from wartoll.cli.claims import tell_losses
from wartoll.cli.opened import DEFAULT, Where, Who, Why, name_person, opened_ledger, read_pair
from wartoll.cli.options import Documents, MetadataFile, Published
from wartoll.cli.terminal import console, literal, one_line_errors, print_json, progress, warn
from wartoll.errors import UsageError

if TYPE_CHECKING:
    from wartoll.ledger import LedgerClaim

app = typer.Typer(
    name="ledger", help="Keep claims for years, with several people: nothing is overwritten.", no_args_is_help=True
)


class Verb(StrEnum):
    """What a review decides."""

    ACCEPT = "accept"
    AMEND = "amend"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


@app.command()
def add(
    documents: Documents,
    where: Where = DEFAULT,
    published: Published = None,
    metadata: MetadataFile = None,
    who: Who = None,
    why: Why = "read from the documents",
) -> None:
    """Read documents and add them with their claims; what is there already is not added again."""
    with one_line_errors(), progress() as on_step:
        from wartoll.workflow.keeping import keep_documents
        from wartoll.workflow.reading import ReadOptions

        options = ReadOptions(published, metadata)
        kept = keep_documents(where, documents, options, who=name_person(who), why=why, on_step=on_step)
        console().print(f"{kept.documents} documents and {kept.claims} claims are new in the ledger.")
        tell_losses(kept.reading)


@app.command()
def claims(
    where: Where = DEFAULT,
    speaker: Annotated[str | None, typer.Option(help="Claims of this speaker.")] = None,
    group: Annotated[str | None, typer.Option(help="Claims about this group.")] = None,
    measure: Annotated[str | None, typer.Option(help="Claims of this measure, such as killed.")] = None,
    form: Annotated[str | None, typer.Option(help="Claims of this form, such as cumulative.")] = None,
    status: Annotated[str | None, typer.Option(help="proposed, accepted, rejected or merged.")] = None,
    document: Annotated[str | None, typer.Option(help="Claims of this document.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Claims of this outlet.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Counted up to this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Counted up to this day or earlier.")] = None,
    at_least: Annotated[float | None, typer.Option(help="Numbers of at least this.")] = None,
    words: Annotated[str | None, typer.Option(help="Words in the quote, speaker, group or place.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines instead of a table.")] = False,
) -> None:
    """List claims, newest as-of date first."""
    with opened_ledger(where) as ledger:
        from wartoll.ledger import ClaimFilter

        found = ledger.claims(ClaimFilter(
            speaker=speaker, group=group, measure=measure, form=form, status=status, document=document,
            publisher=publisher, since=_day(since), until=_day(until), at_least=at_least, words=words, limit=limit,
        ))  # fmt: skip
        if as_json:
            for claim in found:
                sys.stdout.write(json.dumps(_row(claim), ensure_ascii=False) + "\n")
            return
        _print_claims(found)


@app.command()
def claim(claim_id: str, where: Where = DEFAULT) -> None:
    """Show one claim as it stands, with the revision to base a decision on."""
    with opened_ledger(where) as ledger:
        last = ledger.history(claim_id)[-1]
        print_json({"claim_id": claim_id, "revision": last.id, "status": last.status, "who": last.who, "at": last.at,
                    "why": last.why, "into_claim": last.into_claim, "claim": dict(last.row)})  # fmt: skip


@app.command()
def history(claim_id: str, where: Where = DEFAULT) -> None:
    """Show who did what to a claim, when and why."""
    with opened_ledger(where) as ledger:
        for step in ledger.history(claim_id):
            into = f" into {step.into_claim}" if step.into_claim else ""
            line = f"{step.id}  {step.at[:19]}Z  {step.who}: {step.kind}{into} ({step.status}) - {step.why}"
            console().print(literal(line))


@app.command()
def review(
    verb: Verb,
    claim_id: str,
    why: Why,
    based_on: Annotated[int, typer.Option("--revision", help="The revision you saw; a later one stops you.")],
    where: Where = DEFAULT,
    who: Who = None,
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="For amend; JSON values, or text.")
    ] = None,
    into: Annotated[str | None, typer.Option("--into", metavar="ID", help="For merge and split.")] = None,
) -> None:
    """Accept, amend, reject, merge, split or undo: each is a revision, nothing is overwritten."""
    with opened_ledger(where) as ledger:
        from wartoll.ledger import Decision

        row = dict(map(_change, changes or []))
        step = ledger.review(
            claim_id, Decision(verb.value), who=name_person(who), why=why, based_on=based_on, row=row, into=into
        )
        console().print(f"Claim {literal(claim_id)} stands at revision {step.id}, {step.status}.")


@app.command()
def grade(
    party: str,
    grade: Annotated[str, typer.Argument(help="A letter A to F, a digit 1 to 6, or both, such as B2.")],
    why: Why,
    where: Where = DEFAULT,
    who: Who = None,
    claim_id: Annotated[str | None, typer.Option("--claim", metavar="ID", help="Grade one claim.")] = None,
) -> None:
    """Grade a party or a claim on NATO's Admiralty scale; grades are shown and feed no model."""
    with opened_ledger(where) as ledger:
        letter = next((ch.upper() for ch in grade if ch.isalpha()), None)
        digit = next((int(ch) for ch in grade if ch.isdigit()), None)
        ledger.grade(party, letter=letter, digit=digit, who=name_person(who), why=why, claim_id=claim_id)
        console().print(f"{literal(party)} is graded {literal(grade)}.")


@app.command()
def parties(where: Where = DEFAULT) -> None:
    """List speakers with how many claims stand in their name, and their grade."""
    with opened_ledger(where) as ledger:
        for name, count, letter in ledger.parties():
            console().print(f"{count:6}  {letter or '-'}  {literal(name)}")


@app.command()
def snapshot(
    where: Where = DEFAULT,
    who: Who = None,
    note: Annotated[str, typer.Option(help="What it is for.")] = "",
    listing: Annotated[bool, typer.Option("--list", help="List the snapshots instead.")] = False,
) -> None:
    """Take a snapshot: a hash that says exactly which claims an estimate was made from."""
    with opened_ledger(where) as ledger:
        from wartoll.ledger.snapshots import list_snapshots, take_snapshot

        found = list_snapshots(ledger) if listing else (take_snapshot(ledger, who=name_person(who), note=note),)
        for one in found:
            line = f"{one.digest}  {one.claims} claims at revision {one.revision}, {one.at[:19]}Z, {one.who}"
            console().print(literal(f"{line}  {one.note}".rstrip()), soft_wrap=True)


@app.command()
def verify(where: Where = DEFAULT) -> None:
    """Re-find every quote, walk the chain of hashes, and name each fault."""
    with progress() as on_step, opened_ledger(where) as ledger:
        from wartoll.ledger.verify import verify_ledger

        result = verify_ledger(ledger, on_step)
        for fault in result.faults:
            warn(fault)
        console().print(f"{result.documents} documents, {result.revisions} revisions, {len(result.faults)} faults.")
        console().print(f"The chain ends with {result.end_hash}.", soft_wrap=True)
        if result.faults:
            raise typer.Exit(1)


app.command("export")(exchange.export_claims)
app.command("import")(exchange.import_table)
app.command("backup")(exchange.backup)
app.command("restore")(exchange.restore)
app.command("metadata")(exchange.metadata)


def _day(text: str | None) -> Any:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError as error:
        raise UsageError(f"the date {text!r}", "an ISO date such as 2025-01-16") from error


def _change(text: str) -> tuple[str, Any]:
    name, value = read_pair(text)
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _row(claim: LedgerClaim) -> dict[str, Any]:
    return {"revision": claim.revision, "status": claim.status, "grades": list(claim.grades), **claim.row}


def _print_claims(found: tuple[LedgerClaim, ...]) -> None:
    from rich import box
    from rich.table import Table

    from wartoll.claims import claim_from_row
    from wartoll.report.figures import say_quantity

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, width in (("claim", 12), ("rev", 7), ("status", 9), ("what", 22), ("figure", 16), ("speaker", 30),
                        ("grade", 5), ("as of", 10), ("document", 30)):  # fmt: skip
        table.add_column(name, max_width=width, overflow="ellipsis", no_wrap=True)
    for one in found:
        read = claim_from_row(one.row)
        said = say_quantity(read) if read.has_number else read.hedge or ""
        cells = (one.claim_id, one.revision, one.status, f"{read.measure.value} {read.form.value}",
                 said, read.speaker or read.publisher or "the outlet", "".join(one.grades),
                 one.row.get("end_latest") or "", one.document)  # fmt: skip
        table.add_row(*map(literal, cells))
    screen = console()
    screen.width = max(screen.width, 120) if screen.is_terminal else 160
    screen.print(table)
