"""Derived statements: the sentences that say, or may have, what follows from other figures."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from wartoll.audit import lexicon
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.interval import Interval
from wartoll.audit.periods import Period
from wartoll.audit.rounding import stated_interval
from wartoll.claims import Bound, Claim, Form


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement to be audited.

    Parameters
    ----------
    kind : str
        ``rate``, ``depletion``, ``share``, ``count``, ``multiple``, ``change`` or ``comparison``.
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


_OTHERWISE = re.compile(
    r"\b(?:remain|still (?:fit|there|fight)|are left|is left|were left|survive|unhurt|intact|fit for)\w*", re.I
)


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
    conclusive = any(lexicon.words("signals", name).search(text) for name in ("conclusive", "equating")) or _opens(text)
    signalled = anaphoric or conclusive
    sentence = passage.sentences[index]
    made: list[Statement] = []
    depletion = lexicon.words("targets", "depletion").search(text) or lexicon.words("targets", "threshold").search(text)
    until = tuple(p for p in times if p.kind in ("duration", "period", "day") and p.role != "since")
    until = tuple(p for p in until if p.role != "said") or until
    if depletion and not until:  # "will be crossed on 14 October"
        until = tuple(p for p in times if p.kind == "day" and p.start >= sentence.start + depletion.end())
    if depletion and until and not _OF_STORES.search(text[: depletion.start()]):
        near = _times_near(until, sentence.start + depletion.start(), sentence.start + depletion.end())
        made.append(
            Statement("depletion", index, sentence.start, sentence.end, None, None, "ceiling", anaphoric, signalled,
                      times=near, measures=frozenset({"losses"})))  # fmt: skip
    for figure in figures:
        kind = _kind(figure, figures, text, sentence.start, anaphoric, conclusive)
        if kind is None and _may_be_summed(figure, passage):
            kind = "count"
        if kind is None or (kind == "count" and depletion):
            continue
        allowed, mode = _allowed(figure)
        back = anaphoric and _points_back(figure, text, sentence.start)
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
                loose=_is_loose(
                    figure,
                    kind,
                    back or _is_signalled(figure, text, sentence.start),
                    len(figures) == 1 == len(times),
                    bears_on_people=_speaks_of_losses(figure, text) or _is_of_people(figure, text, sentence.start),
                ),
                measures=figure.measures,
                direction=_direction(text),
                both=bool(re.search(r"\bboth\b", text, re.I)),
                clear=_is_clear(
                    figure, figures, kind, text, back or signalled, _names_what_it_shares(figure, passage, index)
                ),
            )
        )
    if not made and not any(f.form in ("count", "rate") for f in figures):
        made += _comparison(index, text, sentence.start, sentence.end, anaphoric, signalled)
    return made


def _kind(
    figure: Figure, figures: list[Figure], text: str, offset: int, anaphoric: bool, conclusive: bool
) -> str | None:
    """What a figure of a sentence states, or None where it is no statement to be audited."""
    before = text[: figure.amount.start - offset]
    if figure.form == "points":
        return "change" if _direction(text) else None
    if figure.form == "share":
        if _direction(before) and (_CHANGES_BY.search(before) or _A_CHANGE_OF.search(before)):
            return "change"
        if _CHANGED_AFTER.match(text[figure.amount.end - offset :]):
            return "change"
        if _OTHERWISE.search(text):
            return "share"
        return "share"
    if figure.form == "factor":
        return "multiple"
    if figure.form == "rate":
        return "rate"
    if figure.form == "unit":
        return "count" if anaphoric or (figure.measures & LOSS and conclusive) else None
    if figure.form == "count" and (_RATIO.match(text[figure.amount.end - offset :]) or _RATIO_BEFORE.search(before)):
        return "multiple"
    if figure.form == "count" and not figure.other and not figure.part and (anaphoric or conclusive):
        return "count" if _is_concluded(figure, figures, text, offset) else None
    return None


_TAILS = re.compile(r"in other words|put differently|in all|all told|altogether|in total|taken together|combined", re.I)


def _points_back(figure: Figure, text: str, offset: int) -> bool:
    """Whether the words that point back stand before a figure, or may stand behind it ("in other words")."""
    end = figure.amount.end - offset
    return any(m.start() < end or _TAILS.match(m[0]) for m in lexicon.words("signals", "anaphoric").finditer(text))


def _opens(text: str) -> bool:
    """Whether the sentence opens with a word of conclusion ("So twenty men are lost")."""
    return lexicon.words("signals", "opening").match(text.lstrip("\"'“‘—– ")) is not None


def _is_signalled(figure: Figure, text: str, offset: int) -> bool:
    """Whether words of conclusion stand in the sentence, or words that equate before the figure."""
    before = max(0, figure.amount.end - offset)
    return _opens(text) or bool(
        lexicon.words("signals", "conclusive").search(text)
        or lexicon.words("signals", "equating").search(text, 0, before)
    )


_RATIO = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:wounded|injured|hurt|maimed|dead|died|killed|fell)\s+(?:\w+\s+){0,2}"
    r"(?:for|to|per|against)\s+(?:each|every|one|a|the)\b",
    re.I,
)
_HEDGES = r"(?:(?:some|about|around|almost|nearly|roughly|up|to|more|than|at|least|just|over|an?|another|further)\s+)*"
_CHANGES_BY = re.compile(
    rf"\b(?:by|up|down|rose|risen|fell|fallen|dropped|climbed|increased|declined|decreased|grew|grown|shrunk|shrank|jumped)"
    rf"\s+{_HEDGES}\Z", re.I)  # fmt: skip
_CHANGED_AFTER = re.compile(
    r"\s*(?:more|fewer|less|higher|lower|heavier|lighter|up|down|above|below|increase|rise|growth|drop|fall|decline|decrease"
    r"|reduction|jump)\b", re.I)  # fmt: skip
_ROUND_WORD = re.compile(r"\b(?:an?|half an?)\s+(?:dozen|score|hundred|thousand)\b", re.I)
_A_CHANGE_OF = re.compile(r"\b(?:increase|rise|growth|fall|drop|decline|decrease|reduction)\s+of\s+(?:\w+\s+)?\Z", re.I)
_RATIO_BEFORE = re.compile(r"\b(?:for|to|per)\s+(?:each|every|one)\s+(?!day|week|month|year)\w+\b[^.;]{0,40}\Z", re.I)
_SIGNAL_REACH = 90


def _is_concluded(figure: Figure, figures: list[Figure], text: str, offset: int) -> bool:
    """Whether a signal is about this count: the first figure after the signal, else the last one before it."""
    if _opens(text) and figures[0] is figure:
        return True
    for name in ("anaphoric", "conclusive", "equating"):
        for signal in lexicon.words("signals", name).finditer(text):
            after = [f for f in figures if f.amount.start - offset >= signal.start()]
            nearest = after[0] if after else figures[-1]
            if nearest is figure and abs(figure.amount.start - offset - signal.end()) < _SIGNAL_REACH:
                return True
    return False


def _may_be_summed(figure: Figure, passage: Passage) -> bool:
    """Whether a count of losses or of the rest, said without a word of conclusion, has figures just before it."""
    if figure.form != "count" or figure.other or figure.part or not figure.amount.point:
        return False
    if not figure.measures & (LOSS | {"remaining"}):
        return False
    near = (f for i in range(figure.sentence - 2, figure.sentence + 1) for f in passage.figures_in(i))
    return sum(f.amount.start < figure.amount.start for f in near) >= 2


def _is_of_people(figure: Figure, text: str, offset: int) -> bool:
    """Whether a share is of people: its own words or those it is "of" name them."""
    tail = text[figure.amount.end - offset :]
    of = re.match(r"\s+of\s+(?:[\w'’-]+\s+){0,3}?(?=[\w'’-])", tail)
    named = figure.words + (" " + " ".join(tail.split()[:5]) if of else "")
    return any(lexicon.words("people", name).search(named) for name in ("members", "bodies"))


def _speaks_of_losses(figure: Figure, text: str) -> bool:
    return bool(figure.measures & LOSS) or any(lexicon.words("counting", m).search(text) for m in sorted(LOSS))


def _is_loose(figure: Figure, kind: str, signalled: bool, spoken_alone: bool, *, bears_on_people: bool) -> bool:
    """Whether a figure may be a count of the speaker's own.

    A number in digits without a word of derivation may, and one in words with a time of its own; words such as "half"
    or "a battalion" and multiples are measured against the figures at hand.
    """
    if signalled or kind in ("multiple", "change"):
        return False
    if kind == "share" and not bears_on_people:
        return True
    claim = figure.claim
    if claim is not None and claim.form is Form.PROJECTION:
        return False
    if kind == "rate" and spoken_alone and not any(sign.isdigit() for sign in figure.words):
        return False
    return not figure.amount.in_words and kind in ("rate", "share", "count") and not _ROUND_WORD.search(figure.words)


_TO_ONE = re.compile(r"\b(?:to one|for (?:each|every|one)|per)\b", re.I)


def _names_what_it_shares(figure: Figure, passage: Passage, index: int) -> bool:
    """Whether the noun of which a share is told ("half of the rear-guard") is named in a sentence close before."""
    sentence = passage.sentences[index]
    tail = passage.document.text[figure.amount.end : min(sentence.end, figure.amount.end + 60)]
    match = re.match(r"\s+of\s+(?:the|its|their|his|this|that)\s+(?:[\w-]+\s+){0,2}?([\w-]{4,})\b", tail)
    if not match:
        return False
    words = set(re.findall(r"[\w-]{4,}", match[0].lower())) - {"their", "this", "that"}
    before = " ".join(passage.sentence_text(i) for i in range(max(0, index - 4), index)).lower()
    return any(re.search(rf"\b{re.escape(w)}\b", before) for w in words)


def _is_clear(figure: Figure, figures: list[Figure], kind: str, text: str, signalled: bool, named_before: bool) -> bool:
    """Whether a statement may be called impossible: its words point at what it is measured against.

    A ratio or a share that nobody calls derived may be a finding of its own; so may a share of a number beside it.
    """
    if kind == "share" and not signalled:
        whole_beside = any(f is not figure and f.form == "count" for f in figures)
        return named_before and not whole_beside
    if kind == "multiple":
        return signalled or not _TO_ONE.search(text)
    if kind == "change":
        return signalled or not any(sign.isdigit() for sign in figure.words)
    return True


def _is_word_number(figure: Figure) -> bool:
    return not any(sign.isdigit() for sign in figure.words)


def _allowed(figure: Figure) -> tuple[Interval, str]:
    """The results that a figure allows, and how it bounds them."""
    amount = figure.amount
    if amount.bound is Bound.AT_LEAST and amount.said is not None:
        return Interval(amount.said, math.inf), "floor"
    if amount.bound is Bound.AT_MOST and amount.said is not None:
        return Interval(0.0, amount.said), "ceiling"
    if amount.said is None:
        return amount.value, "range"
    in_words = amount.in_words or (_is_word_number(figure) and amount.said in (10, 12, 100, 1000))
    return stated_interval(amount.said, in_words=in_words, hedged=amount.hedged), "point"


def _direction(text: str) -> int:
    """1 where the words speak of a rise, -1 of a fall, 0 of neither."""
    up, down = lexicon.words("targets", "increase").search(text), lexicon.words("targets", "decrease").search(text)
    if up and down:
        return 1 if up.start() < down.start() else -1
    return 1 if up else -1 if down else 0


def _comparison(index: int, text: str, start: int, end: int, anaphoric: bool, signalled: bool) -> list[Statement]:
    if not any(lexicon.words("targets", name).search(text) for name in ("comparable", "bloody")):
        return []
    for name, direction in (("smaller", -1), ("larger", 1)):
        if lexicon.words("targets", name).search(text):
            return [Statement("comparison", index, start, end, None, None, "point", anaphoric, signalled,
                              direction=direction)]  # fmt: skip
    return []


def _times_near(times: tuple[Period, ...], start: int, end: int) -> tuple[Period, ...]:
    """The times after the words of depletion, else those before them."""
    after = tuple(p for p in times if p.start >= start)
    return after or times[-1:]
