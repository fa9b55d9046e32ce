"""Why a document was read as it was: its text with the claims marked, the rules that fired, the readings refused."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wartoll.claims import Claim, Quantity
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.extract.results import Refusal


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A stretch of a document that something was read from.

    Parameters
    ----------
    start, end : int
        Code-point offsets in the document's text.
    claims : tuple of int
        Numbers of the claims whose words stand there, counted from 1.
    refused : tuple of int
        Numbers of the refused readings there, counted from 1.
    """

    start: int
    end: int
    claims: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was read from one document, and why.

    Parameters
    ----------
    document : Document
    spans : tuple of MarkedSpan
        In order, without overlaps.
    claims : tuple of Claim
        In the order of their first words; each carries the rules that fired and its warnings.
    refusals : tuple of Refusal
        In the order of the text.
    """

    document: Document
    spans: tuple[MarkedSpan, ...]
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


def explain_document(document: Document, claims: Sequence[Claim], refusals: Sequence[Refusal]) -> Explanation:
    """Mark in a document what was read from it and what was refused.

    Parameters
    ----------
    document : Document
    claims : sequence of Claim
        Claims of any documents; those of others are left out.
    refusals : sequence of Refusal
        Likewise.
    """
    own = sorted((c for c in claims if c.document == document.name), key=lambda c: (c.quote.start, c.quote.end))
    refused = sorted((r for r in refusals if r.document == document.name), key=lambda r: (r.start, r.end))
    marks = [
        MarkedSpan(quote.start, quote.end, claims=(number,))
        for number, claim in enumerate(own, 1)
        for quote in dict.fromkeys((claim.quote, *claim.mentions))
    ]
    marks += [MarkedSpan(r.start, r.end, refused=(number,)) for number, r in enumerate(refused, 1) if r.end > r.start]
    return Explanation(document, tuple(_merge_spans(marks)), tuple(own), tuple(refused))


def _merge_spans(marks: list[MarkedSpan]) -> Iterator[MarkedSpan]:
    """Join spans that overlap, so that each sign is marked once."""
    current: MarkedSpan | None = None
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        if current is not None and mark.start < current.end:
            claims = tuple(dict.fromkeys((*current.claims, *mark.claims)))
            refused = tuple(dict.fromkeys((*current.refused, *mark.refused)))
            current = MarkedSpan(current.start, max(current.end, mark.end), claims, refused)
            continue
        if current is not None:
            yield current
        current = mark
    if current is not None:
        yield current


def render_explanation(explanation: Explanation, *, masks: Sequence[tuple[int, int]] = (), width: int = 100) -> str:
    """The explanation as plain text: the marked text, then each claim with its rules, then what was refused.

    Parameters
    ----------
    explanation : Explanation
    masks : sequence of (int, int)
        Spans of private names in the document's text, shown as blocks of the same length.
    width : int
        Signs in a line of the lists; the text itself keeps its own lines.
    """
    document = explanation.document
    text = _masked(document.text, masks)
    parts = [f"== {document.name}", _marked_text(text, explanation.spans), ""]
    if not explanation.claims:
        parts.append("No claim was read.")
    for number, claim in enumerate(explanation.claims, 1):
        parts += _claim_lines(number, claim, text, width)
    if explanation.refusals:
        parts.append("Refused:")
    for number, refusal in enumerate(explanation.refusals, 1):
        words = text[refusal.start : refusal.end] if refusal.end > refusal.start else refusal.words
        parts += _wrap(f"[x{number}] {_one_line(words)!r}: {refusal.reason}", width, "     ")
    return "\n".join(parts)


def _masked(text: str, masks: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in sorted(masks):
        if start < at:
            continue
        pieces += [text[at:start], "█" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _marked_text(text: str, spans: Sequence[MarkedSpan]) -> str:
    pieces, at = [], 0
    for span in spans:
        labels = [*map(str, span.claims), *(f"x{number}" for number in span.refused)]
        pieces += [text[at : span.start], "«", text[span.start : span.end], "»[", ",".join(labels), "]"]
        at = span.end
    return "".join([*pieces, text[at:]])


def _claim_lines(number: int, claim: Claim, text: str, width: int) -> list[str]:
    head = f"[{number}] {claim.measure.value}, {claim.form.value}: {describe_quantity(claim.quantity)}"
    if claim.per:
        head += f" a {claim.per}"
    quote = claim.quote
    lines = _wrap(head, width, "    ")
    lines += _wrap(f"    words: “{_one_line(text[quote.start : quote.end])}” ({quote.start}-{quote.end})", width)
    # what is known of private persons is in the words only, where it is masked
    for name, value in _fields(claim):
        lines += _wrap(f"    {name}: {value}", width)
    return lines


def _fields(claim: Claim) -> Iterator[tuple[str, str]]:
    """The claim's fields that say something, as names and words."""
    yield "speaker", claim.speaker or "the outlet itself"
    for name, value in (
        ("via", ", ".join(claim.via)),
        ("group", claim.group),
        ("place", claim.place),
        ("item", claim.item),
        ("share of", claim.share_of),
        ("said", describe_window(claim.said)),
        ("counted from", describe_window(claim.start)),
        ("counted to", describe_window(claim.end) + (" (the statement's date)" if claim.as_of_inferred else "")),
        ("open dates", ", ".join(f"{o.as_written} ({o.role})" for o in claim.open_dates)),
        ("lasts", f"{claim.duration_days:g} days" if claim.duration_days else ""),
        ("part of", claim.part_of),
        ("incident", claim.incident),
        ("condition", claim.condition),
        ("also at", ", ".join(f"{m.start}-{m.end}" for m in claim.mentions)),
    ):
        if value and value.strip():
            yield name, value
    yield "modality", f"{claim.modality.value}; context {claim.context.value}; confidence {claim.confidence:.2f}"
    yield "rules", ", ".join(claim.rules) or "none named"
    for warning in claim.warnings:
        yield "warning", warning


def describe_quantity(quantity: Quantity | None) -> str:
    """A quantity in words: "at least 4,500", "80 to 90", "300 (about)"; "no number" where there is none."""
    if quantity is None:
        return "no number"
    low, best, high = (None if v is None else f"{v:,.10g}" for v in (quantity.low, quantity.best, quantity.high))
    if best is not None:
        said = best if quantity.bound.value == "exact" else f"{quantity.bound.value} {best}"
    elif low is not None and high is not None:
        said = f"{low} to {high}"
    else:
        said = f"at least {low}" if low is not None else f"at most {high}"
    return f"{said} (“{quantity.hedge}”)" if quantity.hedge else said


def describe_window(window: Window | None) -> str:
    """A window as ISO days: "2025-01-01 to 2025-01-10"; empty where there is none."""
    if window is None:
        return ""
    first, last = window.earliest, window.latest
    if first == last and first is not None:
        return first.isoformat()
    return f"{first.isoformat() if first else 'open'} to {last.isoformat() if last else 'open'}"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _wrap(line: str, width: int, indent: str = "        ") -> list[str]:
    return textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [
        line
    ]
