from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wartoll.report.legible import legible, one_line, safe_url


def test_escapes_for_a_terminal_are_shown_as_marks() -> None:
    assert legible("\x1b[31mred\x1b[0m\x07") == "␛[31mred␛[0m␇"


def test_marks_that_turn_a_line_around_are_shown() -> None:
    assert legible("3\u202e008\u2066 dead") == "3‹U+202E›008‹U+2066› dead"


def test_plain_text_of_any_script_stays_as_it_is() -> None:
    for text in ("naïve 3 800 – «да» 한국어\n\tend", "می‌خواهم"):
        assert legible(text) == text


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = legible(text)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in shown)
    assert not any(0x7F <= ord(c) < 0xA0 or "\u202a" <= c <= "\u202e" for c in shown)
    shown.encode()


def test_one_line_closes_up_white_space() -> None:
    assert one_line(" a\n\n b\t\x00c ") == "a b ␀c"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x",
        "http://", "https:///x", "java\nscript:alert(1)", "http://a b", "https://host/\u202e", "", None, "http://[broken",
        "vbscript:x", "host.example", " https://host.example",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert safe_url(url) is None


def test_a_web_address_is_kept() -> None:
    assert safe_url("https://host.example/a?b=c#d") == "https://host.example/a?b=c#d"
