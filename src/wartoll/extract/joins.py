"""Constructions that lean on another number: coordination, parts of a whole, ellipsis after an earlier sentence."""

from __future__ import annotations

from wartoll.extract.elements import Element
from wartoll.extract.numbers import Number
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.syntax import PARTITIVES
from wartoll.extract.tolls import PEOPLE_KINDS

JOINING = frozenset(
    {
        "and",
        "or",
        ",",
        "with",
        "plus",
        "&",
        "as well as",
        "along with",
        "together with",
        "in addition to",
        "but",
        "then",
    }
)
SIGNS = frozenset({":", "–", "—", "(", "-"})
BETWEEN = 9
OPENING_PARTS = frozenset("( comprise comprises comprised comprising".split())


def read_part(scene: Scene, at: int) -> Reading | None:
    """``including 28 children``, ``six of them women``, ``among them 24 generals``: a part of the number before."""
    whole = _whole_of(scene, at)
    if whole is None:
        return None
    phrase = scene.phrases[at]
    if phrase.kind not in PEOPLE_KINDS and phrase.kind != "unit":
        return None
    own_verb = scene.predicate(at)
    if _value(scene.elements[at].number) == 1 and own_verb is not None and own_verb.role == "reporting":
        return None  # "one of its doctors said"
    if _value(reading_value := scene.elements[at].number) > _value(whole.number) > 0 or (
        phrase.kind == "partitive" and reading_value is not None and reading_value.best == 1
    ):
        return _restated(scene, at, whole)
    measure = whole.measure
    own = scene.predicate(at)
    if phrase.kind == "harm" and phrase.cue and phrase.cue != "captured":
        measure = phrase.cue
    elif own is not None and own.measure and own.measure not in ("strength", "reinforcements"):
        measure = own.measure
    reading = scene.make(at, measure, "part of a whole")
    reading.whole, reading.form, reading.per = whole, whole.form, whole.per
    return reading


def read_named_part(scene: Scene, at: int) -> Reading | None:
    """``killed 12, eight of them children on Wednesday``: a named part without a verb has the measure of its whole."""
    place = at + 2
    while (item := scene.element(place)) is not None and item.has("demonym"):
        place += 1
    partitive, noun, after = scene.element(at + 1), scene.element(place), scene.element(place + 1)
    named = noun is not None and (noun.has("people") or noun.cue("head") == "captured")
    if partitive is None or partitive.lower not in ("of them", "of whom") or noun is None or not named:
        return None
    if after is not None and (after.has("be", "have") or after.cues or after.has("reporting")):
        return None
    if noun.cue("head") in ("killed", "wounded") and noun.lower not in ("victims", "bodies"):
        return None  # "600 lost, 40 of them dead"
    reading = read_part(scene, at)
    if reading is not None and reading.whole is not None:
        reading.measure = reading.whole.measure
    return reading


def _value(number: Number | None) -> float:
    if number is None:
        return 0.0
    return number.best or number.low or number.high or 0.0


def _restated(scene: Scene, at: int, whole: Reading) -> Reading | None:
    """``10,000 troops are there. He faces 11,000 of them``: a part can't be larger; it is another count of the same."""
    number = scene.elements[at].number
    if whole.measure != "strength" or number is None or number.best == 1:
        return None
    reading = scene.make(at, "strength", "another count of the same")
    reading.group, reading.weight = whole.group, 0.7
    return reading


def mark_part(scene: Scene, reading: Reading) -> None:
    """Give a reading that another construction made its whole, where a part word introduces it."""
    if reading.at not in scene.phrases:
        return
    whole = _whole_of(scene, reading.at) or _broken_down(scene, reading)
    if whole is not None and whole is not reading and reading.whole is None:
        reading.whole = whole
        reading.rules.append("part of a whole")


def _broken_down(scene: Scene, reading: Reading) -> Reading | None:
    """``942 casualties: 143 killed and 799 injured``: the count of both, before a sign."""
    if reading.measure not in ("killed", "wounded", "missing", "captured"):
        return None
    sign = next((at for at in range(reading.at - 1, 0, -1) if scene.elements[at].lower in SIGNS), None)
    before = [scene.readings[other] for other in scene.numbers if sign and other < sign and other in scene.readings]
    if not before or before[-1].measure not in ("casualties", "losses"):
        return None
    return before[-1] if _value(reading.number) <= _value(before[-1].number) else None


def _whole_of(scene: Scene, at: int) -> Reading | None:
    """The whole that a number is said to be a part of."""
    phrase = scene.phrases[at]
    before = scene.governor(at)
    element = scene.element(before) if before is not None else None
    after = scene.element(phrase.end)
    is_part = (
        (element is not None and element.has("including"))
        or (phrase.kind == "partitive" and scene.elements[phrase.end - 1].lower not in ("us",))
        or (after is not None and after.lower in ("among them", "of them", "among whom"))
        or (element is not None and element.lower in PARTITIVES)
        or (element is not None and element.lower in OPENING_PARTS and phrase.kind == "people")
    )
    is_part = is_part or _opens_with_these(scene, at) or (before is not None and _among_them_are(scene, before))
    if not is_part and element is not None and element.lower in JOINING:
        previous = scene.previous(at)
        sibling = scene.readings.get(previous) if previous is not None else None
        if (
            sibling is not None
            and sibling.whole is not None
            and "part of a whole" in sibling.rules
            and _adjoins(scene, sibling, at)
        ):
            return sibling.whole
    if not is_part:
        return None
    previous = scene.previous(at)
    if previous is not None and scene.phrases[previous].kind in ("thing", "equipment") and phrase.partitive:
        return None  # "nine raids, three of which go on"
    earlier = [scene.readings[other] for other in scene.numbers if other < at and other in scene.readings]
    earlier = [reading for reading in earlier if "part of a whole" not in reading.rules or reading.whole is None]
    outside = [] if scene.is_bracketed(at) else [r for r in earlier if not scene.is_bracketed(r.at)]
    if earlier:
        value = _value(scene.elements[at].number)
        larger = [reading for reading in outside or earlier if _value(reading.number) >= value]
        return (larger or outside or earlier)[-1]
    among = before is not None and _among_them_are(scene, before)
    if (phrase.kind == "partitive" or among or _opens_with_these(scene, at)) and scene.memory.recent:
        wholes = [reading for reading in scene.memory.recent if reading.whole is None]
        return wholes[-1] if wholes else scene.memory.recent[-1]
    return None


def _among_them_are(scene: Scene, be: int) -> bool:
    """``Among them were 24 generals``: the part stands after its verb."""
    if be == 0 or not scene.elements[be].has("be"):
        return False
    among = scene.elements[be - 1]
    return among.has("including") and among.lower.startswith(("among", "amongst", "of"))


def _opens_with_these(scene: Scene, at: int) -> bool:
    """``Of these, 281 were killed``: a number right after the words that go back to those counted before."""
    opening = [item.lower for item in scene.elements[max(0, at - 3) : at] if item.kind != "quote"]
    return at <= 3 and opening in (["of these", ","], ["of those", ","], ["of them", ","], ["of these"], ["of those"])


def read_conjunct(scene: Scene, at: int) -> Reading | None:
    """``killed 15 civilians and 27 fighters``, ``nine children and 14 others``: goes on with the number before."""
    phrase = scene.phrases[at]
    if phrase.kind not in ("people", "partitive"):
        return None
    previous = scene.previous(at)
    if previous is None or previous not in scene.readings:
        return None
    before = scene.readings[previous]
    predicate = scene.predicate(at)
    framed = predicate is not None and predicate.role == "reporting" and _parted(scene, phrase.end, predicate.at)
    blocks = predicate is not None and predicate.role in ("other", "active", "reporting") and not framed
    if blocks and predicate is not None and predicate.measure is None:
        return None
    own = predicate is not None and predicate.measure not in (None, before.measure)
    if own and predicate is not None and (predicate.auxiliary or predicate.adjacent):
        return None  # "four died and nine more are cut off"
    if not _adjoins(scene, before, at) or before.form in ("share", "ratio"):
        return None
    reading = scene.make(at, before.measure, "goes on with the number before")
    reading.form, reading.per, reading.group, reading.denied = before.form, before.per, before.group, before.denied
    if before.whole is not None and "part of a whole" in before.rules:
        reading.whole = before.whole
    return reading


def _parted(scene: Scene, start: int, stop: int) -> bool:
    """Whether a comma stands between: "19 rebels, it says"."""
    return any(item.lower == "," for item in scene.elements[start:stop])


def read_gapped_part(scene: Scene, at: int) -> Reading | None:
    """``300 of the dead were children and 180 women``: a second part, without the verb of the first."""
    previous, phrase = scene.previous(at), scene.phrases[at]
    first = scene.readings.get(previous) if previous is not None else None
    if first is None or previous is None or phrase.kind != "people":
        return None
    if not (scene.phrases[previous].partitive or first.rules[0].startswith("part of")):
        return None
    between = scene.elements[scene.phrases[previous].end : at]
    shape = bool(between) and between[0].has("be") and between[-1].lower in ("and", ",") and len(between) <= 5
    if not shape or not any(item.has("people") for item in between) or scene.predicate(at) is not None:
        return None
    reading = scene.make(at, first.measure, "a second part of a whole")
    reading.whole, reading.form, reading.per = first.whole, first.form, first.per
    return reading


def read_parallel(scene: Scene, at: int) -> Reading | None:
    """``217 more troops for Iraq and 250 for Syria``: the same words around a second number."""
    previous, phrase = scene.previous(at), scene.phrases[at]
    while previous is not None and scene.phrases[previous].kind in ("thing", "equipment", "unit"):
        previous = scene.previous(previous)  # "30,000 refugees in 12 camps near the lake and 9,000 in the hills"
    if previous is None or previous not in scene.readings or phrase.kind != "bare":
        return None
    before, first = scene.governor(at), scene.readings[previous]
    after, likewise = scene.element(phrase.end), scene.element(scene.phrases[previous].end)
    if (
        before is None
        or scene.elements[before].lower not in ("and", ",", "but", "or")
        or first.form in ("share", "ratio")
    ):
        return None
    later = scene.element(first.last + 1)
    same = {item.lower for item in (likewise, later) if item is not None}
    if likewise is not None and likewise.has("be"):
        same |= {item.lower for item in scene.elements[scene.phrases[previous].end : at] if item.has("preposition")}
    if after is None or after.lower not in same or not after.has("preposition"):
        return None
    reading = scene.make(at, first.measure, "parallel to the number before")
    reading.form, reading.per, reading.group = first.form, first.per, first.group
    return reading


def read_far_object(scene: Scene, at: int) -> Reading | None:
    """``killing the commander of the group and eight more militants``: the last object of a verb further left."""
    before = scene.governor(at)
    phrase = scene.phrases[at]
    if phrase.kind != "people" or before is None or scene.elements[before].lower not in ("and", "or", "plus", ","):
        return None
    listed = scene.elements[before].lower == ","  # "killed the mayor, two councillors and 11 guards"
    for index in range(before - 1, max(-1, before - (6 if listed else 24)), -1):
        item = scene.elements[index]
        if listed and item.has("preposition", "ed", "ing"):
            return None
        if item.has("relative", "reporting", "be", "modal") or item.kind == "number" or item.lower in (";", ":"):
            return None
        if item.cue("active") in ("killed", "wounded", "captured") and not item.has("people"):
            reading = scene.make(at, item.cue("active") or "killed", "last object of a verb further left", index)
            reading.weight = 0.8
            return reading
    return None


def read_shared_subject(scene: Scene, at: int) -> Reading | None:
    """``Ten children and five women have been killed``: shares the verb of the number after it."""
    phrase = scene.phrases[at]
    if phrase.kind != "people":
        return None
    following = scene.following(at)
    before = scene.governor(at)
    if before is not None and scene.elements[before].has("ing") and not scene.elements[before].has("including"):
        return None  # "a train carrying 300 passengers"
    if following is None or following not in scene.readings:
        return None
    after = scene.readings[following]
    if scene.phrases[following].kind == "partitive":
        return None  # "took in 118 men, 17 of whom died"
    if not after.rules[0].startswith(("subject of", "participle", "shares")):
        return None
    between = scene.elements[phrase.end : following]
    if not between or len(between) > BETWEEN or not any(item.lower in JOINING for item in between):
        return None
    if any(item.has("including") for item in between):
        return None
    if not _only_modifiers(between):
        return None
    reading = scene.make(at, after.measure, "shares the verb of the number after", at, after.last)
    reading.form, reading.per, reading.denied = after.form, after.per, after.denied
    return reading


def read_shared_object(scene: Scene, at: int) -> Reading | None:
    """``claimed nine and four lives``, ``reported 12 and 15 deaths``: shares the noun of the number after it."""
    phrase, following = scene.phrases[at], scene.following(at)
    if phrase.kind != "bare" or following is None or following not in scene.readings:
        return None
    after = scene.readings[following]
    own = after.phrase is not None and after.phrase.head is not None
    joined = [item.lower for item in scene.elements[phrase.end : following]]
    if not own or joined not in (["and"], ["or"], [","], [",", "and"]) or after.rules[0].startswith(("so", "goes")):
        return None
    reading = scene.make(at, after.measure, "shares the noun of the number after", at, after.last)
    reading.form, reading.per = after.form, after.per
    return reading


def _adjoins(scene: Scene, before: Reading, at: int) -> bool:
    """Whether only modifiers and a joining word stand between a reading's noun phrase and the number."""
    if before.phrase is None:
        return False
    start = max(
        before.phrase.end, min(before.last + 1, at) if before.rules[0].startswith(("participle", "subject")) else 0
    )
    between = scene.elements[start:at]
    if len(between) > BETWEEN + 3:
        return False
    joined = not between or any(item.lower in JOINING for item in between[-3:])
    return joined and _only_modifiers(between)


def _only_modifiers(between: list[Element]) -> bool:
    commas = 0
    for item in between:
        if item.kind in ("time", "quote", "number"):
            continue
        if item.kind == "sign":
            commas += item.lower == ","
            if item.lower not in ",()-" or commas > 2:
                return False
            continue
        if item.has("be", "modal", "do", "relative", "reporting", "subordinator") and not item.has(
            "preposition", "including"
        ):
            return False
        if item.cue("active") and not item.has("people", "weak_active") and not item.cue("head"):
            return False
    return True
