"""Data walks one way: the import contract runs with the tests."""

from importlinter.cli import lint_imports


def test_the_layers_hold():
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0
