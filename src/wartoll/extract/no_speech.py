"""Forms of reporting verbs that report nothing: "claimed the lives of", "found dead", "the State Department"."""

from __future__ import annotations

from wartoll.extract.lexicon import DETERMINERS, VerbForm, word_set
from wartoll.extract.view import View, bare

_GIVEN_UP = frozenset("up in way back birth rise chase battle off".split())
_BEFORE_NOUN = DETERMINERS - {"that", "this"}


def is_no_speech(view: View, at: int, first: int, stop: int, form: VerbForm) -> bool:
    """ "Claimed the lives of", "found dead", "the State Department": forms that say nothing."""
    if view.lower[at + 1 : at + 3] == ["it", "from"]:
        return True  # "which had it from the agency"
    if view.lower[at] == "said" and view.lower[at - 1] == "the" and at > first:
        return True  # "the said brigade"
    if form.lemma == "give" and view.lower[at + 1 : at + 2] and view.lower[at + 1] in _GIVEN_UP:
        return True
    if form.lemma == "give" and not {"life", "lives"}.isdisjoint(view.lower[at + 1 : min(stop, at + 4)]):
        return True
    claimed = view.lower[at + 1 : min(stop, at + 5)] if form.lemma == "claim" else []
    if "that" not in claimed and set(claimed) & word_set("claimed_objects"):
        return True
    if form.group == "say" and set(view.lower[at + 1 : min(stop, at + 6)]) & {
        "behind",
        "responsible",
        "responsibility",
    }:
        return True
    if form.lemma == "write" and view.lower[at + 1 : at + 2] == ["off"]:
        return True
    if view.lower[at] == "found" and at + 1 < stop and view.lower[at + 1] in ("dead", "shot", "in", "at", "beheaded"):
        return "that" not in view.lower[at + 2 : at + 5]  # "found in 2001 that"
    if form.forms <= {"base", "third"} and at > first and view.lower[at - 1] in _BEFORE_NOUN:
        return True
    capital = view.tokens[at].text[0].isupper() and not view.caseless[at] and at > first
    return capital and form.forms <= {"base", "third"}


def admits_patients(view: View, at: int, first: int, stop: int) -> bool:
    """Whether a hospital takes people in: "the clinics at the front admitted 1,460 wounded" reports nothing."""
    places = ("hospital", "clinic", "ward", "infirmary", "morgue")
    named = any(bare(view.lower[i]).removesuffix("s") in places for i in range(max(first, at - 8), at))
    return named and at + 1 < stop and view.lower[at + 1] != "that"
