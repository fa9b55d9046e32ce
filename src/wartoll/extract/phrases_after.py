"""The phrase that names a speaker to the right of "according to", "quoting", "by"."""

from __future__ import annotations

from wartoll.extract.lexicon import (
    DATE_WORDS,
    DETERMINERS,
    FUNCTION_WORDS,
    PAPERS,
    institution_nouns,
    is_plural,
    word_set,
)
from wartoll.extract.parties import is_adjective_of_side
from wartoll.extract.phrase import LINKS, Phrase, make_phrase
from wartoll.extract.view import View, bare

LOOSE_ENDS = LINKS | {"and", "&"}
_HEADS = frozenset("head chief director chairman chairwoman chair minister ministry department union office".split())
LONGEST = 12  # tokens of a speaker's phrase to one side of its head
NUMBERED = frozenset("year-old member seat nation man party judge".split())  # behind a number: "the 12-seat council"
OPENING, CLOSING = frozenset("\"“‘«'"), frozenset("\"”’»'")


def phrase_after(view: View, first: int, ceiling: int) -> Phrase | None:
    """The speaker's phrase that starts at token ``first`` and stays before ``ceiling``; None where none does."""
    key = (first, ceiling)
    if key not in view.phrases:  # several rules ask for the same phrase
        view.phrases[key] = _find_phrase(view, first, ceiling)
    return view.phrases[key]


def _find_phrase(view: View, first: int, ceiling: int) -> Phrase | None:
    if first < ceiling and view.tokens[first].text in ("@", "#"):
        first += 1
    at, last, seen = first, first - 1, False
    while at < ceiling and at - first <= LONGEST + 4:
        token, low = view.tokens[at], view.lower[at]
        if at in view.begin and view.begin[at][0] < ceiling:
            if last in view.finish and not view.is_possessive(last):
                break
            at, seen = view.begin[at][0] + 1, True
            last = at - 1
            continue
        if token.kind == "punct":
            if at > first and token.text in "-‐‑" and at + 1 < ceiling and view.lower[at + 1] in NUMBERED:
                last, at = at + 1, at + 2  # "the 64-year-old minister"
                continue
            if token.text in OPENING and not (seen and last in view.finish):
                closing = next((k for k in range(at + 1, min(ceiling, at + 6)) if view.tokens[k].text in CLOSING), None)
                named = closing is not None and closing > at + 1 and view.tokens[at + 1].text[:1].isupper()
                if closing is not None and named and (not seen or _role_ahead(view, closing, ceiling)):
                    at, last = closing + 1, closing
                    continue
            break
        if view.is_pronoun(at) and at == first:
            return make_phrase(view, at, at)
        if (low in DETERMINERS and not seen and low not in ("that", "this", "these", "those")) or (
            low in DETERMINERS and at == first
        ):
            if seen:
                break
            last, at = at, at + 1
            continue
        if low in LINKS and seen and _continues(view, at, ceiling):
            at += 1
            if view.lower[at] in DETERMINERS:
                at += 1
            continue
        if (
            low in ("and", "&")
            and seen
            and (_continues_list(view, at, ceiling) or _inside_name(view, first, at, ceiling))
        ):
            last, at = at, at + 1
            continue
        released = low in word_set("paper") and (
            view.lower[at - 1] in ("press", "news", "official") or (at > first and _owns_paper(view, at - 1))
        )
        if (
            (view.is_role(at) and not (low in PAPERS and not seen and _qualifies(view, at, ceiling)))
            or view.is_name(at)
            or released
            or (not seen and low in word_set("paper") and not _qualifies(view, at, ceiling))
        ):
            if view.lower[last : last + 1] and seen and _second_name(view, last, at):
                break
            last, seen, at = at, True, at + 1
            continue
        if view.is_modifier(at) or is_ordinal(view, at) or (not seen and token.kind == "number" and at - first < 2):
            last, at = at, at + 1
            continue
        owned = last >= first and view.is_possessive(last)
        if (
            (owned or not seen or (at - first < 3 and is_adjective_of_side(view.tokens[last].text)))
            and token.kind == "word"
            and low not in FUNCTION_WORDS
            and _role_ahead(view, at, ceiling)
        ):
            last, at = at, at + 1
            continue
        break
    while last >= first and (view.lower[last] in LOOSE_ENDS or (view.lower[last] in DETERMINERS and last > first)):
        last -= 1
    if last < first:
        return None
    last += _numbers_channel(view, last, ceiling)
    phrase = make_phrase(view, first, last)
    return phrase if phrase.is_speaker else None


_CHANNELS = frozenset("channel kanal canal tv television radio".split())
_AFTER_CHANNEL = frozenset("that on in which and".split())


def _numbers_channel(view: View, last: int, ceiling: int) -> bool:
    """Whether the number behind a name is a channel's: "Channel 12", "told Kurdistan 24 that"."""
    at = last + 1
    if at >= ceiling or view.tokens[at].kind != "number" or not view.is_name(last):
        return False
    closes = at + 1 >= ceiling or view.tokens[at + 1].kind == "punct" or view.lower[at + 1] in _AFTER_CHANNEL
    return closes and (view.tokens[at].text == "24" or bare(view.lower[last]) in _CHANNELS)


def _owns_paper(view: View, at: int) -> bool:
    """Whether a noun before a paper's says whose it is: "a military | communique", "a police | report"."""
    low = view.lower[at]
    return low in ("police", "military") or (low in institution_nouns() and not is_plural(low))


def is_ordinal(view: View, at: int) -> bool:
    """Whether a token is a number that a unit bears: "the 2nd Infantry Division"."""
    return view.tokens[at].kind == "number" and view.lower[at].endswith(("st", "nd", "rd", "th"))


def _second_name(view: View, last: int, at: int) -> bool:
    """Whether a new phrase begins at ``at``: a role noun after a full name that it does not belong to."""
    return (
        last in view.finish
        and view.is_role(at)
        and not view.is_name(at)
        and not view.is_possessive(at)
        and is_plural(view.lower[at])
    )


def _continues(view: View, at: int, ceiling: int) -> bool:
    """Whether "of", "at", "in" after the head goes on with the phrase."""
    low, after = view.lower[at], at + 1
    if after >= ceiling:
        return False
    if low == "to" and view.lower[at - 1] != "close":
        return False
    if low in ("in", "with") and view.lower[after] in DATE_WORDS:
        return False
    if view.lower[after] in DETERMINERS:
        after += 1
    if after >= ceiling or view.tokens[after].kind != "word" or view.lower[after] in DATE_WORDS:
        return False
    if low == "of" and view.lower[at - 1] in _HEADS and view.lower[after] not in FUNCTION_WORDS:
        return True  # "head of forensics"
    return (
        after in view.begin
        or view.is_name(after)
        or view.is_role(after)
        or view.is_modifier(after)
        or (
            low in ("of", "at", "for", "from")
            and view.lower[after - 1] in DETERMINERS
            and _role_ahead(view, after, ceiling)
        )
    )


def _inside_name(view: View, first: int, at: int, ceiling: int) -> bool:
    """Whether an "and" stands inside a body's name: "the Health and Safety Watch"."""
    if view.lower[first] != "the" or at - 1 in view.finish or at + 2 >= ceiling or at + 1 in view.begin:
        return False
    names = view.is_name(at - 1) and view.is_name(at + 1) and view.is_name(at + 2)
    return names and not view.is_possessive(at - 1) and not view.caseless[at]


def _continues_list(view: View, at: int, ceiling: int) -> bool:
    after = at + 1
    while after < ceiling and view.is_modifier(after) and not view.is_role(after) and after not in view.begin:
        after += 1  # "two soldiers and Western officials"
    if after >= ceiling:
        return False
    return after in view.begin or (view.is_role(after) and is_plural(view.lower[after]))


def _qualifies(view: View, at: int, ceiling: int) -> bool:
    """Whether a paper's noun only describes a body: "the data integration centre"."""
    if at + 2 >= ceiling or view.tokens[at + 1].kind != "word" or view.lower[at + 1] in FUNCTION_WORDS:
        return False
    return not view.is_role(at + 1) and view.is_role(at + 2) and not is_plural(view.lower[at + 2])


def _role_ahead(view: View, at: int, ceiling: int) -> bool:
    for index in range(at + 1, min(ceiling, at + 4)):
        if view.tokens[index].kind == "punct" or (view.lower[index] in FUNCTION_WORDS and not view.is_name(index)):
            return False
        if view.is_role(index) or index in view.begin or view.lower[index] in word_set("paper"):
            return True
    return False
