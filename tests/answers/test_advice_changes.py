"""What became of recommendations from one edition to the next, asked in many words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from checks import ask, over

from tipqa.qa import QA
from tipqa.question.advice import Fate, read_fates

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
- Appoint a prosecutor for trafficking cases in each province.
- Publish the number of calls to the hotline every quarter.

## PROSECUTION

The government increased its efforts. Courts convicted four traffickers in 2017.
"""
_FISHING = "- Train customs officers to recognize forced labor on fishing boats.\n"
_COURT = "- Pay interpreters for foreign victims in court.\n"
_NEW = (
    _OLD.replace("2018", "2019")
    .replace("2017", "2018")
    .replace(_FISHING, _COURT)
    .replace("every quarter", "each month")
)


@pytest.fixture(scope="module")
def chad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QA]:
    with over(tmp_path_factory.mktemp("chad"), {"2018/chad": _OLD, "2019/chad": _NEW}) as qa:
        yield qa


@pytest.mark.parametrize(
    ("question", "fates"),
    [
        ("Did Chad drop any recommendation?", (Fate.DROPPED,)),
        ("Has anything been taken out of the recommendations?", (Fate.DROPPED,)),
        ("Which advice is no longer there?", (Fate.DROPPED,)),
        ("Are any of its recommendations new?", (Fate.NEW,)),
        ("Any new recs?", (Fate.NEW,)),
        ("How many recommendations were carried over?", (Fate.KEPT,)),
        ("Which recommendations were dropped and which were added?", (Fate.DROPPED, Fate.NEW)),
        ("Which recommendations did it ignore?", (Fate.DONE,)),
        ("What does the report recommend on new laws?", ()),
        ("Does it recommend to keep the shelters open?", ()),
        ("What are the recommendations to drop charges?", ()),
        ("Which cases were dropped?", ()),
        ("If one follows the recommendations, who must be trained?", ()),
    ],
)
def test_the_fate_that_is_asked_after(question: str, fates: tuple[Fate, ...]) -> None:
    assert read_fates(question) == fates


@pytest.mark.parametrize(
    "question",
    [
        "Which recommendations to Chad were dropped?",
        "Has any advice to Chad vanished since the report of 2018?",
        "Which of the 2018 recommendations to Chad are no longer made?",
        "chad recs dropped in 2019",
    ],
)
def test_what_is_gone_is_told_alone(chad: QA, question: str) -> None:
    answer = ask(chad, question)
    assert "**1 of the 4 recommendations** of Chad’s 2018 edition is not in the 2019 edition" in answer.answer
    assert [c.quote for c in answer.citations] == ["Train customs officers to recognize forced labor on fishing boats."]


def test_yes_or_no_comes_first(chad: QA) -> None:
    assert ask(chad, "Did the State Department drop any recommendation to Chad?").answer.startswith("**Yes**. ")
    assert ask(chad, "Was the recommendation on the hotline dropped for Chad?").answer.startswith("**No**. ")
    assert ask(chad, "Was the recommendation on customs officers dropped for Chad?").answer.startswith("**Yes**. ")
    some = ask(chad, "Were the recommendations to Chad repeated?").answer
    assert some.startswith("**3 of the 4 recommendations** of Chad’s 2018 edition stand in the 2019 edition too")


def test_what_is_new_is_set_against_the_year_named(chad: QA) -> None:
    for question in (
        "Which recommendations to Chad are new since 2018?",
        "How many new recommendations did Chad get in 2019?",
    ):
        answer = ask(chad, question)
        assert answer.answer.startswith(
            "**1 of the 4 recommendations** of Chad’s 2019 edition is not in the 2018 edition"
        )
        assert [c.quote for c in answer.citations] == ["Pay interpreters for foreign victims in court."]


def test_no_text_says_that_a_recommendation_was_carried_out(chad: QA) -> None:
    answer = ask(chad, "Which recommendations of 2018 did Chad act on?")
    assert answer.answer.startswith("The reports show which recommendations were repeated")
    assert "stand in the 2019 edition too" in answer.answer
    assert "is not in the 2019 edition" in answer.answer


def test_a_recommendation_in_other_words_shows_both(chad: QA) -> None:
    answer = ask(chad, "Which recommendations to Chad were reworded?")
    assert [c.quote[-11:] for c in answer.citations] == ["ry quarter.", "each month."]


def test_of_the_newest_nothing_can_be_told_yet(chad: QA) -> None:
    answer = ask(chad, "Which of the 2019 recommendations has Chad implemented?")
    assert answer.reason == "year_not_in_corpus_for_country"
    assert "no edition for Chad after 2019" in answer.answer


def test_digests_are_not_taken_for_the_reports(bundled: QA) -> None:
    answer = ask(bundled, "Did the 2025 report on Uzbekistan drop any recommendation?")
    assert "digest" in answer.answer
    assert not answer.answer.startswith(("**Yes**", "**No**"))


def test_a_text_without_that_section_is_named(bundled: QA) -> None:
    answer = ask(bundled, "Did the 2025 report on Tajikistan drop any recommendation?")
    assert answer.abstained
    assert "the 2024 text has no recommendations section to compare with" in answer.answer


def test_without_a_country_it_is_asked_for(bundled: QA) -> None:
    answer = ask(bundled, "Which recommendations were dropped?")
    assert answer.reason == "country_not_in_corpus"
    assert "which one is meant?" in answer.answer


def test_editions_between_are_looked_in_too(tmp_path: Path) -> None:
    texts = {
        f"{year}/chad": _OLD.replace("2018", str(year)).replace("for men", f"{'' if year < 2020 else 'fit '}for men")
        for year in (2018, 2019, 2020)
    }
    with over(tmp_path, texts) as qa:
        answer = ask(qa, "Did the recommendation on fishing boats stay in the report on Chad from 2018 to 2020?")
        assert {it.report for it in answer.citations} == {"2019/chad", "2020/chad"}
        assert "Between them it stands too: 2019" in answer.answer
    texts["2019/chad"] = texts["2019/chad"].replace(_FISHING, _COURT)
    with over(tmp_path / "without", texts) as qa:
        answer = ask(qa, "Did the recommendation on fishing boats stay in the report on Chad from 2018 to 2020?")
        assert "Between them" not in answer.answer
