"""Which constructions show by themselves that people are counted, and which rest on what was counted before."""

from __future__ import annotations

from wartoll.extract.breakdowns import BREAKDOWN
from wartoll.extract.constituents import HARMED, PART
from wartoll.extract.gapping import BRACKETED, GAPPED
from wartoll.extract.labels import LABEL, OF_PEOPLE
from wartoll.extract.scene import Reading

TELLING = frozenset({LABEL, OF_PEOPLE, "number after its name", HARMED, "column of a table"})  # they see harm named
OF_HARM = frozenset({"share of a noun of harm", "so many to one", "so many for each"})  # they rest on a word of harm
CARRIED = (
    "subject of a verb of moving",
    "goes on with what",
    "answers a question",
    "what a toll was before",
    "figure of",
    PART,
    GAPPED,
    BRACKETED,
)


def names_harm_or_people(reading: Reading) -> bool:
    """Whether a number's noun is one of people or of harm, or its construction names the harm."""
    if reading.phrase is not None and reading.phrase.kind in ("people", "harm"):
        return True
    rule = reading.rules[0]
    return rule in TELLING or rule == BREAKDOWN or (rule in OF_HARM and reading.measure != "losses")


def goes_on(reading: Reading) -> bool:
    """Whether a number without a noun goes on with what the text has told before."""
    return reading.rules[0].startswith(CARRIED)
