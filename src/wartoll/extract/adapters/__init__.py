"""Readers that a person may add: a language model or a spaCy pipeline. They propose; the rules decide.

Comes in: a Document. Goes out: Proposals, each with its words. Can fail: ProposalError.
"""
