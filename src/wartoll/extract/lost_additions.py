"""Commas that a text has lost before what is added to a clause: a part, a second toll, what somebody went on to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wartoll.extract.lexicon import DATE_WORDS, FUNCTION_WORDS, is_plural, person_nouns

if TYPE_CHECKING:
    from wartoll.extract.lost_commas import Stretch

_ADDING = frozenset("adding saying noting stressing claiming".split())
_TOLD = frozenset("that it they he she the at more about some several dozens".split())
_SHARES = frozenset("most some many all several half none both each".split())
_TOLLING = frozenset("wounds injures kills wounding injuring killing leaves leaving".split())
_HARMED = frozenset("killed dead wounded injured hurt martyred".split())
_UNCUT = frozenset("and or but that about some least than over nearly almost of in on at with only which".split())
_OPENERS = _ADDING | _SHARES | _TOLLING | {"according", "among"}


def may_open(clause: Stretch, at: int) -> bool:
    """Whether a word can open anything that is added; asked before the rest."""
    return clause.low(at) in _OPENERS or clause.is_number(at)


def opens_addition(clause: Stretch, at: int) -> bool:
    """Whether a word opens what is added to a clause: "26 civilians | most of them children", "| adding that"."""
    low, after, before = clause.low(at), clause.low(at + 1), clause.low(at - 1)
    if low in _ADDING:
        return before not in FUNCTION_WORDS and after in _TOLD
    if low == "according":
        return after == "to" and before not in FUNCTION_WORDS - DATE_WORDS
    if low == "among":
        return after in ("them", "whom") and before not in FUNCTION_WORDS
    shares = after == "of" and clause.low(at + 2) in ("them", "whom")
    return shares and (low in _SHARES or clause.is_number(at)) and before not in _UNCUT


def opens_toll(clause: Stretch, at: int) -> bool:
    """Whether a second toll follows without an "and": "11 killed | 44 injured", "kills 12 | wounds 50"."""
    if clause.low(at) in _TOLLING:
        return clause.is_number(at + 1) and any(clause.is_number(back) for back in range(at - 3, at))
    if not clause.is_number(at) or clause.low(at - 1) not in _HARMED:
        return False
    one = clause.low(at - 2) in person_nouns() and not is_plural(clause.low(at - 2))  # "Child killed 9 injured"
    told = one or any(clause.is_number(back) for back in range(at - 6, at - 1))
    return told and any(clause.low(ahead) in _HARMED for ahead in range(at + 1, at + 5))
