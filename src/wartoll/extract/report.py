"""A report: one place of a sentence that says whose words or figures stand around it."""

from __future__ import annotations

from dataclasses import dataclass

from wartoll.extract.lexicon import DATE_WORDS, verb_forms
from wartoll.extract.phrase import Phrase
from wartoll.extract.view import View

_OF_WHICH = frozenset("for in during after at on".split())
_NO_CONTENT = frozenset("on in the a by at of late early last statement".split())


@dataclass(frozen=True, slots=True)
class Report:
    """One place that says who speaks.

    Parameters
    ----------
    phrase : Phrase
        The innermost speaker named there.
    group : str
        ``say``, ``estimate``, ``project``, ``count``, ``deny``, ``according`` or ``figure``.
    lo, hi : int
        Offsets from the subject's start to the cue's end.
    cue : int
        Offset of the cue itself.
    before, after : bool
        Whether there are words in the sentence before it, and after it, that it can govern.
    carriers : tuple of Phrase
        Those who carried it, outermost first.
    rule : str
        The construction's name.
    outer : bool
        Whether it stands after another report and only carries it ("..., the agency said, according to a lawmaker").
    relative : bool
        Whether it stands in a relative clause ("... that a defector described") and governs what is right before it.
    """

    phrase: Phrase
    group: str
    lo: int
    hi: int
    cue: int
    before: bool
    after: bool
    carriers: tuple[Phrase, ...] = ()
    rule: str = "verb"
    outer: bool = False
    relative: bool = False


def make_report(
    view: View, phrase: Phrase | None, lo: int, hi: int, group: str, rule: str, first: int, stop: int,
    carriers: tuple[Phrase, ...] = (), *, outer: bool = False,
) -> Report | None:  # fmt: skip
    if phrase is None:
        return None
    left = lo if rule == "joined" else min(lo, phrase.first)
    right = max(hi, phrase.last) if rule not in ("verb", "joined", "citing", "had-at") else hi
    before = any(view.tokens[i].kind != "punct" for i in range(max(first, left - 12), left)) and left - first >= 2
    after = has_content(view, right + 1, stop)
    start, end = view.tokens[left].start, view.tokens[min(right, stop - 1)].end
    cue = view.tokens[max(lo, first)].start
    relative = (
        rule == "verb" and left > first and view.lower[left - 1] in ("that", "which", "whom") and left - first > 3
    )
    if relative and view.lower[left - 1] == "that":
        relative = not any(view.lower[i] in verb_forms() for i in range(max(first, left - 6), left - 1))
    if (
        relative
        and view.lower[left - 2 : left] == ["of", "whom"]
        and view.tokens[min(right + 1, stop - 1)].kind == "number"
    ):
        relative = False  # "28 men, of whom the rebels acknowledge 12"
    if relative and view.lower[left - 1] == "which" and view.lower[left - 2] in _OF_WHICH:
        before = False
    return Report(phrase, group, start, end, cue, before, after, carriers, rule, outer, relative)


def has_content(view: View, at: int, stop: int) -> bool:
    """Whether more than a date, a place or a manner follows: "..., the ministry said on Monday."""
    words = 0
    while at < stop:
        token, low = view.tokens[at], view.lower[at]
        if token.kind == "punct":
            if token.text in (":", "“", '"', "«"):
                return at + 1 < stop
        elif low not in DATE_WORDS and low not in _NO_CONTENT:
            words += 1
        at += 1
        if words >= 3:
            return True
    return words >= 2
