"""An audit as JSON carries the shape that scripts read."""

import json
from datetime import date

from wartoll.audit import Derivation, Input, audit_claims, audit_to_json
from wartoll.audit.rows import _derivation
from wartoll.documents import Document

TEXT = (
    "Between 3 and 12 March the division lost 500 men, killed and wounded, the staff reports. This works out at about "
    "50 a day. With 2,000 men left, it will be gone within 40 days."
)


def rows():
    document = Document.of_text("a.txt", TEXT, published=date(2021, 3, 13))
    return audit_to_json(audit_claims((), (document,)))


def test_an_audit_is_json_with_a_verdict_a_quote_and_results():
    data = json.loads(json.dumps(rows()))
    rate, projection = data["derived"]
    assert rate["verdict"] == "follows"
    assert TEXT[rate["quote_start"] : rate["quote_end"]] == rate["quote"]
    assert [d["result"] for d in rate["derivations"]] == [50.0]
    assert projection["derivations"][0]["result"] == "2021-04-22"
    assert projection["derivations"][1]["result"] == 40.0


def test_the_words_of_every_input_stand_at_their_offsets():
    for figure in rows()["derived"]:
        for derivation in figure["derivations"]:
            for given in derivation["inputs"]:
                if given["start"] is not None and given["end"]:
                    assert TEXT[given["start"] : given["end"]] == given["words"]


def test_an_open_end_is_null():
    text = "At least 4,000 of the 12,000 men were lost. A half of the contingent has been lost, an official said."
    document = Document.of_text("a.txt", text)
    (figure,) = audit_to_json(audit_claims((), (document,)))["derived"]
    assert figure["verdict"] == "undecided"
    assert figure["derivations"] == []
    assert figure["others"][0]["inputs"][0]["interval"] == [4000.0, None]


def test_a_fall_is_told_as_a_share_with_its_sign_and_in_per_cent():
    given = (Input("now", 270.0, None, "270"), Input("then", 450.0, None, "450"))
    fall = Derivation("now / then - 1", given, nominal=0.4, unit="change")
    assert [(r["result"], r["unit"]) for r in _derivation(fall)] == [
        (0.4, "change"), (-0.4, "change"), (40.0, "per cent"), (-40.0, "per cent")]  # fmt: skip
