"""Constructions for lists: ``tanks - 1367 (+4)``, ``Killed: 13``, ``- October, daily mean: 1,345``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wartoll.extract.scene import Reading, Scene
from wartoll.extract.text import Sentence

ANSWERING = frozenset("answered replied answers replies responded retorted".split())
DASHES = frozenset("- – — ‒ − : =".split())
PERSONNEL = frozenset(
    {
        "personnel",
        "soldiers",
        "servicemen",
        "manpower",
        "troops",
        "military personnel",
        "persons",
        "live force",
        "people",
    }
)


_DASHES = "-–—‒−"
_ITEM_LINE = re.compile(r"\n(?=[^\n\d]{2,60}\s?[-–—‒−]\s?(?:about|over|approx\.?)?\s?\d)")


def split_list_lines(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Cut sentences before each line that is an item, a dash and a number, however the line before ends."""
    cut: list[Sentence] = []
    for sentence in sentences:
        start = sentence.start
        for match in _ITEM_LINE.finditer(text, sentence.start, sentence.end):
            cut.append(replace(sentence, start=start, end=match.start()))
            start = match.end()
        cut.append(replace(sentence, start=start))
    return tuple(sentence for sentence in cut if text[sentence.start : sentence.end].strip())


def is_equipment_list(text: str) -> bool:
    """Whether a document holds a list of lost equipment: three lines or more of items, dashes and numbers."""
    if sum(map(text.count, _DASHES)) < 3:
        return False
    return sum(1 for _, _ in zip(_ITEM_LINE.finditer("\n" + text), range(3), strict=False)) == 3


def read_list_line(scene: Scene) -> dict[int, Reading]:
    """The readings of a line that is an item, a dash and a number, with its daily change in brackets.

    Returns
    -------
    dict
        Element index of a number to its reading; empty where the sentence is no such line.
    """
    numbers = scene.numbers
    if not numbers or len(scene.elements) > 24:
        return {}
    first = numbers[0]
    label = [
        item
        for item in scene.elements[:first]
        if item.kind == "word" and not item.has("totalling", "adverb", "determiner")
    ]
    dashed = any(item.lower in DASHES for item in scene.elements[max(0, first - 3) : first])
    if not label or not dashed or len(label) > 8:
        return {}
    measure = _label_measure(scene, first)
    if measure is None:
        return {}
    readings = {}
    total = scene.make(first, measure, "item of a list", 0)
    total.form = "cumulative"
    total.group = None if measure == "equipment" else _personnel_label(scene, first)
    total.item = " ".join(item.lower for item in label if item.lower != "about") if measure == "equipment" else None
    readings[first] = total
    for other in numbers[1:]:
        number = scene.elements[other].number
        if number is not None and (number.increment or _in_plus_brackets(scene, other)):
            change = scene.make(other, measure, "daily change in a list", 0)
            change.form, change.item, change.group = "period", total.item, total.group
            readings[other] = change
            break
    return readings


def _personnel_label(scene: Scene, first: int) -> str:
    return next((item.lower for item in scene.elements[:first] if item.lower in PERSONNEL), "personnel")


def _label_measure(scene: Scene, first: int) -> str | None:
    if any(item.has("equipment") for item in scene.elements[:first]) and not any(
        item.lower in PERSONNEL for item in scene.elements[:first]
    ):
        return "equipment"
    for item in scene.elements[:first]:
        if item.lower in PERSONNEL and scene.memory.equipment_list:
            rest = scene.elements[first + 1 :]
            measure = next((other.cue("passive") for other in rest if other.cue("passive")), None)
            return measure or "losses"
    return None


def _in_plus_brackets(scene: Scene, at: int) -> bool:
    before = "".join(item.lower for item in scene.elements[max(0, at - 2) : at])
    return (
        before.endswith(("(+", "+"))
        or scene.text[max(0, scene.elements[at].start - 1) : scene.elements[at].start] == "+"
    )


def read_label(scene: Scene, at: int) -> Reading | None:
    """``Killed: 13``, ``October, daily mean: 1,345``: a bare number after a label and a colon."""
    before = scene.governor(at)
    phrase = scene.phrases[at]
    if (
        before is None
        or scene.elements[before].lower not in DASHES
        or phrase.kind not in ("bare", "people", "partitive")
        or _names_speaker(scene, before)
    ):
        return None
    for index in range(before - 1, max(-1, before - 9), -1):
        item = scene.elements[index]
        if item.kind == "number":
            return None
        measure = item.cue("toll", "passive", "head", "adjective", "intransitive")
        if item.lower == "held":
            measure = "captured"
        if measure and measure not in ("strength", "capability"):
            return scene.make(at, measure, "figure after a label", index)
        named = item.has("collective") or item.lower in ("strength", "garrison", "effectives")
        if named and item.cue("toll") == "strength":
            return scene.make(at, "strength", "figure after a label", index)
    listed = scene.elements[0].lower in DASHES | {"*", "•"} or any(item.time is not None for item in scene.elements)
    if listed and scene.memory.label and (phrase.kind == "bare" or phrase.end >= len(scene.elements) - 2):
        return scene.make(at, scene.memory.label, "figure of a list whose heading says the measure", max(0, before - 8))
    return None


def _names_speaker(scene: Scene, at: int) -> bool:
    """``DEPUTY COMMANDER: Between 5,000 and 8,000``, ``he replied: "Six"``: a colon after who speaks is no label."""
    words = scene.elements[:at]
    if scene.elements[at].lower == ":" and words and words[-1].lower in ANSWERING:
        return True
    return scene.elements[at].lower == ":" and 0 < len(words) <= 5 and words[-1].has("people") and not words[-1].cues


STRIKING = frozenset("missiles missile drones drone uavs rockets".split())  # "two missiles hit" others


def read_equipment(scene: Scene, at: int) -> Reading | None:
    """``destroyed 12 tanks``, ``lost 4 helicopters``, ``tanks (1,367) were destroyed``."""
    phrase = scene.phrases[at]
    number = scene.elements[at].number
    if phrase.kind != "equipment" or phrase.head is None or number is None or number.kind != "count":
        return None
    before = scene.governor(at)
    verb = scene.elements[before] if before is not None else None
    found = verb is not None and verb.has("destroyed")
    strikes = scene.elements[phrase.head].lower.split()[-1] in STRIKING
    for index in range(phrase.end, min(len(scene.elements), phrase.end + 4)):
        if scene.elements[index].kind == "number":
            break
        passive = scene.elements[index - 1].has("be", "adverb")
        found = found or (scene.elements[index].has("destroyed") and (passive or not strikes))
    if not found and before is not None and verb is not None and verb.lower in ("and", ",", "or"):
        previous = scene.previous(at)
        found = previous is not None and previous in scene.readings and scene.readings[previous].measure == "equipment"
    if not found:
        return None
    reading = scene.make(at, "equipment", "equipment destroyed", before)
    reading.item = scene.elements[phrase.head].lower
    return reading
