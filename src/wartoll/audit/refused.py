"""Derivations that give a figure from inputs that don't count: other people, another measure, a ratio turned round.

They are made only where the result is the stated figure, so that a reader is told where it may have come from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wartoll.audit import calculus
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.inputs import Term, as_role, candidates, term_of
from wartoll.audit.interval import Interval
from wartoll.audit.model import Derivation, Status
from wartoll.audit.rounding import Agreement, agreement
from wartoll.audit.statements import Statement
from wartoll.claims import Form

_NEAR = 3  # sentences


def refuse(statement: Statement, derivation: Derivation, why: str) -> list[Derivation]:
    """A derivation as one that gives the figure but does not count; nothing where it doesn't give it."""
    said, nominal = statement.said, derivation.nominal
    if not said or nominal is None or agreement(nominal, said) not in (Agreement.ROUNDED, Agreement.CUT):
        return []
    return [replace(derivation, status=Status.OUT, agreement=None, refused=why)]


def refuse_other_measures(statement: Statement, passage: Passage) -> list[Derivation]:
    """The difference of two totals of which one counts more than the other: killed, and killed and wounded."""
    counts = [
        f for f in candidates(passage, statement)
        if f.is_loss and f.near and f.amount.point and 0 <= statement.sentence - f.sentence <= _NEAR
    ]  # fmt: skip
    made = []
    for narrow in counts:
        for wide in counts:
            mine, its = narrow.measures & LOSS, wide.measures & LOSS
            if not (mine < its or (its == {"losses"} and len(mine) == 1 and mine != its)):
                continue
            a, b = term_of(wide, "now"), term_of(narrow, "then")
            if a.nominal is None or b.nominal is None or a.nominal <= b.nominal:
                continue
            found = Derivation("now - then", (*a.inputs, *b.inputs), calculus.difference(a.interval, b.interval),
                               a.nominal - b.nominal, unit="people")  # fmt: skip
            why = f"two totals of the same kind; {wide.words} counts {_say(its)}, {narrow.words} {_say(mine)} only"
            made += refuse(statement, found, why)
    return made


def refuse_part_with_whole(statement: Statement, passage: Passage) -> list[Derivation]:
    """A whole to which its own part is added once more."""
    counts = [
        f for f in candidates(passage, statement)
        if f.is_loss and f.amount.point and 0 <= statement.sentence - f.sentence <= _NEAR
    ]  # fmt: skip
    made = []
    for whole, part in pairwise(counts):
        if not part.part or whole.part:
            continue
        a, b = term_of(whole, "count"), term_of(part, "part")
        if a.nominal is not None and b.nominal is not None:
            found = Derivation("whole + its part", (*a.inputs, *b.inputs), a.interval + b.interval,
                               a.nominal + b.nominal, unit="people")  # fmt: skip
            made += refuse(statement, found, f"the {part.words} counted once more, which {whole.words} already holds")
    return made


def are_vintages(parts: Sequence[Figure], passage: Passage) -> bool:
    """Whether counts of the same losses each run up to a day of their own ("by June 4,200, and by December 5,200")."""
    ends = []
    for figure in parts:
        days = [p for p in passage.periods_in(figure.sentence) if p.kind == "day" and p.role == "until" and p.window]
        before = [p.window for p in days if 0 <= figure.amount.start - p.end <= _BESIDE]
        ends.append(before[-1] if before else None)
    if all(f.claim is not None and f.claim.form is Form.CUMULATIVE and f.claim.end for f in parts):
        as_of = {f.claim.end for f in parts if f.claim}
        rising = all((a.amount.said or 0) < (b.amount.said or 0) for a, b in pairwise(parts))
        if len(as_of) == len(parts) and rising and len({f.measures for f in parts}) == 1:
            return True
    if _is_a_list_kept_up(parts, passage):
        return True
    told = {end for end in ends if end is not None}
    return len(told) >= 2 and len(told) == len(parts) and len({f.measures for f in parts}) == 1


_BESIDE = 60  # characters between a day and the count up to it


_KEPT_UP = re.compile(
    r"\b(?:list|toll|tally|count|total|register|roll|ledger|number|figure|sum)\b[^.;,]*\b(?:had|has|held|stood|was|were"
    r"|counted|contained|named|reached|came|showed|numbered|ran|listed|put)\b[^.;,]*\Z", re.I)  # fmt: skip


def _is_a_list_kept_up(parts: Sequence[Figure], passage: Passage) -> bool:
    """Whether counts are one list's on days of their own ("the roll had 300 names on Tuesday and 450 on Friday")."""
    first, *others = parts
    start = passage.sentences[first.sentence].start
    if any(f.sentence != first.sentence for f in others):
        return False
    days = {p.start for p in passage.periods_in(first.sentence) if p.kind in ("day", "period")}
    rising = all((a.amount.said or 0) < (b.amount.said or 0) for a, b in pairwise(parts))
    return (
        rising and len(days) >= len(parts) and bool(_KEPT_UP.search(passage.document.text[start : first.amount.start]))
    )


def refuse_sum_of_vintages(statement: Statement, parts: Sequence[Figure], term: Term) -> list[Derivation]:
    """An older total added to the newer one that holds it."""
    found = Derivation("sum of totals", term.inputs, term.interval, term.nominal, unit="people")
    return refuse(statement, found, f"{parts[0].words} added to {parts[-1].words}, a later total that holds it")


def refuse_turned_round(statement: Statement, now: Figure, then: Figure) -> list[Derivation]:
    """A ratio that holds the other way round only."""
    a, b = term_of(then, "now"), term_of(now, "then")
    if now.measures & LOSS == then.measures & LOSS and not (now.sides ^ then.sides):
        return []  # nothing in their words tells which of the two is meant to be the larger
    if a.nominal is None or not b.nominal:
        return []
    found = Derivation("now / then", (*a.inputs, *b.inputs), calculus.multiple(a.interval, b.interval),
                       a.nominal / b.nominal, unit="times")  # fmt: skip
    return refuse(statement, found, f"{then.words} {_say(now.measures)} and {now.words} {_say(then.measures)}")


def refuse_other_people(
    statement: Statement, passage: Passage, parts: list[Term], wholes: list[Term]
) -> list[Derivation]:
    """A share that only people of another group would make, where the group's own figures make another one."""
    if not parts or not wholes:
        return []
    others = [
        f for f in passage.near(statement.sentence)
        if f.form == "count" and f.other and f.amount.point and abs(f.sentence - statement.sentence) <= _NEAR
    ]  # fmt: skip
    made = []
    for other in others:
        for part, whole in [(term_of(other, "part"), w) for w in wholes] + [
            (p, term_of(other, "whole")) for p in parts
        ]:
            if part.nominal is None or not whole.nominal:
                continue
            inputs = (*as_role(part, "part").inputs, *as_role(whole, "whole").inputs)
            found = Derivation("part / whole", inputs, calculus.share(part.interval, whole.interval),
                               part.nominal / whole.nominal, unit="share")  # fmt: skip
            made += refuse(
                statement, found, f"the {other.words} {other.noun or ''} to be of the same group".replace("  ", " ")
            )
    return made


def refuse_subgroup(statement: Statement, share: Term, whole: Term, noun: str) -> list[Derivation]:
    """A share of one kind of soldiers taken of them all: "forty per cent of the officers" of 4,000 men."""
    if share.nominal is None or whole.nominal is None:
        return []
    found = Derivation("share * whole", (*share.inputs, *whole.inputs), Interval.point(share.nominal * whole.nominal),
                       share.nominal * whole.nominal, unit="people")  # fmt: skip
    return refuse(statement, found, f"the same share of all; {share.first.words} is said of the {noun} only")


def _say(measures: frozenset[str]) -> str:
    return " and ".join(sorted(measures & LOSS)) or "people"
