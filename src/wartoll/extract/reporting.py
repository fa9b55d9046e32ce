"""Reports: the places of a sentence that say whose words or figures stand around them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from wartoll.extract.carriers import opening_carrier
from wartoll.extract.lexicon import verb_forms, word_set
from wartoll.extract.no_speech import is_no_speech
from wartoll.extract.report import Report
from wartoll.extract.report_frames import FRAME_CUES, read_frame, read_parallel
from wartoll.extract.report_layout import read_labels, read_tail
from wartoll.extract.report_papers import read_paper
from wartoll.extract.report_verbs import has_particle, read_quoting, read_verb
from wartoll.extract.view import View

__all__ = ["Report", "find_reports"]


def find_reports(view: View, first: int, stop: int) -> tuple[Report, ...]:
    """Every report among the tokens ``first`` to ``stop`` of one sentence, in order of their cues."""
    reports: list[Report] = []
    reports += read_labels(view, first, stop) if ":" in view.lower[first:stop] else []
    cues = _cues()
    lower = view.lower
    for at in [at for at in range(first, stop) if lower[at] in cues]:
        found = _report_at(view, at, first, stop, reports)
        if found is not None:
            reports.append(found)
    if not reports and (tail := read_tail(view, first, stop)) is not None:
        reports.append(tail)
    if not reports:
        paper = read_paper(view, first, stop)
        reports += [paper] if paper is not None else []
    joined = _join_relatives(reports)
    opening = opening_carrier(view, first, stop) if joined else None
    if opening is not None and opening.last < joined[0].phrase.first and not joined[0].carriers:
        joined[0] = replace(joined[0], carriers=(opening,))
    return (*joined, *read_parallel(view, joined, stop))


@cache
def _cues() -> frozenset[str]:
    """Every word at which a report can stand."""
    return frozenset(verb_forms()) | word_set("figure") | FRAME_CUES


def _report_at(view: View, at: int, first: int, stop: int, seen: list[Report]) -> Report | None:
    low = view.lower[at]
    if low in ("reference", "referring"):
        return read_quoting(view, at + 1, first, stop, seen) if view.lower[at + 1 : at + 2] == ["to"] else None
    frame = read_frame(view, at, first, stop, seen)
    form = verb_forms().get(low)
    if frame is not None or form is None or (form.particles and not has_particle(view, at, first, stop, form)):
        return frame
    if seen and seen[-1].rule == "bracket" and view.tokens[at].start < seen[-1].hi:
        return None
    if at in view.begin or at in view.finish or is_no_speech(view, at, first, stop, form):
        return None
    return read_verb(view, at, first, stop, form, seen)


def _join_relatives(reports: list[Report]) -> list[Report]:
    """ "Quoted an official who claimed": the second verb has the first one's speaker and adds nothing."""
    kept: list[Report] = []
    for report in reports:
        if kept and kept[-1].phrase in report.carriers and kept[-1].lo >= report.lo:
            kept.pop()  # "the wireless, so Division informs us, claims"
        if (
            report.rule != "joined"
            and kept
            and report.phrase.first == kept[-1].phrase.first
            and report.phrase.last == kept[-1].phrase.last
        ):
            kept[-1] = replace(kept[-1], hi=max(kept[-1].hi, report.hi), after=kept[-1].after or report.after)
            continue
        kept.append(report)
    return kept
