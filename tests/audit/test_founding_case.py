"""The founding case: ninety-two a day. Every sentence is computed, so other figures, places and names change it."""

from datetime import date

import pytest

from tests.audit.build import make_claim, window
from wartoll.audit import FlagKind, Verdict, audit_claims
from wartoll.claims import Bound
from wartoll.documents import Document

TEXT = (
    "A report that the {institute} released on {writing} looks at the {strength} soldiers of {country} who fight "
    "at {place}. {president} said in early January that {count} of them had been killed or wounded. The minister of "
    "defence mentioned small clashes on {small}, while military bloggers have written of larger operations since "
    "{large}. Since these operations began, the institute finds, the force has been losing up to {rate} soldiers a "
    "day. If the losses go on like this, all of the soldiers could be dead or wounded within {weeks} weeks, by "
    "{target}.\n\n"
    "On January 13 the {service} counted {killed} soldiers killed and {wounded} wounded.\n\n"
    "{analyst}, who studies the war, wrote on January 18 that the majority of casualties fell in December and the "
    "first half of January. By his estimate the force loses {low} to {high} men a day. Within two months, he adds, "
    "it has lost {percent} per cent of its combat capability."
)
REAL = {
    "institute": "Institute for the Study of War", "writing": "January 16", "strength": "12,000",
    "country": "North Korea", "place": "Kursk", "president": "Volodymyr Zelensky", "count": "3,800",
    "small": "November 5", "large": "December 6", "rate": "92", "weeks": "12", "target": "mid-April",
    "service": "National Intelligence Service", "killed": "300", "wounded": "2,700", "analyst": "Oleksandr Kovalenko",
    "low": "80", "high": "90", "percent": "30",
}  # fmt: skip
OTHER = REAL | {
    "institute": "Harbour Institute", "writing": "January 20", "strength": "20,000", "country": "Osmera",
    "place": "Varsk", "president": "Ada Quill", "count": "5,200", "small": "November 20", "large": "December 10",
    "rate": "127", "weeks": "16", "target": "mid-May", "service": "Border Service", "killed": "400",
    "wounded": "3,700", "analyst": "Ilo Brandt", "low": "85", "high": "95", "percent": "20",
}  # fmt: skip


def number(words):
    return float(words.replace(",", ""))


def audit_of(names):
    document = Document.of_text("a.txt", TEXT.format(**names), published=date(2025, 1, 19 if names is REAL else 21))
    institute, group = names["institute"], f"soldiers of {names['country']}"
    early = window("2025-01-01", "2025-01-10")
    claims = (
        make_claim(document, f"the {names['strength']} soldiers of {names['country']}", "strength", "stock",
                   number(names["strength"]), speaker=institute, group=group),
        make_claim(document, f"{names['count']} of them had been killed or wounded", "casualties", "cumulative",
                   number(names["count"]), speaker=names["president"], via=(institute,), group=group, said=early,
                   end=early, as_of_inferred=True),
        make_claim(document, f"up to {names['rate']} soldiers a day", "losses", "rate", number(names["rate"]),
                   bound=Bound.AT_MOST, ends=(None, number(names["rate"])), speaker=institute, group=group, per="day"),
        make_claim(document, f"{names['killed']} soldiers killed", "killed", "cumulative", number(names["killed"]),
                   speaker=names["service"], group=group, said=window("2025-01-13"), end=window("2025-01-13")),
        make_claim(document, f"{names['wounded']} wounded", "wounded", "cumulative", number(names["wounded"]),
                   speaker=names["service"], group=group, said=window("2025-01-13"), end=window("2025-01-13")),
        make_claim(document, f"{names['low']} to {names['high']} men a day", "losses", "rate", number(names["low"]),
                   bound=Bound.BETWEEN, ends=(number(names["low"]), number(names["high"])), speaker=names["analyst"],
                   group=group, per="day"),
        make_claim(document, f"{names['percent']} per cent of its combat capability", "capability", "share",
                   number(names["percent"]) / 100, speaker=names["analyst"], group=group),
    )  # fmt: skip
    return audit_claims(claims, (document,))


def figure_of(audit, kind, speaker=None):
    return next(f for f in audit.derived if f.kind == kind and (speaker is None or f.speaker == speaker))


def test_ninety_two_is_3800_over_41_days_cut():
    rate = figure_of(audit_of(REAL), "rate", "Institute for the Study of War")
    assert rate.verdict is Verdict.FOLLOWS_IF
    assert rate.sentences[0] == (
        "92 a day is what 3,800 over the 41 days from 6 December 2024 to 16 January 2025 gives (92.7, cut, not "
        "rounded); the documents do not show the Institute for the Study of War's sum."
    )
    assert rate.derivations[0].nominal == pytest.approx(92.683, abs=1e-3)
    assert "92.7 cut to 92" in rate.needs


def test_the_other_readings_of_the_same_count_and_of_the_other_count():
    rate = figure_of(audit_of(REAL), "rate", "Institute for the Study of War")
    assert rate.sentences[1] == (
        "The 3,800 was said in early January 2025: over the days to then it is 109 to 146 a day, or 58 to 67 from "
        "5 November 2024."
    )
    assert rate.sentences[2] == (
        "The National Intelligence Service's 3,000 (300 + 2,700) by 13 January 2025 gives about 79 a day from "
        "6 December 2024."
    )


def test_the_projection_leads_to_15_april_where_twelve_weeks_are_10_april():
    projection = figure_of(audit_of(REAL), "depletion")
    assert projection.verdict is Verdict.FOLLOWS_IF
    assert projection.sentences[0] == (
        "(12,000 − 3,800) / 92 is 89 days, 12.7 weeks, which leads from 16 January 2025 to 15 April 2025, where "
        "12 weeks from 16 January 2025 is 10 April 2025."
    )
    assert projection.derivations[0].day == date(2025, 4, 15)
    assert any("12.7 weeks cut to 12" in need for need in projection.needs)


def test_thirty_per_cent_agrees_with_eighty_to_ninety_and_is_no_count_of_people():
    share = figure_of(audit_of(REAL), "share")
    assert share.verdict is Verdict.UNDECIDED
    assert share.sentences == (
        "30 % of 12,000 is 3,600: 59 a day over two months, but about 80 over December 2024 and the first half of "
        "January 2025, in which Oleksandr Kovalenko puts most of the losses; that agrees with the same speaker's "
        "80 to 90 a day.",
        "Oleksandr Kovalenko speaks of combat capability, not of people.",
    )
    assert FlagKind.OTHER_MEASURE in [flag.kind for flag in share.flags]


def test_flags_name_the_stale_count_and_the_average_taken_as_the_current_rate():
    audit = audit_of(REAL)
    rate, projection = figure_of(audit, "rate", "Institute for the Study of War"), figure_of(audit, "depletion")
    assert FlagKind.STALE_NUMERATOR in [flag.kind for flag in rate.flags]
    assert FlagKind.PLAUSIBILITY in [flag.kind for flag in rate.flags]
    assert any("0.77 % of 12,000" in flag.sentence for flag in rate.flags)
    assert FlagKind.AVERAGE_AS_CURRENT in [flag.kind for flag in projection.flags]


def test_the_readings_span_start_as_of_and_count_and_name_the_choice_that_moves_them_most():
    readings = figure_of(audit_of(REAL), "rate", "Institute for the Study of War").readings
    assert readings is not None
    assert sum(r.as_stated for r in readings.readings) == 1
    assert readings.losses_per_day.low == pytest.approx(3800 / 72)
    assert readings.losses_per_day.high == pytest.approx(3800 / 26)
    assert readings.driver == "the day counting starts"
    stated = next(r for r in readings.readings if r.as_stated)
    thirty, half, gone = stated.outcomes
    assert thirty[2]
    assert half[1] == window("2025-02-08")
    assert gone[1] == window("2025-04-14")


def test_other_figures_places_and_names_change_every_sentence():
    audit = audit_of(OTHER)
    rate = figure_of(audit, "rate", "Harbour Institute")
    assert rate.sentences[:3] == (
        "127 a day is what 5,200 over the 41 days from 10 December 2024 to 20 January 2025 gives (126.8); the "
        "documents do not show the Harbour Institute's sum.",
        "The 5,200 was said in early January 2025: over the days to then it is 168 to 236 a day, or 102 to 124 from "
        "20 November 2024.",
        "The Border Service's 4,100 (400 + 3,700) by 13 January 2025 gives about 121 a day from 10 December 2024.",
    )
    projection = figure_of(audit, "depletion")
    assert projection.sentences[0] == (
        "(20,000 − 5,200) / 127 is 117 days, 16.6 weeks, which leads from 20 January 2025 to 16 May 2025, where "
        "16 weeks from 20 January 2025 is 12 May 2025."
    )
    share = figure_of(audit, "share")
    assert share.sentences[0] == (
        "20 % of 20,000 is 4,000: 66 a day over two months, but about 89 over December 2024 and the first half of "
        "January 2025, in which Ilo Brandt puts most of the losses; that agrees with the same speaker's 85 to 95 a day."
    )
    assert "92" not in "".join(s for f in audit.derived for s in f.sentences)
