"""The timeline: every dated count and rate, its shape by measure and its colour by kind of party."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wartoll.claims import Bound, Claim, Form, Measure, PartyKind
from wartoll.dates import Window
from wartoll.report.blocks import Block, Chart, Column, Paragraph, Section, Table
from wartoll.report.figures import quote_figure, say_claim, say_quantity
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.palette import KIND_NAMES, name_measure
from wartoll.report.sections.timeline_chart import Flag, Mark, draw_timeline
from wartoll.report.windows import say_window
from wartoll.report.words import Link, Sign, Strong, Words

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_MOST_MARKS = 600  # beyond this a picture shows nothing; the table holds all
_COUNTS = (Form.STOCK, Form.CUMULATIVE, Form.PERIOD, Form.PROJECTION)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A claim, the window it is drawn at, and whether that window is only the statement's."""

    claim: Claim
    window: Window
    of_statement: bool


def build_timeline(inputs: BriefInputs) -> Section | None:
    """The timeline's picture and its table; None where no claim has both a number and a date."""
    dated = [found for claim in inputs.claims if (found := _date_claim(claim)) is not None]
    drawn = [found for found in dated if _is_drawn(found.claim)]
    if not drawn:
        return None
    marks = _collapse(inputs, drawn)[:_MOST_MARKS]
    events = [found for found in dated if found.claim.form is Form.EVENT]
    chart = _make_chart(inputs, marks, events)
    rows = sorted(drawn + events, key=lambda found: (_middle(found.window), found.claim.quote))
    undrawn = len(inputs.counted) - len(drawn)
    note = _explain(drawn, undrawn)
    if len(marks) == _MOST_MARKS:
        note += Words.of(f" Only the {_MOST_MARKS} figures that most claims give are drawn.")
    blocks: list[Block] = [Paragraph(note, "note"), chart, _table(inputs, rows)]
    data = [
        {
            "claim_id": found.claim.claim_id,
            "earliest": _iso(found.window.earliest),
            "latest": _iso(found.window.latest),
            "date_of_statement": found.of_statement,
        }
        for found in rows
    ]
    return Section("timeline", "Timeline of claims", tuple(blocks), data, len(rows))


def _date_claim(claim: Claim) -> _Dated | None:
    """Date a claim by its as-of date, else by its statement, else by its document."""
    for window, of_statement in (
        (claim.end, claim.as_of_inferred),
        (claim.start if claim.form is Form.EVENT else None, False),
        (claim.said, True),
        (Window.day(claim.published) if claim.published else None, True),
    ):
        if window is not None and not (window.earliest is None and window.latest is None):
            return _Dated(claim, window, of_statement)
    return None


def _is_drawn(claim: Claim) -> bool:
    if claim.quantity is None or claim.item or claim.measure is Measure.EQUIPMENT:
        return False
    return claim.form in _COUNTS or (claim.form is Form.RATE and claim.per in _DAYS)


def _collapse(inputs: BriefInputs, dated: Sequence[_Dated]) -> list[Mark]:
    """One mark for claims that say the same of the same speaker; the first document's quote stands for them."""
    groups: dict[tuple[object, ...], list[_Dated]] = {}
    for found in dated:
        claim = found.claim
        assert claim.quantity is not None
        key = (claim.speaker or claim.document, claim.measure, claim.form, claim.quantity.low, claim.quantity.high)
        groups.setdefault((*key, claim.per, claim.group), []).append(found)
    by_weight = sorted(groups.values(), key=lambda members: -len(members))
    return [_mark(inputs, members) for members in by_weight]


def _mark(inputs: BriefInputs, members: Sequence[_Dated]) -> Mark:
    first = min(members, key=lambda m: (m.of_statement, m.window.days or 10_000, m.claim.published or date.max))
    claim = first.claim
    assert claim.quantity is not None
    per = _DAYS[claim.per] if claim.form is Form.RATE and claim.per else 1.0
    low, best, high = (None if v is None else v / per for v in _ends(claim))
    more = len(members) - 1
    told = f"{say_claim(claim)}, {claim.group or 'group not said'}: {inputs.who(claim)}, {say_window(first.window)}"
    if first.of_statement:
        told += " (the date of the statement)"
    if more:
        told += f"; also in {more} more {'claim' if more == 1 else 'claims'}"
    return Mark(
        claim_id=claim.claim_id,
        first=first.window.earliest or first.window.latest or date.min,
        last=first.window.latest or first.window.earliest or date.min,
        low=low,
        best=best,
        high=high,
        measure=claim.measure,
        kind=claim.speaker_kind,
        label=say_quantity(claim) if claim.quantity.vague else _label(claim),
        description=one_line(told),
        hollow=first.of_statement,
        is_rate=claim.form is Form.RATE,
        is_projection=claim.form is Form.PROJECTION,
    )


def _ends(claim: Claim) -> tuple[float | None, float | None, float | None]:
    quantity = claim.quantity
    assert quantity is not None
    if quantity.bound in (Bound.EXACT, Bound.APPROXIMATE):
        return None, quantity.said, None
    return quantity.low, quantity.best, quantity.high


def _label(claim: Claim) -> str:
    words = say_quantity(claim)
    hedge = claim.hedge or (claim.quantity.hedge if claim.quantity else None)
    short = {Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ ", Bound.APPROXIMATE: "~"}
    if claim.quantity and claim.quantity.bound in short and claim.quantity.said is not None:
        digits = "".join(c for c in words.removeprefix((hedge or "").lower()) if c.isdigit() or c in ",.")
        return short[claim.quantity.bound] + digits.strip(",.")
    return words.removesuffix(f" a {claim.per}").replace(" to ", "–")


def _make_chart(inputs: BriefInputs, marks: Sequence[Mark], events: Sequence[_Dated]) -> Chart:
    flags = _flags(inputs, events)
    first, last = min(mark.first for mark in marks), max(mark.last for mark in marks)
    described = (
        f"Claims from {say_window(Window(first, last))}: "
        + "; ".join(mark.description for mark in sorted(marks, key=lambda m: m.first)[:40])
        + ("; and others, all in the table below." if len(marks) > 40 else ". The table below says the same.")
    )
    return Chart(
        key="timeline",
        title="Claims by date, number and source",
        description=described,
        wide=draw_timeline(marks, flags, narrow=False),
        narrow=draw_timeline(marks, flags, narrow=True),
        legend=_legend(marks, bool(flags)),
    )


def _flags(inputs: BriefInputs, events: Sequence[_Dated]) -> list[Flag]:
    """One line for all events of a day, with their numbers in the list."""
    by_day: dict[date, list[_Dated]] = {}
    for found in events:
        by_day.setdefault(found.window.earliest or found.window.latest or date.min, []).append(found)
    flags = []
    for day, members in sorted(by_day.items()):
        numbers = [str(inputs.numbers[found.claim.claim_id]) for found in members]
        label = ", ".join(numbers[:2]) + (" …" if len(numbers) > 2 else "")
        told = "; ".join(_tell_event(inputs, found) for found in members)
        flags.append(Flag(members[0].claim.claim_id, day, label, told))
    return flags


def _legend(marks: Iterable[Mark], has_events: bool) -> tuple[Words, ...]:
    marks = list(marks)
    measures = [m for m in Measure if any(mark.measure is m for mark in marks)]
    kinds = [k for k in PartyKind if any(mark.kind is k for mark in marks)]
    signs = [Words.of(Strong("Counted:")), *(Words.of(Sign(measure=m), name_measure(m)) for m in measures)]
    signs += [Words.of(Strong("Whose figure:")), *(Words.of(Sign(kind=kind), KIND_NAMES[kind]) for kind in kinds)]
    if any(mark.hollow for mark in marks):
        signs.append(Words.of("hollow: dated by its statement"))
    if has_events:
        signs.append(Words.of("dashed line: an event, with its number in the list"))
    return tuple(signs)


def _explain(drawn: Sequence[_Dated], undrawn: int) -> Words:
    of_statement = sum(found.of_statement for found in drawn)
    text = "Each mark leads to its quote. The number's axis goes by powers; rates stand below, per day."
    if of_statement:
        text += (
            f" {of_statement} of {len(drawn)} claims don't say what date they count up to: they are drawn hollow, "
            "at the date of the statement or of the document."
        )
    if undrawn:
        text += f" {undrawn} with no date, or that count no people, stand only in the list of all claims."
    return Words.of(text)


def _table(inputs: BriefInputs, rows: Sequence[_Dated]) -> Table:
    return Table(
        "The same as a table",
        (Column("Date"), Column("Figure", "right"), Column("What"), Column("Whose"), Column("Where said")),
        tuple(_row(inputs, found) for found in rows),
        folded=True,
    )


def _row(inputs: BriefInputs, found: _Dated) -> tuple[Words, ...]:
    claim = found.claim
    day = say_window(found.window, short=True) + (" (statement)" if found.of_statement else "")
    number = Words.of(quote_figure(claim)) if claim.has_number else Words.of(Link("event", claim.claim_id))
    what = claim.hedge or name_measure(claim.measure) if claim.form is Form.EVENT else name_measure(claim.measure)
    if claim.form is Form.PROJECTION:
        what += ", projected"
    whose = Words.of(Sign(kind=claim.speaker_kind), " " + inputs.who(claim))
    return Words.of(day), number, Words.of(one_line(what)), whose, Words.of(inputs.outlet_link(claim))


def _tell_event(inputs: BriefInputs, found: _Dated) -> str:
    words = found.claim.hedge or name_measure(found.claim.measure)
    return one_line(f"{words}: {inputs.who(found.claim)}, {say_window(found.window)}")


def _middle(window: Window) -> date:
    first, last = window.earliest or window.latest, window.latest or window.earliest
    assert first is not None
    assert last is not None
    return first + (last - first) / 2


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
