"""The search for derivations of a statement, over the admissible inputs of its own document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from wartoll.audit.derive_counts import derive_count
from wartoll.audit.derive_depletion import derive_depletion
from wartoll.audit.derive_rates import derive_length, derive_rate
from wartoll.audit.derive_shares import derive_change, derive_comparison, derive_multiple, derive_share
from wartoll.audit.figures import LOSS, Passage
from wartoll.audit.model import Derivation, Status
from wartoll.audit.rounding import reach_of_statement
from wartoll.audit.statements import Statement
from wartoll.extract.text import sentence_index

_RULES: dict[str, Callable[[Statement, Passage], list[Derivation]]] = {
    "rate": derive_rate, "depletion": derive_depletion, "share": derive_share, "count": derive_count,
    "multiple": derive_multiple, "change": derive_change, "comparison": derive_comparison,
    "length": derive_length,
}  # fmt: skip
#: Statements that compare what stands near them, and how many sentences away that may be.
_LOCAL = frozenset({"share", "count", "multiple", "change", "comparison", "length"})
LOCAL_REACH = 4
_DAYS = frozenset({"start", "end", "duration"})
_ORDER = {Status.IN: 0, Status.PART: 1, Status.OUT: 2}


def derive(statement: Statement, passage: Passage) -> tuple[Derivation, ...]:
    """Every admissible derivation of a statement, those that reproduce it first.

    The cost depends on the figures and times of the statement's document only.
    """
    made = _RULES[statement.kind](statement, passage)
    if all(d.status is Status.OUT for d in made):
        made = [*_in_other_measures(statement, passage), *made]
    found = _one_way_of_counting(_distinct(d for d in made if not _is_beside_the_point(d, statement)), statement)
    chance = coincidence(statement, found)
    found = [replace(d, chance=chance, reach=_reach(d, statement, passage), sure=_is_sure(d, statement, passage),
                     pace_days=_pace_of(d, passage)) for d in found]  # fmt: skip
    if statement.kind in _LOCAL:
        found = [d for d in found if d.reach <= LOCAL_REACH]
    limit = statement.mode in ("floor", "ceiling")

    def rank(derivation: Derivation) -> tuple[int, bool, int, bool, int]:
        meets_the_limit = limit and derivation.agreement is None
        needs = len(derivation.needs)
        return _ORDER[derivation.status], meets_the_limit, needs, derivation.one_sided, len(derivation.inputs)

    return tuple(sorted(found, key=rank))


#: A ratio so many times another is one of other things.
_BESIDE_THE_POINT = 20.0


def _is_beside_the_point(derivation: Derivation, statement: Statement) -> bool:
    """Whether a result is so far from the figure stated that the two can't be of the same things.

    "Over 1,200 a day" allows any more, but a count that gives 17,000 a day is of a longer time than was read.
    """
    said, nominal = statement.said, derivation.nominal
    if statement.kind not in ("multiple", "rate") or not said or not nominal or nominal <= 0:
        return False
    if statement.kind == "rate":
        far = min(_times(nominal, said), _times(nominal, statement.said_a_day or said))
        return statement.mode in ("floor", "ceiling") and far > _BESIDE_THE_LIMIT
    return _times(nominal, said) > _BESIDE_THE_POINT


_BESIDE_THE_LIMIT = 10.0


def _times(one: float, two: float) -> float:
    return max(one / two, two / one)


def _in_other_measures(statement: Statement, passage: Passage) -> list[Derivation]:
    """The derivations of a figure whose measure its words leave to the figures before it, with another one of theirs.

    "1,000 killed and 4,800 hurt in fifteen days. So sixty-seven a day" is of the killed, who stand farther off.
    """
    figure = statement.figure
    if figure is None or figure.near or not statement.measures & LOSS:
        return []
    told = {f.measures for i in range(statement.sentence - 1, statement.sentence + 1) for f in passage.figures_in(i)
            if f.is_loss and f.form == "count" and f.measures != statement.measures}  # fmt: skip
    rule = _RULES[statement.kind]
    made = [d for measures in sorted(told, key=sorted) for d in rule(replace(statement, measures=measures), passage)]
    return [d for d in made if not d.refused] if any(d.status is Status.IN for d in made) else []


def _reach(derivation: Derivation, statement: Statement, passage: Passage) -> int:
    """How many sentences away the farthest figure of a derivation stands; the days of a rate may stand anywhere."""
    places = [i.start for i in derivation.inputs if i.role not in _DAYS and i.end > i.start >= 0]
    sentences = [sentence_index(passage.sentences, at) for at in places]
    return max((abs(s - statement.sentence) for s in sentences), default=0)


def _pace_of(derivation: Derivation, passage: Passage) -> float:
    """The days of the unit of time in which a rate among the inputs is told."""
    rates = {i.start for i in derivation.inputs if i.role == "rate" and i.end > i.start >= 0}
    told = [
        f.period.nominal_days for place in rates for f in passage.figures_in(sentence_index(passage.sentences, place))
        if f.amount.start == place and f.form == "rate" and f.period and f.period.nominal_days
    ]  # fmt: skip
    return told[0] if told else derivation.pace_days


def _is_sure(derivation: Derivation, statement: Statement, passage: Passage) -> bool:
    """Whether the words of every count, and of the rate that a projection runs on, say what is counted."""
    places = {i.start for i in derivation.inputs if i.role not in _DAYS and i.end > i.start >= 0}
    used = [f for p in places for f in passage.figures_in(sentence_index(passage.sentences, p)) if f.amount.start == p]
    return all(f.measures or f.noun for f in used if f.form == "count") and all(
        f.measures for f in used if f.form == "rate" and statement.kind == "depletion"
    )


def coincidence(statement: Statement, derivations: Sequence[Derivation]) -> float | None:
    """How often a random figure of the statement's size would have found a derivation.

    A figure drawn evenly from half to twice the one said, stated as finely, finds one where a result of the same
    inputs by the same formulas rounds to it; the chance is the part of that range in which some result does.
    """
    said = statement.said
    if not said or said < 0 or not derivations:
        return None
    results = sorted({d.nominal for d in derivations if d.nominal is not None})
    if not results:
        return None
    low, high = said / 2, 2 * said
    below, above = reach_of_statement(said)
    covered, end = 0.0, low
    for result in results:
        first, last = max(result - above, end), min(result + below, high)
        if last > first:
            covered, end = covered + last - first, last
    return covered / (high - low)


def _one_way_of_counting(derivations: list[Derivation], statement: Statement) -> list[Derivation]:
    """A span counted with both ends in, or as a difference, is one reading: the ways that fit the figure stay."""
    ways: dict[object, list[Derivation]] = {}
    for derivation in derivations:
        key = (derivation.formula, tuple((i.role, i.start) for i in derivation.inputs))
        ways.setdefault(key, []).append(derivation)
    kept: list[Derivation] = []
    for group in ways.values():
        group.sort(key=lambda d: _fit(d, statement))
        kept += [group[0], *(d for d in group[1:] if d.status is Status.IN)]
    return kept


def _fit(derivation: Derivation, statement: Statement) -> tuple[int, float]:
    """How well a derivation fits: its status, then how far its result is from what was stated."""
    distance = 0.0
    if derivation.nominal is not None and statement.said is not None:
        distance = abs(derivation.nominal - statement.said)
    elif derivation.result is not None and statement.mode == "range" and statement.allowed is not None:
        distance = abs(derivation.result.low - statement.allowed.low) + abs(
            derivation.result.high - statement.allowed.high
        )
    return _ORDER[derivation.status], distance


def _distinct(derivations: Iterable[Derivation]) -> list[Derivation]:
    """Derivations that differ in formula, inputs or result; the same sum found twice is one."""
    seen: dict[object, Derivation] = {}
    for derivation in derivations:
        places = tuple(sorted((i.role, i.start, str(i.value)) for i in derivation.inputs))
        seen.setdefault((derivation.formula, places, derivation.nominal, derivation.result), derivation)
    return list(seen.values())
