"""Spans of a text that don't overlap, kept in order."""

from __future__ import annotations

from bisect import bisect_left, insort


class Spans:
    """A set of spans that don't overlap; a new one is asked about in logarithmic time."""

    __slots__ = ("_spans",)

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def meets(self, start: int, end: int) -> bool:
        """Whether a span shares a character with one of them."""
        at = bisect_left(self._spans, (end, 0))
        return at > 0 and self._spans[at - 1][1] > start

    def add(self, start: int, end: int) -> bool:
        """Add a span unless it meets one of them; whether it was added."""
        if end <= start or self.meets(start, end):
            return False
        insort(self._spans, (start, end))
        return True
