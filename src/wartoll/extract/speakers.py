"""Whose figure a number is: the attributor's answer as the claim needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wartoll.claims import Modality, PartyKind
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.extract.text import Sentence


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a figure, who carries it, and when it was said."""

    speaker: str | None = None
    as_written: str | None = None
    via: tuple[str, ...] = ()
    said: Window | None = None
    modality: Modality | None = None
    kind: PartyKind = PartyKind.UNKNOWN
    rules: tuple[str, ...] = ()


class Voices:
    """The voices of a document."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], anchor: date | None) -> None:
        self.document = document

    def at(self, start: int, end: int) -> Voice:
        """The voice of the number at a span."""
        return Voice()

    def masks(self) -> tuple[tuple[int, int], ...]:
        """The spans of private names."""
        return ()
