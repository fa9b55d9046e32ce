"""One sentence under reading: its elements, the readings found so far, and what earlier sentences left in mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wartoll.dates import Window
from wartoll.extract.elements import COUNTED, Element
from wartoll.extract.numbers import Number
from wartoll.extract.predicates import Predicate, governor, predicate_after
from wartoll.extract.syntax import NounPhrase, read_noun_phrase
from wartoll.extract.text import Sentence
from wartoll.extract.voiced import Attribution

ASIDE = frozenset({"with", "by", "against"})  # what follows them is no subject
CLAUSE_SIGNS = frozenset({",", ";", ":", "and", "but", "while", "whereas", "or", "yet"})


@dataclass(slots=True)
class Reading:
    """What a number was read as.

    Parameters
    ----------
    at : int
        The number's index among the sentence's elements.
    number : Number
    measure : str
    rules : list of str
        The constructions that fired, in order.
    phrase : NounPhrase or None
    first, last : int
        The elements that the reading rests on, both included: its quote holds them.
    """

    at: int
    number: Number
    measure: str
    rules: list[str]
    phrase: NounPhrase | None
    first: int
    last: int
    form: str | None = None
    per: str | None = None
    share_of: str | None = None
    item: str | None = None
    group: str | None = None
    subject: str | None = None
    whole: Reading | None = None
    denied: bool = False
    projected: bool = False
    duration_days: float | None = None
    condition: str | None = None
    sentence: int = -1
    weight: float = 1.0
    proposed: tuple[str | None, str | None, str | None] | None = None
    end: Window | None = None  # the day of its count, once settled
    dated: bool = False  # whether its own words say that day
    carried: bool = False  # whether words before do
    kept: bool = False  # whether a claim was made of it
    voice: Attribution | None = None  # who says it, once settled
    guess: str | None = None  # how its group was found where no words of its own tell it


@dataclass(slots=True)
class Table:
    """The headings of a table gone flat: the measure and the people that each column names, and its last line."""

    measures: tuple[str | None, ...]
    people: tuple[str | None, ...]
    last: int


@dataclass(frozen=True, slots=True)
class Topic:
    """Whom one sentence is about.

    Parameters
    ----------
    subject : str or None
        The force or people that "it" and "they" of the next sentence go back to.
    harmed : str or None
        The people whom a bare count of the next sentence is of.
    """

    subject: str | None = None
    harmed: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """Whom a count was found to be of; no group where people at large were counted."""

    group: str | None
    sentence: int
    paragraph: int
    at: int
    measure: str
    speaker: str | None
    guessed: bool
    part: bool


@dataclass(frozen=True, slots=True)
class Named:
    """People or a force that a sentence names without counting them.

    Parameters
    ----------
    words : str
        As a group: ``Russian forces``, ``miners``.
    at : int
        The element of its head.
    role : str
        ``source`` of a figure; ``owner`` of a harm or who ``suffers`` it; ``agent`` that does it, or its ``target``;
        ``subject`` of another verb, or ``other``.
    """

    words: str
    at: int
    role: str


@dataclass(slots=True)
class Memory:
    """What earlier sentences of the document left in mind.

    Parameters
    ----------
    recent : list of Reading
        The readings of earlier sentences, the latest last; a new paragraph keeps them, a heading clears them.
    toll : str or None
        The measure that "the number", "the figure" or a bare number would go on with.
    asked : str or None
        The measure of an open question ("How many fighters are left?").
    """

    recent: list[Reading] = field(default_factory=list)
    toll: str | None = None
    asked: str | None = None
    asked_at: int = -99
    asked_group: str | None = None
    group: str | None = None
    side: str | None = None
    sides: dict[str, int] = field(default_factory=dict)
    civil: bool = False  # whether the document tells of people at large: civilians, a health ministry's counts
    forces: dict[str, str] = field(default_factory=dict)  # the forces counted so far, by the sides in their names
    armed: set[str] = field(default_factory=set)  # the sides that are named with their troops
    label: str | None = None
    label_per: str | None = None
    equipment_list: bool = False
    conflict: bool = False
    harm: tuple[int, str] | None = None  # the sentence and the form of the last count of harm
    event_at: int = -99
    title: str | None = None  # what the first words tell of: ``a war``, ``an event`` or ``neither``
    about_forces: bool = False
    table: Table | None = None  # the headings that the lines go on with
    heading: str | None = None  # whom the heading above names
    own: tuple[int, str] | None = None  # the unit that a speaker called his own, and in which sentence
    turn: bool = False  # whether that heading is a sentence of the text, which the next force named ends
    sentences: Sequence[Sentence] = ()
    counted: list[Counted] = field(default_factory=list)  # whom the counts so far were of
    named: dict[int, tuple[Named, ...]] = field(default_factory=dict)  # whom earlier sentences name, once asked
    people: tuple[int, Topic] | None = None  # whom the sentence before is about, once asked, with its index
    topic: tuple[int, str] | None = None  # the last sentence whose words told of a measure, and which
    told: tuple[int, str] | None = None  # the last sentence that told of harm without a number, and which


@dataclass(slots=True)
class Scene:
    """A sentence while its numbers are read.

    ``words``, ``tags`` and ``times`` tell what it holds at all: the lower-case words of its elements, their classes,
    and which of them are times. What can't be there need not be looked for.
    """

    text: str
    elements: list[Element]
    memory: Memory
    index: int = 0
    readings: dict[int, Reading] = field(default_factory=dict)
    phrases: dict[int, NounPhrase] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    _governors: dict[int, int | None] = field(default_factory=dict)
    _predicates: dict[int, Predicate | None] = field(default_factory=dict)
    rates: dict[int, tuple[str, int] | None] = field(default_factory=dict)  # what rate_unit found, by number
    names_unit: bool | None = None  # whether it holds any unit of a rate, once asked
    places: list[tuple[int, str]] | None = None  # the named places and where each preposition stands, once asked
    events: list[tuple[int, str]] | None = None  # the events and where the head of each stands, once asked
    circumstances: list[tuple[int, str, str]] | None = None  # their places, kinds and words, once asked
    _says_since: bool | None = None
    words: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    times: list[int] = field(default_factory=list)
    _clauses: list[int] | None = None
    named: tuple[Named, ...] | None = None  # the people and forces it names, once asked

    def __post_init__(self) -> None:
        self.words = frozenset([element.lower for element in self.elements])
        self.tags = frozenset().union(*[element.tags for element in self.elements])
        self.times = [at for at, element in enumerate(self.elements) if element.time is not None]
        for at, element in enumerate(self.elements):
            if element.number is not None and element.number.kind in COUNTED:
                self.phrases[at] = read_noun_phrase(self.elements, at)

    @property
    def says_since(self) -> bool:
        """Whether it says since when something is so."""
        if self._says_since is None:
            self._says_since = "since" in self.words or any(word.startswith("since ") for word in self.words)
        return self._says_since

    @property
    def numbers(self) -> list[int]:
        """Indices of the numbers that may count something, in order."""
        return list(self.phrases)

    def is_bracketed(self, at: int) -> bool:
        """Whether an element stands in brackets, beside what the sentence tells: "18,817 (18,657 a week before)"."""
        sign = next((item.lower for item in reversed(self.elements[:at]) if item.lower in ("(", ")")), None)
        return sign == "("

    def is_inside(self, at: int, other: int) -> bool:
        """Whether a number stands in the phrase of another that is a part of it: "a third of its 90 men"."""
        return other in self.phrases and other < at < self.phrases[other].end

    @property
    def clauses(self) -> list[int]:
        """For each element the number of its clause; what follows a bracket goes on with the clause before it."""
        if self._clauses is None:
            self._clauses, last, open_ = [], 0, [0]
            for item in self.elements:
                if item.lower == "(":
                    last += 1
                    open_.append(last)
                elif item.lower == ")" and len(open_) > 1:
                    open_.pop()
                elif item.lower in CLAUSE_SIGNS:
                    last += 1
                    open_[-1] = last
                self._clauses.append(open_[-1])
        return self._clauses

    def governor(self, at: int) -> int | None:
        """The index of the word that governs the number at an index."""
        if at not in self._governors:
            self._governors[at] = governor(self.elements, at)
        return self._governors[at]

    def predicate(self, at: int) -> Predicate | None:
        """The verb of the noun phrase of the number at an index."""
        if at not in self._predicates:
            found = predicate_after(self.elements, self.phrases[at].end)
            self._predicates[at] = None if found is not None and self._is_aside(at, found) else found
        return self._predicates[at]

    def _is_aside(self, at: int, found: Predicate) -> bool:
        """Whether a noun after "with" or "against" is no subject: "went in with 640 men and came out with 211"."""
        before = self.governor(at)
        if before is None or self.elements[before].lower not in ASIDE or found.adjacent:
            return False
        return not any(item.has("relative") for item in self.elements[self.phrases[at].end : found.at])

    def previous(self, at: int) -> int | None:
        """The number before the one at an index."""
        before = [other for other in self.phrases if other < at]
        return before[-1] if before else None

    def following(self, at: int) -> int | None:
        """The number after the one at an index."""
        return next((other for other in self.phrases if other > at), None)

    def element(self, at: int) -> Element | None:
        """The element at an index, or None outside the sentence."""
        return self.elements[at] if 0 <= at < len(self.elements) else None

    def make(self, at: int, measure: str, rule: str, first: int | None = None, last: int | None = None) -> Reading:
        """A reading of the number at an index by a construction."""
        phrase = self.phrases[at]
        number = self.elements[at].number
        assert number is not None
        return Reading(
            at, number, measure, [rule], phrase,
            min(at, at if first is None else first), max(phrase.end - 1, at if last is None else last),
            sentence=self.index,
        )  # fmt: skip
