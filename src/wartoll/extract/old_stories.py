"""Texts that tell an old story: written years after, or without a day of their own; and the years of their dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wartoll.extract.time_shifts import years_on
from wartoll.extract.times import TimeMention

HEAD = 120  # characters of a document's own date line
FAR_YEARS = 5
OPENING = 40  # characters before a time that opens its sentence
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
        key = key[2] if key[0] == "span" else key
        if key[0] == "season" and isinstance(key[2], int):
            key = ("date", key[2], None, None)
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


def carry_years(text: str, times: Sequence[TimeMention], anchor: date | None) -> list[TimeMention]:
    """The times of a text; in an old story a date without a year is of the year that the story has reached.

    A date tells it, or a year that opens its sentence; "a book that came out in 1990" does not.
    """
    if not is_old_story(times, anchor):
        return list(times)
    year: int | None = None
    carried: dict[int, TimeMention] = {}
    for mention in times:
        key = mention.key[2] if mention.key and mention.key[0] == "span" else mention.key
        if key and key[0] in ("date", "year") and key[1] is not None:
            far = anchor is None or anchor.year - int(key[1]) >= FAR_YEARS
            tells = key[0] == "date" or year is None or _opens_sentence(text, mention.start)
            year = int(key[1]) if far and tells and mention.role != "since" else year
        elif year is not None:
            mention = replace(mention, context_year=year)
            year += years_on(mention)
        if mention.previous is not None:
            mention = replace(mention, previous=carried.get(mention.previous.start, mention.previous))
        carried[mention.start] = mention
    return list(carried.values())


def _opens_sentence(text: str, at: int) -> bool:
    """Whether no more than a short word or two stands between a sentence's beginning and a place in it."""
    return re.search(r"(?:\A|[.!?:;]\s|\n)\W*(?:[\w-]+\s){0,2}\Z", text[max(0, at - OPENING) : at]) is not None
