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
    if _has_people(view, at, stop, form) or _is_described_as(view, at, form):
        return True
    if form.lemma == "accuse" and "of" not in view.lower[at + 1 : min(stop, at + 10)]:
        return True  # "accused the miners and shot 14"
    if "participle" in form.forms and at > first and view.lower[at - 1] in _ARTICLES:
        return True  # "a suspected strike", "the alleged raid"
    if view.lower[at] == "state" and not _STATE_BODIES.isdisjoint(view.lower[at + 1 : at + 3]):
        return True  # "residents and state media said"
    if form.lemma.startswith("arrive") and not _reaches_figure(view, at + 2, stop):
        return True  # "the bodies arrived at the hospital"
    if form.lemma == "write" and view.lower[at + 1 : at + 2] == ["off"]:
        return True
    if view.lower[at] == "found" and at + 1 < stop and view.lower[at + 1] in (
        "dead", "shot", "in", "at", "beheaded", "and",
    ):  # fmt: skip
        return "that" not in view.lower[at + 2 : at + 5]  # "found in 2001 that"
    if form.forms <= {"base", "third"} and at > first and view.lower[at - 1] in _BEFORE_NOUN:
        return True
    if form.forms <= {"base", "third"} and at > first and view.lower[at - 1] in ("in", "of", "from", "by", "with"):
        return True  # "in remarks broadcast by the station"
    capital = view.tokens[at].text[0].isupper() and not view.caseless[at] and at > first
    return capital and form.forms <= {"base", "third"}


_ARTICLES = frozenset(("a", "an", "the", "its", "their", "his", "her"))
_STATE_BODIES = frozenset("media television tv radio news agency department ministry security department".split())


def _reaches_figure(view: View, at: int, stop: int) -> bool:
    """Whether what was arrived at is a figure: "arrived at 512", "at a lower count"."""
    ahead = range(at, min(stop, at + 6))
    if any(view.lower[i] in word_set("figure") or view.lower[i] in ("conclusion", "assessment") for i in ahead):
        return True
    return (
        at < stop and view.tokens[at].kind == "number" and (at + 1 >= stop or view.lower[at + 1] not in ("a.m", "pm"))
    )


def _has_people(view: View, at: int, stop: int, form: VerbForm) -> bool:
    """``numbers 3,000 men``, ``released 24 hostages``, ``answered the roll``: what a force is or does, no report."""
    ahead = view.lower[at + 1 : min(stop, at + 9)]
    if form.lemma == "answer":
        return bool({"roll", "roll-call", "names", "call", "summons"} & set(ahead[:3]))
    if form.lemma not in _HAVING:
        return False
    if form.lemma in ("boast", "maintain") and ahead[:3] in (["a", "force", "of"], ["a", "garrison", "of"]):
        return True
    number = next((k for k in range(at + 1, min(stop, at + 5)) if view.tokens[k].kind == "number"), None)
    if number is None or "that" in view.lower[at + 1 : number]:
        return False
    counted = {bare(word) for word in view.lower[number + 1 : min(stop, number + 7)]}
    if counted & _HARMED:
        return False  # "the army counted 136 troops killed"
    if form.lemma == "release":
        return bool(counted & _HELD)
    if _FORCES.isdisjoint(map(bare, view.lower[max(0, at - 8) : at])):
        return False
    return "at" not in ahead[:2] if form.lemma in ("number", "total") else bool(counted & _FORCE)


def _is_described_as(view: View, at: int, form: VerbForm) -> bool:
    """``people thought to be buried``: a participle that only tells of its noun."""
    if "participle" not in form.forms or view.lower[at + 1 : at + 3] not in (["to", "be"], ["to", "have"]):
        return False
    return bare(view.lower[at - 1]) in _HELD | _FORCE | _CIVIL


_HAVING = frozenset("number total count boast maintain release".split())
_HARMED = frozenset("killed dead wounded injured missing captured casualties bodies deaths fallen".split())
_FORCES = frozenset(
    "army armies force forces troops militia militias brigade battalion regiment division corps front faction group "
    "groups rebels insurgents guerrillas garrison contingent mission company grouping column movement".split()
)
_HELD = frozenset("hostages prisoners captives soldiers detainees people civilians men women fighters pilots".split())
_FORCE = frozenset("troops soldiers men fighters personnel servicemen members volunteers guerrillas rifles".split())
_CIVIL = frozenset("persons residents migrants refugees passengers workers children others those militants".split())


def admits_patients(view: View, at: int, first: int, stop: int) -> bool:
    """Whether a hospital takes people in: "the clinics at the front admitted 1,460 wounded" reports nothing."""
    places = ("hospital", "clinic", "ward", "infirmary", "morgue")
    named = any(bare(view.lower[i]).removesuffix("s") in places for i in range(max(first, at - 8), at))
    return named and at + 1 < stop and view.lower[at + 1] != "that"
