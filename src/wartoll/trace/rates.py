"""A count that comes back as a rate: divided by its days, and credited to who gave the count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wartoll.claims import Bound, Claim, Form
from wartoll.trace.linking import LOSSES, Reading
from wartoll.trace.origins import Strand
from wartoll.trace.parties import Likeness, compare_parties
from wartoll.trace.ties import speaks_in

_PER = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_DAYS = 30  # within which a rate may relay a count
_ROUNDING = 0.03
_ROUNDING_HEDGED = 0.10
_FEWEST_DAYS = 4.0  # a count of fewer days is as good as a rate
_WORDS = 0.25  # share of the documents' words that must agree: many rates come near some count


def find_rate_relays(strands: Sequence[Strand]) -> dict[int, tuple[Reading, ...]]:
    """Rates credited to a speaker whose own document gives a count and no rate, by the place of the count's strand.

    Only where the count over its days comes out at the rate, and the two documents tell one story.
    """
    rates = [
        reading
        for strand in strands
        for reading in strand.readings
        if reading.claim.form is Form.RATE and reading.claim.measure in LOSSES and reading.speaker
    ]
    found: dict[int, tuple[Reading, ...]] = {}
    for place, strand in enumerate(strands if rates else ()):
        root = strand.root
        per_day = _per_day(root.claim)
        if per_day is None or not root.own_words or strand.speaker is None:
            continue
        documents = {reading.claim.document for reading in strand.readings}
        if any(rate.claim.document == root.claim.document for rate in rates):
            continue
        hits = tuple(
            rate
            for rate in rates
            if rate.claim.document not in documents
            and _by_same(root, strand.speaker, rate)
            and _is_quotient(per_day, rate.claim)
            and _one_story(root, rate)
        )
        if hits:
            found[place] = hits
    return found


def _per_day(claim: Claim) -> float | None:
    said = claim.quantity.said if claim.quantity else None
    if claim.measure not in LOSSES or claim.form not in (Form.PERIOD, Form.CUMULATIVE) or not said:
        return None
    first = claim.start.earliest if claim.start else None
    last: date | None = claim.end.latest if claim.end else None
    days = float((last - first).days + 1) if first and last and last >= first else claim.duration_days
    return said / days if days and days >= _FEWEST_DAYS else None


def _by_same(root: Reading, speaker: str, rate: Reading) -> bool:
    name = rate.speaker or ""
    return compare_parties(speaker, name) is Likeness.SAME or speaks_in(root.passage, name)


def _is_quotient(per_day: float, rate: Claim) -> bool:
    quantity, per = rate.quantity, _PER.get(rate.per or "day")
    if quantity is None or not quantity.said or per is None:
        return False
    slack = _ROUNDING if quantity.bound is Bound.EXACT else _ROUNDING_HEDGED
    return abs(per_day * per - quantity.said) <= slack * quantity.said


def _one_story(root: Reading, rate: Reading) -> bool:
    first, second = root.claim, rate.claim
    if first.measure is not second.measure or first.published is None or second.published is None:
        return False
    both = len(root.document_words & rate.document_words)
    smaller = max(1, min(len(root.document_words), len(rate.document_words)))
    return 0 <= (second.published - first.published).days <= _DAYS and both >= _WORDS * smaller
