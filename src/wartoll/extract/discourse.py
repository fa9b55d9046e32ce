"""Discourse: which sentence without a speaker of its own goes on with the last one's, and which is the outlet's."""

from __future__ import annotations

import re

_YEAR = re.compile(r"\b(?:in|of|during) (?:\w+ )?((?:19|20)\d\d)\b")
_OPENING = 60  # signs of a sentence in which its tie to the one before stands
_LEAST_OPENING = 12
MAX_LEAD = 3  # sentences before the first source that may be his
MAX_CARRIED = 4  # sentences in a row that go on with one speaker

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan\.|feb\.|aug\.|sept\.|oct\.|nov\.|dec\.)"
)
_CONFLICT = (
    r"(?:conflict|war|civil\ war|uprising|revolt|insurgency|crisis|unrest|fighting|revolution"
    r"|protests|violence|clashes)"
)
_TOPIC = re.compile(
    rf"""["“']?(?:
      meanwhile | separately | elsewhere | a\ separate\b | in\ (?:other|related|relevant|a\ separate|another)\b
    | in\ (?:the\ event|fact|reality|truth)\b | earlier\b | previously\b | last\ (?:week|month|year)\b | at\ the\ time\b
    | .{{0, 40}}?\b(?:was|were)\ behind\ the\b
    | near\ the\b | .{0, 90}?\b(?:said|says|claimed)\ (?:it|they)\ (?:was|were)\ (?:behind|responsible)\b
    | in\ {_MONTH}\b | on\ {_MONTH}\ \d | on\ \d{{1,2}}\ {_MONTH} | in\ (?:early\ |late\ |mid-)?(?:19|20)\d\d\b
    | the\ (?:\w+\ ){{0,2}}{_CONFLICT}\ (?:began|started|has|was|erupted|broke|flared)
    | the\ death\ toll\ from | \w*\ ?death\ toll\ from | the\ previous\ (?:death\ )?toll\b
    | at\ (?:that|this)\ (?:rate|pace)\b
    | on\ (?:the|its|their)\ official\ (?:figures|numbers|count)
    | what\ follows | one\ caveat | so\b | thus\b | hence\b | my\b | now\ my\b | both\ can
    | if\ \w+(?:'s|’s)?\ (?:rate|count|figure|number)s?\ (?:were|was|is)\b | compare\b | set\ that\b | for\ comparison\b
    | [\w-]+(?:\ [\w-]+)?\ (?:a|per)\ (?:day|week|month|year)\ (?:is|makes|means|gives|would\ be)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BACKGROUND = re.compile(
    rf"""since\ (?:the\ |its\ )?(?:\w+\ ){{0,3}}{_CONFLICT}\b
    | in\ (?:the\ )?(?:\w+\ ){{0,3}}(?:civil\ war|conflict)\b
    | since\ (?:[\w’']+\ ){{0,3}}(?:offensive|invasion|campaign|siege|truce|ceasefire|coup|intervention)
        \ (?:began|started|was\ launched|took\ effect|last|in)\b
    | since\ (?:\w+\ )?(?:19|20)\d\d,\ (?:in\ which|when|with)\b
    | since\ {_MONTH}\ (?:19|20)\d\d\ (?:with|when|and)\b
    | \d{{3}},?\d{{3}}\ (?:\w+\ )?(?:people|civilians|persons|lives|syrians)\b
    | (?:people|civilians|persons)\ have\ (?:been\ killed|died|lost\ their\ lives)\ (?:since|in)\b""",
    re.VERBOSE,
)
_ANONYMOUS = re.compile(
    r"""\b(?:is|are|was|were)\ (?:also\ |widely\ |generally\ )?
        (?:said|believed|thought|reported|estimated|understood|feared)\ (?:to|killed|dead)\b
    | \b(?:an\ estimated|it\ is\ (?:estimated|believed|thought|said))\b""",
    re.VERBOSE,
)
_FIRST_PERSON = re.compile(r"(?<![\w“\"])(?:I|we|We|our|Our|my|My|us)(?![\w.])")
_OWN_SUMS = re.compile(
    r"(?:now |here are |by )?(?:my|our)(?: own)? (?:sums?|count|reckoning|arithmetic|calculation|estimate)", re.I
)
_CONCLUSION = re.compile(
    r"""["“]?(?:this|the|these|such|those)\ (?:\w+\ )?
        (?:conclusion|assessment|estimate|calculation|forecast|figure|number|information|statement|report|toll|news|data|claim|announcement)s?
        \ (?:was|were|is|are|came|comes|has\ been|have\ been)\ (?:\w+\ ){0,3}?(?:by|from)\b""",
    re.IGNORECASE | re.VERBOSE,
)


_TAKES_UP = re.compile(
    r"""\b(?:the|those)\ (?:dead|victims|killed|wounded|injured|death\ toll|toll|fatalities|deaths|casualties)\b
    | \bthe\ figures?\b
    | \bof\ (?:them|the\ dead|those\ killed)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HARM = re.compile(r"\b(?:kill|dead|die[ds]\b|death|wound|injur|casualt|victim)", re.IGNORECASE)
_FIGURE = re.compile(r"\b\d[\d,.]*(?:\b|(?=(?:st|nd|rd|th)\b))")


def takes_up_toll(lead: str, told: str) -> bool:
    """Whether a sourced sentence goes on with the toll of an unsourced one: "four of the dead", or the same figure."""
    if _HARM.search(lead) is None:
        return False
    if _TAKES_UP.search(told) is not None:
        return True
    figures = {match[0].strip(".,") for match in _FIGURE.finditer(lead)}
    return any(match[0].strip(".,") in figures and len(match[0]) > 1 for match in _FIGURE.finditer(told))


_REFERS_BACK = re.compile(
    r"""[\W]*(?:(?:of|among)\ (?:them|these|those|the\ (?:dead|killed|wounded|injured|victims))\b
    | (?:he|she|it|they|another|others)\b
    | (?:the|those)\ (?:dead|victims|killed|wounded|injured|death\ toll|toll|fatalities|figures?|count)\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def refers_back(sentence: str) -> bool:
    """Whether a paragraph opens with what the one before told: "Among the dead", "The figures", "It"."""
    return _REFERS_BACK.match(sentence) is not None


_UNITS = r"(?:\w+-)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)"
_ROUNDED = r"(?:(?:at\ least|about|around|some|nearly|almost|more\ than|over|up\ to|only|a)\ )?"
_BARE = (
    r"were|are|was|had|have|of|died|is|fell|came|bore|showed|remain|remained|occurred|drowned|belonged|served|per\ cent"
    r"|percent"
)
_LINKS_BACK = re.compile(
    rf"""\b(?:he|she|it|they|him|them|these|those|there|this|such|both|another
      |further(?!\ (?:north|south|east|west|away|up|down|on))|more|too|also|besides
      |likewise|addition|altogether|total|all|half|rest|remaining|same|latter|former|including|among|each|most|worst
      |deadliest|hardest|highest|heaviest|neither|nobody|none|one\ of|at\ present)\b
    | \bthe\ (?:dead|victims|killed|wounded|injured|bodies|toll|death\ toll|fatalities|deaths|casualties|figures?
      |number|count|attack|attackers?|blast|explosion|strike|strikes|raid|raids|shelling|bombing|clash|clashes|battle
      |assault|operation|ambush|fighting|incident|wounds|missing|survivors|prisoners|hostages|detainees
      |organi[sz]ation)\b
    | \A\W*(?:the\ )?others\b
    | \A\W*the\ (?:\w+\ )?(?:volunteers|rescuers|medics|doctors|activists|observers|monitors?|observatory|network|group
      |agency|service|office|mission|team|committee|commission|ministry|report|survey|study|statement|bulletin|list)\b
    | \A\W*(?:[\w’'-]+\ ){{0,2}}(?:his|her|its|their)\b
    | \A\W*(?:{_ROUNDED}[\d.,]+|{_UNITS})\ (?:{_BARE})\b
    | \A\W*(?:of\ )?that\ (?:number|figure|total|toll|sum|count)\b
    | \b(?:account(?:s|ed)?\ for|responsible\ for|comprises?|quietest|bloodiest)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def links_back(sentence: str) -> bool:
    """Whether a sentence's own words tie it to what was told before: "it", "the dead", "another", "40 were"."""
    cut = _WITHIN.search(sentence, _LEAST_OPENING, _OPENING)  # what refers within the sentence ties it to nothing
    return _LINKS_BACK.search(sentence, 0, cut.start() if cut else _OPENING) is not None


_WITHIN = re.compile(r"\s(?:and|including|among|one\ of|some\ of|most\ of|many\ of)\s", re.IGNORECASE)


def changes_topic(sentence: str) -> bool:
    """Whether a sentence opens a topic of the outlet's own: "Separately", "In August 2013", "So"."""
    return _TOPIC.match(sentence.lstrip()) is not None


_LEAVES = re.compile(
    r"""[\W]*(?:meanwhile | separately | elsewhere | compare\b | set\ that\b | for\ comparison\b | by\ comparison\b
    | in\ (?:other|related|another|a\ separate)\b | what\ follows | so\b | thus\b | hence\b | but\ what\b | read\ also\b
    | photo\b | related\b | tags?\b | background\b | if\b | should\b | were\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def leaves_report(sentence: str) -> bool:
    """Whether a sentence opens something beside the report that a document passes on: "Elsewhere", "Compare"."""
    return _LEAVES.match(sentence) is not None


def draws_conclusion(sentence: str) -> bool:
    """Whether the outlet concludes for itself: "So for each of ours five of theirs fell"."""
    return re.match(r"\s*(?:so|thus|hence)\b", sentence, re.IGNORECASE) is not None


def is_background(sentence: str) -> bool:
    """Whether a sentence is the outlet's standing background, or nobody's: "in the civil war", "are believed to"."""
    low = sentence.lower()
    return _BACKGROUND.search(low) is not None or _ANONYMOUS.search(low) is not None


def is_of_past_year(sentence: str, year: int | None) -> bool:
    """Whether a sentence tells of a year before the document's: "the worst floods in 2017 killed 143"."""
    if year is None:
        return False
    return any(int(match[1]) < year for match in _YEAR.finditer(sentence))


def is_first_person(sentence: str) -> bool:
    """Whether the writer speaks of himself outside a quote."""
    return _FIRST_PERSON.search(sentence) is not None


def opens_own_sums(sentence: str) -> bool:
    """Whether the writer announces his own arithmetic, which then runs to the paragraph's end: "My sums: ..."."""
    return _OWN_SUMS.match(sentence.lstrip()) is not None


def is_conditional(sentence: str) -> bool:
    """Whether a sentence reckons with a condition: "Should that be typical, 63,000 would be left"."""
    return re.match(r"[\W]*(?:if|should|were)\b", sentence, re.IGNORECASE) is not None


_SAID_THIS = re.compile(
    r"""(?:said|stated|reported|announced|wrote|posted|informed|conveyed|confirmed|disclosed|revealed|told)
        \ (?:about\ )?(?:this|so)\b
    | \A["“]?(?:about|on)\ this\b[^.]{0,50}\b(?:said|reported|announced|wrote|told|informed|posted)\b
    | \A["“]?this\ (?:was|is|has\ been)\ (?:\w+\ )?
        (?:said|stated|reported|announced|written|told|confirmed|conveyed)\ by\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_TAG = 260  # signs of a sentence that only says who said the ones before


def points_back(sentence: str) -> bool:
    """Whether a sentence gives the ones before it their speaker: "This conclusion was reached by analysts"."""
    if _CONCLUSION.match(sentence.lstrip()) is not None:
        return True
    if len(sentence) >= _LONGEST_TAG:
        return False
    low = sentence.lower()
    return ("this" in low or " so" in low) and _SAID_THIS.search(sentence.strip()) is not None
