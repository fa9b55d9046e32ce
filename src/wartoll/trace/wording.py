"""Plain sentences: figures, parties and days as a journalist could print them, each with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wartoll.claims import Bound, Claim, Form, Measure, Quantity
from wartoll.dates import Window, long_date
from wartoll.extract.nouns import is_person_plural
from wartoll.trace.origin import Difference, DifferenceKind
from wartoll.trace.parties import publisher_name

_MEASURES = {
    Measure.STRENGTH: "present", Measure.REINFORCEMENTS: "added", Measure.KILLED: "killed",
    Measure.WOUNDED: "wounded", Measure.CAPTURED: "captured", Measure.MISSING: "missing",
    Measure.CASUALTIES: "killed or wounded", Measure.LOSSES: "lost", Measure.RETURNED: "returned",
    Measure.DISPLACED: "displaced", Measure.CAPABILITY: "of combat capability lost", Measure.EQUIPMENT: "lost",
}  # fmt: skip
_CHANGES = {
    DifferenceKind.HEDGE: "how surely it is put", DifferenceKind.MEASURE: "what is counted",
    DifferenceKind.BOUND: "which way the number bounds the count", DifferenceKind.GROUP: "who is counted",
    DifferenceKind.PERIOD: "the stretch of time counted", DifferenceKind.SPEAKER: "who is credited with it",
    DifferenceKind.SHARE_TO_NUMBER: "a share, which comes back as a number", DifferenceKind.DATE: "its date",
}  # fmt: skip
_WHOLE_FROM = 100  # from here on no fraction of a person is worth printing
_LONGEST = 200


def say_number(value: float) -> str:
    """A number with thousands marked: 3,800; 0.5."""
    return f"{value:,.0f}" if value == int(value) or abs(value) >= _WHOLE_FROM else f"{value:,.3g}"


def say_quantity(quantity: Quantity | None, form: Form) -> str:
    """A quantity in words: "at least 3,000", "about 92", "80 to 90", "50 %"."""
    if quantity is None:
        return "no number"

    def number(value: float | None) -> str:
        if value is None:
            return "?"
        return f"{say_number(round(100 * value, 1))} %" if form is Form.SHARE else say_number(value)

    match quantity.bound:
        case Bound.AT_LEAST:
            return f"at least {number(quantity.low if quantity.low is not None else quantity.said)}"
        case Bound.AT_MOST:
            return f"at most {number(quantity.high if quantity.high is not None else quantity.said)}"
        case Bound.BETWEEN:
            return f"{number(quantity.low)} to {number(quantity.high)}"
        case Bound.APPROXIMATE:
            return f"about {number(quantity.said)}"
        case Bound.EXACT:
            return number(quantity.said)


def say_claim(claim: Claim) -> str:
    """A claim's figure: "at least 3,000 killed or wounded"."""
    per = f" a {claim.per}" if claim.form is Form.RATE and claim.per else ""
    item = f" {claim.item}" if claim.item else ""
    return f"{say_quantity(claim.quantity, claim.form)}{item} {_MEASURES.get(claim.measure, claim.measure.value)}{per}"


def say_says(speaker: str | None) -> str:
    """A speaker with its verb: "the ministry says", "residents say"."""
    name = speaker or "the document"
    head = _AFTER_HEAD.split(name, maxsplit=1)[0].split()[-1].lower()
    many = head in _MANY or is_person_plural(head) or " and " in name
    return f"{name} {'say' if many else 'says'}"


_AFTER_HEAD = re.compile(r"\s+(?:of|in|at|from|for|with|on|near)\s|,")
_MANY = frozenset(
    "authorities forces police circles sources media factions groups witnesses medics".split()  # no persons' plural
)


def say_when(window: Window | None) -> str:
    """When something was said: "on 5 January 2025", "between" two days; empty where unknown."""
    if window is None:
        return ""
    if window.earliest and window.latest:
        if window.is_day:
            return f"on {long_date(window.earliest)}"
        return f"between {long_date(window.earliest)} and {long_date(window.latest)}"
    day = window.earliest or window.latest
    return f"{'after' if window.earliest else 'by'} {long_date(day)}" if day else ""


def say_outlet(claim: Claim) -> str:
    """The outlet with its document's day: "Vienna agency (9 January 2025)"."""
    name = publisher_name(claim.publisher) if claim.publisher else claim.document
    return f"{name} ({long_date(claim.published)})" if claim.published else name


def quote_words(words: str) -> str:
    """Words in quotation marks, cut to a length that a sentence bears."""
    flat = " ".join(words.split())
    return f"“{flat}”" if len(flat) <= _LONGEST else f"“{flat[: _LONGEST - 1].rstrip()}…”"


def say_relation(source: Claim, target: Claim, differences: Sequence[Difference], speaker: str | None) -> str:
    """A relation in one sentence, with the words of both; it charges only what is marked as charged."""
    whose = speaker or "an unnamed source"
    if not differences:
        return f"{say_outlet(target)} carries the figure of {whose} as {say_outlet(source)} has it."
    parts = []
    for difference in differences:
        parts.append(
            f"{_CHANGES[difference.kind]}: {quote_words(difference.source_words)} in {say_outlet(source)}, "
            f"{quote_words(difference.target_words)} in {say_outlet(target)}"
        )
    body = "; ".join(parts)
    if all(d.inherited for d in differences):
        return f"Compared with the words of {whose}, what differs was already changed before this relay: {body}."
    if any(d.charged for d in differences):
        return f"{say_outlet(target)} says the figure of {whose} otherwise than the statement at hand: {body}."
    return (
        f"Two documents give the figure of {whose} differently, and these documents don't show which is right: {body}."
    )
