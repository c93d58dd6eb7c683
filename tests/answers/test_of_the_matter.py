"""What is asked of the matter itself: other fields that share a word with reports, persons never named, a thing named before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from checks import ask, over

from tipqa.qa import QA

_OLD = """---
country: Chad
year: 2018
title: CHAD (Tier 2)
---
# CHAD (Tier 2)

The Government of Chad does not fully meet the minimum standards; therefore Chad remained on Tier 2.

## PRIORITIZED RECOMMENDATIONS

- Open a shelter for men in the capital.
- Train customs officers to recognize forced labor on fishing boats.

## PROSECUTION

Courts convicted four traffickers in 2017. Inspections of mines could not yet be held without notice. One victim
received 900 francs in a civil suit.

## PROTECTION

The Women's Union ran a hotline for victims, which was open at night. The Ministry of Health gave medicine to shelters.
The commission on forced labor sat under the trade minister. LGBTI Chadians are vulnerable to trafficking.

## TRAFFICKING PROFILE

Traffickers exploit children from Chad in cotton fields, on fishing boats and in mines.
"""
_NEW = (
    _OLD.replace("2018", "2019")
    .replace("2017", "2018")
    .replace("- Train customs officers to recognize forced labor on fishing boats.\n", "- Pay interpreters in court.\n")
    .replace("could not yet be held", "could at last be held")
)


@pytest.fixture(scope="module")
def chad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QA]:
    with over(tmp_path_factory.mktemp("matter"), {"2018/chad": _OLD, "2019/chad": _NEW}) as qa:
        yield qa


@pytest.mark.parametrize(
    "question",
    [
        "drug trafficking routes through Chad",
        "arms smuggling in Chad",
        "smuggling of ivory from Chad",
        "How many tonnes of cotton did Chad sell in 2018?",
        "How much cotton did Chad export in 2018?",
        "How do I appeal an asylum refusal in Chad, which form?",
        "Who was the lawyer of the victim in Chad that received 900 francs?",
    ],
)
def test_what_no_report_tells_is_refused(question: str, chad: QA) -> None:
    assert ask(chad, question).reason == "topic_not_in_text"


def test_children_forced_to_smuggle_are_no_other_field(chad: QA) -> None:
    answer = ask(chad, "Are children in Chad exploited in mines or for drug smuggling?")
    assert "drug smuggling” " not in answer.answer
    assert "in mines" in answer.answer


@pytest.mark.parametrize("turn", ["Who runs it?", "And who operates it?"])
def test_it_is_the_thing_of_the_turn_before(turn: str, chad: QA) -> None:
    answer = ask(chad, turn, "Is there a hotline in Chad?")
    assert "Women's Union ran a hotline" in answer.citations[0].quote


def test_the_minister_that_a_body_is_under_is_told_by_the_office(chad: QA) -> None:
    answer = ask(chad, "under which minister is the commission on forced labor in Chad?")
    assert "under the trade minister" in answer.citations[0].quote


@pytest.mark.parametrize("letters", ["LGTBI", "LGBTQI+", "LGBTQ"])
def test_groups_that_are_written_in_other_letters_are_met(letters: str, chad: QA) -> None:
    assert "LGBTI" in ask(chad, f"are {letters} people in Chad at risk").citations[0].quote


def test_what_the_older_edition_says_on_it_is_no_number_and_told(chad: QA) -> None:
    answer = ask(chad, "inspections of mines in Chad: anything new in the 2019 edition vs 2018?")
    assert {it.report for it in answer.citations} == {"2018/chad", "2019/chad"}
    assert "Not stated" not in answer.answer


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Is the recommendation on a shelter for men still in Chad's 2019 edition?", "**Yes**"),
        ("Is the recommendation on a shelter to Chad also in the 2019 edition?", "**Yes**"),
        ("Chad 2018 had a recommendation on fishing boats. Is it among the 2019 recommendations?", "**N"),
    ],
)
def test_whether_a_recommendation_stands_comes_first(question: str, first: str, chad: QA) -> None:
    assert ask(chad, question).answer.startswith(first)
