"""``the entire contingent could be killed or wounded``: a whole force, whose number the sentence gives elsewhere."""

from __future__ import annotations

from dataclasses import replace

from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene

WHOLE = frozenset({"all", "entire", "whole"})


def read_totality(scene: Scene) -> Reading | None:
    """The projection of a whole force's loss, with the strength that the same sentence states."""
    strengths = [reading for reading in scene.readings.values() if reading.measure == "strength"]
    if len(strengths) != 1:
        return None
    strength = strengths[0]
    for at, item in enumerate(scene.elements):
        if item.lower not in WHOLE or abs(at - strength.at) < 2:
            continue
        modal = False
        for index in range(at + 1, min(len(scene.elements), at + 12)):
            other = scene.elements[index]
            modal = modal or other.has("modal")
            measure = other.cue("passive", "adjective")
            if modal and measure in HARMS:
                reading = replace(
                    strength, measure=measure, rules=["the whole force"], form="projection", projected=True
                )
                reading.first, reading.last = min(strength.first, at), max(strength.last, index)
                reading.weight = 0.8
                return reading
            if other.kind == "number" or other.lower in (";", "."):
                break
    return None
