"""Times told in units: "two days ago", "the past 24 hours", "last week", "12 weeks", "a day"; and weekdays."""

from __future__ import annotations

import re

from wartoll.extract.time_words import UNIT_FORMS, Expression, Trigger, read_count_before
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
BOUNDED = re.compile(
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
_AROUND = re.compile(
    r"\s(?P<way>before|after)(?=\s?[.,;)]|\s?\Z|\s?\n|\s(?:it|they|he|she|we|there|was|were|had|another|a\sfurther|only|when)\b)"
)
_INTO = re.compile(
    r"\sinto\s(?:it|the\s(?:\w+\s)?(?:offensive|operation|battle|siege|fighting|clashes|assault|attack|incursion|"
    r"invasion|campaign|truce|ceasefire|cease-fire))(?!\w)"
)
_FOLLOWED = re.compile(r"\s(?:that|which)\sfollowed(?!\w)")
_NTH = {"first": 1.0, "opening": 1.0, "second": 2.0, "third": 3.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0}
_FIRST = re.compile(
    r"(?<!\w)(?:the|its|their|our|his)\s(?:very\s)?(?P<nth>first|opening|second|third|fourth|fifth|sixth)\s\Z"
)
_OF_WHAT = re.compile(r"\s(after|before)(?=\s(?:the|a|an|his|its|their)\s)")
_OF_EVENT = re.compile(
    r"\sof\sthe\s(?:attacks?|ambush|raid|battle|blasts?|explosion|bombing|massacre|killings?|assault|strikes?|crash|"
    r"earthquake|quake|shooting|surrender|landings?|incident)(?!\w)"
)
THE_DAY = re.compile(r"(?<!\w)the\s\Z")
_OLD = re.compile(r"[\s-]+(?:olds?|of\sage)\b")
SHIFTS = {
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
        and BOUNDED.match(low, end, end + 24)
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
            bounds = ("ending", "first", *count, unit, ("unit", "year", SHIFTS[year[1]], None))
            return Expression(period.start(), year.end(), "period", bounds)
        if which in ("first", "opening", "final"):
            opening = {"role": None} if which == "final" else {"role": "opening"}
            return Expression(period.start(), end, "duration", ("duration", *count, unit), **opening, chained=True)
        if which in ("next", "coming", "following"):
            return Expression(period.start(), end, "period", ("next", *count, unit), chained=which == "following")
        chained = which in ("previous", "preceding")
        return Expression(period.start(), end, "period", ("past", *count, unit), chained=chained)
    if article:
        return _article_unit(low, trigger, unit, at, floor)
    if into := _INTO.match(low, end, end + 40):
        return Expression(at, into.end(), "duration", ("duration", *count, unit), role="into", chained=True)
    if followed := _FOLLOWED.match(low, end, end + 16):
        return Expression(at, followed.end(), "period", ("next", *count, unit), chained=True)
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
        return Expression(at, end, "duration", ("duration", *count, unit), role=way, chained=True)
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
    if the := THE_DAY.search(low, max(floor, start - 5), start):
        if unit in ("week", "month", "year") and BOUNDED.match(low, end, end + 24):
            return Expression(the.start(), end, "duration", ("duration", 1.0, 1.0, unit))
        around = _AROUND.match(low, end)
        if around:
            shift = -1 if around["way"] == "before" else 1
            key = ("shift", shift) if unit in ("day", "night") else ("unit", unit, shift, None)
            return Expression(the.start(), around.end("way"), "point", key, chained=True)
        if unit in ("day", "night") and _OF_EVENT.match(low, end):
            return Expression(the.start(), end, "point", ("shift", 0), chained=True)
        if unit in ("day", "week", "month") and (way := _OF_WHAT.match(low, end)):  # "the day after the attack"
            length = ("duration", 1.0, 1.0, unit)
            return Expression(the.start(), way.end(1), "duration", length, role=way[1], chained=True)
        if unit == "day" and (
            earlier := re.compile(r"(?<!\w)(?:earlier|later|late|early)\s(?:in|on)\s\Z").search(
                low, max(0, the.start() - 14), the.start()
            )
        ):
            return Expression(earlier.start(), end, "point", ("shift", 0))
    if unit in ("day", "week", "month") and (nth := _FIRST.search(low, max(floor, start - 18), start)):
        number = float(_NTH[nth["nth"]])
        return Expression(
            nth.start(), end, "duration", ("duration", number, number, unit), role="opening", chained=True
        )
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
    return Expression(period.start(), end, "window", ("unit", unit, SHIFTS[which], part), chained=chained)


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


_NAMED_AFTER_A_DAY = re.compile(r"\s(?:market|times|mail|mirror|express|herald|tribune|telegraph|agreement)(?!\w)")
_NAMED_DAY = re.compile(r"(?<!\w)(?:bloody|black|holy|super)\s\Z")


def read_weekday(low: str, trigger: Trigger) -> Expression | None:
    """Read "on Monday", "next Friday", "Monday last week", "last Tuesday night"."""
    index = load_vocabulary("times")["weekdays"][trigger.word]
    before = re.compile(r"(?<!\w)(last|next|this|this\spast|this\scoming)\s\Z").search(
        low, max(0, trigger.start - 14), trigger.start
    )
    start, end = (before.start() if before else trigger.start), trigger.end
    if _NAMED_AFTER_A_DAY.match(low, end, end + 12) or _NAMED_DAY.search(low, max(0, start - 8), start):
        return None
    if daypart := _DAYPART.match(low, end, end + 12):
        end = daypart.end()
    which = before[1].split()[-1] if before else None
    label = _LABEL_DAY.match(low, end, end + 8) if before is None else None
    if label is not None and int(label["day"]) and _LABEL_BEFORE.search(low, max(0, start - 6), start):
        return Expression(start, label.end(), "point", ("monthday", int(label["day"]), index))  # "Monday 9: 54 killed"
    if after := re.compile(r"(?:\sof)?\s(last|this|next)\sweek(?!\w)").match(low, end, end + 14):
        return Expression(start, after.end(), "point", ("weekday_of", index, SHIFTS[after[1]]))
    if ago := re.compile(r"\sa\sweek\s(ago|earlier)(?!\w)").match(low, end, end + 16):
        return Expression(start, ago.end(), "point", ("weekday_of", index, -1))
    return Expression(start, end, "point", ("weekday", index, which))
