"""A listing is the same whether its revisions lie in one era of the index or in many."""

from dataclasses import replace
from datetime import date

import pytest

from tests.ledger.conftest import make_stack
from wartoll.ledger import ClaimFilter, Decision, open_ledger
from wartoll.ledger.verify import verify_ledger

FILTERS = [
    ClaimFilter(),
    ClaimFilter(speaker="Ministry of Defence"),
    ClaimFilter(speaker="nobody"),
    ClaimFilter(group="soldiers", limit=5),
    ClaimFilter(measure="killed", form="cumulative", since=date(2023, 5, 3), until=date(2023, 5, 20)),
    ClaimFilter(speaker="Ministry of Defence", at_least=120.0, publisher="Daily"),
    ClaimFilter(speaker="Ministry of Defence", document="b.txt"),
    ClaimFilter(measure="killed", words="103 soldiers"),
    ClaimFilter(words="soldiers", limit=9),
    ClaimFilter(words="  ", limit=9),
    ClaimFilter(words="103 soldiers", since=date(2023, 5, 3)),
    ClaimFilter(words="soldiers", publisher="Daily"),
    ClaimFilter(publisher="Daily", limit=11),
    ClaimFilter(at_least=120.0),
    ClaimFilter(since=date(2023, 5, 3), until=date(2023, 5, 20)),
    ClaimFilter(measure="killed", status="accepted"),
    ClaimFilter(measure="killed", status="proposed", limit=7),
]


def expected(ledger, where):
    """What a filter finds, by looking at every claim."""
    found = []
    for claim, _ in ledger.all_claims(("proposed", "accepted", "rejected", "merged")):
        row = claim.row
        day = date.fromisoformat(row["end_latest"]) if row["end_latest"] else None
        asked = [
            (where.speaker, row["speaker"]), (where.group, row["group"]), (where.measure, row["measure"]),
            (where.form, row["form"]), (where.document, claim.document), (where.publisher, row["publisher"]),
            (where.status, claim.status),
        ]  # fmt: skip
        if (
            all(wanted is None or wanted == is_ for wanted, is_ in asked)
            and (where.since is None or (day is not None and day >= where.since))
            and (where.until is None or (day is not None and day <= where.until))
            and (where.at_least is None or (row["low"] or 0) >= where.at_least)
            and (where.words is None or where.words.strip() in row["quote"])
        ):
            found.append(claim)
    found.sort(key=lambda c: (c.row["end_latest"] or "", c.revision), reverse=True)
    return [c.claim_id for c in found[: where.limit]]


def fill(ledger):
    for name in ("a.txt", "b.txt"):
        document, claims = make_stack(40, name)
        undated = [replace(claim, end=None) if n % 5 == 0 else claim for n, claim in enumerate(claims)]
        ledger.add([document], undated, who="Ana")
    for n, claim in enumerate(undated):
        if n % 3 == 0:
            seen = ledger.history(claim.claim_id)[-1].id
            ledger.review(claim.claim_id, Decision.ACCEPT, who="Ben", why="checked", based_on=seen)


@pytest.mark.parametrize("where", FILTERS, ids=str)
@pytest.mark.parametrize("few", [1, 1_000])
def test_a_filter_finds_what_looking_at_every_claim_finds(address, monkeypatch, where, few):
    monkeypatch.setattr("wartoll.ledger.listing.FEW", few)
    monkeypatch.setattr("wartoll.ledger.queries.COMMON", few - 1)  # with one, every word is a common one
    monkeypatch.setattr("wartoll.ledger.schema.ERA_BITS", 3)
    monkeypatch.setattr("wartoll.ledger.listing.ERA_BITS", 3)
    for home in ("schema", "queries"):
        monkeypatch.setattr(f"wartoll.ledger.{home}.ERA", "(id >> 3)")
    ledger = open_ledger(address, create=True)
    fill(ledger)
    assert [claim.claim_id for claim in ledger.claims(where)] == expected(ledger, where)
    assert verify_ledger(ledger).faults == ()
    ledger.close()


@pytest.mark.parametrize(
    ("where", "walked"),
    [
        (ClaimFilter(speaker="Ministry of Defence"), "revisions_by_speaker (<expr>=? AND speaker=?)"),
        (ClaimFilter(), "revisions_by_as_of (<expr>=?)"),
        (ClaimFilter(since=date(2023, 5, 3)), "revisions_by_as_of (<expr>=? AND as_of>?)"),
        (ClaimFilter(at_least=3.0), "revisions_by_as_of (<expr>=?)"),
    ],
    ids=str,
)
def test_a_listing_walks_the_index_of_its_filter(tmp_path, where, walked):
    from wartoll.ledger.queries import select_ids

    ledger = open_ledger(tmp_path / "ledger.db", create=True)
    query = select_ids(where, "sqlite", by_era=True)
    with ledger.reading() as connection:
        told = str(query.params(era=0).compile(connection, compile_kwargs={"literal_binds": True}))
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {told}")]
    assert any(walked in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), "the index is in the order of the listing"
    ledger.close()
