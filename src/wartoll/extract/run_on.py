"""Text that lost its commas and line breaks: where a sentence begins though none ended, and what is the page's own.

A page's text as a crawler keeps it glues the headline to the lead, the day to both, captions and links to the body.
Where commas are left, so are the rest of its marks, and nothing here applies.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from wartoll.extract.lexicon import DATE_WORDS, DETERMINERS, FUNCTION_WORDS, verb_forms
from wartoll.extract.lost_commas import is_run_on
from wartoll.extract.page import find_asides, find_credits, find_datelines
from wartoll.extract.spans import Spans
from wartoll.extract.text import STARTERS, Sentence, Token, tokenize
from wartoll.vocabulary import load_vocabulary

_KEY = 6  # words by which a passage is known again
_TITLE = 4  # words of the shortest title that is
_LED = 4  # words between a verb of speech and what it says: "said on Tuesday that The ..."
_HARMS = frozenset(
    "kill kills killed leave leaves left injure injures injured wound wounds wounded claim claims claimed hit hits cost"
    " costs rises climbs reaches displaces captures detains arrests".split()
)
_LEADS = frozenset("and or nor than as that who which whom whose when where while if because the a an of to".split())


def split_run_on(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Cut the sentences of a text that lost its marks where others begin, and mark what is the page's own.

    Parameters
    ----------
    text : str
    sentences : sequence of Sentence
        As the stops that are left part them.

    Returns
    -------
    tuple of Sentence
        The same where the text has its commas; a headline, a day and an aside are paragraphs of their own.
    """
    if not is_run_on(text):
        return tuple(sentences)
    tokens = tokenize(text)
    starts = [token.start for token in tokens]
    days = find_datelines(text)
    apart = {offset for day in days for offset in day}  # where a new paragraph begins
    apart.update(find_credits(text))
    apart.update(_repeats(tokens, starts, sentences))
    fresh = set(_fresh_starts(tokens, starts, sentences))
    asides = Spans(
        [*_titles(text, apart), *find_asides(text, sorted({*fresh, *apart, *(s.start for s in sentences)}), days)]
    )
    apart = {offset for offset in apart if not asides.holds(offset)} | asides.edges()
    return tuple(_cut(text, sentences, sorted(fresh | apart), apart, asides))


def _titles(text: str, offsets: set[int]) -> Iterator[tuple[int, int]]:
    """Where the title stands once more; its claims are read where it stands first."""
    title, _, _ = text.partition("\n")
    if title and len(title) < len(text):
        yield from ((at, at + len(title)) for at in offsets if at and text.startswith(title, at))


def _cut(
    text: str, sentences: Sequence[Sentence], cuts: Sequence[int], apart: set[int], asides: Spans
) -> Iterator[Sentence]:
    paragraph, before = 0, 0
    for sentence in sentences:
        inside = cuts[bisect_left(cuts, sentence.start + 1) : bisect_left(cuts, sentence.end)]
        for start, end in pairwise([sentence.start, *inside, sentence.end]):
            begin = start + len(text[start:end]) - len(text[start:end].lstrip())
            stop = start + len(text[start:end].rstrip())
            if stop <= begin:
                continue
            paragraph += int(sentence.paragraph != before or not apart.isdisjoint(range(start, begin + 1)))
            before = sentence.paragraph
            yield Sentence(begin, stop, paragraph, aside=asides.holds(begin))


def _repeats(tokens: Sequence[Token], starts: Sequence[int], sentences: Sequence[Sentence]) -> Iterator[int]:
    """Where what opened a sentence stands again, as a title, a standfirst or a caption does, and where both end."""
    words = [token.text for token in tokens]
    title = bisect_left(starts, sentences[0].end) if sentences else 0
    opened: dict[tuple[str, ...], int] = {}
    if _TITLE <= title < _KEY:
        opened[tuple(words[:title])] = 0
    begins = {bisect_left(starts, sentence.start) for sentence in sentences}
    shorter = title if _TITLE <= title < _KEY else 0
    done = 0
    for at in range(len(words) - _KEY):
        if at < done:
            continue
        first = opened.get(tuple(words[at : at + _KEY]))
        if first is None and shorter and at >= title:
            first = opened.get(tuple(words[at : at + shorter]))
        if first is not None and (words[at][0].isupper() or words[at][0].isdigit()):
            length = _shared(words, first, at)
            yield tokens[at].start
            done = at + length
            if done < len(words) and words[done] == ".":
                continue  # a stop ends it
            if done < len(words) and _may_begin(words[done]) and _may_begin(words[first + length]):
                yield tokens[done].start
                yield tokens[first + length].start
        elif at in begins:
            opened[tuple(words[at : at + _KEY])] = at


def _shared(words: Sequence[str], first: int, second: int) -> int:
    """How many words two passages share from their first on; the second begins where the first ends, at the least."""
    length = 0
    while second + length < len(words) and first + length < second and words[first + length] == words[second + length]:
        length += 1
    return length


def _may_begin(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in '(["“'


@cache
def _starters() -> frozenset[str]:
    return STARTERS | frozenset(load_vocabulary("run_on")["sentences"]["starters"].split())


@cache
def _plurals() -> frozenset[str]:
    return frozenset(load_vocabulary("run_on")["sentences"]["plurals"].split())


def _fresh_starts(tokens: Sequence[Token], starts: Sequence[int], sentences: Sequence[Sentence]) -> Iterator[int]:
    """Where a capital opens a sentence within another: "... in rural Homs The raid killed four"."""
    for sentence in sentences:
        first, stop = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        for at in range(first + 1, stop - 1):
            token = tokens[at]
            known = token.lower in _starters() or token.lower in _plurals()
            if known and token.text[0].isupper() and _begins(tokens, at, first):
                yield token.start


def _begins(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a word with a capital begins a sentence, and is no part of a name, a headline or what somebody said."""
    low, before, after = tokens[at].lower, tokens[at - 1], tokens[at + 1]
    if before.kind == "punct" and before.text not in ")]":
        return False
    if after.kind == "punct" or before.lower in _LEADS or (before.lower in FUNCTION_WORDS - DATE_WORDS):
        return False
    if any(_says(token) for token in tokens[max(first, at - _LED) : at]):
        return False
    goes_on = after.text[0].islower() and after.lower not in ("of", "and", "al")
    if before.kind == "number" and low == "the":
        return True  # "Get short URL 0 25 The US strike"
    if before.text[0].islower() or before.kind == "number":
        return goes_on or (low not in _plurals() and low not in DETERMINERS)
    if low in _plurals() - STARTERS or low in _NAMED or before.lower in _HARMS:
        return False
    return goes_on or after.kind == "number" or (low in _DATING and after.lower in DATE_WORDS)


_DATING = frozenset("on in last since late early by earlier".split())
_NAMED = frozenset(
    "for with from by as not no all both so who what how why where but and or you i my our under over".split()
)


def _says(token: Token) -> bool:
    form = verb_forms().get(token.lower)
    return form is not None and form.group != "count" and token.text[0].islower() and not form.particles
