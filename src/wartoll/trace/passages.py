"""The words around a claim: its sentence, its clause, and the colouring words in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from wartoll.claims import Claim
from wartoll.documents import Document
from wartoll.extract.text import split_sentences
from wartoll.vocabulary import load_vocabulary

_CLAUSE = re.compile(
    r";|:\s|\s[-–—]\s|,?\s(?:but|while|whereas|although|though)\s|,\s(?:and|which)\s(?=\w+\s(?:has|have|had|is|are|was|were|did)\b)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d[\d,.]*\d|\d")
READINGS_KEPT = 4096  # passages whose readings are kept: a strand compares its variants again and again
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
        The sentence that holds the quote, and the part of it that does.
    before, after : str
        Up to three sentences to either side; empty at the document's ends.
    words : frozenset of str
        Content words of the sentence, for comparing paraphrases.
    """

    claim: Claim
    sentence: str
    clause: str
    before: str = ""
    after: str = ""
    words: frozenset[str] = field(default=frozenset())

    @property
    def surroundings(self) -> str:
        """The sentence with its neighbours."""
        return " ".join(part for part in (self.before, self.sentence, self.after) if part)


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
                passages[claim.claim_id] = Passage(claim, quote, quote, words=content_words(quote))
        else:
            passages.update(_of_document(of_document, text))
    return passages


def _of_document(claims: Sequence[Claim], text: str) -> dict[str, Passage]:
    spans = tuple((sentence.start, sentence.end) for sentence in split_sentences(text)) or ((0, len(text)),)
    starts = [start for start, _ in spans]
    placed: list[tuple[Claim, int, int]] = []
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        first = max(0, bisect_right(starts, claim.quote.start) - 1)
        last = max(first, bisect_right(starts, max(claim.quote.start, claim.quote.end - 1)) - 1)
        placed.append((claim, first, last))
        by_sentence.setdefault(first, []).append(claim)
    return {c.claim_id: _passage(c, text, spans, first, last, by_sentence[first]) for c, first, last in placed}


def _passage(
    claim: Claim, text: str, spans: Sequence[tuple[int, int]], first: int, last: int, neighbours: Sequence[Claim]
) -> Passage:
    start, end = min(spans[first][0], claim.quote.start), max(spans[last][1], claim.quote.end)
    sentence = text[start:end]
    clause = _clause(sentence, claim.quote.start - start, claim.quote.end - start)
    for other in neighbours[:_MOST_NEIGHBOURS]:
        if other.quote.end <= claim.quote.start or other.quote.start >= claim.quote.end:
            clause = clause.replace(other.quote.text, " ")
    before = text[spans[max(0, first - _NEIGHBOURS)][0] : start].rstrip()
    after = text[end : max(end, spans[min(len(spans) - 1, last + _NEIGHBOURS)][1])].lstrip()
    return Passage(claim, sentence, clause, before, after, content_words(sentence))


def _clause(sentence: str, start: int, end: int) -> str:
    left, right = 0, len(sentence)
    for cut in _CLAUSE.finditer(sentence):
        if cut.end() <= start:
            left = cut.end()
        elif cut.start() >= end:
            right = cut.start()
            break
    return sentence[left:right]


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
