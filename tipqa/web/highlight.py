"""Text with spans highlighted, escaped; spans may overlap and cross lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tipqa.records import dataclass
from tipqa.web.safe import attributes, escape


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span of a report's text that a citation stands for; a link leads to it by its `anchor`, where it has one."""

    n: int
    start: int
    end: int
    current: bool
    anchor: str = ""


def highlighted(text: str, start: int, end: int, highlights: Sequence[Highlight]) -> str:
    """`text[start:end]` as HTML, each piece within a highlight as a `<mark>` with the numbers that it belongs to."""
    inside = [mark for mark in highlights if mark.start < end and mark.end > start]
    edges = {start, end, *(edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end)}
    cuts = sorted(edges)
    return "".join(_piece(text, a, b, inside) for a, b in pairwise(cuts))


def _piece(text: str, start: int, end: int, highlights: Sequence[Highlight]) -> str:
    over = [mark for mark in highlights if mark.start <= start and mark.end >= end]
    if not over:
        return escape(text[start:end])
    numbers = " ".join(str(mark.n) for mark in over)
    anchor = next((mark.anchor for mark in over if mark.start == start), "")
    kind = "current" if any(mark.current for mark in over) else None
    own = attributes(id=anchor or None, class_=kind, data_marks=numbers)
    return f"<mark{own}>{escape(text[start:end])}</mark>"
