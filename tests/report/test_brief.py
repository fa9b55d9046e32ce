from __future__ import annotations

import time

from tests.report.claims_at_hand import claim, day, document, exactly
from tests.report.stack_at_hand import AUDIT, DOCUMENTS, EXTRACTION, brief_at_hand, traced
from wartoll.audit import Audit
from wartoll.extract import Extraction
from wartoll.report.blocks import Paragraph, Section
from wartoll.report.brief import build_brief
from wartoll.report.brief_json import brief_to_dict
from wartoll.report.html import render_html
from wartoll.report.inputs import BriefInputs
from wartoll.report.markdown import render_markdown
from wartoll.report.words import Words
from wartoll.trace import Trace


def test_the_title_names_who_is_counted_and_the_dateline_what_was_read() -> None:
    brief = brief_at_hand()
    assert brief.title == "Losses claimed: North Korean soldiers"
    assert brief.dateline == "3 documents, 9 to 19 January 2025 · 9 claims · 1 not read"
    assert dict(brief.counts) == {"documents": 3, "skipped": 1, "claims": 9, "origins": 6, "speakers": 3}


def test_claims_are_numbered_in_the_order_of_documents_and_places() -> None:
    brief = brief_at_hand()
    assert [brief.numbers[c.claim_id] for c in brief.claims] == list(range(1, 10))
    assert [c.document for c in brief.claims] == ["office.txt"] + ["institute.txt"] * 6 + ["digest.txt"] * 2


def test_a_later_stage_adds_its_section_to_every_rendering() -> None:
    def estimated(inputs: BriefInputs) -> Section:
        words = Words.of(f"An estimate from {len(inputs.claims)} claims.")
        return Section("estimate", "The estimate", (Paragraph(words),), {"claims": len(inputs.claims)})

    brief = build_brief(DOCUMENTS, EXTRACTION, traced(), AUDIT, extra=[estimated])
    keys = [section.key for section in brief.sections]
    assert keys[:5] == ["timeline", "audit", "projections", "estimate", "origins"]
    assert brief_to_dict(brief)["sections"]["estimate"] == {"claims": 9}
    assert "An estimate from 9 claims." in render_markdown(brief)
    assert 'id="estimate"' in render_html(brief, with_charts=False)


def test_five_hundred_documents_take_a_few_seconds_at_most() -> None:
    documents = [document(f"{n}.txt", f"{n} men were lost. " * 20, publisher=f"Outlet {n}") for n in range(100, 600)]
    claims = [
        claim(d, f"{d.name[:3]} men were lost", quantity=exactly(int(d.name[:3])), group="men", end=day("2025-01-01"))
        for d in documents
    ]
    started = time.process_time()
    brief = build_brief(documents, Extraction(tuple(claims)), Trace(), Audit())
    render_html(brief, with_charts=False)
    render_markdown(brief)
    assert time.process_time() - started < 8
