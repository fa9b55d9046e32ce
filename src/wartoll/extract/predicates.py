"""The word that governs a number from the left, and the verb of its noun phrase on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from wartoll.extract.elements import Element
from wartoll.extract.inflection import inflect
from wartoll.extract.interruptions import past_apposition, past_portion, past_source, skip_brackets, skip_parts
from wartoll.extract.syntax import PEOPLE_CUES, is_people, read_noun_phrase

GAP = 18  # words between a noun and its verb


LAST_BEFORE = frozenset({"after", "before", "when", "since", "until", "as", "than", "but"})


FELL = frozenset("ill sick silent behind apart asleep short victim foul pregnant unconscious back out".split())
LOST = frozenset(
    (
        "power electricity contact touch sight control ground homes houses jobs work income access interest weight "
        "consciousness hope track heart everything faith money time patience"
    ).split()
)
AUXILIARIES = frozenset("is are was were be been being has have had".split())
LETTING = frozenset("allowed permitted able enabled forced compelled obliged made helped free invited".split())
COPULAS = frozenset("remain remained remains stay stayed stays".split())  # "six remain in a serious condition"
HOMEWARD = frozenset({"home", "back", "back home", "homeward"})
MOTION = "walk trek travel stream trickle pour move drive drift flood filter cross flow march head".split()


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb that a noun phrase is the subject of: its index, the measure it cues (None: none), and how."""

    at: int
    measure: str | None
    role: str
    auxiliary: bool = False
    modal: bool = False
    negated: bool = False
    adjacent: bool = False


def governor(elements: Sequence[Element], number: int) -> int | None:
    """The index of the word that governs a number from the left, determiners, adverbs and quotation signs skipped."""
    at = number - 1
    while at >= 0:
        element = elements[at]
        if element.kind == "quote" or element.kind == "time":
            at -= 1
            continue
        if element.kind != "word" or element.cues:
            return at
        if element.has("determiner") and element.has("reporting") and _has_subject(elements, at):
            return at  # "prosecutors confirmed 162"
        if element.has("determiner") or (element.has("adverb") and not element.has("totalling", "including", "people")):
            at -= 1
            continue
        return at
    return None


def _has_subject(elements: Sequence[Element], verb: int) -> bool:
    """Whether a noun stands before a participle that might also stand for an article: "the confirmed 162"."""
    at = verb - 1
    while at >= 0 and elements[at].has("adverb") and not elements[at].has("people"):
        at -= 1
    before = elements[at] if at >= 0 else None
    if before is None or before.kind != "word" or before.possessive:
        return False
    return not before.has(
        "determiner", "preposition", "conjunction", "be", "have", "reporting", "totalling", "relative"
    )


def predicate_after(elements: Sequence[Element], start: int) -> Predicate | None:
    """The verb of the noun phrase that ends before ``start``; None where the clause ends first.

    Notes
    -----
    Prepositional phrases and times are skipped; another number, a new clause or another verb ends the search. A verb
    that cues nothing is returned with measure None: it keeps the number from being read by weaker rules.
    """
    return _Search(elements, start, start).run()


@dataclass(slots=True)
class _Search:
    """The way from a noun phrase to its verb: where it has come to, and what it has passed."""

    elements: Sequence[Element]
    start: int
    at: int
    auxiliary: bool = False
    modal: bool = False
    negated: bool = False
    relative: bool = False
    content: int = 0
    commas: int = 0
    verbs: int = 0
    ended: bool = False
    found: Predicate | None = None

    def run(self) -> Predicate | None:
        stop = min(len(self.elements), self.start + GAP)
        while self.at < stop and not self.ended:
            element = self.elements[self.at]
            if element.lower in ("including", "among them") and not self.auxiliary:
                self.at = skip_parts(self.elements, self.at)
            elif element.kind == "number":
                among = self.at > self.start and self.elements[self.at - 1].lower == "among" and self.auxiliary
                self._end(Predicate(self.at, None, "among", self.auxiliary) if among else None)
            elif element.kind in ("time", "quote"):
                self.at += 1
            elif element.kind == "sign":
                self._pass_sign(element)
            else:
                self._pass_word(element)
        return self.found

    def _end(self, found: Predicate | None = None) -> None:
        self.ended, self.found = True, found

    def _predicate(self, measure: str | None, role: str, *, adjacent: bool = False) -> Predicate:
        own = self.elements[self.at].lower.split()[0] in AUXILIARIES  # "were returned", "have gone home"
        return Predicate(self.at, measure, role, self.auxiliary or own, self.modal, self.negated, adjacent)

    def _pass_sign(self, sign: Element) -> None:
        if sign.lower in "([":
            self.at = skip_brackets(self.elements, self.at)
        elif sign.lower == "," and self.commas < 2 and not self.auxiliary:
            past = (
                past_source(self.elements, self.at)
                or past_portion(self.elements, self.at)
                or past_apposition(self.elements, self.at)
            )
            self.commas += past is None
            self.at = past if past is not None else self.at + 1
        elif sign.lower in "-–‒—)]" and self.content < 3:
            self.at += 1
        else:
            self._end()

    def _pass_word(self, element: Element) -> None:
        following = self.elements[self.at + 1] if self.at + 1 < len(self.elements) else None
        if following is not None and not self.auxiliary and element.lower == "as" and following.lower == "many":
            self.at += 2  # "ten soldiers and as many civilians were killed"
            return
        since = element.lower == "since" and self.auxiliary and following is not None
        if since and following is not None and following.cue("passive", "intransitive"):
            self.at += 1  # "five of them had since died"
            return
        if following is not None and following.lower in HOMEWARD and element.lower in _motion():
            self.at += 1
            self._end(self._predicate("returned", "intransitive"))
            return
        measure = self._measure_of(element, following)
        if measure and following is not None and _is_idiom(element, following):
            self._end(Predicate(self.at, None, "other", True))
        elif measure:
            self._end_with_harm(element, measure)
        if not self.ended:
            named = element.cue("head")
            if self.auxiliary and named in PEOPLE_CUES and element.lower != "victims" and not element.cue("passive"):
                self._end(self._predicate(named, "passive"))
            else:
                self._pass_plain(element, following)
                self.at += 1

    def _measure_of(self, element: Element, following: Element | None) -> str | None:
        """The measure that a word cues as a verb; none in "in the fighting" and "60 people remain missing"."""
        measure = element.cue("passive", "intransitive", "adjective")
        noun = measure == "strength" and element.lower.endswith("ing") and self.at > self.start
        if noun and self.elements[self.at - 1].has("determiner"):
            return None
        copula = element.has("be") or element.lower in COPULAS
        if measure and copula and following is not None and following.cue("passive", "adjective"):
            return None
        return measure

    def _end_with_harm(self, element: Element, measure: str) -> None:
        """End at a word that cues a measure, where it is the verb; go on where it is not."""
        joined = self.at > self.start and self.elements[self.at - 1].has("conjunction")
        if not self.auxiliary and joined and element.cue("active"):
            gerund = element.lower.endswith("ing")  # "killing six and two nurses and wounding 11"
            self._end(None if gerund else Predicate(self.at, None, "active"))
            return
        after_number = self.elements[self.start - 1].kind == "number"
        adjacent = self.content == 0 and self.commas <= (1 if after_number else 0)
        verb = _verb(self.elements, self.at, element, measure, self.auxiliary, adjacent, self.relative)
        describes = self.relative or element.lower.endswith("ing")  # "people sheltering in cellars died"
        if describes and measure not in PEOPLE_CUES and verb in ("passive", "intransitive") and self._end_with_main():
            return  # "militants who had crossed the border were killed"
        near = self.auxiliary or adjacent or (self.content <= 6 and self.commas == 0 and not self.verbs)
        if verb == "passive" and near:
            self._end(self._predicate(measure, "passive", adjacent=adjacent and not self.auxiliary))
        elif verb == "intransitive" and self.commas < 2:
            self._end(self._predicate(measure, "intransitive", adjacent=adjacent))
        elif verb == "active":
            self._end(self._predicate(None, "active"))

    def _pass_plain(self, element: Element, following: Element | None) -> None:
        """Pass a word that is no verb of harm: an auxiliary, a modifier, or the verb that ends the search."""
        classed = element.tags or element.cues or element.lower in LAST_BEFORE or element.lower == "that"
        if not classed and not self.auxiliary:
            self.content += 1  # most words
            return
        auxiliary, reporting = self.auxiliary, element.has("reporting")
        if element.has("modal"):
            self.auxiliary = self.modal = True
        elif element.has("be", "have") and not (element.lower in ("has", "have", "had") and is_people(following)):
            self.auxiliary = True
        elif element.has("negation"):
            self.negated = True
        elif element.lower in ("among", "among those", "amongst", "amongst those") and auxiliary:
            pass
        elif element.has("relative") or element.lower == "that":
            self.relative, self.content = True, 0
            if element.lower == "whose" or (element.lower in ("where", "which") and self.commas == 0):
                self._end()
        elif element.has("volition") and not element.cues and not self.relative:
            self._end(self._predicate(None, "other"))
        elif element.has("adverb") or (auxiliary and (reporting or element.lower == "to" or element.lower in LETTING)):
            pass
        elif (element.has("subordinator") and not element.has("preposition")) or element.lower in LAST_BEFORE:
            self._end()
        elif auxiliary and not element.has("conjunction", "determiner"):
            if not self.relative:
                self._end(self._predicate(None, "other"))
            self.auxiliary = self.relative = False
            self.content += 1
        elif reporting and not element.has("people"):
            self._end(Predicate(self.at, None, "reporting") if self.content <= 2 else None)
        elif element.cue("active") and not element.has("people"):
            self._pass_active(element)
        elif (
            element.has("conjunction")
            and following is not None
            and (following.kind == "number" or following.lower == "that")
        ):
            self._end()
        else:
            self.verbs += element.has("ed") and not element.has("conjunction")
            self.content += 1

    def _pass_active(self, verb: Element) -> None:
        """Pass a verb that takes people as its object: a participle describes ("people sheltering in cellars died")."""
        gerund = verb.lower.endswith("ing")
        if gerund and self.at > self.start and self.elements[self.at - 1].has("conjunction"):
            self._end()  # "killed six and two and wounding 11": the verb of another number
            return
        if not (gerund and verb.cue("active") not in PEOPLE_CUES and self._end_with_main()):
            self._end(Predicate(self.at, None, "active"))

    def _end_with_main(self) -> bool:
        """End at the verb of harm after words that only describe, where there is one."""
        main = _Search(self.elements[: self.start + 2 * GAP], self.at + 1, self.at + 1).run()
        if main is None or main.measure not in PEOPLE_CUES or not (main.auxiliary or main.role == "intransitive"):
            return False
        self._end(main)
        return True


@cache
def _motion() -> frozenset[str]:
    return frozenset(form for verb in MOTION for form in inflect(verb))


def _is_idiom(verb: Element, following: Element) -> bool:
    """``fell ill``, ``lost power``: a verb of harm that harms nobody with the word after it."""
    if verb.lower == "fell":
        return following.lower in FELL
    return verb.lower in ("lost", "lose", "losing") and following.lower in LOST


def _verb(
    elements: Sequence[Element],
    at: int,
    element: Element,
    measure: str,
    auxiliary: bool,
    adjacent: bool,
    relative: bool,
) -> str:
    """Whether a harm word after a noun is its passive, its own verb, or an active verb with an object."""
    if element.cue("intransitive") == measure and not element.cue("passive"):
        return "intransitive"
    passive = element.cue("passive", "adjective")
    if auxiliary and passive:
        return "passive" if _has_be(elements, at) or not _takes_object(elements, at) else "active"
    if element.cue("active") and _takes_object(elements, at):
        return "active"
    if element.cue("intransitive") and not passive:
        return "intransitive"
    if element.has("people") and not adjacent and not relative:
        return "none"
    return "passive"


def _has_be(elements: Sequence[Element], at: int) -> bool:
    """Whether a form of *be* or *get* stands right before a participle."""
    for index in range(at - 1, max(-1, at - 6), -1):
        if elements[index].has("be"):
            return True
        if (
            not elements[index].has("adverb", "reporting", "negation", "have", "modal")
            and elements[index].lower != "to"
        ):
            return False
    return False


def _takes_object(elements: Sequence[Element], at: int) -> bool:
    """Whether a participle is followed by an object of its own: "killed 20 people", "killed a woman"."""
    index = at + 1
    while index < len(elements) and (elements[index].kind == "quote" or elements[index].has("adverb")):
        index += 1
    if index >= len(elements):
        return False
    element = elements[index]
    if element.kind == "figure":
        return True
    if element.kind == "number":
        phrase = read_noun_phrase(elements, index)
        if phrase.kind == "thing":
            return False
        following = elements[phrase.end] if phrase.end < len(elements) else None
        own = phrase.kind == "harm" or (following is not None and following.cue("passive", "adjective", "intransitive"))
        return not own
    if element.kind != "word" or element.has("preposition", "conjunction", "subordinator", "relative"):
        return False
    if elements[at].cue("active") == "losses" and element.has("determiner"):
        return True
    later = elements[index + 1] if index + 1 < len(elements) else None
    if element.lower == "others" and later is not None and later.cue("passive", "adjective"):
        return False  # "two killed others injured"
    if element.has("determiner"):
        after = elements[index + 1 : index + 4]
        return any(item.has("people") for item in after)
    return element.has("people") and not element.cue("passive") and not elements[at].has("people")
