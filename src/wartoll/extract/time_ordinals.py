"""Days by their number alone or in words: "on the 11th", "the seventh of February"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wartoll.extract.time_words import Expression, month_numbers
from wartoll.vocabulary import load_vocabulary

_AFTER = (
    r"(?=\s?[.,;:)\u2014\u2013]|\s(?:at|in|it|they|he|she|we|when|alone|and|to|the|by|that|with)\b|"
    r"\sof\sth(?:at|e)\smonth\b|\s\(|\Z)"
)
_ORDINAL = re.compile(
    r"(?<!\w)(?:on|of|by|until|till|since|from|to|before|after|dated|day,)\sthe\s(?P<day>\d{1,2})(?:st|nd|rd|th)"
    + _AFTER
)
_ASIDE = re.compile(r",\sthe\s(?P<day>\d{1,2})(?:st|nd|rd|th),")


def read_ordinal_days(low: str) -> Iterator[Expression]:
    """Yield the days of a month that the text has named before, and days said in words with their month."""
    if "th" not in low:
        return
    for pattern in (_ORDINAL, _ASIDE):
        for match in pattern.finditer(low):
            day = int(match["day"])
            if 1 <= day <= 31:
                start = match.start("day") - len("the ")
                yield Expression(start, match.end() - (pattern is _ASIDE), "point", ("monthday", day), chained=True)
    for match in _in_words().finditer(low):
        day, month = load_vocabulary("times")["ordinals"][match["day"]], month_numbers()[match["month"]]
        yield Expression(match.start(), match.end(), "point", ("date", None, month, day, None, None))


@cache
def _in_words() -> re.Pattern[str]:
    days = "|".join(sorted(load_vocabulary("times")["ordinals"], key=len, reverse=True))
    months = "|".join(load_vocabulary("times")["months"])
    return re.compile(rf"(?<!\w)(?:the\s)?(?P<day>{days})\sof\s(?P<month>{months})(?!\w|,?\s\d{{4}})")
