"""Who goes on speaking: a sentence without a voice of its own is its paragraph's last speaker's, or the outlet's."""

from __future__ import annotations

from collections.abc import Sequence

from wartoll.extract.discourse import (
    MAX_CARRIED,
    MAX_LEAD,
    changes_topic,
    draws_conclusion,
    is_background,
    is_conditional,
    is_first_person,
    is_of_past_year,
    links_back,
    opens_own_sums,
    points_back,
    refers_back,
    takes_up_toll,
)
from wartoll.extract.lexicon import word_set
from wartoll.extract.quotations import Quotation, quotation_at
from wartoll.extract.sources import OUTLET
from wartoll.extract.voiced import Line, Voice

POINTS_BACK = 3  # lines back to which "this conclusion was reached by" gives its speaker
_NEXT_QUOTE = 2  # lines without a voice after which a quote is still the last speaker's


class Carrying:
    """Follows a document's lines in order and gives each one without a voice the speaker who goes on.

    Parameters
    ----------
    quotations : tuple of Quotation
        The document's direct quotes.
    year : int or None
        The document's year.
    sourced : bool
        Whether the whole document has one source, so that its lead needs none.
    own : bool
        Whether the document is a body's own, which reckons for itself.
    """

    def __init__(
        self, quotations: tuple[Quotation, ...], year: int | None, *, sourced: bool, own: bool = False
    ) -> None:
        self.own = own
        self.quotations = quotations
        self.year = year
        self.sourced = sourced
        self._carried: Voice | None = None
        self._paragraph = -1
        self._announces = False  # whether the last voice only announced what follows: "The command reports."
        self._run, self._own_paragraph = 0, -1
        self._quoted: Voice | None = None  # whose direct speech stood in the last line that had a voice

    def stop(self) -> None:
        """Nobody goes on: the layout names who speaks."""
        self._carried = None

    def follow(self, lines: Sequence[Line]) -> None:
        """Take in the last of ``lines``; an earlier one without a voice may gain its speaker from it."""
        line = lines[-1]
        if opens_own_sums(line.words):
            self._own_paragraph = line.sentence.paragraph
        if line.voices:
            self._take_voice(lines, line)
            return
        self._run += 1
        if self._carried is not None and not self._goes_on(line):
            self._carried = None
        line.carried, line.carry_rule = self._carried, "carried"
        if self._carried is None and self._quoted is not None and self._in_quote(line) and self._run <= _NEXT_QUOTE:
            line.carried, line.carry_rule = self._quoted, "goes-on"

    def _take_voice(self, lines: Sequence[Line], line: Line) -> None:
        if points_back(line.words):
            _point_back(lines)
        if not self.sourced:
            _give_lead_its_source(lines)
        self._carried, self._run, self.sourced = self._topic_after(line), 0, True
        self._paragraph = line.sentence.paragraph
        last = line.voices[-1].report
        self._announces = last.rule == "verb" and not (last.before or last.after)
        self._quoted = line.voices[-1] if any(sign in line.words for sign in '"“”') else None

    def _goes_on(self, line: Line) -> bool:
        """Whether a line without a voice of its own is still the last speaker's."""
        if self._own_paragraph == line.sentence.paragraph:
            return False
        if self._announces and line.sentence.paragraph == self._paragraph:
            return True  # "The mayor reported." and what he reported, to the end of the paragraph
        if self._run > MAX_CARRIED:
            return False
        near = line.sentence.paragraph == self._paragraph or (self._announces and self._run == 1)
        if not near and not refers_back(line.words):
            return False
        if is_first_person(line.words) and not self._in_quote(line) and not self._announces:
            return False
        if not (self._announces or self._in_quote(line) or links_back(line.words)):
            return False
        party = self._carried.source.party if self._carried else None
        reckons = party is not None and party.kind == "analyst" and not self.own
        if is_conditional(line.words) and not (reckons or self._in_quote(line)):
            return False  # who told what was seen has told it; the writer reckons on
        return not (is_of_past_year(line.words, self.year) or changes_topic(line.words) or is_background(line.words))

    def _topic_after(self, line: Line) -> Voice | None:
        """Who may go on speaking after a line: its last speaker, but no relative clause's and no bystander's."""
        told = [v for v in line.voices if not v.report.outer and not v.report.relative] or list(line.voices)
        floor = max((b for b in line.breaks if b <= told[-1].report.lo), default=line.sentence.start)
        last = next(v for v in told if v.report.lo >= floor or v is told[-1])  # who reports what others said goes on
        if draws_conclusion(line.words) or last.source is OUTLET:
            return None
        bystander = last.source.head in word_set("private") and last.source.party is None and self._in_quote(line)
        return self._carried if last.report.relative or bystander else last

    def _in_quote(self, line: Line) -> bool:
        return quotation_at(self.quotations, line.sentence.start) is not None


def _give_lead_its_source(lines: Sequence[Line]) -> None:
    """The toll that opens a report is its first source's, where he speaks of "the dead" or repeats the figure."""
    voice, told = lines[-1].voices[0], lines[-1].words
    told_before = sum(not line.sentence.aside for line in lines[:-1])
    if told_before > MAX_LEAD or voice.source.name is None:
        return
    for line in lines[:-1]:
        if line.carried is not None or line.sentence.aside or not takes_up_toll(line.words, told):
            continue
        if not (is_background(line.words) or changes_topic(line.words) or is_first_person(line.words)):
            line.carried, line.carry_rule = voice, "lead"


def _point_back(lines: Sequence[Line]) -> None:
    """Give the lines before a "this conclusion was reached by" its speaker."""
    for line in reversed(lines[-1 - POINTS_BACK : -1]):
        if line.voices or not line.words.rstrip(' "”»)').endswith((".", "!", "?", "…")):
            break  # a headline has its own
        line.carried, line.carry_rule = lines[-1].voices[-1], "points-back"
