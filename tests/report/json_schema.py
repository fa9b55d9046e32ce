"""The part of JSON Schema 2020-12 that ``brief.schema.json`` uses; a keyword it does not know fails the test."""

from __future__ import annotations

import re
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
_NOTES = {"$schema", "$id", "$defs", "title", "description"}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> list[str]:
    """Every place where a value breaks the schema, in words."""
    found: list[str] = []
    for keyword, rule in schema.items():
        if keyword in _NOTES:
            continue
        found += _CHECKS[keyword](value, rule, schema, root, at)
    return found


def _ref(value: Any, rule: str, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    return faults(value, root["$defs"][rule.removeprefix("#/$defs/")], root, at)


def _type(value: Any, rule: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    names = [rule] if isinstance(rule, str) else rule
    for name in names:
        if isinstance(value, _TYPES[name]) and not (isinstance(value, bool) and name in ("number", "integer")):
            return []
    return [f"{at} is {type(value).__name__}, not {names}"]


def _properties(value: Any, rule: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    if not isinstance(value, dict):
        return []
    return [
        fault for key, inner in rule.items() if key in value for fault in faults(value[key], inner, root, f"{at}.{key}")
    ]


def _additional(value: Any, rule: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    if rule is True or not isinstance(value, dict):
        return []
    return [f"{at} has an unknown {key}" for key in value if key not in schema["properties"]]


def _items(value: Any, rule: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    if not isinstance(value, list):
        return []
    return [fault for n, inner in enumerate(value) for fault in faults(inner, rule, root, f"{at}[{n}]")]


def _test(allowed: Any) -> Any:
    def check(value: Any, rule: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
        return [] if allowed(value, rule) else [f"{at} is {value!r}, against {rule!r}"]

    return check


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_CHECKS: dict[str, Any] = {
    "$ref": _ref,
    "type": _type,
    "properties": _properties,
    "additionalProperties": _additional,
    "items": _items,
    "required": _test(lambda v, rule: not isinstance(v, dict) or set(rule) <= v.keys()),
    "const": _test(lambda v, rule: v == rule),
    "enum": _test(lambda v, rule: v in rule),
    "pattern": _test(lambda v, rule: not isinstance(v, str) or re.search(rule, v) is not None),
    "minimum": _test(lambda v, rule: not _is_number(v) or v >= rule),
    "maximum": _test(lambda v, rule: not _is_number(v) or v <= rule),
    "exclusiveMinimum": _test(lambda v, rule: not _is_number(v) or v > rule),
    "minItems": _test(lambda v, rule: not isinstance(v, list) or len(v) >= rule),
    "maxItems": _test(lambda v, rule: not isinstance(v, list) or len(v) <= rule),
}
