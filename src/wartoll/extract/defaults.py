"""What a number of people counts where no construction reads it: the net under the clause grammar.

In a report of war a count that is no age, date, sum of money or number of things is nearly always one of people lost
or present. What it counts is told by the nearest word of harm, capture, return or strength in its sentence, else by
what was counted right before. Such a reading has less weight than one by a construction.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from wartoll.extract.elements import Element
from wartoll.extract.measures import split_phrases
from wartoll.extract.presence import CHANGING
from wartoll.extract.scene import Reading, Scene
from wartoll.vocabulary import load_vocabulary

DEFINITE = frozenset({"these", "those", "both", "any", "each", "every", "no", "his", "her", "my", "your"})
FEW = 10  # fewer people without a noun are persons in a story, no force
WHOLE_ARMY = 1_000_000
NEAR = 2  # sentences for which a count carries on
REACH = 30  # elements to either side in which a word tells what is counted
CLAUSE = 8  # what a sign between two words adds to their distance
WEAK = 100  # what a force's name adds: any other word in the sentence goes before it
WEIGHT = 0.5
SIGNS = frozenset({",", ";", ":", "(", ")", "–", "—", "-"})
COUNTS = frozenset("number figure total count tally estimate sum rate pace maximum minimum".split())
OF_MONEY = frozenset("worth cost costs costing price prices paid pay budget funded priced sold".split())


def read_default(scene: Scene, at: int) -> Reading | None:
    """``The official dispatch claimed 32``, ``6,000 rebels hold the hills``: what the text around tells."""
    number, phrase = scene.elements[at].number, scene.phrases[at]
    if number is None or number.kind != "count" or not scene.memory.conflict or not _may_stand(scene, at):
        return None
    if phrase.kind == "people" and _acts(scene, at):
        return scene.make(at, "strength", "soldiers who act") if _is_force(scene, at) else None
    if _is_known(scene, at):
        return scene.make(at, "strength", "the soldiers known of") if phrase.kind != "partitive" else None
    told = _nearest(scene, at)
    value = number.best or number.low or number.high or 0
    if phrase.kind == "people" and value < FEW and (told is None or abs(told[0] - at) > CLAUSE):
        return None
    if told is None and not scene.memory.about_forces:
        return None
    measure = told[1] if told is not None else _carried(scene)
    soldiers = phrase.head is not None and scene.elements[phrase.head].has("troops", "nationals")
    if soldiers and (measure is None or measure == "strength"):
        measure = "strength"
    if measure is None or (measure == "strength" and not scene.memory.about_forces):
        return None
    reading = scene.make(at, measure, "what the sentence is about" if told else "what was counted before")
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
    told = _nearest(scene, at)
    measure = told[1] if told is not None and told[1] != "strength" else _carried(scene)
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


def _is_known(scene: Scene, at: int) -> bool:
    """``before the whole 12,000 are finished``: a number that the text takes as known."""
    before = scene.element(at - 1)
    return before is not None and before.lower in ("the", "the whole", "whole", "entire")


def _is_force(scene: Scene, at: int) -> bool:
    """Whether a number of people under arms is large enough for a force, in a report on forces."""
    number = scene.elements[at].number
    value = (number.best or number.low or number.high or 0) if number is not None else 0
    return scene.memory.about_forces and value >= 5 * FEW


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
        return armed and not number.vague
    ours = phrase.kind == "partitive" and scene.elements[phrase.end - 1].lower in ("ours", "theirs", "own")
    if phrase.kind not in ("bare", "partitive") or (value < FEW and not ours) or value >= WHOLE_ARMY or number.vague:
        return False
    if not scene.memory.about_forces or _set_against_things(scene, at):
        return False
    if governor is not None and scene.elements[governor].lower == "of":
        head = scene.element(governor - 1)
        if head is None or not (head.cues or head.has("collective", "reporting") or head.lower in COUNTS | {"fate"}):
            return False
    follows = scene.element(phrase.end)
    if before is not None and _names_thing(before) and (follows is None or follows.kind == "sign"):
        return False  # "blankets 14,000; tents 1,900"
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


def _names_thing(item: Element) -> bool:
    """Whether a word is a plural that no list holds."""
    plain = item.kind == "word" and not item.tags and not item.cues
    return plain and item.lower.endswith("s") and not item.possessive and item.lower not in _hints()


def _goes_on(item: Element) -> bool:
    """Whether a word after a bare number is no noun that it counts."""
    if item.has("preposition", "conjunction", "subordinator", "relative", "be", "have", "modal", "adverb", "reporting"):
        return True
    return bool(item.cues) or item.has("ed", "negation", "per_day", "per_week", "per_month", "per_year")


def _carried(scene: Scene) -> str | None:
    """What the number before counts, in the sentence or in those right before."""
    here = [scene.readings[other] for other in scene.numbers if other in scene.readings]
    earlier = [reading for reading in scene.memory.recent if reading.sentence >= scene.index - NEAR]
    near = [reading for reading in (here or earlier) if reading.measure not in ("equipment", "capability")]
    topic = scene.memory.topic
    if topic is not None and not here and topic[0] >= scene.index - NEAR and (not near or near[-1].sentence < topic[0]):
        return topic[1]
    harms = [reading for reading in near if reading.measure != "strength"]
    last = (harms or near)[-1:]
    return last[0].measure if last else None


def _nearest(scene: Scene, at: int) -> tuple[int, str] | None:
    """The word that tells what a number counts and stands nearest to it, and its measure."""
    best: tuple[int, int, str] | None = None
    first, last = scene.phrases[at].number, scene.phrases[at].end
    for step, run in (
        (-1, range(at - 1, max(-1, at - REACH), -1)),
        (1, range(first + 1, min(len(scene.elements), last + REACH))),
    ):
        parted = 0
        for index in run:
            item = scene.elements[index]
            parted += item.lower in SIGNS or item.kind == "number" or item.has("relative")
            for measure in _told_by(scene, index):
                away = abs(index - at) + CLAUSE * parted + (WEAK if measure == "force" else 0) + (step > 0)
                if best is None or away < best[0]:
                    best = (away, index, measure)
    return (best[1], "strength" if best[2] == "force" else best[2]) if best is not None else None


def topic_of(scene: Scene) -> str | None:
    """What a sentence is about: the measure of its last reading, else that of its last word that tells of one."""
    read = [reading.measure for reading in scene.readings.values() if reading.measure not in ("equipment", "strength")]
    if read:
        return read[-1]
    told = [measure for at in range(len(scene.elements)) for measure in _told_by(scene, at)]
    told = [measure for measure in told if measure not in ("strength", "force")]
    return told[-1] if told else None


def told_near(scene: Scene, at: int, reach: int) -> str | None:
    """The measure that a word within so many elements of a number tells of, strength and forces apart."""
    told = _nearest(scene, at)
    if told is None or told[1] == "strength" or not -reach <= told[0] - at <= reach + 2:
        return None
    return told[1]


@cache
def _hints() -> dict[str, str]:
    """Each hint with its measure."""
    tables = load_vocabulary("hints")
    return {phrase: measure for measure, table in tables.items() for phrase in split_phrases(table["words"])}


def _told_by(scene: Scene, at: int) -> Iterator[str]:
    """The measures that the words at an index tell of, the longest phrase alone."""
    item = scene.elements[at]
    if item.kind != "word" or item.lower in CHANGING:
        return
    hints = _hints()
    words = " ".join(other.lower for other in scene.elements[at : at + 3]).split()
    for length in (3, 2):
        measure = hints.get(" ".join(words[:length]))
        if measure is not None:
            yield measure
            return
    measure = hints.get(item.lower)
    if measure is None and not item.has("be", "have"):
        measure = item.cue("active", "passive", "intransitive", "toll", "head")
    if measure is not None and measure != "capability":
        yield measure
