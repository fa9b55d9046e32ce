"""What a person reads: figures with their trace, charts, and the brief as page, Markdown, data and tables.

Comes in: documents and what the stages found in them. Goes out: a Brief and its renderings, as text.
Can fail: ClaimError, where a figure has no trace; WartollError, where a drawn chart may not stand in a page.
"""
