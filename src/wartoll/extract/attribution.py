"""Attribution: for the span of a claim, whose figure it is, who carried it, and when it was said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wartoll.claims import Modality
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.extract.briefings import Briefing, find_briefer, is_hearer, name_service
from wartoll.extract.carriers import is_carrier
from wartoll.extract.carrying import POINTS_BACK, Carrying
from wartoll.extract.chains import find_chain
from wartoll.extract.coreference import Referents
from wartoll.extract.digests import find_digest, paper_at
from wartoll.extract.house import find_house, is_of_house
from wartoll.extract.interviews import find_guest
from wartoll.extract.letters import find_letter
from wartoll.extract.names import find_places, name_runs
from wartoll.extract.openings import find_breaks, find_opening, named_ahead
from wartoll.extract.parties import find_party, find_sides
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.privacy import find_private_names
from wartoll.extract.publishers import (
    copyright_holder,
    find_publishing_party,
    respellings,
    spell_as_written,
)
from wartoll.extract.quotations import Quotation, find_quotations, quotation_at
from wartoll.extract.reporting import Report, find_reports
from wartoll.extract.saying import SayingTimes
from wartoll.extract.sections import Section, find_default, find_sections, section_at
from wartoll.extract.sources import OUTLET, Source
from wartoll.extract.text import Sentence, split_sentences, tokenize
from wartoll.extract.times import TimeMention, read_times
from wartoll.extract.view import View, bare
from wartoll.extract.voiced import Attribution, Line, Voice

__all__ = ["Attribution", "Attributor"]

_MODALITIES = {"estimate": Modality.ESTIMATED, "project": Modality.PROJECTED, "deny": Modality.DENIED}
_GOES_ON = 700  # signs within which a speaker who speaks again goes on in the same speech


class Attributor:
    """Reads a document's reports once; ``at`` then answers for any span in constant time.

    Parameters
    ----------
    document : Document
    sentences : sequence of Sentence, optional
        The document's sentences, where they are at hand already.
    times : sequence of TimeMention, optional
        Its times, likewise.
    anchor : date, optional
        The day from which relative times are read; the document's own date by default.
    public : frozenset of str, optional
        Keys of full names that another document of the stack knows for public.
    """

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence] | None = None,
        times: Sequence[TimeMention] | None = None,
        anchor: date | None = None,
        public: frozenset[str] = frozenset(),
    ) -> None:
        self.document = document
        mentions = read_times(document.text) if times is None else times
        self.saying = SayingTimes(document.text, mentions, anchor or document.published)
        self.sentences = tuple(sentences) if sentences is not None else split_sentences(document.text)
        self.view = View(document.text, tokenize(document.text))
        self._token_starts = [token.start for token in self.view.tokens]
        self._starts = [sentence.start for sentence in self.sentences]
        self.quotations = find_quotations(document.text)
        self.sections = find_sections(self.view, self._token_starts)
        runs = tuple(name_runs(self.view))
        self.places = find_places(self.view, runs)
        self.private = find_private_names(document, self.view, runs, public)
        self.own = self._own_speaker()
        body = self.own.party if self.own is not None else None
        self.referents = Referents(self.view, private=self.private.roles, own=body, day=document.published)
        self._respelled = respellings(document.text)
        self._recent: list[Voice] = []
        self._briefing = Briefing()
        self._section_voices = self._voices_of_sections()
        default = find_default(self.view, self._token_starts)
        self.default = self._fixed(default[0], default[1], "default") if default else None
        rest = document.text[self.default.report.hi :] if self.default else ""
        self._closing_source = self.default is not None and len(rest.strip()) <= 1
        self._lines: list[Line] = []
        self._digest = find_digest(document.text)
        self._letters: dict[int, Voice | None] = {}
        self._owner: tuple[Voice | None] | None = None
        year = document.published.year if document.published else None
        owned = self.default is not None or self.own is not None
        self._carrying = Carrying(self.quotations, year, sourced=owned, own=self.own is not None)

    def _own_speaker(self) -> Source | None:
        """The party whose own document this is: a ministry's page, an institute's daily."""
        for words in (self.document.publisher, copyright_holder(self.document.text)):
            party = find_publishing_party(words)
            if party is not None and party.kind != "media":
                return Source(party.name, words or party.name, party.person, False, None, party)
        return None

    def _fixed(self, phrase: Phrase, carriers: Sequence[Phrase], rule: str) -> Voice:
        """A voice that the layout gives."""
        report = Report(phrase, "say", phrase.start, phrase.end, phrase.start, False, True, tuple(carriers), rule)
        others = tuple(self.referents.resolve(c, remember=False) for c in carriers)
        return Voice(report, self.referents.resolve(phrase), others)

    def _voices_of_sections(self) -> dict[int, Voice]:
        """The voice of each section that has one, by its start."""
        voices: dict[int, Voice] = {}
        asked = next((section.start for section in self.sections if section.kind in ("question", "answer")), None)
        stop = bisect_right(self._token_starts, asked - 1) if asked is not None else 0
        guest = find_guest(self.view, stop) if stop else None
        for section in self.sections:
            if section.kind == "answer" and guest is not None:
                end = next((x.end for x in self.sentences if x.end >= guest.end), guest.end)
                said = self.saying.first_between(guest.end, end)
                voices[section.start] = replace(self._fixed(guest, (), "answer"), said=said)
            elif section.phrase is not None and section.phrase.end <= section.start:
                voices[section.start] = self._fixed(section.phrase, section.carriers, "heading")
            elif section.label is not None and (
                section.kind == "label" or section.label.casefold() not in ("a", "answer")
            ):
                said = self.saying.first_between(0, min(section.start + 1, 300)) or self._published()
                voices[section.start] = replace(self._labelled(section), said=said)
        return voices

    def _labelled(self, section: Section) -> Voice:
        label = section.label or ""
        first = bisect_right(self._token_starts, section.start - 1)
        phrase = phrase_after(self.view, first, min(len(self.view.tokens), first + 12))
        party = find_party(label) or find_party(label.split()[-1])
        name = party.name if party else (label.lower() if label.isupper() else label)
        source = Source(name, label, True, False, label.split()[-1].lower(), party, section.start)
        self.referents.history.append(source)
        if phrase is None:
            phrase = Phrase(first, first, section.start, section.start, label, None, None, ())
        return Voice(
            Report(phrase, "say", section.start, section.start, section.start, False, True, (), "label"), source, ()
        )

    def _read(self, sentence: Sentence) -> Line:
        first = bisect_right(self._token_starts, sentence.start - 1)
        stop = bisect_right(self._token_starts, sentence.end - 1)
        line = Line(sentence, self.document.text[sentence.start : sentence.end], first, stop)
        if sentence.aside:
            return line
        section = section_at(self.sections, sentence.start)
        reports = [r for r in find_reports(self.view, first, stop) if not self._is_place(r.phrase)]
        if section is not None:  # its layout has named the one before the colon
            reports = [r for r in reports if r.rule != "colon" or ":" in self.document.text[section.start : r.lo]]
        opening = find_opening(self.view, line, reports)
        if opening is not None:
            self.referents.resolve(opening, spoke=False)
        voices: list[Voice] = []
        if section is not None and section.phrase is not None and sentence.start <= section.phrase.start:
            self._section_voices[section.start] = self._fixed(section.phrase, section.carriers, "item")
        for report in reports:
            floor = voices[-1].report.hi if voices else sentence.start
            voices.append(self._voice(report, voices, self.saying.of_report(report, floor, sentence.end)))
            if report.rule == "verb":
                cue = bisect_right(self._token_starts, report.phrase.end)
                self._briefing.note(self.view, report, cue, stop, voices[-1].source)
        line.voices = tuple(voices)
        self._recent = [*self._recent[-6:], *voices]
        line.breaks = find_breaks(self.view, line)
        return line

    def _is_place(self, phrase: Phrase) -> bool:
        """Whether a phrase is nothing but a place of this document: "Idlib" is no speaker, "Seoul" is."""
        if phrase.parties or phrase.head or phrase.name is None or find_sides(phrase.name):
            return False
        return all(bare(word.casefold()) in self.places for word in phrase.name.split())

    def _voice(self, report: Report, before: Sequence[Voice], said: Window | None) -> Voice:
        """Resolve a report's speakers. Who goes on speaking by a pronoun goes on through the same carriers."""
        source = self.referents.resolve(named_ahead(self.view, self._token_starts, report) or report.phrase)
        carriers = tuple(
            self.referents.resolve(phrase, remember=phrase.first < report.phrase.first and not is_carrier(phrase))
            for phrase in report.carriers
        )
        if is_hearer(report.phrase, source) and report.rule in ("verb", "inverted"):
            heard = self._briefer(report, source)
            if heard is not None and heard.name != source.name:
                return Voice(report, heard, (*carriers, source), said)
        voice = Voice(report, source, carriers, said)
        last = next((v for v in reversed([*self._recent, *before]) if v.source.name == source.name), None)
        if last is None or source.name is None or report.lo - last.report.hi > _GOES_ON:
            return voice
        if report.phrase.pronoun and not carriers:
            voice = replace(voice, carriers=last.carriers)
        return replace(voice, said=last.said) if said is None else voice

    def _briefer(self, report: Report, source: Source) -> Source | None:
        """Who briefed the lawmaker who speaks: named in his own sentence, or the body that told lawmakers before."""
        first = report.phrase.first
        cue = bisect_right(self._token_starts, max(report.lo, report.hi - 1)) - 1
        stop = bisect_right(self._token_starts, report.hi + 200) - 1
        closes = next((i for i in range(cue, stop) if self.view.tokens[i].text in ".;"), stop)
        told, phrase = find_briefer(self.view, first, cue, closes)
        if phrase is not None and (phrase.parties or phrase.head):
            briefer = name_service(self.referents.resolve(phrase), source)
            self._briefing.briefer, self._briefing.at = briefer, report.hi
            return briefer
        if told:
            spy = next(
                (s for s in reversed(self.referents.history) if s.party and s.party.kind == "intelligence"), None
            )
            if spy is not None:
                return spy
        return self._briefing.heard_by(report, source)

    def _line(self, index: int) -> Line:
        """The line at an index; lines are read in order, and only as far as somebody asks."""
        while len(self._lines) < min(index + 1 + POINTS_BACK, len(self.sentences)):
            self._lines.append(self._read(self.sentences[len(self._lines)]))
            line = self._lines[-1]
            section = section_at(self.sections, line.sentence.start)
            if (section is not None and section.kind != "item") or self._holds_default(line):
                self._carrying.stop()
            else:
                self._carrying.follow(self._lines)
        return self._lines[index]

    def _line_at(self, offset: int) -> Line:
        """The line that holds an offset."""
        return self._line(self._index_at(offset))

    def _index_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _house(self) -> Voice | None:
        """The body whose report the whole document passes on; a body's own page has none."""
        if self._owner is None:
            owned = self.own is not None or self.default is not None
            self._owner = (None if owned else self._find_house(),)
        return self._owner[0]

    def _find_house(self) -> Voice | None:
        self._line(len(self.sentences) - 1)
        return find_house(self._lines)

    def _holds_default(self, line: Line) -> bool:
        return self.default is not None and line.sentence.start <= self.default.report.lo < line.sentence.end

    def at(self, start: int, end: int) -> Attribution:
        """Whose words stand at ``start`` to ``end`` of the document's text."""
        if not self.sentences:
            return Attribution()
        found = self._at(start, end)
        paper = paper_at(self._digest, start) if found.speaker is not None else None
        if paper is None or paper in (found.speaker, *found.via):
            return found
        return replace(found, via=(paper, *found.via))

    def _at(self, start: int, end: int) -> Attribution:
        line = self._line_at(start)
        chain = find_chain(self.document.text, line, self.quotations, start, end)
        frame = self._frame(line, start)
        if frame is not None:
            chain = [v for v in chain if v.source is not OUTLET and v.source.name != frame.source.name]
            return self._answer([frame, *chain], "")
        if chain and chain[-1].source is OUTLET and quotation_at(self.quotations, start) is not None:
            said = [v for v in line.voices if v.source is not OUTLET]
            chain = said[-1:] or chain
        if chain:
            return self._answer(chain, "")
        section = section_at(self.sections, start)
        if section is not None and section.kind == "question":
            return Attribution(rules=("question",))
        if line.carried is not None:
            return self._answer([line.carried], line.carry_rule)
        if self.default is not None and (self._closing_source or line.sentence.start > self.default.report.hi):
            return self._answer([self.default], "")
        house = self._house() if section is None else None
        if house is not None and is_of_house(self._lines, self._index_at(start), house):
            return self._answer([house], "house")
        if self.own is not None:
            return Attribution(self.own.name, self.own.written, (), self._published(), rules=("own-document",))
        return Attribution(said=self._published(), rules=("outlet",))

    def _published(self) -> Window | None:
        return Window.day(self.document.published) if self.document.published else None

    def _frame(self, line: Line, start: int) -> Voice | None:
        """The speaker in whose mouth the layout or a direct quote puts the words."""
        section = section_at(self.sections, start)
        if section is not None and section.start in self._section_voices:
            return self._section_voices[section.start]
        quotation = quotation_at(self.quotations, start)
        if quotation is None:
            return None
        if line.sentence.start <= quotation.start and quotation.end <= line.sentence.end:
            return None  # the sentence's own report speaks for it
        last = self._line_at(quotation.end - 1)
        for voice in last.voices:
            if quotation.end - 2 <= voice.report.lo <= quotation.end + 60:
                return voice
        begin = self._line_at(quotation.start)
        said = [v for v in begin.voices if v.report.hi <= quotation.start + 1]
        if said:
            return said[-1]
        if begin is not last and (letter := self._letter(quotation)) is not None:
            return letter
        return begin.carried if begin.carried is not None else None

    def _letter(self, quotation: Quotation) -> Voice | None:
        """Who wrote a letter that is quoted over sentences, below the paragraph that tells of it."""
        if quotation.start not in self._letters:
            phrase = find_letter(self.view, self._token_starts, quotation.start)
            self._letters[quotation.start] = self._fixed(phrase, (), "letter") if phrase is not None else None
        return self._letters[quotation.start]

    def _answer(self, chain: Sequence[Voice], rule: str) -> Attribution:
        inner = chain[-1]
        if inner.source is OUTLET and self.own is not None and len(chain) == 1:
            return Attribution(self.own.name, self.own.written, (), self._published(), rules=("first-person",))
        if inner.source is OUTLET:
            return Attribution(said=self._published(), rules=("first-person",))
        via: list[str] = []
        for voice in chain[:-1]:
            if voice.source.name is not None:
                via.append(voice.source.name)
            via += [c.name for c in voice.carriers if c.name]
        via += [c.name for c in inner.carriers if c.name]
        via = [name for name in dict.fromkeys(via) if name != inner.source.name and name != self.document.publisher]
        rules = (inner.report.rule, rule) if rule else (inner.report.rule,)
        name = inner.source.name
        if inner.source.party is not None and name == inner.source.party.name:
            name = spell_as_written(inner.source.party, self.document.text, self._respelled)
        modality = _MODALITIES.get(inner.report.group, Modality.REPORTED)
        said = inner.said or next((v.said for v in reversed(chain[:-1]) if v.report.rule in ("answer", "label")), None)
        if said is None and len(chain) > 1 and inner.report.outer is False and chain[-2].report.phrase.pronoun:
            said = chain[-2].said
        return Attribution(name, inner.source.written, tuple(via), said, modality, rules)
