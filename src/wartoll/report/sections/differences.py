"""The words in which two relays of one statement differ, found inside their quotes and set side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from wartoll.claims import Claim
from wartoll.extract.measures import lexicon
from wartoll.extract.numbers import read_numbers
from wartoll.report.figures import say_quantity
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.palette import name_measure
from wartoll.report.windows import say_period
from wartoll.report.words import Changed, Link, Piece, Strong, Words, join_words
from wartoll.trace import Difference, DifferenceKind, Relation

DIFFERENCE_NAMES: dict[DifferenceKind, str] = {
    DifferenceKind.HEDGE: "how surely it is put",
    DifferenceKind.MEASURE: "what is counted",
    DifferenceKind.BOUND: "the bound",
    DifferenceKind.GROUP: "who is counted",
    DifferenceKind.PERIOD: "the period",
    DifferenceKind.SPEAKER: "whose figure it is",
    DifferenceKind.SHARE_TO_NUMBER: "a share made a number",
    DifferenceKind.DATE: "the date",
}
"""Kinds of difference as a reader sees them."""

_LOSSES = ("killed", "wounded", "casualties", "losses", "missing", "captured")
_SHORT = 0.6
_LONGEST_SAID = 80  # signs; longer words are a whole sentence
_SAID = frozenset({DifferenceKind.GROUP, DifferenceKind.PERIOD})


def mark_words(text: str, words: Iterable[str]) -> Words:
    """A quote with the words set off in which it differs; words that don't stand in it are left out."""
    wanted = sorted({w.strip() for w in words if w.strip()}, key=lambda w: (-len(w), w))
    if not wanted:
        return Words.of(text)
    parts: list[Piece] = []
    at = 0
    for match in re.finditer("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in wanted), text):
        parts += [text[at : match.start()], Changed(match[0])]
        at = match.end()
    return Words.of(*parts, text[at:])


def telling_words(claim: Claim, kind: DifferenceKind, words: str) -> list[str]:
    """Those words of a claim's quote in which a difference shows; none where it shows in no word.

    Parameters
    ----------
    claim : Claim
    kind : DifferenceKind
    words : str
        The words that tracing names; where they are most of the quote, the telling ones are looked for in it.
    """
    quote, words = one_line(claim.quote.text), one_line(words)
    if words in quote and len(words) <= _SHORT * len(quote):
        return [words]
    if kind in (DifferenceKind.BOUND, DifferenceKind.HEDGE, DifferenceKind.SHARE_TO_NUMBER):
        return _number_words(claim, quote)
    if kind is DifferenceKind.MEASURE:
        return list(dict.fromkeys(match[0] for match in _loss_words().finditer(quote)))
    if kind is DifferenceKind.GROUP:
        return [claim.group] if claim.group and claim.group in quote else []
    if kind is DifferenceKind.SPEAKER:
        return [w for w in (claim.speaker_as_written, claim.speaker) if w and w in quote][:1]
    return []


def tell_relation(inputs: BriefInputs, relation: Relation) -> Words:
    """One line on a relay: in what it differs from its source, and whether it is charged with it."""
    source, target = inputs.by_id[relation.source_claim], inputs.by_id[relation.target_claim]
    outlet = Link(inputs.outlet(target.document), target.claim_id)
    charged = [d for d in relation.differences if d.charged]
    inherited = [d for d in relation.differences if d.inherited and not d.charged]
    open_ones = [d for d in relation.differences if not d.charged and not d.inherited]
    told: list[Words] = []
    if charged:
        told.append(Words.of(Strong("changed "), _tell_all(charged, source, target)))
    if inherited:
        told.append(Words.of("took over ", _tell_all(inherited, source, target)))
    if open_ones:
        lead = f"differs from {inputs.outlet(source.document)} in "
        told.append(Words.of(lead, _tell_all(open_ones, source, target), ", and is not charged"))
    return Words.of(outlet, " ") + join_words(told, "; ", "; ") + Words.of(".")


def _tell_all(differences: Iterable[Difference], source: Claim, target: Claim) -> str:
    return join_words(Words.of(_tell(d, source, target)) for d in differences).text


def _tell(difference: Difference, source: Claim, target: Claim) -> str:
    kind = difference.kind
    before, after = _reading(kind, source), _reading(kind, target)
    if kind in _SAID:  # the words of the documents: what a claim holds may be worked out from elsewhere
        pair = one_line(difference.source_words), one_line(difference.target_words)
        if min(map(len, pair)) and max(map(len, pair)) <= _LONGEST_SAID:
            before, after = (f"“{words}”" for words in pair)
    name = DIFFERENCE_NAMES[kind]
    if not before or not after or before == after:
        found = [
            telling_words(source, kind, difference.source_words),
            telling_words(target, kind, difference.target_words),
        ]
        before, after = (f"“{' … '.join(words)}”" if words else "" for words in found)
    return f"{name} (from {before} to {after})" if before and after and before != after else name


def _reading(kind: DifferenceKind, claim: Claim) -> str:
    """What a claim says, in the respect in which two differ."""
    match kind:
        case DifferenceKind.BOUND | DifferenceKind.HEDGE | DifferenceKind.SHARE_TO_NUMBER:
            return say_quantity(claim) if claim.has_number else ""
        case DifferenceKind.MEASURE:
            return name_measure(claim.measure)
        case DifferenceKind.GROUP:
            return one_line(claim.group or "")
        case DifferenceKind.SPEAKER:
            return one_line(claim.speaker or "")
        case DifferenceKind.PERIOD:
            return _say_form(claim)
        case DifferenceKind.DATE:
            return say_period(claim.start, claim.end)


def _say_form(claim: Claim) -> str:
    period = say_period(claim.start, claim.end)
    form = {"period": "a bounded period", "cumulative": "a running total", "rate": "a rate"}.get(claim.form.value, "")
    return f"{form} {period}".strip()


def _number_words(claim: Claim, quote: str) -> list[str]:
    """The claim's number with its hedge, as it stands in the quote."""
    quantity = claim.quantity
    if quantity is None:
        return []
    for number in read_numbers(quote).numbers:
        if (number.low, number.best, number.high) == (quantity.low, quantity.best, quantity.high):
            return [quote[number.start : number.end]]
    return []


@cache
def _loss_words() -> re.Pattern[str]:
    phrases = {
        phrase
        for phrase, entry in lexicon().entries.items()
        if len(phrase.split()) < 3
        and any(role != "active" and measure in _LOSSES for role, measure in entry.cues.items())
    }
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
