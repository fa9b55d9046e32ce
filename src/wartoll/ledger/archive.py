"""The whole ledger as JSON Lines: what backup writes, what restore reads, and what moves between databases."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from wartoll.errors import LedgerError
from wartoll.ledger import schema
from wartoll.ledger.spelling import canonical_json
from wartoll.ledger.verify import Verification, verify_ledger

if TYPE_CHECKING:
    from sqlalchemy import Table

    from wartoll.ledger.store import Ledger

FORMAT = "wartoll-ledger-archive/1"
TABLES: tuple[Table, ...] = (
    schema.originals, schema.documents, schema.revisions, schema.heads, schema.gradings, schema.snapshots,
)  # fmt: skip
PAGE = 1_000


def dump_archive(ledger: Ledger) -> Iterator[str]:
    """Every row of the ledger as a line of JSON, one consistent state, the end of the chain last."""
    from sqlalchemy import select

    yield canonical_json({"format": FORMAT})
    counts: dict[str, int] = {}
    with ledger.reading() as connection:
        for table in TABLES:
            order = list(table.primary_key.columns)
            query = select(table).order_by(*order).execution_options(yield_per=PAGE)
            for row in connection.execute(query).mappings():
                counts[table.name] = counts.get(table.name, 0) + 1
                yield canonical_json({"table": table.name, "row": {k: _encode(v) for k, v in row.items()}})
    yield canonical_json({"end": counts})


def load_archive(ledger: Ledger, lines: Iterable[str]) -> Verification:
    """Fill an empty ledger from an archive in one transaction, and verify it.

    Raises
    ------
    LedgerError
        Where the ledger holds something, the archive is cut or malformed, or what it gives does not verify.
    """
    if ledger.last_revision()[0] != 0:
        raise LedgerError(f"{ledger.name} holds revisions already", "an empty ledger to restore into")
    by_name = {table.name: table for table in TABLES}
    counts: dict[str, int] = {}
    ended = False
    with ledger.writing() as connection:
        batch: list[dict[str, Any]] = []
        current: Table | None = None

        def flush() -> None:
            if batch and current is not None:
                connection.execute(current.insert(), batch)
                batch.clear()

        for number, line in enumerate(lines, 1):
            entry = _parse(line, number)
            if number == 1:
                if entry.get("format") != FORMAT:
                    raise LedgerError("a file that is no ledger archive", f"a first line that says {FORMAT}")
                continue
            if "end" in entry:
                ended = entry["end"] == counts
                break
            table = by_name.get(str(entry.get("table")))
            if table is None or not isinstance(entry.get("row"), dict):
                raise LedgerError(f"line {number} of the archive is no row", "the table and the row")
            if table is not current or len(batch) >= PAGE:
                flush()
                current = table
            counts[table.name] = counts.get(table.name, 0) + 1
            batch.append(_decode(table, entry["row"], number))
        flush()
        if not ended:
            raise LedgerError("the archive is cut before its end", "an archive whose last line counts its rows")
        if ledger.dialect == "sqlite":
            connection.exec_driver_sql("INSERT INTO claims_search(claims_search) VALUES('rebuild')")
        else:
            for table in (schema.documents, schema.gradings, schema.snapshots):
                sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
                connection.exec_driver_sql(f"SELECT setval({sequence}, coalesce(max(id), 1)) FROM {table.name}")
    result = verify_ledger(ledger)
    if result.faults:
        raise LedgerError(f"the restored ledger does not verify: {result.faults[0]}", "an archive of a sound ledger")
    return result


def _parse(line: str, number: int) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise LedgerError(f"line {number} of the archive is no JSON", "JSON Lines") from error
    if not isinstance(entry, dict):
        raise LedgerError(f"line {number} of the archive is no object", "JSON Lines of objects")
    return entry


def _encode(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    return value


def _decode(table: Table, row: Mapping[str, Any], number: int) -> dict[str, Any]:
    from sqlalchemy import Date, LargeBinary

    if set(row) != set(table.c.keys()):
        raise LedgerError(f"line {number} of the archive lacks columns of {table.name}", "all of them, and no other")
    values = dict(row)
    try:
        for column in table.c:
            value = values[column.name]
            if value is not None and isinstance(column.type, Date):
                values[column.name] = date.fromisoformat(value)
            elif value is not None and isinstance(column.type, LargeBinary):
                values[column.name] = base64.b64decode(value["base64"], validate=True)
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerError(f"line {number} of the archive holds a value that can't be read", "the type") from error
    return values
