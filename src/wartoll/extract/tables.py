"""Tables gone flat: a line of headings, ``Region | killed | wounded``, and the rows of numbers under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wartoll.extract.measures import lexicon
from wartoll.extract.scene import Reading, Scene, Table

_BREAK = re.compile(r"\s*[|\t]\s*|\s{3,}")
_EDGE = re.compile(r"^[|\s]+|[|\s]+$")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_WORD = re.compile(r"[a-z]+")
MEASURES = frozenset({"killed", "wounded", "captured", "missing", "casualties", "losses", "displaced", "returned"})
MARGIN = 8  # signs that may stand before the first word of a line
LINE = 400  # signs of the longest line that is read as a row
HEADING = 40  # signs of the longest heading
COLUMNS = 2  # fewer are no table
MOST = 8  # columns of a table whose columns have run together
_SOLID = re.compile(r"\S+")
GAP = 2  # lines without numbers that a table may hold: a rule, a note


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a line: where it starts and ends in the text, and its words."""

    start: int
    end: int
    words: str


def read_table_row(scene: Scene) -> dict[int, Reading]:
    """The counts of a row by the headings of their columns; a line of headings is kept for the rows under it.

    Returns
    -------
    dict
        Element index of a number to its reading; empty where the sentence is no row. Numbers under other headings
        are refused.
    """
    table = scene.memory.table
    if not scene.elements or (table is None and scene.numbers):
        return {}
    cells = _cells(scene)
    if len(cells) == 1:
        cells = _plain_heads(cells[0]) if table is None else _plain_row(scene, table, cells[0])
    if not scene.numbers:
        heads = tuple(_measure_of(cell.words) for cell in cells)
        short = all(len(cell.words) <= HEADING and not cell.words.endswith((".", ",", ";")) for cell in cells)
        if len(cells) >= COLUMNS and short and any(heads):
            people = tuple(_people_of(cell.words) for cell in cells)
            scene.memory.table = Table(heads, people, scene.index)
        elif table is not None and scene.index - table.last > GAP:
            scene.memory.table = None
        return {}
    assert table is not None
    if len(cells) != len(table.measures) or scene.index - table.last > GAP:
        scene.memory.table = None
        return {}
    table.last = scene.index
    return _read_row(scene, table, cells)


def _read_row(scene: Scene, table: Table, cells: list[Cell]) -> dict[int, Reading]:
    readings: dict[int, Reading] = {}
    label = cells[0].words if not table.measures[0] else ""
    for at in scene.numbers:
        element = scene.elements[at]
        column = next((k for k, cell in enumerate(cells) if cell.start <= element.start < cell.end), None)
        measure = table.measures[column] if column is not None else None
        if column is None or measure is None or len(cells[column].words) > element.end - element.start + 4:
            scene.refused[at] = "a column of a table that counts nobody harmed"
            continue
        reading = scene.make(at, measure, "column of a table")
        reading.group = _group_of(label, table.people[column])
        if _YEAR.match(label):
            reading.form = "period"
        readings[at] = reading
    return readings


def _cells(scene: Scene) -> list[Cell]:
    start, end = scene.elements[0].start, scene.elements[-1].end
    line_start = max(0, start - MARGIN)
    opening = scene.text[line_start:start].rpartition("\n")
    line_start = start - len(opening[2])
    begins = opening[1] or start <= MARGIN
    if not begins or opening[2].strip(" |\t") or end - start > LINE:
        return []  # a sentence within a line, or a line of prose
    line = scene.text[line_start:end]
    edge = _EDGE.match(line)
    at = edge.end() if edge is not None else 0
    cells: list[Cell] = []
    for match in [*_BREAK.finditer(line, at), None]:
        stop = match.start() if match is not None else len(line)
        if stop > at:
            cells.append(Cell(line_start + at, line_start + stop, line[at:stop].strip()))
        at = match.end() if match is not None else stop
    return cells


def _plain_heads(line: Cell) -> list[Cell]:
    """``Year Killed Wounded``: the headings of a table whose columns have run together, one word each."""
    words = list(_SOLID.finditer(line.words))
    named = [_measure_of(word[0]) is not None for word in words]
    if not COLUMNS < len(words) <= MOST or not all(word[0][:1].isupper() for word in words) or sum(named) < COLUMNS:
        return [line]
    return [Cell(line.start + word.start(), line.start + word.end(), word[0]) for word in words]


def _plain_row(scene: Scene, table: Table, line: Cell) -> list[Cell]:
    """``2014 2,084 4,612``, ``Khan Yunis 401 1,122``: a label, and a number under each of the other headings."""
    columns = len(table.measures) - 1
    numbers = [scene.elements[at] for at in scene.numbers][-columns:]
    if len(numbers) < columns or scene.elements[-1] is not numbers[-1]:
        return [line]
    stops = [*(number.start for number in numbers[1:]), line.end]
    label = Cell(line.start, numbers[0].start, scene.text[line.start : numbers[0].start].strip())
    cells = [
        Cell(number.start, stop, scene.text[number.start : number.end])
        for number, stop in zip(numbers, stops, strict=True)
    ]
    return [label, *cells] if label.words else [line]


def _measure_of(heading: str) -> str | None:
    """The harm that a heading names: "killed", "Wounded in action", "Deaths"."""
    low = heading.lower().strip()
    for words in (low, *_WORD.findall(low)):
        entry = lexicon().entries.get(words)
        cues = dict(entry.cues) if entry is not None else {}
        measure: str | None = cues.get("toll") or cues.get("passive") or cues.get("head")
        if measure in MEASURES:
            return measure
    return None


def _people_of(heading: str) -> str | None:
    """The people that a heading names: "Civilians killed"."""
    word: str
    for word in _WORD.findall(heading.lower()):
        entry = lexicon().entries.get(word)
        if entry is not None and "people" in entry.tags and not entry.cues:
            return word
    return None


def _group_of(label: str, people: str | None) -> str | None:
    """Who a row counts: the people of its label, or people in the place that it names."""
    words = _WORD.findall(label.lower())
    if not words or any(char.isdigit() for char in label[:4]) or words[0] in ("total", "all", "sum"):
        return people
    if any((entry := lexicon().entries.get(word)) is not None and "people" in entry.tags for word in words):
        return label.lower()
    return f"{people or 'people'} in {label}"
