"""Whose figure a number is: the attributor's answer, and what kind of party that is to the people counted."""

from __future__ import annotations

from collections.abc import Sequence

from wartoll.claims import PartyKind
from wartoll.documents import Document
from wartoll.extract.attribution import Attribution, Attributor
from wartoll.extract.parties import party_kind
from wartoll.extract.text import Sentence


class Voices:
    """The voices of a document."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.attributor = Attributor(document, sentences)

    def at(self, start: int, end: int) -> Attribution:
        """Whose words stand at a span of the document's text."""
        return self.attributor.at(start, end)

    def kind(self, speaker: str | None, group: str | None) -> PartyKind:
        """What the speaker is, relative to the group that is counted."""
        return party_kind(speaker, group)

    def masks(self) -> tuple[tuple[int, int], ...]:
        """The spans of private names."""
        return ()
