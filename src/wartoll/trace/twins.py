"""Near-duplicates sentence by sentence: a figure in a sentence that differs is held against that in its twin.

Two documents of mostly the same words may differ in one sentence and repeat the right words elsewhere. The change is in
the sentence, so each figure there is paired with its twin; where only one of the two was read as a claim, the other is
read beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wartoll.claims import Claim, Quote, make_claim_id
from wartoll.documents import Document
from wartoll.extract.numbers import Number, read_numbers
from wartoll.trace.differences import compare_claims
from wartoll.trace.findings import NearDuplicate
from wartoll.trace.linking import LOSSES, Reading
from wartoll.trace.measures import measure_of_words
from wartoll.trace.origin import Difference, DifferenceKind
from wartoll.trace.parties import is_mentioned
from wartoll.trace.passages import clause_of, content_words
from wartoll.trace.relays import Link
from wartoll.trace.rereading import EXTRACTOR

_CONFIDENCE = 0.3
# What twins are held against each other for: what the sentence itself says, not what is worked out from elsewhere.
_OF_SENTENCE = frozenset({DifferenceKind.MEASURE, DifferenceKind.BOUND, DifferenceKind.HEDGE, DifferenceKind.PERIOD})


@dataclass(frozen=True, slots=True)
class Twins:
    """Claims read in twin sentences, and which claims are each other's twins, by identifier."""

    claims: tuple[Claim, ...]
    pairs: Mapping[str, frozenset[str]]


def read_twins(claims: Sequence[Claim], documents: Sequence[Document], duplicates: Iterable[NearDuplicate]) -> Twins:
    """Pair the figures of loss in the differing sentences of near-duplicates; linear in those sentences."""
    texts = {document.name: document for document in documents}
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.measure in LOSSES and claim.quantity is not None and claim.quantity.said is not None:
            by_document.setdefault(claim.document, []).append(claim)
    found: dict[str, Claim] = {}
    pairs: dict[str, set[str]] = {}
    for duplicate in duplicates:
        one, two = texts[duplicate.first], texts[duplicate.second]
        for left, right in duplicate.differing:
            if not left or not right:
                continue
            first = _figures(one, left, by_document.get(one.name, ()))
            second = _figures(two, right, by_document.get(two.name, ()))
            for value in first.keys() & second.keys():
                a, b = _both(one, left, first[value], two, right, second[value])
                if a is None or b is None:
                    continue
                found.update({c.claim_id: c for c in (a, b) if c.extractor == EXTRACTOR})
                pairs.setdefault(a.claim_id, set()).add(b.claim_id)
                pairs.setdefault(b.claim_id, set()).add(a.claim_id)
    return Twins(tuple(found.values()), {name: frozenset(others) for name, others in pairs.items()})


def _figures(
    document: Document, sentence: str, claims: Sequence[Claim]
) -> dict[float, tuple[int, Number, Claim | None]]:
    """The numbers of a sentence that stand there once, each with the claim that was read there."""
    start = document.text.find(sentence)
    end, found, twice = start + len(sentence), {}, set()
    for number in read_numbers(sentence).numbers:
        said = number.quantity.said
        if said is None or number.vague or number.kind != "count":
            continue
        if said in found:
            twice.add(said)
        known = next(
            (c for c in claims if start <= c.quote.start < end and c.quantity and c.quantity.said == said), None
        )
        found[said] = (start, number, known)
    return {said: figure for said, figure in found.items() if said not in twice}


def _both(
    one: Document, left: str, first: tuple[int, Number, Claim | None],
    two: Document, right: str, second: tuple[int, Number, Claim | None],
) -> tuple[Claim | None, Claim | None]:  # fmt: skip
    a, b = first[2], second[2]
    if a is None and b is not None:
        a = _read(one, left, first, b)
    elif b is None and a is not None:
        b = _read(two, right, second, a)
    return a, b


def _read(document: Document, sentence: str, figure: tuple[int, Number, Claim | None], known: Claim) -> Claim | None:
    start, number, _ = figure
    measure = measure_of_words(clause_of(sentence, number.start, number.end))
    if measure is None:
        return None
    quote = Quote(start, start + len(sentence), sentence)
    named = known.speaker if known.speaker and is_mentioned(known.speaker, content_words(sentence), sentence) else None
    identifier = make_claim_id(
        document.digest, quote, measure.value, known.form.value, f"{number.quantity.said}", EXTRACTOR
    )
    return replace(
        known, claim_id=identifier, document=document.name, quote=quote, measure=measure, quantity=number.quantity,
        publisher=document.publisher, url=document.url, published=document.published, mentions=(),
        language=document.language, translated=document.translated, speaker=named, part_of=None, hedge=number.hedge,
        condition=None,
        confidence=_CONFIDENCE, extractor=EXTRACTOR, rules=("twin",),
        warnings=("read beside the same sentence of another document",),
    )  # fmt: skip


def add_twin_changes(
    links: Iterable[Link], readings: Iterable[Reading], pairs: Mapping[str, frozenset[str]]
) -> tuple[Link, ...]:
    """Links with what the twin sentences of their two documents say differently besides."""
    by_document: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.claim.claim_id in pairs:
            by_document.setdefault(reading.claim.document, []).append(reading)
    return tuple(_with_twins(link, by_document, pairs) for link in links)


def _with_twins(link: Link, by_document: Mapping[str, list[Reading]], pairs: Mapping[str, frozenset[str]]) -> Link:
    known = {difference.kind for difference in link.differences}
    more: list[Difference] = []
    for source in by_document.get(link.source.claim.document, ()):
        for target in by_document.get(link.target.claim.document, ()):
            if target.claim.claim_id not in pairs[source.claim.claim_id]:
                continue
            found = compare_claims(source.passage, target.passage, source_speaker=None, target_speaker=None)
            more += [d for d in found if d.kind in _OF_SENTENCE and d.kind not in known]
            known |= {difference.kind for difference in more}
    return replace(link, differences=(*link.differences, *more)) if more else link
