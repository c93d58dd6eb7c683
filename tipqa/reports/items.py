"""The single recommendations of a section, however its edition parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tipqa.reports.clauses import cut_spans, sentence_spans, top_level
from tipqa.reports.spans import Span, has_word, strip_span

Line = tuple[int, int, bool]
_BULLET = re.compile(r"[•▪●◦](?!\d)")  # before a figure it stands for a currency sign that was lost
_MARK = re.compile(r"\s*[*‣·]\s+")
_AND = re.compile(r"and\s+", re.IGNORECASE)
_LAST_OF_LIST = re.compile(r";\s+and\s")


def item_spans(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The recommendations in the lines of one section: their spans, each with whether it is an item.

    Args:
        text: the report's text.
        lines: start and end of each line, and whether a list holds it.

    A line of a list, or of three paragraphs and more, is one item. A single paragraph is parted at its bullets, at its
    semicolons (a leading `and` stays outside), or else into sentences. A line that ends in a colon only introduces.
    """
    paragraphs = sum(1 for *_, item in lines if not item)
    for number, (start, end, item) in enumerate(lines):
        if not has_word(text, start, end):
            continue
        if text[end - 1] == ":" and number + 1 < len(lines):
            yield start, end, False
        elif item or (paragraphs > 2 and not _BULLET.search(text, start, end)):
            mark = _MARK.match(text, start, end)
            yield *strip_span(text, mark.end() if mark else start, end), True
        else:
            for span in paragraph_items(text, start, end):
                yield *span, True


def paragraph_items(text: str, start: int, end: int) -> list[Span]:
    """The items that one paragraph of recommendations holds."""
    cuts = [match.start() for match in _BULLET.finditer(text, start, end)]
    if not cuts:
        semicolons = top_level(text, start, end, ";")
        if len(semicolons) >= 2 or (semicolons and _LAST_OF_LIST.search(text, start, end)):
            cuts = semicolons
    if not cuts:
        return sentence_spans(text, start, end)
    return [_without_and(text, *span) for span in cut_spans(text, start, end, cuts)]


def _without_and(text: str, start: int, end: int) -> Span:
    found = _AND.match(text, start, end)
    return (found.end(), end) if found and found.end() < end else (start, end)
