"""What a figure counts, read again from the words around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from wartoll.claims import Measure
from wartoll.trace.passages import READINGS_KEPT, Passage
from wartoll.vocabulary import load_vocabulary

_JOINT = r"(?:\s+\w+ly)?\s*(?:,|and|or|and/or|/|-)\s*(?:\w+ly\s+)?"

_FALLEN = re.compile(r"\s+(?:dead|killed|fallen|slain|wounded|injured)\b", re.IGNORECASE)

_AS_BOTH = re.compile(
    r"(?:\s+(?:\w+\s+){0,5}as\s+|\s+)(?:dead|killed)\s+(?:or|and)\s+(?:\w+ly\s+)?(?:wounded|injured|hurt)\b",
    re.IGNORECASE,
)

# The dead and those of whom nothing is known, in one number.
_DEAD_OR_MISSING = re.compile(
    rf"\b(?:killed|dead|died|fallen){_JOINT}(?:are\s+|were\s+|is\s+|gone\s+|went\s+)?(?:missing|captured)\b|"
    rf"\b(?:missing|captured){_JOINT}(?:killed|dead)\b",
    re.IGNORECASE,
)
_NEAR = 6  # words to either side of a number
_BREAK = re.compile(r"\s(?:and|or|but|while|against)\s|[,;:(]", re.IGNORECASE)
# "Puts the soldiers killed in Tuesday's strike at 84".
_PUT_AT = re.compile(r"\bput(?:s|ting)?\s+(?:the\s+)?([^.;:]{3,80}?)\s+at\s+\S*\d", re.IGNORECASE)
# Words that leave open whether the men are dead.
_OUT_OF_ACTION = re.compile(r"\b(?:neutrali[sz]ed|out\s+of\s+action|put\s+out|incapacitated|disabled)\b", re.IGNORECASE)


@cache
def _both_fates() -> re.Pattern[str]:
    """The dead and the hurt in one breath: "killed or badly wounded", "dead and injured", either first."""
    fates = load_vocabulary("tracing")["fate"]
    killed, wounded = ("|".join(map(re.escape, fates[name].split())) for name in ("killed", "wounded"))
    return re.compile(rf"\b(?:(?:{killed}){_JOINT}(?:{wounded})|(?:{wounded}){_JOINT}(?:{killed}))\b", re.IGNORECASE)


@lru_cache(maxsize=READINGS_KEPT)
def read_measure(passage: Passage) -> Measure:
    """The claim's measure; casualties where its own clause joins the dead and the hurt to one number.

    "212 dead fighters" are no strength.
    """
    measure = passage.claim.measure
    put_at = _PUT_AT.search(passage.sentence) if measure is Measure.STRENGTH else None
    if put_at is not None:
        return measure_of_words(put_at.group(1)) or measure
    if measure in (Measure.STRENGTH, Measure.REINFORCEMENTS, Measure.RETURNED, Measure.DISPLACED):
        fallen = _FALLEN.match(passage.tail)
        if fallen:
            return measure_of_words(fallen.group()) or measure
        return Measure.CASUALTIES if _AS_BOTH.match(passage.tail) else measure
    own = passage.own if passage.own.strip() else passage.clause
    if measure is Measure.KILLED and _OUT_OF_ACTION.search(own):
        return Measure.LOSSES if measure_of_words(own) in (None, Measure.LOSSES) else measure
    if measure in (Measure.KILLED, Measure.MISSING) and _DEAD_OR_MISSING.search(passage.own):
        return Measure.LOSSES
    if measure in (Measure.KILLED, Measure.WOUNDED, Measure.LOSSES) and _both_fates().search(passage.own):
        return Measure.CASUALTIES
    return measure


def measure_beside(before: str, after: str, clause: str) -> Measure | None:
    """The measure of losses that stands nearest to a number: right after it, else right before it, else in its clause.

    Parameters
    ----------
    before, after : str
        What stands between the number and the one before it, and the one after it.
    clause : str
        The number's clause.
    """
    near, last = " ".join(after.split()[:_NEAR]), " ".join(before.split()[-_NEAR:])
    if _both_fates().search(near.split(".")[0]) or _both_fates().search(last):
        return Measure.CASUALTIES
    following, preceding = _BREAK.split(after)[0], _BREAK.split(before)[-1]
    return measure_of_words(following) or measure_of_words(preceding) or measure_of_words(clause)


def measure_of_words(text: str) -> Measure | None:
    """The measure of losses that a clause names, or None where it names none."""
    fates = load_vocabulary("tracing")["fate"]
    words = set(re.findall(r"[a-z]+", text.lower()))
    killed, wounded, lost = (bool(words & set(fates[name].split())) for name in ("killed", "wounded", "lost"))
    if killed and wounded:
        return Measure.CASUALTIES
    if killed:
        return Measure.KILLED
    if wounded:
        return Measure.WOUNDED
    if words & {"casualties", "casualty"}:
        return Measure.CASUALTIES
    return Measure.LOSSES if lost else None
