"""The audit: for each derived figure its verdict, the arithmetic that reproduces it, and the other readings."""

from __future__ import annotations

from collections.abc import Sequence

from wartoll.audit import Derivation, DerivedFigure, Verdict
from wartoll.claims import Claim
from wartoll.dates import long_date
from wartoll.report.blocks import Block, Bullets, Card, Column, Paragraph, Section, Table
from wartoll.report.figures import compute_result, say_number
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.linking import link_sentence
from wartoll.report.sections.readings import say_interval, tabulate_readings, tell_input
from wartoll.report.sources import place_anchor
from wartoll.report.windows import say_window, short_date
from wartoll.report.words import Jump, Piece, Sign, Strong, Words, claim_words

_UNDECIDED_WORDS = "can't be decided"  # of the audit's sentence on a figure that nothing at hand decides

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
    groups = group_derived(inputs)
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
    open_ones = [group for group in groups if is_open(group[0])]
    shown = sorted((group for group in groups if not is_open(group[0])), key=lambda group: not group[0].readings)
    blocks = [*notes, *(_card(inputs, index, group) for index, group in enumerate(shown, start=1))]
    if open_ones:
        items = tuple(_tell_open(inputs, group) for group in open_ones)
        title = f"{len(items)} more statement{'' if len(items) == 1 else 's'} can't be decided from the figures at hand"
        blocks.append(Bullets(items, title))
    return Section("audit", "Which figures follow from which", tuple(blocks), count=len(groups))


def group_derived(inputs: BriefInputs) -> list[list[DerivedFigure]]:
    """Derived figures in groups that state the same and rest on the same numbers, the fullest audit first in each."""
    groups: dict[tuple[object, ...], list[DerivedFigure]] = {}
    for figure in inputs.audit.derived:
        claim = inputs.by_id.get(figure.claim_id or "")
        number = claim.quantity.said if claim is not None and claim.quantity else None
        if figure.derivations:
            values = (item.value for item in figure.derivations[0].inputs if not isinstance(item.value, str))
            key: tuple[object, ...] = (figure.kind, number, *values)
        else:
            stated = number if number is not None else figure.quote.text
            key = (figure.kind, stated, figure.speaker or figure.document, figure.said)
        groups.setdefault(key, []).append(figure)
    return [sorted(group, key=_fullness) for group in groups.values()]


def claims_behind(derived: DerivedFigure) -> list[str]:
    """The claims that a derived figure and its audit rest on, its own first."""
    ids = [derived.claim_id]
    for derivation in (*derived.derivations, *derived.others):
        ids += [item.claim_id for item in derivation.inputs]
    for reading in derived.readings.readings if derived.readings else ():
        ids += [item.claim_id for item in (reading.count, reading.start, reading.end, reading.strength) if item]
    return [claim_id for claim_id in dict.fromkeys(ids) if claim_id]


def is_open(derived: DerivedFigure) -> bool:
    """Whether nothing can be told of a figure: no arithmetic agrees, there is no reading, its sentences say so."""
    if derived.verdict is not Verdict.UNDECIDED or derived.derivations or derived.readings:
        return False
    return all(_UNDECIDED_WORDS in sentence for sentence in derived.sentences)


def _tell_open(inputs: BriefInputs, group: Sequence[DerivedFigure]) -> Words:
    derived = group[0]
    told = Words.of(f"{inputs.outlet(derived.document)}: ", _statement(inputs, derived))
    for sentence in derived.sentences:
        told += Words.of(" ") + link_sentence(inputs, sentence, claims_behind(derived))
    return told


def _statement(inputs: BriefInputs, derived: DerivedFigure) -> Piece:
    """The words of a statement, leading to where they stand."""
    words = f"“{one_line(derived.quote.text)}”"
    if derived.document not in inputs.positions:
        return words
    return Jump(words, place_anchor(inputs.positions[derived.document], derived.quote.start, derived.quote.end))


def _tell_twin(inputs: BriefInputs, derived: DerivedFigure) -> Words:
    """Another statement that rests on the same numbers, with its own verdict."""
    needs = f": {'; '.join(map(one_line, derived.needs))}" if derived.needs else ""
    where = f" ({inputs.outlet(derived.document)}) "
    return Words.of(_statement(inputs, derived), where, Strong(VERDICTS[derived.verdict][0]), f"{needs}.")


def _fullness(figure: DerivedFigure) -> tuple[int, int]:
    """The more readings, then the more its sentences say, the earlier."""
    readings = len(figure.readings.readings) if figure.readings else 0
    return -readings, -sum(map(len, figure.sentences))


def _card(inputs: BriefInputs, index: int, group: Sequence[DerivedFigure]) -> Card:
    derived = group[0]
    badge, tone = VERDICTS[derived.verdict]
    claim = inputs.by_id.get(derived.claim_id or "")
    blocks: list[Block] = []
    ids = claims_behind(derived)
    if derived.sentences:
        first, *rest = (link_sentence(inputs, sentence, ids, derived.document) for sentence in derived.sentences)
        blocks.append(Paragraph(first))
        if rest:
            blocks.append(Bullets(tuple(rest)))
    told = " ".join(derived.sentences)
    needs = [one_line(need) for need in derived.needs if need not in told]
    if needs:
        blocks.append(Paragraph(Words.of(Strong("It needs: "), "; ".join(needs) + ".")))
    twins = [figure for figure in group[1:] if figure.quote != derived.quote]
    if twins:
        blocks.append(Paragraph(Words.of(Strong("Also stated:"))))
        blocks.append(Bullets(tuple(_tell_twin(inputs, figure) for figure in twins)))
    shown = [*derived.derivations, *derived.others]
    if shown:
        blocks.append(_derivations(inputs, derived, shown, ids))
    if derived.readings:
        blocks.append(tabulate_readings(inputs, derived, derived.readings))
    flags = [flag.sentence for flag in derived.flags if flag.sentence not in told]
    if flags:
        blocks.append(Bullets(tuple(link_sentence(inputs, flag, ids) for flag in flags)))
    heading, kicker = _heading(inputs, derived, claim), _kicker(inputs, group, claim)
    return Card(f"a-{index}", heading, kicker, badge, tone, tuple(blocks))


def _heading(inputs: BriefInputs, derived: DerivedFigure, claim: Claim | None) -> Words:
    if claim is not None and claim.has_number:
        return claim_words(claim)
    return Words.of(_statement(inputs, derived))


def _kicker(inputs: BriefInputs, group: Sequence[DerivedFigure], claim: Claim | None) -> Words:
    outlets = list(dict.fromkeys(inputs.outlet(figure.document) for figure in group))
    if claim is None and group[0].speaker is None:
        return Words.of(", ".join(outlets))
    speaker = inputs.who(claim) if claim is not None else one_line(group[0].speaker or "")
    where = "" if outlets == [speaker] else f", in {', '.join(outlets)}"
    day = f", {short_date(claim.published)}" if claim is not None and claim.published and len(outlets) == 1 else ""
    sign: tuple[Piece, ...] = (Sign(kind=claim.speaker_kind), " ") if claim is not None else ()
    return Words.of(*sign, speaker, where, day)


def _derivations(
    inputs: BriefInputs, derived: DerivedFigure, derivations: Sequence[Derivation], ids: Sequence[str]
) -> Table:
    rows, document, reproducing = [], derived.document, len(derived.derivations)
    for position, derivation in enumerate(derivations):
        named: list[Piece] = []
        for number, item in enumerate(derivation.inputs):
            named += ["; " if number else "", f"{item.role} ", tell_input(inputs, document, item)]
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
