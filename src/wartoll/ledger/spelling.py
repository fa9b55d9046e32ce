"""One spelling for what is hashed: JSON with sorted keys, no spaces, no NaN."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from wartoll.claims import ROW_FIELDS

_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
)
_FIELDS = tuple(sorted(ROW_FIELDS))
_in_order = itemgetter(*_FIELDS)
_PARTS = [part for name in _FIELDS for part in (f',"{name}":', "")]
_PARTS[0] = "{" + _PARTS[0][1:]
_PARTS.append("}")


def canonical_json(value: Any) -> str:
    """JSON in one spelling: sorted keys, no spaces, no NaN.

    Raises
    ------
    ValueError
        Where a number is not finite.
    """
    return _ENCODER.encode(value)


def spell_row(row: Mapping[str, Any]) -> str:
    """A claim's row as `canonical_json` spells it, in half the time: its keys are known and sorted once.

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
    parts = _PARTS.copy()
    parts[1::2] = _spell_all(values)
    return "".join(parts)


def spell_list(values: Iterable[Any]) -> str:
    """A list as `canonical_json` spells it."""
    return "[" + ",".join(_spell_all(values)) + "]"


def _spell_all(values: Iterable[Any]) -> list[str]:
    # By the exact type: what only derives from it, such as an enum, is left to the encoder.
    return [
        "null" if value is None else encode_basestring(value) if type(value) is str else _spell_other(value)
        for value in values
    ]


def _spell_other(value: Any) -> str:
    kind = type(value)
    if kind is float and math.isfinite(value):
        return repr(value)
    if kind is bool:
        return "true" if value else "false"
    if kind is int:
        return repr(value)
    return canonical_json(value) if kind is not list or value else "[]"
