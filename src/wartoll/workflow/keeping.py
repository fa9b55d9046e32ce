"""Documents read and kept: the first step into a ledger."""

from __future__ import annotations

import getpass
import gzip
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wartoll.errors import LedgerError, UsageError
from wartoll.workflow.reading import OnStep, Reading, ReadOptions, no_steps, read_and_extract

if TYPE_CHECKING:
    from wartoll.ledger.verify import Verification


@dataclass(frozen=True, slots=True)
class Kept:
    """How many documents and claims are new in the ledger, and the reading they come from."""

    documents: int
    claims: int
    reading: Reading


def keep_documents(
    where: str, sources: Sequence[str], options: ReadOptions, *, who: str, why: str, on_step: OnStep = no_steps
) -> Kept:
    """Read documents and add them with their claims to a ledger; a SQLite ledger is made where there is none."""
    from wartoll.ledger import open_ledger

    reading = read_and_extract(sources, options, on_step)
    ledger = open_ledger(where, create=True)
    try:
        documents, claims = ledger.add(reading.documents, reading.extraction.claims, who=who, why=why)
    finally:
        ledger.close()
    return Kept(documents, claims, reading)


def this_person() -> str:
    """Who decides, where nobody is named: WARTOLL_WHO, else the account's name."""
    who = os.environ.get("WARTOLL_WHO", "").strip()
    if who:
        return who
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("no name for the person who decides", "--who NAME or WARTOLL_WHO") from error


def back_up(where: str, target: Path) -> int:
    """Write a ledger's archive to a file, gzipped where its name ends so; the file appears whole or not at all.

    Returns
    -------
    int
        How many lines were written.
    """
    from wartoll.ledger import open_ledger
    from wartoll.ledger.archive import dump_archive

    ledger = open_ledger(where)
    part = target.with_name(target.name + ".part")
    count = 0
    try:
        with _opened(part, target.suffix == ".gz", "wt") as file:
            for line in dump_archive(ledger):
                file.write(line + "\n")
                count += 1
        part.replace(target)
    except OSError as error:
        raise LedgerError(f"{target}: {error.strerror or error}", "a file that can be written") from error
    finally:
        part.unlink(missing_ok=True)
        ledger.close()
    return count


def restore(source: Path, where: str) -> Verification:
    """Fill an empty ledger from an archive and verify it."""
    from wartoll.ledger import open_ledger
    from wartoll.ledger.archive import load_archive

    if not source.is_file():
        raise LedgerError(f"no file {source}", "an archive that `wartoll ledger backup` wrote")
    ledger = open_ledger(where, create=True)
    try:
        return load_archive(ledger, _lines(source))
    finally:
        ledger.close()


def _lines(source: Path) -> Iterator[str]:
    try:
        with _opened(source, source.suffix == ".gz", "rt") as file:
            yield from file
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise LedgerError(f"{source} can't be read: {type(error).__name__}", "an archive, whole") from error


def _opened(path: Path, zipped: bool, mode: str):  # type: ignore[no-untyped-def]
    if zipped:
        return gzip.open(path, mode, encoding="utf-8")
    return path.open(mode.replace("t", ""), encoding="utf-8")
