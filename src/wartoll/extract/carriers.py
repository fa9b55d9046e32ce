"""Who carried the words: whom the speaker told, who quotes him, and whose paper they stand in."""

from __future__ import annotations

from wartoll.extract.holders import find_owner
from wartoll.extract.lexicon import PAPERS, institution_nouns, person_nouns, verb_forms, word_set
from wartoll.extract.parties import find_sides, normalise_name, side_words
from wartoll.extract.phrase import LINKS, Phrase, names_place
from wartoll.extract.phrases import phrase_before
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.view import View

_CITING = frozenset("citing quoting referencing echoing repeating invoking".split())
_REFERS = frozenset(("referring", "reference"))  # with "to"
_CITE_REACH = 24  # tokens between "citing" and the verb of who cites
_SOURCES = PAPERS | {"information", "sources"}


def find_recipients(view: View, verb: int, stop: int) -> tuple[tuple[Phrase, ...], int]:
    """Who printed or heard it ("told Army Radio", "wrote in a weekly"), outermost first, and the last token read."""
    at, tail, found = verb + 1, verb, []
    if verb_forms()[view.lower[verb]].particles:
        at, tail = at + 1, at
    tells = view.lower[verb] in _TELLS
    through = at < stop and view.lower[at] in _THROUGH
    phrase = phrase_after(view, at + through, stop) if (tells or through) and at + through < stop else None
    if phrase is not None and (is_carrier(phrase) or ((tells or view.lower[at] == "to") and _is_told(phrase))):
        found.append(phrase)
        tail = phrase.last
    elif phrase is not None and tells:
        tail = phrase.last
    if through and not found:
        carrier = _through_paper(view, at, stop)
        if carrier is not None:
            found.append(carrier)
            tail = carrier.last
    for index in range(verb + 1, min(stop - 2, verb + 20)):
        if view.lower[index] == "speaking" and view.lower[index + 1] in ("to", "with", "on"):
            phrase = phrase_after(view, index + 2, stop)
            if phrase is not None and is_carrier(phrase):
                found[:0] = [*_played_by(view, phrase.last + 1, stop), phrase]
    return tuple(found), tail


_TELLS = frozenset("told tell tells telling inform informed informs assure assured assures reminded reminds".split())
_THROUGH = frozenset("in on to for with".split())
_THROUGH_PAPER = frozenset("in on to for with by".split())
STATEMENTS = PAPERS | frozenset("remarks comments interviews article talk programme program conversation post".split())


def _through_paper(view: View, at: int, stop: int) -> Phrase | None:
    """ "In an interview with the daily", "in a broadcast on Radio X", "in a statement carried by the agency"."""
    stated = next((i for i in range(at + 1, min(stop, at + 6)) if view.lower[i] in STATEMENTS), None)
    if stated is None or any(view.tokens[i].kind == "punct" for i in range(at, stated)):
        return None
    for index in range(stated + 1, min(stop, stated + 4)):
        if view.lower[index] in _THROUGH_PAPER:
            phrase = phrase_after(view, index + 1, stop)
            asked = view.lower[stated] == "interview" and view.lower[index] in ("with", "to", "for")
            carries = phrase is not None and (is_carrier(phrase) or (asked and is_outlet(phrase)))
            return phrase if carries else None
        if view.tokens[index].kind == "punct" or view.lower[index] == "that":
            break
    return None


_LISTENERS = frozenset("agency wire service reporter journalist correspondent interviewer columnist".split())


def _is_told(phrase: Phrase) -> bool:
    """Whether those told carry it on: "told the ILNA agency", "told Zvezda 24"; reporters print it themselves."""
    named = phrase.name is not None and phrase.text.startswith(phrase.name) and phrase.head not in person_nouns()
    stranger = named and (phrase.text[-1].isdigit() or not (find_sides(phrase.text) or names_place(phrase)))
    return bool(phrase.parties) or phrase.head in _LISTENERS or stranger


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


def is_outlet(phrase: Phrase) -> bool:
    """Whether whom somebody gives an interview is an outlet that no list holds: a name that is no person's."""
    known = any(party.person for *_, party in phrase.parties)
    return bool(phrase.name or phrase.parties) and not known and phrase.head not in person_nouns()


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
            elif index > at and index - 1 in view.finish:
                return phrase_before(view, index - 1, at)  # "a General Staff statement"
            elif index > at and normalise_name(view.lower[index - 1]) in side_words():
                return find_owner(view, index - 1, at)  # "a confidential Ukrainian estimate"
            for after in range(index + 1, min(stop, index + 14)):
                if view.lower[after] in ("by", "from", "of"):
                    owner = phrase_after(view, after + 1, stop)
                    if owner is not None and (owner.parties or owner.name or (owner.head and not owner.paper)):
                        return owner
                if view.tokens[after].kind == "punct":
                    break
            return None
        if view.tokens[index].kind == "punct":
            return None
    return None


def find_citing(view: View, verb: int, first: int, subject: Phrase) -> tuple[Phrase, Phrase] | None:
    """Whom the subject of a verb cites, and the one who cites: "X, citing Y, says", "citing Y, X says".

    "Citing intercepted traffic" cites nobody.
    """
    at = next((i for i in range(verb - 1, first - 1, -1) if view.lower[i] in _CITING or _refers(view, i)), None)
    if at is None or verb - at > _CITE_REACH:
        return None
    cited = quoted_phrase(view, at + 1 + (view.lower[at] in _REFERS), verb)
    if cited is None or not (cited.parties or cited.head or cited.name):
        return None
    after = cited.last + 1
    if (
        after < verb
        and view.tokens[after].kind == "word"
        and view.lower[after] not in LINKS | {"and"}
        and not view.is_role(after)
    ):
        return None
    if subject.first < at:
        return cited, subject
    at -= view.lower[at - 1] in ("with", "in") and at > first
    outer = phrase_before(view, at - 2, first) if at - 2 >= first and view.tokens[at - 1].text == "," else None
    if outer is None:
        return (cited, subject) if subject.first > cited.last and at <= first + 1 else None
    return (subject, outer) if subject.first > at else (cited, outer)


def _refers(view: View, at: int) -> bool:
    """ "Referring to the mayor", "with reference to the mayor"."""
    return view.lower[at] in _REFERS and view.lower[at + 1 : at + 2] == ["to"]


def paper_ahead(view: View, at: int, stop: int) -> bool:
    for index in range(at, min(stop, at + 5)):
        if view.lower[index] in _SOURCES:
            return True
        if index in view.begin:
            return False
    return False


_BRIEFS = frozenset("briefing addressing".split())


def carriers_in(view: View, first: int, stop: int) -> tuple[Phrase, ...]:
    """Who carried a speaker, told in an aside: ", quoted by the daily, which had it from Yle,", "which X quotes"."""
    found: list[Phrase] = []
    for index in range(first + int(view.lower[first] not in _BRIEFS), stop):
        low, before = view.lower[index], view.lower[index - 1]
        if (low in _THROUGH_PAPER | {"from"} and before in _CARRIED) or low == "via" or low in _BRIEFS:
            phrase = phrase_after(view, index + 1, stop)
        elif (low in ("to", "on", "with") and before in ("speaking", "talking")) or (
            low in ("by", "to") and before in _SEEN
        ):
            phrase = phrase_after(view, index + 1, stop)
            phrase = phrase if phrase is not None and (is_carrier(phrase) or phrase.name) else None
        elif low in _CARRIES and view.lower[first : first + 2] == [",", "which"]:
            phrase = phrase_before(view, index - 1, first + 2)
        else:
            continue
        found += [phrase] if phrase is not None and not phrase.pronoun else []
    return tuple(found)


_CARRIED = frozenset(
    "quoted quotes relayed relays cited cites reported carried interviewed published printed it".split()
)
_SEEN = frozenset(
    "seen obtained reviewed viewed read leaked shown given aired broadcast heard received released".split()
)
_CARRIES = frozenset("quoted quotes relayed relays cited cites reported reports carried carries reprinted".split())


def carriers_between(view: View, at: int, verb: int) -> tuple[Phrase, ...]:
    """Outlets between a subject and its verb: "the council's spokesman (MRTV news) has told", ", quoted by X, said"."""
    if at < verb and view.lower[at] in _CARRIED | _BRIEFS | _SEEN:  # "a councillor cited by the agency claimed"
        return carriers_in(view, at, verb)
    if at >= verb or view.tokens[at].text not in ("(", ","):
        return ()
    if view.lower[at + 1] in ("so", "as"):  # "the wireless, so Division informs us, claims"
        teller = phrase_after(view, at + 2, verb)
        told = teller is not None and any(view.lower[i] in verb_forms() for i in range(teller.last + 1, verb))
        return (teller,) if teller is not None and told and not teller.pronoun else ()
    carriers = carriers_in(view, at, verb)
    if carriers or view.tokens[at].text == ",":
        return carriers
    phrase = phrase_after(view, at + 1, verb)
    return (phrase,) if phrase is not None and is_carrier(phrase) else ()


def opening_carrier(view: View, first: int, stop: int) -> Phrase | None:
    """ "In an interview with the daily, he put", "Speaking to the radio, she said", "In a note seen by X, it says"."""
    at = first + int(view.tokens[first].kind == "punct")
    comma = next((i for i in range(at + 2, min(stop, at + _OPENING)) if view.tokens[i].text == ","), at)
    told = view.lower[at]
    if told in ("speaking", "talking") and comma > at + 2 and view.lower[at + 1] in ("to", "on", "with"):
        phrase = phrase_after(view, at + 2, stop)
        return phrase if phrase is not None and (is_carrier(phrase) or is_outlet(phrase)) else None
    if told not in ("in", "on"):
        return None
    words = view.lower[at : at + 4]
    if words[2:3] == ["interview"] and words[3:] and words[3] in ("with", "to", "on", "for"):
        phrase = phrase_after(view, at + 4, stop)
        return phrase if phrase is not None and (is_carrier(phrase) or is_outlet(phrase)) else None
    found = carriers_in(view, at, comma)
    if found:
        return found[-1]
    paper = next((i for i in range(at + 1, comma - 1) if view.lower[i] in STATEMENTS), None)
    if paper is None or view.lower[paper + 1] not in ("to", "with", "on", "for"):
        return None
    phrase = phrase_after(view, paper + 2, stop)
    return phrase if phrase is not None and is_carrier(phrase) else None


_OPENING = 18  # tokens of "In a letter to his wife quoted by the historian,"
