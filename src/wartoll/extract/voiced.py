"""What is read of a sentence's speakers: its voices, and who goes on speaking where it has none."""

from __future__ import annotations

from dataclasses import dataclass

from wartoll.dates import Window
from wartoll.extract.report import Report
from wartoll.extract.sources import Source
from wartoll.extract.text import Sentence


@dataclass(frozen=True, slots=True)
class Voice:
    """A report with its speakers resolved."""

    report: Report
    source: Source
    carriers: tuple[Source, ...]
    said: Window | None = None


@dataclass(slots=True)
class Line:
    """A sentence with its voices and the offsets at which a new clause with its own speaker begins."""

    sentence: Sentence
    words: str
    first: int
    stop: int
    voices: tuple[Voice, ...] = ()
    breaks: tuple[int, ...] = ()
    carried: Voice | None = None
    carry_rule: str = ""
