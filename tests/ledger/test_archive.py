"""What goes out comes back: archives, snapshots, exports, spreadsheets."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.conftest import make_stack
from wartoll.claims import claim_from_row
from wartoll.documents import Document
from wartoll.errors import LedgerError
from wartoll.ledger import ClaimFilter, Decision, open_ledger
from wartoll.ledger.archive import dump_archive, load_archive
from wartoll.ledger.exports import to_claim_review, to_web_annotation, write_parquet
from wartoll.ledger.snapshots import changes_since, claims_of, find_snapshot, list_snapshots, take_snapshot
from wartoll.ledger.spreadsheets import read_spreadsheet


def test_an_archive_restores_every_row_and_verifies(ledger, tmp_path):
    document, claims = make_stack(5)
    ledger.add([document], claims, who="Ana", originals={document.digest: b"\x00raw\xff"})
    ledger.grade("Ministry of Defence", letter="C", digit=None, who="Ana", why="a side")
    take_snapshot(ledger, who="Ana")
    lines = list(dump_archive(ledger))
    other = open_ledger(tmp_path / "other.db", create=True)
    assert load_archive(other, lines).faults == ()
    assert list(dump_archive(other)) == lines
    assert other.claims(ClaimFilter(words="soldiers", limit=9)) == ledger.claims(ClaimFilter(words="soldiers", limit=9))
    extra, more = make_stack(1, "b.txt")
    assert other.add([extra], more, who="Ben") == (1, 1), "a restored ledger goes on"
    other.close()


words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(words, min_size=1, max_size=4, unique=True), why=words, value=st.floats(0, 1e9))
def test_any_words_and_numbers_survive_the_archive(tmp_path_factory, names, why, value):
    folder = tmp_path_factory.mktemp("archive")
    one = open_ledger(folder / "one.db", create=True)
    for name in names:
        document, claims = make_stack(1, name)
        one.add([document], claims, who=name, why=why)
    claim_id = one.claims()[0].claim_id
    if why.strip():
        seen = one.history(claim_id)[0].id
        one.review(
            claim_id, Decision.AMEND, who="Ana", why=why, based_on=seen, row={"best": value, "low": None, "high": None}
        )
    lines = list(dump_archive(one))
    two = open_ledger(folder / "two.db", create=True)
    load_archive(two, [json.dumps(json.loads(line)) for line in lines])
    assert list(dump_archive(two)) == lines
    one.close()
    two.close()


@pytest.mark.parametrize(
    ("change", "match"),
    [
        (lambda lines: lines[:-1], "cut before its end"),
        (lambda lines: lines[1:], "no ledger archive"),
        (lambda lines: [*lines[:2], "{", *lines[2:]], "no JSON"),
        (lambda lines: [line.replace('"Ana"', '"Eve"') for line in lines], "does not verify"),
        (lambda lines: [lines[0], '{"table":"secrets","row":{}}', *lines[1:]], "no row"),
    ],
)
def test_a_broken_archive_is_refused_and_leaves_the_ledger_empty(ledger, tmp_path, change, match):
    document, claims = make_stack(2)
    ledger.add([document], claims, who="Ana")
    other = open_ledger(tmp_path / "other.db", create=True)
    with pytest.raises(LedgerError, match=match):
        load_archive(other, change(list(dump_archive(ledger))))
    other.close()


def test_a_snapshot_gives_back_its_claims_after_they_were_revised(ledger):
    document, claims = make_stack(3)
    ledger.add([document], claims, who="Ana")
    snapshot = take_snapshot(ledger, who="Ana", note="before review")
    assert take_snapshot(ledger, who="Ben").digest == snapshot.digest
    ids = [c.claim_id for c in claims]
    for claim_id, decision in ((ids[0], Decision.REJECT), (ids[1], Decision.ACCEPT)):
        ledger.review(claim_id, decision, who="Ben", why="checked", based_on=ledger.history(claim_id)[-1].id)
    extra, more = make_stack(1, "b.txt")
    ledger.add([extra], more, who="Ana")
    found = find_snapshot(ledger, snapshot.digest[:10])
    assert {claim_from_row(r.row).claim_id for r in claims_of(ledger, found)} == set(ids)
    changes = changes_since(ledger, found)
    assert (changes.gone, changes.revised, changes.new) == ((ids[0],), (ids[1],), (more[0].claim_id,))
    assert [s.note for s in list_snapshots(ledger)] == ["before review"]
    with pytest.raises(LedgerError, match="no snapshot"):
        find_snapshot(ledger, "ffff0000")


def test_exports_for_other_tools(ledger, tmp_path):
    document, claims = make_stack(2)
    ledger.add([document], claims, who="Ana")
    found = ledger.claims()
    annotation = to_web_annotation(found[0])
    selector = annotation["target"]["selector"][0]
    assert document.text[selector["start"] : selector["end"]] == found[0].row["quote"]
    review = to_claim_review(found[0], {found[0].claim_id: "follows"})
    assert review["reviewRating"]["alternateName"] == "follows"
    assert "url" not in review["itemReviewed"]["appearance"]
    assert write_parquet([c.row for c in found], tmp_path / "c.parquet") == 2
    import pyarrow.parquet

    assert pyarrow.parquet.read_table(tmp_path / "c.parquet").num_rows == 2


def test_a_spreadsheet_keeps_its_definitions_and_names_its_bad_rows(ledger, tmp_path):
    table = tmp_path / "kept.csv"
    table.write_text(
        "originator,measure,form,point,end_earliest,end_latest,definition\n"
        "Ministry,killed,cumulative,\"1,200\",2023-05-01,2023-05-01,\"confirmed by name, two sources\"\n"
        "Ministry,sorrow,cumulative,3,,,\nMinistry,killed,cumulative,,,,\nMinistry,killed,cumulative,many,,,\n"
    )  # fmt: skip
    found = read_spreadsheet(table, {"speaker": "originator", "best": "point"})
    assert [c.quantity.best for c in found.claims] == [1200.0]
    assert found.claims[0].end.earliest == date(2023, 5, 1)
    assert "two sources" in found.documents[0].text
    assert [error.split(":")[0] for error in found.errors] == [f"kept.csv, row {n}" for n in (3, 4, 5)]
    assert ledger.add(found.documents, found.claims, who="Ana") == (1, 1)


def test_a_spreadsheet_without_measure_says_what_to_map(tmp_path: Path):
    table = tmp_path / "kept.csv"
    table.write_text("a,b\n1,2\n")
    with pytest.raises(LedgerError, match="--map"):
        read_spreadsheet(table)


def test_documents_are_kept_apart_by_bytes_and_name(ledger):
    one = Document.of_text("a.txt", "the same words")
    two = Document.of_text("b.txt", "the same words")
    assert ledger.add([one, two], [], who="Ana") == (2, 0)
    assert ledger.add([one, two], [], who="Ana") == (0, 0)
