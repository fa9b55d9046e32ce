"""Who is counted: the group of a reading from its noun, its subject, or what was counted before."""

from __future__ import annotations

from wartoll.extract.antecedents import (
    force_of_harm,
    gapped_subject,
    owner_of,
    people_before,
    shared_noun,
    subject_of,
    with_owner,
)
from wartoll.extract.elements import Element
from wartoll.extract.measures import demonym_of, singular_demonym
from wartoll.extract.named_forces import LOOSE_HEADS, PERSON_NOUNS, among, apposed, is_specific, label_of, owner_before
from wartoll.extract.parties import seat_words
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.sides import (
    COLLECTIVES,
    FORCE_WORDS,
    adjective_of,
    admitting_side,
    as_force,
    is_military,
    is_where,
    names_side,
    side_after,
    side_before,
    sides_around,
)

HARM_NOUNS = frozenset({"killed", "wounded", "missing", "casualties", "losses", "displaced"})
FRESH = frozenset({"replacements", "reinforcements", "recruits", "conscripts", "volunteers", "draftees"})
PEOPLE_AT_LARGE = frozenset({"people", "persons", "residents", "inhabitants"})
VAGUE = frozenset({"men", "people", "persons", "wounded", "bodies", "victims"})  # they tell the sentences after nothing
AGES = frozenset("men women boys girls children minors adults babies infants teenagers elderly civilians".split())
CARRIED = 3  # sentences over which a bare number goes on with a count


def group_of(scene: Scene, reading: Reading, *, about_forces: bool) -> str | None:
    """Who a reading counts; an adjective left alone ("no Russian casualties") stands for its people."""
    group = _group_of(scene, reading, about_forces=about_forces)
    if group is None or singular_demonym(group) != group or demonym_of(group) == group:
        return group
    return f"{group}s" if group.endswith("an") else as_force(group)


def _group_of(scene: Scene, reading: Reading, *, about_forces: bool) -> str | None:
    """Who a reading counts, in the text's own words where it has any; None where only the place tells."""
    if reading.measure == "equipment":
        return reading.item
    if reading.rules[0].endswith("list") and reading.group:
        return reading.group
    if reading.form == "ratio":
        sides = sides_around(scene, reading)
        if sides:
            return f"{' and '.join(sides[:2])} forces"
    anaphoric = (
        reading.rules[0] == "share of the count before" and reading.phrase and reading.phrase.kind != "partitive"
    )
    bare = reading.measure == "capability" or anaphoric
    words = "" if bare else _accounting(scene, reading) or _noun_words(scene, reading)
    owner = None if bare else owner_of(scene, reading) or owner_before(scene, reading)
    if owner is not None:
        if owner.lower() in COLLECTIVES and scene.memory.side:
            owner = f"{scene.memory.side} {owner}"
        return with_owner(owner, words) if words else as_force(owner)
    if not words and (named := among(scene, reading)) is not None:
        return named
    if not words or words.lower() in LOOSE_HEADS | {"all ranks"}:
        named = apposed(scene, reading) if about_forces else None
        if named is not None:
            return named
    shared = shared_noun(scene, reading)
    if not words and shared is not None and _noun_words(scene, shared):
        return group_of(scene, shared, about_forces=about_forces)
    if not words and reading.rules[0].startswith("goes on") and gapped_subject(scene, reading):
        return as_force(gapped_subject(scene, reading) or "")
    subject = _subject(scene, reading) or side_after(scene, reading)
    if subject is None and not words:
        subject = admitting_side(scene, reading)
    if subject is None and not words and reading.phrase is not None and reading.phrase.kind in ("harm", "bare"):
        subject = force_of_harm(scene, reading)
    label = label_of(scene) if about_forces and subject is None else None
    if label is not None and (not words or words.split()[-1].lower() in LOOSE_HEADS):
        return with_owner(label, words) if words else label
    loose = words.lower() in LOOSE_HEADS | {"all ranks"}
    if loose and not subject and reading.rules[0].startswith("goes on"):
        subject = gapped_subject(scene, reading)  # "the rebels have 7,000 fighters and the army 56,000 men"
    if loose and about_forces and not subject and scene.memory.group:
        return scene.memory.group
    if words.lower() in FRESH and reading.measure == "reinforcements":
        before = [other.group for at, other in scene.readings.items() if at < reading.at and other.group]
        force = subject or (before[-1] if before else scene.memory.group)
        return f"{words} for {force}" if force else words
    if words:
        if not is_military(words) or names_side(scene, reading):
            return words
        if subject and subject.split()[-1].lower() in COLLECTIVES and scene.memory.side and not _has_side(subject):
            subject = f"{scene.memory.side} {subject}"
        side = subject or ((side_before(scene, reading) or scene.memory.side) if about_forces else None)
        if not side or any(part.lower() in words.lower() for part in side.split()):
            return words
        return with_owner(side, words) if side == subject else f"{side} {words}"
    if subject:
        alone = subject.lower() in COLLECTIVES and scene.memory.side
        return as_force(f"{scene.memory.side} {subject}" if alone else subject)
    if reading.whole is not None and (reading.whole.group or reading.whole.phrase is not None):
        return reading.whole.group
    if (
        scene.memory.heading
        and about_forces
        and not any(r.group for at, r in scene.readings.items() if at < reading.at)
    ):
        return scene.memory.heading
    if reading.measure == "displaced" and not any(r.group for at, r in scene.readings.items() if at < reading.at):
        return None  # people at large
    carried = _carried(scene, reading, about_forces=about_forces)
    return _as_flow(scene, reading, carried)


def is_remembered(reading: Reading, group: str, kept: str | None) -> bool:
    """Whether later counts go on with a group, and not the one kept so far: no part, no flow of captives, no age."""
    if kept is not None and is_specific(kept) and not is_specific(group):
        return False
    if reading.measure in ("equipment", "captured", "returned") or reading.whole is not None:
        return False
    return group.lower() not in VAGUE | AGES


def tells_little(reading: Reading, group: str) -> bool:
    """Whether a group's own words leave open who it is: a plain noun of people, without a side or a name."""
    if reading.measure == "equipment" or reading.form == "ratio":
        return False
    return len(group.split()) <= 3 and group.islower() and not _has_side(group)


def _as_flow(scene: Scene, reading: Reading, group: str | None) -> str | None:
    """A flow of wounded ("250 wounded a day") counts the wounded of a group."""
    flows = reading.form in ("rate", "projection") and reading.measure == "wounded"
    if not flows or (group is not None and "wounded" in group):
        return group
    return f"wounded {group}" if group else "wounded"


def _carried(scene: Scene, reading: Reading, *, about_forces: bool) -> str | None:
    """The group of the number before, in the sentence, or of the report so far."""
    before = [r for at, r in scene.readings.items() if at < reading.at and r.group and r.whole is None]
    if before and (
        reading.phrase is None
        or reading.phrase.kind in ("bare", "harm", "partitive")
        or (_are_others(scene, reading) and _are_fighters(scene, before[-1]))
    ):
        return before[-1].group
    if reading.phrase is not None and reading.phrase.kind == "partitive" and reading.whole is None:
        antecedent = people_before(scene, reading)
        if antecedent is not None:
            return antecedent
    if reading.group:
        return reading.group
    opens = reading.phrase is not None and reading.phrase.kind == "bare" and reading.at <= 1
    earlier = [other for other in scene.memory.recent if other.sentence == scene.index - 1 and other.group]
    if opens and earlier:
        return earlier[-1].group
    if _is_of_people(scene, reading):
        return None
    if not about_forces:
        same = _counted_before(scene, reading)
        return same.group if same is not None else None
    side = side_before(scene, reading)
    if side is not None:
        noun = person_noun(scene, reading)
        return f"{side} {noun}" if noun in ("martyrs", "dead") else as_force(side)
    kept = ("captured", "returned")
    held = [other for other in scene.memory.recent if other.measure in kept and other.group]
    if reading.measure in kept and held:
        return held[-1].group
    side = scene.memory.side
    armed = side is not None and (side in scene.memory.armed or not scene.memory.civil)
    return scene.memory.group or (as_force(scene.memory.side) if armed and scene.memory.side else None)


def _counted_before(scene: Scene, reading: Reading) -> Reading | None:
    """The count of the last sentences that a bare number goes on with: the last of its measure, no smaller whole."""
    if reading.phrase is not None and reading.phrase.kind not in ("bare", "harm", "partitive"):
        return None
    near = [
        other
        for other in scene.memory.recent
        if scene.index - other.sentence <= CARRIED and other.whole is None and other.measure != "equipment"
    ]
    alike = [other for other in near if other.measure == reading.measure and other.form not in ("share", "ratio")]
    if alike:
        return alike[-1]
    held = [other for other in near if other.group and _size(other) >= _size(reading)]
    return held[-1] if held and len({other.group for other in near}) == 1 else None


def _size(reading: Reading) -> float:
    return reading.number.best or reading.number.low or reading.number.high or 0.0


def person_noun(scene: Scene, reading: Reading) -> str | None:
    """The noun of a count of people who are named by what befell them: "martyrs", "dead"."""
    phrase = reading.phrase
    noun = scene.elements[phrase.head].lower if phrase is not None and phrase.head is not None else None
    return noun if noun in PERSON_NOUNS else None


def _are_others(scene: Scene, reading: Reading) -> bool:
    """Whether a number counts others of those who were named before: "killed six soldiers and wounded 11 others"."""
    phrase = reading.phrase
    return phrase is not None and phrase.head is not None and scene.elements[phrase.head].lower in ("others", "other")


def _are_fighters(scene: Scene, reading: Reading) -> bool:
    """Whether a number counts people under arms: others beside them are of their kind."""
    phrase = reading.phrase
    noun = scene.elements[phrase.head] if phrase is not None and phrase.head is not None else None
    return noun is not None and noun.has("troops") and not noun.has("generic")


def _is_of_people(scene: Scene, reading: Reading) -> bool:
    """Whether people at large are counted: "3,823 people", or a health ministry's count."""
    phrase = reading.phrase
    if phrase is not None and phrase.head is not None and scene.elements[phrase.head].lower in PEOPLE_AT_LARGE:
        return True
    return any(item.lower in ("health", "hospital", "hospitals", "rescuers") for item in scene.elements)


def _noun_words(scene: Scene, reading: Reading) -> str:
    """The noun that a number counts, with its modifiers; empty where it is generic ("people", "wounded")."""
    phrase = reading.phrase
    if phrase is None:
        run = [
            item
            for item in scene.elements[reading.first : reading.last]
            if item.has("people", "demonym", "nationals", "country")
        ]
        return _text(scene, run)
    inner = next((at for at in range(phrase.number + 1, phrase.end) if scene.elements[at].kind == "number"), None)
    if inner is not None:  # "eight of the 10 gunmen"
        return _text(scene, scene.elements[inner + 1 : phrase.end])
    if phrase.kind == "partitive" or (phrase.kind == "bare" and reading.whole is not None):
        return _complement(scene, phrase.end)
    run = [item for item in scene.elements[phrase.number + 1 : phrase.end] if item.kind == "word"]
    while run and (
        run[0].lower in ("of", "more") or (run[0].has("determiner") and not run[0].has("people", "demonym"))
    ):
        run = run[1:]
    if not run:
        return ""
    linked = scene.elements[phrase.end : phrase.end + 3]
    if len(linked) == 3 and linked[0].lower == "and" and run[-1].has("demonym") and linked[1].has("demonym"):
        return _text(scene, [*run, *linked])  # "4,500 British and Indian troops"
    nationals = singular_demonym(run[-1].lower)
    if nationals and run[-1].has("nationals"):
        return f"{_text(scene, run)} ({nationals} people)"
    after = _modifiers_after(scene, phrase.end)
    counted = [item for item in run[:-1] if item.has("civil", "troops") and not item.has("generic")]
    if phrase.kind == "harm" and counted and _is_generic(run[-1:]):
        return _plural(_text(scene, counted))  # "seven civilian deaths"
    complement = _complement(scene, phrase.end) if phrase.kind == "harm" and phrase.partitive else ""
    if complement:
        return complement  # "14 of the dead were rebels"
    if _is_generic(run):
        # "65 bodies of civilians", "12 members of the army", "deaths of soldiers"
        named = any(item.has("people", "collective", "country", "demonym") or item.capital for item in after)
        first = scene.element(phrase.end)
        return _text(scene, after[1:]) if named and first is not None and first.lower in ("of", "among") else ""
    return _text(scene, [*run, *after])


def _plural(words: str) -> str:
    """``civilian`` as a group of people: the noun that stood before "deaths"."""
    if words.endswith(("man",)):
        return words[:-2] + "en"
    return words if words.endswith(("s", "en", "ren", "ese", "staff")) else words + "s"


def _complement(scene: Scene, at: int) -> str:
    """``six of them children``, ``60 per cent of them were federal troops``: the noun that a part is said to be."""
    run: list[Element] = []
    for item in scene.elements[at : at + 7]:
        if not run and (
            item.kind in ("quote",) or item.has("be", "adverb") or item.lower in (",", "he", "she", "explained", "said")
        ):
            continue
        if item.kind != "word" or item.has("have", "preposition", "conjunction", "modal", "relative"):
            break
        if run and item.has("determiner") and not item.has("people"):
            break
        if item.cues and not item.has("people"):
            break
        run.append(item)
    return _text(scene, run) if any(item.has("people", "demonym", "nationals", "collective") for item in run) else ""


def _modifiers_after(scene: Scene, end: int) -> list[Element]:
    """``of the Nusra Front``, ``loyal to the president``: what says more of the noun."""
    first = scene.element(end)
    if first is None or first.lower not in ("of", "from", "loyal", "among"):
        return []
    run: list[Element] = []
    for item in scene.elements[end : end + 7]:
        if item.kind not in ("word", "quote") or item.has(
            "be", "have", "modal", "relative", "reporting", "conjunction"
        ):
            break
        if item.cues and not item.has("people", "collective", "country"):
            break
        run.append(item)
    while run and (run[-1].has("preposition", "determiner") or run[-1].kind == "quote"):
        run.pop()
    return run


def _text(scene: Scene, run: list[Element]) -> str:
    """The words of a run as written, quotation signs left out."""
    return " ".join(scene.text[item.start : item.end] for item in run if item.kind == "word")


def _is_generic(run: list[Element]) -> bool:
    """Whether a noun names nobody in particular: "people", "others", "wounded", "bodies"."""
    if any(item.has("demonym", "nationals", "troops") for item in run):
        return False
    head = run[-1]
    if head.lower == "bodies":
        return False
    return head.has("generic") or head.cue("head") in HARM_NOUNS or head.lower in ("members", "men", "most")


def _subject(scene: Scene, reading: Reading) -> str | None:
    """The force that loses or has the people: ``North Korea has lost``, ``Israel's losses``, ``put Ukraine at``."""
    rule = reading.rules[0]
    if reading.phrase is None:
        return _name_in(scene, max(0, reading.first - 6), reading.first, backwards=True)
    if rule.startswith("figure") and reading.first < reading.at:
        counted = [item for item in scene.elements[reading.first : reading.at][:1] if "civilians" in item.lower]
        if counted:
            return "civilians"
        own = _name_in(scene, max(0, reading.first - 3), reading.first + 1, backwards=True)
        return own or _name_in(scene, reading.first + 1, reading.at, backwards=False)
    if rule == "figure before its toll":
        return _name_in(scene, reading.at + 1, min(len(scene.elements), reading.last + 6), backwards=False)
    verb = _verb_of(scene, reading)
    if verb is None:
        return None
    near = [item.lower for item in scene.elements[max(0, verb - 3) : verb]]
    far = any(word in ("it", "they", "we", "it'll", "they'll", "we'll", "'ll") for word in near)
    if rule.startswith("the whole"):
        return _name_in(scene, max(0, verb - 4), verb, backwards=True)
    near_subject = subject_of(scene, verb) if scene.elements[verb].lower != "at" else None
    if near_subject is not None:
        return near_subject
    named = _name_in(scene, max(0, verb - (40 if far else 20)), verb, backwards=True, sources=far)
    direct = scene.element(verb - 1)
    if named is None and direct is not None and direct.capital and not direct.has("pronoun", "reporting"):
        seat = seat_words().get(direct.lower)
        return demonym_of(seat) or seat if seat else scene.text[direct.start : direct.end]
    return named


def _has_side(words: str) -> bool:
    """Whether a group names its side: its words hold an adjective or name of a people."""
    parts = words.split()
    return any(demonym_of(part) or singular_demonym(part) for part in parts) or any(
        part[:1].isupper() and not part.isupper() for part in parts[:-1]
    )


def _is_force(item: Element) -> bool:
    """Whether a word names a force and not one person or an unnamed group."""
    if item.lower in ("front", "force", "side", "sides", "group", "unit", "groups", "men", "people"):
        return False
    return item.has("collective") or item.lower.endswith(("s", "men"))


def _verb_of(scene: Scene, reading: Reading) -> int | None:
    """The verb whose subject is the force that is counted: "lost", "has", "put ... at"."""
    rule = reading.rules[0]
    before = scene.governor(reading.at)
    for _ in range(2):  # "losing an average of 970 troops"
        if before is not None and scene.elements[before].lower in ("of", "average", "total", "average of"):
            before = scene.governor(before)
    if rule.startswith("the whole"):
        return before
    if rule.startswith(("has so", "a force", "object of a verb of sending", "so many strong", "we are")):
        return reading.first if reading.first < reading.at else before
    if rule.startswith("object of an active") and scene.elements[reading.first].cue("active") == "losses":
        return reading.first
    if before is None:
        return None
    element = scene.elements[before]
    if element.lower == "at" or element.cue("active") == "losses":
        return before
    if element.has("be") and scene.elements[max(0, before - 1)].cue("head") in ("losses", "casualties"):
        return before
    return before if element.lower in ("had", "has", "have", "suffered", "bury", "buried") else None


def _accounting(scene: Scene, reading: Reading) -> str:
    """``Interior troops account for one third of the losses``: the part that a share is of."""
    for index in range(max(1, reading.at - 5), reading.at):
        if scene.elements[index].lower in ("account", "accounted", "accounts", "make", "made"):
            run = [
                item
                for item in scene.elements[max(0, index - 3) : index]
                if item.kind == "word" and not item.has("determiner")
            ]
            if any(item.has("people", "collective", "demonym", "nationals") for item in run):
                return _text(scene, run)
    return ""


def _name_in(scene: Scene, start: int, stop: int, *, backwards: bool, sources: bool = False) -> str | None:
    """The force named in a stretch of elements."""
    span = range(stop - 1, start - 1, -1) if backwards else range(start, stop)
    for index in span:
        item = scene.elements[index]
        if not backwards and item.lower in ("by", "from", "in", "after"):
            return None
        if item.kind == "number" and index in scene.readings and scene.readings[index].rules[0].startswith("the whole"):
            return scene.readings[index].group
        if item.kind == "number" or item.lower in (";", ".", ":"):
            return None
        after = scene.element(index + 1)
        if (
            not sources
            and after is not None
            and after.has("reporting")
            and not after.has("have", "totalling")
            and index + 1 < stop - 1
        ):
            continue
        if is_where(scene, index):
            continue
        if item.has("country", "demonym", "nationals"):
            adjective = adjective_of(scene, item)
            force = after is not None and (after.has("troops", "collective") or after.lower in FORCE_WORDS)
            return f"{adjective} {after.lower}" if force and after is not None else adjective
        if item.has("collective", "troops") and _is_force(item):
            named = scene.element(index - 1)
            if named is not None and (named.capital or named.kind == "figure"):
                country = named.has("country", "demonym", "nationals")
                name = adjective_of(scene, named) if country else scene.text[named.start : named.end]
                return f"{name} {item.lower}"
            return item.lower
    return None
