"""The forces and people that a sentence names without counting them, each with the part it plays there.

``choosing`` takes them for candidates of a count whose own words don't say whom it counts.
"""

from __future__ import annotations

from wartoll.extract.antecedents import SUFFERING
from wartoll.extract.elements import Element, read_elements
from wartoll.extract.measures import lexicon
from wartoll.extract.places import is_written_small
from wartoll.extract.scene import Memory, Named, Scene
from wartoll.extract.sides import SOURCES, adjective_of, as_force, initials_of, is_where
from wartoll.extract.topics import BLOWS, HELPING, is_people_at, last_of_people, people_words

OWNING = frozenset({"of", "among", "amongst", "on", "upon", "against", "for"})
VERB_REACH = 5
LOSING = frozenset("lost lose loses losing left buried bury mourned surrendered defected deserted".split())
AUXILIARY = ("be", "have", "modal", "adverb", "negation")


def named_in(scene: Scene) -> tuple[Named, ...]:
    """The people and forces that a sentence names, in order; read once."""
    if scene.named is None:
        scene.named = _read_named(scene)
    return scene.named


def _read_named(scene: Scene) -> tuple[Named, ...]:
    found: list[Named] = []
    at = 0
    while at < len(scene.elements):
        item = scene.elements[at]
        if item.kind != "word":
            at += 1
            continue
        end, words = _phrase_at(scene, at)
        if words is not None:
            role = _role(scene, at, end)
            if role != "other" or not scene.elements[end].has("country"):  # "Chad: at least 56 killed" names a place
                found.append(Named(words, end, role))
        at = end + 1
    return tuple(found)


def named_before(memory: Memory, text: str, index: int) -> tuple[Named, ...]:
    """Those of an earlier sentence; read only where a count asks for them, and once."""
    kept = memory.named.get(index)
    if kept is None:
        elements = read_elements(text, memory.sentences[index], (), ())
        kept = memory.named[index] = named_in(Scene(text, elements, memory, index))
    return kept


def _phrase_at(scene: Scene, at: int) -> tuple[int, str | None]:
    """The last element of the people named at an index, and their words."""
    item = scene.elements[at]
    if is_people_at(scene, at):
        end = last_of_people(scene, at)
        if scene.elements[end].lower in HELPING:
            return end, None  # they come when others are hurt
        words = people_words(scene, end)
        return end, as_force(words) if words is not None and scene.elements[end].has("country") else words
    initials = initials_of(scene, item)
    if initials is not None and not is_written_small(scene.text, initials):
        return at, initials
    owns = item.possessive and item.has("country", "demonym") and not is_where(scene, at)
    return at, as_force(adjective_of(scene, item)) if owns or _is_adjective_of_harm(scene, at) else None


def _is_adjective_of_harm(scene: Scene, at: int) -> bool:
    """``Russian losses``, ``Iraqi ones``: a side named before a noun of harm."""
    after = scene.element(at + 1)
    return scene.elements[at].has("demonym") and after is not None and after.cue("head", "toll") is not None


def _role(scene: Scene, start: int, end: int) -> str:
    item, before = scene.elements[end], scene.element(start - 1)
    while before is not None and start > 0 and (before.has("determiner", "demonym") or before.kind == "figure"):
        start -= 1
        before = scene.element(start - 1)
    after = scene.element(end + 1)
    if item.possessive:
        source = after is not None and (after.lower in SOURCES or after.has("reporting"))
        return "source" if source else "owner"
    if after is not None and after.cue("head", "toll") is not None and not after.has("troops"):
        return "owner"
    if after is not None and after.lower in SOURCES:
        return "source"
    if before is not None and before.lower == "by":
        return "agent"
    if before is not None and before.kind == "word" and (before.lower in OWNING or before.lower.split()[-1] in OWNING):
        return "target" if before.lower in ("on", "upon", "against") else "owner"
    return _role_by_verb(scene.elements, end)


def _role_by_verb(elements: list[Element], end: int) -> str:
    passive = False
    for item in elements[end + 1 : end + 1 + VERB_REACH]:
        if item.lower in SUFFERING and item.lower not in ("had", "has", "have"):
            return "suffers"
        if item.lower in LOSING or item.cue("active") == "losses":
            return "suffers"
        if item.has("be"):
            passive = True
        elif item.has("reporting") and not item.has("have"):
            return "other" if passive else "source"
        elif item.cue("active") or item.lower in BLOWS:
            return "suffers" if passive else "agent"
        elif not item.has(*AUXILIARY):
            return "subject" if item.kind == "word" and item.lower.endswith(("ed", "s")) else "other"
    return "other"


def is_armed_group(words: str) -> bool:
    """Whether a group's words are a force's, and no people at large."""
    entries = lexicon().entries
    tags = {
        tag
        for word in words.lower().replace("(", "").replace(")", "").split()
        if word in entries
        for tag in entries[word].tags
    }
    return bool(tags & {"troops", "collective"})
