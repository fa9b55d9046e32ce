"""The bare numbers of a text, found in digits and words, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wartoll.extract.number_digits import Digits, RefusedForm, find_digits
from wartoll.extract.number_kinds import classify, page_numbers
from wartoll.extract.number_words import Core, read_numeral, read_word, word_values
from wartoll.extract.spans import Spans
from wartoll.extract.times import TimeMention

_HIDDEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_HIDDEN_SIGN = re.compile(f"[{_HIDDEN}]")
_HIDDEN_INSIDE = re.compile(rf"[^\s{_HIDDEN}]+[{_HIDDEN}]+[^\s{_HIDDEN}][^\s]*")
_REVERSED = re.compile("[\u202d\u202e][^\u202c\n]*")
_RUN = re.compile(r"\d+(?:[.,]\d+)*")


def find_cores(
    text: str, low: str, mentions: Sequence[TimeMention], words: Sequence[tuple[int, str]]
) -> tuple[list[Core], list[RefusedForm]]:
    """Find the bare numbers of a text in order, each with its kind, and the forms that are refused.

    Parameters
    ----------
    text, low : str
        The text, and the same in lower case.
    mentions : sequence of TimeMention
        Its time expressions, in order.
    words : sequence of (int, str)
        Its number words and where they stand.
    """
    refused = list(_hidden_forms(text, low))
    hidden = Spans((form.start, form.end) for form in refused)
    in_time = Spans((mention.start, mention.end) for mention in mentions)
    furniture = Spans(page_numbers(text))
    cores: list[Core] = []
    end = 0
    for start, item in _starts(text, low, words, in_time, hidden, refused):
        if start < end:
            continue
        core = _read_at(low, start, item)
        if core is None or core.start < end:
            continue  # "0-half million": what stands before "million" is taken
        if furniture.holds(start) and not in_time.holds(start):
            core = core._replace(kind="identifier")
        elif core.kind is None and not in_time.holds(core.end - 1):
            core = classify(text, low, core)
        cores.append(core)
        end = core.end
    return cores, sorted(refused)


def _starts(
    text: str, low: str, words: Sequence[tuple[int, str]], in_time: Spans, hidden: Spans, refused: list[RefusedForm]
) -> Iterator[tuple[int, Digits | str]]:
    """Where numbers may start, in order: runs of digits and number words."""
    starts: list[tuple[int, Digits | str]] = []
    for form in find_digits(text, low, in_time.holds, hidden.meets):
        if isinstance(form, RefusedForm):
            refused.append(form)
        else:
            starts.append((form.start, form))
    values = word_values()
    starts += ((at, word) for at, word in words if word in values and not hidden.holds(at))
    starts.sort(key=lambda item: item[0])
    return iter(starts)


def _read_at(low: str, start: int, item: Digits | str) -> Core | None:
    if isinstance(item, str):
        return read_word(low, start, item)
    if item.value is None:
        return Core(start, item.end, 0.0, 0.0, kind="identifier", digits=True)
    return read_numeral(low, start, item.end, item.value, "digits")


def _hidden_forms(text: str, low: str) -> Iterator[RefusedForm]:
    """Numbers that hold zero-width or bidirectional characters: they show another number than they are."""
    if not _HIDDEN_SIGN.search(text):
        return
    words = word_values()
    for match in _HIDDEN_INSIDE.finditer(low):
        parts = [part.strip(".,;:()[]\"'“”") for part in _HIDDEN_SIGN.split(match[0])]
        if any(map(str.isdigit, match[0])) or "".join(parts) in words or any(part in words for part in parts):
            yield RefusedForm(match.start(), match.end(), "a hidden character stands inside the number")
    for match in _REVERSED.finditer(text):
        for run in _RUN.finditer(text, match.start(), match.end()):
            yield RefusedForm(run.start(), run.end(), "the text around the number is shown in reverse")
