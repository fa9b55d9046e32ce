"""One tree of errors. Each says what was found, what was expected and what to do next, in one line."""

from __future__ import annotations


class WartollError(Exception):
    """A fault that a person can act on.

    Parameters
    ----------
    found : str
        What was met, with the name of the input that holds it.
    expected : str, optional
        What would have been right.
    next_step : str, optional
        What the person can do now.
    """

    exit_code = 1

    def __init__(self, found: str, expected: str = "", next_step: str = "") -> None:
        self.found, self.expected, self.next_step = found, expected, next_step
        super().__init__(self.line)

    @property
    def line(self) -> str:
        """The error as one line: found; expected; next step."""
        parts = [self.found]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.next_step:
            parts.append(self.next_step)
        return "; ".join(" ".join(part.split()) for part in parts)


class UsageError(WartollError):
    """The command or the call itself is off."""

    exit_code = 2


class DocumentError(WartollError):
    """A document can't be read; the others still are."""


class VocabularyError(WartollError):
    """A vocabulary file is not well formed."""


class ClaimError(WartollError):
    """A claim breaks a rule that every claim must keep."""


class LedgerError(WartollError):
    """The ledger refused an operation, or does not verify."""


class EstimateError(WartollError):
    """No estimate can be given from these claims."""


class ForecastError(WartollError):
    """A scenario or a projection can't be run."""


class ScoreError(WartollError):
    """A series or a forecast can't be scored."""


class FetchError(WartollError):
    """A page can't be fetched, or must not be."""


class ProposalError(WartollError):
    """A model's proposals can't be had or can't be used."""
