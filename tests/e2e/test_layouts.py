# ruff: noqa: E501
"""One report in six layouts gives the claims of its plain text."""

import html
import json
from datetime import date

import pytest
from tests.documents.test_kinds import make_pdf

from wartoll.documents import Document, read_bytes
from wartoll.extract import extract_claims

PARAGRAPHS = (
    "The Ministry of Defence of Belmar said on 16 January 2025 that 318 of its soldiers were killed and 902 wounded "
    "in the northern districts since the start of the year.",
    "At least 40 rebel fighters were captured, the ministry said. It gave no figures for civilians.",
    "An analyst of the Institute for the Study of War estimated that the rebels lose about 25 men a day.",
)
PLAIN = "\n\n".join(PARAGRAPHS)
DAY = date(2025, 1, 17)
BODY = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
DATE = '<meta property="article:published_time" content="2025-01-17T09:00:00+00:00">'

NEWS = f"""<!doctype html><html lang="en"><head><title>Belmar counts its dead</title>{DATE}
<meta property="og:site_name" content="Northern Star"></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
<main><article><h1>Belmar counts its dead</h1><p class="byline">By our correspondent</p>
<figure><img src="x.jpg" alt=""><figcaption>A bridge in the north. Photo: agency</figcaption></figure>{BODY}</article></main>
<aside><h2>Most read</h2><ul><li><a href="/1">Twelve killed in storm</a></li><li><a href="/2">Nine goals in a week</a></li></ul></aside>
<footer>© Northern Star. All rights reserved. 1,200 journalists work for us.</footer></body></html>"""

MINISTRY = f"""<!doctype html><html><head><title>Press note 211</title>{DATE}</head><body><div id="top">
<a href="/">Home</a> | <a href="/news">News</a> | <a href="/leaders">Leaders</a></div>
<div class="content"><h2>Press note 211</h2><div class="text">{BODY}</div></div>
<div class="side"><ul><li><a href="/n/210">Press note 210</a></li><li><a href="/n/209">Press note 209</a></li></ul></div>
<div id="bottom">Ministry of Defence of Belmar, 1 Fort Square</div></body></html>"""

BLOG = f"""<!doctype html><html><head><title>Notes from the north</title>{DATE}</head><body>
<div class="blog-header"><h1>Notes from the north</h1></div><div class="post"><h2 class="post-title">January figures</h2>
<div class="post-body entry-content">{BODY}</div><div class="tags">Filed under: <a href="/t/war">war</a></div></div>
<div class="comments"><h3>2 comments</h3><div class="comment"><p>I heard that 5,000 soldiers were killed.</p></div></div>
</body></html>"""

LIVE = f"""<!doctype html><html><head><title>Live: the northern districts</title>{DATE}</head><body>
<article class="live-blog"><h1>Live: the northern districts</h1>
{"".join(f'<section class="entry"><time datetime="2025-01-17T0{9 - i}:15:00Z">0{9 - i}:15</time>{p}</section>'
         for i, p in enumerate("<p>" + html.escape(q) + "</p>" for q in PARAGRAPHS))}
</article></body></html>"""  # fmt: skip


def wrapped(text: str, width: int = 46) -> list[str]:
    """A text as lines for a column."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


PDF = make_pdf([[*wrapped(PARAGRAPHS[0]), ""], [*wrapped(PARAGRAPHS[1]), *wrapped(PARAGRAPHS[2])]])
TELEGRAM = json.dumps({
    "name": "Belmar notes", "type": "public_channel", "id": 1,
    "messages": [{"id": 5, "type": "message", "date": "2025-01-17T09:00:00", "text": PLAIN}],
})  # fmt: skip


def facts(document: Document) -> set[tuple[object, ...]]:
    claims = extract_claims([document]).claims
    return {
        (c.measure, c.form, c.quantity.low, c.quantity.best, c.quantity.high, c.quantity.bound, c.speaker, c.end, c.per)
        for c in claims
        if c.quantity
    }


def test_the_plain_text_has_the_claims_that_the_layouts_are_held_to():
    found = facts(Document.of_text("plain.txt", PLAIN, published=DAY))
    assert {fact[3] or fact[2] for fact in found} == {318.0, 902.0, 40.0, 25.0}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("news.html", NEWS), ("ministry.html", MINISTRY), ("blog.html", BLOG), ("live.html", LIVE),
        ("columns.pdf", PDF), ("result.json", TELEGRAM),
    ],
)  # fmt: skip
def test_a_layout_gives_the_claims_of_its_plain_text(name, data):
    document = read_bytes(name, data if isinstance(data, bytes) else data.encode())[0]
    dated = Document.of_text(name, document.text, published=DAY)
    assert facts(dated) == facts(Document.of_text("plain.txt", PLAIN, published=DAY))
    if not name.endswith(".pdf"):
        assert document.published == DAY
