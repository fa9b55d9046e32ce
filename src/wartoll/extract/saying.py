"""When it was said: the time that belongs to a reporting verb and not to what is reported."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from wartoll.dates import Window
from wartoll.extract.report import Report
from wartoll.extract.times import TimeMention, resolve_time

_BEFORE = 110  # signs between a time that opens a clause and its subject
_AFTER = 70  # signs between the verb and its time
_FILLS = re.compile(
    r"""[\s,(]*(?:(?:in|to|at|on|by|from|with|during|a|an|the|made|issued|released|published|given|dated|late|early|speaking
    |reporters|journalists|statement|interview|telephone|phone|briefing|news|press|conference|post|email|earlier|back|it
    |social|media|platform|telegram|twitter|x|facebook|television|tv|radio|here|partners|air|base|lawmakers|parliament
    |[A-Z][\w’'-]+)(?:[\s,(]+|\Z)){0,9}""",
    re.VERBOSE,
)
_SPEECH_OF = re.compile(
    r"(?:speech|statement|report|letter|address|interview|briefing|note|bulletin|broadcast)s?"
    r"\s(?:of|on|from|dated|published on)?\s*\Z"
)
_COUNTS = re.compile(r"\d|\b(?:killed|wounded|died|said)\b")
_ONLY_WHEN = re.compile(r"\s*,?\s*when\s(?:the\s|a\s)?\Z")


class SayingTimes:
    """The times of a text, asked for those of a report.

    Parameters
    ----------
    text : str
    times : sequence of TimeMention
        Every time of the text, in order.
    anchor : date or None
        The day from which relative words are read.
    """

    def __init__(self, text: str, times: Sequence[TimeMention], anchor: date | None) -> None:
        self.text = text
        self.times = [mention for mention in times if mention.kind in ("point", "window")]
        self.starts = [mention.start for mention in self.times]
        self.anchor = anchor

    def of_report(self, report: Report, floor: int, ceiling: int) -> Window | None:
        """When a report's speaker spoke; ``floor`` and ``ceiling`` bound its clause. None where the text is silent."""
        mention = self._after(report, ceiling) or self._before(report, floor) or self._paper(report, floor)
        mention = mention or self._inside(report)
        return self.resolve(mention) if mention is not None else None

    def first_between(self, start: int, end: int) -> Window | None:
        """The first day or window that stands in a stretch of text."""
        for index in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            mention = self.times[index]
            window = self.resolve(mention) if mention.role not in ("since", "from") else None
            if window is not None:
                return window
        return None

    def resolve(self, mention: TimeMention) -> Window | None:
        """The days of a mention; nothing is said after the document's date."""
        window = resolve_time(mention, self.anchor).window
        if window is None or self.anchor is None:
            return window
        if window.latest is not None and window.latest > self.anchor:
            earliest = window.earliest if window.earliest is None or window.earliest <= self.anchor else None
            return Window(earliest, self.anchor) if earliest is not None else None
        return window

    def _after(self, report: Report, ceiling: int) -> TimeMention | None:
        """ "Said on Monday", "told reporters on Dec. 9 that": right behind the verb, or before its "that"."""
        index = bisect_left(self.starts, report.hi)
        if index >= len(self.times) or self.times[index].start >= min(ceiling, report.hi + _AFTER):
            return None
        mention = self.times[index]
        if mention.role in ("since", "until", "by", "over"):
            return None
        gap = self.text[report.hi : mention.start]
        if any(sign in gap for sign in '.;:\n"“') or " that " in gap or _FILLS.fullmatch(gap) is None:
            return None
        follows = self.text[mention.end : mention.end + 7]
        direct = len(gap.strip(" ,(")) == 0
        closes = re.match(r"\W*(?:\Z|that\b|at\b|[.,;:)]|about\b|who\b|which\b|to\b|in\b|on\b)", follows) is not None
        return mention if closes or (direct and mention.role in ("on", None)) else None

    def _before(self, report: Report, floor: int) -> TimeMention | None:
        """ "On May 1 Kirby told", "In December he spoke of", "... Dec. 19, when the agency counted"."""
        index = bisect_right(self.starts, report.lo - 1) - 1
        if index < 0:
            return None
        mention = self.times[index]
        if mention.start < max(floor, report.lo - _BEFORE) or mention.end > report.lo:
            return None
        gap = self.text[mention.end : report.lo]
        if _ONLY_WHEN.match(gap):
            return mention
        if mention.role in ("since", "event", "by", "until", "for", "over"):
            return None
        head = self.text[floor : mention.start]
        opens = re.fullmatch(
            r"[\W\d]*(?:(?:and|but|earlier|later|then|back|as|just|only|a|month|ago|already|still)\W*){0,4}", head, re.I
        )
        if opens is None and (len(head) > 60 or _COUNTS.search(head) or _COUNTS.search(gap)):
            return None  # "a bomb in May took 92 lives, the mission says"
        near = (
            len(gap) < 4
            or "," in gap[:2]
            or re.fullmatch(r"[\s,]*(?:the same|a|the|in \w+|at \w+)?\s*", gap) is not None
        )
        return mention if near or (opens is not None and len(gap) < 60) else None

    def _inside(self, report: Report) -> TimeMention | None:
        """A day between subject and verb: "the spokesman (evening news, Nov. 25) has told"."""
        index = bisect_left(self.starts, report.lo)
        inside = index < len(self.times) and self.times[index].end <= report.hi
        return self.times[index] if inside and self.times[index].role in ("on", None) else None

    def _paper(self, report: Report, floor: int) -> TimeMention | None:
        """ "Molotov's speech of 29 March 1940: the USSR, he told the Soviet": the paper's own date."""
        index = bisect_right(self.starts, report.lo - 1) - 1
        while index >= 0 and self.times[index].start >= max(floor, report.lo - 90):
            mention = self.times[index]
            if _SPEECH_OF.search(self.text[max(floor, mention.start - 30) : mention.start]) or (
                mention.role in ("on", "in")
                and _SPEECH_OF.search(self.text[max(floor, mention.start - 20) : mention.start + 1])
            ):
                return mention
            index -= 1
        return None
