"""Every silent change is found and named."""

import pytest

from tests.ledger.conftest import make_stack
from wartoll.ledger import Decision
from wartoll.ledger.schema import APPEND_ONLY
from wartoll.ledger.verify import verify_ledger


def filled(ledger):
    document, claims = make_stack(4)
    ledger.add([document], claims, who="Ana")
    first = ledger.history(claims[0].claim_id)[0]
    ledger.review(claims[0].claim_id, Decision.ACCEPT, who="Ben", why="checked", based_on=first.id)
    return document, claims


def tamper(ledger, *statements):
    """Change rows behind the guards, as someone with the database's own rights could."""
    with ledger.engine.begin() as connection:
        for table in APPEND_ONLY:
            if ledger.dialect == "sqlite":
                for verb in ("update", "delete"):
                    connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{verb}")
            else:
                connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER {table}_append_only")
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_a_sound_ledger_has_no_faults(ledger):
    filled(ledger)
    result = verify_ledger(ledger)
    assert (result.documents, result.revisions, result.faults) == (1, 5, ())
    assert result.end_hash == ledger.last_revision()[1]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE revisions SET who = 'Eve' WHERE id = 2", "revision 2 of claim .* was changed"),
        ("UPDATE revisions SET best = 9 WHERE id = 3", "revision 3 .* column best"),
        ("UPDATE heads SET revision_id = 1, status = 'proposed' WHERE revision_id = 5", "last revision is 5"),
        ("UPDATE documents SET text = replace(text, 'soldiers', 'bandits')", "document 1 .* another text"),
        ("UPDATE documents SET text = replace(text, 'soldiers', 'bandits')", "quote of claim .* is not found"),
    ],
)
def test_a_tampered_row_is_named(ledger, statement, words):
    filled(ledger)
    tamper(ledger, statement)
    faults = verify_ledger(ledger).faults
    import re

    assert any(re.search(words, fault) for fault in faults), faults


def test_a_cut_chain_is_named(ledger):
    filled(ledger)
    tamper(ledger, "DELETE FROM heads WHERE revision_id = 3", "DELETE FROM revisions WHERE id = 3")
    faults = verify_ledger(ledger).faults
    assert any("revision 3 is missing before 4" in fault for fault in faults), faults


def test_a_rewritten_row_with_its_own_hash_breaks_the_next_link(ledger):
    from wartoll.ledger.revisions import DECIDED, revision_hash
    from wartoll.ledger.schema import revisions

    document, _ = filled(ledger)
    with ledger.reading() as connection:
        row = dict(connection.execute(revisions.select().where(revisions.c.id == 2)).mappings().one())
    decided = [(row | {"who": "Eve"})[name] for name in DECIDED]
    forged = revision_hash(decided, document.digest, row["body"], row["previous_hash"])
    tamper(ledger, f"UPDATE revisions SET who = 'Eve', hash = '{forged}' WHERE id = 2")
    faults = verify_ledger(ledger).faults
    assert any("broken at revision 3" in fault for fault in faults), faults
