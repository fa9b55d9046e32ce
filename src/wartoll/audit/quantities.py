"""Typed quantities: everything in a passage that arithmetic can use, with what each counts, in which dimension."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from wartoll.audit import lexicon
from wartoll.audit.calculus import window_days
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.interval import Interval
from wartoll.audit.periods import Period
from wartoll.claims import Bound, Form, Measure

#: How many sentences before a statement its inputs may stand.
REACH = 3
#: The inputs nearest to a statement that are tried: a page of numbers costs no more than a paragraph.
MOST = 14
#: The longest noun phrase that is read after a number, in words.
_PHRASE = 6
_FUNCTION = frozenset(
    "a an the this that these those its their his her our my your and or but nor so yet who whom whose which "
    "when where while as than then there here in on at by to from for with without within into onto over under "
    "above below between among amongst against during before after since until till about around near off out "
    "up down through across along behind beyond per via is are was were be been being am has have had having "
    "do does did will would can could may might must shall should not no also still now already only just even "
    "more most some any each every both all other others it they them he she we you i us him if because "
    "although though".split()
)
_SKIPPED = frozenset(
    "of the its their his her our these those this that all some such same own a an them whom which more".split()
)
_MORE = re.compile(r"\b(?:more|another|further|additional|extra)\b", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity with its dimension.

    Parameters
    ----------
    form : str
        ``count``, ``rate`` (people in a unit of time), ``share``, ``factor`` (pure numbers) or ``time`` (days).
    value : Interval
        The numbers that its words allow; a rate's in people a day, a time's in days.
    said : float or None
        The one number meant, in the same unit.
    sentence, start, end : int
    words : str
    figure : Figure or None
        The figure it was read from; None for a time.
    nouns : frozenset of str
        The stems of the noun phrase that it opens; ``phrase`` holds its words, ``context`` the
        stems of its whole sentence.
    measures : frozenset of str
    soft : bool
        Whether its interval comes from rounding only.
    thing : bool
        Whether its noun is of no people that are known.
    """

    form: str
    value: Interval
    said: float | None
    sentence: int
    start: int
    end: int
    words: str
    figure: Figure | None = None
    nouns: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    period: Period | None = None
    soft: bool = True
    thing: bool = False
    phrase: str = ""
    context: frozenset[str] = frozenset()

    @property
    def is_loss(self) -> bool:
        """Whether it counts people lost."""
        return bool(self.measures & LOSS)

    @property
    def part(self) -> bool:
        """Whether its words make it a part of a figure before it."""
        return self.figure is not None and self.figure.part

    @property
    def one_sided(self) -> bool:
        """Whether it is only a floor or a ceiling."""
        return self.figure is not None and self.figure.amount.bound in (Bound.AT_LEAST, Bound.AT_MOST)


def stems(words: str) -> frozenset[str]:
    """The stems of the content words of a text: what is not a function word, cut to a length that endings leave."""
    found = (w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(words))
    return frozenset(stem(w) for w in found if len(w) > 2 and w not in _FUNCTION)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its plural and a long ending, so that "guard", "guards" and "guardsman" share one."""
    base = re.sub(r"(?:ies|y)\Z", "i", word) if len(word) > 3 else word
    base = re.sub(r"(?<=ss|sh|ch)es\Z|(?<!s)s\Z", "", base) if len(base) > 3 else base
    return base[:6]


def noun_words(text: str, start: int, stop: int) -> tuple[str, ...]:
    """The words of the noun phrase after a number: up to a sign, a verb form or a preposition other than "of"."""
    found: list[str] = []
    at = start
    for match in _WORD.finditer(text, start, min(stop, start + 90)):
        if text[at : match.start()].strip(' \n"“”'):
            break
        word = match[0].lower()
        at = match.end()
        if word == "of" and found:
            break
        if word in _SKIPPED:
            continue
        if word in _FUNCTION or word in _PAST or (found and _is_a_verb(word)) or len(found) >= _PHRASE:
            break
        if word.endswith(("'s", "’s")):
            continue
        found.append(word)
    return tuple(found)


def _is_a_verb(word: str) -> bool:
    """Whether a word after a noun is by its shape a verb that the noun is the subject of."""
    return word.endswith("ed") and len(word) > 4


_PAST = frozenset(
    "cost fell lost went left came died got fought took held stood made put lay sat ran began became bled bore "
    "broke brought drew drove fled flew found gave grew hit kept knew led met paid rose said saw sent shot "
    "showed shrank sank sold spent spoke struck swore taught threw told understood won wrote hid quit deserted".split()
)


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    return lexicon.words("people", "members")


def is_generic(quantity: Quantity) -> bool:
    """Whether its words count people without telling who they are ("men", "dead", "of them", a bare number)."""
    figure = quantity.figure
    if figure is None or not quantity.nouns:
        return True
    return not figure.other and figure.noun is not None and _generic().fullmatch(figure.noun) is not None


def gather(passage: Passage, sentence: int, skip: Figure | None) -> list[Quantity]:
    """The quantities of a sentence and of those before it, the nearest first to be kept; ``skip`` is left out."""
    found: list[Quantity] = []
    for index in range(sentence, max(-1, sentence - REACH - 1), -1):
        here = [of_figure(f, passage) for f in passage.figures_in(index) if f is not skip and not _is_one_unit(f)]
        here += [of_figure(f, passage) for f in passage.things_in(index) if f is not skip]
        here += [q for p in passage.periods_in(index) if (q := of_period(p, index, passage)) is not None]
        found += here
        if len(found) >= MOST:
            break
    found += _between_days(passage, sentence)
    return sorted((q for q in found if q.value.high > 0), key=lambda q: q.start)


def _is_one_unit(figure: Figure) -> bool:
    """Whether a figure is "a company", which says who is told of, not how many."""
    return figure.form == "unit" and figure.amount.said is not None and figure.amount.said < 2


def of_figure(figure: Figure, passage: Passage) -> Quantity:
    """A figure as a quantity; a rate in people a day."""
    amount, sentence = figure.amount, passage.sentences[figure.sentence]
    per = figure.period.nominal_days if figure.form == "rate" and figure.period else None
    scale = 1 / per if per else 1.0
    form = "count" if figure.form == "unit" else figure.form
    inside = _IN_SO_MANY.fullmatch(figure.words)
    words = noun_words(passage.document.text, amount.end, sentence.end)
    words = (inside[1].lower(), *words) if inside else words
    return Quantity(
        form, amount.value.scaled(scale), None if amount.said is None else amount.said * scale, figure.sentence,
        amount.start, amount.end, figure.words, figure,
        frozenset(map(stem, words)), _measures_of(figure), figure.period,
        amount.bound in (Bound.EXACT, Bound.APPROXIMATE), figure.thing, " ".join(words),
        stems(passage.sentence_text(figure.sentence)),
    )  # fmt: skip


def _measures_of(figure: Figure) -> frozenset[str]:
    claim = figure.claim
    if "strength" in figure.measures and _MORE.search(figure.words):
        return frozenset({"added"})
    if figure.measures or claim is None or claim.form is Form.EVENT:
        return figure.measures
    return frozenset({"strength"}) if claim.measure is Measure.STRENGTH else frozenset()


#: "One guard in five": whom a share is told of stands inside it.
_IN_SO_MANY = re.compile(r"\S+\s+([^\W\d_]{3,})\s+(?:in|out)\s.*", re.I | re.S)


def of_period(period: Period, sentence: int, passage: Passage) -> Quantity | None:
    """A length of time as a quantity; None for a day or the unit of a rate."""
    if period.kind not in ("duration", "period") or not period.nominal_days or period.days is None:
        return None
    words = passage.document.text[period.start : period.end]
    return Quantity("time", period.days, period.nominal_days, sentence, period.start, period.end, words, period=period)


def _between_days(passage: Passage, sentence: int) -> list[Quantity]:
    """The time between two days that the sentences before name."""
    days = [
        (i, p) for i in range(max(0, sentence - REACH), sentence + 1) for p in passage.periods_in(i)
        if p.kind == "day" and p.window and p.window.is_day
    ]  # fmt: skip
    made = []
    for (i, first), (j, last) in pairwise(days):
        length = window_days(first.window, last.window) if first.window and last.window else None
        if length is None or abs(i - j) > 1:
            continue
        words = f"{passage.document.text[first.start : first.end]} to {passage.document.text[last.start : last.end]}"
        made.append(Quantity("time", length, length.low, j, first.start, last.end, words))
    return made
