"""Numbers as a text says them: digits and words, their hedges, and what kind of number each is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wartoll.claims import Bound, Quantity
from wartoll.extract.number_cores import find_cores
from wartoll.extract.number_hedges import Hedging, read_hedges
from wartoll.extract.number_intervals import Interval, read_interval
from wartoll.extract.number_units import merge_unit_words
from wartoll.extract.number_words import Core, find_words
from wartoll.extract.text import fold_case
from wartoll.extract.times import TimeMention, read_times


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression of a text.

    Parameters
    ----------
    start, end : int
        Code-point offsets of the whole expression, hedge included ("at least 300").
    core_start, core_end : int
        Offsets of the number itself ("300").
    low, best, high : float or None
        As in ``Quantity``: persons or items, or a fraction for percents and fractions.
    bound : Bound
    hedge : str or None
        The hedging words as written.
    vague : bool
        Whether the number is a word such as "dozens" or "a company".
    kind : str
        ``count``, ``percent``, ``fraction``, ``ratio``, ``money``, ``measure``, ``age``, ``date``, ``clock``,
        ``ordinal``, ``year``, ``identifier``, ``unit_word``, ``duration``, ``score`` or ``pronoun``.
    increment : bool
        Whether it is added to a total: "+100", "another 50", "20 more".
    unit : str or None
        The word that follows as its unit where the number has one ("company" of "a company", "km", "$").
    """

    start: int
    end: int
    core_start: int
    core_end: int
    low: float | None
    best: float | None
    high: float | None
    bound: Bound = Bound.EXACT
    hedge: str | None = None
    vague: bool = False
    kind: str = "count"
    increment: bool = False
    unit: str | None = None

    @property
    def quantity(self) -> Quantity:
        """The number as the quantity of a claim."""
        return Quantity(self.low, self.best, self.high, self.bound, self.hedge, self.vague)


@dataclass(frozen=True, slots=True)
class RefusedNumber:
    """A number form that can't be read for certain, with its reason."""

    start: int
    end: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class NumberReading:
    """All numbers of a text in order, and the forms that were refused."""

    numbers: tuple[Number, ...]
    refused: tuple[RefusedNumber, ...] = ()


_HEDGED_KINDS = frozenset(("count", "percent", "fraction", "ratio", "unit_word", "duration"))
_RANGED_KINDS = frozenset(("count", "percent", "fraction", "money", "measure", "duration", "age"))


def read_numbers(text: str, times: Sequence[TimeMention] | None = None) -> NumberReading:
    """Read every number expression of a text, in order; linear in it.

    Parameters
    ----------
    text : str
    times : sequence of TimeMention, optional
        What ``read_times`` read in the same text; read anew where it is not given. Numbers inside are typed ``date``,
        ``year`` or ``duration``.

    Returns
    -------
    NumberReading
        Overlaps are none. Refused forms are in ``refused`` and in no number.

    Examples
    --------
    >>> number = read_numbers("killing at least 1,200 men").numbers[0]
    >>> number.low, number.high, number.hedge
    (1200.0, None, 'at least')
    """
    low = fold_case(text)
    mentions = read_times(text) if times is None else times
    words = find_words(low)
    cores, refused = find_cores(text, low, mentions, words)
    cores = [_place_in_time(core, mentions) for core in cores]
    cores = [core for core in merge_unit_words(low, cores, words) if not _is_code(low, core)]
    numbers: list[Number] = []
    index, floor = 0, 0
    while index < len(cores):
        core = cores[index]
        if index + 1 < len(cores) and cores[index + 1].start < core.end:
            core = core._replace(end=max(core.start + 1, cores[index + 1].start))  # "0-half million"
        interval = read_interval(low, cores, index) if core.kind in _RANGED_KINDS else None
        if interval is not None:
            numbers.append(_number_of_interval(text, low, floor, interval))
            index += interval.cores
        else:
            numbers.append(_number_of(text, low, floor, core))
            index += 1
        floor = numbers[-1].end
    return NumberReading(
        tuple(numbers), tuple(RefusedNumber(r.start, r.end, text[r.start : r.end], r.reason) for r in refused)
    )


_CODES = ("200", "300")  # "cargo 200", "nine 200s and 22 300s": the army's words for its dead and wounded
_CARGO = ("cargo ", "cargo-", "gruz ", "gruz-", "load ", "load-")


def _is_code(low: str, core: Core) -> bool:
    """Whether a number is a word for the dead or the wounded and counts nothing."""
    if low[core.start : core.start + 3] not in _CODES:
        return False
    return low[core.start + 3 : core.start + 5].strip("'’")[:1] == "s" or low.endswith(_CARGO, 0, core.start)


def _number_of(text: str, low: str, floor: int, core: Core) -> Number:
    kind = core.kind or "count"
    if kind not in _HEDGED_KINDS:
        return Number(
            core.start, core.end, core.start, core.end, core.low, core.low, core.high, kind=kind, unit=core.unit
        )
    hedging = read_hedges(low, floor, core.start, core.end)
    low_, best, high, bound = bounds_of(core.low, core.high, hedging.bound, vague=core.vague)
    return Number(
        hedging.start, hedging.end, core.start, core.end, low_, best, high, bound, _words(text, hedging),
        core.vague, kind, hedging.increment, core.unit,
    )  # fmt: skip


def _number_of_interval(text: str, low: str, floor: int, interval: Interval) -> Number:
    first, last = interval.first, interval.last
    if interval.kind == "score":
        least, most = sorted((interval.low, interval.high))
        return Number(first.start, last.end, first.start, last.end, least, None, most, kind="score")
    hedging = read_hedges(low, floor, interval.start, last.end)
    if interval.kind == "ratio" and interval.low == interval.high:
        low_, best, high, bound = bounds_of(interval.low, interval.high, hedging.bound, vague=False)
    else:
        low_, best, high, bound = interval.low, None, interval.high, Bound.BETWEEN
    return Number(
        hedging.start, hedging.end, first.start, last.end, low_, best, high, bound, _words(text, hedging),
        first.vague and last.vague, interval.kind, hedging.increment, last.unit,
    )  # fmt: skip


def bounds_of(
    low: float, high: float, bound: Bound, *, vague: bool
) -> tuple[float | None, float | None, float | None, Bound]:
    """The low, best and high of a number under its hedge, after the table of ``docs/claims.md``."""
    if bound is Bound.AT_LEAST:
        return low, None, None, bound
    if bound is Bound.AT_MOST:
        return None, None, high, bound
    if vague:
        return low, None, high, Bound.BETWEEN
    return low, low, high, bound


def _words(text: str, hedging: Hedging) -> str | None:
    return " ".join(text[slice(*hedging.words)].split()) if hedging.words else None


def _place_in_time(core: Core, mentions: Sequence[TimeMention]) -> Core:
    """Type a core that stands in a time expression; leave the others."""
    if core.kind is not None:
        return core
    index = bisect_right(mentions, core.end - 1, key=lambda mention: mention.start) - 1
    if index < 0 or mentions[index].end <= core.start:
        return core._replace(kind="count")
    mention = mentions[index]
    if mention.kind in ("duration", "frequency"):
        kind = "duration"
    else:
        kind = "year" if core.digits and 1000 <= core.low <= 2100 else "date"
    return core._replace(kind=kind)
