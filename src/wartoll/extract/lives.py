"""Constructions for lives: ``claimed the lives of eight``, ``30 lives were lost``, ``cost the division 1,140 men``."""

from __future__ import annotations

from wartoll.extract.scene import Reading, Scene
from wartoll.extract.tolls import PEOPLE_KINDS

LIFE_VERBS = frozenset(
    "claimed claims claim claiming took takes take taking taken cost costs costing lost lose loses losing".split()
)
SPARING = frozenset(
    (
        "save saves saved saving spare spares spared sparing change changes changed changing affect affects affected "
        "affecting improve improved improving endanger endangers endangered endangering risk risks risked risking "
        "threaten threatens threatened threatening protect protected protecting disrupt disrupted disrupting touch "
        "touched transform transformed insured insuring"
    ).split()
)
COSTING = frozenset("cost costs costing".split())
NEAR = 7


def read_lives(scene: Scene, at: int) -> Reading | None:
    """``claimed more than 70,000 lives``, ``bought with the lives of 600 troops``, ``30 lives were lost``."""
    phrase, before = scene.phrases[at], scene.governor(at)
    if before is not None and scene.elements[before].lower == "of" and phrase.kind in PEOPLE_KINDS:
        near = [item.lower for item in scene.elements[max(0, before - NEAR) : before]]
        if near[-1:] == ["lives"] and SPARING.isdisjoint(near):
            return scene.make(at, "killed", "lives taken or lost", before)
    if phrase.head is None or scene.elements[phrase.head].lower != "lives":
        return None
    verbs = {item.lower for item in scene.elements[max(0, at - 4) : at]}
    verbs |= {item.lower for item in scene.elements[phrase.end : phrase.end + 4]}
    return scene.make(at, "killed", "lives taken or lost", before) if verbs & LIFE_VERBS else None


def read_cost(scene: Scene, at: int) -> Reading | None:
    """``The ridge cost the division 1,140 men``, ``it had cost us 300 dead``: what somebody paid for something."""
    phrase, payer = scene.phrases[at], scene.governor(at)
    if payer is None or phrase.kind not in ("people", "harm"):
        return None
    for index in range(payer, max(-1, payer - 5), -1):
        item = scene.elements[index]
        if item.lower in COSTING:
            dead = phrase.kind == "harm" and phrase.cue
            reading = scene.make(at, phrase.cue if dead and phrase.cue else "losses", "what something cost", index)
            paid = [
                other for other in scene.elements[index + 1 : at] if not other.has("determiner", "pronoun", "adverb")
            ]
            reading.group = " ".join(scene.text[other.start : other.end] for other in paid) or None
            return reading
        named = item.capital or item.has(
            "determiner", "demonym", "nationals", "collective", "troops", "pronoun", "country"
        )
        if item.kind not in ("word", "figure") or not named:
            return None
    return None
