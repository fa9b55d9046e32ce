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
FUTURE = frozenset(
    {
        "will",
        "would",
        "could",
        "'ll",
        "it'll",
        "we'll",
        "they'll",
        "shall",
        "might",
        "expected to",
        "likely to",
        "set to",
        "projected to",
        "going to",
        "forecast to",
        "due to",
        "due",
        "may",
        "expect",
        "expects",
    }
)
CONDITIONS = frozenset({"if", "unless", "should", "provided", "assuming"})


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
    if reading.measure in ("returned", "reinforcements"):
        return Form.PERIOD
    if reading.measure in ("displaced", "missing"):
        return Form.CUMULATIVE
    return _of_harm(scene, reading, times, facts)


def _of_harm(scene: Scene, reading: Reading, times: list[TimeMention], facts: Facts) -> Form:
    score = 0.0  # above 0: cumulative
    words = {item.lower for item in scene.elements}
    roles = {time.role for time in times}
    if "since" in roles or words & SO_FAR or "as_of" in roles:
        score += 3
    if any(item.has("war") for item in scene.elements):
        score += 2
    near = scene.elements[max(0, reading.first - 14) : reading.last + 14]
    if any(item.has("event") for item in near):
        score -= 2.5
    for time in times:
        if time.kind == "period" or (time.kind == "point" and time.role not in ("since", "by", "as_of", "until")):
            score -= 1.5
        if time.kind == "duration":
            score -= 1
    value = reading.number.best or reading.number.low or reading.number.high or 0
    if value >= 1000 and facts.context is not Context.DISASTER:
        score += 2
    if facts.about_forces:
        score += 1.5
    if facts.context in (Context.DISASTER, Context.ACCIDENT, Context.CRIME):
        score -= 3
    if reading.measure in ("losses", "captured"):
        score += 1
    if reading.whole is not None and reading.whole.form:
        return Form(reading.whole.form) if reading.whole.form in ("period", "cumulative") else Form.CUMULATIVE
    return Form.CUMULATIVE if score > 0 else Form.PERIOD


def is_projected(scene: Scene, reading: Reading, times: list[TimeMention]) -> bool:
    """Whether a number lies in the future or under a condition."""
    low = max(0, reading.at - 14)
    predicate = scene.predicate(reading.at) if reading.at in scene.phrases else None
    modal: int | None = None
    for index in range(reading.at, low - 1, -1):
        item = scene.elements[index]
        if item.lower in FUTURE:
            modal = index
            break
        if item.lower in (";", ".") or (index < reading.at and item.has("reporting") and not item.has("have")):
            break
        if index < reading.at and item.kind == "number" and index < reading.first:
            break
    if modal is None and predicate is not None and predicate.modal and predicate.measure:
        modal = predicate.at
    if modal is None:
        return False
    window = scene.elements[max(0, modal) : modal + 4]
    if any(item.lower in ("have", "has", "'ve") for item in window[1:3]):
        return False
    return (
        scene.elements[modal].lower not in ("may", "might")
        or any(time.role in ("by", "before", "in") for time in times)
        or bool(predicate and predicate.modal)
    )


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
