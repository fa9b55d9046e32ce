"""Press digests: the paper whose item it is carries what others say in it."""

from wartoll.documents import Document
from wartoll.extract.attribution import Attributor
from wartoll.extract.digests import find_digest, paper_at

DIGEST = """THE MORNING'S PAPERS

La Voz (Quito), 3 May. A senator says that 135 miners have been missing since the landslide.

The Coast Herald (Accra), 4 May. The port office counts 21 fishermen drowned. The navy says 40 died.

Aftenblad (Bergen), 5 May. Another 30 sailors were lost.

Next issue: 12 May, with 90 pages.
"""


def test_a_paper_carries_whom_its_item_quotes():
    attributor = Attributor(Document.of_text("a.txt", DIGEST))
    told = {}
    for words in ("135 miners", "21 fishermen", "40 died", "30 sailors"):
        found = attributor.at(DIGEST.index(words), DIGEST.index(words) + len(words))
        told[words] = (found.speaker, found.via)
    assert told == {
        "135 miners": ("a senator", ("La Voz",)),
        "21 fishermen": ("port office", ("The Coast Herald",)),
        "40 died": ("navy", ("The Coast Herald",)),
        "30 sailors": (None, ()),
    }


def test_an_item_ends_with_its_paragraph():
    assert paper_at(find_digest(DIGEST), DIGEST.index("90 pages")) is None


def test_two_datelines_make_no_digest():
    assert find_digest("LOME, 4 May. Two died.\n\nACCRA, 5 May. Three died.") == ()


def test_hostile_openings_are_read_in_linear_time():
    assert find_digest("A " * 50_000 + "\n" + "Aa bb, " * 20_000) == ()
