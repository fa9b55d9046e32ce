"""Print the precision of the claims that a reader has judged: ``python evals/fa_kes/score.py``.

``verdicts.csv`` holds 100 claims drawn with seed 3141 (``draw.py``) on 22 November 2026, judged by a reader who had not
seen the rules. A claim is right where the text says this number, with this bound, of this measure and form about these
people; a speaker, date or place that is off is noted as a reason.
"""

from __future__ import annotations

import csv
from pathlib import Path


def main() -> None:
    """Print how many were right, and every reason."""
    with Path(__file__).with_name("verdicts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    right = sum(row["verdict"] == "right" for row in rows)
    for row in rows:
        if row["reason"]:
            print(f"{row['verdict']:6} {row['row']} {row['claim_id']}: {row['reason']}")
    print(f"precision {right / len(rows):.2f} ({right} of {len(rows)} judged right)")


if __name__ == "__main__":
    main()
