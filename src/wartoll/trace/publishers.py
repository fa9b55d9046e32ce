"""Who publishes: outlets, whose documents are relays, and bodies, whose documents are their own words."""

from __future__ import annotations

from wartoll.claims import Claim, PartyKind
from wartoll.trace.parties import (
    POSTS,
    WORD,
    Likeness,
    PartyName,
    compare_parties,
    find_known,
    fold_spelling,
    is_office,
    party_words,
    publisher_name,
    read_party,
)


def names_less(name: str, publisher: str) -> bool:
    """Whether a body's own document names it more closely ("the office" of the Joint Verification Office)."""
    if find_known(name) is not None:
        return False
    one, two = read_party(name), read_party(publisher_name(publisher))
    if _is_bare_kind(one) and not is_outlet(publisher):
        kind = set(two.core) & {fold_spelling(w) for w in party_words()["kinds"] | party_words()["institutions"]}
        return not kind or set(one.core) <= kind  # "the administration" in the White House's own notes
    if _is_bare_title(name) and is_office(publisher_name(publisher)):
        return True  # "the President" in the notes of his own office
    body = one.is_institution or not one.core
    plain = not one.has_role and not one.states and not one.is_generic
    return body and plain and set(one.core) < set(two.core)


def _holds_post_in(speaker: str, publisher: str) -> bool:
    """Whether a speaker is named by a post in the publishing body: "deputy head of the Office" in the Aid Office's."""
    one, two = read_party(speaker), read_party(publisher_name(publisher))
    return one.has_role and one.is_institution and bool(one.core) and set(one.core) <= set(two.core)


def _is_bare_kind(name: PartyName) -> bool:
    """Whether a name is a kind of body and nothing else: "the administration", "the service"."""
    kinds = {fold_spelling(word) for word in party_words()["kinds"]}
    return bool(name.core) and set(name.core) <= kinds and not name.states and not name.has_role


def _is_bare_title(name: str) -> bool:
    """Whether a name is the title of an office's holder and nothing else: "President", "the head of state"."""
    words = set(WORD.findall(name.lower())) - {"the", "of", "our"}
    return bool(words) and words <= {"president", "head", "state", "chancellor", "premier", "prime", "minister", "king"}


def speaks_for_body(publisher: str) -> bool:
    """Whether a publisher is a body whose people speak for it: a ministry, a command; no outlet, no institute."""
    name, known = publisher_name(publisher), find_known(publisher)
    if known is not None:
        return known.kind not in ("media", "analyst", "monitor") and not known.person
    return not is_outlet(publisher) and bool(set(WORD.findall(name.lower())) & (party_words()["speaking"] | POSTS))


def is_outlet(publisher: str | None) -> bool:
    """Whether a publisher's name looks like a news outlet's rather than a speaking body's."""
    if publisher is None:
        return True
    known = find_known(publisher)
    if known is not None:
        return known.kind == "media"
    name = read_party(publisher_name(publisher))
    words = WORD.findall(publisher_name(publisher).lower())
    if words and words[-1] in party_words()["outlets"]:
        return True
    return name.is_outlet or not (name.is_institution or bool(set(words) & POSTS))  # a governor is no paper


def speaks_for_itself(claim: Claim) -> bool:
    """Whether a claim stands in its speaker's own document: the publisher is the speaker, or the body he speaks for.

    A claim that names someone in between (``via``) is a relay. A body that speaks for a state or a force (ministry,
    general staff, command, mission) publishes its leaders' words; an outlet or a think tank that quotes an official
    does not.
    """
    publisher, speaker = claim.publisher, claim.speaker
    if publisher is None or claim.via:
        return False
    if speaker is None:
        return not is_outlet(publisher) or claim.speaker_kind is PartyKind.ANALYST
    if publisher_name(publisher).casefold() == speaker.casefold():
        return True
    if _is_bare_title(speaker) and is_office(publisher_name(publisher)):
        return True
    if is_outlet(publisher) and read_party(publisher).is_outlet:
        return False  # the "Assembly Gazette" isn't the assembly
    if names_less(speaker, publisher) or _holds_post_in(speaker, publisher):
        return True  # "the ministry", "the ministry's deputy head" in a ministry's own document
    if compare_parties(publisher_name(publisher), speaker) is Likeness.SAME:
        return True
    if (
        claim.speaker_as_written
        and compare_parties(publisher_name(publisher), claim.speaker_as_written) is Likeness.SAME
    ):
        return True
    return _is_body_of(publisher, claim)


def _is_body_of(publisher: str, claim: Claim) -> bool:
    body, speaker = read_party(publisher_name(publisher)), read_party(claim.speaker or "")
    words = set(WORD.findall(publisher.lower()))
    if body.is_outlet or not words & party_words()["speaking"]:
        return False
    if body.states and speaker.states and not body.states & speaker.states:
        return False
    written = read_party(claim.speaker_as_written or "")
    if body.states and written.states and not body.states & written.states:
        return False
    return not speaker.is_institution and not speaker.is_generic
