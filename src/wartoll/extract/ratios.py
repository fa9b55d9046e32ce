"""Numbers set against one another, found before the numbers are read one by one.

``two died for every three who lived`` is one ratio and no two counts; ``one man in ten`` is a tenth;
``three times as many wounded as killed`` is a ratio of three.
"""

from __future__ import annotations

from dataclasses import replace

from wartoll.claims import Bound
from wartoll.extract.antecedents import phrase_ending
from wartoll.extract.elements import Element
from wartoll.extract.measures import HARMS
from wartoll.extract.numbers import Number
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.syntax import read_noun_phrase

OUTNUMBER = frozenset("outnumber outnumbers outnumbered outnumbering".split())
TIMES_OVER = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "treble": 3.0, "triple": 3.0}
REACH = 14
ROLES = ("passive", "intransitive", "adjective", "head", "toll", "active")


def pair_numbers(scene: Scene) -> None:
    """Read the ratios of a sentence, and make ``one man in ten`` one number.

    The scene's readings, refusals and phrases are changed in place.
    """
    for at, item in enumerate(scene.elements):
        if item.lower == "for" and at + 1 < len(scene.elements) and scene.elements[at + 1].lower in ("each", "every"):
            _read_for_every(scene, at)
        elif item.lower in ("as many", "as") or item.lower in TIMES_OVER or item.lower == "times":
            _read_times_over(scene, at)
    for at in list(scene.phrases):
        _join_one_in(scene, at)


def _read_for_every(scene: Scene, at: int) -> None:
    """``two men died for every three who lived``, ``for each Finn five Soviet soldiers fell``."""
    other = at + 2 if at + 2 in scene.phrases else None
    before = scene.element(at - 1)
    fronted = before is None or before.kind in ("sign", "quote") or before.has("conjunction")
    start = (other if other is not None else at + 1) + 1
    ahead = [k for k in scene.phrases if start <= k <= start + REACH]
    behind = [k for k in scene.phrases if at - REACH <= k < at]
    chosen = (ahead[:1] if fronted else behind[-1:]) or ahead[:1]
    if not chosen or chosen[0] in scene.readings:
        return
    first = chosen[0]
    if scene.phrases[first].kind in ("thing", "equipment", "unit"):
        return  # "one map for every 90 pages"
    number = scene.elements[first].number
    second = scene.elements[other].number if other is not None else None
    base = second.best if second is not None and second.best else 1.0
    measure = _measure_of(scene, first) or _measure_near(scene, first)
    if number is None or number.kind not in ("count", "pronoun", "unit_word", "fraction") or measure is None:
        return
    reading = scene.make(first, measure, "so many for each", min(first, at), max(first, other or at + 1))
    reading.number = _divided(number, base)
    reading.form = "ratio"
    scene.readings[first] = reading
    if other is not None:
        scene.refused[other] = "the number that a ratio is to"
    _take_alternative(scene, reading)


def _take_alternative(scene: Scene, reading: Reading) -> None:
    """``three dead for each rebel, maybe four``: the second number makes an interval of the first."""
    other = scene.following(reading.last)
    if other is None or other - reading.last > 4:
        return
    words = {item.lower for item in scene.elements[reading.last + 1 : other + 1]}
    number, second = reading.number, scene.elements[other].number
    doubtful = ("maybe", "perhaps", "possibly", "or")
    hedged = words & set(doubtful) or (second is not None and (second.hedge or "").lower() in doubtful)
    if hedged and second is not None and number.best and second.best and second.best > number.best:
        reading.number = replace(number, best=None, high=second.best, bound=Bound.BETWEEN)
        scene.refused[other] = "the other end of a ratio"


def _divided(number: Number, base: float) -> Number:
    low, best, high = (None if value is None else value / base for value in (number.low, number.best, number.high))
    return replace(number, low=low, best=best, high=high, kind="ratio")


def _measure_of(scene: Scene, at: int) -> str | None:
    """The harm that a number's own noun or verb says."""
    phrase, predicate = scene.phrases[at], scene.predicate(at)
    if phrase.cue in HARMS and phrase.kind == "harm":
        return phrase.cue
    if predicate is not None and predicate.measure in HARMS:
        return predicate.measure
    before = scene.governor(at)
    measure = scene.elements[before].cue("active", "intransitive") if before is not None else None
    return measure if measure in HARMS else None


def _measure_near(scene: Scene, at: int) -> str | None:
    """The nearest word of harm in the sentence, or the harm that the text counted last."""
    for item in scene.elements[scene.phrases[at].end : scene.phrases[at].end + REACH]:
        measure = item.cue(*ROLES[:3])
        if measure in HARMS:
            return measure
        if item.lower in (",", ";") or item.kind == "number":
            break
    near = sorted(range(len(scene.elements)), key=lambda index: abs(index - at))
    for index in near[: 2 * REACH]:
        measure = scene.elements[index].cue(*ROLES)
        if measure in HARMS and (measure == "casualties" or not scene.elements[index].has("people")):
            return measure
    return _recent_measure(scene)


def _read_times_over(scene: Scene, at: int) -> None:
    """``three times as many wounded as killed``, ``twice as many men were wounded as killed``."""
    item = scene.elements[at]
    value = TIMES_OVER.get(item.lower)
    first = at
    if value is None:
        counted = scene.element(at - 1)
        if item.lower != "times" or counted is None or counted.number is None or not counted.number.best:
            return
        value, first = counted.number.best, at - 1
    following = [other.lower for other in scene.elements[at + 1 : at + 3]]
    if following[:1] not in (["as"], ["as many"], ["more"]) and following[:1] != ["the"]:
        return
    harms = [
        (index, measure)
        for index in range(at + 1, min(len(scene.elements), at + REACH))
        if (measure := scene.elements[index].cue(*ROLES)) in HARMS
    ]
    kinds = list(dict.fromkeys(measure for _, measure in harms))
    second_as = any(
        scene.elements[index].lower in ("as", "than") for index in range(at + 3, min(len(scene.elements), at + REACH))
    )
    if len(kinds) < 2 or not second_as or any(index in scene.phrases for index in range(at + 1, harms[-1][0])):
        return
    element = scene.elements[first]
    bound = element.number.bound if element.number is not None else Bound.EXACT
    hedge = element.number.hedge if element.number is not None else None
    number = Number(
        element.start, element.end, element.start, item.end, value, value, value, bound, hedge, False, "ratio"
    )
    reading = Reading(
        first,
        number,
        str(kinds[0]),
        ["so many times over"],
        None,
        first,
        harms[-1][0],
        form="ratio",
        sentence=scene.index,
    )
    scene.readings[first] = reading


def _join_one_in(scene: Scene, at: int) -> None:
    """``One soldier in ten``, ``one man in every three``: a number of people out of a number is a fraction."""
    number = scene.elements[at].number
    phrase = scene.phrases.get(at)
    if number is None or phrase is None or number.best is None or number.best > 9 or phrase.kind != "people":
        return
    index = phrase.end
    link = scene.element(index)
    if link is None or link.lower not in ("in", "out of") or number.kind not in ("count", "pronoun"):
        return
    if (after := scene.element(index + 1)) is not None and after.lower in ("every", "each"):
        index += 1
    whole = scene.element(index + 1)
    if whole is None or whole.number is None or whole.number.best is None or index + 1 not in scene.phrases:
        return
    if not number.best < whole.number.best <= 100 or scene.phrases[index + 1].kind != "bare":
        return
    value = number.best / whole.number.best
    scene.elements[at] = _as_fraction(scene.elements[at], number, value)
    scene.phrases[at] = replace(read_noun_phrase(scene.elements, at), end=index + 2, kind="people", head=phrase.head)
    scene.refused[index + 1] = "the number that a share is of"


def _as_fraction(element: Element, number: Number, value: float) -> Element:
    fraction = replace(number, low=value, best=value, high=value, kind="fraction")
    return replace(element, number=fraction)


def read_ratio(scene: Scene, at: int) -> Reading | None:
    """``eight to one``, ``one killed to three wounded``, ``for each Finn five Soviet soldiers fell``."""
    number = scene.elements[at].number
    if number is None:
        return None
    if number.kind == "ratio" and _of_another_time(scene, at):
        scene.refused[at] = "a count set against another time's"
        return None
    ratio = number.kind == "ratio" or _one_to(scene, at)
    if number.low == 1 and number.high and "one to" in scene.elements[at].lower and not number.best:
        scene.elements[at] = _as_ratio(scene.elements[at])
        ratio = True
    if ratio:
        measure = _outnumbered(scene, at) or _main_measure(scene, at) or _recent_measure(scene)
        reading = scene.make(at, measure, "so many to one") if measure else None
        if reading is not None:
            reading.group = _outnumbering(scene, at)
    else:
        reading = _for_each(scene, at) if "for" in scene.words else None
    if reading is not None:
        reading.form = "ratio"
        _take_alternative(scene, reading)
        previous = scene.previous(at)
        if number.kind != "ratio" and previous is not None and _one_to(scene, at):
            scene.readings.pop(previous, None)
            scene.refused[previous] = "the one that a ratio is to"
    return reading


def _of_another_time(scene: Scene, at: int) -> bool:
    """``three times the total of December``: the same measure at two times is a change, no ratio of two measures."""
    start = scene.phrases[at].end
    before = {item.cue(*ROLES) for item in scene.elements[max(0, at - REACH) : at]}
    for item in scene.elements[start : start + REACH]:
        if item.time is not None:
            return True
        measure = item.cue(*ROLES)
        other = measure in HARMS and measure not in before
        if other or item.lower in (",", ";", "as") or item.kind == "number" or item.has("demonym"):
            return False
    return False


def _outnumbered(scene: Scene, at: int) -> str | None:
    """``outnumbers them two to one``: of the subject's own measure, which is a force's strength where it has none."""
    subject = _subject_of_odds(scene, at)
    if subject is None:
        return None
    cue = scene.elements[subject].cue("head")
    return cue if cue in HARMS else "strength"


def _outnumbering(scene: Scene, at: int) -> str | None:
    """Who outnumbers, or is outnumbered, in the text's words."""
    subject = _subject_of_odds(scene, at)
    return phrase_ending(scene, subject) if subject is not None else None


def _subject_of_odds(scene: Scene, at: int) -> int | None:
    verb = next((k for k in range(at - 1, max(-1, at - REACH), -1) if scene.elements[k].lower in OUTNUMBER), None)
    words = range(verb - 1, -1, -1) if verb is not None else ()
    plain = (k for k in words if scene.elements[k].kind == "word" and not scene.elements[k].has("be", "adverb"))
    return next(plain, None)


def _as_ratio(element: Element) -> Element:
    """``one to five`` of losses is a ratio of five, not an interval."""
    number = element.number
    assert number is not None
    ratio = replace(number, low=number.high, best=number.high, bound=Bound.EXACT, kind="ratio")
    return replace(element, number=ratio)


def _main_measure(scene: Scene, at: int) -> str | None:
    """The harm that the words around a number tell of, those before it first."""
    around = [*reversed(scene.elements[max(0, at - 14) : at]), *scene.elements[at : at + 8]]
    measures = [measure for item in around if (measure := item.cue(*ROLES)) in HARMS]
    if "killed" in measures[:3] and "wounded" in measures[:3]:
        return "wounded"
    return measures[0] if measures else None


def _recent_measure(scene: Scene) -> str | None:
    recent = scene.memory.recent[-1:] if scene.memory.recent else []
    if scene.memory.asked:
        return scene.memory.asked
    return recent[0].measure if recent and recent[0].sentence >= scene.index - 2 else None


def _for_each(scene: Scene, at: int) -> Reading | None:
    """``For each ... four``: a number that the words "for each" or "for every" set against one."""
    phrase = scene.phrases[at]
    for index in range(max(0, at - 14), min(len(scene.elements) - 1, phrase.end + 3)):
        element, after = scene.elements[index], scene.elements[index + 1]
        if element.lower != "for" or not _one_of_people(scene, index + 1) or index + 1 == at:
            continue
        if index > at and index - phrase.end > 1:
            return None
        if index < at and any(other in scene.phrases for other in range(index + 2, at)):
            return None
        measure = _main_measure(scene, at) or _recent_measure(scene)
        if after.number is not None:
            scene.refused[index + 1] = "the one that a ratio is to"
        return scene.make(at, measure, "so many for each", min(index, at), max(index + 2, at)) if measure else None
    return None


def _one_of_people(scene: Scene, at: int) -> bool:
    """Whether an element is "each", "every" or "one" and people follow it."""
    item = scene.elements[at]
    if item.lower in ("each", "every"):
        return True
    if item.number is None or item.number.best != 1 or item.number.kind not in ("count", "pronoun"):
        return False
    following = scene.elements[at + 1 : at + 3]
    return any(other.has("people", "demonym") or other.lower == "of" for other in following)


def _one_to(scene: Scene, at: int) -> bool:
    """``one Russian killed to three wounded``: whether the number is set against one by "to"."""
    previous = scene.previous(at)
    before = scene.element(at - 1)
    if previous is None or before is None or before.lower not in ("to", "against", "versus"):
        return False
    number = scene.elements[previous].number
    return number is not None and number.best == 1 and at - previous <= 5
