"""The figures that stand at the top of the page, and the newest totals they are chosen from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wartoll.audit import DerivedFigure
from wartoll.claims import Claim, Form, Measure
from wartoll.report.figures import compute_result, quote_figure, say_claim
from wartoll.report.inputs import BriefInputs
from wartoll.report.palette import name_measure
from wartoll.report.sections.audited import claims_behind
from wartoll.report.sections.projected import last_dates, unique_readings
from wartoll.report.sections.readings import say_interval, unique_rates
from wartoll.report.windows import say_window
from wartoll.report.words import Jump, Words, count_noun
from wartoll.trace.groups import read_group

_MAIN = 0.3  # of the claims: so many are about a stack's main group, or it has none
_TOTALS = (Measure.CASUALTIES, Measure.LOSSES, Measure.KILLED, Measure.WOUNDED)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A figure that stands at the top of the page, with its caption."""

    figure: Words
    caption: Words


def choose_highlights(inputs: BriefInputs, newest: Sequence[Claim], main: DerivedFigure | None) -> list[Highlight]:
    found: list[Highlight] = []
    if newest:
        claim = newest[0]
        day = say_window(claim.end or claim.said)
        caption = f"{name_measure(claim.measure)}: newest total, {inputs.who(claim)}" + (f", {day}" if day else "")
        found.append(Highlight(Words.of(quote_figure(claim)), Words.of(caption)))
    if main is not None and main.readings is not None and main.readings.losses_per_day.is_bounded:
        spread = main.readings.losses_per_day
        ids = inputs.known(claims_behind(main))
        if ids:
            text = f"{say_interval(spread, 0)} a day"
            figure = compute_result(text, spread.low, spread.high, "count / days, over all readings", ids)
            stated = inputs.by_id.get(main.claim_id or "")
            words = f"over {count_noun(len(unique_rates(main.readings)), 'reading')}"
            words += f"; stated: {say_claim(stated)}" if stated is not None and stated.has_number else ""
            found.append(Highlight(Words.of(figure), Words.of(words)))
        dates = last_dates([reading for _, reading in unique_readings([main])])
        if dates is not None and ids:
            whole = Words.of(Jump(_say_span(dates.earliest, dates.latest), "projections"))
            found.append(
                Highlight(whole, Words.of("whole strength gone, if the rate of a reading stayed; no forecast"))
            )
    if inputs.trace.independence:
        overall = inputs.trace.overall
        if overall.at_most:
            span = (
                f"{overall.at_least}"
                if overall.at_least == overall.at_most
                else f"{overall.at_least} to {overall.at_most}"
            )
            caption = "parties could have counted for themselves"
            found.append(Highlight(Words.of(Jump(span, "origins")), Words.of(caption)))
    return found


def _say_span(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "not known"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {last.day} {last:%b} {last.year}"
    return f"{first:%b %Y} – {last:%b %Y}"


def newest_totals(inputs: BriefInputs) -> list[Claim]:
    """Each speaker's newest running total of people lost, of the group most claims are about, the latest first."""
    group = find_main_group(inputs.counted)
    if group is None:
        return []
    newest: dict[tuple[str, Measure], Claim] = {}
    for claim in inputs.counted:
        if claim.form is not Form.CUMULATIVE or claim.measure not in _TOTALS or claim.group != group or claim.part_of:
            continue
        key = (claim.speaker or claim.document, claim.measure)
        if key not in newest or _day(claim) > _day(newest[key]):
            newest[key] = claim
    order = {measure: index for index, measure in enumerate(_TOTALS)}
    return sorted(newest.values(), key=lambda c: (-_day(c).toordinal(), order[c.measure], c.claim_id))


def find_main_group(claims: Sequence[Claim]) -> str | None:
    """The group that the stack is about; None where the documents tell of many, and no one of them stands out."""
    groups = rank_groups(claims)
    if not groups:
        return None
    counts = Counter(claim.group for claim in claims if claim.group)
    main = _telling(groups[0])
    akin = sum(count for group, count in counts.items() if group == groups[0] or main & _telling(group))
    return groups[0] if akin >= _MAIN * counts.total() else None


def rank_groups(claims: Sequence[Claim]) -> list[str]:
    """The groups of the claims, those that most claims count first."""
    counts = Counter(claim.group for claim in claims if claim.group)
    return sorted(counts, key=lambda group: (counts[group], group), reverse=True)


def _telling(group: str) -> frozenset[str]:
    """What tells a group from others: its side, its unit, its place."""
    name = read_group(group)
    return name.sides | name.names


def _day(claim: Claim) -> date:
    for window in (claim.end, claim.said):
        if window is not None and (window.latest or window.earliest):
            first, last = window.earliest or window.latest, window.latest or window.earliest
            return first + (last - first) / 2 if first and last else date.min
    return claim.published or date.min
