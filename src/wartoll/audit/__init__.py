"""Whether a derived figure follows, from what, and what else would follow.

Comes in: claims, their documents and, if at hand, their trace. Goes out: an Audit of derived figures, each with a
verdict, derivations, readings, flags and sentences. Can fail: nothing; what can't be decided is called undecided.
"""
