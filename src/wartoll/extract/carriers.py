"""Who carried the words: whom the speaker told, who quotes him, and whose paper they stand in."""

from __future__ import annotations

from wartoll.extract.lexicon import PAPERS, institution_nouns, verb_forms, word_set
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases import phrase_after, phrase_before
from wartoll.extract.view import View

_SOURCES = PAPERS | {"information", "sources"}


def find_recipients(view: View, verb: int, stop: int) -> tuple[tuple[Phrase, ...], int]:
    """Who printed or heard it ("told Army Radio", "wrote in a weekly"), outermost first, and the last token read."""
    at, tail, found = verb + 1, verb, []
    if verb_forms()[view.lower[verb]].particles:
        at, tail = at + 1, at
    if at < stop and view.lower[at] in ("in", "on", "to", "for", "with"):
        at += 1
        if at + 1 < stop and view.lower[at : at + 2] in (["an", "interview"], ["a", "interview"]):
            at += 3 if at + 2 < stop and view.lower[at + 2] in ("with", "to", "for") else 2
    elif view.lower[verb] not in ("told", "tell", "tells", "inform", "informed"):
        at = stop
    if at < stop:
        phrase = phrase_after(view, at, stop)
        if phrase is not None and is_carrier(phrase):
            found.append(phrase)
            tail = phrase.last
        elif phrase is not None and view.lower[verb] in ("told", "tell", "tells"):
            tail = phrase.last
    for index in range(verb + 1, min(stop - 2, verb + 20)):
        if view.lower[index] == "speaking" and view.lower[index + 1] in ("to", "with", "on"):
            phrase = phrase_after(view, index + 2, stop)
            if phrase is not None and is_carrier(phrase):
                found[:0] = [*_played_by(view, phrase.last + 1, stop), phrase]
    return tuple(found), tail


def _played_by(view: View, at: int, stop: int) -> tuple[Phrase, ...]:
    """ "... a radio station that an aid worker played to me": a carrier of the carrier."""
    if at + 1 >= stop or view.lower[at] not in ("that", "which"):
        return ()
    phrase = phrase_after(view, at + 1, stop)
    verb = phrase.last + 1 if phrase else stop
    passed = ("played", "showed", "forwarded", "passed", "relayed", "read", "translated", "sent", "quoted")
    return (phrase,) if phrase and verb < stop and view.lower[verb] in passed else ()


def is_carrier(phrase: Phrase) -> bool:
    """Whether a phrase names somebody who carries words on: an outlet, a panel, an interviewer."""
    if any(party.kind == "media" for *_, party in phrase.parties):
        return True
    if phrase.name is not None and phrase.name.split()[-1].casefold() in word_set("outlet_names"):
        return True
    return phrase.head is not None and (
        institution_nouns().get(phrase.head) == "media" or phrase.head in word_set("carriers")
    )


def quoted_phrase(view: View, at: int, stop: int) -> Phrase | None:
    """Whom a quoting verb quotes, through "a statement from": "citing a report by the bureau"."""
    return statement_of(view, at, stop) or phrase_after(view, at, stop)


def statement_of(view: View, at: int, stop: int) -> Phrase | None:
    """The owner of a statement: "a statement by President X", "Zelensky's statement", "figures from the ministry"."""
    for index in range(at, min(stop, at + 9)):
        if view.lower[index] in PAPERS:
            if index > at and view.is_possessive(index - 1):
                owner = phrase_before(view, index - 1, at)
                if owner is not None:
                    return owner
            for after in range(index + 1, min(stop, index + 14)):
                if view.lower[after] in ("by", "from", "of"):
                    owner = phrase_after(view, after + 1, stop)
                    if owner is not None and (owner.parties or owner.head or owner.name):
                        return owner
                if view.tokens[after].kind == "punct":
                    break
            return None
        if view.tokens[index].kind == "punct":
            return None
    return None


def parenthetical_citing(view: View, at: int, verb: int) -> Phrase | None:
    """ "X, citing Y, says": whom the parenthesis between subject and verb cites."""
    for index in range(at, min(verb, at + 3)):
        if view.lower[index] in ("citing", "quoting", "referencing"):
            return quoted_phrase(view, index + 1, verb)
    return None


def paper_ahead(view: View, at: int, stop: int) -> bool:
    for index in range(at, min(stop, at + 5)):
        if view.lower[index] in _SOURCES:
            return True
        if index in view.begin:
            return False
    return False


def carriers_between(view: View, at: int, verb: int) -> tuple[Phrase, ...]:
    """An outlet in brackets between a subject and its verb: "the council's spokesman (MRTV news) has told"."""
    if at >= verb or view.tokens[at].text != "(":
        return ()
    phrase = phrase_after(view, at + 1, verb)
    return (phrase,) if phrase is not None and is_carrier(phrase) else ()
