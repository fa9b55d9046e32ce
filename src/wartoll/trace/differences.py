"""What two claims of one statement say differently, kind by kind, with the words of both."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from wartoll.claims import Bound, Claim, Form, Measure
from wartoll.dates import Window
from wartoll.extract.times import read_times, resolve_time
from wartoll.trace.certainty import hedge_change, read_certainty
from wartoll.trace.groups import (
    GroupName,
    as_written,
    compare_groups,
    compare_names,
    joined_sides,
    read_group,
    read_sides,
)
from wartoll.trace.linking import LOSSES
from wartoll.trace.measures import read_measure
from wartoll.trace.origin import Difference, DifferenceKind
from wartoll.trace.parties import Likeness, compare_parties, is_mentioned, read_party, speaks_for_itself
from wartoll.trace.passages import READINGS_KEPT, Passage, content_words, find_words
from wartoll.trace.sizes import size_of
from wartoll.trace.spans import read_span, spans_differ

_POINTS = frozenset({Bound.EXACT, Bound.APPROXIMATE})
_DAYS_APART = 3  # a weekday or a time zone may move a date by so many days without meaning another one
_SAID_DAYS_APART = 10  # a statement's own day is often given roughly ("at the start of the week")
# What stands between a figure and the first word that leaves its noun: "of the garrison", "security personnel".
_HEAD = re.compile(
    r"(?:\s+(?!(?:who|whom|that|which|were|was|are|is|have|has|had|lost|died|fell|killed|wounded|injured|dead|in|on|at|"
    r"since|by|from|during|between|after|before|have|may|might|could|would|including|a|per)\b)[\w'’-]+){1,6}",
    re.IGNORECASE,
)


def compare_claims(
    source: Passage, target: Passage, *, source_speaker: str | None, target_speaker: str | None
) -> tuple[Difference, ...]:
    """All differences between a source and its relay; empty for a faithful one.

    Parameters
    ----------
    source, target : Passage
    source_speaker, target_speaker : str or None
        Whom the two credit; None where a document names no one, which is no difference.
    """
    one, two = source.claim, target.claim
    if (one.form is Form.SHARE) != (two.form is Form.SHARE):
        kind = DifferenceKind.SHARE_TO_NUMBER
        return (Difference(kind, source.said, target.said, size_of(kind, source, target)),)
    found: list[tuple[DifferenceKind, str, str]] = []
    if _bounds_differ(one, two):
        found.append((DifferenceKind.BOUND, source.said, target.said))
    hedges = hedge_change(read_certainty(source), read_certainty(target), point=_is_point(one) and _is_point(two))
    if hedges is not None:
        found.append((DifferenceKind.HEDGE, _beside(hedges[0], source), _beside(hedges[1], target)))
    if measures_differ(source, target):
        found.append((DifferenceKind.MEASURE, source.said, target.said))
    groups = groups_of(source, target)
    if groups is not None:
        found.append((DifferenceKind.GROUP, *groups))
    spans = read_span(source), read_span(target)
    if spans_differ(*spans):
        found.append((DifferenceKind.PERIOD, spans[0].words or source.said, spans[1].words or target.said))
    elif (dates := dates_of(source, target)) is not None:
        found.append((DifferenceKind.DATE, *dates))
    if speakers_differ(source_speaker, target_speaker) and _is_credited(target_speaker or "", target):
        found.append((DifferenceKind.SPEAKER, source_speaker or "", target_speaker or ""))
    return tuple(Difference(kind, a, b, size_of(kind, source, target)) for kind, a, b in found)


def _is_point(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.bound in _POINTS


def _bounds_differ(one: Claim, two: Claim) -> bool:
    if one.quantity is None or two.quantity is None or one.quantity.vague != two.quantity.vague:
        return False
    return one.quantity.bound is not two.quantity.bound and not (_is_point(one) and _is_point(two))


def _beside(words: str, passage: Passage) -> str:
    """The colouring words, with the quote where they stand apart from it."""
    quote = passage.said
    return quote if not words or words.lower() in quote.lower() else f"{words} … {quote}"


def measures_differ(source: Passage, target: Passage) -> bool:
    """Whether the relay counts something else.

    "Lost" leaves open how: relaying the dead or the hurt as lost is no change, nor is relaying the lost as dead where
    the source's own neighbouring words bear it out (a burial, bodies, mourning).
    """
    one, two = read_measure(source), read_measure(target)
    if one is two or not (one in LOSSES and two in LOSSES):
        return False
    if two is Measure.LOSSES:
        return False
    if one is Measure.LOSSES:
        if two is Measure.KILLED:
            return not _bears_out_death(source)
        return two is not Measure.CASUALTIES
    return True


def _bears_out_death(passage: Passage) -> bool:
    return bool(find_words(passage.surroundings, "tracing", "fate", "dead"))


def groups_of(source: Passage, target: Passage) -> tuple[str, str] | None:
    """The words for two groups that differ, or None; sides joined in the sentence count as the group's."""
    one, two = source.claim.group, target.claim.group
    if not (one and two) or compare_groups(one, two).differs:
        (first, words), (second, other_words) = name_group(source), name_group(target)
        found = compare_names(first, second)
        disjoint = first.sides and second.sides and not first.sides & second.sides
        if found.differs and not (disjoint and not (_stands_beside(first, source) and _stands_beside(second, target))):
            return words, other_words
    for first, second, flip in ((source, target, False), (target, source, True)):
        joined = joined_sides(first.own)
        sides = read_group(second.claim.group or "").sides
        alone = joined is not None and not read_sides(first.own.replace(joined.words, " "))
        if joined and alone and len(sides) == 1 and sides < joined.sides and joined_sides(second.own) is None:
            words = (joined.words, second.claim.group or "")
            return words[::-1] if flip else words
    return None


def _stands_beside(group: GroupName, passage: Passage) -> bool:
    """Whether the group's side stands in the very noun of the figure: elsewhere it may be the enemy's."""
    head = _HEAD.match(passage.tail)
    return head is not None and bool(group.sides & read_sides(head.group()))


@lru_cache(maxsize=READINGS_KEPT)
def name_group(passage: Passage) -> tuple[GroupName, str]:
    """Who is counted, as far as the text itself names them, with the words: the claim's group, else what follows."""
    group = passage.claim.group or ""
    written = as_written(read_group(group), passage.surroundings)
    if written.sides or written.classes:
        return written, group
    head = _HEAD.match(passage.tail)
    words = head.group().strip() if head else ""
    return (read_group(words), words) if words else (written, group)


def speakers_differ(source: str | None, target: str | None) -> bool:
    """Whether two named speakers are two parties; an unnamed one or "officials" is no other party."""
    if source is None or target is None or read_party(target).is_generic or read_party(source).is_generic:
        return False
    return compare_parties(source, target) is Likeness.DIFFERENT


def _is_credited(speaker: str, passage: Passage) -> bool:
    """Whether the speaker is named in the claim's sentence or just before it, so that a reader takes him for it."""
    text = f"{passage.before} {passage.sentence}"
    names = (speaker, passage.claim.speaker_as_written)
    return any(is_mentioned(name, content_words(text), text) for name in names if name)


def dates_of(source: Passage, target: Passage) -> tuple[str, str] | None:
    """The words for two dates that can't be one: the day counted up to, or the day it was said."""
    one, two = source.claim, target.claim
    if one.form is Form.PROJECTION or two.form is Form.PROJECTION:
        return None
    ends = _stated_end(source), _stated_end(target)
    if _apart(*ends, _DAYS_APART) and not _dates_meet(source, target):
        return _date_words(source), _date_words(target)
    if _apart(_known_said(source), _stated_said(target), _SAID_DAYS_APART):
        return _date_words(source), _date_words(target)
    return None


@lru_cache(maxsize=READINGS_KEPT)
def _stated_end(passage: Passage) -> Window | None:
    """The day up to which the sentence says it counts ("by 31 March", "as of mid-June"), else the claim's own end."""
    claim = passage.claim
    for mention in read_times(passage.clause):
        if mention.role in ("by", "until", "as_of") and mention.kind in ("point", "period"):
            end = resolve_time(mention, claim.published).end
            if end is not None:
                return end
    return None if claim.as_of_inferred or not _date_words(passage) else claim.end


def _dates_meet(source: Passage, target: Passage) -> bool:
    """Whether any date up to which the two sentences count is one, however each was read."""
    one, two = _ends_named(source), _ends_named(target)
    return any(not _apart(a, b, _DAYS_APART) for a in one for b in two)


@lru_cache(maxsize=READINGS_KEPT)
def _ends_named(passage: Passage) -> tuple[Window, ...]:
    named = [passage.claim.end] if passage.claim.end else []
    for mention in read_times(passage.sentence):
        end = resolve_time(mention, passage.claim.published).end
        if end is not None and mention.kind in ("point", "period"):
            named.append(end)
    return tuple(named)


def _stated_said(passage: Passage) -> Window | None:
    """The day it was said, where a date of the sentence gives it: the page's own date alone is no such date."""
    claim = passage.claim
    if claim.said is None or (claim.published is not None and claim.said == Window.day(claim.published)):
        return None
    for mention in read_times(passage.sentence):
        window = resolve_time(mention, claim.published).window if mention.kind == "point" else None
        if window is not None and window.is_day and window.meets(claim.said):
            return claim.said
    return None


def _known_said(passage: Passage) -> Window | None:
    return passage.claim.said if speaks_for_itself(passage.claim) else _stated_said(passage)


@lru_cache(maxsize=READINGS_KEPT)
def _date_words(passage: Passage) -> str:
    for text in (passage.clause, passage.sentence):
        for mention in read_times(text):
            if mention.kind in ("point", "period"):
                return mention.words
    return ""


def _apart(one: Window | None, two: Window | None, days: int) -> bool:
    if one is None or two is None or one.meets(two):
        return False
    ends: tuple[date | None, ...] = (one.earliest, one.latest, two.earliest, two.latest)
    if None in ends:
        return False
    gap = (two.earliest - one.latest).days if one.latest < two.earliest else (one.earliest - two.latest).days  # type: ignore[operator]
    return gap > days
