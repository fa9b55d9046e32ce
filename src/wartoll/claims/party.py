"""Parties: whoever speaks, carries or publishes a figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PartyKind(StrEnum):
    """What a party is, relative to the group that is counted."""

    OWN_SIDE = "own_side"
    ADVERSARY = "adversary"
    THIRD_PARTY_GOVERNMENT = "third_party_government"
    INTELLIGENCE = "intelligence"
    ANALYST = "analyst"
    MEDIA = "media"
    WITNESS = "witness"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Party:
    """A party by its canonical name, its kind relative to the group counted, and the words used for it."""

    name: str
    kind: PartyKind = PartyKind.UNKNOWN
    as_written: str | None = None
