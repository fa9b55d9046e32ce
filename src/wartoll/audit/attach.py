"""Ties between figures: the time of each, the claim that holds it, what a bare number takes from the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wartoll.audit.amounts import Amount
from wartoll.audit.context import counted
from wartoll.audit.figures import LOSS, Figure
from wartoll.audit.periods import Period
from wartoll.claims import Bound, Claim, Form, Measure
from wartoll.extract.text import Sentence

_CLAIM_MEASURES = {
    Measure.KILLED: {"killed"}, Measure.WOUNDED: {"wounded"}, Measure.CAPTURED: {"captured"},
    Measure.MISSING: {"missing"}, Measure.CASUALTIES: {"killed", "wounded"}, Measure.LOSSES: {"losses"},
    Measure.STRENGTH: {"strength"}, Measure.REINFORCEMENTS: {"added"},
}  # fmt: skip


def _side_by_side(figures: list[Figure], first: int, second: int, text: str) -> bool:
    """Whether only "to" or "and" and a word or two stand between two numbers ("from 2,000 to 2,500")."""
    a, b = sorted((figures[first].amount, figures[second].amount), key=lambda amount: amount.start)
    return re.fullmatch(r"\s*(?:\w+\s+)?(?:to|and)\s+", text[a.end : b.start]) is not None


def attach_times(figures: list[Figure], times: list[Period], text: str) -> list[Figure]:
    """Give each frequency to the count nearest to it, which becomes a rate; each period to the counts beside it."""
    counts = [i for i, f in enumerate(figures) if f.form in ("count", "unit")]
    result = list(figures)
    for period in times:
        if not counts:
            break
        if period.kind == "frequency":
            nearest = min(counts, key=lambda i: _gap(figures[i].amount, period))
            if _gap(figures[nearest].amount, period) <= 80 and result[nearest].form != "rate":
                for i in (
                    nearest,
                    *(i for i in counts if abs(i - nearest) == 1 and _side_by_side(figures, nearest, i, text)),
                ):
                    result[i] = replace(result[i], form="rate", period=period)
    for period in times:
        if period.kind not in ("period", "duration"):
            continue
        open_counts = [i for i in counts if result[i].period is None]
        if open_counts:
            nearest = min(open_counts, key=lambda i: _gap(figures[i].amount, period))
            group = [nearest, *(i for i in open_counts if i != nearest and _joined(figures, nearest, i))]
            for i in group:
                result[i] = replace(result[i], period=period)
    return result


def _joined(figures: list[Figure], first: int, second: int) -> bool:
    """Whether two counts stand side by side ("300 killed and 2,700 wounded") and so share a time."""
    return abs(first - second) == 1 and abs(figures[first].amount.start - figures[second].amount.start) < 60


def _gap(amount: Amount, period: Period) -> int:
    return max(amount.start - period.end, period.start - amount.end, 0)


def attach_claims(
    figures: list[Figure], claims: Sequence[Claim], text: str, sentences: Sequence[Sentence]
) -> list[Figure]:
    """Tie figures to the claims whose words hold the same number; the claim says what is counted."""
    held: dict[int, Claim] = {}
    for claim in claims:
        said = None if claim.quantity is None else claim.quantity.said
        best: tuple[int, int] | None = None
        for i, figure in enumerate(figures):
            for quote in (claim.quote, *claim.mentions):
                if quote.start <= figure.amount.start and figure.amount.end <= quote.end and _same(figure, claim, said):
                    best = min(best or (1 << 30, 0), (quote.end - quote.start, i))
        if best and best[1] not in held:
            held[best[1]] = claim
    spans = [sentences[f.sentence] for f in figures]
    return [
        _with_claim(f, held[i], text[spans[i].start : spans[i].end]) if i in held else f for i, f in enumerate(figures)
    ]


def _same(figure: Figure, claim: Claim, said: float | None) -> bool:
    if claim.quantity is None:
        return False
    if said is None or figure.amount.said is None:
        return said is None and figure.amount.said is None and figure.amount.value.low == (claim.quantity.low or 0.0)
    return abs(said - figure.amount.said) <= 0.011 * max(said, 1e-9)


def _with_claim(figure: Figure, claim: Claim, sentence: str) -> Figure:
    """A figure with its claim, which says what is counted unless the words beside the number do.

    A claim of losses in a sentence that speaks of no loss has its measure from elsewhere: the number before it tells.
    """
    measures = _CLAIM_MEASURES.get(claim.measure)
    told = figure.near or not (measures and measures & LOSS) or counted(sentence, False, LOSS)
    what = figure.measures
    if measures and not (figure.near and what) and told:
        what = frozenset(measures)
    if "remaining" in figure.measures and "strength" in what:
        what |= {"remaining"}
    part = figure.part or (claim.part_of is not None and claim.form is not Form.SHARE and bool(what & LOSS))
    return replace(figure, claim=claim, measures=what, part=part)


_LIKE = frozenset("men soldiers troops others other more".split())
POINTS_BACK = frozenset(("them", "of them", "these"))


def inherit(figures: list[Figure], text: str) -> list[Figure]:
    """Give a bare number ("the president 12,000") what the number before it counts, and over which time."""
    result: list[Figure] = []
    last: Figure | None = None
    share: Figure | None = None
    for figure in figures:
        if last is not None and _is_killed_with(figure, last, text):
            figure = replace(figure, measures=last.measures)
        if last is not None and _is_one_more_of_a_series(figure, last):
            figure = replace(figure, measures=last.measures)
        if last is not None and last.is_loss and _is_of_those(figure, last):
            figure = replace(figure, measures=last.measures, part=True)
        if last is not None and last.is_loss and _counts_on(figure, last, text):
            figure = replace(figure, measures=last.measures, other=last.other, noun=last.noun)
        if last is not None and _is_taken_for_a_strength(figure, last, text):
            figure = replace(figure, measures=last.measures)
        if last is not None and last.other and figure.form == "count" and _goes_on(figure, last):
            figure = replace(figure, other=True, noun=last.noun)
        if figure.form in ("count", "rate") and not figure.measures and last is not None and _leans_on(figure, last):
            measures = last.measures - {"remaining", "added"} or frozenset({"strength"})
            figure = replace(figure, measures=measures, bodies=figure.bodies or last.bodies)
            if last.form == "count" and last.period and figure.period is None and last.sentence == figure.sentence:
                figure = replace(figure, period=last.period)
        if last is not None and _is_a_rate_too(figure, last, text):
            figure = replace(figure, form="rate", period=last.period, measures=last.measures)
        if last is not None and last.form == "rate" and _is_over_the_same_time(figure, last, text):
            figure = replace(figure, form="rate", period=last.period)
        if figure.form == "count" and last is not None and _shares_its_time(figure, last):
            figure = replace(figure, period=last.period)
        if figure.form == "count" and share is not None and _is_a_share_too(figure, share):
            amount = figure.amount
            said = None if amount.said is None else amount.said / 100
            amount = replace(amount, kind="share", value=amount.value.scaled(0.01), said=said)
            figure = replace(figure, form="share", amount=amount, measures=share.measures)
        if figure.form in ("count", "rate"):
            last = figure
        share = figure if figure.form == "share" else share
        result.append(figure)
    return result


def _is_a_share_too(figure: Figure, share: Figure) -> bool:
    """ "Twelve per cent died in 1915, in 1916 it was twenty-four": a bare number after a percentage is one."""
    said = figure.amount.said
    same = figure.sentence == share.sentence and not share.amount.in_words and figure.claim is None
    return same and figure.noun is None and not figure.near and said is not None and said <= 100


#: What stands between two numbers of a list, each with its place: no verb and no other number.
_NEXT_OF_A_LIST = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:in|at|on|near|from|outside|by|during|around|inside|to)\s+(?:[\w'’-]+\s*){1,5}(?:,|,?\s*and)\s+",
    re.I,
)
_ENDS_ITS_CLAUSE = re.compile(
    r"\s+(?:in|at|on|near|from|outside|by|during|around|inside|to)\s+(?:[\w'’-]+\s*){1,5}(?=[.,;]|and\b)", re.I
)
_SAME_TIME = re.compile(
    r"[^.;:\d]{0,60}\b(?:in|over|during|within|for) (?:the same|that|this) (?:time|period|span|stretch|interval)\b",
    re.I,
)


def _is_over_the_same_time(figure: Figure, last: Figure, text: str) -> bool:
    """ "It loses 900 a month. Some 400 join in the same time": the unit of time of the rate before it."""
    bare = figure.form == "count" and figure.period is None and figure.sentence - last.sentence <= 1
    return bare and _SAME_TIME.match(text, figure.amount.end) is not None


def _shares_its_time(figure: Figure, last: Figure) -> bool:
    """Whether a bare number counts over the time of the one before it ("600 in thirty days; others list 900")."""
    same = last.form == "count" and last.sentence == figure.sentence and last.measures == figure.measures
    return same and figure.period is None and figure.noun is None


def _is_killed_with(figure: Figure, last: Figure, text: str) -> bool:
    """ "It killed 90 soldiers and 160 civilians", "killed 34 at the school and 15 in the camp": one verb for all."""
    both = figure.form == last.form == "count" and figure.sentence == last.sentence and last.is_loss
    between = text[last.amount.end : figure.amount.start]
    if not figure.measures:
        return both and re.fullmatch(r"\s+(?:[\w-]+\s+){1,2}and\s+", between) is not None
    bare = not figure.near and figure.noun is None and _ENDS_ITS_CLAUSE.match(text, figure.amount.end) is not None
    return both and bare and _NEXT_OF_A_LIST.fullmatch(between) is not None


_OF_THE = re.compile(r"\s+of\s+(?:the|its|their|his|her|our)\s", re.I)


def _is_taken_for_a_strength(figure: Figure, last: Figure, text: str) -> bool:
    """Whether a bare number right after a count of losses ("1,100 names, the union 1,650") is no strength."""
    bare = figure.noun is None or _OF_THE.match(text, figure.amount.end) is not None  # "against 900 of the defenders"
    weak = figure.claim is not None and figure.claim.measure is Measure.STRENGTH and bare
    beside = figure.form == last.form == "count" and figure.sentence == last.sentence and last.is_loss
    between = text[last.amount.end : figure.amount.start]
    return weak and beside and not figure.near and re.search(r"\b(?:of|from|among)\b", between) is None


def _is_a_rate_too(figure: Figure, last: Figure, text: str) -> bool:
    """ "On an ordinary day the north loses 110 men and the south 70": the unit of time said first holds for both."""
    same = figure.form == "count" and last.form == "rate" and figure.sentence == last.sentence and figure.noun is None
    if not same or last.period is None or figure.period is not None:
        return False
    if last.period.start > last.amount.start:  # "60 of them die every day, the surgeon says 90"
        return _ANOTHER_SAYS.fullmatch(text[last.period.end : figure.amount.start]) is not None and (
            _CLAUSE_ENDS.match(text, figure.amount.end) is not None
        )
    return (
        re.fullmatch(r"[^.;:]{0,20}?(?:,|\band\b)[^.;:,]{0,40}", text[last.amount.end : figure.amount.start])
        is not None
    )


#: Who else gives another number for the same, without saying of what.
_ANOTHER_SAYS = re.compile(
    r"\s*[,;]?\s*(?:and|but|while|whereas|though)?\s*(?:[\w'’-]+\s+){1,5}?(?:says?|said|puts?|put|speaks?|spoke|counts?"
    r"|counted|gives?|gave|names?|named|reckons?|reckoned|thinks?|thought|estimates?|estimated|claims?|claimed|believes?|believed"
    r"|has|had|writes|wrote|even|only|rather)\s+(?:it\s+|them\s+|this\s+)?(?:at|of|that|only|even|rather)?\s*",
    re.I,
)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!?)]|and\b|but\b|\Z)")


def _goes_on(figure: Figure, last: Figure) -> bool:
    """Whether a number without a noun in the same sentence counts the people of the one before it."""
    return figure.noun is None and not figure.near and not figure.other and figure.sentence == last.sentence


def _is_one_more_of_a_series(figure: Figure, last: Figure) -> bool:
    """ "300 names on Tuesday and 450 on Friday": a bare number counts what the words beside the one before it say."""
    bare = figure.form == last.form == "count" and figure.noun is None and not figure.near and not figure.part
    return bare and figure.is_loss and last.is_loss and last.near and figure.sentence == last.sentence


def _is_of_those(figure: Figure, last: Figure) -> bool:
    """ "The raid killed 130 people. Forty of them were children": a part of the count just told."""
    back = (
        figure.form == "count"
        and figure.noun in POINTS_BACK
        and not figure.near
        and not figure.measures - last.measures
    )
    return back and figure.sentence - last.sentence == 1 and (figure.amount.said or 0) < (last.amount.said or 0)


_COUNTS_ON = re.compile(
    r"(?:\b(?:it|they|he|she|(?:the|that|this|its|their) (?:number|toll|count|figure|total|tally|list))\b[^.;]{0,40}?"
    r"\b(?:has|have|had|is|was|stood|stands|counts?|counted|lists?|listed|puts?|says|said|names?|speaks?|gives?|gave)\b)"
    r"[^.;]{0,30}\Z", re.I)  # fmt: skip


def _counts_on(figure: Figure, last: Figure, text: str) -> bool:
    """ "A week ago it had 1,900 deaths. Now it has verified 2,050": a bare number of the one who counted before."""
    bare = figure.form == last.form == "count" and figure.noun is None and not figure.near and not figure.measures
    after = _CLAUSE_ENDS.match(text, figure.amount.end) is not None
    between = text[last.amount.end : figure.amount.start]
    return bare and after and figure.sentence - last.sentence == 1 and _COUNTS_ON.search(between[-120:]) is not None


def _leans_on(figure: Figure, last: Figure) -> bool:
    """Whether a number without words of its own goes on from the one before it."""
    if figure.other or (last.other and last.noun) or figure.sentence - last.sentence > 2:
        return False
    like = figure.sentence == last.sentence and figure.noun in _LIKE
    return figure.noun is None or figure.noun in POINTS_BACK or like


_DEFINES = re.compile(
    r"\s*(?:(?:here|there|usually|on paper|at full strength|in this \w+|in (?:its|their|his|that|the) \w+"
    r"|of (?:this|that|the|its|their|our) \w+(?: \w+)?|on (?:this|that|either|both|the other) sides?)\s+)?"
    r"(?:is|are|means|counts|has|have|numbers|equals|being|of|,? or|=|taken as|taken to be|as|\(|at|was|had|holds"
    r"|comprises|musters|stands for|consists of|is made up of|would be)?"
    r"\s*(?:here |there |with |usually |on paper |normally |about |some |around |roughly |taken (?:as|at) |put at "
    r"|reckoned (?:at|as) |set at |of |counted as )*\Z",
    re.I,
)


_AND_ANOTHER = re.compile(r"[^.;:,\d]{0,40}\b(?:and|but|or)\b(?:\s+(?!los|kill|die)\w+){0,2}\s+")
#: "600 men make a battalion", "the 600 men of a battalion".
_MAKE_UP = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:make|makes|form|forms|make up|constitute|are|is|to|count as|equal|per|of)\s+\Z", re.I
)


def unit_sizes(text: str, figures: list[Figure]) -> tuple[tuple[tuple[str, Figure], ...], list[Figure]]:
    """The sizes that the text itself gives to units ("a battalion is 500 men"); those figures count nobody."""
    sizes: list[tuple[str, Figure]] = []
    kept = list(figures)
    for first, second in pairwise(figures):
        unit, size = (first, second) if first.form == "unit" else (second, first)
        if unit.form != "unit" or size.form != "count" or first.sentence != second.sentence or unit.amount.unit is None:
            continue
        between = text[first.amount.end : second.amount.start]
        defines = _DEFINES.match(between) if unit is first else _MAKE_UP.match(between)
        one = unit.amount.said == 1 and size.amount.bound is not Bound.AT_MOST
        if one and len(between) < 40 and defines and unit in kept and size in kept:
            sizes.append((unit.amount.unit, size))
            if between.split() == ["of"]:  # "a battalion of 900 men went up the hill" tells of its men too
                kept[kept.index(size)] = replace(size, measures=frozenset({"strength"}), near=True)
            else:
                kept.remove(size)
            kept.remove(unit)
            for other in figures:  # "500 men on paper and 300 in the trenches"
                joint = text[size.amount.end : other.amount.start]
                bare = other.form == "count" and other.sentence == size.sentence and other.noun is None
                if bare and other in kept and unit is first and _AND_ANOTHER.fullmatch(joint):
                    sizes.append((unit.amount.unit, other))
                    kept.remove(other)
    return tuple(sizes), kept
