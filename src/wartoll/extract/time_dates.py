"""Calendar dates: "December 6", "28-29 July 2022", "mid-April", "05-26-88", "24.02", "2014", "the 1990s"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from wartoll.extract.number_digits import people_nouns
from wartoll.extract.time_words import Expression, Trigger, month_numbers
from wartoll.vocabulary import load_vocabulary

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[4-9]|20)\d\d"
_PART = (
    r"(?:(?P<part>early|mid|late)[\s-]|(?P<whole>(?:the\s)?(?:very\s)?(?P<edge>beginning|start|middle|end|close)\s(?:of\s)?)|"
    r"(?:the\s)?(?P<half>first|second|latter)\shalf\sof\s|(?:the\s)?(?P<week>first|second|third|fourth|last)\sweek\s(?:of|in)\s|"
    r"(?:the\s)?(?P<days>first|opening|early|last|final|closing|dying)\s(?:few\s)?(?:days|hours)\s(?:of|in)\s|(?:the\s)?(?P<one>first|last)\sday\sof\s)"
)
_BEFORE_MONTH = re.compile(
    rf"(?<![\w.,-])(?:(?P<first>{_DAY})(?:\s?(?:-|–|—|to|and|or|/|&)\s?(?P<second>{_DAY}))?(?:\s|-)(?:of\s)?|{_PART})\Z"
)
_AFTER_MONTH = re.compile(
    rf"""\.?
    (?:[\s-]{{1,2}}(?P<first>{_DAY})(?!\d|[,.]\d{{3}}|:\d)
      (?:(?:\s?(?:-|–|—|to|/|&)\s?|\s(?:and|or)\s(?={_DAY}(?:[,.;)]|\Z|\s(?:in|as|when|by|at|that|the|they|on)\b)))
         (?P<second>{_DAY})(?!\d|[,.:]\d))?)?
    (?:,?\s{{1,2}}(?:of\s)?(?P<year>{_YEAR})(?!\d|,\d)
      |,?\s(?:of\s)?(?P<which>last|this|that|next|the\ssame|the\sfollowing|the\sprevious)\syear(?!\w)
      |,?\s['’](?P<short>\d\d)(?!\d))?""",
    re.VERBOSE,
)
_YEAR_AFTER_DAY = re.compile(rf"(?:,?\s{{1,2}}(?P<year>{_YEAR})(?!\d|,\d)|\s(?P<short>[4-9]\d)(?![\d,.%]))")
_NAMES = frozenset(("may", "march", "mar", "august", "april", "june", "jan", "dec", "sep", "jun"))
_BEFORE_NAME = re.compile(
    r"""(?<!\w)(?:in|since|by|of|until|till|from|during|before|after|last|this|that|next|early|mid|late|and|to|through|between
        |for)[\s-]\Z""",
    re.VERBOSE,
)
_WHICH_BEFORE = re.compile(r"(?<!\w)(?P<which>last|this\spast|this|that|next)\s\Z")
_WHICH_MONTH = {"last": "over", "this past": "over", "this": "begun", "that": "that month", "next": "coming"}
_SAID_THAT = re.compile(
    r"(?<!\w)(?:said|says|stated|states|claimed|claims|reported|reports|believes?d?|shows?|showed|found|noted?|notes|told\s\w+|"
    r"added|adds|warned|estimates?d?|means|meant)\s\Z"
)
_VERB = re.compile(r"\s(?:was|is|had|has|saw|would|will|were|alone|brought|cost)(?!\w)")
_WEEKDAY_BEFORE = re.compile(
    r"(?<!\w)(?P<weekday>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\.?,?"
    r"(?:\s(?:night|morning|evening|afternoon),?)?\s(?:the\s)?\Z"
)
_IS_TOLD_OF = re.compile(r"\s(?:alone|cost|saw|was|had|brought|claimed|ended|began|proved|became)(?!\w)")
_PARTS = {"beginning": "begin", "start": "begin", "middle": "mid", "end": "end", "close": "end"}
_PARTS |= {"rest": "later", "remainder": "later"}
_OPENING = ("first", "opening", "early")
_WEEKS = {"first": "week1", "second": "week2", "third": "week3", "fourth": "week4", "last": "lastweek"}


def read_month(text: str, low: str, trigger: Trigger) -> Expression | None:
    """Read the date around a month's name; None where the word is a name or a verb ("may", "march")."""
    month = month_numbers()[trigger.word]
    before = _BEFORE_MONTH.search(low, max(0, trigger.start - 40), trigger.start)
    stopped = low.startswith(".", trigger.end) and trigger.word in load_vocabulary("times")["months"]
    after = _AFTER_MONTH.match(low, trigger.end, trigger.end + (0 if stopped and trigger.word != "may" else 40))
    assert after is not None
    if before and before["first"] and after["first"] and low[trigger.start - 1] == "-":
        before = None  # "Jan 1-Apr 30"
    start = before.start() if before else trigger.start
    end = after.end()
    first, second = (before["first"], before["second"]) if before else (None, None)
    if first is None:
        first, second = after["first"], after["second"]
    elif after["first"]:
        # "9 January 2025" has no day after the month: "12 May 15" means a year only as 4 digits
        end = after.start("first") - 1 if not after["year"] else end
    part = _part_of(before) if before and before["first"] is None else None
    year = int(after["year"]) if after["year"] else None
    which = after["which"]
    if year is None and which is None and after["short"] and first:
        year = _full_year(int(after["short"]))
    if first is None and part is None and year is None and which is None:
        short = trigger.word in load_vocabulary("times")["short_months"]
        end = trigger.end + (short and low.startswith(".", trigger.end))
        if not _names_a_month(text, low, trigger):
            return None
    elif first is not None and year is None and which is None:
        match = _YEAR_AFTER_DAY.match(low, end)
        if match and (match["year"] or text[trigger.start : trigger.end].isupper()):
            year = int(match["year"]) if match["year"] else _full_year(int(match["short"]))
            end = match.end()
    if low[end - 1] == "." and trigger.word not in load_vocabulary("times")["short_months"]:
        end -= 1
    if weekday := _WEEKDAY_BEFORE.search(low, max(0, start - 24), start):
        start = weekday.start() if first else start
    days = tuple(int(re.sub(r"\D", "", day)) for day in (first, second) if day)
    shift = " ".join(which.split()) if which else None
    if not days and year is None and shift is None and (named := _which_before(low, start, end)):
        start, shift = named  # "last October"
    if days and not _is_day(year, month, days[0]):
        return None
    if len(days) == 2 and days[0] < days[1] and _is_day(year, month, days[1]):
        key: tuple[object, ...] = (
            "span",
            ("date", year, month, days[0], None, shift),
            ("date", year, month, days[1], None, shift),
        )
        return Expression(start, end, "window", key)
    if len(days) == 2 and before and before["first"]:
        start = before.start("second")
        days = days[1:]
    day = days[0] if days else None
    chained = shift in ("that month", "that", "the same", "the following", "the previous")
    return Expression(start, end, "point", ("date", year, month, day, part, shift), chained=chained)


def _which_before(low: str, start: int, end: int) -> tuple[int, str] | None:
    """Where "last" or "that" before a month stands, and what it makes of it; "said that October was" is none."""
    match = _WHICH_BEFORE.search(low, max(0, start - 10), start)
    if match is None:
        return None
    which = " ".join(match["which"].split())
    if which == "that" and (_SAID_THAT.search(low, max(0, match.start() - 14), match.start()) or _VERB.match(low, end)):
        return None
    return match.start(), _WHICH_MONTH[which]


def _part_of(match: re.Match[str]) -> str | None:
    if match["part"]:
        return match["part"]
    if match["edge"]:
        return _PARTS[match["edge"]]
    if match["half"]:
        return "half1" if match["half"] == "first" else "half2"
    if match["week"]:
        return _WEEKS[match["week"]]
    if match["days"]:
        return "firstdays" if match["days"] in _OPENING else "lastdays"
    return "firstday" if match["one"] == "first" else "lastday"


def _names_a_month(text: str, low: str, trigger: Trigger) -> bool:
    """Whether a bare month word is a month: always "October", but "May" only after a word that takes a time."""
    if trigger.word not in _NAMES:
        return trigger.word in load_vocabulary("times")["months"] or low[trigger.end : trigger.end + 1] == "."
    if not text[trigger.start].isupper():
        return False
    opens = text[max(0, trigger.start - 2) : trigger.start] in ("", ". ", ", ", "\n\n")
    if opens and _IS_TOLD_OF.match(low, trigger.end, trigger.end + 12):
        return True  # "May cost 212 of them their lives"
    if trigger.word in ("may", "march", "jan", "dec", "sep", "jun", "mar"):
        return bool(_BEFORE_NAME.search(low, max(0, trigger.start - 16), trigger.start))
    return True


def _is_day(year: int | None, month: int, day: int) -> bool:
    return 1 <= day <= monthrange(year or 2000, month)[1]


def _full_year(short: int) -> int:
    return 2000 + short if short < 40 else 1900 + short


# ---- dates in digits ---------------------------------------------------------------------

_DIGITS = re.compile(r"\d+(?:[-/.]\d+)*")
_ISO = re.compile(rf"({_YEAR})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])")
_ISO_CLOCK = re.compile(r"[t ]\d\d:\d\d(?::\d\d)?")
_NUMERIC = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2({_YEAR}|\d\d)")
_DAY_MONTH = re.compile(r"(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])")
_DAY_MONTH_BEFORE = re.compile(r"(?<!\w)(?:from|to|on|since|by|until|till|of|-|–)\s\Z")
_DECIMAL_AFTER = re.compile(r"\s?(?:%|per|percent|million|billion|thousand|points?|km|k?m|tons?|kg|degrees)\b|%")
_YEARS = re.compile(
    rf"(?P<first>{_YEAR})(?:(?P<s>s)(?!\w)|\s?[-–/]\s?(?P<second>{_YEAR}|\d\d)(?!\d))?(?![\w,.]*\d|:\d|%|-\w|['’]s)"
)
_SHORT_DECADE = re.compile(r"(?<!\w)['’](\d0)s(?!\w)")
_YEAR_PART = re.compile(
    r"""(?<!\w)(?:(?P<part>early|mid|late)[\s-](?:in\s)?(?:the\s)?
        |(?:the\s)?(?P<edge>beginning|start|middle|end|close|rest|remainder)\sof\s(?:the\syear\s)?(?:the\s)?
        |(?:the\s)?(?P<half>first|second|latter)\shalf\sof\s|(?:the\s)?(?:year|season)\s
        |(?:the\s)?(?P<run>first|opening|early|last|final|closing|dying)\s(?:few\s)?(?P<unit>days|weeks|months)\sof\s
        |(?:the\s)?(?P<season>spring|summer|autumn|fall|winter)(?:\sof)?\s)\Z""",
    re.VERBOSE,
)
_SEASON_AFTER = re.compile(r"\s(spring|summer|autumn|fall|winter)(?!\w)")
_YEAR_ROLE = re.compile(
    r"(?<!\w)(in|since|by|until|till|from|during|before|after|between|of|to|through|throughout|for|and|or)\s(?:the\s)?\Z"
)


def read_numeric_dates(text: str, low: str) -> Iterator[Expression]:
    """Yield dates in digits, and years that stand as times."""
    done = 0
    for match in _DIGITS.finditer(low):
        start, end = match.span()
        if start < done or (start and (low[start - 1].isalpha() or low[start - 1] in ".,$€£/_")):
            continue
        expression = _read_numeric(low, match[0], start, end)
        if expression is not None:
            done = expression.end
            yield expression
    if "0s" in low and ("'" in low or "’" in low):
        for match in _SHORT_DECADE.finditer(low):
            yield Expression(match.start(), match.end(), "point", ("decade", 1900 + int(match[1]), None))


def _read_numeric(low: str, run: str, start: int, end: int) -> Expression | None:
    """Read a run of digits with its separators as a date, a year or nothing."""
    if len(run) >= 4 and (match := _YEARS.match(low, start)) and not _ISO.fullmatch(run):
        return _read_year(low, match)
    if match := _ISO.fullmatch(run):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        clock = _ISO_CLOCK.match(low, end)
        if not _is_day(year, month, day):
            return None
        return Expression(start, clock.end() if clock else end, "point", ("date", year, month, day, None, None))
    if match := _NUMERIC.fullmatch(run):
        return _read_order(match, start, end)
    if match := _DAY_MONTH.fullmatch(run):
        day, month = int(match[1]), int(match[2])
        if not _is_day(None, month, day) or _DECIMAL_AFTER.match(low, end, end + 12):
            return None
        if _DAY_MONTH_BEFORE.search(low, max(0, start - 7), start):
            return Expression(start, end, "point", ("date", None, month, day, None, None))
    return None


def _read_order(match: re.Match[str], start: int, end: int) -> Expression | None:
    """ "23-02-2015", "05-26-88"; the order stays open where both are possible."""
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) if len(match[4]) == 4 else _full_year(int(match[4]))
    orders = ((second, first),) if match[2] == "." else ((second, first), (first, second))
    readings = tuple({(month, day) for month, day in orders if 1 <= month <= 12 and _is_day(year, month, day)})
    if len(readings) == 1:
        return Expression(start, end, "point", ("date", year, *readings[0], None, None))
    return Expression(start, end, "point", ("ambiguous", year, tuple(sorted(readings)))) if readings else None


def _read_year(low: str, match: re.Match[str]) -> Expression | None:
    """Read a year, a run of years, a decade, or "summer 2012"."""
    year = int(match["first"])
    before = _YEAR_PART.search(low, max(0, match.start() - 40), match.start())
    start = before.start() if before else match.start()
    if before is None and low[start - 1 : start] in ("-", "–"):
        return None
    part = _part_of_year(before) if before else None
    if match["s"]:
        return Expression(start, match.end(), "point", ("decade", year, part)) if year % 10 == 0 else None
    second = None
    if match["second"]:
        second = int(match["second"]) if len(match["second"]) == 4 else year // 100 * 100 + int(match["second"])
        if not year < second <= year + 60:
            return None
    season = before["season"] if before else None
    end = match.end()
    if season is None and (after := _SEASON_AFTER.match(low, end)) and (second or after[1] != "fall"):
        season, end = after[1], after.end()
    if season:
        return Expression(start, end, "window", ("season", season, year, second, None))
    if second:
        return Expression(start, end, "window", ("span", ("year", year, None), ("year", second, None)))
    if before is None:
        if _OPENS.search(low, max(0, start - 3), start) and _IS_TOLD_OF.match(low, end, end + 12):
            return Expression(start, end, "point", ("year", year, None))  # "2017 had seen 803"
        role = _YEAR_ROLE.search(low, max(0, start - 20), start)
        if role is None and _LINE_START.search(low, max(0, start - 4), start) and _LINE_HEAD.match(low, end):
            return Expression(start, end, "point", ("year", year, None))
        if role is None or (
            role[1] not in _SURE_YEAR_ROLES and (year < 1900 or year > 2039 or _counts_people(low, end))
        ):
            return None
    return Expression(start, end, "point", ("year", year, part))


_OPENS = re.compile(r"(?:\A|\n|[.;:!?]\s)\Z")
_LINE_START = re.compile(r"(?:\A|\n)(?:[-*•]\s)?\Z")
_LINE_HEAD = re.compile(r"(?::|\s[-–—]|\s?\||\t|\s\s|(?:\s\(\d\))\s\s)\s?")


def _part_of_year(match: re.Match[str]) -> str | None:
    if match["half"]:
        return "half1" if match["half"] == "first" else "half2"
    if match["run"]:
        opening, long = match["run"] in _OPENING, match["unit"] == "months"
        return ("early" if long else "begin") if opening else ("late" if long else "end")
    return _PARTS[match["edge"]] if match["edge"] else match["part"]


_SURE_YEAR_ROLES = frozenset(("in", "since", "until", "till", "during"))


def _counts_people(low: str, end: int) -> bool:
    """Whether people follow a number that might be a year: "of 2000 soldiers"."""
    following = re.match(r"(?:\s[a-z]+){1,2}", low[end : end + 30])
    words = following[0].split() if following else []
    return any(word in people_nouns() or word in ("others", "more", "or") for word in words)
