"""Shares, multiples, changes and comparisons: one count over, or beside, another."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from wartoll.audit import calculus
from wartoll.audit.assess import assess
from wartoll.audit.figures import Figure, Passage
from wartoll.audit.inputs import Term, as_role, candidates, loss_terms, strength_terms, term_of
from wartoll.audit.interval import Interval
from wartoll.audit.model import Derivation, Status
from wartoll.audit.pairs import (
    OF_ANY_TIME,
    clause_of,
    content_words,
    is_comparable,
    labels_in,
    measures_in,
    pairs_to_compare,
)
from wartoll.audit.quantities import noun_words
from wartoll.audit.refused import refuse_other_people, refuse_turned_round
from wartoll.audit.statements import Statement

_OF = re.compile(
    r"\s*of\s+(?:all\s+|the\s+|its\s+|their\s+|his\s+|these\s+|those\s+|that\s+|this\s+)*(?P<whole>(?:(?!(?:has|have|had|is|are|was|were|been|will|would|could|may|might|did|do|does|never|failed|died|in|on|by|to|lost|fell)\b)[\w'-]+\s*){1,5})",
    re.I,
)
#: "13 lives out of every thousand": what stands inside tells of the part, not of the whole.
_PER_SO_MANY = re.compile(r"\b(?:per|every|each)\s+(?:\w+\s+)?(?:hundred|thousand|million|1[,0]+)\Z", re.I)
_LEFT = re.compile(r"\b(?:remain\w*|still|left|survive\w*|unhurt|intact|fit for|alive)\b", re.I)


def derive_share(statement: Statement, passage: Passage) -> list[Derivation]:
    """A share as part / whole; of what is left, one less the share lost."""
    figure = statement.figure
    if figure is None:
        return []
    text = passage.sentence_text(statement.sentence)
    tail = text[figure.amount.end - passage.sentences[statement.sentence].start :]
    of = _OF.match(tail)
    per_so_many = _PER_SO_MANY.search(figure.words) is not None
    whole_measures = measures_in(
        " ".join(noun_words(tail, 0, len(tail))) if of else "" if per_so_many else figure.words
    )
    if per_so_many:
        statement = _about(statement, statement.measures or measures_in(text))
    left = bool(_LEFT.search(tail))
    if whole_measures:
        wholes = list(loss_terms(passage, _about(statement, whole_measures), whole_measures))
        rest = (measures_in(tail[of.end() :] if of else tail) or measures_in(text)) - whole_measures
        parts = loss_terms(passage, _about(statement, rest), rest) if rest else []
    else:
        wholes = strength_terms(passage, statement)
        parts = strength_terms(passage, statement, remaining=True) if left else loss_terms(passage, statement)
        if not parts and not left:
            kept = strength_terms(passage, statement, remaining=True)
            return [_share(statement, k, w, complement=True) for w in wholes for k in kept if _fits(k, w)]
        if not parts and left:
            return [
                _share(statement, p, w, complement=True)
                for w in wholes
                for p in loss_terms(passage, statement)
                if _fits(p, w)
            ]
    made = (
        [_share(statement, p, w) for p in parts for w in wholes if _fits(p, w)]
        or _part_just_told(statement, passage)
        or _part_named(statement, passage)
    )
    if made and all(d.status is Status.OUT for d in made):
        made += refuse_other_people(statement, passage, parts, wholes)
    return made


def _part_just_told(statement: Statement, passage: Passage) -> list[Derivation]:
    """Where a share points back and nothing else fits: the part told last, of the number it is told to be a part of."""
    if not statement.anaphoric:
        return []
    before = [f for f in candidates(passage, statement) if 0 <= statement.sentence - f.sentence <= 1]
    pairs = [
        (term_of(part, "part"), term_of(whole, "whole")) for whole, part in pairwise(before)
        if part.part and not whole.part and part.sentence == whole.sentence
    ]  # fmt: skip
    return [_share(statement, part, whole) for part, whole in pairs[-1:] if _fits(part, whole)]


def _part_named(statement: Statement, passage: Passage) -> list[Derivation]:
    """Where a share is of people who were told as a part of the count before them, by their noun ("were children")."""
    before = [f for f in candidates(passage, statement) if 0 <= statement.sentence - f.sentence <= 2]
    named = content_words(passage.sentence_text(statement.sentence))
    made = []
    for whole, part in pairwise(before):
        telling = content_words(clause_of(part, passage)) - content_words(clause_of(whole, passage))
        if part.part and not whole.part and telling & named:
            made += [_share(statement, term_of(part, "part"), term_of(whole, "whole"))]
    return [d for d in made if d.nominal is not None and d.nominal < 1][-1:]


def _about(statement: Statement, measures: frozenset[str]) -> Statement:
    from dataclasses import replace

    return replace(statement, measures=measures)


def _fits(part: Term, whole: Term) -> bool:
    """A part is not its own whole and may be no larger."""
    if part.nominal is not None and whole.nominal is not None and part.nominal > whole.nominal:
        return False
    return (
        not set(part.figures) & set(whole.figures)
        and part.interval.low <= whole.interval.high
        and whole.interval.high > 0
    )


def _share(statement: Statement, part: Term, whole: Term, *, complement: bool = False) -> Derivation:
    part, whole = as_role(part, "part"), as_role(whole, "whole")
    result = calculus.share(part.interval, whole.interval)
    nominal = part.nominal / whole.nominal if part.nominal is not None and whole.nominal else None
    formula = "part / whole"
    if complement:
        result = Interval.point(1.0) - result
        nominal, formula = (None if nominal is None else 1 - nominal), "1 - part / whole"
    soft = part.soft and whole.soft and (statement.mode != "floor" or part.rounded or whole.rounded)
    status, agrees = assess(statement, result, nominal, soft=soft)
    return Derivation(formula, (*part.inputs, *whole.inputs), result, nominal, status=status, agreement=agrees,
                      one_sided=part.one_sided or whole.one_sided, unit="share")  # fmt: skip


def derive_multiple(statement: Statement, passage: Passage) -> list[Derivation]:
    """How many times one count is of another: an earlier one, or another measure ("nine wounded for each dead")."""
    made = []
    for now, then in pairs_to_compare(statement, passage):
        a, b = term_of(now, "now"), term_of(then, "then")
        if b.interval.high <= 0:
            continue
        result = calculus.multiple(a.interval, b.interval)
        nominal = a.nominal / b.nominal if a.nominal is not None and b.nominal else None
        status, agrees = assess(statement, result, nominal, soft=a.soft and b.soft)
        needs = _rounded_to(statement, nominal) if status is Status.OUT else ()
        status = Status.IN if needs else status
        made.append(Derivation("now / then", (*a.inputs, *b.inputs), result, nominal, status=status, agreement=agrees,
                               needs=needs, one_sided=a.one_sided or b.one_sided, unit="times",
                               series=" and ".join(sorted(now.measures | then.measures))))  # fmt: skip
        if statement.figure is not None and statement.figure.form == "count" and status is Status.OUT:
            made += refuse_turned_round(statement, now, then)
    return made


def _rounded_to(statement: Statement, nominal: float | None) -> tuple[str, ...]:
    """What is needed where a multiple said in whole numbers holds only rounded: "tripled" for 3.3 times."""
    said = statement.said
    if nominal is None or said is None or said < 2 or said != round(said) or statement.mode != "point":
        return ()
    return (f"{nominal:.1f} times rounded to {said:.0f}",) if abs(nominal - said) < 0.5 else ()


def derive_change(statement: Statement, passage: Passage) -> list[Derivation]:
    """A rise or fall in per cent of the earlier figure, or, between shares, in percentage points."""
    figure = statement.figure
    if figure is None:
        return []
    sign = statement.direction or 1
    made = []
    for now, then in pairs_to_compare(statement, passage):
        a, b = term_of(now, "now"), term_of(then, "then")
        if b.interval.low <= 0:
            continue
        soft, inputs = a.soft and b.soft, (*a.inputs, *b.inputs)
        relative = _signed(calculus.relative_change(a.interval, b.interval), sign)
        nominal = sign * (a.nominal / b.nominal - 1) if a.nominal is not None and b.nominal else None
        points = None
        if now.form == "share":
            between = _signed(calculus.point_change(a.interval, b.interval), sign)
            gap = sign * (a.nominal - b.nominal) if a.nominal is not None and b.nominal is not None else None
            status, agrees = assess(statement, between, gap, soft=soft)
            needs = () if figure.form == "points" else ("percentage points are meant",)
            points = Derivation(
                "now - then", inputs, between, gap, status=status, agreement=agrees, needs=needs, unit="points"
            )
        status, agrees = assess(statement, relative, nominal, soft=soft)
        needs = ("per cent of the earlier share are meant",) if figure.form == "points" else ()
        if figure.form != "points" or (points and status is Status.IN and points.status is not Status.IN):
            made.append(
                Derivation(
                    "now / then - 1",
                    inputs,
                    relative,
                    nominal,
                    status=status,
                    agreement=agrees,
                    needs=needs,
                    unit="change",
                )
            )
        if points and (figure.form == "points" or points.status is Status.IN):
            made.append(points)
    return made


def _signed(result: Interval, sign: int) -> Interval:
    return result if sign > 0 else Interval(-result.high, -result.low)


def derive_comparison(statement: Statement, passage: Passage) -> list[Derivation]:
    """Which of two counts is the larger, by the words that tell them apart ("the second assault", "in May")."""
    text = passage.sentence_text(statement.sentence)
    subject = re.split(r"\bthan\b", text)[0]
    counts = [f for f in candidates(passage, statement) if f.is_loss and abs(f.sentence - statement.sentence) <= 3]
    return _compare(statement, passage, counts, subject, labels_in) or _compare(
        statement, passage, counts, subject, content_words
    )


def _compare(
    statement: Statement, passage: Passage, counts: list[Figure], words: str,
    labels: Callable[[str], frozenset[str]],
) -> list[Derivation]:  # fmt: skip
    """The counts set against each other where the words of one, by their labels, are those of the subject."""
    subject = labels(words)
    marked = [(f, labels(clause_of(f, passage))) for f in counts]
    made = []
    for (a, own), (b, other) in ((x, y) for x in marked for y in marked if x[0] is not y[0]):
        telling = (own - other) & subject
        if not telling or ((other - own) & subject) - OF_ANY_TIME or not is_comparable(a, b):
            continue
        first, second = term_of(a, "first"), term_of(b, "second")
        gap = calculus.difference(first.interval, second.interval)
        signed = gap if statement.direction > 0 else Interval(-gap.high, -gap.low)
        status = Status.IN if signed.low > 0 else Status.OUT if signed.high <= 0 else Status.PART
        if (
            first.soft
            and second.soft
            and first.nominal is not None
            and second.nominal is not None
            and status is Status.PART
        ):
            status = Status.IN if (first.nominal - second.nominal) * statement.direction > 0 else Status.OUT
        made.append(
            Derivation("first - second", (*first.inputs, *second.inputs), gap, None, status=status, unit="people")
        )
    return made
