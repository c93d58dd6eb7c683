"""The words of a PDF page as rows, and the columns that gaps between them make."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

_SAME_ROW = 0.5  # of a word's height: how far apart the middles of two words of a row may be
_GUTTER = 0.8  # of the size: the narrowest gap between two columns
_MIDDLE = (0.3, 0.7)  # of the width of the text: where a gutter may stand
_CROSSING = 0.2  # of the rows may cross a gutter, as headings over both columns do
_STRAYING = 0.03  # of the rows may reach into a gutter, as a long heading does
_FEWEST_ROWS = 3  # with words on both sides of a gutter

Row = list[dict[str, Any]]
"""Words as pdfplumber gives them, from left to right."""


def rows_of(words: Iterable[dict[str, Any]]) -> list[Row]:
    """Words whose middles stand at one height, each row from left to right, rows from top to bottom."""
    rows: list[Row] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda word: (word["top"] + word["bottom"]) / 2):
        at = (word["top"] + word["bottom"]) / 2
        if not rows or at - middle > _SAME_ROW * max(min(height, word["bottom"] - word["top"]), 1):
            rows.append([])
            middle, height = at, word["bottom"] - word["top"]
        elif word["bottom"] - word["top"] > height:
            middle, height = at, word["bottom"] - word["top"]
        rows[-1].append(word)
    for row in rows:
        row.sort(key=itemgetter("x0"))
    return rows


def segments(row: Row) -> list[Row]:
    """The stretches of a row between gaps wide enough to be a gutter."""
    parts: list[Row] = []
    for word in row:
        if parts and word["x0"] - parts[-1][-1]["x1"] < _GUTTER * word["size"]:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def gutters_of(rows: Sequence[Row]) -> list[float]:
    """The x of each gap between two columns, from left to right; none on a page with one column."""
    at = _gutter(rows)
    if at is None:
        return []
    apart = [row for row in rows if not any(part[0]["x0"] < at < part[-1]["x1"] for part in segments(row))]
    left = [part for row in apart if (part := [word for word in row if word["x1"] <= at])]
    right = [part for row in apart if (part := [word for word in row if word["x0"] >= at])]
    return [*gutters_of(left), at, *gutters_of(right)]


def _gutter(rows: Sequence[Row]) -> float | None:
    """The x of the widest gap that parts these rows in two; None where they are one column."""
    spans = [[(part[0]["x0"], part[-1]["x1"]) for part in segments(row)] for row in rows]
    if not spans:
        return None
    first, last = min(row[0][0] for row in spans), max(row[-1][1] for row in spans)
    low, high = (int(first + share * (last - first)) for share in _MIDDLE)
    crossing: Counter[int] = Counter()
    for row in spans:
        for start, end in row:
            crossing.update(range(max(low, int(start)), min(high, int(end) + 1)))
    if high <= low:
        return None
    fewest = min(crossing[x] for x in range(low, high))
    few = fewest + _STRAYING * len(rows)
    at = _middle_of_widest([x for x in range(low, high) if crossing[x] <= few])
    both = sum(1 for row in spans if row[0][1] <= at <= row[-1][0])
    fits = both >= _FEWEST_ROWS and fewest <= _CROSSING * len(rows)
    return at if fits else None


def _middle_of_widest(free: Sequence[int]) -> float:
    """The middle of the longest stretch of neighbouring numbers."""
    stretches: list[list[int]] = []
    for x in free:
        if stretches and x == stretches[-1][-1] + 1:
            stretches[-1].append(x)
        else:
            stretches.append([x])
    widest = max(stretches, key=len)
    return widest[len(widest) // 2] + 0.5


def columns_of(rows: Sequence[Row], gutters: Sequence[float]) -> Iterator[list[Row]]:
    """The rows of each column, in reading order; a row across a gutter parts what is above from what is below."""
    columns: list[list[Row]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        if any(part[0]["x0"] < at < part[-1]["x1"] for part in segments(row) for at in gutters):
            yield from filter(None, (*columns, [row]))
            columns = [[] for _ in columns]
            continue
        for column, words in zip(columns, _parts(row, gutters), strict=True):
            column += [words] if words else []
    yield from filter(None, columns)


def _parts(row: Row, gutters: Sequence[float]) -> list[Row]:
    """The words of a row in each column."""
    parts: list[Row] = [[] for _ in range(len(gutters) + 1)]
    for word in row:
        parts[bisect_left(gutters, word["x0"])].append(word)
    return parts
