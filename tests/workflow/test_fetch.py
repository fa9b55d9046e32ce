"""Fetched pages are kept by hash with their time, and as WARC on request."""

import csv
from datetime import UTC, datetime

import pytest

from wartoll.documents.fetch import Fetched
from wartoll.errors import FetchError
from wartoll.workflow import fetch as fetching

PAGE = b"<html><head><title>Toll</title></head><body><article><p>The ministry said on Monday that 40 soldiers were "
BODY = PAGE + b"killed in the north of the country, and that the road is closed.</p></article></body></html>"


def page(url: str) -> Fetched:
    if "gone" in url:
        raise FetchError(f"{url} answered with status 404", "a page")
    return Fetched(url, url, 200, "text/html", BODY, datetime(2025, 1, 16, 8, tzinfo=UTC), "192.0.2.1")


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    monkeypatch.setattr(fetching, "fetch_url", lambda url, policy=None: page(url))


def test_pages_are_kept_by_hash_and_listed(tmp_path):
    urls = ["https://a.example/1", "https://a.example/gone", "https://a.example/1"]
    fetched = fetching.fetch_pages(urls, tmp_path / "pages")
    assert [path.read_bytes() for path in fetched.files] == [BODY]
    assert "404" in fetched.skipped[0].reason
    with fetched.table.open() as file:
        row = next(csv.DictReader(file))
    assert (row["document"], row["url"]) == (fetched.files[0].name, urls[0])
    assert row["fetched_at"].startswith("2025-01-16T08:00:00")


@pytest.mark.needs_extra
def test_a_warc_holds_the_page(tmp_path):
    from fastwarc.warc import ArchiveIterator

    fetching.fetch_pages(["https://a.example/1"], tmp_path / "pages", warc=tmp_path / "pages.warc")
    with (tmp_path / "pages.warc").open("rb") as file:
        records = [(record.headers["WARC-Target-URI"], record.reader.read()) for record in ArchiveIterator(file)]
    assert records == [("https://a.example/1", BODY)]
