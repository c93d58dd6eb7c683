"""Figures of a table's rows: named by their cells, dated by the row's label."""

from __future__ import annotations

import pytest

from tipqa.figures.model import Figure
from tipqa.figures.reading import read_figures
from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.model import Block
from tipqa.reports.sentences import split_sentences


def read(*rows: str) -> tuple[str, list[Figure]]:
    blocks = [Block("heading", "KENYA (Tier 2)", 1), Block("heading", "PROSECUTION", 2)]
    report = assemble([*blocks, *(Block("paragraph", row) for row in rows)], Meta("Kenya", "KE", 2025))
    return report.text, list(read_figures(report, [(it.start, it.end) for it in split_sentences(report)]))


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        (
            "2023: investigations 88; prosecutions 61; convictions 1,035.",
            [("investigations", 88, 2023), ("prosecutions", 61, 2023), ("convictions", 1035, 2023)],
        ),
        (
            "2022: persons convicted 12; victims identified 40.",
            [("convictions", 12, 2022), ("victims_identified", 40, 2022)],
        ),
        ("Total: convictions 7.", [("convictions", 7, 2024)]),
    ],
)
def test_each_cell_is_a_figure_of_the_rows_year(row: str, figures: list[tuple[str, int, int]]) -> None:
    text, found = read(row)
    assert [(it.measure, it.value.number, it.period.first) for it in found] == figures
    for it in found:
        assert text[it.start : it.end] == row
        assert text[slice(*it.at)].replace(",", "") == f"{it.value.number:g}"
        assert it.certainty == 1


def test_a_row_of_a_region_is_not_certain() -> None:
    _, found = read("2023, Mombasa: convictions 7.")
    assert [(it.measure, it.period.first) for it in found] == [("convictions", 2023)]
    assert found[0].certainty < 0.9


def test_cells_without_a_number_or_a_name_give_none() -> None:
    assert read("2023: investigations –; prosecutions n/a; convictions 4.")[1][0].value.number == 4
    assert read("Convictions | 33 | 35 | 41", "Year | Convictions", "2023 | 41")[1] == []
