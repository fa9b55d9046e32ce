"""A figure that one document gives is looked for again in the others, where their words were not read as a claim.

A relay may lose the wording by which a claim is known. The number is what it keeps: where a document holds a number
that another document gives as a loss, beside words of loss, that place is read as a claim of low confidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wartoll.claims import Claim, Form, Measure, Modality, Quantity, Quote, make_claim_id
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.extract.numbers import Number, read_numbers
from wartoll.extract.text import Sentence, sentence_index, split_sentences
from wartoll.extract.times import read_times, resolve_time
from wartoll.trace.groups import read_classes
from wartoll.trace.linking import LOSSES, read_speaker, telling_digits
from wartoll.trace.measures import measure_beside, measure_of_words
from wartoll.trace.parties import Likeness, compare_parties, is_mentioned
from wartoll.trace.passages import clause_of, content_words

_ALIKE = 0.3  # share of the sentence's words that must agree where the number is a round one
_KINDS = {Form.SHARE: frozenset({"fraction", "percent"})}
_CONFIDENCE = 0.3
EXTRACTOR = "trace"
_PRESENT = frozenset({Measure.STRENGTH, Measure.REINFORCEMENTS})
_NO_FIGURES = frozenset({"date", "year", "clock", "ordinal", "age", "duration", "pronoun"})
# "That would be some 600": what it counts stands in the sentence before.
_WORKED_OUT = re.compile(
    r"\b(?:would|that)\s+(?:be|is|mean|make|makes|means|come|comes|amount|amounts)\b", re.IGNORECASE
)
_VICTIMS = re.compile(r"\b(?:victims?|martyrs?|names|men|servicemen|personnel)\b", re.IGNORECASE)
_BESIDE = re.compile(r"[,(–—]\s*(?:that is|or|in all)?\s*$", re.IGNORECASE)
_LISTED = re.compile(r"(?:\band|,)\s*(?:the\s+|another\s+)?$", re.IGNORECASE)
_ADDED = re.compile(r"[(\[]\s*(?:plus|another|a further|up|\+)?\s*\+?\s*$", re.IGNORECASE)
_BARE = re.compile(r"\s*(?:[.,;:)]|$|(?:by|on|in|since|so|at|for|to|as|and|or|of\s+them)\b)", re.IGNORECASE)
_TELLS_ENOUGH = 3  # four significant signs
_MOST_KNOWN = 6  # parties that gave one number
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|their|these|those)?\s*(?:\w+\s+)?", re.IGNORECASE)


def reread_documents(claims: Sequence[Claim], documents: Sequence[Document]) -> tuple[Claim, ...]:
    """Claims read again: numbers of the claims given, found in documents that hold no claim of that number.

    Linear in the documents: each is read once for its numbers, and each number is looked up.
    """
    wanted: dict[float, list[Claim]] = {}
    held: dict[str, set[float]] = {}
    speakers: dict[str, dict[str, None]] = {}
    for claim in claims:
        said = claim.quantity.said if claim.quantity else None
        if said is None or claim.quantity is None or claim.quantity.vague:
            continue
        if claim.measure not in _PRESENT:
            held.setdefault(claim.document, set()).add(said)
        if claim.speaker and claim.measure in LOSSES:
            speakers.setdefault(claim.document, {})[claim.speaker] = None
        if (
            claim.measure in LOSSES
            and claim.form is not Form.RATE
            and said > 0
            and claim.modality is not Modality.DENIED
        ):
            known = wanted.setdefault(said, [])
            if len(known) < _MOST_KNOWN and not any(read_speaker(k)[0] == read_speaker(claim)[0] for k in known):
                known.append(claim)
    found: list[Claim] = []
    if len(documents) > 1 and wanted:
        for document in documents:
            found.extend(
                _reread(document, wanted, held.get(document.name, set()), tuple(speakers.get(document.name, ())))
            )
    return tuple(found)


def _reread(
    document: Document, wanted: dict[float, list[Claim]], held: set[float], speakers: Sequence[str]
) -> list[Claim]:
    text, found = document.text, []
    sentences = split_sentences(text)
    numbers = [number for number in read_numbers(text).numbers if number.kind not in _NO_FIGURES]
    for place, number in enumerate(numbers):
        said = _said(number)
        if said is None or said not in wanted or said in held:
            continue
        at = sentence_index(sentences, number.start)
        sentence = sentences[at]
        known = _whose(wanted[said], text[sentence.start : sentence.end])
        if not _same_kind(number, known) or _of_a_rate(text[sentence.start : number.start]):
            continue
        quote = Quote(sentence.start, sentence.end, text[sentence.start : sentence.end])
        left = max(sentence.start, numbers[place - 1].end if place else 0)
        right = min(sentence.end, _next_start(text, numbers, place))
        clause = clause_of(text[left:right], number.start - left, number.end - left)
        measure = measure_beside(text[left : number.start], text[number.end : right], clause)
        speaker = _named(known, quote.text)
        if measure is None and _LISTED.search(text, left, number.start):
            measure = measure_of_words(text[sentence.start : number.start])  # "killed four officers and 20 guards"
        if measure is None and _BESIDE.search(text, left, number.start) and telling_digits(said) >= 1:
            measure = measure_of_words(quote.text)  # "lost 27 crews, some 1,050 sailors": one number explains the other
        if measure is None and telling_digits(said) >= 2 and (_VICTIMS.search(clause) or read_classes(clause)):
            measure = known.measure  # the number tells enough, and it counts people
        if measure is None and _ADDED.search(text, left, number.start) and telling_digits(said) >= 1:
            measure = known.measure  # "89,270 (plus 1,030 in the last day)"
        if (
            measure is None
            and telling_digits(said) >= _TELLS_ENOUGH
            and _BARE.match(text, number.end)
            and _of_loss(text, sentences, at)
        ):
            measure = known.measure  # "this brings the running total to 89,270"
        if measure is None and _WORKED_OUT.search(clause):
            measure = measure_of_words(text[sentences[max(0, at - 1)].start : sentence.start])
        if measure is None and _dated_alike(quote.text, document, known):
            measure, speaker = known.measure, next((s for s in speakers if _may_be(s, known)), None)
            measure = measure if speaker else None
        elif not (telling_digits(said) >= 1 or _alike(quote.text, known)):
            continue
        if measure is not None:
            held.add(said)
            found.append(_claim(document, number, known, quote, measure, speaker))
    return found


def _of_a_rate(before: str) -> bool:
    """``31 were killed each day, against 22``: the number compared is a rate too, and no count is read as one."""
    return _COMPARED.search(before) is not None and _PER.search(before) is not None


_COMPARED = re.compile(r"\b(?:against|than|(?:compared|up|down) (?:with|to|from))\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_PER = re.compile(r"\b(?:a|an|per|each|every) (?:day|week|month|year)\b|\bdaily\b", re.IGNORECASE)


def _of_loss(text: str, sentences: Sequence[Sentence], at: int) -> bool:
    """Whether a sentence, or the one before or after, speaks of losses."""
    start, end = sentences[max(0, at - 1)].start, sentences[min(len(sentences) - 1, at + 1)].end
    return measure_of_words(text[start:end]) is not None


def _next_start(text: str, numbers: Sequence[Number], place: int) -> int:
    """Where the next number that is no whole of this one starts: "4,000 of the 11,000 men are dead" goes on."""
    for one, two in pairwise(numbers[place:]):
        if not _OF.fullmatch(text, one.end, two.start):
            return two.start
    return len(text)


def _whose(known: Sequence[Claim], words: str) -> Claim:
    """Of the claims of one number that whose speaker the sentence names; the first where it names none."""
    return next((claim for claim in known if _named(claim, words)), known[0])


def _named(known: Claim, words: str) -> str | None:
    speaker = read_speaker(known)[0]
    return speaker if speaker and is_mentioned(speaker, content_words(words), words) else None


def _may_be(speaker: str, known: Claim) -> bool:
    return compare_parties(speaker, read_speaker(known)[0]) is Likeness.SAME


def _dated_alike(words: str, document: Document, known: Claim) -> bool:
    """Whether the sentence dates the number to the day on which it was said: "on 3 May he had spoken of 3,000"."""
    day = known.published if known.said is None else known.said.latest
    for mention in read_times(words):
        window = resolve_time(mention, document.published).window if mention.kind == "point" else None
        if window is not None and window.is_day and window.earliest == day:
            return True
    return False


def _said(number: Number) -> float | None:
    if number.vague or (number.low is not None and number.high is not None and number.low > number.high):
        return None  # a score may fall: "3-1"
    return number.quantity.said


def _same_kind(number: Number, known: Claim) -> bool:
    if number.kind == "identifier":  # "the dead now number 2,340" looks like the name of a file
        return known.form not in _KINDS and telling_digits(number.quantity.said or 0.0) >= 2
    return number.kind in _KINDS.get(known.form, frozenset({"count"}))


def _alike(words: str, known: Claim) -> bool:
    one, two = content_words(words), content_words(known.quote.text)
    return len(one & two) >= _ALIKE * max(1, min(len(one), len(two)))


def _claim(
    document: Document, number: Number, known: Claim, quote: Quote, measure: Measure, speaker: str | None
) -> Claim:
    quantity: Quantity = number.quantity
    identifier = make_claim_id(document.digest, quote, measure.value, known.form.value, f"{quantity.said}", EXTRACTOR)
    return replace(
        known, claim_id=identifier, document=document.name, quote=quote, measure=measure, quantity=quantity,
        publisher=document.publisher, url=document.url, published=document.published, mentions=(),
        language=document.language, translated=document.translated,
        said=Window.day(document.published) if document.published else None, speaker=speaker, speaker_as_written=None,
        via=(), group=None, start=None, end=None, as_of_inferred=False, open_dates=(), duration_days=None, part_of=None,
        hedge=number.hedge, condition=None, confidence=_CONFIDENCE, extractor=EXTRACTOR, rules=("reread",),
        warnings=("read again beside another document's figure",),
    )  # fmt: skip
