"""The group that a bare count goes on with: that of the number before it, of the sentence before, of the report."""

from __future__ import annotations

from wartoll.extract.antecedents import people_before
from wartoll.extract.named_forces import PERSON_NOUNS
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.sides import as_force, side_before
from wartoll.extract.topics import harmed_before

PEOPLE_AT_LARGE = frozenset({"people", "persons", "residents", "inhabitants", "lives", "souls"})
WHOLES = frozenset({"of whom", "whom", "of them", "them", "of these", "of those"})
HELD = frozenset({"captives", "prisoners"})
AT_LARGE = frozenset("people persons others lives souls ones heads individuals members losses".split())


def as_flow(reading: Reading, group: str | None) -> str | None:
    """A flow of wounded ("250 wounded a day") counts the wounded of a group."""
    flows = reading.form in ("rate", "projection") and reading.measure == "wounded"
    if not flows or (group is not None and "wounded" in group):
        return group
    return f"wounded {group}" if group else "wounded"


def carried_group(scene: Scene, reading: Reading, *, about_forces: bool) -> str | None:
    """The group of the number before, in the sentence, or of the report so far."""
    before = [r for at, r in scene.readings.items() if at < reading.at and r.group and r.whole is None]
    before = [r for r in before if not r.rules[0].startswith("part of")]
    if before and (
        reading.phrase is None
        or reading.phrase.kind in ("bare", "harm", "partitive")
        or (_are_others(scene, reading) and _is_of_one_kind(scene, before[-1]))
    ):
        reading.guess = "joined"
        return before[-1].group
    if reading.whole is None and _is_part(scene, reading):
        antecedent = people_before(scene, reading)
        if antecedent is not None:
            return antecedent
    if reading.group:
        return reading.group
    reading.guess = "opening"
    opens = reading.phrase is not None and reading.phrase.kind == "bare" and reading.at <= 1
    earlier = [other for other in scene.memory.recent if other.sentence == scene.index - 1 and other.group]
    wholes = [other for other in earlier if other.whole is None]
    if opens and earlier:
        return (wholes or earlier)[-1].group
    harmed = harmed_before(scene, reading)
    if harmed is not None:
        reading.guess = "harmed before"
        return harmed
    reading.guess = "at large"
    if _is_of_people(scene, reading):
        return None
    if not about_forces:
        reading.guess = "only force"
        return _only_force(scene)
    side = side_before(scene, reading)
    if side is not None and (side in scene.memory.armed or not scene.memory.civil):
        reading.guess = "side before"
        noun = person_noun(scene, reading)
        return f"{side} {noun}" if noun in ("martyrs", "dead") else as_force(side)
    kept = ("captured", "returned")
    held = [other for other in scene.memory.recent if other.measure in kept and other.group]
    reading.guess = "last group"
    if reading.measure in kept and held:
        return held[-1].group
    side = scene.memory.side
    serves = reading.measure in ("strength", "reinforcements") and not scene.memory.civil
    armed = side is not None and (serves or side in scene.memory.armed)
    return scene.memory.group or (as_force(side) if side is not None and armed else None)


def _is_part(scene: Scene, reading: Reading) -> bool:
    """``12 of them``, ``of whom 405 were killed``: a part of people who are named to its left."""
    before = scene.element(reading.at - 1)
    if reading.phrase is None or reading.phrase.kind not in ("partitive", "bare"):
        return False
    return reading.phrase.kind == "partitive" or (before is not None and before.lower in WHOLES)


def _only_force(scene: Scene) -> str | None:
    """The force of a text that counts no other people: its bare counts go on with it."""
    only = len(scene.memory.forces) == 1 and not scene.memory.civil and scene.memory.conflict
    return next(iter(scene.memory.forces.values())) if only else None


def person_noun(scene: Scene, reading: Reading) -> str | None:
    """The noun of a count of people who are named by what befell them: "martyrs", "dead"."""
    phrase = reading.phrase
    noun = scene.elements[phrase.head].lower if phrase is not None and phrase.head is not None else None
    return noun if noun in PERSON_NOUNS else None


def people_named(scene: Scene, reading: Reading) -> str | None:
    """The noun of those who moved or are held, where it says who they are: "residents", "evacuees", "prisoners"."""
    phrase = reading.phrase
    at = phrase.head if phrase is not None else None
    if at is None and reading.rules[0].startswith(("figure", "number of those")) and reading.first < reading.at:
        at = reading.first
    if at is None:
        return None
    noun = scene.elements[at]
    plural = noun.lower.endswith("s") or noun.lower.endswith(("people", "persons"))
    told = noun.has("generic", "people") or noun.cue("head") in ("displaced", "captured", "returned", "losses")
    if not told or not plural or noun.lower in AT_LARGE or noun.lower in PERSON_NOUNS - HELD:
        return None
    return scene.text[noun.start : noun.end]


def _are_others(scene: Scene, reading: Reading) -> bool:
    """Whether a number counts others of those who were named before: "killed six soldiers and wounded 11 others"."""
    phrase = reading.phrase
    return phrase is not None and phrase.head is not None and scene.elements[phrase.head].lower in ("others", "other")


def _is_of_one_kind(scene: Scene, reading: Reading) -> bool:
    """Whether a number counts fighters or civilians: others beside them are of their kind."""
    phrase = reading.phrase
    noun = scene.elements[phrase.head] if phrase is not None and phrase.head is not None else None
    return noun is not None and (noun.lower == "civilians" or noun.has("troops")) and not noun.has("generic")


def _is_of_people(scene: Scene, reading: Reading) -> bool:
    """Whether people at large are counted: "3,823 people", or a health ministry's count."""
    phrase = reading.phrase
    if phrase is not None and phrase.head is not None and scene.elements[phrase.head].lower in PEOPLE_AT_LARGE:
        return True
    return any(item.lower in ("health", "hospital", "hospitals", "rescuers") for item in scene.elements)
