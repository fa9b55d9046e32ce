"""Sentences that a stage worked out, with each number led to the claim it was said in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wartoll.claims import Claim, Form
from wartoll.report.figures import Figure, FigureKind, say_number
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.words import Cite, Piece, Words

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per cent))?")


_QUOTED = re.compile(r" \(“.*?”\)")  # quotes in brackets: the links lead to them
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TIME_AFTER = re.compile(rf"\s+(?:(?:to|and) \d+ )?(?:{_MONTHS}|(?:day|week|month|year|reading)s?\b)")
_MONTH_BEFORE = re.compile(rf"(?:{_MONTHS})\s+\Z")


def link_sentence(inputs: BriefInputs, sentence: str, claim_ids: Iterable[str], document: str | None = None) -> Words:
    """A sentence whose said numbers lead to their quotes, with the claims it rests on at its end.

    Parameters
    ----------
    inputs : BriefInputs
    sentence : str
        As a stage worked it out.
    claim_ids : iterable of str
        The claims it rests on, the leading one first.
    document : str, optional
        A document whose other claims may hold a number of three digits or more that none of these said.

    Notes
    -----
    A number leads to the first of the claims that said just this number; a number that none of them said was computed
    from them. Where no number of the sentence was said, the first claim stands for all.
    """
    text = _QUOTED.sub("", one_line(sentence))
    text = text[:1].upper() + text[1:]
    ids = inputs.known(claim_ids)
    said: dict[str, str] = {}
    for claim_id in ids:
        for token in _tokens(inputs.by_id[claim_id]):
            said.setdefault(token, claim_id)
    for claim in inputs.in_document.get(document or "", ()):
        for token in _tokens(claim):
            if sum(map(str.isdigit, token)) > 2:
                said.setdefault(token, claim.claim_id)
    parts: list[Piece] = []
    used: list[str] = []
    at = 0
    for match in _NUMBER.finditer(text):
        found = said.get(_norm(match[0]))
        if found is not None and not _is_time(text, match):
            number = match[0].rstrip(",")
            parts += [text[at : match.start()], Figure(number, FigureKind.QUOTED, (found,))]
            at = match.start() + len(number)
            used.append(found)
    behind = tuple(dict.fromkeys(used)) or ids[:1]
    return Words.of(*parts, text[at:], Cite(behind) if behind else "")


def _tokens(claim: Claim) -> set[str]:
    quantity = claim.quantity
    if quantity is None:
        return set()
    values = {value for value in (quantity.low, quantity.best, quantity.high) if value is not None}
    if claim.form is Form.SHARE:
        return {f"{say_number(round(value * 100, 2))}%" for value in values}
    return {say_number(value) for value in values}


def _norm(token: str) -> str:
    token = re.sub(r"\s|per cent", lambda m: "%" if m[0] == "per cent" else "", token)
    return token.rstrip(",")


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a day of a month, a year, or a length of time."""
    after, before = text[match.end() : match.end() + 24], text[max(match.start() - 12, 0) : match.start()]
    return bool(_TIME_AFTER.match(after) or _MONTH_BEFORE.search(before))
