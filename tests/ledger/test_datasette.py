"""What Datasette is told of a ledger is true of the ledger: every table, column, facet and query is there."""

import json
import sqlite3

import pytest
from typer.testing import CliRunner

from tests.ledger.conftest import make_stack
from wartoll.cli.main import app
from wartoll.ledger import Decision, open_ledger
from wartoll.ledger.datasette import describe_for_datasette
from wartoll.ledger.schema import metadata


@pytest.fixture
def kept(tmp_path):
    """A ledger file with three claims, one of them rejected, and the metadata written beside it."""
    where = tmp_path / "north.db"
    ledger = open_ledger(where, create=True)
    document, claims = make_stack(3)
    ledger.add([document], claims, who="Ana")
    ledger.grade("Ministry of Defence", letter="C", digit=None, who="Ana", why="a side in the war")
    seen = ledger.history(claims[0].claim_id)[-1].id
    ledger.review(claims[0].claim_id, Decision.REJECT, who="Ben", why="a repeat", based_on=seen)
    ledger.close()
    out = tmp_path / "metadata.json"
    done = CliRunner().invoke(app, ["ledger", "metadata", "--ledger", str(where), "--out", str(out)])
    assert done.exit_code == 0, done.output
    return sqlite3.connect(f"file:{where}?mode=ro", uri=True), json.loads(out.read_text()), claims


def test_every_table_and_column_that_is_described_is_there_and_the_other_way_round(kept):
    database, told, _ = kept
    tables = told["databases"]["north"]["tables"]
    assert set(tables) == set(metadata.tables)
    for name, table in tables.items():
        columns = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
        assert set(table["columns"]) == columns
        assert all(table["columns"].values()), f"each column of {name} is described"
        assert table["title"]
        assert table["description"]
        used = {*table.get("facets", ()), *(table[k] for k in ("sort_desc", "label_column") if k in table)}
        assert used <= columns


@pytest.mark.parametrize(
    ("query", "given", "count"), [("claims_now", {}, 2), ("speakers", {}, 1), ("words", {"words": "102"}, 1)]
)
def test_the_ready_queries_run(kept, query, given, count):
    database, told, _ = kept
    assert len(database.execute(told["databases"]["north"]["queries"][query]["sql"], given).fetchall()) == count


def test_the_history_of_a_claim_is_a_ready_query(kept):
    database, told, claims = kept
    rows = database.execute(told["databases"]["north"]["queries"]["history"]["sql"], {"claim_id": claims[0].claim_id})
    assert [row[3] for row in rows] == ["propose", "reject"]


def test_a_speaker_stands_with_the_last_grade(kept):
    database, told, _ = kept
    rows = database.execute(told["databases"]["north"]["queries"]["speakers"]["sql"]).fetchall()
    assert rows == [("Ministry of Defence", 2, "C")]


def test_keys_are_those_that_datasette_knows():
    told = describe_for_datasette("x")
    assert set(told) == {"title", "description", "databases"}
    known = {"title", "description", "columns", "facets", "sort_desc", "label_column", "hidden"}
    assert all(set(table) <= known for table in told["databases"]["x"]["tables"].values())
    assert all(set(q) == {"title", "description", "sql"} for q in told["databases"]["x"]["queries"].values())


def test_metadata_of_another_database_is_refused_in_one_line():
    done = CliRunner().invoke(app, ["ledger", "metadata", "--ledger", "postgresql://ana:secret@127.0.0.1/x"])
    assert done.exit_code != 0
    assert "SQLite" in done.output
    assert "secret" not in done.output
