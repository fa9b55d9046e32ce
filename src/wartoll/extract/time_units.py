"""Times told in units: "two days ago", "the past 24 hours", "last week", "12 weeks", "a day"."""

from __future__ import annotations

import re

from wartoll.extract.time_words import DAYPARTS, UNIT_FORMS, Expression, Trigger, read_count_before
from wartoll.vocabulary import load_vocabulary

_AGO = re.compile(
    r"\s(?:or\sso\s|or\smore\s)?"
    r"(?P<way>ago|earlier|later|before|after|previously|prior|hence|from\snow|since|on(?=\s?[,.;:)]|\Z))(?!\w)"
)
_EXACTLY = re.compile(r"\s(?:this\s(?:very\s)?(?:morning|afternoon|evening|day|week|month)|today|to\sthe\sday)\b")
_PERIOD = re.compile(
    r"(?<!\w)(?:the\s|these\s|its\s|their\s|those\s)?(?P<which>past|last|previous|preceding|latest|recent|next|coming|following|first|final|"
    r"opening)\s(?:full\s)?\Z"
)
_ONE_PERIOD = re.compile(
    r"""(?<!\w)(?:(?P<edge>early|earlier|late|later|mid|(?:the\s)?(?:beginning|start|middle|end|(?:early|late)\smonths)\sof)
          [\s-](?:in\s)?)?
        (?:the\s)?(?P<which>last|past|this|next|previous|preceding|coming|following|current|same|that)[\s-]
        (?:whole\s|entire\s)?\Z
      | (?<!\w)(?P<edge2>(?:the\s)?(?:beginning|start|middle|end|turn|rest|remainder)\sof)
        \s(?:the\s|this\s)?(?:calendar\s)?\Z
      | (?<!\w)(?P<edge3>earlier|later|early|late)\s(?:in|on)\s(?:the\s)?\Z""",
    re.VERBOSE,
)
_OVER_THE = re.compile(r"(?<!\w)(?:in|over|during|for|within)\sthe\s\Z")
_OF_THE_YEAR = re.compile(r"\sof\s(the|this|last)\syear(?!\w)")
_BOUNDED = re.compile(
    r"\s(?:ending|ended|to|of)\s(?:on\s)?(?=\d{1,2}\s[a-z]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d)"
)
_THE_HALF = re.compile(r"(?<!\w)the\shalf[\s-]\Z")
_LABEL_BEFORE = re.compile(r"(?:\A|\n)\W*\Z")
_LABEL_DAY = re.compile(r",?\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?(?=\s?[:–—]|\s-\s|\s?\n|\.\s)")
_NAMED = re.compile(r"(?<!\w)(?:last|this|next|past)\s\Z")
_EVERY = re.compile(r"(?<!\w)(?:(?:each\sand\s)?every(?:\ssingle)?|each|per|by\sthe)\s\Z|(?<=/)\Z")
_ARTICLE = re.compile(r"(?<!\w)an?\s\Z")
_NO_RATE = re.compile(
    r"(?<!\w)(?:for|in|within|after|of|than|nearly|almost|over|half|such|quite|once|about|is|was|be|on|during|what|until|not|"
    r"around|roughly|over|into|from|since|at\sthe\send\sof|like)\s\Z"
)
_NO_RATE_AFTER = re.compile(
    r"\s(?:of|ago|earlier|later|after|before|when|in\swhich|long|old|since|to|that|for\sthe)\b|-"
)
_BEFORE_THAT = re.compile(
    r"(?<!\w)(?P<same>the\ssame|that|this|same)\s\Z|(?<!\w)the\s(?P<order>previous|preceding|following|next)\s\Z"
)
_THE_DAY = re.compile(r"(?<!\w)the\s\Z")
_OLD = re.compile(r"[\s-]+(?:olds?|of\sage)\b")
_QUARTER = re.compile(r"(?<!\w)(?:the\s)?(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th)\s\Z")
_OF_YEAR = re.compile(r"\s(?:of\s)?(?:(?P<year>(?:19|20)\d\d)|(?P<which>this|last|next|the)\syear)(?!\w)")
_IN_THE_QUARTER = re.compile(r"(?<!\w)(?:in|for|during|since|by)\s\Z")
_HALF = re.compile(r"(?<!\w)(?:the\s)?(?P<n>first|second|latter|last)\s\Z")
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SHIFT = {
    "last": -1, "previous": -1, "preceding": -1, "past": -1, "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1,
    "following": 1,
}  # fmt: skip
_DAYPART = re.compile(r"\s(?:morning|afternoon|evening|night|noon|midnight)(?!\w)")


def read_unit(low: str, trigger: Trigger, floor: int) -> Expression | None:
    """Read the time around a unit such as "weeks"; None where it is none ("a few good years" still is one)."""
    unit = UNIT_FORMS[trigger.word]
    start, end = trigger.start, trigger.end
    possessive = low[end : end + 2] in ("'s", "’s") and not _NAMED.search(low, max(floor, start - 8), start)
    joined = low[end : end + 1] == "-" and low[end + 1 : end + 2] != " "
    if possessive or joined or _OLD.match(low, end, end + 12):
        return None
    if (
        unit == "year"
        and _BOUNDED.match(low, end, end + 24)
        and (half := _THE_HALF.search(low, max(0, start - 10), start))
    ):
        return Expression(half.start(), end, "duration", ("duration", 0.5, 0.5, unit))
    plural = trigger.word != unit or low[start - 1 : start] == "-"
    if every := _EVERY.search(low, max(floor, start - 24), start):
        return Expression(every.start(), end, "frequency", (), per=_per(unit))
    count = read_count_before(low, start, floor)
    if count is not None and (plural or count.article or count.low == count.high <= 1):
        return _counted(low, trigger, unit, count.start, (count.low, count.high), article=count.article, floor=floor)
    if plural:
        period = _PERIOD.search(low, max(floor, start - 24), start)
        if period and period["which"] in ("next", "coming"):
            return Expression(period.start(), end, "period", ("next", 2.0, 9.0, unit))
        if period and period["which"] in ("recent", "past", "last"):
            return Expression(period.start(), end, "period", ("recent", unit))
        return None
    return _single(low, trigger, unit, floor)


def _per(unit: str) -> str:
    return {"night": "day", "fortnight": "fortnight"}.get(unit, unit)


def _counted(
    low: str, trigger: Trigger, unit: str, at: int, count: tuple[float, float], *, article: bool, floor: int
) -> Expression | None:
    """A unit with a count before it."""
    end = trigger.end
    if ago := _AGO.match(low, end, end + 24):
        way = " ".join(ago["way"].split())
        if way == "since":
            return Expression(at, end, "duration", ("duration", *count, unit))
        return _distance(low, at, ago.end(), way, count, unit)
    every = re.compile(r"(?<!\w)(?:every|each|per)\s\Z").search(low, max(floor, at - 8), at)
    if every and unit == "hour" and count[0] == 24:
        return Expression(every.start(), end, "frequency", (), per="day")
    if every:
        return None
    period = _PERIOD.search(low, max(floor, at - 28), at)
    if period and not article:
        which = period["which"]
        if which in ("first", "opening") and (year := _OF_THE_YEAR.match(low, end, end + 14)):
            bounds = ("ending", "first", *count, unit, ("unit", "year", _SHIFT[year[1]], None))
            return Expression(period.start(), year.end(), "period", bounds)
        if which in ("first", "opening", "final"):
            return Expression(period.start(), end, "duration", ("duration", *count, unit))
        if which in ("next", "coming", "following"):
            return Expression(period.start(), end, "period", ("next", *count, unit), chained=which == "following")
        chained = which in ("previous", "preceding")
        return Expression(period.start(), end, "period", ("past", *count, unit), chained=chained)
    if article:
        return _article_unit(low, trigger, unit, at, floor)
    end = _half_after(low, end)
    longer = 0.5 if end > trigger.end else 0.0
    return Expression(at, end, "duration", ("duration", count[0] + longer, count[1] + longer, unit))


def _half_after(low: str, end: int) -> int:
    match = re.compile(r"\sand\sa\shalf(?!\w)").match(low, end, end + 12)
    return match.end() if match else end


def _article_unit(low: str, trigger: Trigger, unit: str, at: int, floor: int) -> Expression | None:
    """ "A day": a rate after a number ("92 a day"), else a length of time ("within a day")."""
    end = trigger.end
    counted = low[max(floor, at - 2) : at].strip().isdigit()  # "1,000 a day for the rest"
    if _NO_RATE.search(low, max(floor, at - 16), at) or (not counted and _NO_RATE_AFTER.match(low, end, end + 10)):
        end = _half_after(low, end)
        length = 1.0 if end == trigger.end else 1.5
        return Expression(at, end, "duration", ("duration", length, length, unit))
    return Expression(at, end, "frequency", (), per=_per(unit))


def _distance(low: str, at: int, end: int, way: str, count: tuple[float, float], unit: str) -> Expression | None:
    if way == "ago":
        exact = _EXACTLY.match(low, end, end + 24)
        return Expression(at, exact.end() if exact else end, "point", ("ago", *count, unit, bool(exact)), role="ago")
    if way in ("hence", "from now"):
        return Expression(at, end, "point", ("ago", -count[1], -count[0], unit, False))
    forward = way in ("later", "after", "on")
    ends = re.compile(r"\s?(?:[.,;:)]|\Z|\n)").match(low, end) or way in ("earlier", "later", "previously", "on")
    if not ends:
        # "two days after the strike": a distance from an event that only the caller knows
        return Expression(at, end, "duration", ("duration", *count, unit), role=way)
    sign = -1 if forward else 1
    low_, high = sorted((sign * count[0], sign * count[1]))
    return Expression(
        at, end, "point", ("ago", low_, high, unit, False), role="on" if forward else "before", chained=True
    )


def _single(low: str, trigger: Trigger, unit: str, floor: int) -> Expression | None:
    """One unit without a count: "last week", "the end of the month", "the previous day"."""
    start, end = trigger.start, trigger.end
    that = _BEFORE_THAT.search(low, max(floor, start - 16), start)
    if unit in ("day", "night") and that:
        if that["order"]:
            return Expression(that.start(), end, "point", ("shift", -1 if that["order"][0] == "p" else 1), chained=True)
        if that["same"] == "this":
            return Expression(that.start(), end, "point", ("shift", 0)) if unit == "day" else None
        return Expression(that.start(), end, "point", ("shift", 0), chained=True)
    if the := _THE_DAY.search(low, max(floor, start - 5), start):
        if unit in ("week", "month", "year") and _BOUNDED.match(low, end, end + 24):
            return Expression(the.start(), end, "duration", ("duration", 1.0, 1.0, unit))
        around = re.compile(r"\s(before|after)\s?(?=[.,;)]|\Z|\n)").match(low, end)
        if around:
            shift = -1 if around[1] == "before" else 1
            key = ("shift", shift) if unit in ("day", "night") else ("unit", unit, shift, None)
            return Expression(the.start(), around.end(1), "point", key, chained=True)
        if unit == "day" and (
            earlier := re.compile(r"(?<!\w)(?:earlier|later|late|early)\s(?:in|on)\s\Z").search(
                low, max(0, the.start() - 14), the.start()
            )
        ):
            return Expression(earlier.start(), end, "point", ("shift", 0))
    period = _ONE_PERIOD.search(low, max(floor, start - 36), start)
    if period is None:
        return None
    which = period["which"] or "the"
    edge = period["edge"] or period["edge2"] or period["edge3"]
    part = _edge(edge) if edge else None
    if which in ("that", "same"):
        return Expression(period.start(), end, "window", ("unit", unit, 0, part), chained=True)
    if unit in ("day", "hour"):
        return None
    if unit == "night":
        return Expression(period.start(), end, "point", ("night", -1 if which == "last" else 0))
    if which == "past" or (
        which == "last" and not edge and _OVER_THE.search(low, max(floor, period.start() - 8), period.start() + 4)
    ):
        return Expression(period.start(), end, "period", ("past", 1.0, 1.0, unit))
    chained = which in ("following", "previous", "preceding")
    if which in ("previous", "preceding") and part is None and unit not in ("month", "year"):
        return Expression(period.start(), end, "period", ("past", 1.0, 1.0, unit), chained=True)
    return Expression(period.start(), end, "window", ("unit", unit, _SHIFT[which], part), chained=chained)


def _edge(words: str) -> str:
    for name, part in (
        ("early months", "early"),
        ("late months", "late"),
        ("beginning", "begin"),
        ("start", "begin"),
        ("turn", "begin"),
        ("middle", "mid"),
        ("mid", "mid"),
        ("rest", "later"),
        ("remainder", "later"),
        ("end", "end"),
    ):
        if name in words:
            return part
    return {"early": "early", "earlier": "earlier", "late": "late", "later": "later"}.get(words.split()[0], "early")


def read_weekday(low: str, trigger: Trigger) -> Expression:
    """Read "on Monday", "next Friday", "Monday last week", "last Tuesday night"."""
    index = load_vocabulary("times")["weekdays"][trigger.word]
    before = re.compile(r"(?<!\w)(last|next|this|this\spast|this\scoming)\s\Z").search(
        low, max(0, trigger.start - 14), trigger.start
    )
    start, end = (before.start() if before else trigger.start), trigger.end
    if daypart := _DAYPART.match(low, end, end + 12):
        end = daypart.end()
    which = before[1].split()[-1] if before else None
    label = _LABEL_DAY.match(low, end, end + 8) if before is None else None
    if label is not None and int(label["day"]) and _LABEL_BEFORE.search(low, max(0, start - 6), start):
        return Expression(start, label.end(), "point", ("monthday", int(label["day"]), index))  # "Monday 9: 54 killed"
    if after := re.compile(r"(?:\sof)?\s(last|this|next)\sweek(?!\w)").match(low, end, end + 14):
        return Expression(start, after.end(), "point", ("weekday_of", index, _SHIFT[after[1]]))
    if ago := re.compile(r"\sa\sweek\s(ago|earlier)(?!\w)").match(low, end, end + 16):
        return Expression(start, ago.end(), "point", ("weekday_of", index, -1))
    return Expression(start, end, "point", ("weekday", index, which))


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


def read_feast(low: str, trigger: Trigger) -> Expression | None:
    """Read "by Christmas", "since New Year"; "a new year" is no feast."""
    if trigger.word == "new year" and not re.compile(r"(?<!\w)(?:since|before|after|by|until|at)\s\Z").search(
        low, max(0, trigger.start - 8), trigger.start
    ):
        return None
    year = re.compile(r",?\s(?:of\s|in\s)?((?:1[6-9]|20)\d\d)(?![\d,])").match(low, trigger.end, trigger.end + 12)
    end, known = (year.end(), int(year[1])) if year else (trigger.end, None)
    return Expression(trigger.start, end, "point", ("feast", trigger.word, known))


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
        key = ("year", int(after["year"]), half) if after["year"] else ("unit", "year", _SHIFT[after["which"]], half)
        return Expression(before.start(), after.end(), "window", key)
    return None


def _read_quarter(low: str, trigger: Trigger) -> Expression | None:
    start, end, word = trigger.start, trigger.end, trigger.word
    after = _OF_YEAR.match(low, end, end + 14)
    if word == "quarter":
        if (the := _THE_DAY.search(low, max(0, start - 5), start)) and _BOUNDED.match(low, end, end + 24):
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
    shift = _SHIFT[after["which"]] if after and after["which"] else None
    return Expression(start, after.end() if after else end, "window", ("quarter", number, year, shift))
