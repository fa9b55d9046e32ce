"""Whether a count of harm runs on to a day, or belongs to one event or stretch of time: evidence by name, weighed.

Nothing in a sentence alone settles it: "40 soldiers were killed" is a running total in a review of a war and one day's
toll in a report on an attack. So what speaks for either is named here, and ``vocabulary/running.toml`` weighs it;
``evals/extraction/fit_running.py`` finds the weights from documents with gold.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import fsum, log10

from wartoll.claims import Context, Form
from wartoll.extract.clause_times import is_of_rank
from wartoll.extract.elements import Element
from wartoll.extract.measures import split_phrases
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.time_windows import Key
from wartoll.extract.times import TimeMention
from wartoll.vocabulary import load_vocabulary

CLAUSE_BEFORE, CLAUSE_AFTER = 25, 16  # elements of a long sentence that may still speak of a number
BEFORE = 8
THOSE = 5
OF = frozenset({"of", "from", "among", "amongst"})
DEFINITE = frozenset({"the", "these", "those"})
WITHIN_ROLES = frozenset({"in", "during", "over", "of", "for", None})
RECENT = 2  # sentences after which an event no longer stands behind a count
DAYS = ("weekday", "weekday_of", "shift", "night", "ambiguous")
HUNDREDS = 2  # the power of ten
STARTS = ("since the start", "since the beginning", "since the outbreak", "since the onset")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(split_phrases(load_vocabulary("running")["words"][name]))


@cache
def _weights() -> dict[str, float]:
    return dict(load_vocabulary("running")["weights"])


def running_form(
    scene: Scene, reading: Reading, times: list[TimeMention], context: Context, style: str, told: str | None = None
) -> Form:
    """Cumulative or period, of a reading of harm."""
    if reading.whole is not None and reading.whole.form in ("period", "cumulative"):
        return Form(reading.whole.form)
    times = [time for time in times if time.role != "event"]
    if (sibling := _untimed_sibling(scene, reading, times)) and reading.rules[0] == "goes on with the number before":
        return Form(sibling)
    if told == "a stretch" and reading.rules[0] == "column of a table":
        return Form.PERIOD
    near = _own_clause(scene, reading)
    from_the_start = scene.says_since and _since_the_start(near) and not (reading.number.increment and times)
    to_a_day = bool(times) and context is not Context.DISASTER and _runs_to_a_day(times[0], _size(reading))
    past = bool(times) and times[0].kind == "period" and times[0].key[:1] == ("past",)
    past = past or (_is_of_stretch(scene, reading) and not from_the_start)
    if past or (times and _is_whole_of(scene, reading)):
        form = Form.PERIOD
    elif from_the_start or to_a_day:
        form = Form.CUMULATIVE
    else:
        form = Form.CUMULATIVE if weigh(name_evidence(scene, reading, times, context, style, told)) > 0 else Form.PERIOD
    scene.memory.harm = (scene.index, form.value)
    return form


def _untimed_sibling(scene: Scene, reading: Reading, times: list[TimeMention]) -> str | None:
    """The form of the count before in its sentence, where no time stands in the clause of this one."""
    clause = scene.clauses[reading.at]
    if any(scene.elements[at].time in times for at in scene.times if scene.clauses[at] == clause):
        return None
    before = [other for at, other in scene.readings.items() if at < reading.at]
    before = [other for other in before if other.form in ("period", "cumulative")]
    return max(before, key=lambda other: other.at).form if before else None


def _own_clause(scene: Scene, reading: Reading) -> list[Element]:
    """The elements around a reading that no other number, semicolon or colon parts from it."""
    start, end = reading.first, reading.last + 1
    while start > max(0, reading.first - CLAUSE_BEFORE) and not _parts(scene.elements[start - 1]):
        start -= 1
    while end < min(len(scene.elements), reading.last + CLAUSE_AFTER) and not _parts(scene.elements[end]):
        end += 1
    return scene.elements[start:end]


def _parts(item: Element) -> bool:
    return item.kind == "number" or item.lower in (";", ":")


def _is_whole_of(scene: Scene, reading: Reading) -> bool:
    """``Whole of 2023: 252,940 killed``, ``in the whole of May``: a stretch of time that has its bounds."""
    before = scene.elements[max(0, reading.at - BEFORE) : reading.at]
    pairs = zip(before, before[1:], before[2:], strict=False)
    return any(
        item.lower in ("whole", "all", "the whole") and link.lower == "of" and time.kind in ("time", "figure")
        for item, link, time in pairs
    )


def _runs_to_a_day(nearest: TimeMention, size: int) -> bool:
    """Whether a count has a said start or end: "since 6 December", "by 29 April"; no event's "nine since Tuesday"."""
    if nearest.role in ("as_of", "by", "until"):
        return True
    return nearest.role == "since" and (size >= HUNDREDS or not nearest.key or nearest.key[0] not in DAYS)


def weigh(names: frozenset[str]) -> float:
    """How far named evidence speaks for a running total (above 0) or for an event's toll (below)."""
    weights = _weights()
    return weights["bias"] + fsum(weights.get(name, 0.0) for name in names)


def name_evidence(
    scene: Scene, reading: Reading, times: list[TimeMention], context: Context, style: str, told: str | None = None
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
    near = scene.elements
    if len(near) >= 45:
        near = scene.elements[max(0, reading.first - CLAUSE_BEFORE) : reading.last + CLAUSE_AFTER]
    names = {f"measure {reading.measure}", f"context {context.value}", f"style {style}", f"size {_size(reading)}"}
    names |= _of_times(times)
    if not times:
        names.add(f"no time, style {style}")
    names |= _of_words(scene, reading, near)
    names |= _of_verb(scene, reading)
    names |= _of_memory(scene, reading, times)
    if told is not None:
        names.add(f"under {told}")
    return frozenset(names)


def _size(reading: Reading) -> int:
    value = reading.number.best or reading.number.low or reading.number.high or 1
    return min(5, int(log10(max(value, 1))))


def _of_times(times: list[TimeMention]) -> set[str]:
    if not times:
        return {"no time"}
    nearest = times[0]
    names = {f"time {nearest.kind} {nearest.role or 'bare'}", f"time role {nearest.role or 'bare'}"}
    if any(time.role == "since" for time in times):
        names.add("a time since")
    if any(time.kind == "period" for time in times):
        names.add("a bounded time")
    kind = nearest.key[0] if nearest.key else None
    if nearest.role in WITHIN_ROLES and nearest.key and not nearest.ahead:
        names |= _of_stretch(nearest.key)
    if kind in DAYS or (kind == "date" and nearest.key[3]):
        names.add("a day")
    elif kind in ("year", "date"):
        names.add("a month or year")
    return names


def _is_of_stretch(scene: Scene, reading: Reading) -> bool:
    """``the month's total``, ``last night's dead``: a stretch of time has the count."""
    before = scene.elements[max(0, reading.first - BEFORE) : reading.at]
    return any(item.possessive and item.lower in _words("stretch") for item in before)


def _says_since(scene: Scene, reading: Reading) -> bool:
    """Whether a "since" may start a count: none of a rank, and none behind a semicolon."""
    for at in range(max(0, reading.first - CLAUSE_BEFORE), min(len(scene.elements), reading.last + CLAUSE_AFTER)):
        item = scene.elements[at]
        if item.kind == "word" and item.lower.split()[0] == "since" and not is_of_rank(scene, at):
            low, high = sorted((at, reading.at))
            if not any(other.lower == ";" for other in scene.elements[low:high]):
                return True
    return False


def _of_stretch(key: Key) -> set[str]:
    """Whether a time has its two ends: a month or a week, or a whole year."""
    kind = key[0]
    if kind in ("year", "decade") or (kind == "unit" and key[1] == "year"):
        return {"in a year"}
    bounded = kind in ("quarter", "season", "weekend", "ending", "span") or (kind == "unit" and key[1] != "year")
    return {"in a month"} if bounded or (kind == "date" and key[3] is None) else set()


def _of_words(scene: Scene, reading: Reading, near: list[Element]) -> set[str]:
    names: set[str] = set()
    words = {item.lower for item in near}
    before = scene.elements[max(0, reading.first - BEFORE) : reading.at]
    close = {item.lower for item in before}
    after = {item.lower for item in scene.elements[reading.at + 1 : reading.last + BEFORE]}
    if "event" in scene.tags and any(item.has("event") for item in near):
        names.add("event")
    if "war" in scene.tags and any(item.has("war") and not (item.capital and at) for at, item in enumerate(near)):
        names.add("war")
    for name in ("so far", "in all", "bounded", "still", "today"):
        if words & _words(name):
            names.add(name)
    if _says_since(scene, reading):
        names.add("a time since")
    if close & _words("total"):
        names.add("total")
    if after & _words("stretch"):
        names.add("stretch after")
    if scene.says_since and _since_the_start(near):
        names.add("since the start")
    if _is_of_stretch(scene, reading):
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


def _of_verb(scene: Scene, reading: Reading) -> set[str]:
    names = {f"rule {reading.rules[0]}"}
    span = scene.elements[max(0, reading.first - 6) : min(len(scene.elements), reading.last + 6)]
    lows = [item.lower for item in span]
    if any(low in ("has", "have", "'ve") for low in lows):
        names.add("perfect")
    elif "had" in lows:
        names.add("pluperfect")
    elif "were" in lows or "was" in lows:
        names.add("past")
    elif "are" in lows or "is" in lows:
        names.add("present")
    first = scene.elements[reading.first]
    if first.cues and first.lower.endswith("ing"):
        names.add("outcome of an event")
    return names


def _of_memory(scene: Scene, reading: Reading, times: list[TimeMention]) -> set[str]:
    names: set[str] = set()
    for at in reversed(scene.numbers):
        other = scene.readings.get(at)
        if at < reading.at and other is not None and other.form in ("period", "cumulative"):
            beside = {f"beside a {other.form}"}
            sibling = _untimed_sibling(scene, reading, times)
            return beside | {f"untimed beside a {sibling}"} if sibling is not None else beside
    memory = scene.memory
    if memory.harm is not None and scene.index - memory.harm[0] <= RECENT and is_of_those(scene, reading):
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
        link.lower in OF and the.lower in DEFINITE and noun.lower in _words("those")
        for link, the, noun in zip(near, near[1:], near[2:], strict=False)
    )


def note_event(scene: Scene) -> None:
    """Remember that a sentence told of an event."""
    if "event" in scene.tags:
        scene.memory.event_at = scene.index


def _since_the_start(near: list[Element]) -> bool:
    """``since the start of the operation``, ``since the invasion``: a running total."""
    for index, item in enumerate(near):
        if item.lower.startswith(STARTS):
            return True
        if item.lower == "since":
            return any(
                other.has("war") or other.lower in ("operation", "offensive", "start", "beginning")
                for other in near[index + 1 : index + 5]
            )
    return False
