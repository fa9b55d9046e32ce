"""Reports by a verb of speech: its subject before or after it, the agent of a passive, a participle of saying."""

from __future__ import annotations

from dataclasses import replace

from wartoll.extract.carriers import (
    carriers_between,
    find_citing,
    find_recipients,
    is_carrier,
    quoted_phrase,
    statement_of,
)
from wartoll.extract.doubtful_verbs import is_loss, is_sure
from wartoll.extract.lexicon import (
    DATE_WORDS,
    VerbForm,
    institution_nouns,
    is_plural,
    verb_forms,
    word_set,
)
from wartoll.extract.no_speech import admits_patients
from wartoll.extract.open_phrases import open_phrase_before
from wartoll.extract.parties import find_sides
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases import phrase_before
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.report import Report, make_report
from wartoll.extract.report_inverted import read_inverted, read_passive
from wartoll.extract.subjects import BE_FORMS, agrees, find_helper, find_subject
from wartoll.extract.view import View
from wartoll.vocabulary import load_vocabulary

_FRONTED = frozenset(("whom", "which"))
_STATES = frozenset("dead killed missing wounded injured captured hurt drowned".split())
_FIXING = frozenset(("put", "set", "place", "peg"))
_ATTRIBUTING = frozenset(("attribute", "ascribe", "credit"))
_NO_AGENTS = frozenset("find show hold set tell say record release".split())  # "bodies found by rescuers"


def has_particle(view: View, at: int, first: int, stop: int, form: VerbForm) -> bool:
    """Whether the word that a verb needs follows it, or stands in front: "of whom Seoul spoke"."""
    after = at + 1
    while after < min(stop, at + 4) and (view.lower[after] in ("on", "since") or view.lower[after] in DATE_WORDS):
        after += 1  # "spoke on Wednesday of 512 buried", "has held since October that"
    if (
        after < stop
        and view.lower[after] in form.particles
        and (after == at + 1 or view.lower[after] in ("of", "that"))
    ):
        return True
    return "of" in form.particles and any(
        view.lower[i] in _FRONTED and view.lower[i - 1] == "of" for i in range(max(first + 1, at - 5), at)
    )


def _describes_the_counted(view: View, at: int, first: int, stop: int) -> bool:
    """``four soldiers listed missing``, ``nine confirmed dead``: a participle between a number and its state."""
    if at + 1 >= stop or view.lower[at + 1] not in _STATES:
        return False
    before = view.lower[max(first, at - 2) : at]
    units = load_vocabulary("numbers")["units"]
    return any(word[:1].isdigit() or word in units or word in word_set("numberish") for word in before)


def read_verb(view: View, at: int, first: int, stop: int, form: VerbForm, seen: list[Report]) -> Report | None:
    """The report of a reporting verb at token ``at``."""
    helper = find_helper(view, at, first)
    if form.lemma in _PUBLISHING and view.lower[at + 1 : at + 2] == ["by"] and _is_carried(view, at, first, seen):
        return None  # who publishes what another tells carries it
    if helper not in BE_FORMS and _has_agent(view, at, form):
        return read_passive(view, at, first, stop, form)
    gerund = "gerund" in form.forms
    if gerund and helper not in BE_FORMS:
        if form.group == "quote":
            return read_quoting(view, at, first, stop, seen)
        if (beside := _beside(view, at, first, seen)) is not None:
            return make_report(view, beside, beside.first, at, form.group, "verb", beside.first, stop)
        if (
            seen
            and seen[0].group == "deny"
            and view.tokens[at - 1].text == ","
            and view.lower[at] in _AS_SAID | {"adding"}
        ):
            return make_report(view, seen[0].phrase, at, at, "say", "saying", at, stop)
        return None if seen or form.group != "say" else _saying(view, at, first, stop, form)
    if not gerund and helper in BE_FORMS and ("participle" in form.forms or "past" in form.forms):
        if form.lemma in ("quote", "cite") and (quoted := _quoted_by(view, at, first, stop)) is not None:
            return quoted
        if form.lemma in _ATTRIBUTING:
            return make_report(view, _credited(view, at, first, stop), at, at, "say", "attributed", first, stop)
        passive = read_passive(view, at, first, stop, form)
        hearer = find_subject(view, at, first) if passive is not None and form.lemma == "tell" else None
        return replace(passive, carriers=(hearer,)) if passive is not None and hearer is not None else passive
    going_on = helper == "to" and _goes_on_to(view, at, first)
    if helper in _DISOWNS and not going_on:
        return None
    if "participle" in form.forms and _describes_the_counted(view, at, first, stop):
        return None
    joined = _joined_subject(view, at, first, seen)
    if joined is not None:
        return make_report(view, joined, at, at, form.group, "joined", first, stop)
    if at > first and (view.tokens[at - 1].text in ('"', "”", "''") or _closes_clause(view, at, stop, form)):
        inverted = read_inverted(view, at, first, stop, form)  # no subject stands inside the direct speech before it
        if inverted is not None:
            return inverted
    subject = find_subject(view, going_on or at, first)
    if subject is None and not going_on:
        subject = _opening_subject(view, at, first)
    if subject is None or (not going_on and not agrees(view, subject, at, form)):
        inverted = read_inverted(view, at, first, stop, form)
        if inverted is not None:
            return inverted
        subject = subject or open_phrase_before(view, at, first, stop, form)
        if subject is None or (subject.pronoun == "it" and form.forms == {"base"}):
            return None
        if not agrees(view, subject, at, form) and not going_on:
            return None
    if seen and any(subject.first == carrier.first for carrier in seen[-1].carriers):
        return None  # "an estimate by the centre published by the daily puts"
    if view.lower[at] in word_set("doubtful") and not is_sure(view, subject, at, stop, form):
        return None
    if view.lower[subject.first][:1].isdigit() and view.tokens[subject.first].kind == "number" and not subject.head:
        return None  # "55,573 men of the command gave their lives"
    alone = subject.first == subject.last and not subject.head
    if alone and view.lower[subject.first] in word_set("modifiers") - {"many", "some", "others"}:
        return None  # "unconfirmed reports said"
    if is_loss(subject) or view.lower[subject.last].endswith(("'s", "’s")):
        return None  # "deaths reported in the valley"
    if form.lemma in _FIXING and {"at", "it"}.isdisjoint(view.lower[at + 1 : min(stop, at + 24)]):
        return None  # "put out of action", "set on fire"
    if form.lemma == "admit" and admits_patients(view, at, first, stop):
        return None
    carriers, tail = find_recipients(view, at, stop)
    carriers = (*carriers_between(view, subject.last + 1, at), *carriers)
    if form.group == "say" and (inner := _as_saying(view, at, stop)) is not None:
        return make_report(view, inner, subject.first, inner.last, "say", "quotes", first, stop, (subject, *carriers))
    if form.group == "quote":
        credits = form.lemma in _ATTRIBUTING
        object_at = at + 1 + bool(form.particles)
        inner = _credited(view, at, first, stop) if credits else quoted_phrase(view, object_at, stop)
        if inner is None:
            return None
        return make_report(view, inner, subject.first, inner.last, "say", "quotes", first, stop, (subject, *carriers))
    if form.lemma in ("recall", "consider") or view.lower[at] in ("recalled",):
        inner = statement_of(view, at + 1, stop)
        if inner is not None:
            return make_report(view, inner, subject.first, inner.last, "say", "recalls", first, stop, (subject,))
    citing = find_citing(view, at, first, subject)
    if citing is not None:
        inner, outer = citing
        lo = min(inner.first, outer.first)
        return make_report(view, inner, lo, tail, form.group, "citing", first, stop, (outer, *carriers))
    return make_report(view, subject, subject.first, tail, form.group, "verb", first, stop, carriers)


_DISOWNS = frozenset(("to", "not", "n't", "never", "could", "may", "might", "can", "declined", "refused"))
_GO_ON = frozenset("continue continues continued went goes go".split())


def _quoted_by(view: View, at: int, first: int, stop: int) -> Report | None:
    """ "The minister was quoted by the agency as saying", "the ministry was quoted as saying by Interfax"."""
    saying = next((i for i in range(at + 1, min(stop, at + _TO_SAYING)) if view.lower[i] in _AS_SAID), None)
    subject = find_subject(view, at, first) if saying is not None and view.lower[saying - 1] == "as" else None
    if subject is None or saying is None:
        return None
    by = next((i for i in (*range(at + 1, saying), saying + 1) if view.lower[i : i + 1] == ["by"]), None)
    by = by if by is not None or view.lower[at + 1 : at + 2] not in (["in"], ["on"]) else at + 1
    agent = phrase_after(view, by + 1, stop) if by is not None else None
    tail = max(saying, agent.last) if agent is not None else saying
    carriers = (agent,) if agent is not None else ()
    return make_report(view, subject, subject.first, tail, "say", "quotes", first, stop, carriers)


def _as_saying(view: View, at: int, stop: int) -> Phrase | None:
    """Whom a verb's object has speak: "the radio reported the army as saying that"."""
    phrase = phrase_after(view, at + 1, stop)
    if phrase is None or view.lower[phrase.last + 1 : phrase.last + 2] != ["as"]:
        return None
    return phrase if view.lower[phrase.last + 2 : phrase.last + 3] and view.lower[phrase.last + 2] in _AS_SAID else None


_PUBLISHING = frozenset("publish release broadcast print leak post relay report".split())


def _is_carried(view: View, at: int, first: int, seen: list[Report]) -> bool:
    """Whether an outlet publishes what another tells: "a note by the army published by the daily", "parts of which"."""
    if "of which" in " ".join(view.lower[max(first, at - 5) : at]):
        return True
    agent = phrase_after(view, at + 2, len(view.tokens))
    last = seen[-1] if seen else None
    if agent is None or last is None or last.rule not in ("figure-from", "statement-by") or last.phrase.last != at - 1:
        return False
    if is_carrier(agent):
        seen[-1] = replace(last, carriers=(agent, *last.carriers), hi=agent.end)
    return is_carrier(agent)


_TO_SAYING = 12  # tokens from "quoted" to "saying"
_AS_SAID = frozenset("saying telling claiming announcing reporting confirming stating declaring".split())


def _beside(view: View, at: int, first: int, seen: list[Report]) -> Phrase | None:
    """Who speaks beside the sentence's main clause: "with the rebels claiming 80 dead and the army admitting four"."""
    phrase = phrase_before(view, at - 1, first, subject=False)
    if phrase is None or phrase.first <= first or not (phrase.parties or phrase.head) or phrase.pronoun:
        return None
    before = view.lower[phrase.first - 1]
    joined = before in ("and", ",") and bool(seen) and seen[-1].lo == view.tokens[seen[-1].phrase.first].start
    joined = joined and view.lower[seen[-1].phrase.first - 1] == "with"
    return phrase if before == "with" or joined else None


def _closes_clause(view: View, at: int, stop: int, form: VerbForm) -> bool:
    """Whether a verb behind a comma has its speaker, and nothing else, behind it: "..., affirmed the commander."."""
    if view.tokens[at - 1].text != "," or form.group != "say" or view.lower[at + 1 : at + 2] != ["the"]:
        return False
    phrase = phrase_after(view, at + 1, stop)
    if phrase is None or phrase.head not in word_set("public") or phrase.paper:
        return False
    return form.lemma in _INTRANSITIVE and view.tokens[min(phrase.last + 1, len(view.tokens) - 1)].text in '.;"”'


_INTRANSITIVE = frozenset("say affirm add state declare explain note remark comment specify maintain".split())


def _goes_on_to(view: View, at: int, first: int) -> int:
    """Where the verb stands by which somebody goes on: "the centre continues to assess"; 0 where none does."""
    back = next((i for i in range(at - 1, max(first, at - 3), -1) if view.lower[i] == "to"), first)
    back -= 1 + int(view.lower[back - 1] == "on")
    return back if back > first and view.lower[back] in _GO_ON else 0


def _opening_subject(view: View, at: int, first: int) -> Phrase | None:
    """The subject of a verb behind "and" whose first verb is none of speech: "Baku called it a lie and said"."""
    if view.lower[at - 1] not in ("and", "but") or at - 3 <= first:
        return None
    subject = phrase_after(view, first + int(view.tokens[first].kind == "punct"), at - 1)
    if subject is None or subject.pronoun or subject.paper or subject.last + 2 >= at:
        return None
    speaks = (
        subject.parties
        or find_sides(subject.name or "")
        or subject.head in word_set("public")
        or subject.head in institution_nouns()
    )
    verb = view.lower[subject.last + 1]
    finite = verb.endswith("ed") or (verb.endswith("s") and not is_plural(subject.head or ""))
    return subject if speaks and finite and "," not in view.lower[first:at] else None


def _credited(view: View, at: int, first: int, stop: int) -> Phrase | None:
    """To whom a figure is attributed: "the toll that X attributed to a commander"; deaths are laid at a door."""
    to = next((i for i in range(at + 1, min(stop, at + 7)) if view.lower[i] == "to"), None)
    if to is None:
        return None
    told = word_set("figure") | word_set("paper") | {"it"}
    if to > at + 1:
        stands = not told.isdisjoint(view.lower[at + 1 : to])
    else:
        stands = not (told | {"which"}).isdisjoint(view.lower[max(first, at - 14) : at])
    return phrase_after(view, to + 1, stop) if stands else None


def _has_agent(view: View, at: int, form: VerbForm) -> bool:
    """Whether a participle without a helper names its agent: "desertions, put by an officer at 100 a week"."""
    if "participle" not in form.forms or view.lower[at + 1 : at + 2] != ["by"] or view.lower[at - 1] == "as":
        return False
    if form.lemma in ("cite", "quote"):
        return view.lower[at - 1] in word_set("figure")  # "the toll cited by the government"
    if form.lemma == "tell":  # "the colonel, told by Corps that 400 are to come"
        return "that" in view.lower[at + 2 : at + 8]
    return form.group != "quote" and form.lemma not in _NO_AGENTS


def _joined_subject(view: View, at: int, first: int, seen: list[Report]) -> Phrase | None:
    """The subject that a verb after "and" shares with the verb before: "the army denied it and said ..."."""
    back = at - 1
    while back > first and (view.lower[back] in word_set("between") or view.lower[back].endswith("ly")):
        back -= 1
    if view.lower[back] not in ("and", "but") or not seen or seen[-1].rule not in ("verb", "joined"):
        return None
    return seen[-1].phrase


def read_quoting(view: View, at: int, first: int, stop: int, seen: list[Report]) -> Report | None:
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
    return make_report(view, subject, at, at, form.group, "saying", first, stop)
