"""The ledger on both databases."""

from tests.ledger.conftest import address, postgres_address

__all__ = ["address", "postgres_address"]
