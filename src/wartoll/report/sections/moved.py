"""What new and revised claims moved: the figures of a brief at a snapshot beside those of now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wartoll.audit import DerivedFigure
from wartoll.claims import Claim
from wartoll.dates import long_date
from wartoll.report.figures import compute_people, say_claim
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.palette import name_measure
from wartoll.report.sections.audited import VERDICTS, claims_behind
from wartoll.report.sections.highlights import find_main_group, newest_totals
from wartoll.report.sections.readings import say_interval
from wartoll.report.since import Since
from wartoll.report.windows import say_window
from wartoll.report.words import Words, claim_words, count_noun

if TYPE_CHECKING:
    from wartoll.estimate import Estimate

_FORMULA = "posterior of the losses, given the claims and the prior"
_ESTIMATED = {"losses": ("Killed or wounded, estimated (90 %)", ""),
              "rate_now": ("Killed or wounded over the last week, estimated (90 %)", "day")}  # fmt: skip
_NONE = Words.of("none")


@dataclass(frozen=True, slots=True)
class Move:
    """One figure of the brief, as it stood at the snapshot and as it stands now."""

    what: Words
    then: Words
    now: Words


def find_moves(since: Since, inputs: BriefInputs) -> tuple[Move, ...]:
    """The estimate, newest totals, verdicts, independence and contradictions whose words are others now."""
    found = [*_estimates(since, inputs), *_totals(since.then, inputs), *_verdicts(since.then, inputs)]
    found += _whole(since.then, inputs)
    return tuple(move for move in found if move.then.text != move.now.text)


def _estimates(since: Since, inputs: BriefInputs) -> Iterator[Move]:
    for name, (what, per) in _ESTIMATED.items():
        then, now = (_interval(inputs, e, name, per) for e in (since.estimate_then, since.estimate_now))
        yield Move(Words.of(what), then, now)


def _interval(inputs: BriefInputs, estimate: Estimate | None, name: str, per: str) -> Words:
    if estimate is None:
        return Words.of("no estimate")
    low, high = estimate.interval(name)[1:]
    ids = [o.claim_id for o in estimate.evidence.observations]
    figure = compute_people(low, high, _FORMULA, inputs.known(ids) or ids, per=per)
    # a figure leads to its claims; where the brief holds none of them any more it is words alone
    shown = figure if inputs.known(ids) else figure.text
    return Words.of(shown, f", to {long_date(estimate.calendar.last)}")


def _totals(then: BriefInputs, now: BriefInputs) -> Iterator[Move]:
    """The newest running total of each speaker; only where both states are about the same group."""
    groups = [find_main_group(state.counted) for state in (then, now)]
    if groups[0] != groups[1]:
        yield Move(Words.of("The group that most claims count"), *(Words.of(one_line(g or "none")) for g in groups))
        return
    before, after = ({(c.speaker or c.document, c.measure): c for c in newest_totals(s)} for s in (then, now))
    for key in dict.fromkeys((*after, *before)):
        claim = after.get(key) or before[key]
        what = Words.of(f"Newest total of {name_measure(claim.measure)}, {now.who(claim)}")
        yield Move(what, _total(now, before.get(key)), _total(now, after.get(key)))


def _total(inputs: BriefInputs, claim: Claim | None) -> Words:
    if claim is None:
        return _NONE
    told = claim_words(claim) if inputs.by_id.get(claim.claim_id) == claim else Words.of(say_claim(claim))
    day = say_window(claim.end or claim.said)
    return told + Words.of(f", {day}" if day else "")


def _verdicts(then: BriefInputs, now: BriefInputs) -> Iterator[Move]:
    """Verdicts on figures that both states hold, with the span of their readings."""
    before = {_place(figure): figure for figure in then.audit.derived}
    for figure in now.audit.derived:
        old = before.get(_place(figure))
        if old is not None:
            what = Words.of(f"“{one_line(figure.quote.text)}” ({now.outlet(figure.document)})")
            yield Move(what, Words.of(_tell_verdict(old)), Words.of(_tell_verdict(figure)))


def _place(figure: DerivedFigure) -> tuple[object, ...]:
    return figure.kind, figure.claim_id or figure.document, figure.quote.start, figure.quote.end


def _tell_verdict(figure: DerivedFigure) -> str:
    told = VERDICTS[figure.verdict][0]
    if figure.needs:
        told += f" {'; '.join(map(one_line, figure.needs))}"
    if figure.readings is not None and figure.readings.losses_per_day.is_bounded and claims_behind(figure):
        told += f"; readings give {say_interval(figure.readings.losses_per_day, 0)} a day"
    return told


def _whole(then: BriefInputs, now: BriefInputs) -> Iterator[Move]:
    counts = [[len(s.trace.origins), len(s.trace.contradictions)] for s in (then, now)]
    for what, noun, old, new in zip(("Statements behind the claims", "Pairs that can't both hold"),
                                    ("statement", "pair"), *counts, strict=True):  # fmt: skip
        yield Move(Words.of(what), Words.of(count_noun(old, noun)), Words.of(count_noun(new, noun)))
    spans = [_independent(state) for state in (then, now)]
    yield Move(Words.of("Parties that could have counted for themselves"), Words.of(spans[0]), Words.of(spans[1]))


def _independent(inputs: BriefInputs) -> str:
    if not inputs.trace.independence:
        return "none"
    overall = inputs.trace.overall
    span = {overall.at_least, overall.at_most}
    return f"{overall.at_least}" if len(span) == 1 else f"{overall.at_least} to {overall.at_most}"
