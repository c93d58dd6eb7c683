"""Every row of the table of words: its example reads as it says, and does so because of the row."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives

from tipqa.figures.lexicon import Entry, build, entries

_ROWS = [pytest.param(row, id=f"{row.slot}: {row.phrase}") for row in entries()]


@pytest.mark.parametrize("row", _ROWS)
def test_the_example_reads_as_the_row_says(row: Entry) -> None:
    assert gives(figures_in(row.example), row.gives), list(figures_in(row.example))


@pytest.mark.parametrize("row", _ROWS)
def test_the_example_reads_otherwise_without_the_row(row: Entry) -> None:
    others = build(it for it in entries() if it != row)
    assert not gives(figures_in(row.example, table=others), row.gives)
