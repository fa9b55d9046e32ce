"""How surely a figure is put, and whether two documents put it equally surely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from wartoll.claims import Bound, Form
from wartoll.extract.text import split_sentences
from wartoll.trace.passages import READINGS_KEPT, Passage, find_words, phrase_pattern

# "claims" as a verb of saying ("he claims", "the ministry claimed that"), not "claims for payment".
_CLAIMS = re.compile(
    r"\b(?:he|she|they|it|[a-z]+)\s+(?:has\s+|have\s+|had\s+)?claim(?:s|ed)\b"
    r"(?=\s+(?:that|to have|it|its|their|his|at least|about|up to|more than|over|\d)|\s*[.,;]|\s*$)",
    re.IGNORECASE,
)
_CLAIMS_AS_NOUN = re.compile(
    r"\b(?:accepted|all|many|such|no|these|those|the|of|for|more|new|their|his)\s+claims\b", re.IGNORECASE
)
# "Confirmed by a grave or a court file" tells how it was counted; "confirmed by the ministry" who says so.
_SHOWN_BY = re.compile(
    r"\b(?:confirmed|proved|proven|established|backed)\s+(?:by|from|through|with)\s+(?:\w+\s+)?"
    r"(?:names?|obituar\w+|graves?|files?|photographs?|documents?|records?|witness\w*|sources|data|images?|videos?)\b",
    re.IGNORECASE,
)
# "..., the ministry confirmed on Friday." tells who said it.
_SAYS_SO = re.compile(r",\s[^,;]{1,60}?\b(confirm(?:s|ed))(?:\s+(?:on\s+)?\w+){0,2}\s*[.”\"]*\s*$", re.IGNORECASE)
# A projection is unsure by its verb: "may be lost by April", "expects all of them to be lost".
_LOOKS_AHEAD = re.compile(
    r"\b(?:expect(?:s|ed)?|project(?:s|ed)?|forecasts?|predict(?:s|ed)?|may|might|could|would|will)\b", re.IGNORECASE
)
_ATTRIBUTING = frozenset({"believes", "believed", "thinks that"})
_CONDITION = re.compile(r"(?:^|[\s,;(])(?:if|assuming|provided)\s", re.IGNORECASE)
# By "if we follow the ministry" an outlet says whose figure it is.
_TRUSTING = re.compile(
    r"\bif\s+(?:(?:we|one|you)\s+(?:are\s+to\s+)?(?:follow|trust|believe|go\s+by|accept|take)\b|"
    r"[^,;.]{1,60}?\b(?:is|are)\s+(?:right|correct|to\s+be\s+(?:believed|trusted))\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Certainty:
    """The colouring words around a figure, as written.

    ``approximate`` rounds the number, ``estimate`` says that it was worked out, ``doubt`` and ``sureness`` say how sure
    it is, ``counting`` tells how it was counted. ``rounded_nearby`` is true where another figure of the clause is
    rounded: the rounding may be meant for both ("about 300 dead and 2,700 wounded"). ``soft_nearby`` is true where
    another figure of the clause is put with doubt or as an estimate, likewise. ``soft_before`` is true where the
    sentence before is put as an estimate or with doubt, which may be meant for both too ("of them over 20,000 killed").
    """

    approximate: tuple[str, ...] = ()
    estimate: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()
    sureness: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    rounded_nearby: bool = False
    soft_nearby: bool = False
    soft_before: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """All of them but the ways of counting."""
        return self.doubt + self.estimate + self.approximate + self.sureness


@lru_cache(maxsize=READINGS_KEPT)
def read_certainty(passage: Passage) -> Certainty:
    """Read the colouring words of a claim: from its fields, and again from the clause it stands in."""
    claim, quantity = passage.claim, passage.claim.quantity
    clause = phrase_pattern("certainty", "disclaimer").sub(" ", passage.own)
    hedges = " ".join(filter(None, (claim.hedge, quantity.hedge if quantity else None)))
    doubt = find_words(clause, "certainty", "doubt") + _found_only_in(hedges, clause, "doubt")
    doubt += tuple(m.group() for m in _CLAIMS.finditer(clause) if not _CLAIMS_AS_NOUN.search(m.group()))
    if not _TRUSTING.search(clause) and (
        claim.condition or (claim.form is not Form.PROJECTION and _CONDITION.search(clause))
    ):
        doubt += (claim.condition or "if",)
    estimate = find_words(clause, "certainty", "estimate") + _found_only_in(hedges, clause, "estimate")
    if claim.form is Form.PROJECTION:
        estimate += tuple(match.group() for match in _LOOKS_AHEAD.finditer(clause))
    sureness = tuple(
        word
        for word in find_words(clause, "certainty", "sureness")
        if not any(word.lower() in d.lower() for d in doubt)
    )
    said_so = _SAYS_SO.search(passage.sentence)
    sureness = tuple(word for word in sureness if said_so is None or word != said_so.group(1))
    approximate: tuple[str, ...] = ()
    if quantity is not None and quantity.bound is Bound.APPROXIMATE:
        approximate = (quantity.hedge or claim.hedge or "about",)
    nearby = bool(find_words(passage.clause, "certainty", "approximate"))
    counting = find_words(clause, "certainty", "counting") + tuple(m.group() for m in _SHOWN_BY.finditer(clause))
    sureness = tuple(w for w in sureness if not any(w.lower() in c.lower() for c in counting))
    return Certainty(
        approximate, estimate, doubt, sureness, counting, nearby, _is_soft(passage.clause),
        _is_soft(_last_sentence(passage.before)),
    )  # fmt: skip


def _last_sentence(text: str) -> str:
    sentences = split_sentences(text)
    return text[sentences[-1].start :] if sentences else ""


def _is_soft(text: str) -> bool:
    text = phrase_pattern("certainty", "disclaimer").sub(" ", text)
    return bool(find_words(text, "certainty", "doubt") or find_words(text, "certainty", "estimate"))


def _found_only_in(hedges: str, clause: str, name: str) -> tuple[str, ...]:
    return tuple(word for word in find_words(hedges, "certainty", name) if word.lower() not in clause.lower())


def hedge_change(source: Certainty, target: Certainty, *, point: bool) -> tuple[str, str] | None:
    """The words that came or went, as (source's, target's), or None where both put it equally surely.

    Parameters
    ----------
    point : bool
        Whether both say a point: rounding words beside an open end ("at least about 300") say nothing more.

    Notes
    -----
    A body's "assessment" is its way of saying, and an outlet's "believes" or "claims" names who says it: neither is a
    change where it goes or comes alone. One way of being unsure may stand for another: "likely" relayed as "is
    estimated at", "about 90 may have died" as "an unconfirmed 90". A change is doubt that comes or goes, rounding or
    estimating that comes or goes, and sureness that comes.
    """
    doubt, new_doubt = _of_speaker(source.doubt), _of_speaker(target.doubt)
    rounded = source.approximate if point else ()
    if rounded and not (target.estimate + new_doubt + target.approximate):
        return " … ".join(rounded), ""
    unclear = target.soft_before or target.soft_nearby
    if doubt and not (target.doubt or target.estimate) and (target.sureness or not unclear):
        return " … ".join(doubt), " … ".join(target.sureness)
    if new_doubt and not (source.doubt or source.estimate or source.soft_before or source.soft_nearby):
        return "", " … ".join(new_doubt)
    source_soft = source.estimate + source.doubt + (source.approximate if point else ())
    target_soft = target.estimate + target.doubt + (target.approximate if point else ())
    if point and source.approximate and not target_soft:
        return " … ".join(source.approximate), ""
    if point and target.approximate and not source_soft:
        return "", " … ".join(target.approximate)
    unsure = target_soft or target.approximate or target.counting or target.rounded_nearby or unclear
    worked_out = tuple(word for word in source.estimate if not word.lower().startswith("assess"))
    if worked_out and not unsure and not source.approximate:
        return " … ".join(worked_out), ""
    if target.sureness and not (source.sureness or source.counting):
        return " … ".join(source.estimate), " … ".join(target.sureness)
    return None


def _of_speaker(doubt: tuple[str, ...]) -> tuple[str, ...]:
    """Doubt that is the speaker's own: by "claims" and "believes" an outlet says who speaks."""
    return tuple(word for word in doubt if word.lower() not in _ATTRIBUTING and not _CLAIMS.search(word))
