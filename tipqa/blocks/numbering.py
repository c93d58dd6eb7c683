"""Citations of spans, numbered in the order in which they are first read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Source
from tipqa.reports.model import Report
from tipqa.reports.origin import source_name


class Numbering:
    """Gives each span one citation, however often it is asked for.

    Args:
        report_of: the report with an id.
    """

    def __init__(self, report_of: Callable[[str], Report]) -> None:
        self._report_of = report_of
        self._given: dict[Source, Citation] = {}

    def __call__(self, source: Source) -> Citation:
        """The citation of a span, with the next number where it has none yet."""
        given = self._given.get(source)
        if given is None:
            given = self._given[source] = _citation(self._report_of(source.report), len(self._given) + 1, source)
        return given

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, by number."""
        return tuple(self._given.values())


def numbered(spans: Iterable[Source], report_of: Callable[[str], Report]) -> tuple[Citation, ...]:
    """A citation for each different span, in their order."""
    number = Numbering(report_of)
    for source in spans:
        number(source)
    return number.citations


def _citation(report: Report, n: int, source: Source) -> Citation:
    return Citation(
        n=n,
        report=report.id,
        country=report.country,
        year=report.year,
        section=_section_at(report, source.start),
        start=source.start,
        end=source.end,
        quote=report.text[source.start : source.end],
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
