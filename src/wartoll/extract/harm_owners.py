"""Whose harm a bare count is: "Boer losses were 100 killed", "losses among the guards", "the army suffered 30 dead"."""

from __future__ import annotations

from wartoll.extract.antecedents import HARM_NOUNS, SUFFERING, first_force, phrase_ending, skip_left, subject_of
from wartoll.extract.elements import Element
from wartoll.extract.measures import lexicon
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.sides import is_one_person, is_reporter
from wartoll.extract.topics import THEY, topic_before

REACH = 14  # elements between the noun of a harm and its count
COUNTING = frozenset(
    "counted counts count listed lists buried buries mourned admits admitted admit recorded acknowledged acknowledges "
    "concedes conceded".split()
)
LEFT_AT = frozenset(
    "field battlefield behind ground wire slope slopes lines line trenches trench parapet snow positions".split()
)
TOLLS = frozenset({"toll", "tolls", "tally", "losses"})
OWNING = frozenset({"of", "among", "amongst", "in", "to", "within", "for"})
OF_WAR = frozenset(
    "combat military battle battlefield war total overall personnel manpower troop own heavy irrecoverable death "
    "confirmed reported daily weekly monthly annual cumulative human known recent initial".split()
)
PUTTING = frozenset({"put", "puts", "putting"})
PLAIN_VERBS = ("be", "have", "modal", "adverb", "totalling")


def force_of_harm(scene: Scene, reading: Reading) -> str | None:
    """``Houthi casualties ... come to 95 dead``, ``the army suffers 30 casualties``: whose harm a bare count is."""
    labelled = False
    for at in range(reading.at - 1, max(-1, reading.at - REACH), -1):
        item = scene.elements[at]
        if item.kind == "number" or item.lower == ";":
            return None
        if item.lower == ":":
            labelled = True
            continue
        if _is_harm(item):
            owner = owner_of_harm(scene, at, reading.at)
            if owner is not None or not (labelled or _opens_line(scene, at)):
                return owner
            continue
        if labelled:
            continue
        if (item.lower in SUFFERING and not _is_helper(scene, at)) or (
            item.lower == "left" and _on_the_field(scene, reading)
        ):
            return subject_of(scene, at) or shared_subject(scene, reading, at)
        if item.lower == "leaving" and _on_the_field(scene, reading):
            return first_force(scene, reading)
        if item.lower in COUNTING:
            head = skip_left(scene, at - 1, 0)
            armed = head is not None and scene.elements[head].has("troops", "collective")
            return subject_of(scene, at) if armed else None
        passive = at > 0 and scene.elements[at - 1].has("be")
        totals = item.has(*PLAIN_VERBS) and item.lower not in PUTTING
        if (item.has("reporting") and not passive and not totals) or item.cue("active"):
            return None
    return None


def _opens_line(scene: Scene, at: int) -> bool:
    """Whether a noun of harm is only the label of its own figure: "losses: killed 18, wounded 40"."""
    before = scene.element(at - 1)
    return before is not None and before.kind in ("sign", "quote")


def _is_helper(scene: Scene, at: int) -> bool:
    """Whether "had" only helps the verb after it: "had put the toll at 51"."""
    after = scene.element(at + 1)
    return scene.elements[at].has("have") and after is not None and after.has("reporting") and not after.has("have")


def _is_harm(item: Element) -> bool:
    """Whether a word is a noun of harm or of its toll, and names no people."""
    return (
        not TOLLS.isdisjoint(item.lower.split())
        or _is_of_people(item)
        or (item.cue("head") in HARM_NOUNS and not item.has("troops"))
    )


def _is_of_people(item: Element) -> bool:
    """``casualties among``, ``deaths of``: a noun of harm with the link to its people."""
    return " " in item.lower and item.lower.split()[-1] in OWNING and item.cue("active") in HARM_NOUNS


def _on_the_field(scene: Scene, reading: Reading) -> bool:
    """``left 112 dead on the field``, ``left 40 dead behind``: the side that leaves its dead."""
    return any(item.lower in LEFT_AT for item in scene.elements[reading.at : reading.at + 8])


def shared_subject(scene: Scene, reading: Reading, verb: int) -> str | None:
    """``killed 13 soldiers and suffered 28 dead``: the subject that a verb after "and" shares with the one before."""
    at = verb - 1
    while at > 0 and scene.elements[at].has(*PLAIN_VERBS):
        at -= 1
    if at < 1 or not scene.elements[at].has("conjunction"):
        return None
    start = at
    while start > 0 and scene.elements[start - 1].lower not in (";", ":", "that"):
        start -= 1
    if scene.elements[start].lower in THEY:
        return topic_before(scene).subject
    return first_force(scene, reading, at)


def owner_of_harm(scene: Scene, at: int, stop: int) -> str | None:
    """The people of a noun of harm at an index, named before it or after it: "Houthi losses", "losses of the army"."""
    return _owner_after(scene, at, stop) or _owner_before(scene, at)


def _owner_after(scene: Scene, at: int, stop: int) -> str | None:
    joined = " " in scene.elements[at].lower  # "casualties among" is one phrase of the lexicon
    link = scene.elements[at].lower.split()[-1] if joined else scene.elements[min(at + 1, stop - 1)].lower
    if link not in OWNING:
        return None
    start = at + 1 if joined else at + 2
    head: int | None = None
    for index in range(start, min(stop, start + 7)):
        item = scene.elements[index]
        if item.kind not in ("word", "figure") or item.has("be", "have", "modal", "reporting", "preposition"):
            break
        land = item.has("country") and link == "of"
        if item.has("troops", "collective", "nationals") or land or _are_civil(item):
            head = index
        elif head is not None and not item.possessive:
            break
    return phrase_ending(scene, head, start) if head is not None else None


def _are_civil(item: Element) -> bool:
    return item.has("civil") and item.lower.endswith(("s", "n", "staff"))


def _owner_before(scene: Scene, at: int) -> str | None:
    last = at - 1
    while last > 0 and scene.elements[last].lower in OF_WAR and not scene.elements[last].possessive:
        named = scene.elements[last - 1]
        if named.kind != "word" or named.has("determiner", "preposition"):
            break
        last -= 1
    if last < 0 or scene.elements[last].kind != "word":
        return None
    item = scene.elements[last]
    if item.possessive and is_one_person(item):
        return None
    found = phrase_ending(scene, last)
    if found is not None and found.lower() not in OF_WAR - {"military"}:
        return _as_people(found)
    plural = lexicon().entries.get(item.lower + "s")
    if plural is not None and "people" in plural.tags and "generic" not in plural.tags:
        return scene.text[item.start : item.end] + "s"  # "combatant deaths", "Boer losses"
    words = scene.text[item.start : item.end].removesuffix("'s").removesuffix("’s")
    initials = words.isupper() and len(words) > 1 and not scene.text.isupper() and not is_reporter(words)
    return words if initials and not item.has("country", "demonym") else None


def _as_people(found: str) -> str:
    """A people's noun in the plural where it stood before another: "combatant" of "combatant deaths"."""
    words = found.split()
    while len(words) > 1 and words[0].lower() in OF_WAR:
        words = words[1:]
    last = words[-1].lower()
    entry, plural = lexicon().entries.get(last), lexicon().entries.get(last + "s")
    alone = entry is not None and "people" in entry.tags and not entry.tags & {"collective", "demonym"}
    joined = " ".join(words)
    return joined + "s" if alone and plural is not None and "people" in plural.tags else joined
