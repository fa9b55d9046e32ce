"""All claims, each with its number, its words and where they stand."""

from __future__ import annotations

from wartoll.claims import Claim, Form
from wartoll.report.blocks import Column, Paragraph, Section, Table
from wartoll.report.figures import quote_figure
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.palette import name_measure
from wartoll.report.windows import say_period, say_window
from wartoll.report.words import Link, Sign, Words

_COLUMNS = (
    Column("No.", "right"),
    Column("Figure", "right"),
    Column("What and who"),
    Column("For when"),
    Column("Whose"),
    Column("Words", wide=True),
)


def build_listing(inputs: BriefInputs) -> Section:
    """The table of all claims, in the order of the documents; the rows are the anchors of the numbers."""
    if not inputs.claims:
        words = Words.of("No document given holds a claim about losses or strength that could be read.")
        return Section("claims", "All claims", (Paragraph(words),), [], 0)
    rows = tuple(_row(inputs, claim) for claim in inputs.claims)
    anchors = tuple(f"c-{claim.claim_id}" for claim in inputs.claims)
    table = Table("Every claim that was read, with its words", _COLUMNS, rows, anchors, stacked=True)
    return Section("claims", "All claims", (table,), None, len(rows))


def _row(inputs: BriefInputs, claim: Claim) -> tuple[Words, ...]:
    number = Words.of(Link(str(inputs.numbers[claim.claim_id]), claim.claim_id))
    figure = Words.of(quote_figure(claim)) if claim.has_number else Words.of(claim.form.value)
    what = name_measure(claim.measure) if claim.form is not Form.EVENT else claim.hedge or name_measure(claim.measure)
    details = [what] if not claim.has_number else [what, claim.form.value]
    if claim.item:
        details.insert(0, claim.item)
    if claim.modality.value not in ("reported", claim.form.value) and claim.form is not Form.PROJECTION:
        details.append(claim.modality.value)
    if claim.part_of in inputs.numbers:
        details.append(f"a part of no. {inputs.numbers[claim.part_of or '']}")
    who = ", ".join(one_line(text) for text in (claim.group, claim.place) if text) or "who is not said"
    carried = [*claim.via]
    if inputs.outlet(claim.document) not in (inputs.who(claim), *carried):
        carried.append(inputs.outlet(claim.document))
    via = f", via {', '.join(map(one_line, carried))}" if carried else ""
    return (
        number,
        figure,
        Words.of(f"{one_line(', '.join(details))}: {who}"),
        Words.of(_when(claim)),
        Words.of(Sign(kind=claim.speaker_kind), f" {inputs.who(claim)}{via}"),
        Words.of(Link(one_line(claim.quote.text), claim.claim_id)),
    )


def _when(claim: Claim) -> str:
    if claim.form is Form.PROJECTION and claim.end:
        return f"reached {say_window(claim.end, short=True)}"
    if claim.form is Form.EVENT:
        return say_window(claim.end or claim.start, short=True)
    if claim.as_of_inferred:
        said = say_window(claim.end, short=True)
        return f"not said; stated {said}" if said else "not said"
    return say_period(claim.start, claim.end, short=True) or "not said"
