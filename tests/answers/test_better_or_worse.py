"""What got better or worse: the sections' own words, then what moved that way; figures of both editions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from checks import ask, over

from tipqa.evidence.trends import Direction, direction_of, rows
from tipqa.qa import QA
from tipqa.question.topic import Topic
from tipqa.question.turns import Turn, read_turn, turned_sections

_OLD = """---
country: Chad
year: 2018
title: CHAD (Tier 2)
---
# CHAD (Tier 2)

The Government of Chad does not fully meet the minimum standards for the elimination of trafficking but is making significant efforts \
to do so. The government demonstrated increasing efforts compared to the previous reporting period; therefore Chad remained on Tier 2. \
The government demonstrated increasing efforts by opening a shelter. However, the government did not meet the minimum standards in several \
key areas. Courts lacked interpreters.

## PROSECUTION

The government increased law enforcement efforts. Courts convicted 14 traffickers in 2017.

## PROTECTION

The government maintained efforts to protect victims. The police identified 50 victims in 2017.

## PREVENTION

The government increased prevention efforts, although it held no campaigns.
"""
_NEW = (
    _OLD.replace("2018", "2019")
    .replace("2017", "2018")
    .replace("increased law enforcement efforts", "decreased law enforcement efforts")
    .replace("convicted 14", "convicted nine")
    .replace("identified 50", "identified 61")
    .replace("Courts lacked interpreters.", "Judges dismissed cases without giving reasons.")
)


@pytest.fixture(scope="module")
def chad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QA]:
    with over(tmp_path_factory.mktemp("chad"), {"2018/chad": _OLD, "2019/chad": _NEW}) as qa:
        yield qa


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QA]:
    with over(tmp_path_factory.mktemp("newest"), {"2019/chad": _NEW}) as qa:
        yield qa


@pytest.mark.parametrize("row", [pytest.param(it, id=it[2]) for it in rows()])
def test_the_example_tells_the_direction_of_its_row(row: tuple[Direction, str, str]) -> None:
    direction, _, example = row
    assert direction_of(example) == (direction, False)


def test_a_sentence_with_another_side_is_mixed() -> None:
    assert direction_of("The government increased efforts to prosecute, but convicted fewer.") == (Direction.UP, True)
    assert direction_of("The government opened a shelter.") is None


@pytest.mark.parametrize(
    ("question", "turn"),
    [
        ("What got worse?", Turn.WORSE),
        ("Where did it slip?", Turn.WORSE),
        ("Did protection improve?", Turn.BETTER),
        ("Is it doing better or worse than before?", Turn.EITHER),
        ("Is victim care getting worse?", Turn.WORSE),
        ("Did screening improve?", None),
        ("Where does it need to improve?", None),
        ("Where is room for improvement?", None),
        ("Did convictions increase?", None),
        ("Is its tier better?", None),
    ],
)
def test_the_turn_that_is_asked_after(question: str, turn: Turn | None) -> None:
    assert read_turn(Topic(question)) is turn


def test_the_section_that_turned_in_the_words_of_people() -> None:
    assert [it.value for it in turned_sections("Is victim care better, and law enforcement?")] == [
        "prosecution",
        "protection",
    ]


def test_what_got_worse_is_told_by_the_sections_then_by_figures_that_fell(chad: QA) -> None:
    answer = ask(chad, "What got worse in Chad?")
    assert answer.answer.index("The government decreased law enforcement efforts.") < answer.answer.index(
        "Figures that fell"
    )
    assert "convictions 14 → 9" in answer.answer
    assert "victims identified" not in answer.answer
    assert "Judges dismissed cases" in answer.answer


def test_what_got_better_tells_the_other_side(chad: QA) -> None:
    answer = ask(chad, "In which areas did Chad improve?")
    assert "50 → 61" in answer.answer
    assert "convictions" not in answer.answer.split("Figures that rose")[1]


def test_yes_or_no_of_one_section_whose_sentence_tells_one_thing(chad: QA) -> None:
    assert ask(chad, "Did law enforcement get worse in Chad?").answer.startswith("**Yes**. ")
    assert ask(chad, "Did protection improve in Chad?").answer.startswith("**No**. ")
    mixed = ask(chad, "Did prevention improve in Chad?").answer
    assert mixed.startswith("What the 2019 edition says of the work as a whole:")


def test_one_edition_is_enough(newest: QA) -> None:
    answer = ask(newest, "Where is Chad backsliding?")
    assert answer.citations[0].quote == "The government decreased law enforcement efforts."
    assert "Shortfalls that it names" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "How many traffickers did Chad convict, and how many the year before?",
        "Convictions in Chad in both editions",
        "Convictions in Chad this year and last",
    ],
)
def test_figures_of_both_editions(chad: QA, question: str) -> None:
    answer = ask(chad, question)
    assert answer.intent == "figure_change"
    assert answer.answer.startswith("**Down by 5 (-36%)**: from 14 to nine.")


@pytest.mark.parametrize(
    "question",
    ["What is the biggest change in Chad?", "Name three changes in Chad.", "What are the main differences for Chad?"],
)
def test_words_on_how_big_a_change_is_are_no_topic(chad: QA, question: str) -> None:
    assert ask(chad, question).answer.startswith("**Chad, 2018 to 2019**\n")
