"""Constructions for a force by where it stands: ``12,000 are in the region``, ``held by 900 men``, ``we were 30``."""

from __future__ import annotations

from wartoll.extract.defaults import FEW
from wartoll.extract.elements import Element
from wartoll.extract.forces import counts_men, is_military
from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.tolls import tells_of_strength

MANNED = frozenset("held manned defended garrisoned guarded protected occupied patrolled policed watched".split())
MANNING = MANNED | frozenset(
    "hold holds man mans defend defends garrison garrisons guard guards occupy occupies patrol patrols face faces "
    "faced besiege besieges besieged".split()
)
CALLING = frozenset({"call on", "count on", "call upon", "rely on", "draw on", "dispose of"})
THERE = frozenset({"there are", "there were", "there is", "there was", "there remain", "there remained"})
PLACED = frozenset({"on", "in", "at", "inside", "near", "across", "along", "around", "there", "over there", "over"})
WERE = frozenset({"are", "were", "be"})
ELSEWHERE = HARMS | {"displaced", "returned"}
REACH = 7  # elements back to "there are": "There are, as I write, 538,500 over there"


def read_station(scene: Scene, at: int) -> Reading | None:
    """The first construction of standing somewhere that fits a number."""
    for construction in (_put_in, _their_number, _located, _held_by, _holding, _called_on, _we_are, _existing):
        reading = construction(scene, at)
        if reading is not None:
            return reading
    return None


def _located(scene: Scene, at: int) -> Reading | None:
    """``About 12,000 soldiers are in the region``: soldiers who are somewhere."""
    if not is_military(scene, at):
        return None
    index = scene.phrases[at].end
    copula = False
    while index < min(len(scene.elements), scene.phrases[at].end + 6):
        item = scene.elements[index]
        if item.has("be"):
            copula = True
        elif copula and item.lower in ("in", "at", "on", "inside", "near", "across", "along", "around", "there"):
            return scene.make(at, "strength", "soldiers who are somewhere", at, index)
        elif not item.has("adverb", "modal", "have"):
            return None
        index += 1
    return None


def _held_by(scene: Scene, at: int) -> Reading | None:
    """``held by 900 men``, ``defended by 40 marines``: those who man a place."""
    before = scene.governor(at)
    head = scene.phrases[at].head
    manning = is_military(scene, at) or counts_men(scene, at) or (head and scene.elements[head].has("nationals"))
    if before is None or scene.elements[before].lower != "by" or not manning:
        return None
    verb = scene.element(before - 1)
    if verb is not None and verb.lower in MANNED:
        return scene.make(at, "strength", "those who man a place", before - 1)
    return None


def _put_in(scene: Scene, at: int) -> Reading | None:
    """``put some 700 men into the pass``: those whom a force brings to a place."""
    before, phrase = scene.governor(at), scene.phrases[at]
    after = scene.element(phrase.end)
    if before is None or after is None or scene.elements[before].lower not in ("put", "puts", "threw", "throws"):
        return None
    if after.lower in ("into", "across", "ashore") and (is_military(scene, at) or counts_men(scene, at)):
        return scene.make(at, "strength", "those brought to a place", before)
    return None


def _their_number(scene: Scene, at: int) -> Reading | None:
    """``diplomats put their number at 2,500``: a force spoken of in the sentence before."""
    link = scene.governor(at)
    if link is None or scene.phrases[at].kind != "bare" or scene.elements[link].lower not in ("at", "to", "is", "was"):
        return None
    for index in range(link - 1, max(0, link - REACH), -1):
        if scene.elements[index].lower in ("number", "numbers"):
            told = tells_of_strength(scene, index)
            return scene.make(at, "strength", "figure of a strength", index) if told else None
    return None


def _holding(scene: Scene, at: int) -> Reading | None:
    """``300 defenders hold the western edge``, ``600 Germans defended the bridge``: soldiers who keep a place."""
    head = scene.phrases[at].head
    if head is None or not (is_military(scene, at) or counts_men(scene, at) or scene.elements[head].has("nationals")):
        return None
    verb = scene.phrases[at].end
    while (item := scene.element(verb)) is not None and (item.kind == "time" or item.has("adverb", "modal", "have")):
        verb += 1
    onward = scene.element(verb + 1)
    if item is None or item.lower not in MANNING or onward is None:
        return None
    if onward.has("determiner") or onward.capital:
        return scene.make(at, "strength", "soldiers who keep a place", at, verb)
    return None


def _called_on(scene: Scene, at: int) -> Reading | None:
    """``can call on some 6,000 men``: those whom a leader has."""
    before = scene.governor(at)
    if before is None or not (is_military(scene, at) or counts_men(scene, at)):
        return None
    verb = scene.elements[before].lower
    if before and verb in ("on", "upon", "of"):
        verb = f"{scene.elements[before - 1].lower} {verb}"
    return scene.make(at, "strength", "has so many men", before) if verb in CALLING else None


def _we_are(scene: Scene, at: int) -> Reading | None:
    """``We were 22``, ``we will be ninety by May``: a force that speaks of its own number."""
    verb, phrase = scene.governor(at), scene.phrases[at]
    if verb is None or phrase.kind != "bare" or scene.elements[verb].lower not in WERE or not _ends_clause(scene, at):
        return None
    onward = scene.element(phrase.end)
    placed = onward is not None and onward.has("preposition")
    if scene.elements[verb].lower != "were" and not placed and not scene.elements[verb - 1].has("modal"):
        return None  # "we are already 92,000" on this channel
    subject = verb - 1
    while subject > 0 and scene.elements[subject].has("modal", "adverb"):
        subject -= 1
    item = scene.element(subject)
    number = scene.elements[at].number
    value = (number.best or number.low or number.high or 0) if number is not None else 0
    owner = "we" if subject == verb - 1 else "they"
    if item is None or item.lower not in ("we", owner) or (value < FEW and not scene.memory.about_forces):
        return None
    return scene.make(at, "strength", "we are so many", verb)


def _existing(scene: Scene, at: int) -> Reading | None:
    """``There are now 1,300 on the northern bank``: a force that is somewhere, where no other count goes on."""
    phrase, onward = scene.phrases[at], scene.element(scene.phrases[at].end)
    if phrase.kind != "bare" or not scene.memory.about_forces or onward is None or onward.lower not in PLACED:
        return None
    index = next((k for k in range(at - 1, max(-1, at - REACH), -1) if scene.elements[k].lower in THERE), None)
    if index is None or any(item.has("preposition", "reporting") for item in scene.elements[index + 1 : at]):
        return None
    recent = scene.memory.recent[-1:]
    if onward.lower not in ("over there", "over") and recent and recent[0].measure in ELSEWHERE:
        return None
    return scene.make(at, "strength", "soldiers who are somewhere", index, phrase.end)


def _ends_clause(scene: Scene, at: int) -> bool:
    after: Element | None = scene.element(scene.phrases[at].end)
    return after is None or after.kind != "word" or after.has("preposition", "conjunction", "adverb", "relative")
