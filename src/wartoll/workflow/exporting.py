"""A ledger's claims written for other tools, and what Datasette is told of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from wartoll.claims import claim_from_row
from wartoll.errors import UsageError

if TYPE_CHECKING:
    from wartoll.ledger import Ledger, LedgerClaim


def export_ledger(ledger: Ledger, form: str, out: Path | None) -> int:
    """Write the claims that count as ``jsonl``, ``csv``, ``parquet``, ``annotation`` or ``claimreview``.

    Returns
    -------
    int
        How many claims were written.

    Raises
    ------
    UsageError
        Where Parquet is asked for without a file, or the file can't be written.
    """
    found = (claim for claim, _ in ledger.all_claims())
    if form == "parquet":
        from wartoll.ledger.exports import write_parquet

        if out is None:
            raise UsageError("Parquet on standard output", "--out FILE.parquet")
        return write_parquet((claim.row for claim in found), out)
    if out is None:
        return _write(found, form, sys.stdout)
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            return _write(found, form, file)
    except OSError as error:
        raise UsageError(f"{out}: {error.strerror or error}", "a file that can be written") from error


def describe_ledger(where: str, out: Path | None) -> dict[str, Any]:
    """Describe a SQLite ledger for Datasette, and write that to a file where one is named.

    Raises
    ------
    UsageError
        Where the ledger is no SQLite file, or the file can't be written.
    """
    from wartoll.ledger import open_ledger
    from wartoll.ledger.datasette import describe_for_datasette

    if "://" in where:
        raise UsageError("a ledger that is no file", "a SQLite ledger: Datasette opens no other database",
                         "`wartoll ledger backup`, then `restore` into a file")  # fmt: skip
    open_ledger(where).close()
    told = describe_for_datasette(Path(where).stem)
    if out is not None:
        try:
            out.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{out}: {error.strerror or error}", "a file that can be written") from error
    return told


def _write(found: Iterator[LedgerClaim], form: str, file: TextIO) -> int:
    from wartoll.ledger.exports import to_claim_review, to_web_annotation

    if form == "csv":
        from wartoll.report.claims_csv import write_claims_csv

        claims = [claim_from_row(claim.row) for claim in found]
        file.write(write_claims_csv(claims))
        return len(claims)
    count = 0
    for claim in found:
        value = (
            to_web_annotation(claim) if form == "annotation"
            else to_claim_review(claim, {}) if form == "claimreview"
            else {"status": claim.status, **claim.row}
        )  # fmt: skip
        file.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")
        count += 1
    return count
