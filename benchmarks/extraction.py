"""How fast claims are read: against a bare tokeniser on the same documents, and whether time stays linear.

Run ``python benchmarks/extraction.py [FA_KES_CSV]`` on one core. Three parts:

1. documents a second on a corpus of news, beside ``spacy.blank("en")`` that only cuts the same documents into tokens;
2. the same on texts without a cue word, which are not read further;
3. time per byte at 1 MB over time per byte at 20 kB, for news and for hostile inputs.

Floors: 1 at least a third of spaCy's, 2 at least twice spaCy's, 3 at most 1.5. Where the corpus or spaCy is absent,
the part that needs it says so.
"""

from __future__ import annotations

import csv
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from wartoll.documents import Document
from wartoll.extract import extract_document

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "fa_kes.csv"
SMALL, LARGE = 20_000, 1_000_000

NEWS = (
    "The army said on Monday, 13 January 2025, that at least 300 soldiers were killed and about 2,700 wounded near the "
    "border since December 6. According to a ministry spokesman, the force loses 80 to 90 men a day. Two of the 12 "
    "officers were captured. A monitoring group put the toll at 19, including four women and several children.\n\n"
)
QUIET = (
    "The river rises in the hills and runs west for 90 km through orchards and small towns. In 2014 the council built "
    "a bridge of stone, and on Sunday 300 people walked over it for the first time. It cost 1.2 million euros.\n\n"
)
HOSTILE = {
    "digits": "1",
    "spaced digits": "1 ",
    "thousands": "100,000,",
    "number words": "one hundred and ",
    "hedges": "at least more than up to about ",
    "dates": "6 January 2025 ",
    "ranges": "10-12-",
    "quotes": '"he said, ',
    "brackets": "(killed ",
    "stops": ". ",
    "newlines": "\n",
    "capitals": "ARMY KILLED ",
    "commas": "killed, ",
    "chained times": "a day later ",
    "names": "Ali Hassan said ",
    "zero width": "3\u200b0 killed ",
    "one word": "killed",
    "harm": "killed 12 and wounded 13 and ",
}


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that a piece of work takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def read_all(documents: Sequence[Document]) -> int:
    """Read every document; how many claims there are."""
    return sum(len(extract_document(document).claims) for document in documents)


def load_corpus(path: Path) -> list[Document]:
    """The articles of FA-KES, title and text."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Document.of_text(r["unit_id"], f"{r['article_title']}\n\n{r['article_content']}") for r in rows]


def compare(name: str, documents: Sequence[Document], floor: float) -> None:
    """Print documents a second beside spaCy's tokeniser."""
    read_all(documents[:20])
    ours = len(documents) / seconds(lambda: read_all(documents))
    try:
        import spacy
    except ImportError:
        print(f"{name}: {ours:,.0f} documents a second (spaCy is absent, nothing to compare with)")
        return
    tokenise = spacy.blank("en")
    for document in documents[:20]:
        tokenise(document.text)
    theirs = len(documents) / seconds(lambda: [tokenise(document.text) for document in documents])
    print(f"{name}: {ours:,.0f} documents a second, spaCy {theirs:,.0f}: {ours / theirs:.2f} (floor {floor:.2f})")


def growth(name: str, piece: str) -> float:
    """Print time per byte at 1 MB over time per byte at 20 kB; the better of two runs of each."""
    per_byte = {}
    for size in (SMALL, LARGE):
        text = (piece * (size // len(piece) + 1))[:size]
        document = Document.of_text(name, text)
        repeats = 5 if size == SMALL else 1
        runs = [
            seconds(lambda document=document, n=repeats: [extract_document(document) for _ in range(n)]) / repeats
            for _ in range(2)
        ]
        per_byte[size] = max(min(runs), 1e-6) / size
    ratio = per_byte[LARGE] / per_byte[SMALL]
    flag = "" if ratio <= 1.5 else "  <- above 1.5"
    micro = 1e6 * per_byte[LARGE]
    print(f"  {name:14} {micro:7.2f} microseconds a byte at 1 MB, {ratio:5.2f} times that at 20 kB{flag}", flush=True)
    return ratio


def main() -> None:
    """Run the three parts."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if path.exists():
        compare("news", load_corpus(path), 1 / 3)
    else:
        print(f"news: {path} is absent; give the path of fa_kes.csv")
    quiet = [Document.of_text(f"quiet {i}", QUIET * (5 + i % 7)) for i in range(400)]
    compare("no cue", quiet, 2.0)
    print("growth:")
    for name, piece in {"news": NEWS, "no cue": QUIET, **HOSTILE}.items():
        growth(name, piece)


if __name__ == "__main__":
    main()
