"""What a private person is by a noun that the vocabulary lacks: ", a checkout clerk", "army chaplain Jane Roe"."""

from __future__ import annotations

from wartoll.extract.lexicon import DETERMINERS, FUNCTION_WORDS, verb_forms
from wartoll.extract.view import View

_MOST_OF_TRADE = 4  # words


def unknown_trade(view: View, at: int) -> tuple[str | None, str]:
    """What an apposition calls a person by a noun that the vocabulary lacks: ", a checkout clerk who hid"."""
    end = at
    while end < len(view.tokens) and end - at < _MOST_OF_TRADE and view.tokens[end].kind == "word":
        low = view.lower[end]
        if low in FUNCTION_WORDS or view.is_name(end) or (low in verb_forms() and end > at):
            break
        end += 1
    closes = end < len(view.tokens) and (view.tokens[end].kind == "punct" or view.lower[end] in _AFTER_TRADE)
    if end == at or not closes or view.is_role(end - 1) or view.lower[end - 1].endswith(("ed", "ing", "s")):
        return None, ""
    return view.lower[end - 1], " ".join(view.lower[at:end])


_AFTER_TRADE = frozenset("who whose at in of from with for on by".split())


def trade_before(view: View, first: int) -> int | None:
    """Where the trade before a name stands, told by a noun that the vocabulary lacks: "army chaplain Jane Roe"."""
    at = first - 1
    if at < 0 or view.tokens[at].kind != "word" or not view.tokens[at].text.islower():
        return None
    low = view.lower[at]
    plain = low not in FUNCTION_WORDS and low not in verb_forms() and not view.is_modifier(at) and not view.is_role(at)
    led = at > 0 and (view.is_modifier(at - 1) or view.is_role(at - 1) or view.lower[at - 1] in DETERMINERS)
    return at if plain and led and not low.endswith(("ed", "ing", "ly", "s")) else None
