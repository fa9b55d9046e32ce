"""Days that a text sets above its lines: the period that a report covers, the day of an entry."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wartoll.dates import Window
from wartoll.extract.text import Sentence
from wartoll.extract.time_resolve import in_year
from wartoll.extract.times import TimeMention, resolve_time

TOP = 8  # sentences and lines in which a report says what it covers
SHORT = 150  # signs of a line that says so
TITLES = 2  # of these, the lines whose bare month or week is the report's
LONGEST = 190  # days that a report may cover
LATEST = 120  # days after its period that a report may come
TAIL = 30  # signs after the day of a heading: an hour, a place
FEWEST = 2  # entries that make a diary
GAP = 4  # signs between two paragraphs
ENTRY = 48  # signs before an entry's day: a number, a place
_COVERS = re.compile(
    r"(?<!\w)(?:cover(?:s|ing|ed|age)?|reporting|period|weekly|monthly|quarterly|fortnightly|week|month|fortnight|quarter|"
    r"situation|status|sitrep|update|bulletin|review|summary|report|cut-?off|data|figures|as\s(?:of|at))(?!\w)",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s(?:was|were|are|is|has|have|had|said|says)\s", re.IGNORECASE)
_PAPER = re.compile(
    r"(?<!\w)(?:issued|published|released|printed|posted|updated|dated|compiled|received|sent|written|next\s\w+)\W*(?:on\s)?\Z",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"\W*(?:[Dd]ay\s\d{1,3}|DAY\s\d{1,3}|[A-Za-z][A-Za-z -]{0,16}|\d{1,2}:\d\d|"
    r"(?:(?:[A-Z]['’]?[\w-]*|of|the|and|de|la|le|el|al|du|des|di|der|die|das)[ ,'’(]{1,2}|[A-Z][\w-]*\),\s){1,8})?\W*"
)
_ENTRY_END = re.compile(r"(?:\s*[,(][^.:\n]{0,40})?\s*(?:[.:–—]|-\s|\n|\Z)")
_SPANNING = frozenset({"span", "ending", "quarter"})


def find_period(
    text: str, sentences: Sequence[Sentence], times: Sequence[TimeMention], anchor: date | None
) -> Window | None:
    """The last day of the period that a report covers, where one of its first lines names it.

    "Covers 1-15 September", "Weekly update, 2-8 May", or the month of a title: "Civilian harm - May 2025".
    """
    if anchor is None:
        return None
    starts = [mention.start for mention in times]
    for index, sentence in enumerate(sentences[:TOP]):
        if sentence.end - sentence.start > SHORT or _VERB.search(text, sentence.start, sentence.end):
            continue
        for mention in times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]:
            before = text[sentence.start : mention.start + 1]
            if mention.kind not in ("point", "window", "period") or mention.chained or _PAPER.search(before[:-1]):
                continue
            if mention.role in ("as_of", "until") and _tells_more(text, mention.end, sentence.end):
                continue  # "As of 25 May, the agency counted 2,465 soldiers" dates its own count alone
            named = _COVERS.search(text, sentence.start, mention.end) is not None
            if named or (index < TITLES and text[sentence.end - 1] not in ".!?"):
                end = _end_of_period(mention, anchor, named=named)
                if end is not None:
                    return end
    return None


def _tells_more(text: str, start: int, end: int) -> bool:
    """Whether a line goes on with counts after its day, as no heading does."""
    return end - start > TAIL and text[start] != ":" and any(sign.isdigit() for sign in text[start:end])


def _end_of_period(mention: TimeMention, anchor: date, *, named: bool) -> Window | None:
    resolved = resolve_time(mention, anchor)
    whole, end = resolved.window, resolved.end
    if whole is None or end is None or end.latest is None or whole.earliest is None:
        return None
    span = (end.latest - whole.earliest).days
    late = (anchor - end.latest).days
    if not 0 <= late <= LATEST or span > LONGEST or mention.role == "since":
        return None
    stretch = mention.key[0] in _SPANNING or (mention.key[0] == "date" and mention.key[3] is None)
    if named and mention.role in ("as_of", "until"):
        return end
    return Window.day(end.latest) if stretch and (named or span >= 5) else None


def find_entries(
    text: str, sentences: Sequence[Sentence], times: Sequence[TimeMention], anchor: date | None
) -> dict[int, Window]:
    """The days of sentences that stand under a day of their own ("11 May. We took in 160."), by sentence.

    A label opens a line. Entries of a list, line after line, end where a blank line does.
    """
    starts = [mention.start for mention in times]
    found: dict[int, Window] = {}
    apart: set[int] = set()
    for index, sentence in enumerate(sentences):
        start = sentence.start
        if sentence.paragraph < 1 or "\n" not in text[start - 1 : start]:
            continue
        if "\n\n" in text[start - GAP : start]:
            apart.add(index)
        at = bisect_left(starts, start)
        while at < len(times) and times[at].kind == "frequency":  # "The New Daily, 14 November"
            at += 1
        mention = times[at] if at < len(times) else None
        if mention is None or mention.start > start + ENTRY or not _names_a_day(mention):
            continue
        closed = text[mention.end - 1] == "." or _ENTRY_END.match(text, mention.end) is not None
        window = resolve_time(mention, anchor).window if closed else None
        if _ENTRY.fullmatch(text, start, mention.start) and window is not None and window.is_day:
            found[index] = window
    if len(found) < FEWEST:
        return {}
    current: Window | None = None
    under: dict[int, Window] = {}
    is_list = sum(index not in apart for index in found) > len(found) // 2
    for index in range(len(sentences)):
        current = found.get(index, None if is_list and index in apart else current)
        if current is not None:
            under[index] = current
    return under


def date_under_entries(
    sentences: Sequence[Sentence], times: Sequence[TimeMention], entries: dict[int, Window], anchor: date | None
) -> list[TimeMention]:
    """The times of a text; under an entry a date without a year is the nearest to it, not the last before it."""
    ends = [sentence.end for sentence in sentences]
    dated: list[TimeMention] = []
    for mention in times:
        if not mention.key:
            dated.append(mention)
            continue
        entry = entries.get(bisect_right(ends, mention.start))
        year = _nearest_year(mention, entry.latest, anchor) if entry is not None and entry.latest is not None else None
        dated.append(mention if year is None else replace(mention, key=in_year(mention.key, year)))
    return dated


def _nearest_year(mention: TimeMention, day: date, anchor: date | None) -> int | None:
    """The year in which a date without one comes nearest to a day, and not after the document's own."""
    near: tuple[int, int] | None = None
    for year in (day.year - 1, day.year, day.year + 1):
        key = in_year(mention.key, year)
        window = resolve_time(replace(mention, key=key), day).window if key is not mention.key else None
        late = window is not None and window.latest is not None and anchor is not None and window.latest > anchor
        if window is None or window.latest is None or (late and not (mention.ahead or mention.maybe_ahead)):
            continue
        near = min(near or (10_000, year), (abs((window.latest - day).days), year))
    return None if near is None else near[1]


def _names_a_day(mention: TimeMention) -> bool:
    if mention.role is not None or not mention.key:
        return False
    return mention.key[0] in ("weekday", "monthday") or (mention.key[0] == "date" and mention.key[3] is not None)
