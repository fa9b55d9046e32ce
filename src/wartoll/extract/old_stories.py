"""Texts that tell an old story: written years after, or without a day of their own; and the years of their dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wartoll.extract.times import TimeMention

HEAD = 120  # characters of a document's own date line
FAR_YEARS = 5
RECENT = frozenset(
    {"weekday", "weekday_of", "shift", "night", "past", "recent", "weekend"}
)  # kinds of time of the news


def is_old_story(times: Sequence[TimeMention], anchor: date | None) -> bool:
    """Whether a text tells an old story: most of the days that it names lie far back, or it has no day of its own."""
    if anchor is None:
        return True
    old = new = 0
    for mention in times:
        key = mention.key
        if not key or mention.kind == "duration" or mention.role == "since":
            continue
        if key[0] in ("date", "year") and key[1] is not None:
            weight = (
                1 if key[0] == "year" else 2 if key[3] is None else 3
            )  # a day is of the story, a year may be in passing
            if anchor.year - int(key[1]) >= FAR_YEARS:
                old += weight
            elif mention.start > HEAD:  # the document's own date stands in its first lines
                new += weight
        elif key[0] in RECENT and mention.start > HEAD:
            new += 1
    return old >= 3 and old >= 3 * new


def carry_years(times: Sequence[TimeMention], anchor: date | None) -> list[TimeMention]:
    """The times of a text; in an old story a date without a year is of the year last named."""
    if not is_old_story(times, anchor):
        return list(times)
    year: int | None = None
    carried: list[TimeMention] = []
    for mention in times:
        key = mention.key
        if key and key[0] in ("date", "year") and key[1] is not None:
            far = anchor is None or anchor.year - int(key[1]) >= FAR_YEARS
            year = int(key[1]) if far and mention.role != "since" else year
        elif year is not None and mention.context_year is None:
            mention = replace(mention, context_year=year)
        carried.append(mention)
    return carried
