"""Numbers that stand where a count does and count nobody: a unit's number, a population, what is only supposed."""

from __future__ import annotations

from wartoll.extract.numbers import Number
from wartoll.extract.scene import Scene

TAKEN = frozenset("seized captured recovered confiscated destroyed".split())
UNIT_NUMBERS = 999
UNITS = frozenset("division brigade regiment battalion corps squadron commando company battery wing army".split())
CATERING = frozenset("feed feeding feeds fed accommodate accommodating vaccinate vaccinated serve serves".split())
GROUPS = frozenset("family village household clan class unit crew school town".split())


def counts_nobody(scene: Scene, at: int) -> str | None:
    """Why a number that stands where a count does counts nobody: "not one of them", "all but seven", "one family"."""
    number, noun = scene.elements[at].number, scene.element(at + 1)
    before = [item.lower for item in scene.elements[max(0, at - 2) : at]]
    if number is not None and number.best == 1:
        if noun is not None and noun.lower == "of" and _is_one_person(scene, at):
            return "tells of one person"
        if before[-1:] == ["not"]:
            return "says of none"
        if before[-1:] == ["of"] and noun is not None and noun.lower in GROUPS:
            return "says of which group"
        one = scene.elements[at].lower == "one"
        if one and (before[-1:] == ["number"] or (noun is not None and noun.has("modal"))):
            return "stands for anybody"
    if _numbers_a_name(scene, at) or _numbers_a_unit(scene, at):
        return "is part of a name"
    if scene.elements[0].lower in ("what", "suppose", "imagine") and _supposes(scene):
        return "only supposed"
    if before[-1:] and before[-1] in CATERING and scene.phrases[at].kind == "people":
        return "says how many are provided for"
    if before == ["home", "to"] or before[-1:] == ["home to"]:
        return "a population"
    if is_idle_whole(scene, at):
        return "only a whole that parts are taken from"
    if before[-1:] == ["of which"] and _is_of_things(scene, at):
        return "a part of things or money"
    if noun is not None and noun.lower in ("rifles", "guns") and not scene.words.isdisjoint(TAKEN):
        return "weapons that were taken"
    return "says how many are left out" if before == ["all", "but"] or before[-1:] == ["all but"] else None


def _is_one_person(scene: Scene, at: int) -> bool:
    """``one of its most senior members``: somebody known, not a count."""
    words = [item.lower for item in scene.elements[at + 1 : at + 6]]
    return not {"most", "best-known", "top", "leading", "greatest", "oldest", "youngest"}.isdisjoint(words)


def _numbers_a_unit(scene: Scene, at: int) -> bool:
    """``57 Division troops``, ``the 4 Infantry Regiment``: a small number right before the name of a unit."""
    number = scene.elements[at].number
    value = number.best if number is not None and not number.hedge else None
    if value is None or value > UNIT_NUMBERS or not scene.text[scene.elements[at].start].isdigit():
        return False
    for item in scene.elements[at + 1 : at + 4]:
        if not item.capital or item.kind != "word":
            return False
        if item.lower in UNITS:
            return True
    return False


def _supposes(scene: Scene) -> bool:
    """``What if a thousand more were to die?``: what somebody only imagines."""
    return scene.elements[0].lower != "what" or (len(scene.elements) > 1 and scene.elements[1].lower == "if")


def _is_of_things(scene: Scene, at: int) -> bool:
    """Whether the number that a part is of counts things or money: "1.1 billion euros, of which 340 million"."""
    for item_at in range(at - 1, -1, -1):
        if scene.elements[item_at].kind == "figure":
            return True
        if item_at in scene.phrases:
            return scene.phrases[item_at].kind in ("thing", "equipment", "unknown") and item_at not in scene.readings
    return False


def _numbers_a_name(scene: Scene, at: int) -> bool:
    """Whether a number belongs to the capitals right before it: "LIB 47", "CVN 71"; no people or harm follow it."""
    name, after = scene.element(at - 1), scene.element(scene.phrases[at].number + 1)
    number = scene.elements[at].number
    if name is None or number is None or number.hedge or not scene.text[scene.elements[at].start].isdigit():
        return False
    letters = scene.text[name.start : name.end]
    label = letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 5 and not name.tags and not name.cues
    if not label or (after is not None and (after.has("people", "adverb", "preposition") or after.cues)):
        return False
    return not scene.text[scene.elements[0].start : scene.elements[-1].end].isupper()


def is_idle_whole(scene: Scene, at: int) -> bool:
    """Whether a whole only tells what a count is a part of: "90,000 of 150,000 fled", "forty of the 71 serve again"."""
    link = scene.governor(at)
    part = scene.element(link - 1) if link else None
    counted = part is not None and part.number is not None and part.number.kind == "count"
    number = scene.elements[at].number
    if link is None or scene.elements[link].lower != "of" or not counted or number is None:
        return False
    if scene.phrases[at].kind == "bare" and not scene.elements[at - 1].has("determiner"):
        return True
    return scene.phrases[at].kind in ("bare", "people") and (number.best == 1 or _is_told_before(scene, number))


def _is_told_before(scene: Scene, number: Number) -> bool:
    """``forty of the 71 serve again``: a whole that was counted before as something else."""
    earlier = [*scene.memory.recent, *scene.readings.values()]
    return any(other.number.best == number.best and other.measure != "strength" for other in earlier)
