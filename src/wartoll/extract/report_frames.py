"""Reports without a verb of speech: "according to", "by the ministry's count", "the toll comes from", "had them at"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wartoll.extract.carriers import carriers_between, carriers_in, is_carrier, paper_ahead, statement_of
from wartoll.extract.holders import find_holder, has_at_number, has_happening, has_so_many, is_right, owner_before
from wartoll.extract.lexicon import (
    DATE_WORDS,
    DETERMINERS,
    institution_nouns,
    is_plural,
    person_nouns,
    role_nouns,
    verb_forms,
    word_set,
)
from wartoll.extract.open_phrases import open_phrase_after
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases import phrase_after, phrase_before
from wartoll.extract.report import Report, make_report
from wartoll.extract.subjects import BE_FORMS, find_helper, find_subject
from wartoll.extract.view import View

_HAVE = frozenset("have has had".split())
_MADE = frozenset("reached drawn made given provided issued".split())
_COMES = frozenset("comes come came stems stem stemmed originates originated".split())
_SOURCES = frozenset(("source", "sources", "origin"))
_STATED = frozenset(
    "conclusion assessment estimate calculation forecast claim figure figures announcement data".split()
)
_BEFORE_FIGURE = DETERMINERS | word_set("before_figure")
_RELAYED = frozenset("relayed quoted cited carried reported published printed broadcast given translated".split())
_QUOTES = frozenset('"“«')
_LABEL_REACH = 24  # tokens in which a label's colon stands
_FORCES = frozenset(
    "army armies military forces force troops militia militias brigade brigades front faction group groups coalition "
    "guard side opposition resistance movement rebels insurgents wing legion regime alliance soldiers fighters "
    "civilians people men women children workers".split()
)
FRAME_CUES = (
    word_set("paper")
    | {"("}
    | _HAVE
    | _MADE
    | _COMES
    | _SOURCES
    | {"according", "per", "as", "if", "reference", "referring"}
)


def read_frame(view: View, at: int, first: int, stop: int, seen: list[Report]) -> Report | None:
    """The report of a frame whose cue stands at token ``at``; the last one ``seen`` may gain a carrier instead."""
    low = view.lower[at]
    after = view.lower[at + 1] if at + 1 < stop else ""
    if low == "(":
        return read_bracket(view, at, first, stop, seen)
    if low in word_set("paper") and (stated := read_statement_by(view, at, first, stop)) is not None:
        return stated
    if low == "according":
        return _according(view, at, first, stop) if after == "to" else None
    if low == "per" and at + 1 in view.begin:
        return make_report(view, phrase_after(view, at + 1, stop), at, at, "according", "per", first, stop)
    if low in word_set("figure") and not _is_verb_here(view, at, first, stop):
        holder = find_holder(view, at, first, stop)
        if holder is not None:
            phrase, lo, hi, rule = holder
            return make_report(view, phrase, lo, hi, "figure", rule, first, stop)
    if low == "as":
        return _as_by(view, at, first, stop, seen)
    if low in _HAVE:
        return _had(view, at, first, stop)
    if low == "if" and (named := is_right(view, at, stop)) is not None:
        return make_report(view, phrase_after(view, named, stop), at, at, "say", "if-right", first, stop)
    figured = any(word in _STATED or word in word_set("figure") for word in view.lower[first:at])
    if low in _MADE and after == "by" and figured and find_helper(view, at, first) in BE_FORMS:
        return make_report(view, phrase_after(view, at + 2, stop), at, at + 1, "say", "passive", first, stop)
    if low in _COMES and after == "from" and figured:
        return _comes_from(view, at, first, stop)
    if low in _SOURCES and after in ("of", "for") and not _FIGURE_WORDS.isdisjoint(view.lower[at + 2 : at + 6]):
        return _is_source(view, at, first, stop)
    return None


_FIGURE_WORDS = word_set("figure")


def _according(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "According to X", through papers: "according to data collected by X"."""
    phrase = statement_of(view, at + 2, min(stop, at + 22)) if paper_ahead(view, at + 2, stop) else None
    phrase = phrase or phrase_after(view, at + 2, stop)
    if phrase is None or view.is_possessive(phrase.last):  # "the widows' | league"
        phrase = open_phrase_after(view, at + 2, stop) or phrase
    if phrase is None:
        return None
    carriers: tuple[Phrase, ...] = ()
    for index in range(phrase.last + 1, min(stop - 2, phrase.last + 14)):
        if view.lower[index] == "speaking" and view.lower[index + 1] in ("to", "with"):
            carrier = phrase_after(view, index + 2, stop)
            carriers = (carrier,) if carrier is not None and is_carrier(carrier) else ()
    outer = at > first + 1 and view.lower[at - 1] not in ("that", "and", "but") and view.lower[at - 2] != "that"
    return make_report(view, phrase, at, phrase.last, "according", "according", first, stop, carriers, outer=outer)


def _as_by(view: View, at: int, first: int, stop: int, seen: list[Report]) -> Report | None:
    """ "As reported by X"; right behind a speaker it names who carried him: "the staff, as relayed by X"."""
    if view.lower[at + 2 : at + 3] != ["by"] or view.lower[at + 1] not in _RELAYED | frozenset(verb_forms()):
        return None
    phrase = phrase_after(view, at + 3, stop)
    behind = seen and at - 2 <= seen[-1].phrase.last < at
    if behind and phrase is not None and view.lower[at + 1] in _RELAYED:
        seen[-1] = replace(seen[-1], carriers=(phrase, *seen[-1].carriers), hi=phrase.end)
        return None
    return make_report(view, phrase, at, at + 2, "say", "as-by", first, stop)


def _had(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "Had Wagner at 50,000"; "the diary has the pocket losing 1,500 men", where whoever has it is a source."""
    at_number = has_at_number(view, at, stop) or has_happening(view, at, stop)
    if not at_number and not has_so_many(view, at, stop):
        return None
    subject = find_subject(view, at, first)
    if subject is None or not subject.is_speaker or not (at_number or _tells(subject)):
        return None
    return make_report(
        view, subject, subject.first, at, "count", "had-at", first, stop, carriers_between(view, subject.last + 1, at)
    )


def _tells(phrase: Phrase) -> bool:
    """Whether a phrase names a source by its nature: a paper, an outlet, a monitor, "hospital sources"; no army."""
    if phrase.paper or phrase.head in ("source", "sources"):
        return True
    kinds = {party.kind for *_, party in phrase.parties} | {institution_nouns().get(phrase.head or "")}
    return bool(kinds & {"media", "monitor", "analyst", "health", "intelligence"}) and phrase.head not in _FORCES


def _comes_from(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "The figure of 75 dead comes from the governor"."""
    phrase = phrase_after(view, at + 2, stop)
    if phrase is None or phrase.pronoun or not (phrase.parties or phrase.head or phrase.paper or phrase.name):
        return None
    return make_report(view, phrase, at, phrase.last, "figure", "comes-from", first, stop)


def _is_source(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "The governor is the source of the figure of 75 dead"."""
    back = at - 1
    while back > first and view.lower[back] in DETERMINERS | {"main", "only", "first", "original"}:
        back -= 1
    if view.lower[back] not in BE_FORMS:
        return None
    subject = find_subject(view, back, first)
    return make_report(view, subject, subject.first, at, "say", "source-of", first, stop) if subject else None


def _is_verb_here(view: View, at: int, first: int, stop: int) -> bool:
    """Whether a figure noun is a verb: "researchers estimate that", "the ministry counts 3,800"."""
    if view.lower[at] not in verb_forms() or at + 1 >= stop or at == first:
        return False
    before, after = view.lower[at - 1], view.lower[at + 1]
    if before in role_nouns() and not is_plural(before) and verb_forms()[view.lower[at]].forms == {"base"}:
        return False  # "a rebel claim that"
    numbered = view.tokens[at + 1].kind == "number" or after in word_set("numberish") or after in ("that", "at")
    return numbered and not view.is_possessive(at - 1) and before not in _BEFORE_FIGURE


def opening_carrier(view: View, first: int, stop: int) -> Phrase | None:
    """ "In an interview with the daily, he put", "Speaking to the radio, she said"."""
    at = first + int(view.tokens[first].kind == "punct")
    words = view.lower[at : at + 4]
    if words[:1] == ["speaking"] and words[1:2] and words[1] in ("to", "on", "with"):
        at += 2
    elif words[:1] == ["in"] and words[2:3] == ["interview"] and words[3:] and words[3] in ("with", "to", "on", "for"):
        at += 4
    else:
        return None
    phrase = phrase_after(view, at, stop) if at < stop else None
    return phrase if phrase is not None and is_carrier(phrase) else None


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
    introduced = False
    phrase = _with_second(view, phrase_after(view, start, colon), colon)
    if phrase is None or not _is_aside(view, phrase.last + 1, colon):
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
    if not (is_source(phrase) or written or spoken or known or introduced):
        return None  # "Russian army: 300 killed" names those who fell
    carriers = carriers_in(view, phrase.last + 1, colon)
    return make_report(view, phrase, phrase.first, colon, "say", "colon", first, stop, carriers)


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


_DATING = DATE_WORDS | {"on", "in", "of", "at", "late", "early", "nov", "dec", "jan", "feb", "mar", "apr", "jun", "jul"}


def read_bracket(view: View, at: int, first: int, stop: int, seen: list[Report]) -> Report | None:
    """ "90,000 fled (ombudsman)": a bracket that holds nothing but the source of what stands before it."""
    phrase = phrase_after(view, at + 1, min(stop, at + 9))
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


def read_statement_by(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "The statement made in the capital by an adviser that 10,000 had died": its author's."""
    made = next((i for i in range(at + 1, min(stop, at + 3)) if view.lower[i] in word_set("making")), None)
    if made is None:
        return _owned_statement(view, at, first, stop)
    by = next((i for i in range(made + 1, min(stop - 1, made + 9)) if view.lower[i] == "by"), None)
    phrase = phrase_after(view, by + 1, stop) if by is not None and by > made + 1 else None
    that = phrase is not None and "that" in view.lower[phrase.last + 1 : phrase.last + 7]
    return (
        make_report(view, phrase, at, phrase.last, "figure", "statement-by", first, stop) if phrase and that else None
    )


def _owned_statement(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "The agency carried a General Staff statement that 31 had died": its owner's, through the agency."""
    owned = at - 1 in view.finish or (at - 1 > first and view.is_role(at - 1) and not view.is_possessive(at - 1))
    if not owned or view.lower[at + 1 : at + 2] not in (["that"], ["saying"], ["claiming"]):
        return None
    owner = owner_before(view, at - 1, first)
    opening = phrase_after(view, first, at)
    carried = opening is not None and owner is not None and opening.last < owner.first and is_carrier(opening)
    carriers = (opening,) if carried and opening is not None else ()
    return make_report(view, owner, owner.first, at, "figure", "statement-of", first, stop, carriers) if owner else None


def is_source(phrase: Phrase) -> bool:
    """Whether a line's opening names a source and not those whose losses follow ("Russian army: 300 killed")."""
    if phrase.head in _FORCES:
        return False
    if phrase.parties:
        party = phrase.parties[-1][2]
        return party.kind != "military" or any(word in party.name for word in ("Staff", "Command", "Ministry"))
    return phrase.head in person_nouns() or phrase.head == "tank" or phrase.head in institution_nouns()


def read_parallel(view: View, reports: Sequence[Report], stop: int) -> tuple[Report, ...]:
    """ "The army put its dead at 140, the rebels at 600": who shares the verb of the speaker before him.

    The first figure must stand right behind the verb or its "at": "the ministry said the army lost 12, the rebels 300"
    is all the ministry's.
    """
    if (
        not reports
        or reports[-1].rule not in ("verb", "parallel")
        or reports[-1].group not in ("say", "estimate", "count")
    ):
        return ()
    lead = reports[-1]
    at = lead.phrase.last + 1
    while at < stop and view.tokens[at].start < lead.hi:
        at += 1
    with_at = False
    for ahead in range(at, min(stop, at + 10)):
        if view.tokens[ahead].kind == "number" or view.lower[ahead] in word_set("numberish"):
            with_at = view.lower[at - 1] in _PUTS and "at" in view.lower[at:ahead]
            if not with_at and ahead - at > 2:
                return ()
            return _parallels(view, lead, ahead + 1, stop, with_at)
        if view.tokens[ahead].kind == "punct":
            break
    return ()


_PUTS = frozenset("put puts set sets gave gives estimate estimates estimated".split())
_OWN = (["his"], ["her"], ["its"], ["their"])
_ROUNDS = frozenset(
    "at only about some around roughly over nearly just almost under least than more fewer with".split()
)


def _parallels(view: View, lead: Report, at: int, stop: int, with_at: bool) -> tuple[Report, ...]:
    """The speakers after a comma that stand right before their own number."""
    found: list[Report] = []
    for comma in range(at, stop - 2):
        if view.tokens[comma].text not in (",", ";") and view.lower[comma] not in ("and", "but"):
            continue
        phrase = phrase_after(view, comma + 1 + (view.lower[comma + 1] in ("and", "but", "while")), stop)
        if phrase is None or phrase.pronoun or view.tokens[phrase.first].kind == "number":
            continue
        if not (phrase.parties or phrase.head or phrase.name):
            continue
        after = phrase.last + 1
        if view.lower[after : after + 1] in (["in"], ["by"]) and view.lower[after + 1 : after + 2] in _OWN:
            after += 3  # "the general in his memoirs 66,000"
        while after < stop and view.lower[after] in _ROUNDS and after - phrase.last < 8:
            after += 1
        if after >= stop or view.tokens[after].kind != "number" or (with_at and view.lower[phrase.last + 1] != "at"):
            continue
        rule = make_report(view, phrase, phrase.first, phrase.last, lead.group, "parallel", comma + 1, stop)
        found += [rule] if rule is not None else []
    return tuple(found)
