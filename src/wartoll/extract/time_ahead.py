"""Whether a sentence puts a time in the future."""

from __future__ import annotations

import re

_AHEAD = re.compile(
    r"(?<!\w)(?:will|shall|would|could|may|might|can|expects?|expected|likely|going\sto|plans?|planned|scheduled|due|if|"
    r"projects?|projected|forecasts?|pledge[ds]?|promise[ds]?|vow(?:s|ed)|agreed\sto|undertook|undertaken|intends?|aims?|hopes?|is\sto|are\sto|to\sbe|remain|unless|unlikely)(?!\w)"
)
_AHEAD_ROLES = frozenset(("by", "until", "before"))
_BREAK = re.compile(r"[.!?;:]\s|\n\n")
_WILL = re.compile(
    r"(?<!\w)(?:will|shall|(?:expected|likely|set|going|forecast|projected|plans|intends|aims|hopes|wants|agreed)\sto"
    r"|scheduled|planned|due|expects)(?!\w)(?:[^,]|,(?=\d))*\Z"
)


def is_ahead(low: str, start: int, end: int, role: str | None) -> tuple[bool, bool]:
    """Whether the sentence puts the time in the future ("by 1 March there will be"), or may do so."""
    before = _BREAK.split(low[max(0, start - 120) : start])[-1]
    maybe = bool(_AHEAD.search(before))
    if role in _AHEAD_ROLES:
        return maybe or bool(_AHEAD.search(_BREAK.split(low[end : end + 60])[0])), maybe
    return bool(_WILL.search(before[-80:])), maybe
