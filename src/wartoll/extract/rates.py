"""Constructions for numbers per unit of time."""

from __future__ import annotations

from wartoll.extract.elements import Element
from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene

UNITS = ("day", "week", "month", "year")
_PER = {f"per_{unit}": unit for unit in UNITS}
TAKING = frozenset("taking takes took take claims claimed claiming carrying costing cost costs".split())
WITHIN = frozenset("in within inside over after for during into".split())
CONTEXT_NOUNS = frozenset({"pace", "tempo", "rate", "flow", "average", "mean", "toll", "wastage", "attrition"})
AVERAGES = frozenset({"average", "mean", "rate"})
SPREAD = 20.0  # rates of one thing at two times differ by less
REACH_OF_PAIR = 9  # elements between two harms of one clause


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
    between = scene.elements[phrase.end : predicate.at] if predicate is not None else []
    parted = any(item.kind == "sign" or item.has("conjunction") for item in between)
    if predicate is not None and (predicate.measure or (predicate.role == "other" and not parted)):
        reach = 5 if predicate.measure else 7
        for index in range(predicate.at + 1, min(len(scene.elements), predicate.at + reach)):
            item = scene.elements[index]
            unit = _unit(item)
            if unit:
                return unit, index
            if item.kind in ("number", "sign") or item.has("conjunction", "relative", "reporting", "subordinator"):
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
            return (unit, index) if near or _names_toll(scene, index + 1) else None
    return None


def _names_toll(scene: Scene, start: int) -> bool:
    """``daily Russian losses``, ``the monthly average of``: a noun of a toll right after a unit, adjectives between."""
    for item in scene.elements[start : start + 3]:
        if item.cue("toll", "head") or item.lower in CONTEXT_NOUNS or item.lower in ("casualty", "loss"):
            return True
        if item.kind != "word" or item.has("preposition", "be", "have", "conjunction"):
            return False
    return False


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
    per = None
    if found is None:
        per = _per_of_change(scene, reading) or _per_of_pair(scene, reading) or _per_of_average(scene, reading)
    if per is not None:
        reading.per, reading.form = per, "rate"
        reading.rules.append(f"so many per {per}, as the number beside")
        return
    if found is not None:
        reading.per, index = found
        reading.form = "rate"
        reading.first, reading.last = min(reading.first, index), max(reading.last, index)
        reading.rules.append(f"so many per {reading.per}")


def _is_of_rate(scene: Scene, at: int) -> bool:
    """``the death rate``, ``casualty figures``: a noun of harm before one that names a rate."""
    after = scene.element(at + 1)
    return after is not None and after.lower in CONTEXT_NOUNS


def _per_of_average(scene: Scene, reading: Reading) -> str | None:
    """``12 a day were killed. Last year the average was nine``: an average has the unit of the rate before."""
    noun = scene.elements[reading.first].lower.split()[-1]
    if reading.rules[0] != "figure of a toll" or noun not in AVERAGES:
        return None
    near = [other for other in scene.memory.recent if other.form == "rate" and other.sentence >= scene.index - 3]
    if not near:
        return None
    ratio = _size(reading) / max(_size(near[-1]), 1e-9)
    return near[-1].per if 1 / SPREAD < ratio < SPREAD else None


def _size(reading: Reading) -> float:
    return reading.number.best or reading.number.low or reading.number.high or 0.0


def _per_of_pair(scene: Scene, reading: Reading) -> str | None:
    """``60 killed and 500 wounded per day``: two harms joined have one unit of time, after the last or the first."""
    following, previous = scene.following(reading.at), scene.previous(reading.at)
    if following is not None and _are_joined(scene, reading.at, following):
        told = rate_unit(scene, following)
        return told[0] if told is not None else None
    if previous is not None and _are_joined(scene, previous, reading.at):
        before = scene.readings.get(previous)
        timed = any(reading.at < at < reading.at + 6 for at in scene.times)
        return before.per if before is not None and before.form == "rate" and not timed else None
    return None


def _are_joined(scene: Scene, first: int, second: int) -> bool:
    """Whether two numbers count two harms of one clause: "12 a month are killed there and about 60 wounded"."""
    between = scene.elements[scene.phrases[first].end : second]
    if not between or not between[-1].has("conjunction") or len(between) > REACH_OF_PAIR:
        return False
    return _harm_at(scene, first) is not None and _harm_at(scene, second) not in (None, _harm_at(scene, first))


def _harm_at(scene: Scene, at: int) -> str | None:
    phrase, predicate = scene.phrases[at], scene.predicate(at)
    if phrase.kind == "harm":
        return phrase.cue
    return predicate.measure if predicate is not None else None


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
        died = element.cue("intransitive")
        measure = element.cue("toll", "active", "passive") or (died if died in HARMS else None)  # "it was back to 50"
        measure = measure or (element.cue("head") if _is_of_rate(scene, index) else None)
        if measure and measure not in ("strength", "capability"):
            return measure
    earlier = [r for r in scene.memory.recent if r.form not in ("share", "ratio") and r.measure != "strength"]
    if earlier and earlier[-1].sentence >= scene.index - 4:
        return earlier[-1].measure
    return None
