"""Wartoll: who claimed which losses, what follows from it, and where it leads.

Importing this package loads nothing but its version; each stage is imported by name.
"""

__version__ = "0.1.0"
