"""Weigh what tells a running total from one event's toll (``vocabulary/running.toml``), from documents with gold.

    python evals/extraction/fit_running.py FOLDER... [--scorer score_claims.py] [--penalty 1.0] [--write]

A logistic regression with a ridge penalty over the evidence that ``wartoll.extract.running`` names; only counts whose
gold allows one of the two forms enter. Printed: how often the form is right on documents that the fit has not seen (ten
parts, whole documents in each), beside how often with all of them. Evidence met in fewer than three documents gets no
weight.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import random
import re
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from wartoll.claims import Form
from wartoll.documents import Document
from wartoll.extract import extract_claims, forms, running

TABLE = Path(running.__file__).parents[1] / "vocabulary" / "running.toml"
FEWEST_DOCUMENTS = 3
PARTS = 10
Case = tuple[str, frozenset[str], bool]


def collect(folder: Path, scorer: Any) -> list[Case]:
    """Document, evidence, and whether the gold's form is cumulative, of each count of harm that the gold has."""
    cases: list[Case] = []
    with (folder / "documents.csv").open(encoding="utf-8") as file:
        known = {row["document"]: row for row in csv.DictReader(file)}
    decide = running.running_form
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        met: list[tuple[Any, frozenset[str]]] = []

        def recording(scene: Any, reading: Any, *rest: Any, met: list[Any] = met) -> Form:
            if reading.whole is None or reading.whole.form not in ("period", "cumulative"):
                met.append((reading, running.name_evidence(scene, reading, *rest)))
            return decide(scene, reading, *rest)

        forms.running_form = recording  # type: ignore[assignment]
        row = known.get(gold["document"], {})
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        text = (folder / gold["document"]).read_text("utf-8")
        extract_claims([Document.of_text(gold["document"], text, published=published,
                                         publisher=row.get("publisher") or None)])  # fmt: skip
        for reading, names in met:
            number = reading.number
            values = {"low": number.low, "best": number.best, "high": number.high}
            answers = {
                form
                for claim in gold["claims"]
                if reading.measure in scorer.as_list(claim["measure"]) and claim["form"] not in scorer.UNSCORED
                and scorer.values_agree(claim, values)
                for form in scorer.as_list(claim["form"])
            }  # fmt: skip
            if len(answers & {"period", "cumulative"}) == 1:
                cases.append((f"{folder}/{gold['document']}", names, "cumulative" in answers))
    forms.running_form = decide  # type: ignore[assignment]
    return cases


def fit(cases: list[Case], penalty: float) -> dict[str, float]:
    """Weights by name, the bias among them; each document counts by the root of its number of cases."""
    documents = defaultdict(set)
    sizes: dict[str, int] = defaultdict(int)
    for document, names, _ in cases:
        sizes[document] += 1
        for name in names:
            documents[name].add(document)
    kept = sorted(name for name, where in documents.items() if len(where) >= FEWEST_DOCUMENTS)
    place = {name: at for at, name in enumerate(kept)}
    rows = np.zeros((len(cases), len(kept) + 1))
    rows[:, -1] = 1.0
    signs = np.array([1.0 if label else -1.0 for _, _, label in cases])
    weights = np.array([sizes[document] ** -0.5 for document, _, _ in cases])
    for i, (_, names, _) in enumerate(cases):
        for name in names:
            if name in place:
                rows[i, place[name]] = 1.0
    ridge = np.full(len(kept) + 1, penalty)
    ridge[-1] = 1e-3

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        margin = signs * (rows @ beta)
        value = float(weights @ np.logaddexp(0.0, -margin) + 0.5 * ridge @ beta**2)
        slope = -signs * weights / (1.0 + np.exp(np.clip(margin, -500, 500)))
        return value, rows.T @ slope + ridge * beta

    found = minimize(loss, np.zeros(len(kept) + 1), jac=True, method="L-BFGS-B").x
    return {"bias": float(found[-1])} | {name: float(found[at]) for name, at in place.items()}


def accuracy(cases: list[Case], weights: dict[str, float]) -> float:
    hits = [(weights["bias"] + sum(weights.get(name, 0.0) for name in names) > 0) == label for _, names, label in cases]
    return float(np.mean(hits))


def unseen_accuracy(cases: list[Case], penalty: float) -> float:
    """Right on documents left out of the fit, in ten parts."""
    documents = sorted({document for document, _, _ in cases})
    random.Random(7).shuffle(documents)
    hits = total = 0.0
    for part in range(PARTS):
        left = set(documents[part::PARTS])
        weights = fit([case for case in cases if case[0] not in left], penalty)
        tested = [case for case in cases if case[0] in left]
        if tested:
            hits += accuracy(tested, weights) * len(tested)
            total += len(tested)
    return hits / total


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--write", action="store_true", help="write the weights into vocabulary/running.toml")
    options = parser.parse_args()
    scorer_path = options.scorer or options.folders[0].resolve().parents[1] / "tools" / "score_claims.py"
    if not scorer_path.is_file():
        print(f"no scorer at {scorer_path}: nothing was measured")
        return 2
    spec = importlib.util.spec_from_file_location("scorer", scorer_path)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    cases = [case for folder in options.folders for case in collect(folder, scorer)]
    weights = fit(cases, options.penalty)
    print(f"{len(cases)} counts in {len({case[0] for case in cases})} documents, "
          f"{np.mean([label for _, _, label in cases]):.3f} of them running totals")  # fmt: skip
    print(f"form right: {accuracy(cases, weights):.3f} on all, {unseen_accuracy(cases, options.penalty):.3f} unseen")
    for name, weight in sorted(weights.items(), key=lambda pair: pair[1]):
        print(f"{weight:+.2f} {name}")
    if options.write:
        lines = "".join(f'"{name}" = {weight:.2f}\n' for name, weight in sorted(weights.items()) if abs(weight) >= 0.05)
        text = TABLE.read_text("utf-8")
        TABLE.write_text(re.sub(r"\[weights\]\n.*", lambda _: "[weights]\n" + lines, text, flags=re.DOTALL), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
