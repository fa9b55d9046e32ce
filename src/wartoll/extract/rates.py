"""Constructions for numbers per unit of time, shares of a whole and ratios of one measure to another."""

from __future__ import annotations

from dataclasses import replace

from wartoll.claims import Bound
from wartoll.extract.elements import Element
from wartoll.extract.frames import read_framed
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
        scene.rates[at] = _find_rate_unit(scene, at)
    return scene.rates[at]


def _find_rate_unit(scene: Scene, at: int) -> tuple[str, int] | None:
    phrase = scene.phrases[at]
    for index in range(phrase.end, min(len(scene.elements), phrase.end + 4)):
        unit = _unit(scene.elements[index])
        if unit and not (scene.elements[index].time is not None and scene.elements[index - 1].lower in WITHIN):
            return unit, index
        if scene.elements[index].kind in ("number", "sign") or scene.elements[index].has(
            "conjunction", "relative", "be"
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
    for index in range(at - 1, max(-1, at - 14), -1):
        element = scene.elements[index]
        if element.kind == "number" or element.lower in (";", ".", ","):
            return None
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
    before, previous = scene.governor(reading.at), scene.previous(reading.at)
    if before is None or previous is None or scene.elements[before].lower not in ("to", "from"):
        return None
    other, start = scene.readings.get(previous), scene.governor(previous)
    paired = {scene.elements[before].lower, scene.elements[start].lower if start is not None else ""} == {"to", "from"}
    bare = scene.phrases[reading.at].kind == "bare"
    return other.per if other is not None and other.form == "rate" and paired and bare else None


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
        return scene.make(at, predicate.measure, "share that is the subject of a verb", at, predicate.at)
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
    if phrase.kind == "harm" and phrase.cue:
        return scene.make(at, phrase.cue, "share of a noun of harm")
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
    if phrase.kind != "partitive" and not anaphoric:
        return None
    reading = scene.make(at, whole.measure, "share of the count before")
    reading.whole, reading.group, reading.subject = whole, whole.group, whole.subject
    return reading


def _share_of(scene: Scene, at: int) -> str | None:
    phrase = scene.phrases[at]
    words = [
        item.lower
        for item in scene.elements[at + 1 : phrase.end]
        if item.kind == "word" and item.lower != "of" and not item.has("determiner")
    ]
    return " ".join(words) or None


def read_ratio(scene: Scene, at: int) -> Reading | None:
    """``eight to one``, ``one killed to three wounded``, ``for each Finn five Soviet soldiers fell``."""
    number = scene.elements[at].number
    if number is None:
        return None
    around = [*reversed(scene.elements[max(0, at - 14) : at]), *scene.elements[at : at + 8]]
    measures = [item.cue("toll", "passive", "intransitive", "active") for item in around]
    measures = [measure for measure in measures if measure in ("killed", "wounded", "casualties", "losses", "captured")]
    ratio = number.kind == "ratio" or _one_to(scene, at)
    if number.low == 1 and number.high and "one to" in scene.elements[at].lower and not number.best:
        scene.elements[at] = _as_ratio(scene.elements[at])
        ratio = True
    if ratio:
        measure = _main_measure(measures) or _recent_measure(scene)
        reading = scene.make(at, measure, "so many to one") if measure else None
    else:
        reading = _for_each(scene, at, measures)
    if reading is not None:
        reading.form = "ratio"
        _take_alternative(scene, reading)
        previous = scene.previous(at)
        if number.kind != "ratio" and previous is not None and _one_to(scene, at):
            scene.readings.pop(previous, None)
            scene.refused[previous] = "the one that a ratio is to"
    return reading


def _take_alternative(scene: Scene, reading: Reading) -> None:
    """``three dead for each rebel, maybe four``: the second number makes an interval of the first."""
    other = scene.following(reading.at)
    if other is None or other - reading.last > 4:
        return
    words = {item.lower for item in scene.elements[reading.last + 1 : other + 1]}
    number, second = reading.number, scene.elements[other].number
    hedged = words & {"maybe", "perhaps", "possibly", "or"} or (
        second is not None and (second.hedge or "").lower() in ("maybe", "perhaps", "possibly")
    )
    if hedged and second is not None and number.best and second.best and second.best > number.best:
        reading.number = replace(number, best=None, high=second.best, bound=Bound.BETWEEN)
        scene.refused[other] = "the other end of a ratio"


def _as_ratio(element: Element) -> Element:
    """``one to five`` of losses is a ratio of five, not an interval."""
    number = element.number
    assert number is not None
    ratio = replace(number, low=number.high, best=number.high, bound=Bound.EXACT, kind="ratio")
    return replace(element, number=ratio)


def _main_measure(measures: list[str | None]) -> str | None:
    if "killed" in measures[:3] and "wounded" in measures[:3]:
        return "wounded"
    return next((measure for measure in measures if measure), None)


def _recent_measure(scene: Scene) -> str | None:
    recent = scene.memory.recent[-1:] if scene.memory.recent else []
    if scene.memory.asked:
        return scene.memory.asked
    return recent[0].measure if recent and recent[0].sentence >= scene.index - 2 else None


def _for_each(scene: Scene, at: int, measures: list[str | None]) -> Reading | None:
    """``For each ... four``: a number that the words "for each" or "for every" set against one."""
    phrase = scene.phrases[at]
    for index in range(max(0, at - 14), min(len(scene.elements) - 1, phrase.end + 3)):
        element, after = scene.elements[index], scene.elements[index + 1]
        if element.lower != "for" or not _one_of_people(scene, index + 1) or index + 1 == at:
            continue
        if index > at and index - phrase.end > 1:
            return None
        if index < at and any(other in scene.phrases for other in range(index + 2, at)):
            return None
        measure = _main_measure(measures) or _recent_measure(scene)
        if after.number is not None:
            scene.refused[index + 1] = "the one that a ratio is to"
        return scene.make(at, measure, "so many for each", min(index, at), max(index + 2, at)) if measure else None
    return None


def _one_of_people(scene: Scene, at: int) -> bool:
    """Whether an element is "each", "every" or "one" and people follow it."""
    item = scene.elements[at]
    if item.lower in ("each", "every"):
        return True
    if item.number is None or item.number.best != 1 or item.number.kind not in ("count", "pronoun"):
        return False
    following = scene.elements[at + 1 : at + 3]
    return any(other.has("people", "demonym") or other.lower == "of" for other in following)


def _one_to(scene: Scene, at: int) -> bool:
    """``one Russian killed to three wounded``: whether the number is set against one by "to"."""
    previous = scene.previous(at)
    before = scene.element(at - 1)
    if previous is None or before is None or before.lower not in ("to", "against", "versus"):
        return False
    number = scene.elements[previous].number
    return number is not None and number.best == 1 and at - previous <= 5
