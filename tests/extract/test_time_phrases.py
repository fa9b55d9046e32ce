"""Times in set phrases, and parts of weeks, months and years by their many words."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.extract.times import read_times, resolve_time

THURSDAY = date(2017, 10, 12)

# text, and the last window of days that its last time means when read on Thursday, 12 October 2017
ENDS = [
    ("They fell the day before yesterday.", "2017-10-10", "2017-10-10"),
    ("Forty fell in the past day.", "2017-10-11", "2017-10-12"),
    ("Forty fell in the last day alone.", "2017-10-11", "2017-10-12"),
    ("It was hit earlier in the week.", "2017-10-09", "2017-10-12"),
    ("It fell in the middle of last month.", "2017-09-11", "2017-09-20"),
    ("The line broke the weekend before last.", "2017-10-01", "2017-10-01"),
    ("Nine died the year before last.", "2015-12-31", "2015-12-31"),
    ("Nine died the month before last.", "2017-08-31", "2017-08-31"),
    ("Nine died the same month last year.", "2016-10-31", "2016-10-31"),
    ("The ward held ten at this time last year.", "2016-10-12", "2016-10-12"),
    ("Ten died in the week ending 6 October.", "2017-10-06", "2017-10-06"),
    ("Ten died in the week starting 2 October.", "2017-10-08", "2017-10-08"),
    ("Ten died in the opening days of September.", "2017-09-01", "2017-09-07"),
    ("Ten died in the latter half of 2016.", "2016-12-31", "2016-12-31"),
    ("Nine died in the second quarter. In the quarter before it was 22.", "2017-03-31", "2017-03-31"),
    ("Nine died in June. The month before, it was 22.", "2017-05-31", "2017-05-31"),
    ("Nine died in 2015. The year before there were 22 dead.", "2014-12-31", "2014-12-31"),
    ("Ten died in Q3.", "2017-09-30", "2017-09-30"),
    ("Ten died over Christmas 1989.", "1989-12-25", "1989-12-25"),
    ("Ten died some days ago.", "2017-10-03", "2017-10-09"),
    ("The town lost 60 men in the Second World War.", "1945-09-02", "1945-09-02"),
    ("The town lost 60 men during the Korean War.", "1953-07-27", "1953-07-27"),
    ("On 3 October the siege began. By then 60 had died.", "2017-10-03", "2017-10-03"),
    ("On Tuesday nine died. The previous evening, two.", "2017-10-09", "2017-10-09"),
    ("Nine died last October.", "2016-10-31", "2016-10-31"),
    ("Nine died last March.", "2017-03-31", "2017-03-31"),
    ("They landed in May 1915. By that Christmas nine had died.", "1915-12-25", "1915-12-25"),
    ("Nine died in June 1995, ten in that August.", "1995-08-31", "1995-08-31"),
    ("Nine died in the first half of September.", "2017-09-15", "2017-09-15"),
    ("From 2 to 8 October nine died; the week before it was ten.", "2017-10-01", "2017-10-01"),
    ("Period: 2-8 October. Nine died; in the previous week it was ten.", "2017-10-01", "2017-10-01"),
    ("On 5 October they parted. In the week before it, nine died.", "2017-10-01", "2017-10-04"),
    ("In the year to 30 September nine died, up from four a year earlier.", "2016-09-30", "2016-09-30"),
    ("From January to June nine died, after eight in the same period of 2015.", "2015-06-30", "2015-06-30"),
    ("Nine died in March, up from four in the same period last year.", "2016-03-31", "2016-03-31"),
    ("Nine died this year, to 30 September.", "2017-09-30", "2017-09-30"),
    ("From Monday to Wednesday last week nine died.", "2017-10-04", "2017-10-04"),
    ("Nine died on Sunday and Monday.", "2017-10-09", "2017-10-09"),
    ("On 3 October nine died; on the fourth, ten.", "2017-10-04", "2017-10-04"),
    ("On 3 October nine died. The day before there had been ten.", "2017-10-02", "2017-10-02"),
    ("The raid was on 3 October. On the night of the raid nine died.", "2017-10-03", "2017-10-03"),
    ("The siege began on 3 October. In the two weeks that followed nine died.", "2017-10-16", "2017-10-17"),
    ("2015 had seen nine dead.", "2015-12-31", "2015-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), ENDS)
def test_a_phrase_means_its_days(text: str, first: str, last: str) -> None:
    end = resolve_time(read_times(text)[-1], THURSDAY).end
    assert end is not None
    assert (str(end.earliest), str(end.latest)) == (first, last)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Sixty have died since midnight.", "2017-10-12"),
        ("Sixty have died since dawn.", "2017-10-12"),
        ("The siege began on 3 October; since then 60 have died.", "2017-10-03"),
    ],
)
def test_a_phrase_says_from_when(text: str, start: str) -> None:
    resolved = resolve_time(read_times(text)[-1], THURSDAY)
    assert str(resolved.start.earliest) == start
    assert resolved.end is None


@pytest.mark.parametrize(
    "text",
    ["The last day of the siege came.", "A single man was left.", "He was then killed.", "A veteran of old wars."],
)
def test_no_time_is_read(text: str) -> None:
    assert read_times(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nine died in the Monday Market.",
        "Nine died in the Easter Rising.",
        "He said that October was the worst month.",
    ],
)
def test_a_name_or_a_clause_is_read_from_no_other_day(text: str) -> None:
    assert not any(mention.chained or mention.key[0] in ("weekday", "feast") for mention in read_times(text))
