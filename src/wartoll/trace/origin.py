"""The origin: one statement by a speaker on a day, and the relays that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wartoll.claims import Claim, Form, Measure, PartyKind, Quantity
from wartoll.dates import Window


class DifferenceKind(StrEnum):
    """What a relay says otherwise than its source."""

    HEDGE = "hedge"
    MEASURE = "measure"
    BOUND = "bound"
    GROUP = "group"
    PERIOD = "period"
    SPEAKER = "speaker"
    SHARE_TO_NUMBER = "share_to_number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two documents carrying one statement say differently.

    Parameters
    ----------
    kind : DifferenceKind
    source_words, target_words : str
        The words of both, as they stand.
    size : float
        How far an estimate would move, as the absolute natural logarithm of a ratio of counts: 0 is not at all, 0.69
        is a doubling or a halving. An ordering under the assumptions of ``trace/sizes.py``, not a measurement.
    inherited : bool
        Whether the target's nearest source already said it so.
    charged : bool
        Whether the change is laid at the target's door: only where the origin's own words are at hand and this relay
        is the first to say it otherwise.
    """

    kind: DifferenceKind
    source_words: str
    target_words: str
    size: float = 0.0
    inherited: bool = False
    charged: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """Two documents that carry one origin: the nearest that could have been the source, and its relay.

    Parameters
    ----------
    source, target : str
        Names of the documents.
    source_claim, target_claim : str
        Identifiers of their claims.
    source_words, target_words : str
        The quotes of both.
    differences : tuple of Difference
        Empty for a faithful relay.
    nearest : bool
        Whether the source is the nearest one; False where the relation looks back past it to the origin's own words.
    sentence : str
        The relation in one plain sentence.
    """

    source: str
    target: str
    source_claim: str
    target_claim: str
    source_words: str
    target_words: str
    differences: tuple[Difference, ...] = ()
    nearest: bool = True
    sentence: str = ""

    @property
    def is_faithful(self) -> bool:
        """Whether the relay says what its source says."""
        return not self.differences

    @property
    def size(self) -> float:
        """How far an estimate would move for all the differences together."""
        return sum(difference.size for difference in self.differences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One statement by a speaker on a day, with every claim that carries it.

    Parameters
    ----------
    origin_id : str
        Stable: the identifier of the claim that stands nearest to the speaker.
    claim : Claim
        That claim: the speaker's own words where they are at hand, else the earliest relay.
    speaker : str or None
        Whose figure it is; None where no document names anyone and the outlet itself says it.
    claims : tuple of Claim
        All that carry it, in the order in which their documents appeared.
    documents : tuple of str
        Their documents, in the same order.
    origin_claim_in_stack : bool
        Whether the speaker's own words are at hand: without them no outlet is charged with a change.
    derived_from : tuple of str
        Origins that this one was worked out from; such an origin is no new evidence.
    """

    origin_id: str
    claim: Claim
    speaker: str | None
    speaker_kind: PartyKind
    said: Window | None
    claims: tuple[Claim, ...]
    documents: tuple[str, ...]
    origin_claim_in_stack: bool
    relations: tuple[Relation, ...] = ()
    derived_from: tuple[str, ...] = ()

    @property
    def group(self) -> str | None:
        """Who is counted, as the claim nearest to the speaker says it."""
        return self.claim.group

    @property
    def measure(self) -> Measure:
        """What is counted."""
        return self.claim.measure

    @property
    def form(self) -> Form:
        """In which form."""
        return self.claim.form

    @property
    def quantity(self) -> Quantity | None:
        """The figure."""
        return self.claim.quantity

    @property
    def place(self) -> str | None:
        """Where."""
        return self.claim.place

    @property
    def earliest_document(self) -> str:
        """The first document that carries it."""
        return self.documents[0]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every difference of every relation."""
        return tuple(d for relation in self.relations for d in relation.differences)
