"""Which origins speak of one count, so that their figures may be held against each other at all.

Two unrelated figures held against each other would accuse somebody of an error that nobody made, so a pair needs
evidence for it: the same people by their name, and one occasion.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from wartoll.claims import Claim, Form, Modality
from wartoll.trace.groups import GroupLikeness, GroupName, compare_groups, read_group
from wartoll.trace.origin import Origin

_SHORT = 62  # days; a count of a longer stretch may well be the total
_NEAR = 120  # days within which two running totals may be of one count
_BESIDE = 300  # characters between two quotes that stand beside each other: about two sentences
_AT = re.compile(r"\s+(?:in|at|on|near|inside|from|around|outside|along|across|by|hit)\s+", re.IGNORECASE)
_ANYONE = frozenset("injured deaths deceased patients fatalities".split())
_PLACE_WORD = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
_SEES_A_PART = re.compile(
    r"\b(?:hospitals?|clinics?|doctors?|surgeons?|nurses?|medics?|medical|paramedics?|ambulance|morgues?|mortuar\w+|"
    r"coroner'?s?|witness\w*|survivors?|residents?|relatives|rescuers?|clerks?|gravediggers?|undertakers?)\b",
    re.IGNORECASE,
)


def of_one_count(one: Origin, two: Origin) -> bool:
    """Whether two origins count the same people on one occasion, as far as their words show it."""
    if compare_groups(one.group, two.group).differs or _other_incident(one, two):
        return False
    if not _same_people(one.group, two.group) or _disjoint(_places(one), _places(two)):
        return False
    return _one_occasion(one, two) and not _far_in_time(one, two) and not _other_length(one, two)


def named_alike(one: Origin, two: Origin) -> bool:
    """Whether both groups are named, and named alike: "soldiers" and "soldiers" may be anyone's."""
    if compare_groups(one.group, two.group) is not GroupLikeness.SAME:
        return False
    names = [read_group(origin.group or "") for origin in (one, two)]
    return names[0].classes == names[1].classes and all(name.sides or name.names for name in names)


def sees_a_part(origin: Origin) -> bool:
    """Whether its speaker sees but a part of what happened: a hospital, a witness; such a count is no whole one."""
    return bool(origin.speaker and _SEES_A_PART.search(origin.speaker))


def counts_a_part(claim: Claim) -> bool:
    """Whether a figure is told as a part of another, or as what was added to one: "seven of them", "86 more"."""
    return claim.part_of is not None or any(rule.startswith(_PARTS) for rule in claim.rules)


# What the reader calls such figures in a claim's rules.
_PARTS = ("part of", "a second part", "increment")


@lru_cache(maxsize=65536)
def _split(group: str) -> tuple[str, str]:
    """Who is counted, and the place or event that the group's name adds: "people" and "the attacks in Jos"."""
    parts = _AT.split(group, maxsplit=1)
    return parts[0], parts[1] if len(parts) > 1 else ""


@lru_cache(maxsize=65536)
def _people(group: str | None) -> GroupName:
    people = _split(group or "")[0]
    name = read_group(people)
    males = {"men"} if not name.sides and people.lower().endswith("men") else set()  # a part of people at large
    return GroupName(name.sides, name.classes, (name.names | males) - _ANYONE, name.has_unit, name.camps)


def kind_of_people(origin: Origin) -> GroupName:
    """Who is counted, the place and the event left out."""
    return _people(origin.group)


def _same_people(first: str | None, second: str | None) -> bool:
    """Whether two names say the same people: the same sides, kinds and nouns, "the dead" being people at large."""
    one, two = _people(first), _people(second)
    kinds = [(name.classes or frozenset({"anyone"})) - ({"anyone"} if name.sides else set()) for name in (one, two)]
    if one.sides and one.sides == two.sides and not all(kinds):
        kinds = []  # "Eritreans", "Russian losses": a nation's soldiers where nothing else is said
    return one.sides == two.sides and kinds[:1] == kinds[1:] and one.names == two.names and one.camps == two.camps


def _places(origin: Origin) -> frozenset[str]:
    """The names in what the group's name adds, else those of the claim's place."""
    words = {word.casefold() for word in _PLACE_WORD.findall(_split(origin.group or "")[1])}
    return frozenset(words or (origin.place or "").casefold().split())


def _disjoint(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one and two and not one & two)


def _one_occasion(one: Origin, two: Origin) -> bool:
    """Whether the counts are of one event or stretch: told side by side, of one place and time, or of a side's all."""
    places, others = _places(one), _places(two)
    if _beside(one, two) and (places <= others or others <= places):
        return True
    if places != others:
        return False
    people = _people(one.group)
    if Form.PERIOD not in (one.form, two.form):
        return bool(people.sides or people.names or places)
    denied = Modality.DENIED in (one.claim.modality, two.claim.modality)
    named = bool(places) or people.has_unit or (denied and bool(people.sides or people.names))
    return named and _ends_meet(one.claim, two.claim)


def _beside(one: Origin, two: Origin) -> bool:
    """Whether some document tells both within a sentence or two."""
    return any(
        a.document == b.document and max(a.quote.start, b.quote.start) - min(a.quote.end, b.quote.end) <= _BESIDE
        for a in one.claims
        for b in two.claims
    )


def _ends_meet(one: Claim, two: Claim) -> bool:
    return one.end is not None and two.end is not None and one.end.meets(two.end)


def _other_length(one: Origin, two: Origin) -> bool:
    """Whether the stretches counted differ: a day's count can't contradict a week's, nor a total since the start."""
    first, second = _length(one), _length(two)
    if first is None or second is None:
        short = first if first is not None else second
        return short is not None and short <= _SHORT and Form.CUMULATIVE in (one.form, two.form)
    return max(first, second) >= 2 * min(first, second)


def _length(origin: Origin) -> float | None:
    claim = origin.claim
    start, end = claim.start, claim.end
    if start is not None and end is not None and start.earliest is not None and end.latest is not None:
        return float((end.latest - start.earliest).days + 1)
    return claim.duration_days


def _other_incident(one: Origin, two: Origin) -> bool:
    first, second = one.claim.incident, two.claim.incident
    return bool(first and second and first.casefold() != second.casefold())


def _far_in_time(one: Origin, two: Origin) -> bool:
    first, second = one.claim, two.claim
    if first.form is Form.PERIOD and first.end and second.end and not first.end.meets(second.end):
        return True
    if first.form is Form.PERIOD and abs(_days(first.published, second.published)) > 3:
        return True
    return abs(_days(first.published, second.published)) > _NEAR


def _days(one: date | None, two: date | None) -> int:
    return (two - one).days if one is not None and two is not None else 0
