"""A second look at figures that no rule of wording explains: does arithmetic on what stands before them give them?

Nothing is asked of the words of conclusion here. A figure is told where quantities of its dimension, which count the
same people, give it, and where few random figures of its size would have been given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wartoll.audit import lexicon
from wartoll.audit.assess import assess
from wartoll.audit.combine import Combination, borrowed, combine, over
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.kin import clash
from wartoll.audit.kinds import direction_of, read_kind, tells_of_the_rest
from wartoll.audit.lengths import allowed_days
from wartoll.audit.model import Derivation, Status, Verdict
from wartoll.audit.periods import Period
from wartoll.audit.quantities import Quantity, gather, of_figure, of_period, stems
from wartoll.audit.rounding import reach_of_statement
from wartoll.audit.signals import is_signalled, opens_with_a_conclusion, points_back
from wartoll.audit.statements import Statement, allowed_by
from wartoll.audit.verdicts import SMALL, decide
from wartoll.claims import Bound

#: The chance of a derivation by accident up to which a figure is told: where words conclude, where it is a number
#: without a dimension of its own, and where it may be a count of the speaker's own.
MAX_CHANCE = {"told": 0.34, "pure": 0.3, "rate": 0.15, "own": 0.08}
_PURE = frozenset({"share", "multiple", "change", "length"})
_EXACT = 0.005
#: How far beyond a floor or a ceiling a result may lie: where the words point back, it may be passed by far.
_NEAR_FLOOR, _FAR_FLOOR = 1.25, 8.0


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with its verdict, as the first look would have told it."""

    statement: Statement
    derivations: tuple[Derivation, ...]
    verdict: Verdict
    needs: tuple[str, ...]


def look_again(passage: Passage, told: frozenset[int]) -> list[Found]:
    """The figures of a passage that arithmetic on what stands before them gives.

    Parameters
    ----------
    passage : Passage
    told : frozenset of int
        The places of the figures that are told already, and of the statements without a figure.
    """
    found = []
    for index in range(len(passage.sentences)):
        for statement, target in _targets(passage, index):
            place = statement.figure.amount.start if statement.figure else statement.times[0].start
            if place not in told and (one := judge(statement, target, passage)) is not None:
                found.append(one)
    return found


_AHEAD = re.compile(r"\b(?:will|would|could|may|might|can|shall)\b", re.I)


def _targets(passage: Passage, index: int) -> list[tuple[Statement, Quantity]]:
    """The figures and the lengths of time of a sentence, each as a statement."""
    text, sentence = passage.sentence_text(index), passage.sentences[index]
    anaphoric = lexicon.words("signals", "anaphoric").search(text) is not None
    conclusive = opens_with_a_conclusion(text) or any(
        lexicon.words("signals", name).search(text) for name in ("conclusive", "equating")
    )
    figures, made = list(passage.figures_in(index)), []
    for figure in figures:
        kind = read_kind(figure, figures, text, sentence.start, anaphoric, conclusive) or "count"
        odd = figure.form == "unit" or (kind == "count" and figure.form != "count")
        if odd or is_majority(figure) or passage.is_to_come(figure):
            continue
        allowed, mode = allowed_by(figure)
        back = anaphoric and points_back(figure, text, sentence.start)
        statement = Statement(
            kind, index, sentence.start, sentence.end, figure, allowed, mode, anaphoric=back,
            signalled=back or is_signalled(figure, text, sentence.start), measures=figure.measures,
            direction=direction_of(figure, text, sentence.start),
        )  # fmt: skip
        target = of_figure(figure, passage)
        if kind == "share" and not target.measures and tells_of_the_rest(text):
            target = replace(target, measures=frozenset({"remaining"}))
        made.append((statement, target))
    made += _ratios(passage, index)
    held = {f.period for f in figures if f.period}
    ahead = _AHEAD.search(text) is not None
    for period in passage.periods_in(index):
        length = of_period(period, index, passage)
        free = not figures or (ahead and period not in held)
        if length is not None and period.kind == "duration" and free:
            allowed = allowed_days(period)
            statement = Statement("length", index, sentence.start, sentence.end, None, allowed, "point", anaphoric,
                                  anaphoric or conclusive, times=(period,))  # fmt: skip
            made.append((statement, length))
    return made


_MOST = re.compile(r"\b(?:most|majority)\b", re.I)


def is_majority(figure: Figure) -> bool:
    """Whether a share is only "most of": too many pairs of numbers would give it."""
    return figure.form == "share" and _MOST.search(figure.words) is not None


_TO_SO_MANY = re.compile(r"\b(?:for|to|in|per)\s+(?:every|each)\s+\Z", re.I)


def _ratios(passage: Passage, index: int) -> list[tuple[Statement, Quantity]]:
    """The numbers of "one pilot for every 50 sorties": how many of the one fall to one of the other."""
    sentence, made = passage.sentences[index], []
    for figure in (*passage.things_in(index), *passage.figures_in(index)):
        before = passage.document.text[sentence.start : figure.amount.start]
        if figure.form == "count" and _TO_SO_MANY.search(before):
            ratio = replace(figure, form="factor")
            allowed, mode = allowed_by(ratio)
            statement = Statement("multiple", index, sentence.start, sentence.end, ratio, allowed, mode)
            made.append((statement, of_figure(ratio, passage)))
    return made


def judge(statement: Statement, target: Quantity, passage: Passage) -> Found | None:
    """The verdict on one figure; None where nothing gives it, or too much would."""
    given = [q for q in gather(passage, statement.sentence, statement.figure) if q.start != target.start]
    if statement.kind == "multiple" and target.nouns:  # "one pilot for every 50 sorties"
        given = [q for q in given if q.sentence < statement.sentence or not q.said or q.said > 1]
    if statement.kind == "share" and (whole := _fronted_whole(statement, passage)) is not None:
        given = [q for q in given if q.sentence < statement.sentence or q.start == whole.amount.start]
        given = [q for q in given if q.start == whole.amount.start or q.measures & (LOSS | {"remaining"}) or q.part]
    if statement.kind in ("count", "rate", "length"):  # a figure is worked out from what stands before it
        given = [q for q in given if q.start < target.start]
    found = combine(statement.kind, target, given, statement.direction)
    if not found:
        return None
    per = target.period.nominal_days if target.form == "rate" and target.period else None
    results = [c.nominal * (per or 1.0) for c in found if c.nominal]
    exact = any(abs(r - (statement.said or target.said or 0.0)) <= _EXACT * r for r in results)
    chance = coincidence(statement, target, results, exact=exact)
    weighed = [(c, _weigh(statement, c, per or 1.0, chance, passage)) for c in found]
    inside = sorted(
        (pair for pair in weighed if pair[1].status is Status.IN), key=lambda p: _rank(p[0], p[1], target, passage)
    )
    if not inside:
        return _refused(statement, target, given, weighed, per or 1.0, passage)
    best, derivation = inside[0]
    if not _is_rare(statement, target, best, derivation, chance):
        return None
    rivals = [d for c, d in weighed if d.status is not Status.IN and _is_rival(c, best)]
    same = [d for c, d in inside[1:] if c.formula == best.formula and not _overlap(c, best)]
    derivations = (derivation, *same[:1], *rivals)
    verdict, needs = decide(statement, derivations)
    return Found(statement, derivations, verdict, needs)


_OF = re.compile(r"[\"'“‘\s]*(?:and |but )?of\s+(?:[\w'’-]+\s+){0,3}\Z", re.I)


def _fronted_whole(statement: Statement, passage: Passage) -> Figure | None:
    """The number with which a sentence opens as the whole of its share ("Of the 900 who landed, a third fell")."""
    figures = (*passage.figures_in(statement.sentence), *passage.things_in(statement.sentence))
    first = min(figures, key=lambda f: f.amount.start)
    opens = _OF.match(passage.document.text[statement.start : first.amount.start])
    return first if opens and first is not statement.figure and first.form == "count" else None


#: How seldom a random figure may meet an inadmissible derivation for it to be told as where a figure comes from.
MAX_CHANCE_OF_A_REFUSED = 0.08


def _refused(
    statement: Statement, target: Quantity, given: Sequence[Quantity],
    weighed: Sequence[tuple[Combination, Derivation]], per: float, passage: Passage,
) -> Found | None:  # fmt: skip
    """A rate that only a count spread over a time that is not its own gives, where its own time gives another."""
    if statement.kind != "rate" or statement.mode != "point":
        return None
    times = list({c.terms[1][1].start: c.terms[1][1] for c, _ in weighed if c.formula == "count / duration"}.values())
    for other in (q for q in given if q.form == "count" and q.is_loss and q.said and clash(q, target)):
        made = [over(other, time) for time in times]
        results = [c.nominal * per for c in made if c.nominal]
        chance = coincidence(statement, target, results, exact=True)
        if chance and chance <= MAX_CHANCE_OF_A_REFUSED and any(_is_exact(r, statement) for r in results):
            why = f"{other.words} {other.phrase} counted with the people it tells of".replace("  ", " ")
            best = replace(
                _weigh(statement, made[0], per, chance, passage), status=Status.OUT, agreement=None, refused=why
            )
            return Found(statement, (best, *(d for _, d in weighed)), Verdict.CANNOT_FOLLOW, (why,))
    held = [q for q in given if q.form == "count" and q.is_loss and q.figure and _own_time(q) is not None]
    own = {(c.terms[0][1].start, c.terms[1][1].start) for c, _ in weighed if c.formula == "count / duration"}
    if len(held) != 1 or (held[0].start, _own_time(held[0]).start) not in own:  # type: ignore[union-attr]
        return None
    (count,) = held
    period = _own_time(count)
    others = [c for c in borrowed(count, passage, statement.sentence) if period and c.terms[1][1].start != period.start]
    found = [(c, _weigh(statement, c, per, None, passage)) for c in others]
    chance = coincidence(statement, target, [c.nominal * per for c in others if c.nominal], exact=True)
    exact = [p for p in found if p[1].nominal and _is_exact(p[1].nominal, statement)]
    if not exact or chance is None or chance > MAX_CHANCE_OF_A_REFUSED:
        return None
    why = f"{count.words} spread over “{exact[0][0].terms[1][1].words}”, which is not the time it counts"
    best = replace(exact[0][1], status=Status.OUT, agreement=None, refused=why, chance=chance)
    rest = tuple(d for _, d in weighed if d.inputs[0].start == count.start)
    return Found(statement, (best, *rest), Verdict.CANNOT_FOLLOW, (why,))


def _is_exact(result: float, statement: Statement) -> bool:
    return abs(result - (statement.said or 0.0)) <= _EXACT * result


def _own_time(count: Quantity) -> Period | None:
    figure = count.figure
    return figure.period if figure and figure.period and figure.period.kind in ("period", "duration") else None


def _weigh(statement: Statement, found: Combination, per: float, chance: float | None, passage: Passage) -> Derivation:
    """A combination as a derivation, in the unit of the statement."""
    quantities = [q for _, q in found.terms]
    plain = any(q.figure is None or q.figure.amount.bound is Bound.EXACT for q in quantities)
    soft = all(q.soft for q in quantities) and (statement.mode != "floor" or plain)
    result = found.result.scaled(per)
    nominal = None if found.nominal is None else found.nominal * per
    if statement.figure is None and statement.allowed is not None:
        inside = nominal is not None and statement.allowed.holds(nominal)
        status, agrees = (Status.IN if inside else Status.OUT), None
    else:
        status, agrees = assess(statement, result, nominal, soft=soft)
    reach = max(statement.sentence - q.sentence for q in quantities)
    unit = {"rate": "rate", "share": "share", "multiple": "times", "change": "change", "length": "days"}
    return Derivation(
        found.formula, found.inputs, result, nominal, status=status, agreement=agrees, chance=chance, reach=reach,
        one_sided=any(q.one_sided for q in quantities), pace_days=found.pace_days,
        unit=unit.get(statement.kind, "people"),
    )  # fmt: skip


def coincidence(
    statement: Statement, target: Quantity, results: Sequence[float], *, exact: bool = False
) -> float | None:
    """The part of all figures from half to twice the one stated that some result would agree with as well.

    ``exact`` where a result is the figure itself: then one that only its hedge would let pass is no match as good.
    """
    said = statement.said or target.said
    if not said or not results:
        return None
    low, high = said / 2, 2 * said
    below, above = reach_of_statement(said)
    if statement.mode == "point" and statement.allowed is not None and not exact:
        below, above = max(below, said - statement.allowed.low), max(above, statement.allowed.high - said)
    covered, end = 0.0, low
    for result in sorted(results):
        first, last = max(result - above, end), min(result + below, high)
        if last > first:
            covered, end = covered + last - first, last
    return covered / (high - low)


def _is_rare(
    statement: Statement, target: Quantity, best: Combination, derivation: Derivation, chance: float | None
) -> bool:
    """Whether so few figures of this size would have been given that the agreement is worth telling."""
    if chance is None or derivation.nominal is None or derivation.nominal <= 0:
        return False
    said = statement.said or target.said or 0.0
    if statement.kind == "count" and target.form == "count" and said < SMALL and not statement.anaphoric:
        return False
    if statement.mode in ("floor", "ceiling"):
        far = max(derivation.nominal / said, said / derivation.nominal) if said else 0.0
        if far > (_FAR_FLOOR if statement.anaphoric and statement.mode == "floor" else _NEAR_FLOOR):
            return False
    if statement.kind == "multiple" and target.form == "count" and not _tells_apart(best, target):
        return False
    if statement.signalled:
        return chance <= MAX_CHANCE["told"]
    if statement.kind in _PURE:
        return chance <= MAX_CHANCE["pure"]
    if statement.kind == "rate":
        named = bool(target.measures) or any(q.nouns & target.nouns for _, q in best.terms)
        return named and chance <= MAX_CHANCE["rate"]
    exact = abs(derivation.nominal - said) <= _EXACT * said
    hedged = statement.figure is not None and statement.figure.amount.hedged
    firm = exact or hedged
    told = any(not q.soft for _, q in best.terms) or best.formula == "part / share"
    return said >= SMALL and firm and not told and chance <= MAX_CHANCE["own"] and _is_of_its_people(target, best)


def _tells_apart(best: Combination, target: Quantity) -> bool:
    """Whether words of a ratio ("two men for each soldier") stand beside one of its two counts and not the other."""
    (_, now), (_, then) = best.terms
    two = now.is_loss and then.is_loss and now.measures & LOSS != then.measures & LOSS
    return two or bool(target.context & (now.context ^ then.context))


def _is_of_its_people(target: Quantity, best: Combination) -> bool:
    """Whether a count that no words call derived counts what its inputs do: their measure, or their noun.

    A difference of two counts is told only of a part of one whole, or of those who are left or the rest.
    """
    quantities = [q for _, q in best.terms]
    if best.formula == "whole - part":
        return best.terms[1][1].part or _REST.search(f"{target.words} {target.phrase}") is not None
    if best.formula == "sum":
        return bool(target.measures & LOSS) and all(q.measures & LOSS == target.measures & LOSS for q in quantities)
    beside = all(target.sentence - q.sentence <= 1 for q in quantities)
    return beside or bool(target.measures) or any(q.nouns & target.nouns for q in quantities)


_REST = re.compile(r"\b(?:other|others|remaining|rest|remainder|balance|left|more|another|further|additional)\b", re.I)


def _rank(found: Combination, derivation: Derivation, target: Quantity, passage: Passage) -> tuple[float, ...]:
    """The nearest first: those that need fewest inputs, name the same people and stand nearest to the figure."""
    quantities = [q for _, q in found.terms]
    strange = sum(clash(q, target) for q in quantities)
    exact = abs((derivation.nominal or 0.0) - (target.said or 0.0)) > _EXACT * (target.said or 1.0)
    own = stems(passage.sentence_text(target.sentence))
    shared = sum(bool(q.nouns & own) for q in quantities)
    return (strange, exact, len(quantities), -shared, derivation.reach, -min(q.start for q in quantities))


def _overlap(one: Combination, other: Combination) -> bool:
    return {q.start for _, q in one.terms} == {q.start for _, q in other.terms}


def _is_rival(found: Combination, best: Combination) -> bool:
    """Whether a combination differs from the best in one input only, by another figure for the same thing."""
    if found.formula != best.formula or len(found.terms) != len(best.terms):
        return False
    changed = [(a, b) for (_, a), (_, b) in zip(best.terms, found.terms, strict=True) if a.start != b.start]
    return len(changed) == 1 and _for_the_same(*changed[0])


def _for_the_same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are two figures for one thing: by two who speak, side by side, of the same measure."""
    a, b = one.figure, other.figure
    if a is None or b is None or one.form != other.form or clash(one, other) or abs(one.sentence - other.sentence) > 1:
        return False
    if one.part or other.part or a.then or b.then or one.measures & LOSS != other.measures & LOSS:
        return False
    speakers = {f.claim.speaker for f in (a, b) if f.claim}
    return len(speakers) == 2 or (not one.is_loss and not other.is_loss)
