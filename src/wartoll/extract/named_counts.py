"""Figures named by whom they count: ``the number of soldiers stands at 58,000``, ``the fate of 52 villagers``."""

from __future__ import annotations

from wartoll.extract.departures import way_told
from wartoll.extract.measures import HARMS
from wartoll.extract.movement import MOVING
from wartoll.extract.scene import Reading, Scene

FIGURES = frozenset("number numbers total count tally list lists register roll rolls ranks".split())
LINKING = frozenset("at to of by past beyond as :".split())
PASSING = ("exceed", "surpass", "pass", "past", "topp", "reach", "near", "cross", "hit")
REACH = 16
NAMES = frozenset({"names", "obituaries"})
LISTING = frozenset("held holds hold lists listed list verified collected gathered confirmed identified".split())
UNKNOWN_FATE = frozenset("fate whereabouts trace word news heard".split())
CONTACT = frozenset("contact touch communication communications".split())
SEARCHING = frozenset("search searched searching searches looking hunting hunt hunted".split())
SOUGHT = frozenset(
    "suspects gunmen attackers assailants robbers bombers inmates fugitives recruits volunteers workers men".split()
)
EXCHANGES = frozenset("exchange exchanges swap swaps release repatriation".split())
SWAPPING = frozenset("exchanged swapped traded bartered exchanging swapping exchange swap trade".split())
COVERING = frozenset("covered covers covering involved involves involving included includes saw".split())


def read_named_count(scene: Scene, at: int) -> Reading | None:
    """The first construction that names what a figure is the number of, or whose fate is open."""
    for construction in (_number_of, _number_after, _of_unknown_fate, _interval):
        reading = construction(scene, at)
        if reading is not None:
            return reading
    return None


def _interval(scene: Scene, at: int) -> Reading | None:
    """``52,000 (95 per cent confidence interval 31,000-77,000)``: the interval of the count before it."""
    number = scene.elements[at].number
    if number is None or number.best is not None or number.low is None or number.high is None:
        return None
    near = [item.lower for item in scene.elements[max(0, at - 4) : at]]
    if not {"interval", "ci"} & set(near):
        return None
    previous = [scene.readings[other] for other in scene.numbers if other < at and other in scene.readings]
    recent = [other for other in scene.memory.recent if other.sentence >= scene.index - 1]
    for other in reversed([*recent, *previous]):
        value = other.number.best
        if other.measure in HARMS and value is not None and number.low <= value <= number.high:
            reading = scene.make(at, other.measure, "interval of a count", at)
            reading.form, reading.group = other.form, other.group
            return reading
    return None


def read_names(scene: Scene, at: int) -> Reading | None:
    """``the register had 26,000 names``, ``3,000 names are on the wall``: one name stands for one of those counted."""
    phrase = scene.phrases[at]
    near = scene.elements[at + 1 : at + 4]
    named = any(item.lower in NAMES and not any(o.kind != "word" for o in near[:k]) for k, item in enumerate(near))
    if phrase.kind == "people" or not named or scene.memory.toll is None:
        return None
    toll = scene.memory.toll if scene.memory.toll in ("missing", "captured") else "killed"
    before = scene.governor(at)
    listed = before is not None and (
        any(item.lower in ("list", "list's") for item in scene.elements[max(0, before - 3) : before])
        or scene.elements[before].has("have", "reporting", "totalling")
        or scene.elements[before].lower in LISTING
    )
    if not listed:
        return None
    reading = scene.make(at, toll, "names of those counted", before)
    reading.form = "cumulative"  # a list grows
    return reading


def _number_of(scene: Scene, at: int) -> Reading | None:
    """``the number of soldiers in the province has remained stable at 58,000``: the figure's name stands before it."""
    phrase, link = scene.phrases[at], scene.governor(at)
    if link is None or phrase.kind not in ("bare", "people"):
        return None
    item, number = scene.elements[link], scene.elements[at].number
    passing = number is not None and (number.hedge or "").lower().startswith(PASSING)  # "has passed 200,000"
    if not (item.lower in LINKING or item.has("totalling", "be", "reporting") or (passing and item.has("have"))):
        return None
    for index in range(link - 1, max(-1, link - REACH), -1):
        name = scene.elements[index]
        if name.lower in (";", ":", ".") or (name.has("reporting") and not name.has("totalling", "people")):
            return None
        named = name.cue("toll")
        if named in ("strength", *MOVING) and name.lower.split()[0] in FIGURES:
            return scene.make(at, named, "number of those named", index)
        of = scene.element(index + 1)
        if name.lower in FIGURES and of is not None and of.lower.split()[0] == "of":
            measure = _measure_named(scene, index + 2, link)
            return scene.make(at, measure, "number of those named", index) if measure else None
    return None


def _number_after(scene: Scene, at: int) -> Reading | None:
    """``brings to 90,000 the number of those who have returned``: the figure's name stands after it."""
    phrase, before = scene.phrases[at], scene.governor(at)
    if phrase.kind != "bare" or before is None or scene.elements[before].lower not in ("to", "at"):
        return None
    words = [item.lower for item in scene.elements[phrase.end : phrase.end + 3]]
    named = len(words) == 3 and words[0] == "the" and words[1] in FIGURES and words[2].split()[0] == "of"
    if not named:
        return None
    measure = _measure_named(scene, phrase.end + 3, min(len(scene.elements), phrase.end + REACH))
    return scene.make(at, measure, "number of those named", at, phrase.end + 2) if measure else None


def _measure_named(scene: Scene, start: int, stop: int) -> str | None:
    """What the words after "number of" count: people harmed or on the move, else the strength of a force."""
    force = False
    for index in range(start, stop):
        item = scene.elements[index]
        if item.kind == "number" or item.has("equipment", "distractor") or item.lower in (",", ";"):
            break
        measure = item.cue("passive", "intransitive", "adjective", "head")
        if item.lower == "held":
            return "captured"
        if measure == "returned":
            return way_told(scene, index, measure)
        if measure in HARMS or measure in MOVING:
            return measure
        force = force or (item.has("troops") and not item.has("civil"))
    return "strength" if force else None


def _of_unknown_fate(scene: Scene, at: int) -> Reading | None:
    """``the fate of 52 villagers``, ``nothing was heard of nine pilots``, ``searching for 31 passengers``."""
    phrase, link = scene.phrases[at], scene.governor(at)
    if link is None or phrase.kind not in ("people", "partitive", "bare"):
        return None
    preposition, head = scene.elements[link].lower, scene.element(link - 1)
    if head is None:
        return None
    if preposition in ("of", "from") and head.lower in UNKNOWN_FATE:
        return scene.make(at, "missing", "people whose fate is open", link - 1)
    near = {item.lower for item in scene.elements[max(0, link - 4) : link]}
    if preposition == "with" and "lost" in near and CONTACT & near:
        return scene.make(at, "missing", "people whose fate is open", link - 1)
    if phrase.kind == "bare":
        return None
    noun = scene.elements[phrase.head].lower if phrase.head is not None else ""
    if preposition == "for" and head.lower in SEARCHING and noun not in SOUGHT:
        return scene.make(at, "missing", "people who are searched for", link - 1)
    return None


def read_exchanged(scene: Scene, at: int) -> Reading | None:
    """``the swap covered 58 rebels``, ``freed 30 sailors in return for 30 gunners``: people of an exchange."""
    phrase, link = scene.phrases[at], scene.governor(at)
    if link is None or not (phrase.kind in ("people", "partitive") or phrase.cue == "captured"):
        return None
    item, head = scene.elements[link], scene.element(link - 1)
    near = [other.lower for other in scene.elements[max(0, link - 6) : link]]
    if item.lower in COVERING and EXCHANGES & set(near):
        return scene.make(at, "returned", "people of an exchange", link)
    previous = scene.previous(at)
    first = scene.readings.get(previous) if previous is not None else None
    if item.lower in ("and", ",") and first is not None and first.rules[0] == "people of an exchange":
        return scene.make(at, first.measure, "people of an exchange", link)
    listed = item.lower in (":", "against") and not EXCHANGES.isdisjoint(other.lower for other in scene.elements[:link])
    if listed and (phrase.cue == "captured" or scene.elements[phrase.head or 0].has("nationals", "troops")):
        return scene.make(at, "returned", "people of an exchange", link)
    given = head is not None and (head.lower in ("return", "exchange", "swap") or not SWAPPING.isdisjoint(near))
    if item.lower == "for" and given and first is not None and first.measure in ("returned", "captured"):
        return scene.make(at, "returned", "people of an exchange", link)
    return None
