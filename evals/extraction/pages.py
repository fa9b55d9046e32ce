#!/usr/bin/env python3
"""Measure extraction on a folder of a ministry's HTML pages with a table of their figures.

    evals/extraction/pages.py FOLDER

The folder holds ``YYYY-MM-DD.html`` pages and ``gold.csv`` with published, item, delta and total. Printed: on how many
pages that have a row the personnel total, the daily change and the as-of date are right, and how many equipment lines
were read as people. Ends with status 1 where fewer than 98 in 100 pages are right, 2 where the folder is absent.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from wartoll.claims import Claim, Form, Measure
from wartoll.dates import parse_date
from wartoll.documents.read import read_source
from wartoll.extract import extract_document

PEOPLE = {Measure.KILLED, Measure.LOSSES, Measure.CASUALTIES}


def read_gold(folder: Path) -> dict[str, dict[str, tuple[float, float]]]:
    """Day to item to (total, daily change)."""
    gold: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    with (folder / "gold.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            gold[row["published"]][row["item"]] = (float(row["total"]), float(row["delta"] or 0))
    return gold


def people_said(claims: tuple[Claim, ...], form: Form) -> dict[float, Claim]:
    """Numbers of people said in a form."""
    found = {}
    for claim in claims:
        if claim.measure in PEOPLE and claim.form is form and claim.quantity is not None:
            said = claim.quantity.said
            if said is not None:
                found[said] = claim
    return found


def main() -> int:
    """Run the measurement; the process's exit status."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/corpora/mod_pages")
    if not (folder / "gold.csv").exists():
        print(f"nothing measured: {folder / 'gold.csv'} is absent", file=sys.stderr)
        return 2
    gold = read_gold(folder)
    pages = totals = changes = days = confused = equipment = 0
    wrong = []
    missing: Counter[str] = Counter()
    for path in sorted(folder.glob("*.html")):
        if path.stem not in gold:
            continue
        pages += 1
        items = gold[path.stem]
        total, change = items["personnel"]
        document = replace(read_source(str(path), path.name)[0], published=parse_date(path.stem))
        claims = extract_document(document).claims
        cumulative = people_said(claims, Form.CUMULATIVE)
        period = people_said(claims, Form.PERIOD)
        says_change = "(+" in document.text
        right_total, right_change = total in cumulative, change in period or not says_change
        window = cumulative[total].end if right_total else None
        right_day = window is not None and window.contains(parse_date(path.stem)) and (window.days or 99) <= 2
        totals, changes, days = totals + right_total, changes + right_change, days + right_day
        others = {value for name, pair in items.items() if name != "personnel" for value in pair if value > 40}
        confused += len(others & (set(cumulative) | set(period)) - {total, change})
        said = {c.quantity.said for c in claims if c.measure is Measure.EQUIPMENT and c.quantity is not None}
        equipment += sum(pair[0] in said for name, pair in items.items() if name != "personnel")
        missing.update(name for name, pair in items.items() if name != "personnel" and pair[0] not in said)
        if not (right_total and right_change and right_day):
            wrong.append(f"{path.name}: total {right_total}, change {right_change}, day {right_day}")
    print(
        f"pages {pages}: total {totals}, daily change {changes} (or not said), as-of {days}; "
        f"equipment read as people {confused}"
    )
    print(f"equipment totals {equipment}; not read: {dict(missing)}")
    print("\n".join(wrong))
    return 0 if pages and min(totals, changes, days) >= 0.98 * pages and not confused else 1


if __name__ == "__main__":
    raise SystemExit(main())
