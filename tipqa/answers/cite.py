"""Writing with citations: each cited span gets one number, however often it is used."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tipqa.answers.model import Citation
from tipqa.reports.model import Report
from tipqa.reports.origin import quoted, source_name

if TYPE_CHECKING:
    from tipqa.index.index import Index


class Citing:
    """Collects the citations of one answer, in the order in which they are first asked for.

    A draft may be thrown away after it has cited. Where that can be, `marks` are characters that no report holds, and
    `numbered` gives the final text with the citations that it really uses.
    """

    def __init__(self, index: Index, marks: str = "[]") -> None:
        self._index = index
        self._open, self._close = marks[0], marks[1]
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._citations: list[Citation] = []

    def __call__(self, report_id: str, start: int, end: int) -> str:
        """Cite a span: gives its mark, such as "[3]"."""
        key = (report_id, start, end)
        if key not in self._numbers:
            self._numbers[key] = len(self._citations) + 1
            self._citations.append(_citation(self._index.report(report_id), len(self._citations) + 1, start, end))
        return f"{self._open}{self._numbers[key]}{self._close}"

    def words(self, report_id: str, start: int, end: int) -> str:
        """The words of a span with their mark; see `quoted`."""
        return f"{self.quoted(report_id, start, end)} {self(report_id, start, end)}"

    def quoted(self, report_id: str, start: int, end: int) -> str:
        """The words of a span in quotation marks, unless they are a digest's."""
        report = self._index.report(report_id)
        return quoted(report.text[start:end], report.kind)

    def numbered(self, text: str) -> tuple[str, tuple[Citation, ...]]:
        """`text` with its marks as [1], [2] … in the order of their first use, and the citations used, by number."""
        final: dict[int, int] = {}

        def mark(match: re.Match[str]) -> str:
            return f"[{final.setdefault(int(match.group(1)), len(final) + 1)}]"

        done = re.sub(rf"{re.escape(self._open)}(\d+){re.escape(self._close)}", mark, text)
        return done, tuple(replace(self._citations[old - 1], n=new) for old, new in final.items())

    def holds(self, report_id: str, start: int, end: int) -> bool:
        """Whether a span is cited already."""
        return (report_id, start, end) in self._numbers

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, by number."""
        return tuple(self._citations)


def _citation(report: Report, n: int, start: int, end: int) -> Citation:
    return Citation(
        n=n,
        report=report.id,
        country=report.country,
        year=report.year,
        section=_section_at(report, start),
        start=start,
        end=end,
        quote=report.text[start:end],
        source_url=report.source_url,
        kind=report.kind,
        series=report.series,
        source=source_name(report.kind, report.source, report.source_url),
    )


def _section_at(report: Report, at: int) -> str:
    """The kind of the section at a place; a heading of its own where the kind is "other"; "title" before the first."""
    for section in report.sections:
        if section.start <= at < section.end:
            return section.kind.value if section.kind != "other" else section.heading
    return "title"
