"""Tables of PDF files: ruled or set in columns, on pages with one column of text or two."""

from __future__ import annotations

import io
from typing import Any

import pytest
from making_files import drawn_pdf

from tipqa.reports.formats.pdf_reading import read_pdf

PROSE = (
    "Officials widened their work in the year under report and opened several offices in the districts of the north, "
    "where police trained officers and courts heard many cases. "
)
BY_YEAR = ["2022: raids 11; trials 7; verdicts 4.", "2023: raids 16; trials 9; verdicts 6."]
PLAIN = [["Year", "Raids", "Trials", "Verdicts"], ["2022", "11", "7", "4"], ["2023", "16", "9", "6"]]
TURNED = [["Measure", "2022", "2023"], ["Raids", "11", "16"], ["Trials", "7", "9"], ["Verdicts", "4", "6"]]
GROUPED = [
    ["Year", "Sex trafficking", "", "Forced labor", ""],
    ["", "Raids", "Verdicts", "Raids", "Verdicts"],
    ["2022", "1", "2", "3", "4"],
    ["2023", "5", "6", "7", "8"],
]
WRAPPED = [["Region", "Persons\nconvicted"], ["North", "1,004"], ["South of the\nriver", "16"], ["Total", "1,020"]]
BY_GROUP = [
    "2022: sex trafficking raids 1; sex trafficking verdicts 2; forced labor raids 3; forced labor verdicts 4.",
    "2023: sex trafficking raids 5; sex trafficking verdicts 6; forced labor raids 7; forced labor verdicts 8.",
]
BY_REGION = [
    "North: persons convicted 1,004.",
    "South of the river: persons convicted 16.",
    "Total: persons convicted 1,020.",
]
SPANS = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("SPAN", (0, 0), (0, 1))]
RULED = ("GRID", (0, 0), (-1, -1), 0.5, "black")
STYLES = {
    "ruled": [RULED],
    "set": [],
    "right": [("ALIGN", (1, 0), (-1, -1), "RIGHT")],
    "centred": [("ALIGN", (1, 0), (-1, -1), "CENTER")],
    "lined": [("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"), ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black")],
}


def page(table: list[list[str]], style: list[Any], columns: int) -> bytes:
    """A PDF with the table between paragraphs of prose."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

    body = ParagraphStyle("body", fontSize=10, leading=12, alignment=4, spaceAfter=6)
    width = (468 - 18 * (columns - 1)) / columns
    frames = [Frame(72 + at * (width + 18), 60, width, 680, leftPadding=0, rightPadding=0) for at in range(columns)]
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=(612, 792))
    document.addPageTemplates([PageTemplate("page", frames)])
    prose = [Paragraph(PROSE * 3, body) for _ in range(3 * columns * columns)]
    document.build([prose[0], Table(table, style=[("FONTSIZE", (0, 0), (-1, -1), 8), *style]), *prose[1:]])
    return out.getvalue()


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("table", "sentences"),
    [(PLAIN, BY_YEAR), (TURNED, BY_YEAR), (GROUPED, BY_GROUP), (WRAPPED, BY_REGION)],
    ids=["plain", "turned", "grouped", "wrapped"],
)
def test_each_figure_has_its_name_and_the_prose_around_stays_whole(
    table: list[list[str]], sentences: list[str], style: str, columns: int
) -> None:
    spans = SPANS if table is GROUPED else []
    texts = [block.text for block in read_pdf(page(table, [*STYLES[style], *spans], columns), "x.pdf").blocks]
    assert [text for text in texts if text.strip() != (PROSE * 3).strip()] == sentences
    assert texts[0] == (PROSE * 3).strip()


def test_a_ruled_table_of_words_keeps_its_cells_apart() -> None:
    table = [["Office", "Task"], ["Police", "Search homes\nand fields"]]
    texts = [block.text for block in read_pdf(page(table, [RULED], 1), "x.pdf").blocks]
    assert texts[1:3] == ["Office | Task", "Police | Search homes and fields"]


def test_one_row_under_its_header_is_a_table() -> None:
    lines = [(72, 100, "Year"), (180, 100, "Raids"), (300, 100, "Verdicts")]
    lines += [
        (72, 114, "2023"),
        (180, 114, "16"),
        (300, 114, "6"),
        (72, 160, "Police trained officers in all districts."),
    ]
    texts = [block.text for block in read_pdf(drawn_pdf(lines), "x.pdf").blocks]
    assert texts == ["2023: raids 16; verdicts 6.", "Police trained officers in all districts."]


def test_a_small_table_at_the_foot_is_no_note() -> None:
    prose = [(72, 100 + 14 * at, "Police trained officers in all of the districts of the north.") for at in range(12)]
    small = [
        (72, 400, "Year"),
        (180, 400, "Raids"),
        (72, 412, "2022"),
        (180, 412, "11"),
        (72, 424, "2023"),
        (180, 424, "16"),
    ]
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for size, lines in ((11, prose), (8, small)):
        canvas.setFont("Times-Roman", size)
        for x, y, words in lines:
            canvas.drawString(x, 792 - y, words)
    canvas.save()
    texts = [block.text for block in read_pdf(out.getvalue(), "x.pdf").blocks]
    assert texts[-2:] == ["2022: raids 11.", "2023: raids 16."]


def test_figures_that_stand_close_are_cells_where_a_row_holds_nothing_else() -> None:
    rows = [["Year", "Raids", "Trials"], ["2022", "11", "7"], ["2023", "16", "9"]]
    lines = [(72 + 25 * at, 100 + 14 * down, cell) for down, row in enumerate(rows) for at, cell in enumerate(row)]
    assert [block.text for block in read_pdf(drawn_pdf(lines), "x.pdf").blocks] == [
        "2022: raids 11; trials 7.",
        "2023: raids 16; trials 9.",
    ]


def test_lines_with_wide_gaps_are_no_table() -> None:
    lines = [
        [(72, "It"), (110, "raided"), (170, "11"), (230, "in 2023")],
        [(72, "sites,"), (150, "and"), (200, "9"), (250, "2022")],
    ]
    drawn = [(x, 100 + 12 * at, words) for at, line in enumerate(lines) for x, words in line]
    assert [block.text for block in read_pdf(drawn_pdf(drawn), "x.pdf").blocks] == [
        "It raided 11 in 2023 sites, and 9 2022"
    ]


def test_a_form_with_one_box_in_another_is_no_table() -> None:
    texts = [block.text for block in read_pdf(page([["Choose", ""], ["", ""]], [RULED], 1), "x.pdf").blocks]
    assert texts[1] == "Choose"
