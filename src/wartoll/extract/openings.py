"""Whom a sentence opens with, for the pronouns after it, and where a clause with its own speaker begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from wartoll.extract.lexicon import DATE_WORDS, institution_nouns, is_plural, person_nouns, word_set
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.report import Report
from wartoll.extract.sources import article_of
from wartoll.extract.view import View
from wartoll.extract.voiced import Line

_ADVERBS = (["then"], ["later"], ["also"], ["earlier"], ["now"], ["still"], ["today"], ["yesterday"])
_ANYBODY = frozenset("man woman person people boy girl child civilian passenger victim".split())  # told of, mostly
_BREAK_WORDS = frozenset(("but", "while", "whereas", "and", "though", "although", "yet"))
_BREAKS = _BREAK_WORDS | {";"}


def find_opening(view: View, line: Line, reports: Sequence[Report]) -> Phrase | None:
    """Whom a sentence opens with, to be meant by the pronouns after it; a heading opens with nobody."""
    words = line.words
    first = line.first
    while first < line.stop and (view.tokens[first].kind != "word" or view.lower[first] in DATE_WORDS):
        first += 1
    if first >= line.stop or (words[-1:].isalnum() and len(words) < 70):
        return None
    if view.tokens[first].text.isupper():  # a dateline: "CAIRO, May 4 - Egypt's military"
        dash = next((i for i in range(first, min(line.stop, first + 9)) if view.tokens[i].text in "-–—"), first)
        first = dash + 1 if first < dash < line.stop - 1 else first
    if any(r.phrase.first <= first for r in reports):
        return None
    if view.lower[first : first + 2] == ["interview", "with"]:
        first += 2  # the one interviewed goes on
    opening = phrase_after(view, first, line.stop)
    if opening is None or opening.pronoun or any(r.phrase.first <= opening.last for r in reports):
        return None
    named = opening.name is not None and (
        " " in opening.name or opening.head in person_nouns() or opening.head in institution_nouns()
    )
    one = (
        opening.head not in _ANYBODY and bool(article_of(opening.text)) and opening.head in word_set("private")
    )  # "A nurse at the ward ... She"
    if one and not is_plural(opening.head or "") and view.tokens[opening.first].kind == "word":
        return opening
    if view.lower[opening.first] in ("its", "their", "his", "her"):
        return None  # "Its troops, it said": the owner goes on
    crowd = opening.head in word_set("private") or view.tokens[opening.first].kind == "number"
    shouted = words.isupper() and not view.caseless[first]
    if shouted and not opening.parties:
        return None  # "CIVIL WAR." opens a lot, no story
    group = opening.head and not crowd and (opening.definite or is_plural(opening.head))
    return opening if opening.parties or named or group else None


def find_breaks(view: View, line: Line) -> tuple[int, ...]:
    """Where a new clause with its own speaker begins: at ";" and before "and the bureau confirms"."""
    begins = {voice.report.lo for voice in line.voices if voice.report.rule != "joined"}
    breaks = [v.report.cue for v in line.voices[1:] if v.report.rule == "saying"]
    if _BREAKS.isdisjoint(view.lower[line.first : line.stop]):
        return tuple(breaks)
    for index in range(line.first, line.stop):
        low = view.lower[index]
        if low == ";":
            breaks.append(view.tokens[index].end)
        elif low in _BREAK_WORDS and index > line.first:
            after = index + 2 if view.lower[index + 1 : index + 2] in _ADVERBS else index + 1
            if after < line.stop and view.tokens[after].start in begins:
                breaks.append(view.tokens[index].start)
    return tuple(breaks)


def named_ahead(view: View, starts: Sequence[int], report: Report) -> Phrase | None:
    """Whom an opening pronoun stands for that comes before its noun: "by its own count, the union lost 60"."""
    if report.rule != "figure" or report.before or not report.phrase.pronoun or report.phrase.pronoun in ("i", "we"):
        return None
    at = bisect_right(starts, report.hi - 1)
    if at + 1 >= len(view.tokens) or view.tokens[at].text != ",":
        return None
    phrase = phrase_after(view, at + 1, min(len(view.tokens), at + 14))
    named = phrase is not None and not phrase.pronoun and bool(phrase.parties or phrase.head or phrase.name)
    return phrase if named and phrase is not None and view.tokens[phrase.first].kind != "number" else None
