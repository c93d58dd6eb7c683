"""The vectors of reports: of their passages, without and with headers, and of the tokens of their statements."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from tipqa.index.passages import header
from tipqa.index.schema import Entry
from tipqa.records import dataclass
from tipqa.reports.series import PLACEMENTS


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of one report or of several.

    `bare` and `header` have a row of unit length for each passage. `tokens` has the token vectors of all statements,
    one after the other; those of statement i are `tokens[bounds[i]:bounds[i + 1]]`.
    """

    bare: NDArray[np.float32]
    header: NDArray[np.float32]
    tokens: NDArray[np.int8]
    bounds: NDArray[np.int64]


def bounds_of(lengths: Iterable[int]) -> NDArray[np.int64]:
    """The bounds of runs of these lengths that follow each other: run i lies between bounds i and i + 1."""
    return np.array([0, *accumulate(lengths)], np.int64)


def passage_texts(entry: Entry, *, headed: bool = False) -> list[str]:
    """The texts of a report's passages, with their headers in front where asked.

    A list of placements always has its header: without it, it is names without a tier.
    """
    report = entry.report
    headed = headed or report.series == PLACEMENTS
    lines = [header(report.country, report.year, it.heading) if headed else "" for it in report.sections]
    return [lines[section] + report.text[start:end] for section, start, end in entry.passages]


def statement_texts(entry: Entry) -> list[str]:
    """The texts of a report's statements."""
    return [entry.report.text[it.start : it.end] for it in entry.statements]
