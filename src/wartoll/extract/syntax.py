"""The neighbours of a number: its noun, the word that governs it from the left, and its verb on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wartoll.extract.elements import Element

REACH = 9  # words of a noun phrase
GAP = 18  # words between a noun and its verb
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
PARTITIVES = frozenset({"of them", "of whom", "of those", "of these", "of which"})
LAST_BEFORE = frozenset({"after", "before", "when", "since", "until", "as", "than", "but"})
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


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb that a noun phrase is the subject of: its index, the measure it cues (None: none), and how."""

    at: int
    measure: str | None
    role: str
    auxiliary: bool = False
    modal: bool = False
    negated: bool = False
    adjacent: bool = False


def read_noun_phrase(elements: Sequence[Element], number: int) -> NounPhrase:
    """The noun phrase of the number at an index."""
    at, partitive = number + 1, False
    if at < len(elements) and elements[at].lower in PARTITIVES:
        return NounPhrase(number, at + 1, None, "partitive", None, True)
    if at + 1 < len(elements) and elements[at].kind == "quote" and elements[at + 1].lower == "of":
        at += 1
    if at < len(elements) and elements[at].lower == "of":
        at += 1
        while at < len(elements) and elements[at].kind == "word" and elements[at].has("determiner"):
            partitive = True
            at += 1
        if at < len(elements) and elements[at].kind == "number" and partitive:
            return NounPhrase(number, read_noun_phrase(elements, at).end, None, "partitive", None, True)
        if at < len(elements) and elements[at].lower in ("them", "whom", "those", "these", "which", "us"):
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
        if element.has("people") and head is None and _is_harm_noun(following):
            at += 1  # "46 civilian deaths"
            continue
        if element.has("people") and not (
            element.cue("passive") and _leads_to_people(elements, at + 1) and head is None
        ):
            if head is not None and element.cue("passive", "head") in PEOPLE_CUES and not element.has("troops"):
                break
            head, at = at, at + 1
            end = at
            if element.lower in ("others", "people", "persons"):
                break
            continue
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
                _names_people(following)
                and not element.cues
                and not element.has(*STOPPERS, "ed", "ing", "adverb", "reporting")
            ):
                at += 1
                continue
            break
        if element.cue("passive", "intransitive", "active") or element.has(*STOPPERS):
            break
        if element.has("determiner") and at > number + 1 and not elements[at - 1].has("determiner", "preposition"):
            break
        if element.has("reporting") and not element.has("determiner"):
            break
        if element.lower.startswith(("since", "so far", "to date")):
            break
        if element.possessive and not element.has("demonym", "country") and not element.capital:
            thing = at
            end = at + 1
            break
        if element.has("distractor", "equipment", "collective"):
            thing = at
            end = at + 1
        elif thing is not None and not _names_people(following):
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
    if run and not elements[run[0]].capital:
        return NounPhrase(number, run[0] + 1, run[-1], "thing", None, partitive)
    return NounPhrase(number, number + 1, None, "bare", None, partitive)


def _names_people(element: Element | None) -> bool:
    return element is not None and element.kind == "word" and element.has("people")


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
    """Whether a noun of people follows, with an adjective of a people before it at most."""
    if at < len(elements) and elements[at].has("demonym") and not elements[at].has("nationals"):
        at += 1
    return at < len(elements) and _names_people(elements[at])


def _is_plural(element: Element) -> bool:
    lower = element.lower
    return len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is"))


def governor(elements: Sequence[Element], number: int) -> int | None:
    """The index of the word that governs a number from the left, determiners, adverbs and quotation signs skipped."""
    at = number - 1
    while at >= 0:
        element = elements[at]
        if element.kind == "quote" or element.kind == "time":
            at -= 1
            continue
        if element.kind != "word" or element.cues:
            return at
        if element.has("determiner") or (element.has("adverb") and not element.has("totalling", "including", "people")):
            at -= 1
            continue
        return at
    return None


def predicate_after(elements: Sequence[Element], start: int) -> Predicate | None:
    """The verb of the noun phrase that ends before ``start``; None where the clause ends first.

    Notes
    -----
    Prepositional phrases and times are skipped; another number, a new clause or another verb ends the search. A verb
    that cues nothing is returned with measure None: it keeps the number from being read by weaker rules.
    """
    auxiliary = modal = negated = relative = False
    content = commas = verbs = 0
    at = start
    while at < min(len(elements), start + GAP):
        element = elements[at]
        if element.lower in ("including", "among them") and not auxiliary:
            at = _skip_parts(elements, at)
            continue
        if element.kind == "number":
            among = at > start and elements[at - 1].lower == "among" and auxiliary
            return Predicate(at, None, "among", auxiliary) if among else None
        if element.kind in ("time", "quote"):
            at += 1
            continue
        if element.kind == "sign":
            if element.lower in "([":
                at = _skip_brackets(elements, at)
                continue
            if element.lower == "," and commas < 2 and not auxiliary:
                commas += 1
                at += 1
                continue
            if element.lower in "-–‒—)]" and content < 3:
                at += 1
                continue
            return None
        following = elements[at + 1] if at + 1 < len(elements) else None
        measure = element.cue("passive", "intransitive", "adjective")
        if measure and element.has("be") and following is not None and following.cue("passive", "adjective"):
            measure = None  # "60 people remain missing"
        if measure:
            if not auxiliary and at > start and elements[at - 1].has("conjunction") and element.cue("active"):
                return Predicate(at, None, "active")
            adjacent = content == 0 and commas <= (1 if elements[start - 1].kind == "number" else 0)
            verb = _verb(elements, at, element, measure, auxiliary, adjacent, relative)
            if verb == "passive" and (auxiliary or adjacent or (content <= 6 and commas == 0 and not verbs)):
                return Predicate(at, measure, "passive", auxiliary, modal, negated, adjacent and not auxiliary)
            if verb == "intransitive" and commas < 2:
                return Predicate(at, measure, "intransitive", auxiliary, modal, negated, adjacent)
            if verb == "active":
                return Predicate(at, None, "active", auxiliary, modal, negated)
        named = element.cue("head")
        if auxiliary and named in PEOPLE_CUES and element.lower != "victims" and not element.cue("passive"):
            return Predicate(at, named, "passive", True, modal, negated)
        if element.has("modal"):
            auxiliary = modal = True
        elif element.has("be", "have") and not (element.lower in ("has", "have", "had") and _names_people(following)):
            auxiliary = True
        elif element.has("negation"):
            negated = True
        elif element.lower == "among" and auxiliary:
            pass
        elif element.has("relative") or element.lower == "that":
            relative, content = True, 0
            if element.lower in ("where", "whose", "which") and content == 0 and commas == 0:
                return None
        elif element.has("adverb") or (auxiliary and element.has("reporting")) or (auxiliary and element.lower == "to"):
            pass
        elif (element.has("subordinator") and not element.has("preposition")) or element.lower in LAST_BEFORE:
            return None
        elif auxiliary and not element.has("conjunction", "determiner"):
            if not relative:
                return Predicate(at, None, "other", True, modal, negated)
            auxiliary = relative = False
            content += 1
        elif element.has("reporting") and not element.has("people"):
            return Predicate(at, None, "reporting") if content <= 2 else None
        elif element.cue("active") and not element.has("people"):
            return Predicate(at, None, "active")
        elif element.has("conjunction"):
            if following is not None and following.kind == "number":
                return None
            content += 1
        else:
            verbs += element.has("ed")
            content += 1
        at += 1
    return None


def _verb(
    elements: Sequence[Element],
    at: int,
    element: Element,
    measure: str,
    auxiliary: bool,
    adjacent: bool,
    relative: bool,
) -> str:
    """Whether a harm word after a noun is its passive, its own verb, or an active verb with an object."""
    if element.cue("intransitive") == measure and not element.cue("passive"):
        return "intransitive"
    passive = element.cue("passive", "adjective")
    if auxiliary and passive:
        return "passive" if _has_be(elements, at) or not _takes_object(elements, at) else "active"
    if element.cue("active") and _takes_object(elements, at):
        return "active"
    if element.cue("intransitive") and not passive:
        return "intransitive"
    if element.has("people") and not adjacent and not relative:
        return "none"
    return "passive"


def _has_be(elements: Sequence[Element], at: int) -> bool:
    """Whether a form of *be* or *get* stands right before a participle."""
    for index in range(at - 1, max(-1, at - 6), -1):
        if elements[index].has("be"):
            return True
        if (
            not elements[index].has("adverb", "reporting", "negation", "have", "modal")
            and elements[index].lower != "to"
        ):
            return False
    return False


def _takes_object(elements: Sequence[Element], at: int) -> bool:
    """Whether a participle is followed by an object of its own: "killed 20 people", "killed a woman"."""
    index = at + 1
    while index < len(elements) and (elements[index].kind == "quote" or elements[index].has("adverb")):
        index += 1
    if index >= len(elements):
        return False
    element = elements[index]
    if element.kind == "figure":
        return True
    if element.kind == "number":
        phrase = read_noun_phrase(elements, index)
        if phrase.kind == "thing":
            return False
        following = elements[phrase.end] if phrase.end < len(elements) else None
        own = phrase.kind == "harm" or (following is not None and following.cue("passive", "adjective", "intransitive"))
        return not own
    if element.kind != "word" or element.has("preposition", "conjunction", "subordinator", "relative"):
        return False
    if elements[at].cue("active") == "losses" and element.has("determiner"):
        return True
    if element.has("determiner"):
        after = elements[index + 1 : index + 4]
        return any(item.has("people") for item in after)
    return element.has("people") and not element.cue("passive") and not elements[at].has("people")


def _skip_parts(elements: Sequence[Element], at: int) -> int:
    """The index after the parts that "including" opens: "including three children and two women, were killed"."""
    index = at + 1
    while index < min(len(elements), at + 14):
        element = elements[index]
        if element.kind == "number":
            index = max(index + 1, read_noun_phrase(elements, index).end)
        elif element.lower == "," or element.has("conjunction", "determiner", "people", "generic"):
            index += 1
        else:
            break
    return index


def _skip_brackets(elements: Sequence[Element], at: int) -> int:
    for index in range(at + 1, min(len(elements), at + 12)):
        if elements[index].lower in (")", "]"):
            return index + 1
    return at + 1
