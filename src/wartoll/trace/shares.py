"""A share that comes back as a count: the share times a strength or a total that another document gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wartoll.claims import Bound, Form, Measure
from wartoll.trace.groups import GroupLikeness, compare_groups
from wartoll.trace.linking import LOSSES, Reading, number_keys
from wartoll.trace.origins import Strand
from wartoll.trace.parties import Likeness, compare_parties, publisher_name, read_party
from wartoll.trace.publishers import is_outlet
from wartoll.trace.ties import speaks_in

_DAYS_OF_SHARE = 10  # within which a relay in the share's own words is one
_SAME_WORDS = 0.5  # share of the share's words that the count's sentence must have
_DAYS = 60  # within which a count may be a share's
_ROUNDING = 0.02  # a product may be rounded by so much
_ROUNDING_HEDGED = 0.06  # and by so much where the share or the strength is hedged ("nearly half of about 11,000")


def find_share_counts(strands: Sequence[Strand]) -> dict[int, tuple[Reading, ...]]:
    """Counts credited to a speaker who gave only a share, by the place of the share's strand among the strands.

    A count is one only where share times a strength (or a total, for a share of the casualties) that some document of
    the stack gives comes out at it, or where it stands in the very words of a share whose own document counts no one;
    and the speaker's own document does not hold the count.
    """
    counts = _by_speaker(strands)
    counting = {r.claim.document for strand in strands for r in strand.readings if _counts(r)}
    wholes = _wholes(strands)
    found: dict[int, tuple[Reading, ...]] = {}
    for place, strand in enumerate(strands):
        root = strand.root
        quantity = root.claim.quantity
        share = quantity.said if quantity else None
        if root.claim.form is not Form.SHARE or root.claim.measure not in LOSSES or not share or strand.speaker is None:
            continue
        documents = {reading.claim.document for reading in strand.readings}
        hits = tuple(
            reading
            for reading in counts.get(strand.speaker.casefold(), ())
            if reading.claim.document not in documents
            and _of_one_story(root, reading)
            and (
                _is_product(share, reading, wholes, hedged=quantity is not None and quantity.bound is not Bound.EXACT)
                or (root.claim.document not in counting and _stands_for(root, reading))
            )
        )
        if hits:
            found[place] = hits
    return found


def _counts(reading: Reading) -> bool:
    claim = reading.claim
    return claim.measure in LOSSES and claim.form not in (Form.SHARE, Form.RATIO)


def _stands_for(share: Reading, count: Reading) -> bool:
    """Whether a count of the same losses stands in the words of a share that the speaker's own document gives."""
    first, second = share.claim, count.claim
    if not share.own_words or first.measure is not second.measure or first.published is None:
        return False
    if second.published is None or not 0 <= (second.published - first.published).days <= _DAYS_OF_SHARE:
        return False
    words = share.passage.words & count.passage.words
    return len(words) >= _SAME_WORDS * max(1, len(share.passage.words)) and (
        first.start is None or second.start is None or first.start.meets(second.start)
    )


def _of_one_story(share: Reading, count: Reading) -> bool:
    """Whether a count may be a share's: of people not said to be others, in a document of about the same days."""
    likeness = compare_groups(share.claim.group, count.claim.group)
    if likeness.differs or (likeness is GroupLikeness.UNKNOWN and not share.document_words & count.document_words):
        return False
    first, second = share.claim.published, count.claim.published
    return first is None or second is None or abs((second - first).days) <= _DAYS


def _by_speaker(strands: Sequence[Strand]) -> dict[str, list[Reading]]:
    """Loss counts by every share speaker's name that fits, so that spellings of a name meet."""
    names = {s.speaker.casefold(): s.speaker for s in strands if s.speaker and s.root.claim.form is Form.SHARE}
    counts: dict[str, list[Reading]] = {}
    roots = {key: [s.root for s in strands if s.speaker and s.speaker.casefold() == key] for key in names}
    if not names:
        return counts
    for strand in strands:
        for reading in strand.readings:
            claim = reading.claim
            if claim.form in (Form.SHARE, Form.RATE, Form.RATIO) or claim.measure not in LOSSES:
                continue
            for key, name in names.items():
                person = reading.speaker is not None and any(
                    speaks_in(root.passage, reading.speaker) for root in roots[key]
                )
                if person or compare_parties(name, reading.speaker) is Likeness.SAME:
                    counts.setdefault(key, []).append(reading)
    return counts


def _wholes(strands: Sequence[Strand]) -> tuple[tuple[float, bool], ...]:
    """Strengths and totals that a share may be a share of, with whether they are hedged; each number once."""
    found: dict[float, bool] = {}
    for strand in strands:
        for reading in strand.readings:
            claim, quantity = reading.claim, reading.claim.quantity
            wide = claim.measure in (Measure.STRENGTH, Measure.CASUALTIES, Measure.LOSSES, Measure.REINFORCEMENTS)
            if quantity and quantity.said and wide and claim.form in (Form.STOCK, Form.CUMULATIVE):
                found[quantity.said] = found.get(quantity.said, False) or quantity.bound is not Bound.EXACT
    return tuple(found.items())


def _is_product(share: float, reading: Reading, wholes: Sequence[tuple[float, bool]], *, hedged: bool) -> bool:
    said = reading.claim.quantity.said if reading.claim.quantity else None
    if not said:
        return False
    for whole, about in wholes:
        slack = _ROUNDING_HEDGED if hedged or about else _ROUNDING
        if whole != said and abs(share * whole - said) <= slack * said:
            return True
    return False


def find_derived(strands: Sequence[Strand]) -> dict[int, tuple[int, ...]]:
    """Strands whose figure its own document works out from a share and a whole that it holds: no new evidence.

    Returns the places of the shares' strands by the place of the derived strand.
    """
    by_document: dict[str, list[tuple[int, Reading]]] = {}
    for place, strand in enumerate(strands):
        by_document.setdefault(strand.root.claim.document, [])
        for reading in strand.readings:
            by_document.setdefault(reading.claim.document, []).append((place, reading))
    found: dict[int, tuple[int, ...]] = {}
    for place, strand in enumerate(strands):
        root = strand.root
        if root.claim.form not in (Form.CUMULATIVE, Form.PERIOD, Form.PROJECTION) or root.claim.measure not in LOSSES:
            continue
        beside = by_document[root.claim.document]
        wholes = [
            (r.claim.quantity.said, True)
            for _, r in beside
            if r.claim.quantity and r.claim.quantity.said and r.claim.measure in (Measure.STRENGTH, Measure.CASUALTIES)
        ]
        shares = tuple(
            other
            for other, r in beside
            if other != place
            and r.claim.form is Form.SHARE
            and r.claim.quantity
            and r.claim.quantity.said
            and _is_product(r.claim.quantity.said, root, [(w, a) for w, a in wholes if w], hedged=True)
            and compare_parties(r.speaker, root.speaker) is not Likeness.SAME
        )
        if shares:
            found[place] = shares
    return found


def credit_products(strands: Sequence[Strand], derived: Mapping[int, tuple[int, ...]]) -> None:
    """Credit a product to the body whose document works it out, where it stands credited to no one who can be named.

    "If around 11,000 were sent, as officials put it, this would be roughly 5,500": the officials said the strength.
    """
    for place in derived:
        readings = strands[place].readings
        for number, reading in enumerate(readings):
            publisher = reading.claim.publisher
            if publisher is None or is_outlet(publisher) or reading.own_words:
                continue
            if reading.speaker is None or read_party(reading.speaker).is_generic:
                readings[number] = replace(reading, speaker=publisher_name(publisher), own_words=True)


def adopt_counts(
    strands: Sequence[Strand], counts: Mapping[int, tuple[Reading, ...]], derived: Mapping[int, tuple[int, ...]]
) -> tuple[tuple[Strand, ...], dict[int, tuple[Reading, ...]], dict[int, tuple[int, ...]]]:
    """Put counts credited to a share's speaker beside the party that worked them out; drop strands left empty.

    Where an analyst multiplies a general's share and a paper prints the product as the general's, the paper relays two
    statements: the general's share (made a number) and the analyst's product (with another speaker).
    """
    added: dict[int, list[Reading]] = {place: list(readings) for place, readings in counts.items()}
    for place, shares in derived.items():
        keys = set(number_keys(strands[place].root.claim))
        documents = {reading.claim.document for reading in strands[place].readings}
        for share in shares:
            for reading in counts.get(share, ()):
                if keys & set(number_keys(reading.claim)) and reading.claim.document not in documents:
                    added.setdefault(place, []).append(reading)
    adopted = {reading.claim.claim_id for readings in counts.values() for reading in readings}
    kept = [place for place, strand in enumerate(strands)
            if place in derived or any(r.claim.claim_id not in adopted for r in strand.readings)]  # fmt: skip
    moved = {old: new for new, old in enumerate(kept)}
    return (
        tuple(strands[place] for place in kept),
        {moved[place]: tuple(readings) for place, readings in added.items() if place in moved},
        {moved[place]: tuple(moved[s] for s in shares if s in moved) for place, shares in derived.items()},
    )
