"""The finding: what the whole brief comes to, in a few plain sentences, each with the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wartoll.audit import DerivedFigure
from wartoll.claims import Claim, Form, Measure
from wartoll.report.figures import compute_result, quote_figure, say_claim
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.linking import link_sentence
from wartoll.report.palette import name_measure
from wartoll.report.sections.audited import claims_behind, group_derived, say_interval
from wartoll.report.sections.projected import last_dates, unique_readings
from wartoll.report.windows import say_window
from wartoll.report.words import Jump, Link, Piece, Words, claim_words, join_words

_TOTALS = (Measure.CASUALTIES, Measure.LOSSES, Measure.KILLED, Measure.WOUNDED)
_MOST = 3


@dataclass(frozen=True, slots=True)
class Highlight:
    """A figure that stands at the top of the page, with its caption."""

    figure: Words
    caption: Words


def tell_finding(inputs: BriefInputs) -> tuple[tuple[Words, ...], tuple[Highlight, ...]]:
    """The opening sentences and the figures beside them.

    Returns
    -------
    tuple of Words
        Scope, newest totals, the main derived figure and its readings, other derived figures, relays, contradictions.
    tuple of Highlight
    """
    if not inputs.claims:
        return (
            Words.of(f"No claim about losses or strength was found in {_count(len(inputs.documents), 'document')}."),
        ), ()
    main = _main_figure(inputs.audit.derived)
    newest = newest_totals(inputs)
    sentences: list[Words] = []
    sentences += _tell_main(inputs, main)
    sentences += _tell_spread(inputs, main)
    sentences += _tell_others(inputs, main)
    sentences += _tell_newest(inputs, newest)
    sentences += _tell_relays(inputs)
    sentences += _tell_contradictions(inputs)
    sentences.append(_tell_scope(inputs))
    return tuple(sentences), tuple(_highlights(inputs, newest, main))


def newest_totals(inputs: BriefInputs) -> list[Claim]:
    """Each speaker's newest running total of people lost, of the group most claims are about, the latest first."""
    group = _main_group(inputs.counted)
    newest: dict[tuple[str, Measure], Claim] = {}
    for claim in inputs.counted:
        if claim.form is not Form.CUMULATIVE or claim.measure not in _TOTALS or claim.group != group or claim.part_of:
            continue
        key = (claim.speaker or claim.document, claim.measure)
        if key not in newest or _day(claim) > _day(newest[key]):
            newest[key] = claim
    order = {measure: index for index, measure in enumerate(_TOTALS)}
    return sorted(newest.values(), key=lambda c: (-_day(c).toordinal(), order[c.measure], c.claim_id))


def _main_figure(derived: Iterable[DerivedFigure]) -> DerivedFigure | None:
    """The derived figure the brief leads with: a rate with the most readings, that most documents carry."""
    groups = [group for group in group_derived(derived) if group[0].readings]
    if not groups:
        return None
    best = max(groups, key=lambda g: (len(g), len(g[0].readings.readings) if g[0].readings else 0))
    return best[0]


def _tell_main(inputs: BriefInputs, main: DerivedFigure | None) -> list[Words]:
    if main is None:
        return []
    ids = claims_behind(main)
    return [link_sentence(inputs, sentence, ids) for sentence in main.sentences]


def _tell_spread(inputs: BriefInputs, main: DerivedFigure | None) -> list[Words]:
    if main is None or main.readings is None or len(main.readings.readings) < 2:
        return []
    spread = main.readings.losses_per_day
    ids = inputs.known(claims_behind(main))
    if not ids or not spread.is_bounded:
        return []
    number = compute_result(say_interval(spread, 0), spread.low, spread.high, "count / days, over all readings", ids)
    parts: list[Piece] = [f"Over {len(main.readings.readings)} readings of the documents it is ", number, " a day"]
    dates = last_dates(unique_readings([main]))
    if dates and dates.earliest and dates.latest:
        parts.append(f", and the whole strength would be gone between {say_window(dates).replace(' to ', ' and ')}")
    parts += ["; ", Jump("this is the spread of readings, no probability", "projections"), "."]
    return [Words.of(*parts)]


def _tell_others(inputs: BriefInputs, main: DerivedFigure | None) -> list[Words]:
    told = set(main.sentences) if main else set()
    sentences = []
    for group in group_derived(inputs.audit.derived):
        derived = group[0]
        if derived is main or not derived.sentences or derived.sentences[0] in told:
            continue
        told.add(derived.sentences[0])
        sentences.append(link_sentence(inputs, derived.sentences[0], claims_behind(derived)))
    more = len(sentences) - 2 * _MOST
    shown = sentences[: 2 * _MOST]
    if more > 0:
        shown.append(
            Words.of(f"{_count(more, 'more derived figure')} {_are(more)} judged in ", Jump("the audit", "audit"), ".")
        )
    return shown


def _tell_newest(inputs: BriefInputs, newest: Sequence[Claim]) -> list[Words]:
    if not newest:
        return []
    items = []
    for claim in newest[: 2 * _MOST]:
        stated = " stated" if claim.as_of_inferred or claim.end is None else ""
        day = say_window(claim.end or claim.said)
        items.append(claim_words(claim) + Words.of(f" ({inputs.who(claim)}{f',{stated} {day}' if day else ''})"))
    group = _main_group(inputs.counted)
    lead = f"The newest totals of {one_line(group)}: " if group else "The newest totals: "
    return [Words.of(lead) + join_words(items, "; ", "; ") + Words.of(".")]


def _tell_relays(inputs: BriefInputs) -> list[Words]:
    charged: dict[str, str] = {}
    disagreeing = 0
    for origin in inputs.trace.origins:
        disagreeing += any(origin.differences) and not any(d.charged for d in origin.differences)
        for relation in origin.relations:
            if any(d.charged for d in relation.differences):
                charged.setdefault(inputs.outlet(relation.target), relation.target_claim)
    words: list[Words] = []
    if charged:
        links = join_words(Words.of(Link(name, claim_id)) for name, claim_id in charged.items())
        words.append(
            links
            + Words.of(f" changed what {'it' if len(charged) == 1 else 'they'} carried; the ")
            + Words.of(Jump("speakers' own words stand beside theirs", "origins"), ".")
        )
    if disagreeing:
        words.append(
            Words.of(
                f"For {_count(disagreeing, 'more statement' if charged else 'statement')} the relays disagree, and "
                "no outlet is charged, because the speaker's own words are not at hand or don't settle it."
            )
        )
    return words


def _tell_contradictions(inputs: BriefInputs) -> list[Words]:
    found = sorted(inputs.trace.contradictions, key=lambda c: -c.relative_size)
    words = [link_sentence(inputs, c.sentence, _claims_of(inputs, (c.first, c.second))) for c in found[:_MOST]]
    if len(found) > _MOST:
        more = len(found) - _MOST
        words.append(
            Words.of(f"{_count(more, 'more contradiction')} {_are(more)} listed ", Jump("below", "agreement"), ".")
        )
    return words


def _tell_scope(inputs: BriefInputs) -> Words:
    speakers = {claim.speaker for claim in inputs.claims if claim.speaker}
    text = f"{_count(len(inputs.documents), 'document')} with {_count(len(inputs.claims), 'claim')}"
    if inputs.trace.origins:
        text += (
            f" go back to {_count(len(inputs.trace.origins), 'statement')} by {_count(len(speakers), 'named speaker')}"
        )
    if inputs.skipped:
        text += f"; {_count(len(inputs.skipped), 'document')} could not be read"
    text += "."
    if inputs.trace.independence:
        text += f" {one_line(inputs.trace.overall.sentence)}"
    return Words.of(text)


def _highlights(inputs: BriefInputs, newest: Sequence[Claim], main: DerivedFigure | None) -> list[Highlight]:
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
            words = f"over {_count(len(main.readings.readings), 'reading')}"
            words += f"; stated: {say_claim(stated)}" if stated is not None and stated.has_number else ""
            found.append(Highlight(Words.of(figure), Words.of(words)))
        dates = last_dates(unique_readings([main]))
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


def _claims_of(inputs: BriefInputs, origin_ids: Iterable[str]) -> list[str]:
    wanted = set(origin_ids)
    return [o.claim.claim_id for o in inputs.trace.origins if o.origin_id in wanted]


def _main_group(claims: Sequence[Claim]) -> str | None:
    counts: dict[str, int] = {}
    for claim in claims:
        if claim.group:
            counts[claim.group] = counts.get(claim.group, 0) + 1
    return max(counts, key=lambda group: (counts[group], group)) if counts else None


def _day(claim: Claim) -> date:
    for window in (claim.end, claim.said):
        if window is not None and (window.latest or window.earliest):
            first, last = window.earliest or window.latest, window.latest or window.earliest
            return first + (last - first) / 2 if first and last else date.min
    return claim.published or date.min


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
