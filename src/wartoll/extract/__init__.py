"""Document → claims, by rules that need no model and no network.

Comes in: Documents. Goes out: an Extraction of claims, refusals, masks and notes. Can fail: VocabularyError.
"""

from wartoll.extract.extraction import extract_claims, extract_document
from wartoll.extract.privacy import find_private_names
from wartoll.extract.results import Extraction, Refusal

__all__ = ["Extraction", "Refusal", "extract_claims", "extract_document", "find_private_names"]
