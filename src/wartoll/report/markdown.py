"""``brief.md``: the brief as CommonMark, for mail and for notes; the documents' texts are left to the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wartoll.report.blocks import Block, Bullets, Card, Chart, Paragraph, Quotation, Section, SideBySide, Table
from wartoll.report.brief import Brief
from wartoll.report.legible import one_line
from wartoll.report.words import Changed, Cite, Strong, Words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def render_markdown(brief: Brief) -> str:
    """The brief as Markdown. Document text can't act as markup: every sign that could is escaped."""
    lines = [f"# {escape_markdown(brief.title)}", "", escape_markdown(brief.dateline), ""]
    for section in brief.opening:
        lines += _section(brief, section)
    lines += ["## The finding", ""]
    for paragraph in brief.finding:
        lines += [" ".join(_say(brief, sentence) for sentence in paragraph), ""]
    for section in brief.sections:
        lines += _section(brief, section)
    lines += ["## Documents", ""]
    for source in brief.sources:
        day = source.published.isoformat() if source.published else "no date"
        words = f"{source.name}: {source.publisher or 'outlet not known'}, {day}"
        lines.append(f"- {escape_markdown(words)}")
    return "\n".join(lines).rstrip() + "\n"


def _section(brief: Brief, section: Section) -> Iterator[str]:
    yield f"## {escape_markdown(section.title)}"
    yield ""
    for block in section.blocks:
        yield from _block(brief, block)
        yield ""


def escape_markdown(text: str) -> str:
    """Text that Markdown shows as it stands, on one line.

    Examples
    --------
    >>> escape_markdown("[x](javascript:a) <b>")
    '\\\\[x\\\\](javascript:a) \\\\<b\\\\>'
    """
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line(text)))


def _say(brief: Brief, words: Words) -> str:
    parts = []
    for part in words:
        if isinstance(part, Cite):
            known = [f"[{brief.numbers[i]}]" for i in part.claim_ids if i in brief.numbers]
            parts.append(escape_markdown(" " + "".join(known)) if known else "")
        elif isinstance(part, str):
            lead, tail = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
            parts.append((" " if lead else "") + escape_markdown(part) + (" " if tail and part.strip() else ""))
        elif isinstance(part, Changed | Strong):
            tail = " " if part.text.endswith(" ") else ""
            parts.append(f"**{escape_markdown(part.text)}**{tail}" if part.text.strip() else "")
        else:
            parts.append(escape_markdown(part.text))
    return re.sub(r" +([.,;:])", r"\1", " ".join("".join(parts).split(" "))).strip()


def _block(brief: Brief, block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _say(brief, block.words)
    elif isinstance(block, Bullets):
        if block.caption:
            yield f"**{escape_markdown(block.caption)}**"
            yield ""
        for item in block.entries:
            yield f"- {_say(brief, item)}"
    elif isinstance(block, Table):
        yield f"**{escape_markdown(block.caption)}**"
        yield ""
        yield "| " + " | ".join(escape_markdown(column.title) or " " for column in block.columns) + " |"
        yield "|" + "|".join("---:" if column.align == "right" else "---" for column in block.columns) + "|"
        for row in block.rows:
            yield "| " + " | ".join(_say(brief, cell) or " " for cell in row) + " |"
    elif isinstance(block, Chart):
        yield f"*{escape_markdown(block.title)}.* {escape_markdown(block.description)}"
    elif isinstance(block, Quotation):
        yield f"> {escape_markdown(block.words)}"
        yield ">"
        yield f"> — {_say(brief, block.credit)}"
    elif isinstance(block, SideBySide):
        for entry in block.entries:
            yield f"- {_say(brief, entry.head)}: “{_say(brief, entry.words)}”"
        for note in block.notes:
            yield f"- {_say(brief, note)}"
    else:
        yield from _card(brief, block)


def _card(brief: Brief, card: Card) -> Iterator[str]:
    badge = f" ({escape_markdown(card.badge)})" if card.badge else ""
    yield f"### {_say(brief, card.heading)}{badge}"
    yield ""
    if card.kicker:
        yield f"*{_say(brief, card.kicker)}*"
        yield ""
    for block in card.blocks:
        yield from _block(brief, block)
        yield ""
