"""The same tests on SQLite and, where it is asked for, on a PostgreSQL server of their own on loopback."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.ledger.postgres import running_server
from wartoll.claims import Bound, Claim, Form, Measure, Quantity, Quote, make_claim_id
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.ledger import Ledger, open_ledger


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address of a server that runs while the tests do."""
    with running_server() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.needs_debian)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty ledger can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    server = request.getfixturevalue("postgres_address")
    name = f"t{uuid.uuid4().hex[:12]}"
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    opened = open_ledger(address, create=True)
    yield opened
    opened.close()


def make_stack(count: int = 3, name: str = "a.txt") -> tuple[Document, list[Claim]]:
    """A document of so many sentences, and the claim of each."""
    parts, claims, at = [], [], 0
    for number in range(count):
        sentence = (
            f"The ministry said that {100 + number} soldiers were killed in the north by {1 + number % 28} May 2023. "
        )
        parts.append(sentence)
    text = "".join(parts)
    document = Document.of_text(name, text, publisher="Daily", published=date(2023, 6, 1))
    for number, sentence in enumerate(parts):
        start = at + sentence.index(f"{100 + number} soldiers")
        quote = Quote.of(text, start, at + sentence.index(" in the north"))
        value = float(100 + number)
        claims.append(
            Claim(
                claim_id=make_claim_id(document.digest + name, quote, "killed", "cumulative", str(value), "ministry"),
                document=name, quote=quote, measure=Measure.KILLED, form=Form.CUMULATIVE, publisher="Daily",
                quantity=Quantity(value, value, value, Bound.EXACT), speaker="Ministry of Defence",
                group="soldiers", place="the north", published=date(2023, 6, 1),
                end=Window.day(date(2023, 5, 1 + number % 28)),
            )
        )  # fmt: skip
        at += len(sentence)
    return document, claims
