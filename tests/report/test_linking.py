from __future__ import annotations

from dataclasses import replace

from tests.report.stack_at_hand import AUDIT, CLAIMS, COUNT, DOCUMENTS, EXTRACTION, FUTURE, RATE, traced
from wartoll.audit import Audit, Verdict
from wartoll.report.brief import build_brief
from wartoll.report.figures import Figure
from wartoll.report.inputs import BriefInputs
from wartoll.report.linking import link_sentence
from wartoll.report.words import Cite
from wartoll.trace import Trace

INPUTS = BriefInputs.of(DOCUMENTS, CLAIMS, Trace(), Audit())


def test_a_said_number_leads_to_its_claim_and_a_computed_one_does_not() -> None:
    words = link_sentence(INPUTS, "92 a day is what 3,800 over 41 days gives (92.7).", [RATE.claim_id, COUNT.claim_id])
    figures = [part for part in words if isinstance(part, Figure)]
    assert [(f.text, f.claim_ids) for f in figures] == [("92", (RATE.claim_id,)), ("3,800", (COUNT.claim_id,))]
    assert words.parts[-1] == Cite((RATE.claim_id, COUNT.claim_id))


def test_days_of_a_month_and_lengths_of_time_are_no_figures() -> None:
    words = link_sentence(INPUTS, "From 92 January and in 3,800 days, 12,000 a year.", [c.claim_id for c in CLAIMS])
    assert [part.text for part in words if isinstance(part, Figure)] == ["12,000"]


def test_a_sentence_without_a_said_number_rests_on_the_first_claim() -> None:
    words = link_sentence(INPUTS, "The documents do not show the sum.", [RATE.claim_id, COUNT.claim_id])
    assert words.parts[-1] == Cite((RATE.claim_id,))


def test_a_claim_that_is_not_in_the_brief_is_not_cited() -> None:
    assert link_sentence(INPUTS, "92 a day.", ["feed"]).claim_ids == ()


def test_the_finding_opens_with_the_main_derived_figure_and_says_the_spread() -> None:
    brief = build_brief(DOCUMENTS, EXTRACTION, traced(), AUDIT)
    told = [sentence.text for sentence in brief.sentences]
    assert told[0].startswith("92 a day is what 3,800")
    assert told[2] == (
        "Over 2 readings of the documents it is 93 to 146 a day, and the whole strength would be gone between "
        "26 February and 15 April 2025; this is the spread of readings, no probability."
    )
    assert any("4,000 killed or wounded (The President, 9 January 2025)" in sentence for sentence in told)
    assert FUTURE.claim_id in {c.claim_id for c in brief.claims}


def test_a_rate_that_no_figure_gives_is_told_but_does_not_lead() -> None:
    stray = Audit(
        (replace(AUDIT.derived[0], verdict=Verdict.CANNOT_FOLLOW, sentences=("92 a day follows from nothing.",)),)
    )
    told = [sentence.text for sentence in build_brief(DOCUMENTS, EXTRACTION, traced(), stray).sentences]
    assert told[0].startswith("3 documents with 9 claims go back to 6 statements")
    assert "92 a day follows from nothing." in told
