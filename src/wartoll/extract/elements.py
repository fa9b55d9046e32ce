"""A sentence as a row of elements: words and phrases with their classes, numbers, times, signs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from wartoll.extract.measures import demonym_of, lexicon, names_people
from wartoll.extract.nouns import is_person_plural, is_thing_plural
from wartoll.extract.numbers import Number
from wartoll.extract.text import Sentence, Token, tokenize
from wartoll.extract.times import TimeMention

COUNTED = frozenset({"count", "percent", "fraction", "ratio", "unit_word", "pronoun"})
QUOTE_SIGNS = frozenset("\"“”'‘’«»`*_")
NAMES_IN_CAPITALS = frozenset({"IS", "US", "UN", "IT"})


@dataclass(slots=True)
class Element:
    """One word or phrase, number, time or sign of a sentence.

    Parameters
    ----------
    start, end : int
        Offsets in the document's text.
    lower : str
        The words in lower case, a possessive ending taken off.
    kind : str
        ``word``, ``number`` (it may count), ``figure`` (an age, a date ...), ``time``,
        ``quote`` (a quotation sign) or ``sign``.
    tags : frozenset of str
        The classes that the vocabulary gives the phrase.
    cues : Mapping
        The measure that the phrase cues in each role.
    capital, possessive : bool
    """

    start: int
    end: int
    lower: str
    kind: str
    tags: frozenset[str] = frozenset()
    cues: Mapping[str, str] = field(default_factory=dict)
    number: Number | None = None
    time: TimeMention | None = None
    capital: bool = False
    possessive: bool = False

    def has(self, *tags: str) -> bool:
        """Whether the element belongs to one of the classes."""
        return not self.tags.isdisjoint(tags)

    def cue(self, *roles: str) -> str | None:
        """The measure that it cues in the first of these roles that it can play."""
        if self.cues:
            for role in roles:
                if role in self.cues:
                    return self.cues[role]
        return None


def read_elements(
    text: str, sentence: Sentence, numbers: Sequence[Number], times: Sequence[TimeMention]
) -> list[Element]:
    """Cut a sentence into elements.

    Parameters
    ----------
    numbers, times
        Those of the sentence, in order; a number that a time holds ("12 weeks") is part of the time.
    """
    tokens = tokenize(text, sentence.start, sentence.end)
    numbers = [n for n in numbers if n.kind != "pronoun" or text[max(0, n.start - 3) : n.start].lower() != "no "]
    spans = _spans(numbers, times)
    starts = [span[0] for span in spans]
    elements: list[Element] = []
    append = elements.append
    shapes = [_shape(token.text) for token in tokens]
    words = [shape.core for shape in shapes]
    shouting = any(shape.doubtful for shape in shapes) and _is_shouting(tokens)
    at, taken, count = 0, 0, len(tokens)
    next_start, next_end = spans[0][:2] if spans else _NO_SPAN
    while at < count:
        first, last, written, _, kind = tokens[at]
        while next_end <= first:
            taken += 1
            next_start, next_end = spans[taken][:2] if taken < len(spans) else _NO_SPAN
        if next_start < last:
            start, end, number, time = spans[taken]
            kind = "time" if number is None else "number" if number.kind in COUNTED else "figure"
            append(Element(start, end, text[start:end].lower(), kind, _NO_TAGS, _NO_CUES, number, time))
            while at < count and tokens[at].start < end:
                at += 1
            taken += 1
            next_start, next_end = spans[taken][:2] if taken < len(spans) else _NO_SPAN
            continue
        core, possessive, capital, tags, cues, seconds, doubtful = shapes[at]
        if kind == "punct":
            append(Element(first, last, written, "quote" if written in QUOTE_SIGNS else "sign", tags, _NO_CUES))
        elif doubtful or (seconds and at + 1 < count and words[at + 1] in seconds):
            at += _add_word(elements, tokens, shapes, words, at, _limit(tokens, at, starts), shouting)
            continue
        else:
            append(Element(first, last, core, "word", tags, cues, None, None, capital, possessive))
        at += 1
    return elements


_NO_SPAN = (1 << 62, 1 << 62)  # behind every text
_NO_TAGS: frozenset[str] = frozenset()
_NO_CUES: Mapping[str, str] = {}


class _Shape(NamedTuple):
    """What is known of a token by itself: its word without a possessive, and what the lexicon has of it.

    ``tags`` are guessed where no list has the word. ``seconds`` are the words with which it may open a phrase;
    ``doubtful`` where its capitals tell something only in a sentence that is not all in capitals.
    """

    core: str
    possessive: bool
    capital: bool
    tags: frozenset[str]
    cues: Mapping[str, str]
    seconds: frozenset[str]
    doubtful: bool


@lru_cache(maxsize=1 << 15)
def _shape(written: str) -> _Shape:
    core, possessive = _without_possessive(written.lower())
    capital = written[:1].isupper() or (written[:3] in ("al-", "el-") and written[3:4].isupper())
    seconds = lexicon().seconds.get(core, _NO_TAGS)
    entry = lexicon().entries.get(core)
    if entry is not None:
        return _Shape(core, possessive, capital, entry.tags, entry.cues, seconds, written in NAMES_IN_CAPITALS)
    guess = _guess(core, capital=capital)
    doubtful = written in NAMES_IN_CAPITALS or guess != _guess(core, capital=False)
    return _Shape(core, possessive, capital, guess, _NO_CUES, seconds, doubtful)


def _add_word(
    elements: list[Element], tokens: list[Token], shapes: list[_Shape], words: list[str], at: int, limit: int,
    shouting: bool,
) -> int:  # fmt: skip
    """Append the word or phrase that starts at a token; how many tokens it takes."""
    token = tokens[at]
    known = lexicon()
    if token.text in NAMES_IN_CAPITALS and not shouting:
        elements.append(Element(token.start, token.end, words[at], "word", frozenset({"country"}), {}, capital=True))
        return 1
    found = known.match(words, at, min(limit, at + 12))
    capital = shapes[at].capital
    if found is None:
        tags = _guess(words[at], capital=capital and not shouting)
        elements.append(
            Element(
                token.start, token.end, words[at], "word", tags, {}, capital=capital, possessive=shapes[at].possessive
            )
        )
        return 1
    length, entry = found
    if length == 2 and words[at] == "the":
        longer = known.match(words, at + 1, min(limit, at + 12))
        if longer is not None and longer[0] > 1 and longer[1].tags & {"demonym", "nationals"}:
            length, entry = 1, known.entries["the"]  # "the North Korean contingent"
    compass = length == 2 and words[at] == "the" and words[at + 1] in ("north", "south")
    following = tokens[at + 2].text if at + 2 < len(tokens) else ""
    if (
        length == 2
        and "country" in entry.tags
        and words[at] == "the"
        and (not tokens[at + 1].text[:1].isupper() or (compass and following[:1].isupper() and following.isalpha()))
    ):
        length, entry = 1, known.entries["the"]
    last = tokens[at + length - 1]
    elements.append(
        Element(
            token.start,
            last.end,
            " ".join(words[at : at + length]),
            "word",
            entry.tags,
            entry.cues,
            capital=capital,
            possessive=shapes[at + length - 1].possessive,
        )
    )
    return length


def _spans(
    numbers: Sequence[Number], times: Sequence[TimeMention]
) -> list[tuple[int, int, Number | None, TimeMention | None]]:
    """Numbers and times as one row without overlaps; a time wins over the numbers inside it."""
    spans: list[tuple[int, int, Number | None, TimeMention | None]] = [(t.start, t.end, None, t) for t in times]
    spans.sort(key=lambda span: span[0])
    starts = [span[0] for span in spans]
    free: list[tuple[int, int, Number | None, TimeMention | None]] = []
    for number in numbers:
        at = bisect_left(starts, number.end)
        if at and spans[at - 1][1] > number.start:
            continue
        free.append((number.start, number.end, number, None))
    return sorted(spans + free, key=lambda span: span[0])


def _limit(tokens: list[Token], at: int, starts: list[int]) -> int:
    """The token before which a phrase that starts at ``at`` has to end: the next number or time."""
    index = bisect_left(starts, tokens[at].end)
    if index == len(starts):
        return len(tokens)
    stop = at + 1
    while stop < len(tokens) and stop < at + 12 and tokens[stop].end <= starts[index]:
        stop += 1
    return stop


@lru_cache(maxsize=1 << 15)
def _without_possessive(lower: str) -> tuple[str, bool]:
    for ending in ("'s", "’s"):
        if lower.endswith(ending) and len(lower) > 2:
            return lower[:-2], True
    if lower.endswith(("'", "’")) and len(lower) > 2:
        return lower[:-1], True
    if lower.endswith("s") and demonym_of(lower[:-1]) and not lower.endswith("ss"):
        return lower[:-1], True  # a text that lost its apostrophes: "Syrias army"
    return lower, False


def _is_shouting(tokens: list[Token]) -> bool:
    """Whether a sentence is written in capitals."""
    words = [token.text for token in tokens if token.kind == "word" and len(token.text) > 3]
    return len(words) > 3 and sum(word.isupper() for word in words) > 0.7 * len(words)


@lru_cache(maxsize=1 << 15)
def _guess(lower: str, *, capital: bool) -> frozenset[str]:
    """The classes of a word that no list holds, by its shape."""
    if names_people(lower, capital=capital) or is_person_plural(lower):
        return frozenset({"people", "guessed"})
    if is_thing_plural(lower):
        return frozenset({"distractor", "guessed"})
    if lower.endswith("ly") and len(lower) > 4:
        return frozenset({"adverb"})
    if lower.endswith("ing") and len(lower) > 5:
        return frozenset({"ing"})
    if lower.endswith("ed") and len(lower) > 4 and "-" not in lower:
        return frozenset({"ed"})
    return frozenset()
