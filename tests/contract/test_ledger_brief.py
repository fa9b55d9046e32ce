"""A brief on a ledger is the same whichever database keeps it."""

import json
from datetime import date

import pytest
from tests.ledger.conftest import make_stack

from wartoll.ledger import Decision, open_ledger
from wartoll.ledger.snapshots import take_snapshot
from wartoll.ledger.stack import read_stack_since
from wartoll.workflow.ledger_brief import write_ledger_brief


def keep(address):
    """Three claims at a snapshot; then three more, one claim amended, one rejected, one merged into another."""
    ledger = open_ledger(address, create=True)
    document, claims = make_stack(3)
    ledger.add([document], claims, who="Ana")
    snapshot = take_snapshot(ledger, who="Ana", note="the first week")
    ledger.add(*[[part] if not isinstance(part, list) else part for part in make_stack(3, "b.txt")], who="Ana")
    one, two, three = (claim.claim_id for claim in claims)

    def decide(claim_id, decision, **more):
        seen = ledger.history(claim_id)[-1].id
        ledger.review(claim_id, decision, who="Ben", why="checked", based_on=seen, **more)

    decide(one, Decision.AMEND, row={"best": 150.0, "low": 150.0, "high": 150.0})
    decide(two, Decision.REJECT)
    decide(three, Decision.MERGE, into=one)
    return ledger, snapshot, (one, two, three)


def test_two_states_of_a_ledger_and_what_lies_between(address):
    ledger, snapshot, (one, two, three) = keep(address)
    changed = read_stack_since(ledger, snapshot)
    ledger.close()
    assert [d.name for d in changed.then.documents] == ["a.txt"]
    assert [d.name for d in changed.now.documents] == ["a.txt", "b.txt"]
    assert set(changed.then.standing) == {one, two, three}
    assert set(changed.now.standing) & {one, two, three} == {one}
    assert {i: [s.kind for s in steps] for i, steps in changed.steps.items()} == {
        one: ["amend"], two: ["reject"], three: ["merge"]}  # fmt: skip
    assert {i: r.status for i, r in changed.ends.items()} == {two: "rejected", three: "merged"}


def test_two_states_of_one_page_are_two_documents(address):
    ledger = open_ledger(address, create=True)
    for count in (1, 2):
        document, claims = make_stack(count)
        ledger.add([document], claims, who="Ana")
    changed = read_stack_since(ledger, take_snapshot(ledger, who="Ana"))
    ledger.close()
    names = {document.name for document in changed.now.documents}
    assert len(names) == 2
    assert {claim.document for claim in changed.now.claims} == names


def test_documents_without_a_claim_count_from_the_day_they_were_added(address):
    ledger, *_ = keep(address)
    plain, _ = make_stack(0, "plain.txt")
    ledger.add([plain], [], who="Ana")
    snapshot = take_snapshot(ledger, who="Ana")
    late, _ = make_stack(0, "late.txt")
    ledger.add([late], [], who="Ana")
    then = {d.name for d in read_stack_since(ledger, snapshot).then.documents}
    ledger.close()
    assert then == {"a.txt", "b.txt", "plain.txt"}


def test_a_brief_of_the_changes(address, tmp_path):
    ledger, snapshot, ids = keep(address)
    ledger.close()
    written = write_ledger_brief(address, tmp_path / "out", since=snapshot.digest[:10])
    since = written.json["since"]
    assert len(since["new"]) == 3
    assert since["new_documents"] == ["b.txt"]
    assert [(r["claim_id"], [c["after"] for c in r["changes"]]) for r in since["revised"]] == [(ids[0], [150.0] * 3)]
    assert {(g["claim_id"], g["status_after"], g["into_claim"]) for g in since["gone"]} == {
        (ids[1], "rejected", None), (ids[2], "merged", ids[0])}  # fmt: skip
    assert since["moved"]
    assert since["day"] == date.fromisoformat(snapshot.at[:10]).isoformat()
    assert json.loads((tmp_path / "out" / "brief.json").read_text()) == written.json


@pytest.mark.needs_debian
def test_both_databases_give_one_brief(postgres_address, tmp_path):
    import psycopg

    with psycopg.connect(f"{postgres_address}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE one_brief")
    found = []
    for where in (str(tmp_path / "ledger.db"), f"{postgres_address}/one_brief"):
        ledger, snapshot, _ = keep(where)
        ledger.close()
        data = write_ledger_brief(where, tmp_path / "out", since=snapshot.digest).json
        assert data["since"].pop("snapshot") == snapshot.digest
        found.append(data)
    assert found[0] == found[1]
