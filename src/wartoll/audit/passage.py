"""A document as a passage: sentences, figures and times, ready for derivations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from wartoll.audit import lexicon
from wartoll.audit.amounts import Amount, read_amounts
from wartoll.audit.attach import POINTS_BACK, attach_claims, attach_times, inherit, unit_sizes
from wartoll.audit.context import (
    LOST_SO_MANY,
    OF_THEM,
    VERB_OF_NEXT,
    counted_bodies,
    counted_sides,
    is_earlier,
    is_of_things_before,
    is_part,
    is_standing_army,
    is_the_force,
    is_told_to_be_there,
    is_unknown,
    is_whole,
    is_whole_of_what_follows,
    read_measures,
    read_noun,
)  # fmt: skip
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.periods import Period, read_periods
from wartoll.audit.spans import Spans
from wartoll.claims import Claim
from wartoll.documents import Document
from wartoll.extract.text import Sentence, sentence_index, split_sentences
from wartoll.extract.times import read_times, resolve_time


def read_passage(document: Document, claims: Sequence[Claim], cited: Sequence[Claim] = ()) -> Passage:
    """Read a document's figures and times, and tie each figure to the claim that holds it; linear in the text.

    ``cited`` are claims of other documents by the speakers of this one, which date what they say.
    """
    text = document.text
    sentences = split_sentences(text)
    amounts = read_amounts(text)
    periods = tuple(p for p in read_periods(text, document.published or _dated_by_itself(text)))
    times_of_the_text = Spans()
    for period in periods:
        times_of_the_text.add(period.start, period.end)
    amounts = tuple(a for a in amounts if not times_of_the_text.meets(a.start, a.end))
    lengths = _lengths_left_short(text, sentences, amounts, periods)
    periods = tuple(sorted((*periods, *lengths), key=lambda p: p.start))
    short = {p.start for p in lengths}
    amounts = tuple(a for a in amounts if a.start not in short)
    by_sentence: dict[int, list[Amount]] = {}
    for amount in amounts:
        by_sentence.setdefault(sentence_index(sentences, amount.start), []).append(amount)
    times: dict[int, list[Period]] = {}
    for period in periods:
        times.setdefault(sentence_index(sentences, period.start), []).append(period)
    figures: list[Figure] = []
    things: dict[int, tuple[Figure, ...]] = {}
    for index in sorted(by_sentence):
        here, others = _read_sentence(text, sentences[index], index, by_sentence[index], times.get(index, []))
        figures += here
        things[index] = tuple(others)
    figures = _raised_force(inherit(attach_claims(figures, claims, text, sentences), text))
    sizes, figures = unit_sizes(text, _people_told_of(figures))
    for _, size in sizes:
        things[size.sentence] = (*things.get(size.sentence, ()), size)
    grouped: dict[int, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(figure.sentence, []).append(figure)
    return Passage(
        document, sentences, tuple(figures), periods, tuple(claims), sizes, tuple(cited),
        {i: tuple(fs) for i, fs in grouped.items()}, {i: tuple(ps) for i, ps in times.items()},
        things_by_sentence=things,
    )  # fmt: skip


def _people_told_of(figures: list[Figure]) -> list[Figure]:
    """The recruits, where no other force is counted and a later number is "of them", are the force itself.

    So is a group where nobody else is counted at all, and a state's army where no other force is.
    """
    counts = [f for f in figures if f.form == "count"]
    named = {f.noun for f in counts if f.other or not (f.is_loss and _names_nobody(f))}
    if len(named) == 1 and counts[0].other:  # "2,000 volunteers landed. Since then 1,200 have died"
        return [replace(f, other=False) for f in figures]
    if any(not f.is_loss and not f.other and f.noun not in POINTS_BACK and "added" not in f.measures for f in counts):
        return figures
    back = [f.sentence for f in figures if f.noun in POINTS_BACK]
    told = {f.noun for f in figures if f.other and any(0 <= at - f.sentence <= 2 for at in back)}
    told |= {f.noun for f in figures if f.other and lexicon.words("people", "members").fullmatch(f.noun or "")}
    return [replace(f, other=False) if f.other and f.noun in told else f for f in figures]


def _names_nobody(figure: Figure) -> bool:
    """Whether the words of a count of losses don't say who was lost ("1,200 have been killed", "90 dead")."""
    noun = figure.noun
    return noun is None or noun in POINTS_BACK or any(lexicon.words("counting", m).fullmatch(noun) for m in LOSS)


#: "... which makes it 30 days long, and his deputy ..., which makes it 50": the second number is of days too.
_GIVES_A_LENGTH = re.compile(
    r"\b(?:mak(?:es?|ing) it|made it|it (?:is|was|lasted|took)|lasted|took|says|said|to|or|not|even|at|for|of|in)\s+\Z",
    re.I,
)


_ENDS_THERE = re.compile(r"\s*(?:[.,;:]|(?:and|or|by|in his|in her|in their)\b)")


def _lengths_left_short(
    text: str, sentences: tuple[Sentence, ...], amounts: Sequence[Amount], periods: Sequence[Period]
) -> list[Period]:
    """Bare numbers after a length of time, in a sentence that counts nothing else: lengths in the same unit."""
    counted: dict[int, list[Amount]] = {}
    for amount in amounts:
        counted.setdefault(sentence_index(sentences, amount.start), []).append(amount)
    made = []
    for period in periods:
        if period.kind != "duration" or not period.nominal_days or period.days is None:
            continue
        own = counted.get(sentence_index(sentences, period.start), [])
        number = re.search(r"\d+", text[period.start : period.end])
        if len(own) != 1 or own[0].start < period.end or own[0].kind != "count" or not own[0].said or not number:
            continue
        (amount,) = own
        bare = _ENDS_THERE.match(text, amount.end)
        if bare and amount.start - period.end < REACH and _GIVES_A_LENGTH.search(text[period.end : amount.start]):
            factor = (amount.said or 0.0) / float(number[0])
            made.append(replace(period, start=amount.start, end=amount.end, days=period.days.scaled(factor),
                                nominal_days=period.nominal_days * factor, other_days=None))  # fmt: skip
    return made


def _raised_force(figures: list[Figure]) -> list[Figure]:
    """Those called up or recruited are the force itself, where a text counts no other people who are there."""
    counts = [f for f in figures if f.form == "count" and not f.is_loss and not (f.other and not f.measures)]
    if not counts or any("added" not in f.measures for f in counts):
        return figures
    return [replace(f, measures=frozenset({"strength"})) if f in counts else f for f in figures]


#: From so many on, "under arms" tells of a state's army, not of a force in the field.
A_STATES_ARMY = 50_000
MOST_AMOUNTS = 60
"""A sentence with more numbers is a table or noise; only so many of it are read as figures."""
REACH = 400
"""Characters before a number that may put it earlier in time."""


def _dated_by_itself(text: str) -> date | None:
    """The first day that a text without a date names with its year: months without a year lie around it."""
    for mention in read_times(text):
        window = resolve_time(mention, None).window
        if window is not None and window.is_day and window.earliest is not None:
            return window.earliest
    return None


def _read_sentence(
    text: str, sentence: Sentence, index: int, amounts: list[Amount], times: list[Period]
) -> tuple[list[Figure], list[Figure]]:
    """The figures of one sentence, each with its words of counting, its noun and its time; and those of things."""
    figures: list[Figure] = []
    things: list[Figure] = []
    amounts = amounts[:MOST_AMOUNTS]
    ends = [sentence.start, *(a.end for a in amounts)]
    starts = [*(a.start for a in amounts), sentence.end]
    for i, amount in enumerate(amounts):
        before, after = text[ends[i] : amount.start], text[amount.end : starts[i + 1]]
        if i + 1 < len(amounts):
            after = VERB_OF_NEXT.sub("", after)
        noun, other, thing = read_noun(after)
        thing = thing or is_of_things_before(before, after)
        measures, near = read_measures(before, after, first=i == 0, of_losses=amount.kind == "share")
        each = before.rstrip().lower().endswith((" each", " every"))  # "for each one killed"
        told = near and bool(measures & LOSS) and LOST_SO_MANY.search(before) is not None
        often = any(p.kind == "frequency" and _STRAIGHT_ON.fullmatch(text[amount.end : p.start]) for p in times)
        small = each or (amount.said is not None and amount.said < 10 and noun is None and not told and not often)
        opens = i == 0 and len(amounts) > 1 and is_whole_of_what_follows(before, after)
        if amount.kind == "count" and (opens or is_the_force(before, after) or is_whole(before)):
            measures, near = frozenset({"strength"}), True
            other = other and not opens
        elif amount.kind == "count" and not measures and not thing and is_told_to_be_there(before, after):
            measures, near = frozenset({"strength"}), True
        unnamed = (
            thing
            and noun is not None
            and not (noun not in POINTS_BACK and near and is_unknown(noun) and measures & (LOSS | {"remaining"}))
        )
        (things if amount.kind == "count" and (unnamed or small) else figures).append(
            Figure(
                amount=amount,
                sentence=index,
                words=text[amount.start : amount.end],
                form=amount.kind,
                measures=measures,
                near=near,
                noun=noun,
                other=other or ((amount.said or 0) >= A_STATES_ARMY and is_standing_army(after)),
                bodies=counted_bodies(before, after, first=i == 0),
                sides=counted_sides(before, after, first=i == 0, last=i == len(amounts) - 1),
                part=is_part(before, i)
                or (i > 0 and OF_THEM.match(after) is not None and bool(figures) and figures[-1].is_loss),
                then=is_earlier(text[max(sentence.start, amount.start - REACH) : amount.start], after),
                thing=unnamed,
            )
        )
    return attach_times(_parts_of_wholes(figures, text), times, text), things


#: "One person died every 40 minutes": nothing but the noun and its verb stands between.
_STRAIGHT_ON = re.compile(r"\s+(?:[^\W\d_]+\s+){0,6}")
_OF_A_WHOLE = re.compile(
    r"\s+(?:\w+\s+){0,2}of\s+(?:the|its|their|his|her|our|these|those|some|about|around|roughly|[\w-]+['’]s?|\s)*\Z"
)


#: "Two in five of the unit's 1,500 volunteers": a share is told of the number that follows.
_OF_ITS_WHOLE = re.compile(r"\s+of\s+(?:[\w'’-]+\s+){0,4}")


def _parts_of_wholes(figures: list[Figure], text: str) -> list[Figure]:
    """In "4,000 of the 12,000 men were lost" the first number counts the lost, the second the men."""
    result = list(figures)
    for i, (part, whole) in enumerate(pairwise(figures)):
        if part.form == "share" and whole.form == "count":
            if _OF_ITS_WHOLE.fullmatch(text[part.amount.end : whole.amount.start]):
                lost = (part.measures | whole.measures) & LOSS
                result[i] = replace(part, measures=lost or part.measures)
                result[i + 1] = replace(whole, measures=frozenset({"strength"}), near=True, other=False)
            continue
        lost = (part.measures | whole.measures) & LOSS
        counts = part.form == "count" and whole.form == "count"
        if counts and _OF_A_WHOLE.fullmatch(text[part.amount.end : whole.amount.start]):
            left = (part.measures | whole.measures) & {"remaining"}
            result[i] = replace(part, measures=frozenset(lost or left) or part.measures, near=True)
            result[i + 1] = replace(whole, measures=frozenset({"strength"}), near=True)
        elif counts and whole.is_loss and not part.near and OF_THEM.match(text, whole.amount.end):
            result[i] = replace(part, measures=frozenset({"strength"}), near=True)  # "5,000 men, and lost 900 of them"
    return result
