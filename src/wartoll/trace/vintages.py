"""A speaker's successive figures: vintages where they move on, revisions where the speaker takes one back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from wartoll.claims import Form, Measure
from wartoll.documents import Document
from wartoll.extract.text import split_sentences
from wartoll.trace.findings import Revision, Vintage
from wartoll.trace.groups import GroupLikeness, compare_groups
from wartoll.trace.linking import LOSSES
from wartoll.trace.origin import Origin
from wartoll.trace.parties import Likeness, compare_parties, publisher_name
from wartoll.trace.passages import find_words
from wartoll.trace.publishers import is_outlet
from wartoll.trace.wording import quote_words, say_claim, say_number, say_when

_FAMILY = {Measure.CASUALTIES: "losses", Measure.LOSSES: "losses", Measure.STRENGTH: "strength",
           Measure.REINFORCEMENTS: "strength"}  # fmt: skip
_NEAR = 60  # days
_RUNNING = frozenset({Form.CUMULATIVE, Form.STOCK})


def day_of(origin: Origin) -> date | None:
    """The day by which an origin's figures are put in order: counted up to, else said, else published."""
    claim = origin.claim
    for window in (None if claim.as_of_inferred else claim.end, origin.said, claim.end):
        if window is not None and window.latest is not None:
            return window.latest
    return claim.published


def is_later(older: Origin, newer: Origin) -> bool:
    """Whether one figure is surely the later of two: "in early January" may be before or after the 9th."""
    first, second = older.said, newer.said
    if first is not None and second is not None and first.meets(second) and not (first.is_day and second.is_day):
        return False
    one, two = day_of(older), day_of(newer)
    return one is not None and two is not None and one < two


def series_of(origins: Iterable[Origin], parties: Mapping[str, str]) -> list[list[Origin]]:
    """Running totals and strengths of one speaker on one count, each series in the order of its days.

    Parameters
    ----------
    origins : iterable of Origin
    parties : mapping of str to str
        One name for each party, as ``merge_names`` gives it.
    """
    buckets: dict[tuple[str, str, str], list[list[Origin]]] = {}
    for origin in origins:
        claim = origin.claim
        if origin.form not in _RUNNING or origin.speaker is None or origin.quantity is None or claim.part_of:
            continue
        if day_of(origin) is None or origin.derived_from:
            continue
        family = _FAMILY.get(origin.measure, origin.measure.value)
        series = buckets.setdefault((parties[origin.speaker], family, (claim.item or "").casefold()), [])
        for members in series:
            if _same_series(members[-1], origin):
                members.append(origin)
                break
        else:
            series.append([origin])
    found = [sorted(members, key=_rank) for series in buckets.values() for members in series]
    return [members for members in found if len(members) > 1]


def _same_series(one: Origin, two: Origin) -> bool:
    likeness = compare_groups(one.group, two.group)
    if likeness.differs or (one.place and two.place and _apart(one.place, two.place)):
        return False
    if likeness is GroupLikeness.UNKNOWN and one.group != two.group and not _near(one, two):
        return False
    return one.claim.incident == two.claim.incident or not (one.claim.incident and two.claim.incident)


def _near(one: Origin, two: Origin) -> bool:
    """Whether two figures of groups whose names say too little may still be one series: near in size and in time."""
    first, second = one.quantity, two.quantity
    if first is None or second is None or not first.said or not second.said:
        return False
    days = abs(((day_of(two) or date.max) - (day_of(one) or date.min)).days)
    return max(first.said, second.said) <= 2 * min(first.said, second.said) and days <= _NEAR


def _apart(one: str, two: str) -> bool:
    first, second = set(one.lower().split()), set(two.lower().split())
    return not first & second


def _rank(origin: Origin) -> tuple[date, str]:
    return day_of(origin) or date.max, origin.origin_id


def find_vintages(series: Sequence[Sequence[Origin]]) -> tuple[Vintage, ...]:
    """Each step from one figure of a speaker to the next: a newer vintage, never a change by a relay."""
    found = []
    for members in series:
        for older, newer in pairwise(members):
            first, second = older.quantity, newer.quantity
            if first is None or second is None or first.said is None or second.said is None:
                continue
            if first.said == second.said or not is_later(older, newer):
                continue
            change = second.said - first.said
            rose = f"{say_number(abs(change))} {'more' if change > 0 else 'fewer'}"
            when = say_when(newer.said)
            sentence = (
                f"{newer.speaker} gave a newer figure{f' {when}' if when else ''}: {say_claim(newer.claim)}, after "
                f"{say_claim(older.claim)} ({rose})."
            )
            found.append(Vintage(newer.speaker or "", older.origin_id, newer.origin_id, change, sentence))
    return tuple(found)


def find_revisions(origins: Sequence[Origin], documents: Sequence[Document]) -> tuple[Revision, ...]:
    """Speakers' own documents that say they replace, correct or withdraw a figure.

    The sentence must stand in the speaker's own document beside a figure of loss or strength.
    """
    texts: Mapping[str, str] = {d.name: d.text for d in documents if not is_outlet(d.publisher)}
    found: list[Revision] = []
    seen: set[str] = set()
    for origin in origins:
        name = origin.claim.document
        if not origin.origin_claim_in_stack or name not in texts or name in seen or origin.measure not in LOSSES:
            continue
        seen.add(name)
        for sentence in split_sentences(texts[name]):
            words = texts[name][sentence.start : sentence.end]
            if find_words(words, "tracing", "revision", "words") and find_words(
                words, "tracing", "revision", "objects"
            ):
                speaker = origin.speaker or publisher_name(origin.claim.publisher or "")
                line = f"{speaker} says that its figure replaces an earlier one: {quote_words(words)}."
                found.append(Revision(speaker, _older(origin, origins), origin.origin_id, name, words, line))
                break
    return tuple(found)


def _older(newer: Origin, origins: Sequence[Origin]) -> str | None:
    """The speaker's last figure of the same count before a correction, by the day it was said."""
    last = _said_on(newer)
    before = [
        (day, origin.origin_id)
        for origin in origins
        if origin is not newer
        and origin.measure is newer.measure
        and (day := _said_on(origin)) is not None
        and last is not None
        and day < last
        and compare_parties(origin.speaker, newer.speaker) is Likeness.SAME
        and _same_series(origin, newer)
    ]
    return max(before)[1] if before else None


def _said_on(origin: Origin) -> date | None:
    if origin.said is not None and origin.said.latest is not None:
        return origin.said.latest
    return origin.claim.published
