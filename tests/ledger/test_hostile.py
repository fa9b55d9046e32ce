"""What comes from outside may be anything: it is kept as it is, or refused in one line, and the ledger goes on."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from tests.ledger.conftest import make_stack
from wartoll.documents import Document
from wartoll.errors import LedgerError
from wartoll.ledger import ClaimFilter, Decision, open_ledger
from wartoll.ledger.verify import verify_ledger

UNWRITABLE = ["a\x00b", "half a sign \ud800"]


@pytest.mark.parametrize("words", UNWRITABLE, ids=["nul", "surrogate"])
@pytest.mark.parametrize("field", ["speaker", "group", "hedge"])
def test_a_claim_with_signs_that_no_database_keeps_is_refused_in_one_line(ledger, words, field):
    document, claims = make_stack(2)
    with pytest.raises(LedgerError) as caught:
        ledger.add([document], [claims[0], replace(claims[1], **{field: words})], who="Ana")
    assert "\n" not in caught.value.line
    assert ledger.claims() == ()
    assert ledger.add([document], claims, who="Ana") == (1, 2), "the ledger goes on"


@pytest.mark.parametrize("words", UNWRITABLE, ids=["nul", "surrogate"])
def test_a_document_or_a_reason_with_such_signs_is_refused_in_one_line(ledger, words):
    document, claims = make_stack(1)
    ledger.add([document], claims, who="Ana")
    with pytest.raises(LedgerError):
        ledger.add([replace(Document.of_text("b.txt", "x"), text=words)], [], who="Ana")
    for who, why, row in ((words, "x", {"place": "y"}), ("Ana", words, {"place": "y"}), ("Ana", "x", {"place": words})):
        with pytest.raises(LedgerError):
            ledger.review(claims[0].claim_id, Decision.AMEND, who=who, why=why, based_on=1, row=row)
    with pytest.raises(LedgerError):
        ledger.grade(words, letter="A", digit=None, who="Ana", why="x")
    assert len(ledger.history(claims[0].claim_id)) == 1
    assert verify_ledger(ledger).faults == ()


@pytest.mark.parametrize(
    "words", [*UNWRITABLE, "'; DROP TABLE heads; --", "%s %(x)s :y ?", "\\", "«", " ", "*" * 5_000]
)
def test_any_words_can_be_asked_for(ledger, words):
    document, claims = make_stack(2)
    ledger.add([document], claims, who="Ana")
    refused = 0
    for field in ("words", "speaker", "document", "status"):
        try:
            found = ledger.claims(ClaimFilter(**{field: words}))
        except LedgerError:
            refused += 1
        else:
            assert found == () or not words.strip()
    assert refused == 0 or words in UNWRITABLE
    assert len(ledger.claims()) == 2


@pytest.mark.parametrize("row", [{"low": 9.0, "high": 1.0}, {"best": float("nan")}, {"best": "many"},
                                 {"confidence": "x"},
                                 {"confidence": float("nan")}, {"via": 5}, {"end_latest": "soon"},
                                 {"speaker": ["a", "list"]}, {"speaker": {"a": 1}}, {"place": 7}])  # fmt: skip
def test_an_amendment_of_the_wrong_kind_is_refused(ledger, row):
    document, claims = make_stack(1)
    ledger.add([document], claims, who="Ana")
    with pytest.raises(LedgerError):
        ledger.review(claims[0].claim_id, Decision.AMEND, who="Ana", why="x", based_on=1, row=row)
    assert verify_ledger(ledger).faults == ()


def test_a_row_is_not_replaced_behind_the_guards_of_sqlite(tmp_path):
    ledger = open_ledger(tmp_path / "ledger.db", create=True)
    document, claims = make_stack(2)
    ledger.add([document], claims, who="Ana")
    statement = "INSERT OR REPLACE INTO revisions SELECT * FROM revisions WHERE id = 1"
    with pytest.raises(DBAPIError, match="append-only"), ledger.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    ledger.close()


def test_of_many_who_decide_on_one_claim_at_once_one_is_heard_and_the_others_are_told(address):
    ledger = open_ledger(address, create=True)
    document, claims = make_stack(1)
    ledger.add([document], claims, who="Ana")
    heard, told = [], []
    start = threading.Barrier(6)

    def decide(number):
        own = open_ledger(address)
        start.wait()
        try:
            own.review(claims[0].claim_id, Decision.ACCEPT, who=f"person {number}", why="checked", based_on=1)
            heard.append(number)
        except LedgerError as error:
            told.append(error.line)
        own.close()

    threads = [threading.Thread(target=decide, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(heard), len(told)) == (1, 5)
    assert all("nothing was lost" in line for line in told), told
    assert len(ledger.history(claims[0].claim_id)) == 2
    assert verify_ledger(ledger).faults == ()
    ledger.close()
