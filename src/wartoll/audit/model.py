"""What an audit returns: derived figures with verdicts, derivations, readings, flags and sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wartoll.audit.interval import Interval
from wartoll.audit.rounding import Agreement
from wartoll.claims import Quote
from wartoll.dates import Window


class Verdict(StrEnum):
    """What can be said of a derived figure from the figures at hand."""

    FOLLOWS = "follows"
    FOLLOWS_IF = "follows_if"
    TRUE_BUT_UNDERSTATED = "true_but_understated"
    CANNOT_FOLLOW = "cannot_follow"
    UNDECIDED = "undecided"


class Status(StrEnum):
    """Whether a result lies in what the statement allows: wholly, in part, or not."""

    IN = "in"
    PART = "part"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a derivation.

    Parameters
    ----------
    role : str
        ``count``, ``part``, ``whole``, ``start``, ``end``, ``duration``, ``rate``, ``unit`` ...
    value : float or str or None
        The number as said, or a day as ISO text; None where only an interval is said.
    interval : Interval or None
        The numbers its words allow.
    words : str
        The words of the document.
    claim_id : str or None
    start, end : int
        Offsets of the words in the document.
    window : Window or None
        For a day: the days it may be.
    """

    role: str
    value: float | str | None
    interval: Interval | None
    words: str
    claim_id: str | None = None
    start: int = 0
    end: int = 0
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """One admissible way to a result, and how the result stands to what was stated.

    Parameters
    ----------
    formula : str
        Such as ``count / duration``.
    inputs : tuple of Input
    result : Interval or None
        In the unit of the statement; None for a date.
    nominal : float or None
        The result of the numbers as said; None where an input has no such number.
    day : date or None
        For a date of depletion: the day of the nominal result; ``window`` holds the days it may be.
    status : Status
    agreement : Agreement or None
        How the nominal result agrees with the stated figure.
    needs : tuple of str
        What has to be taken for granted, each a clause.
    one_sided : bool
        Whether an input is only a floor or a ceiling, taken as the number.
    chance : float or None
        The part of all figures of this size for which the document holds a derivation of this kind as well.
    reach : int
        How many sentences away from the statement the farthest of its figures stands.
    refused : str
        Why it gives the figure but does not count: a clause; empty for an admissible derivation.
    unit_days, pace_days : float
        For a length of time: the days of the unit that the statement names, and of the one its rate is told in.
    sure : bool
        Whether the words of each of its figures say what it counts: only then does a result rule a statement out.
    unit, series : str
        What the result is in; for a statement about two series ("both"), which of them.
    """

    formula: str
    inputs: tuple[Input, ...]
    result: Interval | None = None
    nominal: float | None = None
    day: date | None = None
    window: Window | None = None
    status: Status = Status.OUT
    agreement: Agreement | None = None
    needs: tuple[str, ...] = ()
    one_sided: bool = False
    chance: float | None = None
    unit: str = ""
    series: str = ""
    reach: int = 0
    sure: bool = True
    unit_days: float = 1.0
    pace_days: float = 1.0
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One consistent reading of a rate, and where it leads.

    Parameters
    ----------
    count, start, end, strength : Input
        The numerator, the day counting starts, the as-of day, the strength (None where the document has none).
    days : Interval
    losses_per_day : Interval
    outcomes : tuple of (float, Window or None, bool)
        For each threshold, a share of the strength: the days on which it is reached, and whether it was by then.
    as_stated : bool
        Whether this reading reproduces the stated rate.
    """

    count: Input
    start: Input
    end: Input
    strength: Input | None
    days: Interval
    losses_per_day: Interval
    outcomes: tuple[tuple[float, Window | None, bool], ...] = ()
    as_stated: bool = False


@dataclass(frozen=True, slots=True)
class Readings:
    """All readings of one rate, their spread, and the choice that moves them most."""

    readings: tuple[Reading, ...]
    losses_per_day: Interval
    driver: str
    driver_factor: float
    factors: tuple[tuple[str, float], ...] = ()


class FlagKind(StrEnum):
    """What a reader should know about how a figure stands to its inputs."""

    STALE_NUMERATOR = "stale_numerator"
    MIXED_CLOCKS = "mixed_clocks"
    AVERAGE_AS_CURRENT = "average_as_current"
    PART_WITH_WHOLE = "part_with_whole"
    OTHER_MEASURE = "other_measure"
    PLAUSIBILITY = "plausibility"


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag with its sentence."""

    kind: FlagKind
    sentence: str


@dataclass(frozen=True, slots=True)
class DerivedFigure:
    """A statement that is, or may be, worked out from other figures, and what can be said of it.

    Parameters
    ----------
    document : str
    quote : Quote
        The words of the statement.
    kind : str
        ``rate``, ``depletion``, ``share``, ``count``, ``multiple``, ``change``, ``comparison`` or ``length``.
    claim_id, speaker : str or None
        The claim that holds the figure, and whose it is.
    verdict : Verdict
    needs : tuple of str
        For ``follows_if``: the inputs and readings it needs. For ``cannot_follow``: what would be needed.
    derivations : tuple of Derivation
        Those that reproduce the figure, best first.
    others : tuple of Derivation
        Admissible ones with another result.
    """

    document: str
    quote: Quote
    kind: str
    verdict: Verdict
    said: Interval | None = None
    claim_id: str | None = None
    speaker: str | None = None
    needs: tuple[str, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    others: tuple[Derivation, ...] = ()
    readings: Readings | None = None
    flags: tuple[Flag, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """The derived figures of a stack of documents, in the order of the documents."""

    derived: tuple[DerivedFigure, ...] = ()
    notes: tuple[str, ...] = field(default=())
