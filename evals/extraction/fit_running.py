"""Weigh what tells a running total from one event's toll (``vocabulary/running.toml``), from documents with gold.

    python evals/extraction/fit_running.py FOLDER... [--scorer score_claims.py] [--penalty 2.0] [--write]

A logistic regression with a ridge penalty over the evidence that ``wartoll.extract.running_evidence`` names. Only counts enter
whose gold allows one of the two forms, and whose form no rule settles before anything is weighed. Printed: how often
the form is right on documents that the fit has not seen (ten parts, whole documents in each), beside how often with all
of them. Evidence met in fewer than three documents gets no weight.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from gold import load_scorer, read_gold
from logistic import Case, fit, log_odds, unseen, write_weights

from wartoll.extract import extract_claims, running
from wartoll.vocabulary import load_vocabulary

TABLE = Path(running.__file__).parents[1] / "vocabulary" / "running.toml"


def collect(folder: Path, scorer: Any) -> list[Case]:
    """Document, evidence, and whether the gold's form is cumulative, of each count of harm that the gold has."""
    cases: list[Case] = []
    name = running.name_evidence
    for document, gold in read_gold(folder):
        met: list[tuple[Any, frozenset[str]]] = []

        def recording(scene: Any, reading: Any, *rest: Any, met: list[Any] = met) -> frozenset[str]:
            met.append((reading, name(scene, reading, *rest)))
            return met[-1][1]

        running.name_evidence = recording
        extract_claims([document])
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
    running.name_evidence = name
    return cases


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--penalty", type=float, default=2.0)
    parser.add_argument("--write", action="store_true", help="write the weights into vocabulary/running.toml")
    options = parser.parse_args()
    scorer = load_scorer(options.scorer, options.folders)
    if scorer is None:
        return 2
    cases = [case for folder in options.folders for case in collect(folder, scorer)]
    expected = load_vocabulary("running")["expected"]
    weights = fit(cases, options.penalty, expected)
    print(f"{len(cases)} counts in {len({case[0] for case in cases})} documents, "
          f"{np.mean([label for _, _, label in cases]):.3f} of them running totals")  # fmt: skip
    seen = np.mean([(log_odds(names, weights) > 0) == label for _, names, label in cases])
    left_out = np.mean([(odds > 0) == label for odds, label in unseen(cases, options.penalty, expected)])
    print(f"form right: {seen:.3f} on all, {left_out:.3f} unseen")
    for name, weight in sorted(weights.items(), key=lambda pair: pair[1]):
        print(f"{weight:+.2f} {name}")
    if options.write:
        write_weights(TABLE, weights)
    return 0


if __name__ == "__main__":
    sys.exit(main())
