"""Whose figure a number is: the attributor's answer, and what kind of party that is to the people counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wartoll.claims import PartyKind
from wartoll.documents import Document
from wartoll.extract.attribution import Attribution, Attributor
from wartoll.extract.parties import party_kind
from wartoll.extract.scene import Reading
from wartoll.extract.text import Sentence
from wartoll.extract.times import TimeMention


class Voices:
    """The voices of a document, read when the first claim asks for its speaker."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        times: Sequence[TimeMention],
        anchor: date | None,
        public: frozenset[str] = frozenset(),
    ) -> None:
        self._given = (document, sentences, times, anchor, public)
        self._attributor: Attributor | None = None

    @property
    def attributor(self) -> Attributor:
        """The document's attributor."""
        if self._attributor is None:
            self._attributor = Attributor(*self._given)
        return self._attributor

    def at(self, start: int, end: int) -> Attribution:
        """Whose words stand at a span of the document's text."""
        return self.attributor.at(start, end)

    def kind(self, speaker: str | None, group: str | None) -> PartyKind:
        """What the speaker is, relative to the group that is counted."""
        return party_kind(speaker, group)

    def public(self) -> frozenset[str]:
        """Keys of the full names to which the document ties a public role."""
        return self.attributor.private.public

    def masks(self) -> tuple[tuple[int, int], ...]:
        """The spans of private names."""
        return self.attributor.private.spans

    def prisoner_masks(self) -> tuple[tuple[int, int], ...]:
        """Of these, the names of prisoners of war."""
        return self.attributor.private.prisoners


def voice_of_part(reading: Reading, voice: Attribution) -> Attribution:
    """A part that nobody is said to tell of is told by whoever told of its whole, in the sentence or right before."""
    whole = reading.whole
    if voice.rules != ("outlet",) or whole is None or whole.voice is None or whole.voice.speaker is None:
        return voice
    if reading.sentence > whole.sentence + 1:
        return voice
    return replace(whole.voice, rules=tuple(dict.fromkeys((*whole.voice.rules, "carried"))), said=None)
