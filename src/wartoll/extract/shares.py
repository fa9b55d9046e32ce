"""Constructions for shares: of a toll, of a force, of its full strength, of those who were counted before."""

from __future__ import annotations

from wartoll.extract.elements import Element
from wartoll.extract.frames import read_framed
from wartoll.extract.harm import measure_of
from wartoll.extract.makeup import read_force_share
from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.syntax import ARTICLES, PARTITIVES, read_noun_phrase
from wartoll.extract.tolls import find_toll

FULL = frozenset(
    "strength establishment complement size full-strength manning full numbers authorised authorized".split()
)
LINKING = frozenset("to at of under below above over is was were are with only between".split())
PORTIONS = frozenset("share proportion percentage portion fraction".split())
MOST = frozenset({"most", "majority", "the majority", "half", "bulk", "many", "some"})
ANAPHORS = frozenset("figure total number toll count dead losses".split())
MAKING = frozenset(
    (
        "made make makes making accounted accounts account accounting constituted constitute constitutes comprised "
        "comprise represented represent represents formed form followed caused causing bore suffered inflicted "
        "responsible blamed attributed resulted occurred happened came took fell were was are is among"
    ).split()
)
CHANGES = frozenset("by up down rose fell grew dropped increased decreased declined jumped climbed soared".split())
CHANGED = frozenset(
    (
        "higher lower more fewer less greater larger smaller above below up down increase rise drop decrease decline "
        "reduction jump fall surge growth than"
    ).split()
)
REACH = 14


def read_share(scene: Scene, at: int) -> Reading | None:
    """``40% of their leaders``, ``a third of them``, ``about half go back``, ``a 30% loss in combat capability``."""
    number = scene.elements[at].number
    if number is None or number.kind not in ("percent", "fraction"):
        return None
    reading = None
    for construction in CONSTRUCTIONS:
        reading = construction(scene, at)
        if reading is not None:
            break
    if reading is None:
        return None
    reading.form = "share"
    reading.share_of = _share_of(scene, at)
    return reading


def _of_those_harmed(scene: Scene, at: int) -> Reading | None:
    """``a fifth of the wounded``, ``Of the wounded, 8 per cent died``: of whom it is, and what their verb says."""
    framed = read_framed(scene, at)
    whole = framed or _share_of_noun(scene, at)
    verb = _share_of_verb(scene, at)
    if whole is None or verb is None or not verb.rules[0].startswith("share that is the subject"):
        return framed or verb or whole
    kept = whole.measure == "killed" or verb.measure in ("casualties", "wounded", "losses") or _fell_in_time(scene, at)
    if kept and whole.measure in HARMS:
        whole.last = max(whole.last, verb.last)
        return whole
    return verb


def _fell_in_time(scene: Scene, at: int) -> bool:
    """``Two in three of the casualties fell in the first ten days``: when they were suffered."""
    predicate = scene.predicate(at)
    return predicate is not None and scene.elements[predicate.at].lower in ("fell", "fall")


def _capability(scene: Scene, at: int) -> Reading | None:
    for index in range(at, min(len(scene.elements), at + 9)):
        if scene.elements[index].cue("toll") == "capability":
            return scene.make(at, "capability", "share of combat capability", at, index)
        if index > at and scene.elements[index].kind in ("number", "sign"):
            break
    return None


def _share_of_verb(scene: Scene, at: int) -> Reading | None:
    predicate = scene.predicate(at)
    measure = predicate.measure if predicate is not None else None
    harmed = measure not in (None, "strength", "reinforcements") and not _of_full_strength(scene, at)
    if predicate is not None and harmed:
        return scene.make(at, measure_of(scene, predicate), "share that is the subject of a verb", at, predicate.at)
    before = scene.governor(at)
    if before is not None:
        measure = scene.elements[before].cue("active")
        if scene.elements[before].lower.startswith("account") and scene.phrases[at].kind == "harm":
            return None
        if measure and measure not in ("strength", "reinforcements"):
            return scene.make(at, measure, "share that is the object of a verb", before)
    return None


def _share_of_noun(scene: Scene, at: int) -> Reading | None:
    """``one third of the losses``, ``16 per cent of the 9,000 injured``, ``down by a third``."""
    phrase = scene.phrases[at]
    noun = scene.elements[phrase.head].cue("head") if phrase.head is not None and phrase.partitive else None
    cue = phrase.cue if phrase.kind == "harm" else noun if noun in HARMS else _cue_of_number(scene, at)
    if cue is not None:
        return scene.make(at, _told_of_victims(scene, at, cue), "share of a noun of harm")
    before = scene.governor(at)
    if before is not None and scene.elements[before].lower in ("by", "of", "at"):
        head = scene.element(before - 1)
        if head is not None and head.lower == "down":
            return scene.make(at, "losses", "down by a share", before - 1)
    return None


def _cue_of_number(scene: Scene, at: int) -> str | None:
    """The harm of the number that a share is of: "16 per cent of the 9,000 injured"."""
    inside = scene.following(at)
    if inside is None or inside >= scene.phrases[at].end:
        return None
    phrase = read_noun_phrase(scene.elements, inside)
    if phrase.kind == "harm" and phrase.cue in HARMS:
        return phrase.cue
    after = scene.element(phrase.end)
    adjacent = after.cue("passive", "adjective") if after is not None else None
    return adjacent if adjacent in HARMS else None


def _told_of_victims(scene: Scene, at: int, cue: str) -> str:
    """Victims are of the harm that was told of: of the killed and injured where those were counted together."""
    words = {item.lower for item in scene.elements[at + 1 : scene.phrases[at].end]}
    if words.isdisjoint(("victims", "victim")):
        return cue
    told = [r for r in scene.memory.recent if r.measure in HARMS and r.sentence >= scene.index - 3]
    return "casualties" if told and told[-1].measure == "casualties" else cue


def _share_of_portion(scene: Scene, at: int) -> Reading | None:
    """``the share of volunteers among the killed has climbed to 33%``: the measure that a share is said to be of."""
    if PORTIONS.isdisjoint(scene.words) or scene.phrases[at].kind not in ("bare", "unknown"):
        return None
    start = next((k for k in range(at - 1, -1, -1) if scene.elements[k].lower in PORTIONS), None)
    if start is None:
        return None
    for item in scene.elements[start + 1 : at]:
        measure = item.cue("head", "toll", "adjective")
        if measure in HARMS:
            return scene.make(at, measure, "share of a noun of harm", start)
        if item.lower in (";", ":") or item.has("reporting"):
            return None
    return None


def _share_of_toll(scene: Scene, at: int) -> Reading | None:
    """``losses of men stood at 5 per cent``, ``its losses amounted to 22 per cent of its establishment``."""
    link, full = scene.governor(at), _of_full_strength(scene, at)
    if link is None or (scene.phrases[at].kind != "bare" and not full) or _is_change(scene, at):
        return None
    item = scene.elements[link]
    if item.lower not in LINKING and not item.has("totalling", "be"):
        return None
    found = find_toll(scene, link)
    measure = scene.elements[found].cue("toll") if found is not None else None
    if found is None or measure not in HARMS or scene.elements[found].possessive:
        return None
    of_people = any(item.has("troops", "people", "collective") for item in scene.elements[max(0, found - 3) : link])
    if measure == "losses" and not (scene.memory.conflict or of_people or full):
        return None  # a firm's losses
    return scene.make(at, measure, "share of a toll", found, scene.phrases[at].end - 1)


def _is_change(scene: Scene, at: int) -> bool:
    """``22 per cent higher than in June``, ``fell by 12 per cent``: a change is no share of anybody."""
    before, end = scene.governor(at), scene.phrases[at].end
    made = (
        before is not None and before > 0 and scene.elements[before - 1].lower in MAKING
    )  # "boys made up 70 per cent"
    if before is not None and scene.elements[before].lower in CHANGES and not made:
        return True
    return any(item.lower in CHANGED for item in scene.elements[at + 1 : end + 2])


def _of_full_strength(scene: Scene, at: int) -> bool:
    words = scene.elements[at + 1 : scene.phrases[at].end + 4]
    end = next((k for k, item in enumerate(words) if item.kind in ("sign", "number")), len(words))
    return bool(words[:1]) and words[0].lower in ("of", *ARTICLES) and any(item.lower in FULL for item in words[:end])


def _share_of_strength(scene: Scene, at: int) -> Reading | None:
    """``down to a third of its establishment``, ``lifting the army to 85 per cent of its proper size``."""
    phrase, before = scene.phrases[at], scene.governor(at)
    if before is None or not _of_full_strength(scene, at) or scene.elements[before].lower not in LINKING:
        return None
    near = scene.elements[max(0, at - 8) : at]
    if any(item.cue("active", "passive") in ("losses", "killed", "casualties") for item in near):
        return None
    return scene.make(at, "strength", "share of a full strength", before, phrase.end)


def _share_beside(scene: Scene, at: int) -> Reading | None:
    """``lost 340, or 42 per cent``, ``23,000, a quarter of its strength``: the count before, said as a share."""
    link, comma = scene.element(at - 1), scene.element(at - 2)
    if link is None or comma is None:
        return None
    linked = link.lower in ("or", "nearly", "almost") and comma.lower in (",", "or", "–", "(")
    closing = scene.element(scene.phrases[at].end)
    ends = closing is None or closing.kind == "sign"
    beside = link.lower in (",", "(", "–", "—") and (_of_full_strength(scene, at) or (ends and _is_bare(scene, at)))
    if not linked and not beside:
        return None
    here = [scene.readings[k] for k in scene.numbers if at - REACH < k < at and k in scene.readings]
    if not here or here[-1].form in ("share", "ratio") or here[-1].measure in ("equipment", "strength"):
        return None
    reading = scene.make(at, here[-1].measure, "share of the count before")
    reading.whole, reading.group, reading.subject = here[-1], here[-1].group, here[-1].subject
    return reading


def _is_bare(scene: Scene, at: int) -> bool:
    return scene.phrases[at].kind == "bare"


def _share_of_most(scene: Scene, at: int) -> Reading | None:
    """``Most of the dead, around 90 per cent, were farmers``: the share that "most" stands for."""
    comma, closing = scene.element(at - 1), scene.element(scene.phrases[at].end)
    if comma is None or comma.lower not in (",", "(", "–", "—") or not _is_bare(scene, at):
        return None
    if closing is not None and closing.kind != "sign":
        return None
    for index in range(at - 2, max(-1, at - REACH), -1):
        item = scene.elements[index]
        measure = item.cue("head")
        if measure in HARMS:
            opens = any(other.lower in MOST for other in scene.elements[max(0, index - 5) : index])
            return scene.make(at, measure, "share of a noun of harm", index) if opens else None
        if item.kind == "sign" or item.has("be", "have", "modal"):
            return None
    return None


def _share_of_whole(scene: Scene, at: int) -> Reading | None:
    """``about 60 per cent of them were federal troops``, ``Of these, 97 per cent``: a share of the count before."""
    whole = _whole_before(scene, at)
    if whole is None:
        return None
    phrase, shared = scene.phrases[at], whole.form == "share"
    anaphoric = phrase.head is not None and scene.elements[phrase.head].lower in ANAPHORS
    asked = phrase.kind == "partitive" or anaphoric or _opens_with_these(scene, at)
    told = whole.measure in HARMS and not _is_change(scene, at)
    if not (asked and (not shared or told)) and not (told and (_are_people(scene, at) or _makes_up(scene, at, whole))):
        return None
    reading = scene.make(at, whole.measure, "share of the count before")
    if not shared:
        reading.whole, reading.group, reading.subject = whole, whole.group, whole.subject
    return reading


def _whole_before(scene: Scene, at: int) -> Reading | None:
    """The count, or the share of one, that a share goes on with: in the sentence, else in the one before."""
    here = [scene.readings[other] for other in scene.numbers if other < at and other in scene.readings]
    near = here or [reading for reading in scene.memory.recent if reading.sentence >= scene.index - 1]
    whole = near[-1] if near else None
    return None if whole is None or whole.form == "ratio" or whole.measure == "equipment" else whole


def _opens_with_these(scene: Scene, at: int) -> bool:
    """``Of these, 97 per cent``, ``of whom 90 per cent``: a partitive right before the share."""
    before = scene.element(at - 1)
    if before is not None and before.lower == ",":
        before = scene.element(at - 2)
    return before is not None and before.lower in PARTITIVES


def _are_people(scene: Scene, at: int) -> bool:
    """``More than 40 per cent were civilians``: who the share of those counted before are."""
    be, noun = scene.element(scene.phrases[at].end), scene.element(scene.phrases[at].end + 1)
    if be is None or noun is None or not _is_bare(scene, at) or be.lower not in ("were", "are", "was", "is"):
        return False
    return noun.has("people", "nationals") and not noun.cue("passive", "adjective")


def _makes_up(scene: Scene, at: int, whole: Reading) -> bool:
    """``Boys made up 70 per cent``, ``and children 30 per cent``, ``followed with 25 per cent``: who or what it is."""
    closing = scene.element(scene.phrases[at].end)
    if not _is_bare(scene, at) or (closing is not None and closing.kind == "word" and not _goes_on(closing)):
        return False
    if whole.form == "share" and whole.sentence == scene.index:
        return not any(item.has("reporting") for item in scene.elements[whole.last + 1 : at])
    clause = scene.elements[max(0, at - REACH) : at]
    if any(item.has("distractor") and not item.has("guessed") for item in clause):
        return False
    last = scene.elements[at - 1].lower if at else ""
    return last in ("with", "by", "for") or any(item.lower.split()[0] in MAKING for item in clause[-4:])


def _goes_on(item: Element) -> bool:
    return item.has("preposition", "conjunction", "subordinator", "relative")


def _share_of(scene: Scene, at: int) -> str | None:
    phrase = scene.phrases[at]
    words = [
        item.lower
        for item in scene.elements[at + 1 : phrase.end]
        if item.kind == "word" and item.lower != "of" and not item.has("determiner")
    ]
    return " ".join(words) or None


# In this order: what a noun or a verb of harm says goes before what was counted before.
CONSTRUCTIONS = (
    _capability,
    _of_those_harmed,
    _share_of_portion,
    _share_of_toll,
    _share_of_strength,
    _share_beside,
    _share_of_most,
    read_force_share,
    _share_of_whole,
)
