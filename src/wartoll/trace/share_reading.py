"""Shares read again: where a count at hand is a share of a strength at hand, documents are searched for that share.

"Nearly half of the soldiers who were sent have been lost" may not have been read as a claim; where another document
prints half of the strength as the same speaker's count, the share is what it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wartoll.claims import Claim, Form, Measure, Quote, make_claim_id
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.extract.numbers import Number, read_numbers
from wartoll.extract.text import sentence_index, split_sentences
from wartoll.trace.linking import LOSSES
from wartoll.trace.measures import measure_of_words
from wartoll.trace.parties import is_mentioned, publisher_name, read_party, telling_core
from wartoll.trace.passages import clause_of, content_words
from wartoll.trace.publishers import is_outlet

EXTRACTOR = "trace"
_REACH = 40  # signs in which the whole's number ends
_WHOLE = re.compile(
    r"\b(?:half|(?:a|one|two|three)[\s-](?:third|quarter|fifth|tenth)s?|per\s?cent|one\s+in\s+\w+|\w+\s+out\s+of\s+(?:ten|five|four))"
    r"\s+of\s+(?:(?:the|its|their|these|those|his|our|some|about|around|roughly|nearly|almost)\s+){0,2}(?=[\w])",
    re.IGNORECASE,
)
_SLACK = 0.03  # how far a rounded product may lie from the count
_MOST = 60  # counts and strengths that are tried; a stack of relays has a handful
_CONFIDENCE = 0.3
_SHARES = frozenset({"fraction", "percent"})


def mend_wholes(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims with the whole of a share for what it is: "a quarter of the 2,800 men were killed" gives a strength."""
    return tuple(replace(c, measure=Measure.STRENGTH, form=Form.STOCK) if _is_whole(c) else c for c in claims)


def _is_whole(claim: Claim) -> bool:
    if claim.measure not in LOSSES or claim.form in (Form.SHARE, Form.RATIO) or not claim.quantity:
        return False
    for found in _WHOLE.finditer(claim.quote.text):
        for number in read_numbers(claim.quote.text[found.end() :][:_REACH]).numbers[:1]:
            if number.start == 0 and number.quantity.said == claim.quantity.said:
                return True
    return False


def reread_shares(claims: Sequence[Claim], documents: Sequence[Document]) -> tuple[Claim, ...]:
    """Shares of losses that a document says and no claim holds, each with the speaker of the count it explains.

    Returns
    -------
    tuple of Claim
        Of form share, low confidence; only in documents that name the count's speaker and don't hold the count.
    """
    ratios = _ratios(claims)
    if not ratios:
        return ()
    held = {(c.document, round(c.quantity.said, 2)) for c in claims
            if c.form is Form.SHARE and c.quantity and c.quantity.said}  # fmt: skip
    found: list[Claim] = []
    for document in documents:
        found.extend(_reread(document, ratios, held))
    return tuple(found)


def _ratios(claims: Sequence[Claim]) -> tuple[tuple[float, Claim], ...]:
    """Each share that a count is of a strength at hand, with the count."""
    wholes = {_said(c) for c in claims if c.measure is Measure.STRENGTH and c.form is Form.STOCK}
    counts = [c for c in claims if c.measure in LOSSES and c.form in (Form.CUMULATIVE, Form.PERIOD) and c.speaker]
    pairs = ((_said(count), whole, count) for count in counts[:_MOST] for whole in sorted(wholes - {0.0})[:_MOST])
    return tuple((said / whole, count) for said, whole, count in pairs if 0 < said < whole)


def _said(claim: Claim) -> float:
    return (claim.quantity.said if claim.quantity and not claim.quantity.vague else None) or 0.0


def _reread(document: Document, ratios: Iterable[tuple[float, Claim]], held: set[tuple[str, float]]) -> Iterable[Claim]:
    text = document.text
    numbers = [n for n in read_numbers(text).numbers if n.kind in _SHARES and not n.vague]
    sentences = split_sentences(text) if numbers else ()
    for number in numbers:
        share = number.best if number.best is not None else number.low
        if share is None or not 0 < share < 1 or (document.name, round(share, 2)) in held:
            continue
        sentence = sentences[sentence_index(sentences, number.start)]
        quote = Quote(sentence.start, sentence.end, text[sentence.start : sentence.end])
        clause = clause_of(quote.text, number.start - sentence.start, number.end - sentence.start)
        measure = measure_of_words(clause)
        count = _count_of(share, document, quote.text, ratios) if measure is not None else None
        if measure is not None and count is not None:
            held.add((document.name, round(share, 2)))
            yield _claim(document, number, count, quote, measure)


def _count_of(share: float, document: Document, words: str, ratios: Iterable[tuple[float, Claim]]) -> Claim | None:
    """The count that this share explains: the product fits, and the document is or names its speaker's."""
    for ratio, count in ratios:
        if count.document == document.name or abs(share - ratio) > _SLACK * ratio or count.speaker is None:
            continue
        heard = document.text if not is_outlet(document.publisher) else words
        if is_mentioned(count.speaker, content_words(heard), heard) or _publishes(document, count.speaker):
            return count
    return None


def _publishes(document: Document, speaker: str) -> bool:
    if document.publisher is None or is_outlet(document.publisher):
        return False
    one, two = read_party(publisher_name(document.publisher)), read_party(speaker)
    return bool(telling_core(one) & telling_core(two))


def _claim(document: Document, number: Number, count: Claim, quote: Quote, measure: Measure) -> Claim:
    identifier = make_claim_id(document.digest, quote, measure.value, Form.SHARE.value, f"{number.best}", EXTRACTOR)
    return replace(
        count, claim_id=identifier, document=document.name, quote=quote, measure=measure, form=Form.SHARE,
        quantity=number.quantity, publisher=document.publisher, url=document.url, published=document.published,
        mentions=(), language=document.language, translated=document.translated,
        said=Window.day(document.published) if document.published else None, speaker_as_written=None, via=(),
        per=None, share_of="strength", start=None, end=None, as_of_inferred=False, open_dates=(), duration_days=None,
        part_of=None, hedge=number.hedge, condition=None, confidence=_CONFIDENCE, extractor=EXTRACTOR,
        rules=("reread",), warnings=("read again beside another document's count",),
    )  # fmt: skip
