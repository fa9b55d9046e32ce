"""Denials: ``no soldier was lost``, ``lost nobody``, ``zero casualties`` are counts of zero that are denied."""

from __future__ import annotations

from wartoll.claims import Bound
from wartoll.extract.elements import Element
from wartoll.extract.measures import HARMS
from wartoll.extract.numbers import Number
from wartoll.extract.scene import Reading, Scene

NOBODY = frozenset({"none", "nobody", "no one", "no-one", "not one", "not anyone"})
NIL = frozenset({"nil", "none", "zero", "nought", "non-existent"})
NO = frozenset({"no", "zero", "not any", "not a single", "not one", "none of", "without any", "without"})
DENYING = frozenset(
    (
        "denied denies deny denying rejects reject rejected rejecting dismisses dismiss dismissed refutes refuted "
        "disputes disputed"
    ).split()
)
ANY = frozenset({"any", "losing", "a single", "single", "even one", "killing", "wounding"})
PLAIN = frozenset({"dead", "bodies", "victims"})  # nouns of harm that also stand before other nouns


_NEGATED = frozenset("hasn't haven't hadn't didn't without never".split())
_DENIALS = NOBODY | NIL | _NEGATED | DENYING | {"no", "zero", "not", "neither"}

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
        found = found or _no_troops(scene, at) or _is_nil(scene, at) or _neither(scene, at) or _and_none(scene, at)
        if found is not None and not any(abs(found.at - other.at) < 4 for other in readings):
            readings.append(found)
    return readings


def _zero(scene: Scene, at: int, measure: str, rule: str, first: int, last: int, group: str | None = None) -> Reading:
    element = scene.elements[at]
    number = Number(element.start, element.end, element.start, element.end, 0, 0, 0, Bound.EXACT, None, False, "count")
    reading = Reading(at, number, measure, [rule], None, first, last, denied=True, sentence=scene.index)
    reading.group = group
    return reading


def _people_after(scene: Scene, at: int) -> str | None:
    """The people named right after an element: "any of its advisers", "casualties among the crew"."""
    for index in range(at, min(len(scene.elements), at + 6)):
        item = scene.elements[index]
        if item.has("people", "collective") and not item.has("generic") and item.cue("head") not in HARMS:
            start = index
            while start > at and scene.elements[start - 1].has("demonym", "nationals", "collective"):
                start -= 1
            return scene.text[scene.elements[start].start : item.end]
        if item.kind != "word" or item.has("be", "have", "reporting", "relative"):
            return None
    return None


def _people_before(scene: Scene, verb: int) -> str | None:
    """The people who are the subject of a verb: "his men had taken no casualties", "the unit did not lose a man"."""
    index = verb - 1
    while index >= 0 and scene.elements[index].has("have", "be", "do", "adverb", "negation", "modal"):
        index -= 1
    if index < 0 or not scene.elements[index].has("people", "collective", "troops"):
        return None
    item, start = scene.elements[index], index
    while start > 0 and scene.elements[start - 1].has("demonym", "collective", "nationals"):
        start -= 1
    return scene.text[scene.elements[start].start : item.end] if not item.has("generic", "reporting") else None


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
        if item.kind != "word" or item.has("preposition", "conjunction", "be", "have", "relative", "ing"):
            break
        measure = item.cue("head", "toll")
        if item.lower in APPARENT:
            return None  # "bodies with no visible injuries"
        if measure in HARMS and not item.cue("active"):
            follows = elements[index + 1] if index + 1 < len(elements) else None
            if item.lower.split()[-1] in ("figures", "figure", "count", "numbers", "toll", "tolls", "rate", "rates"):
                return None
            ends = follows is None or follows.kind != "word" or follows.has("preposition", "conjunction")
            if item.lower in ("victim", "toll", "body", "personnel") or (item.lower in PLAIN and not ends):
                return None
            if follows is not None and follows.lower in ("figures", "figure", "numbers", "data", "count"):
                return None
            among = follows is not None and follows.lower in ("among", "to", "in", "on", "for")
            group = _people_after(scene, index + 2) if among else None
            return _zero(scene, at, measure, "no harm", at, index, group or _people_before(scene, at - 1))
        if item.has("people", "collective") or item.lower == "lives":
            noun = item
            break
        if item.has("distractor", "reporting"):
            return None
    if noun is None or elements[at].lower == "without":
        return None
    reading = _no_verb(scene, at, index)
    if reading is not None and noun.lower == "lives":
        reading.measure = "killed"  # "no lives were lost"
    return reading


def _no_verb(scene: Scene, at: int, noun: int) -> Reading | None:
    auxiliary = False
    for index in range(noun + 1, min(len(scene.elements), noun + 10)):
        item = scene.elements[index]
        measure = item.cue("passive", "intransitive", "adjective")
        beside = index == noun + 1 and _closes(scene, index + 1) and item.cue("passive", "adjective")
        if measure in HARMS and (auxiliary or item.cue("intransitive") or beside):
            return _zero(scene, at, measure, "nobody is said to be harmed", at, index)
        if item.has("be", "have"):
            auxiliary = True
        elif item.has("subordinator", "relative") or item.kind == "sign":
            return None
    return None


def _closes(scene: Scene, at: int) -> bool:
    """Whether what is said of somebody ends before an element: "no one killed, the ministry said"."""
    item = scene.element(at)
    return item is None or item.kind in ("sign", "time", "quote") or item.has("preposition", "conjunction")


def _negative_determiner(scene: Scene, at: int) -> int:
    if scene.elements[at].lower not in ("no", "zero", "not", "without", "neither"):
        return 0
    words = [item.lower for item in scene.elements[at : at + 4]]
    if words[:3] == ["not", "a", "single"] or words[:2] in (["not", "any"], ["not", "one"], ["not", "a"]):
        return 3 if words[:3] == ["not", "a", "single"] else 2
    if words[0] == "without" and words[1:2] in (["any"], ["a single"], ["a"]):
        return 2
    return 0 if words[0] in ("not", "neither") else 1


def _lost_nobody(scene: Scene, at: int) -> Reading | None:
    """``it lost nobody``, ``said it lost none``, ``nobody was killed``."""
    element = scene.elements[at]
    if element.lower not in NOBODY:
        return None
    before = scene.element(at - 1)
    if before is not None and before.cue("active") in HARMS:
        group = _people_after(scene, at + 2) or _people_before(scene, at - 1)  # "lost none of their men"
        return _zero(scene, at, before.cue("active") or "losses", "harmed nobody", at - 1, at, group)
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
    return _zero(scene, at + 1, measure, "harmed nobody", at, at + 2, _people_before(scene, at))


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
    """``denies that any of its officers is a captive``, ``rejected claims that its planes killed any civilians``."""
    if scene.elements[at].lower not in DENYING:
        return None
    for index in range(at + 1, min(len(scene.elements), at + 14)):
        if scene.elements[index].lower in (";", ".") or scene.elements[index].kind == "number":
            return None
        if scene.elements[index].lower in ANY:
            return _of_any(scene, at, index)
    return None


def _of_any(scene: Scene, verb: int, any_: int) -> Reading | None:
    """The harm to anybody that a verb denies: told after "any", or by the verb that has it as its object."""
    for other in range(any_, min(len(scene.elements), any_ + 9)):
        item = scene.elements[other]
        if item.has("equipment") and other > any_:
            lost = any(word.cue("active") == "losses" for word in scene.elements[verb + 1 : any_ + 1])
            return _zero(scene, any_, "equipment", "any harm is denied", verb, other) if lost else None
        if item.has("distractor") or (item.kind == "sign" and other > any_):
            break
        measure = item.cue("head", "toll", "passive", "adjective", "active", "intransitive")
        if measure in HARMS and not (item.has("people") and item.cue("active")):
            return _zero(scene, any_, measure, "any harm is denied", verb, other, _people_after(scene, any_ + 1))
    before = any_ - 1
    while before > verb and scene.elements[before].has("determiner"):
        before -= 1  # "had lost a single man"
    measure = scene.elements[before].cue("active")
    if measure is None or measure not in HARMS:
        return None
    return _zero(scene, any_, measure, "any harm is denied", verb, any_ + 1, _people_after(scene, any_ + 1))


def _is_nil(scene: Scene, at: int) -> Reading | None:
    """``its own losses were nil``, ``Killed: none``: a toll that is said to be nothing."""
    before = scene.element(at - 1)
    if scene.elements[at].lower not in NIL or before is None or not _closes(scene, at + 1):
        return None
    if not (before.has("be") or before.lower in (":", "at", "-", "–")):
        return None
    for index in range(at - 2, max(-1, at - 5), -1):
        measure = scene.elements[index].cue("toll", "head")
        if measure in HARMS:
            return _zero(scene, at, measure, "no harm", index, at)
        if scene.elements[index].kind in ("sign", "number"):
            return None
    return None


def _neither(scene: Scene, at: int) -> Reading | None:
    """``neither side suffered casualties``, ``neither of them was hurt``: nobody of two."""
    if scene.elements[at].lower != "neither":
        return None
    for index in range(at + 1, min(len(scene.elements), at + 9)):
        item = scene.elements[index]
        if item.kind == "sign" or item.has("relative", "reporting"):
            return None
        measure = item.cue("head", "passive", "adjective", "intransitive")
        if measure in HARMS and index > at + 1:
            return _zero(scene, at, measure, "no harm", at, index)
    return None


def _and_none(scene: Scene, at: int) -> Reading | None:
    """``14 killed in March and none in April``: the count before, of nobody."""
    joint = scene.element(at - 1)
    if scene.elements[at].lower not in ("none", "nobody") or joint is None or not joint.has("conjunction"):
        return None
    if not _closes(scene, at + 1):
        return None
    told = [scene.readings[other] for other in scene.numbers if other < at and other in scene.readings]
    if not told or told[-1].measure not in HARMS or told[-1].form in ("share", "ratio"):
        return None
    return _zero(scene, at, told[-1].measure, "no harm", at, at)
