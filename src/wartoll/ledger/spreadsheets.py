"""A spreadsheet kept by hand becomes claims: columns by name, definitions kept, errors by row."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wartoll.claims import Claim, Quote, claim_from_row, make_claim_id
from wartoll.documents import Document
from wartoll.documents.decode import check_size, decode_text
from wartoll.errors import ClaimError, DocumentError, LedgerError

NUMBERS = ("low", "best", "high", "confidence", "duration_days")
NEEDED = ("measure", "form")


@dataclass(frozen=True, slots=True)
class Import:
    """What a spreadsheet gave: a document and a claim a row, and each row that gave none, with its reason."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    errors: tuple[str, ...]


def read_spreadsheet(path: Path, columns: Mapping[str, str] | None = None) -> Import:
    """Read a CSV whose columns are named as in ``docs/claims.md``, or are mapped to those names.

    Each row is kept whole as a small document of its own, "column: value" by line, so that the definitions that a
    person wrote beside a figure stay with it; the quote is the row's words, or the line of its number.

    Parameters
    ----------
    columns : mapping, optional
        From a claim's field to the spreadsheet's column, such as ``{"speaker": "originator"}``.

    Raises
    ------
    LedgerError
        Where the file is no CSV or lacks the columns that a claim needs.
    """
    try:
        check_size(path.name, path.stat().st_size)
        text, _ = decode_text(path.name, path.read_bytes())
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror or error}", "a CSV file that can be read") from error
    except DocumentError as error:
        raise LedgerError(error.found, "a CSV file", "save the spreadsheet as CSV") from error
    reader = csv.DictReader(text.removeprefix("\ufeff").splitlines(keepends=True))
    names = [name.strip() for name in reader.fieldnames or []]
    reader.fieldnames = names
    mapping = {name: name for name in names} | dict(columns or {})
    lacking = [field for field in NEEDED if mapping.get(field) not in names]
    unknown = [column for column in mapping.values() if column not in names]
    if lacking or unknown:
        raise LedgerError(
            f"{path.name} lacks the columns {', '.join(lacking + unknown)}",
            "columns for measure and form",
            "map them, such as --map measure=category",
        )
    documents: list[Document] = []
    claims: list[Claim] = []
    errors: list[str] = []
    for number, row in _rows(reader, errors, path.name):
        try:
            document, claim = _read_row(path.name, number, row, mapping)
        except (ClaimError, ValueError) as error:
            errors.append(f"{path.name}, row {number}: {getattr(error, 'found', error)}")
        else:
            documents.append(document)
            claims.append(claim)
    return Import(tuple(documents), tuple(claims), tuple(errors))


def _rows(reader: Iterator[dict[str, Any]], errors: list[str], name: str) -> Iterator[tuple[int, dict[str, str]]]:
    number = 1
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            errors.append(f"{name}, row {number}: {error}")
            continue
        yield number, {str(key): (value or "").strip() for key, value in row.items() if key and isinstance(value, str)}


def _read_row(
    name: str, number: int, row: Mapping[str, str], mapping: Mapping[str, str]
) -> tuple[Document, Claim]:  # fmt: skip
    text = "\n".join(f"{key}: {value}" for key, value in row.items() if value)
    values: dict[str, Any] = {field: row.get(column) or None for field, column in mapping.items()}
    for field in NUMBERS:
        if values.get(field):
            values[field] = float(str(values[field]).replace(",", ""))
    if values.get("best") is not None and values.get("low") is None and values.get("high") is None:
        values["low"] = values["high"] = values["best"]
    document_name = f"{name}#{number}"
    document = Document(
        name=document_name, text=text, digest=hashlib.sha256(f"{document_name}\n{text}".encode()).hexdigest(),
        publisher=values.get("publisher"), url=values.get("url"), media_type="text/csv",
    )  # fmt: skip
    quote = _quote(text, row, mapping)
    said = [values.get(end) for end in ("low", "best", "high")]
    if all(value is None for value in said):
        raise ValueError("no number in low, best or high")
    claim_id = make_claim_id(document.digest, quote, str(values["measure"]), str(values["form"]), str(said), None)
    fields = values | {
        "claim_id": claim_id, "document": document_name, "quote": quote.text, "quote_start": quote.start,
        "quote_end": quote.end, "bound": values.get("bound") or _bound(values), "extractor": "spreadsheet",
        "via": [part for part in str(values.get("via") or "").split(">") if part.strip()],
        "mentions": (), "rules": (), "warnings": (), "open_dates": (), "vague": False, "translated": False,
        "as_of_inferred": str(values.get("as_of_inferred") or "").lower() in ("true", "1", "yes"),
        "confidence": 1.0 if values.get("confidence") is None else values["confidence"],
    }  # fmt: skip
    return document, claim_from_row(fields)


def _quote(text: str, row: Mapping[str, str], mapping: Mapping[str, str]) -> Quote:
    for field in ("quote", "best", "low", "high"):
        column = mapping.get(field)
        line = f"{column}: {row[column]}" if column and row.get(column) else None
        if line and (start := text.find(line)) >= 0:
            return Quote.of(text, start, start + len(line))
    return Quote.of(text, 0, len(text))


def _bound(values: Mapping[str, Any]) -> str:
    low, best, high = values.get("low"), values.get("best"), values.get("high")
    if best is None and low is not None and high is not None and low != high:
        return "between"
    if best is None and high is None:
        return "at_least"
    return "at_most" if best is None and low is None else "exact"
