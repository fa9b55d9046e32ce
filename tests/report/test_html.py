from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

from tests.report.claims_at_hand import claim, document, exactly
from tests.report.stack_at_hand import CLAIMS, COUNT, DOCUMENTS, RATE, SINCE, brief_at_hand
from wartoll.audit import Audit
from wartoll.claims import Claim, Measure
from wartoll.documents import Document, Skipped
from wartoll.extract import Extraction, Refusal
from wartoll.report.brief import build_brief
from wartoll.report.figures import Figure
from wartoll.report.html import find_charts, render_html
from wartoll.report.sources import place_anchor
from wartoll.report.words import Words
from wartoll.trace import Trace, trace_claims

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """A page as its tags: identifiers, links, and whether every tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[tuple[str, dict[str, str | None]]] = []
        self.attributes: set[str] = set()
        self.values: list[str] = []
        self.headings: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags[tag] += 1
        self.attributes.update(known)
        self.values += [value for name, value in attrs if value and name != "content"]
        if known.get("id"):
            self.ids.append(known["id"] or "")
        if "href" in known:
            self.links.append((known["href"] or "", known))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.open and self.open[-1] in ("h1", "h2", "h3"):
            self.headings.append(data)


@cache
def drawn_page() -> str:
    return render_html(brief_at_hand())


def page_of(documents: list[Document], claims: list[Claim], **found: object) -> str:
    extraction = Extraction(tuple(claims), **found)  # type: ignore[arg-type]
    brief = build_brief(documents, extraction, trace_claims(claims, documents), Audit())
    return render_html(brief, with_charts=False)


def test_the_page_is_well_formed_and_every_link_inside_leads_somewhere() -> None:
    page = Page(drawn_page())
    assert page.open == []
    assert [name for name, count in Counter(page.ids).items() if count > 1] == []
    lost = {href for href, _ in page.links if href.startswith("#") and href[1:] not in page.ids}
    assert lost == set()


def test_the_page_holds_no_script_and_fetches_nothing() -> None:
    text, page = drawn_page(), Page(drawn_page())
    assert not {"script", "iframe", "object", "embed", "link", "form", "base", "img", "image", "use"} & page.tags.keys()
    assert not [
        name for name in page.attributes if name.startswith("on") or name in ("src", "srcset", "action", "style")
    ]
    assert not re.search(r"url\((?!#)|@import|javascript:", text.replace("&quot;", '"').split("<main>")[0])
    outside = [(href, known) for href, known in page.links if not href.startswith("#")]
    assert [href for href, _ in outside] == ["https://institute.example/a"]
    assert all(known["rel"] == "noopener noreferrer" for _, known in outside)


def test_the_policy_of_the_page_allows_nothing_but_its_own_style() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', drawn_page())
    assert policy is not None
    rules = {rule.strip() for rule in policy[1].split(";")}
    assert rules == {
        "default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "base-uri 'none'", "form-action 'none'",
    }  # fmt: skip
    assert drawn_page().index("Content-Security-Policy") < drawn_page().index("<style>")


def test_the_sections_stand_in_their_order() -> None:
    ids = [name for name in Page(drawn_page()).ids if not re.search(r"[-\d]", name)]
    assert ids == [
        "top", "finding", "timeline", "audit", "projections", "origins", "agreement", "judgements", "unknowns",
        "claims", "documents",
    ]  # fmt: skip


def test_every_claim_has_its_quote_its_row_and_a_way_between_them() -> None:
    page = Page(drawn_page())
    links = {href for href, _ in page.links}
    for made in CLAIMS:
        assert f"q-{made.claim_id}" in page.ids
        assert f"c-{made.claim_id}" in page.ids
        assert {f"#q-{made.claim_id}", f"#c-{made.claim_id}"} <= links


def test_every_figure_of_the_brief_leads_to_a_quote_in_the_page() -> None:
    ids = set(Page(drawn_page()).ids)

    def figures(value: object) -> list[Figure]:
        if isinstance(value, Figure):
            return [value]
        if isinstance(value, Words):
            return [f for part in value.parts for f in figures(part)]
        if isinstance(value, tuple):
            return [f for part in value for f in figures(part)]
        slots = getattr(type(value), "__dataclass_fields__", {})
        return [f for name in slots for f in figures(getattr(value, name))]

    found = figures((brief_at_hand().finding, brief_at_hand().sections, brief_at_hand().highlights))
    assert len(found) > 20
    assert {f"q-{figure.claim_ids[0]}" for figure in found} <= ids
    assert all(figure.formula for figure in found if figure.kind.value == "computed")


def test_an_input_that_is_no_claim_leads_to_its_words() -> None:
    anchor = place_anchor(2, SINCE.start, SINCE.end)
    assert f'href="#{anchor}">6 Dec 2024</a>' in drawn_page()
    assert f'<span id="{anchor}"></span>6 December 2024' in drawn_page()


def test_charts_lead_to_quotes_and_say_in_words_what_they_show() -> None:
    text = drawn_page()
    assert text.count('role="img"') == 2 * len(find_charts(brief_at_hand())) == 4
    drawings = re.findall(r"<svg[^>]*role=\"img\".*?</svg>", text, re.DOTALL)
    assert f'href="#q-{COUNT.claim_id}"' in drawings[0]
    for drawing in drawings:
        assert "<title" in drawing
        assert len(re.search(r"<desc[^>]*>(.*?)</desc>", drawing, re.DOTALL)[1]) > 100  # type: ignore[index]


def test_relays_that_disagree_stand_side_by_side_with_their_words_marked() -> None:
    text = drawn_page()
    assert '<mark class="changed">roughly 92</mark>' in text
    assert '<mark class="changed">up to 92</mark>' in text
    assert "changed on the way" in text


def test_a_quoted_figure_is_printed_as_said() -> None:
    assert f'<a class="figure quoted" href="#q-{RATE.claim_id}">roughly 92</a>' in drawn_page()


def test_a_private_name_stands_nowhere_and_with_unmasked_it_does() -> None:
    assert "Sarafov" not in drawn_page()
    assert "█████ ███████" in drawn_page()
    assert "Anton Sarafov" in render_html(brief_at_hand(unmasked=True), with_charts=False)


HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg/onload=alert(1)>", "</style><b>", "{{ 7*7 }}",
    "{% raw %}", "' onmouseover='x", "javascript:alert(1)", "<!--", "]]>", "&lt;b&gt;",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_and_do_nothing(words: str) -> None:
    source = document(
        f"{words}.txt", f"3,800 lost {words} there. If {words} holds.", publisher=words, title=words, url=words,
        warnings=(words,),
    )  # fmt: skip
    made = claim(
        source, f"3,800 lost {words} there", quantity=exactly(3800), group=words, place=words, speaker=words,
        via=(words,), hedge=words, condition=words, warnings=(words,), item=words,
    )  # fmt: skip
    text = page_of([source], [made], refusals=(Refusal(source.name, 0, 3, words, words),), notes=(words,))
    page = Page(text)
    assert not {"script", "img", "b"} & page.tags.keys()
    assert not [name for name in page.attributes if name.startswith("on")]
    assert not [href for href, _ in page.links if not href.startswith("#")]
    assert words in "".join(page.text)


def test_hostile_words_in_a_drawn_chart_do_nothing() -> None:
    words = "<script>alert(1)</script>\u202e"
    source = document(text=f"3,800 lost {words}")
    made = claim(source, source.text, quantity=exactly(3800), group=words, speaker=words, end=COUNT.end)
    brief = build_brief([source], Extraction((made,)), Trace(), Audit())
    page = Page(render_html(brief))
    assert page.tags["svg"] > 1
    assert "script" not in page.tags


def test_marks_that_turn_lines_and_escapes_are_visible() -> None:
    source = document(text="3\u202e,800 \x1b[31mlost")
    text = page_of([source], [claim(source, source.text, quantity=exactly(3800))])
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "3‹U+202E›,800 ␛[31mlost" in text


def test_a_brief_without_claims_says_so() -> None:
    brief = build_brief(
        [document(text="Nothing here.")], Extraction(), Trace(), Audit(), skipped=[Skipped("b", "empty")]
    )
    text = render_html(brief)
    assert "No claim about losses or strength was found in 1 document." in text
    assert "b: empty" in text
    assert Page(text).open == []


def test_the_order_of_claims_given_does_not_matter() -> None:
    backwards = Extraction(tuple(reversed(CLAIMS)))
    forwards = Extraction(CLAIMS)
    trace = trace_claims(CLAIMS, DOCUMENTS)
    one, two = (build_brief(DOCUMENTS, e, trace, Audit()) for e in (forwards, backwards))
    assert replace(one, sections=()) == replace(two, sections=())


def test_an_item_with_a_number_of_things_is_not_drawn_among_people() -> None:
    source = document(text="They lost 12 tanks.", published=None)
    tanks = claim(source, "12 tanks", Measure.EQUIPMENT, quantity=exactly(12), item="tank", end=COUNT.end)
    assert find_charts(build_brief([source], Extraction((tanks,)), Trace(), Audit())) == ()
