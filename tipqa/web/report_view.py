"""A report's text as HTML: its title, its sections under their headings, lists as lists, highlights in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tipqa.reports.model import Report, Section, SectionKind
from tipqa.web.highlight import Highlight, highlighted
from tipqa.web.safe import attributes, escape, section_label


def report_html(report: Report, highlights: Sequence[Highlight], level: int = 3) -> str:
    """The whole report. Each section is a `<section>` with its heading, also where the text itself lacks it.

    Args:
        level: of the headings of its parts, 2 to 6; those of parts of a part lie below. The n-th has the id `part-n`.
    """
    opening = report.sections[0].start if report.sections else len(report.text)
    title = "".join(f"<p>{line}</p>" for line in _lines(report, 0, opening, highlights))
    parts = [_section(report, at, highlights, level) for at in range(len(report.sections))]
    return f'<div class="report-title">{title}</div>{"".join(parts)}'


def _section(report: Report, at: int, highlights: Sequence[Highlight], level: int) -> str:
    section = report.sections[at]
    here = any(mark.current and section.start <= mark.start < section.end for mark in highlights)
    tag = f"h{min(level + section.level - 2, 6)}"
    own = attributes(id=f"part-{at + 1}", class_="here" if here else None)
    heading = f"<{tag}{own}>{escape(section_label(section.heading))}</{tag}>"
    return f"<section>{heading}{_body(report, section, highlights)}</section>"


def _body(report: Report, section: Section, highlights: Sequence[Highlight]) -> str:
    """Paragraphs; lines that follow each other without a blank line are the items of a list."""
    html = []
    for start, end in _blocks(report.text, section.start, section.end):
        lines = list(_lines(report, start, end, highlights))
        single = len(lines) == 1 and section.kind is not SectionKind.RECOMMENDATIONS
        html.append(f"<p>{lines[0]}</p>" if single else f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>")
    return "".join(html)


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans between blank lines."""
    for filled, group in groupby(_line_spans(text, start, end), lambda span: bool(text[span[0] : span[1]].strip())):
        if filled:
            spans = list(group)
            yield spans[0][0], spans[-1][1]


def _lines(report: Report, start: int, end: int, highlights: Sequence[Highlight]) -> Iterator[str]:
    for a, b in _line_spans(report.text, start, end):
        if report.text[a:b].strip():
            yield highlighted(report.text, a, b, highlights)


def _line_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        yield at, at + len(line.rstrip("\n"))
        at += len(line)
