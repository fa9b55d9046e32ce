"""The whole way from documents to the sentences of a brief, kept word for word.

``python -m tests.golden.test_founding_case`` writes the golden files anew; read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from wartoll.workflow.brief import make_brief
from wartoll.workflow.reading import ReadOptions, read_and_extract

HERE = Path(__file__).parent
CASES = {
    "founding_case.txt": ("founding_assessment.md", "founding_analyst.md"),
    "other_case.txt": ("founding_assessment_other.md", "founding_analyst_other.md"),
}


def sentences_of(paths):
    return [words.text for words in make_brief(read_and_extract([str(p) for p in paths], ReadOptions())).sentences]


def golden_text(names):
    return "\n".join(sentences_of(HERE / name for name in names)) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_the_computed_sentences_are_those_of_the_golden_file(name):
    assert golden_text(CASES[name]) == (HERE / name).read_text("utf-8")


def test_the_founding_case_in_other_words_gives_its_arithmetic():
    text = (HERE / "founding_case.txt").read_text("utf-8")
    for told in (
        "92 a day is what 3,800 over the 41 days from 6 December 2024 to 16 January 2025 gives (92.7, cut",
        "109 to 146 a day, or 58 to 67 from 5 November 2024", "gives about 79 a day from 6 December 2024",
        "12.7 weeks, which leads from 16 January 2025 to 15 April 2025", "30 % of 12,000 is 3,600: 59 a day",
    ):  # fmt: skip
        assert told in text


def test_no_figure_place_or_name_of_one_case_stands_in_the_other():
    text = (HERE / "other_case.txt").read_text("utf-8")
    assert "5,200 over the 41 days from 7 February 2031 to 20 March 2031 gives (126.8)" in text
    assert not [word for word in ("92 ", "3,800", "12,000", "Korea", "Kursk", "Zelensky", "2025") if word in text]


def test_a_changed_count_changes_the_sentences(tmp_path):
    source = (HERE / "founding_assessment.md").read_text("utf-8")
    changed = tmp_path / "assessment.md"
    changed.write_text(source.replace("3,800", "4,150").replace("92 soldiers", "101 soldiers"), "utf-8")
    first, second, *_ = sentences_of([changed])
    assert first.startswith("101 a day is what 4,150 over the 41 days from 6 December 2024 to 16 January 2025 gives")
    assert "it is 119 to 160 a day, or 63 to 73 from 5 November 2024" in second


if __name__ == "__main__":
    for name, names in CASES.items():
        (HERE / name).write_text(golden_text(names), "utf-8")
