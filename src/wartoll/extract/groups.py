"""Who is counted: the group of a reading, by the nearest evidence that the text gives.

In order: its own noun with what says more of it; whose men they are (a possessive, the subject of the verb, the
label of the line); the count it is joined to; its whole; the topic of the section; what was counted before.
"""

from __future__ import annotations

from wartoll.extract.antecedents import gapped_subject, owner_of, shared_noun, with_owner
from wartoll.extract.breakdowns import BREAKDOWN, broken_down_group
from wartoll.extract.carried_groups import as_flow, carried_group
from wartoll.extract.constituents import BY_CAUSE, HARMED
from wartoll.extract.count_subjects import subject_of_count
from wartoll.extract.counted_nouns import noun_words
from wartoll.extract.gapping import BRACKETED, GAPPED, gapped_group
from wartoll.extract.harm_owners import force_of_harm
from wartoll.extract.labels import OF_PEOPLE
from wartoll.extract.measures import country_of, demonym_of, singular_demonym
from wartoll.extract.named_forces import LOOSE_HEADS, among, apposed, is_specific, label_of, owner_before
from wartoll.extract.parties import find_sides
from wartoll.extract.portions import portion_words
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.sides import (
    COLLECTIVES,
    adjective_of,
    admitting_side,
    as_force,
    is_military,
    names_side,
    side_after,
    side_before,
    sides_around,
)
from wartoll.extract.strength_groups import force_of_strength, is_of_own_phrase
from wartoll.extract.topics import pronoun_subject

SIDES_MEN = frozenset({"forces", "men", "dead"})  # nouns that say no more of a side than its name
FRESH = frozenset({"replacements", "reinforcements", "recruits", "conscripts", "volunteers", "draftees"})
STATES = frozenset("wounded injured dead killed captured missing surrendered fallen".split())
LOOSE = LOOSE_HEADS | {"all ranks"}
NAMED = frozenset(
    {"counted beside its noun", "number after its name", "so many to one", "column of a table", OF_PEOPLE}
)
VAGUE = frozenset({"men", "people", "persons", "wounded", "bodies", "victims"})  # they tell the sentences after nothing
AGES = frozenset("men women boys girls children minors adults babies infants teenagers elderly civilians".split())


def group_of(scene: Scene, reading: Reading, *, about_forces: bool) -> str | None:
    """Who a reading counts, in the text's own words where it has any; None where only the place tells.

    An adjective left alone ("no Russian casualties") stands for its people.
    """
    own = force_of_strength(scene, reading) if is_of_own_phrase(reading) else None
    group = own or _listed(scene, reading) or _group_of(scene, reading, about_forces=about_forces)
    if group is None or group.lower() in LOOSE:
        force = force_of_strength(scene, reading)
        if force:
            reading.guess, group = None, f"{force} {group}" if group else force
    if group is None or reading.measure == "equipment":
        return group
    if singular_demonym(group) == group and demonym_of(group) != group:
        armed = about_forces and group in scene.memory.armed and not reading.denied
        group = f"{group}s" if group.endswith("an") and not armed else as_force(group)
    return _as_named(scene, group)


def _as_named(scene: Scene, group: str) -> str:
    """A side's forces with the word that the sentence has for them: ``Houthis (Houthi forces)``."""
    side, _, noun = group.rpartition(" ")
    if noun.lower() not in SIDES_MEN or " " in side.replace(" and ", "") or not side:
        return group
    for item in scene.elements:
        if item.has("nationals") and item.lower.endswith("s") and adjective_of(scene, item).lower() == side.lower():
            return f"{scene.text[item.start : item.end]} ({group})"
    return group


def is_remembered(reading: Reading, group: str, kept: str | None) -> bool:
    """Whether later counts go on with a group, and not the one kept so far: no part, no flow of captives, no age."""
    if kept is not None and is_specific(kept) and not is_specific(group):
        return False
    if reading.measure in ("equipment", "captured", "returned") or reading.whole is not None:
        return False
    if reading.number.best == 1 and not is_specific(group):
        return False
    return group.lower() not in VAGUE | AGES | {"all sides", "both sides"} and not reading.denied


def tells_little(reading: Reading, group: str) -> bool:
    """Whether a group's own words leave open who it is: a plain noun of people, without a side or a name."""
    if reading.measure == "equipment" or reading.form == "ratio":
        return False
    return len(group.split()) <= 3 and group.islower() and not _has_side(group)


def note_force(scene: Scene, group: str) -> None:
    """Keep a force that was counted under its side's name."""
    sides = " ".join(find_sides(group))
    if sides and is_military(group):
        scene.memory.forces.setdefault(sides, group)


def _listed(scene: Scene, reading: Reading) -> str | None:
    """The item of equipment, the label of a list's column, the sides of a ratio."""
    if reading.measure == "equipment":
        return reading.item
    if reading.group and (reading.denied or reading.rules[0].endswith("list") or reading.rules[0] in NAMED):
        return reading.group
    sides = sides_around(scene, reading) if reading.form == "ratio" else []
    if sides:
        return f"{' and '.join(sides[:2])} forces"
    return reading.group if reading.form == "ratio" else None


def _group_of(scene: Scene, reading: Reading, *, about_forces: bool) -> str | None:
    if reading.measure == "equipment":
        return None
    if reading.rules[0] in (BY_CAUSE, HARMED) and (reading.subject or reading.whole is not None):
        return reading.subject or (reading.whole.group if reading.whole is not None else None)
    again = reading.rules[0] == "share of the count before" and reading.phrase and reading.phrase.kind != "partitive"
    portion = portion_words(scene, reading)
    if portion or reading.measure == "capability" or again:
        words, owner = portion, None
    else:
        words = noun_words(scene, reading)
        owner = owner_of(scene, reading) or owner_before(scene, reading)
    if owner is not None:
        return with_owner(_full(scene, owner), words) if words else as_force(_full(scene, owner))
    if words.lower() in AGES and _is_one_of_ages(scene, reading):
        return _among_whole(reading, words)
    if words and words.lower() not in LOOSE:
        return _of_noun(scene, reading, words, about_forces=about_forces)
    if about_forces and (words or among(scene, reading) is None):
        named = apposed(scene, reading)
        if named is not None:
            return named
    if words:
        return _of_loose_noun(scene, reading, words, about_forces=about_forces)
    return _of_bare_count(scene, reading, about_forces=about_forces)


def _is_one_of_ages(scene: Scene, reading: Reading) -> bool:
    """Whether a count stands beside others of people by age or sex: the men of "40 men, 12 women" are no soldiers."""
    heads = (phrase.head for at, phrase in scene.phrases.items() if at != reading.at)
    return any(scene.elements[head].lower in AGES - {"men", "civilians"} for head in heads if head is not None)


def _among_whole(reading: Reading, words: str) -> str:
    """``children among the civilians``: an age or sex with the people that it is a part of."""
    whole = reading.whole.group if reading.whole is not None else None
    known = whole is not None and not VAGUE & set(whole.lower().split()) and whole.lower() not in AGES - {"civilians"}
    return f"{words} among {whole}" if known else words


def _of_noun(scene: Scene, reading: Reading, words: str, *, about_forces: bool) -> str:
    """A noun with the side it belongs to: "soldiers" of a sentence whose subject is Russia are Russian soldiers."""
    subject = _subject(scene, reading)
    if words.lower() in FRESH and reading.measure == "reinforcements":
        return _fresh(scene, reading, words, subject)
    return _with_side(scene, reading, words, subject, about_forces=about_forces)


def _of_loose_noun(scene: Scene, reading: Reading, words: str, *, about_forces: bool) -> str:
    """A noun that tells how soldiers are counted and not whose they are: "men", "rifles", "troops"."""
    subject = _subject(scene, reading)
    label = label_of(scene) if about_forces and subject is None else None
    if label is not None:
        return with_owner(label, words)
    if not subject and reading.rules[0].startswith("goes on"):
        subject = gapped_subject(scene, reading)  # "the rebels have 7,000 fighters and the army 56,000 men"
    if about_forces and not subject and scene.memory.group:
        reading.guess = "last group"
        return scene.memory.group
    return _with_side(scene, reading, words, subject, about_forces=about_forces)


def _of_bare_count(scene: Scene, reading: Reading, *, about_forces: bool) -> str | None:
    """Whom a number without a noun counts."""
    if reading.rules[0] in (GAPPED, BRACKETED):
        return gapped_group(scene, reading)
    if reading.rules[0] == BREAKDOWN and reading.subject:
        return broken_down_group(scene, reading)
    named = among(scene, reading)
    if named is not None:
        return named
    shared = shared_noun(scene, reading)
    if shared is not None and noun_words(scene, shared):
        return group_of(scene, shared, about_forces=about_forces)
    gapped = gapped_subject(scene, reading) if reading.rules[0].startswith("goes on") else None
    if gapped:
        return as_force(gapped)
    if reading.group and reading.rules[0].endswith("after a verb of counting"):
        return reading.group  # the subject of such a verb tells of the count and is not counted
    subject = _subject(scene, reading) or admitting_side(scene, reading)
    if subject is None and reading.phrase is not None and reading.phrase.kind in ("harm", "bare"):
        subject = force_of_harm(scene, reading)
    if subject and not _is_of_a_country(scene, subject):
        return as_force(_full(scene, subject))
    first = not any(other.group for at, other in scene.readings.items() if at < reading.at)
    label = label_of(scene, about_forces=about_forces) if first else None
    if label is not None:
        return as_force(label)
    if reading.whole is not None and (reading.whole.group or reading.whole.phrase is not None):
        reading.guess = "whole"
        return reading.whole.group
    if scene.memory.heading and first:
        reading.guess = "heading"
        return as_flow(reading, scene.memory.heading)
    if reading.measure == "displaced" and first:
        reading.guess = "at large"
        return None  # people at large
    return as_flow(reading, carried_group(scene, reading, about_forces=about_forces))


def _subject(scene: Scene, reading: Reading) -> str | None:
    return subject_of_count(scene, reading) or side_after(scene, reading) or pronoun_subject(scene, reading)


def _fresh(scene: Scene, reading: Reading, words: str, subject: str | None) -> str:
    """Fresh men with the force that they go to: "replacements for Russian forces"."""
    before = [other.group for at, other in scene.readings.items() if at < reading.at and other.group]
    force = subject or (before[-1] if before else scene.memory.group)
    return f"{words} for {force}" if force else words


def _with_side(scene: Scene, reading: Reading, words: str, subject: str | None, *, about_forces: bool) -> str:
    """A military noun with its side: the subject, else a side named to its left, else the document's."""
    if not is_military(words) or names_side(scene, reading):
        return words
    if subject and subject.split()[-1].lower() in COLLECTIVES and not _has_side(subject):
        subject = _full(scene, subject)
    side = subject or ((side_before(scene, reading) or scene.memory.side) if about_forces else _only_side(scene))
    if not side or any(part.lower() in words.lower() for part in side.split()):
        return words
    if _has_side(words) and side != subject:
        return words
    state, _, noun = words.partition(" ")
    if noun and state.lower() in STATES:
        return f"{state} {with_owner(side, noun)}"
    return with_owner(side, words) if side == subject else f"{side} {words}"


def _is_of_a_country(scene: Scene, subject: str) -> bool:
    """Whether a subject is a country whose people are counted: "the dead of Gaza" are no forces of Gaza."""
    return scene.memory.civil and subject not in scene.memory.armed and country_of(subject) != subject


def _only_side(scene: Scene) -> str | None:
    """The side of every force that the text has counted so far, where it is one."""
    return demonym_of(next(iter(scene.memory.forces))) if len(scene.memory.forces) == 1 else None


def _full(scene: Scene, force: str) -> str:
    """A force named by its kind alone with the side that the text is about: "army" gives "Russian army"."""
    plain = scene.memory.side and (force.lower() in COLLECTIVES or force.split()[-1].lower() in COLLECTIVES)
    return f"{scene.memory.side} {force}" if plain and not _has_side(force) else force


def _has_side(words: str) -> bool:
    """Whether a group names its side: its words hold an adjective or name of a people."""
    parts = words.split()
    return any(demonym_of(part) or singular_demonym(part) for part in parts) or any(
        part[:1].isupper() and not part.isupper() for part in parts[:-1]
    )
