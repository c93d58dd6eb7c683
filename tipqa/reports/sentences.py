"""Every statement of a report, as exact spans."""

from __future__ import annotations

from collections.abc import Iterator

from tipqa.reports.clauses import sentence_spans
from tipqa.reports.items import Line, item_spans
from tipqa.reports.model import Report, SectionKind, Sentence

__all__ = ["sentence_spans", "split_sentences"]


def split_sentences(report: Report) -> tuple[Sentence, ...]:
    """Every statement of every section, in order.

    A paragraph that is a list of clauses parted by semicolons gives its clauses; a section of recommendations gives
    its items whole; headings and the title line give none.
    """
    return tuple(
        Sentence(start, end, number, item)
        for number, section in enumerate(report.sections)
        for start, end, item in _statements(report.text, section.start, section.end, section.kind)
    )


def section_lines(text: str, start: int, end: int) -> Iterator[Line]:
    """Start and end of each line of a section, and whether a list holds it.

    Items stand on neighbouring lines; an empty line parts everything else.
    """
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if at < stop:
            above = at - 2 >= start and text[at - 1] == "\n" and text[at - 2] != "\n"
            below = stop + 1 < end and text[stop + 1] != "\n"
            yield at, stop, above or below
        at = stop + 1


def _statements(text: str, start: int, end: int, kind: SectionKind) -> Iterator[Line]:
    lines = list(section_lines(text, start, end))
    if kind is SectionKind.RECOMMENDATIONS:
        yield from item_spans(text, lines)
        return
    for first, last, item in lines:
        for span in sentence_spans(text, first, last):
            yield *span, item
