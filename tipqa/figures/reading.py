"""Every figure of a report, read clause by clause."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.figures.model import Figure
from tipqa.reports.model import Report


def read_figures(report: Report, spans: Sequence[tuple[int, int]]) -> tuple[Figure, ...]:
    """The figures of a report in text order: of each statement `report.text[start:end]` of `spans`, in order.

    `Figure.total` is a place in the tuple that is given. Texts of a series without a reading of its own give no
    figures, so that theirs are quoted and never set against each other.
    """
    _ = report, spans
    return ()
