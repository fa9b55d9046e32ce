"""Whose document it is, and how it spells the names that the vocabulary knows."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from wartoll.extract.parties import KnownParty, find_party, other_names

_SPELLINGS = (("Defence", "Defense"), ("Centre", "Center"))


def respellings(text: str) -> tuple[tuple[str, str], ...]:
    """How known names are spelled in a text: "Defense Ministry" where it never writes "Defence"."""
    written = {word: word in text or word.upper() in text for pair in _SPELLINGS for word in pair}
    return tuple(
        (one, other) for pair in _SPELLINGS for one, other in (pair, pair[::-1]) if written[other] and not written[one]
    )


def spell_as_written(party: KnownParty, text: str, respelled: tuple[tuple[str, str], ...]) -> str:
    """A known name as the text spells it: "Defense Ministry", "U.S. Geological Survey", "MSF" where it has no other."""
    name = party.name
    for one, other in respelled:
        name = name.replace(one, other)
    dotted = name.replace("US ", "U.S. ") if name.startswith("US ") else name
    if dotted in text:
        return dotted
    return _other_name(party, text) or name


def _other_name(party: KnownParty, text: str) -> str | None:
    """The acronym or the full name that a text has for a party whose canonical name it never writes."""
    words, low = party.name.split(), text.casefold()
    if party.name.casefold() in low or (party.person and words[-1].casefold() in low):
        return None
    initials = "".join(sign for sign in party.name if sign.isupper())
    others = other_names(party.name)
    if party.person:
        others = tuple(name for name in others if not _is_spelling(name, words[-1]))
    elif "(" in party.name or party.name.isupper():
        return None
    else:
        others = tuple(name for name in others if _is_acronym(name, initials) or _is_full(name, party.name))
    return next((name for name in others if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)), None)


def _is_acronym(name: str, initials: str) -> bool:
    """Whether a name is an acronym that its canonical name does not show."""
    return name.isupper() and name.isalpha() and name != initials


def _is_full(name: str, canonical: str) -> bool:
    """Whether a name is an office's full one: "Russian Ministry of Defence" for its defence ministry."""
    return " of " in name and " of " not in canonical and not re.search(r"['’]s\b", name)


def _is_spelling(name: str, surname: str) -> bool:
    """Whether a name is another spelling of a surname and not a name of its own: "Zelenskyy", not "Hemedti"."""
    return SequenceMatcher(None, name.split()[-1], surname).ratio() >= _ALIKE


_ALIKE = 0.5


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
