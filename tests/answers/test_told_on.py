"""All that is said on a topic: each edition that speaks of it, oldest first, and those that do not, by name."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.qa import QA
from tipqa.settings import Settings

_REPORT = """---
title: "{year} Trafficking in Persons Report: Peru"
country: Peru
iso2: PE
year: {year}
tier: Tier 2
series: tip
kind: other
source: written for tests
---

## Prosecution

{prosecution}

## Recommendations

- Send more labor inspectors to the quarries.
"""
_STANDING = "Foremen at the marble quarries hold the papers of day laborers."
_TEXTS = {
    2021: f"{_STANDING} Courts heard no case of forced labor.",
    2022: f"{_STANDING} Police searched three quarries and freed 14 day laborers.",
    2023: "Courts heard two cases of sex trafficking.",
}


@pytest.fixture(scope="module")
def quarries(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over three short texts on Peru, of which the second says a sentence of the first again."""
    root = tmp_path_factory.mktemp("quarries")
    for year, text in _TEXTS.items():
        path = root / "corpus" / str(year) / "peru.md"
        path.parent.mkdir(parents=True)
        path.write_text(_REPORT.format(year=year, prosecution=text), encoding="utf-8")
    build_index(root / "corpus", root / "index", Settings())
    return QA(Index.open(root / "index", Settings()))


def test_what_an_earlier_edition_said_too_is_cited_and_not_said_again(quarries: QA) -> None:
    answer = ask(quarries, "Quarries in Peru: what do the reports say about them?")
    told = [(citation.year, citation.quote) for citation in answer.citations]
    assert told[0] == (2021, _STANDING)
    assert (2022, "Police searched three quarries and freed 14 day laborers.") in told
    assert (2022, _STANDING) in told
    assert answer.answer.count(_STANDING) == 1
    assert "In the words of an earlier edition" in answer.answer


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Palm oil in Malaysia: everything the reports have on it", [2023, 2024]),
        ("Cotton picking in Uzbekistan: what do the reports say about it?", [2021, 2022, 2023, 2024, 2025]),
        ("What have the editions said on bonded labor in India so far?", [2023, 2025]),
        ("What is said about foreign victims in Malaysia over the years?", [2023]),
        ("What has been said on mahallas in Uzbekistan, year by year?", [2023]),
    ],
)
def test_each_edition_that_speaks_of_the_topic_is_told_oldest_first(
    bundled: QA, question: str, years: list[int]
) -> None:
    answer = ask(bundled, question)
    assert list(dict.fromkeys(citation.year for citation in answer.citations)) == years
    assert answer.facts["years"] == years


def test_editions_that_do_not_speak_of_it_are_named(bundled: QA) -> None:
    answer = ask(bundled, "What have the editions said on bonded labor in India so far?")
    assert "Nothing on this was found in the 2024 edition on India." in answer.answer
    assert "and 1 more" in answer.answer


def test_facts_go_before_recommendations(bundled: QA) -> None:
    answer = ask(bundled, "Summarise what the 2023 report says on complicit officials in South Africa")
    assert [citation.year for citation in answer.citations] == [2023] * len(answer.citations)
    sections = [citation.section == "recommendations" for citation in answer.citations]
    assert len(sections) > 2
    assert sections == sorted(sections)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Forced begging in Kyrgyzstan: everything the reports have on it", "begging"),
        ("What do the reports say about whale hunting in Romania?", "hunting"),
    ],
)
def test_what_shares_a_light_word_alone_is_not_told(bundled: QA, question: str, word: str) -> None:
    answer = ask(bundled, question)
    assert answer.reason == "topic_not_in_text"
    assert f"“{word}”" in answer.answer
