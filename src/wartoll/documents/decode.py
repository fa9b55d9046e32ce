"""Bytes become text, or a clear refusal: encodings, binaries, sizes."""

from __future__ import annotations

import codecs

from wartoll.errors import DocumentError

MAX_BYTES = 20_000_000
"""The largest document that is read, in bytes; a larger one is refused, not cut."""

_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def check_size(name: str, size: int) -> None:
    """Refuse a document of more than MAX_BYTES.

    Raises
    ------
    DocumentError
    """
    if size > MAX_BYTES:
        raise DocumentError(
            f"{name} holds {size / 1e6:,.0f} MB",
            f"at most {MAX_BYTES / 1e6:,.0f} MB a document",
            "split it, or use the corpus of which it is a part",
        )


def decode_text(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a text file; line ends become line feeds, everything else keeps its place.

    UTF-8 and marked UTF-16/32 are taken as they say; anything else that holds no NUL is read as Windows-1252,
    the commonest of the old encodings, and says so.

    Returns
    -------
    tuple
        The text, and warnings.

    Raises
    ------
    DocumentError
        For an empty file or a binary one.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise DocumentError(f"{name} is empty", "a text with words in it", "check that the file was saved whole")
    warnings: tuple[str, ...] = ()
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _plain_line_ends(data.decode(encoding)), ()
            except UnicodeDecodeError as error:
                raise _binary(name, f"broken {encoding}") from error
    if b"\x00" in data:
        raise _binary(name, "NUL bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        controls = sum(ch < " " and ch not in "\t\n\r\f" for ch in text[:20_000])
        if controls + text[:20_000].count("�") > len(text[:20_000]) * 0.02:
            raise _binary(name, "bytes that are no text") from None
        warnings = (f"{name} is not UTF-8; it was read as Windows-1252",)
    return _plain_line_ends(text), warnings


def _binary(name: str, what: str) -> DocumentError:
    return DocumentError(f"{name} holds {what}", "text, Markdown or HTML", "convert it to text first")


def _plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
