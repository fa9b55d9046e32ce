"""A ledger that an earlier version made is brought to the schema of now, with everything in it."""

from sqlalchemy import inspect

from tests.ledger.conftest import make_stack
from wartoll.ledger import ClaimFilter, Decision, open_ledger
from wartoll.ledger.archive import dump_archive
from wartoll.ledger.verify import verify_ledger

SECOND = {
    "sqlite": (
        "DROP TABLE heads",
        "CREATE TABLE heads (claim_id TEXT NOT NULL PRIMARY KEY, revision_id INTEGER NOT NULL REFERENCES revisions(id),"
        " status TEXT NOT NULL)",
        *(f"DROP INDEX revisions_by_{name}" for name in
          ("claim_id", "as_of", "speaker", "measure_form", "document_id", "group_name")),
        "CREATE INDEX revisions_claim_id_id ON revisions (claim_id, id)",
        "CREATE INDEX revisions_as_of_id ON revisions (as_of, id)",
        "CREATE INDEX revisions_speaker_as_of ON revisions (speaker, as_of, id)",
    ),
    "postgresql": (
        "DROP TABLE heads",
        "CREATE TABLE heads (claim_id TEXT NOT NULL PRIMARY KEY, revision_id BIGINT NOT NULL REFERENCES revisions(id),"
        " status TEXT NOT NULL)",
    ),
}  # fmt: skip


def test_a_ledger_of_the_second_schema_keeps_everything(address):
    ledger = open_ledger(address, create=True)
    document, claims = make_stack(4)
    ledger.add([document], claims, who="Ana")
    ledger.review(claims[0].claim_id, Decision.REJECT, who="Ben", why="a repeat", based_on=1)
    before = list(dump_archive(ledger))
    with ledger.engine.begin() as connection:
        rows = connection.exec_driver_sql("SELECT claim_id, revision_id, status FROM heads").all()
        for statement in SECOND[ledger.dialect]:
            connection.exec_driver_sql(statement)
        for claim_id, number, status in rows:
            connection.exec_driver_sql(f"INSERT INTO heads VALUES ('{claim_id}', {number}, '{status}')")
        connection.exec_driver_sql("CREATE INDEX heads_revision ON heads (revision_id)")
        connection.exec_driver_sql("CREATE INDEX heads_status ON heads (status, revision_id)")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
    ledger.close()

    again = open_ledger(address)
    assert inspect(again.engine).get_pk_constraint("heads")["constrained_columns"] == ["revision_id"]
    if again.dialect == "sqlite":
        with again.reading() as connection:
            indexes = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'").scalars())
        assert "revisions_claim_id_id" not in indexes
        assert "revisions_by_claim_id" in indexes
    assert list(dump_archive(again)) == before
    assert verify_ledger(again).faults == ()
    assert len(again.claims(ClaimFilter(speaker="Ministry of Defence", status="proposed"))) == 3
    extra, more = make_stack(1, "b.txt")
    assert again.add([extra], more, who="Ana") == (1, 1)
    again.close()
