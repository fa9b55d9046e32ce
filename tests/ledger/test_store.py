"""Nothing is lost, nothing is overwritten, and two people who edit one claim both keep their work."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import DBAPIError

from tests.ledger.conftest import make_stack
from wartoll.errors import LedgerError
from wartoll.ledger import ClaimFilter, Decision, open_ledger


def test_what_is_added_is_found_and_adding_again_adds_nothing(ledger):
    document, claims = make_stack()
    assert ledger.add([document], claims, who="Ana") == (1, 3)
    assert ledger.add([document], claims, who="Ben") == (0, 0)
    found = ledger.claims()
    assert [c.row["best"] for c in found] == [102.0, 101.0, 100.0], "newest as-of date first"
    assert {c.status for c in found} == {"proposed"}


@pytest.mark.parametrize(
    ("where", "count"),
    [
        ({"speaker": "Ministry of Defence"}, 3),
        ({"speaker": "nobody"}, 0),
        ({"measure": "killed", "form": "cumulative"}, 3),
        ({"since": date(2023, 5, 2)}, 2),
        ({"until": date(2023, 5, 1)}, 1),
        ({"at_least": 101.5}, 1),
        ({"words": "102 soldiers"}, 1),
        ({"words": 'NOT " OR * )('}, 0),
        ({"document": "a.txt", "publisher": "Daily", "status": "proposed", "limit": 2}, 2),
    ],
)
def test_filters_narrow(ledger, where, count):
    document, claims = make_stack()
    ledger.add([document], claims, who="Ana")
    assert len(ledger.claims(ClaimFilter(**where))) == count


def test_a_claim_whose_quote_does_not_stand_is_not_added(ledger):
    document, claims = make_stack()
    other = document.of_text("a.txt", "other words " * 50)
    with pytest.raises(LedgerError, match="does not stand"):
        ledger.add([other], claims, who="Ana")
    assert ledger.claims() == ()


def test_a_decision_is_a_revision_and_undo_is_one_too(ledger):
    document, claims = make_stack(1)
    ledger.add([document], claims, who="Ana")
    claim_id = claims[0].claim_id
    first = ledger.history(claim_id)[0]
    amended = ledger.review(claim_id, Decision.AMEND, who="Ben", why="typo", based_on=first.id, row={"best": 110.0})
    assert ledger.claims()[0].row["best"] == 110.0
    undone = ledger.review(claim_id, Decision.UNDO, who="Ana", why="the text says 100", based_on=amended.id)
    assert (undone.row["best"], undone.status) == (100.0, "proposed")
    assert [r.kind for r in ledger.history(claim_id)] == ["propose", "amend", "undo"]


def test_the_second_editor_is_told_and_nothing_is_lost(ledger):
    document, claims = make_stack(1)
    ledger.add([document], claims, who="Ana")
    claim_id, seen = claims[0].claim_id, ledger.history(claims[0].claim_id)[0].id
    ledger.review(claim_id, Decision.ACCEPT, who="Ana", why="checked", based_on=seen)
    with pytest.raises(LedgerError, match="accept by Ana") as caught:
        ledger.review(claim_id, Decision.REJECT, who="Ben", why="a repeat", based_on=seen)
    assert "nothing was lost" in caught.value.line
    assert [r.kind for r in ledger.history(claim_id)] == ["propose", "accept"]


def test_merge_names_the_other_claim(ledger):
    document, claims = make_stack(2)
    ledger.add([document], claims, who="Ana")
    one, two = (c.claim_id for c in claims)
    seen = ledger.history(one)[0].id
    merged = ledger.review(one, Decision.MERGE, who="Ana", why="the same", based_on=seen, into=two)
    assert (merged.status, merged.into_claim) == ("merged", two)
    with pytest.raises(LedgerError, match="another claim"):
        ledger.review(two, Decision.MERGE, who="Ana", why="x", based_on=ledger.history(two)[0].id, into=two)


def test_an_amendment_keeps_the_anchor_and_makes_a_claim(ledger):
    document, claims = make_stack(1)
    ledger.add([document], claims, who="Ana")
    claim_id, seen = claims[0].claim_id, ledger.history(claims[0].claim_id)[0].id
    for row in ({"quote": "other"}, {"colour": "red"}, {}, {"measure": "sorrow"}):
        with pytest.raises(LedgerError, match="amendment"):
            ledger.review(claim_id, Decision.AMEND, who="Ana", why="x", based_on=seen, row=row)


def test_the_state_at_a_past_moment(ledger):
    document, claims = make_stack(1)
    ledger.add([document], claims, who="Ana")
    claim_id, seen = claims[0].claim_id, ledger.history(claims[0].claim_id)[0].id
    moment = datetime.now(UTC)
    ledger.review(claim_id, Decision.REJECT, who="Ben", why="a repeat", based_on=seen)
    assert [r.status for r in ledger.state_at(moment)] == ["proposed"]
    assert [r.status for r in ledger.state_at(datetime.now(UTC))] == ["rejected"]


@pytest.mark.parametrize("statement", ["UPDATE revisions SET who = 'x'", "DELETE FROM revisions",
                                       "UPDATE documents SET text = ''", "DELETE FROM documents"])  # fmt: skip
def test_the_database_itself_refuses_to_forget(ledger, statement):
    document, claims = make_stack(1)
    ledger.add([document], claims, who="Ana")
    with pytest.raises(DBAPIError, match="append-only"), ledger.engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_grades_are_shown_and_the_last_one_holds(ledger):
    document, claims = make_stack(1)
    ledger.add([document], claims, who="Ana")
    ledger.grade("Ministry of Defence", letter="D", digit=None, who="Ana", why="a side in the war")
    ledger.grade("Ministry of Defence", letter="C", digit=None, who="Ben", why="checked against graves")
    ledger.grade("Ministry of Defence", letter=None, digit=3, who="Ben", why="possible", claim_id=claims[0].claim_id)
    assert ledger.claims()[0].grades == ("C", "3")
    assert ledger.parties() == (("Ministry of Defence", 1, "C"),)
    with pytest.raises(LedgerError, match="letter A to F"):
        ledger.grade("x", letter="G", digit=None, who="Ana", why="x")


def test_a_ledger_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(LedgerError, match="no ledger"):
        open_ledger(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("not a database at all, just words " * 100)
    with pytest.raises(LedgerError, match="can't be opened"):
        open_ledger(tmp_path / "text.db")


def test_no_password_reaches_a_message():
    with pytest.raises(LedgerError) as caught:
        open_ledger("postgresql://user:hunter2@127.0.0.1:1/x")
    assert "hunter2" not in caught.value.line
