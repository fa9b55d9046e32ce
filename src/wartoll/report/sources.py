"""The documents at the end of a brief: their texts, with every quote marked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from wartoll.claims import Claim
from wartoll.documents import Document
from wartoll.report.legible import legible, one_line

WHOLE_UP_TO = 60_000  # characters: a longer document is shown around its quotes, and says so
_AROUND = 600


@dataclass(frozen=True, slots=True)
class Passage:
    """Marked words: pieces with the anchors that stand at each, and all claims quoted here."""

    pieces: tuple[tuple[tuple[str, ...], str], ...]
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the brief shows it.

    Parameters
    ----------
    anchor : str
        Where it stands in the brief.
    parts : tuple of str or Passage
        The text in order, legible and masked.
    left_out : int
        Characters of the text that are not shown, because the document is long.
    """

    anchor: str
    name: str
    publisher: str | None
    title: str | None
    url: str | None
    published: date | None
    published_basis: str | None
    language: str
    parts: tuple[str | Passage, ...]
    claim_ids: tuple[str, ...]
    left_out: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class _Span:
    """Words to be marked: where, the anchor that stands at them, and the claim they are quoted for."""

    start: int
    end: int
    anchor: str = ""
    claim_id: str = ""


def mark_sources(
    documents: Sequence[Document],
    claims: Iterable[Claim],
    places: Mapping[str, Iterable[tuple[int, int]]] | None = None,
) -> tuple[Source, ...]:
    """Mark each document's quotes; documents and claims are masked already.

    Parameters
    ----------
    documents : sequence of Document
    claims : iterable of Claim
        Their quotes and mentions are marked; the first quote of each claim carries its anchor.
    places : mapping of str to (int, int), optional
        Other words, by their document, that the brief leads to: a date, a length of time.
    """
    spans: dict[str, list[_Span]] = {document.name: [] for document in documents}
    for claim in claims:
        found = spans.setdefault(claim.document, [])
        quote = claim.quote
        found.append(_Span(quote.start, quote.end, f"q-{claim.claim_id}", claim.claim_id))
        found += [_Span(m.start, m.end, "", claim.claim_id) for m in claim.mentions if m != quote]
    for index, document in enumerate(documents, start=1):
        wanted = sorted(set((places or {}).get(document.name, ())))
        spans[document.name] += [_Span(start, end, place_anchor(index, start, end)) for start, end in wanted]
    return tuple(
        _mark_source(index, document, spans[document.name]) for index, document in enumerate(documents, start=1)
    )


def place_anchor(index: int, start: int, end: int) -> str:
    """The anchor of words that are no claim, in the document of this number."""
    return f"p-{index}-{start}-{end}"


def flow_text(text: str) -> str:
    """Text of the same length in which the line ends of hard-wrapped paragraphs have become spaces."""
    lines = text.split("\n")
    inner = [len(line) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < 2:
        return text
    longest = max(inner)
    wrapped = [length for length in inner if 0.6 * longest <= length]
    if not 55 <= longest <= 160 or len(wrapped) < 0.7 * len(inner):
        return text
    pieces: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        soft = len(line) >= 0.6 * longest and after.strip() and not re.match(r"\s*([-*#|>•]|\d+[.)]\s)", after)
        pieces += [line, " " if soft else "\n"]
    return "".join(pieces)[:-1]


def _mark_source(index: int, document: Document, spans: Sequence[_Span]) -> Source:
    text = flow_text(document.text)
    inside = sorted(span for span in spans if 0 <= span.start < span.end <= len(text))
    parts: list[str | Passage] = []
    left_out = at = 0
    for start, end, members in _merge(inside):
        left_out += _add_plain(parts, text[at:start], len(text))
        parts.append(_passage(text, start, end, members))
        at = end
    left_out += _add_plain(parts, text[at:], len(text), is_last=True)
    return Source(
        anchor=f"d-{index}",
        name=one_line(document.name),
        publisher=_optional_line(document.publisher),
        title=_optional_line(document.title),
        url=document.url,
        published=document.published,
        published_basis=document.published_basis,
        language=document.language,
        parts=tuple(parts),
        claim_ids=tuple(dict.fromkeys(span.claim_id for span in sorted(spans) if span.claim_id and span.anchor)),
        left_out=left_out,
        warnings=tuple(map(one_line, document.warnings)),
    )


def _merge(spans: Sequence[_Span]) -> list[tuple[int, int, list[_Span]]]:
    """Spans that overlap become one region, with its members."""
    regions: list[tuple[int, int, list[_Span]]] = []
    for span in spans:
        if regions and span.start < regions[-1][1]:
            start, end, members = regions[-1]
            regions[-1] = (start, max(end, span.end), members)
            members.append(span)
        else:
            regions.append((span.start, span.end, [span]))
    return regions


def _passage(text: str, start: int, end: int, members: Sequence[_Span]) -> Passage:
    anchors: dict[int, list[str]] = {}
    for span in members:
        anchors.setdefault(span.start, []).extend([span.anchor] if span.anchor else [])
    cuts = sorted(anchors)
    pieces = tuple(
        (tuple(dict.fromkeys(anchors[cut])), legible(text[cut:after]))
        for cut, after in zip(cuts, [*cuts[1:], end], strict=True)
    )
    return Passage(pieces, tuple(dict.fromkeys(span.claim_id for span in members if span.claim_id)))


def _add_plain(parts: list[str | Passage], text: str, whole: int, *, is_last: bool = False) -> int:
    """Add text between quotes, cut in the middle where the document is long; how much was left out."""
    if whole <= WHOLE_UP_TO or len(text) <= 3 * _AROUND:
        if text:
            parts.append(legible(text))
        return 0
    head, tail = _AROUND, 0 if is_last else _AROUND
    gone = len(text) - head - tail
    parts.append(f"{legible(text[:head])}\n[… {gone:,} characters without a claim are not shown …]\n")
    if tail:
        parts.append(legible(text[-tail:]))
    return gone


def _optional_line(text: str | None) -> str | None:
    return one_line(text) if text else None
