"""Words of a brief: plain text with figures, links to quotes and small signs set into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wartoll.claims import Claim, Measure, PartyKind
from wartoll.report.figures import Figure, FigureKind, say_amount, say_claim, say_noun


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a claim's quote."""

    text: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Jump:
    """Words that lead to another place of the brief, by its anchor."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address outside; renderers make it a link only where it is plain http or https."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Words in which two relays of one statement differ."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words with weight."""

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """The claims that a sentence rests on, shown as their numbers."""

    claim_ids: tuple[str, ...]

    @property
    def text(self) -> str:
        """Nothing where signs can't be shown."""
        return ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark of the timeline's legend: shape by measure, colour by kind of party."""

    kind: PartyKind | None = None
    measure: Measure | None = None

    @property
    def text(self) -> str:
        """Nothing where signs can't be shown."""
        return ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in a table: an interval on a scale that starts at zero, with a line at a reference."""

    low: float
    high: float
    top: float
    reference: float | None = None

    @property
    def text(self) -> str:
        """Nothing: the number stands in the next column."""
        return ""


Piece = str | Figure | Link | Jump | Address | Changed | Strong | Cite | Sign | Bar


@dataclass(frozen=True, slots=True)
class Words:
    """A run of pieces that reads as one text."""

    parts: tuple[Piece, ...]

    @classmethod
    def of(cls, *parts: Piece) -> Words:
        """Words of their parts in order; empty strings are dropped."""
        return cls(tuple(part for part in parts if part != ""))

    def __add__(self, other: Words) -> Words:
        return Words(self.parts + other.parts)

    def __iter__(self) -> Iterator[Piece]:
        return iter(self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def text(self) -> str:
        """The words without links or signs."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts).strip()

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Every claim the words rest on, in order, each once."""
        found: dict[str, None] = {}
        for part in self.parts:
            if isinstance(part, Figure | Cite):
                found.update(dict.fromkeys(part.claim_ids))
            elif isinstance(part, Link):
                found[part.claim_id] = None
        return tuple(found)


def join_words(items: Iterable[Words], between: str = ", ", last: str = " and ") -> Words:
    """Words in a row: ``a, b and c``."""
    listed = list(items)
    parts: list[Piece] = []
    for index, item in enumerate(listed):
        if index:
            parts.append(last if index == len(listed) - 1 else between)
        parts.extend(item.parts)
    return Words(tuple(parts))


def claim_words(claim: Claim) -> Words:
    """A claim's number, leading to its quote, with what it counts; an event's or a judgement's words."""
    if not claim.has_number:
        return Words.of(Link(say_claim(claim), claim.claim_id))
    return Words.of(Figure(say_amount(claim), FigureKind.QUOTED, (claim.claim_id,)), f" {say_noun(claim)}")


def count_noun(number: int, noun: str) -> str:
    """A number of things: ``1 claim``, ``12 claims``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
