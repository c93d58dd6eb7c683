"""Tables of a PDF page, ruled or only set in columns, put in its rows as the sentences they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from tipqa.reports.formats.cells import is_figure, is_silent
from tipqa.reports.formats.pdf_rows import Row, rows_of, segments
from tipqa.reports.formats.tables import table_sentences
from tipqa.reports.wrapped import join_lines

_Box = tuple[float, float, float, float]  # left, top, right, bottom
_Segment = tuple[float, float, str]  # left, right, words
_FEWEST_RULES, _MOST_RULES = 4, 4_000
_FEWEST_CELLS, _MOST_CELLS = 3, 20_000
_FEWEST_ROWS = 2
_LONGEST_LABEL, _LONGEST_CELL = 10, 6  # words
_MOST_HEADERS = 4
_ONE_NUMBER = 0.4  # of the size: a wider gap parts two numbers
_FAR = 2.6  # of a row's height: a table's rows are not farther apart
_LEADERS = re.compile(r"(?:\.\s?){4,}")


def without_ruled_tables(page: Any, chars: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The characters outside all ruled tables of a pdfplumber page, and the tables' sentences as words of their own.

    Args:
        page: the page.
        chars: its characters, as pdfplumber takes them.
    """
    words: list[dict[str, Any]] = []
    for cells in _ruled(page):
        box = (
            min(x for x, *_ in cells),
            min(y for _, y, *_ in cells),
            max(c[2] for c in cells),
            max(c[3] for c in cells),
        )
        inside = [char for char in chars if _holds(box, char)]
        grid = _grid(cells, inside)
        told = {cell for row in grid for cell in row if cell}
        if len(grid) < _FEWEST_ROWS or len(grid[0]) < 2 or len(told) < _FEWEST_CELLS:
            continue
        chars = [char for char in chars if not _holds(box, char)]
        words += _as_words(table_sentences(grid), box, inside[0]["size"])
    return chars, words


def _ruled(page: Any) -> Iterator[list[_Box]]:
    """The cells of each table that lines or boxes draw."""
    from pdfminer.layout import LTCurve, LTLine, LTRect

    rules = sum(1 for item in page.layout if isinstance(item, LTLine | LTRect | LTCurve))
    if not _FEWEST_RULES <= rules <= _MOST_RULES:
        return
    for table in page.find_tables():
        if 4 <= len(table.cells) <= _MOST_CELLS:
            yield table.cells


def _grid(cells: Sequence[_Box], chars: Sequence[dict[str, Any]]) -> list[list[str]]:
    """The words in every place of a table, those of a merged cell in each place it covers."""
    texts = {cell: _cell_words([char for char in chars if _holds(cell, char)]) for cell in cells}
    across = sorted({x for cell in cells for x in (cell[0], cell[2])})
    down = sorted({y for cell in cells for y in (cell[1], cell[3])})
    return [
        [
            next((text for cell, text in texts.items() if _covers(cell, (left + right) / 2, (top + bottom) / 2)), "")
            for left, right in pairwise(across)
        ]
        for top, bottom in pairwise(down)
    ]


def _cell_words(chars: list[dict[str, Any]]) -> str:
    from pdfplumber.utils import extract_words

    rows = rows_of(extract_words(chars, x_tolerance_ratio=0.2, y_tolerance=2, extra_attrs=["size"]))
    return join_lines([" ".join(word["text"] for word in row) for row in rows])


def _holds(box: _Box, char: dict[str, Any]) -> bool:
    return _covers(box, (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)


def _covers(box: _Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _as_words(sentences: Sequence[str], box: _Box, size: float) -> list[dict[str, Any]]:
    """Sentences as one wide word each, one under the other in the place of their table."""
    step = (box[3] - box[1]) / max(1, len(sentences))
    return [
        {
            "text": sentence,
            "x0": box[0],
            "x1": box[2],
            "top": box[1] + number * step,
            "bottom": box[1] + (number + 1) * step,
            "size": size,
            "fontname": "",
            "upright": True,
            "table": True,
        }
        for number, sentence in enumerate(sentences)
    ]


def with_tables(rows: Sequence[Row], gutters: Sequence[float] = ()) -> list[Row]:
    """Rows in which each table that is set in columns, without rules, stands as its sentences.

    Where `gutters` part the page in columns of text, only tables over several of these are meant.
    """
    done: list[Row] = []
    at = 0
    while at < len(rows):
        end = _table_end(rows, at)
        if end is None or not all(_reaches_over(row, gutters) for row in rows[at:end]):
            done.append(rows[at])
            at += 1
            continue
        header = _header(done, rows[at])
        table = [*done[len(done) - header :], *rows[at:end]]
        del done[len(done) - header :]
        done += [[word] for word in _set_table(table, header)]
        at = end
    return done


def _table_end(rows: Sequence[Row], at: int) -> int | None:
    """Where the table ends that begins with `rows[at]`, its header left out; None where none begins."""
    if not _is_figure_row(rows[at]):
        return None
    end, count, pending = at + 1, 1, 0
    while end + pending < len(rows) and _near(rows[end + pending - 1], rows[end + pending]):
        row = rows[end + pending]
        if _is_figure_row(row) and _is_aligned(rows[end - 1], row):
            end, count, pending = end + pending + 1, count + 1, 0
        elif pending == 0 and len(segments(row)) == 1 and len(row) <= _LONGEST_LABEL:
            pending = 1
        else:
            break
    return end if count >= _FEWEST_ROWS or _is_headed(rows, at) else None


def _is_aligned(above: Row, below: Row) -> bool:
    """Whether the cells of two rows stand in the same columns: each of the shorter row's over or under one of the other's."""
    fewer, more = sorted((_cells(above), _cells(below)), key=len)
    return all(
        sum(1 for other in more if other[0]["x0"] < part[-1]["x1"] and part[0]["x0"] < other[-1]["x1"]) == 1
        for part in fewer
    )


def _is_headed(rows: Sequence[Row], at: int) -> bool:
    """Whether the row above has as many short cells, three or more, so that one row of figures is a table."""
    above, values = segments(rows[at - 1]) if at else [], [_text(part) for part in _cells(rows[at])[1:]]
    short = all(len(part) <= _LONGEST_CELL for part in above)
    valued = all(is_figure(value) or is_silent(value) for value in values)
    return len(above) == len(values) + 1 > 2 and short and valued and _near(rows[at - 1], rows[at])


def _reaches_over(row: Row, gutters: Sequence[float]) -> bool:
    """Whether a row has words on both sides of a gutter; any row has where there is none."""
    return not gutters or any(row[0]["x1"] <= at <= row[-1]["x0"] for at in gutters)


def _is_figure_row(row: Row) -> bool:
    """Whether a row has figures in columns: a label and values, or short cells of which the last is a figure."""
    parts = [_text(part) for part in _cells(row)]
    values = parts[1:]
    if not values or "table" in row[0] or not any(map(is_figure, values)) or _LEADERS.search(" ".join(parts)):
        return False
    if len(parts[0].split()) > _LONGEST_LABEL:
        return False
    valued = all(is_figure(value) or is_silent(value) for value in values)
    return valued or (
        len(parts) > 2 and all(len(part.split()) <= _LONGEST_CELL for part in parts) and is_figure(parts[-1])
    )


def _cells(row: Row) -> list[Row]:
    """The cells of a row: what wide gaps part; in a row of nothing but figures, each of them."""
    parts = segments(row)
    tight = len(parts) < len(row) and all(is_figure(word["text"]) for word in row)
    grouped = any(_is_group(before, after) for before, after in pairwise(row))
    return [[word] for word in row] if tight and not grouped else parts


def _is_group(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether two words are the groups of one number, as in `1 204 500`."""
    close = after["x0"] - before["x1"] < _ONE_NUMBER * before["size"]
    return bool(close and len(after["text"]) == 3 and after["text"].isdigit())


def _near(above: Row, below: Row) -> bool:
    height = max(word["bottom"] - word["top"] for word in above)
    return bool(below[0]["top"] - above[0]["top"] <= _FAR * height)


def _header(above: Sequence[Row], first: Row) -> int:
    """How many of the rows above a table are its header: short cells in columns, or cells over its values."""
    values, columns = _cells(first)[1][0]["x0"], len(_cells(first))
    count = 0
    for row in reversed(above[-_MOST_HEADERS:]):
        parts = _header_cells(row, columns)
        short = all(len(part) <= _LONGEST_CELL and part[-1]["text"][-1] not in ".;:" for part in parts)
        over = len(parts) > 1 or (count > 0 and parts[0][0]["x0"] >= min(values, first[0]["x1"]))
        if "table" in row[0] or not short or not over or not _near(row, first):
            break
        first, count = row, count + 1
    return count


def _header_cells(row: Row, columns: int) -> list[Row]:
    """The cells of a header: what wide gaps part; its words where they are as many as the columns and stand close."""
    parts = segments(row)
    return [[word] for word in row] if len(parts) < columns == len(row) else parts


def _set_table(rows: Sequence[Row], header: int) -> list[dict[str, Any]]:
    """The sentences of a table set in columns, as words."""
    most = max(len(_cells(row)) for row in rows[header:])
    cells = [_header_cells(row, most) if number < header else _cells(row) for number, row in enumerate(rows)]
    parts = [[(part[0]["x0"], part[-1]["x1"], _text(part)) for part in row] for row in cells]
    columns = _columns(parts[header:])
    grid = [_placed(row, columns, header=number < header) for number, row in enumerate(parts)]
    words = [word for row in rows for word in row]
    box = (
        min(word["x0"] for word in words),
        min(word["top"] for word in words),
        max(word["x1"] for word in words),
        max(word["bottom"] for word in words),
    )
    return _as_words(table_sentences(_whole_labels(grid)), box, words[0]["size"])


def _columns(rows: Sequence[Sequence[_Segment]]) -> list[tuple[float, float]]:
    """The left and right border of each column: what the cells of all rows cover."""
    spans = sorted((left, right) for row in rows if len(row) > 1 for left, right, _ in row)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _placed(row: Sequence[_Segment], columns: Sequence[tuple[float, float]], *, header: bool) -> list[str]:
    """The words of a row in each column; those of a header also in the columns it reaches over."""
    cells = [""] * len(columns)
    taken: dict[int, float] = {}
    for left, right, text in row:
        reached = [at for at, column in enumerate(columns) if left < column[1] and column[0] < right]
        around = reached or _nearest(columns, (left + right) / 2, header=header)
        for at in around if header else around[:1]:
            overlap = min(right, columns[at][1]) - max(left, columns[at][0])
            if overlap > taken.get(at, float("-inf")):
                cells[at], taken[at] = text, overlap
    return cells


def _nearest(columns: Sequence[tuple[float, float]], middle: float, *, header: bool) -> list[int]:
    """The column nearest to an x; for a header between two columns, both."""
    after = next((at for at, column in enumerate(columns) if column[0] > middle), len(columns))
    if after in (0, len(columns)):
        return [min(after, len(columns) - 1)]
    left, right = middle - columns[after - 1][1], columns[after][0] - middle
    if header and after > 1 and min(left, right) * 3 > max(left, right):
        return [after - 1, after]
    return [after - 1 if left < right else after]


def _whole_labels(grid: list[list[str]]) -> list[list[str]]:
    """Rows in which a label that went on to a second line, above or below its figures, is whole again."""
    whole: list[list[str]] = []
    for row in grid:
        goes_on = whole and row[0][:1].islower()
        if goes_on and not any(row[1:]) and any(whole[-1][1:]):
            whole[-1][0] += f" {row[0]}"
        elif goes_on and not any(whole[-1][1:]):
            whole[-1] = [f"{whole[-1][0]} {row[0]}", *row[1:]]
        else:
            whole.append(row)
    return whole


def _text(words: Row) -> str:
    return " ".join(word["text"] for word in words)
