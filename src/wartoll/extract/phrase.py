"""The phrase that names a speaker: its head, its name, the known parties in it."""

from __future__ import annotations

from dataclasses import dataclass

from wartoll.extract.lexicon import PAPERS, institution_nouns, person_nouns, word_set
from wartoll.extract.parties import KnownParty, is_adjective_of_side
from wartoll.extract.view import PARTICLES, View, bare

LINKS = frozenset("of for at in from with to".split())
_FIGURES = frozenset("figures estimates statistics data lists".split())
_ADJECTIVES = frozenset(("official", "private", "local", "general"))
_DEFINITE = frozenset("the this that these those its their his her".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A speaker's phrase: tokens ``first`` to ``last`` (inclusive), at offsets ``start`` to ``end``.

    ``parties`` are the known parties named in it, each with its token span; ``head`` is the role noun that heads it,
    ``name`` its capitalised name where no known party stands there; ``definite`` says that it opens with "the",
    "this", "its" or holds "same"; ``paper`` is the noun of a paper or figure that ends it ("its daily bulletin").
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    head: str | None
    name: str | None
    parties: tuple[tuple[int, int, KnownParty], ...]
    pronoun: str | None = None
    definite: bool = False
    paper: str | None = None

    @property
    def is_speaker(self) -> bool:
        """Whether somebody who can speak is named at all."""
        return bool(self.head or self.name or self.parties or self.pronoun or self.paper)


def names_place(phrase: Phrase) -> bool:
    """Whether a phrase's name only says where or of what its role is: "the mayor of Kharkiv"."""
    if phrase.head is None or phrase.name is None:
        return False
    before, _, _ = phrase.text.partition(phrase.name)
    words = before.casefold().split()
    closes = " " in phrase.name and phrase.text.endswith(phrase.name) and words[-2:-1] not in ([], ["the"], ["a"])
    if closes and (words[-1] in word_set("titles") or words[-1] in person_nouns() or words[-1] in institution_nouns()):
        return False  # "the head of the Military Administration | Ana Ruiz", "the spokesman of the Army Colonel | Omar"
    if words and words[-1] in ("in", "at", "from", "of", "near", "for"):
        return True
    last = len(words)
    while last > 2 and before.split()[last - 1][0].isupper():
        last -= 1  # "a nurse at the State | Teaching Hospital"
    if last > 2 and words[last - 1] == "the" and words[last - 2] in ("in", "at", "from", "of", "near", "for"):
        return phrase.head in words[: last - 2]
    return len(words) > 1 and words[-2] in ("in", "at", "from", "of") and phrase.head in words


def make_phrase(view: View, first: int, last: int) -> Phrase:
    """Read a phrase's parts from its tokens."""
    parties, index = [], first
    while index <= last:
        if index in view.begin and view.begin[index][0] <= last:
            parties.append((index, *view.begin[index]))
            index = view.begin[index][0]
        index += 1
    inside = {i for a, b, _ in parties for i in range(a, b + 1)}
    pronoun = view.lower[first] if first == last and view.is_pronoun(first) and not parties else None
    head = _head(view, first, last, inside)
    start, end = view.tokens[first].start, view.tokens[last].end
    words = view.lower[first : last + 1]
    definite = words[0] in _DEFINITE or "same" in words or words[1:3] == ["of", "the"]
    closing = bare(words[-1])
    paper = closing if last not in inside and closing in PAPERS and not _in_name(view, first, last) else None
    name = _name(view, first, last, inside)
    return Phrase(first, last, start, end, view.text[start:end], head, name, tuple(parties), pronoun, definite, paper)


def _in_name(view: View, first: int, last: int) -> bool:
    """Whether a phrase's last noun is part of a name: "the Institute for Conflict Analysis" is no analysis."""
    return last - first > 1 and view.is_name(last) and view.is_name(last - 1) and not view.is_possessive(last - 1)


def _head(view: View, first: int, last: int, inside: set[int]) -> str | None:
    """The head noun: the last role noun before the first "of", "at", "in"; else the last one."""
    stop = next((i for i in range(first + 1, last + 1) if view.lower[i] in LINKS and i not in inside), last + 1)
    for low, high in ((first, stop), (stop, last + 1)):
        for index in range(high - 1, low - 1, -1):
            word = bare(view.lower[index])
            if (
                word in _ADJECTIVES
                and index < last
                and view.lower[index + 1] not in LINKS
                and not view.is_name(index + 1)
            ):
                continue
            if index in inside or not view.is_role(index) or (index != last and view.is_possessive(index)):
                continue
            if word in _FIGURES and index > low and view.is_role(index - 1) and index - 1 not in inside:
                return bare(view.lower[index - 1])  # "government figures"
            return word
    return None


def _name(view: View, first: int, last: int, inside: set[int]) -> str | None:
    """The longest run of capitalised words outside known parties and without role nouns and titles."""
    best: tuple[int, int] | None = None
    index = first
    while index <= last:
        if index in inside or not view.is_name(index) or _is_title(view, index, last):
            index += 1
            continue
        stop = index
        if view.is_possessive(index) and index < last:
            index += 1
            continue
        while (
            not view.is_possessive(stop)
            and stop + 1 <= last
            and not _is_title(view, stop + 1, last)
            and stop + 1 not in inside
            and (view.is_name(stop + 1) or view.lower[stop + 1] in PARTICLES)
        ):
            stop += 1
        if stop == last and stop > index and index > first and _is_office(view, index - 1):
            best = (index, stop)  # "Northern Command spokesperson Ana Ruiz"
            break
        owner = view.is_possessive(stop) and stop < last
        titled = best is not None and best[0] > first and view.lower[best[0] - 1] in word_set("titles")
        titled = (
            titled and best is not None and view.lower[best[1] + 1] in LINKS
        )  # "General Zais of the 101st Airborne"
        if not owner and (best is None or (stop - index >= best[1] - best[0] and not titled)):
            best = (index, stop)
        index = stop + 1
    if best is None:
        return None
    words = view.text[view.tokens[best[0]].start : view.tokens[best[1]].end]
    return None if is_adjective_of_side(words) else words


def _is_title(view: View, index: int, last: int) -> bool:
    """Whether a capitalised word is a title or a role, such as "Minister" or "Brigade"."""
    low = view.lower[index]
    if view.is_surname(index):
        return False
    if low in institution_nouns() and index < last and view.lower[index + 1] in LINKS and view.is_name(index - 1):
        return False  # "the Action Group for Palestinians"
    if low in ("tv", "two", "three", "several", "some"):
        return True
    if low in word_set("modifiers") and index < last and (view.is_role(index + 1) or not view.is_name(index + 1)):
        return True
    return (
        low in word_set("titles")
        or low in person_nouns()
        or (low in institution_nouns() and (index == last or _after_person(view, index)))
    )


def _is_office(view: View, at: int) -> bool:
    """Whether the noun right before a name gives its bearer an office: "spokesperson", "Head", "Colonel"."""
    low = view.lower[at]
    body = low in institution_nouns() and _after_person(view, at)
    return low in person_nouns() or low in word_set("titles") or body


def _after_person(view: View, index: int) -> bool:
    """Whether a person noun stands shortly before: "commander of the 3rd Corps"."""
    return any(view.lower[back] in person_nouns() for back in range(max(0, index - 6), index))
