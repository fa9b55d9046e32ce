"""Private names masked: the same length of blocks in their place, so that offsets stay true."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from wartoll.claims import Claim, Quote
from wartoll.documents import Document

BLOCK = "█"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mask:
    """What is to be hidden: spans of each document, and names of two words or more wherever they stand.

    A lone surname is hidden only where it was found, since others may bear it.
    """

    spans: Mapping[str, tuple[tuple[int, int], ...]]
    names: re.Pattern[str] | None = None

    @classmethod
    def of(cls, documents: Iterable[Document], spans: Mapping[str, tuple[tuple[int, int], ...]]) -> Mask:
        """The mask of a stack of documents."""
        names: set[str] = set()
        for document in documents:
            for start, end in spans.get(document.name, ()):
                words = document.text[start:end].split()
                if len(words) > 1:
                    names.add(r"\s+".join(map(re.escape, words)))
        if not names:
            return cls(spans)
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        return cls(spans, re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE))

    def words(self, text: str) -> str:
        """Any text with the known names hidden."""
        return text if self.names is None else self.names.sub(lambda match: _hide(match[0]), text)

    def optional(self, text: str | None) -> str | None:
        """The same, where None stays None."""
        return None if text is None else self.words(text)

    def text(self, document: Document) -> str:
        """A document's text with its private names hidden; offsets stay."""
        return self.words(self._cover(document.name, document.text, 0))

    def document(self, document: Document) -> Document:
        """The document with its names hidden in text, title and the rest."""
        return replace(
            document,
            text=self.text(document),
            title=self.optional(document.title),
            author=self.optional(document.author),
            warnings=tuple(map(self.words, document.warnings)),
        )

    def claim(self, claim: Claim) -> Claim:
        """The claim with names hidden in its quotes and words; offsets stay."""
        return replace(
            claim,
            quote=self._quote(claim.document, claim.quote),
            mentions=tuple(self._quote(claim.document, mention) for mention in claim.mentions),
            speaker=self.optional(claim.speaker),
            speaker_as_written=self.optional(claim.speaker_as_written),
            via=tuple(map(self.words, claim.via)),
            group=self.optional(claim.group),
            place=self.optional(claim.place),
            incident=self.optional(claim.incident),
            hedge=self.optional(claim.hedge),
            condition=self.optional(claim.condition),
            warnings=tuple(map(self.words, claim.warnings)),
        )

    def deep(self, value: T) -> T:
        """Any value that stages pass on (tuples and frozen dataclasses of text and numbers) with known names hidden."""
        return value if self.names is None else self._deep(value)

    def _deep(self, value: Any) -> Any:
        if isinstance(value, Enum) or value is None:
            return value
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, tuple | list):
            return type(value)(map(self._deep, value))
        if isinstance(value, Mapping):
            return {key: self._deep(inner) for key, inner in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            changed = {f.name: self._deep(getattr(value, f.name)) for f in fields(value) if f.init}
            return replace(value, **changed)
        return value

    def _quote(self, document: str, quote: Quote) -> Quote:
        return Quote(quote.start, quote.end, self.words(self._cover(document, quote.text, quote.start)))

    def _cover(self, document: str, text: str, offset: int) -> str:
        """Hide the spans of a document in a slice of its text that starts at an offset."""
        spans = sorted(self.spans.get(document, ()))
        if not spans:
            return text
        pieces: list[str] = []
        at = 0
        for start, end in spans:
            first, last = max(start - offset, at), min(end - offset, len(text))
            if first >= last:
                continue
            pieces += [text[at:first], _hide(text[first:last])]
            at = last
        return "".join(pieces) + text[at:]


def _hide(name: str) -> str:
    """Blocks of the same length; white space stays so that lines break where they did."""
    return re.sub(r"\S", BLOCK, name)
