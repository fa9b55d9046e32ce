"""Constructions for numbers per unit of time and shares of a whole."""

from __future__ import annotations

from wartoll.extract.elements import Element
from wartoll.extract.frames import read_framed
from wartoll.extract.harm import measure_of
from wartoll.extract.makeup import read_force_share
from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.tolls import find_toll

UNITS = ("day", "week", "month", "year")
_PER = {f"per_{unit}": unit for unit in UNITS}
TAKING = frozenset("taking takes took take claims claimed claiming carrying costing cost costs".split())
WITHIN = frozenset("in within inside over after for during into".split())
FULL = frozenset("strength establishment complement size full-strength manning full numbers".split())
CONTEXT_NOUNS = frozenset({"pace", "tempo", "rate", "flow", "average", "mean", "toll"})


def rate_unit(scene: Scene, at: int) -> tuple[str, int] | None:
    """The unit of time that a number is counted per, and where it stands."""
    if at not in scene.rates:
        scene.rates[at] = _find_rate_unit(scene, at) if _names_unit(scene) else None
    return scene.rates[at]


def _names_unit(scene: Scene) -> bool:
    """Whether a sentence holds any unit of time that something can be counted per."""
    if scene.names_unit is None:
        timed = any(_unit(scene.elements[at]) is not None for at in scene.times)
        scene.names_unit = timed or not _PER.keys().isdisjoint(scene.tags)
    return scene.names_unit


def _find_rate_unit(scene: Scene, at: int) -> tuple[str, int] | None:
    phrase = scene.phrases[at]
    for index in range(phrase.end, min(len(scene.elements), phrase.end + 6)):
        unit = _unit(scene.elements[index])
        if index >= phrase.end + 4 and scene.elements[index].lower.split()[0] not in ("every", "each", "any", "in"):
            unit = None  # "ten out of this brigade every night", but no "40 in the clinic with a day nurse"
        if unit and not (scene.elements[index].time is not None and scene.elements[index - 1].lower in WITHIN):
            return unit, index
        if scene.elements[index].kind in ("number", "sign") or scene.elements[index].has(
            "conjunction", "relative", "be", "reporting", "subordinator"
        ):
            break
    predicate = scene.predicate(at)
    if predicate is not None and predicate.measure:
        for index in range(predicate.at + 1, min(len(scene.elements), predicate.at + 5)):
            unit = _unit(scene.elements[index])
            if unit:
                return unit, index
            if scene.elements[index].kind in ("number", "sign") or scene.elements[index].has("conjunction"):
                break
    return _unit_before(scene, at)


def _unit_before(scene: Scene, at: int) -> tuple[str, int] | None:
    """``the daily casualty rate could reach up to 92``, ``every month comes 40 recruits``."""
    for index in range(at - 1, max(-1, at - 20), -1):
        element = scene.elements[index]
        if element.kind == "number" or element.lower in (";", ".", ",") or element.has("reporting"):
            return None  # "the daily El Mundo said 16 men"
        unit = _unit(element)
        if unit:
            near = at - index <= 4 and element.lower not in ("a day", "a week", "a month", "a year")
            noun = scene.element(index + 1)
            counted = noun is not None and (
                noun.cue("toll") or noun.lower in CONTEXT_NOUNS or noun.lower in ("casualty", "loss", "losses")
            )
            return (unit, index) if near or counted else None
    return None


def _unit(element: Element) -> str | None:
    if element.time is not None:
        if element.time.kind == "duration" and element.lower in ("a day", "a week", "a month", "a year"):
            return element.lower.split()[1]
        return element.time.per if element.time.kind == "frequency" else None
    if _PER.keys().isdisjoint(element.tags):
        return None
    return next(unit for tag, unit in _PER.items() if tag in element.tags)


def mark_rate(scene: Scene, reading: Reading) -> None:
    """Make a reading a rate where its number is said per unit of time."""
    if reading.form in ("share", "ratio") or reading.measure == "equipment" or reading.at not in scene.phrases:
        return
    found = rate_unit(scene, reading.at)
    if found is None and (per := _per_of_change(scene, reading)) is not None:
        reading.per, reading.form = per, "rate"
        reading.rules.append(f"so many per {per}, changed from before")
        return
    if found is not None:
        reading.per, index = found
        reading.form = "rate"
        reading.first, reading.last = min(reading.first, index), max(reading.last, index)
        reading.rules.append(f"so many per {reading.per}")


def _per_of_change(scene: Scene, reading: Reading) -> str | None:
    """``fell from 200 a day to about 30``: the second number has the unit of the first."""
    previous = scene.previous(reading.at)
    if previous is None or (told := scene.readings.get(previous)) is None or told.form != "rate":
        return None
    before = scene.governor(reading.at)
    if before is None or scene.elements[before].lower not in ("to", "from"):
        return None
    start = scene.governor(previous)
    paired = {scene.elements[before].lower, scene.elements[start].lower if start is not None else ""} == {"to", "from"}
    bare = scene.phrases[reading.at].kind == "bare"
    return told.per if paired and bare else None


def read_bare_rate(scene: Scene, at: int) -> Reading | None:
    """``about 600 a week``, ``the present tempo at 20 to 25 men a day``: a rate whose measure was said before."""
    phrase = scene.phrases[at]
    if phrase.kind in ("thing", "equipment", "unit", "unknown") or rate_unit(scene, at) is None:
        return None
    before = scene.element(at - 1)
    if before is not None and before.has("equipment", "distractor"):
        return None  # "lorries 22 per day"
    measure = _taken_by(scene, at) or _measure_around(scene, at)
    if measure is None:
        return None
    number = scene.elements[at].number
    if number is not None and number.kind == "unit_word" and measure in ("missing", "captured", "returned"):
        measure = "losses"
    reading = scene.make(at, measure, "a rate of what was counted before")
    reading.weight = 0.75
    return reading


def _taken_by(scene: Scene, at: int) -> str | None:
    """``Sickness was taking 40 to 50 men a day``: people whom something takes are lost."""
    before, phrase = scene.governor(at), scene.phrases[at]
    takes = before is not None and any(item.lower in TAKING for item in scene.elements[max(0, before - 3) : before + 1])
    return "losses" if takes and phrase.kind in ("people", "bare") else None


def _measure_around(scene: Scene, at: int) -> str | None:
    here = [scene.readings[other] for other in scene.numbers if other < at and other in scene.readings]
    here = [reading for reading in here if reading.form not in ("share", "ratio") and reading.measure != "strength"]
    if here:
        return here[-1].measure
    for index in range(at - 1, max(-1, at - 25), -1):
        element = scene.elements[index]
        measure = element.cue("toll", "active", "passive")
        if measure and measure not in ("strength", "capability"):
            return measure
    earlier = [r for r in scene.memory.recent if r.form not in ("share", "ratio") and r.measure != "strength"]
    if earlier and earlier[-1].sentence >= scene.index - 4:
        return earlier[-1].measure
    return None


def read_share(scene: Scene, at: int) -> Reading | None:
    """``40% of their leaders``, ``a third of them``, ``about half go back``, ``a 30% loss in combat capability``."""
    number = scene.elements[at].number
    if number is None or number.kind not in ("percent", "fraction"):
        return None
    reading = (
        read_framed(scene, at)
        or _capability(scene, at)
        or _share_of_verb(scene, at)
        or _share_of_noun(scene, at)
        or _share_of_strength(scene, at)
        or _share_beside(scene, at)
        or read_force_share(scene, at)
        or _share_of_whole(scene, at)
    )
    if reading is None:
        return None
    reading.form = "share"
    reading.share_of = _share_of(scene, at)
    return reading


def _capability(scene: Scene, at: int) -> Reading | None:
    for index in range(at, min(len(scene.elements), at + 9)):
        if scene.elements[index].cue("toll") == "capability":
            return scene.make(at, "capability", "share of combat capability", at, index)
        if index > at and scene.elements[index].kind in ("number", "sign"):
            break
    return None


def _share_of_verb(scene: Scene, at: int) -> Reading | None:
    predicate = scene.predicate(at)
    if predicate is not None and predicate.measure and predicate.measure not in ("strength", "reinforcements"):
        return scene.make(at, measure_of(scene, predicate), "share that is the subject of a verb", at, predicate.at)
    before = scene.governor(at)
    if before is not None:
        measure = scene.elements[before].cue("active")
        if scene.elements[before].lower.startswith("account") and scene.phrases[at].kind == "harm":
            return None
        if measure and measure not in ("strength", "reinforcements"):
            return scene.make(at, measure, "share that is the object of a verb", before)
    return None


def _share_of_noun(scene: Scene, at: int) -> Reading | None:
    """``one third of the losses``, ``nearly half of the dead``, ``down by 40 per cent``."""
    phrase = scene.phrases[at]
    predicate = scene.predicate(at)
    if predicate is not None and predicate.role == "active":
        return None
    noun = scene.elements[phrase.head].cue("head") if phrase.head is not None and phrase.partitive else None
    if (phrase.kind == "harm" and phrase.cue) or noun in HARMS:
        return scene.make(at, phrase.cue or noun or "killed", "share of a noun of harm")
    before = scene.governor(at)
    if before is not None and scene.elements[before].lower in ("by", "of", "at"):
        head = scene.element(before - 1)
        if head is not None and head.lower == "down":
            return scene.make(at, "losses", "down by a share", before - 1)
    if before is not None and scene.elements[before].has("totalling", "be") and find_toll(scene, before) is None:
        return None
    return None


def _share_of_strength(scene: Scene, at: int) -> Reading | None:
    """``down to a third of its establishment``, ``lifting the army to 85 per cent of its proper size``."""
    phrase, before = scene.phrases[at], scene.governor(at)
    words = scene.elements[at + 1 : phrase.end + 4]
    if not any(item.lower in FULL for item in words):
        return None
    near = scene.elements[max(0, at - 8) : at]
    if before is not None and scene.elements[before].lower in (
        "to",
        "at",
        "of",
        "under",
        "below",
        "is",
        "with",
        "only",
    ):
        if any(item.cue("active", "passive") in ("losses", "killed", "casualties") for item in near):
            return None
        return scene.make(at, "strength", "share of a full strength", before, phrase.end)
    return None


def _share_beside(scene: Scene, at: int) -> Reading | None:
    """``20,000 dead, or one in six of the men committed``: the count before, said as a share."""
    link, comma = scene.element(at - 1), scene.element(at - 2)
    if (
        link is None
        or link.lower not in ("or", "nearly", "almost")
        or comma is None
        or comma.lower not in (",", "or", "–")
    ):
        return None
    here = [scene.readings[k] for k in scene.numbers if at - 14 < k < at and k in scene.readings]
    if not here or here[-1].form in ("share", "ratio") or here[-1].measure in ("equipment", "strength"):
        return None
    reading = scene.make(at, here[-1].measure, "share of the count before")
    reading.group, reading.subject = here[-1].group, here[-1].subject
    return reading


def _share_of_whole(scene: Scene, at: int) -> Reading | None:
    """``about 60 per cent of them were federal troops``: a share of the count before."""
    phrase = scene.phrases[at]
    here = [scene.readings[other] for other in scene.numbers if other < at and other in scene.readings]
    whole = (
        here[-1]
        if here
        else (
            scene.memory.recent[-1]
            if scene.memory.recent and scene.memory.recent[-1].sentence >= scene.index - 1
            else None
        )
    )
    if whole is None or whole.form in ("share", "ratio") or whole.measure == "equipment":
        return None
    anaphoric = phrase.head is not None and scene.elements[phrase.head].lower in (
        "figure",
        "total",
        "number",
        "toll",
        "count",
        "dead",
        "losses",
    )
    if phrase.kind != "partitive" and not anaphoric and not (whole.measure in HARMS and _are_people(scene, at)):
        return None
    reading = scene.make(at, whole.measure, "share of the count before")
    reading.whole, reading.group, reading.subject = whole, whole.group, whole.subject
    return reading


def _are_people(scene: Scene, at: int) -> bool:
    """``More than 40 per cent were civilians``: who the share of those counted before are."""
    phrase = scene.phrases[at]
    be, noun = scene.element(phrase.end), scene.element(phrase.end + 1)
    if be is None or noun is None or phrase.kind != "bare" or be.lower not in ("were", "are", "was", "is"):
        return False
    return noun.has("people", "nationals") and not noun.cue("passive", "adjective")


def _share_of(scene: Scene, at: int) -> str | None:
    phrase = scene.phrases[at]
    words = [
        item.lower
        for item in scene.elements[at + 1 : phrase.end]
        if item.kind == "word" and item.lower != "of" and not item.has("determiner")
    ]
    return " ".join(words) or None
