"""Shares, multiples, changes and comparisons: one count over, or beside, another."""

from __future__ import annotations

import re
from itertools import combinations

from wartoll.audit import calculus, lexicon
from wartoll.audit.assess import assess
from wartoll.audit.context import without_attribution
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.inputs import Term, as_role, candidates, loss_terms, strength_terms, term_of
from wartoll.audit.interval import Interval
from wartoll.audit.model import Derivation, Status
from wartoll.audit.refused import refuse_other_people, refuse_turned_round
from wartoll.audit.statements import Statement

_OF = re.compile(
    r"\s*of\s+(?:all\s+|the\s+|its\s+|their\s+|his\s+|these\s+|those\s+|that\s+|this\s+)*(?P<whole>(?:(?!(?:has|have|had|is|are|was|were|been|will|would|could|may|might|did|do|does|never|failed|died|in|on|by|to|lost|fell)\b)[\w'-]+\s*){1,5})",
    re.I,
)
_LEFT = re.compile(r"\b(?:remain\w*|still|left|survive\w*|unhurt|intact|fit for|alive)\b", re.I)


def derive_share(statement: Statement, passage: Passage) -> list[Derivation]:
    """A share as part / whole; of what is left, one less the share lost."""
    figure = statement.figure
    if figure is None:
        return []
    text = passage.sentence_text(statement.sentence)
    tail = text[figure.amount.end - passage.sentences[statement.sentence].start :]
    of = _OF.match(tail)
    whole_measures = _measures_in(of["whole"]) if of else _measures_in(figure.words)
    left = bool(_LEFT.search(tail))
    if whole_measures:
        wholes = list(loss_terms(passage, _about(statement, whole_measures), whole_measures))
        rest = _measures_in(tail[of.end() :] if of else tail) or _measures_in(text) - whole_measures
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
    made = [_share(statement, p, w) for p in parts for w in wholes if _fits(p, w)]
    if made and all(d.status is Status.OUT for d in made):
        made += refuse_other_people(statement, passage, parts, wholes)
    return made


def _about(statement: Statement, measures: frozenset[str]) -> Statement:
    from dataclasses import replace

    return replace(statement, measures=measures)


def _measures_in(words: str) -> frozenset[str]:
    return frozenset(m for m in sorted(LOSS) if lexicon.words("counting", m).search(words))


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
    status, agrees = assess(statement, result, nominal, soft=part.soft and whole.soft)
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
        made.append(Derivation("now / then", (*a.inputs, *b.inputs), result, nominal, status=status, agreement=agrees,
                               one_sided=a.one_sided or b.one_sided, unit="times",
                               series=" and ".join(sorted(now.measures | then.measures))))  # fmt: skip
        if statement.figure is not None and statement.figure.form == "count" and status is Status.OUT:
            made += refuse_turned_round(statement, now, then)
    return made


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


def pairs_to_compare(statement: Statement, passage: Passage) -> list[tuple[Figure, Figure]]:
    """Pairs of a later and an earlier figure of the same kind, or of two measures that the statement names."""
    text = passage.sentence_text(statement.sentence)
    named = _measures_in(text)
    found = [f for f in candidates(passage, statement, ("count", "rate", "share")) if f.amount.value.high > 0]
    if statement.anaphoric or not named:
        found = [f for f in found if abs(f.sentence - statement.sentence) <= 4]
    if statement.kind == "multiple" and {"killed", "wounded"} <= named and not statement.both:
        first = "wounded" if _first(text, "wounded") <= _first(text, "killed") else "killed"
        second = "killed" if first == "wounded" else "wounded"
        own = statement.figure
        counted = own.measures & {"killed", "wounded"} if own is not None and own.form == "count" else frozenset()
        if len(counted) == 1:  # "three men died for each one wounded" says which of the two is the larger
            (first,) = counted
            second = "killed" if first == "wounded" else "wounded"
            return [(a, b) for a in found for b in found if a.measures == {first} and b.measures == {second}]
        pairs = [(a, b) for a in found for b in found if a.measures == {first} and b.measures == {second}]
        flipped = [(b, a) for a, b in pairs]
        return [p for p in pairs if _ratio(p) >= 1] or [p for p in flipped if _ratio(p) >= 1] or pairs
    if named:
        found = [f for f in found if _about_named(f, named)]
    by_side = _pairs_of_sides(found, text)
    if by_side:
        return by_side
    pairs = []
    for a, b in combinations(found, 2):
        if (
            (a.form == b.form or _bare_rate(a, b))
            and _comparable(a, b)
            and not (a.part and b.part and a.sentence == b.sentence)
        ):
            pairs.append(_ordered(a, b, statement))
    return _of_named_times(_of_the_number_before(pairs, statement, passage), statement, passage)


_APPOSED = re.compile(r"[^.;:]{0,50},\s*(?:(?:or|which is|that is|some|about|well)\s+)*")


def _of_the_number_before(
    pairs: list[tuple[Figure, Figure]], statement: Statement, passage: Passage
) -> list[tuple[Figure, Figure]]:
    """In "4,000 never came home, nearly four times the number of ..." it is the 4,000 that is so many times another."""
    own = statement.figure
    if own is None or statement.kind != "multiple":
        return pairs
    before = [f for f in passage.figures_in(statement.sentence) if f.amount.end <= own.amount.start]
    if not before or not _APPOSED.fullmatch(passage.document.text[before[-1].amount.end : own.amount.start]):
        return pairs
    turned = [(now, then) if now is before[-1] else (then, now) for now, then in pairs if before[-1] in (now, then)]
    return turned or pairs


_TIMES = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter"
    r"|first|second|third|fourth|fifth|sixth|monday|tuesday|wednesday|thursday|friday|saturday|sunday|1[5-9]\d\d|20\d\d)\b",
    re.I,
)


def _of_named_times(
    pairs: list[tuple[Figure, Figure]], statement: Statement, passage: Passage
) -> list[tuple[Figure, Figure]]:
    """The pairs of the times that a statement names; "since May" is from May's figure to the last one."""
    text = passage.sentence_text(statement.sentence)
    named = {m[0].lower() for m in _TIMES.finditer(text)}
    if not named or len(pairs) < 2:
        return pairs
    own = {id(f): named & {m[0].lower() for m in _TIMES.finditer(_around(f, passage))} for pair in pairs for f in pair}
    telling = [p for p in pairs if own[id(p[0])] | own[id(p[1])] == named and own[id(p[0])] != own[id(p[1])]]
    if len(telling) > 1 and len(named) == 1 and re.search(r"\bsince\b", text, re.I):
        last = max((f for p in telling for f in p if not own[id(f)]), key=lambda f: f.amount.start, default=None)
        telling = [p for p in telling if last in p]
    return telling or pairs


def _bare_rate(a: Figure, b: Figure) -> bool:
    """ "50 dead a week. It now counts 260": a bare number beside a rate is a rate too."""
    rate, count = (a, b) if a.form == "rate" else (b, a)
    return rate.form == "rate" and count.form == "count" and count.noun is None and not count.near


def _pairs_of_sides(found: list[Figure], text: str) -> list[tuple[Figure, Figure]]:
    """The figures of two sides that the statement sets against each other, in its order."""
    named = [m[0].lower().rstrip("s") for m in lexicon.words("people", "sides").finditer(without_attribution(text))]
    if len(named) < 2:
        return []
    first, second = named[0], named[1]
    return [(a, b) for a in found for b in found if first in a.sides and second in b.sides and second not in a.sides]


def _first(text: str, measure: str) -> int:
    match = lexicon.words("counting", measure).search(text)
    return match.start() if match else len(text)


def _ratio(pair: tuple[Figure, Figure]) -> float:
    a, b = (f.amount.said or f.amount.value.middle or 1.0 for f in pair)
    return a / b if b else 0.0


def _about_named(figure: Figure, named: frozenset[str]) -> bool:
    loss = figure.measures & LOSS
    return not loss or "losses" in loss or bool(loss & named) or "losses" in named


def _comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures count the same thing in the same unit of time."""
    if a.form == b.form == "rate" and (
        a.period is None or b.period is None or a.period.nominal_days != b.period.nominal_days
    ):
        return False
    x, y = a.measures & LOSS, b.measures & LOSS
    if a.form == b.form == "count" and (not a.measures or not b.measures) and (x or y):
        return abs(a.sentence - b.sentence) <= 1  # a number whose words don't say what it counts
    if a.form == "share" and not (x and y):
        return True
    return (x == y or ("losses" in x | y and bool(x) and bool(y))) and a.is_strength == b.is_strength


def _ordered(a: Figure, b: Figure, statement: Statement) -> tuple[Figure, Figure]:
    """The two as later and earlier: by the words, else by their dates, else as the statement's direction has it."""
    if a.then != b.then:
        return (b, a) if a.then else (a, b)
    x, y = (f.claim.end.latest if f.claim and f.claim.end and not f.claim.as_of_inferred else None for f in (a, b))
    if x and y and x != y:
        return (a, b) if x > y else (b, a)
    falling = statement.direction < 0 or (
        statement.said is not None and statement.kind == "multiple" and statement.said < 1
    )
    larger, smaller = (a, b) if _ratio((a, b)) >= 1 else (b, a)
    return (smaller, larger) if falling else (larger, smaller)


_LABEL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|earlier|later|former|latter|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter"
    r"|north\w*|south\w*|east\w*|west\w*|attackers?|defenders?|besiegers?|rebels?|government|army|left|right|upper|lower|morning|evening"
    r"|day|night|19\d\d|20\d\d)\b", re.I)  # fmt: skip
_OF_ANY_TIME = frozenset(("day", "night", "morning", "evening"))
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")


def derive_comparison(statement: Statement, passage: Passage) -> list[Derivation]:
    """Which of two counts is the larger, by the words that tell them apart ("the second assault", "in May")."""
    text = passage.sentence_text(statement.sentence)
    subject = _labels(re.split(r"\bthan\b", text)[0])
    counts = [f for f in candidates(passage, statement) if f.is_loss and abs(f.sentence - statement.sentence) <= 3]
    marked = [(f, _labels(_around(f, passage))) for f in counts]
    made = []
    for (a, own), (b, other) in ((x, y) for x in marked for y in marked if x[0] is not y[0]):
        telling = (own - other) & subject
        if not telling or ((other - own) & subject) - _OF_ANY_TIME or not _comparable(a, b):
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


_QUARTER = re.compile(r"\b((?:north|south)(?:-?(?:east|west))?|east|west)\w*")


def _labels(words: str) -> frozenset[str]:
    found = {_QUARTER.sub(r"\1", m[0].lower().rstrip("s")) for m in _LABEL.finditer(words)}
    return frozenset(found | {m[0].lower() for m in _NAME.finditer(words)})


_JOINT = re.compile(r"[,;]|\band\b|\bbut\b|\bwhile\b|\bagainst\b")


def _around(figure: Figure, passage: Passage) -> str:
    """The clause that a figure stands in."""
    sentence = passage.sentences[figure.sentence]
    text = passage.document.text
    others = [f.amount for f in passage.figures_in(figure.sentence) if f is not figure]
    before = max([sentence.start, *(a.end for a in others if a.end <= figure.amount.start)])
    after = min([sentence.end, *(a.start for a in others if a.start >= figure.amount.end)])
    head, tail = text[before : figure.amount.start], text[figure.amount.end : after]
    if before > sentence.start:
        head = _JOINT.split(head)[-1]  # what stands before the comma belongs to the number before
    return head + _JOINT.split(tail)[0]
