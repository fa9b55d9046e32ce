"""What each reading of a rate comes to if it stayed as it is: when 30, 50 and 100 per cent of the strength are gone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from wartoll.audit import DerivedFigure, Reading
from wartoll.claims import Claim
from wartoll.dates import Window, long_date
from wartoll.report.blocks import Block, Bullets, Chart, Column, Paragraph, Section, Table
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.sections.projected_chart import draw_projections
from wartoll.report.sections.readings import say_interval, tell_input, tell_rate
from wartoll.report.windows import say_window
from wartoll.report.words import Link, Strong, Words

_OPEN_ROWS = 12


def build_projections(inputs: BriefInputs) -> Section | None:
    """The dates of every reading, as a picture and a table; None where no rate has a strength to run down."""
    readings = unique_readings(inputs.audit.derived)
    if not readings:
        return None
    bare = [reading for _, reading in readings]
    blocks: list[Block] = [Paragraph(_explain(bare)), *_conditions(inputs)]
    if any(window and window.earliest for reading in bare for _, window, _ in reading.outcomes):
        blocks.append(_chart(bare))
    blocks.append(_table(inputs, readings))
    data = [_data(reading) for reading in bare]
    return Section("projections", "If the rate stayed as it was", tuple(blocks), data, len(readings))


def unique_readings(derived: Iterable[DerivedFigure]) -> list[tuple[str, Reading]]:
    """Readings with a strength and their documents, each once, the slowest rate first."""
    found: dict[tuple[object, ...], tuple[str, Reading]] = {}
    for figure in derived:
        for reading in figure.readings.readings if figure.readings else ():
            if reading.strength is None or not reading.outcomes:
                continue
            key = (reading.losses_per_day, reading.end.window, reading.strength.value, reading.count.value)
            if key not in found or (reading.as_stated and not found[key][1].as_stated):
                found[key] = (figure.document, reading)
    return sorted(found.values(), key=lambda item: (item[1].losses_per_day.low, item[1].losses_per_day.high, item[0]))


def last_dates(readings: Sequence[Reading]) -> Window | None:
    """The first and the last day on which a reading has the whole strength gone."""
    windows = [w for reading in readings for share, w, already in reading.outcomes if share >= 1 and w and not already]
    days = [day for w in windows for day in (w.earliest, w.latest) if day is not None]
    return Window(min(days), max(days)) if days else None


def _explain(readings: Sequence[Reading]) -> Words:
    text = (
        "Arithmetic on what was said, not a forecast: each reading's losses a day go on from its as-of date until a "
        "share of the strength is gone. The spread is that of the readings and no probability; nobody returns to "
        "duty, nobody is added, and the fighting never pauses."
    )
    spread = last_dates(readings)
    if spread and spread.earliest and spread.latest:
        whole = f" The whole strength would be gone between {long_date(spread.earliest)} and {long_date(spread.latest)}"
        text += (
            whole + ", by reading."
            if spread.earliest != spread.latest
            else f" It would be gone on {long_date(spread.earliest)}."
        )
    return Words.of(text)


def _conditions(inputs: BriefInputs) -> list[Block]:
    """The conditions that the sources put on their own projections, in their words."""
    seen: dict[str, Claim] = {}
    for claim in inputs.claims:
        if claim.condition:
            seen.setdefault(one_line(claim.condition).casefold(), claim)
    if not seen:
        return []
    items = tuple(
        Words.of(Link(f"“{one_line(claim.condition or '')}”", claim.claim_id), " ") + Words.of(inputs.who(claim))
        for claim in seen.values()
    )
    return [Paragraph(Words.of(Strong("The sources' own conditions:"))), Bullets(items)]


def _table(inputs: BriefInputs, readings: Sequence[tuple[str, Reading]]) -> Table:
    shares = sorted({share for _, reading in readings for share, _, _ in reading.outcomes})
    columns = (
        Column("Losses a day", "right"),
        Column("Count"),
        Column("From"),
        Column("As of"),
        Column("Strength", "right"),
        *(Column(f"{share * 100:g} % gone") for share in shares),
    )
    rows = tuple(_row(inputs, document, reading, shares) for document, reading in readings)
    folded = len(rows) > _OPEN_ROWS
    return Table("Each reading and the days it leads to", columns, rows, stacked=True, folded=folded)


def _row(inputs: BriefInputs, document: str, reading: Reading, shares: Sequence[float]) -> tuple[Words, ...]:
    outcomes = {share: (window, already) for share, window, already in reading.outcomes}
    return (
        Words.of(tell_rate(reading), " ", Strong("as stated") if reading.as_stated else ""),
        Words.of(tell_input(inputs, document, reading.count)),
        Words.of(tell_input(inputs, document, reading.start, as_day=True)),
        Words.of(tell_input(inputs, document, reading.end, as_day=True)),
        Words.of(tell_input(inputs, document, reading.strength) if reading.strength else ""),
        *(Words.of(_outcome(*outcomes.get(share, (None, False)))) for share in shares),
    )


def _outcome(window: Window | None, already: bool) -> str:
    if already:
        return "by then"
    return say_window(window, short=True) or "never"


def _chart(readings: Sequence[Reading]) -> Chart:
    told = "; ".join(f"{say_interval(r.losses_per_day)} a day: {_tell(r)}" for r in readings[:20])
    return Chart(
        key="projections",
        title="When shares of the strength would be gone, by reading (its losses a day; ● as stated)",
        description=f"{told}. The table below says the same.",
        wide=draw_projections(readings, narrow=False),
        narrow=draw_projections(readings, narrow=True),
    )


def _tell(reading: Reading) -> str:
    return ", ".join(f"{share * 100:g} % {_outcome(window, already)}" for share, window, already in reading.outcomes)


def _data(reading: Reading) -> dict[str, Any]:
    rate = reading.losses_per_day
    return {
        "losses_per_day": [end if math.isfinite(end) else None for end in (rate.low, rate.high)],
        "claim_ids": [
            i.claim_id for i in (reading.count, reading.start, reading.end, reading.strength) if i and i.claim_id
        ],
        "as_of": reading.end.window.latest.isoformat() if reading.end.window and reading.end.window.latest else None,
        "as_stated": reading.as_stated,
        "outcomes": [
            {
                "share_of_strength": share,
                "earliest": window.earliest.isoformat() if window and window.earliest else None,
                "latest": window.latest.isoformat() if window and window.latest else None,
                "already": already,
            }
            for share, window, already in reading.outcomes
        ],
    }
