"""Constructions for a force that has so many: ``has 470,000 soldiers in Ukraine``, ``began with 130 men``."""

from __future__ import annotations

from wartoll.extract.defaults import FEW
from wartoll.extract.forces import counts_men
from wartoll.extract.harm import over_parenthesis
from wartoll.extract.scene import Reading, Scene

STARTS = frozenset(
    (
        "began begins started starts starting remained left went set crossed marched landed attacked invaded fought "
        "advanced arrived came force army sailed returned entered"
    ).split()
)
HAVE = frozenset("having has have had keeps kept keep maintains commands fields retains with counts count".split())
WHOLE_ARMY = 1_000_000


def read_having(scene: Scene, at: int) -> Reading | None:
    """``had 270,000 under arms``, ``has 470,000 soldiers in Ukraine``, ``began with 130 men``."""
    before = scene.governor(at)
    phrase = scene.phrases[at]
    had_at = _had_at(scene, at)
    if had_at is not None:
        return had_at
    if before is not None and scene.elements[before].lower == ",":
        before = over_parenthesis(scene, before)
    if before is None or scene.elements[before].lower not in HAVE:
        return None
    head = scene.elements[phrase.head] if phrase.head is not None else None
    named = head is not None and (
        head.has("troops") or head.lower in ("men", "people", "persons", "personnel", "troops", "servicemen")
    )
    if head is not None and head.cue("head") == "reinforcements":
        return None  # "brought up to strength with 540 recruits"
    military = head is not None and head.has("troops") and not head.has("civil")
    loose = scene.elements[before].lower in ("with", "having") and not _starts_with(scene, before)
    number = scene.elements[at].number
    if phrase.kind == "people" and named and number is not None and not number.vague:
        if head is not None and head.has("generic") and (number.best or number.low or 0) >= WHOLE_ARMY:
            return None  # "Ethiopia has 60 million people"
        placed = _is_placed(scene, at) and scene.memory.about_forces and counts_men(scene, at)
        begins = _starts_with(scene, before)
        served = military or _collective_before(scene, before) or placed
        if not begins and ((loose and not military) or not served):
            return None
        if not begins and loose and (number.best or number.low or 0) < FEW:
            return None  # "interviews with three commanders"
        return scene.make(at, "strength", "has so many men", before)
    if phrase.kind == "bare":
        following = scene.element(phrase.end)
        ends = following is None or following.kind == "sign" or following.has("conjunction")
        if ends and ((scene.memory.about_forces and _collective_before(scene, before)) or _went_in(scene, at, before)):
            return scene.make(at, "strength", "a force has so many", before)
        if following is not None and following.lower in (
            "left",
            "under arms",
            "there",
            "in",
            "inside",
            "at present",
            "now",
            "across",
            "on the ground",
        ):
            return scene.make(at, "strength", "has so many there", before)
    return None


def _went_in(scene: Scene, at: int, link: int) -> bool:
    """``went in with 640 men and came out with 211``: what is left of a force that the sentence has counted."""
    before = scene.previous(at)
    counted = scene.readings.get(before) if before is not None else None
    return scene.elements[link].lower == "with" and counted is not None and counted.measure == "strength"


def _is_placed(scene: Scene, at: int) -> bool:
    """``200,000 men on the border``: a place right after the noun."""
    link = scene.element(scene.phrases[at].end)
    return link is not None and link.lower in ("on", "along", "across", "near", "around", "inside")


def _had_at(scene: Scene, at: int) -> Reading | None:
    """``had Wagner at about 50,000 in Ukraine``, ``we're at 4,087 in Iraq``: a force put at a number, in a place."""
    before = scene.governor(at)
    phrase = scene.phrases[at]
    after = scene.element(phrase.end)
    if before is None or scene.elements[before].lower != "at" or phrase.kind not in ("bare", "people"):
        return None
    if after is not None and not (after.kind == "sign" or after.has("preposition", "conjunction")):
        return None
    head = scene.element(before - 1)
    if head is not None and head.has("be") and phrase.kind == "bare":
        subject = head if head.lower.startswith(("we", "they")) else scene.element(before - 2)
        return (
            scene.make(at, "strength", "we are at so many", before - 1)
            if subject is not None and (subject.has("pronoun") or subject is head)
            else None
        )
    named = head is not None and (head.capital or head.has("collective", "country", "troops", "nationals"))
    if named and any(
        item.lower in ("had", "put", "has", "puts", "estimated") for item in scene.elements[max(0, before - 6) : before]
    ):
        return scene.make(at, "strength", "a force put at so many", before - 1)
    return None


def _starts_with(scene: Scene, at: int) -> bool:
    """``began with 130 men``, ``set out with some 450,000 men``: a force's number at the start of something."""
    return any(item.lower in STARTS for item in scene.elements[max(0, at - 4) : at])


def _collective_before(scene: Scene, verb: int) -> bool:
    """Whether the subject of a verb is a force."""
    direct = scene.element(verb - 1)
    if direct is not None and direct.capital and not direct.has("pronoun"):
        return True
    if direct is not None and direct.kind == "figure" and scene.text[direct.start - 1 : direct.start].isalpha():
        return True  # "the M23 has"
    return any(
        item.has("collective", "troops", "nationals", "country") or item.cue("toll") == "strength"
        for item in scene.elements[max(0, verb - 12) : verb]
    )
