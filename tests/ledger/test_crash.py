"""A writer killed at any instant loses nothing that it was told is kept."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ledger.conftest import make_stack
from wartoll.errors import LedgerError
from wartoll.ledger import open_ledger
from wartoll.ledger.verify import verify_ledger

WRITER = """
import sys
from tests.ledger.conftest import make_stack
from wartoll.ledger import open_ledger
ledger = open_ledger(sys.argv[1], create=True)
number = int(sys.argv[2])
print("ready", flush=True)
while True:
    number += 1
    document, claims = make_stack(3, f"{number}.txt")
    ledger.add([document], claims, who="writer")
    print(number, flush=True)
"""


def kill_and_check(address: str, rounds: int, seed: int) -> None:
    generator = random.Random(seed)
    acknowledged = 0
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    for _ in range(rounds):
        command = [sys.executable, "-c", WRITER, address, str(acknowledged)]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=root)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(generator.uniform(0.0, 0.08))
        writer.send_signal(signal.SIGKILL)
        said = [int(line) for line in writer.stdout.read().split()]
        writer.wait()
        writer.stdout.close()
        ledger = open_ledger(address)
        result = verify_ledger(ledger)
        ledger.close()
        assert result.faults == ()
        last = max(said, default=acknowledged)
        # What was acknowledged is there; at most the one that was being written may be there besides.
        assert last <= result.documents <= last + 1
        assert result.revisions == 3 * result.documents, "a document and its claims come together or not at all"
        acknowledged = result.documents


def test_killed_a_few_times(address):
    open_ledger(address, create=True).close()
    kill_and_check(address, 4, seed=1)


@pytest.mark.slow
def test_killed_two_hundred_times(address):
    open_ledger(address, create=True).close()
    kill_and_check(address, 200, seed=2)


def test_a_read_only_ledger_is_one_line(tmp_path):
    path = tmp_path / "ledger.db"
    ledger = open_ledger(path, create=True)
    document, claims = make_stack()
    ledger.add([document], claims, who="Ana")
    with ledger.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    extra, more = make_stack(1, "b.txt")
    with pytest.raises(LedgerError, match="can't be written"):
        ledger.add([extra], more, who="Ana")
    ledger.close()
    again = open_ledger(path)
    assert len(again.claims()) == 3
    again.close()


def _limit_files(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


FULL = """
import sys
from tests.ledger.conftest import make_stack
from wartoll.errors import LedgerError
from wartoll.ledger import open_ledger
ledger = open_ledger(sys.argv[1])
try:
    for number in range(1000):
        document, claims = make_stack(50, f"{number}.txt")
        ledger.add([document], claims, who="writer")
        print(number + 1, flush=True)
except LedgerError as error:
    print("refused:", error.line, flush=True)
"""


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path):
    """A limit on the size of files stands in for the disk's end: the same error reaches the database."""
    path = tmp_path / "ledger.db"
    open_ledger(path, create=True).close()
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, env=environment, cwd=root, check=False,
        preexec_fn=lambda: _limit_files(1_500_000),
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert lines[-1].startswith("refused:"), done.stderr
    ledger = open_ledger(path)
    result = verify_ledger(ledger)
    assert (result.faults, result.documents) == ((), len(lines) - 1)
    ledger.close()
