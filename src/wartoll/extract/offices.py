"""Offices and their holders: "the governor" after "the governor, Ana Ruiz", "the president" on his own page."""

from __future__ import annotations

from datetime import date

from wartoll.extract.lexicon import person_nouns, verb_forms, word_set
from wartoll.extract.parties import KnownParty, find_party, normalise_name
from wartoll.extract.view import PARTICLES, View, bare
from wartoll.vocabulary import load_vocabulary

_BESIDE = 9  # tokens in which an apposition names an office
_BACK = 600  # tokens back to an office with its holder's name
_STANDS_FOR_BODY = frozenset(
    "administration government ministry office army military department service agency ministry's mission command"
    " general-staff staff institute group".split()
)

_OF_STATE = frozenset("administration government ministry army military department general-staff command".split())


def roles_beside(view: View, first: int, last: int) -> frozenset[str]:
    """The role nouns tied to a name by a comma: "the regional governor, Ana Ruiz", "Dolan, the commander of"."""
    roles: set[str] = set()
    at = first - 1
    if at >= 0 and view.tokens[at].text == ",":
        at -= 1
    for back in range(at, max(-1, at - _BESIDE), -1):
        low = bare(view.lower[back])
        if view.tokens[back].kind == "punct" or (low in verb_forms() and low not in person_nouns()):
            break
        if low in person_nouns():
            roles.add(low)
    at = last + 1
    if at < len(view.tokens) and view.tokens[at].text == ",":
        for index in range(at + 1, min(len(view.tokens), at + _BESIDE)):
            low = bare(view.lower[index])
            if view.tokens[index].kind == "punct" or (low in verb_forms() and low not in person_nouns()):
                break
            if low in person_nouns() and not (view.is_possessive(index)):
                roles.add(low)
    return frozenset(roles - word_set("private"))


def named_office(view: View, before: int, heads: frozenset[str]) -> tuple[int, int] | None:
    """The name behind the last office of one of these ``heads`` before a token: "Governor Ana Ruiz visited"."""
    for at in range(before - 1, max(-1, before - _BACK), -1):
        if bare(view.lower[at]) not in heads or view.is_possessive(at):
            continue
        start = at + 1
        if start < before and view.tokens[start].text == ",":
            start += 1
        elif not view.tokens[at].text[0].isupper() and view.lower[at] not in word_set("titles"):
            continue
        if start in view.begin and view.begin[start][1].person:
            return start, view.begin[start][0]
        last = start
        while last < before and (view.is_name(last) or view.lower[last] in PARTICLES) and last not in view.begin:
            if view.lower[last] in word_set("titles"):
                break
            last += 1
        if last - start >= 2 and last - start <= 4:
            return start, last - 1
    return None


def holder_of(body: KnownParty, office: str, day: date | None) -> KnownParty | None:
    """The person whom an office means in a body's own document of a day, where the vocabulary tells."""
    if day is None:
        return None
    for row in load_vocabulary("parties")["holders"]:
        if row["office"] == office and body.name in row["bodies"] and row["since"] <= day < row.get("until", date.max):
            return find_party(row["person"])
    return None


def stands_for_body(head: str | None, body: KnownParty) -> bool:
    """Whether "the administration", "the ministry" means the body whose own document this is."""
    if head is None:
        return False
    if head in _OF_STATE and body.kind in ("monitor", "analyst", "media"):
        return False  # "the government" on an institute's page
    return head in _STANDS_FOR_BODY or head in normalise_name(body.name).split()


def named_next(view: View, last: int) -> KnownParty | None:
    """A lawmaker whom the next sentences name: "Rep. Lee Seong-kweun"."""
    for mark in range(last + 1, min(len(view.tokens), last + 45)):
        if mark in view.begin and view.begin[mark][1].person:
            titles = " ".join(view.lower[max(0, mark - 2) : mark])
            after = " ".join(view.lower[view.begin[mark][0] + 1 : view.begin[mark][0] + 12])
            if (
                any(word in titles for word in ("rep", "sen", "lawmaker", "mp"))
                or "member of" in after
                or "lawmaker" in after
            ):
                return view.begin[mark][1]
    return None
