"""Judgements: caveats and outlooks that bear on the counts, in the sources' own words."""

from __future__ import annotations

from wartoll.claims import Claim, Form
from wartoll.report.blocks import Block, Quotation, Section
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.palette import name_measure
from wartoll.report.windows import short_date
from wartoll.report.words import Sign, Words


def build_judgements(inputs: BriefInputs) -> Section | None:
    """Every judgement as a quotation; one that several documents print in the same words stands once."""
    alike: dict[tuple[str | None, str], list[Claim]] = {}
    for claim in inputs.of_form(Form.JUDGEMENT):
        alike.setdefault((claim.speaker, one_line(claim.quote.text).casefold()), []).append(claim)
    if not alike:
        return None
    blocks: tuple[Block, ...] = tuple(_quotation(inputs, claims) for claims in alike.values())
    data = [
        {"claim_ids": [c.claim_id for c in claims], "words": claims[0].quote.text, "speaker": claims[0].speaker}
        for claims in alike.values()
    ]
    return Section("judgements", "Judgements, in the sources' words", blocks, data, len(blocks))


def _quotation(inputs: BriefInputs, claims: list[Claim]) -> Quotation:
    claim = claims[0]
    day = f", {short_date(claim.published)}" if claim.published else ""
    credit = Words.of(Sign(kind=claim.speaker_kind), " ") + inputs.credit(claim) + Words.of(day)
    elsewhere = {other.document: other for other in claims if other.document != claim.document}
    for other in elsewhere.values():
        credit += Words.of("; also in ", inputs.outlet_link(other))
    measures = dict.fromkeys(name_measure(other.measure) for other in claims)
    credit += Words.of(f" · bears on: {', '.join(measures)}")
    return Quotation(one_line(claim.quote.text), claim.claim_id, credit)
