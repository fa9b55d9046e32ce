"""``claims.csv``: one row a claim, with cells that no spreadsheet will run.

A cell whose text begins with ``=``, ``+``, ``-``, ``@``, a tab, a carriage return or a line feed could be run as a
formula, also behind spaces or as its full-width form. Such a cell gets an apostrophe in front. So does a cell that
begins with an apostrophe, so that taking one apostrophe off every cell that begins with one gives the text back:
``restore_cell(defuse_cell(text)) == text``, always. Numbers are written as numbers.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from wartoll.claims import ROW_FIELDS, Claim, claim_from_row, claim_to_row
from wartoll.errors import ClaimError

_RUNS = re.compile(r"[\t\r\n]|[\s\x00-\x20\u200b\ufeff]*[=+\-@＝＋－＠]")
_LISTS = ("mentions", "via", "open_dates", "rules", "warnings")
_FLAGS = ("translated", "as_of_inferred", "vague")
_NUMBERS = ("quote_start", "quote_end", "low", "best", "high", "duration_days", "confidence")


def write_claims_csv(claims: Iterable[Claim]) -> str:
    """The claims as the text of a CSV file (RFC 4180, header row); lists stand as JSON in their cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(ROW_FIELDS)
    for claim in claims:
        row = claim_to_row(claim)
        writer.writerow([_cell(row[name]) for name in ROW_FIELDS])
    return out.getvalue()


def read_claims_csv(text: str) -> Iterator[Claim]:
    """Claims back from what ``write_claims_csv`` gives.

    Raises
    ------
    ClaimError
        Where a column is missing or a cell holds what it can't hold.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = set(ROW_FIELDS) - set(reader.fieldnames or ())
    if missing:
        raise ClaimError(f"the CSV lacks {', '.join(sorted(missing))}", "the columns of docs/claims.md")
    for row in reader:
        yield claim_from_row({name: _value(name, row[name]) for name in ROW_FIELDS})


def defuse_cell(text: str) -> str:
    """Text that a spreadsheet shows and does not run.

    Examples
    --------
    >>> defuse_cell("=1+1"), defuse_cell("12,000 soldiers")
    ("'=1+1", '12,000 soldiers')
    """
    return f"'{text}" if text.startswith("'") or _RUNS.match(text) else text


def restore_cell(cell: str) -> str:
    """The text that ``defuse_cell`` was given."""
    return cell[1:] if cell.startswith("'") else cell


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(int(value)) if value == int(value) else repr(value)
    if isinstance(value, str):
        return defuse_cell(value)
    return defuse_cell(json.dumps(value, ensure_ascii=False)) if value else ""


def _value(name: str, cell: str | None) -> Any:
    text = restore_cell(cell or "")
    if name in _LISTS:
        return json.loads(text) if text else []
    if name in _FLAGS:
        return text == "true"
    if text == "":
        return None
    return float(text) if name in _NUMBERS else text
