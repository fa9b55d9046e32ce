"""A page, a PDF, a feed and an export give the same words as their plain text."""

import contextlib
import json
import random
import zlib
from datetime import date

import pytest

from wartoll.documents import read_bytes
from wartoll.errors import DocumentError

WORDS = "The ministry said on Monday that 40 soldiers were killed in the north."
MORE = "Another 12 were wounded, it said."


def make_pdf(columns: list[list[str]]) -> bytes:
    """A small PDF of one page, its columns side by side, each line its own text object."""
    lines = []
    for number, column in enumerate(columns):
        for row, words in enumerate(column):
            lines.append(f"BT /F1 9 Tf {40 + 280 * number} {760 - 14 * row} Td ({words}) Tj ET")
    return pdf_of_stream("\n".join(lines).encode())


def pdf_of_stream(stream: bytes, filters: bytes = b"") -> bytes:
    """A PDF of one page with this content stream, as it stands."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(stream), filters, stream),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + (
        b"trailer << /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF" % len(out)
    )  # fmt: skip


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_pdf_of_two_columns_reads_column_by_column():
    pdf = make_pdf([["The ministry said on Monday that 40 soldiers", "were killed in the north."], [MORE]])
    assert flat(read_bytes("a.pdf", pdf)[0].text) == f"{WORDS} {MORE}"


def test_malformed_pdfs_are_refused_in_one_line():
    generator = random.Random(5)
    good = make_pdf([[WORDS]])
    for _ in range(6):
        broken = bytearray(good)
        for _ in range(60):
            broken[generator.randrange(9, len(broken))] = generator.randrange(256)
        with contextlib.suppress(DocumentError):
            read_bytes("a.pdf", bytes(broken[: generator.randrange(50, len(broken))]))


def test_a_pdf_that_unpacks_to_a_gigabyte_is_refused():
    """Two kilobytes, deflated twice: the child that reads it may not take the memory."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b"0" * 1_000_000) for _ in range(1_000)) + packer.flush()
    bomb = pdf_of_stream(zlib.compress(once, 9), b"/Filter [/FlateDecode /FlateDecode] ")
    assert len(bomb) < 3_000
    with pytest.raises(DocumentError, match=r"bomb\.pdf"):
        read_bytes("bomb.pdf", bomb)


def test_a_pdf_of_pictures_says_so():
    with pytest.raises(DocumentError, match="only pictures"):
        read_bytes("a.pdf", make_pdf([[]]))


def test_each_entry_of_a_feed_is_a_document():
    feed = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Daily</title>
    <item><title>Toll</title><link>https://daily.example/1</link><pubDate>Thu, 16 Jan 2025 09:12:00 +0200</pubDate>
    <description>&lt;p&gt;{WORDS}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</description></item>
    <item><title></title><description></description></item></channel></rss>"""
    documents = read_bytes("feed.xml", feed.encode())
    assert len(documents) == 1
    assert documents[0].text == f"Toll\n\n{WORDS}\n{MORE}"
    assert (documents[0].published, documents[0].publisher) == (date(2025, 1, 16), "Daily")


def test_a_feed_with_entities_is_refused():
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel/></rss>'
    with pytest.raises(DocumentError, match="entities"):
        read_bytes("feed.xml", bomb.encode())


def test_a_feed_that_nests_without_end_is_refused():
    with pytest.raises(DocumentError, match="2,000 deep"):
        read_bytes("feed.xml", b"<rss><channel>" + b"<item>" * 3_000)


def test_each_message_of_an_export_is_a_document():
    export = {
        "name": "Frontline notes", "type": "public_channel", "id": 7,
        "messages": [
            {"id": 1, "type": "service", "date": "2025-01-18T20:00:00", "text": ""},
            {"id": 2, "type": "message", "date": "2025-01-18T21:40:00", "edited": "2025-01-19T08:00:00",
             "text": [{"type": "bold", "text": "The ministry"}, WORDS.removeprefix("The ministry")]},
            {"id": 3, "type": "message", "date": "2025-01-19T07:00:00", "forwarded_from": "Other", "text": MORE},
        ],
    }  # fmt: skip
    documents = read_bytes("result.json", json.dumps(export).encode())
    assert [d.text for d in documents] == [WORDS, MORE]
    assert (documents[0].published, documents[0].publisher) == (date(2025, 1, 18), "Frontline notes")
    assert "edited 2025-01-19" in documents[0].warnings[0]
    assert documents[1].publisher == "Other"


@pytest.mark.parametrize("data", [b"{}", b"[1]", b'{"messages": 3}', b"{" * 50_000, b'{"messages": []}'])
def test_json_that_is_no_export_is_refused(data):
    with pytest.raises(DocumentError, match=r"Telegram|message"):
        read_bytes("a.json", data)


def test_scripts_in_a_feed_become_no_words():
    body = "&lt;script&gt;x()&lt;/script&gt;40 dead"
    feed = f"<rss><channel><item><title>T</title><description>{body}</description></item></channel></rss>"
    assert "x()" not in read_bytes("f.xml", feed.encode())[0].text
