"""Times are found where they are said, and mean the days a reader takes them to mean."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.extract.times import ResolvedTime, TimeMention, read_times, resolve_time, text_dates

THURSDAY = date(2025, 1, 16)


def the_time(text: str) -> TimeMention:
    mentions = read_times(text)
    assert len(mentions) == 1, [(m.words, m.kind, m.key) for m in mentions]
    return mentions[0]


def resolved(text: str, anchor: date | None = THURSDAY) -> ResolvedTime:
    return resolve_time(the_time(text), anchor)


def iso(window) -> str | None:
    if window is None:
        return None
    if window.earliest == window.latest:
        return window.earliest.isoformat()
    return f"{window.earliest.isoformat()}/{window.latest.isoformat()}"


# text, and the window it means when read on Thursday, 16 January 2025
POINTS = [
    # full dates
    ("on 6 December 2024", "2024-12-06"),
    ("on December 6, 2024", "2024-12-06"),
    ("on Dec. 6, 2024", "2024-12-06"),
    ("on the 6th of December 2024", "2024-12-06"),
    ("6 Dec 2024", "2024-12-06"),
    ("December 6th, 2024", "2024-12-06"),
    ("2024-12-06", "2024-12-06"),
    ("2024-12-06 07:00:00", "2024-12-06"),
    ("06.12.2024", "2024-12-06"),
    ("23-02-2015", "2015-02-23"),
    ("05-26-88", "1988-05-26"),
    ("MAY 26, 1988", "1988-05-26"),
    ("MAY 26 88", "1988-05-26"),
    ("Wed 05 Apr 2017", "2017-04-05"),
    ("Fri Dec 9 2016", "2016-12-09"),
    ("Monday, 6 January 2025", "2025-01-06"),
    ("on Monday, January 6", "2025-01-06"),
    ("Wednesday 10 Aug 2016", "2016-08-10"),
    # a year that the anchor settles
    ("on 9 January", "2025-01-09"),
    ("on Jan. 9", "2025-01-09"),
    ("Dec. 19, when it fell", "2024-12-19"),
    ("on January 16", "2025-01-16"),
    ("on January 17", "2024-01-17"),
    ("November 5 last year", "2024-11-05"),
    ("November 5th last year", "2024-11-05"),
    ("on November 5 of last year", "2024-11-05"),
    ("in December last year", "2024-12-01/2024-12-31"),
    ("in January this year", "2025-01-01/2025-01-31"),
    ("on 29 February", "2024-02-29"),
    # months and their thirds
    ("in December", "2024-12-01/2024-12-31"),
    ("in August 2013", "2013-08-01/2013-08-31"),
    ("in May 2022", "2022-05-01/2022-05-31"),
    ("in May", "2024-05-01/2024-05-31"),
    ("early January", "2025-01-01/2025-01-10"),
    ("in early December last year", "2024-12-01/2024-12-10"),
    ("mid-January", "2025-01-11/2025-01-20"),
    ("late December", "2024-12-21/2024-12-31"),
    ("in late February 2024", "2024-02-21/2024-02-29"),
    ("at the beginning of January", "2025-01-01/2025-01-10"),
    ("at the end of October", "2024-10-21/2024-10-31"),
    ("in the middle of December", "2024-12-11/2024-12-20"),
    ("the first half of January", "2025-01-01/2025-01-15"),
    ("the second half of November 2024", "2024-11-16/2024-11-30"),
    ("in the first week of January", "2025-01-01/2025-01-07"),
    ("the last day of November", "2024-11-30"),
    ("in the last days of December", "2024-12-25/2024-12-31"),
    # weekdays
    ("on Monday", "2025-01-13"),
    ("on Thursday", "2025-01-16"),
    ("on Friday", "2025-01-10"),
    ("WEDNESDAY", "2025-01-15"),
    ("late on Tuesday", "2025-01-14"),
    ("Tuesday night", "2025-01-14"),
    ("last Thursday", "2025-01-09"),
    ("last Monday", "2025-01-13"),
    ("next Monday", "2025-01-20"),
    ("Monday last week", "2025-01-06"),
    ("on Monday of last week", "2025-01-06"),
    ("will meet on Monday", "2025-01-20"),
    # near days
    ("yesterday", "2025-01-15"),
    ("today", "2025-01-16"),
    ("tonight", "2025-01-16"),
    ("tomorrow", "2025-01-17"),
    ("this morning", "2025-01-16"),
    ("overnight", "2025-01-15/2025-01-16"),
    ("last night", "2025-01-15/2025-01-16"),
    ("earlier in the day", "2025-01-16"),
    ("two days ago", "2025-01-14"),
    ("a day ago", "2025-01-15"),
    ("two weeks ago", "2024-12-31/2025-01-04"),
    ("a month ago", "2024-12-09/2024-12-23"),
    ("three years ago", "2021-07-17/2022-07-18"),
    ("Eighty years ago this morning", "1945-01-16"),
    # weeks, months, years
    ("last week", "2025-01-06/2025-01-12"),
    ("this week", "2025-01-13/2025-01-16"),
    ("earlier this week", "2025-01-13/2025-01-16"),
    ("earlier this month", "2025-01-01/2025-01-16"),
    ("last month", "2024-12-01/2024-12-31"),
    ("last year", "2024-01-01/2024-12-31"),
    ("late last year", "2024-10-01/2024-12-31"),
    ("this year", "2025-01-01/2025-01-16"),
    ("at the beginning of the year", "2025-01-01/2025-01-31"),
    ("at the end of last year", "2024-12-01/2024-12-31"),
    ("over the weekend", "2025-01-11/2025-01-12"),
    ("in 2014", "2014-01-01/2014-12-31"),
    ("since 2013", "2013-01-01/2013-12-31"),
    ("early 2011", "2011-01-01/2011-03-31"),
    ("since mid-2012", "2012-06-01/2012-07-31"),
    ("in late 2014", "2014-10-01/2014-12-31"),
    ("at the end of 2014", "2014-12-01/2014-12-31"),
    ("since December 1979", "1979-12-01/1979-12-31"),
    ("in the 1990s", "1990-01-01/1999-12-31"),
    ("in the early 1990s", "1990-01-01/1993-12-31"),
    # seasons, quarters, halves
    ("summer 2012", "2012-06-01/2012-08-31"),
    ("in the summer of 2012", "2012-06-01/2012-08-31"),
    ("last fall", "2024-09-01/2024-11-30"),
    ("last autumn", "2024-09-01/2024-11-30"),
    ("last summer", "2024-06-01/2024-08-31"),
    ("this winter", "2024-12-01/2025-02-28"),
    ("the 2014-2015 winter", "2014-12-01/2015-02-28"),
    ("the winter of 2014-15", "2014-12-01/2015-02-28"),
    ("in the first quarter of 2023", "2023-01-01/2023-03-31"),
    ("in the first quarter", "2025-01-01/2025-03-31"),
    ("in the third quarter", "2024-07-01/2024-09-30"),
    ("within the first half of 2025", "2025-01-01/2025-06-30"),
    ("on Christmas Day", "2024-12-25"),
    ("at Christmas", "2024-12-25"),
    # dates that run
    ("on Jan. 9-11", "2025-01-09/2025-01-11"),
    ("on 28-29 July 2022", "2022-07-28/2022-07-29"),
    ("28 to 29 July 2022", "2022-07-28/2022-07-29"),
    ("the night of 28 July 2022", "2022-07-28"),
    ("from late October to early November last year", "2024-10-21/2024-11-10"),
    ("the end of October and beginning of November", "2024-10-21/2024-11-10"),
    ("from the end of October to the beginning of November", "2024-10-21/2024-11-10"),
    ("from 28 December to 3 January", "2024-12-28/2025-01-03"),
    ("2014-2016", "2014-01-01/2016-12-31"),
    ("between 2014 and 2016", "2014-01-01/2016-12-31"),
    # what lies ahead
    ("by 1 March there will be 3,500 more", "2025-03-01"),
    ("by mid-April all would be lost", "2025-04-11/2025-04-20"),
    ("by spring they could be gone", "2025-03-01/2025-05-31"),
    ("expected by the end of April", "2025-04-21/2025-04-30"),
    ("by 1 March 2024", "2024-03-01"),
    ("by 1 December they had lost 300", "2024-12-01"),
]


@pytest.mark.parametrize(("text", "window"), POINTS)
def test_windows_read_on_16_january_2025(text, window):
    assert iso(resolved(text).window) == window


# text, role, start, end, duration in days, read on 16 January 2025
PERIODS = [
    ("since December 6", "since", "2024-12-06", None, None),
    ("from 1 May to 30 June 2024", "from", "2024-05-01", "2024-06-30", 61),
    ("between 1 and 9 January", "from", "2025-01-01", "2025-01-09", None),
    ("from 1 to 9 January", "from", "2025-01-01", "2025-01-09", None),
    ("worse since Dec. 19, when it counted 100", "on", "2024-12-19", "2024-12-19", None),
    ("in the three weeks to 8 January", "in", "2024-12-19", "2025-01-08", 21),
    ("the week ending 12 January", None, "2025-01-06", "2025-01-12", 7),
    ("the week of 8 January", None, "2025-01-06", "2025-01-12", 7),
    ("the 12 months to November", None, "2023-12-01", "2024-11-30", 366),
    ("the last three months of 2022", None, "2022-10-01", "2022-12-31", 92),
    ("in the first four months of last year", "in", "2024-01-01", "2024-04-30", 121),
    ("by the end of last month", "by", None, "2024-12-25/2024-12-31", None),
    ("over the weekend of 4-5 January", "over", "2025-01-04", "2025-01-05", None),
    ("in the summer of last year", "in", "2024-06-01", "2024-08-31", None),
    ("in the coming days", "in", "2025-01-16", "2025-01-17/2025-01-25", None),
    ("up to and including 10 January", "until", None, "2025-01-10", None),
    ("no later than 10 January", "by", None, "2025-01-10", None),
    ("Jan 1-Jan 10", None, "2025-01-01", "2025-01-10", 10),
    ("last month's fighting", None, "2024-12-01", "2024-12-31", None),
    ("from December 11, 2023 to the truce of last August", "from", "2023-12-11", "2024-08-31", None),
    ("until 13 January", "until", None, "2025-01-13", None),
    ("as of 5 January", "as_of", None, "2025-01-05", None),
    ("by 5 January", "by", None, "2025-01-05", None),
    ("on Monday", "on", "2025-01-13", "2025-01-13", None),
    ("last week", None, "2025-01-06", "2025-01-12", None),
    ("in the past 24 hours", "in", "2025-01-15/2025-01-16", "2025-01-15/2025-01-16", 1),
    ("over the past two days", "over", "2025-01-14/2025-01-15", "2025-01-15/2025-01-16", 2),
    ("for the last week", "for", "2025-01-09/2025-01-10", "2025-01-15/2025-01-16", 7),
    ("for the past eight months", "for", "2024-05-17/2024-06-17", "2025-01-15/2025-01-16", 244),
    ("in the next two weeks", "in", "2025-01-16", "2025-01-29/2025-01-30", 14),
    ("12 weeks", None, None, None, 84),
    ("within two months", "within", None, None, 61),
    ("in three days", "in", None, None, 3),
    ("380 days", None, None, None, 380),
    ("a two-day visit", None, None, None, 2),
    ("for a year and a half", "for", None, None, 548),
    ("in two and a half years", "in", None, None, 913),
    ("several weeks", None, None, None, None),
    ("since the end of October", "since", "2024-10-21/2024-10-31", None, None),
]


@pytest.mark.parametrize(("text", "role", "start", "end", "days"), PERIODS)
def test_periods_have_ends(text, role, start, end, days):
    mention = the_time(text)
    found = resolve_time(mention, THURSDAY)
    assert (mention.role, iso(found.start), iso(found.end)) == (role, start, end)
    if days is not None or found.duration_days is not None:
        assert found.duration_days == pytest.approx(days, abs=1)


FREQUENCIES = [
    ("92 a day", "day"), ("92 per day", "day"), ("92 every day", "day"), ("92 daily", "day"), ("92 each day", "day"),
    ("600 a week", "week"), ("600 per week", "week"), ("weekly losses", "week"), ("a battalion a month", "month"),
    ("1,000 per month", "month"), ("monthly", "month"), ("50,000 a year", "year"), ("300/day", "day"),
    ("every single day", "day"), ("every 24 hours", "day"), ("per 24 hours", "day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "per"), FREQUENCIES)
def test_frequencies(text, per):
    mention = the_time(text)
    assert (mention.kind, mention.per) == ("frequency", per)


def test_ministry_dates_without_a_year():
    found = resolved("losses from 24.02 to 03.06 were", date(2022, 6, 3))
    assert (iso(found.start), iso(found.end)) == ("2022-02-24", "2022-06-03")
    assert iso(resolved("losses to 15.08 were", date(2022, 8, 15)).window) == "2022-08-15"


CHAINED = [
    ("four days earlier", date(2025, 1, 9), "2025-01-05"),
    ("a day later", date(2025, 1, 9), "2025-01-10"),
    ("the previous day", date(2025, 1, 9), "2025-01-08"),
    ("the following day", date(2025, 1, 9), "2025-01-10"),
    ("the day before", date(2025, 1, 9), "2025-01-08"),
    ("the same day", date(2025, 1, 9), "2025-01-09"),
    ("the previous week", date(2025, 1, 9), "2025-01-02/2025-01-09"),
]


@pytest.mark.parametrize(("text", "anchor", "window"), CHAINED)
def test_chained_times_are_read_from_the_date_before(text, anchor, window):
    mention = the_time(text)
    assert mention.chained
    assert iso(resolve_time(mention, anchor).window) == window


def test_a_chain_of_times_is_followed_back_to_its_date():
    text = "On Jan. 9 he spoke. In an interview four days earlier he had said so. The next day he left."
    days = [iso(resolve_time(mention, THURSDAY).window) for mention in read_times(text)]
    assert days == ["2025-01-09", "2025-01-05", "2025-01-06"]


def test_a_spokesman_dates_the_week_before():
    text = "A spokesman said on Dec. 27 that a thousand had fallen over the previous week alone."
    found = resolve_time(read_times(text)[1], THURSDAY)
    assert (iso(found.start), iso(found.end)) == ("2024-12-20/2024-12-21", "2024-12-26/2024-12-27")


def test_an_old_year_settles_the_dates_of_its_paragraph():
    text = "In Molotov's speech of 29 March 1940 he named 5,000. They were returned in April.\n\nIt ended in May."
    days = [iso(resolve_time(mention, date(2019, 11, 30)).window) for mention in read_times(text)]
    assert days == ["1940-03-29", "1940-04-01/1940-04-30", "2019-05-01/2019-05-31"]


def test_a_would_puts_a_far_date_ahead_and_a_near_one_in_the_past():
    june = date(2024, 6, 9)
    assert iso(resolve_time(the_time("losses would pass 700,000 in November"), june).window) == "2024-11-01/2024-11-30"
    assert iso(resolve_time(the_time("he said he would come in May"), june).window) == "2024-05-01/2024-05-31"


def test_a_day_and_month_stay_open_without_an_anchor():
    found = resolved("on 9 January", None)
    assert found.window is None
    assert (found.open_from, found.open_to) == ((1, 9), (1, 9))
    found = resolved("early January", None)
    assert (found.open_from, found.open_to) == ((1, 1), (1, 10))
    assert resolved("on Monday", None).window is None


def test_an_ambiguous_order_of_day_and_month_is_settled_by_the_anchor_only():
    assert iso(resolved("05-07-2015", date(2015, 7, 6)).window) == "2015-07-05"
    assert iso(resolved("05-07-2015", date(2015, 5, 7)).window) == "2015-05-07"
    assert resolved("05-07-2015", None).window is None


NONE = [
    "they may come", "a long march", "he will fall", "the fall of Kabul", "spring into action", "of 2000 soldiers",
    "over 1500 fighters", "between 1500 and 2000 soldiers", "50 years old men", "the second half",
    "at half strength", "Theresa May said", "to 15.08 percent", "March on the capital",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time(text):
    assert [m.words for m in read_times(text)] == []


def test_text_dates_finds_the_dateline_first():
    text = "KYIV, 19 January 2025 - On January 5, 2025 he said that since 6 December they lost 92 a day."
    assert text_dates(text) == (date(2025, 1, 19), date(2025, 1, 5))


def test_mentions_are_cut_from_the_text():
    text = "Since December 6, 2024, and by mid-January, İstanbul said, they lost 92 a day."
    for mention in read_times(text):
        assert text[mention.start : mention.end] == mention.words
