"""Questions and their answers: ``How many prisoners are there? "About 540."``, ``asked how many, he said six``."""

from __future__ import annotations

from wartoll.claims import Bound
from wartoll.extract.elements import Element
from wartoll.extract.figure_frames import figure_frame
from wartoll.extract.measures import HARMS
from wartoll.extract.numbers import Number
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.sides import is_where

ANSWERED = 6  # sentences in which a question may be answered
SHORT = 8  # elements of a question that goes on with what was told: "And the wounded?"
ASKING = frozenset("asked asks asking ask wondered questioned inquired pressed quizzed".split())
ANSWER = frozenset({"a", ":", ","})  # what stands before an answer beside its time: "A: Since Monday, 43,000."
AFTER_ANSWER = ("preposition", "conjunction", "adverb", "relative", "be", "subordinator", "reporting")
NONE = frozenset({"none", "nobody", "no one", "not one", "nil", "not a single one", "not a man", "no-one"})


def note_question(scene: Scene) -> None:
    """Keep what a question asks for: it names what the bare numbers of its answer count."""
    if not scene.elements:
        return
    opening = _indirect(scene)
    if opening is None and scene.elements[-1].lower != "?" and "?" not in (e.lower for e in scene.elements[-2:]):
        return
    asked_for = scene.elements[opening or 0 :]
    cues = [item.cue("toll", "head", "passive", "intransitive") for item in asked_for]
    cues = [cue or ("captured" if item.lower == "held" else None) for cue, item in zip(cues, asked_for, strict=True)]
    harms = [cue for cue in cues if cue and cue not in ("strength", "capability")]
    people = [item for item in asked_for if item.has("troops", "collective", "nationals")]
    memory = scene.memory
    if harms:
        both = "killed" in harms and "wounded" in harms
        memory.asked, memory.asked_at = "wounded" if both else harms[0], scene.index
    elif people and any(item.lower in ("many", "large", "big", "strong") for item in asked_for):
        memory.asked, memory.asked_at = "strength", scene.index
    elif len(scene.elements) > SHORT:
        memory.asked = None
        return
    else:
        memory.asked_at = scene.index
        last = [reading for reading in memory.recent if reading.sentence >= scene.index - 2]
        if memory.asked is None and last and scene.elements[0].has("conjunction"):
            memory.asked = last[-1].measure  # "And the other side?"
    asked = _asked_people(scene)
    if asked:
        memory.asked_group = asked
    elif people:
        memory.asked_group = " ".join(
            scene.text[item.start : item.end]
            for at, item in enumerate(scene.elements)
            if item.has("troops", "nationals", "demonym", "country") and not is_where(scene, at)
        )


def _indirect(scene: Scene) -> int | None:
    """Where "how many" stands in "Asked how many had died, ...", "reporters asked how large the garrison was"."""
    if "how" not in scene.words or ASKING.isdisjoint(scene.words):
        return None
    how = next(at for at, item in enumerate(scene.elements) if item.lower == "how")
    asks = any(item.lower in ASKING for item in scene.elements[max(0, how - 6) : how])
    following = scene.element(how + 1)
    counted = following is not None and following.lower in ("many", "large", "big", "strong", "much", "few")
    return how if asks and counted else None


def _asked_people(scene: Scene) -> str:
    """The noun of a question: "How many Russian soldiers have died?"."""
    many = next((at for at, item in enumerate(scene.elements) if item.lower == "many"), None)
    run: list[Element] = []
    for item in scene.elements[many + 1 :] if many is not None else []:
        if not run and (item.lower == "of" or item.has("determiner")):
            continue  # "how many of his men"
        if item.kind != "word" or item.has("be", "have", "modal", "do", "preposition", "reporting"):
            break
        run.append(item)
    named = any(item.has("people", "nationals") and not item.has("generic") for item in run[-1:])
    return scene.text[run[0].start : run[-1].end] if named else ""


def read_answer(scene: Scene, at: int) -> Reading | None:
    """A bare number in the answer to a question that named what is counted."""
    measure, phrase = scene.memory.asked, scene.phrases[at]
    if measure is None or phrase.kind != "bare" or scene.index > scene.memory.asked_at + ANSWERED:
        return None
    after, before = scene.element(at + 1), scene.governor(at)
    if after is not None and after.kind == "word" and not after.has(*AFTER_ANSWER) and not after.cues:
        return None  # "a further 214 served in the brigade"
    opening = scene.elements[: before or 0]
    ends = after is None or after.kind in ("sign", "quote", "time") or after.has("preposition", "adverb")
    dated = (
        ends and len(opening) > 0 and all(item.kind in ("time", "quote") or item.lower in ANSWER for item in opening)
    )
    said = before is not None and scene.elements[before].lower in (":", ",") and scene.elements[at - 1].kind == "quote"
    if before is not None and scene.elements[before].lower == "," and not (dated or said):
        return None
    linked = before is None or _links(scene.elements[before]) or dated or said
    follows = after is not None and after.lower in ("across", "in", "by", ",")
    if not linked and not follows and figure_frame(scene, at) is None:
        return None
    reading = scene.make(at, measure, "answers a question")
    reading.form = "stock" if measure == "strength" else None
    reading.group, reading.weight = scene.memory.asked_group, 0.7
    return reading


def _links(item: Element) -> bool:
    return item.has("be", "totalling") and item.lower not in ("to", "of", "as", "at")


def read_none(scene: Scene) -> Reading | None:
    """``"None," the commander said``, ``Not one.``: a zero that answers a question about harm."""
    memory = scene.memory
    if memory.asked not in HARMS or not 0 < scene.index - memory.asked_at <= 2:
        return None
    words = [(at, item) for at, item in enumerate(scene.elements) if item.kind != "quote"]
    for length in (1, 2, 4):
        run = [item for _, item in words[:length]]
        following = words[length][1] if length < len(words) else None
        if " ".join(item.lower for item in run) in NONE and (following is None or following.kind == "sign"):
            at, last = words[0][0], words[len(run) - 1][0]
            first, end = run[0], run[-1]
            number = Number(first.start, end.end, first.start, end.end, 0, 0, 0, Bound.EXACT, None, False, "count")
            reading = Reading(at, number, memory.asked or "killed", ["answers a question"], None, at, last)
            reading.denied, reading.sentence, reading.group = True, scene.index, memory.asked_group
            return reading
    return None
