"""Private persons are in no output, whether or not their document holds a claim."""

import pytest
from typer.testing import CliRunner

from wartoll.cli.main import app

WITH_CLAIM = (
    "The ministry said on Monday that 40 soldiers were killed in the north. "
    "A captured soldier, Daro Velmin, told reporters that his unit had been without food. "
    "The shelling began at dawn, said Mira Holten, a resident of the village.\n"
)
WITHOUT = "The bakery works again, said Mira Holten, a resident of the village. Daro Velmin, a prisoner of war, wept.\n"


def outputs(tmp_path, text, *options):
    source = tmp_path / "a.txt"
    source.write_text(text)
    arguments = [str(source), "--published", "2025-01-20", *options]
    printed = [CliRunner().invoke(app, [name, *arguments]).output for name in ("extract", "explain", "trace", "audit")]
    CliRunner().invoke(app, ["brief", *arguments, "--out", str(tmp_path / "out")], catch_exceptions=False)
    return "\n".join([*printed, *(path.read_text() for path in (tmp_path / "out").iterdir())])


@pytest.mark.parametrize("text", [WITH_CLAIM, WITHOUT])
def test_private_names_are_covered(tmp_path, text):
    found = outputs(tmp_path, text)
    assert "Velmin" not in found
    assert "Holten" not in found


@pytest.mark.parametrize("text", [WITH_CLAIM, WITHOUT])
def test_a_prisoner_is_never_named(tmp_path, text):
    found = outputs(tmp_path, text, "--unmasked")
    assert "Velmin" not in found
    assert "Holten" in found
