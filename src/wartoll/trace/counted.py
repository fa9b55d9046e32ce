"""Who is counted, as far as the words around two figures name them; and whether they are the same people."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from wartoll.claims import Form
from wartoll.extract.numbers import read_numbers
from wartoll.trace.groups import (
    GroupName,
    as_written,
    compare_groups,
    compare_names,
    joined_sides,
    read_camps,
    read_classes,
    read_group,
    read_sides,
    unit_size,
)  # fmt: skip
from wartoll.trace.passages import READINGS_KEPT, Passage, content_words
from wartoll.vocabulary import load_vocabulary

# What stands between a figure and the first word that leaves its noun: "of the garrison", "security personnel".
_HEAD = re.compile(
    r"(?:\s+(?!(?:who|whom|that|which|were|was|are|is|have|has|had|lost|died|fell|killed|wounded|injured|dead|taken|captured|missing|in|on|at|"
    r"since|by|from|during|between|after|before|have|may|might|could|would|including|a|per)\b)[\w'’-]+){1,6}",
    re.IGNORECASE,
)

_NEAR = 60  # signs
_AMONG_REACH = 80
# Who else is in the number; "including two officers" is a part of it.
_AMONG = re.compile(
    r"\b(?:among\s+(?:them|whom)|including|both|as\s+well\s+as|and)\s+(?:\w+\s+)?(?:civilians|women|children|residents)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s(?:and|or)\s", re.IGNORECASE)


_LISTED = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\b\s+)(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:who|which|that|were|was|are|is|have|has|had|lost|died|fell|killed|wounded|injured|since|by|from|during)\b|[.;:(]",
    re.IGNORECASE,
)
_SAYS = re.compile(r",[^,]{0,80}\b(?:said|says|told|announced|reported|reports|added|according)\b", re.IGNORECASE)
_PROPER = re.compile(r"\b[A-Z][\w'’-]{2,}")


@lru_cache(maxsize=READINGS_KEPT)
def _noun_phrase(passage: Passage) -> str:
    """What follows a figure up to the verb or the next figure."""
    stop = min(
        (found.start() for found in (_VERB.search(passage.tail), _SAYS.search(passage.tail)) if found), default=None
    )
    phrase = passage.tail[:stop]
    numbers = read_numbers(phrase).numbers
    return phrase[: numbers[0].start] if numbers else phrase


def _listed_names(passage: Passage) -> tuple[frozenset[str], ...]:
    """The proper names in each part of the list that follows a figure: "of Hezbollah and of Palestinian groups"."""
    phrase = _noun_phrase(passage)
    parts = (frozenset(_PROPER.findall(part)) for part in _LISTED.split(phrase))
    return tuple(part for part in parts if part)


def _listed_bodies(passage: Passage) -> tuple[frozenset[str], ...]:
    """The parts of the list that follows a figure, where each names a body: "the coast guard and the police"."""
    phrase = _noun_phrase(passage)
    parts = [content_words(part) for part in re.split(r"\s+and\s+of\s+|\s+and\s+the\s+|,\s+of\s+", phrase)]
    bodies = frozenset(word[:6] for word in load_vocabulary("tracing")["group"]["bodies"].split())
    return tuple(parts) if len(parts) > 1 and all(part & bodies for part in parts) else ()


def _one_of_list(source: Passage, target: Passage) -> bool:
    """Whether the source counts several named groups together and the target only one of them."""
    many, one = _listed_names(source), _listed_names(target)
    if len(many) > 1 and len(one) == 1:
        hits = [place for place, part in enumerate(many) if one[0] & part]
        others = {name for place, part in enumerate(many) if place not in hits for name in part}
        return len(hits) == 1 and not any(name in target.sentence for name in others)
    parts = _listed_bodies(source)
    if not parts or _listed_bodies(target):
        return False
    head = {word.rstrip("s") for word in content_words(_noun_phrase(target))}
    text = {word.rstrip("s") for word in content_words(target.surroundings)}
    named = [{word.rstrip("s") for word in part} for part in parts]
    own = [{w for w in part if sum(w in other for other in named) == 1} for part in named]
    hit = [part for part in own if part & head]
    return len(hit) == 1 and not any(part & text for part in own if part is not hit[0])


def groups_of(source: Passage, target: Passage) -> tuple[str, str] | None:
    """The words for two groups that differ, or None; sides joined in the sentence count as the group's."""
    one, two = source.claim.group, target.claim.group
    if not (one and two) or compare_groups(one, two).differs:
        (group, words), (other, other_words) = name_group(source), name_group(target)
        differ = compare_names(_without_fate(group), _without_fate(other)).differs
        if group.sides and other.sides and not group.sides & other.sides:
            differ = differ and _stands_beside(group, source) and _stands_beside(other, target)
        if group.camps and other.camps and not group.camps & other.camps:
            differ = differ and all(n.camps & read_camps(_near(p)) for n, p in ((group, source), (other, target)))
        if differ:
            return words, other_words
    if _OF_BOTH.search(target.own) and not _OF_BOTH.search(source.surroundings):
        return source.said, target.said
    if one_form(source, target) and _other_unit(source, target):
        return source.said, target.said
    if _says_who_else(target) and not (_says_who_else(source) or "civilian" in read_classes(source.sentence)):
        return source.said, target.said
    if _one_of_list(source, target):
        return source.said, target.said
    for first, second, flip in ((source, target, False), (target, source, True)):
        joined = joined_sides(first.own)
        sides = read_group(second.claim.group or "").sides
        alone = joined is not None and not read_sides(first.own.replace(joined.words, " "))
        if joined and alone and len(sides) == 1 and sides < joined.sides and joined_sides(second.own) is None:
            beside = second.claim.group or ""
            return (beside, joined.words) if flip else (joined.words, beside)
    return None


_OF_BOTH = re.compile(r"\b(?:of|from|on) (?:both|all|either) (?:sides?|parties|camps|armies)\b", re.IGNORECASE)


def one_form(source: Passage, target: Passage) -> bool:
    """Whether both say a share, or neither does."""
    return (source.claim.form is Form.SHARE) == (target.claim.form is Form.SHARE)


def _other_unit(source: Passage, target: Passage) -> bool:
    """Whether two shares are of units of two sizes: "a fifth of the brigade", "a fifth of the country's army"."""
    if source.claim.form is not Form.SHARE:
        return False
    sizes = [unit_size(_near(p)) for p in (source, target)]
    return None not in sizes and sizes[0] != sizes[1]


def _says_who_else(passage: Passage) -> bool:
    """Whether soldiers are said to be counted with civilians: "fourteen people, among them civilians"."""
    words = passage.tail[:_AMONG_REACH]
    numbers = read_numbers(words).numbers
    return _AMONG.search(words[: numbers[0].start] if numbers else words) is not None


def _near(passage: Passage) -> str:
    """The words right after a figure, up to the next break: "deaths among government troops"."""
    return re.split(r"[.;:,(]", passage.tail)[0][:_NEAR]


def _without_fate(group: GroupName) -> GroupName:
    """A group without "prisoners": that is what became of them, not who they are."""
    return replace(group, classes=group.classes - {"prisoner"})


def _stands_beside(group: GroupName, passage: Passage) -> bool:
    """Whether the group's side stands in the very noun of the figure: elsewhere it may be the enemy's."""
    head = _HEAD.match(passage.tail)
    return head is not None and bool(group.sides & read_sides(head.group()))


@lru_cache(maxsize=READINGS_KEPT)
def name_group(passage: Passage) -> tuple[GroupName, str]:
    """Who is counted, as far as the text itself names them, with the words: the claim's group, else what follows."""
    group = passage.claim.group or ""
    if group and re.search(rf"\b(?:and|or)\s+(?:the\s+|of\s+)*{re.escape(group)}", passage.surroundings):
        return replace(read_group(""), sides=frozenset()), group  # the last of several: who else is counted is unread
    written = as_written(read_group(group), passage.surroundings)
    if "anyone" in written.classes and "anyone" not in read_classes(passage.sentence):
        written = replace(written, classes=written.classes - {"anyone"})  # a pronoun names no one
    head = _HEAD.match(passage.tail)
    words = head.group().strip() if head else ""
    numbers = read_numbers(words).numbers
    words = words[: numbers[0].start].strip() if numbers else words  # "58 soldiers and 13 policemen"
    words = re.sub(r"\s(?:and|or)$", "", words)
    own = read_classes(words)
    if own and not own & {"anyone", "prisoner"} and not _JOINED.search(words):
        written = replace(written, classes=own)  # "58 soldiers" are soldiers, whatever the group is called
    if written.sides or written.classes:
        joined = read_classes(words) if _JOINED.search(words) else frozenset()
        if written.classes & joined and joined - written.classes:
            return replace(written, classes=written.classes | joined), words  # "soldiers and policemen"
        return written, group
    return (read_group(words), words) if words else (written, group)
