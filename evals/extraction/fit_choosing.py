"""Weigh whom a count is of where its own words don't say (``vocabulary/choosing.toml``), from documents with gold.

    python evals/extraction/fit_choosing.py FOLDER... [--scorer score_claims.py] [--penalty 4.0] [--write]

Each count whose group the rules only carry over, or take for people at large, is a case; its candidates are those of
``wartoll.extract.choosing``. A candidate is right where it shares a telling word with the gold's group (a side, a
place, a kind of people), or, where none does, any word that the scorer counts. Cases in which no candidate is right, or
all are, teach nothing and only count in the figures. Printed: how often the choice is right on documents that the fit
has not seen (ten parts, whole documents in each), beside how often the rules are.
"""

from __future__ import annotations

import argparse
import copy
import random
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent))
from gold import load_scorer, read_gold
from logistic import FEWEST_DOCUMENTS, PARTS, write_weights

from wartoll.claims import Form
from wartoll.documents import Document
from wartoll.extract import choosing, extract_claims, extraction
from wartoll.extract.groups import tells_little
from wartoll.extract.measures import demonym_of, singular_demonym
from wartoll.extract.places import places_of

TABLE = Path(choosing.__file__).parents[1] / "vocabulary" / "choosing.toml"


@dataclass(frozen=True)
class Case:
    """A count with its candidates: their evidence, whether each tells rightly who, and whether the scorer takes it."""

    document: str
    keys: tuple[str, ...]
    names: tuple[frozenset[str], ...]
    telling: tuple[bool, ...]
    right: tuple[bool, ...]
    words: tuple[str, ...] = ()
    gold: str = ""
    quote: str = ""

    @property
    def truth(self) -> tuple[bool, ...]:
        return self.telling if any(self.telling) else self.right


def collect(documents: list[tuple[str, Document, dict[str, Any]]], scorer: Any) -> list[Case]:
    """The cases of documents with gold."""
    cases: list[Case] = []
    known = extraction.choose_group
    read = extraction._Reader._claim
    reader: list[Any] = []

    def reading_with(self: Any, scene: Any, sentence: Any, reading: Any, made: Any) -> Any:
        reader[:] = [self]
        return read(self, scene, sentence, reading, made)

    extraction._Reader._claim = reading_with  # type: ignore[method-assign]
    for name, document, gold in documents:

        def noting(
            scene: Any, reading: Any, group: Any, speaker: Any, paragraph: int,
            name: str = name, gold: Any = gold, text: str = document.text,
        ) -> str | None:  # fmt: skip
            claim = _gold_of(reading, gold, text, scorer)
            if claim is not None and choosing.is_open(reading, group):
                found = choosing.name_candidates(scene, reading, group, speaker, paragraph)
                words = [_described(reader[0], scene, reading, one.group, paragraph) for one in found.values()]
                right = tuple(bool(scorer.group_right(claim, {"group": word})) for word in words)
                telling = tuple(
                    _tells(claim["group"], word, one.group is None, scorer)
                    for word, one in zip(words, found.values(), strict=True)
                )
                names = tuple(frozenset(one.names) for one in found.values())
                quote = scene.text[scene.elements[0].start : scene.elements[-1].end]
                cases.append(Case(name, tuple(found), names, telling, right, tuple(words), claim["group"], quote))
            return known(scene, reading, group, speaker, paragraph)

        extraction.choose_group = noting
        extract_claims([document])
    extraction.choose_group = known
    extraction._Reader._claim = read  # type: ignore[method-assign]
    return cases


def _described(reader: Any, scene: Any, reading: Any, group: str | None, paragraph: int) -> str:
    """A candidate as the claim would name it."""
    if group is not None and not tells_little(reading, group):
        return group
    settings = copy.copy(reader.settings)
    return settings.describe(scene, reading, group, places_of(scene, reading), Form(reading.form), paragraph)


def _gold_of(reading: Any, gold: dict[str, Any], text: str, scorer: Any) -> dict[str, Any] | None:
    """The gold claim of a count: the one whose quote holds it before any other of its value."""
    number = reading.number
    values = {"measure": reading.measure, "low": number.low, "best": number.best, "high": number.high}
    alike = []
    for claim in gold["claims"]:
        if claim["form"] in scorer.UNSCORED or claim.get("optional") or scorer.group_right(claim, values) is None:
            continue
        if reading.measure not in scorer.as_list(claim["measure"]) or not scorer.values_agree(claim, values):
            continue
        quote = claim.get("quote") or ""
        place = text.find(quote) if quote else -1
        alike.append((not (place >= 0 and place <= number.start < place + len(quote)), len(alike), claim))
    return min(alike, key=lambda one: one[:2])[2] if alike else None


def _tells(gold: str, words: str, large: bool, scorer: Any) -> bool:
    """Whether a candidate shares a telling word with the gold's group, and is of its kind: a force, or no force."""
    kind, own = choosing.kind_of(gold), choosing.kind_of(None if large else words)
    if (own == "armed" and kind == "civil") or (own in ("large", "civil") and kind == "armed"):
        return False
    return bool(_telling(gold, scorer) & _telling(words, scorer))


def _telling(group: str, scorer: Any) -> set[str]:
    harmed = re.split(r"\b(?:by|attributed to)\b", group)[0]  # who did the harm is not who is counted
    words = set(scorer.plain(harmed).split()) - scorer.EMPTY_WORDS - choosing.PLAIN
    return {(demonym_of(word) or singular_demonym(word) or word).lower() for word in words}


def fit(cases: list[Case], penalty: float) -> dict[str, float]:
    """Weights by name: the likelihood of any right candidate among all, with a ridge."""
    cases = [case for case in cases if any(case.truth) and not all(case.truth)]
    documents = defaultdict(set)
    sizes: dict[str, int] = defaultdict(int)
    for case in cases:
        sizes[case.document] += 1
        for names in case.names:
            for name in names:
                documents[name].add(case.document)
    kept = sorted(name for name, where in documents.items() if len(where) >= FEWEST_DOCUMENTS)
    place = {name: at for at, name in enumerate(kept)}
    starts = np.cumsum([0, *(len(case.names) for case in cases)])
    rows = np.zeros((int(starts[-1]), len(kept)))
    for start, case in zip(starts, cases, strict=False):
        for at, names in enumerate(case.names):
            for name in names:
                if name in place:
                    rows[start + at, place[name]] = 1.0
    truth = np.array([right for case in cases for right in case.truth])
    owner = np.repeat(np.arange(len(cases)), np.diff(starts))
    weights = np.array([sizes[case.document] ** -0.5 for case in cases])

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows @ beta
        top = np.maximum.reduceat(scores, starts[:-1])
        chances = np.exp(scores - top[owner])
        chances /= np.add.reduceat(chances, starts[:-1])[owner]
        hit = np.where(truth, chances, 0.0)
        sums = np.add.reduceat(hit, starts[:-1])
        value = -float(weights @ np.log(sums + 1e-300)) + 0.5 * penalty * float(beta @ beta)
        slope = rows.T @ (weights[owner] * (chances - hit / (sums + 1e-300)[owner])) + penalty * beta
        return value, slope

    found = minimize(loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B").x
    return {name: float(found[at]) for name, at in place.items()}


def answer_of(case: Case, weights: dict[str, float]) -> int:
    """The candidate that the weights choose: that of the rules, the first, unless another clearly outweighs it."""
    scores = [sum(weights.get(name, 0.0) for name in sorted(names)) for names in case.names]
    best = max(range(len(scores)), key=lambda at: scores[at])
    return best if scores[best] > scores[0] + choosing.MARGIN else 0


def unseen(cases: list[Case], penalty: float, seed: int = 7) -> list[tuple[Case, int]]:
    """The choice in each case, by fits without its document, in ten parts."""
    documents = sorted({case.document for case in cases})
    random.Random(seed).shuffle(documents)
    found = []
    for part in range(PARTS):
        left = set(documents[part::PARTS])
        weights = fit([case for case in cases if case.document not in left], penalty)
        found += [(case, answer_of(case, weights)) for case in cases if case.document in left]
    return found


def report(found: list[tuple[Case, int]], label: str) -> None:
    count = len(found)
    right = sum(case.right[at] for case, at in found)
    telling = sum(case.truth[at] for case, at in found)
    print(f"{label}: {right} of {count} right ({right / count:.3f}), {telling} telling who ({telling / count:.3f})")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--penalty", type=float, default=4.0)
    parser.add_argument("--write", action="store_true", help="write the weights into vocabulary/choosing.toml")
    options = parser.parse_args()
    scorer = load_scorer(options.scorer, options.folders)
    if scorer is None:
        return 2
    documents = [
        (f"{folder}/{gold['document']}", one, gold) for folder in options.folders for one, gold in read_gold(folder)
    ]
    cases = collect(documents, scorer)
    report([(case, 0) for case in cases], "by the rules")
    report([(case, max(range(len(case.right)), key=lambda at, case=case: case.truth[at])) for case in cases], "at best")
    weights = fit(cases, options.penalty)
    report([(case, answer_of(case, weights)) for case in cases], "on all")
    report(unseen(cases, options.penalty), "unseen")
    if options.write:
        write_weights(TABLE, weights)
    else:
        for name, weight in sorted(weights.items(), key=lambda pair: pair[1]):
            print(f"{weight:+.2f} {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
