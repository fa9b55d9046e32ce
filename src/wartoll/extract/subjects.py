"""The subject of a reporting verb: through helpers, adverbs, parentheses and relative clauses."""

from __future__ import annotations

from wartoll.extract.lexicon import (
    COLLECTIVE,
    DATE_WORDS,
    DETERMINERS,
    PAPERS,
    VerbForm,
    institution_nouns,
    is_plural,
    person_nouns,
    verb_forms,
    word_set,
)
from wartoll.extract.phrase import Phrase, names_place
from wartoll.extract.phrases import phrase_before
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.view import View, bare

BE_FORMS = frozenset("is are was were be been being".split())
RELATIVES = frozenset("who which whose whom".split())
_ADVERBS = frozenset(
    "also earlier later still now then only already since just even far widely so once again today".split()
)
_ON_SITE = (["on", "the", "ground"], ["on", "the", "spot"], ["in", "the", "field"], ["at", "the", "scene"])
_OPENERS = frozenset("but and while whereas as because though although yet".split())
_NEVER_PARTICIPLES = frozenset("died lived arrived happened erupted".split())
_AFTER_PARTICIPLE = frozenset("by in at from on to with near outside".split())
PARTICIPLES = frozenset(
    "seen shown given made drawn written sent held led known taken put heard built left met".split()
)
_BEFORE_DATE = frozenset("of on in from dated last this late early".split())
_IN_DATE = _BEFORE_DATE | {"the"}
_DATING = DATE_WORDS | {"in", "on"}
_REACH = 40  # tokens between a subject and its verb, a relative clause included


def find_helper(view: View, at: int, first: int) -> str | None:
    """The nearest word before a verb that is no adverb: a helper, "to", or the subject's last word."""
    back = at - 1
    while back >= first and (_is_adverb(view, back) or view.lower[back] in _ADVERBS):
        back -= 1
    if back < first:
        return None
    low = view.lower[back]
    if low == "may" and view.tokens[back].text[0] == "M" and view.tokens[back - 1].kind == "number":
        return None  # "the report of 3 May tells"
    return "n't" if low.endswith(("n't", "n’t")) else low


def _is_adverb(view: View, at: int) -> bool:
    """Whether a word ends as adverbs do and is no name: "reportedly", not "Parly"."""
    return view.lower[at].endswith("ly") and not view.is_name(at)


def find_subject(view: View, verb: int, first: int) -> Phrase | None:
    """The phrase that a verb's subject is, through adverbs, helpers, parentheses and relative clauses."""
    at = verb - 1
    while at >= first and (
        view.lower[at] in word_set("between") or _is_adverb(view, at) or view.lower[at] in ("there", "here")
    ):
        at -= 1
    if view.lower[at - 2 : at + 1] in _ON_SITE and at - 2 > first:
        at -= 3
    at = _skip_address(view, _skip_air(view, _skip_date(view, at, first), first), first)
    if at < first:
        return None
    if view.tokens[at].text in (",", ")", "-", "–", "—"):
        return _subject_before_parenthesis(view, at, first, verb)
    if at not in view.finish and (view.lower[at] in RELATIVES or view.lower[at] == "that"):
        return _antecedent(view, at, first)
    if _are_victims(view, at, verb, first):
        return None
    phrase = phrase_before(view, at, first)
    if phrase is not None and not (
        phrase.paper and not phrase.parties and not phrase.definite and phrase.first == phrase.last
    ):
        if phrase.first - 1 >= first and view.lower[phrase.first - 1] in RELATIVES:
            return phrase
        wider = _before_relative(view, phrase.first, first, verb) if _inside_relative(view, phrase, first) else None
        return wider or phrase
    return _before_relative(view, at, first, verb)


AIR = frozenset(
    "tv television radio air telegram twitter facebook youtube instagram camera phone telephone telethon x".split()
)


def _skip_air(view: View, at: int, first: int) -> int:
    """Past the air on which a subject spoke: "an ex-general on state TV said"."""
    back = at - 1
    if at <= first or view.lower[at] not in AIR:
        return at
    while back > first and (view.is_modifier(back) or view.is_name(back)):
        back -= 1
    reached = view.lower[back - 1].endswith("ed") or view.lower[back - 1] in PARTICIPLES
    return back - 1 if back > first and view.lower[back] in ("on", "via", "by") and not reached else at


def _skip_address(view: View, at: int, first: int) -> int:
    """Past a city and its country where a subject sits: "the institute in Washington, D.C. has told"."""
    back = at
    while back > first and at - back < 2 and view.is_name(back):
        back -= 1
    if back == at or view.tokens[back].text != ",":
        return at
    comma = back
    back -= 1
    while back > first and comma - back <= 3 and view.is_name(back):
        back -= 1
    seated = back < comma - 1 and back > first and view.lower[back] in ("in", "at", "near")
    return back - 1 if seated else at


def _skip_date(view: View, at: int, first: int) -> int:
    """Past a date that follows a subject: "the commander's report of 3 May tells", "the ministry on Monday said"."""
    back, dated, ordinal = at, False, False
    while back > first:
        low = view.lower[back]
        numeral = view.tokens[back].kind == "number"
        names_day = low in DATE_WORDS or (low == "may" and view.tokens[back].text[0] == "M")
        if not (names_day or numeral or low in _IN_DATE):
            break
        dated = dated or names_day
        ordinal = ordinal or (numeral and low.endswith(("st", "nd", "rd", "th")))
        back -= 1
    dated = dated or (
        ordinal and bare(view.lower[back]) in PAPERS
    )  # "his return of the 26th", no "officer of the 72nd"
    return back if dated and view.lower[back + 1] in _BEFORE_DATE else at


def _are_victims(view: View, at: int, verb: int, first: int) -> bool:
    """Whether the people before a verb are counted and its subject follows: "wounded 60 people said the agency"."""
    if view.lower[at] not in ("people", "persons", "others", "civilians") or verb + 1 >= len(view.tokens):
        return False
    counted = any(view.tokens[index].kind == "number" for index in range(max(first, at - 2), at))
    following = view.lower[verb + 1]
    return counted and (following in DETERMINERS or verb + 1 in view.finish or view.is_name(verb + 1))


def _inside_relative(view: View, phrase: Phrase, first: int) -> bool:
    """Whether a phrase stands in a clause that describes the real subject: "officials who visited the camp said"."""
    before = view.lower[phrase.first - 1] if phrase.first > first else ""
    if before in ("with", "of", "to", "for", "from"):
        return True
    earlier = view.lower[max(first, phrase.first - 8) : phrase.first - 1]
    if before in BE_FORMS and view.lower[max(first, phrase.first - 2)] in RELATIVES | {"that"}:
        return True  # "the observatory which is close to the rebels said"
    if before in ("briefing", "addressing"):
        return True  # "an officer briefing the radio said"
    if before in ("as", "only", "named", "called") and "name" in earlier:
        return True  # "a commander who gave his name as Colonel Ali said"
    if before.endswith("ed") and any(word in RELATIVES for word in earlier):
        return True
    if phrase.parties or view.is_role(phrase.first - 1) or before in _COUNTED:
        return False
    who = next((i for i in range(phrase.first - 1, max(first, phrase.first - _REACH), -1) if view.lower[i] == "who"), 0)
    return bool(who) and not any(_parts_clauses(view, i) for i in range(who + 1, phrase.first))


_COUNTED = frozenset("people others men women children persons civilians dead wounded".split())


def _parts_clauses(view: View, at: int) -> bool:
    """Whether a token ends a relative clause or has a speech of its own in it."""
    low = view.lower[at]
    form = verb_forms().get(low)
    speaks = form is not None and (form.lemma in ("say", "tell") or view.lower[at + 1 : at + 2] == ["that"])
    return view.tokens[at].kind == "punct" or low in ("that", "when", "while") or speaks


def _antecedent(view: View, at: int, first: int) -> Phrase | None:
    """Whom a relative pronoun right before the verb stands for."""
    back = at - 1
    if back >= first and view.tokens[back].text == ",":
        back -= 1
    while back > first and view.lower[back] in _DATING:
        back -= 1
    if back < first:
        return None
    phrase = phrase_before(view, back, first)
    if phrase is None and view.is_role(back):  # "I know of one officer who denied"
        phrase = phrase_before(view, back, first, subject=False)
        phrase = phrase if phrase is not None and phrase.head in person_nouns() else None
    if phrase is None:  # "the figure comes from the network, which said"
        source = phrase_before(view, back, first, subject=False)
        return source if source is not None and view.lower[source.first - 1] == "from" else None
    return phrase


def _before_relative(view: View, at: int, first: int, verb: int) -> Phrase | None:
    """The subject of a verb that a relative clause or a participle parts from it: "a lawmaker who sat in it said"."""
    for back in range(at, max(first, at - _REACH), -1):
        low = view.lower[back]
        if view.tokens[back].text == ";":
            return None
        if low in RELATIVES or low == "that" or _is_participle(view, back):
            before = back - 1
            if view.tokens[before].text == "," or view.lower[before] in _ADVERBS:
                before -= 1
            phrase = phrase_before(view, before, first) if before >= first else None
            named = low == "who" and phrase is not None and " " in (phrase.name or "")
            if phrase is not None and (phrase.head or phrase.parties or phrase.paper or named) and not phrase.pronoun:
                if low not in RELATIVES and not low.endswith("ing") and not _opens_clause(view, phrase.first, first):
                    continue
                return phrase
    phrase = phrase_after(view, _skip_opening(view, first), at + 1)
    if (
        phrase is not None
        and phrase.last < at
        and view.lower[phrase.last + 1] in ("in", "at", "with", "for", "from", "on", "to")
    ):
        finite = any(view.lower[i] in verb_forms() or view.lower[i] in BE_FORMS for i in range(phrase.last + 1, at + 1))
        if not finite and verb - phrase.last <= 14 and (phrase.parties or phrase.head):
            return phrase
    return None


def _is_participle(view: View, at: int) -> bool:
    """Whether a word can open a clause that describes the noun before it: "reached by phone", "speaking to us"."""
    low = view.lower[at]
    if view.tokens[at].kind != "word" or low in ("wing", "king") or low in _NEVER_PARTICIPLES:
        return False
    if low.endswith("ing"):
        return True
    past = low.endswith("ed") or low in PARTICIPLES
    if not past or at + 1 >= len(view.tokens):
        return False
    return view.lower[at + 1] in _AFTER_PARTICIPLE or (low == "shared" and view.lower[at + 1] in ("more", "over"))


def _opens_clause(view: View, at: int, first: int) -> bool:
    return at <= first + 1 or view.tokens[at - 1].kind == "punct" or view.lower[at - 1] in _OPENERS


def _skip_opening(view: View, first: int) -> int:
    """Past a list sign, a number or a quotation mark that opens the sentence."""
    at = first
    while (
        at < len(view.tokens) - 1
        and (view.tokens[at].kind != "word" or view.lower[at] in ("and", "but", "so", "yet"))
        and at - first < 4
    ):
        at += 1
    return at


def _subject_before_parenthesis(view: View, at: int, first: int, verb: int) -> Phrase | None:
    """The subject before a parenthesis that closes right before the verb: "Lee, a member of the committee, told"."""
    closing = view.tokens[at].text
    opening = "(" if closing == ")" else closing
    tries = 0
    for back in range(at - 1, max(first, at - _REACH), -1):
        if view.tokens[back].text != opening and not (opening != "(" and view.tokens[back].text == ","):
            continue
        tries += 1
        ends = back - 1
        while ends > first and view.lower[ends] in word_set("between") | {"there", "here"}:
            ends -= 1
        phrase = phrase_before(view, ends, first) if ends >= first else None
        inner = phrase_after(view, back + 1, at)
        if inner is not None and inner.last == at - 1 and not inner.pronoun and _is_name_of(inner, phrase):
            return inner
        if phrase is None or phrase.pronoun:
            continue
        if phrase.paper and not phrase.parties and view.lower[back + 1] in ("from", "by", "of"):
            return phrase_after(view, back + 2, at) or phrase  # "the figures, from the agency, show"
        if _opens_parenthesis(view, back + 1, opening) or ends < back - 1:
            return phrase  # "the agency had, to 3 February, recorded"
        if tries >= 3:
            break
    return None


def _is_name_of(inner: Phrase, outer: Phrase | None) -> bool:
    """Whether a parenthesis names whom the phrase before describes: "their spokesman, Gen. Yahya Saree, said"."""
    if outer is None or outer.pronoun:
        return inner.head is None and inner.name is not None and " " in inner.name
    if {party.name for *_, party in inner.parties} & {party.name for *_, party in outer.parties}:
        return True  # "the United Nations refugee agency, UNHCR, says"
    named = bool(inner.parties) or (inner.name is not None and " " in inner.name)
    single = inner.name is not None and inner.head is None and outer.head in institution_nouns()
    plain = outer.name is None and not outer.parties and inner.name is not None and inner.head is None
    if (single and not outer.parties) or (plain and outer.definite and outer.head in person_nouns()):
        return True  # "the state statistics service, Rosstat, shows", "the head of the region, Balitsky, says"
    led = outer.head is not None and outer.text.casefold().endswith(outer.head)  # "the Balochistan chief minister"
    described = outer.head is not None and (outer.name is None or names_place(outer) or led)
    if named and outer.head in person_nouns() and _serves(outer):
        return True  # "an adviser to President Zelensky, Mykhailo Podolyak, told"
    return named and described and not any(party.person for *_, party in outer.parties)


def _serves(outer: Phrase) -> bool:
    """Whether the names in a phrase say whom its office serves: "a spokesman for the Second Corps"."""
    words = outer.text.casefold().split()
    office = next((i for i, word in enumerate(words) if bare(word) == outer.head), len(words))
    return any(word in ("of", "to", "for", "at", "in") for word in words[office + 1 : office + 2])


def _opens_parenthesis(view: View, at: int, opening: str) -> bool:
    low = view.lower[at]
    if view.is_pronoun(at) and view.lower[at + 1] in verb_forms():
        return True  # "Moscow, he said, names only 11"
    if view.lower[at + 1 : at + 3] in (["of", "which"], ["of", "whom"]):
        return True  # "a memo, parts of which were published by the daily, says"
    if (
        opening == "("
        or low in RELATIVES
        or low in DETERMINERS
        or low.endswith(("ing", "ed"))
        or low in PARTICIPLES
        or low in word_set("opens_parenthesis")
    ):
        return True
    owned = view.is_possessive(at) and any(map(view.is_role, range(at + 1, at + 4)))  # "Rutte, NATO's civil head,"
    return owned or view.is_role(at) or view.is_modifier(at) or view.tokens[at].kind == "number"


def agrees(view: View, subject: Phrase, at: int, form: VerbForm) -> bool:
    """Whether subject and verb agree in number, where the form tells."""
    compiled = subject.first and view.lower[subject.first - 1] in (
        "by",
        "from",
    )  # "figures compiled by the agency show"
    if compiled or form.forms & {"past", "participle", "gerund"}:
        return True
    words = view.lower[subject.first : subject.last + 1]
    if form.forms == {"base"} and words[0] in ("a", "an") and "of" not in words:
        return False  # "a police report"
    named = subject.name is not None and subject.head is None and view.is_name(subject.last)
    noun = subject.head or (None if subject.pronoun or named else bare(words[-1]))  # "Veritas" is no plural
    plural = subject.pronoun in ("they", "i", "we") or "and" in words or (noun is not None and is_plural(noun))
    if "base" in form.forms:
        return plural or any(word in ("will", "would", "did", "does") for word in view.lower[subject.last : at])
    if noun in COLLECTIVE:
        return True
    return not plural or bool(subject.parties) or subject.pronoun in ("he", "she", "it")
