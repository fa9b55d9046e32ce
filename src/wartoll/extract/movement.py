"""Constructions for people who move: displaced, fled, freed, sent back to duty; and numbers of numbers."""

from __future__ import annotations

from wartoll.extract.presence import counts_people, noun_cue
from wartoll.extract.scene import Reading, Scene


def read_whole(scene: Scene, at: int) -> Reading | None:
    """``600 of the 11,000 have died``: the number that another is a part of."""
    before = scene.governor(at)
    if before is None or scene.elements[before].lower != "of" or not counts_people(scene, at):
        return None
    part = scene.element(before - 1)
    if part is None or part.number is None or part.kind != "number" or part.number.kind != "count":
        return None
    return scene.make(at, "strength", "the whole that a number is of", before)


def _let_go(scene: Scene, at: int) -> Reading | None:
    """``let 4,000 go``, ``set 30 of them free``, ``sent 7,400 back to duty``."""
    before = scene.governor(at)
    if before is None or not counts_people(scene, at):
        return None
    verb = scene.elements[before].lower
    ends = {"let": {"go"}, "set": {"free"}, "sent": {"back", "home", "back to duty"}, "sends": {"back"}}.get(
        verb, set()
    )
    for index in range(scene.phrases[at].end, min(len(scene.elements), scene.phrases[at].end + 3)):
        item = scene.elements[index]
        if item.lower in ends or (ends and item.lower.split()[0] in ends):
            return scene.make(at, "returned", "let so many go", before, index)
    return None


def read_moved(scene: Scene, at: int) -> Reading | None:
    """``displaced 100,000 civilians``, ``40,000 have fled``, ``freed 50 prisoners``, ``300 men were sent back``."""
    phrase = scene.phrases[at]
    predicate = scene.predicate(at)
    if (
        predicate is not None
        and predicate.measure in ("displaced", "returned")
        and phrase.kind not in ("thing", "equipment", "unit")
    ):
        return scene.make(at, predicate.measure, "subject of a verb of moving", at, predicate.at)
    before = scene.governor(at)
    if before is not None and counts_people(scene, at):
        measure = scene.elements[before].cue("active")
        if measure in ("displaced", "returned") and not (
            predicate is not None and predicate.adjacent and predicate.measure
        ):
            return scene.make(at, measure, "object of a verb of moving", before)
    if noun_cue(scene, at) == "displaced" and phrase.kind in ("people", "harm"):
        return scene.make(at, "displaced", "noun of moving")
    return None
