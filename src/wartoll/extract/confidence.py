"""How sure a reading is: the chance that measure, form and value are right, from what it rests on.

The weights (``vocabulary/confidence.toml``) are those of a logistic regression on documents that the rules had not
been written from (``evals/extraction/fit_confidence.py``); ``evals/extraction/run.py`` prints the reliability table.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import exp, fsum

from wartoll.claims import Form
from wartoll.extract.scene import Reading
from wartoll.vocabulary import load_vocabulary

LOWEST, HIGHEST = 0.3, 0.98
PROPOSED_LIMIT = LOWEST  # what only a model pointed at never stands above what the rules read


@cache
def _weights() -> dict[str, float]:
    return dict(load_vocabulary("confidence")["weights"])


def confidence_of(reading: Reading, form: Form, rules: Iterable[str]) -> float:
    """The chance that measure, form and value of a reading are right.

    Parameters
    ----------
    rules : iterable of str
        All that fired for the claim, its speaker's included.
    """
    if reading.proposed is not None:
        return PROPOSED_LIMIT
    weights = _weights()
    names = name_grounds(rules, reading.measure, form.value, vague=reading.number.vague, weight=reading.weight)
    odds = weights["bias"] + fsum(weights.get(name, 0.0) for name in names)
    return max(LOWEST, min(HIGHEST, 1.0 / (1.0 + exp(-odds))))


def name_grounds(rules: Iterable[str], measure: str, form: str, *, vague: bool, weight: float) -> frozenset[str]:
    """The names of what a claim's confidence is read from."""
    names = {f"rule {rule}" for rule in rules} | {f"measure {measure}", f"form {form}", f"weight {weight:.1f}"}
    return frozenset(names | ({"vague"} if vague else set()))
