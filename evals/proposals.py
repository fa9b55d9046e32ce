"""What a model's proposals do to extraction: strict F1 with one that is right, and false quotes with one that lies.

    python evals/proposals.py GOLD_FOLDER... [--scorer score_claims.py]

The right model proposes each gold claim's own quote, number, measure and form, and its speaker and group where the
document has those words; the bare one is right about quote, number and measure and says no more; the lying one moves
every number and bends every quote. No network is used: the proposals are handed to the reader as an endpoint's
answer would be.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "extraction"))
from gold import load_scorer, read_gold

from wartoll.claims import claim_to_row
from wartoll.extract import extract_claims
from wartoll.extract.adapters.proposals import MEASURES, PROPOSED, Proposal
from wartoll.extract.numbers import read_numbers


def _first(said: Any) -> Any:
    """The one right answer, or the first of several."""
    return said[0] if isinstance(said, list) else said


def right_proposals(text: str, claims: list[dict[str, Any]]) -> list[Proposal]:
    """The gold's quotes and numbers, with form, and with speaker and group where the text has the words."""
    found = []
    for claim in claims:
        quote, measure, form = claim.get("quote"), _first(claim["measure"]), _first(claim["form"])
        speaker = next((words for words in claim.get("speaker") or [] if words and words in text), None)
        group = claim.get("group") if claim.get("group") and claim["group"] in text else None
        if not quote or quote not in text or measure not in MEASURES:
            continue
        for number in read_numbers(quote).numbers:
            if {number.low, number.best, number.high} & {claim.get("low"), claim.get("best"), claim.get("high")} - {
                None
            }:
                found.append(Proposal(quote, quote[number.core_start : number.core_end], measure, form, speaker, group))
                break
    return found


def lies(proposals: list[Proposal], generator: random.Random) -> list[Proposal]:
    """Each quote or number bent, so that none stands in the document."""
    bent = []
    for proposal in proposals:
        other = str(generator.randrange(10**6, 10**7))
        bent.append(Proposal(proposal.quote.replace(proposal.number, other), other, proposal.measure))
        bent.append(Proposal(proposal.quote, other, proposal.measure))
    return bent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path)
    options = parser.parse_args()
    scorer = load_scorer(options.scorer, options.folders)
    if scorer is None:
        return 2
    generator = random.Random(16)
    golds, texts = [], {}
    predicted: dict[str, list[dict[str, Any]]] = {"rules": [], "right": [], "bare": [], "lying": []}
    entered = false = 0
    for folder in options.folders:
        for document, gold in read_gold(folder):
            text = document.text
            right = right_proposals(text, gold["claims"])
            golds.append(gold)
            texts[document.name] = text
            for name, proposals in (
                ("rules", []),
                ("right", right),
                ("bare", [Proposal(each.quote, each.number, each.measure) for each in right]),
                ("lying", lies(right, generator)),
            ):
                claims = extract_claims([document], {document.name: proposals}).claims
                predicted[name] += [claim_to_row(claim) for claim in claims]
                new = [claim for claim in claims if PROPOSED in claim.rules]
                entered += len(new) if name == "right" else 0
                false += len(new) if name == "lying" else 0
    for name, rows in predicted.items():
        result, _ = scorer.score(golds, rows, texts)
        print(
            f"{name:6} f1 {result['f1']:.4f} strict_f1 {result['strict_f1']:.4f} quotes {result['quote_accuracy']:.4f}"
        )
    print(f"{entered} claims entered by right proposals, {false} by lies")
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main())
