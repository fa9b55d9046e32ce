#!/usr/bin/env python3
"""Measure extraction against folders of gold, by folder and together.

    evals/extraction/run.py GOLD_FOLDER... [--scorer score_claims.py] [--floors floors.json] [--write] [--errors]

A folder holds ``gold.jsonl``, ``documents.csv`` (document, publisher, published, url, title) and the texts. The scorer
is the script of the claim format; without it or without a folder the run says so and ends with status 2. Floors are
figures that may not fall: a run below one ends with status 1. ``--write`` raises them to what was measured; ``--lower``
may also lower them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from gold import load_scorer, read_folder

from wartoll.claims import claim_to_row
from wartoll.extract import extract_claims

HERE = Path(__file__).parent
FIGURES = (
    "gold found spurious precision recall f1 strict_f1 macro_f1 speaker_accuracy group_accuracy bound_accuracy "
    "as_of_accuracy as_of_hard_accuracy quote_accuracy via_accuracy event_recall event_precision"
).split()
PINNED = (
    "f1 strict_f1 macro_f1 speaker_accuracy group_accuracy bound_accuracy as_of_accuracy as_of_hard_accuracy "
    "quote_accuracy via_accuracy event_recall"
).split()
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def measure_folder(folder: Path, scorer: ModuleType) -> tuple[list[Any], list[dict[str, Any]], dict[str, str]]:
    """Gold, predictions and texts of a folder; names are made unique across folders."""
    documents = read_folder(folder)
    rows = [claim_to_row(claim) for claim in extract_claims(documents).claims]
    gold = scorer.read_lines(folder / "gold.jsonl")
    for item in (*rows, *gold):
        item["document"] = f"{folder.name}-{item['document']}"
    return gold, rows, {f"{folder.name}-{document.name}": document.text for document in documents}


def print_table(results: dict[str, dict[str, Any]]) -> None:
    """One column a folder, one line a figure."""
    forms = sorted({key for result in results.values() for key in result if key.startswith("f1_")})
    print(f"{'':22}" + "".join(f"{name[:10]:>11}" for name in results))
    for key in (*FIGURES, *forms):
        cells = [result.get(key) for result in results.values()]
        shown = ["-" if cell is None else f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells]
        print(f"{key:22}" + "".join(f"{cell:>11}" for cell in shown))


def print_reliability(rows: Iterable[dict[str, Any]], errors: list[Any]) -> None:
    """How often claims of a confidence are right: measure, form and value."""
    wrong = {what["claim_id"] for kind, _, what in errors if kind == "spurious"}
    counts = [[0, 0, 0.0] for _ in BINS]
    for row in rows:
        if row["form"] in ("event", "judgement"):
            continue
        index = max(i for i, low in enumerate(BINS) if row["confidence"] >= low)
        counts[index][0] += 1
        counts[index][1] += row["claim_id"] not in wrong
        counts[index][2] += row["confidence"]
    print("\nconfidence     claims  said  right")
    for low, high, (number, right, said) in zip(BINS, BINS[1:], counts, strict=False):
        if number:
            print(f"{low:.2f} - {min(high, 1):.2f} {number:9} {said / number:5.2f} {right / number:6.2f}")


def print_constructions(rows: Iterable[dict[str, Any]], errors: list[Any]) -> None:
    """Which constructions read wrongly, and which gold claims are missed, by measure and form."""
    used = Counter(row["rules"][0] if row["rules"] else "none" for row in rows)
    wrong = Counter(what["rules"][0] for kind, _, what in errors if kind == "spurious" and what["rules"])
    missed = Counter(
        f"{_first(what['measure'])} {_first(what['form'])}" for kind, _, what in errors if kind == "missed"
    )
    print("\nconstruction                                                     used  wrong")
    for rule, number in used.most_common():
        print(f"{rule[:62]:62} {number:6} {wrong[rule]:6}")
    print("\nmissed: " + ", ".join(f"{name} {number}" for name, number in missed.most_common()))


def _first(value: Any) -> str:
    return str(value[0] if isinstance(value, list) else value)


def check_floors(result: dict[str, Any], path: Path, *, write: bool, lower: bool) -> bool:
    """Whether no pinned figure has fallen; raise the floors where told."""
    floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    fallen = [
        f"{key} fell to {result[key]:.3f} from {floors[key]:.3f}"
        for key in PINNED
        if key in floors and result.get(key) is not None and result[key] < floors[key] - 0.0005
    ]
    for line in fallen:
        print(f"floor: {line}", file=sys.stderr)
    if write and (lower or not fallen):
        kept = {key: round(result[key], 3) for key in PINNED if result.get(key) is not None}
        path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
        return True
    return not fallen


def main() -> int:
    """Run the evaluation; the process's exit status."""
    parser = argparse.ArgumentParser(description="Measure extraction against folders of gold.")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_claims.py"))
    parser.add_argument("--floors", type=Path, default=HERE / "floors.json")
    parser.add_argument("--write", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--lower", action="store_true", help="with --write: lower them too")
    parser.add_argument("--errors", action="store_true", help="list every miss, spurious claim and wrong field")
    args = parser.parse_args()
    absent = [path for path in (args.scorer, *(folder / "gold.jsonl" for folder in args.folders)) if not path.exists()]
    if absent:
        print(f"nothing measured: {absent[0]} is absent", file=sys.stderr)
        return 2
    scorer = load_scorer(args.scorer, args.folders)
    assert scorer is not None

    gold: list[Any] = []
    rows: list[dict[str, Any]] = []
    texts: dict[str, str] = {}
    results: dict[str, dict[str, Any]] = {}
    for folder in args.folders:
        some_gold, some_rows, some_texts = measure_folder(folder, scorer)
        results[folder.name] = scorer.score(some_gold, some_rows, some_texts)[0]
        gold, rows = gold + some_gold, rows + some_rows
        texts.update(some_texts)
    result, errors = scorer.score(gold, rows, texts)
    results["together"] = result
    print_table(results)
    numbered = [row for row in rows if row["form"] not in ("event", "judgement")]
    print(f"\nquotes: {sum(len(row['quote']) for row in rows) / max(1, len(rows)):.0f} characters on average")
    print_reliability(numbered, errors)
    print_constructions(numbered, errors)
    if args.errors:
        for kind, name, what in errors:
            print(f"{kind}\t{name}\t{json.dumps(what, ensure_ascii=False)}")
    return 0 if check_floors(result, args.floors, write=args.write, lower=args.lower) else 1


if __name__ == "__main__":
    raise SystemExit(main())
