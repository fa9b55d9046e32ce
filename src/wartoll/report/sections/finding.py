"""The finding: what the whole brief comes to, in a few plain sentences, each with the claims it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from wartoll.audit import DerivedFigure, Verdict
from wartoll.claims import Claim
from wartoll.report.figures import compute_result
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.linking import link_sentence
from wartoll.report.sections.audited import claims_behind, group_derived, is_open
from wartoll.report.sections.highlights import Highlight, choose_highlights, find_main_group, newest_totals
from wartoll.report.sections.projected import last_dates, unique_readings
from wartoll.report.sections.readings import say_interval, unique_rates
from wartoll.report.windows import say_window
from wartoll.report.words import Jump, Link, Piece, Words, claim_words, count_noun, join_words

_MOST = 3
_WORST = 2
_FURTHER = 5
_NOT_LEADING = frozenset({Verdict.CANNOT_FOLLOW, Verdict.UNDECIDED})


def tell_finding(inputs: BriefInputs) -> tuple[tuple[tuple[Words, ...], ...], tuple[Highlight, ...]]:
    """The opening sentences and the figures beside them.

    Returns
    -------
    tuple of tuple of Words
        Paragraphs of sentences: the main derived figure, its other readings, further derived figures, newest totals,
        relays and contradictions, scope.
    tuple of Highlight
    """
    if not inputs.claims:
        number = count_noun(len(inputs.documents), "document")
        return ((Words.of(f"No claim about losses or strength was found in {number}."),),), ()
    main = find_main(inputs)
    newest = newest_totals(inputs)
    about, others = _tell_main(inputs, main), _tell_others(inputs, main)
    scope = [_tell_scope(inputs)]
    paragraphs = (
        about[:1] or scope,
        about[1:] + _tell_spread(inputs, main),
        others,
        _tell_newest(inputs, newest),
        _tell_relays(inputs) + _tell_contradictions(inputs),
        scope if about else [],
    )
    return tuple(tuple(p) for p in paragraphs if p), tuple(choose_highlights(inputs, newest, main))


def find_main(inputs: BriefInputs) -> DerivedFigure | None:
    """The derived figure the brief leads with: a rate with readings, decided, that most documents carry.

    One that no figure at hand gives is told, but does not lead: another document may hold what it was worked out from.
    """
    groups = [
        group
        for group in group_derived(inputs)
        if group[0].readings and group[0].sentences and group[0].verdict not in _NOT_LEADING
    ]

    def weight(group: Sequence[DerivedFigure]) -> tuple[int, int]:
        documents = {figure.document for figure in group}
        readings = group[0].readings
        return len(documents), len(readings.readings) if readings else 0

    return max(groups, key=weight)[0] if groups else None


def _tell_main(inputs: BriefInputs, main: DerivedFigure | None) -> list[Words]:
    if main is None:
        return []
    ids = claims_behind(main)
    return [link_sentence(inputs, sentence, ids, main.document) for sentence in main.sentences]


def _tell_spread(inputs: BriefInputs, main: DerivedFigure | None) -> list[Words]:
    if main is None or main.readings is None:
        return []
    number_of_readings = len(unique_rates(main.readings))
    if number_of_readings < 2:
        return []
    spread = main.readings.losses_per_day
    ids = inputs.known(claims_behind(main))
    if not ids or not spread.is_bounded:
        return []
    number = compute_result(say_interval(spread, 0), spread.low, spread.high, "count / days, over all readings", ids)
    parts: list[Piece] = [f"Over {number_of_readings} readings of the documents it is ", number, " a day"]
    dates = last_dates([reading for _, reading in unique_readings([main])])
    if dates and dates.earliest and dates.latest:
        parts.append(f", and the whole strength would be gone between {say_window(dates).replace(' to ', ' and ')}")
    parts += ["; ", Jump("this is the spread of readings, no probability", "projections"), "."]
    return [Words.of(*parts)]


def _tell_others(inputs: BriefInputs, main: DerivedFigure | None) -> list[Words]:
    """The first sentence on each other derived figure that some arithmetic reaches; one arithmetic is told once."""
    told: set[object] = set(main.sentences if main else ())
    found: list[DerivedFigure] = []
    groups = [group[0] for group in group_derived(inputs)]
    for derived in sorted(groups, key=lambda figure: figure.verdict is Verdict.UNDECIDED):
        if derived is main or not derived.sentences or is_open(derived) or _is_gloss(derived):
            continue
        best = next(iter((*derived.derivations, *derived.others)), None)
        values = tuple(item.value for item in best.inputs if not isinstance(item.value, str)) if best else derived.quote
        same = (derived.kind, values)
        if derived.sentences[0] not in told and same not in told:
            told |= {derived.sentences[0], same}
            found.append(derived)
    shown = [
        link_sentence(inputs, figure.sentences[0], claims_behind(figure), figure.document)
        for figure in found[:_FURTHER]
    ]
    if len(found) > _FURTHER:
        more = len(found) - _FURTHER
        told_more = f"{count_noun(more, 'more derived figure')} {_are(more)} judged in "
        shown.append(Words.of(told_more, Jump("the audit", "audit"), "."))
    return shown


def _is_gloss(derived: DerivedFigure) -> bool:
    """Whether a figure only says its neighbour in other words: "80 to 90 soldiers, about a company"."""
    best = next(iter(derived.derivations), None)
    return best is not None and best.formula == "count / unit" and best.reach == 0


def _tell_newest(inputs: BriefInputs, newest: Sequence[Claim]) -> list[Words]:
    if not newest:
        return []
    items = []
    for claim in newest[: _MOST + 1]:
        stated = " stated" if claim.as_of_inferred or claim.end is None else ""
        day = say_window(claim.end or claim.said)
        items.append(claim_words(claim) + Words.of(f" ({inputs.who(claim)}{f',{stated} {day}' if day else ''})"))
    group = find_main_group(inputs.counted)
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
                f"For {count_noun(disagreeing, 'more statement' if charged else 'statement')} the relays disagree, and "
                "no outlet is charged, because the speaker's own words are not at hand or don't settle it."
            )
        )
    return words


def _tell_contradictions(inputs: BriefInputs) -> list[Words]:
    found = sorted(inputs.trace.contradictions, key=lambda c: -c.relative_size)
    words = [link_sentence(inputs, c.sentence, inputs.leading_claims(c.first, c.second)) for c in found[:_WORST]]
    if len(found) > _WORST:
        more = len(found) - _WORST
        words.append(
            Words.of(f"{count_noun(more, 'more contradiction')} {_are(more)} listed ", Jump("below", "agreement"), ".")
        )
    return words


def _tell_scope(inputs: BriefInputs) -> Words:
    speakers = {claim.speaker for claim in inputs.claims if claim.speaker}
    text = f"{count_noun(len(inputs.documents), 'document')} with {count_noun(len(inputs.claims), 'claim')}"
    if inputs.trace.origins:
        text += f" go back to {count_noun(len(inputs.trace.origins), 'statement')}"
        text += f" by {count_noun(len(speakers), 'named speaker')}"
    if inputs.skipped:
        text += f"; {count_noun(len(inputs.skipped), 'document')} could not be read"
    text += "."
    if inputs.trace.independence:
        overall = inputs.trace.overall
        span = f"at least {overall.at_least}, at most {overall.at_most}"
        span = str(overall.at_least) if overall.at_least == overall.at_most else span
        text += f" Parties that could have counted for themselves: {span}."
    return Words.of(text)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
