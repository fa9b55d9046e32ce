"""Derived statements: the sentences that say, or may have, what follows from other figures."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from wartoll.audit import lexicon
from wartoll.audit.context import spans_of_attribution
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.interval import Interval
from wartoll.audit.kinds import direction_of, read_kind, tells_of_the_rest
from wartoll.audit.periods import Period
from wartoll.audit.rounding import stated_interval
from wartoll.audit.signals import (
    follows_the_signal,
    is_clear,
    is_loose,
    is_of_people,
    is_signalled,
    may_be_summed,
    names_what_it_shares,
    opens_with_a_conclusion,
    points_back,
    speaks_of_losses,
)
from wartoll.claims import Bound, Claim


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement to be audited.

    Parameters
    ----------
    kind : str
        ``rate``, ``depletion``, ``share``, ``count``, ``multiple``, ``change``, ``comparison`` or ``length`` (a time
        worked out from a count and a rate).
    sentence : int
    start, end : int
        Offsets of its words in the document.
    figure : Figure or None
        Its own figure; None for a comparison or a depletion.
    allowed : Interval or None
        The results for which it holds, in the unit of the statement.
    mode : str
        ``point``, ``floor``, ``ceiling`` or ``range``.
    anaphoric, signalled : bool
        Whether it points back at the figures just said; whether its words say that it concludes.
    loose : bool
        Whether it may as well be a count of the speaker's own: then it is reported only where it is reproduced.
    times : tuple of Period
        For a depletion: by when, or within how long.
    direction : int
        For a comparison or a change: 1 for more, -1 for less.
    both : bool
        Whether it is about two series at once.
    clear : bool
        Whether its own words tell what it is measured against, so that it may be called impossible.
    """

    kind: str
    sentence: int
    start: int
    end: int
    figure: Figure | None
    allowed: Interval | None
    mode: str = "point"
    anaphoric: bool = False
    signalled: bool = False
    loose: bool = False
    measures: frozenset[str] = frozenset()
    times: tuple[Period, ...] = ()
    direction: int = 0
    both: bool = False
    clear: bool = True

    @property
    def claim(self) -> Claim | None:
        """The claim that holds its figure."""
        return self.figure.claim if self.figure else None

    @property
    def said(self) -> float | None:
        """The number that stands in it."""
        return self.figure.amount.said if self.figure else None

    @property
    def said_a_day(self) -> float | None:
        """That number over the days of its own time: "600 a week" is 85.7."""
        period = self.figure.period if self.figure else None
        days = (period.nominal_days if period else None) or 1.0
        return self.said / days if self.said is not None else None


#: A length that is said to be passed ("for at least another month").
LONGER = re.compile(r"\b(?:at least|more than|longer than|over|well beyond|no less than|not before|not until)\b", re.I)
#: "Food would last until May": stores run out too.
_OF_STORES = re.compile(
    r"\b(?:food|bread|grain|water|fuel|oil|ammunition|munitions?|shells?|rounds|supplies|supply|stores|stocks?|money|funds?"
    r"|missiles?|drones?|tanks?|guns?|medicines?|truce|ceasefire|talks|weather|winter|snow|rain|siege|battle|war|fighting)\s+"
    r"(?:[\w-]+\s+){0,2}\Z", re.I)  # fmt: skip


def find_statements(passage: Passage) -> tuple[Statement, ...]:
    """Every statement of a document that may be derived, in order; at most one of a kind and figure a sentence."""
    figures: dict[int, list[Figure]] = {}
    for figure in passage.figures:
        figures.setdefault(figure.sentence, []).append(figure)
    times = _by_sentence(passage)
    statements: list[Statement] = []
    for index in range(len(passage.sentences)):
        statements += _of_sentence(passage, index, figures.get(index, []), times.get(index, []))
    return tuple(statements)


def _line_reached(text: str) -> re.Match[str] | None:
    """The words that a force falls to a line; losses that come to a number do not."""
    match = lexicon.words("targets", "threshold").search(text)
    before = text[: match.start()] if match else ""
    return None if any(lexicon.words("counting", m).search(before) for m in LOSS) else match


def _by_sentence(passage: Passage) -> dict[int, list[Period]]:
    times: dict[int, list[Period]] = {}
    index = 0
    for period in passage.periods:
        while index + 1 < len(passage.sentences) and passage.sentences[index + 1].start <= period.start:
            index += 1
        times.setdefault(index, []).append(period)
    return times


def _of_sentence(passage: Passage, index: int, figures: list[Figure], times: list[Period]) -> list[Statement]:
    text = passage.sentence_text(index)
    anaphoric = bool(lexicon.words("signals", "anaphoric").search(text))
    conclusive = any(
        lexicon.words("signals", name).search(text) for name in ("conclusive", "equating")
    ) or opens_with_a_conclusion(text)
    signalled = anaphoric or conclusive
    sentence = passage.sentences[index]
    made: list[Statement] = []
    depletion = lexicon.words("targets", "depletion").search(text) or _line_reached(text)
    until = tuple(p for p in times if p.kind in ("duration", "period", "day") and p.role != "since")
    until = tuple(p for p in until if p.role != "said") or until
    told = spans_of_attribution(text) if depletion else ()
    until = tuple(p for p in until if not any(a <= p.start - sentence.start < b for a, b in told)) or until
    if depletion and not until:  # "will be crossed on 14 October"
        until = tuple(p for p in times if p.kind == "day" and p.start >= sentence.start + depletion.end())
    if depletion and until and not _OF_STORES.search(text[: depletion.start()]):
        near = _times_near(until, sentence.start + depletion.start(), sentence.start + depletion.end())
        longer = near and LONGER.search(
            text[max(0, near[0].start - sentence.start - 14) : near[0].end - sentence.start]
        )
        made.append(
            Statement("depletion", index, sentence.start, sentence.end, None, None, "floor" if longer else "ceiling",
                      anaphoric, signalled, times=near, measures=frozenset({"losses"})))  # fmt: skip
    if length := _concluded_length(text, times, figures, signalled=signalled, depletion=bool(depletion)):
        made.append(
            Statement("length", index, sentence.start, sentence.end, None, None, "point", anaphoric, signalled,
                      measures=frozenset({"losses"}), times=(length,), clear=anaphoric))  # fmt: skip
    for figure in figures:
        kind = read_kind(figure, figures, text, sentence.start, anaphoric, conclusive)
        summed = kind is None and may_be_summed(figure, passage)
        if summed:
            kind = "count"
        if kind is None or (kind == "count" and depletion):
            continue
        allowed, mode = allowed_by(figure)
        back = (anaphoric and points_back(figure, text, sentence.start)) or (
            kind in ("change", "multiple") and _DEFINITE.match(text) is not None
        )
        made.append(
            Statement(
                kind,
                index,
                sentence.start,
                sentence.end,
                figure,
                allowed,
                mode,
                anaphoric=back,
                signalled=signalled,
                loose=summed
                or is_loose(
                    figure,
                    kind,
                    back or is_signalled(figure, text, sentence.start),
                    len(figures) == 1 == sum(p.role != "said" for p in times),
                    bears_on_people=speaks_of_losses(figure, text)
                    or is_of_people(figure, text, sentence.start)
                    or tells_of_the_rest(text),
                ),
                measures=figure.measures,
                direction=direction_of(figure, text, sentence.start),
                both=bool(re.search(r"\bboth\b", text, re.I)),
                clear=is_clear(
                    figure,
                    figures,
                    kind,
                    text,
                    back or signalled,
                    names_what_it_shares(figure, passage, index),
                    follows_the_signal(figure, text, sentence.start),
                ),
            )
        )
    if not made and not any(f.form in ("count", "rate") for f in figures):
        made += _comparison(index, text, sentence.start, sentence.end, anaphoric, signalled)
    return made


def _concluded_length(
    text: str, times: list[Period], figures: list[Figure], *, signalled: bool, depletion: bool
) -> Period | None:
    """The length of time that a sentence without a figure concludes ("So it has been going on for 21 weeks")."""
    lengths = [p for p in times if p.kind == "duration" and p.nominal_days]
    alone = signalled and not depletion and not figures and len(lengths) == 1 == len(times)
    return lengths[0] if alone else None


def is_vague(figure: Figure) -> bool:
    """Whether a figure is a word such as "several" or "dozens": true of any larger number, and saying little of it."""
    amount = figure.amount
    return amount.said is None and amount.bound is Bound.BETWEEN and _VAGUE.fullmatch(figure.words) is not None


_VAGUE = re.compile(
    r"(?:(?:a|few|several|some|many|tens|dozens|scores|hundreds|thousands|hundred|thousand|dozen|score|of)\s*)+", re.I
)


def _is_word_number(figure: Figure) -> bool:
    return not any(sign.isdigit() for sign in figure.words)


def allowed_by(figure: Figure) -> tuple[Interval, str]:
    """The results that a figure allows, and how it bounds them."""
    amount = figure.amount
    if amount.bound is Bound.AT_LEAST and amount.said is not None:
        return Interval(amount.said, math.inf), "floor"
    if amount.bound is Bound.AT_MOST and amount.said is not None:
        return Interval(0.0, amount.said), "ceiling"
    if is_vague(figure):
        return Interval(amount.value.low, math.inf), "floor"
    if amount.said is None:
        return amount.value, "range"
    in_words = amount.in_words or (_is_word_number(figure) and amount.said in (10, 12, 100, 1000))
    return stated_interval(amount.said, in_words=in_words, hedged=amount.hedged), "point"


#: "The worst attack in its recent history", "the higher tempo": compared with nothing that is told.
_COMPARES_NOTHING = re.compile(
    r"\b(?:history|ever|on record|memory|in (?:years|decades|months)|since"
    r"|of the (?:[\w-]+ )?(?:war|conflict|year|century|decade|uprising|insurgency))\b",
    re.I,
)
_ATTRIBUTIVE = re.compile(r"\b(?:reflects?|because of|owing to|due to|with|by) (?:the|its|their|a) \Z", re.I)


#: "The number has gone down by ...", "It has doubled": the subject is what was just told.
_DEFINITE = re.compile(
    r"[\"'“‘\s]*(?:But |And |Yet |Still, )?(?:(?:the|this|that)\s+(?:[\w'’-]+\s+){0,2}?"
    r"(?:number|figure|toll|total|count|rate|pace|losses|loss|dead|deaths|casualties|bloodshed|share|killing)"
    r"|it|they|this|that|these|those)\b(?!\s+of\b)", re.I)  # fmt: skip


def _comparison(index: int, text: str, start: int, end: int, anaphoric: bool, signalled: bool) -> list[Statement]:
    told = any(lexicon.words("targets", name).search(text) for name in ("comparable", "bloody"))
    if not told and not any(lexicon.words("counting", m).search(text) for m in sorted(LOSS)):
        return []
    for name, direction in (("smaller", -1), ("larger", 1)):
        match = lexicon.words("targets", name).search(text)
        if match and not _COMPARES_NOTHING.search(text) and not _ATTRIBUTIVE.search(text[: match.start()]):
            return [Statement("comparison", index, start, end, None, None, "point", anaphoric, signalled,
                              direction=direction)]  # fmt: skip
    return []


def _times_near(times: tuple[Period, ...], start: int, end: int) -> tuple[Period, ...]:
    """The times after the words of depletion, else those before them."""
    after = tuple(p for p in times if p.start >= start)
    return after or times[-1:]
