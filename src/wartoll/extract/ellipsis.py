"""Constructions for bare numbers that go on with what was counted before, or that answer a question."""

from __future__ import annotations

from dataclasses import replace

from wartoll.extract.figure_frames import BY_TIME, figure_frame
from wartoll.extract.measures import HARMS
from wartoll.extract.numbers import Number
from wartoll.extract.questions import read_answer
from wartoll.extract.rates import rate_unit
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.weighing import told_near

MANY_TIMES = 12  # the rate of a first count that a later one can't be
FRESH = 2  # sentences after which harm that was told without a number stands behind none
TELLING = 6  # elements to either side
AT_LARGE = frozenset("people persons others civilians lives souls men women children dead".split())
CHANGES = frozenset(
    (
        "up down rose risen rises rising climbed climbs climbing increased jumped soared grew grown doubled tripled "
        "fell fallen falls dropped drops declined sank revised raised raises lowered corrected cut passed reached"
    ).split()
)  # verbs of a count that comes from one level to another
NOT_ELLIPTIC = frozenset(
    {"inhabitants", "residents", "citizens", "staff", "members", "guests", "subscribers", "patients"}
)


def read_ellipsis(scene: Scene, at: int) -> Reading | None:
    """``Kyiv's figure is 8,000``, ``25 in January, and now fewer than ten``: goes on with what was counted before."""
    phrase = scene.phrases[at]
    number = scene.elements[at].number
    if phrase.kind not in ("bare", "people", "partitive") or number is None or number.kind != "count":
        return None
    if rate_unit(scene, at) is not None:
        return None
    if not any(other < at for other in scene.readings):
        asked = read_answer(scene, at)
        if asked is not None:
            return asked
    source = _source_of(scene, at)
    if source is None or _counts_things(scene, at):
        return None
    told = told_near(scene, at, TELLING)
    if told is not None and told != source.measure and scene.memory.about_forces:
        return None  # a word beside the number says what it counts
    if phrase.kind != "bare" and not (phrase.head is not None and scene.elements[phrase.head].has("generic", "civil")):
        return None
    if phrase.head is not None and scene.elements[phrase.head].lower in NOT_ELLIPTIC:
        return None
    if phrase.head is not None and not _same_people(scene, scene.elements[phrase.head].lower, source):
        return None
    after = scene.element(phrase.end)
    plain = after is not None and after.kind == "word" and not after.tags and not after.cues and not after.capital
    if phrase.kind == "people" and plain:
        return None  # "300,000 people depend on the road"
    link = figure_frame(scene, at)
    if link is None and phrase.kind == "bare" and (_is_of_another_day(scene, at) or _is_level_before(scene, at)):
        link = BY_TIME
    if link is None or (link == BY_TIME and source.sentence < scene.index - 2):
        return None
    if link == BY_TIME and source.sentence < scene.index:
        before = scene.governor(at)
        leads = before is not None and (scene.elements[before].has("be", "reporting", "totalling", "conjunction"))
        has = before is not None and not scene.memory.about_forces and scene.elements[before].has("have")
        leads = leads or has or _is_of_another_day(scene, at)
        if source.measure == "strength" or not leads:
            return None
    predicate = scene.predicate(at)
    if predicate is not None and predicate.role in ("other", "active", "reporting") and phrase.kind != "bare":
        return None
    measure = _labelled(scene) or source.measure
    reading = scene.make(at, measure, f"goes on with what was counted before, {link}")
    reading.form = source.form if source.form in ("rate", "stock") else None
    if _has_since(scene, at) or (reading.form == "rate" and _is_total(number, source)):
        reading.form = None
    else:
        reading.per = source.per
    reading.group, reading.subject = source.group, source.subject
    reading.weight = 0.7
    return reading


def _labelled(scene: Scene) -> str | None:
    """``Missing: the ministry speaks of hundreds``: what the label that opens a sentence says is counted."""
    if len(scene.elements) < 3 or scene.elements[1].lower != ":":
        return None
    measure = scene.elements[0].cue("adjective", "head", "toll")
    return measure if measure in HARMS else None


def _is_total(number: Number, source: Reading) -> bool:
    """Whether a number is too large for the rate that it goes on with: "1,100 a day ... 430,000 for the year"."""
    value, rate = number.best or number.low or 0, source.number.best or source.number.low or 0
    return value > MANY_TIMES * rate > 0


def _has_since(scene: Scene, at: int) -> bool:
    """Whether "since" follows a number closely: it starts a total, not a rate."""
    near = scene.elements[at + 1 : at + 4]
    return any(item.lower.startswith("since") or (item.time is not None and item.time.role == "since") for item in near)


def _source_of(scene: Scene, at: int) -> Reading | None:
    """The count that a bare number goes on with, or the harm that the sentence before tells of without one."""
    here = [scene.readings[other] for other in scene.numbers if other < at and other in scene.readings]
    here = [reading for reading in here if reading.form not in ("share", "ratio")]
    if here:
        return here[-1]
    earlier = [reading for reading in scene.memory.recent if reading.form not in ("share", "ratio")]
    told = scene.memory.told
    near = told is not None and told[0] >= scene.index - FRESH
    near = near and scene.phrases[at].kind == "bare"
    if told is not None and near and (not earlier or earlier[-1].sentence < told[0]):
        return replace(scene.make(at, told[1], "told before"), sentence=told[0])
    if not earlier or earlier[-1].sentence < scene.index - 6:
        return None
    last = [other for other in earlier if other.sentence == earlier[-1].sentence]
    harms = [other for other in last if other.measure != "strength"]
    dead = [other for other in harms if other.measure == "killed" and other.whole is None]
    return (dead or harms or last)[-1]


def _counts_things(scene: Scene, at: int) -> bool:
    """Whether the number before counts no people: "wrote 340 letters, of which we printed 61"."""
    for index in range(at - 1, -1, -1):
        item = scene.elements[index]
        if item.lower == ";":
            return False
        if index in scene.phrases:
            return index not in scene.readings and scene.phrases[index].kind in (
                "thing",
                "equipment",
                "unknown",
                "unit",
            )
        if item.kind == "figure":
            return True
    return False


def _ends_there(scene: Scene, at: int) -> bool:
    """Whether nothing but a sign, a time or another part of the sentence follows a number."""
    after = scene.element(scene.phrases[at].end)
    return after is None or after.kind in ("sign", "time", "quote") or after.has("preposition", "conjunction", "adverb")


def _is_of_another_day(scene: Scene, at: int) -> bool:
    """``37 in May; in June, 51``, ``the day before, 189``: a time that opens a clause, and its number."""
    time = next((index for index in range(at - 1, max(-1, at - 3), -1) if scene.elements[index].kind == "time"), None)
    if time is None or not _ends_there(scene, at):
        return False
    signs = [item.lower for item in scene.elements[time + 1 : at]]
    opening = scene.element(time - 1)
    opens = opening is None or opening.lower in (";", ",", ":", ".") or opening.has("conjunction")
    return signs in ([","], [":"]) and opens


def _is_level_before(scene: Scene, at: int) -> bool:
    """``rose to 264, from 227``, ``revised down to 19 from 22``: where a count has come from."""
    before = scene.governor(at)
    if before is None or scene.elements[before].lower != "from" or not _ends_there(scene, at):
        return False
    counted = [other for other in scene.readings if other < at]
    between = scene.elements[max(0, max(counted) - 8) : before] if counted else []
    return any(item.lower in CHANGES for item in between) and not any(item.lower == ";" for item in between)


def _same_people(scene: Scene, noun: str, source: Reading) -> bool:
    """Whether a noun can name those counted before: people at large, or the very noun that was counted."""
    if noun in AT_LARGE or scene.memory.about_forces:
        return True
    return noun in (source.group or "").lower().split()
