"""Quotes: the exact words and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from wartoll.errors import ClaimError


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of a document at code-point offsets: ``document.text[start:end] == text``, always."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, document_text: str, start: int, end: int) -> Quote:
        """Cut a quote out of a document's text."""
        return cls(start, end, document_text[start:end])

    def check(self, document_text: str) -> None:
        """Raise ClaimError where the words don't stand at the offsets."""
        if document_text[self.start : self.end] != self.text or not self.text:
            raise ClaimError(
                f"the quote {self.text[:60]!r} does not stand at {self.start}-{self.end}",
                "the document's own words at these offsets",
                "read the document again",
            )
