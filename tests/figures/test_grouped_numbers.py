"""Numbers with other marks between their groups than a comma."""

from __future__ import annotations

import pytest

from tipqa.figures.model import Figure
from tipqa.figures.number_kinds import runs_together
from tipqa.figures.reading import read_figures
from tipqa.figures.tokens import number_value, tokenize
from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.model import Block


def read(sentence: str) -> list[Figure]:
    blocks = [Block("heading", "KENYA (Tier 2)", 1), Block("heading", "PROTECTION", 2), Block("paragraph", sentence)]
    report = assemble(blocks, Meta("Kenya", "KE", 2025))
    return list(read_figures(report, [(len(report.text) - len(sentence), len(report.text))]))


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("2,310,700", 2310700),
        ("2.310.700", 2310700),
        ("2 310 700", 2310700),
        ("2.310.700,50", 2310700.5),
        ("13.344", 13.344),
    ],
)
def test_groups_are_one_number(digits: str, value: float) -> None:
    assert [token.low for token in tokenize(f"about {digits} shillings")] == ["about", digits, "shillings"]
    assert number_value(digits) == value


@pytest.mark.parametrize("digits", ["2.310.700", "2 310 700"])
def test_an_amount_in_such_groups_is_stated_whole(digits: str) -> None:
    (figure,) = read(f"The government allocated {digits} shillings for shelters.")
    assert (figure.measure, figure.value.number) == ("funding", 2310700)


@pytest.mark.parametrize(
    "text", ["dated 12.05.2024", "under Law 13.344, 200 courts", "in 2024 300 victims", "1,2 and 3"]
)
def test_dates_laws_and_neighbours_are_no_groups(text: str) -> None:
    assert all(token.low.count(".") < 2 and " " not in token.low for token in tokenize(text))


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [("120 304 calls", True), ("1204 304 calls", False), ("12 04 calls", False), ("12 3045 calls", False)],
)
def test_two_numbers_side_by_side_may_be_one(text: str, doubtful: bool) -> None:
    assert runs_together(tokenize(text), 0, 1) == doubtful


def test_one_group_behind_a_space_is_not_stated() -> None:
    assert not any(figure.certainty > 0.9 for figure in read("The hotline received 1 204 calls."))


def test_a_decimal_comma_before_a_scale_is_one() -> None:
    assert [figure.value.number for figure in read("The government allocated 4,6 million shillings for shelters.")] == [
        4600000
    ]
