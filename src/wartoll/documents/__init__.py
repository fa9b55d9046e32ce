"""A file, page, feed or export becomes a Document.

Comes in: paths, bytes or addresses. Goes out: Documents, and a Skipped row for each that can't be read.
Can fail: DocumentError, one line that says what was found, what was expected and what to do next.
"""

from wartoll.documents.document import Document, Skipped
from wartoll.documents.metadata import Metadata, read_metadata
from wartoll.documents.read import Stack, read_bytes, read_source, read_stack

__all__ = ["Document", "Metadata", "Skipped", "Stack", "read_bytes", "read_metadata", "read_source", "read_stack"]
