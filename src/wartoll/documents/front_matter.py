"""Markdown's front matter: a few known fields between two lines of dashes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from wartoll.errors import DocumentError

MAX_FRONT_MATTER = 16_384
FIELDS = ("title", "publisher", "published", "url", "author", "language", "translated")


def split_front_matter(name: str, text: str) -> tuple[dict[str, Any], str]:
    """Part a Markdown text into its front matter and its body.

    Aliases and tags are refused: they can make a small text large, and no field here needs them.

    Returns
    -------
    tuple
        The known fields, and the body; an empty dict and the whole text where there is no front matter.

    Raises
    ------
    DocumentError
        Where the front matter is no plain list of fields.
    """
    bare = text.removeprefix("\ufeff")
    if not bare.startswith("---\n"):
        return {}, text
    end = bare.find("\n---\n", 3, MAX_FRONT_MATTER)
    if end < 0:
        return {}, text
    head, body = bare[4 : end + 1], bare[end + 5 :]
    fields = _load_plain_yaml(name, head)
    return {key: fields[key] for key in FIELDS if fields.get(key) not in (None, "")}, body.lstrip("\n")


def _load_plain_yaml(name: str, head: str) -> dict[str, Any]:
    import yaml

    class PlainLoader(yaml.SafeLoader):
        """Scalars, lists and maps; no aliases."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise DocumentError(f"{name}: an alias in the front matter", "plain fields", "write the value out")
            return super().compose_node(parent, index)

    try:
        fields = yaml.load(head, Loader=PlainLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        first = " ".join(str(error).split())[:120]
        raise DocumentError(f"{name}: front matter that is no YAML ({first})", "lines like `published: 2025-01-16`",
                            "mend or remove it") from error  # fmt: skip
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise DocumentError(f"{name}: front matter that is no list of fields", "lines like `published: 2025-01-16`")
    return {str(key).lower(): value for key, value in fields.items()}


def read_day(value: object) -> date:
    """A date as front matter, a CSV or an option gives it.

    Raises
    ------
    ValueError
        Where it is none.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if len(text) > 10 and text[10] not in "T ":
        raise ValueError(f"no ISO date: {text[:40]!r}")
    return date.fromisoformat(text[:10])
