"""Blocks: the few shapes a section of a brief is made of, so that a new section needs no new template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wartoll.report.words import Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences; ``role`` is ``plain``, ``note`` or ``lead``."""

    words: Words
    role: str = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order; one with a caption starts closed, and the caption is the line that opens it."""

    entries: tuple[Words, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; ``align`` is ``left`` or ``right``, ``wide`` lets its words run on."""

    title: str
    align: str = "left"
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption that says what it shows.

    Parameters
    ----------
    anchors : tuple of str
        An anchor for each row, or empty.
    folded : bool
        Whether it starts closed, with the caption as the line that opens it.
    stacked : bool
        Whether a narrow page shows each row as lines under one another.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    anchors: tuple[str, ...] = ()
    folded: bool = False
    stacked: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"each row of the table {self.caption!r} has {len(self.columns)} cells")
        if self.anchors and len(self.anchors) != len(self.rows):
            raise ValueError(f"the table {self.caption!r} has an anchor for each row or for none")


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture as a Vega-Lite specification for wide and for narrow pages (or one for both), with its words."""

    key: str
    title: str
    description: str
    wide: Mapping[str, Any]
    narrow: Mapping[str, Any] | None
    legend: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A source's own words, whose they are and the claim they belong to."""

    words: str
    claim_id: str
    credit: Words


@dataclass(frozen=True, slots=True)
class Compared:
    """One of several wordings that stand side by side."""

    head: Words
    words: Words
    claim_id: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Wordings of one statement that disagree, with what is said about the difference."""

    entries: tuple[Compared, ...]
    notes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A thing with a heading, a verdict and what belongs to it; ``tone`` colours the verdict."""

    anchor: str
    heading: Words
    kicker: Words = field(default_factory=lambda: Words(()))
    badge: str = ""
    tone: str = "neutral"
    blocks: tuple[Block, ...] = ()


Block = Paragraph | Bullets | Table | Chart | Quotation | SideBySide | Card


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief: what a person reads (blocks) and the same as plain data for ``brief.json``."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    data: Any = None
    count: int | None = None
