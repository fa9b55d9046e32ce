"""Figures: each amount of a document with what it counts, whom, over which time, and the claim that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wartoll.audit.amounts import Amount
from wartoll.audit.periods import Period
from wartoll.claims import Claim, Form
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.extract.text import Sentence

#: How many sentences away an input may stand.
REACH = 60
#: How many figures, the nearest, a statement is measured against: a page of numbers costs no more than a paragraph.
MOST_FIGURES = 48
#: The measures of people lost.
LOSS = frozenset({"killed", "wounded", "captured", "missing", "losses"})


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount with what it counts.

    Parameters
    ----------
    amount : Amount
    sentence : int
        The index of its sentence.
    words : str
        The words of the amount, hedge included.
    form : str
        ``count``, ``rate``, ``share``, ``points``, ``factor`` or ``unit``.
    measures : frozenset of str
        What is counted, by the tables of ``derivation.toml``; empty where the words don't say.
    noun : str or None
        The head noun after the number.
    other : bool
        Whether the noun names another group than the members of a force.
    bodies, sides : frozenset of str
        The units and the sides that the words name.
    period : Period or None
        The time that the figure itself states; for a rate, the unit of time.
    part : bool
        Whether the words make it a part of the figure before it.
    then : bool
        Whether the words put it before another ("down from 7,000", "had said 600").
    near : bool
        Whether the words of counting stand right beside the number, so that no other reading is needed.
    claim : Claim or None
    thing : bool
        Whether its noun is of no people that are known.
    """

    amount: Amount
    sentence: int
    words: str
    form: str
    measures: frozenset[str] = frozenset()
    noun: str | None = None
    other: bool = False
    bodies: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    period: Period | None = None
    part: bool = False
    then: bool = False
    near: bool = False
    claim: Claim | None = None
    thing: bool = False

    @property
    def is_loss(self) -> bool:
        """Whether it counts people lost in any way."""
        return bool(self.measures & LOSS)

    @property
    def is_strength(self) -> bool:
        """Whether it counts, or may count, people present."""
        return self.form == "count" and (not self.measures or "strength" in self.measures) and not self.is_loss


@dataclass(frozen=True, slots=True)
class Passage:
    """A document cut into sentences, with its figures and times in order.

    ``cited`` are claims of other documents by the speakers of this one; ``spoken`` the days on which, by any document
    of the stack, a speaker gave a rate, by speaker and rate; ``strengths`` the strengths that any document states.
    ``things_by_sentence`` holds the numbers that count no people.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    claims: tuple[Claim, ...]
    unit_sizes: tuple[tuple[str, Figure], ...] = ()
    cited: tuple[Claim, ...] = ()
    figures_by_sentence: Mapping[int, tuple[Figure, ...]] = field(default_factory=dict)
    periods_by_sentence: Mapping[int, tuple[Period, ...]] = field(default_factory=dict)
    spoken: Mapping[tuple[str, float], Window] = field(default_factory=dict)
    strengths: tuple[Claim, ...] = ()
    things_by_sentence: Mapping[int, tuple[Figure, ...]] = field(default_factory=dict)

    def sentence_text(self, index: int) -> str:
        """The words of a sentence."""
        sentence = self.sentences[index]
        return self.document.text[sentence.start : sentence.end]

    def figures_in(self, index: int) -> tuple[Figure, ...]:
        """The figures of a sentence."""
        return self.figures_by_sentence.get(index, ())

    def things_in(self, index: int) -> tuple[Figure, ...]:
        """The numbers of a sentence that count no people of a force: units of them, attacks, bases."""
        return self.things_by_sentence.get(index, ())

    def periods_in(self, index: int) -> tuple[Period, ...]:
        """The times of a sentence."""
        return self.periods_by_sentence.get(index, ())

    def near(self, index: int) -> list[Figure]:
        """The figures within reach of a sentence: a document of any length costs each statement the same."""
        found: list[Figure] = []
        for distance in range(REACH + 1):
            for i in {index - distance, index + distance}:
                found += self.figures_by_sentence.get(i, ())[:MOST_FIGURES]
            if len(found) >= MOST_FIGURES:
                break
        return sorted(found, key=lambda f: f.amount.start)

    def periods_near(self, index: int) -> list[tuple[int, Period]]:
        """The times within reach of a sentence, each with its own sentence."""
        found: list[tuple[int, Period]] = []
        for distance in range(REACH + 1):
            for i in {index - distance, index + distance}:
                found += [(i, p) for p in self.periods_by_sentence.get(i, ())[:MOST_FIGURES]]
            if len(found) >= MOST_FIGURES:
                break
        return sorted(found, key=lambda pair: pair[1].start)

    def claim_at(self, start: int, end: int) -> Claim | None:
        """A claim whose words lie in a span, or hold it."""
        for claim in self.claims:
            if claim.quote.start < end and start < claim.quote.end:
                return claim
        return None

    def is_to_come(self, figure: Figure) -> bool:
        """Whether a rate is one of days after the document was published: "to stay above 800 through the summer"."""
        claim, published = figure.claim, self.document.published
        if claim is None or claim.form is not Form.RATE or claim.end is None or published is None:
            return False
        return claim.end.earliest is not None and claim.end.earliest > published
