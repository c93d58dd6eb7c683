"""The Python API: an opened index to search, ask and compare."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import tipqa
from tipqa.errors import BrokenIndexError, CountryError, NotFoundError, ReadError
from tipqa.index.index import Index
from tipqa.index.model import Filter
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


def test_one_country_and_one_year_are_as_good_as_lists(qa: tipqa.QA) -> None:
    listed = qa.search("cotton", countries=["Tajikistan"], years=[2024], sections=["protection"])
    assert listed
    assert qa.search("cotton", countries="Tajikistan", years=2024, sections="protection") == listed
    assert qa.search("cotton", countries="tajikistan", years="2024", sections="Protection") == listed
    assert (
        qa.search("cotton", countries=iter(["Tajikistan"]), years=range(2024, 2025), sections={"protection"}) == listed
    )
    assert qa.ask("Which tier?", countries="Tajikistan", years=2024).facts["tier"] == "Tier 2 Watch List"
    assert qa.figures("Tajikistan", 2025) == qa.figures(["Tajikistan"], [2025])
    assert {(row.country, row.edition) for row in qa.figures("Tajikistan", 2025)} == {("Tajikistan", 2025)}


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("search", {"text": "cotton", "k": -1}, "k is -1; it takes 1 or more"),
    ("search", {"text": "cotton", "k": 0}, "k is 0; it takes 1 or more"),
    ("search", {"text": "cotton", "k": None}, "k is a number, not None"),
    ("search", {"text": "cotton", "k": 2.5}, "k is a number, not float"),
    ("search", {"text": "cotton", "k": True}, "k is a number, not bool"),
    ("search", {"text": None}, "a question is a text, not None"),
    ("search", {"text": "cotton", "countries": None}, 'countries takes names such as "Tajikistan", not None'),
    ("search", {"text": "cotton", "countries": [5]}, "a country is a text, not int"),
    ("search", {"text": "cotton", "years": None}, "years takes editions such as 2024, not None"),
    ("search", {"text": "cotton", "years": 2024.5}, "years takes editions such as 2024, not float"),
    ("search", {"text": "cotton", "years": "last"}, "'last' is no edition"),
    ("search", {"text": "cotton", "years": [None]}, "an edition is a year such as 2024, not None"),
    ("search", {"text": "cotton", "sections": 3}, "a section is a text, not int"),
    ("search", {"text": "cotton", "series": None}, "a series is a text, not None"),
    ("ask", {"question": None}, "a question is a text, not None"),
    ("ask", {"question": b"tier?"}, "a question is a text, not bytes"),
    ("ask", {"question": "tier?", "history": "tier?"}, "history is a list of earlier questions, not one text"),
    ("ask", {"question": "tier?", "history": None}, "history takes a list of earlier questions, not None"),
    ("ask", {"question": "tier?", "history": [None]}, "a question is a text, not None"),
    ("ask_many", {"questions": "tier?"}, "a list of texts, not one text"),
    ("ask_many", {"questions": None}, "a list of texts, not NoneType"),
    ("ask_many", {"questions": ["tier?", ""]}, "question 2: the question is empty"),
    ("compare", {"country": None}, "a country is a text, not None"),
    ("compare", {"country": "Tajikistan", "from_year": "x"}, "'x' is no edition"),
    ("compare", {"country": "Tajikistan", "series": "novels"}, "the index holds no series 'novels'; it holds tip"),
    ("history", {"country": 5}, "a country is a text, not int"),
    ("history", {"country": "Tajikistan", "measure": 5}, "a measure is a text, not int"),
    ("movers", {"year": 3}, "3 is no edition"),
    ("figures", {"years": "20"}, "'20' is no edition"),
    ("report", {"report_id": None}, "a report id such as .* is a text, not None"),
]


@pytest.mark.parametrize(("call", "arguments", "says"), WRONG)
def test_a_wrong_value_is_a_clear_error(call: str, arguments: dict[str, Any], says: str, qa: tipqa.QA) -> None:
    with pytest.raises(tipqa.UsageError, match=says):
        getattr(qa, call)(**arguments)


def test_a_path_that_is_none() -> None:
    with pytest.raises(tipqa.UsageError, match="an index is the path of a folder or an address, not int"):
        tipqa.open(5)  # type: ignore[arg-type]


def test_with_closes_it(spare_index_path: Path) -> None:
    with tipqa.open(spare_index_path) as qa:
        assert qa.ask("What tier is Tajikistan on?").facts["tier"] == "Tier 2"
        held = qa.index
    for call in (lambda: qa.ask("tier?"), qa.reports, qa.tiers):
        with pytest.raises(tipqa.UsageError, match=r"was closed; open it again with tipqa\.open\("):
            call()
    with pytest.raises(BrokenIndexError, match="closed"):
        held.statements(Filter(years=(2025,)))
    qa.close()
    assert "closed" in repr(qa)


def test_many_questions(qa: tipqa.QA) -> None:
    questions = [
        "What tier is Tajikistan on?",
        "What tier is Uzbekistan on?",
        "What tier is France on?",
    ]
    answers = qa.ask_many(iter(questions), years=2024)
    assert answers == [qa.ask(question, years=2024) for question in questions]
    frame = answers.to_frame()
    assert frame.shape == (3, 12)
    assert list(frame["question"]) == questions
    assert frame["answer"][0].startswith("Tier 2 Watch List: Tajikistan, 2024 edition. [1]")
    place = frame["cited"][0]
    citation = answers[0].citations[0]
    assert place == f"{citation.report} {citation.start}-{citation.end}"
    assert qa.ask_many([]) == []


def test_an_event_loop_goes_on_while_it_is_asked(qa: tipqa.QA) -> None:
    entered, release = threading.Event(), threading.Event()

    class Slow(tipqa.QA):
        def ask(self, question: str, **options: Any) -> tipqa.Answer:
            entered.set()
            assert release.wait(20)
            return super().ask(question, **options)

    async def both() -> tuple[tipqa.Answer, bool]:
        asked = asyncio.ensure_future(Slow(qa.index).aask("Which tier?", countries="Tajikistan", years=2024))
        while not entered.is_set():
            await asyncio.sleep(0.001)
        went_on = not asked.done()
        release.set()
        return await asked, went_on

    with ThreadPoolExecutor(1) as apart:  # the main thread's loop may be taken by the browser of other tests
        answer, went_on = apart.submit(lambda: asyncio.run(both())).result()
    assert went_on
    assert answer == qa.ask("Which tier?", countries="Tajikistan", years=2024)


FORKED = """
import os, sys, warnings
import tipqa

warnings.simplefilter("ignore", DeprecationWarning)  # of later Pythons, on any process with threads that forks

qa = tipqa.open(sys.argv[1])
questions = ["What happened to schoolchildren in Tajikistan in 2024?", "What changed in Uzbekistan between 2023 and 2025?"]
expected = qa.ask(questions[0])
children = []
for at in range(3):
    child = os.fork()
    if not child:
        same = all(qa.ask(questions[0]) == expected and qa.ask(questions[1]).citations for _ in range(3))
        os._exit(0 if same else 7)
    children.append(child)
again = all(qa.ask(questions[0]) == expected and qa.ask(questions[1]).citations for _ in range(3))
codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
sys.exit(0 if again and codes == [0, 0, 0] else f"{again} {codes}")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_forked_processes_may_share_it(small_index_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORKED, str(small_index_path)], capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
