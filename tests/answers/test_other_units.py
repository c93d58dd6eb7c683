"""A question counts persons and the report counts cases: the sentence with the figure is quoted, and nothing is denied."""

from __future__ import annotations

from pathlib import Path

from checks import ask, over

NARRATIVE = """---
country: Chad
year: 2018
title: CHAD (Tier 2)
---
# CHAD (Tier 2)

## PROSECUTION

The government increased its efforts. Authorities began prosecutions of 37 cases in court in 2017, compared with 21 cases in \
2016. The ministry reported that several officials were allegedly complicit in trafficking; however, there were no new \
prosecutions or convictions of alleged traffickers among officials.
"""


def test_the_figure_in_another_unit_is_quoted_before_a_sentence_on_officials_alone(tmp_path: Path) -> None:
    with over(tmp_path, {"2018/chad": NARRATIVE}) as qa:
        answer = ask(qa, "How many alleged traffickers did Chad prosecute in 2017?")
    assert not answer.abstained
    assert "37 cases" in answer.citations[0].quote
    assert "No number is stated" not in answer.answer


def test_a_figure_of_the_year_goes_before_one_of_a_single_case(tmp_path: Path) -> None:
    text = NARRATIVE.replace(
        "Authorities began", "In one such case, prosecutors indicted 19 traffickers. Authorities began"
    )
    with over(tmp_path, {"2018/chad": text}) as qa:
        answer = ask(qa, "How many traffickers did Chad prosecute according to the 2018 report?")
    assert "37 cases" in answer.citations[0].quote


def test_inspectors_are_no_inspections(tmp_path: Path) -> None:
    text = NARRATIVE + "\n## PREVENTION\n\nThe labor ministry made 40 inspections of agencies in 2017.\n"
    with over(tmp_path, {"2018/chad": text}) as qa:
        answer = ask(qa, "How many labor inspectors does Chad have?")
        counted = ask(qa, "How many labor inspections did Chad make?")
    assert answer.abstained
    assert "labor inspectors" in answer.answer
    assert not counted.abstained


def test_inspectors_who_are_counted_are_found(tmp_path: Path) -> None:
    text = NARRATIVE + "\n## PREVENTION\n\nThe labor ministry employed 12 labor inspectors and made 40 inspections.\n"
    with over(tmp_path, {"2018/chad": text}) as qa:
        answer = ask(qa, "How many labor inspectors does Chad have?")
    assert not answer.abstained
    assert "12 labor inspectors" in answer.citations[0].quote


def test_what_is_counted_stands_right_behind_its_number(tmp_path: Path) -> None:
    text = NARRATIVE + (
        "\n## PROTECTION\n\nThe police referred 60 victims to care: 41 entered private shelters. "
        "The government relied on nine private shelters in two cities.\n"
    )
    with over(tmp_path, {"2018/chad": text}) as qa:
        for question in ("How many shelters does Chad have?", "the number of shelters in Chad"):
            answer = ask(qa, question)
            assert answer.citations[0].quote == "The government relied on nine private shelters in two cities."


def test_things_of_two_countries_are_compared_in_words(tmp_path: Path) -> None:
    text = NARRATIVE + "\n## PROTECTION\n\nShelters of the church took in women, and none took in men.\n"
    other = text.replace("Chad", "Togo").replace("CHAD", "TOGO").replace("church", "city")
    with over(tmp_path, {"2018/chad": text, "2018/togo": other}) as qa:
        assert ask(qa, "Compare shelters in Chad and Togo").intent == "comparison"
        assert ask(qa, "Compare the prosecutions of Chad and Togo").intent == "figure"
