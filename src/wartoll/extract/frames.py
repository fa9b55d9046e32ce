"""Constructions for counts under a frame: ``Of those freed, 310 were officers``."""

from __future__ import annotations

from wartoll.extract.scene import Reading, Scene

MEASURES = frozenset(
    {"killed", "wounded", "casualties", "losses", "captured", "missing", "returned", "displaced", "reinforcements"}
)
OPENING = frozenset({"of", "among", "of those", "of these", "among those", "from among", "out of", "of the"})
REACH = 30
LENGTH = 16


def read_framed(scene: Scene, at: int) -> Reading | None:
    """A number that counts a part of the people named at the opening of its clause."""
    phrase = scene.phrases[at]
    if phrase.kind not in ("people", "bare", "partitive", "unknown"):
        return None
    frame = _find_frame(scene, at)
    if frame is None:
        return None
    opening, measure = frame
    reading = scene.make(at, measure, "part of the people at the opening of the clause", opening)
    source = next((r for r in reversed(scene.memory.recent) if r.measure == measure and r.whole is None), None)
    if source is not None:
        reading.whole, reading.form = source, source.form if source.form in ("period", "cumulative") else None
    return reading


def _find_frame(scene: Scene, at: int) -> tuple[int, str] | None:
    """Where a frame opens that holds for a number, and the measure it names."""
    comma = None
    for index in range(at - 1, max(-1, at - REACH), -1):
        item = scene.elements[index]
        if item.lower in (";", ":", ".") or (item.has("subordinator") and not item.has("preposition")):
            return None
        if item.lower == ",":
            comma = index
        if item.lower not in OPENING or comma is None or comma - index > LENGTH:
            continue
        before = scene.element(index - 1)
        if before is not None and before.kind not in ("sign", "quote") and not before.has("conjunction"):
            continue
        inside = scene.elements[index + 1 : comma]
        if any(other.kind == "number" for other in inside):
            return None
        for other in inside:
            measure = other.cue("passive", "adjective", "intransitive", "head", "toll", "active")
            if measure in MEASURES and other.lower != "men":
                return index, measure
        return None
    return None
