"""The words by which a figure points back at others: whether it concludes, may be a count of its own, or is clear."""

from __future__ import annotations

import re

from wartoll.audit import lexicon
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.claims import Bound, Form

_TAILS = re.compile(
    r"in other words|put differently|in all|all told|altogether|in total|taken together|combined|together", re.I
)


def points_back(figure: Figure, text: str, offset: int) -> bool:
    """Whether the words that point back stand before a figure, or may stand behind it ("in other words")."""
    end = figure.amount.end - offset
    return any(m.start() < end or _TAILS.match(m[0]) for m in lexicon.words("signals", "anaphoric").finditer(text))


_AT_ONCE = 45  # characters from the words that point back to the figure


def follows_the_signal(figure: Figure, text: str, offset: int) -> bool:
    """Whether the words that point back stand right before a figure, or follow its clause."""
    start, end = figure.amount.start - offset, figure.amount.end - offset
    infers = lexicon.words("signals", "inferring").finditer(text)
    for signal in (*lexicon.words("signals", "anaphoric").finditer(text), *infers):
        between = text[signal.end() : start] if signal.end() <= start else ""
        if signal.start() < end and len(between) <= _AT_ONCE and not re.search(r"[(;:]", between):
            return True
        if signal.start() >= end and _TAILS.match(signal[0]):
            return True
    return False


def opens_with_a_conclusion(text: str) -> bool:
    """Whether the sentence opens with a word of conclusion ("So twenty men are lost")."""
    return lexicon.words("signals", "opening").match(text.lstrip("\"'“‘—– ")) is not None


def is_signalled(figure: Figure, text: str, offset: int) -> bool:
    """Whether words of conclusion stand in the sentence, or words that equate before the figure."""
    before = max(0, figure.amount.end - offset)
    return opens_with_a_conclusion(text) or bool(
        lexicon.words("signals", "conclusive").search(text)
        or lexicon.words("signals", "equating").search(text, 0, before)
    )


_ROUND_WORD = re.compile(r"\b(?:an?|half an?)\s+(?:dozen|score|hundred|thousand)\b", re.I)
_SIGNAL_REACH = 90


def is_concluded(figure: Figure, figures: list[Figure], text: str, offset: int) -> bool:
    """Whether a signal is about this count: the first figure after the signal, else the last one before it."""
    if opens_with_a_conclusion(text) and figures[0] is figure:
        return True
    for name in ("anaphoric", "conclusive", "equating"):
        for signal in lexicon.words("signals", name).finditer(text):
            after = [f for f in figures if f.amount.start - offset >= signal.start()]
            nearest = after[0] if after else figures[-1]
            if nearest is figure and abs(figure.amount.start - offset - signal.end()) < _SIGNAL_REACH:
                return True
    return False


def may_be_summed(figure: Figure, passage: Passage) -> bool:
    """Whether a count of losses or of the rest, said without a word of conclusion, has figures just before it."""
    if figure.form != "count" or figure.other or figure.part:
        return False
    floor = figure.amount.bound is Bound.AT_LEAST and not figure.then and not re.search(r"\d", figure.words)
    if not figure.amount.point and not floor:
        return False
    if not figure.measures & (LOSS | {"remaining"}):
        return False
    near = (f for i in range(figure.sentence - 2, figure.sentence + 1) for f in passage.figures_in(i))
    return sum(f.amount.start < figure.amount.start for f in near) >= 2


def is_of_people(figure: Figure, text: str, offset: int) -> bool:
    """Whether a share is of people: its own words or those it is "of" name them."""
    tail = text[figure.amount.end - offset :]
    of = re.match(r"\s+of\s+(?:[\w'’-]+\s+){0,3}?(?=[\w'’-])", tail)
    named = figure.words + (" " + " ".join(tail.split()[:5]) if of else "")
    return any(lexicon.words("people", name).search(named) for name in ("members", "bodies"))


def speaks_of_losses(figure: Figure, text: str) -> bool:
    return bool(figure.measures & LOSS) or any(lexicon.words("counting", m).search(text) for m in sorted(LOSS))


def is_loose(figure: Figure, kind: str, signalled: bool, spoken_alone: bool, *, bears_on_people: bool) -> bool:
    """Whether a figure may be a count of the speaker's own.

    A number in digits without a word of derivation may, and one in words with a time of its own; words such as "half"
    or "a battalion" and multiples are measured against the figures at hand.
    """
    if signalled or kind in ("multiple", "change"):
        return False
    if kind == "share" and not bears_on_people:
        return True
    claim = figure.claim
    if claim is not None and claim.form is Form.PROJECTION:
        return False
    if figure.form == "unit" and kind == "count":
        return True
    if kind == "rate" and spoken_alone and not any(sign.isdigit() for sign in figure.words):
        return False
    return not figure.amount.in_words and kind in ("rate", "share", "count") and not _ROUND_WORD.search(figure.words)


def _one_strength(passage: Passage, index: int) -> bool:
    """Whether the two sentences before tell of one strength only, so that a share can be of no other."""
    told = {f.amount.said for i in (index - 1, index - 2) for f in passage.figures_in(i) if "strength" in f.measures}
    return len(told) == 1


_TO_ONE = re.compile(r"\b(?:to one|for (?:each|every|one)|per)\b", re.I)


def names_what_it_shares(figure: Figure, passage: Passage, index: int) -> bool:
    """Whether the noun of which a share is told ("half of the rear-guard") is named in a sentence close before."""
    sentence = passage.sentences[index]
    tail = passage.document.text[figure.amount.end : min(sentence.end, figure.amount.end + 60)]
    before = " ".join(passage.sentence_text(i) for i in range(max(0, index - 4), index)).lower()
    own = [m[0].lower() for m in lexicon.words("people", "members").finditer(figure.words)]
    if any(re.search(rf"\b{re.escape(w.rstrip('s'))}s?\b", before) for w in own if len(w) > 3):
        return True
    if re.match(r"\s+of\s+(?:it|them)\b", tail) and index and passage.figures_in(index - 1):
        return True
    if not re.match(r"\s+of\b", tail) and not own and index and _one_strength(passage, index):
        return True  # "Nine in ten were lost"
    match = re.match(r"\s+of\s+(?:the|its|their|his|this|that)\s+(?:[\w-]+\s+){0,2}?([\w-]{4,})\b", tail)
    if not match:
        return False
    if lexicon.words("people", "bodies").fullmatch(match[1]) and _one_strength(passage, index):
        return True
    words = set(re.findall(r"[\w-]{4,}", match[0].lower())) - {"their", "this", "that"}
    return any(re.search(rf"\b{re.escape(w)}\b", before) for w in words)


#: "86 more than a day earlier": what it is measured against need not be told.
_THAN_ANOTHER_TIME = re.compile(
    r"\bthan\s+(?:[\w'’-]+\s+){0,5}?(?:ago|earlier|before|previous|preceding|prior|last|average|usual|normal|expected)\b"
    r"|\bcompared\s+(?:with|to)\b|\b(?:year[- ]on[- ]year|annually)\b", re.I)  # fmt: skip
#: "The number thus rises to 830": what was added need not be told.
_RISES_TO = re.compile(
    r"\b(?:rises?|rose|risen|climb(?:s|ed)?|grows?|grew|grown|increase[sd]?)\s+to\b"
    r"|\b(?:bring|push|lift|tak|rais)(?:s|es|ing)?\s+(?:the|its|their|his|her)\s+[^.;]{0,80}?\bto\b", re.I)  # fmt: skip


def is_clear(
    figure: Figure,
    figures: list[Figure],
    kind: str,
    text: str,
    signalled: bool,
    named_before: bool,
    follows_a_signal: bool,
) -> bool:
    """Whether a statement may be called impossible: its words point at what it is measured against.

    A count is clear only where it points back. A ratio or a share that nobody calls derived may be a finding of its
    own; so may a share of a number beside it.
    """
    if kind in ("count", "change", "multiple") and _THAN_ANOTHER_TIME.search(text):
        return False
    if kind == "count":
        return follows_a_signal and not _RISES_TO.search(text)
    if kind == "share" and not signalled:
        whole_beside = any(f is not figure and f.form == "count" for f in figures)
        return named_before and not whole_beside
    if kind == "rate" and figure.amount.said is None and not follows_a_signal:
        return False  # a range of a speaker's own
    if kind == "multiple":
        return signalled or not _TO_ONE.search(text)
    if kind == "change":
        return signalled or not any(sign.isdigit() for sign in figure.words)
    return True
