from __future__ import annotations

from functools import cache

from tests.report.json_schema import faults
from tests.report.stack_at_hand import AUDIT, CLAIMS, DOCUMENTS, EXTRACTION, TOTAL, traced
from wartoll.audit import Audit
from wartoll.estimate import Estimate, fit_estimate
from wartoll.forecast import load_scenario, project_strength
from wartoll.forecast.from_estimate import start_from_estimate
from wartoll.report.blocks import Card, Chart, Table
from wartoll.report.brief import build_brief
from wartoll.report.brief_json import brief_to_dict, read_schema
from wartoll.report.figures import Figure
from wartoll.report.html import find_charts, render_html
from wartoll.report.inputs import BriefInputs
from wartoll.report.sections.estimated import estimate_section
from wartoll.report.sections.scenarios import scenarios_section
from wartoll.trace import Trace


@cache
def estimated() -> Estimate:
    return fit_estimate(CLAIMS, traced(), sensitivity=False)


def inputs() -> BriefInputs:
    return BriefInputs.of(DOCUMENTS, CLAIMS, Trace(), Audit())


def test_every_estimated_number_of_people_is_an_interval_with_its_trace() -> None:
    section = estimate_section(estimated())(inputs())
    assert section is not None
    table = next(block for block in section.blocks if isinstance(block, Table) and not block.folded)
    figures = [part for row in table.rows for cell in row[1:] for part in cell if isinstance(part, Figure)]
    assert len(figures) == 3 * len(table.rows)
    assert all(f.low is not None and f.high is not None and f.low < f.high for f in figures)
    assert all(TOTAL.claim_id in figure.claim_ids for figure in figures)


def test_the_totals_it_is_held_against_are_drawn_and_lead_to_their_quotes() -> None:
    section = estimate_section(estimated())(inputs())
    assert section is not None
    chart = next(block for block in section.blocks if isinstance(block, Chart))
    links = {row["href"] for layer in chart.wide["layer"] for row in layer["data"]["values"] if "href" in row}
    assert f"#q-{TOTAL.claim_id}" in links
    assert "4,000 killed or wounded, The President" in chart.description


def test_an_estimate_of_other_claims_is_no_section() -> None:
    assert estimate_section(estimated())(BriefInputs.of(DOCUMENTS, (), Trace(), Audit())) is None


def test_a_scenario_shows_its_chances_never_among_them() -> None:
    projection = project_strength(start_from_estimate(estimated()), load_scenario("constant_rate"), paths=300)
    section = scenarios_section([projection])(inputs())
    assert section is not None
    (card,) = (block for block in section.blocks if isinstance(block, Card))
    table = next(block for block in card.blocks if isinstance(block, Table))
    assert [column.title for column in table.columns] == [
        "Threshold", "with 5 %", "with 50 %", "with 95 %", "Never", "Already",
    ]  # fmt: skip
    assert len(table.rows) == len(projection.crossings)
    assert scenarios_section([])(inputs()) is None


def test_both_stand_in_the_page_and_in_the_data() -> None:
    projection = project_strength(start_from_estimate(estimated()), load_scenario("constant_rate"), paths=300)
    extra = [estimate_section(estimated()), scenarios_section([projection])]
    brief = build_brief(DOCUMENTS, EXTRACTION, traced(), AUDIT, extra=extra)
    assert [chart.key for chart in find_charts(brief)] == ["timeline", "projections", "estimate", "scenario-1"]
    page = render_html(brief)
    assert page.count('role="img"') == 6  # two for two widths, two for one
    schema = read_schema()
    data = brief_to_dict(brief)
    assert faults(data, schema, schema) == []
    assert data["sections"]["scenarios"][0]
