"""Relay trees: from the nearest document that could have been the source, and back to the origin's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wartoll.trace.differences import compare_claims
from wartoll.trace.linking import Reading, link_strength, telling_digits
from wartoll.trace.origin import Difference, DifferenceKind, Relation
from wartoll.trace.parties import Likeness, compare_parties, is_mentioned, publisher_name, read_party
from wartoll.trace.ties import speaks_in

_CERTAIN = 1.0  # evidence beyond need from which a relay may be charged
_COPIED = 0.8  # share of the words from which a relay is a copy of another
_MOST_VARIANTS = 12  # distinct ways of saying it that a relay is held against


@dataclass(frozen=True, slots=True)
class Link:
    """A relay and its source before charging: two readings with their differences.

    ``certain`` is false where the evidence that both carry one statement is thin: then no one is charged. ``repeated``
    are the kinds of change that an earlier relay had already made.
    """

    source: Reading
    target: Reading
    differences: tuple[Difference, ...]
    nearest: bool
    certain: bool = True
    repeated: frozenset[DifferenceKind] = frozenset()


def one_a_document(readings: Iterable[Reading], root: Reading, speaker: str | None) -> tuple[Reading, ...]:
    """The reading of each document that says the statement most like the root; the root's own first.

    A document that says it twice, once faithfully, has relayed it faithfully.
    """
    by_document: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.claim.document != root.claim.document:
            by_document.setdefault(reading.claim.document, []).append(reading)
    rest = [
        of_one[0] if len(of_one) == 1 else min(of_one, key=lambda r: len(_compare(root, r, speaker, r.speaker)))
        for of_one in by_document.values()
    ]
    rest.sort(key=lambda r: r.order)
    return (root, *rest)


def build_relays(readings: Sequence[Reading], speaker: str | None) -> tuple[Link, ...]:
    """Link each reading to the nearest one that could have been its source, and to the root where that is another.

    Parameters
    ----------
    readings : sequence of Reading
        One a document, the root first, the others in the order in which they appeared.
    speaker : str or None
        Whose statement it is.

    Notes
    -----
    The nearest source is the earlier document with the fewest differences; among equals the root, then the earliest. A
    relay that credits the speaker and names no other document may well have had the statement from him: its source is
    the root, unless it is nearly the same text as another relay.
    Relays that say it in the same way stand for each other, so a statement that a thousand documents repeat is compared
    a few times each.
    """
    if not readings:
        return ()
    root = readings[0]
    credited = {root.claim.claim_id: speaker}
    variants: list[Reading] = [root]
    changed: dict[str, frozenset[DifferenceKind]] = {}
    links: list[Link] = []
    seen: list[Reading] = []
    for reading in readings[1:]:
        from_root = _compare(root, reading, speaker, reading.speaker)
        source, differences = root, from_root
        read, named_there = _may_have_read(reading, variants, speaker)
        for variant in read:
            if not differences:
                break
            if not _came_before(variant, reading):
                continue
            found = _compare(variant, reading, credited[variant.claim.claim_id], reading.speaker)
            found = tuple(d for d in found if d.kind in kinds_of(from_root))  # what agrees with the root is no change
            nearer = _distance(found) - _distance(differences)
            if nearer < 0 or (named_there and nearer == 0):
                source, differences = variant, found
        carrier = next((v for v in reversed(seen) if _is_carried_by(v, reading)), None) if differences else None
        if carrier is not None and carrier is not source:
            found = _compare(carrier, reading, credited[carrier.claim.claim_id], reading.speaker)
            source, differences = carrier, tuple(d for d in found if d.kind in kinds_of(from_root))
        seen += [reading] if len(seen) < _MOST_VARIANTS else []
        named = reading.speaker is not None and not read_party(reading.speaker).is_generic
        credited[reading.claim.claim_id] = reading.speaker if named else credited[source.claim.claim_id]
        certain = _is_certain(root, source, reading, speaker)
        before = frozenset(kind for variant in variants[1:] for kind in changed[variant.claim.claim_id])
        certain = certain or _share_made_number(differences)
        links.append(Link(source, reading, differences, True, certain, before if source is root else frozenset()))
        if source is not root:
            links.append(Link(root, reading, from_root, nearest=False))
        if from_root and len(variants) < _MOST_VARIANTS and (differences or source is root):
            variants.append(reading)
            changed[reading.claim.claim_id] = kinds_of(from_root)
    return tuple(links)


def _may_have_read(reading: Reading, variants: Sequence[Reading], speaker: str | None) -> tuple[list[Reading], bool]:
    """The changed relays that a relay may have its wording from, and whether it names their publishers."""
    text, words = reading.document_text, reading.document_words
    others = [v for v in variants[1:] if v.claim.document != reading.claim.document]
    named = [
        v
        for v in others
        if v.claim.publisher
        and (
            is_mentioned(publisher_name(v.claim.publisher), words, text)
            or any(
                compare_parties(via, publisher_name(v.claim.publisher)) is Likeness.SAME for via in reading.claim.via
            )
        )
    ]
    if named:
        return named, any(_is_written(publisher_name(v.claim.publisher or ""), text) for v in named)
    root = variants[0]
    credits_speaker = reading.speaker is not None and (
        compare_parties(reading.speaker, speaker) is Likeness.SAME or speaks_in(root.passage, reading.speaker)
    )
    if not credits_speaker:
        return others, False
    return [
        v for v in others if len(v.document_words & words) >= _COPIED * max(1, min(len(v.document_words), len(words)))
    ], False


def _is_carried_by(carrier: Reading, reading: Reading) -> bool:
    """Whether a document names an earlier relay as the one that it read."""
    other = carrier.claim.document != reading.claim.document and _came_before(carrier, reading)
    return other and _is_written(publisher_name(carrier.claim.publisher or ""), reading.document_text)


def _is_written(publisher: str, text: str) -> bool:
    """Whether a document names a publisher by its own words: "a Gulf newspaper reported"."""
    name = re.sub(r"^the\s+", "", publisher.strip(), flags=re.IGNORECASE)
    words = re.findall(r"[^\W\d_]+", name)
    if len(words) == 2 and re.search(rf"\b{words[1]}\s+(?:from|in|of)\s+{words[0]}\b", text, re.IGNORECASE):
        return True  # "a website from Beirut" for the Beirut website
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None


def _is_certain(root: Reading, source: Reading, reading: Reading, speaker: str | None) -> bool:
    """Whether the evidence that a relay carries the statement leaves little doubt; a telling number needs less."""
    strength = max(link_strength(one, reading, known=speaker) or 0.0 for one in (root, source))
    said = reading.claim.quantity.said if reading.claim.quantity else None
    return strength >= _CERTAIN or (strength > 0 and said is not None and telling_digits(said) >= 2)


def _share_made_number(differences: Iterable[Difference]) -> bool:
    return any(difference.kind is DifferenceKind.SHARE_TO_NUMBER for difference in differences)


def _distance(differences: Iterable[Difference]) -> float:
    """How far apart two wordings are; hedges come and go easily and tell least about who copied whom."""
    return sum(0.5 if difference.kind is DifferenceKind.HEDGE else 1.0 for difference in differences)


def _came_before(one: Reading, two: Reading) -> bool:
    first, second = one.claim.published, two.claim.published
    return first is None or second is None or first <= second


def _compare(one: Reading, two: Reading, first: str | None, second: str | None) -> tuple[Difference, ...]:
    return compare_claims(one.passage, two.passage, source_speaker=first, target_speaker=second)


def kinds_of(differences: Iterable[Difference]) -> frozenset[DifferenceKind]:
    """The kinds among differences."""
    return frozenset(difference.kind for difference in differences)


def to_relation(link: Link, differences: tuple[Difference, ...], sentence: str) -> Relation:
    """A link with its charges as the relation that is kept."""
    source, target = link.source.claim, link.target.claim
    return Relation(
        source.document, target.document, source.claim_id, target.claim_id, link.source.passage.said,
        link.target.passage.said,
        differences, link.nearest, sentence,
    )  # fmt: skip
