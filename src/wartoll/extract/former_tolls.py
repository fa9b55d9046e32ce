"""Constructions for what a toll was before: ``from 18 to 31``, ``to 73 from 59``, ``up from 120 and 200 earlier``."""

from __future__ import annotations

from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.tolls import find_toll

AGAINST = frozenset({"against", "compared with", "compared to", "versus", "up from", "down from"})
FAR = 14  # elements between a count and what it is compared with
GAP = 6  # elements between a toll and what it is up from


def read_former_toll(scene: Scene, at: int) -> Reading | None:
    """The figure that a toll has come from, with the measure of that toll."""
    phrase, link = scene.phrases[at], scene.governor(at)
    if phrase.kind != "bare" or link is None:
        return None
    measure = None
    if scene.elements[link].lower == "from":
        measure = _risen_to(scene, at, link, GAP) or _rising(scene, at, link)
    elif scene.elements[link].lower in AGAINST or _is_compared(scene, link):
        measure = _risen_to(scene, at, link, FAR)
    elif scene.elements[link].lower in ("and", ","):
        measure = _second_of_two(scene, at)
    return None if measure is None else scene.make(at, measure, "what a toll was before", link)


def _is_compared(scene: Scene, link: int) -> bool:
    return link > 0 and scene.elements[link].lower in ("with", "to") and scene.elements[link - 1].lower == "compared"


def _risen_to(scene: Scene, at: int, link: int, gap: int) -> str | None:
    """``raised to 432, from 348``: the figure right before in the sentence, with no verb of harm between."""
    previous = scene.previous(at)
    if previous is None or previous not in scene.readings or link - scene.phrases[previous].end > gap:
        return None
    between = scene.elements[scene.phrases[previous].end : link]
    if any(item.cue("active", "intransitive") in HARMS or item.has("relative") for item in between):
        return None
    tolls = [other for other in _read_before(scene, at) if other.measure in HARMS]
    return tolls[0].measure if tolls and tolls[-1].at == previous else None


def _rising(scene: Scene, at: int, link: int) -> str | None:
    """``the toll rose from 18 to 31``: the toll's noun before, its new figure after."""
    to, figure = scene.element(scene.phrases[at].end), scene.following(at)
    if to is None or to.lower != "to" or figure != scene.phrases[at].end + 1:
        return None
    found = find_toll(scene, link)
    measure = scene.elements[found].cue("toll") or scene.memory.toll if found is not None else None
    return measure if measure in HARMS else None


def _second_of_two(scene: Scene, at: int) -> str | None:
    """``up from 120 and 200``: the second figure is of the second toll."""
    previous = scene.previous(at)
    first = scene.readings.get(previous) if previous is not None else None
    if first is None or first.rules[0] != "what a toll was before" or scene.governor(at) != first.at + 1:
        return None
    tolls = [other for other in _read_before(scene, first.at) if other.measure in HARMS]
    return tolls[1].measure if len(tolls) == 2 else None


def _read_before(scene: Scene, at: int) -> list[Reading]:
    return [scene.readings[other] for other in scene.numbers if other < at and other in scene.readings]
