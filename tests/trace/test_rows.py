from __future__ import annotations

import json

from tests.trace.test_trace_claims import CHAIN, chain_claims
from wartoll.trace import trace_claims, trace_to_json


def test_a_trace_is_plain_json_with_one_row_a_kind_of_difference() -> None:
    data = json.loads(json.dumps(trace_to_json(trace_claims(chain_claims(), CHAIN))))
    (origin,) = data["origins"]
    assert origin["speaker"] == "Ministry of Pensions"
    assert origin["documents"][0] == "own.txt"
    assert origin["own_words_at_hand"] is True
    kinds = {(row["from"], row["to"], row["kind"]): row["charged"] for row in origin["relations"]}
    assert kinds[("own.txt", "faithful.txt", "faithful")] is False
    assert kinds[("own.txt", "dead.txt", "measure")] is True
    assert kinds[("own.txt", "other.txt", "measure")] is False
    assert all(row["sentence"] and len(row["words"]) == 2 for row in origin["relations"])
    assert data["independence"][0]["at_least"] == 1
    assert set(data) >= {"origins", "vintages", "revisions", "agreements", "contradictions", "explained"}
