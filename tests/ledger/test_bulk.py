"""Rows written while they are made: all of them or none, and a driver's refusal is one line."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.ledger.conftest import make_stack
from wartoll.errors import LedgerError
from wartoll.ledger import ClaimFilter, Decision, open_ledger
from wartoll.ledger.bulk import PAGE, insert_rows
from wartoll.ledger.schema import gradings, heads, revisions
from wartoll.ledger.verify import verify_ledger

NAMES = ("party", "claim_id", "letter", "digit", "who", "at", "why")


def rows(count):
    return ((f"party {n}", None, "B", None, 'tab\tline\nback\\slash "quote" ␛ é', "2025", "") for n in range(count))


def test_more_than_a_page_of_rows_comes_back_as_it_was(ledger):
    with ledger.writing() as connection:
        insert_rows(connection, gradings, NAMES, rows(PAGE + 3))
    with ledger.reading() as connection:
        found = connection.execute(select(*(gradings.c[name] for name in NAMES)).order_by(gradings.c.id)).all()
    assert [tuple(row) for row in found] == list(rows(PAGE + 3))


def test_a_row_that_can_not_be_made_leaves_nothing_behind(ledger):
    def failing():
        yield from rows(PAGE + 1)
        raise ValueError("no row")

    with pytest.raises(ValueError, match="no row"), ledger.writing() as connection:
        insert_rows(connection, gradings, NAMES, failing())
    document, claims = make_stack()
    assert ledger.add([document], claims, who="Ana") == (1, 3), "the ledger goes on"
    with ledger.reading() as connection:
        assert connection.execute(select(gradings)).all() == []


def test_what_the_database_refuses_is_one_line_and_nothing_is_lost(ledger):
    document, claims = make_stack()
    ledger.add([document], claims, who="Ana")
    with pytest.raises(LedgerError, match="can't be written"), ledger.writing() as connection:
        insert_rows(connection, heads, ("claim_id", "revision_id", "status"), [(claims[0].claim_id, 1, "proposed")])
    assert len(ledger.claims()) == 3
    assert verify_ledger(ledger).faults == ()


def test_days_and_empty_fields_come_back_as_they_were(ledger):
    document, claims = make_stack(2)
    ledger.add([document], claims, who="Ana")
    with ledger.reading() as connection:
        found = connection.execute(select(revisions.c.as_of, revisions.c.parent).order_by(revisions.c.id)).all()
    assert [tuple(row) for row in found] == [(date(2023, 5, 1), None), (date(2023, 5, 2), None)]


@pytest.mark.parametrize(("where", "count"), [({"document": "b.txt"}, 2), ({"publisher": "Daily"}, 5),
                                              ({"document": "none.txt"}, 0), ({"publisher": "nobody"}, 0)])  # fmt: skip
def test_documents_are_found_by_name_and_by_outlet(ledger, where, count):
    for size, name in ((3, "a.txt"), (2, "b.txt")):
        document, claims = make_stack(size, name)
        ledger.add([document], claims, who="Ana")
    assert len(ledger.claims(ClaimFilter(**where))) == count


@pytest.mark.parametrize("address", ["sqlite", pytest.param("postgres", marks=pytest.mark.needs_debian)], indirect=True)
def test_a_ledger_of_the_first_schema_is_brought_up_to_date(address):
    ledger = open_ledger(address, create=True)
    document, claims = make_stack()
    ledger.add([document], claims, who="Ana")
    with ledger.engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX heads_status")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    ledger.close()
    again = open_ledger(address)
    with again.engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX heads_status")  # fails where it was not made again
    assert len(again.claims()) == 3
    again.close()


@pytest.mark.parametrize("few", [0, 1_000])
def test_a_status_is_found_whether_it_is_rare_or_common(ledger, monkeypatch, few):
    monkeypatch.setattr("wartoll.ledger.listing.FEW", few)
    document, claims = make_stack(4)
    ledger.add([document], claims, who="Ana")
    for claim, decision in zip(claims, (Decision.ACCEPT, Decision.REJECT), strict=False):
        seen = ledger.history(claim.claim_id)[-1].id
        ledger.review(claim.claim_id, decision, who="Ana", why="checked", based_on=seen)
    found = {status: [c.row["best"] for c in ledger.claims(ClaimFilter(status=status))]
             for status in ("proposed", "accepted", "rejected", "merged")}  # fmt: skip
    assert found == {"proposed": [103.0, 102.0], "accepted": [100.0], "rejected": [101.0], "merged": []}
