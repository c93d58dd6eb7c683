"""The 579 real texts of the Factbook, where they are at hand."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tipqa.reports.corpus import Corpus, read_corpus
from tipqa.reports.model import Report, SectionKind, Sentence
from tipqa.reports.sentences import split_sentences

REAL = Path(__file__).parents[2].parent / "shared" / "real" / "factbook-tip"

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason=f"{REAL} is not at hand")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(REAL / "corpus")


@pytest.fixture(scope="module")
def statements(corpus: Corpus) -> dict[str, tuple[Sentence, ...]]:
    return {report.id: split_sentences(report) for report in corpus.reports}


def test_all_are_read_without_a_problem(corpus: Corpus) -> None:
    assert len(corpus.reports) == 579
    assert corpus.problems == ()
    assert [report.warnings for report in corpus.reports if report.warnings] == []


def test_their_headings_become_assessment_and_profile(corpus: Corpus) -> None:
    kinds = {section.kind for report in corpus.reports for section in report.sections}
    assert kinds == {SectionKind.ASSESSMENT, SectionKind.PROFILE}


def test_their_words_are_kept_exactly(corpus: Corpus) -> None:
    for report in corpus.reports:
        source = (REAL / "corpus" / f"{report.id}.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]
        assert report.text == source.strip().replace("## ", "")


def test_statements_are_exact_in_order_and_cover_every_letter(
    corpus: Corpus, statements: dict[str, tuple[Sentence, ...]]
) -> None:
    for report in corpus.reports:
        assert not any(map(str.isalnum, uncovered(report, statements[report.id])))


def uncovered(report: Report, sentences: tuple[Sentence, ...]) -> str:
    left: list[str] = []
    for number, section in enumerate(report.sections):
        at = section.start
        for sentence in sentences:
            if sentence.section == number:
                assert at <= sentence.start < sentence.end <= section.end
                left.append(report.text[at : sentence.start])
                at = sentence.end
        left.append(report.text[at : section.end])
    return "".join(left)


def test_every_gold_quote_stands_within_one_statement(
    corpus: Corpus, statements: dict[str, tuple[Sentence, ...]]
) -> None:
    texts = {report.id: report.text for report in corpus.reports}
    lines = (REAL / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    for gold in (gold for line in lines for gold in json.loads(line).get("gold", [])):
        start = texts[gold["report"]].index(gold["quote"])
        end = start + len(gold["quote"])
        assert any(one.start <= start and end <= one.end for one in statements[gold["report"]]), gold


def test_reading_and_splitting_them_takes_well_under_three_seconds() -> None:
    start = time.process_time()
    for report in read_corpus(REAL / "corpus").reports:
        split_sentences(report)
    assert time.process_time() - start < 3
