"""The grammar of periods: patterns for lengths of time, spans between days, and units of time that make a rate."""

from __future__ import annotations

import re

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = "january february march april may june july august september october november december".split()
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_COMPOUND = {
    f"{ten}{sep}{one}": n + i for ten, n in _TENS.items() for i, one in enumerate(_ONES[:9], 1) for sep in "- "
}
#: Number words of lengths of time.
LENGTHS: dict[str, float] = {
    **{word: i for i, word in enumerate(_ONES, 1)}, **_TENS, **_COMPOUND, "a hundred": 100,
    "one hundred": 100, "a": 1, "an": 1, "another": 1, "a single": 1, "half a": 0.5,
}  # fmt: skip
#: "every third day".
ORDINALS = {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "tenth": 10}
#: The unit of time of an adverb of frequency.
ADVERBS = {
    "daily": "day", "nightly": "day", "day after day": "day", "weekly": "week", "week after week": "week",
    "monthly": "month", "yearly": "year", "annually": "year",
}  # fmt: skip

_LENGTH = r"(?:\d{1,4}|" + "|".join(sorted(map(re.escape, LENGTHS), key=len, reverse=True)) + ")"
_MONTH = "|".join(m.title() for m in MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_WEEKDAY = "|".join(WEEKDAYS)
_TO = r"\s+(?:to|until|till|and|through)\s+"
_BOTH = r"""(?P<both>,?\s*(?:\(?(?:both|the\stwo)(?:\sdays|\sdates|\sends)?(?:\sbeing)?
    \s(?:included|counted|inclusive)|inclusive(?:ly)?))?"""


def _verbose(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


#: Spans between two dates, day first and month first.
DATE_SPANS = (
    _verbose(
        rf"""\b(?:from|between)\s+(?P<d1>\d{{1,2}})(?:\s+(?P<m1>{_MONTH}))?(?:\s+(?P<y1>\d{{4}}))?{_TO}
        (?P<d2>\d{{1,2}})\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>\d{{4}}))?{_BOTH}"""
    ),
    _verbose(
        rf"""\b(?:from|between)\s+(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:,?\s+(?P<y1>\d{{4}}))?{_TO}
        (?:(?P<m2>{_MONTH})\s+)?(?P<d2>\d{{1,2}})(?!\d)(?:,?\s+(?P<y2>\d{{4}}))?{_BOTH}"""
    ),
)
WEEKDAY_SPAN = _verbose(rf"\b(?:from|between)\s+(?P<w1>{_WEEKDAY}){_TO}(?P<w2>{_WEEKDAY}){_BOTH}")
#: "the last week of October", "the first ten days", "the past month".
PART = _verbose(
    rf"""\b(?:(?:in|over|during|for|within|through|throughout)\s+)?the\s+
    (?P<which>first|last|final|opening|second|third|past|previous|next)\s+
    (?:(?P<n>{_LENGTH})\s+)?(?P<unit>day|week|fortnight|month|half)s?
    (?:\s+(?:of|in)\s+(?P<m>{_MONTH})(?:\s+(?P<y>\d{{4}}))?)?"""
)
#: "in four months", "over just 12 days", "within a month"; not "ten days ago".
LENGTH = _verbose(
    rf"""\b(?:(?:in|over|during|for|within|inside|after|through|throughout|of|lasted|took|last|than|another)\s+)?
    (?:(?:just|only|about|around|some|roughly|nearly|the|these|those|barely|less\sthan|under|past|last|first|full
      |a\smere|whole|at\smost|no\smore\sthan)\s+){{0,2}}
    (?P<n>{_LENGTH})(?:\s+|-)(?:(?:full|whole|single|more|further|straight|winter)\s+)?
    (?P<unit>hour|day|week|fortnight|month|year)s?\b(?!-old|\s+(?:ago|earlier|old|later|of\sage)\b|\s+before(?:\s*[,.;]|\s+(?:it|he|she|they|that)\b))"""
)
#: "eight weeks ago".
AGO = _verbose(
    rf"""(?:(?:some|about|around|nearly|exactly|just)\s+)?(?P<n>{_LENGTH})\s+
    (?P<unit>hour|day|week|fortnight|month|year)s?\s+(?:ago|earlier|before)"""
)
#: "for the week", "over the whole month".
WHOLE = _verbose(
    r"""\b(?:for|in|over|during)\s+the\s+(?:(?:whole|entire|full)\s+)?(?P<unit>day|week|month|year)\b
    (?!\s+(?:before|of|when|after|in|to)\b)"""
)
ONE_DAY = _verbose(
    rf"""\b(?:overnight|in\sone\snight|in\sa\ssingle\s(?:day|night)|on\sthat\sday|in\sthe\scourse\sof\s(?:the|one)\sday
    |on\s(?:{_WEEKDAY})(?:\salone)?|in\s(?:the\spast\s)?24\shours)\b"""
)
#: A unit of time that makes a count beside it a rate.
FREQUENCY = _verbose(
    rf"""(?<![\w-])(?:(?P<article>a|an|per|every|each|for\seach|with\seach|for\severy)\s+
      (?P<unit>minute|hour|day|week|fortnight|month|year)\b(?!\s+(?:ago|earlier|later)\b|\s+(?:before|after)(?:\s*[,.;]|\s+(?:it|he|she|they|that)\b))(?:\s+of\sthe\s\w+)?
    |(?:(?:on|in)\s+)?an?\s+(?:average|normal|ordinary|typical)\s+(?P<average>day|week|month)\b
    |every\s+(?P<nth>other|second|third|fourth|fifth|sixth|seventh|tenth)\s+(?P<nth_unit>day|week|month)\b
    |every\s+(?P<n>{_LENGTH})\s+(?P<units>minute|hour|day|week|month|year)s\b
    |(?P<ly>daily|weekly|monthly|yearly|annually|nightly)
      (?=\s+(?:loss|casualt|toll|rate|average|cost|death|attrition|dead|killed|wounded|(?:in|on|at|by|since|from|there|and)\b)|\s*[,.;:)])
    |(?P<after>day\safter\sday|week\safter\sweek))"""
)
#: Words before "a week" that make it a length, not a unit of a rate.
BEFORE_A_LENGTH = re.compile(
    r"\b(?:within|in|for|over|after|about|than|nearly|almost|just|lasts?|took|inside|only|half|under|during|another|of"
    r"|into|by|such)\s+\Z", re.IGNORECASE,
)  # fmt: skip
LAST_DAY = re.compile(r"\b(?:the\s+)?(?P<which>last|first|final)\s+day\s+of\s+(?:that|this|the|the same)\s+month", re.I)
PART_OF_MONTH = _verbose(
    rf"""\b(?P<part>the\smiddle\sof|mid-|mid\s|the\sbeginning\sof|the\sstart\sof|the\send\sof|the\sclose\sof|early|late
    |the\sfirst\sdays\sof|the\slast\sdays\sof|the\sturn\sof)\s*(?:(?P<m>{_MONTH})|(?P<this>the\smonth|this\smonth))
    (?:\s+(?P<y>\d{{4}}))?"""
)
SAID = re.compile(
    r"\b(?:said|says|wrote|writes|stated|states|announced|reported|reports|told|published|spoke|noted|declared|estimated"
    r"|put|claimed|counted|report|statement|letter|briefing|speaking|interview)\b", re.IGNORECASE,
)  # fmt: skip
SINCE = re.compile(
    r"\b(?:since|began|started|from|opened|starting|beginning|first attack|crossed|broke out|launched|entered|joined"
    r"|onwards?|arriv\w+|came (?:into|to) (?:the )?(?:line|front|fight\w*)|appeared|landed|landing|crossing|deployed"
    r"|invaded|invasion|outbreak|broken out|go(?:es)? back to|first (?:action|fight|battle|shots?)|went over|set off"
    r"|went into|came under|start)\b", re.IGNORECASE,
)  # fmt: skip
#: "dates its arrival to 20 February": a start, not an end.
DATED_TO = re.compile(
    r"\b(?:dates?|dated|put|puts|traces?|traced)\s+(?:[\w-]+\s+){1,4}(?:back\s+)?(?:to|at|on)\s+(?:the\s+)?\Z", re.I
)
UNTIL = re.compile(
    r"\b(?:by|until|till|up to|as of|to|through|as at|end(?:ed|s|ing)?|stood at|on)\s+(?:the\s+)?\Z", re.IGNORECASE
)
