"""What is counted: the cue words of the measures, by the part each plays in its clause, and who may be counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from wartoll.extract.inflection import inflect
from wartoll.vocabulary import load_vocabulary

BEING = ("is", "are", "was", "were", "be", "been")
BETWEEN = ("", "still ", "now ", "already ", "all ", "currently ", "presently ", "safely ")
HARMS = frozenset({"killed", "wounded", "captured", "missing", "casualties", "losses"})  # measures of people lost
ROLES = ("active", "passive", "intransitive", "adjective", "head", "toll")
INFLECTED = ("harm", "movement")  # the files that give verbs by their base


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon knows of a word or phrase: the classes it belongs to, and the measures it cues by role."""

    tags: frozenset[str] = frozenset()
    cues: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and phrases of the vocabulary files, found longest first.

    ``longest`` gives each first word the words in its longest phrase, ``seconds`` the words that may come second.
    """

    entries: Mapping[str, Entry]
    longest: Mapping[str, int]
    seconds: Mapping[str, frozenset[str]]

    def match(self, words: Sequence[str], at: int, limit: int | None = None) -> tuple[int, Entry] | None:
        """The longest entry that starts at a word and ends before ``limit``: how many words it takes, what is known."""
        head = words[at]
        longest = self.longest.get(head, 0)
        if longest > 1 and at + 1 < len(words) and words[at + 1] in self.seconds[head]:
            for length in range(min(longest, (len(words) if limit is None else limit) - at), 1, -1):
                entry = self.entries.get(" ".join(words[at : at + length]))
                if entry is not None:
                    return length, entry
        entry = self.entries.get(head) if longest else None
        return None if entry is None else (1, entry)


def split_phrases(words: str) -> list[str]:
    """The phrases of a comma-separated list, lower case, each once."""
    return list(dict.fromkeys(" ".join(part.lower().split()) for part in words.split(",") if part.strip()))


@cache
def lexicon() -> Lexicon:
    """All of the vocabulary that the clause grammar reads, as one lexicon."""
    tags: dict[str, set[str]] = {}
    cues: dict[str, dict[str, str]] = {}
    for measure, roles in load_vocabulary("measures").items():
        for role in ROLES:
            for phrase in split_phrases(roles.get(role, "")):
                cues.setdefault(phrase, {}).setdefault(role, measure)
    for phrase, role, measure in inflected_verbs():
        cues.setdefault(phrase, {}).setdefault(role, measure)
    for phrase, tag in _tagged_phrases():
        tags.setdefault(phrase, set()).add(tag)
    names = tags.keys() | cues.keys()
    entries = {name: Entry(frozenset(tags.get(name, ())), cues.get(name, {})) for name in names}
    longest: dict[str, int] = {}
    seconds: dict[str, set[str]] = {}
    for name in names:
        words = name.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
        seconds.setdefault(words[0], set()).update(words[1:2])
    return Lexicon(entries, longest, {head: frozenset(words) for head, words in seconds.items()})


def inflected_verbs() -> Iterable[tuple[str, str, str]]:
    """Each form of the verbs of harm, of coming, going and holding, with its role and measure."""
    for measure, verbs in (item for name in INFLECTED for item in load_vocabulary(name).items()):
        for phrase in split_phrases(verbs.get("object", "")):
            forms = inflect(phrase)
            yield from ((form, "active", measure) for form in forms)
            yield forms.participle, "passive", measure
        for phrase in split_phrases(verbs.get("subject", "")):
            forms = inflect(phrase)
            states = _states(phrase[3:]) if phrase.startswith("be ") else []
            perfect = [f"{word} {forms.participle}" for word in ("have", "has", "had")] if " " in phrase else []
            yield from ((form, "intransitive", measure) for form in (*forms, *states, *perfect))
        for role in ("passive", "toll", "deed"):
            yield from ((phrase, role, measure) for phrase in split_phrases(verbs.get(role, "")))
        for phrase in split_phrases(verbs.get("head", "")):
            yield from ((phrase, role, measure) for role in ("head", "toll"))


def _states(complement: str) -> list[str]:
    """``are back``, ``were still back``: a state with its verb and a small word between."""
    return [f"{be} {small}{complement}" for be in BEING for small in BETWEEN]


def _tagged_phrases() -> Iterable[tuple[str, str]]:
    grammar = load_vocabulary("grammar")
    for table in ("words", "phrases"):
        for tag, words in grammar[table].items():
            yield from ((phrase, tag) for phrase in split_phrases(words))
    groups = load_vocabulary("groups")
    for tag in ("generic", "civil", "troops"):
        for phrase in split_phrases(groups["people"][tag]):
            yield phrase, tag
            yield phrase, "people"
    for name, tag in (("collective", "collective"), ("equipment", "equipment"), ("distractors", "distractor")):
        yield from ((phrase, tag) for phrase in split_phrases(groups[name]["words"]))
    yield from ((phrase, "destroyed") for phrase in split_phrases(groups["equipment"]["destroyed"]))
    for country, adjective in groups["countries"].items():
        yield country.lower(), "country"
        for phrase in split_phrases(adjective):
            yield phrase, "demonym"
            plural = phrase if phrase.endswith(("ese", "sh", "ch", "ss")) else phrase + "s"
            yield plural, "people"
            yield plural, "nationals"


@cache
def _peoples() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Country to adjective, adjective to country, plural or adjective to adjective; keys in lower case."""
    adjectives_of: dict[str, str] = {}
    countries_of: dict[str, str] = {}
    singulars: dict[str, str] = {}
    for country, words in load_vocabulary("groups")["countries"].items():
        adjectives = [part.strip() for part in words.split(",")]
        adjectives_of[country.lower()] = adjectives[0]
        for adjective in adjectives:
            countries_of.setdefault(adjective.lower(), str(country))
            singulars.setdefault(adjective.lower(), adjective)
            singulars.setdefault(adjective.lower() + "s", adjective)
    return adjectives_of, countries_of, singulars


def demonym_of(country: str) -> str | None:
    """The adjective of a country or people's name as written: "North Korea" gives "North Korean"."""
    return _peoples()[0].get(country.lower())


def country_of(adjective: str) -> str:
    """The country of an adjective: "Syrian" gives "Syria"; the adjective itself where none is known."""
    return _peoples()[1].get(adjective.lower(), adjective)


def singular_demonym(plural: str) -> str | None:
    """The adjective of a plural such as "Russians"."""
    return _peoples()[2].get(plural.lower())


_AGENT = re.compile(
    r"[a-z]{3,}(?:ists|ians|eers|smen|women|men|ees|fighters|workers|soldiers|makers|hunters|keepers|goers|holders)\Z"
)


def names_people(lower: str, *, capital: bool) -> bool:
    """Whether a word that no list holds is likely a plural of people, by its ending."""
    if _AGENT.match(lower.rsplit("-", 1)[-1]):
        return True
    return capital and len(lower) > 4 and lower.endswith(("ans", "ese", "ites", "lis", "nis", "qis", "tis", "ais"))
