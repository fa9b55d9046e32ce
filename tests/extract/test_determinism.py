"""The same text gives the same claims on every run, whatever order a set happens to have."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
from datetime import date
from wartoll.documents import Document
from wartoll.extract import extract_document

text = (
    "The war goes on. The army lost 30 men at the ford and 41 at the mill. The enemy is down to 900, of whom 200 "
    "sit in the town; 77 went under, and 12. A sergeant speaks of 310. Now it is 65, and the brigade buried 19."
)
for claim in extract_document(Document.of_text("note.txt", text, published=date(2023, 6, 14))).claims:
    print(claim)
"""


def claims_under(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_no_order_of_a_set_changes_what_is_read() -> None:
    first = claims_under("0")
    assert first.count("Claim(") >= 3
    assert claims_under("1") == first == claims_under("2")
