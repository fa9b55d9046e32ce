"""Press digests: items that open with the name of the paper whose story they sum up."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_WORD = r"(?:[A-Z0-9À-Ý][\w'’.&-]*|of|the|and|de|del|di|der|la|le|el|al)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}})(?:,?\s\d{{4}})?"
_OPENING = re.compile(
    rf"^[-*•▪\s]{{0,4}}([A-Z0-9À-Ý][\w'’.&-]*(?:\s{_WORD}){{0,5}})(?:\s?\([^)\n]{{2,40}}\))?,\s{_DAY}[.:]\s",
    re.MULTILINE,
)
_FEWEST = 3  # items that make a digest


@dataclass(frozen=True, slots=True)
class DigestItem:
    """An item of a press digest: where it starts and ends, and the paper it sums up."""

    start: int
    end: int
    paper: str


def find_digest(text: str) -> tuple[DigestItem, ...]:
    """The items of a press digest, in order; empty where fewer than three papers open a line with place and date.

    Examples
    --------
    >>> items = "La Voz (Quito), 2 May. A.\\nEl Mundo, 3 May. B.\\nAftenblad (Bergen), 4 May. C."
    >>> [item.paper for item in find_digest(items)]
    ['La Voz', 'El Mundo', 'Aftenblad']
    """
    found = list(_OPENING.finditer(text))
    if len({match[1] for match in found}) < _FEWEST:
        return ()
    starts = [match.start() for match in found]
    items = []
    for match, following in zip(found, [*starts[1:], len(text)], strict=True):
        blank = text.find("\n", match.end())
        end = following if blank < 0 else min(following, blank)
        items.append(DigestItem(match.start(), end, match[1]))
    return tuple(items)


def paper_at(items: tuple[DigestItem, ...], offset: int) -> str | None:
    """The paper whose item holds an offset, if any."""
    index = bisect_right(items, offset, key=lambda item: item.start) - 1
    return items[index].paper if index >= 0 and offset < items[index].end else None
