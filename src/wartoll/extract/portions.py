"""Who a share is of: ``women made up 38 per cent``, ``a fifth of the victims were children``."""

from __future__ import annotations

from wartoll.extract.counted_nouns import complement_after, written
from wartoll.extract.elements import Element
from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.shares import PORTIONS

MAKERS = frozenset(
    (
        "account accounts accounted accounting make makes made making constitute constitutes constituted constituting "
        "represent represents represented representing comprise comprises comprised form forms formed bore bear bears "
        "suffered were are was is"
    ).split()
)
REACH = 8


def portion_words(scene: Scene, reading: Reading) -> str:
    """The people whom a share says to be that much of a whole, in the text's words; empty where none are named."""
    if reading.form != "share" or reading.phrase is None:
        return ""
    return _named_portion(scene, reading) or _made_up_by(scene, reading.at) or _said_to_be(scene, reading.phrase.end)


def _made_up_by(scene: Scene, at: int) -> str:
    """``Interior troops account for one third``, ``and children 30 per cent``: the people right before."""
    index, verb = at - 1, False
    while index >= 0 and at - index < REACH:
        item = scene.elements[index]
        made = item.lower in MAKERS
        if not made and item.lower not in ("up", "for") and not item.has("adverb", "have"):
            break
        verb, index = verb or made, index - 1
    gapped = index == at - 1 and any(other < at and scene.readings[other].form == "share" for other in scene.readings)
    return _people_before(scene, index) if verb or gapped else ""


def _people_before(scene: Scene, last: int) -> str:
    run: list[Element] = []
    for index in range(last, max(-1, last - 4), -1):
        item = scene.elements[index]
        if item.kind != "word" or item.has(
            "determiner", "preposition", "be", "have", "reporting", "relative", "adverb"
        ):
            break
        if item.has("conjunction") and not scene.elements[index - 1].has("people"):
            break
        run.insert(0, item)
    named = any(item.has("people", "collective", "demonym", "nationals") for item in run)
    while run and run[0].has("conjunction"):
        run = run[1:]
    return written(scene, run) if named else ""


def _named_portion(scene: Scene, reading: Reading) -> str:
    """``the share of volunteers among the killed``: the people after the word for a share."""
    start = next((k for k in range(reading.at - 1, -1, -1) if scene.elements[k].lower in PORTIONS), None)
    of = scene.element(start + 1) if start is not None else None
    if start is None or of is None or of.lower != "of":
        return ""
    run: list[Element] = []
    for item in scene.elements[start + 2 : start + 6]:
        if item.kind != "word" or item.has("preposition", "be", "have"):
            break
        run += [] if item.has("determiner") else [item]
    named = run and run[-1].has("people", "nationals", "collective") and run[-1].cue("head") not in HARMS
    return written(scene, run) if named else ""


def _said_to_be(scene: Scene, end: int) -> str:
    """``58 per cent were women and children``, ``one in five of the wounded brought here is a child``."""
    for index in range(end, min(len(scene.elements), end + REACH)):
        item = scene.elements[index]
        if item.kind in ("sign", "number") or item.has("have", "modal", "relative", "subordinator"):
            return ""
        if item.lower in ("is", "are", "was", "were"):
            return complement_after(scene, index + 1)
    return ""
