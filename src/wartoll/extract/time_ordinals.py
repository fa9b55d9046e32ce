"""Days by their number alone or in words: "on the 11th", "the seventh of February"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wartoll.extract.time_words import Expression, month_numbers
from wartoll.vocabulary import load_vocabulary

_AFTER = (
    r"(?=\s?[.,;:)\u2014\u2013]|\s(?:at|in|it|they|he|she|we|when|alone|and|to|the|by|that|with|a|an|his|her|its|our|their|another|some|no|one|two|three|only|as|after|for)\b|"
    r"\sof\sth(?:at|e)\smonth\b|\s\(|\Z)"
)
_ORDINAL = re.compile(
    r"(?<!\w)(?:on|of|by|until|till|since|from|to|before|after|dated|day,)\sthe\s(?P<day>\d{1,2})(?:st|nd|rd|th)"
    + _AFTER
)
_ASIDE = re.compile(r",\sthe\s(?P<day>\d{1,2})(?:st|nd|rd|th),")
_NTH = re.compile(r"the\s\d{1,2}(?:st|nd|rd|th)")  # what both of these hold, found fast


def read_ordinal_days(low: str) -> Iterator[Expression]:
    """Yield the days of a month that the text has named before, and days said in words with their month."""
    for pattern in (_ORDINAL, _ASIDE) if _NTH.search(low) else ():
        for match in pattern.finditer(low):
            day = int(match["day"])
            if 1 <= day <= 31:
                start = match.start("day") - len("the ")
                end = match.end() - (pattern is _ASIDE)
                yield Expression(start, end, "point", ("monthday", day, None), chained=True)
    of_month, day_before, alone = _in_words()
    for match in alone.finditer(low):
        day = load_vocabulary("times")["ordinals"][match["day"]]
        yield Expression(match.start("day") - len("the "), match.end(), "point", ("monthday", day, None), chained=True)
    for month in of_month.finditer(low):
        before = day_before.search(low, max(0, month.start() - _LONGEST), month.start())
        if before is not None:
            key = "date", None, month_numbers()[month[1]], load_vocabulary("times")["ordinals"][before[1]], None, None
            yield Expression(before.start(), month.end(), "point", key)


_LONGEST = 24  # signs of "the twenty-seventh", and some to spare


@cache
def _in_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A month that "of" gives to a day, a day in words that ends where it stands, and "on the fourteenth" alone."""
    days = "|".join(sorted(load_vocabulary("times")["ordinals"], key=len, reverse=True))
    months = "|".join(load_vocabulary("times")["months"])
    return (
        re.compile(rf"\sof\s({months})(?!\w|,?\s\d{{4}})"),
        re.compile(rf"(?<!\w)(?:the\s)?({days})\Z"),
        re.compile(rf"(?<!\w)(?:on|by|until|till|since)\sthe\s(?!(?:first|second|third)\b)(?P<day>{days})" + _AFTER),
    )
