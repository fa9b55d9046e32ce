from __future__ import annotations

from datetime import date
from typing import Any

from tests.report.claims_at_hand import PRESIDENT, about, at_least, between, claim, day, document, exactly
from wartoll.audit import Audit
from wartoll.claims import Claim, Form, Measure, PartyKind
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.report.blocks import Chart, Section
from wartoll.report.inputs import BriefInputs
from wartoll.report.palette import KIND_COLOURS, MEASURE_SHAPES
from wartoll.report.sections.timeline import build_timeline
from wartoll.trace import Trace

SOURCE = document(
    text="3,800 lost. 300 killed. 92 a day. 650 a week. 80 to 90 a day. At least 100 killed. Fighting began. 12 tanks.",
    published=date(2025, 1, 19),
)


def section(claims: list[Claim], documents: tuple[Document, ...] = (SOURCE,)) -> Section | None:
    return build_timeline(BriefInputs.of(documents, claims, Trace(), Audit()))


def drawn(claims: list[Claim]) -> list[dict[str, Any]]:
    """Every row of data in the wide chart, with the kind of its mark."""
    made = section(claims)
    assert made is not None
    (chart,) = (block for block in made.blocks if isinstance(block, Chart))
    return [
        {**row, "mark": layer["mark"]["type"], "filled": layer["mark"].get("filled"), "view": number}
        for number, view in enumerate(chart.wide["vconcat"])
        for layer in view["layer"]
        for row in layer["data"]["values"]
    ]


def points(claims: list[Claim]) -> list[dict[str, Any]]:
    return [row for row in drawn(claims) if row["mark"] == "point"]


def test_a_count_is_drawn_at_its_as_of_date_with_the_shape_of_its_measure_and_the_colour_of_its_party() -> None:
    made = claim(SOURCE, "300 killed", Measure.KILLED, quantity=exactly(300), end=day("2025-01-13"), **PRESIDENT)
    (row,) = points([made])
    assert row["x"] == (date(2025, 1, 13) - date(1970, 1, 1)).days * 86_400_000
    assert row["y"] == 300
    assert row["shape"] == MEASURE_SHAPES[Measure.KILLED]
    assert row["colour"] == KIND_COLOURS[PartyKind.ADVERSARY]
    assert row["href"] == f"#q-{made.claim_id}"
    assert row["filled"] is True
    assert "300 killed, North Korean soldiers: Volodymyr Zelensky, 13 January 2025" in row["told"]


def test_a_count_without_an_as_of_date_is_hollow_at_the_date_of_its_statement() -> None:
    said = claim(
        SOURCE, "3,800 lost", quantity=exactly(3800), said=day("2025-01-05"), end=day("2025-01-05"), as_of_inferred=True
    )
    printed = claim(SOURCE, "300 killed", Measure.KILLED, quantity=exactly(300))
    rows = points([said, printed])
    assert [row["filled"] for row in rows] == [False, False]
    assert all("the date of the statement" in row["told"] for row in rows)


def test_a_window_of_days_and_an_interval_of_numbers_are_lines() -> None:
    early = Window(date(2025, 1, 1), date(2025, 1, 10))
    made = claim(SOURCE, "80 to 90 a day", form=Form.RATE, quantity=between(80, 90), per="day", end=early)
    lines = [row for row in drawn([made]) if row["mark"] == "rule"]
    assert sorted((row["y"], row["y2"]) for row in lines) == [(80, 80), (80, 90), (90, 90)]
    assert sorted(row["y"] for row in points([made])) == [80, 90]


def test_an_open_end_is_a_short_line_upwards() -> None:
    made = claim(SOURCE, "At least 100 killed", Measure.KILLED, quantity=at_least(100), end=day("2025-01-13"))
    (line,) = (row for row in drawn([made]) if row["mark"] == "rule")
    assert line["y"] == 100
    assert line["y2"] > 100


def test_rates_stand_in_their_own_view_by_the_day() -> None:
    daily = claim(SOURCE, "92 a day", form=Form.RATE, quantity=about(92), per="day", end=day("2025-01-16"))
    weekly = claim(SOURCE, "650 a week", form=Form.RATE, quantity=exactly(700), per="week", end=day("2025-01-16"))
    count = claim(SOURCE, "3,800 lost", quantity=exactly(3800), end=day("2025-01-05"))
    assert sorted((row["view"], row["y"]) for row in points([daily, weekly, count])) == [(0, 3800), (1, 92), (1, 100)]


def test_the_same_figure_of_one_speaker_is_one_mark() -> None:
    other = document("b.txt", SOURCE.text, published=date(2025, 1, 20))
    one = claim(SOURCE, "3,800 lost", quantity=exactly(3800), end=day("2025-01-05"), **PRESIDENT)
    two = claim(other, "3,800 lost", quantity=exactly(3800), end=day("2025-01-05"), **PRESIDENT)
    (row,) = points([one, two])
    assert row["told"].endswith("also in 1 more claim")


def test_an_event_is_a_dashed_line_with_its_number() -> None:
    count = claim(SOURCE, "3,800 lost", quantity=exactly(3800), end=day("2025-01-05"))
    event = claim(SOURCE, "Fighting began", Measure.ENGAGEMENT, form=Form.EVENT, hedge="began", end=day("2024-12-06"))
    rows = [row for row in drawn([count, event]) if row["href"] == f"#q-{event.claim_id}"]
    assert {row["mark"] for row in rows} == {"rule", "text"}
    assert {row["label"] for row in rows} == {"2"}


def test_things_and_claims_without_any_date_are_not_drawn_and_it_is_said() -> None:
    undated = document("b.txt", "700 lost")
    count = claim(SOURCE, "3,800 lost", quantity=exactly(3800), end=day("2025-01-05"))
    tanks = claim(SOURCE, "12 tanks", Measure.EQUIPMENT, quantity=exactly(12), item="tank", end=day("2025-01-05"))
    lost = claim(undated, "700 lost", quantity=exactly(700))
    made = section([count, tanks, lost], (SOURCE, undated))
    assert made is not None
    assert "2 with no date, or that count no people" in made.blocks[0].words.text  # type: ignore[union-attr]


def test_no_number_with_a_date_means_no_timeline() -> None:
    assert section([]) is None
    assert (
        section([claim(SOURCE, "Fighting began", Measure.ENGAGEMENT, form=Form.EVENT, end=day("2024-12-06"))]) is None
    )


def test_labels_do_not_touch() -> None:
    source = document(text=" ".join(f"{n} lost." for n in range(100, 160)), published=date(2025, 1, 1))
    claims = [claim(source, f"{n} lost", quantity=exactly(n), end=day("2025-01-05")) for n in range(100, 160)]
    labels = [row for row in drawn(claims) if row["mark"] == "text"]
    assert 0 < len(labels) < 30  # of sixty marks in a column of 300 pixels, on two sides
