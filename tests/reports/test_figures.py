"""Figures as reports write them: measure, value, unit, period and what they are compared with."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipqa.figures.measures import MEASURES
from tipqa.reports.figures import read_figures
from tipqa.reports.model import Figure


def read(text: str) -> list[Figure]:
    return list(read_figures(text, [(0, len(text))]))


def short(text: str) -> list[tuple[str, str, float | None, str, list[tuple[float | None, str]]]]:
    return [
        (
            figure.measure,
            figure.detail,
            figure.amount.value if figure.amount else None,
            figure.period,
            [(amount.value if amount else None, period) for amount, period in figure.prior],
        )
        for figure in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The government identified 272 victims in 2024, compared with 47 in 2023.",
            [("victims_identified", "", 272, "2024", [(47, "2023")])],
        ),
        ("Authorities convicted 12 traffickers (three in 2022).", [("convictions", "", 12, "", [(3, "2022")])]),
        (
            "Police identified 90 victims, an increase from 70 in 2018 and 60 in 2017.",
            [("victims_identified", "", 90, "", [(70, "2018"), (60, "2017")])],
        ),
        (
            "Convictions rose from three in 2022 to 12 in 2023.",
            [("convictions", "", 12, "2023", [(3, "2022")])],
        ),
        (
            "Investigations fell to 57 in 2024, down from 60 the year before.",
            [("investigations", "", 57, "2024", [(60, "the year before")])],
        ),
        (
            "The government identified 40 victims, a drop from the prior reporting period when it found 55 victims.",
            [("victims_identified", "", 40, "", [(55, "the prior reporting period")])],
        ),
        (
            "Authorities identified 18 confirmed victims among 51 potential victims, compared with nine confirmed "
            "victims among 37 potential victims in 2021.",
            [
                ("victims_identified", "", 18, "", [(9, "2021")]),
                ("victims_identified", "potential", 51, "", [(37, "2021")]),
            ],
        ),
        (
            "In 2024, authorities investigated 20 cases, prosecuted 15 suspects and convicted eight traffickers, "
            "compared with 18, 13, and 11 in 2023.",
            [
                ("investigations", "", 20, "2024", [(18, "2023")]),
                ("prosecutions", "", 15, "2024", [(13, "2023")]),
                ("convictions", "", 8, "2024", [(11, "2023")]),
            ],
        ),
        (
            "The government prosecuted and convicted 13 sex traffickers during the reporting period.",
            [
                ("prosecutions", "sex trafficking", 13, "the reporting period", []),
                ("convictions", "sex trafficking", 13, "the reporting period", []),
            ],
        ),
        (
            "Courts prosecuted 10 complicit officials and convicted two police officers in the first half of 2024.",
            [
                ("officials_prosecuted", "", 10, "the first half of 2024", []),
                ("officials_convicted", "", 2, "the first half of 2024", []),
            ],
        ),
        (
            "The hotline received 1,200 calls in 2024, and police screened more than 7,000 people.",
            [("hotline_calls", "", 1200, "2024", []), ("people_screened", "", 7000, "2024", [])],
        ),
        (
            "The government repatriated 34 victims and referred dozens to care between April 2023 and March 2024.",
            [
                ("victims_repatriated", "", 34, "between April 2023 and March 2024", []),
                ("victims_referred", "", None, "between April 2023 and March 2024", []),
            ],
        ),
        (
            "The government employed 120 labor inspectors and trained 2,300 officials, an increase from 1,800 in 2022.",
            [("staff", "", 120, "", []), ("people_trained", "", 2300, "", [(1800, "2022")])],
        ),
        (
            "NGOs identified and assisted 52 further victims.",
            [
                ("victims_identified", "additional, by NGOs", 52, "", []),
                ("victims_assisted", "additional, by NGOs", 52, "", []),
            ],
        ),
    ],
)
def test_reads_what_is_counted(text: str, expected: list[object]) -> None:
    assert short(text) == expected


def test_parts_take_the_measure_and_period_of_their_total() -> None:
    found = short(
        "In 2022 police identified 492 victims (336 sex trafficking, 73 labor trafficking, and 83 unspecified)."
    )
    assert [row[:4] for row in found] == [
        ("victims_identified", "", 492, "2022"),
        ("victims_identified", "sex trafficking", 336, "2022"),
        ("victims_identified", "labor trafficking", 73, "2022"),
        ("victims_identified", "unspecified", 83, "2022"),
    ]


def test_parts_that_do_not_add_up_are_kept() -> None:
    found = short("Police identified 74 victims, including 31 women, 25 men, 14 children and 9 girls.")
    assert [row[2] for row in found] == [74, 31, 25, 14, 9]


def test_a_part_finds_its_total_in_the_statement_before() -> None:
    text = "The government identified 272 victims in 2024. Of these, 238 were in forced labor."
    cut = text.index(" Of") + 1
    part = read_figures(text, [(0, cut - 1), (cut, len(text))])[1]
    assert (part.measure, part.detail, part.period) == ("victims_identified", "labor trafficking", "2024")
    assert (part.start, part.end) == (cut, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "The government did not report any convictions in 2022.",
        "Authorities did not report convicting any traffickers in 2022.",
        "No convictions were reported in 2022.",
        "The government did not report convictions in 2022.",
    ],
)
def test_not_reported_is_never_zero(text: str) -> None:
    assert [(figure.measure, figure.amount, figure.period) for figure in read(text)] == [("convictions", None, "2022")]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The government identified no victims.", ["victims_identified"]),
        ("Officials did not identify or assist any victims.", ["victims_identified", "victims_assisted"]),
        ("No traffickers were convicted.", ["convictions"]),
        (
            "No official was investigated, prosecuted or convicted for complicity.",
            ["officials_investigated", "officials_prosecuted", "officials_convicted"],
        ),
    ],
)
def test_none_is_zero(text: str, measures: list[str]) -> None:
    found = read(text)
    assert [figure.measure for figure in found] == measures
    assert all(figure.amount is not None and figure.amount.value == 0 for figure in found)


def test_none_can_be_what_a_figure_is_compared_with() -> None:
    assert short("The government convicted no traffickers in 2023, compared with none in 2022.") == [
        ("convictions", "", 0, "2023", [(0, "2022")])
    ]
    assert short("The government identified no victims in 2023, as in 2022.")[0][4] == [(0, "2022")]


def test_money_and_prison_terms_have_their_own_units() -> None:
    text = (
        "The government allocated 100 million South African rand (ZAR) ($6.82 million) to shelters; courts sentenced "
        "nine traffickers to three to 10 years' imprisonment."
    )
    found = {(figure.measure, figure.unit): figure.amount for figure in read(text)}
    assert found["funding", "South African rand"].value == 100_000_000  # type: ignore[union-attr]
    assert found["funding", "US dollars"].value == 6_820_000  # type: ignore[union-attr]
    term = found["prison_terms", "years"]
    assert term is not None
    assert (term.value, term.high) == (3, 10)


def test_shares_stand_apart_from_counts() -> None:
    (figure,) = read("Officials report 63% of the victims identified were female.")
    assert (figure.measure, figure.unit, figure.detail) == ("other", "percent", "victims, female")


@pytest.mark.parametrize(
    "text",
    [
        "Articles 210 and 211 of Law 13.344, Section 370, Article 149a and 110(b)(2)(D) apply.",
        "Children under the age of 18 were at risk for the third consecutive year.",
        "On August 15, 2021, the three-year plan expired.",
        "It remained on Tier 2 Watch List and adopted the 2014 act (2015).",
        "It was the first time in four years.",
        "One of the main sources is Bulgaria.",
    ],
)
def test_laws_years_ages_and_ranks_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_numbers_run_together_are_flagged_and_left_as_they_are() -> None:
    first = read("Police found victims in Delhi, Goa and Assam, with 130,249, and 964 victims.")[0]
    assert first.amount is not None
    assert (first.amount.text, first.amount.doubtful) == ("130,249", True)


_SCRAPS = (
    "identified 272 victims compared with 47 in 2023 ( ) , ; . no any did not report convictions convicted twelve from "
    "to of these and or between 5 percent $ million half officials 1,000 including among who were – ’ ² \n"
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(_SCRAPS.split(" ")), max_size=60).map(" ".join) | st.text(max_size=200), st.integers(0, 40)
)
def test_spans_are_exact_whatever_the_text(text: str, cut: int) -> None:
    cut = min(cut, len(text))
    for figure in read_figures(text, [(0, cut), (cut, len(text))]):
        assert figure.measure in MEASURES
        assert figure.start <= figure.at[0] < figure.at[1] <= figure.end
        if figure.amount is not None:
            assert text[figure.at[0] : figure.at[1]] == figure.amount.text


@pytest.mark.parametrize(
    "piece", ["1 ", "(", "47 in 2023, ", "no ", "did not any ", "compared with 1 ", "1,", "a", "of 3 "]
)
def test_a_very_long_text_takes_bounded_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 3
