"""Whether a statement tells of anything but what the sentences before it tell: only then can they contradict it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wartoll.audit import lexicon
from wartoll.audit.context import spans_of_attribution
from wartoll.audit.derive_differences import tells_a_change
from wartoll.audit.figures import Passage
from wartoll.audit.model import Derivation
from wartoll.audit.quantities import stems
from wartoll.audit.spans import Spans
from wartoll.audit.statements import Statement
from wartoll.dates import Window

#: How many sentences before a statement may tell of what it is about.
_TOLD_BEFORE = 6
#: How many sentences before a statement the figures stand to which it is bound.
_BOUND_TO = 2
#: The tables whose words any statement about losses is made of, so that they name nothing new.
_COMMON = {
    "counting": ("killed", "wounded", "captured", "missing", "losses", "strength", "remaining", "added"),
    "people": ("members",),
    "signals": ("anaphoric", "conclusive", "inferring", "opening", "equating", "plain"),
    "targets": ("bloody", "depletion", "threshold", "increase", "decrease", "smaller", "larger", "comparable"),
}
_WORD = re.compile(r"[^\W\d_]{3,}(?:['’-][^\W\d_]+)*")
#: The end of the clause of a figure: what follows a comma is who says it, or goes on to something else.
_CLAUSE_END = re.compile(r"[;:]|,(?!\d)")
#: So many words of its own a statement may have, and one that a refused sum gives and that concludes.
_MOST_NEWS, _MOST_OF_A_REFUSED = 1, 3
#: A rate among figures that stand farther apart may rest on one that was not read.
_FAR = 6


def may_contradict(statement: Statement, derivations: Sequence[Derivation], passage: Passage) -> bool:
    """Whether figures that don't give a statement may contradict it: it is about nothing but what they are about."""
    refused = any(d.refused for d in derivations)
    if statement.kind == "rate" and not refused and any(d.reach > _FAR for d in derivations):
        return False
    most = _MOST_OF_A_REFUSED if refused and statement.signalled else _MOST_NEWS
    return len(news_of(statement, passage)) + _new_times(statement, passage) <= most


def is_bound(statement: Statement, passage: Passage) -> bool:
    """Whether a statement brings nothing but its number, so that no word of conclusion is needed to bind it.

    A count, and a rate beside counts, may always be one of the speaker's own.
    """
    index = statement.sentence
    if index == 0 or len(passage.figures_in(index)) != 1:
        return False
    before = [f for i in range(max(0, index - _BOUND_TO), index) for f in passage.figures_in(i)]
    told = {
        "change": True,
        "share": True,
        "count": tells_a_change(statement, passage),
        "rate": any(f.form == "rate" for f in before) and not any(f.form == "count" and f.is_loss for f in before),
    }.get(statement.kind, False)
    return told and not news_of(statement, passage) and not _new_times(statement, passage)


def _new_times(statement: Statement, passage: Passage) -> int:
    """How many times of a statement's clause are other than, or only a part of, every time before it."""
    if statement.kind == "depletion":
        return 0
    start, end = _clause(statement, passage)
    before = [
        p.window for i in range(max(0, statement.sentence - _TOLD_BEFORE), statement.sentence)
        for p in passage.periods_in(i) if p.window
    ]  # fmt: skip
    own = [
        p for p in passage.periods_in(statement.sentence) if p.window and start <= p.start < end and p.role != "said"
    ]
    return sum(not any(p.window and _holds(p.window, w) for w in before) for p in own)


def _holds(window: Window, other: Window) -> bool:
    """Whether all days of another window lie in a window."""
    return window.hull(other) == window


def news_of(statement: Statement, passage: Passage) -> frozenset[str]:
    """The stems of the words of a statement's clause that no sentence before it, and no table, holds."""
    sentence, text = passage.sentences[statement.sentence], passage.document.text
    start, end = _clause(statement, passage)
    known = _merged(_known_spans(text[sentence.start : sentence.end], sentence.start, statement, passage))
    first = max(0, statement.sentence - _TOLD_BEFORE)
    told = stems(" ".join(passage.sentence_text(i) for i in range(first, statement.sentence)))
    words = [m for m in _WORD.finditer(text, start, end) if not known.meets(*m.span())]
    return frozenset(s for m in words for s in stems(m[0])) - told


def _merged(spans: list[tuple[int, int]]) -> Spans:
    """Spans, overlapping ones as one."""
    merged, last = Spans(), (0, 0)
    for start, end in sorted(spans):
        if start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        merged.add(*last)
        last = (start, end)
    merged.add(*last)
    return merged


def _clause(statement: Statement, passage: Passage) -> tuple[int, int]:
    """The words of its sentence up to the end of the clause in which a statement's figure or time stands."""
    sentence, text = passage.sentences[statement.sentence], passage.document.text
    figure = statement.figure
    place = figure.amount.end if figure else max((p.end for p in statement.times), default=sentence.start)
    end = _CLAUSE_END.search(text, place, sentence.end)
    return sentence.start, end.start() if end else sentence.end


def _known_spans(words: str, offset: int, statement: Statement, passage: Passage) -> list[tuple[int, int]]:
    """Where a sentence holds words of the tables, numbers, times, and who says it."""
    found = [m.span() for table, names in _COMMON.items() for name in names
             for m in lexicon.words(table, name).finditer(words)]  # fmt: skip
    found += [m.span() for table in ("fractions", "multiples") for m in lexicon.keyed(table)[0].finditer(words)]
    place = statement.figure.amount.start - offset if statement.figure else len(words)
    found += [(a, b) for a, b in spans_of_attribution(words) if not a < place < b]
    spans = [(offset + a, offset + b) for a, b in found]
    index = statement.sentence
    figures = (*passage.figures_in(index), *passage.things_in(index))
    spans += [(f.amount.start, f.amount.end) for f in figures]
    return spans + [(p.start, p.end) for p in passage.periods_in(index)]
