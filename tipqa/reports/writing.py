"""A report as a Markdown file that reads back as the same report."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tipqa.errors import CorpusError
from tipqa.reports.frontmatter import write_front_matter
from tipqa.reports.headings import heading_kind
from tipqa.reports.model import Report, SectionKind
from tipqa.reports.whole_files import write_whole

_INLINE = re.compile(r"[\\`*_\[\]]|&(?=#?\w+;)|!(?=\[)")
_NUMBER = re.compile(r"\d{1,9}(?=[.)])")
_OPENING = tuple("#>+=~|-")


def report_path(report: Report, folder: Path) -> Path:
    """Where a corpus folder holds the report: `<folder>/<year>/<country-slug>.md`."""
    return folder / f"{report.id}.md"


def write_report(report: Report, folder: Path, *, replace: bool = False) -> Path:
    """Write a report into a corpus folder, whole or not at all, and give its path.

    Reading it again gives the same text, sections and sentences.

    Raises:
        CorpusError: the folder holds the report already and `replace` is off, or the file cannot be written.
    """
    path = report_path(report, folder)
    if os.path.lexists(path) and not replace:
        raise CorpusError(f"{path} is there already; run the command again with --replace to write over it")
    write_whole(path, report_markdown(report))
    return path


def report_markdown(report: Report) -> str:
    """The report as Markdown behind its front matter."""
    values = {
        "title": report.title,
        "country": report.country,
        "iso2": report.iso2,
        "year": report.year,
        "tier": report.tier.value if report.tier else "",
        "series": report.series,
        "kind": report.kind,
        "coverage": report.coverage,
        "missing_pages": report.missing_pages,
        "recognized_pages": report.recognized_pages,
        "source_url": report.source_url,
        "source": report.source,
        "sources": list(report.sources),
    }
    return f"{write_front_matter(values)}\n{''.join(_lines(report))}"


def _lines(report: Report) -> Iterator[str]:
    at = 0
    for number, group in enumerate(report.text.split("\n\n")):
        lines = group.split("\n")
        if len(lines) > 1:
            yield "".join(f"- {_escaped(line)}\n" for line in lines) + "\n"
        else:
            yield f"{_heading_marks(report, at, at + len(group), number == 0)}{_escaped(group)}\n\n"
        at += len(group) + 2


def _heading_marks(report: Report, start: int, end: int, first: bool) -> str:
    """`# ` for the title, `## ` and more for a line that heads a section; nothing for a paragraph."""
    if any(section.start < end and start < section.end for section in report.sections):
        return ""
    line = report.text[start:end]
    following = next((section for section in report.sections if section.start >= end), None)
    opens = (
        following is not None and following.start - end in (0, 2) and report.text[end : following.start].strip() == ""
    )
    headed = opens and following is not None and following.heading in (line, line.rstrip(" :"))
    if headed and following is not None and report.series != "tip":
        return f"{'#' * following.level} "
    if heading_kind(line) is not None:
        return "## "
    if first and not headed:
        return "# "
    below = (
        following is not None and following.kind is not SectionKind.OTHER and heading_kind(following.heading) is None
    )
    return "### " if below else "## "


def _escaped(line: str) -> str:
    """A line whose signs Markdown takes as the signs they are, at its start and its end too."""
    line = _INLINE.sub(r"\\\g<0>", line)
    if number := _NUMBER.match(line):
        line = f"{number[0]}\\{line[number.end() :]}"
    elif line[:1] in _OPENING:
        line = f"\\{line}"
    return f"{line[:-1]}\\#" if line.endswith(" #") or line.endswith("##") else line
