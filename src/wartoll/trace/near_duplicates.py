"""Near-duplicates linked, never skipped: equal sentences read once by hash, every other kept beside its twin.

Similarity is the Jaccard index of word shingles (Broder, 1997, "On the resemblance and containment of documents"); for
many documents MinHash with locality-sensitive hashing finds the pairs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from wartoll.documents import Document
from wartoll.extract.text import split_sentences
from wartoll.trace.findings import NearDuplicate

SIMILAR_FROM = 0.5  # share of shingles in both from which two documents are near-duplicates
_SHINGLE = 4  # words a shingle
_DIRECT_UP_TO = 64  # documents up to which shingle sets are compared directly; MinHash costs a heavy import
_PERMUTATIONS = 128
_LONGEST_BLOCK = 400  # pairs of sentences of one block that are held against each other
_WORD = re.compile(r"\w+")


def link_near_duplicates(documents: Sequence[Document]) -> tuple[NearDuplicate, ...]:
    """Pairs of documents with mostly the same words, in the order of the documents."""
    shingles = [shingle_words(document.text) for document in documents]
    pairs = _direct_pairs(shingles) if len(documents) <= _DIRECT_UP_TO else _hashed_pairs(shingles)
    found = []
    for first, second in sorted(pairs):
        similarity = jaccard(shingles[first], shingles[second])
        if similarity >= SIMILAR_FROM:
            shared, differing = compare_sentences(documents[first].text, documents[second].text)
            found.append(NearDuplicate(documents[first].name, documents[second].name, similarity, shared, differing))
    return tuple(found)


def shingle_words(text: str) -> frozenset[int]:
    """Hashes of all runs of four words, in lower case; of the whole text where it is shorter."""
    words = _WORD.findall(text.lower())
    runs = [" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))] if words else []
    return frozenset(int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)


def jaccard(one: frozenset[int], two: frozenset[int]) -> float:
    """Share of the shingles of either that both have; 0 for two empty sets."""
    both = len(one & two)
    return both / (len(one) + len(two) - both) if both else 0.0


def compare_sentences(one: str, two: str) -> tuple[int, tuple[tuple[str, str], ...]]:
    """How many sentences are equal, and those that differ side by side, in order."""
    first = [one[s.start : s.end] for s in split_sentences(one)]
    second = [two[s.start : s.end] for s in split_sentences(two)]
    shared, differing = 0, []
    matcher = SequenceMatcher(None, [_digest(s) for s in first], [_digest(s) for s in second], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            shared += b - a
            continue
        differing += _pair_up(first[a:b], second[c:d])
    return shared, tuple(differing)


def _pair_up(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    """Sentences side by side: each with the one most like it, in order; by place alone in long blocks."""
    if len(left) == len(right) or not left or not right or len(left) * len(right) > _LONGEST_BLOCK:
        return list(zip_longest(left, right, fillvalue=""))
    words = [frozenset(_WORD.findall(sentence.lower())) for sentence in right]
    pairs, at = [], 0
    for place, sentence in enumerate(left):
        own = frozenset(_WORD.findall(sentence.lower()))
        room = range(at, len(right) - (len(left) - place - 1)) if len(right) > len(left) else range(at, len(right))
        best = max(room, key=lambda i: len(own & words[i]) / max(1, len(own | words[i])), default=None)
        if best is None or (len(left) > len(right) and 2 * len(own & words[best]) < len(own | words[best])):
            pairs.append((sentence, ""))
            continue
        pairs += [("", other) for other in right[at:best]]
        pairs.append((sentence, right[best]))
        at = best + 1
    return pairs + [("", other) for other in right[at:]]


def _digest(sentence: str) -> bytes:
    return hashlib.blake2b(" ".join(sentence.split()).encode(), digest_size=16).digest()


def _direct_pairs(shingles: Sequence[frozenset[int]]) -> Iterable[tuple[int, int]]:
    return [(i, j) for i in range(len(shingles)) for j in range(i + 1, len(shingles)) if shingles[i] & shingles[j]]


def _hashed_pairs(shingles: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH  # heavy (SciPy): only where there are many documents

    index = MinHashLSH(threshold=SIMILAR_FROM - 0.1, num_perm=_PERMUTATIONS)
    pairs: set[tuple[int, int]] = set()
    for place, own in enumerate(shingles):
        if not own:
            continue
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=1)
        sketch.update_batch([value.to_bytes(8, "big") for value in own])
        pairs |= {(int(other), place) for other in index.query(sketch)}
        index.insert(str(place), sketch)
    return pairs
