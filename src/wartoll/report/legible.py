"""Text made legible and inert: what would act on a terminal or turn a line around is shown as a mark."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, the escape character among them; tab and newline stay
    "\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e"  # unseen; those that turn a line around
    "\u2060-\u206f\u3164\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"  # half a surrogate pair; tags
)


def legible(text: str) -> str:
    """The text with a visible mark for every character that a reader can't see and that could mislead.

    Control characters become their pictures (``␛``), others their number (``‹U+202E›``). Joiners that
    scripts need (U+200C, U+200D) stay.

    Examples
    --------
    >>> legible("3\\u202e008")
    '3‹U+202E›008'
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(_mark, text)


def one_line(text: str) -> str:
    """Legible text on one line, its runs of white space closed up."""
    return " ".join(legible(text).split())


def safe_url(url: str | None) -> str | None:
    """The address where it is plain http or https, else None: nothing else ever becomes a link."""
    if not url or len(url) > 2000 or _UNSEEN.search(url) or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and host else None


def _mark(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    name = unicodedata.name(match[0], "")
    return "\n" if name in ("LINE SEPARATOR", "PARAGRAPH SEPARATOR") else f"‹U+{code:04X}›"
