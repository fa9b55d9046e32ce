"""Interviews: who asks and who answers where no label says it, and who the guest is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from wartoll.extract.lexicon import is_plural, person_nouns, word_set
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.subjects import find_subject
from wartoll.extract.view import View

_FEWEST_QUESTIONS = 3
_LONGEST_QUESTION = 260  # signs
_FIRST_PERSON = re.compile(r"(?<![\w“\"])(?:I|we|We|our|Our|my|My|me|us)(?![\w.])")
_SENTENCES = re.compile(r"[.!?][\"”’)]*\s")
_SPEAKS_TO = frozenset("spoke talked sat answered agreed".split())
_MEETS = frozenset("received met asked welcomed told gave invited".split())
_US = (["us"], ["me"], ["this"], ["our"])


def find_interview(lines: Sequence[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """The turns of an interview whose questions stand as lines of their own, without labels.

    Parameters
    ----------
    lines : sequence of (int, str)
        A text's lines with their offsets.

    Returns
    -------
    tuple of (int, str)
        Offsets with ``question``, ``answer`` or, behind the last answer, an empty string; empty where the text is no
        interview: fewer than three lines that ask, or answers that say neither "I" nor "we".
    """
    told = [(at, line) for at, line in lines if line.strip()]
    asks = [i for i, (_, line) in enumerate(told) if _asks(line)]
    if len(asks) < _FEWEST_QUESTIONS or any(j - i == 1 for i, j in pairwise(asks)):
        return ()
    answered = [i for i in asks if i + 1 < len(told) and _FIRST_PERSON.search(told[i + 1][1])]
    if len(answered) * 2 < len(asks):
        return ()
    speaks = [i for i in range(asks[0], len(told)) if _FIRST_PERSON.search(told[i][1]) and i not in asks]
    last = max([*speaks, asks[-1] + 1])
    turns: list[tuple[int, str]] = []
    for i in range(asks[0], min(last + 1, len(told))):
        held = i in asks or (i + 1 in speaks and i not in speaks and i - 1 not in asks and _is_remark(told[i][1]))
        turns.append((told[i][0], "question" if held else "answer"))
    end = told[last + 1][0] if last + 1 < len(told) else told[-1][0] + len(told[-1][1])
    return (*turns, (end, ""))


def _asks(line: str) -> bool:
    asked = line.strip()
    return asked.endswith("?") and len(asked) < _LONGEST_QUESTION and asked[0] not in '"“«'


def _is_remark(line: str) -> bool:
    """Whether a line is one sentence that is put to a guest for his answer."""
    return len(line) < _LONGEST_QUESTION and _SENTENCES.search(line.strip()) is None


def find_guest(view: View, stop: int) -> Phrase | None:
    """The guest of an interview: who "spoke to the Review", or is first told of, before the question at ``stop``."""
    for index in range(stop - 1):
        after = view.lower[index + 1]
        if view.lower[index] in _SPEAKS_TO and after in ("to", "with", "down", "our", "on"):
            guest = find_subject(view, index, _sentence_floor(view, index))
            if guest is not None and not guest.pronoun:
                return guest
        if view.lower[index] in _MEETS and [after] in _US:
            guest = _met_by_us(view, index)
            if guest is not None:
                return guest
        if view.lower[index] == "guest" and after == "is":
            return phrase_after(view, index + 2, stop)
        if view.lower[index] == "interview" and after in ("with", "of"):
            return phrase_after(view, index + 2, stop)
    return _first_person_told(view, stop)


def _met_by_us(view: View, verb: int) -> Phrase | None:
    """Who received the writers: the subject before the verb, or the one that opens its sentence."""
    floor = _sentence_floor(view, verb)
    for guest in (phrase_after(view, floor, verb), find_subject(view, verb, floor)):
        if guest is not None and not guest.pronoun and (guest.name or guest.head in person_nouns() or guest.parties):
            return guest
    return None


def _first_person_told(view: View, stop: int) -> Phrase | None:
    """The first person told of above an interview: "a retired colonel on the price of the valley"."""
    for index in range(stop):
        if view.lower[index] in ("a", "an", "the") or view.lower[index] in word_set("titles"):
            phrase = phrase_after(view, index, stop)
            named = phrase is not None and phrase.head in person_nouns() and phrase.last < stop
            if phrase is not None and named and not is_plural(phrase.head or ""):
                return phrase
    return None


def _sentence_floor(view: View, at: int) -> int:
    while (
        at > 0
        and view.tokens[at - 1].text not in (".", "!", "?")
        and "\n" not in view.text[view.tokens[at - 1].end : view.tokens[at].start]
    ):
        at -= 1
    return at
