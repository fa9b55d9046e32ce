"""One spelling for what is hashed: JSON with sorted keys, no spaces, no NaN."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from wartoll.claims import ROW_FIELDS

_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
)
_FIELDS = tuple(sorted(ROW_FIELDS))
_TEMPLATE = "{" + ",".join(f'"{name}":%s' for name in _FIELDS) + "}"
_in_order = itemgetter(*_FIELDS)


def canonical_json(value: Any) -> str:
    """JSON in one spelling: sorted keys, no spaces, no NaN.

    Raises
    ------
    ValueError
        Where a number is not finite.
    """
    return _ENCODER.encode(value)


def spell_row(row: Mapping[str, Any]) -> str:
    """A claim's row as `canonical_json` spells it, in half the time: its keys are known, and sorted once.

    Raises
    ------
    ValueError
        Where a number is not finite.
    """
    if len(row) != len(_FIELDS):
        return canonical_json(row)
    try:
        values = _in_order(row)
    except KeyError:
        return canonical_json(row)
    return _TEMPLATE % tuple(["null" if value is None else _spelled(value) for value in values])


def spell_list(values: Iterable[Any]) -> str:
    """A list as `canonical_json` spells it."""
    return "[" + ",".join(["null" if value is None else _spelled(value) for value in values]) + "]"


def _spelled(value: Any) -> str:
    # By the exact type: what only derives from it, such as an enum, is left to the encoder.
    return _SPELLINGS.get(type(value), canonical_json)(value)


def _spell_float(value: float) -> str:
    return float.__repr__(value) if math.isfinite(value) else canonical_json(value)


_SPELLINGS: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    float: _spell_float,
    int: int.__repr__,
    bool: lambda value: "true" if value else "false",
    list: lambda value: canonical_json(value) if value else "[]",
}
