"""Clauses without their verb: ``the army lost 40 men, the rebels 12``, ``put it at 22, the hospital at 31``."""

from __future__ import annotations

from wartoll.extract.breakdowns import BREAKDOWN
from wartoll.extract.constituents import BY_CAUSE, HARMED
from wartoll.extract.elements import Element
from wartoll.extract.measures import HARMS, demonym_of, singular_demonym
from wartoll.extract.scene import Reading, Scene

GAPPED = "number of a clause without its verb"
BRACKETED = "number in brackets beside a name"
JOINTS = frozenset({"and", ",", "/"})
OLDEST = 106  # years
REACH = 12  # elements before a name in which the verb of harm stands
NAME = 7  # elements of the longest name before the number
VERBAL = ("be", "have", "modal", "do", "relative", "subordinator", "pronoun", "negation", "totalling")
LINKS = frozenset("at as for to with of by in from near".split())  # prepositions said again: "the hospital at 31"
PLACING = frozenset("in at near around from by across".split())
APART = frozenset({",", ";", ":", "and", "but", "while", "whereas", "or", "("})
OWNING = frozenset(
    (
        "lost lose loses losing had has have suffered sustained buried fielded fields mustered deployed sent left "
        "contributed provided counts counted numbers numbered"
    ).split()
)  # verbs whose subject's own people are counted
LOOSE = frozenset("another others other next second third fourth latter rest first last former".split())
SAYING = frozenset("put gave claims said".split())


def read_gapped(scene: Scene, at: int) -> Reading | None:
    """A bare number right after a name that opens a clause, where the number before stands behind a verb or a name."""
    if scene.phrases[at].kind not in ("bare", "partitive") or not _closes(scene, scene.phrases[at].end):
        return None
    first = _first_of_row(scene, at)
    if first is None:
        return None
    floor = first.at
    link = scene.elements[at - 1]
    again = link.lower in LINKS and not link.cues
    if again and link.lower != _link_of(scene, first.at).split()[-1]:
        likewise = _with_link(scene, link.lower, first.at)
        if likewise is None:
            return None
        floor, first = first.at, likewise
    stop = at - 1 if again else at
    if again and scene.elements[stop - 1].lower == ",":
        stop -= 1  # "the rescuers, at 1,780"
    elif link.cue("active") == first.measure:
        stop = _before_same_verb(scene, stop)
    start = _name_start(scene, stop, floor)
    if start is None:
        return None
    pair = _pair_before(scene, at, start)
    return _like(scene, at, pair[0] if pair else first, start, stop)


def _before_same_verb(scene: Scene, at: int) -> int:
    """``the Viet Minh | that they lost 300``: where a clause with the same verb once more begins."""
    start = at - 1
    while start > 0 and (scene.elements[start - 1].has("pronoun", "have") or scene.elements[start - 1].lower == "that"):
        start -= 1
    return start if start < at - 1 else at


def _like(scene: Scene, at: int, first: Reading, start: int, stop: int) -> Reading:
    reading = scene.make(at, first.measure, GAPPED, start)
    reading.form, reading.per, reading.denied = first.form, first.per, first.denied
    reading.whole = first.whole
    reading.subject = _written(scene, start, stop)
    return reading


def read_second_of_pair(scene: Scene, at: int) -> Reading | None:
    """``126 were killed and 207 hurt in Nineveh; in Diyala 107 and 201``, ``Diyala (107 and 201)``: the second."""
    previous = scene.previous(at)
    first = scene.readings.get(previous) if previous is not None else None
    if first is None or previous is None or first.rules[0] not in (GAPPED, BRACKETED) or at - previous != 2:
        return None
    pair = _pair_before(scene, previous, first.first)
    if pair is None or scene.elements[at - 1].lower not in JOINTS or scene.phrases[at].kind != "bare":
        return None
    reading = _like(scene, at, pair[1], first.first, first.first)
    reading.rules[0], reading.subject, reading.group = first.rules[0], first.subject, first.group
    return reading


def _pair_before(scene: Scene, at: int, floor: int) -> tuple[Reading, Reading] | None:
    """The last two counts before, of two measures, where the number opens a pair: "18 and 92"."""
    joint, second = scene.element(at + 1), scene.element(at + 2)
    if joint is None or second is None or joint.lower not in JOINTS or at + 2 not in scene.phrases:
        return None
    if scene.phrases[at + 2].kind != "bare" or not _closes(scene, at + 3):
        return None
    row = [scene.readings[other] for other in scene.numbers if other < floor and other in scene.readings]
    if len(row) < 2 or row[-1].measure == row[-2].measure:
        return None
    return row[-2], row[-1]


def read_bracketed(scene: Scene, at: int) -> Reading | None:
    """``died in Crater (nine) and Khormaksar (six)``, ``July (1,140 dead), October (1,002)``: alone in brackets."""
    opening, closing = scene.element(at - 1), scene.element(scene.phrases[at].end)
    if opening is None or closing is None or opening.lower != "(" or scene.phrases[at].kind != "bare":
        return None
    pair = _pair_before(scene, at, at)
    if closing.lower != ")" and pair is None:
        return None
    name, start = scene.element(at - 2), at - 2
    if name is None or not (name.kind == "time" or (name.kind == "word" and _may_name(name))):
        return None
    while start > 0 and scene.elements[start - 1].capital and _may_name(scene.elements[start - 1]):
        start -= 1
    measure, source = _bracketed_measure(scene, at, start)
    if measure is None:
        return None
    reading = scene.make(at, measure, BRACKETED, start)
    if pair is not None:
        reading.measure = pair[0].measure
    if source is not None:
        reading.form, reading.per = source.form, source.per
    if name.capital and name.kind == "word":
        reading.subject = scene.text[scene.elements[start].start : name.end]
    return reading


def is_beside_name(scene: Scene, at: int) -> bool:
    """Whether a small number alone in brackets stands beside a name: an age, unless the sentence tells otherwise."""
    name, number = scene.element(at - 2), scene.elements[at].number
    if name is None or number is None or scene.elements[at - 1].lower != "(" or not name.capital:
        return False
    closing = scene.element(at + 1)
    return closing is not None and closing.lower == ")" and (number.high or 0) < OLDEST and name.kind == "word"


def _bracketed_measure(scene: Scene, at: int, start: int) -> tuple[str | None, Reading | None]:
    """The measure of the number in brackets before, or of the harm that the clause tells of before a place's name."""
    previous = scene.previous(at)
    before = scene.readings.get(previous) if previous is not None else None
    if before is not None and before.rules[0] == BREAKDOWN:
        return None, None
    if before is not None and before.form not in ("share", "ratio") and scene.is_bracketed(before.at):
        return before.measure, before
    link = scene.element(start - 1)
    placed = link is not None and link.lower in PLACING and scene.elements[at - 2].capital
    if not placed:
        return None, None
    pair = _pair_before(scene, at, at)
    if pair is not None:
        return pair[0].measure, pair[0]
    for index in range(start - 1, max(-1, start - REACH), -1):
        item = scene.elements[index]
        if item.lower in (";", ":", "."):
            break
        told = item.cue("passive", "intransitive", "head", "toll", "active")
        if told in HARMS:
            return told, None
    return None, None


def _first_of_row(scene: Scene, at: int) -> Reading | None:
    """The count right before in the sentence, whose clause the number's goes on with."""
    previous = scene.previous(at)
    around = scene.previous(previous) if previous is not None else None
    if previous is not None and around is not None and around in scene.readings:
        previous = around if scene.phrases[around].end > previous else previous  # "212 of the 1,340 dead"
    first = scene.readings.get(previous) if previous is not None else None
    if first is None or first.form in ("share", "ratio") or first.measure == "equipment":
        return None
    if scene.is_bracketed(at) or scene.elements[first.at].number is None:
        return None
    return first


def _link_of(scene: Scene, at: int) -> str:
    before = scene.governor(at)
    return scene.elements[before].lower if before is not None else "-"


def _with_link(scene: Scene, link: str, before: int) -> Reading | None:
    """The nearest count of the sentence behind the same preposition: "accounted for 758, with 110 dead; Y for 184"."""
    for other in reversed([other for other in scene.numbers if other < before and other in scene.readings]):
        if _link_of(scene, other).split()[-1] == link and scene.readings[other].form not in ("share", "ratio"):
            return scene.readings[other]
    return None


def _closes(scene: Scene, end: int) -> bool:
    """Whether nothing that a number could count follows it."""
    after = scene.element(end)
    if after is None or after.kind in ("sign", "time", "quote"):
        return True
    return after.has("conjunction", "preposition", "including", "adverb", "subordinator", "relative")


def _name_start(scene: Scene, stop: int, floor: int) -> int | None:
    """Where the name before a number opens its clause; None where a verb or no name stands there."""
    start = stop
    while start > floor + 1 and stop - start < NAME and _may_name(scene.elements[start - 1]):
        start -= 1
    while start < stop and scene.elements[start].has("adverb"):
        start += 1
    opening = scene.element(start - 1)
    if start == stop or opening is None or opening.lower not in APART or opening.lower == "(":
        return None
    words = [item for item in scene.elements[start:stop] if item.kind in ("word", "figure")]
    while words and words[0].has("preposition"):
        words = words[1:]
    head = words[-1] if words else None
    if head is None or (head.has("preposition", "determiner", "adverb") and head.lower not in LOOSE):
        return None
    return start if _is_name(words) else None


def _may_name(item: Element) -> bool:
    if item.kind in ("quote", "figure"):
        return True
    if item.kind != "word" or item.lower in APART or item.has(*VERBAL, "including"):
        return False
    if item.has("reporting") and not item.has("people"):
        return False
    return not item.cue("active", "passive", "intransitive", "adjective") or item.has("people", "collective", "event")


def _is_name(words: list[Element]) -> bool:
    """Whether words name somebody or something: a capital, people, a force, what has an article or an owner."""
    if len(words) == 1 and words[0].has("ing", "ed") and not words[0].has("event") and not words[0].capital:
        return False
    named = words[0].capital or words[0].has("determiner") or words[0].lower in LOOSE
    kinds = ("people", "collective", "country", "demonym", "nationals", "event", "equipment", "generic")
    plural = words[-1].lower.endswith("s") and not words[-1].cues
    return named or plural or any(item.capital or item.possessive or item.has(*kinds) for item in words)


def _written(scene: Scene, start: int, stop: int) -> str:
    words = [item for item in scene.elements[start:stop] if item.kind != "quote"]
    while words and words[0].has("determiner", "preposition") and words[0].lower not in LOOSE:
        words = words[1:]
    return scene.text[words[0].start : words[-1].end] if words else ""


def gapped_group(scene: Scene, reading: Reading) -> str | None:
    """Who a number without its verb counts: the name's own people, else those of the number before it."""
    rows = [other for at, other in scene.readings.items() if at < reading.at and other.group]
    base = rows[-1].group if rows else None
    told = [other for other in rows if other.rules[0] != GAPPED]
    parts = [other for other in told if other.rules[0] in (BY_CAUSE, HARMED)]
    head = (parts or told)[-1] if told else None
    name = (reading.subject or "").removesuffix("'s").removesuffix("’s")
    if reading.rules[0] == BRACKETED:
        noun = next((other.group for other in rows if other.rules[0] != BRACKETED), None)
        return f"{noun or 'people'} in {name}" if name and f" in {name}" not in (noun or "") else base
    if head is None or not name or name.lower() in LOOSE:
        return base
    noun = _noun_of(scene, head)
    if head.rules[0] in (BY_CAUSE, HARMED) and head.subject:
        return f"people in {name}" if head.subject.startswith("people in ") else name
    if not _owns(scene, head):
        return head.group
    if demonym_of(name) or singular_demonym(name):
        adjective = demonym_of(name) or name
        return f"{adjective} {noun or 'forces'}"
    if not noun or name.endswith(("s", "men")) or name.lower().split()[-1] == noun:
        return name
    return f"{name} {noun}"


def _owns(scene: Scene, head: Reading) -> bool:
    """Whether the verb of the first clause counts its subject's own people: "lost", "has"."""
    before = scene.governor(head.at)
    for index in range(before if before is not None else -1, max(-1, (before or 0) - 4), -1):
        item = scene.elements[index]
        if item.lower in OWNING or item.cue("active") == "losses":
            return True
        if item.kind != "word" or item.cue("active") or item.has("reporting"):
            return False
    return False


def _noun_of(scene: Scene, head: Reading) -> str:
    """The plain noun of the first count: "soldiers" of "three soldiers"."""
    phrase = head.phrase
    if phrase is None or phrase.head is None or phrase.kind != "people":
        return ""
    return scene.elements[phrase.head].lower
