"""Reports of a series without tiers and measures of its own: read by their headings, quoted, and never counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks import ask, cited
from click.testing import CliRunner

from tipqa.cli import cli
from tipqa.comparison.comparing import compare
from tipqa.comparison.history import history
from tipqa.comparison.movers import movers
from tipqa.comparison.render.tables import history_lines, movers_lines
from tipqa.errors import NotFoundError, UsageError
from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.qa import QA
from tipqa.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index over human-rights texts of our own: Moldova in 2021 and 2022, Armenia in 2022."""
    index = tmp_path_factory.mktemp("rights") / "index"
    build_index(Path(__file__).parent / "rights", index, Settings())
    return index


@pytest.fixture(scope="module")
def rights(path: Path) -> QA:
    """The API over it."""
    return QA(Index.open(path, Settings()))


@pytest.mark.parametrize(
    "question",
    [
        "Which tier is Moldova on in 2022?",
        "Was Moldova on the Watch List in 2021?",
        "Why was Moldova put on Tier 2 in the human rights report?",
        "Did Moldova's tier change from 2021 to 2022?",
    ],
)
def test_a_series_without_tiers_says_so(question: str, rights: QA) -> None:
    answer = ask(rights, question)
    assert answer.abstained
    assert "places no country on a tier" in answer.answer
    assert "Human Rights Practices" in answer.answer


def test_a_person_who_was_moved_down_is_no_tier(rights: QA) -> None:
    answer = ask(rights, "Which officer in Moldova was demoted to a desk job in 2022?")
    assert answer.citations[0].quote == "His superior, Petru Lungu, was moved to a desk job."


@pytest.mark.parametrize(
    ("question", "report", "section"),
    [
        ("What does it say on freedom of assembly in Moldova?", "2022/moldova", "Freedom of Peaceful Assembly"),
        ("What does Moldova's 2021 report say about antisemitism?", "2021/moldova", "Anti-Semitism"),
        ("Summarize prison conditions in Moldova in 2021.", "2021/moldova", "Prison and Detention Center Conditions"),
        ("Give an overview of refugees in Moldova, 2022 report", "2022/moldova", "f. Protection of Refugees"),
        ("Summarize what Armenia's 2022 report says on child labor.", "2022/armenia", "a. Child Labor"),
        ("Summarize the 2022 report on Armenia", "2022/armenia", "Executive Summary"),
    ],
)
def test_a_part_is_told_by_its_heading(question: str, report: str, section: str, rights: QA) -> None:
    answer = ask(rights, question)
    assert not answer.abstained
    assert cited(answer) == [report]
    assert {citation.section for citation in answer.citations} == {section}


def test_what_changed_goes_by_the_heading_whatever_its_letter_and_spelling(rights: QA) -> None:
    answer = ask(rights, "What changed on antisemitism in Moldova from 2021 to 2022?")
    assert {citation.section for citation in answer.citations} == {"Anti-Semitism", "Antisemitism"}
    assert answer.facts["new"] == ["A deputy denied the Holocaust on a talk show."]
    assert answer.facts["gone"] == ["Vandals broke eleven headstones at the Jewish cemetery of Orhei."]
    refugees = ask(rights, "What changed on refugees in Moldova between 2021 and 2022?")
    assert refugees.facts["new"] == ["Sports halls along the border took in families at night."]


def test_a_name_of_an_older_edition_leads_there(rights: QA) -> None:
    answer = ask(rights, "What became of Ana Rusu in Moldova?")
    assert cited(answer) == ["2021/moldova"]
    assert "(2021)" in answer.answer


def test_the_sentence_behind_the_one_that_names_a_case_is_found(rights: QA) -> None:
    answer = ask(rights, "How was the superior of the guard who broke an arm in Cahul punished (Moldova, 2022)?")
    assert "His superior, Petru Lungu, was moved to a desk job." in [it.quote for it in answer.citations[:2]]


@pytest.mark.parametrize(
    "question",
    [
        "How many guards were dismissed over the broken arm in Cahul, Moldova, in 2022?",
        "How many farmers were jailed over the tractor protest in Moldova in 2022?",
        "What prison term did Petru Lungu get in Moldova in 2022?",
        "How much did the ministry in Moldova pay for the ramps at the schools in 2022?",
        "What are the names of the judges who lifted the ban on the bakers' march in Moldova in 2021?",
    ],
)
def test_what_is_not_told_in_one_place_is_refused(question: str, rights: QA) -> None:
    assert ask(rights, question).abstained


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many inmates did the prison at Soroca in Moldova hold in 2021?", "held 910 inmates"),
        ("How many boys did inspectors find at a quarry in Armenia?", "fourteen boys"),
        ("How much was the weekly Nistru Star fined in Moldova in 2021?", "40,000 lei"),
    ],
)
def test_what_is_told_in_one_place_is_answered(question: str, words: str, rights: QA) -> None:
    assert words in ask(rights, question).citations[0].quote


def test_a_country_may_be_written_as_its_people(rights: QA) -> None:
    answer = ask(rights, "What happened to Ukrainian families at the border of Moldova in 2022?")
    assert "Sports halls along the border took in families at night." in [it.quote for it in answer.citations]


def test_a_country_that_only_acts_is_not_the_one_asked_about(rights: QA) -> None:
    answer = ask(rights, "Which drivers were turned back to Armenia by Georgia in 2022?")
    assert cited(answer) == ["2022/armenia"]


def test_figures_are_quoted_and_never_named(rights: QA) -> None:
    answer = ask(rights, "How many cases did prosecutors open over beatings in Moldova in 2021?")
    assert "prosecutors opened nine cases" in answer.citations[0].quote
    assert "Investigations" not in answer.answer
    assert "value" not in answer.facts


def test_no_door_sets_their_figures_against_each_other(rights: QA) -> None:
    assert compare(rights.index, "Moldova").figures == ()
    assert history(rights.index, "Moldova").measures == ()
    assert movers(rights.index, series="hrr").figures == ()


def test_movers_of_a_series_that_is_not_held_name_those_that_are(rights: QA) -> None:
    with pytest.raises(NotFoundError, match="no report of the series tip; it holds human-rights"):
        movers(rights.index, series="tip")


def test_a_history_without_tiers_is_told(rights: QA) -> None:
    found = history(rights.index, "Moldova")
    assert found.tiers == ()
    assert any("without tiers" in line for line in history_lines(found))
    assert "without tiers" in list(movers_lines(movers(rights.index, series="hrr")))[-1]


def test_a_comparison_has_no_line_on_tiers_and_one_note_on_parts(rights: QA) -> None:
    found = compare(rights.index, "Moldova")
    assert not any("ier" in line.split(":")[0] for line in found.summary)
    assert found.comparable.withheld == {}
    texts = {change.new or change.old for change in found.statements}
    assert "Six television stations went off the air." in texts
    assert len(found.comparable.notes) <= 1


def test_a_part_that_is_called_otherwise_is_compared_and_named(tmp_path: Path) -> None:
    for name in ("2021/moldova.md", "2022/moldova.md"):
        text = (Path(__file__).parent / "rights" / name).read_text(encoding="utf-8")
        if name.startswith("2022"):
            text = text.replace("## Persons with Disabilities", "## Older Persons").replace(
                "## a. Torture", "## a. Police"
            )
        (tmp_path / "corpus" / name).parent.mkdir(parents=True)
        (tmp_path / "corpus" / name).write_text(text, encoding="utf-8")
    build_index(tmp_path / "corpus", tmp_path / "index", Settings())
    found = compare(Index.open(tmp_path / "index", Settings()), "Moldova")
    told = {(it.status, it.title, it.other) for it in found.sections}
    assert told == {
        ("renamed", "Persons with Disabilities", "Older Persons"),
        (
            "renamed",
            "Torture and Other Cruel Treatment",
            "Police and Other Cruel Treatment",
        ),
    }
    assert "A guard in Cahul broke the arm of a detainee in June." in {it.new for it in found.statements}


def test_the_series_is_chosen_beside_the_question(path: Path, rights: QA) -> None:
    assert rights.ask("What was fined in Moldova in 2021?", series="hrr").citations
    with pytest.raises(UsageError, match="it holds human-rights"):
        rights.ask("What was fined in Moldova in 2021?", series="tip")
    shown = CliRunner().invoke(cli, ["ask", "Tier of Moldova in 2022?", "--series", "hrr", "--index", str(path)])
    assert shown.exit_code == 0
    assert "places no country on a tier" in " ".join(shown.output.split())
