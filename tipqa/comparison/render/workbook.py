"""A comparison as a workbook: sheets for the summary, figures, recommendations and statements, with sources in each row."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from tipqa.blocks.model import Source, sources
from tipqa.blocks.rendering import markdown_line, numbers
from tipqa.comparison.model import Comparison
from tipqa.comparison.render import parts
from tipqa.comparison.render.rows import Row, rows
from tipqa.sheets import LINE, fit_page, frame, safe

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDE = {
    "from": 54,
    "to": 54,
    "finding": 24,
    "label": 40,
    "section": 14,
    "status": 13,
    "from_report": 13,
    "to_report": 13,
    "text": 120,
}
_NARROW = 10  # characters of a column that is not listed
_PLACES = "from_report from_start from_end to_report to_start to_end"
_ORIGINS = "from_source from_words from_url to_source to_words to_url country"
_SHEETS = {  # which rows, with which columns
    "Figures": ("figure", f"label from from_period to to_period delta percent unit actor status {_PLACES} measure {_ORIGINS}"),
    "Recommendations": ("recommendation", f"status from to finding since {_PLACES} similarity nearest {_ORIGINS}"),
    "Statements": ("statement", f"section status from to finding {_PLACES} tone boilerplate from_section to_section similarity nearest {_ORIGINS}"),
}  # fmt: skip
_COLOURS = {"new": "E2EEFB", "dropped": "FBEADE", "reworded": "FDF1D8", "moved": "EEF0F2"}  # of the cell of the status


def as_xlsx(comparison: Comparison) -> bytes:
    """The file."""
    from openpyxl import Workbook

    book = Workbook()
    _summary(book.active, comparison)
    every = list(rows(comparison))
    for title, (part, columns) in _SHEETS.items():
        _sheet(book.create_sheet(title), columns.split(), [it for it in every if it["part"] == part], comparison)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _summary(sheet: Worksheet, comparison: Comparison) -> None:
    from openpyxl.styles import Alignment, Font

    tier = comparison.tier
    told = set(sources(comparison.lines))
    sheet.title = "Summary"
    lines = [("", parts.title(comparison)), *(("Text", it) for it in parts.basis(comparison))]
    lines.append(("Tier", f"{tier.old or 'not stated'} → {tier.new or 'not stated'}, {tier.direction}"))
    at = numbers(comparison.citations)
    lines += [("Summary", markdown_line(line, at, str)) for line in comparison.lines]
    lines.append(("Comparable", parts.how_comparable(comparison)))
    lines += [("Note", note) for note in comparison.comparable.notes]
    lines += [
        (f"[{it.n}]", f"{it.report}, {it.section}, {it.start} to {it.end}, {it.provenance}: {it.quoted} {it.address}")
        for it in comparison.citations
        if Source(it.report, it.start, it.end) in told
    ]
    for name, text in lines:
        sheet.append([safe(name), safe(text)])
        sheet.cell(sheet.max_row, 1).font = Font(color="5D6670")
        sheet.row_dimensions[sheet.max_row].height = LINE * (1 + len(text) // _WIDE["text"])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 13, _WIDE["text"]
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet["B1"].font = Font(bold=True, size=14)
    sheet.row_dimensions[1].height = 22
    fit_page(sheet)


def _sheet(sheet: Worksheet, columns: Sequence[str], own: Sequence[Row], comparison: Comparison) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    years = {"from": str(comparison.from_year), "to": str(comparison.to_year)}
    sheet.append([years.get(name, name.replace("_", " ")) for name in columns])
    for row in own:
        sheet.append([safe(row.get(name)) for name in columns])
    figures = "from_period" in columns
    widths = [_NARROW + 6 if figures and name in years else _WIDE.get(name, _NARROW) for name in columns]
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.cell(1, at).font = Font(bold=True)
    for number, line in enumerate(sheet.iter_rows(min_row=2), 2):
        texts = [(str(cell.value or ""), width) for cell, width in zip(line, widths, strict=True) if width > _NARROW]
        sheet.row_dimensions[number].height = LINE * max(1 + len(text) // (width - 2) for text, width in texts)
        for cell, width in zip(line, widths, strict=True):
            cell.alignment = Alignment(
                vertical="top", wrap_text=width > _NARROW, indent=int(isinstance(cell.value, str))
            )
            cell.number_format = _number_format(cell.value)
        if colour := _COLOURS.get(str(line[columns.index("status")].value)):
            line[columns.index("status")].fill = PatternFill("solid", fgColor=colour)
    frame(sheet, "A2")
    sheet.print_area = f"A1:{get_column_letter(_printed_columns(columns))}{len(own) + 1}"


def _number_format(value: object) -> str:
    if not isinstance(value, float):
        return "General"
    return "#,##0" if value.is_integer() else "#,##0.0"


def _printed_columns(columns: Sequence[str]) -> int:
    """How many columns are printed: up to where the newer words stand."""
    return columns.index("to_end") + 1
