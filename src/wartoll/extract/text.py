"""Sentences and tokens of a document, with code-point offsets, in linear time.

The splitter is our own: it keeps "Lt. Gen." together, follows hard-wrapped lines, stops at headings and list lines,
and finds the sentence ends of texts that lost a space ("by Russia.In the Kursk region").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from wartoll.extract.lost_commas import find_lost_commas, is_run_on

MAX_SENTENCE = 1500  # a text without any punctuation is cut at this length, so that later steps stay linear


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or list line: ``text[start:end]``, and the paragraph it stands in, counted from 0.

    An ``aside`` is the page's own and no part of its text: a tag, a linked headline, the day of its publication.
    """

    start: int
    end: int
    paragraph: int
    aside: bool = False


class Token(NamedTuple):
    """A token at code-point offsets.

    ``kind`` is ``"word"`` (with its inner hyphens and apostrophes; abbreviations keep their dot), ``"number"``
    (starts with a digit) or ``"punct"`` (one sign; of no width where a text lost its commas and one is put back).
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str


# Never end a sentence, whatever follows.
TITLES = frozenset(
    (
        "lt gen col maj sgt capt brig adm cmdr cpl pvt spc pfc rep reps sen sens gov mr mrs ms dr prof rev hon "
        "pres messrs amb supt insp det fr no nos vs approx ca fig art mt ft st ste sec min dep prev op cf "
        "lieut genl comdr cdr vice-adm maj-gen lt-gen"
    ).split()
)
# End a sentence only where the next word is one that starts sentences.
OTHER_ABBREVIATIONS = frozenset(
    "inc ltd co corp etc jr sr bros dept est km kg mi cm mm sq al e.g i.e eg ie a.m p.m am pm p pp vol ed u.s.a".split()
)
MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
STARTERS = frozenset(
    (
        "the a an in on at it its he she they we you i this that these those there but and so yet however meanwhile "
        "as for from by with when while after before since if although though according among some many most several "
        "his her their our my both all no not one another what who how why where then earlier later also until under "
        "over during despite following officials reports dozens hundreds thousands nearly about around more at"
    ).split()
)
_FOLLOWS_TIME = frozenset(
    "est edt gmt utc et pt local eastern monday tuesday wednesday thursday friday saturday sunday".split()
)

_STOP = re.compile(r"[.!?…。]|\n+[^\S\n]*(?:\n[^\S\n]*)*")
_CLOSED = re.compile(r"""[.!?…。]+["'”’»)\]]*(?:\[\d{1,3}\])*(?=\s|\Z)""")  # a stop with what closes after it
_LOST_SPACE = re.compile(r"""[.!?]["”’]?(?=[A-Z][a-z'’]|["“][A-Z])""")
_LIST_LINE = re.compile(r"[-–—•*·▪●■♦►]\s|\(?\d{1,3}[.)]\s|[#>|]")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W\d_]+)*(?:-[^\W_]+)?\Z")
_FIRST_WORD = re.compile(r"[\"'“‘«(\[]*([^\W_]+)")
_OPEN_ENDED = frozenset(
    "the a an of in on at to by for from with and or but that which who as is are was were has have had said".split()
)


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Split a text into sentences with offsets.

    Parameters
    ----------
    text : str
        The document's text, of any length; linear in it.

    Returns
    -------
    tuple of Sentence
        In order, not overlapping, none empty; whitespace between them belongs to none.
    """
    wraps = _soft_wraps(text)
    sentences: list[Sentence] = []
    start, paragraph = 0, 0
    for match in _STOP.finditer(text):
        at, stop = match.span()
        if at < start:
            continue
        if text[at] == "\n":
            if at in wraps:
                continue
            _add(sentences, text, start, at, paragraph)
            if sentences and sentences[-1].paragraph == paragraph:
                paragraph += 1
            start = stop
            continue
        closed = _CLOSED.match(text, at) or (_LOST_SPACE.match(text, at) if _may_lack_space(text, at) else None)
        if closed is not None and _ends_sentence(text, start, at, closed.end()):
            _add(sentences, text, start, closed.end(), paragraph)
            start = closed.end()
    _add(sentences, text, start, len(text), paragraph)
    return tuple(sentences)


def fold_case(text: str) -> str:
    """The text in lower case, sign for sign: offsets in it are offsets in the text."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(folded if len(folded := sign.lower()) == 1 else sign for sign in text)


def sentence_index(sentences: tuple[Sentence, ...], offset: int) -> int:
    """The index of the sentence that holds an offset, or of the nearest one before it (0 where there is none)."""
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        if sentences[middle].start <= offset:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)


def _add(sentences: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    """Add the span without its outer whitespace; cut it where it is longer than any sentence."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = max(text.rfind(sign, start + MAX_SENTENCE // 2, start + MAX_SENTENCE) for sign in ("\n", "; ", ", ", " "))
        cut = start + MAX_SENTENCE if cut < 0 else cut + 1
        sentences.append(Sentence(start, len(text[start:cut].rstrip()) + start, paragraph))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        sentences.append(Sentence(start, end, paragraph))


def _may_lack_space(text: str, at: int) -> bool:
    """Whether a stop right before a capital may end a sentence: after a word, a number, a quote; not in "U.S"."""
    before = text[max(0, at - 2) : at]
    return before[-1:] in ')"”' or before[-1:].isdigit() or (len(before) == 2 and before.isalpha())


def _ends_sentence(text: str, start: int, at: int, stop: int) -> bool:
    """Whether the stop at ``at`` ends the sentence that began at ``start``."""
    after = _next_sign(text, stop)
    if after == "":
        return True
    if after.islower() or after in ",;:/":
        return False
    if text[at] != "." or (stop - at > 1 and text[at + 1] == "."):
        return True
    before = _WORD_BEFORE.search(text, max(start, at - 24), at)
    if before is None:
        return True
    word = before[0].lower()
    if stop - at > 1 and word not in TITLES:
        return True  # a closing quote or bracket after the stop
    if stop < len(text) and not text[stop].isspace():
        return not _inside_address(text, at)
    following = _FIRST_WORD.match(text, _skip_space(text, stop))
    next_word = following[1].lower() if following else ""
    if word in TITLES:
        return word in ("no", "art", "min", "sec", "op", "st") and not after.isdigit() and next_word in STARTERS
    if word in MONTHS:
        return not after.isdigit()
    if word in OTHER_ABBREVIATIONS:
        return next_word in STARTERS and not (word in ("am", "pm", "a.m", "p.m") and next_word in _FOLLOWS_TIME)
    if _is_initials(word, before[0]):
        return next_word in STARTERS and not (len(word) == 1 and next_word in ("a", "i"))
    return not (word.isdigit() and len(word) <= 2 and before.start() == _skip_space(text, start))  # "3. Losses"


def _is_initials(word: str, written: str) -> bool:
    """ "J" and "U.S", but not the last letter of a word."""
    return (len(word) == 1 and written.isupper()) or all(len(part) == 1 for part in word.split("."))


def _next_sign(text: str, at: int) -> str:
    """The next sign that is no whitespace, opening quote or bracket; empty at the end."""
    for index in range(at, min(len(text), at + 40)):
        if not text[index].isspace() and text[index] not in "\"'“‘«([":
            return text[index]
    return ""


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _inside_address(text: str, at: int) -> bool:
    """Whether the stop at ``at`` stands in a web or mail address."""
    left = max(text.rfind(sign, max(0, at - 100), at) for sign in " \n\t(")
    head = text[left + 1 : at].lower()
    return "//" in head or "www" in head or "@" in head


WIDEST = 160
"""Signs of the widest line that a person or a mail program wraps at; longer lines are paragraphs."""


def _soft_wraps(text: str) -> frozenset[int]:
    """Offsets of the line breaks that only wrap a line and end nothing."""
    if "\n" not in text:
        return frozenset()
    wraps: set[int] = set()
    # Wrapped text has one width throughout; a paragraph of two lines alone would not show it.
    width = max(end - start for start, end in _lines(text, 0, len(text)))
    for block_start, block_end in _blocks(text):
        lines = list(_lines(text, block_start, block_end))
        for (start, end), (next_start, next_end) in pairwise(lines):
            if _is_wrap(text[start:end], text[next_start:next_end], width):
                wraps.add(end)
    return frozenset(wraps)


def _is_wrap(line: str, following: str, width: int) -> bool:
    head = following.lstrip()
    if not line.strip() or not head or _LIST_LINE.match(head):
        return False
    if head[0] in ",;:.)]”’" or line.rstrip()[-1:] in ",(“":
        return True
    ended = line.rstrip().rstrip("\"'”’)]").endswith((".", "!", "?", ":"))
    if not ended and (head[0].islower() or line.split()[-1].lower() in _OPEN_ENDED):
        return True
    # a wrapped line is one whose next word would not have fitted, or nearly so where the edge is ragged
    if not 40 <= width <= WIDEST:
        return False
    reach = len(line) + 1 + len(head.split(None, 1)[0])
    return reach > width - 8 or (not ended and reach > 0.8 * width)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines without a blank line between them."""
    start = 0
    for match in re.finditer(r"\n[^\S\n]*(?:\n[^\S\n]*)+", text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while True:
        stop = text.find("\n", start, end)
        if stop < 0:
            yield start, end
            return
        yield start, stop
        start = stop + 1


_DOTTED = TITLES | MONTHS | frozenset("inc ltd corp jr sr bros dept".split())
_TOKEN = re.compile(
    r"""[A-Za-z]++(?![\w.'’‐‑-])  # most words: the rest of the pattern is slower
      | (?:[^\W\d_]\.){2,} | [^\W\d_][^\W_]*(?:[-'’‐‑][^\W_]+)*(?:'|’(?=\s))?
      | \d+(?:[.,]\d+)*(?:[^\W\d_]+)?
      | [^\w\s]|_""",
    re.VERBOSE,
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut ``text[start:end]`` into tokens with offsets in ``text``; linear, and a text is only ever cut once."""
    tokens, starts = _all_tokens(text)
    first = bisect_left(starts, start)
    last = len(tokens) if end is None else bisect_left(starts, end, lo=first)
    if end is not None and last > first and tokens[last - 1].end > end:
        last -= 1
    return tokens[first:last]


@lru_cache(maxsize=8)
def _all_tokens(text: str) -> tuple[list[Token], list[int]]:
    """The tokens of a whole text and where each starts, kept while its stages ask for them."""
    tokens: list[Token] = []
    append, make = tokens.append, tuple.__new__  # a tuple's own constructor: once for every word
    taken, stop = 0, len(text)
    for match in _TOKEN.finditer(text):
        first, last = match.span()
        if first < taken:
            continue
        words = match[0]
        lower, kind = _face(words)
        # "Lt. Smith", but not the last word of a text
        if lower in _DOTTED and last + 2 < stop and text[last] == "." and text[last + 1] in _AFTER_DOT:
            taken = last = last + 1
            words, lower = text[first:last], lower + "."
        append(make(Token, (first, last, words, lower, kind)))
    if is_run_on(text):
        for before, at in enumerate(find_lost_commas(text, tuple(tokens))):
            stands = tokens[at + before - 1].end
            tokens.insert(at + before, Token(stands, stands, ",", ",", "punct"))
    return tokens, [token[0] for token in tokens]


@lru_cache(maxsize=1 << 15)
def _face(words: str) -> tuple[str, str]:
    """A token's words in lower case, and its kind, which shows in its first sign."""
    if words[0].isdecimal():
        return words.lower(), "number"
    return (words.lower(), "word") if words[0].isalnum() else (words, "punct")


_AFTER_DOT = frozenset((" ", ",", "\u00a0", "\n"))
