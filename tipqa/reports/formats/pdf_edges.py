"""What a PDF repeats at the edges of its pages, and the notes at their foot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tipqa.reports.formats.pdf_page import Line
from tipqa.reports.headings import heading_kind
from tipqa.reports.tiers import title_tier

_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|[*†‡])\s?\S")
_SAME_HEIGHT = 3.0  # points
_EDGE = 2  # lines at the top and at the foot of each page
_SMALLER = 0.9  # of the body's size: what notes are set in
_FOOT = 0.5  # of the page's lines, from where on notes stand


def without_edges(pages: Sequence[Sequence[Line]], body: float) -> list[list[Line]]:
    """The pages without running heads, page numbers and footnotes.

    Args:
        pages: the lines of each page.
        body: the size that most of the text is set in.
    """
    repeated = _repeated(pages)
    kept, seen = [], set[str]()
    for lines in pages:
        edges = _edges(lines)
        rest = []
        for line in lines:
            key = _key(line.text)
            if line in edges and (
                _is_number(line, lines) or (key in repeated and not _is_first_title(line, key, seen))
            ):
                continue
            seen.add(key)
            rest.append(line)
        kept.append(_without_notes(rest, body))
    return kept


def _key(text: str) -> str:
    return _DIGITS.sub("#", text.strip()).casefold()


def _edges(lines: Sequence[Line]) -> set[Line]:
    ordered = sorted(lines, key=lambda line: line.top)
    return {*ordered[:_EDGE], *ordered[-_EDGE:]}


def _repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    """The lines that stand at the edge of two pages or more, at one height."""
    found: dict[str, list[float]] = defaultdict(list)
    for lines in pages:
        for line in _edges(lines):
            if heading_kind(line.text) is None:
                found[_key(line.text)].append(line.top)
    return {key for key, tops in found.items() if _stands_still(sorted(tops))}


def _stands_still(tops: Sequence[float]) -> bool:
    """Whether two of these heights, in order, are the same."""
    return any(after - top < _SAME_HEIGHT for top, after in pairwise(tops))


def _is_first_title(line: Line, key: str, seen: set[str]) -> bool:
    """Whether a repeated line is a title line, met for the first time: the narrative begins with it."""
    return key not in seen and title_tier(line.text) is not None


def _is_number(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is the number of its page: first or last, and nothing but a number."""
    tops = [each.top for each in lines]
    outer = line.top <= min(tops) or line.top >= max(tops)
    return outer and len(lines) > 1 and _PAGE_NUMBER.fullmatch(line.text) is not None


def _without_notes(lines: list[Line], body: float) -> list[Line]:
    """The lines before the notes: small ones at the foot, of which the first bears a mark."""
    if not lines:
        return lines
    kept = []
    for column in dict.fromkeys(line.column for line in lines):
        own = [line for line in lines if line.column == column]
        first = len(own)
        while first > _FOOT * len(own) and own[first - 1].size < _SMALLER * body:
            first -= 1
        notes = next((at for at in range(first, len(own)) if _NOTE.match(own[at].text)), len(own))
        kept += own[:notes]
    return kept
