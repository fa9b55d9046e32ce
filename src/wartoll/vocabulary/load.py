"""Vocabulary files: TOML that a person can edit, read once and kept."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from wartoll.errors import VocabularyError


@cache
def load_vocabulary(name: str) -> dict[str, Any]:
    """Read one vocabulary file, such as ``"parties"``.

    Raises
    ------
    VocabularyError
        Where the file is missing or is not TOML.
    """
    path = resources.files("wartoll.vocabulary") / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise VocabularyError(f"no vocabulary named {name!r}", "a TOML file in wartoll/vocabulary") from error
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"vocabulary {name!r} is not TOML: {error}", "a well-formed TOML file") from error
