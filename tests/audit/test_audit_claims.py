"""Derived statements get the verdict that a careful reader would give; the texts are written for these tests."""

import json
from datetime import date
from pathlib import Path

import pytest

from wartoll.audit import Verdict, audit_claims
from wartoll.audit.rows import figure_to_json
from wartoll.documents import Document

# One statement a line, with the verdict of a careful reader and, where there is one, the result that reproduces it.
CASES = [json.loads(line) for line in (Path(__file__).parent / "statements.jsonl").read_text("utf-8").splitlines()]


def verdict_on(statement, text, published):
    document = Document.of_text("a.txt", text, published=date.fromisoformat(published))
    start = text.index(statement)
    end = start + len(statement)
    found = [f for f in audit_claims((), (document,)).derived if f.quote.start < end and start < f.quote.end]
    assert all(document.text[f.quote.start : f.quote.end] == f.quote.text for f in found)
    return found


@pytest.mark.parametrize("case", CASES, ids=[f"{i:02d}-{c['kind'].replace(' ', '-')}" for i, c in enumerate(CASES)])
def test_a_derived_statement_gets_its_verdict(case):
    found = verdict_on(case["statement"], case["text"], case["published"])
    assert {f.verdict.value for f in found} == {case["verdict"]}
    assert all(f.sentences for f in found)
    wanted = case["result"]
    if wanted is not None:
        results = [result for f in found for result in results_of(f)]
        assert any(result == wanted or result == pytest.approx(wanted, rel=0.005) for result in results)


def results_of(figure):
    return [row["result"] for row in figure_to_json(figure)["derivations"]]


def test_a_count_of_another_measure_is_no_input():
    text = "The staff speaks of 3,000 killed and wounded in one week. So 3,000 men have been killed, it was said."
    assert all(
        f.verdict is not Verdict.FOLLOWS for f in verdict_on("So 3,000 men have been killed", text, "2023-06-15")
    )


def test_a_plain_count_is_no_derived_statement():
    text = "The corps lost 300 men on Monday, its staff says. Its hospital has 90 beds. The road is open again."
    assert not verdict_on(text, text, "2023-06-15")


def test_an_empty_document_has_no_derived_statement():
    assert audit_claims((), (Document.of_text("a.txt", ""),)).derived == ()


def test_without_a_date_nothing_breaks():
    text = "The regiment has 600 men left and loses 20 a day. At this rate nobody will be left in a month."
    found = audit_claims((), (Document.of_text("a.txt", text),)).derived
    assert [f.verdict for f in found] == [Verdict.FOLLOWS]
