"""Whom a sentence is about: its subject, and the people in it who come to harm; bare counts after it go on with them.

"The peacekeepers were ambushed. Three were killed", "The regiment held the crossroads. It lost 112 killed."
"""

from __future__ import annotations

from wartoll.extract.antecedents import HARM_NOUNS, OWNERS, SUFFERING, phrase_ending
from wartoll.extract.circumstances import AT, EVENTS, SITES, STRUCK
from wartoll.extract.elements import Element, read_elements
from wartoll.extract.measures import HARMS, singular_demonym, split_phrases
from wartoll.extract.number_words import word_values
from wartoll.extract.scene import Memory, Reading, Scene, Topic
from wartoll.extract.sides import SOURCES, adjective_of, is_one_person, is_reporter
from wartoll.vocabulary import load_vocabulary

_WORDS = load_vocabulary("groups")["topics"]
HELPING = frozenset(split_phrases(_WORDS["helping"]))  # who comes when others are hurt
BLOWS = STRUCK | frozenset(split_phrases(_WORDS["blows"]))
HOLDING = frozenset(split_phrases(_WORDS["holding"]))  # what stands before people whom a thing holds
LINKING = frozenset({"of", "with", "at", "on", "for", "against", "into", "among"})
THEY = frozenset({"it", "they", "he", "she", "its", "their", "his", "her"})
PLURALS = ("s", "men", "women", "people", "children", "police", "troops", "crew", "staff", "personnel", "army", "force")
OPENING = 14  # elements before the first subject: "On Tuesday morning, in the south of the country, ..."
OPENING_WORDS = dict.fromkeys([*OWNERS, "a", "an", "the", "of", "these", "those", "dozen", "more", "another"])
PHRASE = 8  # elements of a subject before its head
REACH = 7  # elements after a subject in which its verb stands


NOBODY = Topic()


def topic_before(scene: Scene) -> Topic:
    """The topic of the sentence before; read only where a count asks for it, and once."""
    memory, before = scene.memory, scene.index - 1
    if not 0 <= before < len(memory.sentences):
        return NOBODY
    if memory.people is None or memory.people[0] != before:
        memory.people = before, _read(scene.text, memory, before)
    return memory.people[1]


def _read(text: str, memory: Memory, index: int) -> Topic:
    return topic_of_people(Scene(text, read_elements(text, memory.sentences[index], (), ()), memory, index))


def topic_of_people(scene: Scene) -> Topic:
    """Whom a sentence is about."""
    elements = scene.elements
    head = _subject_head(scene)
    if head is None:
        return Topic(None, _held(scene, 0))
    subject = people_words(scene, head)
    verb, passive = _verb(elements, head)
    if verb is not None and elements[verb].has("reporting") and not passive:
        return Topic(subject, _held(scene, verb))
    if verb is not None and elements[verb].lower in BLOWS and not passive:
        return Topic(subject, _held(scene, verb))
    people = elements[head].has("people", "troops", "collective") or elements[head].has("nationals")
    helps = elements[head].lower in HELPING or (verb is not None and elements[verb].lower in HELPING)
    land = elements[head].has("country") and not elements[head].lower.endswith("s")
    return Topic(subject, subject if people and not helps and not land else _held(scene, head + 1))


def _subject_head(scene: Scene) -> int | None:
    """The noun of people or of a force that a sentence opens with, past what tells when and where."""
    elements = scene.elements
    at = _first_subject(elements)
    for index in range(at, min(len(elements), at + PHRASE)):
        item = elements[index]
        if item.kind == "quote" or item.lower in ("and", "but", "meanwhile"):
            continue
        if item.kind not in ("word", "figure"):
            return None
        if is_people_at(scene, index):
            return last_of_people(scene, index)
        if item.has("preposition", "be", "have", "modal", "relative", "subordinator", "reporting", "pronoun"):
            return None
        if item.cues and not item.has("determiner"):
            return None
    return None


def _first_subject(elements: list[Element]) -> int:
    """Where a sentence's subject may begin: after "On Tuesday, in the south," and the like."""
    counted = len(elements) > 1 and (elements[1].lower[0].isdigit() or elements[1].lower in word_values())
    opens = (
        elements
        and not counted
        and (elements[0].has("preposition", "subordinator", "adverb") or elements[0].kind == "time")
    )
    if not opens:
        return 0
    comma = next((at for at, item in enumerate(elements[:OPENING]) if item.lower == ","), None)
    return comma + 1 if comma is not None else 0


def last_of_people(scene: Scene, at: int) -> int:
    """The last of the nouns of people that stand together: "police | officers"."""
    while at + 1 < len(scene.elements) and is_people_at(scene, at + 1):
        at += 1
    return at


def is_people_at(scene: Scene, at: int) -> bool:
    """Whether a word is a noun of people or of a force that more than one serve in, and names no house of theirs."""
    item = scene.elements[at]
    if item.kind != "word" or item.has("generic", "determiner", "event") or item.lower in HELPING & SOURCES:
        return False
    if item.cue("head") in HARM_NOUNS - {"missing", "displaced"} and not item.has("troops"):
        return False
    if not item.has("people", "troops", "collective", "nationals", "country"):
        return False
    if is_one_person(item) or is_reporter(item.lower) or item.lower in SOURCES | {"group", "side", "front"}:
        return False
    before, after = scene.element(at - 1), scene.element(at + 1)
    if after is not None and after.kind == "word":
        house = after.lower.split()[-1] in SITES or after.has("equipment", "distractor") or after.lower in EVENTS
        if house and not item.possessive and after.lower not in BLOWS:
            return False
        adjective = item.has("demonym") and (before is None or not before.has("determiner") or _describes(after))
        if adjective and not after.has("be", "have", "modal") and not item.lower.endswith(("ns", "is", "ks", "ds")):
            return False  # "the Turkish province"
    several = item.lower.endswith(PLURALS) or item.has("collective", "troops", "country", "nationals")
    return several and not (item.has("country") and _is_place(scene, at))


def _is_place(scene: Scene, at: int) -> bool:
    before = scene.element(at - 1)
    return before is not None and before.has("preposition")


def _verb(elements: list[Element], head: int) -> tuple[int | None, bool]:
    """The verb after a subject, where a list holds it, and whether the subject suffers it."""
    passive = False
    for at in range(head + 1, min(len(elements), head + 1 + REACH)):
        item = elements[at]
        if (item.kind == "sign" and item.lower != ",") or item.lower == "to":
            break
        if item.has("be"):
            passive = True
        elif item.has("reporting") or item.lower in BLOWS or item.lower in HELPING or item.cue("active"):
            return at, passive
    return None, passive


def _held(scene: Scene, start: int) -> str | None:
    """The people whom a blow falls on, or whom a thing holds: "hit a bus carrying trainees", "a convoy of troops"."""
    elements = scene.elements
    opened = False
    for at in range(start, len(elements)):
        item = elements[at]
        opened = opened or item.lower in BLOWS or item.lower in HOLDING
        if not opened or not is_people_at(scene, at) or item.has("country"):
            continue
        if item.has("collective") and not item.has("troops"):
            continue
        before = next((other for other in reversed(elements[:at]) if not _describes(other)), None)
        after = scene.element(at + 1)
        if before is not None and before.lower in ("by", "said", "says"):
            continue
        if item.lower in HELPING or (after is not None and after.has("reporting")):
            continue
        if before is not None and (before.lower in BLOWS or before.lower in HOLDING or before.lower in LINKING):
            return people_words(scene, last_of_people(scene, at))
    return None


def _describes(item: Element) -> bool:
    """Whether a word may stand between what holds people and their noun."""
    closed = item.has("preposition", "be", "have", "reporting", "relative", "subordinator", "conjunction")
    return item.kind == "word" and not closed and item.lower not in BLOWS and item.lower not in HOLDING


def people_words(scene: Scene, head: int) -> str | None:
    """The noun phrase of a topic: without numbers, owners and words that only count."""
    found = phrase_ending(scene, head)
    if found is None:
        return None
    words = found.split()
    while words and (words[0][0].isdigit() or words[0].lower().split("-")[0] in word_values() | OPENING_WORDS):
        words = words[1:]
    if not words:
        return None
    item = scene.elements[head]
    if item.has("country", "nationals") and not item.has("troops", "collective") and len(words) == 1:
        return words[0] if singular_demonym(words[0]) == words[0] else adjective_of(scene, item)
    return " ".join(words)


def pronoun_subject(scene: Scene, reading: Reading) -> str | None:
    """``It lost 112 killed``, ``They buried 40``: the subject before whom the pronoun of a losing verb stands for."""
    for at in range(min(reading.at, reading.first + 1) - 1, -1, -1):
        item = scene.elements[at]
        if item.kind in ("sign", "number"):
            return None
        if item.lower in THEY and not item.has("people"):
            verb = next((other for other in scene.elements[at + 1 : reading.at + 1] if not _leads(other)), None)
            loses = verb is not None and (verb.cue("active") == "losses" or verb.lower in SUFFERING | LOSING)
            return topic_before(scene).subject if loses else None
    return None


LOSING = frozenset("left leave leaves leaving buried bury burying lost mourned".split())


def _leads(item: Element) -> bool:
    return item.has("be", "modal", "adverb", "negation") or item.lower in ("have", "has", "had", "itself", "themselves")


def harmed_before(scene: Scene, reading: Reading) -> str | None:
    """``Three were killed``: the people of the sentence before, where it counts nobody and this one names no place."""
    phrase = reading.phrase
    told = phrase is None or phrase.kind in ("bare", "harm", "partitive")
    if not told or reading.measure not in HARMS or reading.whole is not None:
        return None
    if any(other.sentence == scene.index - 1 and other.measure in HARMS for other in scene.memory.recent):
        return None
    partitive = phrase is not None and phrase.kind == "partitive"
    return None if not partitive and _is_set_elsewhere(scene, reading) else topic_before(scene).harmed


def _is_set_elsewhere(scene: Scene, reading: Reading) -> bool:
    """Whether a sentence has a place or an event of its own before its count: "In Herat, 33 died", not "The attack"."""
    before = scene.elements[: reading.at]
    for at, item in enumerate(before):
        known = at and before[at - 1].lower in ("the", "that", "this")
        if (item.has("event") and not known) or (item.has("country", "demonym") and not item.has("reporting")):
            return True
        placed = item.lower in AT and at + 1 < len(before) and before[at + 1].time is None
        if placed:
            return True
    return False
