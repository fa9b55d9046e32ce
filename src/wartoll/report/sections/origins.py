"""Origins with their relays: who said it first, who carried it, and where the carriers' words disagree."""

from __future__ import annotations

from collections.abc import Sequence

from wartoll.claims import Claim
from wartoll.report.blocks import Block, Card, Column, Compared, Paragraph, Section, SideBySide, Table
from wartoll.report.figures import quote_figure
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.palette import name_measure
from wartoll.report.sections.differences import mark_words, tell_relation, telling_words
from wartoll.report.windows import say_window, short_date
from wartoll.report.words import Link, Sign, Words, claim_words, count_noun, join_words
from wartoll.trace import Origin


def build_origins(inputs: BriefInputs) -> Section | None:
    """The origins: a card where several documents carry one, a row for the rest; None where nothing is traced."""
    origins = [origin for origin in inputs.trace.origins if origin.claim.claim_id in inputs.by_id]
    if not origins:
        return None
    carried = sorted((o for o in origins if _is_carried(o)), key=_weight)
    alone = sorted((o for o in origins if not _is_carried(o)), key=lambda o: o.claim.quote)
    blocks: list[Block] = [Paragraph(_introduce(inputs, origins, carried), "note")]
    blocks += [_card(inputs, origin) for origin in carried]
    if alone:
        blocks.append(_table_of_lone(inputs, alone))
    return Section("origins", "Who said it, and who carried it", tuple(blocks), count=len(origins))


def _is_carried(origin: Origin) -> bool:
    return len(origin.documents) > 1 or bool(origin.relations)


def _weight(origin: Origin) -> tuple[int, int, str]:
    disagreeing = sum(not relation.is_faithful for relation in origin.relations)
    return -disagreeing, -len(origin.documents), origin.origin_id


def _introduce(inputs: BriefInputs, origins: Sequence[Origin], carried: Sequence[Origin]) -> Words:
    at_hand = sum(origin.origin_claim_in_stack for origin in origins)
    text = (
        f"{count_noun(len(origins), 'statement')} stand{'s' if len(origins) == 1 else ''} behind the claims; "
        f"{len(carried)} of them in more than one place. The speaker's own words are at hand for {at_hand}. A change "
        "is laid at an outlet's door only where they are, and where this outlet was the first to make it."
    )
    independence = inputs.trace.independence
    if independence:
        text += f" {one_line(independence[0].sentence)}"
    return Words.of(text)


def _card(inputs: BriefInputs, origin: Origin) -> Card:
    claim = origin.claim
    said = say_window(origin.said)
    kicker = Words.of(Sign(kind=origin.speaker_kind), f" {_speaker(inputs, origin)}", f", {said}" if said else "")
    heading = claim_words(claim) + Words.of(f", {one_line(origin.group)}" if origin.group else "")
    charged = any(d.charged for d in origin.differences)
    differs = bool(origin.differences)
    badge = "changed on the way" if charged else "relays disagree" if differs else "carried faithfully"
    blocks: list[Block] = []
    if differs:
        blocks.append(_side_by_side(inputs, origin))
    relays = _tell_relays(inputs, origin)
    if relays:
        blocks.append(Paragraph(relays))
    return Card(
        f"o-{origin.origin_id}",
        heading,
        kicker,
        badge,
        "bad" if charged else "warn" if differs else "good",
        tuple(blocks),
    )


def _speaker(inputs: BriefInputs, origin: Origin) -> str:
    """Whose statement it is: tracing may know the holder of an office whom the claim calls by his title."""
    return one_line(origin.speaker) if origin.speaker else inputs.who(origin.claim)


def _side_by_side(inputs: BriefInputs, origin: Origin) -> SideBySide:
    changed: dict[str, set[str]] = {}
    relations = [r for r in origin.relations if {r.source_claim, r.target_claim} <= inputs.by_id.keys()]
    for relation in relations:
        for difference in relation.differences:
            for claim_id, words in (
                (relation.source_claim, difference.source_words),
                (relation.target_claim, difference.target_words),
            ):
                found = telling_words(inputs.by_id[claim_id], difference.kind, words)
                changed.setdefault(claim_id, set()).update(found)
    shown = [claim for claim in _ordered(origin) if claim.claim_id in changed and claim.claim_id in inputs.by_id]
    items = []
    for claim in shown:
        masked = inputs.by_id[claim.claim_id]
        is_origin = origin.origin_claim_in_stack and claim.claim_id == origin.claim.claim_id
        head = Words.of(
            inputs.outlet_link(masked),
            f", {short_date(masked.published)}" if masked.published else ", no date",
            " · the speaker's own words" if is_origin else "",
        )
        items.append(Compared(head, mark_words(one_line(masked.quote.text), changed[claim.claim_id]), claim.claim_id))
    notes = [tell_relation(inputs, r) for r in relations if not r.is_faithful]
    if not origin.origin_claim_in_stack:
        notes.append(Words.of("The speaker's own words are not at hand, so no outlet is charged."))
    return SideBySide(tuple(items), tuple(notes))


def _ordered(origin: Origin) -> list[Claim]:
    own = [c for c in origin.claims if c.claim_id == origin.claim.claim_id and origin.origin_claim_in_stack]
    return own + [c for c in origin.claims if c not in own]


def _tell_relays(inputs: BriefInputs, origin: Origin) -> Words:
    """Who carried it unchanged, besides those whose words stand side by side."""
    differing = [relation for relation in origin.relations if not relation.is_faithful]
    compared = {claim_id for relation in differing for claim_id in (relation.source_claim, relation.target_claim)}
    told = {c.document for c in origin.claims if c.claim_id in compared}
    alike = []
    for claim in origin.claims:  # a document that says it twice carries it once
        if claim.claim_id in inputs.by_id and claim.document not in told:
            told.add(claim.document)
            alike.append(claim)
    if not alike:
        return Words(())
    links = join_words(
        Words.of(inputs.outlet_link(c), f" ({short_date(c.published)})" if c.published else " (no date)") for c in alike
    )
    lead = "Carried unchanged by " if differing else "Said alike in " if len(alike) > 1 else "Said in "
    return Words.of(lead) + links + Words.of(".")


def _table_of_lone(inputs: BriefInputs, origins: Sequence[Origin]) -> Table:
    rows = []
    for origin in origins:
        claim = inputs.by_id[origin.claim.claim_id]
        number = Words.of(quote_figure(claim)) if claim.has_number else Words.of(Link(claim.form.value, claim.claim_id))
        rows.append(
            (
                Words.of(Sign(kind=origin.speaker_kind), " " + _speaker(inputs, origin)),
                number,
                Words.of(name_measure(claim.measure), f", {one_line(origin.group)}" if origin.group else ""),
                Words.of(say_window(origin.said)),
                Words.of(inputs.outlet_link(claim)),
                Words.of("yes" if origin.origin_claim_in_stack else "no"),
            )
        )
    columns = tuple(map(Column, ("Speaker", "Figure", "What", "Said", "Carried by", "Own words at hand")))
    title = f"{count_noun(len(rows), 'statement')} found in one document only"
    return Table(title, columns, tuple(rows), folded=True)
