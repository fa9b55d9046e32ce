from __future__ import annotations

from tests.report.claims_at_hand import claim, document, exactly
from tests.report.stack_at_hand import SENTENCE, brief_at_hand
from wartoll.audit import Audit
from wartoll.extract import Extraction
from wartoll.report.brief import build_brief
from wartoll.report.markdown import escape_markdown, render_markdown
from wartoll.report.summary import summarize
from wartoll.trace import Trace


def test_the_brief_as_markdown_has_its_parts() -> None:
    text = render_markdown(brief_at_hand())
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings[0] == "## The finding"
    assert headings[-2:] == ["## All claims", "## Documents"]
    assert SENTENCE in text
    assert "### roughly 92 killed or wounded a day (follows only if)" in text
    assert "Sarafov" not in text


def test_tables_have_a_cell_for_every_column() -> None:
    rows = [line for line in render_markdown(brief_at_hand()).splitlines() if line.startswith("| ")]
    assert rows
    assert all(line.endswith(" |") for line in rows)


def test_words_of_a_document_are_no_markup() -> None:
    hostile = "[x](javascript:alert(1)) <b> `c` | *d* _e_ # f ![g](h)"
    source = document(text=f"3,800 lost {hostile}\n# heading\n- item")
    made = claim(source, source.text, quantity=exactly(3800), group=hostile)
    text = render_markdown(build_brief([source], Extraction((made,)), Trace(), Audit()))
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "[x](" not in text.replace("\\[x\\](", "")
    assert "\n# heading" not in text


def test_a_line_cannot_begin_a_list_or_a_heading() -> None:
    assert escape_markdown("- a") == "\\- a"
    assert escape_markdown("12. a") == "\\12. a"
    assert escape_markdown("# a") == "\\# a"
    assert escape_markdown("3,800 – a") == "3,800 – a"


def test_the_summary_is_plain_text_with_the_finding_first() -> None:
    summary = summarize(brief_at_hand())
    assert summary[0][1][0] == SENTENCE
    assert [heading for heading, _ in summary] == ["Losses claimed: North Korean soldiers", "In this brief", "Not read"]
    assert "broken.pdf" in summary[2][1][0]
