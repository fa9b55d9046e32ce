"""Weigh what a count without a construction counts (``vocabulary/weighing.toml``), from documents with gold.

    python evals/extraction/fit_weighing.py FOLDER... [--scorer score_claims.py] [--penalty 1.0] [--write]

Each count that only the net under the clause grammar could read is a case; its truth is the measure of the gold claim
whose quote holds it, or none. Printed: how often the answer is right on documents that the fit has not seen, and what
that means in claims.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent))
from gold import load_scorer, read_gold
from logistic import FEWEST_DOCUMENTS, PARTS, write_weights

from wartoll.extract import defaults, extract_claims, weighing

TABLE = Path(weighing.__file__).parents[1] / "vocabulary" / "weighing.toml"
Case = tuple[str, weighing.Evidence, frozenset[str]]


def collect(folder: Path, scorer: Any) -> list[Case]:
    """Document, evidence, and the measures that are right (``none`` where the gold has no such claim)."""
    cases: list[Case] = []
    decide = weighing.weigh_measure
    for document, gold in read_gold(folder):

        def noting(scene: Any, at: int, gold: Any = gold, text: str = document.text) -> str | None:
            number = scene.elements[at].number
            right, optional = set(), False
            for claim in gold["claims"]:
                values = {"low": number.low, "best": number.best, "high": number.high}
                if claim["form"] in scorer.UNSCORED or not scorer.values_agree(claim, values):
                    continue
                quote = claim.get("quote") or ""
                place = text.find(quote)
                if not quote or place <= number.start < place + len(quote):
                    right |= set(scorer.as_list(claim["measure"]))
                    optional = optional or bool(claim.get("optional"))
            if not optional or not right:
                answers = frozenset(right & set(weighing.MEASURES)) or frozenset({weighing.NONE})
                cases.append((f"{folder}/{gold['document']}", weighing.measure_evidence(scene, at), answers))
            return decide(scene, at)

        defaults.weigh_measure = noting
        extract_claims([document])
    defaults.weigh_measure = decide
    return cases


def fit(cases: list[Case], penalty: float) -> dict[str, float]:
    """Weights by name: the likelihood of any right answer among all, with a ridge."""
    answers = [*weighing.MEASURES, weighing.NONE]
    documents = defaultdict(set)
    sizes: dict[str, int] = defaultdict(int)
    for document, evidence, _ in cases:
        sizes[document] += 1
        for names in evidence.values():
            for name in names:
                documents[name].add(document)
    kept = sorted(name for name, where in documents.items() if len(where) >= FEWEST_DOCUMENTS)
    place = {name: at for at, name in enumerate(kept)}
    rows = np.zeros((len(cases), len(answers), len(kept)))
    truth = np.zeros((len(cases), len(answers)), dtype=bool)
    for i, (_, evidence, right) in enumerate(cases):
        for j, answer in enumerate(answers):
            truth[i, j] = answer in right
            for name in evidence[answer]:
                if name in place:
                    rows[i, j, place[name]] = 1.0
    weights = np.array([sizes[document] ** -0.5 for document, _, _ in cases])

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows @ beta
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        hit = np.where(truth, chances, 0.0)
        among = hit / hit.sum(axis=1, keepdims=True)
        value = -float(weights @ np.log(hit.sum(axis=1))) + 0.5 * penalty * float(beta @ beta)
        slope = np.einsum("i,ij,ijk->k", weights, chances - among, rows) + penalty * beta
        return value, slope

    found = minimize(loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B").x
    return {name: float(found[at]) for name, at in place.items()}


def answer_of(evidence: weighing.Evidence, weights: dict[str, float]) -> str:
    return max(evidence, key=lambda answer: sum(weights.get(name, 0.0) for name in evidence[answer]))


def report(found: list[tuple[str, frozenset[str]]], label: str) -> None:
    right = sum(answer in truth for answer, truth in found)
    claims = sum(weighing.NONE not in truth for _, truth in found)
    said = [(answer, truth) for answer, truth in found if answer != weighing.NONE]
    hits = sum(answer in truth for answer, truth in said)
    print(f"{label}: {right / len(found):.3f} of {len(found)} right; of {claims} claims {hits} found, "
          f"{len(said) - hits} false")  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--write", action="store_true", help="write the weights into vocabulary/weighing.toml")
    options = parser.parse_args()
    scorer = load_scorer(options.scorer, options.folders)
    if scorer is None:
        return 2
    cases = [case for folder in options.folders for case in collect(folder, scorer)]
    documents = sorted({case[0] for case in cases})
    random.Random(7).shuffle(documents)
    unseen = []
    for part in range(PARTS):
        left = set(documents[part::PARTS])
        weights = fit([case for case in cases if case[0] not in left], options.penalty)
        unseen += [(answer_of(evidence, weights), truth) for document, evidence, truth in cases if document in left]
    weights = fit(cases, options.penalty)
    report([(answer_of(evidence, weights), truth) for _, evidence, truth in cases], "on all")
    report(unseen, "unseen")
    if options.write:
        write_weights(TABLE, weights)
    else:
        for name, weight in sorted(weights.items(), key=lambda pair: pair[1]):
            print(f"{weight:+.2f} {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
