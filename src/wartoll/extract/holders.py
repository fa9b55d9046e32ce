"""Whose figure it is: "the ministry's count", "UN figures", "its own estimate", "had Wagner at 50,000"."""

from __future__ import annotations

from wartoll.extract.lexicon import DATE_WORDS, FUNCTION_WORDS, is_plural, verb_forms, word_set
from wartoll.extract.parties import normalise_name, seat_words, side_words
from wartoll.extract.phrase import Phrase, make_phrase
from wartoll.extract.phrases import phrase_before
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.view import View, bare

_PRONOUNS = {"its": "it", "his": "he", "her": "she", "their": "they", "our": "we", "my": "i"}
_FRACTIONS = frozenset("half third quarter fifth tenth twice thrice double triple fraction thirds quarters".split())
_KEPT = frozenset("claim claims figure figures estimate estimates count tally toll".split())
_NO_KEEPERS = frozenset("head member body driver person people victim victims civilian civilians official".split())
_TOLD = frozenset("words account accounts version view opinion telling reckoning judgement judgment eyes".split())
_RECKONED = frozenset("estimate estimation assessment calculation admission acknowledgement acknowledgment".split())
_ANY_SIDES = frozenset("western european arab african".split())  # sides of no one country
_COLLECTIVE_FIGURES = frozenset(
    "reckoning calculations accounts figures estimates data numbers statistics count tally estimate records".split()
)


def find_owner(view: View, at: int, first: int) -> Phrase | None:
    """A place, movement or name as owner: "Seoul's", "Molotov's", "Iraqi"."""
    key = normalise_name(bare(view.lower[at]))
    start = at
    if key in side_words() or key in seat_words() or view.is_name(at):
        while start - 1 >= first and view.is_name(start - 1):
            start -= 1
        return pronoun_phrase(view, start, at)
    return None


def pronoun_phrase(view: View, first: int, last: int | None = None) -> Phrase:
    last = first if last is None else last
    start, end = view.tokens[first].start, view.tokens[last].end
    low = view.lower[first]
    pronoun = {
        "its": "it",
        "his": "he",
        "her": "she",
        "their": "they",
        "our": "we",
        "my": "i",
        "agency's": "we",
        "agency": "we",
    }.get(low)
    words = view.text[start:end]
    return Phrase(first, last, start, end, words, None, None if pronoun else bare(words), (), pronoun)


def owner_before(view: View, last: int, first: int) -> Phrase | None:
    """The noun that owns a figure or a statement by standing before it: "a rebel | claim", without its article."""
    owner = phrase_before(view, last, first, subject=False)
    if owner is not None and owner.first < owner.last and view.lower[owner.first] in ("a", "an"):
        return make_phrase(view, owner.first + 1, owner.last)
    return owner


def owner_after(view: View, at: int, stop: int) -> Phrase | None:
    """ "A toll from the Observatory", "an estimate by the ministry"."""
    if at + 2 >= stop or view.lower[at - 1] in _GATHERS:
        return None  # "which gathers information from a network"
    opening = view.lower[at - 2] if at > 1 and view.lower[at - 1] == "the" else ""
    low, after = view.lower[at], view.lower[at + 1]
    told = low in _TOLD
    framed = opening in ("in", "by", "on") or (opening in ("is", "was") and told)
    if (after in ("from", "by") and not told) or (after == "of" and framed and (told or low in _RECKONED)):
        owner = phrase_after(view, at + 2, stop)
        if owner is not None and (owner.parties or owner.head) and owner.paper not in word_set("records"):
            return owner
    if after == "of" and opening == "by" and low in _COUNTED_BY:  # "by the count of the Labour Watch"
        owner = phrase_after(view, at + 2, stop)
        return owner if owner is not None and _keeps_counts(owner) else None
    return _that_of(view, at + 1, stop)


_GATHERS = frozenset(
    "gather gathers gathered collect collects collected receive receives received obtain obtains use uses".split()
)
_COUNTED_BY = frozenset("count counts reckoning estimate estimates tally calculation calculations figures data".split())


def _keeps_counts(owner: Phrase) -> bool:
    """Whether an owner is one who counts, and not those who are counted: "by the count of the dead"."""
    plain = owner.head in word_set("private") or owner.head in PERSONS_COUNTED
    return not plain and bool(owner.parties or (owner.head and not is_plural(owner.head)) or " " in (owner.name or ""))


PERSONS_COUNTED = frozenset("troops forces soldiers army military rebels militants".split())


def _that_of(view: View, at: int, stop: int) -> Phrase | None:
    """ "The only official toll is that of the court": the owner behind a copula."""
    if view.lower[at : at + 1] not in (["is"], ["are"], ["was"], ["were"]):
        return None
    if view.lower[at + 1 : at + 2] not in (["that"], ["those"]) or view.lower[at + 2 : at + 3] not in (
        ["of"],
        ["from"],
    ):
        return None
    owner = phrase_after(view, at + 3, stop)
    return owner if owner is not None and _keeps_counts(owner) else None


def has_at_number(view: View, at: int, stop: int) -> bool:
    """ "Had Wagner at about 50,000", "had conflicting casualty figures"."""
    for index in range(at + 1, min(stop, at + 8)):
        if view.lower[index] in ("figures", "figure", "toll", "tolls") and at + 1 < index:
            return True
        if view.lower[index] == "at" and index > at + 1 and view.is_name(index - 1):
            return any(view.tokens[i].kind == "number" for i in range(index + 1, min(stop, index + 4)))
        if view.tokens[index].kind != "word":
            return False
    return False


_HARMED = frozenset("dead killed wounded missing losing lost captured fallen injured hurt casualties names".split())


def has_so_many(view: View, at: int, stop: int) -> bool:
    """ "Has the pocket losing 1,500 men a day", "have 75 soldiers dead": a count that somebody keeps."""
    after = view.lower[at + 1 : at + 2]
    if not after or after[0] in _HARMED or after[0].endswith(("ed", "en", "ly")) or after[0] in ("to", "no", "not"):
        return False
    if "been" in view.lower[at + 1 : at + 4]:  # "has since been losing": a tense, nobody's account
        return False
    reach = range(at + 1, min(stop, at + 11))
    close = next((i for i in reach if view.tokens[i].kind == "punct"), min(stop, at + 11))
    number = next((i for i in range(at + 1, close) if view.tokens[i].kind == "number"), None)
    return number is not None and not _HARMED.isdisjoint(view.lower[at + 1 : close])


_NO_GERUNDS = frozenset("spring morning evening during nothing something anything everything being missing".split())


def has_happening(view: View, at: int, stop: int) -> bool:
    """ "Has the pocket losing 1,500 men a day": what somebody's account has happen, before any number."""
    for index in range(at + 1, min(stop, at + 7)):
        low = view.lower[index]
        helper = low in ("been", "being")  # "has since been losing": a tense, nobody's account
        if view.tokens[index].kind != "word" or helper or low in verb_forms() or low.endswith("ed"):
            return False
        if index > at + 1 and low.endswith("ing") and low not in _NO_GERUNDS and not view.is_role(index):
            return any(view.tokens[i].kind == "number" for i in range(index + 1, min(stop, index + 8)))
    return False


_FOLLOWS = frozenset("believe believes trust trusts credit credits follow follows accept accepts".split())


def is_right(view: View, at: int, stop: int) -> int | None:
    """Where the one begins on whose word a condition rests: "if the bureau is right", "if you believe X"."""
    if at + 3 < stop and view.lower[at + 1] in ("you", "we", "one"):
        if view.lower[at + 2 : at + 4] in (["go", "by"], ["goes", "by"]):
            return at + 4
        return at + 3 if view.lower[at + 2] in _FOLLOWS else None
    for index in range(at + 2, min(stop - 1, at + 10)):
        if view.lower[index] in ("is", "are") and view.lower[index + 1] in ("right", "correct", "to"):
            sure = view.lower[index + 1] != "to" or view.lower[index + 2 : index + 4] == ["be", "believed"]
            return at + 1 if sure else None
        if view.lower[index : index + 3] == ["can", "be", "believed"]:
            return at + 1
    return None


def find_holder(view: View, at: int, first: int, stop: int) -> tuple[Phrase, int, int, str] | None:
    """The holder of the figure noun at token ``at``: his phrase, the cue's first and last token, the rule's name."""
    back = at - 1
    while back >= first and view.lower[back] in word_set("before_figure"):
        back -= 1
    steps = 0
    while back > first and steps < 2 and _is_adjective(view, back) and _leads_to_owner(view, back, first):
        back, steps = back - 1, steps + 1
    if back < first:
        return None
    if bare(view.lower[back]) in DATE_WORDS:
        return None
    if view.lower[at] in ("accounts", "account") and view.lower[at + 1 : at + 2] == ["for"]:
        return None  # "which alone accounts for 280 of the dead"
    low, before = view.lower[back], view.lower[back - 1] if back > first else ""
    says = view.lower[at + 1 : at + 2] and (
        view.lower[at + 1] in word_set("after_figure") or view.tokens[at + 1].text in ",.:;"
    )
    if low in ("our", "my") or (bare(low) == "agency" and before == "this"):
        return pronoun_phrase(view, back), back, at, "own-figure"
    if low in _PRONOUNS:
        stands = before in ("by", "in", "on", "per", "") or (says and view.tokens[at + 1].kind == "word")
        return (pronoun_phrase(view, back), back, at, "figure") if stands else None
    owner: Phrase | None = None
    if view.is_possessive(back):
        owner = phrase_before(view, back, first, subject=False) or find_owner(view, back, first)
    elif back in view.finish or normalise_name(low) in side_words() or low in _ANY_SIDES:
        if view.lower[at] not in _COLLECTIVE_FIGURES:
            return None
        owner = phrase_before(view, back, first, subject=False) or find_owner(view, back, first)
    elif view.lower[at] in _KEPT and view.is_role(back) and low not in _NO_KEEPERS:
        owner = owner_before(view, back, first)  # "a rebel claim that", "police figures show"
    if owner is None:
        owner = owner_after(view, at, stop)
        return (owner, at, owner.last, "figure-from") if owner is not None else None
    opening = view.lower[owner.first - 1] if owner.first > first else ""
    if opening == "of" and owner.first - 2 >= first and view.lower[owner.first - 2] in _FRACTIONS:
        return None  # "about half of the rebels' number" is whoever's who halves it
    stands = opening in ("by", "in", "on", "per", "under", "from", "to") or owner.first == first or says
    return (owner, owner.first, at, "figure") if stands else None


def _is_adjective(view: View, at: int) -> bool:
    """Whether a plain word may stand between an owner and his figure: "Seoul's last public figures"."""
    low = view.lower[at]
    return (
        view.tokens[at].kind == "word"
        and low not in FUNCTION_WORDS
        and not view.is_possessive(at)
        and not view.is_name(at)
        and not view.is_role(at)
    )


def _leads_to_owner(view: View, at: int, first: int) -> bool:
    """Whether a possessive stands within two words to the left."""
    return any(view.is_possessive(back) or view.lower[back] in _PRONOUNS for back in range(max(first, at - 2), at))
