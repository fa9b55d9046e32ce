"""Times as a text says them: points, windows, durations, frequencies; and the days they mean."""

from __future__ import annotations

import re
from datetime import date

from wartoll.extract.number_words import word_values
from wartoll.extract.text import fold_case
from wartoll.extract.time_ahead import is_ahead
from wartoll.extract.time_dates import read_month, read_numeric_dates
from wartoll.extract.time_named import read_feast, read_season, read_word
from wartoll.extract.time_ordinals import read_ordinal_days
from wartoll.extract.time_phrases import read_phrases
from wartoll.extract.time_resolve import resolve_time
from wartoll.extract.time_shifts import years_on
from wartoll.extract.time_types import ResolvedTime, TimeMention
from wartoll.extract.time_units import read_unit, read_weekday
from wartoll.extract.time_windows import Key, key_window
from wartoll.extract.time_words import Expression, find_triggers
from wartoll.vocabulary import load_vocabulary

__all__ = ["ResolvedTime", "TimeMention", "read_times", "resolve_time", "text_dates"]

_ROLE = re.compile(
    r"""(?<!\w)(?:no(?:t)?\slater\sthan|up\sto\sand\sincluding|(?:starting|beginning)\s(?:from|on|in)|ever\ssince|prior\sto|up\sto|up\suntil|as\s(?:of|at|on)|since|from
        |starting|beginning|by|before|until|till|through|in|on|at|during|over|throughout|across|for|within|after|following
        |about|around|of|between)
        \s(?:(?:about|around|at\sleast|roughly|the|only|just|some|nearly|almost|over|more\sthan|approximately|this|early
        |late|midnight|noon|midday|close|(?:on|of)(?=\s\Z)|(?:the\s)?(?:morning|evening|night|eve)\sof)\s){0,3}\Z""",
    re.VERBOSE,
)
_SINCE_CLAUSE = re.compile(r"(?<!\w)since\s(?!then\s|when\s)(?:[a-z][\w'’-]*\s){1,7}\Z")  # "since the siege began on"
_POSTED = re.compile(
    r"(?:\A|\n|[.|•]\s)\W*(?:last\s)?(?:posted|published|issued|updated|released|filed|printed)\W*(?:on\s|at\s)?\Z"
)
_ONWARD = re.compile(r"\son(?:wards?)?(?=\s?[,.;:)]|\s(?:has|have|had|was|were)\b|\Z)")
_UNTIL_CLAUSE = re.compile(
    r"(?<!\w)(?:until|till|up\sto)\s(?:its|his|her|their|the|a)\s(?:[a-z][\w'’-]*\s){1,5}(?:on|in)?\s?\Z"
)
_BEGAN_CLAUSE = re.compile(
    r"(?<!\w)(?:which|that|who)\s(?:[a-z][\w'’-]*\s){0,2}"
    r"(?:began|begun|started|erupted|broke\sout|opened|commenced|resumed|was\slaunched)\s\Z"
)
_FROM_PAPER = re.compile(
    r"(?<!\w)(?:figures?|data|numbers|papers?|reports?|documents?|records?|estimates?|lists?|statements?|tolls?|counts?|"
    r"assessments?|bulletins?|stud(?:y|ies)|surveys?|tall(?:y|ies)|slides|photographs?|footage)\s\Z"
)
_FROM_CLAUSE = re.compile(r"(?<!\w)from\s(?:[a-z][\w'’-]*\s){2,8}to\s\Z")  # "from the start of the war to"
_TO = re.compile(r"\s?(?:-|–|—|to|until|till|through|up to)\s?(?:the\s|about\s|around\s)?")
_AND = re.compile(r"\sand\s(?:the\s)?")
_SIDE_BY_SIDE = re.compile(r",?\s(?:on\s|the\s|of\s)?|\s\(")
_POINTS = ("point", "window")
_ROLES: dict[str, str] = load_vocabulary("times")["roles"]
_SHIFTS: dict[str, int] = load_vocabulary("times")["shifts"]


def read_times(text: str) -> tuple[TimeMention, ...]:
    """Read every time expression of a text, in order and without overlaps; linear in it.

    Examples
    --------
    >>> [mention.words for mention in read_times("Since December 6 they lost 92 a day.")]
    ['Since December 6', 'a day']
    """
    low = fold_case(text)
    expressions = _merge(low, _select(_read_expressions(text, low)))
    mentions: list[TimeMention] = []
    floor, year, year_at = 0, None, 0
    in_passing = False  # whether a year stands within a sentence, and says nothing of the next: "driven out in 2011"
    previous: TimeMention | None = None  # the last day, from which "a day later" is read
    last: TimeMention | None = None  # the last time of any kind, from which "that year" is read
    for expression in expressions:
        if year is not None and (
            expression.start - year_at > _CONTEXT
            or "\n\n" in low[floor : expression.start]
            or (in_passing and ". " in low[year_at : expression.start])
        ):
            year = None
        from_what = None if not expression.chained else last if _follows_any(expression.key) else previous
        mention = _mention(text, low, expression, floor, year, from_what)
        mentions.append(mention)
        floor = mention.end
        if expression.kind in _POINTS:
            named = _named_year(mention, year)
            if named is not None and (named != year or mention.key[0] != "year"):
                in_passing = mention.key[0] == "year" and not _opens_a_sentence(low, mention.start)
            year, year_at = named, mention.end
            if mention.role != "since" and not _POSTED.search(low, max(0, mention.start - 24), mention.start):
                last = mention
                previous = mention if _is_day(expression.key) else previous
        elif expression.key[:1] in (
            ("ending",),
            ("span",),
            ("past",),
        ):  # "the first three months of the year", "1 to 7 May"
            last = mention
            previous = mention if _is_day(expression.key) else previous
    return tuple(mentions)


_CONTEXT = 800  # signs after which a year that was named no longer settles a date
_DAYS = frozenset(("weekday", "weekday_of", "shift", "night", "ambiguous", "monthday"))


def _follows_any(key: Key) -> bool:
    """Whether it is read from a time of any kind: "the week before", "a year earlier", "that winter"."""
    kinds = ("unit", "date", "then", "season", "feast", "same", "past")
    return key[0] in kinds or (key[0] == "ago" and key[3] in ("month", "year"))


def _is_day(key: Key) -> bool:
    """Whether it is a day, from which "a day later" can be read."""
    if key[0] == "span":
        return _is_day(key[2])
    if key[0] == "date":
        return key[3] is not None
    return key[0] in _DAYS or (key[0] == "ago" and key[3] in ("day", "night"))


def _opens_a_sentence(low: str, at: int) -> bool:
    return re.search(r"(?:\A|[.!?:;]\s|\n)\W*(?:[\w'’-]+\s){0,2}\Z", low[max(0, at - 30) : at]) is not None


def _named_year(mention: TimeMention, year: int | None) -> int | None:
    """The year that a mention names for the dates after it; a "since 2022" names none."""
    if year is not None and (later := years_on(mention)):
        return year + later
    key = mention.key[2] if mention.key and mention.key[0] == "span" else mention.key
    if key[0] in ("date", "year") and key[1] is not None:
        bounds = mention.role in ("since", "from", "until", "before") and key is mention.key
        return None if bounds else int(key[1])
    return None if key[0] in _DAYS or key[0] == "unit" else year


def _read_expressions(text: str, low: str) -> list[Expression]:
    found = [*read_numeric_dates(text, low), *read_ordinal_days(low), *read_phrases(low)]
    floor = 0
    for trigger in find_triggers(low):
        expression: Expression | None
        if trigger.type == "month":
            expression = read_month(text, low, trigger)
        elif trigger.type == "unit":
            expression = read_unit(low, trigger, floor)
        elif trigger.type == "weekday":
            expression = read_weekday(low, trigger)
        elif trigger.type == "shift":
            expression = Expression(trigger.start, trigger.end, "point", ("shift", _SHIFTS[trigger.word]))
        elif trigger.type == "season":
            expression = read_season(low, trigger)
        elif trigger.type == "frequency":
            per = load_vocabulary("times")["frequency"][trigger.word]
            expression = Expression(trigger.start, trigger.end, "frequency", (), per=per)
        elif trigger.type == "feast":
            expression = read_feast(low, trigger)
        else:
            expression = read_word(low, trigger)
        if expression is not None:
            found.append(expression)
            floor = trigger.end
    return found


def _select(found: list[Expression]) -> list[Expression]:
    """Keep expressions that don't overlap: the one that starts first, and of these the longest."""
    kept: list[Expression] = []
    for expression in sorted(found, key=lambda e: (e.start, -e.end)):
        if kept and expression.start < kept[-1].end:
            if expression.end - expression.start > kept[-1].end - kept[-1].start and expression.kind != "duration":
                kept[-1] = expression
            continue
        kept.append(expression)
    return kept


def _merge(low: str, expressions: list[Expression]) -> list[Expression]:
    """Join what belongs together: "Monday, 6 January", "from 1 May to 30 June"."""
    merged: list[Expression] = []
    for expression in expressions:
        joined = _join(low, merged[-1], expression) if merged else None
        if joined is None:
            merged.append(expression)
        else:
            merged[-1] = joined
    return merged


_TO_THE_EVENT = re.compile(r"\s(?:to|until)\sthe\s(?:\w{2,14}\s){1,2}(?:of|on|in)\s(?:last\s)?")


def _join(low: str, first: Expression, second: Expression) -> Expression | None:
    gap = low[first.end : second.start]
    if len(gap) <= 16 and (together := _join_length(low, first, second, gap)) is not None:
        return together
    if (
        _TO_THE_EVENT.fullmatch(gap)
        and first.kind == second.kind == "point"
        and low.startswith("from ", first.start - 5)
    ):
        # "from December 11, 1994 to the truce of last August"
        return Expression(first.start - 5, second.end, "window", ("span", first.key, second.key))
    if first.key[:2] == ("unit", "year") and second.key[:1] == ("date",) and _UP_TO.fullmatch(gap):
        return Expression(first.start, second.end, "period", ("span", first.key, second.key))  # "this year, to 30 May"
    if len(gap) > 12 or first.kind not in _POINTS or second.kind not in _POINTS:
        return None
    if first.key[0] == "weekday" and second.key[0] in ("date", "ambiguous") and _SIDE_BY_SIDE.fullmatch(gap):
        return second._replace(start=first.start)
    if first.key[0] == "date" and second.key[0] == "weekday" and re.fullmatch(r",?\s|\s\(", gap):
        return first._replace(end=second.end)
    if first.key[0] == "feast" and second.key[0] == "year" and re.fullmatch(r",?\s(?:of\s|in\s)?", gap):
        return Expression(first.start, second.end, "point", ("feast", first.key[1], second.key[1], None))
    between = low[max(0, first.start - 12) : first.start]
    opened = re.search(r"(?<!\w)(from|between)\s(?:the\s|about\s)?\Z", between)
    dash = gap.strip() in ("-", "–", "—")
    if (
        (opened and (_TO.fullmatch(gap) or (opened[1] == "between" and _AND.fullmatch(gap))))
        or (_TO.fullmatch(gap) and _same_kind(first, second) and (dash or first.key[0] in ("date", "span", "year")))
        or (
            _AND.fullmatch(gap)
            and first.key[0] == second.key[0] == "date"
            and first.key[3] is None
            and second.key[3] is None
        )
        or (_AND.fullmatch(gap) and first.key[0] == second.key[0] == "weekday" and second.key[2] is None)
    ):
        start = first.start - len(between) + opened.start() if opened else first.start
        return Expression(
            start,
            second.end,
            "period" if opened or dash or "to" in gap else "window",
            ("span", *_shared(first.key, second.key)),
        )
    return None


_UP_TO = re.compile(r",?\s\(?(?:up\s)?(?:to|until|till|through)\s(?:the\s)?")
_ENDING = re.compile(r"\s(?:to|ending|ended|ending\son|ended\son|until|up\sto)\s(?:the\s)?")
_STARTING = re.compile(r"\s(?:starting|beginning|commencing)\s(?:on\s)?")
_OF = re.compile(r"\s(?:of\s)?(?:the\s)?")


def _join_length(low: str, first: Expression, second: Expression, gap: str) -> Expression | None:
    """A length and the time that bounds it: "the three weeks to 8 March", "the first four months of 2023"."""
    if second.kind not in _POINTS or not first.key:
        return None
    kind, other = first.key[0], second.key[0]
    if kind == "weekend" and other in ("date", "span") and _OF.fullmatch(gap):
        return second._replace(start=first.start)
    if kind == "season" and first.key[2] is None and second.key[:2] == ("unit", "year") and gap == " of ":
        year = {-1: "last", 1: "next"}.get(int(str(second.key[2])), "this")
        return Expression(first.start, second.end, "window", ("season", first.key[1], year, None, None))
    if kind not in ("duration", "past") or first.key[1] != first.key[2]:
        return None
    if _ENDING.fullmatch(gap) and other in ("date", "weekday", "year"):
        return Expression(first.start, second.end, "period", ("ending", "last", *first.key[1:], second.key))
    if _STARTING.fullmatch(gap) and other == "date" and kind == "duration":
        return Expression(first.start, second.end, "period", ("ending", "first", *first.key[1:], second.key))
    words = low[first.start : first.end]
    if words == "the week" and _OF.fullmatch(gap) and other == "date":
        return Expression(first.start, second.end, "window", ("ending", "of", *first.key[1:], second.key))
    way = "first" if "first" in words or "opening" in words else "last" if "last" in words else None
    if way is not None and " of" in gap and _OF.fullmatch(gap) and other in ("year", "unit", "date"):
        return Expression(first.start, second.end, "period", ("ending", way, *first.key[1:], second.key))
    return None


def _same_kind(first: Expression, second: Expression) -> bool:
    return first.key[0] == second.key[0] or {first.key[0], second.key[0]} <= {"date", "span", "feast", "ambiguous"}


def _shared(first: Key, second: Key) -> tuple[Key, Key]:
    """What the second date says for both: "late October to early November last year"."""
    if first[0] == second[0] == "date" and first[1] is None and first[5] is None and second[1] is None and second[5]:
        return (*first[:5], second[5]), second
    return first, second


def _mention(
    text: str, low: str, expression: Expression, floor: int, year: int | None, previous: TimeMention | None
) -> TimeMention:
    start = expression.start
    role = expression.role
    if expression.kind != "frequency" and (match := _ROLE.search(low, max(floor, start - 40), start)):
        words = match[0].split()
        phrase = next(p for n in (4, 3, 2, 1) if (p := " ".join(words[:n])) in _ROLES)
        role, start = role or _ROLES[phrase], match.start()
    if role == "from" and expression.kind in _POINTS and _FROM_PAPER.search(low, max(floor, start - 20), start):
        role = "of"  # "papers from the spring"
    elif role is None and low.startswith(("from ", "between "), start):
        role = "from"
    if role == "from" and expression.kind in _POINTS and _ONWARD.match(low, expression.end):
        role = "since"  # "from 7 October on"
    if role == "since" and _WHEN_COUNTED.match(low, expression.end):
        role = "on"  # "since Dec. 19, when it counted 100": the count is of that day
    elif role in (None, "on", "in") and expression.kind in _POINTS:
        before = low[max(floor, start - _CLAUSE) : start]
        since = _SINCE_CLAUSE.search(before) if "since" in before else None
        if since is not None and not _counts(since[0]):
            role = "since"
        elif "until" in before and (until := _UNTIL_CLAUSE.search(before)) and not _counts(until[0]):
            role = "until"  # "until its withdrawal on 31 December"
        elif _BEGAN_CLAUSE.search(before):
            role = "event"
        elif role is None and before.endswith(" to ") and _FROM_CLAUSE.search(before):
            role, start = "until", start - 3
    ahead = maybe = False
    if expression.kind in _POINTS:
        ahead, maybe = is_ahead(low, start, expression.end, role)
    return TimeMention(
        start, expression.end, text[start : expression.end], expression.kind, role, expression.per, expression.chained,
        ahead, expression.key, maybe, year, previous,
    )  # fmt: skip


def _counts(words: str) -> bool:
    """Whether a clause counts something: "since two died in hospital on Sunday" gives a reason, no start."""
    return any(word in word_values() for word in words.split())


_CLAUSE = 80  # signs back to the word that opens a clause
_WHEN_COUNTED = re.compile(r",?\swhen\s[^,.;\n]{0,80}?\d")


def text_dates(text: str) -> tuple[date, ...]:
    """The full dates that a text states itself, in order: a dateline's first.

    A caller compares the first with the page's own date.
    """
    days = []
    for mention in read_times(text[:20_000]):
        key = mention.key
        if key and key[0] == "date" and key[1] is not None and key[3] is not None:
            window = key_window(key, None)
            if window is not None and window.earliest is not None:
                days.append(window.earliest)
    return tuple(days)
