"""Times by name: seasons, feasts, quarters and halves of a year, "overnight", "this morning"."""

from __future__ import annotations

import re

from wartoll.extract.time_units import BOUNDED, SHIFTS, THE_DAY
from wartoll.extract.time_words import DAYPARTS, Expression, Trigger

_QUARTER = re.compile(r"(?<!\w)(?:the\s)?(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th)\s\Z")
_OF_YEAR = re.compile(r"\s(?:of\s)?(?:(?P<year>(?:19|20)\d\d)|(?P<which>this|last|next|the)\syear)(?!\w)")
_IN_THE_QUARTER = re.compile(r"(?<!\w)(?:in|for|during|since|by)\s\Z")
_HALF = re.compile(r"(?<!\w)(?:the\s)?(?P<n>first|second|latter|last)\s\Z")
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_BEFORE_SEASON = re.compile(
    r"""(?<!\w)(?:(?P<part>early|mid|late)[\s-])?
        (?:(?P<which>last|this|next|past|previous|the\sprevious|coming|that)\s
          |(?P<role>in|by|since|until|during|over|before|after|from|through|throughout)\s(?P<the>the\s)?(?:early\s|late\s)?)\Z""",
    re.VERBOSE,
)


def read_season(low: str, trigger: Trigger) -> Expression | None:
    """Read "last fall", "by spring", "this winter"; a season with its year is read with the year."""
    start, end = trigger.start, trigger.end
    before = _BEFORE_SEASON.search(low, max(0, start - 24), start)
    if before is None or low[end : end + 1] == "-" or low[end : end + 5] in (" war ", " war,", " war."):
        return None
    if trigger.word in ("fall", "spring") and before["role"] and not before["the"] and before["role"] != "by":
        return None
    if trigger.word == "fall" and (before["role"] == "by" or re.compile(r"\s(?:of|in|to|from)\b").match(low, end)):
        return None
    start = before.start("part") if before["part"] else before.start("which") if before["which"] else start
    which = before["which"].split()[-1] if before["which"] else None
    return Expression(start, end, "window", ("season", trigger.word, None, None, which), chained=which == "that")


_NAMED_AFTER = re.compile(r"\s(?:offensive|rising|uprising|rebellion|truce|invasion|accords?|agreement)(?!\w)")
_THAT = re.compile(r"(?<!\w)that\s\Z")


def read_feast(low: str, trigger: Trigger) -> Expression | None:
    """Read "by Christmas", "since New Year"; "a new year" is no feast."""
    if trigger.word == "new year" and not re.compile(r"(?<!\w)(?:since|before|after|by|until|at)\s\Z").search(
        low, max(0, trigger.start - 8), trigger.start
    ):
        return None
    if _NAMED_AFTER.match(low, trigger.end, trigger.end + 14):
        return None
    year = re.compile(r",?\s(?:of\s|in\s)?((?:1[6-9]|20)\d\d)(?![\d,])").match(low, trigger.end, trigger.end + 12)
    end, known = (year.end(), int(year[1])) if year else (trigger.end, None)
    that = _THAT.search(low, max(0, trigger.start - 6), trigger.start) if known is None else None  # "by that Christmas"
    start, which = (that.start(), "that month") if that else (trigger.start, None)
    return Expression(start, end, "point", ("feast", trigger.word, known, which), chained=that is not None)


_DAYPARTS = frozenset(DAYPARTS)


def read_word(low: str, trigger: Trigger) -> Expression | None:
    """Read the words of time that are no unit, date or weekday."""
    start, end, word = trigger.start, trigger.end, trigger.word
    if word == "overnight":
        weekday = re.compile(r"\s(?:on\s|from\s|into\s)?(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day)").match(
            low, end, end + 8
        )
        return None if weekday else Expression(start, end, "point", ("night", -1))
    if word in ("this morning", "this afternoon", "this evening"):
        return Expression(start, end, "point", ("shift", 0))
    if word == "last night":
        return Expression(start, end, "point", ("night", -1))
    if word == "weekend":
        before = re.compile(r"(?<!\w)(?P<which>last|this|past|next|the|over\sthe)\s\Z").search(
            low, max(0, start - 10), start
        )
        which = (before["which"] if before else "the").split()[-1]
        return Expression(before.start() if before and which != "the" else start, end, "window", ("weekend", which))
    if word in _DAYPARTS:
        shift = 1 if word.startswith(("next", "following")) else 0
        return Expression(start, end, "point", ("shift", shift), chained=True)
    if word in ("same day", "that day"):
        return Expression(start, end, "point", ("shift", 0), chained=True)
    if word == "earlier in the day":
        return Expression(start, end, "point", ("shift", 0))
    if word == "so far this":
        return None
    if word in ("year-end", "year's end", "year’s end"):
        return Expression(start, end, "point", ("year_end",))
    if word == "quarter" or word[0] == "q":
        return _read_quarter(low, trigger)
    if word == "half":
        before = _HALF.search(low, max(0, start - 12), start)
        after = _OF_YEAR.match(low, end, end + 14)
        if before is None or after is None:
            return None
        half = "half1" if before["n"] == "first" else "half2"
        key = ("year", int(after["year"]), half) if after["year"] else ("unit", "year", SHIFTS[after["which"]], half)
        return Expression(before.start(), after.end(), "window", key)
    return None


def _read_quarter(low: str, trigger: Trigger) -> Expression | None:
    start, end, word = trigger.start, trigger.end, trigger.word
    after = _OF_YEAR.match(low, end, end + 14)
    if word == "quarter":
        if (the := THE_DAY.search(low, max(0, start - 5), start)) and BOUNDED.match(low, end, end + 24):
            return Expression(the.start(), end, "duration", ("duration", 3.0, 3.0, "month"))
        before = _QUARTER.search(low, max(0, start - 12), start)
        if before is None or re.compile(r"\sof\s(?!(?:19|20)\d\d|this|last|next|the\syear)").match(low, end, end + 12):
            return None
        number, start = _ORDER[before["n"]], before.start()
        if before["n"] == "last" and after is None:
            return None
    else:
        number = int(word[1])
        if after is None and not _IN_THE_QUARTER.search(low, max(0, start - 8), start):
            return None
    year = int(after["year"]) if after and after["year"] else None
    shift = SHIFTS[after["which"]] if after and after["which"] else None
    return Expression(start, after.end() if after else end, "window", ("quarter", number, year, shift))
