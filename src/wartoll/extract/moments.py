"""What a sentence says of its moment: that it is now, what has come about by now, what is set against another time."""

from __future__ import annotations

from wartoll.extract.scene import Reading, Scene
from wartoll.extract.times import TimeMention

NOW = frozenset("now currently today nowadays still already presently".split())
NOW_PHRASES = ("so far", "at present", "to date", "until now", "at the moment")
COMPARED = frozenset("against than versus compared from while but whereas total".split())


def words_of(scene: Scene) -> str:
    return scene.text[scene.elements[0].start : scene.elements[-1].end].lower() if scene.elements else ""


def times_of(scene: Scene) -> list[TimeMention]:
    return [time for at in scene.times if (time := scene.elements[at].time) is not None]


def since_at(scene: Scene) -> int:
    """Where a "since" stands, behind which what is told runs on; behind the sentence where none does."""
    if not scene.says_since:
        return len(scene.elements)
    return next(at for at, x in enumerate(scene.elements) if x.lower == "since" or x.lower.startswith("since "))


def is_perfect(scene: Scene, reading: Reading) -> bool:
    """Whether a count's own verb says what has come about by now: "fewer than 900 have come back"."""
    after = scene.element(reading.phrase.end) if reading.phrase is not None else None
    verb = scene.element(reading.phrase.end + 1) if reading.phrase is not None else None
    if after is None or verb is None:
        return False
    return after.lower in ("have", "has", "'ve") and not verb.has("reporting") and verb.kind == "word"


def is_now(scene: Scene) -> bool:
    if not NOW.isdisjoint(scene.words):
        return True
    words = words_of(scene)
    return any(phrase in words for phrase in NOW_PHRASES)


def is_compared(scene: Scene, reading: Reading) -> bool:
    """Whether a count is set against another of its sentence: "up from 300", "against 14 in the week before"."""
    before = scene.elements[max(0, reading.first - 6) : reading.at]
    return any(item.lower in COMPARED for item in before)
