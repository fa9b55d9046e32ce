"""Commas that a text has lost before and behind its speakers: "... killing seven civilians | residents said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from wartoll.extract.lexicon import (
    DATE_WORDS,
    DETERMINERS,
    FUNCTION_WORDS,
    PAPERS,
    PRONOUNS,
    institution_nouns,
    is_plural,
    person_nouns,
    role_nouns,
    verb_forms,
    word_set,
)
from wartoll.extract.lost_additions import may_open, opens_addition, opens_toll
from wartoll.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from wartoll.extract.text import Token

_FEWEST, _RARE = 35, 200  # words of a text that may be said to lack commas; words to each comma, at least
_OPENING = 4  # words of a clause that a speaker can follow
_LONGEST = 14  # words of a speaker
_LINKS = frozenset("of for at in from with near inside to".split())
_ADJECTIVES = tuple("ian ish ese ial ical ional -based -run -led -backed -linked -affiliated".split())


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(load_vocabulary("run_on")["speakers"][name].split())


@lru_cache(maxsize=8)
def is_run_on(text: str) -> bool:
    """Whether a text of some length has lost its commas, and with them its line breaks and quote marks."""
    words = text.count(" ") + 1
    return words >= _FEWEST and (text.count(", ") + text.count(",\n")) * _RARE < words


def find_lost_commas(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens before which a text lost a comma that parted what is told from who tells it, in order.

    Three places are known: before the speaker that closes a sentence, before the verb whose speaker closes one, and
    around the relative clause between the speaker that opens one and his verb.
    """
    for first, stop in _stretches(text, tokens):
        found: set[int] = set()
        clause = Stretch(tokens, first, stop)
        for at in range(first + 1, stop):
            form = verb_forms().get(tokens[at].lower)
            if form is None or form.lemma not in _set("speech") or not tokens[at].text[0].islower():
                continue
            if form.forms & {"past", "third"} or tokens[at].lower == "say":
                found.update(clause.around_speech(at))
        if tokens[first].lower == "according":
            found.update(clause.behind_source())
        added = [at for at in range(first + 2, stop - 1) if may_open(clause, at)]
        found.update(at for at in added if opens_addition(clause, at) or opens_toll(clause, at))
        yield from sorted(at for at in found if first < at < stop and tokens[at - 1].kind != "punct")


def _stretches(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The runs of tokens between stops and line breaks."""
    first = 0
    for at, token in enumerate(tokens):
        broken = at > first and "\n" in text[tokens[at - 1].end : token.start]
        if broken:
            yield first, at
            first = at
        if token.text in _STOPS:
            if at > first:
                yield first, at
            first = at + 1
    if first < len(tokens):
        yield first, len(tokens)


_STOPS = frozenset('.!?;…“”"')


class Stretch:
    """The tokens ``first`` to ``stop`` of a text between two stops."""

    def __init__(self, tokens: Sequence[Token], first: int, stop: int) -> None:
        self.tokens, self.first, self.stop = tokens, first, stop

    def low(self, at: int) -> str:
        """A token's word in lower case; nothing outside the stretch."""
        return self.tokens[at].lower if self.first <= at < self.stop else ""

    def around_speech(self, verb: int) -> Iterator[int]:
        """The tokens before which a verb of speech asks for a comma."""
        relative = self._relative(verb) or self._apposed(verb)
        if relative is not None:
            yield from (relative, verb)
            return
        if self._closes(verb):
            start = self._speaker(verb - 1)
            if start is not None and self._may_follow(start):
                yield start
        elif self._is_inverted(verb):
            yield verb

    def _is_inverted(self, verb: int) -> bool:
        """Whether a verb has its speaker, and nothing else, behind it."""
        if self.low(verb) not in _set("inverting") or verb - self.first <= _OPENING:
            return False
        return self._is_speaker_to_end(verb + 1) and self._speaker_alone(verb - 1) is None

    def behind_source(self) -> Iterator[int]:
        """Where "According to initial reports" is at its end."""
        at = self.first + 2
        if self.low(at) in DETERMINERS:
            at += 1
        while at < self.stop - 1 and at - self.first < _LONGEST:
            if self.is_number(at):
                yield at
                return
            low, after = self.low(at), self.low(at + 1)
            ends = low in role_nouns() or low in PAPERS
            if ends and (after in DETERMINERS or after in PRONOUNS):
                yield at + 1
                return
            if low in FUNCTION_WORDS and low not in _LINKS and low not in DETERMINERS:
                return
            at += 1

    def _closes(self, verb: int) -> bool:
        """Whether a verb of speech has told what it says before it: "... said.", "... told the agency on Sunday"."""
        at = verb + 1
        if verb - self.first < _OPENING:
            return False
        if verb_forms()[self.low(verb)].lemma == "tell":
            at += self.low(at) in DETERMINERS
            while at < self.stop and (
                self._is_name(at) or self.low(at) in role_nouns() or self.low(at) in ("news", "state")
            ):
                at += 1
            if at == verb + 1:
                return False
        return (
            at >= self.stop
            or self.low(at) in _set("goes_on")
            or self.low(at) in DATE_WORDS
            or self.tokens[at].text in ",:)"
        )

    def _may_follow(self, start: int) -> bool:
        before = self.low(start - 1)
        return start - self.first >= _OPENING and before not in _set("barred") and before not in _set("prepositions")

    def _speaker(self, last: int) -> int | None:
        """The first token of the speaker that ends at ``last``."""
        while last > self.first and (
            self.low(last).endswith("ly") or self.low(last) in ("also", "later", "earlier", "then")
        ):
            last -= 1
        if self.low(last) in PRONOUNS:
            return last
        if self.tokens[last].text == ")":
            last = next(
                (at - 1 for at in range(last - 1, max(self.first, last - 6), -1) if self.tokens[at].text == "("), last
            )
        start = self._named(last) if self._is_name(last) else self._described(last)
        return None if start is None or last - start >= _LONGEST else start

    def _speaker_alone(self, last: int) -> int | None:
        """The speaker before a verb that is not among the counted: "the ministry", but no "six militants"."""
        start = self._speaker(last)
        if start is None or self.low(last) in _set("counted") or self.is_number(start) or self.low(start) in PRONOUNS:
            return None
        return start

    def _named(self, last: int) -> int | None:
        """The start of a speaker that ends with a name: "the head of the group Rami Saleh", "activists in Douma"."""
        run = self._name_run(last)
        before = self.low(run - 1)
        if before in DETERMINERS:
            return self._governed(run - 1)
        if before in _set("prepositions"):
            governed = self._governed(run)
            if governed is not None and governed < run:
                return governed
            return self._acronym(run, last) or (run + 1 if last - run >= 2 else None)  # "in Homs | Omar Sino"
        if before in role_nouns() and before not in _set("counted") and not is_plural(before):
            return self._described(run - 1, titled=True)
        return run

    def _acronym(self, run: int, last: int) -> int | None:
        """Where an acronym begins behind the place that a preposition takes: "in Raqa | SANA"."""
        for at in range(last, run, -1):
            if len(self.tokens[at].text) > 2 and self.tokens[at].text.isupper():
                return at
        return None

    def _described(self, last: int, *, titled: bool = False) -> int | None:
        """The start of a speaker that ends with a noun: "residents", "a source at the ministry", "Saba news agency"."""
        head = self.low(last)
        if head in _set("places") and self.low(last - 1) in DETERMINERS and self.low(last - 2) in _LINKS:
            governed = self._governed(last - 1)  # "activists in the town"
            return governed if governed is not None and governed < last - 1 else None
        if head not in role_nouns() and head not in PAPERS and head not in _set("self"):
            return None
        begin = last
        while begin > self.first and last - begin < _LONGEST and self._is_premodifier(begin - 1):
            begin -= 1
        if self._is_name(begin - 1):
            run = self._name_run(begin - 1)
            if self._is_place(run):
                agency = head in institution_nouns() and not is_plural(head) and begin - run > 1
                begin = self._acronym(run, begin - 1) or (begin - 1 if agency else begin)
                return begin if titled or self._stands_alone(begin, last) else None
            begin = run
        before = self.low(begin - 1)
        if before == "and" and (self.low(begin - 2) in role_nouns() or self._is_name(begin - 2)):
            return self._speaker(begin - 2)
        if before in DETERMINERS:
            return self._governed(begin - 1)
        if is_plural(head) and self.is_number(begin - 1):
            return begin - 1
        if before in _LINKS:
            governed = self._governed(begin)
            return governed if governed is not None and governed < begin else None
        local = (
            before in _set("places") and self.low(begin - 2) in DETERMINERS and head not in _set("self")
        )  # "the city council"
        if local and not is_plural(head):
            return self._governed(begin - 2)
        if titled or self._stands_alone(begin, last):
            return begin
        reach = next(
            (at for at in range(begin - 1, max(self.first, begin - 4), -1) if self.low(at) in DETERMINERS), None
        )
        return self._governed(reach) if reach is not None else None

    def _is_place(self, run: int) -> bool:
        """Whether names are a place's: "in southern Yemen", "the capital Sanaa"."""
        at = run - 1
        while self.low(at) in _set("compass"):
            at -= 1
        return self.low(at) in _set("prepositions") or self.low(run - 1) in _set("towns")

    def _stands_alone(self, begin: int, last: int) -> bool:
        """Whether a noun needs no article: a plural, a name's agency, "state television", "police"."""
        head = self.low(last)
        named = any(self._is_name(at) for at in range(begin, last))
        return is_plural(head) or head in _set("self") or (named and head in institution_nouns())

    def _governed(self, start: int) -> int | None:
        """A phrase with the noun that takes it by "of" or "at", "a source | at the ministry"; itself if none."""
        link = start - 1
        if self.low(link) == "to" and self.low(link - 1) == "close":
            link -= 1
        elif self.low(link) not in _LINKS:
            return start
        noun = self.low(link - 1)
        if noun not in role_nouns() or noun in _set("counted"):
            return None if self.low(start) not in DETERMINERS else start
        return self._described(link - 1, titled=noun in person_nouns())

    def _relative(self, verb: int) -> int | None:
        """Where the relative clause begins that parts the speaker who opens a sentence from his verb."""
        if self.low(verb) not in ("said", "says", "told") or self._closes(verb):
            return None
        who = next(
            (at for at in range(self.first + 1, min(verb, self.first + _LONGEST)) if self.low(at) == "who"), None
        )
        if who is None or verb - who > 2 * _LONGEST or verb - who < 3:
            return None
        opens = self._is_name(who - 1) or self.low(who - 1) in person_nouns()
        told = any(self.low(at) in verb_forms() and self.low(at) in _set("inverting") for at in range(self.first, verb))
        counted = any(self.is_number(at) for at in range(self.first, verb)) or self.low(who - 1) in _set("counted")
        return (
            who if opens and not told and not counted and self.low(verb - 1) not in PRONOUNS | _set("barred") else None
        )

    def _apposed(self, verb: int) -> int | None:
        """Where a description stands between the name that opens a sentence and its verb: "Delta Watch | a group"."""
        at = end = self.first + int(self.low(self.first) in DETERMINERS)
        while self._is_name(end):
            end += 1
        described = self.low(end) in ("a", "an", "another") and self.low(verb - 1) in role_nouns()
        return end if described and end - at > 1 and verb - end < _LONGEST else None

    def _is_speaker_to_end(self, start: int) -> bool:
        """Whether nothing but a speaker stands from a token to the sentence's end: "| police chief Rami Saleh"."""
        if self.stop - start < 1 or self.stop - start > _LONGEST:
            return False
        opens = self._is_name(start) or self.low(start) in DETERMINERS or self.low(start) in role_nouns()
        rest = range(start, self.stop)
        noun = any(self._is_name(at) or self.low(at) in role_nouns() for at in rest)
        clause = any(self.low(at) in _FINITE or self.is_number(at) for at in rest)
        return opens and noun and not clause

    def _name_run(self, last: int) -> int:
        """The first token of the capitalised words that end at one, "for" and "of" between them included."""
        at = last
        while at - 1 >= self.first and last - at < _LONGEST:
            if self._is_name(at - 1):
                at -= 1
            elif self.low(at - 1) in ("for", "of", "al") and self._is_name(at - 2) and self.low(at - 1) != "of":
                at -= 2
            else:
                break
        return at

    def _is_name(self, at: int) -> bool:
        if not self.first <= at < self.stop:
            return False
        token = self.tokens[at]
        capital = token.text[0].isupper() or token.lower.startswith(("al-", "el-"))
        return token.kind == "word" and capital and token.lower not in FUNCTION_WORDS

    def _is_premodifier(self, at: int) -> bool:
        low = self.low(at)
        if not low or self.tokens[at].kind != "word" or low in FUNCTION_WORDS | _set("counted") | _set("places"):
            return False
        if self.tokens[at].text[0].isupper():
            return low.endswith(_ADJECTIVES) and not self._is_name(at - 1)
        if (
            low in _set("premodifiers")
            or low in _set("attributive_plurals")
            or low in word_set("modifiers")
            or low.endswith(_ADJECTIVES)
        ):
            return True
        return low in institution_nouns() and not is_plural(low)

    def is_number(self, at: int) -> bool:
        """Whether a token is a number, in digits or in words."""
        if not self.first <= at < self.stop:
            return False
        return self.tokens[at].kind == "number" or self.tokens[at].lower in _numerals()


_FINITE = frozenset(
    "was were is are has have had will would killed died left hit fell took went could may might".split()
)


@cache
def _numerals() -> frozenset[str]:
    return frozenset(load_vocabulary("numbers")["units"]) - {"may", "second"}
