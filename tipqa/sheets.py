"""Rows as JSON, as CSV and as a workbook that opens tidily in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any

from tipqa.records import dataclass

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LINE = 15  # points
_HIGHEST = 409  # points of a row
_LONGEST = 32_767  # characters that a cell of a spreadsheet takes
_NARROW = 11  # characters of a column that has no width of its own
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what opens a formula in a spreadsheet


# The forms of a file, and what each is called on the web.
FORMS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """How rows of one kind are written to a file.

    `widths` are the characters of the columns whose text is wrapped in a workbook, `number` is the column of numbers that
    are written with thousands there.
    """

    title: str
    columns: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)
    number: str = ""

    def file(self, rows: Sequence[Any], form: str) -> bytes:
        """The rows as a file of one of `FORMS`; a CSV file begins with the mark that lets Excel read it."""
        if form == "csv":
            return csv_text(self.columns, rows).encode("utf-8-sig")
        if form == "json":
            return (json.dumps([row.to_dict() for row in rows], ensure_ascii=False, indent=2) + "\n").encode()
        return workbook(self.title, self.columns, rows, self.widths, self.number)


def csv_text(columns: Sequence[str], rows: Iterable[Any]) -> str:
    """A line with the columns' names, then one a row. A text that a spreadsheet would run is quoted by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe(getattr(row, name)) for name in columns] for row in rows)
    return out.getvalue()


def workbook(
    title: str, columns: Sequence[str], rows: Sequence[Any], widths: Mapping[str, int], number: str = ""
) -> bytes:
    """A workbook with one sheet: a bold line with the columns' names that stays in view, then one a row.

    Args:
        widths: characters of the columns whose text is wrapped.
        number: the column of numbers that are written with thousands.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = title
    sheet.append([name.replace("_", " ") for name in columns])
    for row in rows:
        sheet.append([_fitting(safe(getattr(row, name))) for name in columns])
    _dress(sheet, columns, widths, number)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _dress(sheet: Worksheet, columns: Sequence[str], widths: Mapping[str, int], number: str) -> None:
    """Bold names, a frozen first line, a filter, widths, wrapped texts, and a page that is as wide as the sheet."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    frame(sheet, "C2")
    for at, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = widths.get(name, _NARROW)
        sheet.cell(1, at).font = Font(bold=True)
    _dress_rows(sheet, columns, widths, number)


def frame(sheet: Worksheet, first: str) -> None:
    """A first line that stays in view and filters the others, which all pages repeat; `first` is the cell that scrolls first."""
    sheet.freeze_panes = first
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    fit_page(sheet)


def fit_page(sheet: Worksheet) -> None:
    """Printed across, as wide as the page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _dress_rows(sheet: Worksheet, columns: Sequence[str], widths: Mapping[str, int], number: str) -> None:
    """The look of the cells and the height of each row."""
    from openpyxl.styles import Alignment

    styles: list[Any] = []  # one a column, worked out once: to do it for each cell takes longer than all the rest
    for line, cells in enumerate(sheet.iter_rows(min_row=2), 2):
        if not styles:
            for cell, name in zip(cells, columns, strict=True):
                cell.alignment = Alignment(vertical="top", wrap_text=name in widths)
                if name == number:
                    cell.number_format = "#,##0.##"
            styles = [cell._style for cell in cells]
        for cell, style in zip(cells, styles, strict=True):
            cell._style = style
        texts = ((name, str(cell.value or "")) for cell, name in zip(cells, columns, strict=True) if name in widths)
        high = LINE * max((_lines(text, widths[name]) for name, text in texts), default=1)
        sheet.row_dimensions[line].height = min(high, _HIGHEST)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column so wide."""
    return sum(1 + len(line) // width for line in text.split("\n"))


def _fitting(value: object) -> object:
    """A value as a cell of a workbook takes it: a text that is longer ends in an ellipsis."""
    return f"{value[: _LONGEST - 1]}…" if isinstance(value, str) and len(value) > _LONGEST else value


def safe(value: object) -> object:
    """A value as a sheet takes it: text that would be run as a formula gets an apostrophe in front."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
