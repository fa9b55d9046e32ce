"""Admissible inputs: the figures and days of a document that may stand behind a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from wartoll.audit import calculus, lexicon
from wartoll.audit.context import without_attribution
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.interval import Interval
from wartoll.audit.model import Input
from wartoll.audit.signals import opens_with_a_conclusion
from wartoll.audit.statements import Statement
from wartoll.claims import Bound, Claim, Form, Measure


@dataclass(frozen=True, slots=True)
class Term:
    """A figure, or a sum of figures that don't overlap, ready for a formula.

    ``soft`` says that its interval comes from rounding only, so that the number said may be taken.
    """

    inputs: tuple[Input, ...]
    interval: Interval
    nominal: float | None
    soft: bool
    figures: tuple[Figure, ...]

    @property
    def first(self) -> Figure:
        """The figure whose words and time stand for the term."""
        return self.figures[0]

    @property
    def measures(self) -> frozenset[str]:
        """What it counts, all together."""
        return frozenset().union(*(f.measures for f in self.figures))

    @property
    def rounded(self) -> bool:
        """Whether its figures are said without a hedge, so that only their last digit is open."""
        return all(f.amount.bound is Bound.EXACT for f in self.figures)

    @property
    def one_sided(self) -> bool:
        """Whether a figure in it is only a floor or a ceiling."""
        return any(f.amount.bound in (Bound.AT_LEAST, Bound.AT_MOST) for f in self.figures)


def term_of(figure: Figure, role: str) -> Term:
    """A figure as a term."""
    amount = figure.amount
    soft = amount.bound in (Bound.EXACT, Bound.APPROXIMATE)
    claim_id = figure.claim.claim_id if figure.claim else None
    given = Input(role, amount.said, amount.value, figure.words, claim_id, amount.start, amount.end)
    return Term((given,), amount.value, amount.said, soft, (figure,))


def as_role(term: Term, role: str) -> Term:
    """A term whose inputs play another role in the formula."""
    return replace(term, inputs=tuple(replace(i, role=role) for i in term.inputs))


def sum_of(figures: Sequence[Figure], role: str = "part") -> Term:
    """Several figures as one term."""
    terms = [term_of(f, role) for f in figures]
    nominals = [t.nominal for t in terms if t.nominal is not None]
    return Term(
        tuple(i for t in terms for i in t.inputs),
        calculus.total([t.interval for t in terms]),
        sum(nominals) if len(nominals) == len(terms) else None,
        all(t.soft for t in terms),
        tuple(figures),
    )


def candidates(passage: Passage, statement: Statement, forms: Iterable[str] = ("count",)) -> list[Figure]:
    """The figures of a document that count the same people as the statement, its own figure excluded."""
    wanted = frozenset(forms)
    text = passage.sentence_text(statement.sentence).lower()
    return [
        f for f in passage.near(statement.sentence)
        if f is not statement.figure and f.form in wanted and same_people(f, statement, text, passage)
        and not (statement.anaphoric and f.sentence > statement.sentence)
        and not _derived_itself(f, statement) and not _said_after(f, statement)
        and not _concluded_later(f, statement, passage)
    ]  # fmt: skip


def same_people(figure: Figure, statement: Statement, statement_text: str, passage: Passage) -> bool:
    """Whether a figure may count the people that the statement is about."""
    of_a_people = statement.kind == "share" and figure.noun in _A_PEOPLE
    if figure.other and (figure.noun or "") not in statement_text and not of_a_people:
        beside = 0 <= statement.sentence - figure.sentence <= 1
        if not (beside and re.search(r"\b(?:them|they|these|those)\b", statement_text)):
            return False
    if "added" in figure.measures and "added" not in statement.measures:
        return False
    own = statement.figure
    bodies = (own.bodies if own else frozenset()) - _ANY_BODY
    if bodies and figure.bodies - _ANY_BODY and not bodies & figure.bodies:
        return False
    sides = _stated_sides(statement_text)
    compares = any(_opposed(a, b) for a in sides for b in sides)
    if not compares and any(_opposed(a, b) for a in sides for b in figure.sides):
        return False
    if figure.claim and figure.claim.measure in (Measure.EQUIPMENT, Measure.CAPABILITY, Measure.DISPLACED):
        return False
    if own and own.claim and figure.claim:
        return _same_group(own.claim, figure.claim) and _cited(own, figure, statement, passage)
    return True


#: Those of whom the dead of a place are a share, whoever they are.
_A_PEOPLE = frozenset("inhabitants residents citizens villagers townspeople refugees".split())
_ANY_BODY = frozenset({"force", "contingent", "army", "group"})
_OPPOSED = (({"attacker", "besieger", "invader"}, {"defender", "besieged", "garrison"}),
            ({"rebel", "insurgent"}, {"government", "federal"}))  # fmt: skip
_SIDE = re.compile(
    r"\b(?:attackers?|besiegers?|invaders?|defenders?|besieged|garrison|rebels?|insurgents?|government|federal)\b"
)
_GENERIC = frozenset(
    "soldiers soldier troops troop forces force men personnel people members fighters servicemen military army the of "
    "in and at their his its contingent service".split()
)


@lru_cache(maxsize=256)
def _stated_sides(statement_text: str) -> frozenset[str]:
    """The sides of a statement's sentence; asked for every figure near it."""
    return frozenset(_sides(without_attribution(statement_text)))


def _sides(text: str) -> set[str]:
    return {m[0].rstrip("s") for m in _SIDE.finditer(text)}


def _opposed(a: str, b: str) -> bool:
    return any((a in x and b in y) or (a in y and b in x) for x, y in _OPPOSED)


_OFFICE = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}(?:president|prime|minister|ministry|officials?|intelligence|government|general|command\w*|staff"
    r"|spokes\w+|media|agency|agencies|bloggers?|blogs?|sources?|president's|analysts?|military\s+intelligence|President|Defen[cs]e)"
)


def _same_group(one: Claim, other: Claim) -> bool:
    """Whether the groups of two claims share a word that tells groups apart, or the words of one name none."""
    first, second = (telling_words(claim) for claim in (one, other))
    return not first or not second or any(same_name(a, b) for a in first for b in second)


def same_name(one: str, other: str) -> bool:
    """Whether two words are one name, or a country and its people: "osmera" and "osmeran", "korea" and "korean"."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter[: max(4, len(shorter) - 1)]) and len(longer) - len(shorter) <= 4


def telling_words(claim: Claim) -> frozenset[str]:
    """The words of a claim's group that stand in its quote, but not in the name of an office."""
    named = re.split(r"\b(?:in|at|near|from)\b", claim.group or "")[0]
    words = [w for w in re.findall(r"[^\W\d_]+", named) if w[0].isupper() and w.lower() not in _GENERIC]
    told = set()
    for word in words:
        found = re.search(rf"\b{re.escape(word)}\b", claim.quote.text)
        if found and not _OFFICE.match(claim.quote.text, found.end()):
            told.add(word.lower().rstrip("s"))
    return frozenset(told)


def _cited(own: Figure, figure: Figure, statement: Statement, passage: Passage) -> bool:
    """A figure that may be a count of the speaker's own may not rest on what another says straight to the outlet.

    Where the speaker wrote the document itself, all that stands in it is cited; and a rate "since" a day is an average,
    which has to rest on a count of that time.
    """
    if not statement.loose or own.claim is None or figure.claim is None or own.claim.speaker is None:
        return True
    if figure.is_strength:
        return True  # the size of the force is common ground
    speaker, claim = own.claim.speaker, figure.claim
    if claim.speaker in (None, speaker) or claim.via:
        return True
    if 0 <= statement.sentence - figure.sentence <= 1:
        return True  # what was said just before is at hand
    return wrote(speaker, passage) or (statement.kind == "rate" and is_average(statement, passage))


def wrote(speaker: str, passage: Passage) -> bool:
    """Whether a speaker is the publisher of a document."""
    publisher = (passage.document.publisher or "").strip().casefold()
    return publisher == speaker.strip().casefold()


def is_average(statement: Statement, passage: Passage) -> bool:
    """Whether a rate says from when it runs, so that it is an average over that time."""
    return any(p.kind == "day" and p.role == "since" for p in passage.periods_in(statement.sentence))


def _said_after(figure: Figure, statement: Statement) -> bool:
    """ "At 85 a day they lose 600 a week": the rate said first is the input, the later one is derived."""
    own = statement.figure
    same = own is not None and figure.sentence == own.sentence and statement.kind == "rate" and figure.form == "rate"
    return own is not None and same and figure.amount.start > own.amount.start


def _concluded_later(figure: Figure, statement: Statement, passage: Passage) -> bool:
    """What a later sentence concludes ("This would amount to 5,500") is no input of what stands before it."""
    if figure.sentence <= statement.sentence or figure.form != "count":
        return False
    text = passage.sentence_text(figure.sentence)
    place = figure.amount.start - passage.sentences[figure.sentence].start
    found = (lexicon.words("signals", name).search(text) for name in ("anaphoric", "conclusive"))
    return opens_with_a_conclusion(text) or any(s is not None and s.start() <= place for s in found)


def _derived_itself(figure: Figure, statement: Statement) -> bool:
    """Projections lead nowhere but to themselves."""
    return figure.claim is not None and figure.claim.form is Form.PROJECTION


def loss_terms(passage: Passage, statement: Statement, measures: frozenset[str] | None = None) -> list[Term]:
    """The counts of losses that the statement's measure allows: the nearest for a statement that points back.

    A statement about losses in general takes counts of all losses, else killed and wounded together, else the part
    of them that is at hand.
    """
    wanted = statement.measures & LOSS if measures is None else measures
    found = candidates(passage, statement)
    strengths = {f.amount.said for f in found if "strength" in f.measures and f.amount.said}
    # "before the 12,000 are all killed" counts the force, not its losses
    counts = [f for f in found if f.is_loss and not f.then and f.amount.said not in strengths]
    counts = [f for f in counts if not (f.part and len(wanted & LOSS) != 1)]
    terms = [term_of(f, "count") for f in counts if _compatible(wanted, f.measures)]
    terms += [
        sum_of(pair, "count") for pair in _pairs(counts) if _compatible(wanted, pair[0].measures | pair[1].measures)
    ]
    if not terms and len(wanted) == 1:
        terms = [_at_most(term_of(f, "count")) for f in counts if wanted & {"killed", "wounded"} and f.is_loss]
    terms = _distinct(_broadest(terms, wanted), statement)
    if statement.kind in ("share", "count", "multiple"):
        # a later number counts only where its own words say what it counts
        before = [t for t in terms if t.first.sentence <= statement.sentence]
        terms = before or [t for t in terms if t.first.near] or terms
    return _nearest(terms, statement) if statement.anaphoric else terms


def part_terms(passage: Passage, statement: Statement) -> list[Term]:
    """Parts of a whole that a statement about all losses may have taken for the whole."""
    wanted = statement.measures & LOSS
    if len(wanted) == 1 and "losses" not in wanted:
        return []
    parts = [f for f in candidates(passage, statement) if f.is_loss and f.part and not f.then]
    return [term_of(f, "count") for f in parts]


def _distinct(terms: list[Term], statement: Statement) -> list[Term]:
    """The same number of the same people over the same time once: where it stands nearest to the statement."""
    kept: dict[object, Term] = {}
    for term in sorted(terms, key=lambda t: abs(t.first.sentence - statement.sentence)):
        period = term.first.period
        kept.setdefault((term.nominal, term.interval, term.measures, period and period.nominal_days), term)
    return sorted(kept.values(), key=lambda t: t.first.amount.start)


def _at_most(term: Term) -> Term:
    """Of all losses, those killed are some part: as many at most."""
    return replace(term, interval=Interval(0.0, term.interval.high), nominal=None, soft=False)


def _pairs(counts: list[Figure]) -> list[tuple[Figure, Figure]]:
    """Killed and wounded that stand side by side."""
    return [
        (a, b) for a, b in pairwise(counts)
        if a.sentence == b.sentence and len(a.measures) == 1 and len(b.measures) == 1
        and a.measures | b.measures == {"killed", "wounded"} and not b.part
    ]  # fmt: skip


def _compatible(wanted: frozenset[str], found: frozenset[str]) -> bool:
    """Whether a count of one measure may stand for another."""
    loss = found & LOSS
    if not wanted or "losses" in wanted or wanted == loss:
        return True
    if wanted >= {"killed", "wounded"}:
        return "losses" in loss or loss >= {"killed", "wounded"}
    return bool(loss) and loss <= wanted


def _broadest(terms: list[Term], wanted: frozenset[str]) -> list[Term]:
    """Where a statement is about all losses, parts give way to the wholes at hand in the same sentence."""
    if len(wanted) == 1 and "losses" not in wanted:
        return terms
    wide = {t.first.sentence for t in terms if "losses" in t.measures or len(t.measures & LOSS) >= 2}
    return [t for t in terms if t.first.sentence not in wide or "losses" in t.measures or len(t.measures & LOSS) >= 2]


def _nearest(terms: list[Term], statement: Statement) -> list[Term]:
    before = [t.first.sentence for t in terms if t.first.sentence <= statement.sentence]
    return [t for t in terms if t.first.sentence == max(before)] if before else terms


def strength_terms(passage: Passage, statement: Statement, *, remaining: bool = False) -> list[Term]:
    """The counts of people present: those still there, or the whole before any loss."""
    found = [f for f in candidates(passage, statement) if not f.is_loss and not f.part]
    left = [f for f in found if "remaining" in f.measures and not f.then]
    if remaining:
        return [term_of(f, "remaining") for f in left]
    whole = [f for f in found if "strength" in f.measures and "remaining" not in f.measures]
    beside = {f.sentence for f in whole}
    whole += [f for f in found if not f.measures and f.sentence in beside]
    whole = whole or [f for f in found if f.then and "remaining" in f.measures]
    whole = whole or [f for f in found if not f.measures]
    whole = [f for f in whole if f.sentence <= statement.sentence] or whole
    return _distinct([term_of(f, "whole") for f in whole], statement)
