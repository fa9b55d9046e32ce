"""The estimate: what the claims support and how sure, with the assumption that sets its scale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wartoll.claims import Form, Measure
from wartoll.report.blocks import Block, Bullets, Chart, Column, Paragraph, Section, Table
from wartoll.report.figures import compute_people
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.linking import link_sentence
from wartoll.report.palette import KIND_NAMES
from wartoll.report.sections.fan_chart import FanPoint, draw_fan
from wartoll.report.words import Link, Piece, Sign, Words, claim_words

if TYPE_CHECKING:
    from wartoll.estimate import Estimate

_PEOPLE = {
    "losses": ("killed or wounded", ""),
    "killed": ("killed", ""),
    "wounded": ("wounded", ""),
    "rate_average": ("killed or wounded a day, on average", "day"),
    "rate_now": ("killed or wounded a day, over the last week", "day"),
    "strength": ("strength", ""),
}
_FORMULA = "posterior of the losses, given the claims and the prior"


def estimate_section(estimate: Estimate) -> Callable[[BriefInputs], Section | None]:
    """A builder of the section on an estimate, to be given to ``build_brief`` as ``extra``."""

    def build(inputs: BriefInputs) -> Section | None:
        from wartoll.estimate import estimate_sentences, estimate_to_json

        ids = inputs.known(o.claim_id for o in estimate.evidence.observations)
        if not ids:
            return None
        first, *rest = (link_sentence(inputs, inputs.hide(sentence), ids) for sentence in estimate_sentences(estimate))
        blocks: list[Block] = [Paragraph(first), _chart(inputs, estimate), _quantities(inputs, estimate, ids)]
        blocks += [Bullets(tuple(rest)), _left_out(inputs, estimate)]
        return Section("estimate", "What the claims support", tuple(blocks), estimate_to_json(estimate))

    return build


def _chart(inputs: BriefInputs, estimate: Estimate) -> Chart:
    fan = estimate.fan()
    days = [estimate.calendar.first + timedelta(days=n) for n in range(estimate.calendar.days)]
    quantiles = {level: [float(v) for v in row] for level, row in zip(fan.levels, fan.cumulative, strict=True)}
    points = _points(inputs, estimate)
    low, high = estimate.interval("losses")[1:]
    ends = compute_people(low, high, _FORMULA, [o.claim_id for o in estimate.evidence.observations]).text
    told = "; ".join(point.description for point in points)
    kinds = dict.fromkeys(point.kind for point in points)
    return Chart(
        key="estimate",
        title="Killed or wounded by the day: the estimate and the totals it is held against",
        description=f"The estimate reaches {ends} by the last day (90 %). Totals claimed: {told or 'none'}.",
        wide=draw_fan(days, quantiles, "people", points),
        narrow=None,
        legend=(
            Words.of("line: as likely above as below"),
            Words.of("dark: 50 %, light: 90 %"),
            *(Words.of(Sign(kind=kind), KIND_NAMES[kind]) for kind in kinds),
        ),
    )


def _points(inputs: BriefInputs, estimate: Estimate) -> list[FanPoint]:
    """The running totals of killed and wounded together that the estimate read."""
    points = []
    for observation in estimate.evidence.observations:
        claim = inputs.by_id.get(observation.claim_id)
        if claim is None or claim.form is not Form.CUMULATIVE or claim.measure is not Measure.CASUALTIES:
            continue
        day = _middle(observation.end.earliest, observation.end.latest) if observation.end else None
        if day is not None:
            told = one_line(f"{claim_words(claim).text}, {inputs.who(claim)}")
            points.append(
                FanPoint(
                    claim.claim_id, day, observation.low, observation.high, claim.measure, claim.speaker_kind, told
                )
            )
    return points


def _quantities(inputs: BriefInputs, estimate: Estimate, ids: tuple[str, ...]) -> Table:
    rows = []
    for name, (words, per) in _PEOPLE.items():
        if name not in estimate.draws:
            continue
        cells = [Words.of(compute_people(i.low, i.high, _FORMULA, ids, per=per)) for i in estimate.intervals(name)]
        rows.append((Words.of(words), *cells))
    columns = (Column("What"), Column("50 %", "right"), Column("80 %", "right"), Column("90 %", "right"))
    days = f"{estimate.calendar.first.isoformat()} to {estimate.calendar.last.isoformat()}"
    return Table(f"Intervals, {days}", columns, tuple(rows), stacked=True)


def _left_out(inputs: BriefInputs, estimate: Estimate) -> Table:
    rows = []
    for left in estimate.evidence.left_out:
        claim = inputs.by_id.get(left.claim_id)
        if claim is not None:
            said: Piece = Link(claim_words(claim).text, claim.claim_id)
            rows.append((Words.of(said), Words.of(inputs.who(claim)), Words.of(one_line(left.reason))))
    columns = (Column("Claim"), Column("Whose"), Column("Why", wide=True))
    return Table(f"{len(rows)} claims that the estimate does not read", columns, tuple(rows), folded=True)


def _middle(first: date | None, last: date | None) -> date | None:
    if first is None or last is None:
        return first or last
    return first + (last - first) / 2
