"""Constructions for how a force is made up, and for people counted beside their noun: ``comprises 12,456 soldiers``."""

from __future__ import annotations

from wartoll.extract.forces import counts_men, counts_people, is_military, rate_after
from wartoll.extract.scene import Reading, Scene

COMPOSING = frozenset(
    (
        "comprises comprise comprised comprising totals total totalled totaled musters muster mustered counts count "
        "counted boasts boast boasted numbers number numbered numbering contains contained fielded fields"
    ).split()
)
HAVING = frozenset("has have had".split())
COMPOSED = frozenset("consists consist consisted consisting composed up".split())
BODIES = frozenset("mission column convoy patrol expedition band host crew fleet operation team party groups".split())
OPENING = frozenset(
    "under opposite facing against behind with inside in also alongside on at outside before around there here".split()
)
STANDING = frozenset("stood stand stands lay lie waited wait fought served remained were are was is".split())
AGAINST = frozenset("against facing faced faces opposing opposed confronting confronted fighting versus".split())
FILLING = frozenset(
    "reinforced reinforces reinforce strengthened strengthen bolstered replenished augmented filled topped beefed "
    "reinforcing strengthening bolstering replenishing".split()
)
RECEIVING = frozenset("received receives receive got gained gains gets obtained drew draws".split())
BESIDE = frozenset({"in number", "of them", "in all", "altogether", "in total", "all told", "all ranks", "total"})
WHOLE_ARMY = 1_000_000
FORCE = 50  # fewer men "against" whom something goes are persons in a story
REACH = 10
NEAR = 4
MEASURES = frozenset(
    {"killed", "wounded", "captured", "missing", "displaced", "returned", "reinforcements", "losses", "casualties"}
)


def read_makeup(scene: Scene, at: int) -> Reading | None:
    """The first construction of a force's make-up that fits a number."""
    for construction in (_composed, _stood_there, _against, _reinforced_with):
        reading = construction(scene, at)
        if reading is not None:
            return reading
    return None


def _composed(scene: Scene, at: int) -> Reading | None:
    """``the column consisted of 320 soldiers``, ``the militia boasts 3,000 members``: what a force is made up of."""
    verb = scene.governor(at)
    number = scene.elements[at].number
    whole_army = number is not None and (number.best or number.low or 0) >= WHOLE_ARMY
    if verb is None or not counts_people(scene, at) or rate_after(scene, at) or whole_army:
        return None
    item, before = scene.elements[verb], scene.element(verb - 1)
    of = item.lower == "of" and before is not None and before.lower.split()[0] in COMPOSED
    stands = item.lower == "at" and before is not None and before.lower in ("stands", "stood", "stand")
    if not (of or stands) and item.lower not in COMPOSING and item.lower not in HAVING:
        return None
    if _goes_on_of_force(scene, verb - 1 if of or stands else verb) and scene.phrases[at].kind == "bare":
        return scene.make(at, "strength", "what a force is made up of", verb)
    people = is_military(scene, at) or counts_men(scene, at) or scene.phrases[at].kind in ("bare", "people")
    if item.lower in HAVING or stands:
        return None
    reach = NEAR if item.lower.startswith("count") else REACH
    if not people or not _is_force(scene, verb, reach):
        return None
    return scene.make(at, "strength", "what a force is made up of", verb)


def _goes_on_of_force(scene: Scene, verb: int) -> bool:
    """``It had 410,000 in June``: whether a pronoun stands for the force whose strength was told last."""
    before = verb - 1
    while before >= 0 and scene.elements[before].has("adverb"):
        before -= 1
    if before < 0 or scene.elements[before].lower not in ("it", "they", "we"):
        return False
    here = [scene.readings[other] for other in scene.numbers if other in scene.readings and other < verb]
    if here:
        return here[-1].measure == "strength" or here[0].measure == "strength"
    recent = scene.memory.recent[-1:]
    return bool(recent) and recent[0].measure == "strength" and recent[0].sentence >= scene.index - 2


def _is_force(scene: Scene, verb: int, reach: int) -> bool:
    """Whether the subject of a verb is a body of people under arms, and no harm is told before it."""
    for index in range(verb - 1, max(-1, verb - reach), -1):
        item = scene.elements[index]
        if item.cue("toll", "head") in MEASURES or item.kind in ("number", "figure") or item.lower in (";", ":", "."):
            return False
        if item.has("collective", "troops") or item.cue("toll") == "strength" or item.lower in BODIES:
            return True
    return False


def _stood_there(scene: Scene, at: int) -> Reading | None:
    """``Under his command were 3,200 regulars``, ``Opposite stood 900 rifles``: the verb before its subject."""
    verb = scene.governor(at)
    if verb is None or scene.elements[verb].lower not in STANDING or not _may_be_force(scene, at):
        return None
    start = verb
    while start > 0 and scene.elements[start - 1].lower not in (",", ";", ":", ".") and verb - start < REACH:
        start -= 1
    opening = scene.elements[start:verb]
    while opening and opening[0].has("conjunction"):
        opening = opening[1:]
    if not opening or opening[0].lower.split()[0] not in OPENING or any(item.kind == "number" for item in opening):
        return None
    predicate = scene.predicate(at)
    if predicate is not None and predicate.measure in MEASURES:
        return None
    return scene.make(at, "strength", "soldiers who are somewhere", verb)


def _may_be_force(scene: Scene, at: int) -> bool:
    """Whether a noun names soldiers or a people: "3,500 Cubans and 500 Soviet advisers"."""
    head = scene.phrases[at].head
    named = head is not None and scene.elements[head].has("nationals") and scene.memory.conflict
    return is_military(scene, at) or counts_men(scene, at) or named


def _against(scene: Scene, at: int) -> Reading | None:
    """``50,000 soldiers against perhaps 5,000 Tigers``: the other side's men."""
    link, number = scene.governor(at), scene.elements[at].number
    value = (number.best or number.low or number.high or 0) if number is not None else 0
    if link is None or scene.elements[link].lower not in AGAINST or value < FORCE or (number and number.vague):
        return None
    predicate = scene.predicate(at)
    if predicate is not None and predicate.measure in MEASURES:
        return None
    previous = scene.previous(at)
    paired = previous is not None and previous in scene.readings and scene.readings[previous].measure == "strength"
    counted = _may_be_force(scene, at) or (paired and scene.phrases[at].kind in ("bare", "unknown", "people"))
    return scene.make(at, "strength", "the other side's men", link) if counted else None


def _reinforced_with(scene: Scene, at: int) -> Reading | None:
    """``reinforced the garrison with 900 men``, ``lost 720 and received 310``: those by whom a force is filled up."""
    before = scene.governor(at)
    if before is None or not (is_military(scene, at) or counts_men(scene, at) or scene.phrases[at].kind == "bare"):
        return None
    link = scene.elements[before].lower
    near = [item.lower for item in scene.elements[max(0, before - 12) : before]]
    if link in ("with", "by", "and") and not FILLING.isdisjoint(near) and scene.phrases[at].kind != "bare":
        return scene.make(at, "reinforcements", "those by whom a force is filled up", before)
    loses = any(reading.measure == "losses" for reading in scene.readings.values())
    if link in RECEIVING and loses and not rate_after(scene, at):
        return scene.make(at, "reinforcements", "those whom a force receives", before)
    return None


def read_apposed(scene: Scene, at: int) -> Reading | None:
    """``the wounded, 46 in number``, ``his captives, 27 of them``, ``the attackers, some 200 in all``."""
    phrase, comma = scene.phrases[at], scene.element(at - 1)
    noun, after = scene.element(at - 2), scene.element(at + 1)
    if comma is None or noun is None or after is None or comma.lower not in (",", "(", "-", "–", "—"):
        return None
    words = " ".join(item.lower for item in scene.elements[at + 1 : at + 3])
    if after.lower not in BESIDE and words not in BESIDE:
        return None
    last = at + 1 if after.lower in BESIDE else at + 2
    closing = scene.element(last + 1)
    if phrase.kind not in ("bare", "partitive", "unknown") or closing is None or closing.kind == "word":
        return None
    if any(other < at and other >= at - REACH for other in scene.phrases):
        return None
    cue = noun.cue("head")
    measure = cue if cue in MEASURES else "strength" if noun.has("troops", "collective") else None
    if measure is None:
        return None
    reading = scene.make(at, measure, "counted beside its noun", at - 2, last)
    start = at - 2
    while start > 0 and scene.elements[start - 1].has("demonym", "nationals") and scene.elements[start].kind != "sign":
        start -= 1
    reading.group = scene.text[scene.elements[start].start : noun.end]
    return reading


def read_force_share(scene: Scene, at: int) -> Reading | None:
    """``Two-thirds of the brigade are conscripts``, ``one in five soldiers comes from abroad``: a share of a force."""
    phrase = scene.phrases[at]
    if phrase.kind not in ("partitive", "people"):
        return None
    words = scene.elements[at + 1 : phrase.end]
    if not any(item.has("collective", "troops") and not item.has("generic") for item in words):
        return None
    if any(item.cue("head", "passive") in MEASURES - {"reinforcements"} for item in words):
        return None
    verb = phrase.end
    while (item := scene.element(verb)) is not None and (item.has("adverb") or item.lower in ("in", "the", "mission")):
        verb += 1
    if item is None or not (item.has("be") or item.lower in ("come", "comes", "came", "consists", "consist")):
        return None
    following = scene.element(verb + 1)
    harmed = following is not None and following.cue("passive", "adjective") in MEASURES
    return None if harmed else scene.make(at, "strength", "share of a force", at, verb)
