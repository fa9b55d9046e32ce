"""Whole stacks, from their texts: what changed is named, nothing else is, and only who made the change is charged."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.trace.making import document
from wartoll.extract import extract_claims
from wartoll.trace import Trace, trace_claims

STACKS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("stacks.toml").read_text("utf-8"))["stack"]
each_stack = pytest.mark.parametrize("stack", STACKS, ids=[stack["name"] for stack in STACKS])


def unfold(text: str) -> str:
    """A text without the line breaks of its file; paragraphs stay."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def trace_of(stack: dict[str, Any]) -> Trace:
    documents = [
        document(row["letter"], unfold(row["text"]), row["publisher"], row["day"]) for row in stack["document"]
    ]
    return trace_claims(extract_claims(documents).claims, documents)


def differences(trace: Trace, *, charged: bool = False) -> set[tuple[str, str]]:
    """Each pair of documents that differ, as letters, with the kind."""
    return {
        (relation.source + relation.target, difference.kind.value)
        for origin in trace.origins
        for relation in origin.relations
        for difference in relation.differences
        if difference.charged or not charged
    }


@each_stack
def test_what_changed_is_named_and_nothing_else_is(stack: dict[str, Any]) -> None:
    wanted = {(change.split()[0], change.split()[1].rstrip("!")) for change in stack["changes"]}
    found = differences(trace_of(stack))
    assert wanted <= found
    assert {pair for pair, _ in found} <= {pair for pair, _ in wanted}


@each_stack
def test_only_who_made_the_change_beside_the_own_words_is_charged(stack: dict[str, Any]) -> None:
    allowed = {change.split()[0] for change in stack["changes"] if change.endswith("!")}
    assert {pair for pair, _ in differences(trace_of(stack), charged=True)} <= allowed
