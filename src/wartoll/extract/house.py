"""The house of a document: the one body whose report it passes on, which speaks wherever nobody else does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from wartoll.extract.discourse import is_background, is_first_person, leaves_report
from wartoll.extract.report_layout import FORCES
from wartoll.extract.voiced import Line, Voice

_FEWEST = 2  # times that the body speaks
_SHARE = 0.6  # of all who give figures
_OPENS = 4  # paragraphs and lines in which it is named first


def find_house(lines: Sequence[Line]) -> Voice | None:
    """The body that gives most of a document's figures and is named at its top; None where several speak.

    Parameters
    ----------
    lines : sequence of Line
        All of the document's lines with their voices.
    """
    said = [(line, voice) for line in lines for voice in line.voices if _may_count(voice)]
    said = [(line, voice) for line, voice in said if _has_digit(line) or _announces(line, voice)]
    counts = Counter(voice.source.name for _, voice in said)
    for name, times in counts.most_common(1):
        line, first = next((line, voice) for line, voice in said if voice.source.name == name)
        alone = len(counts) == 1 and _announces(line, first)
        sure = (times >= _FEWEST or alone) and times >= _SHARE * len(said) and line.sentence.paragraph < _OPENS
        if sure and not first.source.person and first.source.head not in FORCES:
            return first
    return None


def _may_count(voice: Voice) -> bool:
    """Whether a voice may hold a count: no outlet, nobody of the outlet's own."""
    party = voice.source.party
    media = (party is not None and party.kind == "media") or voice.source.head in _OUTLETS_OWN
    return voice.source.name is not None and not media


_ACCUSES = re.compile(r"\b(?:blam|accus|condemn|denounc|warn|complain|respond|vow|pledg|promis)")
_CUE = 40  # signs from a subject to its verb's end
_OUTLETS_OWN = frozenset("editor editors reader readers reporter reporters correspondent author writer".split())


def _has_digit(line: Line) -> bool:
    return any(map(str.isdigit, line.words))


def _announces(line: Line, voice: Voice) -> bool:
    """Whether a voice tells that a count follows: "the League has added up", in a sentence without a figure."""
    accuses = _ACCUSES.search(line.words[max(0, voice.report.cue - line.sentence.start) :][:_CUE]) is not None
    return voice.report.group in ("say", "count") and not (voice.report.after or accuses or _has_digit(line))


def is_of_house(lines: Sequence[Line], index: int, house: Voice) -> bool:
    """Whether a line without a voice is the house's: nobody else spoke since, and the line leaves not its report."""
    words = lines[index].words
    if is_background(words) or is_first_person(words) or leaves_report(words):
        return False
    for line in reversed(lines[:index]):
        if line.voices:
            return line.voices[-1].source.name == house.source.name
        if leaves_report(line.words):
            return False
    return True
