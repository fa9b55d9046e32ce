"""The document: what a source published, as clean text with its own date and where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document's clean text and what is known about it.

    Parameters
    ----------
    name : str
        The file's name, or its address; unique in a stack.
    text : str
        The clean text that every quote's offsets count in, as code points.
    digest : str
        SHA-256 of the original bytes, in hexadecimal: the document's identity.
    published : date, optional
        The outlet's own date.
    published_basis : str, optional
        Where that date comes from: ``option``, ``metadata``, ``front_matter``, ``page`` or ``text``.
    published_confidence : float
        0 to 1; a page's date is a guess.
    """

    name: str
    text: str
    digest: str
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: date | None = None
    published_basis: str | None = None
    published_confidence: float = 1.0
    language: str = "en"
    translated: bool = False
    media_type: str = "text/plain"
    warnings: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """What a claim's id rests on: the bytes and the name, so that one text in two outlets is two documents."""
        return f"{self.digest}/{self.name}"

    @classmethod
    def of_text(cls, name: str, text: str, **known: object) -> Document:
        """A document made of text at hand, for tests and for callers that hold text."""
        return cls(name=name, text=text, digest=hashlib.sha256(text.encode()).hexdigest(), **known)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was not read, with its reason in one line: a counted row, never a silent loss."""

    name: str
    reason: str
