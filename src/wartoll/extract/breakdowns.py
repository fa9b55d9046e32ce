"""A whole and its parts after a colon, a dash or in brackets: ``killed 173: 76 civilians, 62 soldiers and 35 rebels``.

That the parts add up to the whole, or to less, is what shows that they are parts.
"""

from __future__ import annotations

from wartoll.extract.scene import Reading, Scene

BREAKDOWN = "part of a whole told after a sign"
OPENING = frozenset({":", "-", "–", "—", "‒", "("})
KINDS = frozenset({"people", "bare", "partitive", "unknown", "harm"})
MEASURES = frozenset({"killed", "wounded", "captured", "missing", "casualties", "losses", "displaced", "returned"})
ROUNDING = 1.01
MOST = 0.5  # of the whole that places with their numbers in brackets make up
NAME = 5  # elements of the longest name of a place


def read_breakdown(scene: Scene, at: int) -> Reading | None:
    """A part in a list of parts that follows its whole in the sentence."""
    sign = _sign_before(scene, at)
    if sign is None:
        return None
    whole = _whole_before(scene, sign)
    if whole is None or not _adds_up(scene, sign, whole):
        return None
    reading = scene.make(at, whole.measure, BREAKDOWN)
    reading.rules.append("part of a whole")
    reading.whole, reading.form, reading.per = whole, whole.form, whole.per
    reading.subject = _place_of(scene, at)
    return reading


def _sign_before(scene: Scene, at: int) -> int | None:
    """The sign that opens the list in which a number stands."""
    for index in range(at - 1, -1, -1):
        if scene.elements[index].lower in OPENING and not _beside_number(scene, index):
            inner = scene.elements[index].lower == "(" and any(
                item.lower == ")" for item in scene.elements[index + 1 : at]
            )
            if not inner and not _in_own_brackets(scene, index, at):
                return index
    return None


def _beside_number(scene: Scene, index: int) -> bool:
    """Whether a dash stands between a label and its number, as in a list of labels."""
    return scene.elements[index].lower in "-–—‒" and index + 1 in scene.phrases and index - 1 in scene.phrases


def _in_own_brackets(scene: Scene, index: int, at: int) -> bool:
    """``Homs (22)``: a number alone in brackets after its name; the list opened further left."""
    return scene.elements[index].lower == "(" and at == index + 1 and _closed(scene, scene.phrases[at].end)


def _closed(scene: Scene, end: int) -> bool:
    after = scene.element(end)
    return after is not None and after.lower == ")"


def _whole_before(scene: Scene, sign: int) -> Reading | None:
    """The count that a sign comes after, with no other count between."""
    before = [other for other in scene.numbers if other < sign]
    while before and before[-1] not in scene.readings and scene.phrases[before[-1]].kind in ("thing", "unknown"):
        before.pop()
    whole = scene.readings.get(before[-1]) if before else None
    if whole is None or whole.measure not in MEASURES or whole.form in ("share", "ratio"):
        return None
    return whole if any(item.lower != "," for item in scene.elements[:sign]) else None


def _adds_up(scene: Scene, sign: int, whole: Reading) -> bool:
    """Whether two numbers or more after a sign add up to the whole or less, and none counts things."""
    closing = ")" if scene.elements[sign].lower == "(" else None
    total, parts = 0.0, 0
    for index in range(sign + 1, len(scene.elements)):
        item = scene.elements[index]
        if item.lower == closing:
            break
        if item.number is None or index not in scene.phrases:
            continue
        if item.number.kind != "count" or scene.phrases[index].kind not in KINDS:
            return False
        read = scene.readings.get(index)
        if (scene.phrases[index].cue or whole.measure) != whole.measure or (read and read.measure != whole.measure):
            return False
        total += item.number.best or item.number.low or item.number.high or 0
        parts += 1
    size = whole.number.best or whole.number.low or whole.number.high or 0
    least = size * MOST if scene.elements[sign].lower != "(" and _names_each(scene, sign) else 0
    return parts > 1 and least < total <= size * ROUNDING


def _names_each(scene: Scene, sign: int) -> bool:
    """``Homs (22), Aleppo (14)``: whether numbers stand in brackets behind names; those of persons are ages."""
    first = next(at for at in scene.numbers if at > sign)
    return scene.elements[first - 1].lower == "("


def _place_of(scene: Scene, at: int) -> str | None:
    """The name beside a part: "Homs (22)", "Stepanakert 13", "22 in Daraa"."""
    stop = at - 1 if scene.elements[at - 1].lower == "(" else at
    start = stop
    while (
        start > 0 and stop - start < NAME and scene.elements[start - 1].capital and not scene.elements[start - 1].cues
    ):
        start -= 1
    if start == stop:
        link = scene.element(scene.phrases[at].end)
        if link is None or link.lower not in ("in", "at", "near", "from"):
            return None
        start = stop = scene.phrases[at].end + 1
        while stop < len(scene.elements) and scene.elements[stop].kind == "word" and stop - start < NAME:
            if scene.elements[stop].has("conjunction", "preposition"):
                break
            stop += 1
    words = [item for item in scene.elements[start:stop] if not item.has("determiner")]
    return scene.text[words[0].start : words[-1].end] if words else None


def broken_down_group(scene: Scene, reading: Reading) -> str | None:
    """Who a part without a noun counts: the people of its whole, in the place named beside it."""
    whole = reading.whole.group if reading.whole is not None else None
    place = reading.subject
    if not place:
        return whole
    people = (whole or "people").partition(" in ")[0]
    return f"{people} in {place}"
