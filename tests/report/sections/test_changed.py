from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.report.claims_at_hand import exactly
from tests.report.stack_at_hand import AUDIT, CAPTURED, CLAIMS, COUNT, DOCUMENTS, EXTRACTION, RELAY, TOTAL, traced
from wartoll.audit import Audit
from wartoll.report.brief import build_brief
from wartoll.report.brief_json import brief_to_dict
from wartoll.report.html import render_html
from wartoll.report.inputs import BriefInputs
from wartoll.report.markdown import render_markdown
from wartoll.report.sections.changed import changes_section, tell_changes
from wartoll.report.sections.moved import find_moves
from wartoll.report.since import Decided, Since, Step
from wartoll.report.summary import summarize
from wartoll.trace import trace_claims

EARLIER = tuple(claim for claim in CLAIMS if claim not in (TOTAL, RELAY, CAPTURED))
NOW = BriefInputs.of(DOCUMENTS, CLAIMS, traced(), AUDIT)


def since(**known: Any) -> Since:
    """The stack at hand without the president's page and the digest, then with them."""
    documents = DOCUMENTS[1:2]
    then = BriefInputs.of(documents, EARLIER, trace_claims(EARLIER, documents), known.pop("audit", AUDIT))
    given: dict[str, Any] = {
        "new": (TOTAL.claim_id, RELAY.claim_id, CAPTURED.claim_id), "new_documents": ("office.txt", "digest.txt"),
    } | known  # fmt: skip
    return Since(digest="ab12" * 16, day=date(2025, 1, 17), note="week one", then=then, **given)


def test_the_first_sentence_counts_what_changed_and_what_only_carries_known_statements() -> None:
    told = tell_changes(since(), NOW).text
    assert told == (
        "Since snapshot ab12ab12ab12 of 17 January 2025, “week one”: 3 claims and 2 documents are new, 0 claims were "
        "revised, 0 claims no longer count. 1 of the new claims carries a statement known before."
    )


def test_a_newest_total_that_moved_stands_beside_what_it_was() -> None:
    moves = {m.what.text: (m.then.text, m.now.text) for m in find_moves(since(), NOW)}
    assert moves["Newest total of killed or wounded, The President"] == (
        "3,800 killed or wounded, early January 2025",
        "4,000 killed or wounded, 9 January 2025",
    )


def test_a_verdict_that_did_not_move_is_not_told() -> None:
    assert not [m for m in find_moves(since(), NOW) if "92" in m.what.text]


def test_a_verdict_that_moved_is_told_with_its_readings() -> None:
    figure = AUDIT.derived[0]
    other = replace(figure, needs=(), readings=None)
    moved = next(m for m in find_moves(since(audit=Audit((other,))), NOW) if "92" in m.what.text)
    assert moved.then.text == "follows only if"
    assert moved.now.text == "follows only if the 3,800 taken as of 16 January; readings give 93 to 146 a day"


def test_a_quantity_that_was_amended_leads_to_its_quote_and_names_each_field() -> None:
    amended = replace(COUNT, quantity=exactly(3900))
    claims = tuple(amended if claim is COUNT else claim for claim in CLAIMS)
    steps = (Step("amend", "Ana", date(2025, 1, 18), "a slip of the | pen"),)
    one = Decided(COUNT, amended, "proposed", "accepted", steps)
    brief = build_brief(DOCUMENTS, replace(EXTRACTION, claims=claims), traced(), AUDIT,
                        opening=[changes_section(since(revised=(one,)))])  # fmt: skip
    notes = render_markdown(brief)
    assert "low: 3,800 → 3,900; best: 3,800 → 3,900; high: 3,800 → 3,900; proposed → accepted" in notes
    assert "amend, Ana, 18 Jan 2025: a slip of the \\| pen" in notes
    page = render_html(brief, with_charts=False)
    assert f'<a href="#q-{COUNT.claim_id}">3,900 killed or wounded</a>' in page
    assert page.index("What is new, and what it moved") < page.index('id="finding"')
    assert brief_to_dict(brief)["since"]["revised"][0]["changes"][0] == {
        "field": "low", "before": 3800, "after": 3900}  # fmt: skip
    heading, lines = summarize(brief)[0]
    assert heading == "What is new, and what it moved"
    assert lines[0].startswith("Since snapshot ab12ab12ab12")
    assert any("4,000 killed or wounded" in line and " → " in line for line in lines)


def test_names_that_the_stack_hides_are_hidden_in_reasons_too() -> None:
    step = Step("reject", "Ana", date(2025, 1, 18), "Anton Sarafov says otherwise")
    gone = Decided(COUNT, None, "proposed", "rejected", (step,))
    claims = tuple(claim for claim in CLAIMS if claim is not COUNT)
    brief = build_brief(DOCUMENTS, replace(EXTRACTION, claims=claims), traced(), AUDIT,
                        opening=[changes_section(since(gone=(gone,)))])  # fmt: skip
    for text in (render_markdown(brief), render_html(brief, with_charts=False), str(brief_to_dict(brief)["since"])):
        assert "Sarafov" not in text
        assert "says otherwise" in text
