"""The statements inside one paragraph: sentences, or the clauses of a semicolon list."""

from __future__ import annotations

import re

from tipqa.reports.spans import Span, has_word, strip_span
from tipqa.reports.stops import stop_positions

_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*\s*\Z")
_BRACKETS = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]")


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """The sentences, or the clauses of a semicolon list, of the one paragraph `text[start:end]`.

    A paragraph is a list when two semicolons or more stand in it outside brackets and at most one sentence ends before
    its own end; one semicolon is enough where no full stop ends anything. The spans are in order, do not overlap, and
    cover every letter and digit.
    """
    cuts = stop_positions(text, start, end)
    semicolons = top_level(text, start, end, ";")
    if len(semicolons) >= (1 if not cuts and not _ENDED.search(text, start, end) else 2) and len(cuts) <= 1:
        cuts = sorted({*cuts, *semicolons})
    return cut_spans(text, start, end, cuts)


def cut_spans(text: str, start: int, end: int, cuts: list[int]) -> list[Span]:
    """`text[start:end]` cut at ascending positions; pieces without a word, outer spaces and semicolons left out."""
    pieces = zip([start, *cuts], [*cuts, end], strict=True)
    spans = (strip_span(text, first, last, " ;•▪●◦") for first, last in pieces)
    return [span for span in spans if has_word(text, *span)]


def top_level(text: str, start: int, end: int, mark: str) -> list[int]:
    """The positions in `text[start:end]` of a one-character mark that stands outside all brackets."""
    if text.find(mark, start, end) < 0:
        return []
    piece = text[start:end]
    while (blanked := _BRACKETS.sub(lambda match: "_" * len(match[0]), piece)) != piece:
        piece = blanked
    return [start + match.start() for match in re.finditer(re.escape(mark), piece)]
