"""The words around a number: what it counts, whom, and whether it is a part or an earlier figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from wartoll.audit import lexicon
from wartoll.audit.figures import LOSS

_BODY = frozenset({"killed", "wounded"})
_THEN = re.compile(
    r"(?:down from|up from|against|after|compared (?:with|to)|from)\s+\Z"
    r"|\bhad (?:been (?:put|given) at|said|counted|put|spoken|named|given|reported|estimated|stood|claimed)\b[^.;]*\Z"
    r"|\b(?:earlier|previously|formerly|before that|the (?:week|month|year) before)\b[^.;]*\Z",
    re.I,
)
_THEN_AFTER = re.compile(
    r"[^,.;]{0,20}\b(?:(?:for|in) the (?:week|month|year|quarter) before"
    r"|(?:a|one) (?:week|month|year) (?:before|earlier))\b",
    re.I,
)
_NOUN_REACH = 48
_PHRASE_END = re.compile(
    r"[.;:()]|\s(?:under|within|without|behind|among|between|still|in|on|at|to|by|from|with|the|an|who|that|which|were|was|are|is|have|had|has|will|would|could|may"
    r"|when|while|and|or|per|every|each|for|since|leave|left|out|as|killed|wounded|dead|hurt|daily|a)\b",
    re.I,
)


def is_part(before: str, index: int) -> bool:
    """Whether words such as "including" or a leading "Of these" make a number a part of the one before it."""
    named = lexicon.words("parts", "part_of").search(before)
    return bool(named) and (index > 0 or _OF_THESE.match(before) is not None)


#: "700 men, 150 of them killed": a part of the losses before it.
OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|whom)\b", re.I)
_OF_THESE = re.compile(
    r"\s*(?:and )?(?:of|among) (?:these|those|them|this number|that number"
    r"|(?:the|its|their) (?:dead|killed|victims|wounded|injured|fallen|casualties|fatalities|lost))\b",
    re.I,
)
_SPEAKS = (
    r"says?|said|writes?|wrote|claims?|claimed|complains?|boasts?|boasted|reports?|reported|concludes?|concluded|notes?|noted"
    r"|adds?|admits?|admitted|believes?|believed|thinks?|told|tells|argues?|argued|warns?|warned|announce[sd]?|insists?|insisted"
    r"|states?|stated|remarks?|remarked|found|shows?|showed|cabled|recalls?|recalled|records|observed|maintains?|maintained"
    r"|explains?|explained|calculates?|calculated|estimates?|estimated|finds|sums (?:it |this )?up"
)
#: Who speaks, with the subject before the verb where a comma sets it apart (", the contact group notes in its paper").
_ATTRIBUTION = re.compile(
    rf",\s*(?:[\w'’-]+\s+){{1,6}}?(?:{_SPEAKS})\b[^.;,]*|,?\s*\b(?:{_SPEAKS}|according to)\b[^.;,]*", re.I
)  # fmt: skip


def without_attribution(words: str) -> str:
    """Words without who says them, so that a party that speaks is not taken for the side that is counted."""
    return _ATTRIBUTION.sub(" ", words)


def spans_of_attribution(words: str) -> tuple[tuple[int, int], ...]:
    """Where words tell who says something, and when."""
    return tuple(m.span() for m in _ATTRIBUTION.finditer(words))


#: "the legion of 4,000 men has lost 3,000": the verb belongs to the number after it.
VERB_OF_NEXT = re.compile(
    r"\b(?:(?:has|have|had|will|would)\s+)?(?:los(?:t|e|es|ing)|costs?|suffer\w*|taken|counts?|counted|received?|receives|got|drew|gained|sent|replaced)\s*(?:\w+\s+)?\Z"
    r"|\band\s+(?:left|kept|came (?:back|out|home)|brought (?:back|out|home)|returned)\s+(?:\w+\s+){0,2}\Z",
    re.I,
)


#: "it lost four": a small number without a noun is a count right after such a verb.
LOST_SO_MANY = re.compile(
    r"\b(?:lost|lose[sd]?|killed|wounded|buried|counted|captured|suffered)\s+"
    r"(?:only\s+|just\s+|another\s+|a further\s+)?\Z",
    re.I,
)


_OF_AN_OWNER = re.compile(
    r"\s+of\s+(?:(?:the|its|their|his|her|our|these|those)\s+)?[\w-]+(?:['’]s|s['’])\s+(?=[a-z])", re.I
)


def read_noun(after: str) -> tuple[str | None, bool, bool]:
    """The head noun after a number; whether it names another group; whether it is a thing."""
    if after[:1] == "," or not after.strip():
        return None, False, False
    if owner := _OF_AN_OWNER.match(after):
        after = " " + after[owner.end() :]  # "2,100 of the town's inhabitants"
    end = _PHRASE_END.search(after, 0, _NOUN_REACH)
    phrase = after[: end.start() if end else _NOUN_REACH].split(",")[0]
    hits = []
    for name in ("members", "others", "things"):
        reach = after[:_NOUN_REACH].split(",")[0] if name == "members" else phrase
        match = lexicon.words("people", name).search(reach)
        if match and len(reach[: match.start()].split()) <= 4:
            hits.append((match.start(), name, match[0].lower()))
    if not hits:
        unknown = re.match(r"\s+(?:[a-z]+\s+)?([a-z]{3,}(?<!ss)(?<!us)s)\b", phrase)
        return (unknown[1], False, True) if unknown and unknown[1] not in _NO_NOUNS else (None, False, False)
    _, name, noun = min(hits)
    other = name == "others"
    if name == "members":
        tail = re.match(r"[^.;,]{0,40},\s*(.{0,60})", after, re.S)
        other = bool(tail and _apposition().match(tail[1]))
    return noun, other, name == "things"


def is_of_things_before(before: str, after: str) -> bool:
    """Whether a number "of them" stands in apposition to things ("The lorries, 140 of them, were burnt")."""
    words = re.findall(r"[\w'’-]+", before[-40:]) if OF_THEM.match(after) and before.rstrip().endswith(",") else []
    return bool(words) and lexicon.words("people", "things").fullmatch(words[-1]) is not None


def is_unknown(noun: str) -> bool:
    """Whether a noun is in no table: it may be people ("lancers") where words of counting stand beside it."""
    return not lexicon.words("people", "things").fullmatch(noun)


_NO_NOUNS = frozenset("was has is its his this does says less as gets loses falls dies leaves others".split())


@cache
def _apposition() -> re.Pattern[str]:
    """ "people, builders and engineers for the most part": what the noun stands for."""
    return re.compile(
        rf"(?:mostly |mainly |chiefly |above all |all of them )?(?:{_others()})(?: and [a-z]+)?"
        r"(?: for the most part| mostly|,|\.| who\b)", re.I)  # fmt: skip


def _others() -> str:
    return lexicon.words("people", "others").pattern.split("(?:", 1)[1].rsplit(")(?!", 1)[0]


#: "cost the harbour garrison 75 men": what stands between is who paid.
_COST = re.compile(r"\bcost(?:s|ing)?\s+(?:the|its|their|his|her|our|him|them|it|both)\b[^.;:,\d]{0,40}\Z", re.I)


def read_measures(before: str, after: str, *, first: bool, of_losses: bool = False) -> tuple[frozenset[str], bool]:
    """What a number counts, and whether the words right beside it say so; farther words are asked last."""
    if _COST.search(before):
        told = counted(re.split(r"[,;:(]", after, maxsplit=1)[0], False, LOSS) if after[:1] == " " else frozenset()
        return told or frozenset({"losses"}), True
    near_after = re.split(r"[,;:(]", after, maxsplit=1)[0] if not after.startswith((",", " (")) else ""
    if LOST_SO_MANY.search(before) and not counted(near_after, False, LOSS):
        near_after = ""  # "it lost 450 on the way": the verb right before the number says what is counted
    near_before = re.split(r"[,;:)]" if first else r"[,;:)]|\band\b|\bbut\b|\bwhile\b", before)[-1]
    regions = ((near_after, False), (near_before, True), (before, True), (after, False))
    for i, (region, backwards) in enumerate(regions):
        found = counted(region, backwards, LOSS if of_losses else lexicon.measures())
        if region is after and not near_after and found <= {"added"}:
            continue  # "there were 7,450, no drafts having come in": who came is told of behind the comma
        if found:
            return found, i < 2
    return frozenset(), False


#: "840 soldiers of the garrison were killed": whose they are, not that they are there.
_OWNED = re.compile(
    r"\w\s+(?:of|among|amongst|from|within|by|for|against)\s+(?:the|its|their|his|that|this)\s+(?:[\w-]+\s+){0,2}\Z",
    re.I,
)  # fmt: skip


def counted(region: str, backwards: bool, names: Iterable[str]) -> frozenset[str]:
    """The measures named in a region: the one nearest to the number, with those joined to it."""
    hits = sorted(
        (len(region) - m.end() if backwards else m.start(), name)
        for name in names
        for m in lexicon.words("counting", name).finditer(region)
        if not (name == "strength" and _OWNED.search(region, 0, m.start()))
    )
    if not hits:
        return frozenset()
    first, name = hits[0]
    if name in LOSS:
        found = {n for at, n in hits if n in LOSS}
        return frozenset(found - {"losses"} if found & _BODY else found)
    found = {n for at, n in hits if n not in LOSS or at - first < 25}
    return frozenset(found - LOSS if name in ("remaining", "added") else found & {"strength", "remaining", "added"})


#: A state's whole army, named in passing, is not the force that fights.
_STANDING = re.compile(
    r"[^.;,]{0,30}\b(?:under arms|in uniform|in (?:its|his|her|their|the) (?:armed forces|army|military)|on active duty"
    r"|active[- ]duty|reservists?|in reserve|standing army)\b", re.I)  # fmt: skip
_THE_FORCE = re.compile(
    r"\b(?:before|until|till|once|when|after)\s+(?:all\s+)?(?:of\s+)?(?:the|these|its|their|those)\s+\Z", re.I
)
_SPENT = re.compile(
    r"(?:\s+\w+){0,2}\s+(?:run out|runs out"
    r"|(?:are|is|were|was|have been|has been|will be|can be)\s+(?:all\s+|fully\s+|entirely\s+)?"
    r"(?:used up|spent|gone|exhausted|consumed|lost|killed|dead|wiped out|finished|worn (?:out|down)|ground down))\b",
    re.I,
)  # fmt: skip


def is_standing_army(after: str) -> bool:
    """Whether the words after a number make it a state's whole army ("one million men under arms")."""
    return _STANDING.match(after) is not None


def is_the_force(before: str, after: str) -> bool:
    """Whether a number stands for the force as a whole ("before the 12,000 are used up")."""
    return _THE_FORCE.search(before) is not None and _SPENT.match(after) is not None


#: "How many of the garrison's 3,100 men": what is told is a part of this number.
_PART_OF_IT = re.compile(
    r"\b(?:how many|most|all|some|none|many|few|part|much|any|each|half|which|one) of\s+"
    r"(?:(?:the|its|their|his|her|these|those|some|about|around|roughly|original|initial|[\w-]+['’]s?)\s+){1,4}\Z",
    re.I,
)


#: "There were 1,260 men in the pocket": a number of people there is a strength.
_THERE_ARE = re.compile(
    r"\bthere\s+(?:still\s+)?(?:is|are|was|were|had been)\s+(?:still\s+|some\s+|about\s+|around\s+|now\s+)*\Z", re.I
)


def is_told_to_be_there(before: str, after: str) -> bool:
    """Whether a sentence tells that so many people are there, and of no loss among them."""
    return _THERE_ARE.search(before) is not None and not counted(re.split(r"[.;,]", after)[0], False, LOSS)


_OUT_OF = re.compile(
    r"\bout of\s+(?:an?\s+[a-z]+\s+of\s+)?"
    r"(?:(?:a|the|its|some|about|around|roughly|total|force|of|more|than|nearly)\s+)*\Z",
    re.I,
)


def is_whole(before: str) -> bool:
    """Whether the words before a number make it the whole of which a part is told."""
    return _PART_OF_IT.search(before) is not None or _OUT_OF.search(before) is not None


_OPENS_WITH_OF = re.compile(r"\W*(?:And )?Of\s+(?:(?:the|its|their|some|about|all|these|roughly|around)\s+){0,2}\Z")


def is_whole_of_what_follows(before: str, after: str) -> bool:
    """Whether a sentence opens with the force that its losses are part of ("Of the 2,500 who landed, 1,000 fell")."""
    head = re.split(r"[,;]", after, maxsplit=1)
    return _OPENS_WITH_OF.match(before) is not None and len(head) == 2 and not counted(head[0], False, LOSS)


def found_words(name: str, words: str) -> frozenset[str]:
    return frozenset(m[0].lower().rstrip("s") for m in lexicon.words("people", name).finditer(words))


_AT_WHICH_TIME = re.compile(
    r"[;:]|\s(?:before|after|when|while|until|till|since|as|by|because|although|though)\s", re.I
)


def counted_bodies(before: str, after: str, *, first: bool) -> frozenset[str]:
    """The units that the words around a number name: those right after it, else the subject of its sentence.

    Those who only speak, and those of a clause of time ("before the brigade saw the airfield"), are left out.
    """
    beside = _AT_WHICH_TIME.split(without_attribution(after[:60]))[0]
    found = found_words("bodies", beside)
    return found or (found_words("bodies", without_attribution(before)) if first else frozenset())


def counted_sides(before: str, after: str, *, first: bool, last: bool) -> frozenset[str]:
    """The sides of a war that the words around a number name, those who only speak left out."""
    head = before if first else re.split(r"[,;]|\band\b", before)[-1]
    return found_words("sides", without_attribution(after[: 60 if last else 25])) | found_words(
        "sides", without_attribution(head)
    )


def is_earlier(sentence_before: str, after: str) -> bool:
    """Whether the words put a number before another ("down from 7,000", "had said 600", "a week earlier")."""
    return bool(_THEN.search(sentence_before) or _THEN_AFTER.match(after))
