"""Hedges around a number: what bounds it, and whether it is added to a total."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from wartoll.claims import Bound
from wartoll.vocabulary import load_vocabulary

_WORDS = re.compile(r"[^\s(\[“\"‒–—]+")
_LONGEST = 6


class Hedging(NamedTuple):
    """The words around a number: where the expression starts and ends, its bound, and the hedging words' span."""

    start: int
    end: int
    bound: Bound
    words: tuple[int, int] | None
    increment: bool


@cache
def _before() -> dict[str, Bound | None]:
    """Hedges that stand before a number, with their bound; None for neutral words."""
    table: dict[str, Bound | None] = {}
    for name, phrases in load_vocabulary("hedges")["before"].items():
        bound = None if name == "neutral" else Bound(name)
        table |= dict.fromkeys(filter(None, phrases.splitlines()), bound)
    return table


@cache
def _after() -> re.Pattern[str]:
    tables = load_vocabulary("hedges")["after"]
    groups = []
    for name, phrases in tables.items():
        words = sorted(filter(None, phrases.splitlines()), key=len, reverse=True)
        groups.append(f"(?P<{name}>{'|'.join(re.escape(word) for word in words)})")
    return re.compile(rf"(?:\s{{1,2}}|-)(?:{'|'.join(groups)})\b(?!\s+than\b)")


@cache
def _increments() -> tuple[frozenset[str], re.Pattern[str]]:
    table = load_vocabulary("hedges")["increments"]
    after = "|".join(filter(None, table["after"].splitlines()))
    return frozenset(filter(None, table["before"].splitlines())), re.compile(rf"\s{{1,2}}(?:{after})\b(?!\s+than\b)")


@cache
def _last_words() -> frozenset[str]:
    """The last words of all that may stand before a number."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in (*_before(), *_increments()[0]))


@cache
def _phrasal() -> frozenset[str]:
    """Forms of verbs that "over" belongs to."""
    return frozenset(load_vocabulary("hedges")["phrasal"]["over"].split())


_NEITHER = re.compile(
    r"\b(?:neither|cannot|can['’]t|could\snot|couldn['’]t)\s[^.;,]{0,30}\s(?:lost|killed|had|have)\s\Z"
)
_OWNING = frozenset("owned owns own owning confessed confesses added adds".split())
_NOUN_OR_MORE = re.compile(
    r"\s[a-z]+\s(?:or\s(?P<approximate>so)|or\s(?P<at_least>more)|or\s(?P<at_most>fewer|less))\b(?!\s+than)"
)
_NOT = re.compile(r"(?:not|n['’]t|never|cannot|hardly)\s{1,2}(?:go\s|be\s|have\s)?\Z")


def read_hedges(low: str, floor: int, start: int, end: int) -> Hedging:
    """Read the hedges around the number at ``low[start:end]``; none is looked for before ``floor``."""
    bound, words = Bound.EXACT, None
    increment = False
    head = start
    floor = max(floor, start - 60)
    if start > floor and low[start - 1] in "~≈><+":
        sign = low[start - 1]
        head = start - 1
        if sign == "+":
            increment = True
        else:
            bound, words = _before()[sign] or Bound.EXACT, (head, start)
    spans = [(match.start() + (match[0][0] in "'‘"), match.end()) for match in _WORDS.finditer(low, floor, head)]
    adding, _ = _increments()
    while spans:
        phrase, count = _longest(low, spans, adding)
        if count == 0:
            break
        at = spans[-count][0]
        if phrase == "over" and len(spans) > 1 and low[slice(*spans[-2])] in _phrasal():
            break  # "handed over 40 prisoners" is of 40
        if phrase == "up to" and len(spans) > 2 and low[slice(*spans[-3])] in _OWNING:
            break  # "owned up to 80 dead" is of 80
        if phrase in adding:
            increment, head = True, at
        else:
            found = _before()[phrase]
            if found is None:
                if not _hedge_before(low, spans[:-count]):
                    break
                head = at
            else:
                found = _negated(low, floor, at, phrase, found)
                words = (at, words[1] if words else spans[-1][1])
                bound = found if bound in (Bound.EXACT, Bound.APPROXIMATE) else bound
                head = at
        spans = spans[:-count]
    head_end = end
    if low[end : end + 1] == "+" and not low[end + 1 : end + 2].isdigit():
        head_end, bound = end + 1, Bound.AT_LEAST
        words = words or (end, end + 1)
    match = _after().match(low, end, end + 30) or _NOUN_OR_MORE.match(low, end, end + 50)
    if match and match.lastgroup:
        after = Bound(match.lastgroup)
        if bound in (Bound.EXACT, Bound.APPROXIMATE) and not (after is Bound.APPROXIMATE and bound is not Bound.EXACT):
            bound = after
        if match.re is _after():
            head_end = match.end()
            words = words or (match.start() + 1, match.end())
        else:
            words = words or (match.start(match.lastgroup) - 3, match.end())
    elif match := _increments()[1].match(low, end, end + 14):
        increment, head_end = True, match.end()
    return Hedging(head, head_end, bound, words, increment)


def _longest(low: str, spans: list[tuple[int, int]], adding: frozenset[str]) -> tuple[str, int]:
    """The longest phrase of the vocabulary that ends with the last word, and how many words it has."""
    table = _before()
    first, last = spans[-1]
    if low[first:last] not in _last_words():
        return "", 0
    for count in range(min(_LONGEST, len(spans)), 0, -1):
        phrase = low[spans[-count][0] : last]
        if count > 1:
            phrase = " ".join(phrase.split())
        if phrase in table or phrase in adding:
            return phrase, count
    return "", 0


def _hedge_before(low: str, spans: list[tuple[int, int]]) -> bool:
    if not spans:
        return False
    phrase, count = _longest(low, spans, frozenset())
    return count > 0 and (_before()[phrase] is not None or _hedge_before(low, spans[:-count]))


def _negated(low: str, floor: int, at: int, phrase: str, bound: Bound) -> Bound:
    """ "Did not exceed 200" is a bound from above."""
    if bound is Bound.AT_LEAST and phrase not in ("at least", "more than") and _NOT.search(low, floor, at):
        return Bound.AT_MOST
    if bound is Bound.AT_LEAST and phrase != "at least" and _NEITHER.search(low, floor, at):
        return Bound.AT_MOST
    return bound
