"""Whose strength a bare number is: the force that stands before its verb, or after "strong"."""

from __future__ import annotations

from wartoll.extract.antecedents import phrase_ending
from wartoll.extract.scene import Reading, Scene

SIZED = frozenset({"strong", "man", "men", "member", "soldier", "woman"})
FIGURES = frozenset(
    "strength manpower headcount roll muster numbers establishment ceiling complement total ranks deployment "
    "presence force_level troop_strength level levels".split()
)
OWN = ("a force of so many", "so many strong")  # the force stands in the number's own noun phrase
REACH = 12
BODIES = frozenset("mission convoy patrol expedition crew fleet team party band".split())


def force_of_strength(scene: Scene, reading: Reading) -> str | None:
    """The force whose strength a number tells: ``the garrison, 1,200 strong``, ``a 700-strong Kenyan contingent``."""
    if reading.measure != "strength" or reading.phrase is None:
        return None
    return _after(scene, reading) or _before(scene, reading)


def is_of_own_phrase(reading: Reading) -> bool:
    """Whether a construction has the force in the number's own noun phrase."""
    return reading.rules[0] in OWN


def _after(scene: Scene, reading: Reading) -> str | None:
    """``a 700-strong Kenyan contingent``: the noun after the number's "strong"."""
    at = reading.at + 1
    if (item := scene.element(at)) is not None and item.lower in ("-", "‑"):
        at += 1
    sized = scene.element(at)
    if sized is None or sized.lower not in SIZED or at == reading.at + 1:
        return None
    for index in range(at + 1, min(len(scene.elements), at + 6)):
        item = scene.elements[index]
        if item.kind != "word" or item.has("preposition", "be", "have", "conjunction"):
            return None
        if item.has("collective", "troops") or item.lower in BODIES:
            return scene.text[scene.elements[at + 1].start : item.end]
    return None


def _before(scene: Scene, reading: Reading) -> str | None:
    """``the army fielded``, ``a force of 8,000 under Keren``: the nearest force to the left in the clause."""
    for index in range(min(reading.first, reading.at - 1), max(-1, reading.at - REACH), -1):
        item = scene.elements[index]
        if item.kind in ("number", "figure") or item.lower in (";", ":", ".") or item.has("reporting"):
            return None
        named = item.has("collective", "troops") or item.cue("toll") == "strength" or item.lower in BODIES
        if not named or item.lower.split()[-1] in FIGURES or item.lower in ("men", "members"):
            continue
        words = phrase_ending(scene, index) or scene.text[item.start : item.end]
        return words + _belonging(scene, index)
    return None


def _belonging(scene: Scene, at: int) -> str:
    """``the group | of forces``, ``a force | under General Keren``: what says more of a force right after it."""
    link = scene.element(at + 1)
    if link is None or link.lower not in ("of", "under"):
        return ""
    last = at + 1
    for index in range(at + 2, min(len(scene.elements), at + 6)):
        item = scene.elements[index]
        if item.kind != "word" or not (item.capital or item.has("determiner", "collective")):
            break
        last = index
    return f" {scene.text[link.start : scene.elements[last].end]}" if last > at + 1 else ""
