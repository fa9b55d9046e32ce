"""In which form a reading is said: stock, cumulative, period, rate, share, ratio or projection; and how surely."""

from __future__ import annotations

from dataclasses import dataclass

from wartoll.claims import Context, Form, Modality
from wartoll.extract.running import running_form
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.times import TimeMention

SURE_FUTURE = frozenset(
    (
        "are to, is to, "
        "will, 'll, it'll, we'll, they'll, shall, expected to, likely to, set to, projected to, going to, "
        "forecast to, bound to, due to, due, expect, expects, pledged to, pledges to, pledge to, promised to, "
        "promises to, plans to, plan to, planned to, planning to, agreed to, agrees to, vowed to, vows to, "
        "intends to, intend to, intended to, undertook to, undertaken to, prepares to, preparing to, hopes to, "
        "hope to, offered to, offers to, ready to, ordered to, wants to, want to, about to, aims to, "
        "scheduled to, scheduled, slated to, earmarked"
    ).split(", ")
)
FORESEEN = frozenset("foreseen forecast predicted projected anticipated envisaged feared".split())
FUTURE = SURE_FUTURE | {"would", "could", "might", "may", "should"}
RISING = frozenset("reach rise climb exceed pass top come grow hit surpass be total".split())
PASSING = ("exceed", "surpass", "pass", "top", "reach", "near", "hit", "cross", "approach")  # hedges that hold the verb
FORESEEING = frozenset(
    (
        "fear fears feared fearing predict predicts predicted forecast forecasts foresee foresees foresaw expect "
        "expects expected anticipate anticipates anticipated project projects projected warn warns warned simulation "
        "simulations scenario scenarios case worst-case model modelling planners calculated reckons reckoned"
    ).split()
)
BRINGING = frozenset("bringing brings brought bring raising raises raised takes taking took".split())
TOTALS = frozenset("total number tally count toll figure".split())
BESIDE = frozenset({"so many strong", "counted beside its noun"})
ADDED = frozenset({"captured", "missing", "returned", "reinforcements"})
PLANNED = frozenset({"strength", "reinforcements", "returned"})  # what is planned; harm is threatened
PLANS = frozenset("preparing prepares prepared seeking seeks ready readying proposes proposed aiming planning".split())
HOLDING = frozenset("hold holds holding keeps keeping".split())
NOW = frozenset({"are", "is", "remain", "remains", "still", "now", "there are"})
STATES = frozenset("be is are was were been still remain remains remained listed unaccounted".split())
CONDITIONS = frozenset({"if", "unless", "provided", "assuming"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the document as a whole when a form is decided."""

    context: Context = Context.UNKNOWN
    about_forces: bool = False
    style: str = "mixed"


def decide_form(
    scene: Scene, reading: Reading, times: list[TimeMention], facts: Facts, told: str | None = None
) -> Form:
    """The form of a reading.

    Parameters
    ----------
    times : list of TimeMention
        The times that belong to the count (not to the statement).
    told : str or None
        The kind of day that the sentences before have told of.
    """
    if reading.form:
        return Form(reading.form)
    if reading.measure == "strength" and reading.rules[0] in BESIDE:
        return Form.STOCK  # "the force, some 580,000 strong, would reach"
    if is_projected(scene, reading, times):
        reading.projected = True
        return Form.PROJECTION
    if reading.measure == "strength":
        return Form.STOCK
    whole = reading.whole
    of_held = whole is not None and whole.measure == "captured" and whole.form in ("stock", "projection")
    if reading.measure == "captured" and of_held:
        return Form.STOCK
    if reading.measure == "captured" and reading.rules[0] == "goes on with the number before":
        before = [other for at, other in scene.readings.items() if at < reading.at and other.form]
        if before and before[-1].measure == "captured":
            return Form(before[-1].form or "cumulative")
    if reading.measure == "captured" and _is_held_now(scene, reading):
        return Form.STOCK
    if reading.measure in ADDED and _is_new_total(scene, reading):
        return Form.CUMULATIVE
    if reading.measure == "reinforcements":
        runs_on = any(time.role in ("since", "by", "until", "as_of") for time in times)
        if reading.number.increment or (not runs_on and (times or not facts.about_forces)):
            return Form.PERIOD
        return running_form(scene, reading, times, facts.context, facts.style, told)
    in_a_list = reading.measure == "equipment" and reading.rules[0] != "equipment destroyed"
    if (in_a_list or reading.measure == "displaced") and not times:
        return Form.STOCK if reading.measure == "displaced" and _is_going_on(scene, reading) else Form.CUMULATIVE
    if reading.measure == "missing" and not reading.number.increment and _is_state(scene, reading, times):
        return Form.STOCK
    return running_form(scene, reading, times, facts.context, facts.style, told)


def _is_going_on(scene: Scene, reading: Reading) -> bool:
    """``35,000 people are sleeping in the open``: what people do at the moment of the report."""
    last = scene.elements[min(reading.last, len(scene.elements) - 1)].lower.split()
    before = scene.elements[reading.last - 1].lower if reading.last else ""
    now = last[0] in ("is", "are") or before in ("are", "is", "still")
    return now and any(word.endswith("ing") for word in last)


def _is_new_total(scene: Scene, reading: Reading) -> bool:
    """``another 115 this month, bringing the total to 594``: what a count is brought to."""
    link = scene.governor(reading.at) if reading.at in scene.phrases else None
    if link is None or scene.elements[link].lower != "to":
        return False
    near = [item.lower for item in scene.elements[max(0, link - 8) : link]]
    return not BRINGING.isdisjoint(near) and not TOTALS.isdisjoint(near)


def _is_held_now(scene: Scene, reading: Reading) -> bool:
    """Whether people are said to be held at a moment: "are holding 23", "132,000 prisoners remain on the island"."""
    if reading.rules[0] == "people who are held":
        return True
    before = scene.governor(reading.at) if reading.at in scene.phrases else None
    if before is not None and scene.elements[before].lower in ("has", "have", "detains", "imprisons"):
        return True
    return any(
        item.lower in HOLDING or (item.lower in NOW and item.kind == "word")
        for item in scene.elements[max(0, reading.first - 1) : reading.last + 3]
    )


def _is_state(scene: Scene, reading: Reading, times: list[TimeMention]) -> bool:
    """Whether people are said to be missing at a moment ("were still missing"), not to have gone missing in a time."""
    if not any(time.role in ("since", "from", "until", "in", "on") for time in times):
        return True
    near = scene.elements[reading.first : reading.last + 5]
    return any(item.has("be") or not STATES.isdisjoint(item.lower.split()) for item in near)


def is_projected(scene: Scene, reading: Reading, times: list[TimeMention]) -> bool:
    """Whether a number lies in the future or under a condition."""
    modal = _modal_of(scene, reading)
    if modal is None:
        return _is_conditional(scene)
    item = scene.elements[modal]
    following = scene.elements[modal + 1 : modal + 4]
    perfect = any(other.lower in ("have", "has", "'ve") for other in following[:2])
    denied = any(other.has("negation") for other in following[:1])
    if (perfect and item.lower not in SURE_FUTURE) or denied or _has_been(scene, reading, modal):
        return denied and reading.measure == "strength" and item.lower in SURE_FUTURE
    if item.lower in SURE_FUTURE or item.lower in FORESEEN or item.lower not in FUTURE:
        return True
    ahead = any(time.role in ("by", "before", "in", "within", "until") for time in times)
    rising = any(other.lower in RISING for other in scene.elements[modal + 1 : modal + 5])
    rising = rising or (reading.number.hedge or "").lower().startswith(PASSING)
    condition = any(other.lower in CONDITIONS or other.has("increment") for other in scene.elements)
    fronted = scene.elements[0].lower == "should" and any(item.lower == "," for item in scene.elements[: reading.at])
    condition = condition or fronted or not FORESEEING.isdisjoint(scene.words)
    return ahead or rising or condition or reading.number.increment


def _has_been(scene: Scene, reading: Reading, modal: int) -> bool:
    """Whether a clause of its own tells that it has come about: "will comfort the 8,000 who were murdered"."""
    after = reading.phrase.end if reading.phrase is not None else reading.at + 1
    pronoun, verb = scene.element(after), scene.element(after + 1)
    if modal > reading.at or pronoun is None or verb is None or pronoun.lower not in ("who", "that"):
        return False
    past = verb.lower.endswith("ed") and (verb.has("ed") or bool(verb.cues))
    return past or verb.lower in ("was", "were", "had", "did")


def _is_conditional(scene: Scene) -> bool:
    """``If it opens: returns of up to 90,000``: what follows a condition, where nothing in the sentence is past."""
    opening = next((item for item in scene.elements if item.kind == "word"), None)
    if opening is None or opening.lower not in ("if", "should", "unless"):
        return False
    past = ("was", "were", "had", "did", "been", "has", "have")
    return not any(item.lower in past or item.has("ed") for item in scene.elements)


def _modal_of(scene: Scene, reading: Reading) -> int | None:
    """The modal of the number's clause."""
    for index in range(reading.at, max(-1, reading.at - 14), -1):
        item = scene.elements[index]
        if item.lower in FUTURE or (reading.measure in PLANNED and _is_planned(scene, index)):
            return index
        if item.lower in (";", ".") or item.lower in ("because", "as", "while", "although", "since"):
            break
        if index < reading.at and item.has("reporting") and not item.has("have"):
            break
        if index < reading.first and item.kind == "number":
            break
    part = scene.previous(reading.at)
    if part is not None and scene.is_inside(reading.at, part):
        return None  # "16 per cent of the 9,000 injured will": the verb is that of the part
    after = reading.phrase.end if reading.phrase is not None else len(scene.elements)
    while after < len(scene.elements) and scene.elements[after].has("be", "adverb"):
        after += 1
    if after < len(scene.elements) and scene.elements[after].lower in FUTURE:
        return after
    for index in range(reading.last + 1, min(len(scene.elements) - 1, reading.last + 4)):
        if scene.elements[index].has("be") and scene.elements[index + 1].lower in FORESEEN:
            return index + 1
    predicate = scene.predicate(reading.at) if reading.at in scene.phrases else None
    between = scene.elements[reading.phrase.end : predicate.at] if reading.phrase and predicate else []
    if predicate is not None and predicate.modal and predicate.measure and not any(o.has("relative") for o in between):
        for index in range(predicate.at, reading.at, -1):
            if scene.elements[index].lower in FUTURE:
                return index
    return None


def _is_planned(scene: Scene, at: int) -> bool:
    """``wants to recruit``, ``is preparing to dispatch``: a wish or a plan that is not yet carried out."""
    to = scene.element(at + 1)
    volition = scene.elements[at].has("volition") or scene.elements[at].lower in PLANS
    return volition and to is not None and to.lower == "to"


def modality_of(reading: Reading, form: Form, hint: Modality | None) -> Modality:
    """How the claim is put: denied, projected, estimated or reported."""
    if reading.denied:
        return Modality.DENIED
    if form is Form.PROJECTION or reading.projected:
        return Modality.PROJECTED
    return hint or Modality.REPORTED


def condition_of(scene: Scene) -> str | None:
    """The words of a condition in the sentence: "if the rate persists"."""
    for at, item in enumerate(scene.elements):
        if item.lower in ("if", "unless", "assuming", "provided"):
            end = at
            for index in range(at + 1, min(len(scene.elements), at + 20)):
                if scene.elements[index].lower in (",", ";", ".", "”", '"'):
                    break
                end = index
            return scene.text[item.start : scene.elements[end].end] if end > at else None
    return None
