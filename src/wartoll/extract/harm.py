"""Constructions for harm: a number as the object of a verb, the subject of one, a noun of harm, or a toll."""

from __future__ import annotations

from wartoll.extract.elements import Element
from wartoll.extract.holding import is_police_matter
from wartoll.extract.lives import read_cost, read_lives
from wartoll.extract.measures import HARMS
from wartoll.extract.predicates import Predicate
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.tolls import PEOPLE_KINDS, read_toll, read_toll_after

ANIMATE = frozenset({"killed", "wounded", "captured", "missing"})
GROUP_NOUNS = frozenset(
    "family group crew party team couple patrol squad band gang platoon convoy unit bus busload column handful".split()
)

BELOW = ("below", "under", "to", "short")
KIN = frozenset(
    "sons son daughters daughter brothers brother sisters sister cousins relatives uncles grandchildren".split()
)


def read_participle(scene: Scene, at: int) -> Reading | None:
    """``13 people killed``, ``300 dead``, ``leaving five injured``: the participle right after the noun."""
    phrase, predicate = scene.phrases[at], scene.predicate(at)
    if not _counts_people(scene, at, predicate.measure if predicate else None):
        return None
    if predicate is None or not predicate.adjacent or predicate.measure not in HARMS:
        return None
    active = _active_verb(scene, at)
    if (
        active is not None
        and not scene.elements[active].has("weak_active")
        and not _belongs_to_number_before(scene, active)
    ):
        return None
    if phrase.partitive and _is_one(scene, at):
        return None
    if scene.elements[predicate.at].lower == "destroyed" and phrase.kind != "people":
        return None
    measure = measure_of(scene, predicate)
    reading = scene.make(at, measure, "participle after the noun", at, predicate.at)
    other = phrase.kind == "harm" and phrase.cue not in (None, "captured", predicate.measure)
    if other and predicate.role != "intransitive":
        return None
    reading.denied = predicate.negated
    return reading


def read_object(scene: Scene, at: int) -> Reading | None:
    """``killed 13``, ``claiming the lives of eight``: the object of an active verb."""
    phrase = scene.phrases[at]
    active = _active_verb(scene, at)
    if active is None or not _counts_people(scene, at, scene.elements[active].cue("active")):
        return None
    measure = scene.elements[active].cue("active")
    assert measure is not None
    if phrase.kind == "harm" and phrase.cue in ("killed", "wounded", "missing", "casualties") and phrase.cue != measure:
        return None
    if measure == "losses" and phrase.kind == "bare" and not scene.memory.conflict:
        return None
    if measure == "losses" and phrase.head is not None and scene.elements[phrase.head].lower in KIN:
        return None  # "she lost two sons": a family's loss is no force's
    if measure in ("strength", "reinforcements", "returned"):
        return None
    return scene.make(at, measure, "object of an active verb", active)


def read_subject(scene: Scene, at: int) -> Reading | None:
    """``13 people were killed``, ``some 300 fighters from the north have died``: the subject of a verb of harm."""
    phrase, predicate = scene.phrases[at], scene.predicate(at)
    if predicate is None or not _counts_people(scene, at, predicate.measure):
        return None
    if predicate.role == "among":
        return _among(scene, at, predicate.at)
    if predicate.measure not in HARMS:
        return None
    if phrase.kind == "harm" and phrase.cue and not predicate.auxiliary and predicate.role != "intransitive":
        return None
    if scene.elements[predicate.at].lower == "destroyed" and phrase.kind != "people":
        return None
    before = scene.governor(at)
    if (
        before is not None
        and scene.elements[before].lower in ("before", "until")
        and _is_present(scene, at, predicate.at)
    ):
        return None
    reading = scene.make(
        at,
        measure_of(scene, predicate),
        f"subject of {'a passive' if predicate.role == 'passive' else 'its own'} verb",
        at,
        predicate.at,
    )
    reading.denied = predicate.negated
    return reading


def measure_of(scene: Scene, predicate: Predicate) -> str:
    """The measure of a verb: ``killed or wounded`` are casualties, ``killed or captured`` losses."""
    measure = predicate.measure or "losses"
    if measure not in ("killed", "wounded"):
        return measure
    others = _other_harms(scene, predicate.at)
    if not others:
        return measure
    return "losses" if measure == "killed" and not others & {"killed", "wounded"} else "casualties"


def _other_harms(scene: Scene, verb: int) -> set[str]:
    """The harms joined to a verb: "had been killed, wounded or captured", "were wounded or badly hurt"."""
    found: set[str] = set()
    while (harm := _next_harm(scene, verb)) is not None:
        verb = harm
        found.add(scene.elements[harm].cue("passive", "adjective") or "")
    return found


def _next_harm(scene: Scene, verb: int) -> int | None:
    index, joined = verb + 1, False
    while (item := scene.element(index)) is not None and (item.lower == "," or item.has("conjunction", "adverb")):
        joined = joined or not item.has("adverb") or item.has("conjunction")
        index += 1
    harmed = item is not None and item.cue("passive", "adjective") in ("killed", "wounded", "captured", "missing")
    return index if joined and harmed else None


def _counts_people(scene: Scene, at: int, measure: str | None) -> bool:
    """Whether a noun names people, or is one that no list holds under a verb that only people and animals suffer."""
    phrase = scene.phrases[at]
    if phrase.kind in PEOPLE_KINDS:
        predicate = scene.predicate(at)
        fell = predicate is not None and scene.elements[predicate.at].lower == "fell"
        return not (fell and phrase.kind == "bare") or _is_of_whole(scene, at)
    predicate = scene.predicate(at)
    both = measure == "casualties" and predicate is not None and _says_harm(scene.elements[predicate.at])
    return phrase.kind == "unknown" and (measure in ANIMATE or measure is None or both)


def _is_of_whole(scene: Scene, at: int) -> bool:
    """``Of 21,000 defenders 4,000 fell``: a bare number after the people whom it is a part of."""
    before = scene.previous(at)
    whole = scene.readings.get(before) if before is not None else None
    return whole is not None and whole.measure == "strength" and whole.rules[0].startswith("the whole")


def _says_harm(verb: Element) -> bool:
    """``killed or wounded`` is said of the living alone; ``hit`` and ``out of action`` also of things."""
    return any(word in verb.lower for word in ("killed", "dead", "wounded", "injured"))


def _is_one(scene: Scene, at: int) -> bool:
    number = scene.elements[at].number
    return number is not None and number.best == 1


def _is_present(scene: Scene, start: int, end: int) -> bool:
    return any(item.lower in ("is", "are", "'re") for item in scene.elements[start:end])


def _among(scene: Scene, at: int, other: int) -> Reading | None:
    """``Six civilians were among 22 people killed``: a part of the number that follows."""
    whole = read_harm(scene, other) if other in scene.phrases else None
    if whole is None:
        return None
    reading = scene.make(at, whole.measure, "part of the number after among", at, whole.last)
    reading.whole = whole
    return reading


def read_noun(scene: Scene, at: int) -> Reading | None:
    """``13 deaths``, ``the 40 wounded``, ``3,000 casualties``: the noun itself says what happened."""
    phrase = scene.phrases[at]
    if phrase.kind != "harm" or phrase.cue not in HARMS:
        return None
    of = scene.governor(at)
    deed = scene.element(of - 1) if of is not None and scene.elements[of].lower == "of" else None
    done = deed.cue("head", "toll") if deed is not None else None
    if phrase.cue == "captured" and done in ("killed", "wounded") and of is not None:
        return scene.make(at, done, "noun of harm", of - 1)  # "the death of nine detainees"
    return scene.make(at, phrase.cue, "noun of harm")


def read_deed(scene: Scene, at: int) -> Reading | None:
    """``the death of 17 of their men``, ``the killing of nine``: a noun of harm that says whom it befell."""
    phrase, of = scene.phrases[at], scene.governor(at)
    if of is None or scene.elements[of].lower != "of" or phrase.kind not in PEOPLE_KINDS:
        return None
    deed = scene.element(of - 1)
    measure = deed.cue("deed", "head") if deed is not None and not deed.has("people") else None
    if measure not in ("killed", "wounded", "captured"):
        return None
    return scene.make(at, measure, "noun of harm", of - 1)


def read_modified(scene: Scene, at: int) -> Reading | None:
    """``38 captured Russians``: a participle before the noun says what happened."""
    phrase = scene.phrases[at]
    if (
        phrase.kind == "people"
        and phrase.cue
        and phrase.cue != "reinforcements"
        and phrase.head is not None
        and phrase.cue != scene.elements[phrase.head].cue("head")
    ):
        return scene.make(at, phrase.cue, "participle before the noun")
    return None


def read_inverted(scene: Scene, at: int) -> Reading | None:
    """``there died 500``, ``was injured 880``: a verb of harm before its subject."""
    before = scene.governor(at)
    phrase = scene.phrases[at]
    if before is None or phrase.kind not in PEOPLE_KINDS:
        return None
    element = scene.elements[before]
    measure = element.cue("intransitive", "passive")
    if measure is None or measure in ("strength", "reinforcements", "losses", "returned", "displaced"):
        return None
    head = scene.element(before - 1)
    own = scene.predicate(at)
    hedge = (scene.elements[at].number.hedge or "").lower()  # type: ignore[union-attr]
    if (own is not None and own.adjacent and own.measure) or (element.lower == "fell" and hedge.startswith(BELOW)):
        return None  # "their number fell below 10,000"
    if element.cue("intransitive") == measure or (head is not None and head.has("be", "have")):
        return scene.make(at, measure, "verb before its subject", before)
    labels = head is None or head.lower in (",", ";", ":") or head.has("conjunction")
    if labels and element.cue("adjective") == measure and phrase.kind == "bare":
        return scene.make(at, measure, "verb before its subject", before)
    return None


def read_fronted(scene: Scene, at: int) -> Reading | None:
    """``Also killed were 11 policemen``, ``Shot dead at the post were two brothers``: a participle before its verb."""
    copula = scene.governor(at)
    if copula is None or copula == 0 or scene.phrases[at].kind not in (*PEOPLE_KINDS, "unknown"):
        return None
    if scene.elements[copula].lower not in ("are", "is", "was", "were"):
        return None
    opening = next((k for k in range(min(4, copula)) if not scene.elements[k].has("adverb", "conjunction")), copula)
    element = scene.elements[opening]
    measure = element.cue("passive", "adjective")
    if measure not in HARMS or element.has("people"):
        return None
    if any(item.kind == "sign" or item.has("be", "have", "reporting") for item in scene.elements[opening:copula]):
        return None
    return scene.make(at, measure, "subject of a passive verb", opening)


def read_harm(scene: Scene, at: int) -> Reading | None:
    """The first construction of harm that fits a number."""
    for construction in CONSTRUCTIONS:
        reading = construction(scene, at)
        if reading is not None:
            return None if is_police_matter(scene, reading) else reading
    return None


def _active_verb(scene: Scene, at: int) -> int | None:
    """The active verb that has the number as its object."""
    before = scene.governor(at)
    if before is None:
        return None
    element = scene.elements[before]
    if element.lower == ",":
        before = over_parenthesis(scene, before)
        element = scene.elements[before]
    if element.lower == "of":
        before = _over_group(scene, before)
        element = scene.elements[before]
    if element.has("people") and element.cue("active") is None:
        return None
    if element.cue("active") is None:
        return None
    head = _before(scene, before)
    if head is not None and head.has("be") and not element.lower.endswith("ing") and element.cue("passive"):
        return None
    if head is not None and head.lower == "those":
        return None  # "as well as those killed at least 160 people were hurt"
    if (
        head is not None
        and element.has("people")
        and (head.has("determiner") or (head.kind == "number" and not _joined(scene, before)))
    ):
        return None
    return before


def _over_group(scene: Scene, of: int) -> int:
    """The verb before a group noun: "killed a family of five", "captured a patrol of 12"."""
    head = scene.element(of - 1)
    if head is None or head.lower not in GROUP_NOUNS:
        return of
    index = of - 2
    while index > max(0, of - 6) and (
        scene.elements[index].has("determiner", "demonym") or not scene.elements[index].tags
    ):
        if scene.elements[index].cues:
            break
        index -= 1
    return index if scene.elements[index].cue("active") else of


def over_parenthesis(scene: Scene, comma: int) -> int:
    """The word before a parenthesis in commas: "We killed, in our own count, 25,000"."""
    for index in range(comma - 1, max(0, comma - 9), -1):
        if scene.elements[index].lower == ",":
            return index - 1
        if scene.elements[index].kind == "number":
            break
    return comma


def _joined(scene: Scene, at: int) -> bool:
    head = scene.element(at - 1)
    return head is not None and (head.has("conjunction") or head.lower == ",")


def _before(scene: Scene, at: int) -> Element | None:
    index = at - 1
    while index >= 0 and (scene.elements[index].kind in ("quote", "time") or scene.elements[index].has("adverb")):
        index -= 1
    return scene.element(index)


def _belongs_to_number_before(scene: Scene, verb: int) -> bool:
    """Whether a participle is that of the number before it, as in ``8 persons killed 58 others injured``."""
    previous = scene.previous(verb)
    if previous is None:
        return False
    return scene.phrases[previous].end == verb and scene.phrases[previous].kind in PEOPLE_KINDS


CONSTRUCTIONS = (
    read_lives,
    read_cost,
    read_fronted,
    read_participle,
    read_object,
    read_inverted,
    read_subject,
    read_modified,
    read_noun,
    read_deed,
    read_toll,
    read_toll_after,
)
