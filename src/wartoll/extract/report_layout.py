"""Reports by layout: a source before a colon, and a bracket that holds nothing but a source."""

from __future__ import annotations

from dataclasses import replace

from wartoll.extract.carriers import carriers_in
from wartoll.extract.lexicon import DATE_WORDS, PAPERS, institution_nouns, person_nouns, verb_forms, word_set
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases import phrase_before
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.report import Report, make_report
from wartoll.extract.view import View

_QUOTES = frozenset('"“«')
_LABEL_REACH = 24  # tokens in which a label's colon stands
_DATING = DATE_WORDS | {"on", "in", "of", "at", "late", "early", "nov", "dec", "jan", "feb", "mar", "apr", "jun", "jul"}
FORCES = frozenset(
    "army armies military forces force troops militia militias brigade brigades front faction group groups coalition "
    "guard side opposition resistance movement rebels insurgents wing legion regime alliance soldiers fighters "
    "civilians people men women children workers".split()
)


def read_labels(view: View, first: int, stop: int) -> list[Report]:
    """ "Brigade commander: we lost 40 men": sources before a colon, wherever a sentence may begin."""
    colons = [at for at in range(first + 1, stop - 1) if view.tokens[at].text == ":"]
    found: list[Report] = []
    for colon in colons:
        start = colon
        while start > first and view.tokens[start - 1].text not in (".", "?", "!", ";"):
            start -= 1
            ended = view.is_possessive(start - 1) and view.text[view.tokens[start].start - 2] == "."
            if start > first and ended:
                break
        label = _label_before(view, start, colon, first, stop) if colon - start <= _LABEL_REACH else None
        found += [label] if label is not None else []
    return found


def _label_before(view: View, start: int, colon: int, first: int, stop: int) -> Report | None:
    """The source that opens a clause and reaches its colon, with a bracket, a date or an aside at most."""
    while start < colon and view.tokens[start].kind != "word":
        start += 1
    kept = _kept_by(view, start, colon)
    if kept is not None:
        return make_report(view, kept, kept.first, colon, "figure", "colon", first, stop)
    if view.lower[start:colon] in _LAYOUT:
        return None
    if view.lower[start:colon] in (["source"], ["sources"]):
        named = phrase_after(view, colon + 1, stop)
        return make_report(view, named, start, colon, "say", "source-line", first, stop) if named else None
    told = next((i for i in range(start, colon - 1) if view.lower[i] in PAPERS), None)
    if told is not None and view.lower[told + 1] in ("from", "by") and colon + 1 < stop:
        owner = phrase_after(view, told + 2, colon)
        if owner is not None and owner.last == colon - 1 and not owner.pronoun:
            return make_report(view, owner, start, colon, "figure", "colon", first, stop)  # "A new toll from X: 200"
    introduced = False
    phrase = _with_second(view, phrase_after(view, start, colon), colon)
    if phrase is None or not (_is_aside(view, phrase.last + 1, colon) or _talks(view, phrase, colon)):
        phrase = phrase_before(view, colon - 1, start) if "," in view.lower[start:colon] else None
        sure = phrase is not None and (phrase.parties or (phrase.name and " " in phrase.name))
        if phrase is None or not sure or phrase.first - start > 6 or view.lower[phrase.first - 1] != ",":
            return None
        introduced = True  # "a week on, Lena Orlova: perhaps five"
    if phrase.pronoun:
        return None
    aside = view.lower[phrase.last + 1 : colon]
    written = aside[:1] == ["("] and not word_set("paper").isdisjoint(aside)
    spoken = colon + 1 < stop and view.tokens[colon + 1].text in _QUOTES
    known = phrase.name is not None and " " in phrase.name and not phrase.head and aside[:1] == [","]
    army = phrase.head in FORCES and _counts_others(view, colon, stop)
    if not (is_source(phrase) or army or written or spoken or known or introduced):
        return None  # "Russian army: 300 killed" names those who fell
    carriers = carriers_in(view, phrase.last + 1, colon)
    return make_report(view, phrase, phrase.first, colon, "say", "colon", first, stop, carriers)


_OTHERS = frozenset(
    "insurgents rebels militants terrorists extremists fighters civilians gunmen guerrillas bandits people villagers"
    " jihadists invaders occupiers mercenaries protesters children passengers".split()
)


def _counts_others(view: View, colon: int, stop: int) -> bool:
    """Whether a force's label gives others' losses: "Army: 19 insurgents dead"."""
    number = next((i for i in range(colon + 1, min(stop, colon + 6)) if view.tokens[i].kind == "number"), None)
    return number is not None and not _OTHERS.isdisjoint(view.lower[number + 1 : min(stop, number + 4)])


_TAIL = 7  # tokens of a headline's source
_SIGNS = frozenset((":", "-", "–", "—"))


def read_tail(view: View, first: int, stop: int) -> Report | None:
    """ "12 killed in ambush: army", "Air strike kills 30 - monitor": a headline's last words name its source."""
    at = next((i for i in range(stop - 1, max(first + 2, stop - _TAIL), -1) if view.tokens[i].text in _SIGNS), None)
    if at is None or view.tokens[stop - 1].text in ".!?;":
        return None
    if view.tokens[at].text != ":" and view.tokens[at].start == view.tokens[at - 1].end:
        return None  # "a state-run agency"
    phrase = phrase_after(view, at + 1, stop)
    if phrase is None or phrase.last != stop - 1 or phrase.pronoun or not (phrase.parties or phrase.head):
        return None
    numbered = any(view.tokens[i].text[0].isdigit() or view.lower[i] in word_set("numberish") for i in range(first, at))
    told = any(view.lower[i] in verb_forms() and view.lower[i] not in word_set("doubtful") for i in range(first, at))
    if not numbered or told or phrase.head in _COUNTED:
        return None
    return make_report(view, phrase, at, phrase.last, "say", "tail", first, stop)


_COUNTED = frozenset("people men women children civilians soldiers fighters troops victims passengers workers".split())
_LAYOUT = tuple(
    [word] for word in "quote quotes details detail background note headline verbatim interview text".split()
)


def _kept_by(view: View, start: int, colon: int) -> Phrase | None:
    """Whose list opens a clause that ends in a colon and a number: "The League's ledger since the coup: 702 killed"."""
    if view.tokens[colon + 1].kind != "number" or colon - start < 2:
        return None
    owner = next((i for i in range(start, min(colon - 1, start + 8)) if view.is_possessive(i)), None)
    if owner is None:
        return None
    paper = next((i for i in range(owner + 1, min(colon, owner + 4)) if view.lower[i] in PAPERS), None)
    phrase = phrase_before(view, owner, start, subject=False) if paper is not None else None
    if phrase is None or phrase.first > start + 1 or phrase.pronoun:
        return None
    named = phrase.name is not None and (" " in phrase.name or phrase.name.isupper())
    return phrase if phrase.parties or phrase.head in institution_nouns() or named else None


def _with_second(view: View, phrase: Phrase | None, colon: int) -> Phrase | None:
    """Two who speak as one: "Baku & Ankara:"."""
    if phrase is None or view.lower[phrase.last + 1] not in ("and", "&"):
        return phrase
    second = phrase_after(view, phrase.last + 2, colon)
    if second is None or second.last != colon - 1:
        return phrase
    return replace(phrase, last=second.last, end=second.end)


def _is_aside(view: View, at: int, colon: int) -> bool:
    """Whether nothing but a date, a bracket or an aside stands between a source and its colon."""
    words = view.lower[at:colon]
    if not words or (words[0] in (",", "(") and not {".", "said", "says"} & set(words)):
        return True
    return all(view.tokens[i].kind == "number" or view.lower[i] in _DATING for i in range(at, colon))


def _talks(view: View, phrase: Phrase, colon: int) -> bool:
    """Whether a label tells of somebody's speech, and has no verb: "General Berg in his talk to the cadets:"."""
    words = view.lower[phrase.first + 1 : colon]
    at = next((i for i, word in enumerate(words) if word in _SPEECHES), 0)
    spoke = at > 1 and words[at - 1] in ("his", "her", "their", "a", "an", "the") and words[at - 2] in ("in", "at")
    return spoke and "." not in words and not any(verb_forms().get(w) and w not in _SPEECHES for w in words)


_SPEECHES = word_set("paper") | frozenset("talk remarks comments sermon lecture meeting conference".split())


def is_source(phrase: Phrase) -> bool:
    """Whether a line's opening names a source and not those whose losses follow ("Russian army: 300 killed")."""
    if phrase.text.casefold() in _COUNTED or phrase.head in FORCES or (phrase.head in PAPERS and not phrase.parties):
        return False  # "First reports: two dead" has no owner
    if phrase.parties:
        party = phrase.parties[-1][2]
        return party.kind != "military" or any(word in party.name for word in ("Staff", "Command", "Ministry"))
    return phrase.head in person_nouns() or phrase.head == "tank" or phrase.head in institution_nouns()


_COUNTED = frozenset("pows prisoners captives hostages detainees refugees deserters returnees recruits".split())
_ISSUED = (["releases"], ["release"], ["figures"], ["figure"], ["data"], ["statement"], ["report"], ["count"])


def read_bracket(view: View, at: int, first: int, stop: int, seen: list[Report]) -> Report | None:
    """ "90,000 fled (ombudsman)": a bracket that holds nothing but the source of what stands before it."""
    opened = at + 1
    if view.lower[opened : opened + 2] in (["source", ":"], ["sources", ":"]):
        opened += 2
    phrase = phrase_after(view, opened, min(stop, at + 11))
    issued = phrase is not None and view.lower[phrase.last + 1 : phrase.last + 2] in _ISSUED
    if phrase is not None and issued and phrase.parties:  # "(Pentagon releases)"
        phrase = replace(phrase, last=phrase.last + 1)
    if (
        phrase is None
        or phrase.pronoun
        or not is_source(phrase)
        or view.lower[phrase.last + 1 : phrase.last + 2] != [")"]
    ):
        return None
    after = phrase.last + 2
    closes = after >= stop or view.tokens[after].text in (".", ",", ";")
    names = at - 1 in view.finish or (view.is_name(at - 1) and phrase.text.isupper())
    names = names or bool(seen and seen[-1].phrase.last == at - 1)
    numbered = any(view.tokens[i].text[0].isdigit() for i in range(first, at))
    if not closes or names or not numbered:
        return None
    return make_report(view, phrase, at, phrase.last, "according", "bracket", first, stop)
