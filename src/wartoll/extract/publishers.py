"""Whose document it is, and how it spells the names that the vocabulary knows."""

from __future__ import annotations

import re

from wartoll.extract.parties import KnownParty, find_party

_SPELLINGS = (("Defence", "Defense"), ("Centre", "Center"))


def respellings(text: str) -> tuple[tuple[str, str], ...]:
    """How known names are spelled in a text: "Defense Ministry" where it never writes "Defence"."""
    written = {word: word in text or word.upper() in text for pair in _SPELLINGS for word in pair}
    return tuple(
        (one, other) for pair in _SPELLINGS for one, other in (pair, pair[::-1]) if written[other] and not written[one]
    )


def spell_as_written(name: str, text: str, respelled: tuple[tuple[str, str], ...]) -> str:
    """A known name as the text spells it: "Defense Ministry", "U.S. Geological Survey"."""
    for one, other in respelled:
        name = name.replace(one, other)
    dotted = name.replace("US ", "U.S. ") if name.startswith("US ") else name
    return dotted if dotted in text else name


def find_publishing_party(words: str | None) -> KnownParty | None:
    """The party that publishes under a name: "Ukrainian military intelligence (HUR)", "ISW"."""
    if not words:
        return None
    bare_name, _, bracket = words.partition("(")
    return find_party(bare_name.strip()) or find_party(bracket.strip(" )"))


_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s?[—–-]?\s?){0,3}([^\n]{2,80})", re.IGNORECASE)


def copyright_holder(text: str) -> str | None:
    low = text.lower()
    match = _COPYRIGHT.search(text) if any(sign in low for sign in ("©", "(c)", "copyright")) else None
    return match[1].strip() if match else None
