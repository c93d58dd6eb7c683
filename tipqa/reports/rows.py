"""A row of a table as it stands in a report's text: `2024: investigations 96; convictions 41.`"""

from __future__ import annotations

import re

from tipqa.records import dataclass
from tipqa.reports.spans import Span

_LABEL = re.compile(r"[^;:|]{1,100}:\s(?=\S)")
_VALUE = re.compile(
    r"\s(?P<value>(?:[~<>≥≤±]\s?)?(?:[$€£¥₱₹]\s?|[A-Z]{2,3}\$?\s)?\d[\d.,]*(?:\s\d{3})*\s?(?:%|percent|million|billion|thousand)?"
    r"(?:\s\([^()]{1,40}\))?|[-–—]|(?i:n/[ar]|not reported|not available))\Z"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class RowCell:
    """A named figure of a row: `text[start:end]` is name and value, `text[at:end]` the value."""

    name: str
    start: int
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its label (`2024`, `2024, Nairobi`; `""` where it has none), and its cells in order."""

    label: str
    cells: tuple[RowCell, ...]


def read_row(text: str, start: int, end: int) -> TableRow | None:
    """The row that `text[start:end]` is, with spans in `text`; None for prose.

    A row has a label and a colon, or two cells and more; all its cells, or all but one in three, end in their value.
    """
    stop = end - 1 if text[end - 1 : end] == "." else end
    label = _LABEL.match(text, start, stop)
    pieces = _pieces(text, label.end() if label else start, stop)
    cells = tuple(cell for piece in pieces if (cell := _cell(text, *piece)))
    if not cells or len(cells) * 3 < len(pieces) * 2 or (label is None and len(cells) < 2):
        return None
    return TableRow(label[0].rstrip(": ") if label else "", cells)


def _pieces(text: str, start: int, end: int) -> list[Span]:
    cuts = [match.start() for match in re.finditer(r";\s", text[start:end])]
    firsts = [start, *(start + cut + 2 for cut in cuts)]
    lasts = [*(start + cut for cut in cuts), end]
    return list(zip(firsts, lasts, strict=True))


def _cell(text: str, start: int, end: int) -> RowCell | None:
    found = _VALUE.search(text[start:end])
    if found is None or _YEAR.fullmatch(found["value"]):
        return None
    name = text[start : start + found.start()]
    if len(name.split()) > _MOST_WORDS or ". " in name:
        return None
    return RowCell(name, start, start + found.start("value"), end)
