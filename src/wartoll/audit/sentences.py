"""The findings as plain sentences: every number in them is computed, or quoted as it was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from wartoll.audit.equations import bare_length, say_depletion, say_equation
from wartoll.audit.figures import Passage
from wartoll.audit.interval import Interval
from wartoll.audit.model import Derivation, Flag, Input, Reading, Readings, Status, Verdict
from wartoll.audit.rounding import Agreement
from wartoll.audit.statements import Statement
from wartoll.audit.wording import (
    say_in,
    say_number,
    say_owner,
    say_party,
    say_people,
    say_per,
    say_rate,
    say_share,
)
from wartoll.dates import Window, say_window


def write_sentences(
    statement: Statement,
    passage: Passage,
    derivations: Sequence[Derivation],
    verdict: Verdict,
    needs: Sequence[str],
    readings: Readings | None,
    flags: Sequence[Flag],
) -> tuple[str, ...]:
    """The sentences on one derived figure: the verdict with its arithmetic, other readings, flags, the chance."""
    best = derivations[0] if derivations else None
    sentences = []
    if best is not None and statement.kind == "rate" and _counts_days(best) and best.status is Status.IN:
        sentences += _on_a_rate(statement, passage, best, readings)
    elif best is not None and statement.kind == "depletion" and best.nominal is not None:
        sentences += _on_a_projection(statement, passage, best, verdict, needs)
    else:
        sentences.append(_on_the_verdict(statement, passage, derivations, verdict, needs))
    sentences += [f.sentence for f in flags]
    if best is not None and best.status is Status.IN and best.chance is not None and best.chance >= 0.05:
        part = say_share(round(best.chance, 2))
        sentences.append(f"Of all figures of this size, {part} would find a derivation among these inputs.")
    return tuple(s for s in sentences if s)


def _counts_days(derivation: Derivation) -> bool:
    return any(i.role == "start" for i in derivation.inputs)


def _on_a_rate(statement: Statement, passage: Passage, best: Derivation, readings: Readings | None) -> list[str]:
    """What a stated rate is the quotient of, and what the other readings give."""
    said = _said(statement)
    equation = say_equation(best, 1.0)
    counts, _, over = equation.rpartition(" is ")
    note = _agreement(best)
    claim = statement.claim
    hidden = (
        "" if statement.anaphoric else f"; the documents do not show {say_owner(claim.speaker) if claim else 'the'} sum"
    )
    sentences = [f"{said} is what {counts} gives{note}{hidden}."]
    del over
    if readings is not None:
        sentences += _on_readings(best, readings, passage)
    return sentences


def _agreement(best: Derivation) -> str:
    if best.nominal is None or best.agreement is None:
        return ""
    if best.agreement is Agreement.CUT:
        return f" ({best.nominal:,.1f}, cut, not rounded)"
    return f" ({best.nominal:,.1f})" if abs(best.nominal - round(best.nominal)) > 0.049 else ""


def _on_readings(best: Derivation, readings: Readings, passage: Passage) -> list[str]:
    """The same count to its own day, from the other starts; then the other counts from the same start."""
    start = next(i for i in best.inputs if i.role == "start")
    end = next(i for i in best.inputs if i.role == "end")
    count = next(i for i in best.inputs if i.role in ("count", "part"))
    seen: dict[tuple[int, int, int], Reading] = {}
    for reading in readings.readings:
        seen.setdefault((reading.count.start, reading.start.start, reading.end.start), reading)
    same = [r for r in seen.values() if r.count.start == count.start and r.end.start != end.start]
    sentences = []
    own = next((r for r in same if r.start.start == start.start), None)
    if own and own.end.window:
        others = [r for r in same if r.start.start != start.start and r.end.start == own.end.start]
        elsewhere = ", ".join(f"or {say_rate(r.losses_per_day)} from {say_window(_window(r))}" for r in others)
        sentences.append(
            f"The {count.words} was said {say_in(own.end.window)}: over the days to then it is "
            f"{say_rate(own.losses_per_day)} a day{', ' + elsewhere if elsewhere else ''}."
        )
    for reading in seen.values():
        if reading.count.start == count.start or reading.start.start != start.start:
            continue
        if reading.end.window is None or not isinstance(reading.count.value, float):
            continue
        claim = next((c for c in passage.claims if c.claim_id == reading.count.claim_id), None)
        whose = (
            f"{say_owner(claim.speaker)[0].upper()}{say_owner(claim.speaker)[1:]}" if claim and claim.speaker else "The"
        )
        parts = f" ({reading.count.words})" if "+" in reading.count.words else ""
        if not _is_own_day(reading, seen.values()) or not _is_comparable(reading, count, end) or len(sentences) > _MOST:
            continue
        sentences.append(
            f"{whose} {say_number(reading.count.value)}{parts} by {say_window(reading.end.window)} "
            f"gives about {say_rate(reading.losses_per_day)} a day from {say_window(_window(reading))}."
        )
    return sentences


_MOST = 3
_NEAR_DAYS = 60


def _is_comparable(reading: Reading, count: Input, end: Input) -> bool:
    """Whether another count is of the same order and time as the one that reproduces the rate."""
    if not isinstance(reading.count.value, float) or not isinstance(count.value, float) or not count.value:
        return True
    if not 0.1 <= reading.count.value / count.value <= 10 or reading.end.window is None or end.window is None:
        return False
    one, other = reading.end.window.latest, end.window.latest
    return one is None or other is None or abs((one - other).days) <= _NEAR_DAYS


def _is_own_day(reading: Reading, readings: Iterable[Reading]) -> bool:
    """Whether a reading takes its count to the earliest as-of day at hand for it: the count's own."""
    ends = [r.end.window.latest for r in readings if r.count.start == reading.count.start and r.end.window]
    known = [e for e in ends if e is not None]
    return reading.end.window is not None and reading.end.window.latest == min(known, default=None)


def _window(reading: Reading) -> Window:
    return reading.start.window or Window(None, None)


def _on_a_projection(
    statement: Statement, passage: Passage, best: Derivation, verdict: Verdict, needs: Sequence[str]
) -> list[str]:
    """Where strength, losses and a rate lead, beside what was said."""
    text = passage.document.text
    sentence = f"{_capital(say_depletion(best))}"
    start = next((i for i in best.inputs if i.role == "start"), None)
    lengths = [p for p in statement.times if p.kind == "duration" and p.nominal_days]
    if lengths and start and start.window and start.window.is_day and start.window.earliest and best.day:
        words = bare_length(text[lengths[0].start : lengths[0].end])
        day = start.window.earliest + timedelta(days=round(lengths[0].nominal_days or 0))
        sentence += f", where {words} from {say_window(start.window)} is {say_window(Window.day(day))}"
    sentences = [f"{sentence}."]
    told = [need for need in needs if " cut to " not in need]
    if verdict is Verdict.FOLLOWS_IF and told:
        sentences.append(f"The time stated needs {_joined(told)}.")
    if verdict is Verdict.CANNOT_FOLLOW:
        said = " or ".join(f"“{' '.join(text[p.start : p.end].split())}”" for p in statement.times)
        sentences.append(f"The figures of this document do not lead to {said}.")
    return sentences


_OPENINGS = {
    Verdict.FOLLOWS: "follows",
    Verdict.FOLLOWS_IF: "follows only if",
    Verdict.TRUE_BUT_UNDERSTATED: "is true but understated",
    Verdict.CANNOT_FOLLOW: "does not follow from any figure of this document",
    Verdict.UNDECIDED: "can't be decided from the figures of this document",
}


def _on_the_verdict(
    statement: Statement, passage: Passage, derivations: Sequence[Derivation], verdict: Verdict, needs: Sequence[str]
) -> str:
    """The verdict and the arithmetic behind it."""
    said = f"“{_said(statement) or _quote(statement, passage)}”"
    per = statement.figure.period.nominal_days if statement.figure and statement.figure.period else 1.0
    told = [d for i, d in enumerate(derivations) if i == 0 or _is_near(d, statement)][:3]
    equations = list(dict.fromkeys(say_equation(d, per or 1.0) for d in told))
    because = f": {'; '.join(equations)}" if equations else ""
    if verdict is Verdict.FOLLOWS_IF:
        return (
            f"{said} follows only if {_joined(needs)}{because}."
            if needs
            else f"{said} follows only on one reading{because}."
        )
    if verdict is Verdict.CANNOT_FOLLOW and needs:
        return f"{said} {_OPENINGS[verdict]}{because}; it would need {_joined(needs)}."
    return f"{said} {_OPENINGS[verdict]}{because}."


#: Another result is told where it is at most this many times the figure stated, or the other way round.
_FAR = 5.0


def _is_near(derivation: Derivation, statement: Statement) -> bool:
    said, value = statement.said, derivation.nominal
    if not said or value is None:
        return True
    return value > 0 and max(value / said, said / value) <= _FAR


def _joined(needs: Sequence[str]) -> str:
    return " and ".join(dict.fromkeys(needs))


def _said(statement: Statement) -> str:
    """The stated figure with its unit, as said: "92 a day"; empty where the statement has no figure."""
    figure = statement.figure
    if figure is None:
        return ""
    words = " ".join(figure.words.split())
    if statement.kind == "rate" and figure.period is not None:
        ends = figure.amount.value
        spread = f"{say_number(ends.low)} to {say_number(ends.high)}" if ends.is_bounded else words
        value = say_number(figure.amount.said) if figure.amount.said is not None else spread
        per = say_per(figure.period.nominal_days or 1.0)
        return f"{words if figure.amount.unit else value} {per}"
    return words


def _quote(statement: Statement, passage: Passage) -> str:
    words = " ".join(passage.document.text[statement.start : statement.end].split())
    return words if len(words) <= 160 else f"{words[:157]}..."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


__all__ = ["Interval", "say_party", "say_people", "write_sentences"]
