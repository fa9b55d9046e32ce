"""Proposals of a model, found again in the document or refused.

A model may only point at words. Its quote must stand in the document letter for letter, its number must be one that
the rules read in that quote, a speaker or a group must be words of the document; numbers, bounds and dates are read by
the rules at that place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wartoll.claims import Claim, Form, Measure
from wartoll.extract.numbers import Number
from wartoll.extract.scene import Reading, Scene

PROPOSED = "proposed"
"""The rule that a claim names where a model pointed at it."""
COUNTABLE = ("count", "percent", "fraction", "ratio", "unit_word")
MAX_QUOTE = 600
_EVENTS = (Measure.ENGAGEMENT, Measure.WITHDRAWAL, Measure.RETURN, Measure.ARRIVAL)
FORMS = tuple(form.value for form in Form if form not in (Form.EVENT, Form.JUDGEMENT))
MEASURES = tuple(measure.value for measure in Measure if measure not in _EVENTS)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model points at: words that say a quantity, the number in them, and what it thinks of them."""

    quote: str
    number: str
    measure: str
    form: str | None = None
    speaker: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Admitted:
    """A proposal whose words and number were found: the number as the rules read it, and the words that stand too."""

    number: Number
    measure: str
    form: str | None = None
    speaker: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal that was not found, with the reason."""

    proposal: Proposal
    reason: str


def admit_proposals(
    text: str, numbers: Sequence[Number], proposals: Iterable[Proposal]
) -> tuple[tuple[Admitted, ...], tuple[Refused, ...]]:
    """Find proposals again in a text.

    Parameters
    ----------
    numbers : sequence of Number
        What the rules read in the text, in order.

    Returns
    -------
    tuple
        The proposals that were found, each number once, and those that were refused.
    """
    admitted: dict[int, Admitted] = {}
    refused: list[Refused] = []
    for proposal in proposals:
        found = _find(text, numbers, proposal)
        if isinstance(found, str):
            refused.append(Refused(proposal, found))
        else:
            admitted.setdefault(found.number.start, found)
    return tuple(admitted[start] for start in sorted(admitted)), tuple(refused)


def _find(text: str, numbers: Sequence[Number], proposal: Proposal) -> Admitted | str:
    if proposal.measure not in MEASURES:
        return f"no measure is called {proposal.measure[:40]!r}"
    if not proposal.quote.strip() or len(proposal.quote) > MAX_QUOTE:
        return f"a quote of {len(proposal.quote)} characters"
    at = text.find(proposal.quote)
    if at < 0:
        return "the quote does not stand in the document"
    core = proposal.number.strip()
    while at >= 0:
        end = at + len(proposal.quote)
        for number in numbers:
            if number.core_start < at or number.core_end > end:
                continue
            if text[number.core_start : number.core_end] == core or text[number.start : number.end] == core:
                if number.kind not in COUNTABLE:
                    return f"the number is a {number.kind}, not a count"
                form = proposal.form if proposal.form in FORMS else None
                speaker, group = (words if words and words in text else None
                                  for words in (proposal.speaker, proposal.group))  # fmt: skip
                return Admitted(number, proposal.measure, form, speaker, group)
        at = text.find(proposal.quote, at + 1)
    return "the number is not one that can be read in the quote"


def read_proposed(scene: Scene, readings: Sequence[Reading], proposed: Sequence[Admitted]) -> list[Reading]:
    """Readings of the proposals in one sentence whose numbers the rules left unread.

    Where the rules read a number, their reading stands: a proposal adds, it never overrules.
    """
    if not proposed:
        return []
    read = {reading.at for reading in readings}
    by_start = {admitted.number.start: admitted for admitted in proposed}
    found = []
    for at in scene.numbers:
        number = scene.elements[at].number
        if at in read or number is None or number.start not in by_start:
            continue
        admitted = by_start[number.start]
        reading = scene.make(at, admitted.measure, PROPOSED)
        reading.proposed = (admitted.form, admitted.speaker, admitted.group)
        found.append(reading)
    return found


def without_repeats(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims without proposals that only repeat what the rules read at another place of the document."""
    read = {_what(claim) for claim in claims if PROPOSED not in claim.rules}
    return tuple(claim for claim in claims if PROPOSED not in claim.rules or _what(claim) not in read)


def _what(claim: Claim) -> tuple[object, ...]:
    quantity = claim.quantity
    return (claim.measure, quantity.low, quantity.best, quantity.high) if quantity else (claim.measure,)
