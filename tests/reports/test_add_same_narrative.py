"""One narrative in five kinds of file reads to the same sections and sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from making_files import as_docx, as_html, as_pdf, as_text

from tipqa.reports.adding import plan_additions, write_additions
from tipqa.reports.corpus import corpus_report, read_report, write_report
from tipqa.reports.identify import Given
from tipqa.reports.model import Report
from tipqa.reports.sentences import split_sentences

CORPUS = Path(__file__).parents[2] / "corpus"
NARRATIVES = ("2025/tajikistan", "2023/south-africa", "2024/uzbekistan")
MAKERS: dict[str, Callable[[Report], bytes]] = {
    "narrow.txt": lambda report: as_text(report, 60),
    "wide.txt": lambda report: as_text(report, 10_000),
    "page.html": as_html,
    "word.docx": as_docx,
    "one-column.pdf": as_pdf,
    "two-columns.pdf": lambda report: as_pdf(report, columns=2),
}


def shape(report: Report) -> list[tuple[str, list[str]]]:
    """The kind of each section and the words of its sentences."""
    sentences = split_sentences(report)
    return [
        (section.kind.value, [report.text[each.start : each.end] for each in sentences if each.section == number])
        for number, section in enumerate(report.sections)
    ]


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("identity", NARRATIVES)
def test_a_narrative_reads_the_same_from_each_kind_of_file(identity: str, kind: str, tmp_path: Path) -> None:
    wanted = read_report(CORPUS / f"{identity}.md")
    file = tmp_path / f"{wanted.year}-{kind}"
    file.write_bytes(MAKERS[kind](wanted))
    plan = plan_additions([file], tmp_path / "corpus", Given(year=wanted.year), most_mb=5)
    assert [addition.why for addition in plan] == [""]
    write_additions(plan, tmp_path / "corpus")
    report = corpus_report(tmp_path / "corpus" / f"{identity}.md")
    assert shape(report) == shape(wanted)
    assert (report.country, report.year, report.tier) == (wanted.country, wanted.year, wanted.tier)


def test_markdown_is_added_as_it_is(tmp_path: Path) -> None:
    wanted = read_report(CORPUS / "2025/tajikistan.md")
    path = write_report(wanted, tmp_path / "from")
    (addition,) = plan_additions([path], tmp_path / "corpus", Given(), most_mb=5)
    assert addition.report == wanted
