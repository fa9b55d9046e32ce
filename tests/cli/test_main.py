"""The face: a version, help a person can use, and no heavy library before it is needed."""

import subprocess
import sys

from typer.testing import CliRunner

from wartoll import __version__
from wartoll.cli.main import app

HEAVY = (
    "trafilatura",
    "sqlalchemy",
    "scipy",
    "numpy",
    "vl_convert",
    "rich.console",
    "jinja2",
    "httpx",
    "alembic",
    "yaml",
)


def test_version():
    assert CliRunner().invoke(app, ["--version"]).stdout == f"wartoll {__version__}\n"


def test_every_command_has_help_with_a_sentence():
    commands = [command.name for command in app.registered_commands]
    for name in commands:
        result = CliRunner().invoke(app, [name, "--help"])
        assert result.exit_code == 0
        assert "Usage:" in result.stdout
        assert len(result.stdout.splitlines()[2].strip()) > 20, f"{name} says what it does"


def test_starting_loads_no_heavy_library():
    code = f"import sys, wartoll.cli.main; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
