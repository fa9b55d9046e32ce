"""Privacy: names of private persons, found so that every output can mask them; prisoners of war are never named.

A person's name is private unless the document ties a public role to it, or the vocabulary knows it. Default is caution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wartoll.documents import Document
from wartoll.extract.lexicon import FUNCTION_WORDS, given_names, institution_nouns, word_set
from wartoll.extract.names import find_places, name_runs, name_words, names_a_place
from wartoll.extract.parties import normalise_name
from wartoll.extract.persons import describe_role, find_role, has_age, in_singular, is_named, is_spoken
from wartoll.extract.text import tokenize
from wartoll.extract.view import PARTICLES, View, bare

MASK = "█"
_MOST_NAMESAKES = 40


@dataclass(frozen=True, slots=True)
class PrivateNames:
    """The private names of a document.

    Parameters
    ----------
    spans : tuple of (int, int)
        Every place where one stands, in order.
    prisoners : tuple of (int, int)
        Of these, the names of prisoners of war, which stay masked whatever is asked.
    roles : dict
        Each private name's key with the role by which the person is kept.
    public : frozenset of str
        Keys of the full names to which the document ties a public role.
    """

    spans: tuple[tuple[int, int], ...]
    prisoners: tuple[tuple[int, int], ...]
    roles: dict[str, str]
    public: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Person:
    """A name while the document is read: where it stands and what is tied to it."""

    key: str
    public: bool = False
    prisoner: bool = False
    role: str | None = None


def find_private_names(
    document: Document,
    view: View | None = None,
    runs: Sequence[tuple[int, int]] | None = None,
    public: frozenset[str] = frozenset(),
) -> PrivateNames:
    """Find the names of private persons.

    Parameters
    ----------
    document : Document
    view : View, optional
        The document's tokens, where they are at hand already.
    runs : sequence of (int, int), optional
        Its runs of capitalised tokens, likewise.
    public : frozenset of str, optional
        Keys of full names to which another document of the stack ties a public role.

    Returns
    -------
    PrivateNames
        Spans in the document's text. Linear in it.
    """
    view = view or View(document.text, tokenize(document.text))
    runs = tuple(name_runs(view)) if runs is None else runs
    places = find_places(view, runs)
    people: dict[str, _Person] = {}
    for first, last in runs:
        _read_run(view, first, last, people, places)
    for key in people.keys() & public:
        people[key].public = True
    _share_roles(people)
    return _spans(view, runs, people)


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Mask spans of a text; its length and all offsets stay.

    Examples
    --------
    >>> mask("said Ali Omar.", [(5, 13)])
    'said ███ ████.'
    """
    signs = list(text)
    for start, end in spans:
        for index in range(max(0, start), min(end, len(signs))):
            if not signs[index].isspace():
                signs[index] = MASK
    return "".join(signs)


def _read_run(view: View, first: int, last: int, people: dict[str, _Person], places: frozenset[str]) -> None:
    """Judge one run of capitals: a person or not, and what is tied to him."""
    if _ends_body_name(view, first) or _opens_body_name(view, last):
        return
    words = [bare(view.lower[i]) for i in range(first, last + 1)]
    if first and view.lower[first - 1] in name_words("no_person", "outlets"):
        return  # "the daily El Mundo"
    if set(words) <= places and not is_named(view, first, last):
        return
    key = " ".join(words)
    role, public, prisoner = find_role(view, first, last)
    spoken = is_spoken(view, first, last)
    peopled = view.lower[last + 1 : last + 2] != [] and view.lower[last + 1] in name_words("places", "people")
    if role is None and not public and first and view.lower[first - 1] == "the" and not has_age(view, last):
        return  # "the Viet Minh announced": no person bears an article
    alone = role is None and not spoken and not has_age(view, last)
    if not public and (peopled or (alone and names_a_place(view, first, last))) and not is_named(view, first, last):
        return
    named = any(word.split("-")[0] in given_names() for word in words)
    given = named and words[0].split("-")[0] in given_names() and (last > first or spoken or role is not None)
    if not named and (set(words) & places or (last == first and not is_named(view, first, last))):
        role = None if last == first else role
        spoken = spoken and last > first and not set(words) & places
    aged = has_age(view, last)
    starts_place = first > 0 and view.lower[first - 1] in name_words("places", "sites") and role is None and not aged
    kunya = words[0] in ("abu", "umm", "um") and last > first
    sure = (role is not None and not starts_place) or aged or kunya or (spoken and not starts_place)
    if not (sure or (given and last > first and not starts_place)):
        if public:
            people.setdefault(key, _Person(key)).public = True
        return
    person = people.setdefault(key, _Person(key))
    person.public = person.public or public
    person.prisoner = person.prisoner or prisoner
    person.role = person.role or role


def _opens_body_name(view: View, last: int) -> bool:
    """Whether a run of capitals opens the name of a body: "Harbour Rights Watch says"."""
    after = last + 1
    return (
        after < len(view.tokens)
        and view.tokens[after].text[0].isupper()
        and view.tokens[after].start - view.tokens[last].end == 1
        and not view.is_possessive(last)
        and view.lower[after] in institution_nouns()
    )


def _ends_body_name(view: View, first: int) -> bool:
    """Whether a run of capitals ends the name of a body: "the Institute for Conflict Analysis says"."""
    back = first - 1 - int(first > 1 and view.lower[first - 1] == "the")
    return (
        back > 0
        and view.lower[back] in ("for", "of", "on")
        and view.tokens[back - 1].text[0].isupper()
        and view.lower[back - 1] in institution_nouns()
    )


def _share_roles(people: dict[str, _Person]) -> None:
    """A surname alone shares what is tied to the full name, and the other way round."""
    by_last: dict[str, list[_Person]] = {}
    for person in people.values():
        for word in {_words(person.key)[-1], _words(person.key)[0]}:
            by_last.setdefault(word, []).append(person)
    for person in people.values():
        mine = set(_words(person.key))
        for other in by_last.get(_words(person.key)[-1], [])[:_MOST_NAMESAKES]:
            theirs = set(_words(other.key))
            if other is person or not (mine <= theirs or theirs <= mine):
                continue
            person.public = person.public or other.public
            person.prisoner = person.prisoner or other.prisoner
            person.role = person.role or other.role


def _words(key: str) -> list[str]:
    """A name's words without the article that Arabic names carry."""
    return [word.removeprefix("al-") for word in key.split()]


def _spans(view: View, runs: Sequence[tuple[int, int]], people: dict[str, _Person]) -> PrivateNames:
    """Every place where a private name or a part of it stands."""
    private = {key: person for key, person in people.items() if person.prisoner or not person.public}
    public_words = {
        word.removeprefix("al-") for key, person in people.items() if key not in private for word in key.split()
    }
    public_words |= {
        word for mark, (_, party) in view.begin.items() if party.person for word in normalise_name(party.name).split()
    }
    parts: dict[str, _Person] = {}
    for key, owner in private.items():
        for word in _words(key):
            if len(word) > 2 and word not in public_words and word not in FUNCTION_WORDS and word not in PARTICLES:
                parts.setdefault(word, owner)
    _name_unnamed(view, runs, private)
    spans, prisoners = [], []
    person: _Person | None
    for first, last in runs:
        words = [bare(view.lower[i]) for i in range(first, last + 1)]
        person = private.get(" ".join(words)) or (parts.get(words[0].removeprefix("al-")) if len(words) == 1 else None)
        if person is None and len(words) > 1 and any(" ".join(words[i:]) in private for i in range(1, len(words))):
            cut = next(i for i in range(1, len(words)) if " ".join(words[i:]) in private)
            first, person = first + cut, private[" ".join(words[cut:])]
        if person is None:
            continue
        span = (view.tokens[first].start, view.tokens[last].start + len(_without_possessive(view.tokens[last].text)))
        spans.append(span)
        if person.prisoner:
            prisoners.append(span)
    roles = {key: owner.role or "private person" for key, owner in private.items()}
    named = frozenset(key for key, person in people.items() if person.public and not person.prisoner and " " in key)
    return PrivateNames(tuple(spans), tuple(prisoners), roles, named)


def _without_possessive(word: str) -> str:
    return re.sub(r"(?:['’]s|(?<=s)['’])\Z", "", word)


def _name_unnamed(view: View, runs: Sequence[tuple[int, int]], private: dict[str, _Person]) -> None:
    """Give a name without a role the role mentioned nearest: "one of the captured soldiers said ... said Lee"."""
    for first, last in runs:
        person = private.get(" ".join(bare(view.lower[i]) for i in range(first, last + 1)))
        if person is None or person.role is not None:
            continue
        behind = range(first - 1, max(-1, first - 90), -1)
        for back in (*behind, *range(last + 1, min(len(view.tokens), last + 40))):
            noun = bare(view.lower[back])
            if noun in word_set("private") and not view.is_name(back) and _is_one(view, back):
                person.role = in_singular(describe_role(view, back))
                person.prisoner = bool(set(person.role.split()) & word_set("prisoner"))
                break


def _is_one(view: View, at: int) -> bool:
    """Whether a role noun means one person: "a resident", "one of the captured soldiers"."""
    before = view.lower[max(0, at - 6) : at]
    if not view.lower[at].endswith("s"):
        return any(word in ("a", "an", "the", "another", "one") for word in before[-4:])
    return "one" in before and "of" in before
