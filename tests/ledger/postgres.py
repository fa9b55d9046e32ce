"""A PostgreSQL server of one's own on loopback, from Debian's packages, for tests and benchmarks."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def find_program(name: str) -> str:
    """Where a program of PostgreSQL lies; the newest version's."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        raise FileNotFoundError(f"found no {name}; expected PostgreSQL of Debian's; run scripts/install-debian.sh")
    return path


@contextmanager
def running_server() -> Iterator[str]:
    """A server with its own data directory, run as an ordinary user, since PostgreSQL refuses root; its address."""
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
    subprocess.run([find_program("initdb"), "-D", data, "-U", "wartoll", "-A", "trust", "-E", "UTF8"], **run)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    start = [find_program("pg_ctl"), "-D", data, "-w", "-o", options, "-l", f"{folder}/log", "start"]
    silent = {"capture_output": False, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(start, **{**run, **silent})
    try:
        yield f"postgresql://wartoll@127.0.0.1:{port}"
    finally:
        subprocess.run([find_program("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop"], **run)
        shutil.rmtree(folder, ignore_errors=True)
