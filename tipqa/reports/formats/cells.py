"""The cells of a table: what one holds, and a grid where merged cells stand in every place they cover."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tipqa.records import dataclass
from tipqa.reports.clean import clean_text

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"(?:(?:fy|cy|q[1-4]|h[12]|{_MONTH}(?:\s*[-–]\s*{_MONTH})?)\s*,?\s*)?{_YEAR}(?:\s*[-–/]\s*(?:{_YEAR}|\d\d))?"
    r"(?:\s*\([^()]{1,40}\))?[*†‡]*",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"[~<>≥≤±+-]?\s*(?:[$€£¥₱₹]|[A-Z]{2,3}\$?\s)?\s*\d[\d.,\s]*(?:%|percent|million|billion|thousand)?\s*(?:\([^()]{1,40}\))?[*†‡]*"
)
_SILENT = re.compile(
    r"[-–—.…]*|n\.?\s?/?[ar]\.?|not\s+(?:reported|available|applicable|provided)|unknown|none", re.IGNORECASE
)
_MARKS = re.compile(r"\s*[*†‡]+\Z")
_WIDEST = 200  # columns that one cell may cover


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a file writes it: its words, and how many columns and rows it covers, from 1."""

    text: str
    across: int = 1
    down: int = 1


def is_period(text: str) -> bool:
    """Whether a cell names a year or a part of one: `2024`, `FY 2023-24`, `Jan-Jun 2024`."""
    return _PERIOD.fullmatch(text) is not None


def is_figure(text: str) -> bool:
    """Whether a cell holds a number and hardly anything else: `1,204`, `41 (35)`, `$24,600`, `12%`."""
    return _FIGURE.fullmatch(text) is not None


def is_silent(text: str) -> bool:
    """Whether a cell holds nothing, or says that there is nothing to say: a dash, `n/a`, `not reported`."""
    return _SILENT.fullmatch(text) is not None


def cell_text(raw: str | None) -> str:
    """The words of a cell in one line, without the mark of a note at their end."""
    return _MARKS.sub("", clean_text(raw or ""))


def grid(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """The words in every place of a table, merged cells repeated in each place they cover."""
    filled: list[list[str]] = []
    hanging: dict[int, Cell] = {}
    for row in rows:
        line, hanging = _line(iter(row), hanging)
        filled.append(line)
    width = max(map(len, filled), default=0)
    return [[*line, *[""] * (width - len(line))] for line in filled]


def _line(cells: Iterator[Cell], hanging: dict[int, Cell]) -> tuple[list[str], dict[int, Cell]]:
    """A row with the cells that hang into it from above, and what hangs down from it, by column."""
    line: list[str] = []
    below: dict[int, Cell] = {}
    while True:
        cell = hanging.pop(len(line), None) or next(cells, None)
        if cell is None and not any(at > len(line) for at in hanging):
            return line, below
        cell = cell or Cell("")
        for _ in range(min(max(cell.across, 1), _WIDEST)):
            if cell.down > 1:
                below[len(line)] = Cell(cell.text, 1, cell.down - 1)
            line.append(cell.text)
