"""The same tests on SQLite and, where it is asked for, on a PostgreSQL server of their own on loopback."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from wartoll.claims import Bound, Claim, Form, Measure, Quantity, Quote, make_claim_id
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.ledger import Ledger, open_ledger


def _postgres_program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        pytest.fail(f"found no {name}; expected PostgreSQL from Debian's packages; run scripts/install-debian.sh")
    return path


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """A server with its own data directory, run as an ordinary user, since PostgreSQL refuses root."""
    folder = tempfile.mkdtemp(prefix="wartoll-pg-")
    as_user: dict[str, object] = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = f"{folder}/data"
    environment = {**os.environ, "HOME": folder, "LC_ALL": "C.UTF-8"}
    run = {"cwd": folder, "env": environment, "check": True, "capture_output": True, **as_user}
    subprocess.run([_postgres_program("initdb"), "-D", data, "-U", "wartoll", "-A", "trust", "-E", "UTF8"], **run)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    start = [_postgres_program("pg_ctl"), "-D", data, "-w", "-o", options, "-l", f"{folder}/log", "start"]
    subprocess.run(
        start, **{**run, "capture_output": False, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    )
    try:
        yield f"postgresql://wartoll@127.0.0.1:{port}"
    finally:
        subprocess.run([_postgres_program("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop"], **run)
        shutil.rmtree(folder, ignore_errors=True)


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
