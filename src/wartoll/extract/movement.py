"""Constructions for people who come and go: ``sent 40 back``, ``2,000 have fled``, ``freed 50 prisoners``."""

from __future__ import annotations

import re
from functools import cache

from wartoll.extract.departures import may_be_saved, read_departed, way_of
from wartoll.extract.forces import counts_people, is_household, may_move
from wartoll.extract.holding import read_held
from wartoll.extract.inflection import inflect
from wartoll.extract.measures import HARMS, INFLECTED, split_phrases
from wartoll.extract.scene import Reading, Scene
from wartoll.vocabulary import load_vocabulary

MOVING = frozenset({"returned", "displaced"})
PARTS = frozenset({"count", "percent", "fraction"})
CLEMENCY = frozenset("amnesty pardon pardons clemency parole".split())
EVENT = 500  # fewer are the people of one event
HOSTING = frozenset("hosts hosting hosted host sheltering sheltered harbours harbors houses housed".split())
STAYING = frozenset(
    "live living lives lived stay staying stayed sleep sleeping camp camping camped remain remaining remained stuck "
    "sheltering sheltered shelter".split()
)
AWAY = frozenset("abroad exile camps camp tents tent shelters shelter schools barns gymnasiums".split())
REACH = 5
CONTEXT = 1500  # characters before a number that say which way people go
CROSSING = frozenset(
    {
        "crossed",
        "cross",
        "crossing",
        "crosses",
        "came across",
        "have crossed",
        "has crossed",
        "had crossed",
        "gone over",
        "come over",
        "gone across",
        "come across",
    }
)
_HOMEWARD = re.compile(
    r"withdr[ae]w|pull(?:ed|ing)?[ -]?out|pullback|repatriat|exchange|going home|go home", re.IGNORECASE
)


def read_whole(scene: Scene, at: int) -> Reading | None:
    """``600 of the 11,000 have died``, ``a quarter of its 120 men``: the number that another is a part of."""
    part = scene.previous(at)
    if part is None or not counts_people(scene, at) or scene.elements[part + 1].lower != "of":
        return None
    number = scene.elements[part].number
    inside = scene.is_inside(at, part) or scene.governor(at) == part + 1
    if number is None or number.kind not in PARTS or not inside:
        return None
    head = scene.elements[scene.phrases[at].head] if scene.phrases[at].head is not None else None  # type: ignore[index]
    if head is not None and head.has("generic", "civil") and not head.has("troops"):
        return None  # "600 of the 11,000 people it reached"
    whole = scene.elements[at].number
    owned = any(item.has("collective") for item in scene.elements[part + 1 : at])
    if not scene.memory.about_forces and not owned and whole is not None and (whole.best or whole.low or 0) < EVENT:
        return None  # "21 of the 60 were women"
    return scene.make(at, "strength", "the whole that a number is of", part + 1)


def read_moved(scene: Scene, at: int) -> Reading | None:
    """``displaced 100,000 civilians``, ``40,000 have fled``, ``freed 50 prisoners``, ``300 men were sent back``."""
    for construction in (
        _moved_apart,
        read_departed,
        _moved_subject,
        _moved_object,
        _moved_of,
        _moved_noun,
        _hosted,
        _living_away,
        _crossed,
        read_held,
    ):
        reading = construction(scene, at)
        if reading is not None:
            return reading
    return None


@cache
def _particles() -> dict[str, dict[str, str]]:
    """First word of a verb to the words that may stand after its object, with the measure: "sent" → "back"."""
    table: dict[str, dict[str, str]] = {}
    for measure, verbs in (item for name in INFLECTED for item in load_vocabulary(name).items()):
        for phrase in split_phrases(verbs.get("object", "")):
            _, _, rest = phrase.partition(" ")
            if rest:
                for form in inflect(phrase):
                    table.setdefault(form.split()[0], {})[rest] = measure
    return table


def _moved_apart(scene: Scene, at: int) -> Reading | None:
    """``let 4,000 go``, ``set 30 of them free``, ``took 24 hostage``: the verb's second word after its object."""
    before = scene.governor(at)
    if before is None or not may_move(scene, at):
        return None
    ends = _particles().get(scene.elements[before].lower)
    if not ends:
        return None
    harmed = scene.phrases[at].cue in ("killed", "wounded", "missing", "casualties")  # "carried 40 wounded off"
    for start in range(scene.phrases[at].end, min(len(scene.elements), scene.phrases[at].end + 2)):
        words = ""
        for index in range(start, min(len(scene.elements), start + REACH)):
            words = f"{words} {scene.elements[index].lower}".strip()
            onward = scene.element(index + 1)
            if words == "go" and onward is not None and onward.lower in ("down", "forward", "into", "over", "up"):
                return None  # "let 607 sabres go down the valley"
            if words in ends and ends[words] == "returned" and not may_be_saved(scene, at, before, words):
                return None
            if words in ends and not (harmed and ends[words] in ("killed", "wounded")):
                return scene.make(at, ends[words], "object between a verb and its particle", before, index)
    return None


def _moved_subject(scene: Scene, at: int) -> Reading | None:
    phrase, predicate = scene.phrases[at], scene.predicate(at)
    if predicate is None or predicate.measure not in MOVING:
        return None
    if phrase.kind in ("thing", "equipment", "unit") and not (
        predicate.measure == "displaced" and is_household(scene, at)
    ):
        return None
    freed = phrase.cue == "captured" and predicate.measure == "returned" and predicate.adjacent
    if phrase.kind == "harm" and predicate.role == "passive" and not predicate.auxiliary and not freed:
        return None  # "26 wounded by rockets on the displaced"
    if phrase.kind == "unknown" and predicate.measure == "returned":
        return None  # "nine parcels home", "several video clips have been released"
    if phrase.kind == "harm" and any(item.has("relative") for item in scene.elements[phrase.end : predicate.at]):
        return None  # "took 22 prisoners, who would be turned over"
    if phrase.cue == "wounded" and predicate.measure == "displaced":
        return None  # "38 wounded were evacuated": away from the front, not from home
    before = scene.governor(at)
    if phrase.kind == "harm" and before is not None and scene.elements[before].has("including"):
        return None  # "thirty families, including five wounded, have fled"
    if predicate.negated and predicate.measure == "returned" and predicate.role == "intransitive":
        return scene.make(at, "losses", "people who do not come back", at, predicate.at)
    if predicate.measure == "returned" and _opens(scene, at):
        return None  # "of 520 men who marched out, 96 came back"
    measure: str | None = predicate.measure
    if _in_coffins(scene, predicate.at):
        measure = "killed"
    elif measure == "returned" and _says_fresh(scene, at):
        measure = "reinforcements"  # "300 fresh troops would fly out"
    else:
        measure = way_of(scene, at, predicate.at, predicate.measure)
    if measure is None:
        return None
    return scene.make(at, measure, "subject of a verb of moving", at, predicate.at)


def _says_fresh(scene: Scene, at: int) -> bool:
    phrase = scene.phrases[at]
    head = scene.elements[phrase.head] if phrase.head is not None else None
    words = {item.lower for item in scene.elements[at + 1 : phrase.end]}
    if head is not None and head.cue("head") == "reinforcements":
        return True
    return head is not None and head.has("troops") and bool(words & {"fresh", "new", "additional"})


def _opens(scene: Scene, at: int) -> bool:
    """Whether a number opens its clause after "of": the whole that a part is told of."""
    before = scene.governor(at)
    if before is None or scene.elements[before].lower not in ("of", "out of"):
        return False
    head = scene.element(before - 1)
    return head is None or head.kind in ("sign", "quote")


def _in_coffins(scene: Scene, verb: int) -> bool:
    """Whether people come home as dead: "were sent home in coffins"."""
    near = scene.elements[verb : verb + 5]
    return any(item.lower in ("coffins", "boxes", "body bags", "zinc", "shrouds", "caskets") for item in near)


def _moved_object(scene: Scene, at: int) -> Reading | None:
    before, predicate = scene.governor(at), scene.predicate(at)
    if before is None or not may_move(scene, at):
        return None
    measure = scene.elements[before].cue("active")
    described = predicate is not None and any(
        item.has("relative") for item in scene.elements[scene.phrases[at].end : predicate.at]
    )
    own = predicate is not None and predicate.adjacent and predicate.measure and not described
    if measure == "returned" and not may_be_saved(scene, at, before):
        return None
    if measure == "displaced" and scene.phrases[at].cue == "wounded":
        return None  # "evacuated 12 wounded soldiers": away from the front, not from home
    if measure in MOVING and not own:
        return scene.make(at, measure, "object of a verb of moving", before)
    return None


def _moved_of(scene: Scene, at: int) -> Reading | None:
    """``a three-day exchange of nearly 900 detainees``, ``an amnesty to 6,000 prisoners``: a noun of moving."""
    before, phrase = scene.governor(at), scene.phrases[at]
    if before is None or not may_move(scene, at) or not (phrase.kind == "people" or phrase.cue == "captured"):
        return None
    noun = scene.element(before - 1)
    if noun is None:
        return None
    link = scene.elements[before].lower
    measure = "returned" if link in ("to", "for") and noun.lower in CLEMENCY else None
    measure = _deeds().get(noun.lower) if link == "of" else measure
    if measure == "captured" and not scene.memory.conflict:
        return None
    serves = phrase.head is not None and scene.elements[phrase.head].has("troops", "nationals")
    dates = any(item.lower == "since" for item in scene.elements[max(0, before - 3) : before])
    if measure is None or dates or (measure == "reinforcements" and not serves):
        return None  # "since the call-up of 5,200 men": what only dates another count
    return scene.make(at, measure, "people of a noun of moving", before - 1)


@cache
def _deeds() -> dict[str, str]:
    """Nouns of what is done to people, with the measure of the people: "the release of 120"."""
    tables = load_vocabulary("movement")["deeds"]
    return {noun: measure for measure, words in tables.items() for noun in split_phrases(words)}


def _moved_noun(scene: Scene, at: int) -> Reading | None:
    phrase = scene.phrases[at]
    cue = scene.elements[phrase.head].cue("head") if phrase.head is not None else None
    predicate = scene.predicate(at)
    if predicate is not None and predicate.measure in HARMS:
        return None  # "30,000 refugees might die"
    if cue == "displaced" and phrase.kind in ("people", "harm"):
        return scene.make(at, "displaced", "noun of moving")
    return None


def _hosted(scene: Scene, at: int) -> Reading | None:
    """``Jordan hosts 650,000 Syrians``: people whom a country or town takes in."""
    before, phrase = scene.governor(at), scene.phrases[at]
    if before is None or scene.elements[before].lower not in HOSTING or phrase.head is None:
        return None
    head = scene.elements[phrase.head]
    if head.has("nationals") or head.cue("head") == "displaced" or head.lower in ("families", "people"):
        return scene.make(at, "displaced", "people who are taken in", before)
    return None


def _living_away(scene: Scene, at: int) -> Reading | None:
    """``2 million Afghans live in camps``, ``12,000 are in shelters``: people away from home."""
    phrase = scene.phrases[at]
    head = scene.elements[phrase.head] if phrase.head is not None else None
    if phrase.kind not in ("people", "bare") or (head is not None and head.has("troops") and not head.has("civil")):
        return None
    verb = phrase.end
    while (item := scene.element(verb)) is not None and item.has("adverb", "be", "have", "modal"):
        verb += 1
    are = scene.element(verb - 1)
    stays = item is not None and item.lower in STAYING and head is not None
    if not stays and not (item is not None and item.lower == "in" and are is not None and are.lower in ("are", "were")):
        return None
    for item in scene.elements[verb + 1 : verb + REACH + 1]:
        if item.lower in AWAY:
            return scene.make(at, "displaced", "people away from home", at, verb)
        if item.kind != "word" or item.has("be", "have", "conjunction", "relative"):
            return None
    return None


def _crossed(scene: Scene, at: int) -> Reading | None:
    """``9,500 had crossed the river``: soldiers who go home, in a text of a withdrawal; else people who flee."""
    phrase = scene.phrases[at]
    if phrase.kind not in ("people", "bare"):
        return None
    for index in range(phrase.end, min(len(scene.elements), phrase.end + 4)):
        item = scene.elements[index]
        if item.lower in CROSSING:
            break
        if not item.has("have", "modal", "adverb", "be"):
            return None
    else:
        return None
    head = scene.elements[phrase.head] if phrase.head is not None else None
    if head is not None and head.has("generic", "civil") and not head.has("troops"):
        return scene.make(at, "displaced", "people who cross a border", at, index)
    previous = scene.previous(at)
    before = scene.readings.get(previous) if previous is not None else None
    if head is None and before is not None and before.measure == "displaced":
        return scene.make(at, "displaced", "people who cross a border", at, index)
    start = scene.elements[at].start
    if _HOMEWARD.search(scene.text, max(0, start - CONTEXT), start):
        return scene.make(at, "returned", "soldiers who cross on their way home", at, index)
    return None
