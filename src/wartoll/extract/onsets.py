"""Dated openings and ends: "the siege began in May", "the exchange opened April 20", "the last troops left on"."""

from __future__ import annotations

from datetime import date
from functools import cache

from wartoll.extract.elements import Element
from wartoll.extract.events import TALKS, Event
from wartoll.extract.measures import split_phrases
from wartoll.extract.scene import Scene
from wartoll.extract.times import resolve_time
from wartoll.vocabulary import load_vocabulary

BEGUN = frozenset(
    {"began", "begun", "begins", "started", "starts", "opened", "erupted", "launched", "resumed", "commenced"}
)
NEAR = 6  # words between the noun and its verb, or the verb and its day
FORCES = frozenset({"troops", "collective"})
LONGEST = 100  # days: a wider window dates nothing


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(split_phrases(words)) for name, words in load_vocabulary("grammar")["onsets"].items()}


@cache
def _nouns() -> dict[str, str]:
    """The nouns of events, each with the first measure that lists it."""
    measures = ("arrival", "return", "withdrawal", "engagement")
    return {noun: measure for measure in measures for noun in _words()[measure]}


def read_onsets(scene: Scene, anchor: date | None) -> list[Event]:
    """The events of a sentence that a noun of an event, its verb and a time tell.

    Parameters
    ----------
    anchor : date or None
        The day that relative words count from.
    """
    times = [at for at in scene.times if _is_dated(scene.elements[at])]
    if not times or (scene.words.isdisjoint(_nouns()) and scene.tags.isdisjoint(FORCES)):
        return []
    found: list[Event] = []
    for at, item in enumerate(scene.elements):
        measure = _measure_of(item)
        if measure is None and item.tags.isdisjoint(FORCES):
            continue
        verb = _verb_near(scene, at) if measure and _lower(scene, at + 1) not in TALKS else None
        if measure is None or verb is None:
            measure, verb = _movement_at(scene, at)
        if measure is None or verb is None:
            continue
        time = _time_near(scene, times, min(at, verb), max(at, verb))
        event = _event(scene, measure, at, verb, time, anchor) if time is not None else None
        if event is not None:
            found.append(event)
    return found


def _is_dated(item: Element) -> bool:
    return item.time is not None and item.time.kind not in ("frequency", "duration", "period")


def _measure_of(item: Element) -> str | None:
    return _nouns().get(item.lower) if item.kind == "word" else None


def _verb_near(scene: Scene, noun: int) -> int | None:
    """The verb of beginning or ending of a noun: after it ("the siege of X began"), or before ("launched an")."""
    verbs = _words()["verbs"]
    for index in range(noun + 1, min(len(scene.elements), noun + NEAR + 1)):
        item = scene.elements[index]
        if item.lower in verbs or f"{item.lower} {_lower(scene, index + 1)}" in verbs:
            return index
        if item.lower == "," and _lower(scene, index + 1) == "which":
            continue
        if item.kind in ("number", "time") or item.lower in (";", ",", ":") or _measure_of(item):
            break
    for index in range(noun - 1, max(-1, noun - 4), -1):
        item = scene.elements[index]
        if item.lower in verbs:
            return index
        if item.kind in ("number", "time", "sign") or item.has("preposition", "conjunction"):
            break
    return None


def _lower(scene: Scene, at: int) -> str:
    item = scene.element(at)
    return item.lower if item is not None else ""


def _movement_at(scene: Scene, at: int) -> tuple[str | None, int | None]:
    """``the last of the troops left``, ``the first soldiers arrived``: the verb of a force that comes or goes."""
    item = scene.elements[at]
    if item.tags.isdisjoint(FORCES):
        return None, None
    order = {other.lower for other in scene.elements[max(0, at - 5) : at]}
    for index in range(at + 1, min(len(scene.elements), at + 4)):
        verb = scene.elements[index].lower
        if verb in _words()["leaving"] and order & {"last", "final", "remaining", "the last"}:
            return "withdrawal", index
        if verb in _words()["coming"] and order & {"first", "the first", "vanguard", "advance", "more", "fresh"}:
            return "arrival", index
        two = f"{verb} {_lower(scene, index + 1)}"
        if verb in _words()["retreating"] or two in _words()["retreating"]:
            return "withdrawal", index
        if verb in _words()["invading"] or two in _words()["invading"]:
            return "engagement", index
        if scene.elements[index].kind != "word":
            break
    return None, None


def _time_near(scene: Scene, times: list[int], first: int, last: int) -> int | None:
    """The time that dates the clause: right after it, in front of it, or "May 15, the day the pullout began"."""
    for at in times:
        if last < at <= last + NEAR and not _parted(scene.elements[last + 1 : at]):
            return at
    for at in reversed(times):
        between = scene.elements[at + 1 : first]
        if at < first and len(between) <= 4 and (at <= 1 or _names_day(between)):
            return at
    return None


def _parted(between: list[Element]) -> bool:
    return any(item.lower in (",", ";", ":", "that", "and", "but") or item.has("reporting") for item in between)


def _names_day(between: list[Element]) -> bool:
    return any(item.lower in ("when", "day", "the day", "date", "night", "morning") for item in between)


def _event(scene: Scene, measure: str, noun: int, verb: int, at: int, anchor: date | None) -> Event | None:
    time = scene.elements[at].time
    if time is None:
        return None
    resolved = resolve_time(time, anchor)
    window = resolved.start if time.role == "since" and resolved.start is not None else resolved.window
    if window is None or window.earliest is None or window.latest is None or (window.days or 0) > LONGEST:
        return None
    return Event(measure, window, scene.elements[verb].lower, min(noun, verb, at), max(noun, verb, at), "dated onset")
