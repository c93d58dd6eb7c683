"""The statements inside one paragraph: sentences, or the clauses of a semicolon list."""

from __future__ import annotations

import re

from tipqa.reports.rows import read_row
from tipqa.reports.sentence_ends import stop_positions
from tipqa.reports.spans import Span, has_word, strip_span

_CLOSING = {"(": ")", "[": "]"}


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """The sentences, or the clauses of a semicolon list, of the one paragraph `text[start:end]`.

    A paragraph is a list when two semicolons or more stand in it outside brackets and at most one sentence ends before
    its own end; one semicolon is enough where no full stop ends anything. A row of a table is one
    statement. The spans are in order, do not overlap, and cover every letter and digit.
    """
    if read_row(text, start, end):
        return [strip_span(text, start, end)]
    cuts = stop_positions(text, start, end)
    semicolons = top_level(text, start, end, ";")
    if len(semicolons) >= (1 if not cuts and not _ended(text, start, end) else 2) and len(cuts) <= 1:
        cuts = sorted({*cuts, *semicolons})
    return cut_spans(text, start, end, cuts)


def cut_spans(text: str, start: int, end: int, cuts: list[int]) -> list[Span]:
    """`text[start:end]` cut at ascending positions; pieces without a word, outer spaces and semicolons left out."""
    pieces = zip([start, *cuts], [*cuts, end], strict=True)
    spans = (strip_span(text, first, last, " ;•▪●◦") for first, last in pieces)
    return [span for span in spans if has_word(text, *span)]


def top_level(text: str, start: int, end: int, mark: str) -> list[int]:
    """The positions in `text[start:end]` of a one-character mark that stands outside all closed brackets."""
    found: list[int] = []
    if text.find(mark, start, end) < 0:
        return found
    opened: dict[str, list[int]] = {")": [], "]": []}
    for match in re.finditer(rf"[()\[\]{re.escape(mark)}]", text[start:end]):
        sign = match[0]
        if sign == mark:
            found.append(start + match.start())
        elif sign in _CLOSING:
            opened[_CLOSING[sign]].append(len(found))
        elif opened[sign]:
            del found[opened[sign].pop() :]
    return found


def _ended(text: str, start: int, end: int) -> bool:
    return text[start:end].rstrip(" \"”’'»)]").endswith((".", "!", "?", "…"))
