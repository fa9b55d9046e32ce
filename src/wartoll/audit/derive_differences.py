"""Differences between counts: what is left, what one has more than another, the rest of a whole, a net loss."""

from __future__ import annotations

import re
from dataclasses import replace

from wartoll.audit import calculus
from wartoll.audit.assess import assess
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.inputs import Term, candidates, loss_terms, strength_terms, term_of
from wartoll.audit.interval import Interval
from wartoll.audit.model import Derivation, Input
from wartoll.audit.pairs import pairs_to_compare
from wartoll.audit.statements import Statement

_NEAR = 3  # sentences in which the counts of a difference stand


def make_count(statement: Statement, formula: str, inputs: tuple[Input, ...], result: Interval, nominal: float | None,
               *, soft: bool, one_sided: bool = False) -> Derivation:  # fmt: skip
    """A derivation of a number of people."""
    status, agrees = assess(statement, result, nominal, soft=soft)
    return Derivation(
        formula, inputs, result, nominal, status=status, agreement=agrees, one_sided=one_sided, unit="people"
    )


def derive_difference(statement: Statement, passage: Passage) -> list[Derivation]:
    """What is left of a strength after its losses, or what the one count has more or fewer than another."""
    if compares(statement, passage):
        return [
            d for one, other in pairs_to_compare(statement, passage)
            for d in _gap(statement, term_of(one, "now"), term_of(other, "then"))
        ]  # fmt: skip
    if not statement.measures & LOSS:
        return [
            d for whole in strength_terms(passage, statement)
            for lost in loss_terms(passage, statement, frozenset({"losses"}))
            for d in _less(statement, whole, lost, "whole - losses")
        ]  # fmt: skip
    made = _rest_of_losses(statement, passage)
    counts = [f for f in candidates(passage, statement) if f.measures & statement.measures & LOSS and not f.part]
    for later in counts:
        for earlier in counts:
            if later is not earlier and earlier.then and not later.then and abs(later.sentence - earlier.sentence) <= 2:
                made += _less(statement, term_of(later, "now"), term_of(earlier, "then"), "now - then")
    remaining = strength_terms(passage, statement, remaining=True)
    for whole in strength_terms(passage, statement):
        for rest in remaining:
            made += _less(statement, whole, rest, "whole - remaining")
    return made


_CHANGES = r"gr[eo]wn?|ris(?:en|es|ing)|rose|increased?|climbed|fell|fallen|dropped|declined|up|down|exceeds?|exceeded"
_COMPARES_BEFORE = re.compile(
    r"\b(?:increase|rise|growth|fall|drop|decline|decrease|reduction|difference|gap|jump|excess|surplus|addition)\s+of\s+"
    r"(?:[\w-]+\s+){0,2}\Z"
    rf"|\b(?:differ(?:s|ed)?|diverge[sd]?|{_CHANGES})\s+by\s+(?:[\w-]+\s+){{0,2}}\Z"
    r"|\b(?:difference|gap|increase|rise)\s+(?:is|was|comes to|amounts to|between[^.;,]*is)\s+(?:[\w-]+\s+){0,2}\Z"
    r"|\b(?:added|adds|adding|another|a further|an additional)\s+\Z", re.I)  # fmt: skip
_COMPARES_AFTER = re.compile(
    r"\s*(?:(?!than\b)[\w'-]+\s+){0,2}?(?:more|fewer|less|higher|lower|extra|additional|new|further)\b"
    r"(?!\s+(?:or less|a day|a week))",
    re.I,
)


_MORE = re.compile(r"(?:an?\s+)?(?:another|further|additional|extra)\b", re.I)


def compares(statement: Statement, passage: Passage) -> bool:
    """Whether the words beside a count make it a difference: "1,100 more than in May", "a rise of 500"."""
    before, after = _beside(statement, passage)
    if statement.figure is not None and _MORE.match(statement.figure.words):
        return True
    return _COMPARES_BEFORE.search(before) is not None or _COMPARES_AFTER.match(after) is not None


def tells_a_change(statement: Statement, passage: Passage) -> bool:
    """Whether a count is by how much another has changed ("has grown by 300"), not how many more there were."""
    found = _COMPARES_BEFORE.search(_beside(statement, passage)[0])
    return found is not None and not found[0].lower().startswith(("add", "another", "a further", "an additional"))


def _beside(statement: Statement, passage: Passage) -> tuple[str, str]:
    """The words of its sentence before and after the figure of a statement."""
    figure = statement.figure
    if figure is None:
        return "", ""
    sentence, text = passage.sentences[statement.sentence], passage.document.text
    return text[sentence.start : figure.amount.start], text[figure.amount.end : sentence.end]


_REST = re.compile(
    r"\b(?:the|its|their|his)\s+(?:other|remaining|rest|remainder|balance)(?:\s*,)?\s+(?:of\s+|about\s+|some\s+)*\Z",
    re.I,
)


def _rest_of_losses(statement: Statement, passage: Passage) -> list[Derivation]:
    """ "The other 700 were wounded": all losses less the part just told."""
    if not _REST.search(_beside(statement, passage)[0]):
        return []
    counts = [f for f in candidates(passage, statement) if f.is_loss and 0 <= statement.sentence - f.sentence <= _NEAR]
    wholes = [f for f in counts if "losses" in f.measures or len(f.measures & LOSS) > 1]
    parts = [f for f in counts if f not in wholes]
    return [
        d for whole in wholes for part in parts
        for d in _less(statement, term_of(whole, "whole"), term_of(part, "part"), "whole - part")
    ]  # fmt: skip


_NET = re.compile(r"\bnet\b|\bshr[aiu]nk(?:s|en)?\b|\breplac\w+|\breinforce\w+|\bmade good\b", re.I)


def derive_net(statement: Statement, passage: Passage) -> list[Derivation]:
    """Losses less those who came in their place."""
    if not _NET.search(passage.sentence_text(statement.sentence)):
        return []
    added = [
        f for f in passage.near(statement.sentence)
        if f.form == "count" and "added" in f.measures and f is not statement.figure
        and 0 <= statement.sentence - f.sentence <= _NEAR
    ]  # fmt: skip
    lost = loss_terms(passage, statement, frozenset({"losses"}))
    return [d for a in added for t in lost for d in _less(statement, t, term_of(a, "added"), "losses - added")]


def derive_from_ratio(statement: Statement, passage: Passage) -> list[Derivation]:
    """The killed, or the wounded, of all losses, or of each other, by a ratio that the text assumes."""
    wanted = statement.measures & {"killed", "wounded"}
    if len(wanted) != 1:
        return []
    (name,) = wanted
    other = "wounded" if name == "killed" else "killed"
    made = []
    for killed, wounded in _ratios(statement, passage):
        parts = {"killed": killed, "wounded": wounded}
        mine, its = (term_of(parts[n], "ratio") for n in (name, other))
        if mine.nominal is None or its.nominal is None or not its.nominal:
            continue
        inputs = (*mine.inputs, *its.inputs)
        for base in loss_terms(passage, replace(statement, anaphoric=False), frozenset({"losses"})):
            if set(base.figures) & {killed, wounded} or base.nominal is None:
                continue
            whole = "losses" in base.measures or {"killed", "wounded"} <= base.measures
            share = mine.nominal / (mine.nominal + its.nominal) if whole else mine.nominal / its.nominal
            if whole or base.measures & LOSS == {other}:
                made.append(make_count(statement, "count * ratio", (*base.inputs, *inputs), base.interval.scaled(share),
                                       base.nominal * share, soft=base.soft, one_sided=base.one_sided))  # fmt: skip
    return made


_RATIO_WORDS = re.compile(r"\b(?:for|to|per|against)\s+(?:each|every|one|two|three|four|five|six|\d)", re.I)


def _ratios(statement: Statement, passage: Passage) -> list[tuple[Figure, Figure]]:
    """The killed and the wounded of a ratio such as "one dead for three wounded", near a statement."""
    found = []
    for index in range(max(0, statement.sentence - _NEAR), statement.sentence + 1):
        if not _RATIO_WORDS.search(passage.sentence_text(index)):
            continue
        small = [f for f in passage.figures_in(index) if f.form == "count" and f.amount.said and f.amount.said < 20]
        killed = [f for f in small if f.measures & LOSS == {"killed"}]
        wounded = [f for f in small if f.measures & LOSS == {"wounded"}]
        if len(killed) == 1 and len(wounded) == 1:
            found.append((killed[0], wounded[0]))
    return found


def _gap(statement: Statement, one: Term, other: Term) -> list[Derivation]:
    """The larger less the smaller."""
    larger, smaller = sorted((one, other), key=_size, reverse=True)
    return _less(statement, larger, smaller, "now - then")


def _size(term: Term) -> float:
    return term.nominal if term.nominal is not None else term.interval.low


def _less(statement: Statement, whole: Term, part: Term, formula: str) -> list[Derivation]:
    if whole.nominal is not None and part.nominal is not None and whole.nominal <= part.nominal:
        return []
    nominal = None if whole.nominal is None or part.nominal is None else whole.nominal - part.nominal
    result = calculus.difference(whole.interval, part.interval)
    soft, one_sided = whole.soft and part.soft, whole.one_sided or part.one_sided
    inputs = (*whole.inputs, *part.inputs)
    return [make_count(statement, formula, inputs, result, nominal, soft=soft, one_sided=one_sided)]
