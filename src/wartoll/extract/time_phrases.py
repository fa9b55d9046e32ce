"""Times in set phrases: "the day before yesterday", "the past day", "since dawn", "by then", "in the Winter War"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wartoll.extract.time_words import Expression
from wartoll.vocabulary import load_vocabulary

# what nearly every phrase holds, found fast
_ANY = re.compile(
    r"\b(?:day\sbefore\syesterday|(?:past|last)\sday|single|midnight|dawn|daybreak|sunrise|nightfall|sunset|the\smorning|"
    r"then|that\s(?:time|point)|before(?:\slast)?|previous|preceding|this\stime|(?:same|corresponding|comparable)\s[a-z]+|week\s[a-z]+ing|wars?)\b"
)
_PHRASE = re.compile(
    r"""(?<!\w)(?:
      (?P<yesterday>the\sday\sbefore\syesterday)
    | (?:in|over|during|for|within)\s(?P<day>the\s(?:past|last)\sday)(?!\s(?:of|when|on|before|in\swhich|that)\b)
    | (?P<evening>the\s(?:previous|preceding)\s(?:morning|afternoon|evening))
    | (?P<before>the\s(?:morning|afternoon|evening)\sbefore)(?=\s?[.,;)]|\Z|\n)
    | (?P<unit_before>the\s(?P<earlier>week|month|quarter|year)\sbefore)
        (?=\s?[.,;)]|\s(?:it|there|was|were|had)\b|\Z|\n)
    | (?P<single>a\ssingle\s(?P<unit>day|night|week|month|year))
    | since\s(?P<hour>(?:midnight|dawn|daybreak|sunrise|noon|nightfall|sunset|the\smorning))(?!\sof\b|\son\b)
    | (?:by|since|until|till|up\sto|before)\s(?P<then>then|that\s(?:time|point))(?!\w)
    | (?P<last>the\s(?P<of>week|month|year)\sbefore\slast)
    | (?P<weekend>the\sweekend\sbefore\slast)
    | (?:at\s)?(?P<ago>this\stime\slast\syear)
    | (?P<month>the\ssame\smonth\s(?:of\s)?last\syear)
    | (?P<same>the\s(?:same|corresponding|comparable)\s(?:period|months|weeks?|days|time|quarter|stretch|half)\s
        (?:(?:in|of|for)\s)?(?:(?P<same_year>(?:19|20)\d\d)|(?:the\s)?(?:last|previous|preceding)\syear|the\syear\sbefore|
          a\syear\s(?:earlier|before|ago)))
    | (?P<week>week)(?=\s(?:ending|ended|starting|beginning|commencing)\s(?:on\s)?
        (?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))
    )(?!\w)""",
    re.VERBOSE,
)


def read_phrases(low: str) -> Iterator[Expression]:
    """Yield the times that a set phrase says, in order."""
    if _ANY.search(low) is None:
        return
    for match in _PHRASE.finditer(low):
        name = next(name for name in _READ if match[name] is not None)
        kind, key, chained = _READ[name]
        if name == "single":
            key = ("duration", 1.0, 1.0, match["unit"])
        elif name == "unit_before":
            key = ("unit", match["earlier"], -1, None)
        elif name == "same":
            key = ("same", int(match["same_year"]) if match["same_year"] else None)
        elif name == "last":
            key = ("unit", match["of"], -2, None)
        yield Expression(match.start(name), match.end(name), kind, key, chained=chained)
    for match in _wars().finditer(low):
        first, last = load_vocabulary("times")["wars"][" ".join(match[1].split())]
        yield Expression(match.start(1), match.end(1), "window", ("span", _point(first), _point(last)))


_READ: dict[str, tuple[str, tuple[object, ...], bool]] = {
    "yesterday": ("point", ("shift", -2), False),
    "day": ("period", ("past", 1.0, 1.0, "day"), False),
    "evening": ("point", ("shift", -1), True),
    "before": ("point", ("shift", -1), True),
    "unit_before": ("window", (), True),
    "single": ("duration", (), False),
    "hour": ("point", ("shift", 0), False),
    "then": ("point", ("then",), True),
    "last": ("window", (), False),
    "weekend": ("window", ("weekend", "before last"), False),
    "ago": ("point", ("ago", 1, 1, "year", True), False),
    "month": ("window", ("unit", "month", -12, None), False),
    "same": ("window", (), True),
    "week": ("duration", ("duration", 1.0, 1.0, "week"), False),
}


@cache
def _wars() -> re.Pattern[str]:
    """The wars whose years everybody knows, where what is counted is said to have been in one."""
    names = sorted(load_vocabulary("times")["wars"], key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:in|during|throughout|of)\s(?:the\s)?("
        + "|".join(map(re.escape, names))
        + r")(?!\w|\s(?:of|in)\s\d)"
    )


def _point(written: str) -> tuple[object, ...]:
    """``1939-09-01`` or ``1918-11`` as the key of a date, ``1902`` as that of a year."""
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 1:
        return ("year", parts[0], None)
    return ("date", parts[0], parts[1], parts[2] if len(parts) > 2 else None, None, None)
