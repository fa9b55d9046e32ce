"""Reports: the places of a sentence that say whose words or figures stand around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from wartoll.extract.carriers import (
    carriers_between,
    find_recipients,
    is_carrier,
    paper_ahead,
    parenthetical_citing,
    quoted_phrase,
    statement_of,
)
from wartoll.extract.holders import find_holder, has_at_number, is_right
from wartoll.extract.lexicon import DATE_WORDS, DETERMINERS, VerbForm, is_plural, verb_forms, word_set
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases import phrase_after, phrase_before
from wartoll.extract.subjects import BE_FORMS, PARTICIPLES, RELATIVES, agrees, find_helper, find_subject
from wartoll.extract.view import View, bare

_HAVE_NUMBER = frozenset("have has had".split())
_FINITE = frozenset("have has had were was are is will would could can may might must killed died lost did do".split())
_MADE = frozenset("reached drawn made given provided issued".split())
_STATED = frozenset(
    "conclusion assessment estimate calculation forecast claim figure figures announcement data".split()
)
_ENDS = frozenset(".;!?")
_FRONTED = frozenset(("whom", "which"))
_BEFORE_FIGURE = DETERMINERS | word_set("before_figure")
_BEFORE_NOUN = DETERMINERS - {"that", "this"}
_DESCRIBES = RELATIVES | PARTICIPLES
_NO_CONTENT = frozenset("on in the a by at of late early last statement".split())
_NUMBER_VERBS = frozenset("raise revise lower put give set list find show number count read total record".split()) | {
    "read from"
}


@dataclass(frozen=True, slots=True)
class Report:
    """One place that says who speaks.

    Parameters
    ----------
    phrase : Phrase
        The innermost speaker named there.
    group : str
        ``say``, ``estimate``, ``project``, ``count``, ``deny``, ``according`` or ``figure``.
    lo, hi : int
        Offsets from the subject's start to the cue's end.
    cue : int
        Offset of the cue itself.
    before, after : bool
        Whether there are words in the sentence before it, and after it, that it can govern.
    carriers : tuple of Phrase
        Those who carried it, outermost first.
    rule : str
        The construction's name.
    outer : bool
        Whether it stands after another report and only carries it ("..., the agency said, according to a lawmaker").
    relative : bool
        Whether it stands in a relative clause ("... that a defector described") and governs what is right before it.
    """

    phrase: Phrase
    group: str
    lo: int
    hi: int
    cue: int
    before: bool
    after: bool
    carriers: tuple[Phrase, ...] = ()
    rule: str = "verb"
    outer: bool = False
    relative: bool = False


def find_reports(view: View, first: int, stop: int) -> tuple[Report, ...]:
    """Every report among the tokens ``first`` to ``stop`` of one sentence, in order of their cues."""
    reports: list[Report] = []
    cues = _cues()
    for at in range(first, stop):
        if view.lower[at] in cues:
            found = _report_at(view, at, first, stop, reports)
            if found is not None:
                reports.append(found)
    joined = _join_relatives(reports)
    opening = _opening_carrier(view, first, stop) if joined else None
    if opening is not None and opening.last < joined[0].phrase.first and not joined[0].carriers:
        joined[0] = replace(joined[0], carriers=(opening,))
    return tuple(joined)


def _opening_carrier(view: View, first: int, stop: int) -> Phrase | None:
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


@cache
def _cues() -> frozenset[str]:
    """Every word at which a report can stand."""
    return (
        frozenset(verb_forms())
        | word_set("figure")
        | _HAVE_NUMBER
        | {"according", "per", "as", "if", "reference", "referring"}
        | _MADE
    )


def _report_at(view: View, at: int, first: int, stop: int, seen: list[Report]) -> Report | None:
    low = view.lower[at]
    if low == "according" and at + 1 < stop and view.lower[at + 1] == "to":
        return _according(view, at, first, stop)
    if low == "per" and at + 1 < stop and at + 1 in view.begin:
        return _make(view, phrase_after(view, at + 1, stop), at, at, "according", "per", first, stop)
    if low in word_set("figure") and not _is_verb_here(view, at, first, stop):
        holder = find_holder(view, at, first, stop)
        if holder is not None:
            phrase, lo, hi, rule = holder
            return _make(view, phrase, lo, hi, "figure", rule, first, stop)
    if low == "as" and view.lower[at + 2 : at + 3] == ["by"] and view.lower[at + 1] in verb_forms():
        return _make(view, phrase_after(view, at + 3, stop), at, at + 2, "say", "as-by", first, stop)
    if low in _HAVE_NUMBER and has_at_number(view, at, stop):
        subject = find_subject(view, at, first)
        if subject is not None and (subject.parties or subject.name or subject.pronoun or subject.head):
            return _make(view, subject, subject.first, at, "count", "had-at", first, stop)
    if low == "if" and is_right(view, at, stop):
        return _make(view, phrase_after(view, at + 1, stop), at, at, "say", "if-right", first, stop)
    if low in _MADE and view.lower[at + 1 : at + 2] == ["by"]:
        stated = any(word in _STATED for word in view.lower[first:at]) and find_helper(view, at, first) in BE_FORMS
        return (
            _make(view, phrase_after(view, at + 2, stop), at, at + 1, "say", "passive", first, stop) if stated else None
        )
    if low in ("reference", "referring") and view.lower[at + 1 : at + 2] == ["to"]:
        return _quoting(view, at + 1, first, stop, seen)
    form = verb_forms().get(low)
    if form is None or (form.particles and not _has_particle(view, at, first, stop, form)):
        return None
    if at in view.begin or at in view.finish or _is_no_speech(view, at, first, stop, form):
        return None
    return _verb(view, at, first, stop, form, seen)


def _has_particle(view: View, at: int, first: int, stop: int, form: VerbForm) -> bool:
    """Whether the word that a verb needs follows it, or stands in front: "of whom Seoul spoke"."""
    after = at + 1
    while after < min(stop, at + 4) and (view.lower[after] == "on" or view.lower[after] in DATE_WORDS):
        after += 1  # "spoke on Wednesday of 512 buried"
    if after < stop and view.lower[after] in form.particles and (after == at + 1 or view.lower[after] == "of"):
        return True
    return "of" in form.particles and not _FRONTED.isdisjoint(view.lower[max(first, at - 5) : at])


def _verb(view: View, at: int, first: int, stop: int, form: VerbForm, seen: list[Report]) -> Report | None:
    """The report of a reporting verb at token ``at``."""
    helper = find_helper(view, at, first)
    gerund = "gerund" in form.forms
    if gerund and helper not in BE_FORMS:
        if form.group == "quote":
            return _quoting(view, at, first, stop, seen)
        return None if seen or form.group != "say" else _saying(view, at, first, stop, form)
    if not gerund and helper in BE_FORMS and ("participle" in form.forms or "past" in form.forms):
        return _passive(view, at, first, stop, form)
    if helper in ("to", "not", "n't", "could", "may", "might", "can", "declined", "refused"):
        return None
    joined = _joined_subject(view, at, first, seen)
    if joined is not None:
        return _make(view, joined, at, at, form.group, "joined", first, stop)
    if at > first and view.tokens[at - 1].text in ('"', "”", "''"):
        inverted = _inverted(view, at, first, stop, form)  # no subject stands inside the direct speech before it
        if inverted is not None:
            return inverted
    subject = find_subject(view, at, first)
    if subject is None or not agrees(view, subject, at, form):
        inverted = _inverted(view, at, first, stop, form)
        if inverted is not None:
            return inverted
        if subject is None or (subject.pronoun == "it" and form.forms == {"base"}):
            return None
        if not agrees(view, subject, at, form):
            return None
    if view.lower[at] in word_set("doubtful") and not _sure(view, subject, at, stop, form):
        return None
    if form.lemma == "admit" and _admits_patients(view, at, first, stop):
        return None
    carriers, tail = find_recipients(view, at, stop)
    carriers = (*carriers_between(view, subject.last + 1, at), *carriers)
    if form.group == "quote":
        inner = quoted_phrase(view, at + 1, stop)
        if inner is None:
            return None
        return _make(view, inner, subject.first, inner.last, "say", "quotes", first, stop, (subject, *carriers))
    if form.lemma in ("recall", "consider") or view.lower[at] in ("recalled",):
        inner = statement_of(view, at + 1, stop)
        if inner is not None:
            return _make(view, inner, subject.first, inner.last, "say", "recalls", first, stop, (subject,))
    parenthetical = parenthetical_citing(view, subject.last + 1, at) or parenthetical_citing(view, first, subject.first)
    if parenthetical is not None:
        return _make(view, parenthetical, subject.first, tail, form.group, "citing", first, stop, (subject, *carriers))
    return _make(view, subject, subject.first, tail, form.group, "verb", first, stop, carriers)


def _joined_subject(view: View, at: int, first: int, seen: list[Report]) -> Phrase | None:
    """The subject that a verb after "and" shares with the verb before: "the army denied it and said ..."."""
    back = at - 1
    while back > first and (view.lower[back] in word_set("between") or view.lower[back].endswith("ly")):
        back -= 1
    if view.lower[back] not in ("and", "but") or not seen or seen[-1].rule not in ("verb", "joined"):
        return None
    return seen[-1].phrase


def _make(
    view: View, phrase: Phrase | None, lo: int, hi: int, group: str, rule: str, first: int, stop: int,
    carriers: tuple[Phrase, ...] = (), *, outer: bool = False,
) -> Report | None:  # fmt: skip
    if phrase is None:
        return None
    left = lo if rule == "joined" else min(lo, phrase.first)
    right = max(hi, phrase.last) if rule not in ("verb", "joined", "citing", "had-at") else hi
    before = any(view.tokens[i].kind != "punct" for i in range(max(first, left - 12), left)) and left - first >= 2
    after = _has_content(view, right + 1, stop)
    start, end = view.tokens[left].start, view.tokens[min(right, stop - 1)].end
    cue = view.tokens[max(lo, first)].start
    relative = (
        rule == "verb" and left > first and view.lower[left - 1] in ("that", "which", "whom") and left - first > 3
    )
    if relative and view.lower[left - 1] == "that":
        relative = not any(view.lower[i] in verb_forms() for i in range(max(first, left - 6), left - 1))
    return Report(phrase, group, start, end, cue, before, after, carriers, rule, outer, relative)


def _has_content(view: View, at: int, stop: int) -> bool:
    """Whether more than a date, a place or a manner follows: "..., the ministry said on Monday."""
    words = 0
    while at < stop:
        token, low = view.tokens[at], view.lower[at]
        if token.kind == "punct":
            if token.text in (":", "“", '"', "«"):
                return at + 1 < stop
        elif low not in DATE_WORDS and low not in _NO_CONTENT:
            words += 1
        at += 1
        if words >= 3:
            return True
    return words >= 2


def _sure(view: View, subject: Phrase, at: int, stop: int, form: VerbForm) -> bool:
    """Whether a form that is often a noun or an adjective is a verb here."""
    if at + 1 < stop and view.lower[at + 1] in ("of", "by", "as") and form.group != "count":
        return False
    if not (subject.parties or subject.head or subject.pronoun or subject.paper or subject.name):
        return False
    if form.forms == {"base"} or form.forms == {"third"}:
        adjacent = all(view.lower[i] in word_set("between") for i in range(subject.last + 1, at))
        if not adjacent and view.tokens[at - 1].text not in (",", ")") and not _is_described(view, subject.last + 1):
            return False
    if form.lemma in _NUMBER_VERBS:
        closes = stop - at <= 3  # "200 died, the study found."
        ahead = range(max(0, at - 30), at) if closes else range(at + 1, min(stop, at + 25))
        return any(view.tokens[i].kind == "number" or view.lower[i] in word_set("numberish") for i in ahead)
    return True


def _admits_patients(view: View, at: int, first: int, stop: int) -> bool:
    """Whether a hospital takes people in: "the clinics at the front admitted 1,460 wounded" reports nothing."""
    places = ("hospital", "clinic", "ward", "infirmary", "morgue")
    named = any(bare(view.lower[i]).removesuffix("s") in places for i in range(max(first, at - 8), at))
    return named and at + 1 < stop and view.lower[at + 1] != "that"


def _is_verb_here(view: View, at: int, first: int, stop: int) -> bool:
    """Whether a figure noun is a verb: "researchers estimate that", "the ministry counts 3,800"."""
    if view.lower[at] not in verb_forms() or at + 1 >= stop or at == first:
        return False
    before, after = view.lower[at - 1], view.lower[at + 1]
    numbered = view.tokens[at + 1].kind == "number" or after in word_set("numberish") or after in ("that", "at")
    return numbered and not view.is_possessive(at - 1) and before not in _BEFORE_FIGURE


def _is_described(view: View, at: int) -> bool:
    """Whether a relative clause or a participle describes the subject that ends before a token."""
    return view.lower[at] in _DESCRIBES or view.lower[at].endswith(("ed", "ing"))


def _is_no_speech(view: View, at: int, first: int, stop: int, form: VerbForm) -> bool:
    """ "Claimed the lives of", "found dead", "the State Department": forms that say nothing."""
    if form.lemma == "claim" and set(view.lower[at + 1 : min(stop, at + 5)]) & word_set("claimed_objects"):
        return True
    if form.group == "say" and set(view.lower[at + 1 : min(stop, at + 6)]) & {
        "behind",
        "responsible",
        "responsibility",
    }:
        return True
    if view.lower[at] == "found" and at + 1 < stop and view.lower[at + 1] in ("dead", "shot", "in", "at", "beheaded"):
        return True
    if form.forms <= {"base", "third"} and at > first and view.lower[at - 1] in _BEFORE_NOUN:
        return True
    capital = view.tokens[at].text[0].isupper() and not view.caseless[at] and at > first
    return capital and form.forms <= {"base", "third"}


def _inverted(view: View, at: int, first: int, stop: int, form: VerbForm) -> Report | None:
    """A subject after its verb: "..., says a Western official"."""
    if form.group not in ("say", "estimate", "deny") or not form.forms & {"past", "third"} or at + 1 >= stop:
        return None
    if at > first and view.lower[at - 1] in (
        "not",
        "to",
        "is",
        "are",
        "was",
        "were",
        "be",
        "and",
        "he",
        "she",
        "it",
        "they",
    ):
        return None
    if at == first or form.lemma in ("tell", "inform", "show", "find"):
        return None
    phrase = phrase_after(view, at + 1, stop)
    if phrase is None or view.tokens[phrase.first].kind == "number":
        return None
    if view.lower[phrase.last + 1 : phrase.last + 2] and view.lower[phrase.last + 1] in _FINITE:
        return None  # "said hospitals have documented": a clause follows
    closes = phrase.last + 1 >= stop or view.tokens[phrase.last + 1].kind == "punct"
    if phrase.pronoun and not (closes and phrase.pronoun in ("he", "she", "they", "it")):
        return None
    ends = phrase.last + 2 >= stop  # a headline: "..., says think tank"
    vague = (
        phrase.head and not ends and not (phrase.parties or phrase.name or phrase.definite or is_plural(phrase.head))
    )
    if vague and view.lower[phrase.first] not in DETERMINERS:
        return None
    return _make(view, phrase, at, phrase.last, form.group, "inverted", first, stop)


def _passive(view: View, at: int, first: int, stop: int, form: VerbForm) -> Report | None:
    """ "Was confirmed by the ministry": the agent after "by" within a few words."""
    for index in range(at + 1, min(stop, at + 7)):
        if view.lower[index] == "by":
            return _make(view, phrase_after(view, index + 1, stop), at, index, form.group, "passive", first, stop)
        if view.tokens[index].text in _ENDS:
            break
    return None


def _quoting(view: View, at: int, first: int, stop: int, seen: list[Report]) -> Report | None:
    """ "..., X said, quoting Y": the figure is Y's and X carries it."""
    inner = quoted_phrase(view, at + 1, stop)
    if inner is None:
        return None
    if seen and seen[-1].rule in ("verb", "inverted", "according") and seen[-1].phrase.last < at:
        last = seen.pop()
        lo, hi = min(last.lo, inner.start), max(last.hi, inner.end)
        return replace(last, phrase=inner, carriers=(last.phrase, *last.carriers), rule="quoting", lo=lo, hi=hi)
    if view.tokens[at - 1].text == "," and at - 2 >= first:
        subject = phrase_before(view, at - 2, first)
        if subject is not None:
            verb = next(
                (i for i in range(inner.last + 1, min(stop, inner.last + 5)) if view.lower[i] in verb_forms()), None
            )
            if verb is not None:
                return None  # the verb's own subject search reads the parenthesis
    return None


def _saying(view: View, at: int, first: int, stop: int, form: VerbForm) -> Report | None:
    """ "The mission condemned the attack, saying 11 were hurt": the sentence's subject speaks."""
    if view.tokens[at - 1].text != "," or at - 2 <= first or at + 2 >= stop:
        return None
    subject = None
    for start in (first, *(i + 1 for i in range(first, min(at, first + 16)) if view.tokens[i].text == ",")):
        subject = phrase_after(view, start, at - 1)
        if subject is not None and view.tokens[subject.first].kind != "number":
            break
    if subject is None or not (subject.parties or subject.head or subject.pronoun or subject.name):
        return None
    if subject.head is not None and is_plural(subject.head) and subject.head in word_set("private"):
        return None
    return _make(view, subject, at, at, form.group, "saying", first, stop)


def _according(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "According to X", through papers: "according to data collected by X"."""
    phrase = statement_of(view, at + 2, min(stop, at + 22)) if paper_ahead(view, at + 2, stop) else None
    phrase = phrase or phrase_after(view, at + 2, stop)
    if phrase is None:
        return None
    carriers: tuple[Phrase, ...] = ()
    for index in range(phrase.last + 1, min(stop - 2, phrase.last + 14)):
        if view.lower[index] == "speaking" and view.lower[index + 1] in ("to", "with"):
            carrier = phrase_after(view, index + 2, stop)
            carriers = (carrier,) if carrier is not None and is_carrier(carrier) else ()
    outer = at > first + 1 and view.lower[at - 1] not in ("that", "and", "but") and view.lower[at - 2] != "that"
    return _make(view, phrase, at, phrase.last, "according", "according", first, stop, carriers, outer=outer)


def _join_relatives(reports: list[Report]) -> list[Report]:
    """ "Quoted an official who claimed": the second verb has the first one's speaker and adds nothing."""
    kept: list[Report] = []
    for report in reports:
        if (
            report.rule != "joined"
            and kept
            and report.phrase.first == kept[-1].phrase.first
            and report.phrase.last == kept[-1].phrase.last
        ):
            kept[-1] = replace(kept[-1], hi=max(kept[-1].hi, report.hi), after=kept[-1].after or report.after)
            continue
        kept.append(report)
    return kept
