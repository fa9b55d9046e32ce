"""Sorted spans that answer which of them holds an offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Spans:
    """Spans of a text that don't overlap; lookups take the logarithm of their number."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def __len__(self) -> int:
        return len(self._starts)

    def holds(self, offset: int) -> bool:
        """Whether a span holds the offset."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]

    def meets(self, start: int, end: int) -> bool:
        """Whether a span shares an offset with ``start`` to ``end``."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start

    def edges(self) -> set[int]:
        """Every offset at which a span starts or ends."""
        return {*self._starts, *self._ends}
