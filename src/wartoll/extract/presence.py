"""Constructions for people who are there or come and go: strength, reinforcements, returns, displacement."""

from __future__ import annotations

from wartoll.extract.forces import counts_men, counts_people, is_military, noun_cue, rate_after
from wartoll.extract.having import read_having
from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.stations import read_station
from wartoll.extract.strength_changes import levies, read_reinforcements, read_shrunk, says_more, to_reinforce

FORCE = frozenset(
    "contingent garrison force army brigade division battalion regiment corps company grouping militia".split()
)
WAVES = frozenset("wave waves batch batches tranche draft drafts levy intake draught instalment".split())
ARRAYED = frozenset(
    {"strong", "under arms", "men under arms", "ashore", "in reserve", "in the line", "in arms", "in uniform"}
)
POPULATION = frozenset("residents inhabitants villagers citizens townspeople households families".split())
PEOPLES = frozenset("tribe tribes clan clans community communities minority population sect diaspora family".split())
BRINGING = frozenset({"brought in", "bring in", "bringing in", "brings in"})
WHOLE_ARMY = 1_000_000


def read_presence(scene: Scene, at: int) -> Reading | None:
    """The first construction of presence that fits a number."""
    number = scene.elements[at].number
    if number is None or number.kind not in ("count",):
        return None
    if (number.best or number.low or 0) >= WHOLE_ARMY and _in_passing(scene, at):
        return None
    for construction in (
        _numbering,
        _apposed,
        read_station,
        read_shrunk,
        _force_of,
        read_having,
        _deployed,
        _left,
        read_reinforcements,
        _of_defenders,
        _troops,
    ):
        reading = construction(scene, at)
        if reading is not None:
            return reading
    return None


def _in_passing(scene: Scene, at: int) -> bool:
    """Whether a clause in passing gives the size of a whole army: "which keeps 1.3 million men under arms"."""
    return any(item.has("relative") or item.lower in ("with", "whose") for item in scene.elements[max(0, at - 6) : at])


def _numbering(scene: Scene, at: int) -> Reading | None:
    """``the contingent numbers some 11,000``, ``a force 2,000 strong``, ``47,000 under arms``."""
    phrase = scene.phrases[at]
    if noun_cue(scene, at) == "strength":
        return scene.make(at, "strength", "so many strong")
    after = scene.element(phrase.end)
    if after is not None and after.lower in ARRAYED and phrase.kind in ("people", "bare"):
        return scene.make(at, "strength", "so many strong", at, phrase.end)
    before = scene.governor(at)
    if before is None or not counts_people(scene, at):
        return None
    element = scene.elements[before]
    subject = scene.element(before - 1)
    named = subject.cue("head", "passive", "adjective") if subject is not None and not subject.has("troops") else None
    if element.lower in ("numbers", "numbering", "numbered", "number") and named not in HARMS:  # "the dead number 358"
        if any(item.lower in PEOPLES for item in scene.elements[max(0, before - 4) : before]):
            return None  # "the tribe, who number about 70,000"
        return scene.make(at, "strength", "a force numbers so many", before)
    link = element.lower in ("at", "of", "to", "is", "was", "exceeds", "reached") or element.has("totalling")
    if link:
        for index in range(before, max(-1, before - 9), -1):
            item = scene.elements[index]
            if item.cue("toll") == "strength" and not item.cue("active") and item.lower != "force":
                return scene.make(at, "strength", "figure of a strength", index)
            if item.cue("toll") or item.kind == "sign":
                break
    return None


def _apposed(scene: Scene, at: int) -> Reading | None:
    """``the Falcon brigade, 3,100 before the winter, was``: the size of the force that stands right before it."""
    phrase, comma, after = scene.phrases[at], scene.element(at - 1), scene.element(scene.phrases[at].end)
    force = scene.element(at - 2)
    if phrase.kind != "bare" or comma is None or comma.lower != "," or force is None or after is None:
        return None
    dated = after.kind == "time" or after.lower in ("before", "after", "at", "in", "when", "on")
    if scene.memory.about_forces and dated and force.has("collective") and not force.has("reporting"):
        return scene.make(at, "strength", "a force numbers so many", at - 2)
    return None


def _force_of(scene: Scene, at: int) -> Reading | None:
    """``a contingent of 12,000``, ``a garrison of 300 men``, ``at 100,300 men``."""
    before = scene.governor(at)
    if before is not None and scene.elements[before].lower == "(" and counts_people(scene, at):
        named = scene.element(before - 1)
        if named is not None and named.cue("toll") == "strength":
            return scene.make(at, "strength", "a strength in brackets", before - 1)
    if before is None or scene.elements[before].lower != "of" or not counts_people(scene, at):
        return None
    head = scene.element(before - 1)
    if head is not None and head.lower in WAVES:
        return scene.make(at, "reinforcements", "a wave of so many", before - 1)
    if head is not None and (head.lower in FORCE or head.cue("toll") == "strength"):
        return scene.make(at, "strength", "a force of so many", before - 1)
    return None


def _deployed(scene: Scene, at: int) -> Reading | None:
    """``12,000 soldiers deployed in the region``, ``deployed around 12,000 personnel``."""
    if not counts_people(scene, at):
        return None
    predicate = scene.predicate(at)
    before = scene.governor(at)
    element = scene.element(before) if before is not None else None
    more = says_more(scene, at)
    serves = is_military(scene, at) or (
        counts_men(scene, at) and scene.memory.about_forces and not _described(scene, at)
    )
    if (
        predicate is not None
        and predicate.measure == "strength"
        and (serves or predicate.role == "passive" or scene.phrases[at].kind in ("bare", "partitive"))
    ):
        if scene.phrases[at].kind == "bare" and predicate.role != "passive" and predicate.at - at > 4:
            return None
        stays = scene.elements[predicate.at].lower.startswith("remain") and not scene.memory.about_forces
        kind = scene.phrases[at].kind
        if not serves and (kind not in ("bare", "partitive") or stays):
            return None
        if more and scene.elements[predicate.at].lower.startswith("remain"):
            return None
        more = more or to_reinforce(scene, predicate.at)
        return scene.make(at, "reinforcements" if more else "strength", "people deployed", at, predicate.at)
    if element is not None and element.cue("active") in ("strength", "reinforcements"):
        military = is_military(scene, at) or scene.phrases[at].kind == "bare" or counts_men(scene, at)
        military = military or levies(element)
        measure = "reinforcements" if more or element.cue("active") == "reinforcements" else "strength"
        if element.lower in BRINGING and scene.phrases[at].kind == "bare" and _of_prisoners(scene):
            return scene.make(at, "captured", "prisoners who are brought in", before)
        if military or noun_cue(scene, at) == "reinforcements":
            return scene.make(at, measure, "object of a verb of sending", before)
    return None


def _of_prisoners(scene: Scene) -> bool:
    """Whether prisoners were counted last: "took 3,100 prisoners, and on the second day brought in 850 more"."""
    last = [*scene.memory.recent[-1:], *scene.readings.values()][-1:]
    return bool(last) and last[0].measure == "captured" and last[0].sentence >= scene.index - 1


def _described(scene: Scene, at: int) -> bool:
    """``446 men who went in``: what follows says only which men."""
    after = scene.element(scene.phrases[at].end)
    return after is not None and after.has("relative")


def _left(scene: Scene, at: int) -> Reading | None:
    """``of whom 41 are left``, ``fewer than 2,000 fighters will be left inside``."""
    phrase, predicate = scene.phrases[at], scene.predicate(at)
    then = scene.element(predicate.at + 1) if predicate is not None else None
    if then is not None and then.cue("passive", "adjective"):
        return None  # "scores of them were left killed"
    if phrase.head is not None and scene.elements[phrase.head].lower in POPULATION:
        return None  # the population of a town is no force
    departs = any(item.has("relative") for item in scene.elements[phrase.end : predicate.at]) if predicate else False
    if departs and predicate is not None and not predicate.auxiliary and phrase.kind == "people":
        return None  # "two tourists who left at noon"
    if (
        predicate is not None
        and scene.elements[predicate.at].lower in ("left", "left inside", "remain", "remaining")
        and phrase.kind in ("people", "bare", "partitive")
    ):
        return scene.make(at, "strength", "so many are left", at, predicate.at)
    return None


def _of_defenders(scene: Scene, at: int) -> Reading | None:
    """``of 446 men who went in``, ``of 21,000 defenders just 216``: the whole that parts are taken from."""
    before = scene.governor(at)
    phrase = scene.phrases[at]
    if (
        before is None
        or scene.elements[before].lower not in ("of", "from", "out of")
        or phrase.kind not in ("people", "bare")
    ):
        return None
    head = scene.element(before - 1)
    opens = (
        head is None
        or head.kind in ("sign", "quote")
        or head.lower == "out"
        or scene.elements[before].lower == "out of"
    )
    noun = scene.elements[phrase.head] if phrase.head is not None else None
    if opens and noun is None and phrase.kind == "bare":
        follows = scene.element(phrase.end)
        if follows is not None and follows.has("relative"):
            return scene.make(at, "strength", "the whole that parts are taken from", before)
    if opens and noun is not None and (noun.has("troops") or noun.lower == "men"):
        return scene.make(at, "strength", "the whole that parts are taken from", before)
    return None


def _troops(scene: Scene, at: int) -> Reading | None:
    """``some 200 special forces troops``: soldiers named with their number and no other verb."""
    phrase = scene.phrases[at]
    if not is_military(scene, at) or phrase.head is None:
        return None
    noun = scene.elements[phrase.head].lower
    if noun not in (
        "troops",
        "soldiers",
        "servicemen",
        "fighters",
        "personnel",
        "forces",
        "marines",
        "combatants",
        "special forces",
    ):
        return None
    predicate = scene.predicate(at)
    if predicate is not None or rate_after(scene, at):
        return None
    number = scene.elements[at].number
    value = number.best or number.low or number.high if number else None
    if value is None or value < 50 or (number is not None and number.vague):
        return None
    reading = scene.make(at, "strength", "so many soldiers")
    reading.weight = 0.6
    return reading
