"""Press digests: the paper whose item it is carries what others say in it."""

from wartoll.documents import Document
from wartoll.extract.attribution import Attributor
from wartoll.extract.digests import find_digest, paper_at

DIGEST = """RIVER PRESS DIGEST

Le Phare (Lome), 12 November. A deputy says that 1,350 soldiers have been missing since May.

The New Daily (Accra), 13 November. The governor's office counts 21 civilians killed. The army says 40 died.

De Dag (Ghent), 15 November. Another 300 men were lost.

Next issue: 22 November, with 90 pages.
"""


def test_a_paper_carries_whom_its_item_quotes():
    attributor = Attributor(Document.of_text("a.txt", DIGEST))
    told = {}
    for words in ("1,350", "21 civilians", "40 died", "300 men"):
        found = attributor.at(DIGEST.index(words), DIGEST.index(words) + len(words))
        told[words] = (found.speaker, found.via)
    assert told == {
        "1,350": ("a deputy", ("Le Phare",)),
        "21 civilians": ("governor's office", ("The New Daily",)),
        "40 died": ("army", ("The New Daily",)),
        "300 men": (None, ()),
    }


def test_an_item_ends_with_its_paragraph():
    assert paper_at(find_digest(DIGEST), DIGEST.index("90 pages")) is None


def test_two_datelines_make_no_digest():
    assert find_digest("LOME, 4 May. Two died.\n\nACCRA, 5 May. Three died.") == ()


def test_hostile_openings_are_read_in_linear_time():
    assert find_digest("A " * 50_000 + "\n" + "Aa bb, " * 20_000) == ()
