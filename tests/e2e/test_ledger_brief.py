"""A brief on a ledger opens with what changed since a snapshot, and says the same in every form."""

import json
import re
import shutil

import pytest
from tests.report.json_schema import faults
from typer.testing import CliRunner

from wartoll.cli.main import app
from wartoll.ledger import Decision, open_ledger
from wartoll.ledger.snapshots import take_snapshot
from wartoll.report.brief_json import read_schema

FIRST = (
    "The General Staff said on 2 March 2024 that 1,200 soldiers of the 4th Corps had been killed or wounded since "
    "1 February 2024. The General Staff said that 9,000 soldiers of the 4th Corps were deployed in the valley.\n"
)
SECOND = (
    "The General Staff said on 16 March 2024 that 2,100 soldiers of the 4th Corps had been killed or wounded since "
    "1 February 2024.\n"
)
RELAY = (
    "On 2 March the General Staff said 1,200 soldiers of the 4th Corps had been killed or wounded since 1 February "
    "2024. Their driver, said Mira Holten, a resident of the village, slept in the car.\n"
)


def run(*arguments):
    done = CliRunner().invoke(app, [str(a) for a in arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A ledger of one document at a snapshot, then of three, with a claim amended and another rejected."""
    folder = tmp_path_factory.mktemp("kept")
    where = folder / "ledger.db"

    def add(name, text, day):
        (folder / name).write_text(text)
        run("ledger", "add", folder / name, "--ledger", where, "--published", day, "--who", "Ana")

    add("a.txt", FIRST, "2024-03-03")
    digest = run("ledger", "snapshot", "--ledger", where, "--who", "Ana", "--note", "the first week").split()[0]
    add("b.txt", SECOND, "2024-03-17")
    add("c.txt", RELAY, "2024-03-04")
    total, strength = (find(where, **wanted) for wanted in ({"best": 1200.0}, {"measure": "strength"}))
    run("ledger", "review", "amend", total[0], "--revision", total[1], "--set", "best=1250", "--set", "low=1250",
        "--set", "high=1250", "--why", "the page was corrected", "--who", "Ben", "--ledger", where)  # fmt: skip
    run("ledger", "review", "reject", strength[0], "--revision", strength[1], "--why", "a guess; see Mira Holten",
        "--who", "Ana", "--ledger", where)  # fmt: skip
    return where, digest


@pytest.fixture(scope="module")
def written(kept, tmp_path_factory):
    """What was printed, and the brief in its forms."""
    return brief(kept[0], tmp_path_factory.mktemp("written"), "--since", kept[1][:8])


@pytest.fixture
def ledger_file(kept, tmp_path):
    """A copy of the ledger that a test may change."""
    shutil.copy(kept[0], tmp_path / "ledger.db")
    return tmp_path / "ledger.db"


def find(where, **wanted):
    ledger = open_ledger(where)
    for claim in ledger.claims():
        if claim.document.endswith("a.txt") and all(claim.row[key] == value for key, value in wanted.items()):
            ledger.close()
            return claim.claim_id, claim.revision
    raise AssertionError(f"no claim with {wanted}")


def brief(where, tmp_path, *options):
    printed = run("brief", "--ledger", where, *options, "--out", tmp_path / "out")
    read = {name: (tmp_path / "out" / name).read_text() for name in ("brief.html", "brief.md", "brief.json")}
    return printed, read


def test_changes_stand_first_in_every_form(kept, written):
    digest, (printed, read) = kept[1], written
    page, notes, data = read["brief.html"], read["brief.md"], json.loads(read["brief.json"])
    told = f"Since snapshot {digest[:12]}"
    assert told in printed
    assert page.index(told) < page.index('id="finding"')
    assert notes.index(told) < notes.index("## The finding")
    keys = list(data)
    assert keys.index("since") < keys.index("finding")
    assert "“the first week”: 2 claims and 2 documents are new, 1 claim was revised, 1 claim no longer counts" in notes
    assert "1 of the new claims carries a statement known before" in notes


def test_each_form_tells_what_was_revised_by_whom_and_why(written):
    read = written[1]
    for text in (read["brief.html"], read["brief.md"]):
        assert "best: 1,200 → 1,250" in text
        assert re.search(r"amend, Ben, \d+ \w+ \d{4}: the page was corrected", text)
        assert re.search(r"reject, Ana, \d+ \w+ \d{4}: a guess; see █", text), (
            "a private name is covered in a reason too"
        )
        assert "Holten" not in text
    data = json.loads(read["brief.json"])["since"]
    assert [change["field"] for change in data["revised"][0]["changes"]] == ["low", "best", "high"]
    assert data["revised"][0]["steps"][0]["who"] == "Ben"
    assert data["gone"][0]["status_after"] == "rejected"
    assert "Holten" not in read["brief.json"]


def test_each_form_tells_what_that_moved(written):
    read = written[1]
    data = json.loads(read["brief.json"])
    moved = {move["what"]: (move["then"]["text"], move["now"]["text"]) for move in data["since"]["moved"]}
    total = next(moved[what] for what in moved if what.startswith("Newest total"))
    assert total == ("1,200 killed or wounded, 2 March 2024", "2,100 killed or wounded, 16 March 2024")
    assert any(what.startswith("Killed or wounded, estimated") for what in moved)
    for text in (read["brief.html"], read["brief.md"]):
        assert "What that moved" in text
        assert "1,200 killed or wounded, 2 March 2024" in text
    known = {claim["claim_id"] for claim in data["claims"]}
    assert {i for move in data["since"]["moved"] for i in move["now"]["claim_ids"]} <= known
    schema = read_schema()
    assert faults(data, schema, schema) == []


def test_every_link_of_the_page_leads_somewhere(written):
    read = written[1]
    page = read["brief.html"]
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_a_claim_that_no_longer_counts_is_in_no_list_but_that_of_the_changes(written):
    read = written[1]
    data = json.loads(read["brief.json"])
    assert data["since"]["gone"][0]["claim_id"] not in {claim["claim_id"] for claim in data["claims"]}
    assert 1250.0 in {claim["best"] for claim in data["claims"]}, "the brief holds the claim as it was amended"


def test_where_nothing_changed_the_brief_says_so(ledger_file, tmp_path):
    ledger = open_ledger(ledger_file)
    snapshot = take_snapshot(ledger, who="Ana")
    ledger.close()
    _, read = brief(ledger_file, tmp_path, "--since", snapshot.digest)
    assert "nothing is new and nothing was revised" in read["brief.md"]
    assert json.loads(read["brief.json"])["since"]["moved"] == []


def test_a_decision_that_is_undone_leaves_no_figure_moved(ledger_file, tmp_path):
    ledger = open_ledger(ledger_file)
    snapshot = take_snapshot(ledger, who="Ana")
    claim_id, revision = find(ledger_file, best=1250.0)
    amended = ledger.review(claim_id, Decision.AMEND, who="Ben", why="x", based_on=revision, row={"best": 1300.0})
    ledger.review(claim_id, Decision.UNDO, who="Ben", why="a slip", based_on=amended.id)
    ledger.close()
    _, read = brief(ledger_file, tmp_path, "--since", snapshot.digest)
    assert "nothing in the end" in read["brief.md"]
    assert "No figure of this brief moved" in read["brief.md"]


def test_without_a_snapshot_a_ledger_gives_an_ordinary_brief(ledger_file, tmp_path):
    _, read = brief(ledger_file, tmp_path)
    assert "since" not in json.loads(read["brief.json"])
    assert "3 documents" in read["brief.md"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--since", "abcd"], "--since without --ledger"),
        (["a.txt", "--ledger", "{where}"], "a ledger and documents of its own"),
        (["--ledger", "{where}", "--since", "0000"], "no snapshot 0000"),
        ([], "no document named"),
    ],
)
def test_what_does_not_go_together_is_one_line(ledger_file, tmp_path, options, told):
    done = CliRunner().invoke(app, ["brief", *(o.format(where=ledger_file) for o in options), "--out", str(tmp_path)])
    assert done.exit_code != 0
    assert told in " ".join(done.output.split())
