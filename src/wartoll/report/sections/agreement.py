"""What can't both hold, and what differs and can: contradictions, vintages, revisions, agreements, near-duplicates."""

from __future__ import annotations

from collections.abc import Iterable

from wartoll.report.blocks import Block, Bullets, Card, Column, Paragraph, Section, Table
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.linking import link_sentence
from wartoll.report.words import Strong, Words
from wartoll.trace import NearDuplicate

_CLASH = "Can't both hold"
_OPEN = 4


def build_agreement(inputs: BriefInputs) -> Section | None:
    """What tracing found between statements; None where it found nothing."""
    trace = inputs.trace
    contradictions = sorted(trace.contradictions, key=lambda c: -c.relative_size)
    lists: list[tuple[str, list[Words]]] = [
        (_CLASH, [_told(inputs, c.sentence, (c.first, c.second)) for c in contradictions]),
        ("Differ, and both can hold", [_told(inputs, e.sentence, (e.first, e.second)) for e in trace.explained]),
        ("Newer figures by the same speaker", [_told(inputs, v.sentence, (v.older, v.newer)) for v in trace.vintages]),
        ("Taken back or corrected", [_told(inputs, r.sentence, (r.older, r.newer)) for r in trace.revisions]),
        ("Agree", [_told(inputs, a.sentence, (a.first, a.second)) for a in trace.agreements]),
    ]
    blocks: list[Block] = []
    for heading, items in lists:
        if len(items) > _OPEN and heading != _CLASH:
            blocks.append(Bullets(tuple(items), f"{heading}: {len(items)}"))
        elif items:
            blocks += [Paragraph(Words.of(Strong(heading))), Bullets(tuple(items))]
    by_group = [i for i in trace.independence[1:] if i.group is not None and i.at_most]
    if by_group:
        blocks += [
            Paragraph(Words.of(Strong("Who could have counted"))),
            Bullets(tuple(Words.of(one_line(independence.sentence)) for independence in by_group)),
        ]
    blocks += [_near(inputs, index, pair) for index, pair in enumerate(trace.near_duplicates, start=1)]
    if not blocks:
        return None
    return Section("agreement", "Agreement and contradiction", tuple(blocks), count=len(contradictions) or None)


def _told(inputs: BriefInputs, sentence: str, origin_ids: Iterable[str | None]) -> Words:
    return link_sentence(inputs, sentence, inputs.leading_claims(*origin_ids))


def _near(inputs: BriefInputs, index: int, pair: NearDuplicate) -> Card:
    heading = Words.of(f"{inputs.outlet(pair.first)} and {inputs.outlet(pair.second)} share most of their words")
    told = (
        f"{pair.similarity:.0%} of their phrases and {pair.shared_sentences} whole "
        f"sentence{'' if pair.shared_sentences == 1 else 's'} are the same. Both were read."
    ).replace("%", " %")
    blocks: list[Block] = [Paragraph(Words.of(told))]
    if pair.differing:
        blocks.append(_differing(inputs, pair))
    return Card(f"n-{index}", heading, badge="near-duplicates", blocks=tuple(blocks))


def _differing(inputs: BriefInputs, pair: NearDuplicate) -> Table:
    rows = tuple((Words.of(one_line(a) or "–"), Words.of(one_line(b) or "–")) for a, b in pair.differing)
    columns = (Column(inputs.outlet(pair.first), wide=True), Column(inputs.outlet(pair.second), wide=True))
    return Table("Sentences that differ", columns, rows, folded=True)
