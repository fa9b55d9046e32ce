"""Speakers whose noun the vocabulary lacks: what "according to" and a sure verb of speech take is a speaker."""

from __future__ import annotations

from dataclasses import replace

from wartoll.extract.lexicon import DATE_WORDS, DETERMINERS, FUNCTION_WORDS, VerbForm, is_plural, verb_forms, word_set
from wartoll.extract.phrase import Phrase, make_phrase
from wartoll.extract.view import View, bare

_LONGEST = 6  # words of such a phrase
_NO_SPEAKERS = frozenset(
    "plan plans schedule time times place law agreement deal terms attack blast strike reason fact point one others all"
    " some most many few half rest number total toll thing things everything nothing there".split()
)
_SURE = frozenset("says said say tells told".split())


def open_phrase_before(view: View, verb: int, first: int, stop: int, form: VerbForm) -> Phrase | None:
    """The subject of "said", or of any verb of speech with "that", whatever its noun: "the syndicate said"."""
    low = view.lower[verb]
    following = view.lower[verb + 1] if verb + 1 < stop else ","
    closing = (following in (",", ".")) and "," in view.lower[first:verb]  # "..., the palace claimed."
    clause = closing or following == "that"
    if form.group not in ("say", "estimate", "deny", "project") or not (clause or low in _SURE):
        return None
    last = verb - 1
    while last > first and (view.lower[last] in word_set("between") or view.lower[last].endswith("ly")):
        last -= 1
    if last < first or not _is_plain(view, last):
        return None
    at = last
    while at > first and last - at < _LONGEST and (_is_plain(view, at - 1) or _links(view, at - 1, first)):
        at -= 1
    opened = at > first and view.lower[at - 1] in DETERMINERS
    begins = (
        at == first or opened or view.tokens[at - 1].kind == "punct" or view.lower[at - 1] in ("and", "but", "that")
    )
    if not begins or (not opened and not is_plural(view.lower[last]) and not view.is_name(at) and at != last):
        return None
    return _as_speaker(view, at - 1 if opened else at, last)


def open_phrase_after(view: View, first: int, stop: int) -> Phrase | None:
    """Whom "according to" takes, whatever its noun: "the families' league"."""
    at = first + 1 if first < stop and view.lower[first] in DETERMINERS else first
    last = at - 1
    while last + 1 < stop and last - at < _LONGEST and (_is_plain(view, last + 1) or _links(view, last + 1, at)):
        last += 1
    while last >= at and not _is_plain(view, last):
        last -= 1
    return _as_speaker(view, first, last) if last >= at else None


def _is_plain(view: View, at: int) -> bool:
    """Whether a token is a word that a noun phrase can hold: no function word, no verb, no date."""
    token, low = view.tokens[at], view.lower[at]
    if token.kind != "word" or low in FUNCTION_WORDS or low in DATE_WORDS:
        return False
    verb = bare(low) in verb_forms() and low not in word_set("doubtful")
    return not verb or view.is_possessive(at) or view.is_name(at)


def _links(view: View, at: int, first: int) -> bool:
    """Whether an "of" or a "for" stands between two plain words: "the wagons of the clerk"."""
    return view.lower[at] in ("of", "for") and at > first and _is_plain(view, at - 1) and _is_plain(view, at + 1)


def _as_speaker(view: View, first: int, last: int) -> Phrase | None:
    phrase = make_phrase(view, first, last)
    if phrase.is_speaker:
        return phrase
    head = bare(view.lower[last])
    return None if head in _NO_SPEAKERS or len(head) < 3 else replace(phrase, head=head)
