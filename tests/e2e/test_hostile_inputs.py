"""No input crashes the command: each gives one clear line or is shown inert, and the others are still read."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wartoll.cli.main import app

GOOD = "The ministry said on 16 January 2025 that 40 soldiers were killed in the north of the country.\n"
HOSTILE = (
    "The ministry said \x1b[31mon Monday\x1b[0m that 41 soldiers were killed. "
    "[link=https://evil.example]42 soldiers were killed[/link], it said. "
    "<script>alert(1)</script> At least 43 soldiers were killed, the army said. "
    '<img src=x onerror="alert(2)"> The army said that 44 soldiers were wounded. '
    "[click](javascript:alert(3)) The staff said 45 soldiers died. "
    "The staff said that 1\u202e000\u202c soldiers were killed. The staff said that 1\u200b5 soldiers were killed. "
    '=HYPERLINK("http://evil.example") and 46 soldiers were killed, the staff said.\n'
)
UKRAINIAN = "Міністерство повідомило, що за добу загинуло сорок військових на півночі країни. "
FRENCH = "Le ministère a annoncé que quarante soldats ont été tués dans le nord du pays hier. "


def run(*arguments: str):
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", "", "is empty"),
        ("binary.txt", b"\x00\x01\x02\xff" * 400, "NUL bytes"),
        ("date.md", f"---\npublished: next Tuesday\n---\n{GOOD}", "no ISO date"),
        ("ukrainian.txt", UKRAINIAN * 9, "English"),
        ("french.txt", FRENCH * 9, "English"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["extract", "trace", "audit", "brief"])
def test_one_bad_document_is_named_and_the_others_are_read(tmp_path, command, name, content, words):
    extra = ("--out", str(tmp_path / "out")) if command == "brief" else ()
    result = run(command, write(tmp_path, name, content), write(tmp_path, "good.txt", GOOD), *extra)
    assert result.exit_code == 0
    line = next(line for line in result.stderr.splitlines() if name in line)
    assert words in line
    if command == "brief":
        assert "40" in (tmp_path / "out" / "claims.jsonl").read_text("utf-8")


def test_fifty_megabytes_are_refused_at_once(tmp_path):
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    result = run("extract", str(big), write(tmp_path, "good.txt", GOOD))
    assert result.exit_code == 0
    assert "50 MB" in result.stderr


def test_text_without_numbers_gives_a_brief_that_says_so(tmp_path):
    quiet = write(
        tmp_path, "quiet.txt", "The council met on the hill and spoke of roads, of schools and of the new bridge.\n"
    )
    result = run("brief", quiet, "--out", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert json.loads((tmp_path / "out" / "brief.json").read_text("utf-8"))["claims"] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.txt"], "no file"),
        (["good.txt", "--published", "31/12/2024"], "ISO date"),
        (["good.txt", "--metadata", "none.csv"], "none.csv"),
        (["."], "is a folder"),
    ],
)
def test_a_wrong_call_is_one_line(tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "good.txt", GOOD)
    result = run("extract", *arguments)
    assert result.exit_code != 0
    assert len(result.stderr.strip().splitlines()) == 1
    assert words in result.stderr


def test_hostile_words_are_inert_in_every_output(tmp_path):
    hostile = write(tmp_path, "hostile.txt", HOSTILE)
    out = tmp_path / "out"
    result = run("brief", hostile, "--published", "2025-01-20", "--out", str(out))
    assert result.exit_code == 0
    assert "\x1b" not in result.output.replace("\x1b[1m", "").replace("\x1b[0m", "")
    page = (out / "brief.html").read_text("utf-8")
    lowered = page.lower()
    assert "<script" not in lowered
    assert "<img" not in lowered
    assert 'href="javascript:' not in lowered
    assert "\u202e" not in page
    assert "\x1b" not in page
    for line in (out / "claims.csv").read_text("utf-8").splitlines():
        assert not line.startswith(("=", "+", "-", "@"))
    rows = [json.loads(line) for line in (out / "claims.jsonl").read_text("utf-8").splitlines()]
    text = HOSTILE
    assert rows
    assert all(text[row["quote_start"] : row["quote_end"]] == row["quote"] for row in rows)
    assert not {1000.0, 15.0, 5.0} & {row["best"] for row in rows}, "marks inside numbers are refused, not guessed"


def test_a_table_of_hostile_words_is_inert(tmp_path):
    result = run("extract", write(tmp_path, "hostile.txt", HOSTILE), "--published", "2025-01-20")
    assert "\x1b[31m" not in result.output
    assert "\u202e" not in result.output


def test_a_folder_that_can_not_be_written_is_one_line(tmp_path):
    blocked = write(tmp_path, "file", "x")
    result = run("brief", write(tmp_path, "good.txt", GOOD), "--out", blocked)
    assert result.exit_code == 2
    assert "--out" in result.stderr


def test_standard_input_is_a_document():
    result = CliRunner().invoke(app, ["extract", "-", "--format", "jsonl"], input=GOOD, catch_exceptions=False)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["best"] for row in rows] == [40.0]
