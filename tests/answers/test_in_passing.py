"""Words said in passing are no topic: "pls", "thx", "in the corpus", "despite Tier 1"; and a bare word names no country."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

_FRONT = "---\ncountry: {country}\nyear: {year}\nseries: tip\nkind: other\n---\n\n"
_TEXT = (
    "# {country}: {tier}\n\n## Assessment\n\n"
    "The Government of {country} fully meets the minimum standards for the elimination of trafficking. "
    "The government opened {number} new shelters and trained judges. "
    "Although the government meets the minimum standards, it did not screen migrants for trafficking. "
    "Therefore {country} remained on {tier}.\n\n"
    "## Prosecution\n\nThe government increased law enforcement efforts. "
    "The criminal code prescribed penalties of up to {number} years' imprisonment for trafficking. "
    "Courts convicted {number} traffickers.\n\n"
    "## Protection\n\nThe government identified {number} victims. It lacked shelters for men.\n\n"
    "## Prevention\n\nThe government maintained prevention efforts. It ran a hotline.\n"
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over two editions on each of four countries."""
    told = {
        ("Norway", 2022): ("Tier 1", 4),
        ("Norway", 2023): ("Tier 1", 5),
        ("Oman", 2022): ("Tier 2", 11),
        ("Oman", 2023): ("Tier 2", 12),
        ("Peru", 2022): ("Tier 2", 7),
        ("Peru", 2023): ("Tier 2", 8),
        ("Kenya", 2022): ("Tier 2", 3),
        ("Kenya", 2023): ("Tier 2", 6),
    }
    return over(
        tmp_path_factory.mktemp("in_passing"),
        {
            f"{year}/{country.lower()}": _FRONT.format(country=country, year=year)
            + _TEXT.format(country=country, tier=tier, number=number)
            for (country, year), (tier, number) in told.items()
        },
    )


@pytest.mark.parametrize("passing", ["{} pls", "plz {}", "{}, thx", "{}. Thanks in advance!", "{}, thank you"])
def test_what_is_said_in_passing_changes_no_answer(held: QA, passing: str) -> None:
    bare = ask(held, "summary of Kenya 2023")
    polite = ask(held, passing.format("summary of Kenya 2023"))
    assert polite.answer == bare.answer
    assert not bare.abstained


def test_the_corpus_is_no_topic(held: QA) -> None:
    answer = ask(held, "Which countries of this corpus ran a hotline in the 2023 report?")
    assert not answer.abstained
    assert "Kenya" in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What's wrong with Norway despite Tier 1?", "screen migrants"),
        ("What is criticized in Peru although it is on Tier 2?", "screen migrants"),
        ("Despite Tier 1, what are the shortcomings of Norway?", "screen migrants"),
        ("Good steps by Peru in spite of its Tier 2 status", "new shelters"),
    ],
)
def test_a_tier_conceded_is_not_what_is_asked(held: QA, question: str, said: str) -> None:
    answer = ask(held, question)
    assert answer.intent == "overview"
    assert said in answer.answer
    assert answer.answer.index(said) < answer.answer.index("**Tier")  # which is told beside it


def test_a_tier_asked_for_stays_asked_for(held: QA) -> None:
    assert ask(held, "Which tier is Norway on despite the missing shelters?").intent == "tier"
    assert ask(held, "Was Peru upgraded although it was on Tier 2?").intent in ("tier_change", "tier_reason", "tier")


@pytest.mark.parametrize(
    "question", ["main shortcommings of Peru", "Peru's shortcommings", "biggest shorttcomings of Peru"]
)
def test_a_word_with_a_letter_twice_is_read(held: QA, question: str) -> None:
    answer = ask(held, question)
    assert answer.intent == "overview"
    assert "screen migrants" in answer.answer


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("Shortcomings of Peru in the last report", 2023),
        ("Which victims did Kenya identify in the last edition?", 2023),
        ("How many victims did Kenya identify, compared with the last edition?", 2022),
    ],
)
def test_the_last_report_is_the_newest_unless_two_are_compared(held: QA, question: str, year: int) -> None:
    assert year in {citation.year for citation in ask(held, question).citations}


def test_the_last_report_is_no_earlier_one(held: QA) -> None:
    assert {c.year for c in ask(held, "Shortcomings of Peru in the last report").citations} == {2023}


@pytest.mark.parametrize(
    "question", ["Status of Norway 2023", "What's the status of Oman 2023 and what was it the year before?"]
)
def test_the_status_of_a_country_in_a_year_is_its_tier(held: QA, question: str) -> None:
    answer = ask(held, question)
    assert answer.intent == "tier"
    assert "Tier" in answer.answer


def test_the_status_of_people_is_no_tier(held: QA) -> None:
    assert ask(held, "Status of the shelters in Peru 2023").intent != "tier"


@pytest.mark.parametrize("question", ["penalties?", "the penalties", "Victims?", "shelters"])
def test_a_bare_word_asks_of_which_country(held: QA, question: str) -> None:
    answer = ask(held, question)
    assert answer.reason == "country_not_in_corpus"
    assert "which one is meant" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "What texts can you answer from?",
        "how many countries does your material cover",
        "Which editions does your data hold?",
        "What are your answers based on?",
    ],
)
def test_what_is_held_is_told(held: QA, question: str) -> None:
    answer = ask(held, question)
    assert answer.intent == "holdings"
    assert "**4 countries**" in answer.answer


@pytest.mark.parametrize("question", ["omann convictions how many", "how many convictions in omaan"])
def test_a_short_name_with_a_letter_twice_is_read(held: QA, question: str) -> None:
    assert "12" in ask(held, question).answer
    assert {c.country for c in ask(held, question).citations} == {"Oman"}


def test_the_corpus_takes_nothing_from_a_direction(bundled: QA) -> None:
    asked = "In which countries{} did victim identification fall in the 2025 report?"
    assert ask(bundled, asked.format(" of the corpus")).answer == ask(bundled, asked.format("")).answer
