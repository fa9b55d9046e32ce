"""Telegram's JSON export: each message of a channel is a document with its own day."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from wartoll.documents.document import Document
from wartoll.documents.front_matter import read_day
from wartoll.documents.language import guess_language
from wartoll.errors import DocumentError


def is_telegram_export(data: bytes) -> bool:
    """Whether a JSON file's head looks like Telegram's export of one chat."""
    head = data[:2_000]
    return head.lstrip().startswith(b"{") and b'"messages"' in data[:200_000] and b'"type"' in head


def read_telegram(name: str, data: bytes) -> tuple[Document, ...]:
    """Read an export's messages; service messages and ones without words are no documents.

    An edit is said in the document's warnings, since the words may have changed after their day.

    Raises
    ------
    DocumentError
        Where the file is no export, or has no message with words.
    """
    try:
        export = json.loads(data)
        channel, messages = str(export.get("name") or "") or None, export["messages"]
    except (ValueError, KeyError, AttributeError, RecursionError) as error:
        raise DocumentError(f"{name} is no Telegram export", "JSON with `name` and `messages`",
                            "export the chat as machine-readable JSON") from error  # fmt: skip
    if not isinstance(messages, list):
        raise DocumentError(f"{name} is no Telegram export", "a list of messages")
    documents = [_read_message(name, channel, message) for message in messages if isinstance(message, dict)]
    found = tuple(document for document in documents if document is not None)
    if not found:
        raise DocumentError(f"{name} holds no message with words", "an export with messages")
    return found


def _read_message(name: str, channel: str | None, message: dict[str, Any]) -> Document | None:
    text = _plain(message.get("text"))
    if message.get("type") != "message" or not text.strip():
        return None
    carried = message.get("forwarded_from")
    warnings = []
    if message.get("edited"):
        warnings.append(
            f"{name}#{message.get('id')}: edited {str(message['edited'])[:10]}, after it was first published"
        )
    if isinstance(carried, str) and carried:
        warnings.append(f"{name}#{message.get('id')}: forwarded from {carried[:80]}")
    return Document(
        name=f"{name}#{message.get('id')}", text=text, publisher=carried if isinstance(carried, str) else channel,
        digest=hashlib.sha256(json.dumps(message, sort_keys=True).encode()).hexdigest(),
        published=_day(message.get("date")), published_basis="page", media_type="application/json",
        language=guess_language(text), warnings=tuple(warnings),
    )  # fmt: skip


def _plain(text: Any) -> str:
    """A message's text is a string, or a list of strings and of marked-up pieces."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(
            part if isinstance(part, str) else str(part.get("text", "")) if isinstance(part, dict) else ""
            for part in text
        )
    return ""


def _day(value: Any) -> date | None:
    try:
        return read_day(value)
    except ValueError:
        return None
