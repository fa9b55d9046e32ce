"""Count the claims that are read where there are none: 100 short texts with cue words and no toll.

Run ``python evals/negatives/run.py``. It prints every false claim with its topic, rule and words, and fails where
there are more than the floor allows. The texts are in ``texts.txt``; each was written for this check. The words of
``vocabulary/contexts.toml`` were settled on them, so ``texts_fresh.txt`` (``run.py texts_fresh.txt``) holds 50 more,
written afterwards: on first sight 8 false claims were read in these 50.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path

from wartoll.documents import Document
from wartoll.extract import extract_document

MOST_FALSE_CLAIMS = 5
PUBLISHED = date(2025, 1, 16)


def read_texts(path: Path) -> list[tuple[str, str]]:
    """The topic and the words of each text."""
    texts: list[tuple[str, str]] = []
    topic = ""
    for block in path.read_text("utf-8").split("\n\n"):
        block = block.strip()
        if block.startswith("##"):
            topic = block.lstrip("# ").strip()
        elif block and not block.startswith("#"):
            texts.append((topic, block))
    return texts


def main() -> int:
    """Print the false claims and their number; 1 where there are too many."""
    texts = read_texts(Path(__file__).with_name(sys.argv[1] if len(sys.argv) > 1 else "texts.txt"))
    by_topic: Counter[str] = Counter()
    for number, (topic, words) in enumerate(texts, 1):
        document = Document.of_text(f"{topic} {number}", words, published=PUBLISHED)
        for claim in extract_document(document).claims:
            kind = f"{claim.measure.value} {claim.form.value}"
            if claim.has_number:
                by_topic[topic] += 1
            else:
                by_topic[f"{topic} (no number)"] += 1
            print(f"{topic} {number}: {kind} {claim.quantity and claim.quantity.said} {list(claim.rules)} {words!r}")
    false_claims = sum(by_topic.values())
    print(f"{len(texts)} texts, {false_claims} false claims (at most {MOST_FALSE_CLAIMS}): {dict(by_topic)}")
    return int(false_claims > MOST_FALSE_CLAIMS)


if __name__ == "__main__":
    sys.exit(main())
