from __future__ import annotations

import math
from dataclasses import replace

from tests.report.stack_at_hand import AUDIT, CLAIMS, DOCUMENTS, EARLY, RATE, READINGS, SENTENCE, STATED
from wartoll.audit import Audit, DerivedFigure, Verdict
from wartoll.audit.interval import Interval
from wartoll.report.blocks import Bullets, Card, Chart, Section, Table
from wartoll.report.figures import Figure
from wartoll.report.inputs import BriefInputs
from wartoll.report.sections.audited import build_audit, group_derived
from wartoll.report.sections.projected import build_projections, last_dates, unique_readings
from wartoll.report.sections.readings import say_interval, tabulate_readings, unique_rates
from wartoll.report.words import Bar
from wartoll.trace import Trace

DERIVED = AUDIT.derived[0]


def inputs(*derived: DerivedFigure) -> BriefInputs:
    return BriefInputs.of(DOCUMENTS, CLAIMS, Trace(), Audit(derived or AUDIT.derived))


def built(section: Section | None) -> Section:
    assert section is not None
    return section


def test_an_interval_is_worded_as_a_check_needs_it() -> None:
    assert say_interval(Interval.point(92.683)) == "92.7"
    assert say_interval(Interval(108.57, 146.15), 0) == "109 to 146"
    assert say_interval(Interval(80, math.inf)) == "at least 80"
    assert say_interval(Interval(-math.inf, 92)) == "at most 92"
    assert say_interval(Interval(8190.4, 8190.6)) == "8,190 to 8,191"


def test_a_card_has_its_verdict_its_sentences_and_what_it_needs() -> None:
    card = next(block for block in built(build_audit(inputs())).blocks if isinstance(block, Card))
    assert card.badge == "follows only if"
    assert card.heading.text == "roughly 92 killed or wounded a day"
    assert card.blocks[0].words.text == SENTENCE  # type: ignore[union-attr]
    assert card.blocks[2].words.text == "It needs: the 3,800 taken as of 16 January."  # type: ignore[union-attr]


def test_a_derivation_shows_its_inputs_its_result_and_its_chance() -> None:
    card = next(block for block in built(build_audit(inputs())).blocks if isinstance(block, Card))
    table = next(block for block in card.blocks if isinstance(block, Table) and block.folded)
    assert [cell.text for cell in table.rows[0]] == [
        "yes", "count / duration", "count 3,800; start larger fighting began on 6 December 2024", "92.7",
        "the 3,800 taken as of 16 January", "31 %",
    ]  # fmt: skip


def test_readings_are_rows_with_a_bar_on_one_scale_and_a_line_at_the_figure_stated() -> None:
    table = tabulate_readings(inputs(), DERIVED, READINGS)
    assert [[cell.text for cell in row[:5]] for row in table.rows] == [
        ["3,800", "6 Dec 2024", "16 Jan 2025", "41", "92.7 as stated"],
        ["3,800", "6 Dec 2024", "early Jan 2025", "26 to 35", "108.6 to 146.2"],
    ]
    bars = [part for row in table.rows for part in row[5] if isinstance(part, Bar)]
    assert {bar.top for bar in bars} == {bars[0].top}
    assert [bar.reference for bar in bars] == [92, 92]
    figures = [part for row in table.rows for part in row[4] if isinstance(part, Figure)]
    assert [(f.low, f.high) for f in figures] == [(3800 / 41, 3800 / 41), (3800 / 35, 3800 / 26)]


def test_readings_that_differ_in_the_strength_alone_are_one_row() -> None:
    twice = replace(READINGS, readings=READINGS.readings + READINGS.readings)
    assert len(tabulate_readings(inputs(), DERIVED, twice).rows) == len(unique_rates(twice)) == 2


def test_statements_that_rest_on_the_same_numbers_share_a_card() -> None:
    twin = replace(DERIVED, readings=None, sentences=(), quote=CLAIMS[2].quote)
    assert [len(group) for group in group_derived(inputs(twin, DERIVED))] == [2]
    card = next(block for block in built(build_audit(inputs(twin, DERIVED))).blocks if isinstance(block, Card))
    listed = [entry.text for block in card.blocks if isinstance(block, Bullets) for entry in block.entries]
    assert any(text.startswith("“in early January 2025") and "follows only if" in text for text in listed)


def test_what_cannot_be_decided_is_folded_away() -> None:
    open_one = replace(
        DERIVED, verdict=Verdict.UNDECIDED, derivations=(), readings=None, claim_id=None, quote=CLAIMS[3].quote,
        sentences=("“12,000” can't be decided from the figures of this document.",),
    )  # fmt: skip
    made = built(build_audit(inputs(open_one)))
    assert not [block for block in made.blocks if isinstance(block, Card)]
    assert made.blocks[-1].caption == "1 more statement can't be decided from the figures at hand"  # type: ignore[union-attr]


def test_an_undecided_figure_of_which_more_can_be_told_has_its_card() -> None:
    told = ("30 % of 12,000 is 3,600: 59 a day over two months.", "The analyst speaks of combat capability.")
    share = replace(DERIVED, kind="share", verdict=Verdict.UNDECIDED, derivations=(), readings=None, sentences=told)
    card = next(block for block in built(build_audit(inputs(share))).blocks if isinstance(block, Card))
    assert card.badge == "undecided"
    assert card.blocks[0].words.text == told[0]  # type: ignore[union-attr]


def test_projections_say_what_they_are_and_give_dates_for_each_reading() -> None:
    made = built(build_projections(inputs()))
    assert "not a forecast" in made.blocks[0].words.text  # type: ignore[union-attr]
    assert "no probability" in made.blocks[0].words.text  # type: ignore[union-attr]
    table = made.blocks[-1]
    assert isinstance(table, Table)
    assert [column.title for column in table.columns[-3:]] == ["30 % gone", "50 % gone", "100 % gone"]
    assert [cell.text for cell in table.rows[0][-3:]] == ["by then", "16 Jan to 15 Apr 2025", "15 Apr 2025"]


def test_the_condition_a_source_made_is_quoted() -> None:
    made = built(build_projections(inputs()))
    assert made.blocks[2].entries[0].text == "“if the losses go on” The Institute"  # type: ignore[union-attr]


def test_the_same_reading_in_two_documents_is_one() -> None:
    again = replace(DERIVED, document="digest.txt", claim_id=CLAIMS[7].claim_id)
    assert len(unique_readings([DERIVED, again])) == len(unique_readings([DERIVED])) == 2


def test_the_span_of_dates_is_that_of_the_whole_strength() -> None:
    spread = last_dates(READINGS.readings)
    assert spread is not None
    assert (str(spread.earliest), str(spread.latest)) == ("2025-02-26", "2025-04-15")
    assert last_dates(()) is None


def test_without_a_strength_there_is_no_projection() -> None:
    bare = replace(READINGS, readings=tuple(replace(r, strength=None, outcomes=()) for r in READINGS.readings))
    assert build_projections(inputs(replace(DERIVED, readings=bare))) is None


def test_the_picture_has_a_row_for_each_reading() -> None:
    chart = next(block for block in built(build_projections(inputs())).blocks if isinstance(block, Chart))
    rows = chart.wide["data"]["values"]
    assert {row["row"] for row in rows} == {0, 1}
    assert {row["share"] for row in rows} == {"50 %", "100 %"}
    assert all(row["href"].startswith("#q-") for row in rows)


def test_a_day_is_told_as_what_it_may_be() -> None:
    assert (STATED.days, EARLY.days) == (1, 10)
    assert RATE.quantity is not None
