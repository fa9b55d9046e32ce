"""The phrase that names a speaker to the left of a reporting verb."""

from __future__ import annotations

from dataclasses import replace

from wartoll.extract.lexicon import (
    DETERMINERS,
    FUNCTION_WORDS,
    PAPERS,
    institution_nouns,
    is_plural,
    person_nouns,
    verb_forms,
    word_set,
)
from wartoll.extract.phrase import LINKS, Phrase, make_phrase
from wartoll.extract.phrases_after import CLOSING, LONGEST, LOOSE_ENDS, NUMBERED, OPENING, is_ordinal
from wartoll.extract.view import PARTICLES, View, bare

_PLACE_NOUNS = frozenset(
    "province city town district region village area governorate suburb camp county oblast".split()
)
_NO_LEADS = frozenset(
    "soldiers fighters civilians people men women children militants rebels troops forces members".split()
)
_MADE_BY = PAPERS | frozenset(
    "compiled collected gathered taken filmed issued released published provided kept".split()
)


def phrase_before(view: View, last: int, floor: int, *, subject: bool = True) -> Phrase | None:
    """The speaker's phrase that ends at token ``last``; None where none does.

    ``floor`` is the first token it may reach to. Where a ``subject`` is sought, a phrase that follows a preposition
    ("near the embassy said ...") is none: it is cut to its bare plural noun ("in northern Syria activists said").
    """
    at = last
    if at < floor:
        return None
    if view.tokens[at].text == ")":
        opening = _matching(view, at, floor)
        if opening is not None and at - opening <= 6 and opening > floor:
            at = opening - 1
    end = at
    if view.is_pronoun(at) and at not in view.finish:
        return make_phrase(view, at, at) if view.lower[at] not in ("him", "her", "them", "us", "me", "you") else None
    first = _walk_left(view, at, max(floor, at - LONGEST))
    if first > at:
        return None
    phrase = make_phrase(view, first, end)
    if not phrase.is_speaker:
        return None
    if subject and first > floor and _bars_subject(view, first, floor):
        return _bare_plural(view, first, end)
    return _with_first_of_two(view, _with_name_before(view, phrase, floor), floor)


def _walk_left(view: View, last: int, floor: int) -> int:
    """The first token of the phrase that ends at ``last``; ``last + 1`` where none does."""
    at, first = last, last + 1
    after_party = False
    while at >= floor:
        if at in view.finish and view.finish[at][0] >= floor:
            first = view.finish[at][0]
            at, after_party = first - 1, True
            continue
        token, low = view.tokens[at], view.lower[at]
        if low in NUMBERED and first <= last and at - 2 >= floor and view.tokens[at - 1].text in "-‐‑":
            first, at = at - 2, at - 3  # "the 64-year-old minister"
            continue
        if token.kind == "punct":
            opening = _quoted(view, at, floor)
            if opening is None:
                break
            first, at = opening, opening - 1
            continue
        if low in DETERMINERS:
            first = at
            if at - 2 >= floor and view.lower[at - 1] in LINKS and (_governs(view, at - 2) or _titles(view, at, floor)):
                at -= 2
                continue
            break
        started = first <= last
        if at == last and is_ordinal(view, at) and at - 2 > floor and view.lower[at - 1] in DETERMINERS:
            first, at = at, at - 1  # "an officer of the 72nd"
            continue
        in_place = view.caseless[at] and at == last and at - 2 >= floor and view.lower[at - 1] in ("in", "at")
        if in_place and view.is_role(at - 2):
            first, at = at, at - 1
            continue
        if at == last and low in _PLACE_NOUNS and at - 1 >= floor and view.is_name(at - 1):
            first, at = at, at - 1
            continue
        if at == last and low in PAPERS:
            first, at = at, at - 1
            continue
        if (
            (view.is_role(at) and not (after_party and low in word_set("private") and is_plural(low)))
            or view.is_modifier(at)
            or (view.is_possessive(at) and (view.is_name(at) or view.is_role(at)))
        ):
            first, at, after_party = at, at - 1, False
            continue
        if low in _KNOWING and started and view.lower[at + 1] == _KNOWING[low]:
            first, at = at, at - 1
            continue
        if (started and is_ordinal(view, at)) or (view.is_name(at) and not after_party):
            first, at = at, at - 1
            continue
        between_names = low == "of" and started and at - 1 >= floor and view.is_name(at - 1) and view.is_name(at + 1)
        if between_names:
            first, at, after_party = at, at - 1, False
            continue
        seated = low in ("in", "at") and started and at - 1 >= floor and at - 1 in view.finish
        if seated and all(view.is_name(i) and not view.is_role(i) for i in range(first, last + 1)):
            first, at, after_party = at, at - 1, False
            continue
        if started and at - 3 >= floor and _joins_name(view, at):
            first, at, after_party = at, at - 1, False
            continue
        if low in LINKS and started and at - 1 >= floor and _governs(view, at - 1):
            first, at, after_party = at, at - 1, False
            continue
        if (
            low in ("and", "&")
            and first <= at + 1
            and at - 1 >= floor
            and (view.is_role(at - 1) or at - 1 in view.finish)
        ):
            before = at - 2
            if before < floor or not view.is_name(before) or at - 1 in view.finish:
                first, at, after_party = at, at - 1, False
                continue
            break
        reach = _reach_determiner(view, at, floor)
        if reach is not None and not after_party and not _plural_head(view, last):
            first = reach
            if view.is_possessive(reach):
                at = reach - 1
                continue
            if reach - 2 >= floor and view.lower[reach - 1] in LINKS and _governs(view, reach - 2):
                at = reach - 2
                continue
        break
    while first <= last and view.lower[first] in LOOSE_ENDS:
        first += 1
    return first


def _plural_head(view: View, last: int) -> bool:
    return view.is_role(last) and is_plural(view.lower[last])


def _governs(view: View, at: int) -> bool:
    """Whether a noun or a person can take "of the group", "close to the group", "at the command"."""
    person = at > 0 and view.is_name(at) and view.is_name(at - 1) and view.lower[at + 1] == "of"
    return view.is_role(at) or view.lower[at + 1] == _KNOWING.get(view.lower[at]) or person


_KNOWING = {"close": "to", "familiar": "with", "acquainted": "with"}  # "a source familiar with the note"


def _joins_name(view: View, at: int) -> bool:
    """Whether "and" or "in" goes on with a body's name: "Centre for Law | and Order", "Centre for Law | in Aden"."""
    if view.lower[at] not in ("and", "in") or not (view.is_name(at - 1) and view.is_name(at + 1)) or view.caseless[at]:
        return False
    return view.lower[at - 2] in ("for", "of", "and") and (
        bare(view.lower[at - 3]) in institution_nouns() or view.lower[at - 4] in ("for", "of")
    )


def _titles(view: View, at: int, floor: int) -> bool:
    """Whether "of the" stands inside a title: "The Herald of | the Delta"."""
    named = at - 3 >= floor and view.is_name(at - 2) and view.is_name(at + 1) and not view.caseless[at]
    return named and view.lower[at - 1] == "of" and view.tokens[at - 3].text == "The"


def _reach_determiner(view: View, at: int, floor: int) -> int | None:
    """The determiner within four plain words to the left: "the devastated man", "the 12-seat committee"."""
    for back in range(at, max(floor, at - 4) - 1, -1):
        low = view.lower[back]
        if low in DETERMINERS:
            return back
        if view.is_possessive(back):
            return back
        if view.tokens[back].kind == "punct" or low in FUNCTION_WORDS or low.endswith("ly"):
            return None
        if low in verb_forms() and low.endswith("ed") and view.is_name(back - 1):
            return None  # "the White House repeated | Kyiv's claim"
    return None


def _matching(view: View, at: int, floor: int) -> int | None:
    for back in range(at - 1, max(floor, at - 8) - 1, -1):
        if view.tokens[back].text == "(":
            return back
    return None


def _quoted(view: View, at: int, floor: int) -> int | None:
    """Where a short quoted name that closes at ``at`` opens."""
    if view.tokens[at].text not in CLOSING:
        return None
    for back in range(at - 1, max(floor, at - 5) - 1, -1):
        if view.tokens[back].text in OPENING:
            return back if view.tokens[back + 1].text[:1].isupper() and back + 1 < at else None
    return None


def _bars_subject(view: View, first: int, floor: int) -> bool:
    """Whether the word before makes the phrase an object: "near the embassy", "killed the commander"."""
    low = view.lower[first - 1]
    if low == "from" and first - 3 >= floor and view.is_possessive(first - 3) and view.lower[first - 2] in PAPERS:
        return True  # "a Reuter's telegram from Durban says"
    if low in ("by", "from", "of") and first - 2 >= floor and view.lower[first - 2] in _MADE_BY:
        return False  # "a statement by the groups said": its owner speaks
    if low == "to" and first - 2 >= floor and view.lower[first - 2] in ("attributed", "ascribed", "credited"):
        return False
    return low in LINKS or low in (
        "by",
        "on",
        "near",
        "against",
        "inside",
        "outside",
        "into",
        "between",
        "around",
        "under",
    )


def _bare_plural(view: View, first: int, end: int) -> Phrase | None:
    """The tail of a phrase that can stand alone: "northern Syria | local activists"."""
    if not (view.is_role(end) and is_plural(view.lower[end])) and end not in view.finish:
        return None
    if end in view.finish:
        start = view.finish[end][0]
        return make_phrase(view, start, end) if start > first and view.is_name(start - 1) else None
    at = end
    while at - 1 > first and view.lower[at - 1] in word_set("modifiers") and not view.is_name(at - 1):
        at -= 1
    return make_phrase(view, at, end) if at > first else None


def _with_first_of_two(view: View, phrase: Phrase, floor: int) -> Phrase:
    """Join the first of two subjects: "a Britain-based monitor and a medical source said" is led by the monitor."""
    joint = phrase.first - 1
    if joint - 1 < floor or view.lower[joint] != "and" or phrase.pronoun:
        return phrase
    first = _walk_left(view, joint - 1, max(floor, joint - LONGEST))
    if first >= joint or (first > floor and _bars_subject(view, first, floor)):
        return phrase
    lead = make_phrase(view, first, joint - 1)
    if not (lead.parties or lead.head) or lead.paper or lead.head in _NO_LEADS:
        return phrase
    return replace(lead, last=phrase.last, end=phrase.end, text=view.text[lead.start : phrase.end])


def _with_name_before(view: View, phrase: Phrase, floor: int) -> Phrase:
    """Join a name that stands before its description without a comma: "Rami Saleh head of the group said"."""
    if phrase.head in institution_nouns() and not phrase.parties and view.lower[phrase.first] in ("a", "an"):
        before = phrase.first - 1
        if before > floor and view.tokens[before].text == ")":
            before = (_matching(view, before, floor) or 0) - 1
        if before in view.finish and view.finish[before][0] >= floor:
            return make_phrase(view, view.finish[before][0], phrase.last)
    described = phrase.head in person_nouns() and not phrase.name and not any(p.person for *_, p in phrase.parties)
    opens = view.lower[phrase.first] in ("a", "an", "the") or view.is_role(phrase.first)
    if not described or not opens:
        return phrase
    before = phrase.first - 1
    if before in view.finish and view.finish[before][1].person:
        return make_phrase(view, view.finish[before][0], phrase.last)
    at = before
    while at >= floor and (view.is_name(at) or view.lower[at] in PARTICLES) and before - at < 4:
        at -= 1
    count = before - at
    if count < 2 or (at >= floor and (view.lower[at] in LINKS or view.lower[at] in ("on", "near", "by"))):
        return phrase
    if at < floor and count > 3:
        return phrase
    return make_phrase(view, at + 1, phrase.last)
