"""In which form a reading is said: stock, cumulative, period, rate, share, ratio or projection; and how surely."""

from __future__ import annotations

from dataclasses import dataclass

from wartoll.claims import Context, Form, Modality
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.times import TimeMention

SO_FAR = frozenset(
    {
        "so far",
        "to date",
        "until now",
        "up to now",
        "thus far",
        "already",
        "hitherto",
        "cumulative",
        "overall",
        "altogether",
    }
)
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
HOLDING = frozenset("hold holds holding keeps keeping".split())
NOW = frozenset({"are", "is", "remain", "remains", "still", "now", "there are"})
CONDITIONS = frozenset({"if", "unless", "provided", "assuming"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the document as a whole when a form is decided."""

    context: Context = Context.UNKNOWN
    about_forces: bool = False


def decide_form(scene: Scene, reading: Reading, times: list[TimeMention], facts: Facts) -> Form:
    """The form of a reading.

    Parameters
    ----------
    times : list of TimeMention
        The times that belong to the count (not to the statement).
    """
    if reading.form:
        return Form(reading.form)
    if is_projected(scene, reading, times):
        reading.projected = True
        return Form.PROJECTION
    if reading.measure == "strength":
        return Form.STOCK
    if reading.measure == "returned":
        return Form.CUMULATIVE if _runs_on(scene, reading, times) else Form.PERIOD
    if reading.measure == "captured" and reading.whole is not None and reading.whole.form in ("stock", "projection"):
        return Form.STOCK
    if reading.measure == "captured" and _is_held_now(scene, reading):
        return Form.STOCK
    if reading.measure == "reinforcements":
        return Form.PERIOD if times else Form.STOCK
    if reading.measure in ("displaced", "missing") or (reading.measure == "equipment" and not times):
        return Form.CUMULATIVE
    return _of_harm(scene, reading, times, facts)


def _runs_on(scene: Scene, reading: Reading, times: list[TimeMention]) -> bool:
    """Whether a count has run since a start up to now: "since the truce", "so far", "in all"."""
    if times and times[0].role in ("since", "as_of"):
        return True
    near = scene.elements[max(0, reading.first - 12) : reading.last + 12]
    words = {item.lower for item in near}
    return bool(words & (SO_FAR | {"in all", "since"})) or any(item.lower.startswith("since") for item in near)


def _is_held_now(scene: Scene, reading: Reading) -> bool:
    """Whether people are said to be held at a moment: "are holding 23", "132,000 prisoners remain on the island"."""
    return any(
        item.lower in HOLDING or (item.lower in NOW and item.kind == "word")
        for item in scene.elements[max(0, reading.first - 1) : reading.last + 3]
    )


def _of_harm(scene: Scene, reading: Reading, times: list[TimeMention], facts: Facts) -> Form:
    """Cumulative or period: what the nearest time, the events and the size of the count say."""
    if reading.whole is not None and reading.whole.form in ("period", "cumulative"):
        return Form(reading.whole.form)
    score = _score_of_times(times) + _score_of_words(scene, reading)
    value = reading.number.best or reading.number.low or reading.number.high or 0
    if value >= 1000 and facts.context is not Context.DISASTER:
        score += 2
    if facts.about_forces:
        score += 1.5
    else:
        score -= 4 if _is_total_of(scene, reading) and value < 1000 else 1
    if facts.context in (Context.DISASTER, Context.ACCIDENT, Context.CRIME):
        score -= 3
    score += {"losses": 1.0, "captured": 2.0}.get(reading.measure, 0.0)
    if -1.5 < score <= 1.5:
        sibling = _sibling_form(scene, reading)
        if sibling is not None:
            return sibling
    return Form.CUMULATIVE if score > 0 else Form.PERIOD


def _score_of_times(times: list[TimeMention]) -> float:
    if not times:
        return 0.0
    nearest = times[0]
    if nearest.role == "since":
        return 6.0
    if nearest.role in ("as_of", "until"):
        return 3.0
    if nearest.kind == "period":
        return -12.0
    if nearest.kind == "duration":
        return -1.0
    if nearest.role == "by":
        return 0.0
    return -5.0 if nearest.role == "on" else -2.5


def _score_of_words(scene: Scene, reading: Reading) -> float:
    score = 5.0 if _since_the_start(scene, reading) else 0.0
    near = scene.elements[max(0, reading.first - 25) : reading.last + 16]
    if len(scene.elements) < 45:
        near = scene.elements
    if any(item.has("event") for item in near):
        score -= 2.5
    elif reading.rules[0].startswith("object of an active") and scene.elements[reading.first].lower.endswith("ing"):
        score -= 1.5  # "clashed near the town, killing nine": what came of an event
    elif any(item.has("war") and not (item.capital and at) for at, item in enumerate(near)):
        score += 2
    before = scene.elements[max(0, reading.at - 12) : reading.at + 1]
    words = {item.lower for item in near}
    if any(
        item.lower in ("total", "totals", "overall") for item in scene.elements[max(0, reading.at - 4) : reading.at]
    ):
        score += 4
    if words & SO_FAR:
        score += 3
    spans = scene.elements[reading.last + 1 : reading.last + 8]
    if any(item.lower in ("period", "24-hour", "48-hour") for item in spans):
        score -= 9  # "531 killed for that 48 hour period"
    alone = "alone" in words or any(item.lower == "whole" for item in before)
    if alone or any(item.lower in ("month", "day", "week") and item.possessive for item in before):
        score -= 9
    if any(item.has("country", "nationals") for item in before) and reading.measure in (
        "losses",
        "casualties",
        "killed",
        "wounded",
    ):
        score += 1
    return score


def _is_total_of(scene: Scene, reading: Reading) -> bool:
    """``a total of 70 militants were killed near the town``: a sum of one event, no running total."""
    words = [item.lower for item in scene.elements[max(0, reading.at - 3) : reading.at]]
    return words[-2:] == ["total", "of"] and not _since_the_start(scene, reading)


def _since_the_start(scene: Scene, reading: Reading) -> bool:
    """``since the start of the operation``, ``since the invasion``: a running total."""
    for index in range(max(0, reading.first - 8), min(len(scene.elements), reading.last + 16)):
        item = scene.elements[index]
        if item.lower.startswith(("since the start", "since the beginning", "since the outbreak", "since the onset")):
            return True
        if item.lower == "since":
            following = scene.elements[index + 1 : index + 5]
            return any(
                other.has("war") or other.lower in ("operation", "offensive", "start", "beginning")
                for other in following
            )
    return False


def _sibling_form(scene: Scene, reading: Reading) -> Form | None:
    """The form of the number read just before in the sentence."""
    for at in reversed(scene.numbers):
        other = scene.readings.get(at)
        if at < reading.at and other is not None and other.form in ("period", "cumulative"):
            return Form(other.form)
    return None


def is_projected(scene: Scene, reading: Reading, times: list[TimeMention]) -> bool:
    """Whether a number lies in the future or under a condition."""
    modal = _modal_of(scene, reading)
    if modal is None:
        return False
    item = scene.elements[modal]
    following = scene.elements[modal + 1 : modal + 4]
    if any(other.lower in ("have", "has", "'ve") for other in following[:2]) or any(
        other.has("negation") for other in following[:1]
    ):
        return any(other.has("negation") for other in following[:1]) and reading.measure == "strength"
    if item.lower in SURE_FUTURE or item.lower in FORESEEN:
        return True
    ahead = any(time.role in ("by", "before", "in", "within", "until") for time in times)
    rising = any(other.lower in RISING for other in scene.elements[modal + 1 : modal + 5])
    condition = any(other.lower in CONDITIONS or other.has("increment") for other in scene.elements)
    return ahead or rising or condition or reading.number.increment


def _modal_of(scene: Scene, reading: Reading) -> int | None:
    """The modal of the number's clause."""
    for index in range(reading.at, max(-1, reading.at - 14), -1):
        item = scene.elements[index]
        if item.lower in FUTURE:
            return index
        if item.lower in (";", ".") or item.lower in ("because", "as", "while", "although", "since"):
            break
        if index < reading.at and item.has("reporting") and not item.has("have"):
            break
        if index < reading.first and item.kind == "number":
            break
    for index in range(reading.last + 1, min(len(scene.elements) - 1, reading.last + 4)):
        if scene.elements[index].has("be") and scene.elements[index + 1].lower in FORESEEN:
            return index + 1
    predicate = scene.predicate(reading.at) if reading.at in scene.phrases else None
    if predicate is not None and predicate.modal and predicate.measure:
        for index in range(predicate.at, reading.at, -1):
            if scene.elements[index].lower in FUTURE:
                return index
    return None


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
