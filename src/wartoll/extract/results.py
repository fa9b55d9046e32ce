"""What extraction gives back: claims, refusals, masks and notes."""

from __future__ import annotations

from dataclasses import dataclass

from wartoll.claims import Claim

EXTRACTOR = "rules 1"  # what claims say of who read them


@dataclass(frozen=True, slots=True)
class Refusal:
    """A number that was not read, with its reason."""

    document: str
    start: int
    end: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from a stack of documents.

    Parameters
    ----------
    claims : tuple of Claim
    refusals : tuple of Refusal
    masks : dict
        Document name to the spans of private names in its text.
    prisoner_masks : dict
        Of these, the names of prisoners of war, which are never shown.
    notes : tuple of str
        What a reader should know, such as a year settled by a sibling document.
    public : frozenset of str
        Keys of full names to which a document ties a public role.
    """

    claims: tuple[Claim, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    masks: dict[str, tuple[tuple[int, int], ...]] | None = None
    prisoner_masks: dict[str, tuple[tuple[int, int], ...]] | None = None
    notes: tuple[str, ...] = ()
    public: frozenset[str] = frozenset()
