"""Tables of a web page: which of them hold data, and their rows as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from tipqa.reports.clean import clean_text
from tipqa.reports.formats.cells import Cell, grid
from tipqa.reports.formats.page_tree import Element
from tipqa.reports.formats.tables import table_sentences
from tipqa.reports.spans import words

CELLS = ("td", "th")
_LAYOUT = words("h1 h2 h3 h4 h5 h6 ul ol dl table blockquote details article section")
_MOST_WORDS = 60  # of a cell; one with more is a column of text
_FEWEST = 2  # rows and columns


def is_data(table: Element) -> bool:
    """Whether a table holds data, and not the columns of a page."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = [[cell for cell in row.children if _is_cell(cell)] for row in _rows(table)]
    cells = [cell for row in rows for cell in row]
    return (
        len(rows) >= _FEWEST
        and max(map(len, rows)) >= _FEWEST
        and all(len(cell.text().split()) <= _MOST_WORDS for cell in cells if isinstance(cell, Element))
        and not any(element.tag in _LAYOUT for element in table.walk() if element is not table)
    )


def data_lines(table: Element) -> list[str]:
    """The lines of a table of data: a sentence for each row, its figures joined to what stands over them."""
    caption = next((element.text() for element in table.walk() if element.tag == "caption"), "")
    rows = [
        [_cell(cell) for cell in row.children if isinstance(cell, Element) and _is_cell(cell)] for row in _rows(table)
    ]
    lines = table_sentences(grid(rows), clean_text(caption))
    return [clean_text(caption), *lines] if clean_text(caption) else lines


def _rows(table: Element) -> Iterator[Element]:
    return (element for element in table.walk() if element.tag == "tr")


def _is_cell(child: Element | str) -> bool:
    return isinstance(child, Element) and child.tag in CELLS


def _cell(cell: Element) -> Cell:
    return Cell(clean_text(cell.text()), _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: Element, name: str) -> int:
    value = cell.get(name).strip()
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) <= 4 else 1
