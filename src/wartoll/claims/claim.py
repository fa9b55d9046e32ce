"""The claim: one quantity that a document says, with who said it, for when, and the words that say it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from wartoll.claims.party import PartyKind
from wartoll.claims.quantity import Quantity
from wartoll.claims.quote import Quote
from wartoll.dates import Window


class Measure(StrEnum):
    """What is counted. The last four occur in events only."""

    STRENGTH = "strength"
    REINFORCEMENTS = "reinforcements"
    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    CASUALTIES = "casualties"
    LOSSES = "losses"
    RETURNED = "returned"
    DISPLACED = "displaced"
    CAPABILITY = "capability"
    EQUIPMENT = "equipment"
    ENGAGEMENT = "engagement"
    WITHDRAWAL = "withdrawal"
    RETURN = "return"
    ARRIVAL = "arrival"


class Form(StrEnum):
    """In which form the quantity is said; an event or a judgement carries no number."""

    STOCK = "stock"
    CUMULATIVE = "cumulative"
    PERIOD = "period"
    RATE = "rate"
    SHARE = "share"
    RATIO = "ratio"
    PROJECTION = "projection"
    EVENT = "event"
    JUDGEMENT = "judgement"


class Modality(StrEnum):
    """How the document puts it."""

    REPORTED = "reported"
    ESTIMATED = "estimated"
    PROJECTED = "projected"
    DENIED = "denied"


class Context(StrEnum):
    """What kind of harm the figure is about."""

    ARMED_CONFLICT = "armed_conflict"
    DISASTER = "disaster"
    ACCIDENT = "accident"
    CRIME = "crime"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OpenDate:
    """A date whose year neither the text nor the document's own date settles.

    Parameters
    ----------
    role : str
        Which of the claim's windows it belongs to: ``"start"``, ``"end"`` or ``"said"``.
    first, last : tuple of int
        Month and day of the window's two ends.
    as_written : str
        The words of the date.
    """

    role: str
    first: tuple[int, int]
    last: tuple[int, int]
    as_written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One quantity, dated event or caveat that a document says. The fields are those of ``docs/claims.md``.

    Notes
    -----
    ``said``, ``start`` and ``end`` are windows of days on two clocks (when the speaker said it, what period is
    counted); ``published`` is the third. ``end`` is the as-of date of a count and the date reached of a projection.
    ``quantity`` is None for events and judgements only. ``speaker`` is None where the outlet itself says it.
    """

    claim_id: str
    document: str
    quote: Quote
    measure: Measure
    form: Form
    quantity: Quantity | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    mentions: tuple[Quote, ...] = ()
    language: str = "en"
    translated: bool = False
    said: Window | None = None
    speaker: str | None = None
    speaker_kind: PartyKind = PartyKind.UNKNOWN
    speaker_as_written: str | None = None
    via: tuple[str, ...] = ()
    group: str | None = None
    place: str | None = None
    per: str | None = None
    item: str | None = None
    share_of: str | None = None
    start: Window | None = None
    end: Window | None = None
    as_of_inferred: bool = False
    open_dates: tuple[OpenDate, ...] = ()
    duration_days: float | None = None
    part_of: str | None = None
    incident: str | None = None
    context: Context = Context.UNKNOWN
    modality: Modality = Modality.REPORTED
    hedge: str | None = None
    condition: str | None = None
    confidence: float = 0.5
    extractor: str = "rules"
    rules: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def has_number(self) -> bool:
        """Whether the claim carries a number (events and judgements don't)."""
        return self.quantity is not None


def make_claim_id(document_digest: str, quote: Quote, measure: str, form: str, value: str, speaker: str | None) -> str:
    """A stable identifier: the same document, span and reading give the same one on every run.

    Returns
    -------
    str
        Sixteen hexadecimal digits: six of a SHA-256 digest of the document, ten of one of the claim. The claims of one
        document stand side by side in an index of ids, so that a ledger of millions takes them into a few pages.
    """
    parts = (document_digest, str(quote.start), str(quote.end), measure, form, value, speaker or "")
    return _digest_head(document_digest) + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


@lru_cache(maxsize=1 << 8)
def _digest_head(document_digest: str) -> str:
    return hashlib.sha256(document_digest.encode()).hexdigest()[:6]
