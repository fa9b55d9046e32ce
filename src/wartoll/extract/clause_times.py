"""Which times of a sentence date a count of it, and which the statement: every clause keeps its own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from wartoll.dates import Window
from wartoll.extract.anchors import HEAD
from wartoll.extract.distances import place_distance
from wartoll.extract.elements import Element
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.times import TimeMention, resolve_time

BEGINNING = frozenset({"began", "begun", "erupted", "erupting", "started", "starting", "beginning", "broke out"})
AGAINST = frozenset({"against", "than", "versus", "compared", "times", "out"})
PACTS = frozenset("deal deals accord accords agreement agreements pact treaty resolution law decree".split())
BOUNDING = frozenset({"since", "from", "until", "by", "before", "as_of", "for"})  # roles of a time that bounds a count
ASIDE = frozenset("majority most mostly mainly largest many some worst half whom".split())  # what dates a part alone
TALLYING = frozenset("documented recorded counted logged registered tallied listed verified".split())
PAPERS = frozenset("speech statement report letter address interview briefing note bulletin broadcast update".split())
CLAUSE_SIGNS = frozenset({",", ";", ":", "(", ")", "and", "but"})
ENDING = frozenset({"by", "until", "as_of"})  # roles of a time that ends a count of another clause too
COUNT_ROLES = frozenset({"on", "by", "as_of", "until", None})
EVENT_ROLES = frozenset({None, "on", "in", "of", "since", "after", "from"})
EVENT_NOUN, EVENT_CLAUSE = 3, 8  # elements from a time on to its event, back to the pronoun of its clause
RANKS = frozenset(
    "first second third biggest largest greatest worst deadliest bloodiest highest lowest heaviest fewest most".split()
)
RANK = 6  # elements between what is ranked and the time from which it is
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
RELATIVES = frozenset({"that", "which", "who", "where", "when"})
NEAR = 13  # beyond this a time dates no count
ELSEWHERE = 14  # what a time of another clause is farther


def split_times(scene: Scene, reading: Reading, anchor: date | None) -> tuple[list[TimeMention], TimeMention | None]:
    """The times that date a count, nearest first, and the one that dates the statement.

    Notes
    -----
    The statement's time is the last one before the count; of two side by side the narrower ("A month ago, on
    18 December"). A dateline dates neither.
    """
    counted: list[tuple[int, TimeMention]] = []
    statements: list[tuple[int, TimeMention]] = []
    for at in scene.times:
        time = scene.elements[at].time
        if time is None or time.kind == "frequency" or _is_own_date(time, anchor):
            continue
        if (at <= 5 and _is_dateline(scene, at)) or is_of_rank(scene, at) or _is_of_person(scene, at, reading):
            continue
        if _dates_statement(scene, at, reading):
            statements.append((at, time))
            continue
        placed = place_distance(scene, at, reading, [statement for _, statement in statements])
        counted.append((at, placed or _with_role(scene, at, time, reading)))
    said = _statement_time(statements, reading, anchor)
    if (shared := _respectively(scene, reading, counted)) is not None:
        return [shared], said
    near = sorted((pair for pair in _measured(scene, reading, counted) if pair[0] < NEAR), key=lambda triple: triple[0])
    if len(near) > 1 and near[0][2].key[:1] == ("unit",) and near[0][2].key[2] == 0:
        near.sort(key=lambda triple: triple[2].role not in ENDING)  # "by 30 November 13,500 had died this year"
    return _behind_event(scene, [(at, time) for _, at, time in near], reading), said


def _measured(
    scene: Scene, reading: Reading, counted: list[tuple[int, TimeMention]]
) -> list[tuple[float, int, TimeMention]]:
    """Every time with its distance: one that serves another clause's count is out of reach of a clause with its own."""
    clauses = scene.clauses
    own = [time for at, time in counted if clauses[at] == clauses[reading.at]]
    bounded = any(time.role not in ("since", "from") for time in own)
    timed = {clauses[at] for at, _ in counted}
    numbered = {clauses[at] for at in scene.phrases}
    found = []
    for at, time in counted:
        distance, clause = _distance(scene, at, reading), clauses[at]
        serves = clause in numbered or (clause + 1 in numbered and clause + 1 not in timed)
        if own and clause != clauses[reading.at] and serves and (bounded or time.role not in ENDING):
            distance += ELSEWHERE
        found.append((distance, at, time))
    return found


def _respectively(scene: Scene, reading: Reading, counted: list[tuple[int, TimeMention]]) -> TimeMention | None:
    """``34 and 57 fell in March and April, respectively``: each number has the time of its own rank."""
    if "respectively" not in scene.words:
        return None
    times = [time for _, time in counted]
    if len(times) == 1 and times[0].key[0] == "span" and " and " in times[0].words.lower():
        times = [replace(times[0], kind="point", key=key) for key in times[0].key[1:]]
    numbers = [at for at in scene.numbers if at in scene.readings or at == reading.at]
    return times[numbers.index(reading.at)] if len(times) == len(numbers) > 1 else None


def _behind_event(scene: Scene, near: list[tuple[int, TimeMention]], reading: Reading) -> list[TimeMention]:
    """The times nearest first; where one dates the count itself, that of its event is only where it starts.

    "The toll of the quake that struck last week rose to 29 on Sunday": the quake was last week, the count is Sunday's.
    """
    events = [pair for pair in near if pair[0] < reading.at and dates_event(scene, pair[0])]
    counts = [pair for pair in near if pair[0] > reading.at and pair not in events and pair[1].role in COUNT_ROLES]
    if not events or not counts:
        return [time for _, time in near]
    started = [replace(time, role="event") for _, time in events[:1]]
    return started + [time for at, time in near if (at, time) not in events]


def dates_event(scene: Scene, at: int) -> bool:
    """Whether a time dates an event that the sentence names: "Tuesday's attack", "the quake that struck on Monday"."""
    time, following = scene.elements[at].time, scene.elements[at + 1 : at + 1 + EVENT_NOUN]
    if time is not None and time.role in EVENT_ROLES and _open_event(following):
        return True
    for index in range(at - 1, max(-1, at - EVENT_CLAUSE), -1):
        item = scene.elements[index]
        if item.lower in RELATIVES:
            return any(other.has("event") for other in scene.elements[max(0, index - 4) : index])
        if item.kind in ("number", "time") or item.lower in CLAUSE_SIGNS:
            return False
    return False


def _statement_time(
    statements: list[tuple[int, TimeMention]], reading: Reading, anchor: date | None
) -> TimeMention | None:
    before = [pair for pair in statements if pair[0] < reading.at] or statements[:1]
    if not before:
        return None
    at, time = before[-1]
    beside = [other for index, other in before[:-1] if at - index <= 3]
    return min([time, *beside], key=lambda mention: _width(mention, anchor))


def _width(mention: TimeMention, anchor: date | None) -> int:
    window = resolve_time(mention, anchor).window
    return (window.days if window is not None else None) or 10_000


def is_of_rank(scene: Scene, at: int) -> bool:
    """Whether a "since" only says from when something is the first or greatest: "the biggest exchange since 2020"."""
    item = scene.elements[at]
    if (item.time is None and item.lower.split()[0] != "since") or (
        item.time is not None and item.time.role != "since"
    ):
        return False
    for other in reversed(scene.elements[max(0, at - RANK) : at]):
        if other.lower in RANKS or other.lower.split()[-1] in RANKS or _ORDINAL.fullmatch(other.lower):
            return True
        if other.kind == "number" or other.lower in ",;:" or other.has("be", "have", "reporting"):
            return False
    return False


def _is_own_date(time: TimeMention, anchor: date | None) -> bool:
    """Whether a time in the first lines is the document's own date, written in full."""
    if time.start > HEAD or anchor is None or time.role is not None or not any(sign.isdigit() for sign in time.words):
        return False
    written = any(part.isdigit() and len(part) == 4 for part in re.split(r"\W", time.words))
    return written and resolve_time(time, anchor).window == Window.day(anchor)


def _is_dateline(scene: Scene, at: int) -> bool:
    """``SEOUL, Jan. 13 (Agency) -``: a place and a day before a dash."""
    if any(item.kind == "number" or (item.kind == "word" and not item.capital) for item in scene.elements[:at]):
        return False
    following = [item.lower for item in scene.elements[at + 1 : at + 6]]
    return any(sign in following[:1] for sign in ("(", "-", "–", "—")) and any(
        sign in following for sign in ("-", "–", "—")
    )


def _with_role(scene: Scene, at: int, time: TimeMention, reading: Reading) -> TimeMention:
    """A time that a "since" clause holds ("since the conflict began in March 2011") is a start.

    "Since Dec. 19, when the agency counted 100" is the day of the count; "100 since Dec. 19, when it began" is a start.
    """
    if time.role == "since" or time.words.lower().startswith("since "):
        between = [item.lower for item in scene.elements[at + 1 : reading.at]]
        when = "when" in between and "," not in between[between.index("when") :]
        return replace(time, role="on" if when else "since")
    for index in range(at - 1, max(-1, at - 8), -1):
        item = scene.elements[index]
        if item.lower == "since" or item.lower.startswith("since "):
            return replace(time, role="since")
        if item.lower in BEGINNING and (at - index <= 2 or scene.elements[index - 1].lower in ("which", "that", "who")):
            return replace(time, role="since")
        if item.kind in ("number", "time") or item.lower in (",", ";"):
            break
    return time


def _dates_statement(scene: Scene, at: int, reading: Reading) -> bool:
    """Whether a time says when something was stated: "said on Monday", "told partners on Jan. 9 that"."""
    time = scene.elements[at].time
    if reading.first <= at <= reading.last or time is None or time.kind == "period" or time.role in BOUNDING:
        return False
    if _is_of_paper(scene, at):
        return True
    if _opener_of_aside(scene, at) is not None:
        return False  # "the report, which was delayed in June, said"
    for index in range(at - 1, max(-1, at - 7), -1):
        item = scene.elements[index]
        if item.kind == "number" or (item.cues and not item.has("people", "collective")):
            break
        if item.has("reporting") and not item.has("have", "totalling"):
            return item.lower not in TALLYING
        if item.has("subordinator") or item.lower in ",;:":
            break
    if at < reading.first:
        for index in range(at + 1, min(len(scene.elements), at + 14, reading.first)):
            item = scene.elements[index]
            if item.has("reporting") and not item.has("have", "totalling", "people"):
                return item.lower not in TALLYING and not _is_thrown_in(scene, at, index)
            if item.cues and not item.has("people", "collective"):
                break
    return False


def _is_thrown_in(scene: Scene, at: int, verb: int) -> bool:
    """``In March, he noted, they were losing 800 a day``: commas part the report from the time before it."""
    before, after = scene.element(at + 1), scene.element(verb + 1)
    return before is not None and after is not None and before.lower == after.lower == ","


def _is_of_person(scene: Scene, at: int, reading: Reading) -> bool:
    """Whether a time stands in what is told of a speaker aside: "the governor, who was hurt in June, said"."""
    return scene.clauses[at] != scene.clauses[reading.at] and _opener_of_aside(scene, at) in ("who", "whose")


def _opener_of_aside(scene: Scene, at: int) -> str | None:
    """The "who" or "which" that opens the clause of the time at an index between two commas."""
    following = scene.element(at + 1)
    if following is None or following.lower != ",":
        return None
    for index in range(at - 1, max(0, at - EVENT_CLAUSE), -1):
        item = scene.elements[index]
        if item.lower in ("who", "which", "whose"):
            return item.lower if scene.elements[index - 1].lower == "," else None
        if item.lower in ",;:" or item.has("reporting"):
            return None
    return None


def _open_event(following: list[Element]) -> bool:
    """Whether words open with those of an event: "'s attack", "prison riot"; another time or number ends them."""
    for item in following:
        if item.has("event"):
            return True
        if item.kind != "word" or item.has("be", "have", "reporting", "preposition", "determiner", "pronoun"):
            return False
    return False


def _is_of_paper(scene: Scene, at: int) -> bool:
    """``its bulletin of Monday says``, ``a statement on Friday put it``: a paper that speaks has its day."""
    before, after = scene.element(at - 1), scene.element(at + 1)
    return before is not None and before.lower in PAPERS and after is not None and after.has("reporting")


def _distance(scene: Scene, at: int, reading: Reading) -> float:
    """How far a time stands from a reading; another number or clause between them counts more."""
    if reading.first <= at <= reading.last:
        return 0.0
    if at <= 1 or (at <= 3 and _opens_sentence(scene, at)):
        return 4.0 + 0.1 * abs(at - reading.at)
    low, high = (reading.last, at) if at > reading.last else (at, reading.first)
    distance = 0.0
    for index in range(low + 1, high):
        item = scene.elements[index]
        distance += 0.5
        if index in scene.readings:
            distance += 4
        following = scene.element(index + 1)
        from_level = (
            item.lower in ("down", "up", "fell", "rose") and following is not None and following.lower == "from"
        )
        if item.lower in AGAINST or from_level:
            distance += ELSEWHERE
        elif item.lower == "(" and at > reading.last and _holds_a_count(scene, index):
            distance += ELSEWHERE  # "212,400 (end of August: 187,900)"
        elif item.lower == ")" and at < reading.first and _closes_a_count(scene, at, index):
            distance += ELSEWHERE  # "212,400 (a week before: 187,900), of them 41,000 dead"
        elif at > reading.last and (item.lower in ASIDE or item.lower == "of whom"):
            distance += ELSEWHERE  # "1,488 were killed, the majority on 7 October"
        elif item.lower in PACTS and at > reading.last:
            distance += ELSEWHERE  # "freed 706 under the deal struck in March"
        elif item.lower == ";":
            counts = scene.clauses[at] in {scene.clauses[number] for number in scene.phrases}
            tells = not counts and any(other.has("event", "ed") for other in scene.elements[:index])
            distance += ELSEWHERE if counts else 3 if tells else 12  # "a bus was hit on Saturday; 39 died"
        elif item.lower == "," and _opens_aside(scene, index, at):
            distance += ELSEWHERE  # "30,000 a month, which had until the summer been enough"
        elif item.lower == "," and at < reading.first:
            distance += 3  # what stands in an aside dates the aside
        elif item.has("subordinator") and not item.has("preposition") and item.lower not in ("that", "when"):
            distance += 6
        if item.has("reporting") and not item.has("have"):
            distance += 3
    return distance


def _opens_aside(scene: Scene, comma: int, at: int) -> bool:
    """Whether a comma opens a clause with "which" that holds the time at an index and says nothing of an event."""
    following, before = scene.element(comma + 1), scene.element(comma - 1)
    if following is None or following.lower != "which" or before is None or before.has("event"):
        return False
    return not any(item.lower in ",;:" for item in scene.elements[comma + 1 : at])


def _holds_a_count(scene: Scene, opening: int) -> bool:
    """Whether the brackets that open at an index hold a count of their own."""
    size = len(scene.elements)
    closing = next((i for i in range(opening, size) if scene.elements[i].lower == ")"), size)
    return any(opening < index < closing for index in scene.phrases)


def _closes_a_count(scene: Scene, at: int, closing: int) -> bool:
    """Whether the brackets that close at an index hold the time at another, and a count of their own."""
    opening = next((i for i in range(closing, -1, -1) if scene.elements[i].lower == "("), closing)
    return opening < at and _holds_a_count(scene, opening)


def _opens_sentence(scene: Scene, at: int) -> bool:
    """Whether only small words stand before a time: "And then, on 12 November", "on date 12 November"."""
    return all(
        item.kind != "word" or item.lower == "date" or item.has("preposition", "conjunction", "adverb", "determiner")
        for item in scene.elements[:at]
    )
