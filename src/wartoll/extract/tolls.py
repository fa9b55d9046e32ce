"""Constructions for tolls: ``a death toll of 19``, ``put the wounded at 40``, ``brought to 93 the number of dead``."""

from __future__ import annotations

from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene

LINKS = frozenset(": at to of as by = - – — ‒ − past beyond is was are were be been".split())


ANAPHORIC = frozenset(
    (
        "number, figure, total, count, tally, totals, figures, "
        "the number, the figure, own figure, its total, daily mean, daily average, average, mean, rate"
    ).split(", ")
)


PEOPLE_KINDS = frozenset({"people", "bare", "partitive", "harm"})


REACH = 18
UNITS = frozenset(
    "battalion brigade regiment company platoon garrison contingent squad patrol crew division force".split()
)
SHRINKING = frozenset("reduced shrunk dwindled whittled depleted".split())


def read_toll(scene: Scene, at: int) -> Reading | None:
    """``a death toll of 19``, ``put the wounded at 40``, ``losses had exceeded 200``: a noun that names the figure."""
    phrase = scene.phrases[at]
    link = scene.governor(at)
    if link is None or phrase.kind not in PEOPLE_KINDS:
        return None
    element = scene.elements[link]
    head = scene.element(link - 1)
    if element.lower == "from" or (element.lower == "of" and head is not None and head.lower == "out"):
        return None
    if not _links(scene, link, at):
        return None
    if head is not None and ((element.lower == "of" and head.lower in UNITS) or head.lower in SHRINKING):
        return None  # "their battalion of 480 had been reduced to 60"
    found = find_toll(scene, link)
    if found is None or _new_clause(scene, link):
        return None
    measure = _toll_measure(scene, found)
    if measure is None or (measure == "reinforcements" and _dates_another(scene, found)):
        return None
    reading = scene.make(at, measure, "figure of a toll", found)
    reading.subject = " ".join(item.lower for item in scene.elements[found + 1 : link][:8])
    return reading


def _dates_another(scene: Scene, noun: int) -> bool:
    """``since the call-up of 5,200 men``: what only dates another count has no day of its own."""
    before = [item.lower for item in scene.elements[max(0, noun - 2) : noun]]
    return "since" in before


def _new_clause(scene: Scene, link: int) -> bool:
    """``they have made up their losses and stand at 30,000``: the figure is of the subject, not of a noun before."""
    verb, joint = scene.element(link - 1), scene.element(link - 2)
    stands = verb is not None and verb.lower in ("stand", "stands", "stood", "number", "numbered")
    return stands and joint is not None and joint.has("conjunction")


def _links(scene: Scene, link: int, at: int) -> bool:
    """Whether a word links a toll to its figure: "stood at", "reached", "had exceeded", "included"."""
    element = scene.elements[link]
    if element.lower in LINKS or element.has("totalling", "be", "reporting", "modal", "including"):
        return True
    number = scene.elements[at].number
    hedge = (number.hedge or "") if number is not None else ""
    if hedge and element.cue("toll") in HARMS and not element.cue("active", "passive"):
        return True  # "losses as high as 900"
    return hedge.lower().startswith(("exceed", "surpass", "pass", "past", "topp", "reach", "near", "cross", "hit"))


def read_toll_after(scene: Scene, at: int) -> Reading | None:
    """``brought to 93 the number of people killed``: the toll stands after its figure."""
    phrase, before = scene.phrases[at], scene.governor(at)
    if phrase.kind != "bare" or before is None:
        return None
    as_toll = scene.element(phrase.end)
    given = as_toll is not None and as_toll.lower == "as" and scene.elements[before].has("reporting")
    if not given and scene.elements[before].lower not in ("to", "at"):
        return None  # nor "gave 471 as the number killed"
    start = phrase.end + given
    for index in range(start, min(len(scene.elements), start + 3)):
        item = scene.elements[index]
        if item.cue("toll") in HARMS and not item.cue("active"):
            return scene.make(at, item.cue("toll") or "killed", "figure before its toll", at, index)
        if not item.has("determiner"):
            return None
    return None


def find_toll(scene: Scene, link: int) -> int | None:
    """The noun of harm to the left of a linking word, in the same clause."""
    for index in range(link, max(-1, link - REACH), -1):
        element = scene.elements[index]
        if element.lower in (";", ".", "?", "!") or (
            element.has("subordinator") and element.lower in ("while", "although", "though", "because", "whereas")
        ):
            return None
        measure = element.cue("toll")
        if element.has("people") and measure == "losses" and _is_counted(scene, index):
            continue  # "4,091 personnel were admitted, of whom 1,231 ..."
        if element.lower in ("number", "numbers") and tells_of_strength(scene, index):
            return None
        if measure is None and element.lower in ANAPHORIC and scene.memory.toll and index != link:
            return None if _names_others(scene, index) else index
        if measure is None:
            continue
        labels = index == link - 1 and scene.elements[link].lower == ":"
        if labels and measure != "strength":
            return index  # "Killed in action: 23"
        if element.cue("active", "passive", "intransitive") and not _stands_as_noun(scene, index):
            if element.cue("passive") and _those_who(scene, index):
                return index
            if index < link - 1 and element.cue("active") and not element.cue("head"):
                return None
            continue
        if measure in ("strength", "capability"):
            continue
        return index
    return None


def tells_of_strength(scene: Scene, figure: int) -> bool:
    """Whether "their number" is that of a force: nobody has come to harm since the sentence before."""
    owner = scene.element(figure - 1)
    if owner is None or owner.lower != "their" or not scene.memory.about_forces:
        return False
    told = scene.memory.topic
    harmed = any(other.sentence >= scene.index - 1 and other.measure in HARMS for other in scene.memory.recent)
    return not harmed and (told is None or told[0] < scene.index - 1)


def _names_others(scene: Scene, figure: int) -> bool:
    """``the number of Serbs who fled was put at``, ``a total population of``: a figure that says what it counts."""
    of = scene.element(figure + 1)
    if of is None or of.kind != "word":
        return False
    if of.lower.split()[0] != "of":
        return scene.elements[figure].lower == "total" and not of.tags and not of.cues
    named = scene.elements[figure + 1 : figure + 7]
    harmed = any(item.cue("toll", "head", "passive") in HARMS for item in named)
    if not harmed and len(named) > 1 and named[0].lower in ("of those", "of") and any(o.has("relative") for o in named):
        return True  # "the number of those who have escaped"
    return not harmed and of.lower == "of" and not any(item.lower in ("them", "these", "those") for item in named)


def _is_counted(scene: Scene, at: int) -> bool:
    """Whether a noun is the one that another number counts."""
    return any(phrase.number < at < phrase.end for phrase in scene.phrases.values())


def _toll_measure(scene: Scene, at: int) -> str | None:
    element = scene.elements[at]
    measure = element.cue("toll")
    if measure is None:
        here = [r.measure for r in scene.readings.values() if r.at < at and r.measure in HARMS]
        return here[-1] if here else scene.memory.toll
    return measure if measure not in ("strength", "capability") else None


def _those_who(scene: Scene, at: int) -> bool:
    """Whether a participle is said of "those who": "those who were executed ... are around 300"."""
    words = [item.lower for item in scene.elements[max(0, at - 5) : at]]
    return "those" in words or ("number" in words and "of" in words)


def _stands_as_noun(scene: Scene, at: int) -> bool:
    """Whether a participle is used as a noun: "the wounded", "its killed and wounded", "the number of killed"."""
    before, after = scene.element(at - 1), scene.element(at + 1)
    if (
        after is not None
        and after.has("modal")
        and (before is None or before.kind == "sign" or before.has("conjunction"))
    ):
        return True
    if before is None:
        return False
    if before.has("determiner", "demonym", "nationals") or before.possessive:
        return True
    return before.lower in ("of", "and", "in", "total")
