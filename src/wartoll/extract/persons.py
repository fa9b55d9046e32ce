"""What stands around a person's name: a role before or after it, an age, a verb of speech, a byline."""

from __future__ import annotations

from functools import cache

from wartoll.extract.lexicon import DETERMINERS, FUNCTION_WORDS, verb_forms, word_set
from wartoll.extract.measures import split_phrases
from wartoll.extract.names import name_words
from wartoll.extract.public_voices import broadcasts, is_byline, is_label, leads, reckons, speaks_for_body
from wartoll.extract.trades import trade_before, unknown_trade
from wartoll.extract.view import View, bare
from wartoll.vocabulary import load_vocabulary


def find_role(view: View, first: int, last: int) -> tuple[str | None, bool, bool]:
    """The role tied to a name, whether it is public, and whether it is a prisoner's."""
    before = _role_before(view, first)
    after = _role_after(view, last)
    public = is_byline(view, first)
    public = public or leads(view, last) or speaks_for_body(view, first, last) or is_label(view, first, last)
    role: str | None = None
    prisoner = False
    ranked = before[0] is not None and before[1] == "soldier" and after[0] is not None
    for noun, words in (after, before) if ranked else (before, after):  # "Major Omar, a police officer"
        if noun is None:
            continue
        if noun in word_set("prisoner") or set(words.split()) & word_set("prisoner"):
            prisoner = True
        if noun in word_set("public") or noun in name_words("ranks", "high"):
            public = public or not prisoner
        role = role or words
    if role is None and last > first and is_spoken(view, first, last):
        at = trade_before(view, first)
        role = describe_role(view, at).casefold() if at is not None else None
    public = public or (role is None and (reckons(view, last) or broadcasts(view, first, last)))
    return role, public and not prisoner, prisoner


_HONORIFICS = frozenset("mr. mrs. ms. dr. mr mrs ms dr doctor nurse".split())
_NAMING = frozenset(("named", "called", "identified", "as", ",", "only"))


def _is_initial(view: View, at: int) -> bool:
    """Whether a token is an initial: "N" in "minister N. Biren Singh"."""
    return len(view.tokens[at].text) == 1 and view.tokens[at].text.isupper()


def _role_before(view: View, first: int) -> tuple[str | None, str]:
    """A title or role before a name: "witness Ahmad", "a resident named Omar", "the governor of Homs, Talal"."""
    at, rank = first - 1, None
    while at >= 0 and (view.lower[at] in _NAMING or view.lower[at] in name_words("ranks", "high")):
        rank = rank or (view.lower[at] if view.lower[at] in name_words("ranks", "high") else None)
        at -= 1
    while at > 1 and view.tokens[at].text == "." and _is_initial(view, at - 1):
        at -= 2
    low = bare(view.lower[at]) if at >= 0 else ""
    if low in word_set("prisoner"):
        return low, describe_role(view, at)
    if low == "name" and at < first - 1:
        named = range(at, max(-1, at - 6), -1)  # "a commander who gave his name as Ali"
        who = next((i for i in named if view.lower[i] in ("who", "whose")), 0) - 1
        return low, describe_role(view, who) if who >= 0 and view.is_role(who) else "private person"
    if rank is not None:
        return rank, "officer"
    if low in name_words("ranks", "low"):
        told = at > 0 and (view.tokens[at - 1].text == "," or view.lower[at - 1] in ("is", "was"))
        office = _office_before(view, at - 2) if told else (None, "")
        return office if office[0] is not None else (low, "soldier")
    if low in _HONORIFICS and at > 0 and view.tokens[at - 1].text == ",":
        office = _office_before(view, at - 2)
        if office[0] is not None:
            return office
    office = _role_through_body(view, at) if low in _HONORIFICS else (None, "")
    if office[0] is not None:
        return office  # "the speaker of the ministry Dr. Ali Omar"
    if low in _HONORIFICS:
        return low, "doctor" if low.startswith("d") else "private person"
    through = _role_through_body(view, first)
    if through[0] is not None:
        return through
    comma = first > 0 and view.tokens[first - 1].text == ","
    if low in word_set("private") and not (comma and low in word_set("public")):
        return low, describe_role(view, at)
    if comma:
        return _office_before(view, at)
    if low in word_set("public") or low == "figure":
        return ("official" if low == "figure" else low), describe_role(view, at)
    return ("official", low) if low in word_set("titles") else (None, "")


def _role_through_body(view: View, first: int) -> tuple[str | None, str]:
    """An office with its body before a name: "head of the National Council Mustafa Saleh"."""
    seen_link = False
    for back in range(first - 1, max(-1, first - 10), -1):
        low = view.lower[back]
        if low in ("of", "for", "at"):
            seen_link = True
        elif seen_link and bare(low) in word_set("public"):
            return bare(low), describe_role(view, back)
        elif not (
            view.is_name(back)
            or back in view.begin
            or back in view.finish
            or view.is_role(back)
            or low in ("the", "and")
            or (not seen_link and (view.is_modifier(back) or low.endswith(("al", "ary"))))
            or view.tokens[back].kind == "number"
        ):
            break
    return None, ""


def _office_before(view: View, at: int) -> tuple[str | None, str]:
    """An office before a comma and a name: "the governor of the province, Talal"."""
    for back in range(at, max(-1, at - 9), -1):
        low = bare(view.lower[back])
        if view.tokens[back].kind == "punct" or low in verb_forms():
            break
        if low in word_set("public"):
            return low, describe_role(view, back)
    return None, ""


def _role_after(view: View, last: int) -> tuple[str | None, str]:
    """An apposition right after a name: ", a resident of Homs", "head of the group", ", 34, a baker"."""
    at, steps = last + 1, 0
    count = len(view.tokens)
    comma = at < count and view.tokens[at].text in (",", "(", "–", "—", "-")
    while at < count and steps < 4 and (view.tokens[at].text in (",", "(") or view.tokens[at].kind == "number"):
        at, steps = at + 1, steps + 1
    if at >= count:
        return None, ""
    opens = (
        view.lower[at] in ("a", "an", "the", "his", "her", "one", "who", "is", "was", "our")
        or view.is_role(at)
        or view.is_modifier(at)
        or (view.is_possessive(at) and view.is_name(at))
    )
    if not opens or not (comma or view.lower[at] in ("a", "an", "the", "is", "was") or view.is_role(at)):
        return None, ""
    found: tuple[str | None, str] = (None, "")
    for index in range(at, min(count, at + 9)):
        low = bare(view.lower[index])
        if (view.tokens[index].kind == "punct" and view.tokens[index].text not in ("-",)) or (
            low in verb_forms() and index > at and found[0]
        ):
            break
        if view.tokens[index].text in (".", ";"):
            break
        if low in word_set("public") or low in word_set("private"):
            found = (
                found if found[0] in word_set("public") and found[0] is not None else (low, describe_role(view, index))
            )
            if view.lower[index + 1 : index + 2] and view.lower[index + 1] in (
                "of",
                "for",
                "at",
                "in",
                "from",
                "who",
                "with",
            ):
                break
        elif low in verb_forms() and "past" in verb_forms()[low].forms:
            break
    if found[0] is None and comma and view.lower[at] in ("a", "an"):
        return unknown_trade(view, at + 1)
    return found


def describe_role(view: View, at: int) -> str:
    """A role with the words that stand before it, without an article: "captured North Korean soldier"."""
    first = at
    while first > 0 and at - first < 5 and view.tokens[first - 1].kind == "word":
        low = view.lower[first - 1]
        if low in DETERMINERS or low in FUNCTION_WORDS or low in verb_forms():
            break
        near = view.is_modifier(first - 1) or view.is_role(first - 1) or view.is_name(first - 1)
        if not (near or low.endswith(("-old", "ed"))) or view.is_possessive(first - 1):
            break
        first -= 1
    words = view.text[view.tokens[first].start : view.tokens[at].end]
    return words if view.is_name(first) else words[:1].lower() + words[1:]


def is_named(view: View, first: int, last: int) -> bool:
    """Whether a single word is plainly a person's name: "a witness named Ahmad", "Omar, a resident"."""
    before = view.lower[first - 1] if first else ""
    if (
        before in ("named", "called")
        or before in name_words("ranks", "low")
        or before in ("mr.", "mrs.", "ms.", "dr.", "mr", "mrs")
    ):
        return True
    if bare(before) in word_set("private") and not bare(before).endswith("s"):
        return True
    return (
        last + 2 < len(view.tokens)
        and view.tokens[last + 1].text == ","
        and view.lower[last + 2] in ("a", "an", "his", "her")
        and not (before in ("in", "at", "near", "across", "outside") and _tells_an_event(view, last + 3))
    )


def _tells_an_event(view: View, at: int) -> bool:
    """Whether what an article opens is an event: "In Upper Pazar, a raid by armed youth" names no person."""
    return any(word in _event_nouns() for word in view.lower[at : at + 2])


@cache
def _event_nouns() -> frozenset[str]:
    grammar = load_vocabulary("grammar")
    return frozenset([*split_phrases(grammar["places"]["events"]), *split_phrases(grammar["onsets"]["engagement"])])


def is_spoken(view: View, first: int, last: int) -> bool:
    """Whether the name is the subject of a verb of speech: "Ali Omar said", "said Ali Omar"."""
    after = view.lower[last + 1] if last + 1 < len(view.tokens) else ""
    before = view.lower[first - 1] if first else ""
    for word in (after, before):
        form = verb_forms().get(word)
        if (
            form is not None
            and (word == after or form.lemma != "tell")  # who is told something is no speaker
            and form.group in ("say", "estimate")
            and form.forms & {"past", "third"}
            and word not in word_set("doubtful")
        ):
            return True
    return False


def has_age(view: View, last: int) -> bool:
    """Whether an age follows: "Fatima Hassan, 34," or "(12)"."""
    words = view.lower[last + 1 : last + 4]
    numbered = len(words) == 3 and words[0] in (",", "(") and words[1].isdigit() and int(words[1]) < 110
    if numbered and words[0] == "(" and not view.is_name(last - 1):
        return False  # "and Hama (14)" counts victims
    return numbered and words[2] in (",", ")", ".", "and")


def in_singular(words: str) -> str:
    """ "Captured soldiers" → "captured soldier"."""
    irregular = {"men": "man", "women": "woman", "children": "child", "people": "person"}
    head, _, last = words.rpartition(" ")
    last = irregular.get(last) or (last[:-1] if last.endswith("s") and not last.endswith("ss") else last)
    return f"{head} {last}".strip()
