"""Reports whose subject is a paper: "The monthly report, out on Friday, closes 13 cases with 61 dead"."""

from __future__ import annotations

from dataclasses import replace

from wartoll.extract.lexicon import DATE_WORDS, PREPOSITIONS
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.report import Report, make_report
from wartoll.extract.subjects import BE_FORMS
from wartoll.extract.view import View, bare

_TELLING = frozenset(
    "report bulletin survey study statement communique communiqué update dispatch newsletter table census"
    " database".split()
)
_NO_TELLING = BE_FORMS | frozenset(
    "has have had comes came come follows followed prompted caused led appeared appears raised sparked".split()
)
_PAST = frozenset("stood gave put found held ran set took kept broke brought left".split())
_LONGEST_ASIDE = 20  # tokens


def read_paper(view: View, first: int, stop: int) -> Report | None:
    """A definite paper that opens a sentence and whose verb has a number behind it; it speaks for who issued it."""
    at = first
    if at + 1 < stop and view.tokens[at].kind == "number" and view.tokens[at + 1].text in (".", ")"):
        at += 2  # a numbered paragraph
    while at < stop and (view.tokens[at].kind == "punct" or bare(view.lower[at]) in DATE_WORDS):
        at += 1
    phrase = phrase_after(view, at, stop) if at < stop else None
    if phrase is None or phrase.pronoun or phrase.text.split()[0].casefold() in ("a", "an"):
        return None
    nouns = [i for i in range(phrase.first, phrase.last + 1) if view.lower[i] in _TELLING]
    dated = bool(at > first and nouns[:1] == [phrase.first])  # "Yesterday's bulletin of the League"
    if not nouns or not (phrase.definite or phrase.parties or dated):
        return None
    after = phrase.last + 1
    if view.lower[after : after + 1] == ["of"] and after + 1 < stop and view.tokens[after + 1].kind == "number":
        phrase = replace(phrase, last=after + 1, end=view.tokens[after + 1].end)
        phrase = replace(phrase, text=view.text[phrase.start : phrase.end])
        after += 2
    verb = _skip_aside(view, after, stop)
    if verb is None or not _tells(view, verb):
        return None
    numbered = any(view.tokens[i].kind == "number" for i in range(verb + 1, stop))
    return make_report(view, phrase, phrase.first, verb, "say", "paper", first, stop) if numbered else None


def _skip_aside(view: View, at: int, stop: int) -> int | None:
    """The token behind an aside in commas, or the same one."""
    if at >= stop or view.tokens[at].text != ",":
        return at if at < stop else None
    close = next((i for i in range(at + 1, min(stop, at + _LONGEST_ASIDE)) if view.tokens[i].text == ","), None)
    return close + 1 if close is not None and close + 1 < stop else None


def _tells(view: View, at: int) -> bool:
    low = view.lower[at]
    if view.tokens[at].kind != "word" or low in _NO_TELLING or low in PREPOSITIONS or view.is_name(at):
        return False
    return low in _PAST or low.endswith(("s", "ed"))
