"""The words of a PDF page as lines in reading order, one column after the other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tipqa.records import dataclass
from tipqa.reports.formats.pdf_rows import Row, columns_of, gutters_of, rows_of
from tipqa.reports.formats.pdf_tables import with_tables, without_ruled_tables

_NO_LETTER = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")
_FEWEST_CHARS = 80  # on a page whose picture does not hold the text
_SHOWN = 0.1  # of a page's area: smaller pictures are logos
_MOST_SHAPES = 300  # drawn lines and curves: a page with more and no text has its letters drawn
_AGAIN = 0.15  # of the size: the same character so near is drawn twice
_RAISED = 0.8  # of the row's size: a smaller number is the mark of a note
_GLUE = 0.1  # of the size: a narrower gap is none


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
    table: bool = False  # a row of a table, whole by itself


def page_lines(page: Any, number: int, first_column: int) -> list[Line]:
    """The lines of a pdfplumber page, in reading order.

    Args:
        page: the page.
        number: its number, from 0.
        first_column: the number of its first column.
    """
    return lines_of(page_words(page), number, first_column)


def page_words(page: Any) -> list[dict[str, Any]]:
    """The upright words of a pdfplumber page, in no order; the sentences of ruled tables are words of their own."""
    from pdfplumber.utils import extract_words

    chars = [_char(item, float(page.height)) for item in _once(_glyphs(page.layout))]
    chars, tables = without_ruled_tables(page, chars)
    words = extract_words(chars, x_tolerance_ratio=0.2, y_tolerance=2, extra_attrs=["size", "fontname"])
    return [*(word for word in words if word["upright"]), *tables]


def lines_of(words: list[dict[str, Any]], number: int, first_column: int) -> list[Line]:
    """The lines that the words of a page make up, in reading order; see `page_lines`."""
    rows = rows_of(words)
    gutters = gutters_of(rows)
    columns = columns_of(with_tables(rows, gutters), gutters)
    return [
        line
        for offset, column in enumerate(columns)
        for row in with_tables(column)
        if (line := _line(row, number, first_column + offset))
    ]


def is_picture(page: Any, lines: Sequence[Line]) -> bool:
    """Whether the words of a page are not to be had: it shows a picture or drawn shapes, or has signs without letters.

    An empty page is none, and neither is one with more than a few words beside its pictures.
    """
    from pdfminer.layout import LTCurve, LTImage

    text = " ".join(line.text for line in lines)
    if 2 * len("".join(_NO_LETTER.findall(text))) > len(text):
        return True
    area = max(1.0, float(page.width * page.height))
    items = list(_items(page.layout))
    shown = sum(item.width * item.height for item in items if isinstance(item, LTImage))
    drawn = sum(1 for item in items if isinstance(item, LTCurve))
    return len(text) < _FEWEST_CHARS and (shown > _SHOWN * area or drawn > _MOST_SHAPES)


def _items(layout: Any) -> Iterator[Any]:
    """All that pdfminer found on a page, what stands in drawn forms among it."""
    from pdfminer.layout import LTContainer

    for item in layout:
        yield item
        if isinstance(item, LTContainer):
            yield from _items(item)


def _glyphs(layout: Any) -> Iterator[Any]:
    """The characters of a page as pdfminer laid them out, those in drawn forms among them."""
    from pdfminer.layout import LTChar

    return (item for item in _items(layout) if isinstance(item, LTChar))


def _once(glyphs: Iterable[Any]) -> Iterator[Any]:
    """The characters without those that are drawn again at nearly the same place, as some programs make bold."""
    drawn: dict[tuple[str, int, int], list[Any]] = defaultdict(list)
    for item in glyphs:
        near = _AGAIN * item.size
        cell = max(near, 0.1)
        text, column, row = item.get_text(), int(item.x0 // cell), int(item.y0 // cell)
        around = (drawn.get((text, column + right, row + up), ()) for right in (-1, 0, 1) for up in (-1, 0, 1))
        if text.isspace() or not any(_same_place(item, other, near) for others in around for other in others):
            drawn[text, column, row].append(item)
            yield item


def _same_place(item: Any, other: Any, near: float) -> bool:
    close = abs(item.x0 - other.x0) <= near and abs(item.y0 - other.y0) <= near
    return bool(close and abs(item.size - other.size) < 0.5)


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
        table="table" in row[0],
    )


def _is_mark(word: dict[str, Any], size: float) -> bool:
    """Whether a word is the mark of a note: a small raised number, or a dagger."""
    raised = word["size"] < _RAISED * size and word["text"].strip("[](),*").isdigit()
    return raised or word["text"] in ("†", "‡")
