"""Whatever points into a report points at its words: every section, statement, passage, figure and tier."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tipqa.countries.lookup import resolve
from tipqa.index.index import Index
from tipqa.index.model import Filter
from tipqa.index.passages import header
from tipqa.index.sources import read_entry
from tipqa.reports.corpus import corpus_report, report_paths
from tipqa.settings import Settings

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "real" / "factbook-tip" / "corpus"
SETTINGS = Settings()


def check(path: Path, index: Index) -> None:
    """All that an index would hold of a report, against the report's text."""
    report = corpus_report(path)
    entry = read_entry(report, SETTINGS, index.encoder)
    text, sections = report.text, report.sections
    for at, start, end in entry.passages:
        assert sections[at].start <= start < end <= sections[at].end
        assert end - start <= SETTINGS.passage_chars
        line = header(report.country, report.year, sections[at].heading)
        assert index.encoder.count_tokens([line + text[start:end]])[0] <= index.encoder.max_tokens
    for statement in entry.statements:
        assert sections[statement.section].start <= statement.start < statement.end <= sections[statement.section].end
        assert text[statement.start : statement.end].strip() == text[statement.start : statement.end]
    told = sorted((it.start, it.end) for it in (*entry.statements, *entry.placements))
    for spans in ([span[1:] for span in entry.passages], told):
        assert spans == sorted(spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        covered = "".join(text[start:end] for start, end in spans)
        assert letters(covered) == letters("".join(report.section_text(section) for section in sections))
    places = {(it.start, it.end) for it in entry.statements}
    for figure in entry.figures:
        assert (figure.start, figure.end) in places
        assert figure.start <= figure.at[0] <= figure.at[1] <= figure.end
        assert figure.value.number is None or text[slice(*figure.at)] == figure.value.text
    if report.tier_statement:
        quote = text[report.tier_statement.start : report.tier_statement.end]
        assert report.tier_statement.tier.value.removesuffix(" Watch List").lower() in quote.lower()


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("path", report_paths(ROOT / "corpus"), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_our_reports(path: Path, small_index: Index) -> None:
    check(path, small_index)


def test_the_real_texts(small_index: Index) -> None:
    if not REAL.is_dir():
        pytest.skip(f"{REAL} is not at hand")
    paths = report_paths(REAL)
    assert len(paths) == 579
    for path in paths:
        check(path, small_index)


def test_what_an_index_hands_out(small_index: Index) -> None:
    passages = small_index.passages(range(small_index.manifest.counts["passages"]))
    statements = small_index.statements(Filter())
    assert passages
    assert statements
    for piece in (*passages, *statements):
        assert small_index.report(piece.report).text[piece.start : piece.end] == piece.text
    for id, figure in small_index.figures(Filter()):
        quote = small_index.report(id).text[slice(*figure.at)]
        assert figure.value.number is None or figure.value.text == quote
    for item in small_index.placements():
        line = small_index.report(item.report).text[item.start : item.end]
        assert resolve(line.partition(":")[0].partition(" (")[0]).name == item.country
