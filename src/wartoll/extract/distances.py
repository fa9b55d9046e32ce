"""Days told by their distance from another: "two days into it", "a day after gunmen stormed a post and killed 7"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wartoll.extract.elements import Element
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.times import TimeMention

REACH = 600  # signs back to the day that a distance is read from
BESIDE = 3  # signs between the day of a statement and a distance in apposition: "on Friday, a day after the blast"
EVENT = 6  # elements in which the event of such an apposition stands
MOST = 100  # units: a longer one is told of no event of the news
DEFINITE = frozenset({"the", "that", "this", "their", "its"})


def place_distance(scene: Scene, at: int, reading: Reading, said: Sequence[TimeMention]) -> TimeMention | None:
    """The day that the distance at an index gives to a count; None where it gives none.

    Notes
    -----
    A count behind "five days after" is of five days before what the text tells; one before it, of five days after.

    Parameters
    ----------
    said : sequence of TimeMention
        The times of the sentence that date its statement.
    """
    time = scene.elements[at].time
    if time is None or time.kind != "duration" or time.role not in ("after", "before", "into") or not _is_sure(time):
        return None
    units = time.key[1]
    inside = _is_inside(scene, at, reading)
    beside = next((each for each in said if 0 <= time.start - each.end <= BESIDE), None)
    if beside is not None:
        of_event = inside or _is_event(scene.elements[at + 1 : at + 1 + EVENT])
        return _from(time, beside, units if time.role == "after" else -units) if of_event else None
    day = time.previous
    if day is None or time.start - day.end > REACH:
        return None
    if time.role == "into":
        return _from(time, day, -units, least=1)
    if not inside and time.role == "before":
        return None
    back = inside == (time.role == "after")
    return _from(time, day, units if back else -units)


def _is_sure(time: TimeMention) -> bool:
    return bool(time.key) and time.key[1] == time.key[2] <= MOST


def _from(time: TimeMention, day: TimeMention, units: float, least: float = 0) -> TimeMention:
    key = ("ago", units, units + least, time.key[3], True)
    return replace(time, kind="point", role="on", key=key, chained=True, previous=day)


def _is_inside(scene: Scene, at: int, reading: Reading) -> bool:
    """Whether a count stands in the clause that "after" opens: it begins it, or its verb stands between them."""
    if reading.first <= at:
        return False
    between = scene.elements[at + 1 : reading.at]
    if any(item.lower in (",", ";", ":") for item in between):
        return False
    return (
        len(between) <= 1
        or any(item.cues and not item.has("event", "people") for item in between)
        or (any(item.has("ed") for item in between))
    )


def _is_event(following: Sequence[Element]) -> bool:
    """``the carnage,``: an event that the text has told of, and nothing more."""
    if not following or following[0].lower.split()[0] not in DEFINITE:
        return False
    for index, item in enumerate(following[1:], 1):
        if item.has("event", "disaster"):
            after = following[index + 1] if index + 1 < len(following) else None
            return after is None or after.kind != "word" or after.has("preposition")
        if item.kind != "word":
            return False
    return False
