"""Words as data: number words, hedges, measures, reporting verbs, units, parties, probability words.

Comes in: a file's name. Goes out: its tables, read once. Can fail: VocabularyError.
"""

from wartoll.vocabulary.load import load_vocabulary

__all__ = ["load_vocabulary"]
