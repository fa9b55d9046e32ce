"""Attribution: for the span of a claim, whose figure it is, who carried it, and when it was said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wartoll.claims import Modality
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.extract.coreference import OUTLET, Referents, Source
from wartoll.extract.phrases import phrase_after
from wartoll.extract.reporting import Report, find_reports
from wartoll.extract.text import Sentence, split_sentences, tokenize
from wartoll.extract.view import View


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said a claim.

    Parameters
    ----------
    speaker : str or None
        The innermost party whose figure it is; None where the outlet itself says it.
    as_written : str or None
        The words used for the speaker.
    via : tuple of str
        Who carried it from the speaker to the outlet, outermost first.
    said : Window or None
        When the speaker said it; None where the text doesn't tell.
    modality : Modality
        What the reporting verb adds: estimated, projected or denied; else reported.
    rules : tuple of str
        The names of the rules that decided, for ``wartoll explain``.
    """

    speaker: str | None = None
    as_written: str | None = None
    via: tuple[str, ...] = ()
    said: Window | None = None
    modality: Modality = Modality.REPORTED
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """A report with its speakers resolved."""

    report: Report
    source: Source
    carriers: tuple[Source, ...]


@dataclass(slots=True)
class _Line:
    """A sentence with its voices and the offsets at which a new clause with its own speaker begins."""

    sentence: Sentence
    first: int
    stop: int
    voices: tuple[Voice, ...] = ()
    breaks: tuple[int, ...] = ()
    carried: Voice | None = None
    carry_rule: str = ""


_MODALITIES = {"estimate": Modality.ESTIMATED, "project": Modality.PROJECTED, "deny": Modality.DENIED}
_BREAK_WORDS = frozenset(("but", "while", "whereas", "and", "though", "although", "yet"))


class Attributor:
    """Reads a document's reports once; ``at`` then answers for any span in constant time.

    Parameters
    ----------
    document : Document
    sentences : sequence of Sentence, optional
        The document's sentences, where they are at hand already.
    """

    def __init__(self, document: Document, sentences: Sequence[Sentence] | None = None) -> None:
        self.document = document
        self.sentences = tuple(sentences) if sentences is not None else split_sentences(document.text)
        self.view = View(document.text, tokenize(document.text))
        self._token_starts = [token.start for token in self.view.tokens]
        self._starts = [sentence.start for sentence in self.sentences]
        self.referents = Referents(self.view)
        self.lines = [self._read(sentence) for sentence in self.sentences]
        self._carry()

    def _read(self, sentence: Sentence) -> _Line:
        first = bisect_right(self._token_starts, sentence.start - 1)
        stop = bisect_right(self._token_starts, sentence.end - 1)
        line = _Line(sentence, first, stop)
        reports = find_reports(self.view, first, stop)
        opening = phrase_after(self.view, first, stop) if stop > first else None
        if opening is not None and not opening.pronoun and all(r.phrase.first > opening.last for r in reports):
            self.referents.resolve(opening)
        voices = []
        for report in reports:
            carriers = tuple(self.referents.resolve(phrase) for phrase in report.carriers)
            voices.append(Voice(report, self.referents.resolve(report.phrase), carriers))
        line.voices = tuple(voices)
        line.breaks = self._breaks(line)
        return line

    def _breaks(self, line: _Line) -> tuple[int, ...]:
        """Where a new clause with its own speaker begins: at ";" and before "and the bureau confirms"."""
        begins = {voice.report.lo for voice in line.voices}
        breaks = []
        for index in range(line.first, line.stop):
            low = self.view.lower[index]
            if low == ";":
                breaks.append(self.view.tokens[index].end)
            elif low in _BREAK_WORDS and index > line.first:
                after = {self.view.tokens[i].start for i in range(index + 1, min(line.stop, index + 3))}
                if after & begins:
                    breaks.append(self.view.tokens[index].start)
        return tuple(breaks)

    def _carry(self) -> None:
        """Give each line without a voice the speaker who goes on from the line before."""
        current: Voice | None = None
        for line in self.lines:
            if line.voices:
                current = line.voices[-1]
                continue
            line.carried, line.carry_rule = current, "carried"

    def at(self, start: int, end: int) -> Attribution:
        """Whose words stand at ``start`` to ``end`` of the document's text."""
        if not self.lines:
            return Attribution()
        line = self.lines[max(0, bisect_right(self._starts, start) - 1)]
        chain = self._chain(line, start, end)
        if not chain and line.carried is not None:
            return self._answer([line.carried], line.carry_rule)
        return self._answer(chain, "") if chain else Attribution(rules=("outlet",))

    def _chain(self, line: _Line, start: int, end: int) -> list[Voice]:
        """The voices over a span, outermost first."""
        left = max((b for b in line.breaks if b <= start), default=line.sentence.start)
        right = min((b for b in line.breaks if b > start), default=line.sentence.end)
        inside: Sequence[Voice] = [
            v for v in line.voices if left <= v.report.cue < right or left <= v.report.lo < right
        ]
        if not inside:
            inside = [v for v in line.voices if v.report.cue < left][-1:] or line.voices[:1]
        before = [v for v in inside if v.report.hi <= start + 1 or v.report.cue <= start]
        after = [v for v in inside if v not in before]
        inner = [v for v in before if not v.report.outer or not any(o is not v and not o.report.outer for o in before)]
        outer = [v for v in (*before, *after) if v not in inner and v.report.outer]
        if inner:
            return [*outer, *inner]
        direct = [v for v in after if not v.report.outer] or after
        return [*(v for v in outer if v not in direct[:1]), *direct[:1]]

    def _answer(self, chain: Sequence[Voice], rule: str) -> Attribution:
        inner = chain[-1]
        via: list[str] = []
        for voice in chain[:-1]:
            if voice.source.name is not None:
                via.append(voice.source.name)
            via += [c.name for c in voice.carriers if c.name]
        via += [c.name for c in inner.carriers if c.name]
        if inner.source.name is None and inner.source is OUTLET:
            return Attribution(rules=("first-person",))
        via = [name for name in dict.fromkeys(via) if name != inner.source.name and name != self.document.publisher]
        rules = (inner.report.rule, rule) if rule else (inner.report.rule,)
        modality = _MODALITIES.get(inner.report.group, Modality.REPORTED)
        return Attribution(inner.source.name, inner.source.written, tuple(via), None, modality, rules)
