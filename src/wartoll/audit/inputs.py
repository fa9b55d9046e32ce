"""Admissible inputs: the figures and days of a document that may stand behind a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wartoll.audit import calculus
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.interval import Interval
from wartoll.audit.model import Input
from wartoll.audit.periods import Period
from wartoll.audit.statements import Statement
from wartoll.claims import Bound, Claim, Form, Measure
from wartoll.dates import Window


@dataclass(frozen=True, slots=True)
class Term:
    """A figure, or a sum of figures that don't overlap, ready for a formula.

    ``soft`` says that its interval comes from rounding only, so that the number said may be taken.
    """

    inputs: tuple[Input, ...]
    interval: Interval
    nominal: float | None
    soft: bool
    figures: tuple[Figure, ...]

    @property
    def first(self) -> Figure:
        """The figure whose words and time stand for the term."""
        return self.figures[0]

    @property
    def measures(self) -> frozenset[str]:
        """What it counts, all together."""
        return frozenset().union(*(f.measures for f in self.figures))

    @property
    def one_sided(self) -> bool:
        """Whether a figure in it is only a floor or a ceiling."""
        return any(f.amount.bound in (Bound.AT_LEAST, Bound.AT_MOST) for f in self.figures)


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time to divide by, with the days or words that it comes from."""

    inputs: tuple[Input, ...]
    days: Interval
    nominal: float | None


def term_of(figure: Figure, role: str) -> Term:
    """A figure as a term."""
    amount = figure.amount
    soft = amount.bound in (Bound.EXACT, Bound.APPROXIMATE)
    claim_id = figure.claim.claim_id if figure.claim else None
    given = Input(role, amount.said, amount.value, figure.words, claim_id, amount.start, amount.end)
    return Term((given,), amount.value, amount.said, soft, (figure,))


def sum_of(figures: Sequence[Figure], role: str = "part") -> Term:
    """Several figures as one term."""
    terms = [term_of(f, role) for f in figures]
    nominals = [t.nominal for t in terms if t.nominal is not None]
    return Term(
        tuple(i for t in terms for i in t.inputs),
        calculus.total([t.interval for t in terms]),
        sum(nominals) if len(nominals) == len(terms) else None,
        all(t.soft for t in terms),
        tuple(figures),
    )


def candidates(passage: Passage, statement: Statement, forms: Iterable[str] = ("count",)) -> list[Figure]:
    """The figures of a document that count the same people as the statement, its own figure excluded."""
    wanted = frozenset(forms)
    text = passage.sentence_text(statement.sentence).lower()
    return [
        f for f in passage.figures
        if f is not statement.figure and f.form in wanted and same_people(f, statement, text)
        and not (statement.anaphoric and f.sentence > statement.sentence)
        and not _derived_itself(f, statement)
    ]  # fmt: skip


def same_people(figure: Figure, statement: Statement, statement_text: str) -> bool:
    """Whether a figure may count the people that the statement is about."""
    if figure.other and (figure.noun or "") not in statement_text:
        return False
    if "added" in figure.measures and "added" not in statement.measures:
        return False
    own = statement.figure
    bodies = (own.bodies if own else frozenset()) - _ANY_BODY
    if bodies and figure.bodies - _ANY_BODY and not bodies & figure.bodies:
        return False
    if any(_opposed(a, b) for a in _sides(statement_text) for b in figure.sides):
        return False
    if figure.claim and figure.claim.measure in (Measure.EQUIPMENT, Measure.CAPABILITY, Measure.DISPLACED):
        return False
    if own and own.claim and figure.claim:
        return _same_group(own.claim, figure.claim) and _cited(own, figure, statement)
    return True


_ANY_BODY = frozenset({"force", "contingent", "army"})
_OPPOSED = (({"attacker", "besieger", "invader"}, {"defender", "besieged", "garrison"}),
            ({"rebel", "insurgent"}, {"government", "federal"}))  # fmt: skip
_SIDE = re.compile(
    r"\b(?:attackers?|besiegers?|invaders?|defenders?|besieged|garrison|rebels?|insurgents?|government|federal)\b"
)
_GENERIC = frozenset(
    "soldiers soldier troops troop forces force men personnel people members fighters servicemen military army the of "
    "in and at their his its contingent service".split()
)


def _sides(text: str) -> set[str]:
    return {m[0].rstrip("s") for m in _SIDE.finditer(text)}


def _opposed(a: str, b: str) -> bool:
    return any((a in x and b in y) or (a in y and b in x) for x, y in _OPPOSED)


_OFFICE = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}(?:president|prime|minister|ministry|officials?|intelligence|government|general|command\w*|staff"
    r"|spokes\w+|media|agency|agencies|bloggers?|blogs?|sources?|president's|analysts?|military\s+intelligence|President|Defen[cs]e)"
)


def _same_group(one: Claim, other: Claim) -> bool:
    """Whether the groups of two claims share a word that tells groups apart, or the words of one name none."""
    first, second = (_telling(claim) for claim in (one, other))
    return not first or not second or bool(first & second)


def _telling(claim: Claim) -> frozenset[str]:
    """The words of a claim's group that stand in its quote, but not in the name of an office."""
    words = [w for w in re.findall(r"[^\W\d_]+", claim.group or "") if w.lower() not in _GENERIC]
    told = set()
    for word in words:
        found = re.search(rf"\b{re.escape(word)}\b", claim.quote.text)
        if found and not _OFFICE.match(claim.quote.text, found.end()):
            told.add(word.lower().rstrip("s"))
    return frozenset(told)


def _cited(own: Figure, figure: Figure, statement: Statement) -> bool:
    """A figure that may be a count of the speaker's own may rest only on what the same speaker says or cites."""
    if not statement.loose or own.claim is None or figure.claim is None or own.claim.speaker is None:
        return True
    speaker, claim = own.claim.speaker, figure.claim
    return claim.speaker in (None, speaker) or speaker in claim.via


def _derived_itself(figure: Figure, statement: Statement) -> bool:
    """Projections lead nowhere but to themselves."""
    return figure.claim is not None and figure.claim.form is Form.PROJECTION


def loss_terms(passage: Passage, statement: Statement, measures: frozenset[str] | None = None) -> list[Term]:
    """The counts of losses that the statement's measure allows: the nearest for a statement that points back.

    A statement about losses in general takes counts of all losses, else killed and wounded together, else the part
    of them that is at hand.
    """
    wanted = statement.measures & LOSS if measures is None else measures
    counts = [f for f in candidates(passage, statement) if f.is_loss and not f.then]
    counts = [f for f in counts if not (f.part and len(wanted & LOSS) != 1)]
    terms = [term_of(f, "count") for f in counts if _compatible(wanted, f.measures)]
    terms += [
        sum_of(pair, "count") for pair in _pairs(counts) if _compatible(wanted, pair[0].measures | pair[1].measures)
    ]
    terms = _broadest(terms, wanted)
    return _nearest(terms, statement) if statement.anaphoric else terms


def _pairs(counts: list[Figure]) -> list[tuple[Figure, Figure]]:
    """Killed and wounded that stand side by side."""
    return [
        (a, b) for a, b in pairwise(counts)
        if a.sentence == b.sentence and len(a.measures) == 1 and len(b.measures) == 1
        and a.measures | b.measures == {"killed", "wounded"} and not b.part
    ]  # fmt: skip


def _compatible(wanted: frozenset[str], found: frozenset[str]) -> bool:
    """Whether a count of one measure may stand for another."""
    loss = found & LOSS
    if not wanted or "losses" in wanted or wanted == loss:
        return True
    if wanted >= {"killed", "wounded"}:
        return "losses" in loss or loss >= {"killed", "wounded"}
    return bool(loss) and loss <= wanted


def _broadest(terms: list[Term], wanted: frozenset[str]) -> list[Term]:
    """Where a statement is about all losses, parts give way to the wholes at hand in the same sentence."""
    if len(wanted) == 1 and "losses" not in wanted:
        return terms
    wide = {t.first.sentence for t in terms if "losses" in t.measures or len(t.measures & LOSS) >= 2}
    return [t for t in terms if t.first.sentence not in wide or "losses" in t.measures or len(t.measures & LOSS) >= 2]


def _nearest(terms: list[Term], statement: Statement) -> list[Term]:
    before = [t.first.sentence for t in terms if t.first.sentence <= statement.sentence]
    return [t for t in terms if t.first.sentence == max(before)] if before else terms


def strength_terms(passage: Passage, statement: Statement, *, remaining: bool = False) -> list[Term]:
    """The counts of people present: those still there, or the whole before any loss."""
    found = [f for f in candidates(passage, statement) if not f.is_loss and not f.part]
    left = [f for f in found if "remaining" in f.measures and not f.then]
    if remaining:
        return [term_of(f, "remaining") for f in left]
    whole = [f for f in found if "strength" in f.measures and "remaining" not in f.measures]
    whole = whole or [f for f in found if f.then and "remaining" in f.measures]
    whole = whole or [f for f in found if not f.measures]
    return [term_of(f, "whole") for f in whole]


def spans_of(term: Term, statement: Statement, passage: Passage) -> list[Span]:
    """The lengths of time over which a count may be taken: its own, else from a start to an as-of day at hand."""
    figure = term.first
    own = figure.period if figure.period and figure.period.kind in ("period", "duration") else None
    pairs = _day_pairs(figure, statement, passage, own)
    if own and not (pairs and own.window and own.window.days and own.window.days >= 28):
        return _own_spans(own, passage)
    free = [] if pairs else _free_periods(figure, statement, passage)
    return pairs + [span for period in free for span in _own_spans(period, passage)]


def _own_spans(period: Period, passage: Passage) -> list[Span]:
    if period.days is None:
        return []
    words = passage.document.text[period.start : period.end]
    given = Input("duration", period.nominal_days, period.days, words, None, period.start, period.end)
    spans = [Span((given,), period.days, period.nominal_days)]
    if period.other_days:
        other = Input(
            "duration", period.other_days, Interval.point(period.other_days), words, None, period.start, period.end
        )
        spans.append(Span((other,), Interval.point(period.other_days), period.other_days))
    return spans


def _free_periods(figure: Figure, statement: Statement, passage: Passage) -> list[Period]:
    """Lengths of time beside the count or the statement that no other count has."""
    taken = {f.period for f in passage.figures if f.period and f is not figure}
    near = range(max(0, min(figure.sentence, statement.sentence) - 1), max(figure.sentence, statement.sentence) + 1)
    return [p for i in near for p in passage.periods_in(i) if p.kind in ("period", "duration") and p not in taken]


def day_input(role: str, period: Period, passage: Passage) -> Input:
    """A day of the text as an input."""
    window = period.window or Window(None, None)
    value = window.earliest.isoformat() if window.is_day and window.earliest else None
    return Input(
        role, value, None, passage.document.text[period.start : period.end], None, period.start, period.end, window
    )


def _day_pairs(figure: Figure, statement: Statement, passage: Passage, own: Period | None) -> list[Span]:
    """Each start with each as-of day after it."""
    ends = _as_of_days(figure, statement, passage)
    starts = _start_days(figure, statement, passage, {e.start for e in ends}, own)
    spans = []
    for start in starts:
        for end in ends:
            if start.window is None or end.window is None:
                continue
            days = calculus.window_days(start.window, end.window)
            if days is not None and start.start != end.start:
                spans.append(Span((start, end), days, days.low if days.is_point else None))
    return spans


def _as_of_days(figure: Figure, statement: Statement, passage: Passage) -> list[Input]:
    """The days up to which a count may be taken: its own, the speaker's, the statement's, else the document's."""
    ends = [
        day_input("end", p, passage)
        for p in passage.periods_in(figure.sentence)
        if p.kind == "day" and p.role != "since"
    ]
    claim = figure.claim
    if claim and not ends:
        window = claim.end or claim.said
        if window and window.earliest and window.latest:
            ends.append(Input("end", None, None, "", claim.claim_id, claim.quote.start, claim.quote.end, window))
    ends += [
        day_input("end", p, passage) for p in passage.periods_in(statement.sentence)
        if p.kind == "day" and p.role in ("said", "until", "at") and figure.sentence != statement.sentence
    ]  # fmt: skip
    if not ends and passage.document.published:
        day = passage.document.published
        ends.append(Input("end", day.isoformat(), None, "the document's date", None, -1, -1, Window.day(day)))
    return ends


def _start_days(
    figure: Figure, statement: Statement, passage: Passage, ends: set[int], own: Period | None
) -> list[Input]:
    """The days from which a count may run: those said to start something; in a stated month, any day in it."""
    near = set(range(figure.sentence - 2, figure.sentence + 3)) | {statement.sentence, statement.sentence + 1}
    starts = []
    for period in passage.periods:
        if period.kind != "day" or period.start in ends or period.window is None:
            continue
        inside = own is not None and own.window is not None and period.window.meets(own.window)
        sentence = next((i for i in near if 0 <= i < len(passage.sentences) and _in_sentence(passage, i, period)), None)
        if own is not None and not inside:
            continue
        if period.role == "since" or (period.role == "at" and sentence is not None):
            starts.append(day_input("start", period, passage))
    known = {s.window for s in starts}
    for own_claim in (statement.claim, figure.claim):
        window = own_claim.start if own_claim and not own else None
        if own_claim and window and window.earliest and window.latest and window not in known:
            at = own_claim.quote
            starts.append(Input("start", None, None, "", own_claim.claim_id, at.start, at.end, window))
            known.add(window)
    for claim in passage.claims:
        if (
            claim.form is Form.EVENT
            and claim.measure is Measure.ENGAGEMENT
            and claim.end
            and claim.end not in known
            and not own
        ):
            starts.append(
                Input(
                    "start", None, None, claim.quote.text, claim.claim_id, claim.quote.start, claim.quote.end, claim.end
                )
            )
            known.add(claim.end)
    return starts


def _in_sentence(passage: Passage, index: int, period: Period) -> bool:
    sentence = passage.sentences[index]
    return sentence.start <= period.start < sentence.end
