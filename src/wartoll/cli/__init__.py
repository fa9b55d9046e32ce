"""The command line: one file a command group, parsing and printing only.

Comes in: arguments. Goes out: printed text, files, an exit status (0 done, 1 failed, 2 called wrongly).
Can fail: every WartollError becomes one line on standard error.
"""
