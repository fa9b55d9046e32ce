"""The audit: for each derived figure its verdict, the arithmetic that reproduces it, and the other readings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from wartoll.audit import Derivation, DerivedFigure, Input, Reading, Readings, Verdict
from wartoll.audit.interval import Interval
from wartoll.claims import Claim
from wartoll.dates import long_date
from wartoll.report.blocks import Block, Bullets, Card, Column, Paragraph, Section, Table
from wartoll.report.figures import compute_result, say_number, say_quantity
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.linking import link_sentence
from wartoll.report.windows import say_window, short_date
from wartoll.report.words import Bar, Link, Piece, Sign, Strong, Words, claim_words

_SHORT = 40  # characters that a narrow column bears

VERDICTS: dict[Verdict, tuple[str, str]] = {
    Verdict.FOLLOWS: ("follows", "good"),
    Verdict.FOLLOWS_IF: ("follows only if", "warn"),
    Verdict.TRUE_BUT_UNDERSTATED: ("true but understated", "warn"),
    Verdict.CANNOT_FOLLOW: ("cannot follow", "bad"),
    Verdict.UNDECIDED: ("undecided", "neutral"),
}
"""Each verdict in words, and the tone of its badge."""


def build_audit(inputs: BriefInputs) -> Section | None:
    """A card for each derived figure; equal statements by one speaker share a card. None where nothing is derived."""
    groups = group_derived(inputs.audit.derived)
    if not groups:
        return None
    notes: list[Block] = [
        Paragraph(
            Words.of(
                "What reproduces a figure need not be how its author worked. An interval is all that the words of the "
                "inputs allow."
            ),
            "note",
        )
    ]
    notes += [Paragraph(Words.of(one_line(note)), "note") for note in inputs.audit.notes]
    cards = [_card(inputs, index, group) for index, group in enumerate(groups, start=1)]
    return Section("audit", "Which figures follow from which", (*notes, *cards), count=len(cards))


def group_derived(derived: Iterable[DerivedFigure]) -> list[list[DerivedFigure]]:
    """Derived figures in groups of the same statement by the same speaker, the fullest audit first in each."""
    groups: dict[tuple[object, ...], list[DerivedFigure]] = {}
    for figure in derived:
        whose = figure.speaker or figure.document
        said = figure.said if figure.said is not None else figure.quote.text
        groups.setdefault((figure.kind, whose, said), []).append(figure)
    return [sorted(group, key=_fullness) for group in groups.values()]


def claims_behind(derived: DerivedFigure) -> list[str]:
    """The claims that a derived figure and its audit rest on, its own first."""
    ids = [derived.claim_id]
    for derivation in (*derived.derivations, *derived.others):
        ids += [item.claim_id for item in derivation.inputs]
    for reading in derived.readings.readings if derived.readings else ():
        ids += [item.claim_id for item in (reading.count, reading.start, reading.end, reading.strength) if item]
    return [claim_id for claim_id in dict.fromkeys(ids) if claim_id]


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


def _fullness(figure: DerivedFigure) -> tuple[int, int, int]:
    readings = len(figure.readings.readings) if figure.readings else 0
    return -readings, -len(figure.derivations), -len(figure.sentences)


def _card(inputs: BriefInputs, index: int, group: Sequence[DerivedFigure]) -> Card:
    derived = group[0]
    badge, tone = VERDICTS[derived.verdict]
    claim = inputs.by_id.get(derived.claim_id or "")
    blocks: list[Block] = []
    ids = claims_behind(derived)
    if derived.sentences:
        blocks += [Paragraph(link_sentence(inputs, sentence, ids)) for sentence in derived.sentences[:1]]
        if derived.sentences[1:]:
            blocks.append(Bullets(tuple(link_sentence(inputs, sentence, ids) for sentence in derived.sentences[1:])))
    told = " ".join(derived.sentences)
    needs = [one_line(need) for need in derived.needs if need not in told]
    if needs:
        blocks.append(Paragraph(Words.of(Strong("It needs: "), "; ".join(needs) + ".")))
    shown = [*derived.derivations, *derived.others]
    if shown:
        blocks.append(_derivations(inputs, shown, len(derived.derivations), ids))
    if derived.readings:
        blocks.append(_readings(inputs, derived, derived.readings))
    flags = [flag.sentence for flag in derived.flags if flag.sentence not in told]
    if flags:
        blocks.append(Bullets(tuple(link_sentence(inputs, flag, ids) for flag in flags)))
    heading, kicker = _heading(derived, claim), _kicker(inputs, group, claim)
    return Card(f"a-{index}", heading, kicker, badge, tone, tuple(blocks))


def _heading(derived: DerivedFigure, claim: Claim | None) -> Words:
    if claim is not None and claim.has_number:
        return claim_words(claim)
    words = f"“{one_line(derived.quote.text)}”"
    return Words.of(Link(words, claim.claim_id)) if claim is not None else Words.of(words)


def _kicker(inputs: BriefInputs, group: Sequence[DerivedFigure], claim: Claim | None) -> Words:
    documents = list(dict.fromkeys(figure.document for figure in group))
    parts: list[Piece] = [Sign(kind=claim.speaker_kind), " "] if claim is not None else []
    speaker = inputs.who(claim) if claim is not None else one_line(group[0].speaker or inputs.outlet(documents[0]))
    outlets = [inputs.outlet(document) for document in documents]
    where = "" if outlets == [speaker] else f", in {', '.join(outlets)}"
    day = f", {short_date(claim.published)}" if claim is not None and claim.published and len(documents) == 1 else ""
    return Words.of(*parts, speaker, where, day)


def _derivations(inputs: BriefInputs, derivations: Sequence[Derivation], reproducing: int, ids: Sequence[str]) -> Table:
    rows = []
    for position, derivation in enumerate(derivations):
        named: list[Piece] = []
        for number, item in enumerate(derivation.inputs):
            named += ["; " if number else "", f"{item.role} ", tell_input(inputs, item)]
        chance = "" if derivation.chance is None else f"{derivation.chance * 100:.0f} %"
        rows.append(
            (
                Words.of("yes" if position < reproducing else "no"),
                Words.of(one_line(derivation.formula)),
                Words.of(*named),
                _result(derivation, ids),
                Words.of("; ".join(map(one_line, derivation.needs)) or "nothing more"),
                Words.of(chance),
            )
        )
    columns = (
        Column("Reproduces it"), Column("Arithmetic"), Column("From", wide=True), Column("Result", "right"),
        Column("Taken for granted", wide=True), Column("By chance", "right"),
    )  # fmt: skip
    title = "The arithmetic (by chance: how many figures of this size would have such a derivation here)"
    return Table(title, columns, tuple(rows), folded=True)


def _result(derivation: Derivation, ids: Sequence[str]) -> Words:
    if derivation.day is not None or derivation.window is not None:
        return Words.of(long_date(derivation.day) if derivation.day else say_window(derivation.window))
    if derivation.result is None:
        return Words.of("")
    behind = [item.claim_id for item in derivation.inputs if item.claim_id] or list(ids)
    text = say_interval(derivation.result)
    if derivation.nominal is not None and not derivation.result.is_point:
        text = f"{say_number(round(derivation.nominal, 1))} ({text})"
    if not behind or not derivation.result.is_bounded:
        return Words.of(text)
    return Words.of(compute_result(text, derivation.result.low, derivation.result.high, derivation.formula, behind))


def tell_input(inputs: BriefInputs, item: Input) -> Piece:
    """An input in few words, leading to its quote where it is a claim."""
    words = one_line(item.words) or (str(item.value) if item.value is not None else "not said")
    claim = inputs.by_id.get(item.claim_id or "")
    if claim is None:
        return words
    if len(words) > _SHORT:
        words = say_window(item.window) or (say_quantity(claim) if claim.has_number else words)
    return Link(words, claim.claim_id)


def _readings(inputs: BriefInputs, derived: DerivedFigure, readings: Readings) -> Table:
    ordered = sorted(readings.readings, key=lambda r: (r.losses_per_day.low, r.losses_per_day.high))
    bounded = [r.losses_per_day.high for r in ordered if math.isfinite(r.losses_per_day.high)]
    top = max([*bounded, derived.said.high if derived.said and derived.said.is_bounded else 0.0], default=1.0)
    said = derived.said
    reference = said.middle if said is not None and said.is_bounded else None
    rows = tuple(_reading(inputs, reading, top * 1.05, reference) for reading in ordered)
    columns = (
        Column("Count"), Column("From"), Column("To"), Column("Days", "right"), Column("A day", "right"), Column(""),
    )  # fmt: skip
    drive = f"; most depends on {one_line(readings.driver)}" if readings.driver else ""
    title = f"{len(rows)} readings: {say_interval(readings.losses_per_day, 0)} a day{drive}"
    return Table(title + (" (line: the figure stated)" if reference is not None else ""), columns, rows, stacked=True)


def _reading(inputs: BriefInputs, reading: Reading, top: float, reference: float | None) -> tuple[Words, ...]:
    rate = reading.losses_per_day
    behind = [item.claim_id for item in (reading.count, reading.start, reading.end) if item.claim_id]
    text = say_interval(rate)
    number: Piece = text
    if behind and rate.is_bounded:
        formula = f"{one_line(reading.count.words)} / {say_interval(reading.days, 0)} days"
        number = compute_result(text, rate.low, rate.high, formula, behind)
    bar: Piece = Bar(rate.low, rate.high, top, reference) if rate.is_bounded else ""
    return (
        Words.of(tell_input(inputs, reading.count)),
        Words.of(_day(inputs, reading.start)),
        Words.of(_day(inputs, reading.end)),
        Words.of(say_interval(reading.days, 0)),
        Words.of(number, " ", Strong("as stated") if reading.as_stated else ""),
        Words.of(bar),
    )


def _day(inputs: BriefInputs, item: Input) -> Piece:
    words = say_window(item.window) or one_line(item.words)
    return Link(words, item.claim_id or "") if item.claim_id in inputs.by_id else words
