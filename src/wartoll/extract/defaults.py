"""What a number of people counts where no construction reads it: the net under the clause grammar.

In a report of war a count that is no age, date, sum of money or number of things is nearly always one of people lost
or present. What it counts is weighed from the words around it and from what was counted before (``weighing``). Such a
reading has less weight than one by a construction.
"""

from __future__ import annotations

from wartoll.extract.elements import Element
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.weighing import weigh_measure

DEFINITE = frozenset({"these", "those", "both", "any", "each", "every", "no", "his", "her", "my", "your"})
FEW = 10  # fewer people without a noun are persons in a story, no force
WHOLE_ARMY = 1_000_000
CLAUSE = 8  # elements in which two numbers stand side by side
WEIGHT = 0.5
COUNTS = frozenset("number figure total count tally estimate sum rate pace maximum minimum".split())
OF_MONEY = frozenset("worth cost costs costing price prices paid pay budget funded priced sold".split())


def read_default(scene: Scene, at: int) -> Reading | None:
    """``The official dispatch claimed 32``, ``6,000 rebels hold the hills``: what the text around tells."""
    number = scene.elements[at].number
    if number is None or number.kind != "count" or not scene.memory.conflict or not _may_stand(scene, at):
        return None
    if scene.phrases[at].kind == "people" and _acts(scene, at):
        return scene.make(at, "strength", "soldiers who act") if _is_force(scene, at) else None
    if _is_known(scene, at):
        return scene.make(at, "strength", "the soldiers known of")
    measure = weigh_measure(scene, at)
    if measure is None or (measure == "strength" and not (scene.memory.about_forces and _may_fight(scene, at))):
        return None
    reading = scene.make(at, measure, "what the sentence is about")
    reading.weight = WEIGHT
    return reading


def read_default_share(scene: Scene, at: int) -> Reading | None:
    """``One in six will never serve again``: a share of the people that the text speaks of."""
    phrase = scene.phrases[at]
    if not scene.memory.about_forces or phrase.kind not in ("partitive", "bare"):
        return None
    follows = scene.element(phrase.end)
    if phrase.kind == "bare" and (follows is None or not (follows.has("be", "modal", "have") or follows.cues)):
        return None
    measure = weigh_measure(scene, at)
    if measure is None or measure == "strength":
        return None
    reading = scene.make(at, measure, "what the sentence is about")
    reading.form, reading.weight = "share", WEIGHT
    return reading


def _acts(scene: Scene, at: int) -> bool:
    """Whether people are the subject of a verb of their own: "some 200 militants attacked three posts"."""
    predicate = scene.predicate(at)
    if predicate is not None:
        return predicate.role in ("active", "reporting")
    follows = scene.element(scene.phrases[at].end)
    return follows is not None and follows.has("event", "ed") and not follows.cues


def _may_fight(scene: Scene, at: int) -> bool:
    """Whether the people counted may be a force: children and villagers are none, men and rifles may be."""
    head = scene.phrases[at].head
    noun = scene.elements[head] if head is not None else None
    return noun is None or not noun.has("civil") or noun.has("troops")


def _is_force(scene: Scene, at: int) -> bool:
    """Whether a number of people under arms is large enough for a force, in a report on forces."""
    number = scene.elements[at].number
    value = (number.best or number.low or number.high or 0) if number is not None else 0
    return scene.memory.about_forces and value >= 5 * FEW


def _is_known(scene: Scene, at: int) -> bool:
    """``before the whole 12,000 are finished``: a number that the text takes as known."""
    before = scene.element(at - 1)
    known = before is not None and before.lower in ("the", "the whole", "whole", "entire")
    return known and scene.phrases[at].kind in ("people", "bare")


def _may_stand(scene: Scene, at: int) -> bool:
    """Whether a number can count people by itself: with a noun of people, or alone and large enough for a force."""
    number, phrase = scene.elements[at].number, scene.phrases[at]
    assert number is not None
    value = number.best or number.low or number.high or 0
    before, governor = scene.element(at - 1), scene.governor(at)
    if before is not None and (before.lower in DEFINITE or before.has("equipment")):
        return False
    if governor is not None and scene.elements[governor].has("distractor", "equipment"):
        return False
    if phrase.kind == "people":
        noun = scene.elements[phrase.head] if phrase.head is not None else None
        armed = noun is not None and noun.has("troops", "nationals")
        beside = governor is not None and scene.elements[governor].lower in ("with", "by", "to", "for")
        return armed and not number.vague and not (beside and value < FEW)  # "interviews with three commanders"
    if phrase.kind not in ("bare", "partitive") or value < FEW or value >= WHOLE_ARMY or number.vague:
        return False
    if not scene.memory.about_forces or _set_against_things(scene, at):
        return False
    if governor is not None and scene.elements[governor].lower == "of":
        head = scene.element(governor - 1)
        if head is None or not (head.cues or head.has("collective", "reporting") or head.lower in COUNTS):
            return False
    follows = scene.element(phrase.end)
    if phrase.kind == "bare" and follows is not None and follows.kind == "word" and not _goes_on(follows):
        return False
    near = scene.elements[max(0, at - 4) : phrase.end + 3]
    return not any(item.lower in OF_MONEY or item.has("equipment") for item in near)


def _set_against_things(scene: Scene, at: int) -> bool:
    """``800 tons a day instead of 4,000``: a number beside one of things counts them too."""
    for index in range(at - 1, max(-1, at - CLAUSE), -1):
        item = scene.elements[index]
        if item.lower in (",", ";", ":", "."):
            return False
        if item.number is not None:
            kind = scene.phrases[index].kind if index in scene.phrases else "figure"
            return kind in ("figure", "thing", "equipment", "unknown")
    return False


def _goes_on(item: Element) -> bool:
    """Whether a word after a bare number is no noun that it counts."""
    if item.has("preposition", "conjunction", "subordinator", "relative", "be", "have", "modal", "adverb", "reporting"):
        return True
    return bool(item.cues) or item.has("negation", "per_day", "per_week", "per_month", "per_year")
