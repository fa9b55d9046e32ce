"""Speakers behind their verb: "..., says an official", "wrote on the radio Ana Berg", "was confirmed by the staff"."""

from __future__ import annotations

from wartoll.extract.lexicon import DETERMINERS, VerbForm, is_plural, word_set
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.report import Report, make_report
from wartoll.extract.subjects import AIR
from wartoll.extract.view import View

_FINITE = frozenset("have has had were was are is will would could can may might must killed died lost did do".split())
_WENT = frozenset("went came took gave sent held left fell saw made got fought began suffered moved".split())
_OWNERS = frozenset("his her its their".split())
_ENDS = frozenset(".;!?")
_LINKS_TO_NAME = frozenset("in on of at to from with by for and the near".split())
_ADJECTIVES = frozenset(
    "suspected alleged feared believed claimed confirmed estimated expected presumed assumed".split()
)


def read_inverted(view: View, at: int, first: int, stop: int, form: VerbForm) -> Report | None:
    """A subject after its verb: "..., says a Western official"."""
    if form.group not in ("say", "estimate", "deny") or not form.forms & {"past", "third"} or at + 1 >= stop:
        return None
    if at > first and view.lower[at - 1] in (
        "not",
        "to",
        "is",
        "are",
        "was",
        "were",
        "be",
        "and",
        "he",
        "she",
        "it",
        "they",
    ):
        return None
    if at == first or form.lemma in _TAKES_HEARER or view.lower[at + 1] == "that":
        return None
    named = _named_at_end(view, at, stop)
    if named is not None and (view.tokens[at - 1].text in (",", '"', "”") or form.lemma != "inform"):
        return make_report(view, named, at, named.last, form.group, "inverted", first, stop)
    if form.lemma == "inform":
        return None
    if view.lower[at] in _ADJECTIVES and view.tokens[at - 1].kind != "punct":
        return None  # "after suspected rebels overran the base"
    phrase = phrase_after(view, at + 1, stop)
    if phrase is None or view.tokens[phrase.first].kind == "number":
        return None
    if view.lower[phrase.last + 1 : phrase.last + 2] and view.lower[phrase.last + 1] in _FINITE:
        return None  # "said hospitals have documented": a clause follows
    if phrase.last + 1 < stop and view.lower[phrase.last + 1] in _WENT and view.lower[phrase.first] in _OWNERS:
        return None  # "says his battalion went"
    closes = phrase.last + 1 >= stop or view.tokens[phrase.last + 1].kind == "punct"
    if phrase.pronoun and not (closes and phrase.pronoun in ("he", "she", "they", "it")):
        return None
    ends = phrase.last + 2 >= stop  # a headline: "..., says think tank"
    vague = (
        phrase.head and not ends and not (phrase.parties or phrase.name or phrase.definite or is_plural(phrase.head))
    )
    if vague and view.lower[phrase.first] not in DETERMINERS:
        return None
    return make_report(view, phrase, at, phrase.last, form.group, "inverted", first, stop)


_TAKES_HEARER = frozenset(
    "tell show find accuse blame condemn denounce charge remind assure notify instruct advise".split()
)
_INFINITIVES = (["to", "have"], ["to", "be"])
_OTHER_DEEDS = frozenset("killed dead wounded injured captured shot taken executed massacred hanged".split())
_ADJUNCTS = frozenset("in on to at via during through for".split())
_LONGEST_ADJUNCT = 8  # tokens


def _named_at_end(view: View, at: int, stop: int) -> Phrase | None:
    """A full name that closes a sentence behind its verb: "..., wrote on the radio's channel Ana Berg"."""
    close = next((i for i in range(at + 1, stop) if view.tokens[i].text in ".;,"), stop)
    last = close - 1
    if last - at > _LONGEST_ADJUNCT + 4 or (view.lower[at + 1] not in _ADJUNCTS and not view.is_name(at + 1)):
        return None
    if (close < stop and view.tokens[close].text == ",") or not view.is_name(last) or last in view.finish:
        return None
    start = last
    while (
        start - 1 > at
        and view.is_name(start - 1)
        and view.lower[start - 1] not in AIR
        and start - 1 not in view.finish
        and last - start < 2
    ):
        start -= 1
    through = all(view.tokens[i].kind == "word" for i in range(at + 1, start))
    names = last > start and view.lower[start - 1] not in _LINKS_TO_NAME
    phrase = phrase_after(view, start, close) if through and names else None
    return phrase if phrase is not None and phrase.last == last and not phrase.head else None


def read_passive(view: View, at: int, first: int, stop: int, form: VerbForm) -> Report | None:
    """ "Was confirmed by the ministry": the agent after "by" within a few words."""
    if form.lemma == "claim" and _is_owned_up(view, at, first) and "who" not in view.lower[at : min(stop, at + 9)]:
        return None
    for index in range(at + 1, min(stop, at + 7)):
        if view.lower[index] == "by":
            return make_report(view, phrase_after(view, index + 1, stop), at, index, form.group, "passive", first, stop)
        done = view.lower[index] in _OTHER_DEEDS or view.lower[index : index + 2] in _INFINITIVES
        if view.tokens[index].text in _ENDS or done:
            break  # "are said to have been killed by police"
    return None


_DEEDS = frozenset(
    "attack attacks bombing bombings blast blasts explosion explosions strike strikes raid raids ambush assault"
    " killing killings massacre shooting operation it responsibility bomb bombs bomber bombers abduction both".split()
)


def _is_owned_up(view: View, at: int, first: int) -> bool:
    """Whether a deed is what is claimed, and no figure: "an attack claimed by the group", "it was later claimed by"."""
    words = view.lower[max(first, at - _TO_DEED) : at]
    told = next((word for word in reversed(words) if word in _DEEDS or word in word_set("figure")), None)
    return told in _DEEDS


_TO_DEED = 8  # tokens from a deed to who claims it
