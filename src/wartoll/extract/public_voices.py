"""Signs that a person speaks in public: he reckons, writes, broadcasts, leads, speaks for a body or signs the text."""

from __future__ import annotations

import re

from wartoll.extract.lexicon import institution_nouns, verb_forms, word_set
from wartoll.extract.view import View, bare


def reckons(view: View, last: int) -> bool:
    """Whether a full name counts, reckons or quotes, as public voices do: "Ana Berg calculated that"."""
    at = last + 1
    if view.lower[at : at + 1] == [","]:  # "Ana Berg, in her book on the siege, gives"
        if view.lower[at + 1 : at + 3] in _IN_WORK and not _WORKS.isdisjoint(view.lower[at + 3 : at + 6]):
            return view.is_name(last - 1)
        at = next((i for i in range(at + 2, min(len(view.tokens), at + _ASIDE)) if view.lower[i] == ","), last) + 1
    form = verb_forms().get(view.lower[at]) if at < len(view.tokens) else None
    if form is None or not view.is_name(last - 1):
        return False
    argues = "third" in form.forms and form.lemma.split()[0] in _ARGUES
    return argues or (form.group in ("estimate", "project", "quote") and bool(form.forms & {"past", "third"}))


_IN_WORK = (["in", "his"], ["in", "her"])
_WORKS = frozenset("book books history study memoir memoirs biography account paper essay article thesis".split())
_ARGUES = frozenset(
    "write argue conclude contend maintain suggest calculate reckon compute arrive come settle put give".split()
)
_ASIDE = 20  # tokens of an aside between a name and its verb


_MEDIA = frozenset("telegram facebook twitter x air tv television radio telethon channel broadcast livestream".split())
_TO_MEDIUM = 7  # tokens between a verb of speech and the name behind it


def broadcasts(view: View, first: int, last: int) -> bool:
    """Whether a full name speaks through a medium, as officials do: "wrote on Telegram Ana Berg"."""
    if last == first:
        return False
    for at in range(first - 1, max(-1, first - _TO_MEDIUM), -1):
        if _is_speech(view.lower[at]):
            return not _MEDIA.isdisjoint(view.lower[at:first])
        if view.tokens[at].kind != "word":
            break
    verb = view.lower[last + 1 : last + 2]
    ahead = view.lower[last + 2 : last + 5]
    return bool(verb) and _is_speech(verb[0]) and ahead[:1] in (["on"], ["in"]) and not _MEDIA.isdisjoint(ahead)


def is_label(view: View, first: int, last: int) -> bool:
    """Whether a name opens its line and a colon follows: the speakers of a transcript are public."""
    end = view.tokens[last].end
    if _LABEL_TAIL.match(view.text, end, end + 70) is None:
        return False
    start = view.text.rfind("\n", 0, view.tokens[first].start) + 1
    titles = set(view.text[start : view.tokens[first].start].casefold().split())
    return bool(titles) and titles <= word_set("titles")


_LABEL_TAIL = re.compile(r"(?:\s\([^)\n]{1,60}\))?:\s")


_LEADING = frozenset(
    "commands commanded heads headed leads led chairs chaired governs governed directs directed runs edits"
    " founded".split()
)


def leads(view: View, last: int) -> bool:
    """Whether the words right after a name give it an office: "Saleh, who commands the brigade"."""
    at = last + 1
    if view.lower[at : at + 1] == [","]:
        at += 1
    if view.lower[at : at + 1] == ["who"]:
        at += 1
    return bool(set(view.lower[at : at + 1]) & _LEADING) and view.lower[at + 1 : at + 2] not in (["by"], [","], ["."])


_LENT = frozenset(("government", "intelligence", "analyst", "monitor", "media"))
_MOST_OF_BODY = 6  # words in which a body's name after "of" ends


def speaks_for_body(view: View, first: int, last: int) -> bool:
    """Whether who speaks is named with a body whose people speak in public: "Ana Berg of the Aid Office said"."""
    if view.lower[last + 1 : last + 2] not in (["of"], ["from"], ["at"]):
        return False
    at, seen = last + 2, False
    while at < min(len(view.tokens), last + 2 + _MOST_OF_BODY):
        known = view.begin.get(at)
        if known is not None:
            seen = seen or known[1].kind in _LENT
            at = known[0] + 1
            continue
        low = bare(view.lower[at])
        if not (view.tokens[at].text[0].isupper() or low in ("the", "of", "for", "and", "on")):
            break
        seen = seen or (view.tokens[at].text[0].isupper() and institution_nouns().get(low) in _LENT)
        at += 1
    if not seen:
        return False
    before = view.lower[max(0, first - 2) : first]
    if before[-2:] == ["according", "to"] or any(_is_speech(word) for word in before[-1:]):
        return True
    at += int(view.lower[at : at + 1] == [","])
    return any(_is_speech(word) for word in view.lower[at : at + 3])


def _is_speech(word: str) -> bool:
    form = verb_forms().get(word)
    return form is not None and form.group in ("say", "estimate", "quote", "count")


def is_byline(view: View, first: int) -> bool:
    """Whether the name signs the text: "Reporting by ...", "By ..." at a line's head."""
    head = view.text[max(0, view.tokens[first].start - 90) : view.tokens[first].start]
    if "by " not in head.casefold():
        return False
    if re.search(r"(?:reporting|editing|written|compiled|edited) by [^.\n]*\Z", head, re.IGNORECASE):
        return True
    return re.search(r"(?:\A|\n)\s*by (?:[^.\n]* and )?\Z", head, re.IGNORECASE) is not None
