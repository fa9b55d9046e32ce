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
RATIOS = frozenset("ratio ratios odds proportion proportions scale exchange".split())
LINKS = frozenset({"for", "to", "per"})
REACH = 14
LARGEST = 1000  # more for each one is money or things
ROLES = ("passive", "intransitive", "adjective", "head", "toll", "active")
COUNTED = ("count", "pronoun", "unit_word", "fraction")


def pair_numbers(scene: Scene) -> None:
    """Read the ratios of a sentence, and make ``one man in ten`` one number.

    The scene's readings, refusals and phrases are changed in place.
    """
    if not LINKS.isdisjoint(scene.words):
        for at, item in enumerate(scene.elements):
            if item.lower in LINKS and _is_of_each(scene, at):
                _read_for_each(scene, at)
    for at in list(scene.phrases):
        _join_one_in(scene, at)


def _is_of_each(scene: Scene, link: int) -> bool:
    """Whether "for each", "for every" or "for one" is said of people: "for each of them", "to each man killed"."""
    item, each = scene.elements[link], scene.element(link + 1)
    if each is None or item.lower == "per":
        return item.lower == "per" and each is not None and each.has("people", "nationals")
    if each.lower not in ("each", "every"):
        one = each.number is not None and each.number.best == 1 and each.number.kind in ("count", "pronoun")
        if not one or item.lower == "to":
            return False
    for other in scene.elements[link + 2 : link + 6]:
        harmed = other.cue("passive", "adjective", "intransitive", "head") in HARMS
        harmed = harmed or other.has("destroyed", "relative", "pronoun")
        if harmed or other.has("people", "nationals", "demonym") or other.lower in ("ours", "theirs", "them"):
            return True
        if other.kind == "sign" or (other.has("preposition", "be") and other.lower != "of"):
            return False
    return False


def _read_for_each(scene: Scene, at: int) -> None:
    """``two men died for every three who lived``, ``for each Finn five Soviet soldiers fell``."""
    second = at + 2 if at + 2 in scene.phrases else None
    before = scene.element(at - 1)
    fronted = before is None or before.kind in ("sign", "quote") or before.has("conjunction", "subordinator")
    start = (second if second is not None else at + 1) + 1
    ahead = [k for k in scene.phrases if start <= k <= start + REACH]
    behind = [k for k in scene.phrases if at - REACH <= k < at]
    if scene.elements[at].lower != "for":
        behind = [k for k in behind if scene.phrases[k].end == at]  # "three wounded men to each man killed"
        ahead, fronted = [], False
    chosen = (ahead[:1] if fronted else behind[-1:]) or ahead[:1]
    if not chosen or chosen[0] in scene.readings or scene.phrases[chosen[0]].kind in ("thing", "equipment", "unit"):
        return  # "one map for every 90 pages"
    first = chosen[0]
    number = scene.elements[first].number
    other = scene.elements[second].number if second is not None else None
    base = other.best if other is not None and other.best else 1.0
    if number is None or number.kind not in COUNTED or number.best == base or (number.best or 0) > LARGEST:
        return
    measure = _measure_of(scene, first) or _measure_near(scene, first)
    if measure is None:
        return
    reading = scene.make(first, measure, "so many for each", min(first, at), max(first, second or at + 1))
    reading.number = _divided(number, base)
    reading.form = "ratio"
    reading.group = _people_of_each(scene, at, first)
    scene.readings[first] = reading
    for index in (second, at + 1 if at + 1 in scene.phrases else None):
        if index is not None:
            scene.refused[index] = "the number that a ratio is to"
    _take_alternative(scene, reading)


def _people_of_each(scene: Scene, link: int, first: int) -> str | None:
    """Who is set against whom, in the text's words: "soldier", "militants and policeman"."""
    near = (*range(first + 1, scene.phrases[first].end), *range(link + 1, min(len(scene.elements), link + 5)))
    names = []
    for index in near:
        item = scene.elements[index]
        plain = item.has("generic") or item.lower in ("man", "men", "enemy")
        if item.has("people") and not plain and not item.cue("passive", "adjective", "head"):
            names.append(scene.text[item.start : item.end])
    return " and ".join(dict.fromkeys(names)) or None


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
    if number is None or (number.best or 0) > LARGEST:
        return None
    if number.kind == "ratio" and _of_another_time(scene, at):
        scene.refused[at] = "a count set against another time's"
        return None
    ratio = number.kind == "ratio" or _one_to(scene, at)
    if number.low == 1 and number.high and "one to" in scene.elements[at].lower and not number.best:
        scene.elements[at] = _as_ratio(scene.elements[at])
        ratio = True
    if ratio:
        measure = _outnumbered(scene, at) or _main_measure(scene, at)
        measure = measure or (_recent_measure(scene) if _goes_back(scene, at) else None)
        reading = scene.make(at, measure, "so many to one") if measure else None
        if reading is not None:
            reading.group = _outnumbering(scene, at)
    else:
        reading = None
    if reading is not None:
        reading.form = "ratio"
        _take_alternative(scene, reading)
        previous = scene.previous(at)
        if number.kind != "ratio" and previous is not None and _one_to(scene, at):
            scene.readings.pop(previous, None)
            scene.refused[previous] = "the one that a ratio is to"
    return reading


def _goes_back(scene: Scene, at: int) -> bool:
    """``That is a ratio of 15 to one``, ``in Marib it was six to one``: a ratio of what was told before."""
    before = scene.governor(at)
    number = scene.elements[at].number
    over = number is not None and number.unit == "times"
    opening = scene.element(at - 1)
    stands = opening is None or opening.kind == "sign" or (before is not None and scene.elements[before].has("be"))
    return over or stands or not RATIOS.isdisjoint(scene.words)


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
    cue = scene.elements[subject].cue("head", "passive", "adjective")
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


def _one_to(scene: Scene, at: int) -> bool:
    """``one Russian killed to three wounded``: whether the number is set against one by "to"."""
    previous = scene.previous(at)
    before = scene.element(at - 1)
    if previous is None or before is None or before.lower not in ("to", "against", "versus"):
        return False
    number = scene.elements[previous].number
    return number is not None and number.best == 1 and at - previous <= 5
