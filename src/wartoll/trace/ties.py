"""Whether the parties that two readings name belong together: a spokesman and his body, a body and who was briefed."""

from __future__ import annotations

import re
from functools import lru_cache

from wartoll.claims import Claim
from wartoll.extract.text import split_sentences
from wartoll.trace.parties import (
    Likeness,
    PartyName,
    compare_parties,
    find_known,
    is_mentioned,
    publisher_name,
    read_party,
    telling_core,
)
from wartoll.trace.passages import READINGS_KEPT, Passage, content_words, document_words
from wartoll.trace.publishers import speaks_for_body, speaks_for_itself

_NAME = r"(?:[A-Z][\w'’-]*)(?:\s+(?:of\s+|for\s+|the\s+|and\s+)*[A-Z][\w'’-]*){0,6}"
# "Members of parliament who were briefed by the service": the figure is the service's.
_BRIEFED = re.compile(
    rf"\b(?:briefed|informed|told|notified|shown)\b[^.;:]{{0,40}}?\bby\s+(?:the\s+)?(?:[a-z]+['’]s\s+)?({_NAME})"
)
_TITLES = (("president", "presiden"), ("minister", "ministry"), ("minister", "department"), ("commander", "command"),
           ("chief of staff", "staff"), ("king", "palace"), ("governor", "governor"), ("director", "directorate"),
           ("prime minister", "government"), ("secretary", "department"), ("head of state", "presiden"))  # fmt: skip
_BESIDE = 40  # signs to either side of a speaker's words in which his body is named


def read_informant(passage: Passage) -> str | None:
    """The party that briefed the speaker before he gave the figure, as the sentence names it, or None."""
    claim = passage.claim
    for found in _BRIEFED.finditer(passage.sentence):
        name = found.group(1)
        known = find_known(name)
        party = read_party(name)
        if not (known or (party.is_institution and party.core)):
            continue
        if claim.speaker is not None and compare_parties(claim.speaker, name) is Likeness.SAME:
            return None
        return known.name if known else name
    return None


@lru_cache(maxsize=READINGS_KEPT)
def read_lead(passage: Passage) -> tuple[str, frozenset[str]]:
    """The claim's sentence with the one before it, and their words: where its parties are named."""
    sentences = split_sentences(passage.before)
    last = passage.before[sentences[-1].start :] if sentences else ""
    text = f"{last} {passage.sentence}".strip()
    return text, content_words(text)


def are_tied(one: Passage, two: Passage, first: str | None, second: str | None) -> bool:
    """Whether either names the other's speaker where it gives the figure: in its sentence or the one before."""
    return _names(one, second) or _names(two, first)


def _names(passage: Passage, party: str | None) -> bool:
    if party is None or not read_party(party).is_telling:
        return False
    if any(compare_parties(via, party) is Likeness.SAME for via in passage.claim.via):
        return True
    text, words = read_lead(passage)
    return is_mentioned(party, words, text)


def speak_as_one(source: Passage, target: Passage, target_speaker: str | None) -> bool:
    """Whether a relay that credits another name credits the same party.

    A body's own document speaks through the person it names beside the figure; who speaks for a body may be named by
    that body, where the source names it beside him.
    """
    if target_speaker is None:
        return False
    claim, party = source.claim, read_party(target_speaker)
    if claim.publisher and compare_parties(publisher_name(claim.publisher), target_speaker) is Likeness.SAME:
        return True  # "the Tribune writes": it names the relay that it copies
    if _is_of_the_counted(party, claim):
        return False  # the dead of the Houthis, told by their foes, are not told by a Houthi spokesman
    if party.is_person and claim.speaker and read_party(claim.speaker).is_person and named_beside(source):
        return False  # the document gives the figure to a person: another one of the same body is another speaker
    if _share_a_name(claim, target_speaker):
        return True
    if _own_document(claim) and _holds_office(claim.publisher or "", target):
        return True
    if speaks_in(source, target_speaker):
        return True
    return party.is_institution and bool(party.core) and _beside_speaker(source, target_speaker)


def _is_of_the_counted(party: PartyName, claim: Claim) -> bool:
    """Whether a party is of the side that a body counts as its foes, so that it does not speak for that body."""
    counted = read_party(claim.group or "").states
    body = read_party(publisher_name(claim.publisher or "")).states
    return bool(party.states) and party.states <= counted and not counted & body and _own_document(claim)


def named_beside(passage: Passage) -> bool:
    """Whether the speaker stands by name in the figure's sentence or shortly before it."""
    claim = passage.claim
    text = f"{passage.before} {passage.sentence}"
    words = content_words(text)
    return any(is_mentioned(name, words, text) for name in (claim.speaker, claim.speaker_as_written) if name)


def speaks_in(source: Passage, person: str) -> bool:
    """Whether a person is named anywhere in a body's own document, which speaks through those that it names.

    A figure that the document gives to another person is that person's alone.
    """
    claim = source.claim
    if not read_party(person).is_person or not _own_document(claim) or not _same_side(claim.publisher or "", person):
        return False
    if claim.speaker is not None and read_party(claim.speaker).is_person:
        return False
    return is_mentioned(person, document_words(source.document), source.document)


def _share_a_name(claim: Claim, speaker: str) -> bool:
    """Whether a body's name, or its publisher's, has a telling word of the other's: "Armed Forces Medical Service"."""
    other = read_party(speaker)
    names = [claim.speaker, publisher_name(claim.publisher) if claim.publisher and _own_document(claim) else None]
    for name in filter(None, names):
        party = read_party(name)
        apart = party.states and other.states and not party.states & other.states
        both = party.is_institution and other.is_institution and not apart
        if both and telling_core(party) & telling_core(other) and _share_a_kind(party, other):
            return True
        if not telling_core(party) and not party.states:
            return True  # "the group", "our field hospitals": no name that another could stand against
    return False


def _share_a_kind(one: PartyName, two: PartyName) -> bool:
    """Whether both name one kind of body: a land's committee and its general staff share the land's name alone."""
    kinds = [set(name.core) - telling_core(name) for name in (one, two)]
    return bool(kinds[0] & kinds[1]) or not (kinds[0] and kinds[1])


def _holds_office(publisher: str, target: Passage) -> bool:
    """Whether the relay gives its speaker a title of the very body: President for a presidency, minister, commander."""
    written = (target.claim.speaker_as_written or "").lower()
    body = publisher_name(publisher).lower()
    other, own = read_party(target.claim.speaker or ""), read_party(publisher_name(publisher))
    if other.states and own.states and not other.states & own.states:
        return False
    return any(title in written and (stem in body or title in body) for title, stem in _TITLES)


def _own_document(claim: Claim) -> bool:
    return claim.publisher is not None and speaks_for_itself(claim) and speaks_for_body(claim.publisher)


def _same_side(publisher: str, speaker: str) -> bool:
    body, person = read_party(publisher_name(publisher)), read_party(speaker)
    return not (body.states and person.states) or bool(body.states & person.states)


def _beside_speaker(source: Passage, party: str) -> bool:
    written = source.claim.speaker_as_written
    speaker = read_party(source.claim.speaker or "")
    if not written or speaker.is_institution or speaker.is_generic:
        return False
    text, _ = read_lead(source)
    at = text.find(written)
    if at < 0:
        return False
    near = text[max(0, at - _BESIDE) : at + len(written) + _BESIDE]
    return is_mentioned(party, content_words(near), near)
