"""Projections under scenarios: where the estimate leads if written assumptions hold, "never" included."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from wartoll.dates import long_date
from wartoll.report.blocks import Block, Bullets, Card, Chart, Column, Paragraph, Section, Table
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.sections.fan_chart import draw_fan
from wartoll.report.windows import short_date
from wartoll.report.words import Words

if TYPE_CHECKING:
    from wartoll.forecast import Projection

_LEVELS = ((0.05, "5 %"), (0.5, "50 %"), (0.95, "95 %"))


def scenarios_section(projections: Sequence[Projection]) -> Callable[[BriefInputs], Section | None]:
    """A builder of the section on projections, to be given to ``build_brief`` as ``extra``."""

    def build(inputs: BriefInputs) -> Section | None:
        from wartoll.forecast.rows import projection_to_json

        if not projections:
            return None
        note = (
            "Each scenario writes its assumptions down; the chances hold only if they do. A threshold is a parameter: "
            "no share of losses is known at which a force stops fighting."
        )
        cards = [_card(inputs, index, projection) for index, projection in enumerate(projections, start=1)]
        data: list[Any] = [projection_to_json(projection) for projection in projections]
        blocks: list[Block] = [Paragraph(Words.of(note), "note"), *cards]
        return Section("scenarios", "Projections under scenarios", tuple(blocks), data, len(cards))

    return build


def _card(inputs: BriefInputs, index: int, projection: Projection) -> Card:
    from wartoll.forecast.sentences import crossing_sentence, projection_sentences

    tabled = {crossing_sentence(crossing, projection.losses.days[-1]) for crossing in projection.crossings}
    told = [sentence for sentence in projection_sentences(projection) if sentence not in tabled]
    first, *rest = (Words.of(inputs.hide(one_line(sentence))) for sentence in told)
    blocks: list[Block] = [Paragraph(first), _chart(index, projection), _crossings(projection), Bullets(tuple(rest))]
    kicker = Words.of(f"from {long_date(projection.as_of)} to {long_date(projection.losses.days[-1])}")
    return Card(f"s-{index}", Words.of(one_line(projection.scenario.title)), kicker, blocks=tuple(blocks))


def _chart(index: int, projection: Projection) -> Chart:
    from wartoll.forecast.sentences import people_on

    fan = projection.losses
    quantiles = {level: [float(v) for v in fan.quantiles[:, position]] for position, level in enumerate(fan.levels)}
    last = fan.days[-1]
    title = "Killed or wounded by the day under this scenario"
    return Chart(
        key=f"scenario-{index}",
        title=title,
        description=f"{title}: {people_on(fan, last)} by {long_date(last)}.",
        wide=draw_fan(fan.days, quantiles, "people"),
        narrow=None,
        legend=(Words.of("line: as likely above as below"), Words.of("dark: 50 %, light: 90 %")),
    )


def _crossings(projection: Projection) -> Table:
    rows = []
    for crossing in projection.crossings:
        days = tuple(
            Words.of(short_date(day) if (day := crossing.dates.get(level)) else "not by then") for level, _ in _LEVELS
        )
        share = f"{crossing.threshold * 100:g} %, {crossing.counted.value}"
        rows.append(
            (Words.of(share), *days, Words.of(_say_chance(crossing.never)), Words.of(_say_chance(crossing.already)))
        )
    columns = (
        Column("Threshold"), *(Column(f"with {words}") for _, words in _LEVELS), Column("Never", "right"),
        Column("Already", "right"),
    )  # fmt: skip
    return Table("The day by which each threshold is passed, by its chance", columns, tuple(rows), stacked=True)


def _say_chance(chance: float) -> str:
    if 0 < chance < 0.01:
        return "under 1 %"
    return "over 99 %" if 0.99 < chance < 1 else f"{chance:.0%}".replace("%", " %")
