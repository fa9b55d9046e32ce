"""Pages fetched, kept by the hash of their bytes, and listed with the time of fetching."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wartoll.documents import Document, Skipped, read_bytes
from wartoll.documents.fetch import Fetched, FetchPolicy, fetch_url
from wartoll.errors import DocumentError, FetchError, UsageError
from wartoll.workflow.reading import OnStep, no_steps

COLUMNS = ("document", "publisher", "published", "url", "title", "final_url", "fetched_at", "sha256")
_ENDINGS = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt",
            "application/rss+xml": ".xml", "application/atom+xml": ".xml", "application/xml": ".xml",
            "text/xml": ".xml", "application/json": ".json"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FetchedStack:
    """What was fetched, where it is kept, and what could not be had."""

    files: tuple[Path, ...]
    table: Path
    skipped: tuple[Skipped, ...]


def fetch_pages(
    urls: Sequence[str],
    folder: Path,
    *,
    warc: Path | None = None,
    policy: FetchPolicy | None = None,
    on_step: OnStep = no_steps,
) -> FetchedStack:
    """Fetch pages into a folder, the original bytes named by their SHA-256, beside a table ``documents.csv``.

    The table is what ``--metadata`` reads; a page fetched twice with the same bytes is kept once.

    Raises
    ------
    UsageError
        Where no address is given or the folder can't be written.
    """
    if not urls:
        raise UsageError("no address named", "one or more addresses", "see wartoll fetch --help")
    files: list[Path] = []
    skipped: list[Skipped] = []
    pages: list[Fetched] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        table = folder / "documents.csv"
        for done, url in enumerate(dict.fromkeys(urls), 1):
            try:
                page = fetch_url(url, policy)
            except FetchError as error:
                skipped.append(Skipped(url, error.line))
            else:
                files.append(_keep(page, folder, table))
                pages.append(page)
            on_step("Fetching pages", done, len(urls))
        if warc is not None and pages:
            write_warc(pages, warc)
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror or error}", "a folder that can be written") from error
    return FetchedStack(tuple(files), table, tuple(skipped))


def _keep(page: Fetched, folder: Path, table: Path) -> Path:
    digest = hashlib.sha256(page.body).hexdigest()
    ending = _ENDINGS.get(page.content_type.partition(";")[0].strip().lower(), ".html")
    path = folder / f"{digest}{ending}"
    path.write_bytes(page.body)
    known = _known(path.name, page)
    new = not table.exists()
    with table.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if new:
            writer.writerow(COLUMNS)
        published = known.published.isoformat() if known and known.published else ""
        fetched = page.fetched_at.isoformat(timespec="seconds")
        cells = (known.publisher or "", published, page.url, known.title or "") if known else ("", "", page.url, "")
        writer.writerow((path.name, *cells, page.final_url, fetched, digest))
    return path


def _known(name: str, page: Fetched) -> Document | None:
    try:
        return read_bytes(name, page.body)[0]
    except DocumentError:
        return None


def write_warc(pages: Sequence[Fetched], path: Path) -> None:
    """Write the pages as WARC resource records (ISO 28500:2017, 6.3), for archives.

    Raises
    ------
    UsageError
        Where the extra ``[warc]`` is not installed.
    """
    try:
        from fastwarc.warc import WarcRecord, WarcRecordType
    except ImportError as error:
        raise UsageError("--warc needs fastwarc", "the extra [warc]", "pip install 'wartoll[warc]'") from error
    with path.open("wb") as file:
        for page in pages:
            record = WarcRecord()
            record.init_headers(WarcRecordType.resource)
            record.headers["WARC-Target-URI"] = page.final_url
            record.headers["WARC-Date"] = page.fetched_at.isoformat(timespec="seconds").replace("+00:00", "Z")
            record.headers["Content-Type"] = page.content_type or "application/octet-stream"
            record.set_bytes_content(page.body)
            record.write(file, checksum_data=True)
