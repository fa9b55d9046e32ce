"""Tolls of single events: parts that are named after their whole, and numbers that somebody only asks for."""

from __future__ import annotations

from wartoll.extract.forces import is_military
from wartoll.extract.harm import read_object, read_subject
from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.tolls import PEOPLE_KINDS, read_toll

ASKING = frozenset(
    (
        "demand demands demanded demanding threaten threatens threatened threatening vow vows vowed vowing pledge "
        "pledged plotted plotting planned planning wants wanted offered offering urged urging "
        "negotiate negotiated negotiating"
    ).split()
)
PLEDGING = frozenset("pledge pledged offered promised".split())
TRYING = frozenset("tried trying attempted attempting tries failed sought seeking refused hoped".split())
FATAL = frozenset("fatal fatally lethal deadly mortally".split())
GRAVE = frozenset("seriously critically badly gravely severely lightly slightly grave serious critical".split())
DEFINITE = frozenset({"the", "those", "these", "its", "their", "all"})
ENDING = frozenset(
    (
        "left,were left,was left,have been left,escaped,evacuated,were evacuated,was evacuated,survived,returned,"
        "came back,discharged"
    ).split(",")
)
TAKEN_IN = frozenset("admitted taken rushed brought evacuated flown airlifted carried transferred sent ferried".split())
REACH = 14
SMALL = 50  # fewer are the people of one event, not a force


def is_asked_for(scene: Scene, at: int) -> bool:
    """Whether a number is only demanded, tried or offered: "demanded the release of 120 prisoners"."""
    if scene.words.isdisjoint(TRYING | ASKING):
        return False
    words = [item.lower for item in scene.elements[max(0, at - 5) : at]]
    start = max(0, at - 5)
    for index, word in enumerate(words):
        if word in TRYING and words[index + 1 : index + 2] == ["to"] and not _is_of_own_men(scene, start + index):
            return True
    for index in range(at - 1, max(-1, at - REACH), -1):
        item = scene.elements[index]
        if item.lower in (";", ":", ".") or item.has("relative") or item.lower in ("after", "when", "while", "killing"):
            return False
        if item.lower in PLEDGING and index == scene.governor(at) and is_military(scene, at):
            return False  # "pledged 3,000 soldiers"
        if item.lower in ASKING:
            return not _is_of_own_men(scene, index) and (index == 0 or not scene.elements[index - 1].has("be"))
        if item.has("reporting") and not item.has("people") and index < at - 1:
            return False
    return False


def _is_of_own_men(scene: Scene, wish: int) -> bool:
    """``wants to recruit 160,000``, ``planned to send 400``: what a force plans for itself is no demand."""
    to, verb = scene.element(wish + 1), scene.element(wish + 2)
    plan = to is not None and to.lower == "to" and verb is not None
    return plan and verb is not None and verb.cue("active") in ("strength", "reinforcements")


def read_fronted_part(scene: Scene, at: int) -> Reading | None:
    """``Of the 62 people killed, 23 were women``, ``Twelve died. Seven were children``: who a part is said to be."""
    phrase, number = scene.phrases[at], scene.elements[at].number
    if phrase.kind not in ("bare", "partitive") or number is None or number.kind != "count":
        return None
    copula = scene.element(phrase.end)
    if copula is None or not (copula.has("be") and copula.lower in ("was", "were", "are", "is")):
        return None
    noun = phrase.end + 1
    while (item := scene.element(noun)) is not None and (item.has("determiner", "adverb") or item.has("demonym")):
        noun += 1
    item = scene.element(noun)
    if item is None or not item.has("people") or item.cue("passive", "adjective"):
        return None
    harmed = scene.elements[at - 1].cue("head") if at >= 3 and scene.elements[at - 3].lower == "of" else None
    if harmed in HARMS and scene.elements[at - 2].has("determiner"):
        return scene.make(at, harmed, "part of those harmed", at - 3, noun)  # "of the dead 70 were girls"
    whole = _whole_before(scene, at, number.best or number.low or 0)
    if whole is None:
        return None
    named = scene.element(at - 1)
    named = scene.element(at - 2) if named is not None and named.lower == "," else named
    harm = named.cue("head") if named is not None and at <= 6 else None
    reading = scene.make(at, harm if harm in HARMS else whole.measure, "part of a whole", at, noun)
    reading.whole, reading.form, reading.per = whole, whole.form, whole.per
    reading.group = None
    return reading


def _whole_before(scene: Scene, at: int, value: float) -> Reading | None:
    """The harm of which a part is told: in the sentence, else in the one before."""
    here = [scene.readings[other] for other in scene.numbers if other < at and other in scene.readings]
    near = here or [reading for reading in scene.memory.recent if reading.sentence >= scene.index - 1]
    for reading in reversed(near):
        if reading.whole is not None and "part of a whole" in reading.rules and reading.whole.measure in HARMS:
            return reading.whole
        total = reading.number.best or reading.number.low or reading.number.high or 0
        if (
            reading.measure in HARMS
            and reading.whole is None
            and total >= value
            and reading.form not in ("share", "ratio")
        ):
            return reading
    return None


def read_graded_part(scene: Scene, at: int) -> Reading | None:
    """``1,400 casualties, 400 of them fatal``, ``11 were wounded, two of them seriously``."""
    phrase = scene.phrases[at]
    after = scene.element(phrase.end)
    if after is not None and phrase.kind == "partitive" and after.lower in ("since", "now", "later", "already"):
        after = scene.element(phrase.end + 1)
    if after is None or phrase.kind not in ("partitive", "bare"):
        return None
    if phrase.kind == "partitive" and after.lower in ("dead", "deceased"):
        return _graded(scene, at, "killed")
    grade = "killed" if after.lower in FATAL else "wounded" if after.lower in GRAVE else None
    if grade is None:
        return None
    return _graded(scene, at, grade)


def _graded(scene: Scene, at: int, grade: str) -> Reading | None:
    number, phrase = scene.elements[at].number, scene.phrases[at]
    whole = _whole_before(scene, at, (number.best or number.low or 0) if number else 0)
    if whole is None or (grade == "wounded" and whole.measure not in ("wounded", "casualties")):
        return None
    reading = scene.make(at, grade, "part of a whole", at, phrase.end)
    share = number is not None and number.kind in ("percent", "fraction")
    reading.whole, reading.form = whole, "share" if share else whole.form
    reading.share_of = whole.measure if share else None
    return reading


def read_among(scene: Scene, at: int) -> Reading | None:
    """``two minors among the dead``, ``four of his constables were among the dead``: people of a named harm."""
    phrase = scene.phrases[at]
    if phrase.kind not in ("people", "partitive", "unknown"):
        return None
    index = phrase.end
    while (item := scene.element(index)) is not None and (item.has("be", "adverb") or item.kind == "time"):
        index += 1
    noun = scene.element(index + 2)
    if item is None or item.lower not in ("among", "amongst") or noun is None:
        return None
    measure = noun.cue("head") if scene.elements[index + 1].lower == "the" else None
    if measure not in ("killed", "wounded", "missing", "captured") or noun.lower == "victims":
        return None
    return scene.make(at, measure, "people of a named harm", at, index + 2)


def read_hospitalised(scene: Scene, at: int) -> Reading | None:
    """``40 men were taken to two field hospitals``, ``the clinic admitted nine patients``: people in need of care."""
    phrase, predicate, before = scene.phrases[at], scene.predicate(at), scene.governor(at)
    if phrase.kind not in ("people", "bare", "partitive"):
        return None
    verb = phrase.end
    while (item := scene.element(verb)) is not None and item.has("be", "have", "adverb"):
        verb += 1
    went = item is not None and item.lower in ("went", "walked", "came") and scene.memory.conflict
    passive = went or (verb > phrase.end and item is not None and item.lower in TAKEN_IN)
    if passive and (predicate is None or predicate.measure is None):
        for item in scene.elements[verb + 1 : verb + 8]:
            if "hospital" in item.lower or item.lower in ("clinic", "clinics", "infirmary"):
                return scene.make(at, "wounded", "people taken to hospital", at, verb)
            if item.kind == "number" or item.lower in (",", ";"):
                break
    head = scene.elements[phrase.head].lower if phrase.head is not None else ""
    if (
        before is not None
        and head == "patients"
        and scene.elements[before].lower in ("admitted", "treated", "received")
    ):
        return scene.make(at, "wounded", "patients taken in", before)
    return None


def read_listed_among(scene: Scene, at: int) -> Reading | None:
    """``among the dead in the port are 21 refugees``, ``the martyrs include five boys``: people of a harm named."""
    link, phrase = scene.governor(at), scene.phrases[at]
    if link is None or phrase.kind not in ("people", "partitive", "unknown"):
        return None
    item = scene.elements[link]
    if not (item.has("be") or item.has("including") or item.lower.startswith("includ")):
        return None
    near = range(link - 1, max(-1, link - 8), -1)
    for index in near:
        other = scene.elements[index]
        if other.kind == "number" or other.lower in (",", ";", ":") or other.has("reporting", "modal"):
            return None
        measure = other.cue("head")
        if measure in ("killed", "wounded", "missing", "captured") and other.has("people"):
            among = any(scene.elements[k].lower in ("among", "amongst") for k in range(max(0, index - 2), index))
            included = not item.has("be")
            return scene.make(at, measure, "people of a named harm", index) if among or included else None
    return None


def read_listed_as(scene: Scene, at: int) -> Reading | None:
    """``lists 41 of its soldiers as dead``, ``reported nine men as missing``: what people are said to be."""
    link, phrase = scene.governor(at), scene.phrases[at]
    if link is None or phrase.kind not in ("people", "bare", "partitive") or not scene.elements[link].has("reporting"):
        return None
    follows, state = scene.element(phrase.end), scene.element(phrase.end + 1)
    if follows is None or state is None or follows.lower != "as":
        return None
    measure = state.cue("adjective", "passive")
    return scene.make(at, measure, "people of a named harm", at, phrase.end + 1) if measure in HARMS else None


def read_with_injuries(scene: Scene, at: int) -> Reading | None:
    """``five with varying degrees of injury``, ``eight were left with burns``: harm after "with"."""
    phrase = scene.phrases[at]
    link = scene.element(phrase.end)
    if link is not None and (link.has("be", "have") or link.lower in ENDING) and phrase.kind != "bare":
        ahead = scene.elements[phrase.end : phrase.end + 4]
        ended = next((k for k, item in enumerate(ahead) if item.lower in ENDING), len(ahead))
        link = ahead[ended + 1] if ended + 1 < len(ahead) and ahead[ended + 1].lower == "with" else link
    at_age = scene.elements[phrase.end : phrase.end + 4]
    if link is not None and link.lower == "of" and len(at_age) == 4 and at_age[3].lower == "with":
        link = at_age[3]  # "men of fighting age with blast injuries"
    sustained = link is not None and link.lower in ("sustained", "suffered", "received")
    if link is None or (link.lower != "with" and not sustained) or phrase.kind not in ("bare", "partitive", "people"):
        return None
    for index in range(phrase.end + 1, min(len(scene.elements), phrase.end + 9)):
        item = scene.elements[index]
        if item.cue("head") == "wounded" and not item.cue("passive"):
            return scene.make(at, "wounded", "people with injuries", at, index)
        if item.kind != "word" or item.has("be", "have", "modal", "reporting", "relative"):
            return None
    return None


def read_harmed(scene: Scene, at: int) -> Reading | None:
    """``killed 120 militants fleeing the city``, ``98 evacuees were killed``: harm goes before flight."""
    phrase, predicate = scene.phrases[at], scene.predicate(at)
    noun = scene.elements[phrase.head].cue("head") if phrase.head is not None else None
    moved = predicate is not None and predicate.measure in ("displaced", "returned")
    if predicate is not None and noun == "displaced" and predicate.measure in HARMS and predicate.auxiliary:
        return read_subject(scene, at)
    words = scene.elements[at + 1 : phrase.end]
    if not moved and noun != "displaced" and not any(item.cue("intransitive") == "displaced" for item in words):
        return None
    before = scene.governor(at)
    if before is None or (predicate is not None and predicate.adjacent and predicate.role == "passive"):
        return None
    if scene.elements[before].cue("active") in ("killed", "wounded"):
        return read_object(scene, at)
    if scene.elements[before].has("including"):
        return read_toll(scene, at)
    return None


def is_small_whole(scene: Scene, at: int) -> bool:
    """Whether a number only says of how many: "eight of the 10 gunmen were killed"; no strength of a force."""
    part, number = scene.previous(at), scene.elements[at].number
    if part is None or number is None or scene.phrases[part].kind != "partitive" or part not in scene.readings:
        return False
    inside = scene.phrases[part].end > at
    return inside and scene.readings[part].measure in HARMS and (number.best or number.low or 0) < SMALL


def read_family(scene: Scene, at: int) -> Reading | None:
    """``the lives of three workers, an entire family of six``: people in a group that stands beside others killed."""
    previous = scene.previous(at)
    if previous is None or previous not in scene.readings or scene.phrases[at].kind not in PEOPLE_KINDS:
        return None
    before = scene.readings[previous]
    of = scene.governor(at)
    if before.measure not in HARMS or of is None or scene.elements[of].lower != "of" or before.phrase is None:
        return None
    between = scene.elements[before.phrase.end : of]
    named = [item for item in between if item.lower in ("family", "group", "crew", "couple", "party", "household")]
    if (
        not named
        or len(between) > 6
        or any(item.has("be", "have", "modal", "relative", "reporting") for item in between)
    ):
        return None
    return scene.make(at, before.measure, "goes on with the number before")
