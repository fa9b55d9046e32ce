"""Flags: what a reader should know about how a figure stands to its inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wartoll.audit.figures import Passage
from wartoll.audit.model import Derivation, Flag, FlagKind, Status, Verdict
from wartoll.audit.statements import Statement
from wartoll.audit.strengths import strength_of_the_force
from wartoll.audit.wording import say_in, say_number, say_per_day, say_share
from wartoll.dates import say_window

#: Infantry on Okinawa in 1945, killed and wounded per 1,000 men a day (NHRC, FORECAS: 6.86 wounded, 1.63 killed), and
#: what that is of a brigade, whose other troops lose less.
OKINAWA_WOUNDED_PER_1000, OKINAWA_KILLED_PER_1000, OKINAWA_BRIGADE_SHARE = 6.86, 1.63, 0.008
_WIPED_OUT = 0.25  # of a strength in a day: no rate of the force whose strength that is


def raise_flags(
    statement: Statement,
    passage: Passage,
    derivations: Sequence[Derivation],
    averages: Mapping[int, Derivation],
) -> tuple[Flag, ...]:
    """Every flag of a statement, in the order a reader needs them.

    Parameters
    ----------
    statement : Statement
    passage : Passage
    derivations : sequence of Derivation
        Of the statement, best first.
    averages : mapping of int to Derivation
        The rates of the passage that are averages over days, by the offset of their words.
    """
    best = next((d for d in derivations if d.status is Status.IN), None)
    flags = [
        _stale_numerator(best), _mixed_clocks(best, passage), _average_as_current(statement, derivations, averages),
        _part_with_whole(statement, derivations), _plausibility(statement, passage),
    ]  # fmt: skip
    return tuple(f for f in flags if f is not None)


def _stale_numerator(best: Derivation | None) -> Flag | None:
    """A count that is older than the day up to which it is divided."""
    if best is None or not best.needs or best.formula != "count / duration":
        return None
    count = next(i for i in best.inputs if i.role in ("count", "part"))
    end = next((i for i in best.inputs if i.role == "end"), None)
    if end is None or end.window is None:
        return None
    return Flag(
        FlagKind.STALE_NUMERATOR,
        f"The {_bare(count.words)} is older than {say_window(end.window)}, the day up to which it is divided.",
    )


def _mixed_clocks(best: Derivation | None, passage: Passage) -> Flag | None:
    """A count whose day is the day it was said, not the day up to which it counts."""
    if best is None or best.formula != "count / duration" or best.needs:
        return None
    count = next(i for i in best.inputs if i.role in ("count", "part"))
    claim = next((c for c in passage.claims if c.claim_id == count.claim_id), None)
    if claim is None or not claim.as_of_inferred or claim.said is None or claim.said.latest is None:
        return None
    return Flag(
        FlagKind.MIXED_CLOCKS,
        f"The {_bare(count.words)} was said {say_in(claim.said)}; up to which day it counts is not told.",
    )


def _average_as_current(
    statement: Statement, derivations: Sequence[Derivation], averages: Mapping[int, Derivation]
) -> Flag | None:
    """A projection that takes an average over the past as the rate of the days to come."""
    if statement.kind != "depletion" or not derivations:
        return None
    for given in derivations[0].inputs:
        average = averages.get(given.start) if given.role == "rate" else None
        if average is None:
            continue
        days = next((i for i in average.inputs if i.role == "start"), None)
        since = f" since {say_window(days.window)}" if days and days.window else ""
        rate = say_number(given.value) if isinstance(given.value, float) else _bare(given.words)
        return Flag(
            FlagKind.AVERAGE_AS_CURRENT,
            f"The projection takes {rate} a day, an average{since}, as the rate of the days to come.",
        )
    return None


def _part_with_whole(statement: Statement, derivations: Sequence[Derivation]) -> Flag | None:
    whole = next((d for d in derivations if d.formula == "whole, its parts not added"), None)
    if whole is None or statement.said is None or any(d.status is Status.IN for d in derivations):
        return None
    return Flag(
        FlagKind.PART_WITH_WHOLE,
        f"A part is counted with its whole: {_bare(whole.inputs[0].words)} already holds it.",
    )


def _plausibility(statement: Statement, passage: Passage) -> Flag | None:
    """A rate as a share of the strength a day, beside a historical one."""
    figure = statement.figure
    if statement.kind != "rate" or figure is None or figure.period is None or not statement.said or figure.amount.unit:
        return None
    strength = strength_of_the_force(statement, passage)
    a_day = statement.said_a_day
    if strength is None or a_day is None or a_day > _WIPED_OUT * strength:
        return None
    infantry = (OKINAWA_WOUNDED_PER_1000 + OKINAWA_KILLED_PER_1000) / 1000
    return Flag(
        FlagKind.PLAUSIBILITY,
        f"{say_per_day(a_day)} a day is {100 * a_day / strength:.2f} % of {say_number(strength)}; infantry on Okinawa "
        f"in 1945 lost {100 * infantry:.2f} % a day, killed and wounded, and a brigade there about "
        f"{say_share(OKINAWA_BRIGADE_SHARE)} (NHRC, FORECAS).",
    )


def _bare(words: str) -> str:
    return " ".join(words.split())


__all__ = ["Verdict", "raise_flags"]
