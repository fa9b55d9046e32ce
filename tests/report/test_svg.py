from __future__ import annotations

from xml.etree import ElementTree

import pytest

from wartoll.errors import WartollError
from wartoll.report.svg import fit_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="20">'


def fit(body: str) -> str:
    return fit_svg(f"{HEAD}{body}</svg>", "k", "A title", "What <it> shows")


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p>x</p></foreignObject>",
        '<image href="https://evil.example/x.png"/>',
        '<use href="#a"/>',
        "<style>*{background:url(https://evil.example)}</style>",
        '<a xlink:href="javascript:alert(1)"><path d="M0,0"/></a>',
        '<a href="https://evil.example"><path d="M0,0"/></a>',
        '<rect fill="url(https://evil.example#a)"/>',
        "<animate attributeName='href' to='javascript:1'/>",
        "<!-- a comment is dropped or refused --><set/>",
        "<p",
    ],
)
def test_what_a_chart_has_no_need_of_is_refused(body: str) -> None:
    with pytest.raises(WartollError):
        fit(body)


def test_a_document_type_is_refused() -> None:
    with pytest.raises(WartollError, match="document type"):
        fit_svg('<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD + "</svg>", "k", "t", "d")


def test_handlers_and_styles_are_dropped() -> None:
    fitted = fit('<path d="M0,0" onclick="alert(1)" style="fill:red"/>')
    assert "onclick" not in fitted
    assert "style" not in fitted


def test_links_in_the_page_stay_and_identifiers_get_the_charts_key() -> None:
    fitted = fit('<a xlink:href="#q-1"><g clip-path="url(#c1)"/></a><clipPath id="c1"><path d="M0,0"/></clipPath>')
    assert 'href="#q-1"' in fitted
    assert "xlink" not in fitted
    assert "url(#k-c1)" in fitted
    assert 'id="k-c1"' in fitted


def test_the_words_for_those_who_do_not_see_it_are_there() -> None:
    root = ElementTree.fromstring(fit("<path d='M0,0'/>"))
    assert [root[0].text, root[1].text] == ["A title", "What <it> shows"]
    assert root.get("aria-labelledby") == "k-title k-desc"


def test_colours_get_class_names() -> None:
    drawn = fit_svg(f'{HEAD}<path fill="#0072B2" stroke="#123456"/></svg>', "k", "t", "d", {"#0072b2": "adversary"})
    assert 'class="fill-adversary"' in drawn
    assert "stroke-" not in drawn
