"""The lines of a PDF as headings, paragraphs and list items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Literal

from tipqa.reports.clean import clean_text
from tipqa.reports.formats.ligatures import mend_ligatures
from tipqa.reports.formats.notes import without_marks
from tipqa.reports.formats.pdf_page import Line
from tipqa.reports.headings import LONGEST, heading_kind, is_upper_heading
from tipqa.reports.model import Block
from tipqa.reports.tiers import title_tier
from tipqa.reports.wrapped import join_lines, known_words

_Kind = Literal["heading", "paragraph", "item"]
_BULLET = re.compile(r"(?:[•▪●◦‣·■\uf0b7\uf0a7\uf076*]|\(cid:\d{1,3}\)(?=\s)|[-–—o](?=\s)|\d{1,2}[.)](?=\s))\s*")
_LEADERS = re.compile(r"(?:\.\s?){4,}\d*\s*\Z")  # of a table of contents
_STOPS = re.compile(r"[.!?:;][”\"’')\]]*\Z")
_ENDS = re.compile(r"[.!?][”\"’')\]]*\Z")
_LARGER = 1.15
_GAP = 1.4  # of the usual distance of lines: a wider one parts paragraphs
_INDENT = 0.7  # of the size
_SHORT = 0.85  # of the column's width: a line that ends before this ends its paragraph


def pdf_paragraphs(pages: Sequence[Sequence[Line]], body: float) -> tuple[list[Block], list[int]]:
    """The blocks that the lines make up, and the page, from 0, that each begins on.

    Broken lines and words are joined, also over columns and pages.

    Args:
        pages: the lines of each page in reading order, without running heads.
        body: the size that most of the text is set in.
    """
    lines = _bounded([line for page in pages for line in page if not _LEADERS.search(line.text)])
    step = _usual_step(lines)
    known = known_words("\n".join(line.text for line in lines))
    blocks: list[Block] = []
    firsts: list[int] = []
    for kind, group in _groups(lines, body, step):
        texts = [line.text for line in group]
        joined = without_marks(mend_ligatures(clean_text(join_lines(texts, known))))
        if joined:
            level = 0 if kind != "heading" or group[0].size < _LARGER * body else 1 if group[0].size > 1.6 * body else 2
            blocks.append(Block(kind, joined, level))
            firsts.append(group[0].page)
    return blocks, firsts


def _bounded(lines: Sequence[Line]) -> list[Line]:
    """The lines with the left and right border of their column."""
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
    bounds = {column: (min(line.x0 for line in own), max(line.x1 for line in own)) for column, own in columns.items()}
    return [replace(line, left=bounds[line.column][0], right=bounds[line.column][1]) for line in lines]


def _usual_step(lines: Sequence[Line]) -> float:
    """The usual distance of two lines of a column, in points."""
    steps = [
        after.top - line.top for line, after in pairwise(lines) if after.column == line.column and after.top > line.top
    ]
    return median(sorted(steps)[: max(1, len(steps) * 3 // 4)]) if steps else 0.0


def _groups(lines: Sequence[Line], body: float, step: float) -> Iterator[tuple[_Kind, list[Line]]]:
    kind: _Kind = "paragraph"
    held: list[Line] = []
    for line in lines:
        opened = _opens(line, held, kind, body, step)
        if opened is None:
            held.append(line)
            continue
        if held:
            yield kind, held
        kind = opened
        bullet = _BULLET.match(line.text) if kind == "item" else None
        held = [replace(line, text=line.text[bullet.end() :])] if bullet else [line]
    if held:
        yield kind, held


def _opens(line: Line, held: Sequence[Line], kind: _Kind, body: float, step: float) -> _Kind | None:
    """The kind of block that a line opens; None when it continues the one of the lines `held`."""
    before = held[-1] if held else None
    if line.table or (before and before.table):
        return "heading" if not line.table and _is_heading(line, body, apart=True) else "paragraph"
    apart = before is None or _is_apart(before, line, step)
    if before and kind == "heading" and not apart and _continues_heading(before, line, body):
        return None
    if _is_heading(line, body, apart=apart or kind == "heading"):
        return "heading"
    if before is None or kind == "heading":
        return "item" if _BULLET.match(line.text) else "paragraph"
    ended = _STOPS.search(before.text) is not None
    if (bullet := _BULLET.match(line.text)) and (apart or ended or bullet[0][0] in "•▪●◦‣■\uf0b7"):
        return "item"
    if before.column != line.column or before.page != line.page:
        return _after_turn(before, line, kind)
    if apart or (kind == "item" and _leaves_item(held, line)):
        return "paragraph"
    indented = kind == "paragraph" and line.x0 > max(line.left, before.x0) + _INDENT * line.size
    short = before.x1 < before.left + _SHORT * (before.right - before.left)
    return "paragraph" if _ENDS.search(before.text) and (indented or short) else None


def _after_turn(before: Line, line: Line, kind: _Kind) -> _Kind | None:
    """As `_opens`, for the first line of a column: an unfinished sentence goes on, whatever the kind."""
    if not _ENDS.search(before.text) or line.text[:1].islower():
        return None
    indented = line.x0 > line.left + _INDENT * line.size
    full = before.x1 >= before.left + _SHORT * (before.right - before.left)
    return None if full and kind == "paragraph" and not indented else "paragraph"


def _leaves_item(held: Sequence[Line], line: Line) -> bool:
    """Whether a line goes back to the margin that the item's bullet stands at, while its other lines hang."""
    return len(held) > 1 and held[1].x0 > held[0].x0 + 2 and line.x0 <= held[0].x0 + 1 and held[0].page == line.page


def _is_apart(before: Line, line: Line, step: float) -> bool:
    same = before.page == line.page and before.column == line.column
    return same and line.top - before.top > _GAP * max(step, line.size)


def _continues_heading(before: Line, line: Line, body: float) -> bool:
    """Whether a line goes on with the heading above: set in the same way, and neither is whole by itself."""
    if (
        abs(before.size - line.size) >= 0.5
        or before.bold != line.bold
        or before.column != line.column
        or _is_named(line)
    ):
        return False
    if before.text.count("(") > before.text.count(")"):
        return len(line.text) < LONGEST
    marked = line.bold or line.size >= _LARGER * body or (before.text.isupper() and line.text.isupper())
    return marked and not _is_named(before)


def _is_named(line: Line) -> bool:
    return heading_kind(line.text) is not None or title_tier(line.text) is not None


def _is_heading(line: Line, body: float, *, apart: bool) -> bool:
    text = line.text
    if len(text) > LONGEST or not any(map(str.isalpha, text)) or _BULLET.match(text):
        return False
    marked = line.bold or line.size >= _LARGER * body
    if _is_named(line):
        return marked or apart or text[0].isupper()
    if is_upper_heading(text):
        return marked or apart
    return (
        marked
        and (text[0].isupper() or text[0].isdigit())
        and text[-1] not in ".;,"
        and (apart or line.size >= _LARGER * body)
    )
