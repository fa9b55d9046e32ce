"""Privacy: names of private persons, found so that every output can mask them; prisoners of war are never named.

A person's name is private unless the document ties a public role to it, or the vocabulary knows it. Default is caution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from wartoll.documents import Document
from wartoll.extract.lexicon import DATE_WORDS, DETERMINERS, FUNCTION_WORDS, institution_nouns, verb_forms, word_set
from wartoll.extract.parties import normalise_name, side_words
from wartoll.extract.text import tokenize
from wartoll.extract.view import PARTICLES, View, bare
from wartoll.vocabulary import load_vocabulary

MASK = "█"
_RANKS = frozenset("gen gen. general admiral adm. adm marshal col col. colonel brig brig. brigadier major-general commander".split())
_LOW_RANKS = frozenset(
    "sgt sgt. sergeant cpl corporal pvt private spc lance-corporal lieutenant lt lt. capt capt. captain maj. major".split()
)
_PLACE_PREPOSITIONS = frozenset("in at near to toward towards into around outside inside across through between".split())
_NOT_PERSONS = frozenset(
    "street road river lake mount valley airport square bridge base camp mosque church school university hospital front act "
    "treaty accord agreement war battle operation day party league republic kingdom states union sea ocean island islands "
    "desert mountains mountain hill heights north south east west northern southern eastern western central red white black "
    "green blue new old upper lower great brigade division corps times post news daily journal herald tribune".split()
)
_PEOPLES = frozenset(
    "islamist islamists arab arabs sunni sunnis alawite alawites shiite shiites shia kurd kurds takfiri jihadist muslim "
    "muslims christian christians jewish jews catholic orthodox druze yazidi yazidis turkmen levant western".split()
)
_SITES = frozenset("in near at around toward towards outside inside into over across".split())
_SITE_NOUNS = frozenset("city town village province district suburb region area governorate camp neighbourhood countryside".split())
_LONGEST_NAME = 5


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
    """

    spans: tuple[tuple[int, int], ...]
    prisoners: tuple[tuple[int, int], ...]
    roles: dict[str, str]


@dataclass(slots=True)
class _Person:
    """A name while the document is read: where it stands and what is tied to it."""

    key: str
    public: bool = False
    prisoner: bool = False
    role: str | None = None


def find_private_names(document: Document, view: View | None = None) -> PrivateNames:
    """Find the names of private persons.

    Parameters
    ----------
    document : Document
    view : View, optional
        The document's tokens, where they are at hand already.

    Returns
    -------
    PrivateNames
        Spans in the document's text. Linear in it.
    """
    view = view or View(document.text, tokenize(document.text))
    runs = list(_name_runs(view))
    places = _places(view, runs)
    people: dict[str, _Person] = {}
    for first, last in runs:
        _read_run(view, first, last, people, places)
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


def _name_runs(view: View) -> Iterable[tuple[int, int]]:
    """Runs of capitalised tokens outside known parties: first and last token of each."""
    index, count = 0, len(view.tokens)
    while index < count:
        if index in view.begin:
            index = view.begin[index][0] + 1
            continue
        if not _is_name_token(view, index):
            index += 1
            continue
        last = index
        while last + 1 < count and last + 1 not in view.begin and last - index + 1 < _LONGEST_NAME:
            adjacent = view.tokens[last + 1].start - view.tokens[last].end <= 1
            if not adjacent or not (_is_name_token(view, last + 1) or _is_particle(view, last + 1)):
                break
            last += 1
            if view.is_possessive(last):
                break
        while last > index and view.lower[last] in PARTICLES:
            last -= 1
        yield index, last
        index = last + 1


def _is_name_token(view: View, index: int) -> bool:
    low = bare(view.lower[index])
    token = view.tokens[index]
    if token.kind != "word" or view.caseless[index] or not view.is_name(index) or len(low) < 2:
        return False
    if low in word_set("titles") or low in DATE_WORDS or low in _NOT_PERSONS or token.text.isupper():
        return False
    if low in _PEOPLES or low in word_set("numberish") or low.endswith(("-based", "-backed", "-led", "-held", "-linked", "teen")):
        return False
    if low.endswith("s") and (normalise_name(low[:-1]) in side_words() or low[:-1] in DATE_WORDS):
        return False
    if low in institution_nouns() or low in word_set("public") or low in word_set("private"):
        return False
    return not (_is_side(view, index, index) or _is_side(view, index - 1, index) or _is_side(view, index, index + 1))


def _is_side(view: View, first: int, last: int) -> bool:
    """Whether tokens are a country or its people: "North Korean"."""
    if first < 0 or last >= len(view.tokens):
        return False
    return normalise_name(" ".join(bare(view.lower[i]) for i in range(first, last + 1))) in side_words()


def _is_particle(view: View, index: int) -> bool:
    return view.lower[index] in PARTICLES and index + 1 < len(view.tokens) and view.is_name(index + 1)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(load_vocabulary("names")["given"]["names"].split())


def _read_run(view: View, first: int, last: int, people: dict[str, _Person], places: frozenset[str]) -> None:
    """Judge one run of capitals: a person or not, and what is tied to him."""
    words = [bare(view.lower[i]) for i in range(first, last + 1)]
    key = " ".join(words)
    role, public, prisoner = _role_around(view, first, last)
    spoken = _is_spoken(view, first, last)
    named = any(word.split("-")[0] in _given_names() for word in words)
    given = named and words[0].split("-")[0] in _given_names() and (last > first or spoken or role is not None)
    if not named and (set(words) & places or (last == first and not _is_named(view, first, last))):
        role = None if last == first else role
        spoken = spoken and not set(words) & places
    aged = _has_age(view, last)
    starts_place = first > 0 and view.lower[first - 1] in _PLACE_PREPOSITIONS and role is None and not aged
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


def _places(view: View, runs: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Words that the document itself uses as places: "in Aleppo", "the town of Atareb", "Hama province"."""
    places: set[str] = set()
    for first, last in runs:
        before = view.lower[first - 1] if first else ""
        earlier = view.lower[first - 2] if first > 1 else ""
        after = view.lower[last + 1] if last + 1 < len(view.tokens) else ""
        if before in _SITES or (before == "of" and earlier in _SITE_NOUNS) or after in _SITE_NOUNS or after in ("'s", "province"):
            places.update(bare(view.lower[i]) for i in range(first, last + 1))
    return frozenset(word for word in places if word not in _given_names())


def _is_named(view: View, first: int, last: int) -> bool:
    """Whether a single word is plainly a person's name: "a witness named Ahmad", "resident Omar,", "Omar, a resident,"."""
    before = view.lower[first - 1] if first else ""
    if before in ("named", "called") or before in _LOW_RANKS or before in ("mr.", "mrs.", "ms.", "dr.", "mr", "mrs"):
        return True
    if bare(before) in word_set("private") and not bare(before).endswith("s"):
        return True
    return last + 2 < len(view.tokens) and view.tokens[last + 1].text == "," and view.lower[last + 2] in ("a", "an", "his", "her")


def _role_around(view: View, first: int, last: int) -> tuple[str | None, bool, bool]:
    """The role tied to a name, whether it is public, and whether it is a prisoner's."""
    before = _role_before(view, first)
    after = _role_after(view, last)
    public = _is_byline(view, first)
    role: str | None = None
    prisoner = False
    for noun, words in (before, after):
        if noun is None:
            continue
        if noun in word_set("prisoner") or set(words.split()) & word_set("prisoner"):
            prisoner = True
        if noun in word_set("public") or noun in _RANKS:
            public = public or not prisoner
        role = role or words
    return role, public and not prisoner, prisoner


def _role_before(view: View, first: int) -> tuple[str | None, str]:
    """A title or role right before a name: "witness Ahmad", "a resident named Omar", "Homs governor Talal"."""
    at = first - 1
    while at >= 0 and (view.lower[at] in ("named", "called", "identified", "as", ",", "only", "private", "first") or view.lower[at] in _RANKS):
        if view.lower[at] in _RANKS:
            return view.lower[at], "officer"
        at -= 1
    if at < 0 or view.tokens[at].kind != "word":
        return None, ""
    low = bare(view.lower[at])
    if low in _LOW_RANKS:
        return low, "soldier"
    if low in ("mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr", "doctor", "nurse"):
        return low, "doctor" if low.startswith("d") else "private person"
    if low in word_set("public") or low in word_set("private") or low in word_set("titles"):
        if view.tokens[first - 1].text == "," and low not in word_set("private"):
            return None, ""
        if low in word_set("titles") and low not in word_set("private"):
            return (low if low in word_set("public") else "official"), low
        return low, _describe(view, at)
    return None, ""


def _role_after(view: View, last: int) -> tuple[str | None, str]:
    """An apposition right after a name: ", a resident of Homs", "head of the group", ", 34, a baker"."""
    at, steps = last + 1, 0
    count = len(view.tokens)
    comma = at < count and view.tokens[at].text in (",", "(", "–", "—", "-")
    while at < count and steps < 4 and (view.tokens[at].text in (",", "(") or view.tokens[at].kind == "number"):
        at, steps = at + 1, steps + 1
    if at >= count:
        return None, ""
    opens = view.lower[at] in ("a", "an", "the", "his", "her", "one", "who", "is", "was", "our") or view.is_role(at) or view.is_modifier(at)
    if not opens or not (comma or view.lower[at] in ("a", "an", "the", "is", "was") or view.is_role(at)):
        return None, ""
    found: tuple[str | None, str] = (None, "")
    for index in range(at, min(count, at + 9)):
        low = bare(view.lower[index])
        if view.tokens[index].kind == "punct" and view.tokens[index].text not in ("-",) or low in verb_forms() and index > at and found[0]:
            break
        if view.tokens[index].text in (".", ";"):
            break
        if low in word_set("public") or low in word_set("private"):
            found = found if found[0] in word_set("public") and found[0] is not None else (low, _describe(view, index))
            if view.lower[index + 1 : index + 2] and view.lower[index + 1] in ("of", "for", "at", "in", "from", "who", "with"):
                break
        elif low in verb_forms() and "past" in verb_forms()[low].forms:
            break
    return found


def _describe(view: View, at: int) -> str:
    """A role with the words that stand before it, without an article: "captured North Korean soldier"."""
    first = at
    while first > 0 and at - first < 5 and view.tokens[first - 1].kind == "word":
        low = view.lower[first - 1]
        if low in DETERMINERS or low in FUNCTION_WORDS or low in verb_forms():
            break
        near = view.is_modifier(first - 1) or view.is_role(first - 1) or view.is_name(first - 1)
        if not (near or low.endswith(("-old", "ed"))) or view.is_possessive(first - 1):
            break
        first -= 1
    words = view.text[view.tokens[first].start : view.tokens[at].end]
    return words if view.is_name(first) else words[:1].lower() + words[1:]


def _is_spoken(view: View, first: int, last: int) -> bool:
    """Whether the name is the subject of a verb of speech: "Ali Omar said", "said Ali Omar"."""
    after = view.lower[last + 1] if last + 1 < len(view.tokens) else ""
    before = view.lower[first - 1] if first else ""
    for word in (after, before):
        form = verb_forms().get(word)
        if form is not None and form.group in ("say", "estimate") and form.forms & {"past", "third"} and word not in word_set("doubtful"):
            return True
    return False


def _has_age(view: View, last: int) -> bool:
    """Whether an age follows: "Fatima Hassan, 34," or "(12)"."""
    words = view.lower[last + 1 : last + 4]
    numbered = len(words) == 3 and words[0] in (",", "(") and words[1].isdigit() and int(words[1]) < 110
    return numbered and words[2] in (",", ")", ".", "and")


_BYLINE = re.compile(r"(?:\bby|reporting by|editing by|written by|photo by|and|;|,)\s*\Z", re.IGNORECASE)


def _is_byline(view: View, first: int) -> bool:
    """Whether the name signs the text: "Reporting by ...", "By ..." at a line's head."""
    head = view.text[max(0, view.tokens[first].start - 90) : view.tokens[first].start]
    if re.search(r"(?:reporting|editing|written|compiled|edited) by [^.\n]*\Z", head, re.IGNORECASE):
        return True
    return re.search(r"(?:\A|\n)\s*by (?:[^.\n]* and )?\Z", head, re.IGNORECASE) is not None


def _share_roles(people: dict[str, _Person]) -> None:
    """A surname alone shares what is tied to the full name, and the other way round."""
    by_last: dict[str, list[_Person]] = {}
    for person in people.values():
        for word in {_words(person.key)[-1], _words(person.key)[0]}:
            by_last.setdefault(word, []).append(person)
    for person in people.values():
        mine = set(_words(person.key))
        for other in by_last.get(_words(person.key)[-1], ()):
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
    public_words = {word.removeprefix("al-") for key, person in people.items() if key not in private for word in key.split()}
    public_words |= {word for mark, (_, party) in view.begin.items() if party.person for word in normalise_name(party.name).split()}
    parts: dict[str, _Person] = {}
    for key, person in private.items():
        for word in key.split():
            word = word.removeprefix("al-")
            if len(word) > 2 and word not in public_words and word not in FUNCTION_WORDS and word not in PARTICLES:
                parts.setdefault(word, person)
    _name_unnamed(view, runs, private)
    spans, prisoners = [], []
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
    roles = {key: person.role or "private person" for key, person in private.items()}
    return PrivateNames(tuple(spans), tuple(prisoners), roles)


def _without_possessive(word: str) -> str:
    return re.sub(r"(?:['’]s|(?<=s)['’])\Z", "", word)


def _name_unnamed(view: View, runs: Sequence[tuple[int, int]], private: dict[str, _Person]) -> None:
    """Give a name without a role the private role that was mentioned last: "one of the captured soldiers ... said Lee"."""
    for first, last in runs:
        person = private.get(" ".join(bare(view.lower[i]) for i in range(first, last + 1)))
        if person is None or person.role is not None:
            continue
        behind = range(first - 1, max(-1, first - 90), -1)
        for back in (*behind, *range(last + 1, min(len(view.tokens), last + 40))):
            noun = bare(view.lower[back])
            if noun in word_set("private") and not view.is_name(back):
                described = _describe(view, back)
                person.role = _singular(described)
                person.prisoner = bool(set(described.split()) & word_set("prisoner"))
                break


def _singular(words: str) -> str:
    """"Captured soldiers" → "captured soldier"."""
    irregular = {"men": "man", "women": "woman", "children": "child", "people": "person"}
    head, _, last = words.rpartition(" ")
    last = irregular.get(last) or (last[:-1] if last.endswith("s") and not last.endswith("ss") else last)
    return f"{head} {last}".strip()
