"""Whether a number is somebody's age: ``Ali Hassan, 26, said``, ``the youngest was 3``."""

from __future__ import annotations

import re
from functools import cache

from wartoll.extract.inflection import plural_of
from wartoll.extract.nouns import is_person_plural
from wartoll.extract.number_digits import people_nouns
from wartoll.extract.number_words import Core, word_values

_AGE_BEFORE = re.compile(
    r"""(?:\b(?:boy|girl|child|man|woman|boys|girls|lad|lads|youth|youths)\sof|\b(?:oldest|youngest)(?:\sof\s[a-z]{1,8}\s[a-z]{1,9})?(?:\s(?:was|is))?|\b(?:are|is|was|were)\sunder(?=\s1[3-8]\b)|\baged?|\bages|\bages?\s(?:of|between|as|was|is)|\bages\s(?:between|from)|\bturned|\bturning|\bunder\sthe\sage\sof|(?<!of\s)(?<!the\s)(?<!own\s)(?<!its\s)(?<!their\s)(?<!our\s)\b(?:dead|died|dies)\sat
      |(?<!\w)(?:i|he|she)\s(?:was|am|is)(?=\s[a-z0-9-]{1,12}\s(?:in|when|years)\b))\s{1,2}\Z
      | \b(?:aged?|ages(?:\sof)?)\s(?:between\s|from\s)?\d{1,2}\s?(?:-|–|to|and|or)\s?\Z""",
    re.VERBOSE,
)
_ONE_AND_OTHER = re.compile(
    r"\bone\s(?:is|was|aged)\s\d{1,2}(?:\syears old)?,?\s(?:and|while)\sthe\s(?:other|second)\s(?:is\s|was\s)?\Z"
)
_OTHER_FOLLOWS = re.compile(r",?\s(?:and|while)\sthe\s(?:other|second)\s(?:is\s|was\s)?\d{1,2}\b")
_PERSON_IS = re.compile(
    r"\b(?:he|she|i|one|who|youngest|oldest|eldest)\s(?:is|was|am|had turned|turns)\s(?:only\s|just\s|now\s)?\Z"
)
_OF_AGE = re.compile(
    r"\b(?:males?|females?|every man|every woman|all men|able-bodied men|anyone|citizens)\s(?:between|from)\s"
    r"(?:\d\d\s(?:and|to)\s)?\Z"
)
_YOUNGER = re.compile(
    r"\b(?:of (?:the|those|them|these|our|their|its)|who|whom)\b[^.;,\d]{0,30}\b(?:are|were|is|was|be)\s"
    r"(?:all\s|still\s)?(?:under|over|below|above|younger than|older than)\s(?:the\sage\sof\s)?\Z"
)


_PERSON_OF = re.compile(r"\b(?:an?|the|his|her)\s(?:[a-z-]+\s){0,2}([a-z-]+)\sof\s\Z")  # "a pensioner of 84"
_PEOPLE_UNDER = re.compile(r"\b([a-z]+)\s(?:under|over|below|above)\s\Z")  # "men under 50 had died"
_PART_UNDER = re.compile(r"\bof\s(?:them|whom)\s(?:under|over|below|above)\s\Z")  # "four of them over 55"
_MEN_OF = re.compile(r"\b(?:men|women|males|citizens|people)\sof\s(\d\d\s?(?:to|and|-|–)\s?)?\Z")  # "men of 25 to 60"
_SPAN = re.compile(r"\d\d\s?(?:to|and|-|–)\s?\d\d\b")
_GOES_ON = re.compile(r"\s?(?:[.,;)]|\Z)|\s(?:who|was|were|had|have|has|is|are|may|might|can|could|died|in|from)\b")


@cache
def _persons() -> frozenset[str]:
    """Nouns of one person: "officer", "author"."""
    nouns = people_nouns() | frozenset(
        "author colonel major captain sergeant lieutenant spokesman spokeswoman analyst".split()
    )
    return frozenset(
        noun for noun in nouns if not noun.endswith(("s", "men", "people", "children", "personnel", "police"))
    )


# What the words before an age end with, or hold ("the youngest of the dead was 3"), in one of the patterns above.
_BEFORE_AGE = tuple(
    "under over below above than of between from and to oldest youngest was is aged age ages turned turning at am "
    "other second turns only just now".split()
)


def is_age(text: str, low: str, core: Core, window: str) -> bool:
    if window.rstrip().endswith(_BEFORE_AGE) or "age" in window or "est of" in " ".join(window.split()):
        told = _told_age(low, core, window)
        if told is not None:
            return told
    return core.digits and _is_apposed_age(text, low, core)


_SO_MANY_WERE = re.compile(
    r"([^\W_]+)\s(?:of\s(?:them|whom|those|these|the\s[a-z]+)\s)?(?:is|are|was|were)\s"
    r"(?:under|over|below|above|younger\sthan|older\sthan)\s(?:the\sage\sof\s)?\Z"
)


def _told_age(low: str, core: Core, window: str) -> bool | None:
    """Whether the words before a number say that it is an age; None where they say nothing."""
    counted = _SO_MANY_WERE.search(window)
    if counted is not None and (counted[1].isdigit() or counted[1] in word_values()):
        return re.match(r"\s?(?:[.,;)]|and\b|\Z)", low[core.end : core.end + 6]) is not None  # "three were over 70"
    if _YOUNGER.search(window) and re.match(r"\s?(?:[.,;)]|and\b|when\b|\Z)", low[core.end : core.end + 6]):
        return True
    if _OF_AGE.search(window) and core.low <= 90:
        return True
    if _AGE_BEFORE.search(window) or _ONE_AND_OTHER.search(window):
        return True
    after = low[core.end : core.end + 40]
    if (men := _MEN_OF.search(window)) and (men[1] or _SPAN.match(low, core.start)):
        return True
    if 5 <= core.low <= 99 and _GOES_ON.match(after) and _is_aged(window, after):
        return True
    if _PERSON_IS.search(window):
        return bool(_OTHER_FOLLOWS.match(after)) or bool(re.match(r"\s?(?:[.,;)]|and\b|when\b|at\b|years\b|\Z)", after))
    return None


def _is_aged(window: str, after: str) -> bool:
    """Whether the words before a number that no noun follows name those of that age."""
    one, more = _PERSON_OF.search(window), _PEOPLE_UNDER.search(window)
    if one is not None and (one[1] in _persons() or is_person_plural(plural_of(one[1]))):
        return True
    if more is not None and (more[1] in people_nouns() or more[1] in ("those", "men", "women", "people")):
        return True
    return _PART_UNDER.search(window) is not None and after[:1] in ("", ".", ",", ";", ")")


# "Homs (22), Aleppo (14)": names in a row, each with its number in brackets
_ROW_AFTER = re.compile(r"\)(?:,|;|,?\sand)\s[^\n()\d]{2,30}\s\(\d{1,5}\)")
_ROW_BEFORE = re.compile(r"\(\d{1,5}\)(?:,|;|,?\sand)\s[^\n()\d]{2,30}\s\(\Z")


def _is_apposed_age(text: str, low: str, core: Core) -> bool:
    """``Ali Hassan, 26, said``, ``a woman (45)``; of names in a row the sentence says whether they are places."""
    after = low[core.end : core.end + 40]
    if after[:1] == ")" and (
        _ROW_AFTER.match(low, core.end, core.end + 45) or _ROW_BEFORE.search(low, max(0, core.start - 45), core.start)
    ):
        return False
    if after[:1] in (",", ")", ".") or after.startswith(" and "):
        before = re.search(r"([^\W\d_]+)(?:,\s|\s\()\Z", text[max(0, core.start - 30) : core.start])
        if before and core.low <= 105 and after[:1] in ",)" and core.low >= 5:
            name = before[1]
            if name.lower() in _persons() and after[:1] == "," and 16 <= core.low <= 99:
                return True  # "the officer, 47, commands nine hospitals"
            return name[0].isupper() and name.lower() not in people_nouns() and not name.isupper()
    return False
