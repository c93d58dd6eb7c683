"""The Python API: an opened index to search, ask and compare."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

import tipqa
from tipqa.errors import BrokenIndexError, CountryError, NotFoundError, ReadError
from tipqa.index.index import Index
from tipqa.qa import MAX_QUESTION, checked_filter, checked_text
from tipqa.reports.model import SectionKind


@pytest.fixture(scope="module")
def qa(small_index_path: Path) -> tipqa.QA:
    return tipqa.open(small_index_path)


def test_open_takes_a_path_or_a_string(small_index_path: Path) -> None:
    for path in (small_index_path, str(small_index_path)):
        assert tipqa.open(path).ask("What tier is Tajikistan on?").facts["tier"] == "Tier 2"


def test_settings_can_be_given(small_index_path: Path) -> None:
    words = tipqa.open(small_index_path, tipqa.Settings(fusion="bm25")).search("cotton")
    vectors = tipqa.open(small_index_path, tipqa.Settings(fusion="dense")).search("cotton")
    assert all("cotton" in hit.text.lower() for hit in words)
    assert [hit.text for hit in words] != [hit.text for hit in vectors]


def test_an_index_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BrokenIndexError, match="build it with: tipqa index --index"):
        tipqa.open(tmp_path / "nowhere")


def test_search(qa: tipqa.QA) -> None:
    hits = qa.search("cotton harvest", countries=["Tajikistan"], years=[2024, 2025], k=5)
    assert 1 <= len(hits) <= 5
    assert {(hit.country, hit.year) for hit in hits} <= {("Tajikistan", 2024), ("Tajikistan", 2025)}
    assert all(isinstance(hit, tipqa.Hit) for hit in hits)


def test_search_takes_names_as_people_write_them(qa: tipqa.QA) -> None:
    assert {hit.country for hit in qa.search("cotton", countries=["tajikstan"])} == {"Tajikistan"}
    assert {hit.country for hit in qa.search("cotton", countries=["UZBEKISTAN"])} == {"Uzbekistan"}


def test_search_with_filters_that_nothing_passes(qa: tipqa.QA) -> None:
    assert qa.search("cotton", countries=["France"]) == []
    assert qa.search("cotton", years=[1999]) == []


def test_ask(qa: tipqa.QA) -> None:
    answer = qa.ask("What tier is Tajikistan on in 2025, and what was it the year before?")
    assert isinstance(answer, tipqa.Answer)
    assert answer.facts["direction"] == "upgraded"
    assert all(isinstance(citation, tipqa.Citation) for citation in answer.citations)


def test_ask_with_a_history(qa: tipqa.QA) -> None:
    answer = qa.ask("and in 2024?", history=["What tier is Tajikistan on in 2025?"])
    assert answer.facts["tier"] == "Tier 2 Watch List"


def test_compare(qa: tipqa.QA) -> None:
    change = qa.compare("Tajikistan", 2024, 2025)
    assert isinstance(change, tipqa.Comparison)
    assert (change.country, change.from_year, change.to_year) == ("Tajikistan", 2024, 2025)
    assert change.tier.direction == "upgraded"
    assert qa.compare("tajikistan").to_year == 2025


def test_compare_an_edition_that_is_not_held(qa: tipqa.QA) -> None:
    with pytest.raises(NotFoundError, match="2019"):
        qa.compare("Tajikistan", 2019, 2025)


def test_a_report(qa: tipqa.QA) -> None:
    report = qa.report("2025/tajikistan")
    assert isinstance(report, tipqa.Report)
    assert (report.country, report.year, report.tier) == ("Tajikistan", 2025, tipqa.Tier.TIER_2)
    assert [section.kind for section in report.sections][:2] == [SectionKind.ASSESSMENT, SectionKind.RECOMMENDATIONS]
    assert all(isinstance(section, tipqa.Section) for section in report.sections)


def test_a_report_that_is_not_held_names_near_ones(qa: tipqa.QA) -> None:
    with pytest.raises(NotFoundError, match="2025/tajikistan"):
        qa.report("2025/tajikstan")


def test_the_list_of_reports(qa: tipqa.QA) -> None:
    listed = [(info.country, info.year) for info in qa.reports() if info.series == "tip"]
    assert listed == [(country, year) for country in ("Tajikistan", "Uzbekistan") for year in (2025, 2024, 2023)]


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_question(text: str, qa: tipqa.QA) -> None:
    for call in (qa.ask, qa.search):
        with pytest.raises(tipqa.UsageError, match="the question is empty"):
            call(text)
    with pytest.raises(tipqa.UsageError, match="the question is empty"):
        qa.ask("tier?", history=[text])


def test_a_question_that_is_too_long(qa: tipqa.QA) -> None:
    with pytest.raises(tipqa.UsageError, match="100,000 characters; at most 2,000"):
        qa.ask("a" * 100_000)
    assert checked_text(" a" * (MAX_QUESTION // 2)) == ("a " * (MAX_QUESTION // 2)).strip()


def test_filters_are_checked() -> None:
    filter = checked_filter(["burmese", "Kyrgyzstan"], [2024], [" Prosecution "])
    assert filter.countries == ("Burma", "Kyrgyz Republic")
    assert (filter.years, filter.sections) == ((2024,), (SectionKind.PROSECUTION,))
    assert checked_filter([], [], []).empty
    with pytest.raises(CountryError):
        checked_filter(["Atlantis"], [], [])
    for year in (1989, 2101, 0, -1):
        with pytest.raises(tipqa.UsageError, match="is no edition"):
            checked_filter([], [year], [])
    with pytest.raises(tipqa.UsageError, match="known are assessment, recommendations, prosecution"):
        checked_filter([], [], ["annex"])


def test_what_is_named_twice_or_out_of_order_counts_once(qa: tipqa.QA) -> None:
    for years in ([2024, 2024], [2025, 2024]):
        found = qa.ask("What tier was it on?", countries=["Tajikistan", "Tadjikistan"], years=years)
        assert {it.year for it in found.citations} == set(years)


def test_read_report(tmp_path: Path, small_corpus: Path) -> None:
    report = tipqa.read_report(small_corpus / "2025" / "tajikistan.md")
    assert (report.id, report.tier) == ("2025/tajikistan", tipqa.Tier.TIER_2)
    file = tmp_path / "note.md"
    file.write_text("Victims were identified.\n")
    with pytest.raises(ReadError, match=r"note\.md does not say its country"):
        tipqa.read_report(file)
    with pytest.raises(ReadError, match=r"note\.md does not say its year"):
        tipqa.read_report(file, country="Tajikistan")
    assert tipqa.read_report(file, country="Tajikistan", year=2020).id == "2020/tajikistan"


def test_threads_may_share_it(small_index: Index) -> None:
    qa = tipqa.QA(small_index)
    questions = [
        "What tier is Tajikistan on in 2025?",
        "What happened to schoolchildren in Tajikistan in 2024?",
        "What changed in Uzbekistan between 2023 and 2025?",
        "Which countries were on Tier 3 in 2025?",
    ]
    expected = [qa.ask(question) for question in questions]
    wrong: list[str] = []

    def work(shift: int) -> None:
        for at in range(8):
            place = (at + shift) % len(questions)
            if qa.ask(questions[place]) != expected[place]:
                wrong.append(questions[place])

    threads = [threading.Thread(target=work, args=(shift,)) for shift in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
