"""What a count without a construction counts: every measure is weighed by named evidence, and so is that it is none.

The weights (``vocabulary/weighing.toml``) are those of a multinomial regression that all measures share, with one term
of their own each (``evals/extraction/fit_weighing.py``): how near a word of the measure stands on either side, what was
counted before, what was asked. Few documents teach them, so they are few.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import fsum, log10

from wartoll.extract.elements import Element
from wartoll.extract.measures import split_phrases
from wartoll.extract.scene import Scene
from wartoll.extract.strength_changes import CHANGING
from wartoll.vocabulary import load_vocabulary

NONE = "none"
FORCE = "force"  # a force named: it tells of strength, more weakly than a word of strength
MEASURES = (
    "killed", "wounded", "captured", "missing", "casualties", "losses", "returned", "displaced", "reinforcements",
    "strength",
)  # fmt: skip
NEAR = 2  # sentences for which a count carries on
REACH = 30  # elements to either side in which a word tells what is counted
CLAUSE = 8  # what a sign between two words adds to their distance
KINDS = frozenset({"people", "bare", "partitive", "troops", "civil"})
SIGNS = frozenset({",", ";", ":", "(", ")", "–", "—", "-"})
Evidence = dict[str, frozenset[str]]


@cache
def _weights() -> dict[str, float]:
    return dict(load_vocabulary("weighing")["weights"])


def weigh_measure(scene: Scene, at: int) -> str | None:
    """The likeliest measure of the number at an index, or None where it is likelier that it counts no loss or force."""
    weights = _weights()
    scores = {
        answer: fsum(weights.get(name, 0.0) for name in names) for answer, names in measure_evidence(scene, at).items()
    }
    best = max(scores, key=lambda answer: scores[answer])
    return None if best == NONE else best


def measure_evidence(scene: Scene, at: int) -> Evidence:
    """For each measure, and for none, the names of what speaks for it."""
    told = _told(scene, at)
    force = told.pop(FORCE, None)
    topic = scene.memory.topic
    recent = topic is not None and topic[0] >= scene.index - NEAR
    nearest = min(told, key=lambda measure: told[measure][0], default=None)
    harms = [measure for measure in told if measure != "strength"]
    nearest_harm = min(harms, key=lambda measure: told[measure][0], default=None)
    here = [scene.readings[other].measure for other in scene.numbers if other in scene.readings]
    earlier = [r.measure for r in scene.memory.recent if r.sentence >= scene.index - NEAR and r.whole is None]
    shape = _shape(scene, at)
    found: Evidence = {}
    for measure in MEASURES:
        names = {f"is {measure}"} | {f"{measure}, {part}" for part in shape & KINDS}
        if measure in told:
            away, side = told[measure]
            names |= {f"{side} word", f"{side} word {_how_far(away)}"}
        if measure == nearest:
            names |= {"nearest word", f"nearest word {_how_far(told[measure][0])}"}
        if measure == nearest_harm:
            names.add("nearest word of harm")
        if here[-1:] == [measure]:
            names.add("counted right before")
        elif measure in here:
            names.add("counted in the sentence")
        if not here and earlier[-1:] == [measure]:
            names.add("counted in the sentence before")
        if scene.memory.asked == measure:
            names.add("asked")
        if recent and topic is not None and topic[1] == measure:
            names.add("topic")
        if measure == "strength" and force is not None:
            names |= {"a force named", f"a force named {_how_far(force[0])}"}
        found[measure] = frozenset(names)
    silent = {"a word tells" if told else "no word tells", "carried" if here or earlier else "nothing carried"}
    found[NONE] = frozenset(f"none, {part}" for part in shape | silent)
    return found


def _shape(scene: Scene, at: int) -> set[str]:
    """The kind of noun that a number has, what that does, and how large it is."""
    phrase, number = scene.phrases[at], scene.elements[at].number
    assert number is not None
    value = number.best or number.low or number.high or 1
    parts = {phrase.kind, f"size {min(5, int(log10(max(value, 1))))}"}
    head = scene.elements[phrase.head] if phrase.head is not None else None
    if head is not None and head.has("troops", "nationals"):
        parts.add("troops")
    elif head is not None and head.has("people"):
        parts.add("civil")
    predicate = scene.predicate(at)
    follows = scene.element(phrase.end)
    if predicate is not None and predicate.measure is None:
        parts.add(f"subject of {predicate.role}")
    elif predicate is None and follows is not None and follows.has("event", "ed") and not follows.cues:
        parts.add("subject of active")
    if predicate is not None and predicate.modal:
        parts.add("before a modal")
    before = scene.element(at - 1)
    if before is not None and before.lower in ("the", "the whole", "whole", "entire"):
        parts.add("known")
    governor = scene.governor(at)
    word = scene.elements[governor] if governor is not None else None
    if word is None:
        parts.add("opens the sentence")
    elif word.has("have"):
        parts.add("after have")
    elif word.has("be"):
        parts.add("after be")
    elif word.has("reporting"):
        parts.add("after reporting")
    elif word.lower in ("of", "with", "by", "for", "to", "from", "against", "in", "at"):
        parts.add(f"after {word.lower}")
    return parts


def _how_far(away: int) -> str:
    return "beside" if away <= 3 else "near" if away <= 8 else "off" if away <= 18 else "far"


def told_near(scene: Scene, at: int, reach: int) -> str | None:
    """The measure that the nearest word within so many elements of a number tells of, strength and forces apart."""
    told = _told(scene, at)
    measure = min(told, key=lambda measure: (measure == FORCE, told[measure][0]), default=None)
    if measure in (None, FORCE, "strength"):
        return None
    away, side = told[measure]
    return measure if away <= reach + (2 if side == "right" else 0) else None


def topic_of(scene: Scene) -> str | None:
    """What a sentence is about: the measure of its last reading, else that of its last word that tells of one."""
    read = [reading.measure for reading in scene.readings.values() if reading.measure not in ("equipment", "strength")]
    if read:
        return read[-1]
    told = [measure for at in range(len(scene.elements)) for measure in told_by(scene.elements, at)]
    told = [measure for measure in told if measure not in ("strength", FORCE)]
    return told[-1] if told else None


def _told(scene: Scene, at: int) -> dict[str, tuple[int, str]]:
    """For each measure that words of the sentence tell of: how far the nearest stands, and on which side."""
    found: dict[str, tuple[int, str]] = {}
    first, last = scene.phrases[at].number, scene.phrases[at].end
    for side, run in (
        ("left", range(at - 1, max(-1, at - REACH), -1)),
        ("right", range(first + 1, min(len(scene.elements), last + REACH))),
    ):
        parted = 0
        for index in run:
            item = scene.elements[index]
            parted += item.lower in SIGNS or item.kind == "number" or item.has("relative")
            for measure in told_by(scene.elements, index):
                away = abs(index - at) + CLAUSE * parted
                if measure not in found or away < found[measure][0]:
                    found[measure] = (away, side)
    return found


@cache
def _hints() -> dict[str, str]:
    """Each hint with its measure."""
    tables = load_vocabulary("hints")
    return {phrase: measure for measure, table in tables.items() for phrase in split_phrases(table["words"])}


@cache
def _openings() -> frozenset[str]:
    """The first words of the hints that are longer than one."""
    return frozenset(hint.partition(" ")[0] for hint in _hints() if " " in hint)


def told_by(elements: list[Element], at: int) -> Iterator[str]:
    """The measures that the words at an index tell of, the longest phrase alone."""
    item = elements[at]
    if item.kind != "word" or item.lower in CHANGING:
        return
    hints = _hints()
    if item.lower.partition(" ")[0] in _openings():
        words = " ".join(other.lower for other in elements[at : at + 3]).split()
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
