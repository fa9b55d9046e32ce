"""Speakers by layout: questions and answers, transcripts with labels, list items that open with their source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wartoll.extract.carriers import carriers_in, is_carrier, statement_of
from wartoll.extract.interviews import find_interview
from wartoll.extract.lexicon import person_nouns, word_set
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.report_layout import is_source
from wartoll.extract.view import View

_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(r"\s*(?:[-*•–]\s+)?([A-Z][A-Za-z.'’ ,-]{0,70}?)(?:\s*\([^)\n]{1,60}\))?\s*[:：]\s")
# A turn within a paragraph: "General Ana Ruiz, chief of staff: If I may add, ...".
_TURN = re.compile(
    r"(?:(?<=[.?!”\"]\s)|^)[A-Z][a-z]+(?:\s[A-Z][\w.'’-]+){1,4}(?:,\s[A-Za-z][A-Za-z ]{2,40})?:\s", re.MULTILINE
)
_FEWEST_TURNS = 2
_FEWEST_SHOUTED = 4
_QUESTIONS = frozenset("q question reporter journalist press moderator interviewer host audience".split())
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Dame|Gen|Col|Sen|Rep|The (?:Prime |Deputy )?(?:Minister|Secretary))\b"
)
_ANSWERS = frozenset("a answer interviewee guest".split())
_ITEM = re.compile(r"\s*(?:[-*•–▪]\s+|\(?\d{1,2}[.)]\s+|\d{1,2}[:.]\d\d\s+)?")
_FIGURES = ("figures", "numbers", "data", "totals", "tolls", "counts")
_FIGURES_OF = re.compile(
    r"\b(?:figures|numbers|data|totals|tolls|counts)\s+(?:here\s+|below\s+)?(?:are|come|is)\s+"
    r"(?:those\s+|taken\s+)?(?:of|from|by)\s+"
    r"|\ball\s+(?:figures|numbers|data|totals|tolls|counts)\s+(?:here\s+|below\s+)?(?:of|from|by|courtesy\s+of)\s+",
    re.IGNORECASE,
)
_ISSUES = re.compile(r"\ball\s", re.IGNORECASE)  # "all data from the Portal": no outlet that only prints them
_SOURCE_LINE = re.compile(r"(?:^|\n|\()\s*(?:source|sources|data|figures)\s*:\s*", re.IGNORECASE)
_MOST_LABELS = 100  # speakers of one transcript


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text with its own speaker.

    Parameters
    ----------
    start, end : int
        Its offsets.
    kind : str
        ``question`` (the outlet asks), ``answer`` (the interview's guest), ``label`` (the words of ``label``) or
        ``item`` (the phrase that opens the line).
    label : str or None
        A transcript's label in plain case.
    phrase : Phrase or None
        An item's source.
    carriers : tuple of Phrase
        Who carried an item's figure, outermost first.
    """

    start: int
    end: int
    kind: str
    label: str | None = None
    phrase: Phrase | None = None
    carriers: tuple[Phrase, ...] = ()


def find_sections(view: View, starts: Sequence[int]) -> tuple[Section, ...]:
    """The sections of a text, in order; ``starts`` are its tokens' offsets."""
    turns = _turns(view, starts)
    if turns:
        return turns
    lines = list(_LINE.finditer(view.text))
    labels = [_label_of(line[0]) for line in lines]
    counts = Counter(label.casefold() for label in labels if label)
    titled = [key for label in labels if label and _TITLE.match(label) for key in (label.casefold(),)]
    shouted = Counter(label for label in labels if label and label.isupper() and len(label) > 1)
    turns_taken = len(shouted) > 1 and sum(shouted.values()) >= _FEWEST_SHOUTED and max(shouted.values()) > 1
    transcript = any(key in _QUESTIONS for key in counts) or len(titled) > len(set(titled)) or turns_taken
    if not transcript and not shouted and (talk := find_interview([(m.start(), m[0]) for m in lines])):
        ends = [at for at, _ in talk[1:]]
        return tuple(Section(at, end, kind) for (at, kind), end in zip(talk, ends, strict=False) if kind)
    sections: list[Section] = []
    open_from: tuple[int, str, str | None] | None = None
    longest: dict[str, str] = {}
    above: re.Match[str] | None = None
    for line, label in zip(lines, labels, strict=True):
        kind = _kind_of(label, counts, transcript)
        if kind is None:
            if open_from is None:
                item = _quoted_below(view, above, line, starts) or _item(view, line.start(), line.end(), starts)
                sections += [item] if item else []
            above = line
            continue
        if open_from is not None:
            sections.append(Section(open_from[0], line.start(), open_from[1], open_from[2]))
        full = None
        if kind in ("label", "answer") and label is not None:
            key = label.casefold()
            full = next((name for known, name in longest.items() if known.startswith(key) or known.endswith(key)), None)
            full = full or _bracketed(line[0]) or label
            if len(longest) < _MOST_LABELS:
                longest.setdefault(key, full)
        open_from = (line.start(), kind, full)
    if open_from is not None:
        sections.append(Section(open_from[0], len(view.text), open_from[1], open_from[2]))
    return tuple(sections)


def _turns(view: View, starts: Sequence[int]) -> tuple[Section, ...]:
    """The turns of a conversation that is set in one paragraph, each opened by a title, a name and a colon."""
    found: list[tuple[int, Phrase]] = []
    if view.text.count(":") < _FEWEST_TURNS:
        return ()
    for match in _TURN.finditer(view.text):
        first = bisect_right(starts, match.start() - 1)
        stop = bisect_right(starts, match.end() - 1)
        if view.lower[first] not in word_set("titles") | person_nouns():
            continue
        phrase = phrase_after(view, first, stop)
        if phrase is not None and phrase.name is not None and len(found) < _MOST_LABELS:
            found.append((match.start(), phrase))
    if len(found) < _FEWEST_TURNS:
        return ()
    ends = [start for start, _ in found[1:]] + [len(view.text)]
    return tuple(Section(at, end, "item", None, phrase) for (at, phrase), end in zip(found, ends, strict=True))


def section_at(sections: tuple[Section, ...], offset: int) -> Section | None:
    """The section that holds an offset, if any."""
    index = bisect_right(sections, offset, key=lambda section: section.start) - 1
    return sections[index] if index >= 0 and offset < sections[index].end else None


def _label_of(line: str) -> str | None:
    match = _LABEL.match(line)
    return match[1].strip() if match else None


def _bracketed(line: str) -> str | None:
    """The office that a label's bracket tells: "WITNESS (former commander of the front):"."""
    match = _BRACKET.match(line)
    words = match[1].casefold().split() if match else []
    return match[1] if match and not person_nouns().isdisjoint(words) else None


_BRACKET = re.compile(r"[A-Z .]{2,40}\(([^)\n]{3,60})\)\s*:")


def _kind_of(label: str | None, counts: Counter[str], transcript: bool) -> str | None:
    if label is None:
        return None
    key = label.casefold()
    if key in _QUESTIONS and transcript:
        return "question"
    if key in _ANSWERS and transcript:
        return "answer"
    if transcript and (label.isupper() or counts[key] > 1 or _TITLE.match(label)) and len(label) > 1:
        return "label"
    return "label" if label.isupper() and counts[key] > 2 and len(label.split()) < 6 else None


def _item(view: View, start: int, end: int, starts: Sequence[int]) -> Section | None:
    """A line that opens with its source: "- A Baltic service, quoted by a daily: one killed to three wounded"."""
    prefix = _ITEM.match(view.text, start, end)
    first = bisect_right(starts, (prefix.end() if prefix else start) - 1)
    stop = bisect_right(starts, end - 1)
    if stop - first < 4:
        return None
    phrase = phrase_after(view, first, stop)
    if phrase is None or phrase.pronoun or not is_source(phrase) or len(phrase.text) < _SHORTEST_SOURCE:
        return None
    colon = next((i for i in range(phrase.last + 1, min(stop, phrase.last + 26)) if view.lower[i] == ":"), None)
    if colon is None or colon + 1 >= stop:
        return None
    between = view.lower[phrase.last + 1 : colon]
    if between and (between[0] not in (",", "(") or "." in between):
        return None
    return Section(start, end, "item", None, phrase, carriers_in(view, phrase.last + 1, colon))


def _quoted_below(
    view: View, above: re.Match[str] | None, line: re.Match[str], starts: Sequence[int]
) -> Section | None:
    """A quoted document under a line that names it: "A corporal's letter, February 1873" above its words in quotes."""
    if above is None or not _QUOTED_LINE.match(line[0]) or len(above[0]) > _HEADING or above[0][:1] in _QUOTES:
        return None
    numbered = _NUMBERED.match(above[0])
    first = bisect_right(starts, above.start() + (numbered.end() if numbered else 0) - 1)
    stop = bisect_right(starts, above.end() - 1)
    phrase = (statement_of(view, first, stop) or phrase_after(view, first, stop)) if first < stop else None
    if phrase is None or phrase.pronoun or not (is_source(phrase) or (phrase.name and " " in phrase.name)):
        return None
    return Section(line.start(), line.end(), "item", None, phrase)


_SHORTEST_SOURCE = 2  # signs: "B" numbers a line
_HEADING = 140  # signs of a line that can name a document
_QUOTES = tuple('"“«')
_QUOTED_LINE = re.compile(r"\s*[\"“«][^\n]{40,}[\"”»][.)\s]*\Z")
_NUMBERED = re.compile(r"\s*(?:[A-Z]{2,12}\s)?(?:[A-Z]|\d{1,2}|[IVX]{1,4})[.):]\s+")


def find_default(view: View, starts: Sequence[int]) -> tuple[Phrase, tuple[Phrase, ...]] | None:
    """Whose figures a text holds by its own word: "All figures are those of the General Staff as relayed by London"."""
    low = view.text.lower()
    match = _FIGURES_OF.search(view.text) if any(word in low for word in _FIGURES) else None
    match = match or (_SOURCE_LINE.search(view.text) if ":" in low else None)
    if match is None:
        return None
    first = bisect_right(starts, match.end() - 1)
    ends = view.text.find("\n", match.end())
    ends = bisect_right(starts, ends) if ends >= 0 else len(view.tokens)
    stop = min(ends, first + 24)
    phrase = phrase_after(view, first, stop)
    if phrase is None or not (phrase.parties or phrase.head or " " in (phrase.name or "")):
        return None
    if is_carrier(phrase) and not _ISSUES.search(view.text[match.start() : match.end()]):
        return None
    for index in range(phrase.last + 1, min(stop - 1, phrase.last + 6)):
        if view.lower[index] == "by":
            carrier = phrase_after(view, index + 1, stop)
            return phrase, (carrier,) if carrier is not None else ()
    return phrase, ()
