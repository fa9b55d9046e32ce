"""PDF text, read in a child process with limits, since a malformed PDF may crash or hang its parser."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime

from wartoll.errors import DocumentError

MAX_PAGES = 500
SECONDS = 30
MEMORY_BYTES = 1_500_000_000

# Runs alone in the child: limits first, then the parser. It sees standard input and nothing else.
_CHILD = f"""
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY_BYTES}, {MEMORY_BYTES}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
data = sys.stdin.buffer.read()
import pypdfium2
resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
document = pypdfium2.PdfDocument(data)
pages = [document[i].get_textpage().get_text_bounded() for i in range(min(len(document), {MAX_PAGES} + 1))]
known = document.get_metadata_dict()
sys.stdout.write(json.dumps({{"pages": pages, "known": known}}))
"""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF's text, pages parted by blank lines, and what it says of itself."""

    text: str
    title: str | None
    author: str | None
    created: date | None


def read_pdf(name: str, data: bytes) -> Pdf:
    """Read a PDF's text.

    Raises
    ------
    DocumentError
        Where it is malformed, holds no text, or goes over a limit of time, memory or pages.
    """
    # RLIMIT_FSIZE 0 forbids files only; the pipe to this process is none.
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _CHILD], input=data, capture_output=True, timeout=SECONDS + 10, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError(
            f"{name} took over {SECONDS} seconds to read", "a PDF that opens", "print it anew"
        ) from error
    if done.returncode != 0:
        raise DocumentError(
            f"{name} is a PDF that can't be read", "a well-formed PDF", "print it anew, or save its text"
        )
    try:
        read = json.loads(done.stdout)
        pages, known = [_tidy(page) for page in read["pages"]], read["known"]
    except (ValueError, KeyError, TypeError) as error:
        raise DocumentError(f"{name} is a PDF that can't be read", "a well-formed PDF") from error
    if len(pages) > MAX_PAGES:
        raise DocumentError(f"{name} has over {MAX_PAGES} pages", f"at most {MAX_PAGES} pages", "split it")
    text = "\n\n".join(page for page in pages if page)
    if not text.strip():
        raise DocumentError(f"{name} holds no text, only pictures", "a PDF with text", "run it through OCR first")
    return Pdf(text, known.get("Title") or None, known.get("Author") or None, _pdf_day(known.get("CreationDate")))


def _tidy(page: str) -> str:
    """Line ends as line feeds; a word that a line end hyphenated is joined."""
    text = page.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe\n", "").replace("\ufffe", "")
    return text.replace("\x02\n", "").replace("\x02", "").strip()


def _pdf_day(text: str | None) -> date | None:
    """The day of a PDF date such as ``D:20250116093000Z`` (ISO 32000-1, 7.9.4)."""
    digits = (text or "").removeprefix("D:")[:8]
    try:
        return datetime.strptime(digits, "%Y%m%d").date()
    except ValueError:
        return None
