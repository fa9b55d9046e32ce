"""Draw claims at random from FA-KES for a reader to judge, each with the words around it.

Run ``python evals/fa_kes/draw.py FA_KES_CSV [HOW_MANY] [SEED]``. The reader writes a verdict for each into
``verdicts.csv`` (row, claim id, offsets, verdict, reason); ``score.py`` prints the precision. No words of the
articles are kept.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from wartoll.claims import Claim
from wartoll.documents import Document
from wartoll.extract import extract_document
from wartoll.extract.explain import describe_quantity, describe_window


def read_corpus(path: Path) -> Iterator[Document]:
    """The articles, title and text, with the corpus's own dates."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            published = datetime.strptime(row["date"], "%m/%d/%Y").date() if row["date"] else None
            text = f"{row['article_title']}\n\n{row['article_content']}"
            yield Document.of_text(row["unit_id"], text, published=published, publisher=row["source"])


def show(number: int, document: Document, claim: Claim) -> str:
    """A claim with its fields and 150 signs on either side of its quote."""
    quote = claim.quote
    before = document.text[max(0, quote.start - 150) : quote.start].replace("\n", " ")
    after = document.text[quote.end : quote.end + 150].replace("\n", " ")
    fields = [
        claim.measure.value, claim.form.value, describe_quantity(claim.quantity), f"group={claim.group}",
        f"by={claim.speaker} via={list(claim.via)}", f"to={describe_window(claim.end)}", claim.modality.value,
        f"rules={list(claim.rules)}",
    ]  # fmt: skip
    head = f"{number}. {document.name} {claim.claim_id} {quote.start}-{quote.end} published {document.published}"
    return "\n   ".join([head, " | ".join(fields), f"{before}[[{quote.text}]]{after}"])


def main() -> None:
    """Print the drawn claims."""
    path = Path(sys.argv[1])
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    found = [(doc, claim) for doc in read_corpus(path) for claim in extract_document(doc).claims if claim.has_number]
    print(f"{len(found)} claims with a number; {many} drawn with seed {seed}")
    for number, (document, claim) in enumerate(random.Random(seed).sample(found, many), 1):
        print(show(number, document, claim))


if __name__ == "__main__":
    main()
