"""What kind of statement a figure of a sentence makes: a rate, a share, a count, a multiple or a change."""

from __future__ import annotations

import re

from wartoll.audit import lexicon
from wartoll.audit.figures import LOSS, Figure
from wartoll.audit.signals import is_concluded

_OF_WHOM = re.compile(r"\s+of\s+(?:them|those|these|us|whom|the|its|their|his|her|all)\b", re.I)
_RATIO = re.compile(
    r"\s+(?:(?:\w+\s+){0,3}?(?:wounded|injured|hurt|maimed|dead|died|killed|fell)\s+(?:\w+\s+){0,2}"
    r"(?:for|to|per|against)\s+(?:each|every|one|a|the)\b"
    r"|(?:[\w'’-]+\s+){0,4}?(?:for|to|against)\s+(?:each|every|one)\b"
    r"(?!\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?|hours?|nights?|minutes?)\b|\s+of\b))",
    re.I,
)
_HEDGES = r"(?:(?:some|about|around|almost|nearly|roughly|up|to|more|than|at|least|just|over|an?|another|further)\s+)*"
_CHANGES_BY = re.compile(
    rf"\b(?:by|up|down|rose|risen|fell|fallen|dropped|climbed|increased|declined|decreased|grew|grown|shrunk|shrank|jumped)"
    rf"\s+{_HEDGES}\Z", re.I)  # fmt: skip
_CHANGED_AFTER = re.compile(
    r"\s*(?:more|fewer|less|higher|lower|heavier|lighter|up|down|above|below|increase|rise|growth|drop|fall|decline|decrease"
    r"|reduction|jump)\b", re.I)  # fmt: skip
_A_CHANGE_OF = re.compile(r"\b(?:increase|rise|growth|fall|drop|decline|decrease|reduction)\s+of\s+(?:\w+\s+)?\Z", re.I)
_RATIO_BEFORE = re.compile(r"\b(?:for|to|per)\s+(?:each|every|one)\s+(?!day|week|month|year)\w+\b[^.;]{0,40}\Z", re.I)
_SMALL_OF_A_RATIO = 20
_OTHERWISE = re.compile(
    r"\b(?:remain|still (?:fit|there|fight)|are left|is left|were left|survive|unhurt|intact|fit for)\w*", re.I
)


def read_kind(
    figure: Figure, figures: list[Figure], text: str, offset: int, anaphoric: bool, conclusive: bool
) -> str | None:
    """What a figure of a sentence states, or None where it is no statement to be audited."""
    before = text[: figure.amount.start - offset]
    if figure.form == "points":
        return "change" if read_direction(text) else None
    if figure.form == "share" and not _OF_WHOM.match(text[figure.amount.end - offset :]):
        if read_direction(before) and (_CHANGES_BY.search(before) or _A_CHANGE_OF.search(before)):
            return "change"
        if _CHANGED_AFTER.match(text[figure.amount.end - offset :]):
            return "change"
    if figure.form == "share":
        return "share"
    if figure.form == "factor":
        return "multiple"
    if figure.form == "rate":
        return "rate"
    if figure.form == "unit":
        return "count" if anaphoric or figure.measures & (LOSS | {"remaining"}) else None
    few = (figure.amount.said or 0.0) < _SMALL_OF_A_RATIO
    told = _RATIO.match(text[figure.amount.end - offset :]) or (few and _RATIO_BEFORE.search(before))
    if figure.form == "count" and told:
        return "multiple"
    if figure.form == "count" and not figure.other and not figure.part and (anaphoric or conclusive):
        return "count" if is_concluded(figure, figures, text, offset) else None
    return None


def tells_of_the_rest(text: str) -> bool:
    """Whether a sentence is about those who are left."""
    return _OTHERWISE.search(text) is not None


def direction_of(figure: Figure, text: str, offset: int) -> int:
    """1 where the words nearest to a figure speak of a rise, -1 of a fall; of its sentence where none stands near."""
    start, end = figure.amount.start - offset, figure.amount.end - offset
    found = [
        (max(start - m.end(), m.start() - end, 0), direction)
        for name, direction in (("increase", 1), ("decrease", -1))
        for m in lexicon.words("targets", name).finditer(text)
    ]
    gap, direction = min(found, default=(_DIRECTION_REACH, 0))
    return direction if gap < _DIRECTION_REACH else read_direction(text)


_DIRECTION_REACH = 40


def read_direction(text: str) -> int:
    """1 where the words speak of a rise, -1 of a fall, 0 of neither."""
    up, down = lexicon.words("targets", "increase").search(text), lexicon.words("targets", "decrease").search(text)
    if up and down:
        return 1 if up.start() < down.start() else -1
    return 1 if up else -1 if down else 0
