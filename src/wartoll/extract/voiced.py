"""What is read of a sentence's speakers: its voices, who goes on where it has none, and the answer for a claim."""

from __future__ import annotations

from dataclasses import dataclass

from wartoll.claims import Modality
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
