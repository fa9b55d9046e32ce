"""Pairs of figures that a statement sets against each other: later and earlier, two measures, two sides."""

from __future__ import annotations

import re
from itertools import combinations

from wartoll.audit import lexicon
from wartoll.audit.context import without_attribution
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.inputs import candidates
from wartoll.audit.statements import Statement


def measures_in(words: str) -> frozenset[str]:
    return frozenset(m for m in sorted(LOSS) if lexicon.words("counting", m).search(words))


def pairs_to_compare(statement: Statement, passage: Passage) -> list[tuple[Figure, Figure]]:
    """Pairs of a later and an earlier figure of the same kind, or of two measures that the statement names."""
    text = passage.sentence_text(statement.sentence)
    named = measures_in(text)
    found = [f for f in candidates(passage, statement, ("count", "rate", "share")) if f.amount.value.high > 0]
    if statement.anaphoric or not named:
        found = [f for f in found if abs(f.sentence - statement.sentence) <= 4]
    if statement.kind == "multiple" and {"killed", "wounded"} <= named and not statement.both:
        first = "wounded" if _first(text, "wounded") <= _first(text, "killed") else "killed"
        second = "killed" if first == "wounded" else "wounded"
        own = statement.figure
        counted = own.measures & {"killed", "wounded"} if own is not None and own.form == "count" else frozenset()
        if len(counted) == 1:  # "three men died for each one wounded" says which of the two is the larger
            (first,) = counted
            second = "killed" if first == "wounded" else "wounded"
            return [(a, b) for a in found for b in found if a.measures == {first} and b.measures == {second}]
        pairs = [(a, b) for a in found for b in found if a.measures == {first} and b.measures == {second}]
        flipped = [(b, a) for a, b in pairs]
        return [p for p in pairs if _ratio(p) >= 1] or [p for p in flipped if _ratio(p) >= 1] or pairs
    if named:
        found = [f for f in found if _about_named(f, named)]
        ratio = statement.kind == "multiple" and statement.figure is not None and statement.figure.form == "count"
        found = [f for f in found if not (ratio and "strength" in f.measures)]  # "they lost five men for each of ours"
    by_side = _pairs_of_sides(found, text) or _pairs_of_a_ratio(found, statement, passage)
    if by_side:
        return by_side
    pairs = []
    for a, b in combinations(found, 2):
        if (
            (a.form == b.form or _bare_rate(a, b))
            and is_comparable(a, b)
            and not (a.part and b.part and a.sentence == b.sentence)
        ):
            pairs.append(_ordered(a, b, statement))
    pairs = _within_a_series(pairs)
    return _of_named_times(_of_the_number_before(pairs, statement, passage), statement, passage)


def _within_a_series(pairs: list[tuple[Figure, Figure]]) -> list[tuple[Figure, Figure]]:
    """The pairs without those that cross from one series to another: each is told in a sentence of its own."""
    series = {a.sentence for a, b in pairs if a.sentence == b.sentence}
    return [(a, b) for a, b in pairs if a.sentence == b.sentence or not {a.sentence, b.sentence} <= series]


_APPOSED = re.compile(r"[^.;:]{0,50},\s*(?:(?:or|which is|that is|some|about|well)\s+)*")


def _of_the_number_before(
    pairs: list[tuple[Figure, Figure]], statement: Statement, passage: Passage
) -> list[tuple[Figure, Figure]]:
    """In "4,000 never came home, nearly four times the number of ..." it is the 4,000 that is so many times another."""
    own = statement.figure
    if own is None or statement.kind != "multiple":
        return pairs
    before = [f for f in passage.figures_in(statement.sentence) if f.amount.end <= own.amount.start]
    if not before or not _APPOSED.fullmatch(passage.document.text[before[-1].amount.end : own.amount.start]):
        return pairs
    turned = [(now, then) if now is before[-1] else (then, now) for now, then in pairs if before[-1] in (now, then)]
    return turned or pairs


_TIMES = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter"
    r"|first|second|third|fourth|fifth|sixth|monday|tuesday|wednesday|thursday|friday|saturday|sunday|1[5-9]\d\d|20\d\d)\b",
    re.I,
)


def _of_named_times(
    pairs: list[tuple[Figure, Figure]], statement: Statement, passage: Passage
) -> list[tuple[Figure, Figure]]:
    """The pairs of the times that a statement names; "since May" is from May's figure to the last one."""
    text = passage.sentence_text(statement.sentence)
    named = {m[0].lower() for m in _TIMES.finditer(text)}
    if not named or len(pairs) < 2:
        return pairs
    figures = {id(f): f for pair in pairs for f in pair}
    own = {i: named & {m[0].lower() for m in _TIMES.finditer(clause_of(f, passage))} for i, f in figures.items()}
    telling = [p for p in pairs if own[id(p[0])] | own[id(p[1])] == named and own[id(p[0])] != own[id(p[1])]]
    if len(telling) > 1 and len(named) == 1 and re.search(r"\bsince\b", text, re.I):
        last = max((f for p in telling for f in p if not own[id(f)]), key=lambda f: f.amount.start, default=None)
        telling = [p for p in telling if last in p]
    return telling or pairs


def _bare_rate(a: Figure, b: Figure) -> bool:
    """ "50 dead a week. It now counts 260": a bare number beside a rate is a rate too."""
    rate, count = (a, b) if a.form == "rate" else (b, a)
    return rate.form == "rate" and count.form == "count" and count.noun is None and not count.near


def _pairs_of_sides(found: list[Figure], text: str) -> list[tuple[Figure, Figure]]:
    """The figures of two sides that the statement sets against each other, in its order."""
    named = [m[0].lower().rstrip("s") for m in lexicon.words("people", "sides").finditer(without_attribution(text))]
    if len(named) < 2:
        return []
    first, second = named[0], named[1]
    return [(a, b) for a in found for b in found if first in a.sides and second in b.sides and second not in a.sides]


_FOR_EACH = re.compile(r"\b(?:for|to|per|against)\s+(?:each|every|one|a)\s+"
    r"(?P<who>(?:(?!(?:the|they|their|his|its|there|we|he|it|our)\b)[^\W\d_]+\b\s*){1,4})", re.I)  # fmt: skip


def _pairs_of_a_ratio(found: list[Figure], statement: Statement, passage: Passage) -> list[tuple[Figure, Figure]]:
    """In "for every southerner three northerners fell" the northern figure is over the southern one, by their words."""
    text, own = passage.sentence_text(statement.sentence), statement.figure
    match = _FOR_EACH.search(text)
    if own is None or own.form != "count" or match is None:
        return []
    place = own.amount.start - passage.sentences[statement.sentence].start
    if match.start() < place:
        end = min(match.end(), place)
        below, above = text[match.start("who") : end], text[end:]
    else:
        below, above = match["who"], text[place : match.start()]
    bottom, top = content_words(below), content_words(above)
    bottom, top = bottom - top, top - bottom
    told = [(f, content_words(clause_of(f, passage))) for f in found]
    return [
        (a, b) for a, of_a in told for b, of_b in told
        if a is not b and is_comparable(a, b)
        and (of_a & top or of_b & bottom) and not (of_a & bottom or of_b & top)
    ]  # fmt: skip


def _first(text: str, measure: str) -> int:
    match = lexicon.words("counting", measure).search(text)
    return match.start() if match else len(text)


def _ratio(pair: tuple[Figure, Figure]) -> float:
    a, b = (f.amount.said or f.amount.value.middle or 1.0 for f in pair)
    return a / b if b else 0.0


def _about_named(figure: Figure, named: frozenset[str]) -> bool:
    loss = figure.measures & LOSS
    return not loss or "losses" in loss or bool(loss & named) or "losses" in named


def is_comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures count the same thing in the same unit of time."""
    if a.form == b.form == "rate" and (
        a.period is None or b.period is None or a.period.nominal_days != b.period.nominal_days
    ):
        return False
    x, y = a.measures & LOSS, b.measures & LOSS
    if a.form == b.form == "count" and (not a.measures or not b.measures) and (x or y):
        return abs(a.sentence - b.sentence) <= 1  # a number whose words don't say what it counts
    if a.form == "share" and not (x and y):
        return True
    return (x == y or ("losses" in x | y and bool(x) and bool(y))) and a.is_strength == b.is_strength


def _ordered(a: Figure, b: Figure, statement: Statement) -> tuple[Figure, Figure]:
    """The two as later and earlier: by the words, else by their dates, else as the statement's direction has it."""
    if a.then != b.then:
        return (b, a) if a.then else (a, b)
    x, y = (f.claim.end.latest if f.claim and f.claim.end and not f.claim.as_of_inferred else None for f in (a, b))
    if x and y and x != y:
        return (a, b) if x > y else (b, a)
    falling = statement.direction < 0 or (
        statement.said is not None and statement.kind == "multiple" and statement.said < 1
    )
    larger, smaller = (a, b) if _ratio((a, b)) >= 1 else (b, a)
    return (smaller, larger) if falling else (larger, smaller)


_LABEL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|earlier|later|former|latter|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter"
    r"|north\w*|south\w*|east\w*|west\w*|attackers?|defenders?|besiegers?|rebels?|government|army|left|right|upper|lower|morning|evening"
    r"|day|night|19\d\d|20\d\d)\b", re.I)  # fmt: skip
OF_ANY_TIME = frozenset(("day", "night", "morning", "evening"))
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")


_QUARTER = re.compile(r"\b((?:north|south)(?:-?(?:east|west))?|east|west)\w*")


def labels_in(words: str) -> frozenset[str]:
    found = {_QUARTER.sub(r"\1", m[0].lower().rstrip("s")) for m in _LABEL.finditer(words)}
    return frozenset(found | {m[0].lower() for m in _NAME.finditer(words)})


_COMMON = frozenset(
    "more most fewer less than there were have been that this with from into them they their which when after before "
    "also than only very many much people soldiers troops said says wrote over about some both each other others "
    "according will would could killed wounded dead died lost losses casualties larger higher lower heavier".split()
)


def content_words(words: str) -> frozenset[str]:
    """The stems of the words that may tell one event, place or party from another."""
    return frozenset(w[:5] for w in re.findall(r"[^\W\d_]{4,}", words.lower()) if w not in _COMMON)


_JOINT = re.compile(r"[,;]|\band\b|\bbut\b|\bwhile\b|\bagainst\b")


def clause_of(figure: Figure, passage: Passage) -> str:
    """The clause that a figure stands in."""
    sentence = passage.sentences[figure.sentence]
    text = passage.document.text
    others = [f.amount for f in passage.figures_in(figure.sentence) if f is not figure]
    before = max([sentence.start, *(a.end for a in others if a.end <= figure.amount.start)])
    after = min([sentence.end, *(a.start for a in others if a.start >= figure.amount.end)])
    head, tail = text[before : figure.amount.start], text[figure.amount.end : after]
    if before > sentence.start:
        head = _JOINT.split(head)[-1]  # what stands before the comma belongs to the number before
    return head + _JOINT.split(tail)[0]
