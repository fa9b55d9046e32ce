"""Every file is read, or is a counted row with one clear line."""

from datetime import date
from pathlib import Path

import pytest

from wartoll.documents import read_metadata, read_stack
from wartoll.errors import UsageError

ARTICLE = (
    "The ministry said on Monday that 40 soldiers were killed in the north of the country. "
    "It was the second such report of the week, and the ministry gave no more details of it."
)


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_text_keeps_every_code_point(tmp_path):
    stack = read_stack([write(tmp_path, "a.txt", "a\r\nb " + ARTICLE)])
    assert stack.documents[0].text == "a\nb " + ARTICLE


def test_front_matter_dates_and_names_a_document(tmp_path):
    source = write(tmp_path, "a.md", f"---\npublisher: Daily\npublished: 2025-01-16\n---\n\n{ARTICLE}\n")
    document = read_stack([source]).documents[0]
    assert (document.publisher, document.published) == ("Daily", date(2025, 1, 16))
    assert document.text.startswith("The ministry")


def test_metadata_goes_before_front_matter_and_the_option_fills_the_rest(tmp_path):
    one = write(tmp_path, "a.md", f"---\npublisher: Daily\npublished: 2025-01-16\n---\n\n{ARTICLE}\n")
    two = write(tmp_path, "b.txt", ARTICLE)
    table = write(tmp_path, "m.csv", "document,publisher,published,url,title\na.md,Weekly,2025-01-17,,\n")
    stack = read_stack([one, two], published=date(2024, 1, 1), metadata=read_metadata(Path(table)))
    assert [(d.publisher, d.published) for d in stack.documents] == [
        ("Weekly", date(2025, 1, 17)),
        (None, date(2024, 1, 1)),
    ]


def test_a_date_that_does_not_parse_is_said_and_the_document_read(tmp_path):
    one = write(tmp_path, "a.md", f"---\npublished: sometime in May\n---\n{ARTICLE}\n")
    two = write(tmp_path, "b.txt", ARTICLE)
    table = read_metadata(Path(write(tmp_path, "m.csv", "document,published\nb.txt,31/12/2024\n")))
    stack = read_stack([one, two], metadata=table)
    assert [d.published for d in stack.documents] == [None, None]
    assert "no ISO date" in stack.documents[0].warnings[0]
    assert "31/12/2024" in stack.documents[1].warnings[0]


def test_a_page_gives_its_article_and_date(tmp_path):
    page = (
        "<!doctype html><html><head><title>Toll rises</title>"
        '<meta property="article:published_time" content="2025-01-16T08:00:00Z"></head><body>'
        "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article><h1>Toll rises</h1>"
        f"<p>{ARTICLE}</p><p>{ARTICLE.replace('40', '41')}</p></article><footer>All rights reserved</footer>"
    )
    document = read_stack([write(tmp_path, "a.html", page)]).documents[0]
    assert "40 soldiers" in document.text
    assert "All rights" not in document.text
    assert (document.published, document.published_basis) == (date(2025, 1, 16), "page")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", "", "is empty"),
        ("blank.txt", " \n\n ", "is empty"),
        ("binary.txt", b"\x7fELF\x00\x01\x02" * 50, "NUL bytes"),
        ("noise.txt", bytes(range(1, 256)) * 40, "no text"),
        ("alias.md", "---\na: &x [1]\npublisher: *x\n---\ntext\n", "alias"),
        ("list.md", "---\n- one\n---\ntext\n", "list of fields"),
        ("deep.html", "<html>" + "<div>" * 10_000 + "x", "deep"),
        ("void.html", "<html><body><script>x()</script></body></html>", "no article"),
    ],
)
def test_a_document_that_can_not_be_read_is_a_row_with_a_reason(tmp_path, name, content, words):
    good = write(tmp_path, "good.txt", ARTICLE)
    stack = read_stack([write(tmp_path, name, content), good])
    assert [d.name for d in stack.documents] == ["good.txt"]
    assert words in stack.skipped[0].reason
    assert "\n" not in stack.skipped[0].reason


def test_missing_files_and_folders_are_rows(tmp_path):
    stack = read_stack([str(tmp_path / "none.txt"), str(tmp_path)])
    assert ["no file" in stack.skipped[0].reason, "is a folder" in stack.skipped[1].reason] == [True, True]


def test_too_large_a_file_is_refused_not_cut(tmp_path, monkeypatch):
    monkeypatch.setattr("wartoll.documents.decode.MAX_BYTES", 100)
    stack = read_stack([write(tmp_path, "a.txt", ARTICLE)])
    assert "at most" in stack.skipped[0].reason


def test_files_of_one_name_keep_their_paths(tmp_path):
    (tmp_path / "x").mkdir()
    one, two = write(tmp_path, "a.txt", ARTICLE), write(tmp_path / "x", "a.txt", ARTICLE)
    assert [d.name for d in read_stack([one, two, one]).documents] == [one, two]


def test_another_language_is_said(tmp_path):
    text = "Dans la nuit de mardi à mercredi, quarante soldats ont été tués au nord du pays, selon le ministère. " * 3
    document = read_stack([write(tmp_path, "a.txt", text)]).documents[0]
    assert document.language == "und"
    assert "English" in document.warnings[0]


def test_old_encodings_are_read_and_said(tmp_path):
    document = read_stack([write(tmp_path, "a.txt", ("“Forty” " + ARTICLE).encode("cp1252"))]).documents[0]
    assert document.text.startswith("“Forty”")
    assert "Windows-1252" in document.warnings[0]


def test_metadata_without_its_column_is_refused(tmp_path):
    with pytest.raises(UsageError, match="document"):
        read_metadata(Path(write(tmp_path, "m.csv", "file,date\n")))
