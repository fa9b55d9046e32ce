"""Figures: each amount of a document with what it counts, whom, over which time, and the claim that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from wartoll.audit import lexicon
from wartoll.audit.amounts import Amount, read_amounts
from wartoll.audit.periods import Period, read_periods
from wartoll.audit.spans import Spans
from wartoll.claims import Bound, Claim, Form, Measure
from wartoll.documents import Document
from wartoll.extract.text import Sentence, sentence_index, split_sentences


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
    """A document cut into sentences, with its figures and times in order."""

    document: Document
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    claims: tuple[Claim, ...]
    unit_sizes: tuple[tuple[str, Figure], ...] = ()
    cited: tuple[Claim, ...] = ()
    figures_by_sentence: Mapping[int, tuple[Figure, ...]] = field(default_factory=dict)
    periods_by_sentence: Mapping[int, tuple[Period, ...]] = field(default_factory=dict)

    def sentence_text(self, index: int) -> str:
        """The words of a sentence."""
        sentence = self.sentences[index]
        return self.document.text[sentence.start : sentence.end]

    def figures_in(self, index: int) -> tuple[Figure, ...]:
        """The figures of a sentence."""
        return self.figures_by_sentence.get(index, ())

    def periods_in(self, index: int) -> tuple[Period, ...]:
        """The times of a sentence."""
        return self.periods_by_sentence.get(index, ())

    def near(self, index: int) -> list[Figure]:
        """The figures within reach of a sentence: a document of any length costs each statement the same."""
        return [f for i in range(index - REACH, index + REACH + 1) for f in self.figures_by_sentence.get(i, ())]

    def periods_near(self, index: int) -> list[tuple[int, Period]]:
        """The times within reach of a sentence, each with its own sentence."""
        return [(i, p) for i in range(index - REACH, index + REACH + 1) for p in self.periods_by_sentence.get(i, ())]

    def claim_at(self, start: int, end: int) -> Claim | None:
        """A claim whose words lie in a span, or hold it."""
        for claim in self.claims:
            if claim.quote.start < end and start < claim.quote.end:
                return claim
        return None


#: How many sentences away an input may stand.
REACH = 60
LOSS = frozenset({"killed", "wounded", "captured", "missing", "losses"})
_BODY = frozenset({"killed", "wounded"})
_CLAIM_MEASURES = {
    Measure.KILLED: {"killed"}, Measure.WOUNDED: {"wounded"}, Measure.CAPTURED: {"captured"},
    Measure.MISSING: {"missing"}, Measure.CASUALTIES: {"killed", "wounded"}, Measure.LOSSES: {"losses"},
    Measure.STRENGTH: {"strength"}, Measure.REINFORCEMENTS: {"added"},
}  # fmt: skip
_THEN = re.compile(
    r"(?:down from|up from|against|after|compared (?:with|to)|from)\s+\Z"
    r"|\bhad (?:said|counted|put|spoken|named|given|been|reported|estimated|stood|claimed)\b[^.;]*\Z"
    r"|\b(?:earlier|previously|formerly|before that|the (?:week|month|year) before)\b[^.;]*\Z",
    re.I,
)
_THEN_AFTER = re.compile(
    r"[^,.;]{0,20}\b(?:(?:for|in) the (?:week|month|year|quarter) before"
    r"|(?:a|one) (?:week|month|year) (?:before|earlier))\b",
    re.I,
)
_NOUN_REACH = 48


def read_passage(document: Document, claims: Sequence[Claim], cited: Sequence[Claim] = ()) -> Passage:
    """Read a document's figures and times, and tie each figure to the claim that holds it; linear in the text.

    ``cited`` are claims of other documents by the speakers of this one, which date what they say.
    """
    text = document.text
    sentences = split_sentences(text)
    amounts = read_amounts(text)
    periods = tuple(p for p in read_periods(text, document.published))
    times_of_the_text = Spans()
    for period in periods:
        times_of_the_text.add(period.start, period.end)
    amounts = tuple(a for a in amounts if not times_of_the_text.meets(a.start, a.end))
    by_sentence: dict[int, list[Amount]] = {}
    for amount in amounts:
        by_sentence.setdefault(sentence_index(sentences, amount.start), []).append(amount)
    times: dict[int, list[Period]] = {}
    for period in periods:
        times.setdefault(sentence_index(sentences, period.start), []).append(period)
    figures: list[Figure] = []
    for index in sorted(by_sentence):
        figures += _read_sentence(text, sentences[index], index, by_sentence[index], times.get(index, []))
    figures = _inherit(_attach_claims(figures, claims, text, sentences))
    sizes, figures = _unit_sizes(text, figures)
    grouped: dict[int, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(figure.sentence, []).append(figure)
    return Passage(
        document, sentences, tuple(figures), periods, tuple(claims), sizes, tuple(cited),
        {i: tuple(fs) for i, fs in grouped.items()}, {i: tuple(ps) for i, ps in times.items()},
    )  # fmt: skip


def _read_sentence(
    text: str, sentence: Sentence, index: int, amounts: list[Amount], times: list[Period]
) -> list[Figure]:
    """The figures of one sentence, each with its words of counting, its noun and its time."""
    figures = []
    ends = [sentence.start, *(a.end for a in amounts)]
    starts = [*(a.start for a in amounts), sentence.end]
    for i, amount in enumerate(amounts):
        before, after = text[ends[i] : amount.start], text[amount.end : starts[i + 1]]
        if i + 1 < len(amounts):
            after = _VERB_OF_NEXT.sub("", after)
        noun, other, thing = _noun(after)
        measures, near = _measures(before, after, first=i == 0, of_losses=amount.kind == "share")
        small = amount.said is not None and amount.said < 10 and noun is None
        if amount.kind == "count" and (thing or small):
            continue
        figures.append(
            Figure(
                amount=amount,
                sentence=index,
                words=text[amount.start : amount.end],
                form=amount.kind,
                measures=measures,
                near=near,
                noun=noun,
                other=other,
                bodies=_found("bodies", after[:60]) or (_found("bodies", before) if i == 0 else frozenset()),
                sides=_found("sides", after[:60]) | (_found("sides", before) if i == 0 else frozenset()),
                part=bool(lexicon.words("parts", "part_of").search(before)) and i > 0,
                then=bool(_THEN.search(text[sentence.start : amount.start]) or _THEN_AFTER.match(after)),
            )
        )
    return _attach_times(figures, times)


_PHRASE_END = re.compile(
    r"[.;:()]|\s(?:in|on|at|to|by|from|with|the|an|who|that|which|were|was|are|is|have|had|has|will|would|could|may|when|while"
    r"|and|or|per|every|each|for|since|leave|left|out|as|killed|wounded|dead|hurt|daily|a)\b", re.I)  # fmt: skip


#: "the legion of 4,000 men has lost 3,000": the verb belongs to the number after it.
_VERB_OF_NEXT = re.compile(
    r"\b(?:(?:has|have|had|will|would)\s+)?(?:los(?:t|e|es|ing)|costs?|suffer\w*|taken|counts?|counted)\s*(?:\w+\s+)?\Z",
    re.I,
)


def _noun(after: str) -> tuple[str | None, bool, bool]:
    """The head noun after a number; whether it names another group; whether it is a thing."""
    if after[:1] == "," or not after.strip():
        return None, False, False
    end = _PHRASE_END.search(after, 0, _NOUN_REACH)
    phrase = after[: end.start() if end else _NOUN_REACH].split(",")[0]
    hits = []
    for name in ("members", "others", "things"):
        reach = after[:_NOUN_REACH].split(",")[0] if name == "members" else phrase
        match = lexicon.words("people", name).search(reach)
        if match and len(reach[: match.start()].split()) <= 4:
            hits.append((match.start(), name, match[0].lower()))
    if not hits:
        unknown = re.match(r"\s+(?:[a-z]+\s+)?([a-z]{3,}(?<!ss)(?<!us)s)\b", phrase)
        return (unknown[1], False, True) if unknown and unknown[1] not in _NO_NOUNS else (None, False, False)
    _, name, noun = min(hits)
    other = name == "others"
    if name == "members":
        tail = re.match(r"[^.;,]{0,40},\s*(.{0,60})", after, re.S)
        other = bool(tail and _apposition().match(tail[1]))
    return noun, other, name == "things"


_NO_NOUNS = frozenset("was has is its his this does says less as gets loses falls dies leaves others".split())


@cache
def _apposition() -> re.Pattern[str]:
    """ "people, builders and engineers for the most part": what the noun stands for."""
    return re.compile(
        rf"(?:mostly |mainly |chiefly |above all |all of them )?(?:{_others()})(?: and [a-z]+)?"
        r"(?: for the most part| mostly|,|\.| who\b)", re.I)  # fmt: skip


def _others() -> str:
    return lexicon.words("people", "others").pattern.split("(?:", 1)[1].rsplit(")(?!", 1)[0]


def _measures(before: str, after: str, *, first: bool, of_losses: bool = False) -> tuple[frozenset[str], bool]:
    """What a number counts, and whether the words right beside it say so; farther words are asked last."""
    near_after = re.split(r"[,;:(]", after, maxsplit=1)[0] if not after.startswith((",", " (")) else ""
    near_before = re.split(r"[,;:)]" if first else r"[,;:)]|\band\b|\bbut\b|\bwhile\b", before)[-1]
    regions = ((near_after, False), (near_before, True), (before, True), (after, False))
    for i, (region, backwards) in enumerate(regions):
        found = _counted(region, backwards, LOSS if of_losses else lexicon.measures())
        if found:
            return found, i < 2
    return frozenset(), False


def _counted(region: str, backwards: bool, names: Iterable[str]) -> frozenset[str]:
    """The measures named in a region: the one nearest to the number, with those joined to it."""
    hits = sorted(
        (len(region) - m.end() if backwards else m.start(), name)
        for name in names
        for m in lexicon.words("counting", name).finditer(region)
    )
    if not hits:
        return frozenset()
    first, name = hits[0]
    if name in LOSS:
        found = {n for at, n in hits if n in LOSS}
        return frozenset(found - {"losses"} if found & _BODY else found)
    found = {n for at, n in hits if n not in LOSS or at - first < 25}
    return frozenset(found - LOSS if name in ("remaining", "added") else found & {"strength", "remaining", "added"})


def _found(name: str, words: str) -> frozenset[str]:
    return frozenset(m[0].lower().rstrip("s") for m in lexicon.words("people", name).finditer(words))


def _attach_times(figures: list[Figure], times: list[Period]) -> list[Figure]:
    """Give each frequency to the count nearest to it, which becomes a rate; each period to the counts beside it."""
    counts = [i for i, f in enumerate(figures) if f.form in ("count", "unit")]
    result = list(figures)
    for period in times:
        if not counts:
            break
        if period.kind == "frequency":
            nearest = min(counts, key=lambda i: _gap(figures[i].amount, period))
            if _gap(figures[nearest].amount, period) <= 80 and result[nearest].form != "rate":
                result[nearest] = replace(result[nearest], form="rate", period=period)
    for period in times:
        if period.kind not in ("period", "duration"):
            continue
        open_counts = [i for i in counts if result[i].period is None]
        if open_counts:
            nearest = min(open_counts, key=lambda i: _gap(figures[i].amount, period))
            group = [nearest, *(i for i in open_counts if i != nearest and _joined(figures, nearest, i))]
            for i in group:
                result[i] = replace(result[i], period=period)
    return result


def _joined(figures: list[Figure], first: int, second: int) -> bool:
    """Whether two counts stand side by side ("300 killed and 2,700 wounded") and so share a time."""
    return abs(first - second) == 1 and abs(figures[first].amount.start - figures[second].amount.start) < 60


def _gap(amount: Amount, period: Period) -> int:
    return max(amount.start - period.end, period.start - amount.end, 0)


def _attach_claims(
    figures: list[Figure], claims: Sequence[Claim], text: str, sentences: Sequence[Sentence]
) -> list[Figure]:
    """Tie figures to the claims whose words hold the same number; the claim says what is counted."""
    held: dict[int, Claim] = {}
    for claim in claims:
        said = None if claim.quantity is None else claim.quantity.said
        best: tuple[int, int] | None = None
        for i, figure in enumerate(figures):
            for quote in (claim.quote, *claim.mentions):
                if quote.start <= figure.amount.start and figure.amount.end <= quote.end and _same(figure, claim, said):
                    best = min(best or (1 << 30, 0), (quote.end - quote.start, i))
        if best and best[1] not in held:
            held[best[1]] = claim
    spans = [sentences[f.sentence] for f in figures]
    return [
        _with_claim(f, held[i], text[spans[i].start : spans[i].end]) if i in held else f for i, f in enumerate(figures)
    ]


def _same(figure: Figure, claim: Claim, said: float | None) -> bool:
    if claim.quantity is None:
        return False
    if said is None or figure.amount.said is None:
        return said is None and figure.amount.said is None and figure.amount.value.low == (claim.quantity.low or 0.0)
    return abs(said - figure.amount.said) <= 0.011 * max(said, 1e-9)


def _with_claim(figure: Figure, claim: Claim, sentence: str) -> Figure:
    """A figure with its claim, which says what is counted unless the words beside the number do.

    A claim of losses in a sentence that speaks of no loss has its measure from elsewhere: the number before it tells.
    """
    measures = _CLAIM_MEASURES.get(claim.measure)
    told = figure.near or not (measures and measures & LOSS) or _counted(sentence, False, LOSS)
    counted = figure.measures
    if measures and not (figure.near and counted) and told:
        counted = frozenset(measures)
    if "remaining" in figure.measures and "strength" in counted:
        counted |= {"remaining"}
    part = figure.part or (claim.part_of is not None and claim.form is not Form.SHARE and bool(counted & LOSS))
    return replace(figure, claim=claim, measures=counted, part=part)


def _inherit(figures: list[Figure]) -> list[Figure]:
    """Give a bare number ("the president 12,000") what the number before it counts."""
    result: list[Figure] = []
    for figure in figures:
        last = next((f for f in reversed(result) if f.form in ("count", "rate")), None)
        if figure.form == "count" and not figure.measures and last:
            near = figure.sentence == last.sentence and figure.noun in (
                "men",
                "soldiers",
                "troops",
                "others",
                "other",
                "more",
            )
            bare = figure.noun is None or figure.noun in ("them", "of them", "these") or near
            if (
                bare
                and not figure.other
                and figure.sentence - last.sentence <= 2
                and (last.noun is None or not last.other)
            ):
                figure = replace(
                    figure,
                    measures=last.measures - {"remaining", "added"} or frozenset({"strength"}),
                    bodies=figure.bodies or last.bodies,
                )
        result.append(figure)
    return result


_DEFINES = re.compile(
    r"\s*(?:(?:here|there|usually|on paper|in this \w+)\s+)?"
    r"(?:is|are|means|counts|has|numbers|equals|being|of|,? or|=|taken as|taken to be|\(|at|was|stands for)?"
    r"\s*(?:here |there |with |usually |on paper |about |some |around |roughly |taken (?:as|at) )*\Z",
    re.I,
)


def _unit_sizes(text: str, figures: list[Figure]) -> tuple[tuple[tuple[str, Figure], ...], list[Figure]]:
    """The sizes that the text itself gives to units ("a battalion is 500 men"); those figures count nobody."""
    sizes: list[tuple[str, Figure]] = []
    kept = list(figures)
    for first, second in pairwise(figures):
        if first.form == "unit" and second.form == "count" and first.sentence == second.sentence and first.amount.unit:
            between = text[first.amount.end : second.amount.start]
            if len(between) < 40 and _DEFINES.match(between) and second.amount.bound is not Bound.AT_MOST:
                sizes.append((first.amount.unit, second))
                kept.remove(second)
                kept.remove(first)
    return tuple(sizes), kept
