"""The words of a PDF page as lines in reading order, one column after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

_SAME_ROW = 0.5  # of a word's height: how far apart the middles of two words of a row may be
_RAISED = 0.8  # of the row's size: a smaller number is the mark of a note
_GLUE = 0.1  # of the size: a narrower gap is none
_GUTTER = 0.8  # of the size: the narrowest gap between two columns
_MIDDLE = (0.3, 0.7)  # of the page's width: where a gutter may stand
_CROSSING = 0.2  # of the rows may cross a gutter, as headings over both columns do
_FEWEST_ROWS = 3  # with words on both sides of a gutter


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, in points from its upper left corner.

    `column` counts the columns over the whole document, so that lines of one column share it; `left` and `right` bound
    it. `bold` says that all its words are.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    page: int
    column: int
    left: float = 0.0
    right: float = 0.0


Row = list[dict[str, Any]]


def page_lines(page: Any, number: int, first_column: int) -> list[Line]:
    """The lines of a pdfplumber page, in reading order.

    Args:
        page: the page.
        number: its number, from 0.
        first_column: the number of its first column.
    """
    from pdfplumber.utils import extract_words

    chars = [_char(item, float(page.height)) for item in _glyphs(page.layout)]
    words = extract_words(chars, x_tolerance_ratio=0.2, y_tolerance=2, extra_attrs=["size", "fontname"])
    rows = _rows(word for word in words if word["upright"])
    gutter = _gutter(rows, float(page.width))
    columns = _columns(rows, gutter) if gutter else [rows]
    return [
        line
        for offset, column in enumerate(columns)
        for row in column
        if (line := _line(row, number, first_column + offset))
    ]


def _glyphs(layout: Any) -> Iterator[Any]:
    """The characters of a page as pdfminer laid them out, those in drawn forms among them."""
    from pdfminer.layout import LTChar, LTContainer

    waiting = [iter(layout)]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer):
            waiting.append(iter(item))


def _char(item: Any, height: float) -> dict[str, Any]:
    """A character as pdfplumber takes it, with only what its joining of words needs: it is twice as fast so."""
    return {
        "text": item.get_text(),
        "x0": item.x0,
        "x1": item.x1,
        "top": height - item.y1,
        "bottom": height - item.y0,
        "doctop": height - item.y1,
        "size": item.size,
        "fontname": item.fontname if isinstance(item.fontname, str) else "",
        "upright": item.upright,
    }


def _rows(words: Iterable[dict[str, Any]]) -> list[Row]:
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


def _segments(row: Row) -> list[Row]:
    """The stretches of a row between gaps wide enough to be a gutter."""
    parts: list[Row] = []
    for word in row:
        if parts and word["x0"] - parts[-1][-1]["x1"] < _GUTTER * word["size"]:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _gutter(rows: Sequence[Row], width: float) -> float | None:
    """The x of the gap between two columns; None on a page with one."""
    spans = [[(part[0]["x0"], part[-1]["x1"]) for part in _segments(row)] for row in rows]
    low, high = int(_MIDDLE[0] * width), int(_MIDDLE[1] * width)
    crossing: Counter[int] = Counter()
    for row in spans:
        for start, end in row:
            crossing.update(range(max(low, int(start)), min(high, int(end) + 1)))
    if high <= low:
        return None
    fewest = min(crossing[x] for x in range(low, high))
    free = [x for x in range(low, high) if crossing[x] == fewest]
    at = free[len(free) // 2] + 0.5
    both = sum(1 for row in spans if row[0][1] <= at <= row[-1][0])
    fits = both >= _FEWEST_ROWS and fewest <= _CROSSING * len(rows)
    return at if fits else None


def _columns(rows: Sequence[Row], gutter: float) -> Iterator[list[Row]]:
    """The rows of each column, in reading order; a row across the gutter parts what is above from what is below."""
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        parts = _segments(row)
        if any(part[0]["x0"] < gutter < part[-1]["x1"] for part in parts):
            yield from filter(None, (left, right, [row]))
            left, right = [], []
            continue
        before = [word for word in row if word["x1"] <= gutter]
        left += [before] if before else []
        right += [row[len(before) :]] if len(before) < len(row) else []
    yield from filter(None, (left, right))


def _line(row: Row, page: int, column: int) -> Line | None:
    sizes: Counter[float] = Counter()
    for word in row:
        sizes[round(word["size"], 1)] += len(word["text"])
    size = max(sizes, key=lambda each: sizes[each])
    text, end = "", 0.0
    marked = False
    for word in row:
        if _is_mark(word, size):
            marked = True
            continue
        close = word["x0"] - end < _GLUE * size or (marked and word["text"][0] in '.,;:)”"’')
        text += word["text"] if not text or close else f" {word['text']}"
        end, marked = word["x1"], False
    if not text.strip():
        return None
    bold = all("bold" in word["fontname"].lower() or "black" in word["fontname"].lower() for word in row)
    return Line(
        text,
        row[0]["x0"],
        row[-1]["x1"],
        min(word["top"] for word in row),
        max(word["bottom"] for word in row),
        size,
        bold,
        page,
        column,
    )


def _is_mark(word: dict[str, Any], size: float) -> bool:
    """Whether a word is the mark of a note: a small raised number, or a dagger."""
    raised = word["size"] < _RAISED * size and word["text"].strip("[](),*").isdigit()
    return raised or word["text"] in ("†", "‡")
