"""The readings of one rate as a table with bars, and how intervals and inputs are worded."""

from __future__ import annotations

import math

from wartoll.audit import DerivedFigure, Input, Reading, Readings
from wartoll.audit.interval import Interval
from wartoll.report.blocks import Column, Table
from wartoll.report.figures import compute_result, say_number, say_quantity
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.sources import place_anchor
from wartoll.report.windows import say_window
from wartoll.report.words import Bar, Jump, Link, Piece, Strong, Words

_SHORT = 40  # characters that a narrow column bears


def say_interval(interval: Interval | None, digits: int = 1) -> str:
    """An interval as a check words it: ``92.7``, ``109 to 146``, ``at least 80``."""
    if interval is None:
        return ""

    def say(value: float) -> str:
        return say_number(round(value, digits if abs(value) < 1000 else 0))

    if not math.isfinite(interval.high):
        return f"at least {say(interval.low)}" if math.isfinite(interval.low) else "any number"
    if not math.isfinite(interval.low):
        return f"at most {say(interval.high)}"
    low, high = say(interval.low), say(interval.high)
    return low if low == high else f"{low} to {high}"


def tell_input(inputs: BriefInputs, document: str, item: Input, *, as_day: bool = False) -> Piece:
    """An input in few words, leading to its quote where it is a claim, else to its words in the document.

    Parameters
    ----------
    inputs : BriefInputs
    document : str
        The document the input stands in.
    item : Input
    as_day : bool
        Whether it is told as the days it may be, not in the document's words.
    """
    words = one_line(item.words) or (str(item.value) if item.value is not None else "not said")
    claim = inputs.by_id.get(item.claim_id or "")
    if as_day or len(words) > _SHORT:
        fallback = say_quantity(claim) if claim is not None and claim.has_number else words
        words = say_window(item.window, short=True) or (words if as_day else fallback)
    if claim is not None and claim.has_number != as_day:
        return Link(words, claim.claim_id)
    if document in inputs.positions and 0 <= item.start < item.end:
        return Jump(words, place_anchor(inputs.positions[document], item.start, item.end))
    return Link(words, claim.claim_id) if claim is not None else words


def tell_rate(reading: Reading) -> Piece:
    """A reading's losses a day, with its arithmetic where a claim stands behind it."""
    rate = reading.losses_per_day
    behind = [item.claim_id for item in (reading.count, reading.start, reading.end) if item.claim_id]
    if not behind or not rate.is_bounded:
        return say_interval(rate)
    formula = f"{one_line(reading.count.words)} / {say_interval(reading.days, 0)} days"
    return compute_result(say_interval(rate), rate.low, rate.high, formula, behind)


def unique_rates(readings: Readings) -> list[Reading]:
    """The readings of a rate, the slowest first; those that differ in the strength alone are one."""
    unique: dict[tuple[object, ...], Reading] = {}
    for reading in readings.readings:
        key = (reading.count.words, reading.start.window, reading.end.window, reading.losses_per_day)
        unique.setdefault(key, reading)
    return sorted(unique.values(), key=lambda r: (r.losses_per_day.low, r.losses_per_day.high))


def tabulate_readings(inputs: BriefInputs, derived: DerivedFigure, readings: Readings) -> Table:
    """The readings of a rate as a table, a row each."""
    ordered = unique_rates(readings)
    claim = inputs.by_id.get(derived.claim_id or "")
    reference = claim.quantity.said if claim is not None and claim.quantity and claim.per == "day" else None
    ends = [r.losses_per_day.high for r in ordered if math.isfinite(r.losses_per_day.high)]
    top = 1.05 * max([*ends, reference or 0.0], default=1.0)
    rows = tuple(_row(inputs, derived.document, reading, top, reference) for reading in ordered)
    columns = (
        Column("Count"), Column("From"), Column("To"), Column("Days", "right"), Column("A day", "right"), Column(""),
    )  # fmt: skip
    drive = f"; most depends on {one_line(readings.driver)}" if readings.driver else ""
    line = " (line: the figure stated)" if reference is not None else ""
    title = f"{len(rows)} readings: {say_interval(readings.losses_per_day, 0)} a day{drive}{line}"
    return Table(title, columns, rows, stacked=True)


def _row(
    inputs: BriefInputs, document: str, reading: Reading, top: float, reference: float | None
) -> tuple[Words, ...]:
    rate = reading.losses_per_day
    return (
        Words.of(tell_input(inputs, document, reading.count)),
        Words.of(tell_input(inputs, document, reading.start, as_day=True)),
        Words.of(tell_input(inputs, document, reading.end, as_day=True)),
        Words.of(say_interval(reading.days, 0)),
        Words.of(tell_rate(reading), " ", Strong("as stated") if reading.as_stated else ""),
        Words.of(Bar(rate.low, rate.high, top, reference) if rate.is_bounded else ""),
    )
