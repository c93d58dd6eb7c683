"""What a PDF repeats at the edges of its pages, and the notes at their foot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from tipqa.reports.formats.pdf_page import Line
from tipqa.reports.headings import heading_kind
from tipqa.reports.tiers import title_tier

_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE)
# What a browser prints over and under a page: `11/27/26, 5:58 PM Title`, `https://… 1/3`.
_PRINTED = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},\s+\d{1,2}:\d\d(?:\s*[AP]M)?\b.{0,200}|(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|[*†‡])\s?\S")
_SAME_HEIGHT = 3.0  # points
_GAP = 1.5  # of the height of a line: a wider distance sets lines apart
_APART = "\n"  # ends the key of a line that is set apart
_EDGE = 2  # lines at the top and at the foot of each page
_SMALLER = 0.9  # of the body's size: what notes are set in
_FOOT = 0.5  # of the page's lines, from where on notes stand


def without_edges(pages: Sequence[Sequence[Line]], body: float) -> list[list[Line]]:
    """The pages without running heads, page numbers and footnotes.

    A running head stands at one height on two pages or more. It is set apart from the text; a line that is not must
    come three times, to the letter.

    Args:
        pages: the lines of each page.
        body: the size that most of the text is set in.
    """
    edges = [_edges(lines) for lines in pages]
    repeated = _repeated(edges)
    kept, seen = [], set[str]()
    for lines, own in zip(pages, edges, strict=True):
        rest = []
        for line in lines:
            key = own.get(line)
            if key is not None and (
                _is_number(line, lines) or (key in repeated and not _is_first_title(line, key, seen))
            ):
                continue
            seen.add(key or "")
            rest.append(line)
        kept.append(_without_notes(rest, body))
    return kept


def _edges(lines: Sequence[Line]) -> dict[Line, str]:
    """The lines at the top and the foot of a page, each with what it is compared by."""
    ordered = sorted(lines, key=lambda line: line.top)
    found: dict[Line, str] = {}
    for outer in (ordered[: _EDGE + 1], ordered[: -_EDGE - 2 : -1]):
        if outer:
            found[outer[0]] = outer[0].text.strip()
        apart = max((at for at in range(1, len(outer)) if _is_apart(outer[at - 1], outer[at])), default=0)
        found |= {line: _DIGITS.sub("#", line.text.strip()).casefold() + _APART for line in outer[:apart]}
    return found


def _is_apart(outer: Line, inner: Line) -> bool:
    height = max(outer.bottom - outer.top, inner.bottom - inner.top)
    return abs(outer.top - inner.top) > _GAP * height or abs(outer.size - inner.size) >= 0.5


def _repeated(edges: Sequence[dict[Line, str]]) -> set[str]:
    """What stands at the edge of several pages at one height."""
    found: dict[str, list[float]] = defaultdict(list)
    for own in edges:
        for line, key in own.items():
            if heading_kind(line.text) is None:
                found[key].append(line.top)
    return {key for key, tops in found.items() if _stands_still(sorted(tops), 2 if key.endswith(_APART) else 3)}


def _stands_still(tops: Sequence[float], times: int) -> bool:
    """Whether so many of these heights, in order, are the same."""
    return any(tops[at + times - 1] - tops[at] < _SAME_HEIGHT for at in range(len(tops) - times + 1))


def _is_first_title(line: Line, key: str, seen: set[str]) -> bool:
    """Whether a repeated line is a title line, met for the first time: the narrative begins with it."""
    return key not in seen and title_tier(line.text) is not None


def _is_number(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is the number of its page, or what a browser prints: first or last, and nothing else."""
    tops = [each.top for each in lines]
    outer = line.top <= min(tops) or line.top >= max(tops)
    return outer and len(lines) > 1 and (_PAGE_NUMBER.fullmatch(line.text) or _PRINTED.fullmatch(line.text)) is not None


def _without_notes(lines: list[Line], body: float) -> list[Line]:
    """The lines before the notes: small ones at the foot, of which the first bears a mark."""
    if not lines:
        return lines
    kept = []
    for column in dict.fromkeys(line.column for line in lines):
        own = [line for line in lines if line.column == column]
        first = len(own)
        while first > _FOOT * len(own) and own[first - 1].size < _SMALLER * body and not own[first - 1].table:
            first -= 1
        notes = next((at for at in range(first, len(own)) if _NOTE.match(own[at].text)), len(own))
        kept += own[:notes]
    return kept
