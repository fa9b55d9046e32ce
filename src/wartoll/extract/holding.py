"""Constructions for people who are held: ``23 are in rebel hands``, ``is holding 40 policemen``, ``arrested 30``."""

from __future__ import annotations

from functools import cache

from wartoll.extract.forces import may_move
from wartoll.extract.inflection import inflect
from wartoll.extract.measures import HARMS, split_phrases
from wartoll.extract.scene import Reading, Scene
from wartoll.vocabulary import load_vocabulary

HOLDING = frozenset("hold holds held holding".split())
CUSTODY = frozenset(
    "captivity custody hands detention jail jails prison prisons camps camp cells confinement internment bars".split()
)
HELD = frozenset("soldiers policemen officers marines sailors guards journalists peacekeepers prisoners".split())
ARRESTED = frozenset("seized arrested arresting detained detaining apprehended jailed imprisoned nabbed".split())
HELD_TO_BE = frozenset("known believed thought said reported to held".split())
REACH = 5


def read_held(scene: Scene, at: int) -> Reading | None:
    """The first construction of holding that fits a number."""
    for construction in (_in_custody, _held, _arrested):
        reading = construction(scene, at)
        if reading is not None:
            return reading
    return None


def is_police_matter(scene: Scene, reading: Reading) -> bool:
    """Whether a reading rests on an arrest outside a war, of people who bear no arms for anybody."""
    if reading.measure != "captured" or scene.memory.conflict or reading.phrase is None:
        return False
    head = scene.elements[reading.phrase.head] if reading.phrase.head is not None else None
    if head is not None and head.has("troops") and not head.has("civil"):
        return False
    verbs = scene.elements[reading.first : reading.at] + scene.elements[reading.phrase.end : reading.last + 1]
    return any(item.lower in _police() for item in verbs)


@cache
def _police() -> frozenset[str]:
    table = load_vocabulary("movement")["captured"]["police"]
    return frozenset(form for verb in split_phrases(table) for form in inflect(verb))


def _in_custody(scene: Scene, at: int) -> Reading | None:
    """``1,300 soldiers are in German hands``, ``40 of them behind bars``: people who are held."""
    phrase, before = scene.phrases[at], scene.governor(at)
    if not may_move(scene, at) or (before is not None and scene.elements[before].cue("active") in HARMS):
        return None
    for index in range(phrase.end, min(len(scene.elements), phrase.end + 6)):
        item = scene.elements[index]
        if item.lower in ("in", "behind", "inside"):
            for place in range(index + 1, min(len(scene.elements), index + REACH)):
                inside = scene.elements[place]
                if inside.lower in CUSTODY or inside.lower in ("prison camps", "prisoner camps"):
                    at_home = inside.lower == "hands" and place == index + 1
                    return None if at_home else scene.make(at, "captured", "people who are held", at, place)
                if inside.kind != "word" or inside.has("preposition", "conjunction", "be"):
                    break
            return None
        if not item.has("be", "adverb", "have", "modal") and item.lower not in HELD_TO_BE:
            return None
    return None


def _held(scene: Scene, at: int) -> Reading | None:
    """``The guerrillas are holding 23 policemen``: soldiers, police or prisoners that someone holds."""
    before, phrase = scene.governor(at), scene.phrases[at]
    if before is None or scene.elements[before].lower not in HOLDING or phrase.head is None:
        return None
    if scene.elements[at - 1].lower == "that":
        return None  # "it holds that 9,000 were killed"
    head = scene.elements[phrase.head]
    held = head.lower.split()[-1] in HELD
    if head.cue("head") == "captured" or held or head.has("troops", "nationals"):
        return scene.make(at, "captured", "people whom someone holds", before)
    return None


def _arrested(scene: Scene, at: int) -> Reading | None:
    """``arrested 30 fighters``, ``12 rebels were seized``: soldiers who are arrested, and in a war others too."""
    head = scene.phrases[at].head
    if head is None:
        return None
    noun = scene.elements[head]
    if not (scene.memory.conflict and noun.has("people")) and (not noun.has("troops") or noun.has("civil")):
        return None
    before, end = scene.governor(at), scene.phrases[at].end
    if before is not None and scene.elements[before].lower in ARRESTED:
        return scene.make(at, "captured", "fighters who are arrested", before)
    for index in range(end, min(len(scene.elements), end + 3)):
        if scene.elements[index].lower in ARRESTED:
            return scene.make(at, "captured", "fighters who are arrested", at, index)
        if not scene.elements[index].has("be", "have", "adverb"):
            return None
    return None
