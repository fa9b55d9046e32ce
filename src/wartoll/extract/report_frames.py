"""Reports without a verb of speech: "according to", "by the ministry's count", "the toll comes from", "had them at"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wartoll.extract.carriers import (
    carriers_between,
    carriers_in,
    is_carrier,
    paper_ahead,
    statement_of,
)
from wartoll.extract.holders import find_holder, has_at_number, has_happening, has_so_many, is_right, owner_before
from wartoll.extract.lexicon import (
    DATE_WORDS,
    DETERMINERS,
    institution_nouns,
    is_plural,
    role_nouns,
    verb_forms,
    word_set,
)
from wartoll.extract.open_phrases import open_phrase_after
from wartoll.extract.phrase import Phrase, make_phrase
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.report import Report, make_report
from wartoll.extract.report_layout import FORCES, read_bracket
from wartoll.extract.subjects import BE_FORMS, find_helper, find_subject
from wartoll.extract.view import View, bare

_HAVE = frozenset("have has had".split())
_MADE = frozenset("reached drawn made given provided issued".split())
_COMES = frozenset("comes come came stems stem stemmed originates originated".split())
_SOURCES = frozenset(("source", "sources", "origin"))
_STATED = frozenset(
    "conclusion assessment estimate calculation forecast claim figure figures announcement data".split()
)
_BEFORE_FIGURE = DETERMINERS | word_set("before_figure")
_ASIDE = 9  # tokens of "quoted by the daily"
_RELAYED = frozenset("relayed quoted cited carried reported published printed broadcast given translated".split())
FRAME_CUES = (
    word_set("paper")
    | {"("}
    | _HAVE
    | _MADE
    | _COMES
    | _SOURCES
    | {"according", "per", "word", "as", "if", "reference", "referring"}
)


def read_frame(view: View, at: int, first: int, stop: int, seen: list[Report]) -> Report | None:
    """The report of a frame whose cue stands at token ``at``; the last one ``seen`` may gain a carrier instead."""
    low = view.lower[at]
    after = view.lower[at + 1] if at + 1 < stop else ""
    if low == "(":
        return read_bracket(view, at, first, stop, seen)
    if (low in word_set("paper") or low == "word") and (stated := read_statement_by(view, at, first, stop)) is not None:
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
        return _had(view, at, first, stop, seen)
    if low == "if" and (named := is_right(view, at, stop)) is not None:
        return make_report(view, phrase_after(view, named, stop), at, at, "say", "if-right", first, stop)
    if low in _MADE and after == "by" and _is_figured(view, at, first) and find_helper(view, at, first) in BE_FORMS:
        return make_report(view, phrase_after(view, at + 2, stop), at, at + 1, "say", "passive", first, stop)
    if low in _COMES and after == "from" and _is_figured(view, at, first):
        return _comes_from(view, at, first, stop)
    if low in _SOURCES and after in ("of", "for") and not _FIGURE_WORDS.isdisjoint(view.lower[at + 2 : at + 6]):
        return _is_source(view, at, first, stop)
    return None


_FIGURE_WORDS = word_set("figure")


def _is_figured(view: View, at: int, first: int) -> bool:
    """Whether a sentence has named a figure or a statement before a token."""
    before = view.lower[first:at]
    return not (_STATED.isdisjoint(before) and _FIGURE_WORDS.isdisjoint(before))


def _according(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "According to X", through papers: "according to data collected by X"."""
    phrase = statement_of(view, at + 2, min(stop, at + 22)) if paper_ahead(view, at + 2, stop) else None
    told = next((i for i in range(at + 2, min(stop, at + 5)) if view.lower[i] in ("report", "reports")), stop)
    if phrase is None and told + 1 < stop and view.is_name(told + 1) and not view.is_name(told - 1):
        phrase = make_phrase(view, at + 2, told)  # "according to the report | ISIS has executed"
    phrase = phrase or phrase_after(view, at + 2, stop)
    if phrase is None or view.is_possessive(phrase.last):  # "the widows' | league"
        phrase = open_phrase_after(view, at + 2, stop) or phrase
    if phrase is None:
        return None
    comma = next((i for i in range(phrase.last + 1, stop) if view.tokens[i].text == ","), stop)
    named = comma - phrase.last <= _ASIDE and view.lower[phrase.last + 1 : phrase.last + 2] in (["quoted"], ["cited"])
    carriers = carriers_in(view, phrase.last + 1, comma) if named else ()
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
    behind = seen and (at - 2 <= seen[-1].phrase.last < at or view.tokens[at - 2].end == seen[-1].hi)
    if behind and phrase is not None and view.lower[at + 1] in _RELAYED:
        seen[-1] = replace(seen[-1], carriers=(phrase, *seen[-1].carriers), hi=phrase.end)
        return None
    return make_report(view, phrase, at, at + 2, "say", "as-by", first, stop)


def _had(view: View, at: int, first: int, stop: int, seen: list[Report]) -> Report | None:
    """ "Had Wagner at 50,000"; "the diary has the pocket losing 1,500 men", where whoever has it is a source."""
    if view.lower[at + 1 : at + 3] == ["it", "from"]:
        inner, teller = phrase_after(view, at + 3, stop), find_subject(view, at, first)
        if inner is None or teller is None:
            return None  # "the driver had it from a doctor that"
        return make_report(view, inner, teller.first, inner.last, "say", "quotes", first, stop, (teller,))
    at_number = has_at_number(view, at, stop) or has_happening(view, at, stop)
    if not at_number and not has_so_many(view, at, stop):
        return None
    subject = find_subject(view, at, first)
    if subject is None or not subject.is_speaker or not (at_number or _tells(subject)):
        return None
    if seen and not at_number and 0 <= subject.start - seen[-1].hi <= _NEXT_CLAUSE:
        return None  # "the chaplain says the hospital has 1,100 wounded"
    return make_report(
        view, subject, subject.first, at, "count", "had-at", first, stop, carriers_between(view, subject.last + 1, at)
    )


_NEXT_CLAUSE = 6  # signs between "says that" and what somebody says of a hospital


def _tells(phrase: Phrase) -> bool:
    """Whether a phrase names a source by its nature: a paper, an outlet, a monitor, "hospital sources"; no army."""
    if phrase.paper or phrase.head in ("source", "sources"):
        return True
    kinds = {party.kind for *_, party in phrase.parties} | {institution_nouns().get(phrase.head or "")}
    return bool(kinds & {"media", "monitor", "analyst", "health", "intelligence"}) and phrase.head not in FORCES


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


def read_statement_by(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "The statement made in the capital by an adviser that 10,000 had died": its author's."""
    told = _told_by(view, at, first, stop)
    if told is not None:
        return told
    made = next((i for i in range(at + 1, min(stop, at + 3)) if view.lower[i] in word_set("making")), None)
    if made is None:
        return _owned_statement(view, at, first, stop)
    by = next((i for i in range(made + 1, min(stop - 1, made + 9)) if view.lower[i] == "by"), None)
    phrase = phrase_after(view, by + 1, stop) if by is not None and by > made + 1 else None
    that = phrase is not None and "that" in view.lower[phrase.last + 1 : phrase.last + 7]
    return (
        make_report(view, phrase, at, phrase.last, "figure", "statement-by", first, stop) if phrase and that else None
    )


_SOONER = (["earlier"], ["previous"], ["later"], ["recent"], ["new"])


def _told_by(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "A report by an earlier mission of 150,000 refugees", "word from a church group that 40 died"."""
    aired = view.lower[at + 1 : at + 2] in (["on"], ["in"])  # "a report on state television that"
    if (view.lower[at + 1 : at + 2] not in (["by"], ["from"]) and not aired) or (
        view.lower[at] == "word" and view.lower[at + 1] == "by"
    ):
        return None
    if view.lower[at] in ("report", "reports") and at > first and (at - 1 in view.finish or view.is_name(at - 1)):
        return None  # "Kyodo reports from Rangoon that"
    start = at + 2
    if view.lower[start : start + 1] in (["a"], ["an"], ["the"]) and view.lower[start + 1 : start + 2] in _SOONER:
        start += 2
    phrase = phrase_after(view, start, stop)
    if phrase is None or phrase.pronoun or not (phrase.parties or phrase.head or phrase.name):
        return None
    if aired and not is_carrier(phrase):
        return None
    after = phrase.last + 1
    that = view.lower[after : after + 1] == ["that"] or view.lower[after : after + 1] in _SAYING
    dated = bare(view.lower[min(after + 1, len(view.tokens) - 1)]) in DATE_WORDS  # "a telegram from X of 3 May"
    counted = (
        not dated
        and view.lower[after : after + 1] in (["of"], ["about"])
        and any(view.tokens[i].kind == "number" for i in range(after + 1, min(stop, after + 4)))
    )
    if not (that or counted):
        return None
    opening = phrase_after(view, first, at)
    carries = opening is not None and any(word in _CARRIED for word in view.lower[opening.last + 1 : at])
    carriers = (opening,) if carries and opening is not None and is_carrier(opening) else ()
    return make_report(view, phrase, at, phrase.last, "figure", "statement-by", first, stop, carriers)


_SAYING = (
    ["saying"],
    ["claiming"],
    ["announcing"],
    ["reporting"],
    ["alleging"],
    ["admitting"],
    ["putting"],
    ["listing"],
)
_CARRIED = frozenset("carried carries ran runs aired airs broadcast published printed reprinted posted read".split())


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


def read_parallel(view: View, reports: Sequence[Report], stop: int) -> tuple[Report, ...]:
    """ "The army put its dead at 140, the rebels at 600": who shares the verb of the speaker before him.

    The first figure must stand right behind the verb or its "at": "the ministry said the army lost 12, the rebels 300"
    is all the ministry's.
    """
    if reports and reports[-1].rule == "passive":
        second = _second_agent(view, reports[-1], stop)
        return (second,) if second is not None else ()
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


def _second_agent(view: View, lead: Report, stop: int) -> Report | None:
    """ "Was put at 150 by the UN, and at 90 by the government": who shares a passive with the agent before him."""
    at = lead.phrase.last + 1
    at += view.tokens[at].text == "," if at < stop else 0
    if at + 3 >= stop or view.lower[at] not in ("and", "but"):
        return None
    by = next((i for i in range(at + 1, min(stop - 1, at + 10)) if view.lower[i] == "by"), None)
    if by is None or not any(view.tokens[i].kind == "number" for i in range(at + 1, by)):
        return None
    return make_report(view, phrase_after(view, by + 1, stop), at + 1, by, lead.group, "passive", at + 1, stop)


_PUTS = frozenset("put puts set sets gave gives estimate estimates estimated".split())
_OWN = (["his"], ["her"], ["its"], ["their"])
_ROUNDS = frozenset(
    "to at only about some around roughly over nearly just almost under least than more fewer with".split()
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
