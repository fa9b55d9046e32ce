"""The ledger at a million claims: filters in milliseconds, adding against the driver's own insert, verify in memory.

    python benchmarks/ledger.py [--claims N] [--address postgresql://... | --postgres]

``--postgres`` runs a server of its own from Debian's packages (with the root of the project on PYTHONPATH). Prints one
JSON object.

What adding is compared with. "The raw insert rate of the same driver" can mean three things, so all three are measured,
the strictest first. In each the driver's own executemany gets the same 10,000 rows, made beforehand, and commits once:

- ``raw_bare``: a fresh table of the same columns with no key and no index. Nobody could ask anything of it; it is the
  most that the driver can do.
- ``raw_indexed``: a fresh table of the same columns with the ledger's key and B-tree indexes, but no search index. This
  is what the aim of a third is held against. It favours the driver: an index of an empty table is small and at hand,
  the ledger's is as large as the ledger, and the driver is given rows that are spelled and hashed.
- ``raw_same_tables``: the ledger's own grown tables, heads and search index. It tells what the spelling, the hashing
  and the checks cost, and nothing of what the indexes cost.

On SQLite the fresh tables are in a file of their own with the same settings; on PostgreSQL in the same database. A
round adds 10,000 claims to the ledger and then takes the two fresh tables; ratios are medians over six rounds, so that
what else the machine does falls on both sides. The ledger's checkpoints fall within the adding, but not in each round:
``add_to_raw_indexed_in_all`` compares the time of all rounds together, which no median can hide.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta

from sqlalchemy import Column, MetaData, Table

from wartoll.claims import Bound, Claim, Form, Measure, Quantity, Quote, make_claim_id
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.ledger import ClaimFilter, Decision, Ledger, open_ledger
from wartoll.ledger.schema import revisions
from wartoll.ledger.verify import verify_ledger

MEASURES = (Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES, Measure.CAPTURED)
FIRST = date(2022, 1, 1)
ROUNDS = 6


def make_part(part: int, size: int) -> tuple[Document, list[Claim]]:
    """A document of generated sentences and its claims: 400 speakers, 60 groups, 1,500 days."""
    name = f"{part}.txt"
    sentence = "{:>9,} soldiers were reported lost.\n"
    text = "".join(sentence.format(part * size + i) for i in range(size))
    width = len(sentence.format(0))
    document = Document.of_text(name, text, publisher=f"Outlet {part % 50}", published=FIRST)
    claims = []
    for i in range(size):
        number = part * size + i
        quote = Quote.of(text, i * width, i * width + width - 1)
        value = float(number % 9_973)
        claims.append(
            Claim(
                claim_id=make_claim_id(name, quote, "m", "f", str(number), None), document=name, quote=quote,
                measure=MEASURES[number % 4], form=Form.CUMULATIVE if number % 3 else Form.PERIOD,
                quantity=Quantity(value, value, value, Bound.EXACT), speaker=f"Speaker {number * 7 % 400}",
                group=f"group {number * 13 % 60}", place=f"place {number % 700}", published=FIRST,
                end=Window.day(FIRST + timedelta(days=number * 31 % 1_500)),
            )
        )  # fmt: skip
    return document, claims


def raw_rate(ledger: Ledger, like: Ledger, rows: list[tuple[object, ...]], *, indexed: bool) -> float:
    """Rows a second that the driver's own executemany puts into a fresh table of the same columns and commits."""
    name = "raw_rows" if indexed else "bare_rows"
    columns = (Column(c.name, c.type, primary_key=indexed and c.primary_key, autoincrement=False)
               for c in revisions.columns)  # fmt: skip
    table = Table(name, MetaData(), *columns)
    table.create(ledger.engine)
    if indexed:
        with ledger.engine.begin() as connection:
            for statement in index_statements(like, name):
                connection.exec_driver_sql(statement)
    sign = "?" if ledger.dialect == "sqlite" else "%s"
    statement = f"INSERT INTO {name} VALUES ({', '.join([sign] * len(table.columns))})"
    started = time.perf_counter()
    with ledger.writing() as connection:
        raw = connection.connection.cursor()
        raw.executemany(statement, rows)
        raw.close()
    taken = time.perf_counter() - started
    table.drop(ledger.engine)
    return len(rows) / taken


def index_statements(like: Ledger, name: str) -> list[str]:
    """The statements of the ledger's B-tree indexes of the revisions, for a table of another name."""
    asked = (
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'revisions' AND sql IS NOT NULL"
        if like.dialect == "sqlite"
        else "SELECT indexdef FROM pg_indexes WHERE tablename = 'revisions' AND indexname <> 'revisions_pkey' "
        "AND indexdef LIKE '%%USING btree%%'"
    )
    with like.reading() as connection:
        made = [row[0] for row in connection.exec_driver_sql(asked)]
    assert len(made) >= 6, made
    return [re.sub(r"revisions", name, statement) for statement in made]


def same_tables_rate(ledger: Ledger, size: int) -> float:
    """Rows a second that the driver's own executemany puts into the ledger's tables; it breaks the chain."""
    names = list(revisions.c.keys())
    sign = "?" if ledger.dialect == "sqlite" else "%s"

    def insert(table: str, columns: list[str]) -> str:
        return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join([sign] * len(columns))})"

    taken = []
    for turn in range(3):
        with ledger.reading() as connection:
            newest = revisions.select().order_by(revisions.c.id.desc()).limit(size)
            rows = [as_driver_takes(ledger, tuple(row)) for row in connection.execute(newest)]
        rows = [(row[0] + size, f"{row[1][:11]}{'xyz'[turn]}", *row[2:]) for row in reversed(rows)]
        moves = [(row[1], row[0], "proposed") for row in rows]
        started = time.perf_counter()
        with ledger.writing() as connection:
            raw = connection.connection.cursor()
            raw.executemany(insert("revisions", names), rows)
            raw.executemany(insert("heads", ["claim_id", "revision_id", "status"]), moves)
            if ledger.dialect == "sqlite":
                raw.execute("INSERT INTO claims_search(rowid, quote, speaker, group_name, place) SELECT id, quote, "
                            f"speaker, group_name, place FROM revisions WHERE id >= {rows[0][0]}")  # fmt: skip
            raw.close()
        taken.append(time.perf_counter() - started)
    return size / statistics.median(taken)


def as_driver_takes(ledger: Ledger, row: tuple[object, ...]) -> tuple[object, ...]:
    """A row as the driver takes it: SQLite's wants days as text."""
    if ledger.dialect != "sqlite":
        return row
    return tuple(value.isoformat() if isinstance(value, date) else value for value in row)


def time_filters(ledger: Ledger) -> dict[str, float]:
    """Median milliseconds of common filters, seven runs each."""
    filters = {
        "newest": ClaimFilter(),
        "speaker": ClaimFilter(speaker="Speaker 35"),
        "speaker_measure_since": ClaimFilter(speaker="Speaker 35", measure="killed", since=date(2024, 1, 1)),
        "measure_form": ClaimFilter(measure="casualties", form="cumulative"),
        "window": ClaimFilter(since=date(2023, 3, 1), until=date(2023, 3, 31)),
        "document": ClaimFilter(document="7.txt"),
        "group": ClaimFilter(group="group 13"),
        "status": ClaimFilter(status="proposed"),
        "status_rare": ClaimFilter(status="accepted"),
        "words": ClaimFilter(words="123,456"),
        "words_common": ClaimFilter(words="soldiers"),
        "speaker_publisher": ClaimFilter(speaker="Speaker 35", publisher="Outlet 7"),
        "speaker_at_least": ClaimFilter(speaker="Speaker 35", at_least=9_000.0),
        "at_least": ClaimFilter(at_least=9_000.0),
        "publisher": ClaimFilter(publisher="Outlet 7"),
    }
    medians = {}
    for name, where in filters.items():
        taken = []
        for _ in range(7):
            started = time.perf_counter()
            ledger.claims(where)
            taken.append((time.perf_counter() - started) * 1_000)
        medians[name] = round(statistics.median(taken), 1)
    return medians


def measure(address: str, count: int, tell: Callable[[str], None]) -> dict[str, object]:
    """Fill a ledger, and measure adding, filters and verifying."""
    ledger = open_ledger(address, create=True)
    size = 10_000
    parts = max(ROUNDS + 1, count // size)
    started = time.perf_counter()
    for part in range(parts - ROUNDS):
        document, claims = make_part(part, size)
        ledger.add([document], claims, who="bench")
        if part % 20 == 19:
            tell(f"{(part + 1) * size:,} claims after {time.perf_counter() - started:.0f} s")
    if ledger.dialect == "postgresql":
        with ledger.engine.connect() as connection:
            connection.exec_driver_sql("ANALYZE")  # as its own upkeep does within minutes
            connection.commit()
    with ledger.engine.connect() as connection:
        rows = [as_driver_takes(ledger, tuple(r)) for r in connection.execute(revisions.select().limit(size))]
    fresh = open_ledger(f"{address}.raw", create=True) if ledger.dialect == "sqlite" else ledger
    adding, indexed, bare = [], [], []
    for part in range(parts - ROUNDS, parts):
        document, claims = make_part(part, size)
        started = time.perf_counter()
        ledger.add([document], claims, who="bench")
        adding.append(size / (time.perf_counter() - started))
        indexed.append(raw_rate(fresh, ledger, rows, indexed=True))
        bare.append(raw_rate(fresh, ledger, rows, indexed=False))
    tell(f"added {adding}, indexed {indexed}, bare {bare}")
    for claim in claims[:200]:
        step = ledger.history(claim.claim_id)[-1].id
        ledger.review(claim.claim_id, Decision.ACCEPT, who="bench", why="checked", based_on=step)
    tell("filters")
    medians = time_filters(ledger)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tell("verify")
    started = time.perf_counter()
    result = verify_ledger(ledger)
    verified = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    same = same_tables_rate(ledger, size)
    ledger.close()
    return {
        "database": ledger.dialect, "claims": result.revisions, "faults": len(result.faults), "filters_ms": medians,
        "add_10000_rows_a_second": round(statistics.median(adding)),
        "raw_bare_rows_a_second": round(statistics.median(bare)),
        "raw_indexed_rows_a_second": round(statistics.median(indexed)), "raw_same_tables_rows_a_second": round(same),
        "add_to_raw_bare": ratio(adding, bare), "add_to_raw_indexed": ratio(adding, indexed),
        "add_to_raw_indexed_in_all": round(sum(1 / r for r in indexed) / sum(1 / r for r in adding), 3),
        "add_to_raw_same_tables": round(statistics.median(adding) / same, 3),
        "verify_s": round(verified, 1), "memory_mb": round(peak / 1024),
        "memory_before_verify_mb": round(before / 1024),
    }  # fmt: skip


def ratio(ours: list[float], raw: list[float]) -> float:
    """The median of the rounds' ratios."""
    return round(statistics.median(one / other for one, other in zip(ours, raw, strict=True)), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--address")
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()

    def tell(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    with ExitStack() as held:
        address = options.address or f"{held.enter_context(tempfile.TemporaryDirectory())}/ledger.db"
        if options.postgres:
            from tests.ledger.postgres import running_server

            address = f"{held.enter_context(running_server())}/postgres"
        print(json.dumps(measure(address, options.claims, tell), indent=2))


if __name__ == "__main__":
    main()
