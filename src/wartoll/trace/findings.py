"""What tracing finds between origins: vintages, revisions, agreements, contradictions, independence, twins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wartoll.claims import Claim
from wartoll.trace.origin import Origin


@dataclass(frozen=True, slots=True)
class Vintage:
    """A newer figure by the same speaker on the same count: not a change by a relay.

    ``change`` is the newer figure less the older, in persons or items.
    """

    speaker: str
    older: str
    newer: str
    change: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A speaker takes a figure back or corrects it, and says so.

    ``older`` is None where the document names no figure that it replaces and none is at hand; ``words`` say it.
    """

    speaker: str | None
    older: str | None
    newer: str
    document: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two parties that could each have counted give figures that both hold."""

    first: str
    second: str
    sentence: str


class ContradictionKind(StrEnum):
    """Why two figures can't both hold."""

    FALLING_TOTAL = "falling_total"
    COUNTS = "counts"
    DENIAL = "denial"
    PART_OVER_WHOLE = "part_over_whole"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two figures that can't both hold.

    Parameters
    ----------
    kind : ContradictionKind
    first, second : str
        Identifiers of the origins.
    size : float
        The gap between the two, in persons or items.
    relative_size : float
        The gap over the larger of the two figures, 0 to 1.
    sentence : str
        It in one plain sentence.
    """

    kind: ContradictionKind
    first: str
    second: str
    size: float
    relative_size: float
    sentence: str


class Reason(StrEnum):
    """What explains a difference between two figures."""

    HEDGE = "hedge"
    DATE = "date"
    DEFINITION = "definition"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Explained:
    """Two figures that differ and can both hold, with the reason."""

    reason: Reason
    first: str
    second: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Independence:
    """How many parties could have counted for themselves: at least, at most.

    Parameters
    ----------
    group : str or None
        Who is counted; None for all groups together.
    at_least, at_most : int
        Vintages of one speaker are one party; a figure worked out from another's is none.
    certain, possible : tuple of str
        The parties that surely and only possibly count.
    sentence : str
    """

    group: str | None
    at_least: int
    at_most: int
    certain: tuple[str, ...]
    possible: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two documents with mostly the same words; every sentence that differs is kept beside its twin.

    Parameters
    ----------
    first, second : str
        Names of the documents.
    similarity : float
        Share of word shingles in both, 0 to 1 (Jaccard).
    shared_sentences : int
        How many sentences are equal.
    differing : tuple of (str, str)
        Sentences that differ, side by side; an empty string where one side has none.
    """

    first: str
    second: str
    similarity: float
    shared_sentences: int
    differing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything that tracing found in a stack of documents.

    ``reread`` holds the claims that tracing read itself, beside a figure of another document; an origin may carry them.
    """

    origins: tuple[Origin, ...] = ()
    vintages: tuple[Vintage, ...] = ()
    revisions: tuple[Revision, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    explained: tuple[Explained, ...] = ()
    independence: tuple[Independence, ...] = ()
    near_duplicates: tuple[NearDuplicate, ...] = ()
    reread: tuple[Claim, ...] = ()

    def origin(self, origin_id: str) -> Origin:
        """The origin of this identifier.

        Raises
        ------
        KeyError
            Where there is none.
        """
        for origin in self.origins:
            if origin.origin_id == origin_id:
                return origin
        raise KeyError(origin_id)

    @property
    def overall(self) -> Independence:
        """Independence over all groups together."""
        return self.independence[0]
