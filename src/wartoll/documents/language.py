"""Is this English? The rules read English; another language is said, not guessed at."""

from __future__ import annotations

import re

_ENGLISH = frozenset(
    "the of and to in a is that for it on was with as by at from be have has had are were been they their this "
    "which an or not but said who after more than will would its he she his".split()
)
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """``"en"`` where the head of the text reads like English or is too short to tell, else ``"und"``.

    Function words make up about 40 per cent of English running text and under 5 per cent of other languages';
    one in twelve parts them safely, lists and upper case included.
    """
    words = [word.lower() for word in _WORD.findall(text[:20_000])[:2_000]]
    if len(words) < 20:
        foreign = sum(not word.isascii() for word in words)
        return "und" if words and foreign > len(words) / 2 else "en"
    return "en" if sum(word in _ENGLISH for word in words) >= len(words) / 12 else "und"
