"""Who is meant: "he", "the institute", "the same agency", a bare surname, "a monitor" that the next sentence names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wartoll.extract.lexicon import institution_nouns, is_plural, person_nouns, role_nouns, word_set
from wartoll.extract.mentions import HEADS_OF_BODY, SPOKES, Mentions, synonyms
from wartoll.extract.offices import holder_of, named_next, named_office, roles_beside, stands_for_body
from wartoll.extract.parties import KnownParty, find_party, find_sides, normalise_name
from wartoll.extract.phrase import Phrase, make_phrase, names_place
from wartoll.extract.sources import (
    OUTLET,
    Source,
    article_of,
    clean_phrase,
    is_one_person,
    is_same_paper,
    of_party,
    person_of_body,
    said_again,
    side_or_seat,
)
from wartoll.extract.view import bare, is_compound

_NEAR = 3  # mentions
_ITS_REACH = 400  # signs back to the body that "its spokesman" speaks for
_ARMS = frozenset(
    "mission delegation force forces panel team monitors observers peacekeepers commission programme program fund "
    "agency office tribunal".split()
)
_ENDS_BODY = frozenset("watch count tally database portal tracker alert rights data index ledger map".split())
_RECKONED = frozenset("determinations findings observations knowledge files evaluations reading sources".split())
_SURVEYS = frozenset("survey study census count".split())
_STAFF = frozenset("volunteers researchers monitors team analysts desk staff newsroom editors count counters".split())
COLLECTIVES = frozenset(
    "analysts experts researchers analyst expert researcher authors scholars observers specialists".split()
)


@dataclass(slots=True)
class Referents(Mentions):
    """What has been mentioned so far, in order; ``resolve`` finds whom a phrase means and remembers him."""

    def resolve(self, phrase: Phrase, *, remember: bool = True, spoke: bool = True) -> Source:
        """Whom a phrase means; ``spoke`` says whether it is named as a speaker."""
        source = self._resolve(phrase)
        source = source if spoke else replace(source, spoke=False)
        if source.person and source.name is not None and (phrase.name or phrase.parties) and not phrase.pronoun:
            roles = source.roles | roles_beside(self.view, phrase.first, phrase.last)
            source = source if roles == source.roles else replace(source, roles=roles)
        if remember and source.name is not None:
            self.history.append(source)
        return source

    def _resolve(self, phrase: Phrase) -> Source:
        if phrase.pronoun:
            return self._pronoun(phrase)
        if phrase.parties:
            return self._known(phrase)
        if phrase.name and not names_place(phrase):
            return self._named(phrase)
        ours = phrase.text.split()[0].casefold() in ("our", "my")
        if ours and (
            phrase.paper
            or phrase.text.split()[-1].casefold() in _RECKONED
            or (phrase.head in _STAFF and phrase.last - phrase.first <= 2)
        ):
            return OUTLET  # "our count says", "our volunteers have confirmed"
        owned = phrase.text.split()[0].casefold() in ("its", "their", "his", "her")
        the_paper = phrase.definite and is_same_paper(phrase)
        if phrase.paper and (not phrase.head or owned or the_paper):
            return self._paper(phrase)
        return self._by_role(phrase)

    def _pronoun(self, phrase: Phrase) -> Source:
        if phrase.pronoun in ("i", "we"):
            return OUTLET
        wanted = phrase.pronoun
        if wanted == "they":  # several of the last ones, before any body
            for source in (source for source in self.recent()[:_NEAR] if source.plural):
                return said_again(source, phrase)
        for source in self.recent():
            if wanted in ("he", "she") and not source.plural and (source.person or is_one_person(source)):
                nearer = self._person_between(source.at, phrase)
                return nearer or said_again(source, phrase)
            if wanted == "it" and not source.person:
                return said_again(source, phrase)
            if wanted == "they" and (source.plural or not source.person):
                return said_again(source, phrase)
        if wanted in ("he", "she"):
            nearer = self._person_between(0, phrase)
            if nearer is not None:
                return nearer
        for source in reversed(self.history[-3:]):
            if wanted not in ("he", "she") or source.party is None or source.party.person:
                return said_again(source, phrase)  # "he" is no ministry
        return Source(None, phrase.text, at=phrase.start)

    def _person_between(self, offset: int, phrase: Phrase) -> Source | None:
        """The last known person named after an offset and shortly before a pronoun."""
        for mark in range(phrase.first - 1, max(-1, phrase.first - 60), -1):
            if self.view.tokens[mark].start <= offset:
                break
            if mark in self.view.begin and self.view.begin[mark][1].person:
                return self._person(self.view.begin[mark][1], phrase)
        return None

    def _known(self, phrase: Phrase) -> Source:
        people = [(a, b, p) for a, b, p in phrase.parties if p.person and not self.view.is_possessive(b)]
        if people:
            return self._person(people[0][2], phrase)
        parties = [(a, b, p) for a, b, p in phrase.parties if not self.view.is_possessive(b)] or list(phrase.parties)
        _, last, party = parties[-1] if phrase.head is None else parties[0]
        if phrase.name and phrase.head in person_nouns() and not names_place(phrase):
            return self._named(phrase)
        if party.kind == "media" and phrase.head is None and last < phrase.last and self.view.is_name(last + 1):
            return self._edition(phrase, last, party)
        if party.side == party.name and not self.view.is_possessive(last):
            named = last < phrase.last and self.view.is_name(last + 1) and phrase.head not in SPOKES
            if phrase.head in _ARMS or named:
                return self._role_source(phrase)  # "the EU mission" is no European Union
        one_of_many = is_plural(party.name.split()[-1].lower()) and last == phrase.last
        if one_of_many and article_of(phrase.text):
            return self._role_source(phrase)  # "a Russian milblogger" is not all of them
        one_expert = phrase.head in COLLECTIVES and party.kind != "analyst" and bool(article_of(phrase.text))
        if one_expert:
            return self._role_source(phrase)  # "a UN expert" speaks for himself
        if phrase.head in SPOKES or phrase.head in COLLECTIVES or phrase.paper:
            return of_party(party, phrase)
        if phrase.head in HEADS_OF_BODY and party.kind == "monitor":
            return of_party(party, phrase)
        if (
            phrase.head in ("reporter", "correspondent", "correspondents", "reporters", "journalist")
            and party.kind == "media"
        ):
            return of_party(party, phrase)
        if phrase.head in person_nouns():
            return self._role_source(phrase)
        if self.view.is_possessive(last) and last < phrase.last and phrase.head and not phrase.paper:
            return self._role_source(phrase)
        return of_party(party, phrase)

    def _edition(self, phrase: Phrase, last: int, party: KnownParty) -> Source:
        """An outlet's edition, named after it: "BBC Persian", "Novaya Gazeta Europe"."""
        start = next(a for a, b, _ in phrase.parties if b == last)
        while last < phrase.last and self.view.is_name(last + 1) and not self.view.is_possessive(last):
            last += 1
        words = self.view.text[self.view.tokens[start].start : self.view.tokens[last].end]
        return Source(words, phrase.text, False, False, phrase.head, party, phrase.start)

    def _person(self, party: KnownParty, phrase: Phrase) -> Source:
        if party.of is not None and party.person:
            return Source(party.of, phrase.text, True, False, phrase.head, find_party(party.of), phrase.start)
        return Source(party.name, phrase.text, True, False, phrase.head, party, phrase.start)

    def _named(self, phrase: Phrase) -> Source:
        """A name that the vocabulary lacks: a person, or a body as written."""
        assert phrase.name is not None
        name = (person_of_body(phrase.text) or phrase.name).removesuffix("'s").removesuffix("’s")
        name = name.title() if self.view.caseless[phrase.first] and name.isupper() else name
        words = name.split()
        role = self._private_role(name)
        if role is not None:
            return Source(role, role, True, False, role.split()[-1], None, phrase.start)
        full = self._full_name(name)
        if full is not None:
            return replace(full, written=phrase.text, plural=False, at=phrase.start)
        if self._is_affiliation(phrase):
            return self._role_source(phrase)
        fuller = self.named_in_text(phrase, bare(name.casefold())) if len(words) == 1 else None
        if fuller is not None:
            return fuller
        if phrase.head in person_nouns() or self._titled(phrase):
            self.people.setdefault(words[-1].casefold(), name)
            return Source(name, phrase.text, True, False, phrase.head, None, phrase.start)
        sides = find_sides(name)
        if (
            len(sides) == 1
            and normalise_name(name) not in (normalise_name(sides[0]),)
            and len(words) == 1
            and phrase.head is None
        ):
            return Source(side_or_seat(name, sides[0]), phrase.text, at=phrase.start)
        if name == person_of_body(phrase.text):
            self.people.setdefault(words[-1].casefold(), name)
            return Source(name, phrase.text, True, False, phrase.head, None, phrase.start)
        body = phrase.head in institution_nouns() or any(bare(w.casefold()) in institution_nouns() for w in words)
        body = body or bare(words[-1].casefold()) in _ENDS_BODY
        if body or len(words) == 1 or phrase.definite or len(words) > 4:
            cleaned = clean_phrase(phrase.text)
            return Source(
                cleaned,
                phrase.text,
                False,
                bool(phrase.head and is_plural(phrase.head)),
                phrase.head,
                None,
                phrase.start,
            )
        self.people.setdefault(words[-1].casefold(), name)
        return Source(name, phrase.text, True, False, None, None, phrase.start)

    def _is_affiliation(self, phrase: Phrase) -> bool:
        """Whether the name says whose man the role is: "a Wagner defector", "a Duma deputy"."""
        if phrase.head is None or phrase.name is None:
            return False
        _, _, after = phrase.text.partition(phrase.name)
        words = after.casefold().split()
        return (
            phrase.head in words
            and words[0] not in ("a", "an", "the", ",")
            and phrase.head in role_nouns()
            and (phrase.head in person_nouns() or words[0] in word_set("modifiers") or words[0] == phrase.head)
            and not (
                len(phrase.name.split()) > 1
                and phrase.head in person_nouns()
                and words[0] == phrase.head
                and words[1:2] == ["of"]
            )
        )

    def _private_role(self, name: str) -> str | None:
        """The role by which a private person is kept, for his full name or a part of it."""
        key = " ".join(bare(word.casefold()) for word in name.split())
        if key in self.private:
            return self.private[key]
        words = key.split()
        return self.parts.get(words[0].removeprefix("al-")) or self.parts.get(words[-1].removeprefix("al-"))

    def _titled(self, phrase: Phrase) -> bool:
        first = phrase.text.split()[0].casefold()
        return first in word_set("titles")

    def _full_name(self, name: str) -> Source | None:
        """The nearest fuller name before that holds this one: "Kovalenko" after "Oleksandr Kovalenko"."""
        wanted = normalise_name(name).split()
        for source in self.recent():
            if not source.person or source.name is None:
                continue
            have = normalise_name(source.name).split()
            if len(have) >= len(wanted) and (have[-len(wanted) :] == wanted or have[: len(wanted)] == wanted):
                return source
            written = normalise_name(source.written).split()
            if len(wanted) < len(written) and written[-len(wanted) :] == wanted:
                return source
        return None

    def _paper(self, phrase: Phrase) -> Source:
        """ "The statement", "its daily bulletin": whoever issued it."""
        opening = phrase.text.split()[0].casefold()
        if is_same_paper(phrase) and opening in ("its", "their", "his", "her", "the", "this"):
            owned = opening in ("its", "their") and phrase.paper in _SURVEYS
            asked = next((s for s in self.recent() if not s.person and s.head not in word_set("private")), None)
            if owned and asked is not None:
                return said_again(asked, phrase)  # "The Basel team asked households. Its first survey"
            told = [source for source in self.recent() if phrase.paper in source.written.casefold().split()]
            for source in (*told[:1], *sorted(self.recent(), key=lambda other: not other.spoke)):
                if (opening in ("his", "her") and not source.person) or source.head in word_set("private"):
                    continue
                return said_again(source, phrase)
        return Source(clean_phrase(phrase.text), phrase.text, plural=is_plural(phrase.paper or ""), at=phrase.start)

    def _by_role(self, phrase: Phrase) -> Source:
        head = phrase.head or ""
        if self.is_monitor(phrase):
            named = self.party_of_document(phrase, "monitor")
            if named is not None:
                return named
        if head == "media" and "state" in phrase.text.casefold().split():
            named = self.party_of_document(phrase, "media")
            if named is not None:
                return named
        there = self.there(phrase)
        if there is not None:
            return there
        if head in COLLECTIVES and phrase.first + int(phrase.definite) == phrase.last:
            body = next((s for s in self.recent() if s.party is not None and s.party.kind == "analyst"), None)
            if body is not None:
                return said_again(body, phrase)
        if "think tank" in phrase.text.casefold():
            named = self.party_of_document(phrase, "analyst")
            if named is not None:
                return named
        if head in SPOKES and phrase.text.split()[0].casefold() == "its":
            body = next((s for s in self.recent() if not s.person and s.name is not None), None)
            if body is not None and phrase.start - body.at < _ITS_REACH:
                return replace(said_again(body, phrase), person=True)  # a spokesman's figure is his body's
        people = self.own_people(phrase)
        if people is not None:
            return said_again(people, phrase)
        if phrase.first == phrase.last and self.view.is_name(phrase.first) and phrase.start:
            body = self.named_in_text(phrase, head)  # a headline's "..., says League"
            if body is not None:
                return body
        if phrase.definite:
            earlier = self.earlier(phrase) or self.named_in_text(phrase, phrase.head or "")
            if earlier is not None:
                return said_again(earlier, phrase)
            office = self._office(phrase)
            if office is not None:
                return office
        if head in ("lawmaker", "legislator", "parliamentarian", "senator", "mp", "deputy") and not phrase.definite:
            lawmaker = named_next(self.view, phrase.last)
            if lawmaker is not None:
                return self._person(lawmaker, phrase)
        return self._role_source(phrase)

    def _role_source(self, phrase: Phrase) -> Source:
        head = phrase.head or ""
        held = phrase.paper not in (None, phrase.head) and phrase.head and phrase.paper not in word_set("records")
        words = phrase.text.rsplit(None, 1)[0] if held else phrase.text
        written = clean_phrase(words) if held else f"{article_of(words)}{clean_phrase(words)}"
        site = self.view.lower[phrase.last + 1 : phrase.last + 4]
        if head in ("source", "sources") and site in (["on", "the", "ground"], ["on", "the", "spot"]):
            written = f"{written} {' '.join(site)}"
        owner = phrase.text.split()[0].casefold()
        if owner in ("its", "their", "his", "her"):
            written = (
                " ".join(written.split()[0:])
                if written.split()[0].casefold() != owner
                else " ".join(written.split()[1:])
            )
        return Source(written, phrase.text, head in person_nouns(), is_plural(head), phrase.head, None, phrase.start)

    def _office(self, phrase: Phrase) -> Source | None:
        """The holder of an office, named before but not quoted; on a body's own page, the body or its head."""
        head = phrase.head or ""
        told = [word for word in phrase.text.split() if not is_compound(word)]  # "the 64-year-old minister"
        bare_phrase = len(told) <= 2 and not phrase.name
        if head in word_set("public") and not is_plural(head) and bare_phrase:
            heads = synonyms(head)
            heads = heads | {"chief"} if "general" in heads else heads  # "army chief Ana Ruiz ... the general"
            named = named_office(self.view, phrase.first, heads)
            if named is not None:
                found = make_phrase(self.view, *named)
                return said_again(self._known(found) if found.parties else self._named(found), phrase)
        if "year-old" in phrase.text and head in word_set("public"):
            aged = next((s for s in self.recent() if s.person and not s.plural and s.head not in person_nouns()), None)
            if aged is not None:
                return said_again(aged, phrase)
        if self.own is None or not bare_phrase:
            return None
        holder = holder_of(self.own, head, self.day)
        if holder is not None:
            return Source(holder.name, phrase.text, True, False, head, holder, phrase.start)
        if not stands_for_body(head, self.own):
            return None
        voice = self.voice_of_body()
        return Source(voice.name, phrase.text, voice.person, False, head, voice, phrase.start)
