"""From when until when: the days and lengths of time over which a count may be taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from wartoll.audit import calculus
from wartoll.audit import period_patterns as patterns
from wartoll.audit.figures import Figure, Passage
from wartoll.audit.inputs import Term
from wartoll.audit.interval import Interval
from wartoll.audit.model import Input
from wartoll.audit.periods import Period
from wartoll.audit.statements import Statement
from wartoll.claims import Claim, Form, Measure
from wartoll.dates import Window, say_window


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time to divide by, with the days or words that it comes from.

    ``needs`` names what has to be taken for granted to use it: an as-of day later than the count's own.
    """

    inputs: tuple[Input, ...]
    days: Interval
    nominal: float | None
    needs: tuple[str, ...] = ()


def spans_of(term: Term, statement: Statement, passage: Passage) -> list[Span]:
    """The lengths of time over which a count may be taken: its own, else from a start to an as-of day at hand."""
    figure = term.first
    own = figure.period if figure.period and figure.period.kind in ("period", "duration") else None
    pairs = day_pairs(figure, statement, passage, own)
    months = own is not None and own.window is not None and (own.window.days or 0) >= 28
    if own and not (pairs and months and not _names_days(own, passage)):
        return _own_spans(own, passage)
    free = [] if pairs else _free_periods(figure, statement, passage)
    return pairs + [span for period in free for span in _own_spans(period, passage)]


def _names_days(period: Period, passage: Passage) -> bool:
    """Whether a period is said from one day to another, not as whole months."""
    return re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", passage.document.text[period.start : period.end]) is not None


def _own_spans(period: Period, passage: Passage) -> list[Span]:
    if period.days is None:
        return []
    words = passage.document.text[period.start : period.end]
    first, *others = lengths_of(period)
    spans = [(period.days, first), *((Interval.point(other), other) for other in others)]
    return [
        Span((Input("duration", nominal, days, words, None, period.start, period.end),), days, nominal)
        for days, nominal in spans
    ]


def lengths_of(period: Period) -> list[float]:
    """The days that a length may be taken for: its own, with both ends in or not, and months of thirty days."""
    lengths = [d for d in (period.nominal_days, period.other_days) if d]
    months = (period.nominal_days or 0.0) / calculus.DAYS_PER["month"]
    if period.window is None and months >= 1 and abs(months - round(months)) < 1e-6 and months < 12:
        lengths.append(30.0 * round(months))
    return lengths


def _free_periods(figure: Figure, statement: Statement, passage: Passage) -> list[Period]:
    """Lengths of time beside the count or the statement that no other count has."""
    taken = {f.period for f in passage.near(statement.sentence) if f.period and f is not figure}
    near = range(max(0, min(figure.sentence, statement.sentence) - 1), max(figure.sentence, statement.sentence) + 1)
    told = [p for i in near for p in passage.periods_in(i) if p.kind in ("period", "duration") and p not in taken]
    expected = figure.claim is not None and figure.claim.form is Form.PROJECTION
    return told if expected else [p for p in told if not _is_ahead(p, passage)]


def _is_ahead(period: Period, passage: Passage) -> bool:
    """Whether a time ends after the document was published: no count that it tells of is over such a time."""
    latest, published = period.window.latest if period.window else None, passage.document.published
    return latest is not None and published is not None and latest > published


def day_input(role: str, period: Period, passage: Passage) -> Input:
    """A day of the text as an input."""
    window = period.window or Window(None, None)
    words = passage.document.text[period.start : period.end]
    return Input(role, _iso(window), None, words, None, period.start, period.end, window)


def _claim_day(role: str, claim: Claim, window: Window) -> Input:
    at = claim.quote
    return Input(role, _iso(window), None, say_window(window), claim.claim_id, at.start, at.end, window)


def _iso(window: Window) -> str | None:
    return window.earliest.isoformat() if window.is_day and window.earliest else None


def day_pairs(figure: Figure, statement: Statement, passage: Passage, own: Period | None = None) -> list[Span]:
    """Each start with each as-of day after it."""
    ends = as_of_days(figure, statement, passage)
    starts = start_days(figure, statement, passage, {e.start for e, _ in ends}, own)
    spans = []
    for start in starts:
        for end, needs in ends:
            if start.window is None or end.window is None or start.start == end.start:
                continue
            days = calculus.window_days(start.window, end.window)
            if days is not None:
                meant = _days_meant(days)
                spans.append(Span((start, end), days, meant or _days_ago(start, days), needs))
    return spans


def _days_meant(days: Interval) -> float | None:
    """The one number of days between two windows; up to now, or up to yesterday, is up to now."""
    return days.high if days.high - days.low <= 1 else None


def _days_ago(start: Input, days: Interval) -> float | None:
    """The days since a start that is told by how long ago it was ("eight weeks ago"), where they fit the end."""
    told = patterns.AGO.fullmatch(start.words.strip().lower())
    if told is None:
        return None
    number = float(told["n"]) if told["n"].isdigit() else patterns.LENGTHS[told["n"]]
    length = number * calculus.DAYS_PER[told["unit"]]
    return length if days.holds(length) else None


def own_as_of(figure: Figure, passage: Passage) -> Input | None:
    """The day up to which a count is said: the day nearest to it in its sentence, else the one its claim carries."""
    days = [p for p in passage.periods_in(figure.sentence) if p.kind == "day" and p.role != "since"]
    if days:
        exact = [p for p in days if p.role == "until"] or days
        return day_input("end", min(exact, key=lambda p: _distance(figure, p)), passage)
    claim = figure.claim
    if claim:
        begun = [p.window for p in passage.periods_in(figure.sentence) if p.role == "since"]
        told = [w for w in (claim.end, claim.said) if w is not None and w not in begun]
        window = told[0] if told else None  # a total since a day is of a later one
        if window and window.earliest and window.latest:
            return _claim_day("end", claim, window)
    return None


def _distance(figure: Figure, period: Period) -> int:
    return max(figure.amount.start - period.end, period.start - figure.amount.end, 0)


def writing_day(statement: Statement, passage: Passage) -> Input | None:
    """The day on which a statement was made: its sentence's, its claim's, its speaker's last, else the text's last.

    Where none is at hand it is the document's own date.
    """
    for period in passage.periods_in(statement.sentence):
        spoken = period.kind == "day" and period.role in ("said", "until", "at") and period not in statement.times
        if spoken and period.window and period.window.is_day:
            return day_input("end", period, passage)
    claim = statement.claim or passage.claim_at(statement.start, statement.end)
    said = _last_said(claim, passage) if claim else None
    if said:
        return said
    before = [
        p for index, p in passage.periods_near(statement.sentence)
        if p.kind == "day" and p.role == "said" and p.end <= statement.start and p.window and p.window.is_day
        and not _another_speaks(claim, passage, index, p)
    ]  # fmt: skip
    if before and not statement.anaphoric:
        return day_input("end", before[-1], passage)
    elsewhere = passage.spoken.get((claim.speaker or "", statement.said or 0.0)) if claim else None
    published = passage.document.published
    if elsewhere and elsewhere.earliest and (published is None or elsewhere.earliest <= published):
        return Input("end", elsewhere.earliest.isoformat(), None, say_window(elsewhere), None, -2, -2, elsewhere)
    return _written(published) if published else None


def _another_speaks(claim: Claim | None, passage: Passage, index: int, day: Period) -> bool:
    """Whether a day is the one on which another than the speaker of a claim spoke."""
    sentence = passage.sentences[index]
    there = [c for c in passage.claims if sentence.start <= c.quote.start < sentence.end and c.speaker]
    if claim is None or claim.speaker is None:
        return any(c.form is Form.EVENT and c.end == day.window for c in there)
    return any(c.speaker != claim.speaker and day.window in (c.said, c.end) for c in there)


def spoken_days(passage: Passage) -> dict[tuple[str, float], Window]:
    """The days on which the speakers of a document's rates gave them, where the document itself tells."""
    days: dict[tuple[str, float], Window] = {}
    for figure in passage.figures:
        speaker = figure.claim.speaker if figure.claim else None
        if figure.form != "rate" or speaker is None or not figure.amount.said:
            continue
        sentence = passage.sentences[figure.sentence]
        statement = Statement("rate", figure.sentence, sentence.start, sentence.end, figure, None)
        day = writing_day(statement, passage)
        if day and day.start >= 0 and day.window:
            days[speaker, figure.amount.said] = day.window
    return days


def _last_said(claim: Claim, passage: Passage) -> Input | None:
    """The last known day on which the speaker of a claim spoke, in its document or where it is cited."""
    published = passage.document.published
    begun = [p.window for p in passage.periods if p.kind == "day" and p.role == "since"]
    said = [
        c for c in (claim, *passage.claims, *passage.cited)
        if c.speaker == claim.speaker and c.speaker and c.said and c.said.is_day and c.said not in begun
        and not (c.document != passage.document.name and published and c.said.earliest and c.said.earliest > published)
    ]  # fmt: skip
    dated = [c for c in said if c.said and c.said.earliest != published] or said
    if not dated:
        return None
    last = max(dated, key=lambda c: c.said.earliest.toordinal() if c.said and c.said.earliest else 0)
    assert last.said is not None
    return _claim_day("end", last, last.said)


def as_of_days(figure: Figure, statement: Statement, passage: Passage) -> list[tuple[Input, tuple[str, ...]]]:
    """The days up to which a count may be taken, each with what it takes for granted.

    Its own day needs nothing; the day of a later statement needs the count to be taken as of then.
    """
    own = own_as_of(figure, passage)
    later = writing_day(statement, passage)
    if own is None:
        return [(day, ()) for day in (later, *_dates_beside(figure, statement, passage)) if day]
    days: list[tuple[Input, tuple[str, ...]]] = [(own, ())]
    inferred = own.claim_id is not None and figure.claim is not None and figure.claim.as_of_inferred
    if inferred and later and statement.start <= later.start < statement.end and later.claim_id is None:
        return [(later, ())]
    if later and later.window and own.window and later.window != own.window:
        latest, writing = own.window.latest, later.window.earliest
        in_statement = later.start >= statement.start and later.end <= statement.end and later.claim_id is None
        if latest and writing and writing > latest and (in_statement or not statement.anaphoric):
            days.append((later, _taken_as_of(figure, later.window, own.window)))
    published = passage.document.published
    elsewhere = (
        later is not None and later.claim_id is not None and later.claim_id in {c.claim_id for c in passage.cited}
    )
    counted_to = own.window.latest if own.window else None
    if elsewhere and published and counted_to and counted_to < published and own.window and not statement.anaphoric:
        days.append((_written(published), _taken_as_of(figure, Window.day(published), own.window)))
    return days


def _dates_beside(figure: Figure, statement: Statement, passage: Passage) -> list[Input]:
    """The days of sentences between a count and its rate that count nothing: what the count may be as of."""
    between = range(figure.sentence + 1, statement.sentence)
    return [
        day_input("end", p, passage) for i in between if not passage.figures_in(i) for p in passage.periods_in(i)
        if p.kind == "day" and p.role in ("at", "until") and p.window and p.window.is_day
    ]  # fmt: skip


_UNDATED = re.compile(
    r"\bwhen (?:he|she|it|they|anyone|somebody|the \w+) (?:had )?(?:last|first) \w+|\bundated\b"
    r"|\bsome (?:time|days|weeks|months) (?:ago|before|earlier)\b|\bthe last time (?:he|she|it|they|anyone)\b"
    r"|\b(?:not|never|nor|without|no one) (?:\w+ ){0,3}?(?:say|said|tell|told|know|known|knew|clear|saying|telling)"
    r" (?:when|how old|of which day|from which day|for which day|as of when)\b"
    r"|\bat some (?:point|time|stage)\b|\bexact (?:day|date|time) (?:is|was) (?:not |un)\w+"
    r"|\b(?:at|of|on) an? (?:unknown|unnamed|uncertain) (?:date|time|day)\b", re.I)  # fmt: skip


def is_undated(figure: Figure, passage: Passage) -> bool:
    """Whether the words around a count leave open when it was taken ("when he last asked")."""
    return _UNDATED.search(passage.sentence_text(figure.sentence)) is not None


def _taken_as_of(figure: Figure, later: Window, own: Window) -> tuple[str, ...]:
    return (f"the {figure.words} taken as of {say_window(later)}, though said {say_window(own)}",)


def _written(day: date) -> Input:
    return Input("end", day.isoformat(), None, "the document's date", None, -1, -1, Window.day(day))


def start_days(
    figure: Figure, statement: Statement, passage: Passage, ends: set[int], own: Period | None = None
) -> list[Input]:
    """The days from which a count may run: those said to start something; in a stated month, any day in it."""
    near = {*range(figure.sentence - 2, figure.sentence + 3), statement.sentence, statement.sentence + 1}
    if told := _since_then(figure, passage):
        return told
    starts = []
    for index, period in passage.periods_near(statement.sentence):
        if period.kind != "day" or period.start in ends or period.window is None:
            continue
        if own is not None and not (own.window is not None and period.window.meets(own.window)):
            continue
        if period.role == "since" or (period.role == "at" and index in near):
            starts.append(day_input("start", period, passage))
    if own is None:
        starts += _claimed_starts(figure, statement, passage)
    return _distinct_days(starts)


_SINCE_THEN = re.compile(r"\b(?:since then|ever since|since that (?:day|date|time|week|month))\b", re.I)


def _since_then(figure: Figure, passage: Passage) -> list[Input]:
    """The day told last before "since then", whatever ended or began on it."""
    if not _SINCE_THEN.search(passage.sentence_text(figure.sentence)):
        return []
    before = [
        p for i in range(max(0, figure.sentence - 2), figure.sentence) for p in passage.periods_in(i)
        if p.kind == "day" and p.window
    ]  # fmt: skip
    return [day_input("start", p, passage) for p in before[-1:]]


def _claimed_starts(figure: Figure, statement: Statement, passage: Passage) -> list[Input]:
    """Starts that claims carry: of the rate or the count itself, and dated events that begin or raise the fighting."""
    starts = []
    for own_claim in (statement.claim, figure.claim):
        of_one_day = own_claim is not None and own_claim.start == own_claim.end
        if (
            own_claim
            and own_claim.start
            and own_claim.start.earliest
            and own_claim.start.latest
            and not (of_one_day and own_claim is figure.claim)
        ):
            starts.append(_claim_day("start", own_claim, own_claim.start))
    for claim in (*passage.claims, *passage.cited):
        if claim.form is Form.EVENT and claim.measure is Measure.ENGAGEMENT and claim.end:
            starts.append(_claim_day("start", claim, claim.end))
    return starts


def _distinct_days(starts: list[Input]) -> list[Input]:
    """Each day once; a window gives way to a day in it."""
    kept: dict[Window, Input] = {}
    for start in starts:
        if start.window and start.window.earliest and start.window.latest:
            kept.setdefault(start.window, start)
    days = [w.earliest for w in kept if w.is_day and w.earliest]
    return [s for w, s in kept.items() if w.is_day or not any(w.contains(d) for d in days)]


def unit_said(length: Period, passage: Passage) -> float:
    """The days of the unit of time that a length names last: a month in "twelve months"."""
    words = passage.document.text[length.start : length.end].lower().replace("half a year", "six months")
    named = [unit for unit in ("week", "month", "year") if unit in words]
    return calculus.DAYS_PER[named[-1]] if named else 1.0
