"""The words around a claim: its sentence, its clause, and the colouring words in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from wartoll.claims import Claim
from wartoll.documents import Document
from wartoll.extract.numbers import Number, read_numbers
from wartoll.extract.text import split_sentences
from wartoll.vocabulary import load_vocabulary

_CLAUSE = re.compile(
    r";|:\s|\s[-–—]\s|,?\s(?:but|while|whereas|although|though)\s|,\s(?:and|which)\s(?=\w+\s(?:has|have|had|is|are|was|were|did)\b)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d[\d,.]*\d|\d")
READINGS_KEPT = 4096  # passages whose readings are kept: a strand compares its variants again and again
_JOINT = re.compile(r"[,;(]|\b(?:and|or|but|while)\b", re.IGNORECASE)
_REACH = 24  # signs before another figure in which its own hedges stand
_NEIGHBOURS = 3  # sentences to either side
_MOST_NEIGHBOURS = 20  # figures of one sentence whose words are not this one's; a table's row may hold more
_SMALL = frozenset(
    """the a an of and or to in on at by for from with as that this these those it its is are was were be been has
    have had he she they them his her their who which will would said says say told not no more than about over up
    some one two but also there so since after before into out""".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A claim with the words it stands in. Equal only to itself, so that what is read from it can be kept.

    Parameters
    ----------
    claim : Claim
    sentence, clause : str
        The sentence that holds the figure, and the part of it that does.
    own : str
        The clause with what belongs to other figures blanked out.
    tail : str
        What follows the figure in its clause.
    before, after : str
        Up to three sentences to either side; empty at the document's ends.
    words : frozenset of str
        Content words of the sentence, for comparing paraphrases.
    document : str
        The whole text of the document, to see whom it names.
    """

    claim: Claim
    sentence: str
    clause: str
    own: str = ""
    tail: str = ""
    before: str = ""
    after: str = ""
    words: frozenset[str] = field(default=frozenset())
    document: str = field(default="", repr=False)

    @property
    def said(self) -> str:
        """The words that say the figure: the quote, or the clause where the quote is a longer sentence."""
        clause = self.clause.strip(" ,;:")
        return clause if len(clause) < len(self.claim.quote.text) else self.claim.quote.text

    @property
    def surroundings(self) -> str:
        """The sentence with its neighbours."""
        return " ".join(part for part in (self.before, self.sentence, self.after) if part)


@lru_cache(maxsize=1024)
def document_words(text: str) -> frozenset[str]:
    """The content words of a whole document; a stack asks for the same ones again and again."""
    return content_words(text)


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, in lower case, cut to six letters so that forms of a word meet."""
    found = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:6] for word in found if word not in _SMALL and not word[0].isdigit() and len(word) > 2)


def read_passages(claims: Iterable[Claim], documents: Sequence[Document]) -> dict[str, Passage]:
    """The passage of each claim, by claim identifier; each document's sentences are cut once.

    A claim whose document is not at hand has its own quote for a passage.
    """
    texts = {document.name: document.text for document in documents}
    passages: dict[str, Passage] = {}
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    for name, of_document in by_document.items():
        text = texts.get(name)
        if text is None:
            for claim in of_document:
                quote = claim.quote.text
                passages[claim.claim_id] = Passage(claim, quote, quote, quote, words=content_words(quote))
        else:
            passages.update(_of_document(of_document, text))
    return passages


def _of_document(claims: Sequence[Claim], text: str) -> dict[str, Passage]:
    spans = tuple((sentence.start, sentence.end) for sentence in split_sentences(text)) or ((0, len(text)),)
    starts = [start for start, _ in spans]
    numbers = read_numbers(text).numbers
    number_starts = [number.start for number in numbers]
    figures = {claim.claim_id: find_figure(claim, numbers, number_starts) for claim in claims}
    by_sentence: dict[int, list[tuple[int, int]]] = {}
    for figure in figures.values():
        by_sentence.setdefault(max(0, bisect_right(starts, figure[0]) - 1), []).append(figure)
    found = {}
    for claim in claims:
        figure = figures[claim.claim_id]
        place = max(0, bisect_right(starts, figure[0]) - 1)
        found[claim.claim_id] = _passage(claim, text, spans, place, figure, by_sentence[place][:_MOST_NEIGHBOURS])
    return found


def find_figure(claim: Claim, numbers: Sequence[Number], starts: Sequence[int]) -> tuple[int, int]:
    """Where the claim's own number stands in its quote: its offsets in the document, or the quote's where none fits."""
    quote, quantity = claim.quote, claim.quantity
    if quantity is not None:
        wanted = {v for v in (quantity.low, quantity.best, quantity.high) if v is not None}
        for number in numbers[bisect_left(starts, quote.start) : bisect_right(starts, quote.end)]:
            if number.end <= quote.end and wanted & {number.low, number.best, number.high}:
                return number.start, number.end
    return quote.start, quote.end


def _passage(
    claim: Claim, text: str, spans: Sequence[tuple[int, int]], place: int, figure: tuple[int, int],
    neighbours: Sequence[tuple[int, int]],
) -> Passage:  # fmt: skip
    start, end = spans[place]
    start, end = min(start, figure[0]), max(end, figure[1])
    left, right = _clause(text[start:end], figure[0] - start, figure[1] - start)
    clause_start, clause_end = start + left, start + right
    clause = text[clause_start:clause_end]
    own = list(clause)
    for other_start, other_end in _reaches(neighbours, figure, clause_start, clause_end, text):
        own[other_start - clause_start : other_end - clause_start] = " " * (other_end - other_start)
    sentence = text[start:end]
    before = text[spans[max(0, place - _NEIGHBOURS)][0] : start].rstrip()
    after = text[end : max(end, spans[min(len(spans) - 1, place + _NEIGHBOURS)][1])].lstrip()
    return Passage(
        claim,
        sentence,
        clause,
        "".join(own),
        text[figure[1] : clause_end],
        before,
        after,
        content_words(sentence),
        text,
    )


def _reaches(
    neighbours: Sequence[tuple[int, int]], figure: tuple[int, int], start: int, end: int, text: str
) -> Iterator[tuple[int, int]]:
    """The stretches of a clause that belong to other figures: from a word or two before each of them up to its end.

    Those words reach back no further than "and" or a comma ("118 have been killed so far and some 46 captured").

    Before the first figure stands what holds for all ("by preliminary data, 300 dead and 2,700 wounded").
    """
    for other_start, other_end in sorted(neighbours):
        if (other_start, other_end) == figure or other_end <= start or other_start >= end:
            continue
        reach = _REACH if other_start > figure[0] else 0
        left = max(start, other_start - reach, figure[1] if other_start > figure[0] else start)
        joint = max((m.start() for m in _JOINT.finditer(text, left, max(left, other_start))), default=left)
        yield joint, min(end, max(joint, other_end))


def clause_of(sentence: str, start: int, end: int) -> str:
    """The part of a sentence that holds the words from start to end."""
    return sentence[slice(*_clause(sentence, start, end))]


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    left, right = 0, len(sentence)
    for cut in _CLAUSE.finditer(sentence):
        if cut.end() <= start:
            left = cut.end()
        elif cut.start() >= end:
            right = cut.start()
            break
    return left, right


@cache
def phrase_pattern(vocabulary: str, *path: str) -> re.Pattern[str]:
    """One pattern for all phrases of a vocabulary's list (or words of its string), whole words, case aside."""
    table = load_vocabulary(vocabulary)
    for key in path:
        table = table[key]
    phrases = table.split() if isinstance(table, str) else list(table)
    alternatives = "|".join(
        r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


def find_words(text: str, vocabulary: str, *path: str) -> tuple[str, ...]:
    """The words of a vocabulary's list that stand in a text, as written."""
    return tuple(match.group() for match in phrase_pattern(vocabulary, *path).finditer(text))
