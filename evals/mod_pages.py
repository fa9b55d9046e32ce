"""A ministry's pages: personnel total, its daily change and the as-of date, and no equipment line read as people.

    python evals/mod_pages.py ../shared/corpora/mod_pages

Prints the share of pages that have a gold row and are right in all three, and each page that is not.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from wartoll.claims import Claim, Form, Measure
from wartoll.documents import read_stack
from wartoll.extract import extract_claims

FLOOR = 0.98


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpora/mod_pages")
    if not folder.is_dir():
        print(f"{folder} is not here: the pages are not part of the project, nothing was measured")
        return 2
    present = {path.name for path in folder.glob("*.html")}
    with (folder / "gold.csv").open(encoding="utf-8") as file:
        gold: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
        for row in csv.DictReader(file):
            day = gold[f"{row['published']}.html"]
            day[row["item"]] = (float(row["total"] or "nan"), float(row["delta"] or "nan"))
    gold = {name: items for name, items in gold.items() if name in present}
    stack = read_stack([str(folder / name) for name in sorted(gold)])
    for skipped in stack.skipped:
        print(f"not read: {skipped.reason}")
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in extract_claims(stack.documents).claims:
        by_document[claim.document].append(claim)
    right = equipment = 0
    stating = {d.name for d in stack.documents if re.search(r"personnel[^\n]*\(\+", d.text)}
    print(f"{len(stating)} of {len(gold)} pages state a daily change beside the total")
    for name, items in sorted(gold.items()):
        faults = page_faults(name, items, by_document[name], states_change=name in stating)
        right += not faults
        equipment += sum("equipment" in fault for fault in faults)
        if faults:
            print(f"{name}: {'; '.join(faults)}")
    share = right / len(gold)
    print(f"{right} of {len(gold)} pages right ({share:.1%}); equipment read as people on {equipment}")
    return 0 if share >= FLOOR and not equipment else 1


def page_faults(
    name: str, items: dict[str, tuple[float, float]], claims: list[Claim], *, states_change: bool
) -> list[str]:
    """What a page's claims have wrong; the gold's change counts where the page states one."""
    people = [c for c in claims if c.measure in (Measure.KILLED, Measure.LOSSES, Measure.CASUALTIES) and c.quantity]
    total, change = items["personnel"]
    day = name.removesuffix(".html")
    faults = []
    totals = [c for c in people if c.form is Form.CUMULATIVE and c.quantity and c.quantity.said == total]
    if not totals:
        faults.append(f"total {total:g} not read")
    elif not any(c.end and c.end.is_day and str(c.end.latest) == day for c in totals):
        faults.append(f"as of {[(str(c.end.earliest), str(c.end.latest)) if c.end else None for c in totals]}")
    daily = [c for c in people if c.form in (Form.PERIOD, Form.RATE) and c.quantity and c.quantity.said == change]
    if states_change and not daily:
        faults.append(f"change {change:g} not read")
    others = {value for item, pair in items.items() if item != "personnel" for value in pair} - {total, change}
    wrong = [c for c in people if c.quantity and c.quantity.said in others]
    if wrong:
        faults.append(f"equipment read as people: {wrong[0].quote.text!r}")
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
