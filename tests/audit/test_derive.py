"""The search reads one document: its cost does not grow with the claims of others, and coincidence is measured."""

import time
from dataclasses import replace
from datetime import date

from tests.audit.build import make_claim
from wartoll.audit import audit_claims
from wartoll.audit.derive import coincidence, derive
from wartoll.audit.passage import read_passage
from wartoll.audit.statements import find_statements
from wartoll.documents import Document

TEXT = "From 1 to 10 May the corps lost 1,000 men, killed and wounded. That means 100 a day."


def document_and_claims():
    document = Document.of_text("a.txt", TEXT, published=date(2021, 5, 12))
    claims = (make_claim(document, "1,000 men, killed and wounded", "casualties", "period", 1000),)
    return document, claims


def test_the_claims_of_other_documents_change_neither_the_result_nor_the_search():
    document, claims = document_and_claims()
    alone = audit_claims(claims, (document,))
    crowd = tuple(replace(claims[0], claim_id=f"c{i}", document=f"d{i}.txt") for i in range(20_000))
    started = time.perf_counter()
    together = audit_claims((*crowd, *claims), (document,))
    assert together == alone
    assert time.perf_counter() - started < 2


def test_the_chance_is_the_part_of_figures_that_some_result_reproduces():
    document, claims = document_and_claims()
    passage = read_passage(document, claims)
    (statement,) = find_statements(passage)
    derivations = derive(statement, passage)
    # of the figures 100 and 200, one is what 1,000 over ten days gives
    assert derivations[0].nominal == 100
    assert coincidence(statement, derivations) == derivations[0].chance
    assert 0 < (derivations[0].chance or 0) <= 0.5


def test_a_long_document_is_read_in_time_that_grows_with_its_length():
    def seconds(copies):
        document = Document.of_text("a.txt", (TEXT + " Then it rained.\n\n") * copies, published=date(2021, 5, 12))
        started = time.perf_counter()
        assert len(audit_claims((), (document,)).derived) >= copies
        return time.perf_counter() - started

    seconds(5)
    short, long = seconds(40), seconds(160)
    assert long < 12 * short
