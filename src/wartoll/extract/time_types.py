"""What is read of a time: the mention in the text, and the days it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from wartoll.dates import Window


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression of a text.

    Parameters
    ----------
    start, end : int
        Code-point offsets, the word of its role included ("since December 6").
    words : str
        ``text[start:end]``.
    kind : str
        ``point`` (a day or a window of days), ``period`` (a window with its own start and end, "from 1 to 9 May",
        "the past 24 hours"), ``duration`` ("for three days", "12 weeks") or ``frequency`` ("a day", "daily").
    role : str or None
        ``since``, ``from``, ``by``, ``until``, ``as_of``, ``in``, ``on``, ``over``, ``ago``, ``after``, ``before``;
        ``event`` where it dates the event that a count dated otherwise is of.
    per : str or None
        For a frequency: ``day``, ``week``, ``month`` or ``year``.
    chained : bool
        Whether it is read from the date mentioned before, not from the document's: "four days earlier".
    ahead : bool
        Whether its sentence puts it in the future.
    maybe_ahead : bool
        Whether a "would" or "could" stands before it: it lies ahead where the past reading is many months back.
    context_year : int or None
        The year that the paragraph has last named, for a date without one.
    previous : TimeMention or None
        The dated mention before, from which a chained one is read.
    key : tuple
        What ``resolve_time`` reads; no other code should.
    """

    start: int
    end: int
    words: str
    kind: str
    role: str | None = None
    per: str | None = None
    chained: bool = False
    ahead: bool = False
    key: tuple[Any, ...] = ()
    maybe_ahead: bool = False
    context_year: int | None = None
    previous: TimeMention | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """The days that a time means.

    Parameters
    ----------
    window : Window or None
        All days that it may mean or span.
    start, end : Window or None
        Where a period starts and where it ends: "since 6 December" has a start, "by mid-April" an end,
        "from 1 May to 30 June" and "last week" both.
    duration_days : float or None
        A length of time that the words state.
    open_from, open_to : (month, day) or None
        The ends of a window whose year nothing settles.
    anchored : bool
        Whether the reading rests on the anchor ("yesterday", a date without a year).
    """

    window: Window | None = None
    start: Window | None = None
    end: Window | None = None
    duration_days: float | None = None
    open_from: tuple[int, int] | None = None
    open_to: tuple[int, int] | None = None
    anchored: bool = False
