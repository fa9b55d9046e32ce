from __future__ import annotations

import json
from copy import deepcopy

from tests.report.claims_at_hand import claim, document, exactly
from tests.report.json_schema import faults
from tests.report.stack_at_hand import CLAIMS, brief_at_hand
from wartoll.audit import Audit
from wartoll.claims import ROW_FIELDS, claim_from_row
from wartoll.extract import Extraction
from wartoll.report.brief import build_brief
from wartoll.report.brief_json import (
    SCHEMA_VERSION,
    brief_to_dict,
    claim_line,
    read_schema,
    render_claims_jsonl,
    render_json,
)
from wartoll.trace import Trace


def test_the_brief_keeps_its_schema() -> None:
    schema = read_schema()
    assert faults(json.loads(render_json(brief_at_hand())), schema, schema) == []


def test_an_empty_brief_keeps_its_schema() -> None:
    schema = read_schema()
    empty = build_brief([document(text="x")], Extraction(), Trace(), Audit())
    assert faults(json.loads(render_json(empty)), schema, schema) == []


def test_the_schema_notices_what_it_should() -> None:
    schema = read_schema()
    data = json.loads(render_json(brief_at_hand()))
    for path, wrong in (("counts", None), ("schema", "wartoll-brief/0"), ("claims", [{"number": 0}]), ("stray", 1)):
        broken = deepcopy(data)
        broken[path] = wrong
        assert faults(broken, schema, schema), path
    data["documents"][0]["url"] = "javascript:alert(1)"
    assert faults(data, schema, schema)


def test_the_schema_names_every_field_of_a_claim_and_its_own_version() -> None:
    schema = read_schema()
    assert set(schema["properties"]["claims"]["items"]["properties"]) == {"number", *ROW_FIELDS}
    assert schema["properties"]["schema"]["const"] == f"wartoll-brief/{SCHEMA_VERSION}"


def test_a_script_address_is_no_address() -> None:
    documents = {d["document"]: d["url"] for d in brief_to_dict(brief_at_hand())["documents"]}
    assert documents == {"office.txt": None, "institute.txt": "https://institute.example/a", "digest.txt": None}


def test_each_sentence_of_the_finding_names_claims_of_the_brief() -> None:
    data = brief_to_dict(brief_at_hand())
    known = {c["claim_id"] for c in data["claims"]}
    assert data["finding"][0]["claim_ids"]
    assert all(set(sentence["claim_ids"]) <= known for sentence in data["finding"])


def test_claims_come_back_from_json_lines() -> None:
    lines = render_claims_jsonl(brief_at_hand(unmasked=True)).splitlines()
    assert sorted(claim_from_row(json.loads(line)).claim_id for line in lines) == sorted(c.claim_id for c in CLAIMS)


def test_no_line_of_json_can_act_on_a_terminal_and_its_meaning_stays() -> None:
    hostile = document(text="\x1b[31m\u202e3,800\x9b dead\u2028", publisher="\u200e")
    made = claim(hostile, hostile.text, quantity=exactly(3800))
    line = claim_line(made)
    assert not set(line) & set("\x1b\u202e\x9b\u2028\u200e\n")
    assert claim_from_row(json.loads(line)) == made


def test_the_same_brief_gives_the_same_text() -> None:
    assert render_json(brief_at_hand()) == render_json(brief_at_hand())
