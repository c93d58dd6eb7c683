"""The vectors of reports: of their passages, and of the tokens of their statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from tipqa.index.passages import header
from tipqa.index.projection import unit
from tipqa.index.schema import Entry
from tipqa.records import dataclass
from tipqa.reports.series import PLACEMENTS

# The texts that the vector of a passage is made of: it with its header, and where statements fill it the header and these.
Parts = tuple[str, ...]
OF_PARTS = (
    0.3  # what statements and header weigh beside the whole; chosen, as the other, by `evals/benchmarks/ablation.py`
)
OF_HEADER = 0.8  # what the header weighs beside the mean of the statements


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of one report or of several.

    `passages` has a row of unit length for each passage. `tokens` has the token vectors of all statements,
    one after the other; those of statement i are `tokens[bounds[i]:bounds[i + 1]]`.
    """

    passages: NDArray[np.float32]
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


def passage_parts(entry: Entry) -> list[Parts]:
    """What the vector of each passage is made of: its text with the header in front, the header, and the statements that fill it.

    Statements are encoded anyway. Where they do not fill a passage, since one runs on into the next or words stand outside
    of them, as in a list of placements, it is the text with the header alone.
    """
    report, held = entry.report, iter(entry.statements)
    parts: list[Parts] = []
    now = next(held, None)
    for headed, (section, start, end) in zip(passage_texts(entry, headed=True), entry.passages, strict=True):
        spans = []
        while now and now.start < end:
            spans.append((now.start, now.end))
            if now.end > end:
                break
            now = next(held, None)
        line = header(report.country, report.year, report.sections[section].heading)
        said = (line, *(report.text[first:last] for first, last in spans))
        parts.append((headed, *said) if _fill(report.text, start, end, spans) else (headed,))
    return parts


def passage_vector(parts: Parts, vectors: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    """The vector of a passage of these parts, of unit length, from those of the texts."""
    whole, *others = (vectors[text] for text in parts)
    if not others:
        return whole
    line, *said = others
    mean = np.average(said, axis=0, weights=[len(text) for text in parts[2:]])
    return unit(whole + OF_PARTS * unit(mean + OF_HEADER * line)).astype(np.float32)


def _fill(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether these spans lie in a passage whole, and hold all of its letters and digits."""
    if not spans or spans[0][0] < start or spans[-1][1] > end:
        return False
    edges = [start, *chain.from_iterable(spans), end]
    between = zip(edges[::2], edges[1::2], strict=True)
    return not any(letter.isalnum() for first, last in between for letter in text[first:last])


def statement_texts(entry: Entry) -> list[str]:
    """The texts of a report's statements."""
    return [entry.report.text[it.start : it.end] for it in entry.statements]
