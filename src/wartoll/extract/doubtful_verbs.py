"""Verb forms that are nouns or adjectives more often than not: whether one says something where it stands."""

from __future__ import annotations

from wartoll.extract.lexicon import VerbForm, institution_nouns, is_plural, word_set
from wartoll.extract.phrase import Phrase
from wartoll.extract.subjects import PARTICIPLES, RELATIVES
from wartoll.extract.view import View, bare

_DESCRIBES = RELATIVES | PARTICIPLES
_NUMBER_VERBS = frozenset("raise revise lower put give set list find show number count read total record".split()) | {
    "read from"
}


def is_sure(view: View, subject: Phrase, at: int, stop: int, form: VerbForm) -> bool:
    """Whether a form that is often a noun or an adjective is a verb here."""
    if at + 1 < stop and view.lower[at + 1] in ("of", "by", "as") and form.group != "count":
        return False
    if not (subject.parties or subject.head or subject.pronoun or subject.paper or subject.name):
        return False
    if view.lower[at + 1 : at + 2] == ["it"] and view.lower[subject.first - 1] == "as":
        return True  # "as the governor put it"
    if form.lemma == "number" and any(_is_numeral(view, i) for i in range(at + 1, min(stop, at + 3))):
        return False  # "the attackers numbered about 500"
    if form.lemma in _REACHES:
        if view.lower[at + 2 : at + 3] in (["have"], ["be"], ["hold"]):
            return False  # "which came to have 200 men"
        numbered = any(_is_numeral(view, i) for i in range(at + 1, min(stop, at + _REACHES[form.lemma])))
        if not numbered or not _can_reckon(view, subject):
            return False
    if form.lemma in _OFFERING and not _offers_number(view, subject, at, stop, form):
        return False
    if form.forms == {"base"} or form.forms == {"third"}:
        if view.lower[at + 1 : at + 2] in (["for"], ["on"], ["about"]):
            return False  # "early figures for the war"
        if form.group == "count" and view.tokens[at + 1 if at + 1 < stop else at].text in (",", ")"):
            return False  # "army records, as he reads them, show"
        adjacent = all(view.lower[i] in word_set("between") for i in range(subject.last + 1, at))
        if not adjacent and view.tokens[at - 1].text not in (",", ")") and not _is_described(view, subject.last + 1):
            return False
    if form.lemma in _NUMBER_VERBS:
        closes = stop - at <= 3
        ahead = range(max(0, at - 30), at) if closes else range(at + 1, min(stop, at + 25))
        return any(view.tokens[i].kind == "number" or view.lower[i] in word_set("numberish") for i in ahead)
    return True


_OFFERING = frozenset("accept offer propose prefer favour favor enter get".split()) | {"accept that"}
_TAKES = frozenset(("get", "enter"))  # what hospitals and armies do to people too
_OFFER_REACH = 4  # tokens from such a verb to its number


def _offers_number(view: View, subject: Phrase, at: int, stop: int, form: VerbForm) -> bool:
    """Whether a number is what the subject offers: "the prosecutor accepts 214", "the team gets 2,975 deaths"."""
    if view.lower[at + 1 : at + 2] == ["that"]:
        return form.lemma in ("accept that", "propose")
    numbered = any(_is_numeral(view, i) for i in range(at + 1, min(stop, at + 1 + _OFFER_REACH)))
    office = subject.head in word_set("public")
    numbered = numbered and {"a", "an"}.isdisjoint(view.lower[at + 1 : at + _OFFER_REACH])  # "proposed a cut to 8,600"
    if not numbered or (is_plural(subject.head or "") and not office) or not (office or _can_reckon(view, subject)):
        return False
    kinds = {party.kind for *_, party in subject.parties} | {institution_nouns().get(subject.head or "")}
    reckoner = bool(subject.pronoun or subject.paper or kinds & {"monitor", "analyst", "media"})
    return reckoner if form.lemma in _TAKES else reckoner or office or bool(subject.name)


# Tokens from such a verb to its number.
_REACHES = {
    "come to": 9, "arrive at": 5, "settle on": 9, "insist on": 9,
    "make this": 4, "make that": 4, "make them": 4, "make it": 4,
}  # fmt: skip


def _is_numeral(view: View, at: int) -> bool:
    return view.tokens[at].kind == "number" or view.lower[at] in word_set("numberish")


_LOSSES = frozenset("losses loss casualties toll tolls deaths dead wounded number numbers total totals".split())
_BACK_TO_LOSSES = 6  # words


def is_loss(subject: Phrase) -> bool:
    """Whether a subject is nothing but those lost, who report nothing."""
    return not (subject.parties or subject.pronoun) and subject.text.casefold() in _LOSSES - {"numbers", "number"}


def _can_reckon(view: View, subject: Phrase) -> bool:
    """Whether a subject is one who comes to a number, and not the losses that do."""
    last = bare(view.lower[subject.last])
    if _LOSSES & set(view.lower[max(0, subject.first - _BACK_TO_LOSSES) : subject.first]):
        return False  # "the losses of these combined groups came to 200"
    if last in word_set("private") and is_plural(last):
        return False
    named = subject.name is not None and " " in subject.name
    return bool(subject.pronoun) or named or subject.last in view.finish or last in (subject.head, subject.paper)


def _is_described(view: View, at: int) -> bool:
    """Whether a relative clause or a participle describes the subject that ends before a token."""
    return view.lower[at] in _DESCRIBES or view.lower[at].endswith(("ed", "ing"))
