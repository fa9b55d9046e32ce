"""The day a document speaks from: that of the talk it prints, of its dateline, or of its publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from wartoll.documents import Document
from wartoll.extract.times import TimeMention, resolve_time

HEAD = 400  # characters in which a dateline stands
TALK = 30  # days after which a talk may still be printed
_TALK = re.compile(
    r"(?<!\w)(?:we (?:spoke|talked|met|sat down)|(?:was|were) (?:interviewed|conducted)|interview (?:took place|of|on)|"
    r"recorded|hearing (?:of|at|on|held)|(?:public )?hearing|sitting of|sat on|meeting held|session of|"
    r"(?:meeting|consultation|debate|briefing|press conference|talks?|proceedings|testimony|speech|address) "
    r"(?:of|on|held))(?!\w)|(?<!\w)(?:speech|address|remarks|briefing|testimony|press conference),\s[\w ]{0,3}\Z",
    re.IGNORECASE,
)
_BEFORE_DATELINE = re.compile(r"(?:\b(?:on|in|since|from|by|until|of|after|before)\s+(?:the\s+)?)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative words count from, and whether the page's own date contradicts it."""

    day: date | None
    contradicted: bool = False


def find_anchor(document: Document, times: Sequence[TimeMention]) -> Anchor:
    """The day a document speaks from: that of its interview, a dateline in its first lines, else its published date.

    Parameters
    ----------
    times : sequence of TimeMention
        Those of the document, in order.
    """
    head = document.text[:HEAD]
    opening = list(takewhile(lambda mention: mention.end <= HEAD, times))
    anchor = _dateline(head, opening, document.published)
    day = _day_of_talk(head, opening, anchor.day) if anchor.day is not None else None
    return anchor if day is None else replace(anchor, day=day)


def _day_of_talk(head: str, times: Sequence[TimeMention], anchor: date) -> date | None:
    """The day of a talk that was put to paper later: "we spoke on Wednesday", "Hearing of the Minister, 16 June"."""
    for mention in times:
        line = head[max(head.rfind("\n", 0, mention.start), head.rfind(". ", 0, mention.start)) + 1 : mention.start + 3]
        window = resolve_time(mention, anchor).window if _TALK.search(line) else None
        if window is None or window.latest is None or (window.days or TALK) >= TALK:
            continue
        return window.latest if 0 < (anchor - window.latest).days <= TALK else None
    return None


def _dateline(head: str, times: Sequence[TimeMention], published: date | None) -> Anchor:
    for mention in times:
        window = resolve_time(mention, None).window
        if window is None or not window.is_day or window.earliest is None or mention.role is not None:
            continue
        if _BEFORE_DATELINE.search(head[: mention.start]):
            continue
        if published is None:
            return Anchor(window.earliest)
        apart = abs((window.earliest - published).days)
        if apart <= 1:
            return Anchor(window.earliest)
        return Anchor(window.earliest, contradicted=True) if apart <= 800 else Anchor(published)
    return Anchor(published)
