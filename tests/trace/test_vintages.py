"""Successive figures of one speaker, from written texts: newer vintages, and corrections of the figure before."""

from __future__ import annotations

from tests.trace.making import days, document
from wartoll.documents import Document
from wartoll.extract import extract_claims
from wartoll.trace import Trace, trace_claims

MINISTRY = "Interior ministry of Tyrra"
FIRST = document("first", "As of 1 May, 212 police officers had been killed since January.",
                 MINISTRY, "2022-05-02")  # fmt: skip
SECOND = document("second", "As of 8 May, 231 police officers had been killed since January.",
                  MINISTRY, "2022-05-09")  # fmt: skip
THIRD = document("third", "Correction. Our figure of 9 May was wrong and is replaced: as of 8 May, 223 police officers "
                 "had been killed since January.", MINISTRY, "2022-05-20")  # fmt: skip
RELAY = document("relay", "By 8 May 231 police officers had been killed, the interior ministry of Tyrra says.",
                 "Harbour Herald", "2022-05-10")  # fmt: skip


def trace_of(*documents: Document) -> Trace:
    return trace_claims(extract_claims(documents).claims, documents)


def test_a_newer_figure_is_a_vintage_and_no_change_by_anyone() -> None:
    trace = trace_of(FIRST, SECOND)
    assert [vintage.change for vintage in trace.vintages] == [19.0]
    assert not any(origin.relations for origin in trace.origins)


def test_a_correction_replaces_the_figure_said_last_though_both_count_to_one_day() -> None:
    trace = trace_of(FIRST, SECOND, THIRD)
    (revision,) = trace.revisions
    assert revision.older is not None
    assert trace.origin(revision.older).claim.document == "second"
    assert trace.origin(revision.newer).claim.document == "third"


def test_a_statement_is_dated_by_the_speakers_own_document_and_not_by_a_relay() -> None:
    trace = trace_of(SECOND, RELAY)
    (origin,) = trace.origins
    assert origin.documents == ("second", "relay")
    assert origin.said == days("2022-05-09")
