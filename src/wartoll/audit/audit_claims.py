"""The audit of a stack of documents: every derived statement with its verdict and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wartoll.audit.binding import is_bound, may_contradict
from wartoll.audit.concentration import Spread, spread_share
from wartoll.audit.current import spend_averages
from wartoll.audit.days import spoken_days
from wartoll.audit.derive import derive
from wartoll.audit.figures import Passage
from wartoll.audit.flags import raise_flags
from wartoll.audit.model import Audit, Derivation, DerivedFigure, Flag, FlagKind, Status, Verdict
from wartoll.audit.passage import read_passage
from wartoll.audit.readings import build_readings
from wartoll.audit.second_look import is_majority, look_again
from wartoll.audit.sentences import write_sentences
from wartoll.audit.statements import Statement, find_statements
from wartoll.audit.verdicts import SMALL, decide
from wartoll.claims import Claim, Form, Measure, Quote
from wartoll.dates import Window
from wartoll.documents import Document

#: A figure that may be a count of the speaker's own is called derived only where fewer random figures would be.
MAX_CHANCE_OF_LOOSE = 0.12
#: The same where all its inputs stand in its own sentence or the one beside it.
MAX_CHANCE_BESIDE, BESIDE = 0.2, 1
#: A multiple or a share that holds for one choice of figures only is shown where fewer random ones would have a choice.
MAX_CHANCE_OF_A_CHOICE = 0.25
#: How many sentences away the figures of a statement stand at most that is shown for them alone.
NEAR = 3
_SHOWN_OTHERS = 12
_MAX_CITED = 200


def audit_claims(claims: Sequence[Claim], documents: Sequence[Document]) -> Audit:
    """Audit every derived statement of the documents.

    Parameters
    ----------
    claims : sequence of Claim
        What was read from the documents. Claims of other documents are never inputs.
    documents : sequence of Document

    Returns
    -------
    Audit
        In the order of the documents. The cost depends on each document's own figures, not on all claims.
    """
    by_document: dict[str, list[Claim]] = {}
    by_party: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
        for party in {claim.speaker, *claim.via} - {None}:
            by_party.setdefault(str(party), []).append(claim)
    passages = []
    spoken: dict[tuple[str, float], Window] = {}
    for document in documents:
        own = by_document.get(document.name, [])
        passage = read_passage(document, own, _cited(own, document, by_party))
        passages.append(passage)
        spoken = spoken_days(passage) | spoken
    strengths = tuple(c for c in claims if c.measure is Measure.STRENGTH and c.form is Form.STOCK and c.quantity)
    found = [f for p in passages for f in audit_passage(replace(p, spoken=spoken, strengths=strengths))]
    return Audit(tuple(_once(found, claims)))


def _once(found: Sequence[DerivedFigure], claims: Sequence[Claim]) -> list[DerivedFigure]:
    """The figures without those that are open, or fail, only where they are relayed.

    A rate that another document holds too may have been worked out from that document's figures: it is told where its
    sum is found, and where the inputs are not at hand it is not called impossible.
    """
    by_id = {c.claim_id: c for c in claims}
    holders: dict[object, set[str]] = {}
    for claim in claims:
        if claim.form is Form.RATE:
            holders.setdefault(_stated(claim), set()).add(claim.document)

    def is_relayed(figure: DerivedFigure) -> bool:
        claim = by_id.get(figure.claim_id or "")
        return claim is not None and claim.form is Form.RATE and len(holders[_stated(claim)]) > 1

    solved = {_stated(by_id[f.claim_id]) for f in found if f.derivations and f.claim_id in by_id}

    def is_open(figure: DerivedFigure) -> bool:
        claim = by_id.get(figure.claim_id or "")
        relayed = figure.verdict is Verdict.UNDECIDED and claim is not None and _stated(claim) in solved
        return relayed and not figure.derivations

    return [f for f in found if not (is_relayed(f) and (f.verdict is Verdict.CANNOT_FOLLOW or is_open(f)))]


def _stated(claim: Claim) -> object:
    quantity = claim.quantity
    return (
        (quantity.said, quantity.low, quantity.high, claim.per)
        if quantity and quantity.said is None
        else (quantity.said if quantity else None, claim.per)
    )


def _cited(own: Sequence[Claim], document: Document, by_party: dict[str, list[Claim]]) -> list[Claim]:
    """What the speakers of a document's derived figures say or cite elsewhere: at most so many claims each."""
    speakers = {c.speaker for c in own if c.speaker and c.form in (Form.RATE, Form.PROJECTION, Form.SHARE, Form.RATIO)}
    found = [c for s in sorted(speakers) for c in by_party[s][:_MAX_CITED] if c.document != document.name]
    return list({c.claim_id: c for c in found}.values())


def audit_passage(passage: Passage) -> list[DerivedFigure]:
    """The derived figures of one document."""
    judged = []
    averages: dict[int, Derivation] = {}
    for found_statement in find_statements(passage):
        bound = (found_statement.loose or not found_statement.clear) and is_bound(found_statement, passage)
        statement = replace(found_statement, loose=False, clear=True) if bound else found_statement
        derivations, overruled = spend_averages(statement, passage, derive(statement, passage))
        verdict, needs = decide(statement, derivations)
        if overruled and verdict is Verdict.UNDECIDED and derivations[0].status is Status.OUT:
            verdict, needs = Verdict.CANNOT_FOLLOW, _AVERAGE
        if verdict is Verdict.CANNOT_FOLLOW and not may_contradict(statement, derivations, passage):
            verdict, needs = Verdict.UNDECIDED, ()
        judged.append((statement, derivations, verdict, needs))
        if statement.kind == "rate" and statement.figure and derivations and derivations[0].status is Status.IN:
            averages[statement.figure.amount.start] = derivations[0]
    shown = []
    for one in _one_projection(judged):
        spread = spread_share(one[0], passage)
        if spread or is_reported(*one[:3], passage):
            shown.append((one, spread))
    again = look_again(passage, frozenset(_place(one[0]) for one, _ in shown if not _is_open(*one)))
    given = {_place(f.statement) for f in again}
    found = [
        _figure(statement, passage, derivations, verdict, needs, averages, spread)
        for (statement, derivations, verdict, needs), spread in shown
        if _place(statement) not in given
    ]
    found += [_figure(f.statement, passage, f.derivations, f.verdict, f.needs, averages, None) for f in again]
    return sorted(_best_of_each(found), key=lambda f: f.quote.start)


def _is_open(statement: Statement, derivations: Sequence[Derivation], verdict: Verdict, needs: tuple[str, ...]) -> bool:
    """Whether a derivation found at the second look may overrule a verdict: not where one like it was refused."""
    if statement.kind == "depletion" and verdict is Verdict.CANNOT_FOLLOW:
        return False
    if any(d.refused for d in derivations) or (verdict is Verdict.CANNOT_FOLLOW and needs == _AVERAGE):
        return False
    return verdict in (Verdict.UNDECIDED, Verdict.CANNOT_FOLLOW)


_AVERAGE = ("an average of the whole time taken as the pace of today",)


def _place(statement: Statement) -> int:
    """Where the figure of a statement stands, or its time, or the statement itself."""
    if statement.figure is not None:
        return statement.figure.amount.start
    return statement.times[0].start if statement.times else statement.start


_Judged = tuple[Statement, tuple[Derivation, ...], Verdict, tuple[str, ...]]


def _one_projection(judged: Sequence[_Judged]) -> list[_Judged]:
    """Of projections of one strength at one rate, the headline's gives way to the one that says most of its time."""
    best: dict[object, _Judged] = {}
    for one in judged:
        key = _run_of(one)
        if key is not None and (key not in best or len(one[0].times) >= len(best[key][0].times)):
            best[key] = one
    return [one for one in judged if (key := _run_of(one)) is None or best[key] is one]


def _run_of(judged: _Judged) -> object:
    """The rate and the strength that a projection runs on; None for another statement."""
    statement, derivations = judged[0], judged[1]
    if statement.kind != "depletion" or not derivations:
        return None
    given = derivations[0].inputs
    return tuple(sorted(i.start for i in given if i.role in ("rate", "whole", "remaining")))


def is_reported(statement: Statement, derivations: Sequence[Derivation], verdict: Verdict, passage: Passage) -> bool:
    """Whether a statement is shown: not where nothing near it bears on it, or where it may be a count of its own.

    A figure whose words call it derived is shown where a derivation is at hand; another one only where one that few
    random figures would have found reproduces it.
    """
    if not derivations:
        return wants_a_base(statement, passage)
    best = derivations[0]
    near = best.reach <= NEAR
    if _is_of_something_else(statement, best):
        return False
    if verdict is Verdict.CANNOT_FOLLOW:
        return True
    if (
        verdict is Verdict.TRUE_BUT_UNDERSTATED
        and statement.kind in ("count", "multiple")
        and _is_far_beyond(statement, best)
    ):
        return False
    if verdict is Verdict.FOLLOWS_IF and _is_one_of_many(statement, best):
        return False
    if verdict is Verdict.UNDECIDED:
        return best.status is Status.PART and near and not statement.loose
    rare = best.chance is not None and best.chance <= MAX_CHANCE_OF_LOOSE
    if statement.loose and statement.kind == "count" and statement.mode == "floor":
        kinds = [i for i in best.inputs if i.role == "part"]
        return best.formula == "sum" and best.status is Status.IN and best.reach <= BESIDE and len(kinds) > 1
    if statement.loose and statement.kind == "count":
        return best.status is Status.IN and best.reach <= NEAR and _is_exact(statement, best)
    if statement.loose:
        beside = best.reach <= BESIDE and best.status is Status.IN
        if beside and statement.mode in ("floor", "range"):
            return len({d.nominal for d in derivations}) == 1
        whole = near and _is_the_result(statement, best)
        likely = (
            rare
            or (whole and best.chance is not None and best.chance <= MAX_CHANCE_BESIDE)
            or (beside and best.chance is not None and best.chance <= MAX_CHANCE_BESIDE)
        )
        return likely and best.agreement is not None
    return statement.anaphoric or near or rare or statement.kind == "depletion"


#: A share of the dead, or of those just told, is of a count, not of a force.
_OF_A_COUNT = re.compile(
    r"\s+of\s+(?:them|these|those|us|whom|which|(?:all\s+)?(?:the|its|their|his|her|our|those|these)?\s*"
    r"(?:[\w-]+\s+){0,2}?(?:casualt|loss|dead|deaths|died|wounded|injured|killed|victims|maimed|cripple|hurt|latter"
    r"|fallen))",
    re.I,
)


#: Of whom a share is told that means nothing without their number.
_OF_A_FORCE = re.compile(
    r"\s+of\s+(?:the|its|their|his|her|our|these)\s+(?:[\w-]+\s+)?(?:strength|men|soldiers|troops|army|force|recruits"
    r"|conscripts|fighters|garrison|battalion|regiment|brigade|division|corps|legion|personnel|contingent|volunteers)\b",
    re.I,
)


def wants_a_base(statement: Statement, passage: Passage) -> bool:
    """Whether a statement says nothing that could be checked without a figure that the document lacks.

    "They lose a company a day", "one in three will not come back": a unit or a share in words, of people lost, is a
    figure only with its size or its whole.
    """
    figure = statement.figure
    if figure is None or statement.loose or not figure.amount.in_words:
        return False
    alone = len(passage.figures_in(statement.sentence)) == 1
    of_unit = statement.kind == "rate" and figure.amount.unit is not None
    tail = passage.document.text[figure.amount.end : statement.end]
    of_a_force = statement.kind == "share" and not is_majority(figure) and not _OF_A_COUNT.match(tail)
    of_a_force = of_a_force and "losses" in figure.measures and _OF_A_FORCE.match(tail) is not None
    return figure.is_loss and alone and (of_unit or of_a_force)


#: A floor that is passed by so many times is rather one of something else.
_FAR_BEYOND = 10.0


#: A limit that a result passes by so many times, or falls short of, is no limit of it.
_FAR_OF_A_RATE, _FAR_BELOW = 20.0, 3.0
#: A result that may be so many times larger than at the least decides nothing and is not told.
_WIDE, _ALL = 10.0, 0.02


def _is_of_something_else(statement: Statement, best: Derivation) -> bool:
    """Whether the nearest derivation is so far from a statement, or so wide, that it can't be about the same thing."""
    said, result = statement.said, best.result
    least = best.nominal if best.nominal is not None else result.low if result else None
    of_people = statement.kind == "count" and statement.figure is not None and statement.figure.amount.unit is None
    if of_people and said is not None and said < SMALL and not statement.anaphoric:
        return not statement.signalled and statement.loose
    if said and least is not None and statement.mode == "floor" and statement.kind == "rate":
        return least > _FAR_OF_A_RATE * said
    if said and least is not None and statement.mode == "ceiling":
        return least * _FAR_BELOW < said
    if best.status is Status.PART and result is not None and statement.kind == "share":
        return result.high >= 1.0 and result.low <= _ALL
    if best.status is Status.PART and result is not None and statement.kind in ("rate", "multiple"):
        return not result.is_bounded or result.high > _WIDE * max(result.low, 1e-9)
    return False


def _is_far_beyond(statement: Statement, best: Derivation) -> bool:
    return best.nominal is not None and best.nominal > _FAR_BEYOND * (statement.said or best.nominal)


def _is_one_of_many(statement: Statement, best: Derivation) -> bool:
    """Whether some pair was bound to fit a multiple or a share, among so many figures."""
    compared = statement.kind in ("multiple", "share", "change") and not statement.both and not statement.anaphoric
    return compared and best.chance is not None and best.chance > MAX_CHANCE_OF_A_CHOICE


def _is_exact(statement: Statement, best: Derivation) -> bool:
    """Whether a count is the result itself, and few random figures would be: no rounding makes it one."""
    chance = best.chance
    places = [i.start for i in best.inputs if i.end > i.start]
    before = bool(places) and max(places) < (statement.figure.amount.start if statement.figure else 0)
    return before and _is_the_result(statement, best) and chance is not None and chance <= MAX_CHANCE_OF_LOOSE


def _is_the_result(statement: Statement, best: Derivation) -> bool:
    """Whether a figure is the result to within half a per cent: a random one seldom would be."""
    said = statement.said or 0.0
    return best.nominal is not None and abs(best.nominal - said) <= 0.005 * said


def _figure(
    statement: Statement, passage: Passage, derivations: Sequence[Derivation], verdict: Verdict,
    needs: tuple[str, ...], averages: dict[int, Derivation], spread: Spread | None,
) -> DerivedFigure:  # fmt: skip
    claim = statement.claim
    readings = build_readings(statement, passage, derivations)
    flags = raise_flags(statement, passage, derivations, averages)
    sentences = write_sentences(statement, passage, derivations, verdict, needs, readings, flags)
    if spread:
        said = spread.sentences
        sentences = said if verdict is Verdict.UNDECIDED else (*sentences, *said)
        flags += (Flag(FlagKind.OTHER_MEASURE, said[-1]),) if spread.of_capability else ()
    return DerivedFigure(
        document=passage.document.name,
        quote=Quote.of(passage.document.text, statement.start, statement.end),
        kind=statement.kind,
        verdict=verdict,
        said=statement.figure.amount.value if statement.figure else None,
        claim_id=claim.claim_id if claim else None,
        speaker=claim.speaker if claim else None,
        needs=needs,
        derivations=tuple(d for d in derivations if d.status is Status.IN),
        others=tuple(d for d in derivations if d.status is not Status.IN)[:_SHOWN_OTHERS],
        readings=readings,
        flags=flags,
        sentences=sentences,
    )


def _best_of_each(figures: list[DerivedFigure]) -> list[DerivedFigure]:
    """Of two kinds of statement in one sentence that share no figure, both stay; an undecided one gives way."""
    decided = {f.quote for f in figures if f.verdict is not Verdict.UNDECIDED}
    return [f for f in figures if f.verdict is not Verdict.UNDECIDED or f.quote not in decided]
