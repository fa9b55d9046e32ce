"""Which way people go: soldiers who leave are withdrawn, civilians flee, and whoever comes back had been away."""

from __future__ import annotations

import re
from functools import cache

from wartoll.extract.elements import Element
from wartoll.extract.forces import is_household, is_military
from wartoll.extract.inflection import inflect
from wartoll.extract.measures import HARMS, split_phrases
from wartoll.extract.predicates import MOTION
from wartoll.extract.scene import Reading, Scene
from wartoll.vocabulary import load_vocabulary

AUXILIARIES = frozenset("is are was were be been being has have had".split())
UNHURT = frozenset("unhurt unharmed unscathed uninjured injury injuries death harm alive with without".split())
GONE = frozenset({"returned", "displaced", "strength", "reinforcements"})
RECENT = 3  # sentences in which those who come back may have been told of
NEAR = 4
_WORD = re.compile(r"[a-z]+")


def _is_called(verb: Element, table: str, particle: str = "") -> bool:
    """Whether a verb, its auxiliaries taken off, is in a table of the plain verbs of going."""
    words = [*verb.lower.split(), *particle.split()]
    while words and words[0] in AUXILIARIES:
        words = words[1:]
    return " ".join(words) in _plain()[table]


@cache
def _plain() -> dict[str, frozenset[str]]:
    tables = load_vocabulary("movement")["going"]
    forms = {name: {form for verb in split_phrases(words) for form in inflect(verb)} for name, words in tables.items()}
    forms |= {name: set(split_phrases(tables[name])) for name in ("held", "absent")}
    forms["back"] |= {f"{form} {way}" for verb in MOTION for form in inflect(verb) for way in ("home", "back")}
    forms["back"] |= {form for verb in MOTION for form in inflect(verb)}
    return {name: frozenset(words) for name, words in forms.items()}


def way_of(scene: Scene, at: int, verb: int, measure: str) -> str | None:
    """The measure of people who go, by a verb that cues one; None where they only go out, or come home from work.

    ``520 civilians came out of the town`` are displaced, ``450 soldiers have left`` are returned, and ``300 protesters
    went home`` are neither.
    """
    item = scene.elements[verb]
    if item.lower == "home" and item.capital:
        return None  # "103,927 crore for the Home Ministry"
    predicate = scene.predicate(at)
    acts = predicate is not None and (predicate.role == "intransitive" or item.lower.split()[-1] == "evacuated")
    if acts and scene.phrases[at].cue != "wounded" and _is_called(item, "leaving"):
        after = scene.element(verb + 1)
        if after is not None and after.lower in UNHURT:
            return None  # "two passengers escaped unhurt"
        return _whither(scene, at, measure)
    if measure == "returned" and predicate is not None and predicate.role == "passive" and _is_called(item, "saved"):
        return measure if may_be_saved(scene, at, verb) else None
    if measure == "returned" and _is_called(item, "back"):
        return measure if _was_away(scene, at, verb) else None
    return measure


def read_departed(scene: Scene, at: int) -> Reading | None:
    """``2,300 families left the town``, ``the last 200 legionnaires left Chad``: "left" with where from or whither."""
    predicate = scene.predicate(at)
    if predicate is None or scene.elements[predicate.at].lower != "left" or predicate.at != _verb_after(scene, at):
        return None
    onward, before = scene.element(predicate.at + 1), scene.governor(at)
    if onward is None or (before is not None and scene.elements[before].has("have", "weak_active")):
        return None  # "will have 7,000 people left at the end of 2009"
    goes = onward.kind == "time" or onward.capital or onward.lower in ("for", "via")
    if not goes and (onward.has("preposition") or not _is_place(scene, predicate.at + 1)):
        return None
    measure = _whither(scene, at, "returned")
    return None if measure is None else scene.make(at, measure, "people who leave", at, predicate.at)


def _verb_after(scene: Scene, at: int) -> int | None:
    """The first word after a noun phrase, past those who go with it: "rebels and their families | left"."""
    index = scene.phrases[at].end
    if index + 2 < len(scene.elements) and scene.elements[index].has("conjunction"):
        index += 3 if scene.elements[index + 1].has("determiner") else 2
    while (item := scene.element(index)) is not None and item.has("have", "adverb"):
        index += 1
    return index


def _is_place(scene: Scene, at: int) -> bool:
    """Whether the noun after "the" is somewhere that people leave, within the words that describe it."""
    for item in scene.elements[at : at + NEAR]:
        if item.capital or item.has("country"):
            return True
        if item.lower.split()[-1] in _places():
            return True
        if item.kind != "word" or item.has("preposition", "conjunction", "be", "have"):
            return False
    return False


@cache
def _places() -> frozenset[str]:
    tables = load_vocabulary("groups")["circumstances"]
    return (
        frozenset(split_phrases(tables["areas"])) | frozenset(split_phrases(tables["sites"])) | {"country", "islands"}
    )


def _whither(scene: Scene, at: int, measure: str) -> str | None:
    """What those who leave are: prisoners are freed, soldiers withdrawn, all others displaced."""
    phrase = scene.phrases[at]
    head = scene.elements[phrase.head] if phrase.head is not None else None
    if is_household(scene, at) or _with_families(scene, at):
        return "displaced"
    if phrase.kind in ("thing", "equipment", "unit", "unknown"):
        return None
    if phrase.cue == "captured" or (head is not None and head.cue("head") == "captured"):
        return "returned"
    if head is None:
        told = _told_of(scene)
        civil = told == "displaced" or (told is None and measure == "displaced")
        return "displaced" if civil else "returned"
    return "returned" if is_military(scene, at) or head.lower in ("men", "sailors") else "displaced"


def way_told(scene: Scene, verb: int, measure: str) -> str:
    """The measure of those whom a figure names by a verb of leaving: "the number of those who have escaped"."""
    gone = _is_called(scene.elements[verb], "leaving") and _told_of(scene) == "displaced"
    return "displaced" if gone else measure


def _with_families(scene: Scene, at: int) -> bool:
    near = scene.elements[scene.phrases[at].end : scene.phrases[at].end + NEAR]
    return any(item.lower in ("families", "civilians", "relatives", "family members", "children") for item in near)


def _told_of(scene: Scene) -> str | None:
    """The measure of the last people that the sentence, or one nearby before it, told of."""
    if scene.readings:
        return list(scene.readings.values())[-1].measure
    recent = [other for other in scene.memory.recent if other.sentence >= scene.index - RECENT]
    return recent[-1].measure if recent else None


def _was_away(scene: Scene, at: int, verb: int) -> bool:
    """Whether those who come back had been held, driven out, hurt or sent somewhere."""
    phrase = scene.phrases[at]
    head = scene.elements[phrase.head] if phrase.head is not None else None
    if phrase.kind == "harm" or phrase.cue or is_military(scene, at):
        return True
    if head is not None and (head.has("troops", "nationals") or head.cue("head") or head.lower in ("men", "sailors")):
        return True
    if _is_told(scene, "held", "absent"):
        return True
    told = _told_of(scene)
    if head is None:
        return told in HARMS | GONE or scene.memory.about_forces
    onward = scene.element(verb + 1)
    to_homes = onward is not None and onward.lower in ("to", "from") and scene.memory.conflict
    return told in GONE | {"captured", "missing"} or (to_homes and head.has("generic"))


def may_be_saved(scene: Scene, at: int, verb: int, particle: str = "") -> bool:
    """Whether those whom somebody brings out or lets go come back: prisoners, soldiers, no guests of a burning inn."""
    phrase = scene.phrases[at]
    if (
        not _is_called(scene.elements[verb], "saved", particle)
        or phrase.kind == "harm"
        or phrase.cue
        or is_military(scene, at)
    ):
        return True
    head = scene.elements[phrase.head] if phrase.head is not None else None
    serves = head is not None and (head.has("nationals") or head.cue("head") or head.lower in ("men", "sailors"))
    told = head is None and _told_of(scene) in GONE | {"captured", "wounded", "missing"}
    return bool(serves) or told or _is_told(scene, "held")


def _is_told(scene: Scene, *tables: str) -> bool:
    """Whether a sentence, or one of the two before it, has a word of those tables."""
    sentences = scene.memory.sentences
    first = sentences[max(0, scene.index - 2)].start if scene.index < len(sentences) else scene.elements[0].start
    words = set(_WORD.findall(scene.text[first : scene.elements[-1].end].lower()))
    return any(not words.isdisjoint(_plain()[table]) for table in tables)
