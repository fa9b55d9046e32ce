"""The words that say a claim: its sentence where that is short, else its clause, cut clear of private names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from wartoll.claims import Quote
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.text import Sentence

QUOTE_LENGTH = 190
_TRIMMED = " \t\n,;:.)]'’”\"-–—"
_OPENING = frozenset(("and", "or", "but", "who", "which", "that", "said", "told"))

Spans = Sequence[tuple[int, int]]


def quote_reading(scene: Scene, sentence: Sentence, reading: Reading, masks: Spans = ()) -> Quote:
    """The clause around a reading: the whole sentence where it is short; without private names where it can be."""
    quote = _clause(scene, sentence, reading)
    return _clear_of(scene.text, quote, reading.number.start, reading.number.end, masks)


def quote_span(scene: Scene, sentence: Sentence, first: int, last: int, masks: Spans = ()) -> Quote:
    """The words around a span of elements, up to the length of a quote."""
    quote = _grown(scene, sentence, first, last)
    start, end = scene.elements[first].start, scene.elements[last].end
    return quote if (start, end) == (quote.start, quote.end) else _clear_of(scene.text, quote, start, end, masks)


def _clause(scene: Scene, sentence: Sentence, reading: Reading) -> Quote:
    if sentence.end - sentence.start <= QUOTE_LENGTH:
        return Quote.of(scene.text, sentence.start, sentence.end)
    first, last = max(0, reading.first), min(len(scene.elements) - 1, reading.last)
    if scene.elements[last].end - scene.elements[first].start > QUOTE_LENGTH:
        first = last = reading.at
    return _grown(scene, sentence, first, last)


def _grown(scene: Scene, sentence: Sentence, first: int, last: int) -> Quote:
    """A span of elements with the words to both sides, as far as they fit."""
    if sentence.end - sentence.start <= QUOTE_LENGTH:
        return Quote.of(scene.text, sentence.start, sentence.end)
    elements = scene.elements
    start, end = elements[first].start, elements[last].end
    if end - start > 2 * QUOTE_LENGTH:
        end = max(item.end for item in elements if item.end <= start + 2 * QUOTE_LENGTH)
        return Quote.of(scene.text, start, end)
    while True:
        grown = False
        if first > 0 and end - elements[first - 1].start <= QUOTE_LENGTH and elements[first - 1].lower not in ".;":
            first, grown = first - 1, True
            start = elements[first].start
        if last + 1 < len(elements) and elements[last + 1].end - start <= QUOTE_LENGTH:
            last, grown = last + 1, True
            end = elements[last].end
        if not grown:
            return Quote.of(scene.text, start, end)


def _clear_of(text: str, quote: Quote, start: int, end: int, masks: Spans) -> Quote:
    """The part of a quote around ``start`` to ``end`` that holds no masked name, where one stands beside it."""
    left, right = quote.start, quote.end
    at = bisect_right(masks, (left,))
    for first, last in masks[max(0, at - 1) :]:
        if first >= right:
            break
        if last <= start:
            left = max(left, last)
        elif first >= end:
            right = first
    if (left, right) == (quote.start, quote.end):
        return quote
    if left > quote.start:
        left = _after_clause(text, left, start)
    if right < quote.end:
        right = end + len(text[end:right].rstrip(_TRIMMED + "("))
        words = text[end:right].rsplit(None, 1)
        if len(words) == 2 and words[1].lower() in _OPENING:
            right = end + len(words[0])
    return Quote.of(text, left, right)


def _after_clause(text: str, left: int, start: int) -> int:
    """Past the signs and small words that a cut leaves at the head of a quote."""
    while left < start:
        if text[left] in _TRIMMED:
            left += 1
            continue
        word = text[left:start].split(None, 1)[0]
        if word.lower() not in _OPENING:
            break
        left += len(word)
    return left
