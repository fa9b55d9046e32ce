"""The summary a terminal shows: headings with their lines; the face prints them."""

from __future__ import annotations

from wartoll.report.blocks import Paragraph, Section, Table
from wartoll.report.brief import Brief
from wartoll.report.inputs import tell_skipped
from wartoll.report.legible import one_line
from wartoll.report.words import count_noun

Summary = tuple[tuple[str, tuple[str, ...]], ...]
"""Headings, each with its lines: legible text without control characters, but not yet escaped for markup."""


def summarize(brief: Brief) -> Summary:
    """The brief in a few lines: its finding, what it holds, and what was not read."""
    counts = brief.counts
    held = [count_noun(counts[key], noun) for key, noun in (("documents", "document"), ("claims", "claim"))]
    held.append(f"{count_noun(counts['origins'], 'statement')} behind them")
    parts = [*map(_summarize_opening, brief.opening)]
    parts += [
        (brief.title, tuple(one_line(sentence.text) for sentence in brief.sentences)),
        ("In this brief", (", ".join(held), *(f"{s.title}: {s.count}" for s in brief.sections if s.count))),
    ]
    if brief.skipped:
        parts.append(("Not read", tuple(map(tell_skipped, brief.skipped))))
    return tuple(parts)


def _summarize_opening(section: Section) -> tuple[str, tuple[str, ...]]:
    """What stands in a section's paragraphs and in its first table."""
    lines = [one_line(block.words.text) for block in section.blocks if isinstance(block, Paragraph)][:1]
    table = next((block for block in section.blocks if isinstance(block, Table)), None)
    for row in table.rows if table else ():
        what, *cells = (one_line(cell.text) for cell in row)
        lines.append(f"{what}: {' → '.join(cells)}" if len(cells) == 2 else ", ".join((what, *cells)))
    return section.title, tuple(lines)
