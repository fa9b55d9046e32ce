from __future__ import annotations

import subprocess
import sys

import pytest

from tests.trace.making import document
from wartoll.trace.near_duplicates import compare_sentences, jaccard, link_near_duplicates, shingle_words

LINES = [
    f"In the {place} sector the {side} lost {number} men and several lorries on the way to the river."
    for number, (place, side) in enumerate(
        [("north", "guard"), ("south", "fleet"), ("east", "corps"), ("west", "army")], 20
    )
]
TEXT = " ".join(LINES)
CHANGED = TEXT.replace("lost 22 men", "lost up to 22 men")


def test_copies_are_linked_and_the_sentence_that_differs_is_kept_beside_its_twin() -> None:
    found = link_near_duplicates([document("a", TEXT), document("b", CHANGED), document("c", "Rain fell all day.")])
    (pair,) = found
    assert (pair.first, pair.second) == ("a", "b")
    assert pair.shared_sentences == 3
    ((left, right),) = pair.differing
    assert "lost 22 men" in left
    assert "up to 22" in right


def test_similarity_is_the_share_of_runs_of_words() -> None:
    assert jaccard(shingle_words("a b c d e"), shingle_words("a b c d f")) == pytest.approx(1 / 3)
    assert jaccard(shingle_words(""), shingle_words("")) == 0


def test_a_sentence_stands_beside_the_one_most_like_it_where_another_was_put_before() -> None:
    one, two = "Rain fell. The corps lost 40 men.", "The army claims much. Rain fell hard. The corps lost 40 men."
    assert compare_sentences(one, two) == (1, (("", "The army claims much."), ("Rain fell.", "Rain fell hard.")))


def test_a_sentence_that_one_side_lacks_stands_beside_nothing() -> None:
    shared, differing = compare_sentences("One came. Two came.", "One came.")
    assert (shared, differing) == (1, (("Two came.", ""),))


def test_many_documents_find_the_same_pairs_by_hashing() -> None:
    others = [document(f"d{i}", " ".join(f"word{i}x{j}" for j in range(40))) for i in range(80)]
    found = link_near_duplicates([document("a", TEXT), *others, document("b", CHANGED), document("e", "")])
    assert [(pair.first, pair.second) for pair in found] == [("a", "b")]


def test_few_documents_load_no_heavy_library() -> None:
    code = (
        "import sys; from wartoll.trace import trace_claims; from wartoll.documents import Document;"
        "trace_claims([], [Document.of_text('a', 'One came.'), Document.of_text('b', 'One came.')]);"
        "print([m for m in ('scipy', 'datasketch', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
