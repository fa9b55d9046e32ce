"""Which origins speak of one count, so that their figures may be held against each other at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from wartoll.claims import Form
from wartoll.trace.groups import GroupLikeness, compare_groups, read_group
from wartoll.trace.origin import Origin

_ONE_STORY = 10  # days within which figures of groups named too vaguely may be of one event
_TIMES = 4.0  # how many times one such figure may be the other
_SHORT = 62  # days; a count of a longer stretch may well be the total
_NEAR = 120  # days within which two running totals may be of one count


def connect_documents(origins: Iterable[Origin]) -> dict[str, str]:
    """One document for each set of documents that carry statements in common, directly or by way of others."""
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for origin in origins:
        first = find(origin.documents[0])
        for name in origin.documents[1:]:
            parent[find(name)] = first
    return {name: find(name) for name in list(parent)}


def of_one_count(one: Origin, two: Origin, connected: Mapping[str, str]) -> bool:
    """Whether two origins count the same people at about the same time, as far as their words tell.

    Groups that name the same people are one count anywhere; groups whose names say too little only in documents that
    carry statements in common.
    """
    if compare_groups(one.group, two.group).differs or _other_incident(one, two):
        return False
    if not named_alike(one, two) and not _one_story(one, two, connected):
        return False
    if one.place and two.place and not set(one.place.casefold().split()) & set(two.place.casefold().split()):
        return False
    return not _far_in_time(one, two) and not _other_length(one, two)


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


def named_alike(one: Origin, two: Origin) -> bool:
    """Whether both groups are named, and named alike: "soldiers" and "soldiers" may be anyone's."""
    if compare_groups(one.group, two.group) is not GroupLikeness.SAME:
        return False
    names = [read_group(origin.group or "") for origin in (one, two)]
    return names[0].classes == names[1].classes and all(name.sides or name.names for name in names)


def _one_story(one: Origin, two: Origin, connected: Mapping[str, str]) -> bool:
    """Whether documents that carry statements in common speak of figures near in time and size, or of one denial."""
    if connected[one.documents[0]] != connected[two.documents[0]]:
        return False
    if abs(_days(one.claim.published, two.claim.published)) > _ONE_STORY:
        return False
    low, high = sorted((_size(one), _size(two)))
    return high <= _TIMES * low or (low == 0 and one.form is two.form is Form.PERIOD)


def _size(origin: Origin) -> float:
    return (origin.quantity.said if origin.quantity else None) or 0.0


def _other_incident(one: Origin, two: Origin) -> bool:
    first, second = one.claim.incident, two.claim.incident
    return bool(first and second and first.casefold() != second.casefold())


def _far_in_time(one: Origin, two: Origin) -> bool:
    first, second = one.claim, two.claim
    if first.form is Form.PERIOD and first.end and second.end and not first.end.meets(second.end):
        return True
    if first.form is Form.PERIOD and abs(_days(first.published, second.published)) > 3:
        return True
    if first.form is Form.PERIOD and not (first.incident or first.end) and not (second.incident or second.end):
        return True
    return abs(_days(first.published, second.published)) > _NEAR


def _days(one: date | None, two: date | None) -> int:
    return (two - one).days if one is not None and two is not None else 0
