"""Folders of gold and the script that scores against them: read in one place for every evaluation.

A folder holds ``gold.jsonl``, ``documents.csv`` (document, publisher, published, url, title) and the texts. The scorer
is the script of the claim format.
"""

from __future__ import annotations

import csv
import importlib.util
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from wartoll.documents import Document


def read_gold(folder: Path) -> Iterator[tuple[Document, dict[str, Any]]]:
    """Each document of a folder with its line of gold."""
    documents = {document.name: document for document in read_folder(folder)}
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        yield documents[gold["document"]], gold


def read_folder(folder: Path) -> list[Document]:
    """The documents of a folder."""
    documents = []
    with (folder / "documents.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            documents.append(
                Document.of_text(
                    row["document"],
                    (folder / row["document"]).read_text("utf-8"),
                    publisher=row.get("publisher") or None,
                    url=row.get("url") or None,
                    title=row.get("title") or None,
                    published=date.fromisoformat(row["published"]) if row.get("published") else None,
                )
            )
    return documents


def load_scorer(path: Path | None, folders: list[Path]) -> ModuleType | None:
    """The script that scores claims: the one named, else the one beside the gold; None, said, if it is absent."""
    path = path or folders[0].resolve().parents[1] / "tools" / "score_claims.py"
    if not path.is_file():
        print(f"no scorer at {path}: nothing was measured")
        return None
    spec = importlib.util.spec_from_file_location("score_claims", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
