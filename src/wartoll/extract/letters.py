"""Letters: whose words a text quotes at length below a paragraph that names them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from wartoll.extract.carriers import statement_of
from wartoll.extract.phrase import Phrase
from wartoll.extract.view import View

_LETTERS = frozenset(
    "letter letters email diary note notes message memoir memoirs testimony account cable post".split()
)


def find_letter(view: View, starts: Sequence[int], quoted: int) -> Phrase | None:
    """Whose letter is quoted from offset ``quoted`` on, where that opens a paragraph below the one that tells of it.

    Parameters
    ----------
    view : View
    starts : sequence of int
        Its tokens' offsets.
    quoted : int
        Where the quote opens.

    Returns
    -------
    Phrase or None
        The writer: "a retired brigadier" of "a long letter from a retired brigadier".
    """
    text = view.text
    above = text[:quoted].rstrip(" \t")
    if not above.endswith("\n"):
        return None
    end = len(above.rstrip())
    start = text.rfind("\n", 0, end) + 1
    first, stop = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
    paper = next((i for i in range(first, stop) if view.lower[i] in _LETTERS), None)
    if paper is None:
        return None
    writer = statement_of(view, max(first, paper - 2), stop)
    return (
        writer if writer is not None and not writer.pronoun and (writer.head or writer.parties or writer.name) else None
    )
