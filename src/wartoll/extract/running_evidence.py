"""What speaks for a running total or for the toll of one event or stretch of time: evidence by name.

``vocabulary/running.toml`` weighs it; ``evals/extraction/fit_running.py`` finds the weights from documents with gold.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import fsum, log10

from wartoll.extract.clause_times import is_of_rank
from wartoll.extract.elements import Element
from wartoll.extract.measures import split_phrases
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.time_windows import Key
from wartoll.extract.times import TimeMention
from wartoll.vocabulary import load_vocabulary

CLAUSE_BEFORE, CLAUSE_AFTER = 25, 16  # elements of a long sentence that may still speak of a number
BEFORE = 8
PERFECT = frozenset({"has", "have", "'ve"})
BY_NOW = frozenset({"now", "already", "yet"})
AUXILIARY = 6  # elements about a reading in which its auxiliary stands
THOSE = 5
OF = frozenset({"of", "from", "among", "amongst"})
DEFINITE = frozenset({"the", "these", "those"})
COUNTS = frozenset("number count toll total tally list names figure".split())
WITHIN_ROLES = frozenset({"in", "during", "over", "of", "for", None})
RECENT = 2  # sentences after which an event no longer stands behind a count
DAYS = ("weekday", "weekday_of", "shift", "night", "ambiguous")


@cache
def running_words(name: str) -> frozenset[str]:
    """A named list of words of the vocabulary."""
    return frozenset(split_phrases(load_vocabulary("running")["words"][name]))


@cache
def _weights() -> dict[str, float]:
    return dict(load_vocabulary("running")["weights"])


def weigh(names: frozenset[str]) -> float:
    """How far named evidence speaks for a running total (above 0) or for an event's toll (below)."""
    weights = _weights()
    return weights["bias"] + fsum(weights.get(name, 0.0) for name in names)


def name_evidence(
    scene: Scene, reading: Reading, times: list[TimeMention], style: str, told: str | None = None
) -> frozenset[str]:
    """The names of what speaks for one form or the other.

    Parameters
    ----------
    times : list of TimeMention
        Those that date the count, nearest first.
    style : str
        What the document reports on: ``forces``, ``events``, or ``mixed``.
    told : str or None
        What the sentences before have told of that it goes on with: ``a day`` of its paragraph, ``an old day``.
    """
    if _is_put_at(scene, reading):
        times = []  # "in June the ministry put the dead at 6,000": the day of a statement
    names = {f"measure {reading.measure}", f"style {style}", f"size {size_of(reading)}"}
    names |= _of_times(times)
    if not times:
        names.add(f"no time, style {style}")
    names |= _of_words(scene, reading)
    names |= _of_verb(scene, reading)
    names |= _of_memory(scene, reading, times)
    if told is not None:
        names.add(f"under {told}")
    return frozenset(names)


def size_of(reading: Reading) -> int:
    """The power of ten of a count, 5 at most."""
    value = reading.number.best or reading.number.low or reading.number.high or 1
    return min(5, int(log10(max(value, 1))))


def _is_put_at(scene: Scene, reading: Reading) -> bool:
    """``put the wounded at 2,700``, ``stood at some 400``: where a total has come to."""
    before = scene.elements[max(0, reading.at - 2) : reading.at]
    return reading.rules[0] == "figure of a toll" and any(item.lower == "at" for item in before)


def own_clause(scene: Scene, reading: Reading) -> list[Element]:
    """The elements around a reading that no other number, semicolon or colon parts from it."""
    start, end = reading.first, reading.last + 1
    floor, stop = max(0, reading.first - CLAUSE_BEFORE), min(len(scene.elements), reading.last + CLAUSE_AFTER)
    while start > floor and not _parts(scene.elements[start - 1]):
        start -= 1
    while end < stop and not _parts(scene.elements[end]):
        end += 1
    return scene.elements[start:end]


def _parts(item: Element) -> bool:
    return item.kind == "number" or item.lower in (";", ":")


def has_own_time(scene: Scene, reading: Reading, times: list[TimeMention]) -> bool:
    """Whether one of the times that date a count stands in its own clause."""
    clause = scene.clauses[reading.at]
    return any(scene.elements[at].time in times for at in scene.times if scene.clauses[at] == clause)


def untimed_sibling(scene: Scene, reading: Reading, times: list[TimeMention]) -> str | None:
    """The form of the count before in its sentence, where no time stands in the clause of this one."""
    if has_own_time(scene, reading, times):
        return None
    before = [other for at, other in scene.readings.items() if at < reading.at]
    before = [other for other in before if other.form in ("period", "cumulative")]
    return max(before, key=lambda other: other.at).form if before else None


def _of_times(times: list[TimeMention]) -> set[str]:
    if not times:
        return {"no time"}
    nearest = times[0]
    names = {f"time {nearest.kind} {nearest.role or 'bare'}", f"time role {nearest.role or 'bare'}"}
    if any(time.role == "since" for time in times):
        names.add("a time since")
    if any(time.kind == "period" for time in times):
        names.add("a bounded time")
    if any(lasts_years(time.key) for time in times):
        names.add("years long")
    kind = nearest.key[0] if nearest.key else None
    if nearest.role in WITHIN_ROLES and nearest.key and not nearest.ahead:
        names |= _of_stretch(nearest.key)
    if kind in DAYS or (kind == "date" and nearest.key[3]):
        names.add("a day")
    elif kind in ("year", "date"):
        names.add("a month or year")
    return names


def _of_stretch(key: Key) -> set[str]:
    """Whether a time has its two ends: a month or a week, or a whole year."""
    kind = key[0]
    if kind in ("year", "decade") or (kind == "unit" and key[1] == "year"):
        return {"in a year"}
    bounded = kind in ("quarter", "season", "weekend", "ending", "span") or (kind == "unit" and key[1] != "year")
    return {"in a month"} if bounded or (kind == "date" and key[3] is None) else set()


def lasts_years(key: Key) -> bool:
    """``in 21 months``, ``four years of civil war``: a length of a year and more."""
    months = {"month": 1, "year": 12, "decade": 120}
    return bool(key) and key[0] == "duration" and key[2] * months.get(key[3], 0) >= 12


def is_of_stretch(scene: Scene, reading: Reading) -> bool:
    """``the month's total``, ``last night's dead``: a stretch of time has the count."""
    before = scene.elements[max(0, reading.first - BEFORE) : reading.at]
    return any(item.possessive and item.lower in running_words("stretch") for item in before)


def is_long_event(item: Element) -> bool:
    """Whether a noun names what goes on for weeks or years, whose dead are a running total."""
    return item.lower in running_words("long")


def _says_since(scene: Scene, reading: Reading) -> bool:
    """Whether a "since" may start a count: none of a rank, and none behind a semicolon."""
    if not scene.says_since:
        return False
    for at in range(max(0, reading.first - CLAUSE_BEFORE), min(len(scene.elements), reading.last + CLAUSE_AFTER)):
        item = scene.elements[at]
        if item.kind == "word" and item.lower.split()[0] == "since" and not is_of_rank(scene, at):
            low, high = sorted((at, reading.at))
            if not any(other.lower == ";" for other in scene.elements[low:high]):
                return True
    return False


def _of_words(scene: Scene, reading: Reading) -> set[str]:
    names: set[str] = set()
    near = scene.elements
    if len(near) >= 45:
        near = scene.elements[max(0, reading.first - CLAUSE_BEFORE) : reading.last + CLAUSE_AFTER]
    words = {item.lower for item in near}
    before = scene.elements[max(0, reading.first - BEFORE) : reading.at]
    close = {item.lower for item in before}
    after = {item.lower for item in scene.elements[reading.at + 1 : reading.last + BEFORE]}
    own = own_clause(scene, reading)
    if any(map(is_long_event, own)):
        names.add("long event")
    elif any(item.has("event") for item in own):
        names.add("event")
    elif "event" in scene.tags and any(item.has("event") for item in near):
        names.add("event beside")
    if "war" in scene.tags and any(item.has("war") and not (item.capital and at) for at, item in enumerate(near)):
        names.add("war")
    for name in ("so far", "in all", "bounded", "still", "today", "kept", "tallied", "disease"):
        if words & running_words(name):
            names.add(name)
    if _says_since(scene, reading):
        names.add("a time since")
    if close & running_words("total"):
        names.add("total")
    if after & running_words("stretch"):
        names.add("stretch after")
    if _is_put_at(scene, reading):
        names.add("put at")
    if is_of_stretch(scene, reading):
        names.add("of a stretch")
    people = scene.elements[reading.at : reading.last + 3]
    if any(item.has("troops") for item in people):
        names.add("troops")
    elif any(item.has("people") for item in people):
        names.add("people")
    if any(item.has("country", "nationals") for item in before):
        names.add("nation before")
    if reading.number.increment:
        names.add("increment")
    return names


def _words_about(scene: Scene, reading: Reading) -> set[str]:
    """The words about a reading, each by itself: "have died" is one element."""
    span = scene.elements[max(0, reading.first - AUXILIARY) : min(len(scene.elements), reading.last + AUXILIARY)]
    return {word for item in span if item.kind == "word" for word in item.lower.split()}


def is_perfect(scene: Scene, reading: Reading) -> bool:
    """Whether a count's clause says what has come about by now."""
    return not _words_about(scene, reading).isdisjoint(PERFECT)


def _of_verb(scene: Scene, reading: Reading) -> set[str]:
    names = {f"rule {reading.rules[0]}"}
    lows = _words_about(scene, reading)
    if not lows.isdisjoint(PERFECT):
        names.add("perfect")
        if not lows.isdisjoint(BY_NOW):
            names.add("by now")  # "has now killed 17"
    elif "had" in lows:
        names.add("pluperfect")
    elif "were" in lows or "was" in lows:
        names.add("past")
    elif "are" in lows or "is" in lows:
        names.add("present")
    elif not lows.isdisjoint(BY_NOW) and not lows.isdisjoint(running_words("total")):
        names.add("by now")  # "the losses now total 88 dead"
    first = scene.elements[reading.first]
    if first.cues and first.lower.endswith("ing"):
        names.add("outcome of an event")
    return names


def _of_memory(scene: Scene, reading: Reading, times: list[TimeMention]) -> set[str]:
    names: set[str] = set()
    memory = scene.memory
    if memory.title is not None:
        names.add(f"title of {memory.title}")
    for at in reversed(scene.numbers):
        other = scene.readings.get(at)
        if at < reading.at and other is not None and other.form in ("period", "cumulative"):
            beside = {f"beside a {other.form}"}
            sibling = untimed_sibling(scene, reading, times)
            return names | beside | ({f"untimed beside a {sibling}"} if sibling is not None else set())
    if memory.harm is not None and is_of_those(scene, reading):
        names.add(f"part of a {memory.harm[1]}")
    if memory.harm is not None and scene.index - memory.harm[0] <= RECENT:
        names.add(f"after a {memory.harm[1]}")
    elif memory.harm is not None:
        names.add(f"long after a {memory.harm[1]}")
    else:
        names.add("first count")
    if scene.index - memory.event_at <= RECENT:
        names.add("event before")
    return names


def is_of_those(scene: Scene, reading: Reading) -> bool:
    """``6,000 of the dead``, ``among the victims``, ``of them``: people of a count that was told before."""
    if reading.phrase is not None and reading.phrase.kind == "partitive":
        return True
    near = scene.elements[max(0, reading.first - THOSE) : reading.last + THOSE]
    if any(link.lower in OF and them.lower == "them" for link, them in pairwise(near)):
        return True
    return any(
        link.lower in OF
        and the.lower in DEFINITE
        and noun.lower in running_words("those")
        and not (at and near[at - 1].lower in COUNTS)
        for at, (link, the, noun) in enumerate(zip(near, near[1:], near[2:], strict=False))
    )
