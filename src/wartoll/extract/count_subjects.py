"""The force that loses or has the people of a count: the subject of its verb, the owner of its toll."""

from __future__ import annotations

from wartoll.extract.antecedents import joined_sides, phrase_ending, subject_of
from wartoll.extract.elements import Element
from wartoll.extract.measures import demonym_of
from wartoll.extract.own_forces import FIRST_PERSON, own_force
from wartoll.extract.parties import seat_words
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.sides import FORCE_WORDS, adjective_of, is_one_person, is_reporter, is_where, side_of_person

PUTTING = frozenset({"put", "puts"})


def subject_of_count(scene: Scene, reading: Reading) -> str | None:
    """The force that loses or has the people: ``North Korea has lost``, ``Israel's losses``, ``put Ukraine at``."""
    rule = reading.rules[0]
    if reading.phrase is None:
        return _name_in(scene, max(0, reading.first - 6), reading.first, backwards=True)
    if rule.startswith(("figure", "number of")) and reading.first < reading.at:
        if any("civilian" in item.lower for item in scene.elements[max(0, reading.first - 1) : reading.first + 1]):
            return "civilians"
        those = _those_of(scene, reading)
        if those:
            return those
        own = _name_in(scene, max(0, reading.first - 3), reading.first + 1, backwards=True)
        return own or _name_in(scene, reading.first + 1, reading.at, backwards=False)
    if rule == "figure before its toll":
        stop = min(len(scene.elements), reading.last + 6)
        comma = next((at for at in range(reading.last, stop) if scene.elements[at].lower == ","), stop)
        return _name_in(scene, reading.at + 1, comma, backwards=False)
    verb = _verb_of(scene, reading)
    if verb is None:
        return None
    near = [item.lower for item in scene.elements[max(0, verb - 3) : verb]]
    far = any(word in ("it", "they", "we", "it'll", "they'll", "we'll", "'ll") for word in near)
    if not FIRST_PERSON.isdisjoint(near) and (own := own_force(scene)) is not None:
        return own
    if rule.startswith("the whole"):
        return _name_in(scene, max(0, verb - 4), verb, backwards=True)
    if scene.elements[verb].lower == "at" and verb and scene.elements[verb - 1].has("reporting"):
        return None  # "whose toll the military puts at 40": who puts it is not who is counted
    near_subject = subject_of(scene, verb) if scene.elements[verb].lower != "at" else None
    if near_subject is not None:
        return near_subject
    named = _name_in(scene, max(0, verb - (40 if far else 20)), verb, backwards=True, sources=far)
    direct = scene.element(verb - 1)
    if named is None and direct is not None and direct.capital and not direct.has("pronoun", "reporting"):
        return _named_subject(scene, verb - 1)
    return named


def _those_of(scene: Scene, reading: Reading) -> str | None:
    """``the army's losses at 90, and those of the militia at 40``: whose figure stands in for the noun before."""
    previous = scene.previous(reading.at)
    for at in range(reading.at - 1, previous if previous is not None else -1, -1):
        if scene.elements[at].lower in ("those", "that") and scene.elements[at + 1].lower == "of":
            words = [item for item in scene.elements[at + 2 : reading.at] if item.kind == "word"]
            run: list[Element] = []
            for item in words:
                if item.has("preposition", "be", "have", "adverb", "reporting"):
                    break
                run += [] if item.has("determiner") else [item]
            named = run and run[-1].has("people", "collective", "nationals", "country")
            return " ".join(scene.text[item.start : item.end] for item in run) if named else None
    return None


def _named_subject(scene: Scene, at: int) -> str | None:
    """The force that a name before a verb stands for: a capital's for its country's, a leader's for his side's."""
    item, before = scene.elements[at], scene.element(at - 1)
    name = scene.text[item.start : item.end]
    if is_one_person(item) or is_reporter(name) or (before is not None and before.has("preposition")):
        return None
    seat = seat_words().get(item.lower)
    if seat is not None:
        return demonym_of(seat) or seat
    return side_of_person(name, scene.memory.sides) or name


def _is_force(item: Element) -> bool:
    """Whether a word names a force and not one person or an unnamed group."""
    if item.lower in ("front", "force", "side", "sides", "group", "unit", "groups", "men", "people"):
        return False
    return item.has("collective") or item.lower.endswith(("s", "men"))


def _verb_of(scene: Scene, reading: Reading) -> int | None:
    """The verb whose subject is the force that is counted: "lost", "has", "put ... at"."""
    rule = reading.rules[0]
    before = scene.governor(reading.at)
    for _ in range(2):  # "losing an average of 970 troops"
        if before is not None and scene.elements[before].lower in ("of", "average", "total", "average of"):
            before = scene.governor(before)
    if rule.startswith("the whole"):
        return before
    if rule.startswith(("has so", "a force", "object of a verb of sending", "so many strong", "we are")):
        return reading.first if reading.first < reading.at else before
    if rule.startswith("object of an active") and scene.elements[reading.first].cue("active") == "losses":
        return reading.first
    if before is None:
        return None
    element = scene.elements[before]
    if element.lower == "at" or element.cue("active") == "losses":
        return before
    if element.has("be") and scene.elements[max(0, before - 1)].cue("head") in ("losses", "casualties"):
        return before
    return before if element.lower in ("had", "has", "have", "suffered", "bury", "buried") else None


def _name_in(scene: Scene, start: int, stop: int, *, backwards: bool, sources: bool = False) -> str | None:
    """The force named in a stretch of elements."""
    span = range(stop - 1, start - 1, -1) if backwards else range(start, stop)
    for index in span:
        item = scene.elements[index]
        if not backwards and item.lower in ("by", "from", "in", "after"):
            return None
        if item.kind == "number" and index in scene.readings and scene.readings[index].rules[0].startswith("the whole"):
            return scene.readings[index].group
        if item.kind == "number" or item.lower in (";", ".", ":"):
            return None
        after = scene.element(index + 1)
        if (
            not sources
            and after is not None
            and after.has("reporting")
            and (not after.has("have", "totalling") or (not backwards and after.lower in PUTTING))
            and index + 1 < stop - 1
        ):
            continue
        if is_where(scene, index):
            continue
        if item.has("country", "demonym", "nationals"):
            if not backwards and item.has("nationals"):
                return scene.text[item.start : item.end]  # "the number of Serbs who fled"
            adjective = adjective_of(scene, item)
            if is_reporter(item.lower):
                continue
            force = after is not None and (after.has("troops", "collective") or after.lower in FORCE_WORDS)
            words = f"{adjective} {after.lower}" if force and after is not None else adjective
            return joined_sides(scene, index, words) if backwards else words
        if item.has("collective", "troops") and _is_force(item):
            named = scene.element(index - 1)
            if backwards and item.capital and named is not None and named.capital:
                return phrase_ending(scene, index) or item.lower
            if named is not None and (named.capital or named.kind == "figure"):
                country = named.has("country", "demonym", "nationals")
                name = adjective_of(scene, named) if country else scene.text[named.start : named.end]
                return f"{name} {item.lower}"
            return item.lower
    return None
