"""Constructions for a force that changes: what it came down to or from, and those who join it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from wartoll.extract.elements import Element
from wartoll.extract.forces import counts_men, is_military, noun_cue, rate_after
from wartoll.extract.inflection import inflect
from wartoll.extract.measures import HARMS, split_phrases
from wartoll.extract.scene import Reading, Scene
from wartoll.vocabulary import load_vocabulary

SHRINKING = frozenset("reduced shrank shrunk dwindled cut down whittled depleted fell fallen dropped worn".split())
CHANGING = SHRINKING | frozenset(
    (
        "fall falls shrink shrinks drop drops rise rises rose risen grow grows grew grown swelled swollen swell cut "
        "thinned wasted brought bring raised increase increased down up shrunken dwindle dwindles reduce go gone went "
        "decline declined reduction drawdown expand expanded expanding build boost lift lifted raising cutting"
    ).split()
)
MORE = frozenset({"more", "additional", "further", "another", "extra", "fresh", "new"})
ARRIVING = frozenset("arrive arrived arriving arrives".split())
GONE = HARMS | {"returned", "displaced"}  # measures of people whom a force no longer has


def read_shrunk(scene: Scene, at: int) -> Reading | None:
    """``reduced from 600 to 90 men``, ``dwindled to 40 fighters``: what a force came down to."""
    before = scene.governor(at)
    phrase = scene.phrases[at]
    if before is None or scene.elements[before].lower not in ("to", "from"):
        return None
    if scene.elements[before].lower == "from":
        return _shrunk_from(scene, at, before)
    changes = next((k for k in range(before - 1, max(-1, before - 7), -1) if scene.elements[k].lower in CHANGING), None)
    if changes is None:
        return None
    if phrase.head is not None:
        head = scene.elements[phrase.head]
        shrinks = scene.elements[changes].lower in SHRINKING
        of_force = any(item.has("collective") for item in scene.elements[changes + 1 : before])
        named = (shrinks or of_force) and (head.has("troops") or head.lower == "men")
        return scene.make(at, "strength", "what a force came down to", before) if named else None
    object_ = scene.elements[changes + 1 : before]
    changed = any(item.has("collective", "troops") or item.cue("toll") == "strength" for item in object_)
    if phrase.kind == "bare" and not rate_after(scene, at) and (changed or _is_of_force(scene, changes)):
        return scene.make(at, "strength", "what a force came down to", changes)
    return None


def _shrunk_from(scene: Scene, at: int, before: int) -> Reading | None:
    """``fell from 1,900 men to 640``: what a force was before."""
    other = scene.following(at)
    after = scene.governor(other) if other is not None else None
    if after is None or scene.elements[after].lower != "to" or after - scene.phrases[at].end > 2:
        return None
    changes = next((k for k in range(before - 1, max(-1, before - 7), -1) if scene.elements[k].lower in CHANGING), None)
    if changes is None or rate_after(scene, at) or (other is not None and rate_after(scene, other)):
        return None
    counted = is_military(scene, at) or counts_men(scene, at) or scene.phrases[at].kind == "bare"
    if not counted or not _is_of_force(scene, changes):
        return None
    return scene.make(at, "strength", "what a force came down from", before)


def _is_of_force(scene: Scene, verb: int) -> bool:
    """Whether the subject of a verb is a force or its strength, and no toll: "American forces in the country fell"."""
    named = False
    for item in scene.elements[max(0, verb - 14) : verb]:
        acts = item.cue("active", "intransitive") is not None and not item.has("be", "collective", "troops")
        if item.cue("toll", "head") in GONE or acts:
            return False
        named = named or item.has("collective", "troops") or item.cue("toll") == "strength"
    return named


def read_reinforcements(scene: Scene, at: int) -> Reading | None:
    """``3,000 additional soldiers``, ``217 more troops``, ``30,000 recruits a month``."""
    phrase = scene.phrases[at]
    cue = noun_cue(scene, at)
    before = scene.governor(at)
    if before is not None and scene.elements[before].lower == "at":
        verb = scene.element(before - 1)
        if verb is not None and verb.cue("intransitive") == "reinforcements":
            return scene.make(at, "reinforcements", "people come at a rate", before - 1)
    predicate = scene.predicate(at)
    if predicate is not None and predicate.measure == "reinforcements" and phrase.kind in ("people", "bare"):
        return scene.make(at, "reinforcements", "people join", at, predicate.at)
    if predicate is not None and scene.elements[predicate.at].lower in ARRIVING and is_military(scene, at):
        return scene.make(at, "reinforcements", "soldiers who arrive", at, predicate.at)
    if cue == "reinforcements" and phrase.kind in ("people", "harm") and phrase.head is not None:
        if scene.elements[phrase.head].lower in ("volunteers", "conscripts", "reservists") and not says_more(scene, at):
            return None
        return scene.make(at, "reinforcements", "noun of reinforcement")
    acted_on = predicate is not None and (predicate.measure is not None or predicate.auxiliary)
    if is_military(scene, at) and says_more(scene, at) and not acted_on:
        return scene.make(at, "reinforcements", "so many more soldiers")
    return None


def levies(verb: Element) -> bool:
    """Whether a verb makes soldiers of anybody: "called up 1.05 million people"."""
    return verb.lower in _levying()


@cache
def _levying() -> frozenset[str]:
    table = load_vocabulary("movement")["reinforcements"]["levying"]
    return frozenset(form for verb in split_phrases(table) for form in inflect(verb))


def says_more(scene: Scene, at: int) -> bool:
    phrase = scene.phrases[at]
    number = scene.elements[at].number
    words = {item.lower for item in scene.elements[max(0, at - 2) : phrase.end] if item.kind == "word"}
    return bool(words & MORE) or (number is not None and number.increment)


def to_reinforce(scene: Scene, verb: int) -> bool:
    """``were sent from Cyprus to reinforce the district``: those who are sent are an addition."""
    near = [item.lower for item in scene.elements[verb + 1 : verb + 10]]
    return any(a == "to" and b in ("reinforce", "strengthen", "relieve") for a, b in pairwise(near))
