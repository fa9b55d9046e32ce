"""Denials: ``no soldier was lost``, ``lost nobody``, ``zero casualties`` are counts of zero that are denied."""

from __future__ import annotations

from wartoll.claims import Bound
from wartoll.extract.elements import Element
from wartoll.extract.measures import HARMS
from wartoll.extract.numbers import Number
from wartoll.extract.scene import Reading, Scene

NOBODY = frozenset({"none", "nobody", "no one", "no-one", "not one", "not anyone"})
NO = frozenset({"no", "zero", "not any", "not a single", "not one", "none of", "without any", "without"})
DENYING = frozenset({"denied", "denies", "deny", "denying"})


_NEGATED = frozenset("hasn't haven't hadn't didn't without never".split())
_DENIALS = NOBODY | _NEGATED | DENYING | {"no", "zero", "not"}

APPARENT = frozenset("visible external apparent obvious outward other further".split())


def read_denials(scene: Scene) -> list[Reading]:
    """The claims of zero that a sentence makes without a number."""
    readings: list[Reading] = []
    if _DENIALS.isdisjoint(scene.words):
        return readings
    for at, element in enumerate(scene.elements):
        if element.kind not in ("word", "number"):
            continue
        found = _no_people(scene, at) or _lost_nobody(scene, at) or _lost_no_man(scene, at) or _denied_any(scene, at)
        found = found or _no_troops(scene, at)
        if found is not None and not any(abs(found.at - other.at) < 4 for other in readings):
            readings.append(found)
    return readings


def _zero(scene: Scene, at: int, measure: str, rule: str, first: int, last: int) -> Reading:
    element = scene.elements[at]
    number = Number(element.start, element.end, element.start, element.end, 0, 0, 0, Bound.EXACT, None, False, "count")
    return Reading(at, number, measure, [rule], None, first, last, denied=True, sentence=scene.index)


def _no_people(scene: Scene, at: int) -> Reading | None:
    """``no soldier was lost``, ``not a single man of his had been lost``, ``zero U.S. casualties``."""
    length = _negative_determiner(scene, at)
    if not length:
        return None
    noun: Element | None = None
    elements = scene.elements
    start = at + length
    if length > 1 and start < len(elements) and elements[start].lower == "of":
        start += 1  # "not one of its fighters"
    while start < len(elements) and elements[start].has("determiner"):
        start += 1
    for index in range(start, min(len(elements), start + 5)):
        item = elements[index]
        if item.kind != "word" or item.has("preposition", "conjunction", "be", "have", "relative"):
            break
        measure = item.cue("head", "toll")
        if item.lower in APPARENT:
            return None  # "bodies with no visible injuries"
        if measure in HARMS and not item.cue("active"):
            follows = elements[index + 1] if index + 1 < len(elements) else None
            if item.lower.split()[-1] in ("figures", "figure", "count", "numbers", "toll", "tolls", "rate", "rates"):
                return None
            if item.lower in ("victims", "victim", "toll", "dead", "personnel", "bodies", "body") or (
                follows is not None and follows.lower in ("figures", "figure", "numbers", "data", "count")
            ):
                return None
            return _zero(scene, at, measure, "no harm", at, index)
        if item.has("people", "collective"):
            noun = item
            break
        if item.has("distractor", "reporting"):
            return None
    if noun is None:
        return None
    return _no_verb(scene, at, index)


def _no_verb(scene: Scene, at: int, noun: int) -> Reading | None:
    auxiliary = False
    for index in range(noun + 1, min(len(scene.elements), noun + 10)):
        item = scene.elements[index]
        measure = item.cue("passive", "intransitive", "adjective")
        if measure in HARMS and (auxiliary or item.cue("intransitive")):
            return _zero(scene, at, measure, "nobody is said to be harmed", at, index)
        if item.has("be", "have"):
            auxiliary = True
        elif item.has("subordinator", "relative") or item.kind == "sign":
            return None
    return None


def _negative_determiner(scene: Scene, at: int) -> int:
    if scene.elements[at].lower not in ("no", "zero", "not"):
        return 0
    words = [item.lower for item in scene.elements[at : at + 4]]
    if words[:3] == ["not", "a", "single"] or words[:2] in (["not", "any"], ["not", "one"], ["not", "a"]):
        return 3 if words[:3] == ["not", "a", "single"] else 2
    if words[0] in ("no", "zero"):
        return 1
    return 0


def _lost_nobody(scene: Scene, at: int) -> Reading | None:
    """``it lost nobody``, ``said it lost none``, ``nobody was killed``."""
    element = scene.elements[at]
    if element.lower not in NOBODY:
        return None
    before = scene.element(at - 1)
    if before is not None and before.cue("active") in HARMS:
        return _zero(scene, at, before.cue("active") or "losses", "harmed nobody", at - 1, at)
    of = scene.element(at + 1)
    hurt = of.cue("passive", "adjective") if of is not None else None
    if hurt in HARMS and before is not None and before.lower in ("left", "leaving", "leaves"):
        return _zero(scene, at, hurt, "harmed nobody", at - 1, at + 1)
    if element.lower != "none":
        return _no_verb(scene, at, at)
    return _none_of(scene, at) if of is not None and of.lower in ("of", "of them", "of those", "of these") else None


def _none_of(scene: Scene, at: int) -> Reading | None:
    """``none of our pilots is in enemy hands``, ``none of these has come to any harm``."""
    for index in range(at + 2, min(len(scene.elements), at + 14)):
        item = scene.elements[index]
        if item.kind == "sign" or item.has("relative", "subordinator"):
            return None
        measure = item.cue("passive", "adjective", "intransitive")
        if measure in HARMS and not item.has("be"):
            return _zero(scene, at, measure, "nobody is said to be harmed", at, index)
        if item.lower in ("harm", "hurt"):
            return _zero(scene, at, "casualties", "nobody is said to be harmed", at, index)
        if item.lower in ("hands", "captivity"):
            return _zero(scene, at, "captured", "nobody is said to be harmed", at, index)
    return None


def _lost_no_man(scene: Scene, at: int) -> Reading | None:
    """``have not lost a man``, ``without losing a single soldier``: a verb of loss under a negation."""
    measure = scene.elements[at].cue("active")
    if measure not in ("killed", "losses", "wounded") or scene.elements[at].has("people"):
        return None
    negated = any(item.has("negation") or item.lower in _NEGATED for item in scene.elements[max(0, at - 3) : at])
    article, noun = scene.element(at + 1), scene.element(at + 2)
    if not negated or article is None or noun is None or article.lower not in ("a", "any", "one", "a single", "single"):
        return None
    if noun.lower == "single":
        noun = scene.element(at + 3)
    if noun is None or not noun.has("troops", "people"):
        return None
    return _zero(scene, at + 1, measure, "harmed nobody", at, at + 2)


def _no_troops(scene: Scene, at: int) -> Reading | None:
    """``Rwanda has no troops in Congo``, ``there are no foreign soldiers on the ground``: nobody is there."""
    verb = scene.element(at - 1)
    if verb is None or not (length := _negative_determiner(scene, at)):
        return None
    noun = at + length
    if not (verb.has("have", "be") or verb.lower in ("there are", "there were", "keeps", "maintains")):
        return None
    while (item := scene.element(noun)) is not None and (
        item.has("demonym") or (item.kind == "word" and not item.tags)
    ):
        noun += 1
    if item is None or not item.has("troops") or noun - at > 4 or (item.has("civil") and item.lower != "personnel"):
        return None
    place = scene.element(noun + 1)
    if place is None or place.lower not in ("in", "on", "at", "inside", "there", "on the ground", "across", "anywhere"):
        return None
    return _zero(scene, at, "strength", "nobody is there", at - 1, noun + 1)


def _denied_any(scene: Scene, at: int) -> Reading | None:
    """``denies that any of its officers is a captive``, ``denied any losses``."""
    if scene.elements[at].lower not in DENYING:
        return None
    for index in range(at + 1, min(len(scene.elements), at + 8)):
        if scene.elements[index].lower in ("any", "losing"):
            for other in range(index, min(len(scene.elements), index + 9)):
                item = scene.elements[other]
                measure = item.cue("head", "toll", "passive", "adjective", "active")
                if item.has("equipment", "distractor"):
                    break
                if measure in HARMS:
                    return _zero(scene, index, measure, "any harm is denied", at, other)
    return None
