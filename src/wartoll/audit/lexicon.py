"""The words of derivation, compiled once from ``vocabulary/derivation.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from wartoll.vocabulary import load_vocabulary


@cache
def words(table: str, name: str) -> re.Pattern[str]:
    """The pattern that finds any of a table's expressions as whole words."""
    return whole_words(_table(table)[name])


@cache
def keyed(table: str) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], float], ...]]:
    """A pattern for all keys of a table of numbers, and each key's own pattern with its number."""
    entries = sorted(_table(table).items(), key=lambda item: -len(item[0]))
    return whole_words(key for key, _ in entries), tuple((re.compile(key, re.I), float(v)) for key, v in entries)


@cache
def unit_sizes() -> Mapping[str, tuple[float, float]]:
    """The usual sizes of units of soldiers, in people."""
    return {name: (float(low), float(high)) for name, (low, high) in _table("units").items()}


def value_of(table: str, found: str) -> float:
    """The number that a found expression of a table of numbers stands for."""
    for pattern, value in keyed(table)[1]:
        if pattern.fullmatch(found):
            return value
    raise KeyError(found)


def measures() -> tuple[str, ...]:
    """The names of the measures that words of counting tell apart."""
    return tuple(_table("counting"))


def whole_words(expressions: Iterable[str]) -> re.Pattern[str]:
    """One pattern for expressions as whole words, longest first."""
    ordered = sorted(expressions, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(ordered)})(?![\w])", re.IGNORECASE)


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = load_vocabulary("derivation")[name]
    return table
