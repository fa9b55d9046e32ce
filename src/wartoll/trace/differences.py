"""What two claims of one statement say differently, kind by kind, with the words of both."""

from __future__ import annotations

import re

from wartoll.claims import Bound, Claim, Form, Measure
from wartoll.trace.certainty import hedge_change, read_certainty
from wartoll.trace.counted import groups_of
from wartoll.trace.dating import dates_of
from wartoll.trace.linking import LOSSES
from wartoll.trace.measures import read_measure
from wartoll.trace.origin import Difference, DifferenceKind
from wartoll.trace.parties import (
    Likeness,
    compare_parties,
    is_mentioned,
    is_unnamed_body,
    may_be_land,
    publisher_name,
    read_party,
)
from wartoll.trace.passages import Passage, content_words, find_words
from wartoll.trace.publishers import speaks_for_itself
from wartoll.trace.sizes import size_of
from wartoll.trace.spans import one_event, read_span, same_days, span_beside, spans_differ
from wartoll.trace.ties import speak_as_one

_MINIMUM = re.compile(
    r"\b(?:a minimum|minimum figure|conservative|lower bound|incomplete|not complete|"
    r"(?:true|real|actual)\s+(?:number|toll|figure|count)\b[^.]{0,30}\b(?:higher|greater|larger)|"
    r"(?:number|numbers|toll|figure|figures|count|list|losses)\s+(?:will|may|might|could|can|is\s+likely\s+to|is\s+expected\s+to)\s+"
    r"(?:still\s+|yet\s+|only\s+|well\s+)?(?:rise|grow|climb|increase|go\s+up|be\s+higher)|"
    r"(?:is|are)\s+not\s+(?:yet\s+)?final|"
    r"only\s+(?:the|those)\b[^.]{0,40}\b(?:whose|we\s+(?:have|know|found)|known|confirmed|identified|verified))\b",
    re.IGNORECASE,
)
_POINTS = frozenset({Bound.EXACT, Bound.APPROXIMATE})


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
    if _bounds_differ(one, two) and not _says_least(source, two):
        found.append((DifferenceKind.BOUND, source.said, target.said))
    hedges = hedge_change(read_certainty(source), read_certainty(target), point=_is_point(one) and _is_point(two))
    if hedges is not None:
        found.append((DifferenceKind.HEDGE, _beside(hedges[0], source), _beside(hedges[1], target)))
    if measures_differ(source, target):
        found.append((DifferenceKind.MEASURE, source.said, target.said))
    groups = groups_of(source, target)
    if groups is not None:
        found.append((DifferenceKind.GROUP, *groups))
    spans, dates = (read_span(source), span_beside(source, target)), dates_of(source, target)
    if spans_differ(*spans) and not (dates is not None and _start_together(one, two)) and not same_days(source, target):
        found.append((DifferenceKind.PERIOD, spans[0].words or source.said, spans[1].words or target.said))
    elif (event := one_event(source, target)) is not None:
        found.append((DifferenceKind.PERIOD, spans[0].words or source.said, event))
    elif dates is not None:
        found.append((DifferenceKind.DATE, *dates))
    body = publisher_name(one.publisher) if one.publisher and speaks_for_itself(one) else None
    same_body = body is not None and compare_parties(body, target_speaker) is Likeness.SAME
    if (
        not same_body
        and not speak_as_one(source, target, target_speaker)
        and speakers_differ(source_speaker, target_speaker)
        and _is_credited(target_speaker or "", source_speaker, target)
    ):
        found.append((DifferenceKind.SPEAKER, source_speaker or "", target_speaker or ""))
    return tuple(Difference(kind, a, b, size_of(kind, source, target)) for kind, a, b in found)


def _start_together(one: Claim, two: Claim) -> bool:
    """Whether two counts begin on one day: then a longer stretch is a later day, not another kind of count."""
    return Form.RATE not in (one.form, two.form) and bool(one.start and two.start and one.start.meets(two.start))


def _is_point(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.bound in _POINTS


def _bounds_differ(one: Claim, two: Claim) -> bool:
    if one.quantity is None or two.quantity is None or one.quantity.vague != two.quantity.vague:
        return False
    return one.quantity.bound is not two.quantity.bound and not (_is_point(one) and _is_point(two))


def _says_least(source: Passage, relay: Claim) -> bool:
    """Whether the source calls its number a minimum beside it: then "at least" relays it well."""
    at_least = relay.quantity is not None and relay.quantity.bound is Bound.AT_LEAST
    return at_least and _MINIMUM.search(source.surroundings) is not None


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
    text = passage.surroundings
    return bool(find_words(text, "tracing", "fate", "dead")) and not find_words(text, "tracing", "fate", "alive")


def speakers_differ(source: str | None, target: str | None) -> bool:
    """Whether two named speakers are two parties; an unnamed one or "officials" is no other party."""
    if source is None or target is None or read_party(target).is_generic or read_party(source).is_generic:
        return False
    for one, two in ((source, target), (target, source)):
        if is_unnamed_body(one) and may_be_land(two):
            return False  # "Tyrra" may speak through "the armed forces"
    return compare_parties(source, target) is Likeness.DIFFERENT


_PRONOUNS = frozenset("it he she they this that who which".split())


def _is_credited(speaker: str, source: str | None, passage: Passage) -> bool:
    """Whether the speaker, and not the source's, is named beside the figure, so that a reader takes him for it."""
    text, written = f"{passage.before} {passage.sentence}", passage.claim.speaker_as_written
    if written and compare_parties(written, source) is Likeness.SAME:
        return False
    if read_party(speaker).is_outlet or speaker in passage.claim.via:
        return False  # "reports Union Press, which has it from the commission": a carrier is no speaker
    if source is not None and is_mentioned(source, content_words(passage.sentence), passage.sentence):
        return False  # both are named beside the figure: whose it is said to be is unclear
    pronoun = written is not None and written.casefold() in _PRONOUNS
    here = not pronoun and is_mentioned(speaker, content_words(passage.sentence), passage.sentence)
    if source is not None and not here and is_mentioned(source, content_words(passage.before), passage.before):
        return False  # "a portal pointed me to the ministry's update": so are both before it
    names = (speaker, written)
    return any(is_mentioned(name, content_words(text), text) for name in names if name)
