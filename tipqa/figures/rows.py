"""The figures of a row of a table: each cell's name is read as the grammar reads it in a sentence.

2023, North: persons convicted 12  ->  as "In 2023, 12 persons were convicted."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tipqa.figures.currencies import Currencies
from tipqa.figures.lexicon import Lexicon
from tipqa.figures.line import cut_line
from tipqa.figures.mentions import Doubt, Mention
from tipqa.figures.model import Period, PeriodSource
from tipqa.figures.statements import Before, read_statement
from tipqa.later import later
from tipqa.reports.rows import RowCell, TableRow

_YEARS = later(r"(?P<first>(?:19|20)\d\d)(?:\s*[-–/]\s*(?P<last>(?:19|20)?\d\d))?")
_TOTAL = later(r"(?:grand\s+)?totals?|all|overall|national", re.IGNORECASE)
_DONE = later(r"\w+(?:ed|en)|found|held|brought|sent|sought")


def row_mentions(
    text: str, row: TableRow, edition: int, lexicon: Lexicon, currencies: Currencies, country: str
) -> Iterator[Mention]:
    """A mention for each figure of a row that has a number, with its place in `text`, and the row's label as its period."""
    period = _period(row.label)
    rest = [part for part in row.label.split(", ") if not _YEARS.search(part) and not _TOTAL.fullmatch(part)]
    for cell in row.cells:
        said, at = _sentence(cell, text[cell.at : cell.end])
        found = read_statement(cut_line(said, 0, len(said), lexicon, currencies, country), edition, Before())
        mention = next((it for it in found if at <= it.at[0] < at + cell.end - cell.at), None)
        if mention is None:
            continue
        first, last = cell.at + mention.at[0] - at, cell.at + mention.at[1] - at
        mention.at = (first, min(last, cell.end))  # the unit may stand in the cell's name, before its value
        mention.value = replace(mention.value, text=text[slice(*mention.at)])
        mention.words = text[cell.start : cell.end]
        mention.period, mention.total = period, None
        if rest:
            mention.doubt("row of a part", Doubt.STRONG)  # a region or a group labels it: no whole
        yield mention


def _sentence(cell: RowCell, value: str) -> tuple[str, int]:
    """What a cell says as a sentence, and where in it its value begins."""
    *names, last = cell.name.split()
    if names and _DONE.fullmatch(last):
        return f"{value} {' '.join(names)} were {last}.", 0
    return f"There were {value} {cell.name}.", len("There were ")


def _period(label: str) -> Period | None:
    """The years that a label names; None where it names none."""
    found = _YEARS.search(label)
    if not found:
        return None
    first, end = int(found["first"]), found["last"] or found["first"]
    last = int(found["first"][: -len(end)] + end)  # of "2022-23" the century is said once
    return Period(first, last, PeriodSource.SENTENCE, found[0]) if first <= last else None
