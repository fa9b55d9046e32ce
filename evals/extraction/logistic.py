"""A logistic regression with a ridge penalty over named evidence, for weights that a person can read and edit."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

FEWEST_DOCUMENTS = 3
PARTS = 10
Case = tuple[str, frozenset[str], bool]
"""A document, the names of the evidence, and whether what they are weighed for is so."""


def fit(cases: list[Case], penalty: float, expected: dict[str, float] | None = None) -> dict[str, float]:
    """Weights by name, the bias among them; each document counts by the root of its number of cases.

    The penalty draws weights to 0, or to what is expected of them: evidence that few documents show keeps nearly that.
    """
    expected = expected or {}
    documents = defaultdict(set)
    sizes: dict[str, int] = defaultdict(int)
    for document, names, _ in cases:
        sizes[document] += 1
        for name in names:
            documents[name].add(document)
    kept = sorted({name for name, where in documents.items() if len(where) >= FEWEST_DOCUMENTS} | set(expected))
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

    middle = np.array([*(expected.get(name, 0.0) for name in kept), 0.0])

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        margin = signs * (rows @ beta)
        value = float(weights @ np.logaddexp(0.0, -margin) + 0.5 * ridge @ (beta - middle) ** 2)
        slope = -signs * weights / (1.0 + np.exp(np.clip(margin, -500, 500)))
        return value, rows.T @ slope + ridge * (beta - middle)

    found = minimize(loss, middle.copy(), jac=True, method="L-BFGS-B").x
    return {"bias": float(found[-1])} | {name: float(found[at]) for name, at in place.items()}


def log_odds(names: frozenset[str], weights: dict[str, float]) -> float:
    return weights["bias"] + sum(weights.get(name, 0.0) for name in names)


def unseen(cases: list[Case], penalty: float, expected: dict[str, float] | None = None) -> list[tuple[float, bool]]:
    """Log odds and truth of each case, by fits without its document, in ten parts."""
    documents = sorted({document for document, _, _ in cases})
    random.Random(7).shuffle(documents)
    found = []
    for part in range(PARTS):
        left = set(documents[part::PARTS])
        weights = fit([case for case in cases if case[0] not in left], penalty, expected)
        found += [(log_odds(names, weights), label) for document, names, label in cases if document in left]
    return found


def write_weights(table: Path, weights: dict[str, float]) -> None:
    """Put the weights into a vocabulary file in place of those it has; the smallest are left out."""
    kept = {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= 0.05 or name == "bias"}
    lines = "".join(f'"{name}" = {weight:.2f}\n' for name, weight in kept.items())
    text = table.read_text("utf-8")
    table.write_text(re.sub(r"\[weights\]\n.*", lambda _: "[weights]\n" + lines, text, flags=re.DOTALL), "utf-8")
