"""Weigh what a claim's confidence is read from (``vocabulary/confidence.toml``), from documents with gold.

    python evals/extraction/fit_confidence.py FOLDER... [--scorer score_claims.py] [--penalty 1.0] [--write]

Right is a claim whose measure, form and value the gold has, an optional claim counted in. The folders should hold
documents that no rule was written from: on the others the rules look better than they are. Printed: how often claims
were right by the confidence that a fit without their document gives, and the Brier score beside that of a constant.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from gold import load_scorer, read_gold
from logistic import Case, fit, unseen, write_weights

from wartoll.claims import Form, claim_to_row
from wartoll.extract import confidence, extract_claims, extraction

TABLE = Path(confidence.__file__).parents[1] / "vocabulary" / "confidence.toml"
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def collect(folder: Path, scorer: Any) -> list[Case]:
    """Document, grounds, and whether the claim is right, of each claim with a number."""
    cases: list[Case] = []
    decide = confidence.confidence_of
    for document, gold in read_gold(folder):
        met: dict[tuple[str, ...], frozenset[str]] = {}

        def noting(reading: Any, form: Form, rules: tuple[str, ...], met: dict[Any, Any] = met) -> float:
            met[rules, reading.measure, form.value] = confidence.name_grounds(
                rules, reading.measure, form.value, vague=reading.number.vague, weight=reading.weight
            )
            return decide(reading, form, rules)

        extraction.confidence_of = noting  # type: ignore[assignment]
        for claim in extract_claims([document]).claims:
            names = met.get((claim.rules, claim.measure.value, claim.form.value))
            if names is not None:
                predicted = claim_to_row(claim)
                right = any(
                    scorer.matches(known, predicted) for known in gold["claims"] if known["form"] not in scorer.UNSCORED
                )
                cases.append((f"{folder}/{gold['document']}", names, right))
    extraction.confidence_of = decide
    return cases


def print_reliability(found: list[tuple[float, bool]]) -> None:
    """The table of what was said against what came true, and the Brier scores."""
    chances = np.array([1.0 / (1.0 + np.exp(-odds)) for odds, _ in found])
    chances = np.clip(chances, confidence.LOWEST, confidence.HIGHEST)
    right = np.array([label for _, label in found], dtype=float)
    print("confidence     claims  said  right")
    for low, high in itertools.pairwise(BINS):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            print(f"{low:.2f} - {min(high, 1.0):.2f} {inside.sum():10d}  {chances[inside].mean():.2f}  "
                  f"{right[inside].mean():.2f}")  # fmt: skip
    print(f"Brier score {np.mean((chances - right) ** 2):.4f}, of a constant {right.mean() * (1 - right.mean()):.4f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--write", action="store_true", help="write the weights into vocabulary/confidence.toml")
    options = parser.parse_args()
    scorer = load_scorer(options.scorer, options.folders)
    if scorer is None:
        return 2
    cases = [case for folder in options.folders for case in collect(folder, scorer)]
    documents, right = len({case[0] for case in cases}), np.mean([label for _, _, label in cases])
    print(f"{len(cases)} claims in {documents} documents, {right:.3f} of them right; by fits without their documents:")
    print_reliability(unseen(cases, options.penalty))
    if options.write:
        write_weights(TABLE, fit(cases, options.penalty))
    return 0


if __name__ == "__main__":
    sys.exit(main())
