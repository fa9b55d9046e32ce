"""The neighbours of a number: its noun, the word that governs it from the left, and its verb on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wartoll.extract.elements import Element

REACH = 9  # words of a noun phrase
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
OF_THOSE = frozenset({"them", "whom", "those", "these", "which", "us", "ours", "theirs", "mine", "yours"})
PARTITIVES = frozenset({"of them", "of whom", "of those", "of these", "of which"})
OF_WHOLE = PARTITIVES | {"among whom", "amongst whom", "among them", "whom"}  # a part of people follows
SAYING_MORE = frozenset(
    (
        "belonged belong belongs came hailed resulted stemmed lived live served serve bore showed carried wore took "
        "fell"
    ).split()
)  # verbs that stand right after a number of people and are no noun
PAGE_WORDS = frozenset(
    {"related", "tags", "topics", "views", "comments", "shares", "likes", "retweets", "photos"}
)  # a page counts these
STOPPERS = ("preposition", "conjunction", "relative", "subordinator", "be", "have", "do", "modal", "pronoun", "per_day",
            "per_week", "per_month", "per_year", "including")  # fmt: skip
PEOPLE_CUES = frozenset({"killed", "wounded", "captured", "missing", "casualties", "losses"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The noun phrase that a number opens.

    Parameters
    ----------
    number : int
        The number's index among the elements.
    end : int
        The index after its last element.
    head : int or None
        The index of its noun.
    kind : str
        ``people``, ``harm`` (the noun itself says what happened: "deaths", "wounded"), ``equipment``, ``unit``
        ("battalions"), ``thing``, ``unknown`` (a plural that no list holds), ``partitive`` ("of them") or ``bare``.
    cue : str or None
        The measure that the noun, or a participle before it ("38 captured Russians"), names.
    """

    number: int
    end: int
    head: int | None
    kind: str
    cue: str | None = None
    partitive: bool = False


def read_noun_phrase(elements: Sequence[Element], number: int) -> NounPhrase:
    """The noun phrase of the number at an index."""
    at, partitive = number + 1, False
    if at < len(elements) and elements[at].lower in PARTITIVES:
        return NounPhrase(number, at + 1, None, "partitive", None, True)
    if at + 1 < len(elements) and elements[at].kind == "quote" and elements[at + 1].lower == "of":
        at += 1
    counted = elements[number].number
    if at + 1 < len(elements) and counted is not None and counted.kind == "fraction" and elements[at].lower in ARTICLES:
        return _scan(elements, number, at + 1, True)  # "half the garrison"
    if at < len(elements) and elements[at].lower == "of":
        at += 1
        while at < len(elements) and elements[at].kind == "word" and elements[at].has("determiner"):
            partitive = True
            at += 1
        if at < len(elements) and elements[at].kind == "number" and partitive:
            inner = read_noun_phrase(elements, at)
            if inner.kind in ("thing", "equipment", "unknown"):
                return NounPhrase(number, inner.end, inner.head, inner.kind, None, True)  # "five of the ten provinces"
            return NounPhrase(number, inner.end, None, "partitive", None, True)
        if at < len(elements) and elements[at].lower in OF_THOSE:
            return NounPhrase(number, at + 1, None, "partitive", None, True)
    return _scan(elements, number, at, partitive)


def _scan(elements: Sequence[Element], number: int, at: int, partitive: bool) -> NounPhrase:
    head: int | None = None
    thing: int | None = None
    modifier: str | None = None
    end = at
    stop = min(len(elements), at + REACH)
    while at < stop:
        element = elements[at]
        following = elements[at + 1] if at + 1 < len(elements) else None
        if element.kind == "quote" and head is None and end - number < 4:
            at += 1
            continue
        if element.kind != "word" or (at == number + 1 and element.lower in ARTICLES):
            break
        if at == number + 1 and element.has("ed") and _ends_phrase(following):
            break  # "212 answered", "five stayed behind"
        if at == number + 1 and element.lower in PAGE_WORDS:
            thing, end = at, at + 1
            break
        if element.has("people") and head is None and following is not None and following.has("equipment"):
            at += 1  # "72 enemy aircraft"
            continue
        if element.has("people") and head is None and _is_harm_noun(following):
            at += 1  # "46 civilian deaths"
            continue
        if element.has("people") and not (
            element.cue("passive", "adjective") and _leads_to_people(elements, at + 1) and head is None
        ):
            if head is not None and element.cue("passive", "head") in PEOPLE_CUES and not element.has("troops"):
                break
            head, at = at, at + 1
            end = at
            if element.lower in ("others", "people", "persons"):
                break
            continue
        if (
            element.cue("passive", "adjective") in PEOPLE_CUES
            and at == number + 1
            and following is not None
            and following.lower in ("others", "another")
        ):
            break  # "two killed others injured"
        if element.cue("passive", "adjective") and head is None and _leads_to_people(elements, at + 1):
            modifier = element.cue("passive", "adjective")
            at += 1
            continue
        if element.cue("head") and head is None:
            head, at = at, at + 1
            end = at
            continue
        if head is not None:
            if (
                is_people(following)
                and not element.cues
                and not element.has(*STOPPERS, "ed", "ing", "adverb", "reporting")
            ):
                at += 1
                continue
            break
        if at == number + 1 and not partitive and _describes_thing(elements, at):
            at += 1  # "six fighting positions", "two besieged towns"
            continue
        if element.has("collective") and head is None and (past := _past_abbreviation(elements, at)) is not None:
            at = past  # "nine Coast Guard (CG) officers"
            continue
        if element.possessive and head is None and following is not None and following.kind == "number":
            return NounPhrase(number, read_noun_phrase(elements, at + 1).end, None, "partitive", None, True)
        if partitive and thing is None and element.has("collective"):
            thing, at = at, at + 1  # "of the garrison"
            end = at
            continue
        if element.cue("passive", "intransitive", "active") or element.has(*STOPPERS) or element.lower == "hit":
            break
        if element.has("determiner") and at > number + 1 and not elements[at - 1].has("determiner", "preposition"):
            break
        if element.has("reporting") and not element.has("determiner"):
            break
        if element.lower.startswith(("since", "so far", "to date")):
            break
        if element.possessive and head is None and following is not None and following.lower == "own":
            return NounPhrase(number, at + 2, None, "partitive", None, True)  # "24,614 of the army's own"
        if partitive and element.possessive and _is_harm_noun(following):
            at += 1  # "1,487 of the year's deaths"
            continue
        if element.possessive and not element.has("demonym", "country") and not element.capital:
            thing = at
            end = at + 1
            break
        if element.has("distractor", "equipment", "collective"):
            thing = at
            end = at + 1
        elif thing is not None and not is_people(following):
            break
        at += 1
    return _phrase(elements, number, head, thing, end, modifier, partitive, at)


def _phrase(
    elements: Sequence[Element], number: int, head: int | None, thing: int | None, end: int, modifier: str | None,
    partitive: bool, at: int,
) -> NounPhrase:  # fmt: skip
    if head is not None:
        noun = elements[head]
        cue = noun.cue("head")
        if modifier:
            return NounPhrase(number, end, head, "people", modifier, partitive)
        if cue in PEOPLE_CUES and not (noun.has("people") and noun.lower == "victims"):
            return NounPhrase(number, end, head, "harm", cue, partitive)
        return NounPhrase(number, end, head, "people" if noun.has("people") else "harm", cue, partitive)
    if thing is not None:
        noun = elements[thing]
        if partitive and noun.has("collective") and not noun.has("equipment", "distractor"):
            return NounPhrase(number, end, None, "partitive", None, True)  # "300 of the garrison"
        kind = "thing" if noun.has("distractor") else "equipment" if noun.has("equipment") else "unit"
        if noun.has("equipment") and not noun.has("collective"):
            kind = "equipment"
        return NounPhrase(number, end, thing, kind, None, partitive)
    run = [k for k in range(number + 1, at) if elements[k].kind == "word" and elements[k].lower != "of"]
    run = [k for k in run if not elements[k].has("adverb", "determiner")]
    if run and _is_plural(elements[run[-1]]):
        return NounPhrase(number, run[-1] + 1, run[-1], "unknown", None, partitive)
    if run and elements[run[-1]].has("nationals", "demonym"):
        return NounPhrase(number, run[-1] + 1, run[-1], "people", None, partitive)
    after = elements[run[-1] + 1] if run and run[-1] + 1 < len(elements) else None
    if len(run) == 1 and after is not None and after.has("determiner"):
        return NounPhrase(number, number + 1, None, "bare", None, partitive)
    parts = number > 0 and elements[number - 1].lower in OF_WHOLE
    if run and (elements[run[0]].lower in SAYING_MORE or (parts and elements[run[0]].has("ed"))):
        return NounPhrase(number, number + 1, None, "bare", None, partitive)
    if run and not elements[run[0]].capital:
        return NounPhrase(number, run[0] + 1, run[-1], "thing", None, partitive)
    return NounPhrase(number, number + 1, None, "bare", None, partitive)


def _ends_phrase(element: Element | None) -> bool:
    """Whether no noun can follow: a word in -ed before it is a verb."""
    return element is None or element.kind != "word" or element.has(*STOPPERS, "determiner")


def _past_abbreviation(elements: Sequence[Element], at: int) -> int | None:
    """The index of the people that an abbreviation in brackets stands before: "Border Guard (BG) officers"."""
    words = elements[at + 1 : at + 5]
    if len(words) < 4 or words[0].lower != "(" or words[2].lower != ")" or not is_people(words[3]):
        return None
    return at + 4


def is_people(element: Element | None) -> bool:
    return element is not None and element.kind == "word" and element.has("people")


def _describes_thing(elements: Sequence[Element], at: int) -> bool:
    """Whether a participle that harms nobody stands before a thing: "two besieged government-held towns"."""
    if elements[at].cue("passive", "intransitive", "active") in (None, *PEOPLE_CUES):
        return False
    for element in elements[at + 1 : at + 4]:
        if element.kind != "word" or element.has(*STOPPERS, "people", "determiner") or element.cues:
            return False
        if element.has("distractor", "equipment"):
            return True
    return False


def _is_harm_noun(element: Element | None) -> bool:
    """Whether a noun itself says what happened and names nobody: "deaths", "casualties", "injuries"."""
    if element is None or element.kind != "word":
        return False
    return (
        element.cue("head") in PEOPLE_CUES
        and element.lower.endswith(("s", "ths", "ies"))
        and not element.cue("passive")
    )


def _leads_to_people(elements: Sequence[Element], at: int) -> bool:
    """Whether a noun of people follows, with an adjective of a people or a noun ("border troops") before it at most."""
    if at + 1 < len(elements) and (_is_of_a_people(elements[at]) or _is_plain(elements[at])):
        at += 1
    return at < len(elements) and is_people(elements[at])


def _is_of_a_people(element: Element) -> bool:
    return element.has("demonym") and not element.has("nationals")


def _is_plain(element: Element) -> bool:
    """Whether a word is in no list that would end a noun phrase or make it another one."""
    listed = element.has(*STOPPERS, "people", "determiner", "distractor", "equipment", "collective", "reporting")
    return element.kind == "word" and not listed and not element.cues and not element.possessive


def _is_plural(element: Element) -> bool:
    lower = element.lower
    return len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is"))
