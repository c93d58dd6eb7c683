"""Tables as sentences, each figure with its name."""

from __future__ import annotations

import pytest

from tipqa.reports.formats.cells import Cell, grid
from tipqa.reports.formats.tables import table_sentences
from tipqa.reports.markdown import markdown_blocks
from tipqa.reports.plaintext import text_blocks
from tipqa.reports.rows import read_row
from tipqa.reports.sentences import sentence_spans


def told(drawn: str, caption: str = "") -> list[str]:
    """The sentences of a table drawn with bars and line ends."""
    return table_sentences([[cell.strip() for cell in row.split("|")] for row in drawn.split("\n")], caption)


ROWS = ["2022: raids 11; trials 7; verdicts 4.", "2023: raids 16; trials 9; verdicts 6."]


@pytest.mark.parametrize(
    "drawn",
    [
        "Year|Raids|Trials|Verdicts\n2022|11|7|4\n2023|16|9|6",
        "|2022|2023\nRaids|11|16\nTrials|7|9\nVerdicts|4|6",
        "Measure|2022|2023\nRaids|11|16\nTrials|7|9\nVerdicts|4|6",
        "No.|Year|Raids|Trials|Verdicts\n1|2022|11|7|4\n2|2023|16|9|6",
        "Raids|Trials|Verdicts|Year\n11|7|4|2022\n16|9|6|2023",
        "Year||Raids|Trials|Verdicts\n\n2022||11|7|4\n2023||16|9|6*",
    ],
)
def test_a_row_is_joined_to_its_header_whichever_way_the_table_lies(drawn: str) -> None:
    assert told(drawn) == ROWS


@pytest.mark.parametrize(
    ("drawn", "sentences"),
    [
        (
            "Year|Sex trafficking|Sex trafficking|Forced labor|Forced labor\nYear|Raids|Verdicts|Raids|Verdicts\n2023|10|5|8|2",
            [
                "2023: sex trafficking raids 10; sex trafficking verdicts 5; forced labor raids 8; forced labor verdicts 2."
            ],
        ),
        (
            "|Sex trafficking||Forced labor|\nYear|Raids|Verdicts|Raids|Verdicts\n2023|10|5|8|2",
            [
                "2023: sex trafficking raids 10; sex trafficking verdicts 5; forced labor raids 8; forced labor verdicts 2."
            ],
        ),
        (
            "Region|2022|2022|2023|2023\nRegion|Raids|Verdicts|Raids|Verdicts\nNorth|1|2|3|4",
            ["2022, North: raids 1; verdicts 2.", "2023, North: raids 3; verdicts 4."],
        ),
        (
            "Region|Raids|Raids|Verdicts|Verdicts\nRegion|2022|2023|2022|2023\nNorth|1|2|3|4",
            ["2022, North: raids 1; verdicts 3.", "2023, North: raids 2; verdicts 4."],
        ),
    ],
)
def test_two_header_rows_are_read_from_the_outermost_in(drawn: str, sentences: list[str]) -> None:
    assert told(drawn) == sentences


def test_totals_groups_captions_and_notes_stay_by_their_rows() -> None:
    drawn = "Victims by region|Victims by region|Victims by region\nRegion|Women|Men\nNorth|5|3\nTotal|9|6\nSource: a ministry||"
    assert told(drawn) == [
        "Victims by region",
        "North: women 5; men 3.",
        "Total: women 9; men 6.",
        "Source: a ministry",
    ]
    assert told("Measure|2023\nForced labor|\nRaids|7\nVerdicts|3") == [
        "2023: forced labor raids 7; forced labor verdicts 3."
    ]
    assert told("Year|Form|Victims\n2023|Sex|5\n2023|Labor|3") == ["2023, Sex: victims 5.", "2023, Labor: victims 3."]
    assert told("Measure|2023|Remarks\nVerdicts|3|Two on appeal\nRaids|7|") == [
        "2023: verdicts 3; raids 7.",
        "Verdicts: remarks Two on appeal.",
    ]


def test_a_caption_names_figures_that_the_header_does_not() -> None:
    assert told("Year|Number\n2023|12", "Victims found") == ["2023: victims found 12."]


def test_names_of_peoples_and_abbreviations_keep_their_capitals() -> None:
    assert told("Year|Kenyan women|NGOs|Found by IOM\n2023|4|2|9") == ["2023: Kenyan women 4; NGOs 2; found by IOM 9."]


@pytest.mark.parametrize(
    ("drawn", "sentences"),
    [
        ("Verdicts|4|6|9", ["Verdicts | 4 | 6 | 9"]),
        ("Year|Verdicts|Verdicts\n2023|4|6", ["Year | Verdicts", "2023 | 4 | 6"]),
        ("Office|Task\nPolice|It searches.", ["Office | Task", "Police | It searches."]),
        ("Raids|11\nTrials|7", ["Raids: 11.", "Trials: 7."]),
        ("Raids|Trials\n11|7", ["Raids 11; trials 7."]),
        ("", []),
    ],
)
def test_no_figure_gets_a_name_that_the_table_does_not_give(drawn: str, sentences: list[str]) -> None:
    assert told(drawn) == sentences


def test_a_silent_cell_says_what_it_says_and_an_empty_one_nothing() -> None:
    assert told("Year|Raids|Trials|Verdicts\n2022|11|n/a|4\n2023||–|6") == [
        "2022: raids 11; trials n/a; verdicts 4.",
        "2023: trials –; verdicts 6.",
    ]


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    rows = [
        [Cell("Year", down=2), Cell("Raids", across=2)],
        [Cell("North"), Cell("South")],
        [Cell("2022", down=2), Cell("1"), Cell("2")],
        [Cell("3")],
    ]
    assert grid(rows) == [["Year", "Raids", "Raids"], ["Year", "North", "South"], ["2022", "1", "2"], ["2022", "3", ""]]
    assert len(grid([[Cell("a", across=10**9, down=10**9)]])[0]) <= 200


@pytest.mark.parametrize(
    ("line", "label", "cells"),
    [
        ("2023: raids 16; trials 9; verdicts 6.", "2023", [("raids", "16"), ("trials", "9"), ("verdicts", "6")]),
        ("2023, North: grants $1,200; raids n/a.", "2023, North", [("grants", "$1,200"), ("raids", "n/a")]),
        ("Raids 11; trials 7.", "", [("Raids", "11"), ("trials", "7")]),
    ],
)
def test_a_row_is_one_statement_and_reads_back(line: str, label: str, cells: list[tuple[str, str]]) -> None:
    text = f"Before. {line}"
    assert sentence_spans(text, 8, len(text)) == [(8, len(text))]
    row = read_row(text, 8, len(text))
    assert row is not None
    assert (row.label, [(cell.name, text[cell.at : cell.end]) for cell in row.cells]) == (label, cells)


@pytest.mark.parametrize(
    "line",
    [
        "Police raided 16 sites; courts tried nine men; judges convicted 6.",
        "It began in 2022; it ended in 2023.",
        "Verdicts | 4 | 6 | 9",
        "It did three things: it searched homes; it tried men; it ran.",
    ],
)
def test_prose_is_no_row(line: str) -> None:
    assert read_row(line, 0, len(line)) is None


TYPED = {
    "gaps": "Year      Raids   Verdicts\n2022      11      4\n2023      16      6",
    "tabs": "Year\tRaids\tVerdicts\n2022\t11\t4\n2023\t16\t6",
    "bars": "| Year | Raids | Verdicts |\n|------|------:|---------:|\n| 2022 | 11 | 4 |\n| 2023 | 16 | 6 |",
}


@pytest.mark.parametrize("drawn", TYPED.values(), ids=TYPED)
def test_tables_typed_in_plain_text_are_read(drawn: str) -> None:
    blocks = text_blocks(f"PROSECUTION\n\nThe table gives the cases.\n{drawn}\nThe rest is prose.\n")
    assert [block.text for block in blocks] == [
        "PROSECUTION",
        "The table gives the cases.",
        "2022: raids 11; verdicts 4.",
        "2023: raids 16; verdicts 6.",
        "The rest is prose.",
    ]


def test_a_markdown_table_is_read() -> None:
    texts = [block.text for block in markdown_blocks(f"Before.\n\n{TYPED['bars']}\n\nAfter.\n")]
    assert texts == ["Before.", "2022: raids 11; verdicts 4.", "2023: raids 16; verdicts 6.", "After."]


@pytest.mark.parametrize("prose", ["It fell.  In 2023  it rose.", "Call 113  or\n116  for help.", "One | two | three"])
def test_wide_gaps_in_prose_make_no_table(prose: str) -> None:
    assert " ".join(block.text for block in text_blocks(prose)) == " ".join(prose.split())
