from __future__ import annotations

from tests.trace.making import claim, days, document
from wartoll.claims import Form
from wartoll.trace.passages import read_passages
from wartoll.trace.spans import Span, Stretch, read_span, spans_differ


def span(text: str, words: str, form: Form, **more: object) -> Span:
    of = document("a", text)
    one = claim(of, words, 40, form=form, **more)
    return read_span(read_passages([one], [of])[one.claim_id])


DAY = span("On 3 May alone 40 men died.", "40 men", Form.PERIOD, start=days("2024-05-03"), end=days("2024-05-03"))
TOTAL = span("So far 40 men have died.", "40 men", Form.CUMULATIVE)
RATE = span("Some 40 men a day die.", "40 men a day", Form.RATE, per="day")


def test_a_day_a_total_and_a_rate_are_three() -> None:
    assert (DAY.stretch, TOTAL.stretch, RATE.stretch) == (Stretch.SPAN, Stretch.TOTAL, Stretch.RATE)
    assert spans_differ(DAY, TOTAL)
    assert spans_differ(TOTAL, RATE)
    assert spans_differ(RATE, DAY)


def test_one_stretch_said_in_two_ways_is_one() -> None:
    months = span(
        "From January to March 40 men died.", "40 men", Form.PERIOD, start=days("2024-01-01"), end=days("2024-03-31")
    )
    since = span(
        "In three months 40 died.", "40 died", Form.CUMULATIVE, start=days("2024-01-01"), end=days("2024-03-31")
    )
    assert not spans_differ(months, since)
    assert spans_differ(DAY, months)


def test_where_the_words_leave_it_open_nothing_differs() -> None:
    vague = span("The raid killed 40 men.", "40 men", Form.CUMULATIVE)
    assert vague.stretch is Stretch.OPEN
    assert not spans_differ(DAY, vague)
    assert not spans_differ(vague, TOTAL)
