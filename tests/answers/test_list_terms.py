"""Lists set against each other: on the one and not on the other, on all of them, of those told before, the only one."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("Which countries were on Tier 1 in 2024 but not in 2023?", ["Poland", "South Korea", "Suriname"]),
        ("Countries on Tier 3 in 2025 that were not there the year before", ["Chad", "Laos"]),
        ("Which countries were on Tier 2 in 2023 and on Tier 3 in 2025?", ["Laos", "Sudan"]),
        ("Who was upgraded in 2024 but downgraded in 2025?", ["Bolivia", "Chad", "South Africa"]),
        *(
            (
                question,
                [
                    *(
                        "Algeria",
                        "Burkina Faso",
                        "Fiji",
                        "Hong Kong",
                        "Kyrgyz Republic",
                        "Liberia",
                        "Maldives",
                        "Nepal",
                    ),
                    *("Niger", "Republic of the Congo", "Rwanda", "Solomon Islands", "Vanuatu", "Zimbabwe"),
                ],
            )
            for question in (
                "Which Watch List countries of 2024 stayed put in 2025?",
                "Who was on the Watch List in 2024 and didn't move in 2025?",
            )
        ),
        (
            "Which countries were on the Watch List in every edition from 2023 to 2025?",
            ["Republic of the Congo", "Solomon Islands", "Vanuatu"],
        ),
        ("Which countries joined Tier 1 in 2025?", ["Slovenia"]),
        ("Who joined Tier 1 between 2023 and 2025?", ["Poland", "Slovenia", "South Korea", "Suriname"]),
        ("Which country was taken off the state policy list in 2025?", ["Turkmenistan"]),
        ("Which country was added to the state policy list in 2025?", ["Cambodia"]),
        ("Who was on Tier 1 in 2025 but on Tier 3 in 2024?", []),
        ("Which countries were on Tier 1 in 2021 but no longer in 2025?", ["Colombia", "Namibia"]),
        ("Who fell to Tier 3 in 2022 and was still there in 2025?", ["Belarus", "Cambodia", "Macau", "Sint Maarten"]),
        (
            "Which Tier 3 countries are not on the state policy list in 2025?",
            ["Chad", "Laos", "Macau", "Nicaragua", "Papua New Guinea", "Sint Maarten", "Venezuela"],
        ),
        (
            "Who was downgraded in 2022 but not to Tier 3?",
            [
                *("Antigua and Barbuda", "Bulgaria", "El Salvador", "Eswatini", "Gabon", "Indonesia", "Kuwait"),
                *("Madagascar", "Saint Lucia", "Serbia", "South Korea"),
            ],
        ),
        ("Which countries were upgraded both in 2023 and in 2024?", ["Malaysia", "Vietnam"]),
        ("Which countries on Tier 1 in 2021 are no longer there?", ["Colombia", "Namibia"]),
        ("Which countries went up in 2024 and down again in 2025?", ["Bolivia", "Chad", "South Africa"]),
        (
            "Which states never left Tier 1 since 2003?",
            ["Austria", "Belgium", "France", "Netherlands", "Spain", "Sweden", "United Kingdom"],
        ),
        ("Which countries reached Tier 1 for the first time in 2024?", ["Suriname"]),
        ("Who was moved by more than one tier in 2024?", ["Sudan"]),
        ("Which countries returned to Tier 1 in 2025?", ["Slovenia"]),
        (
            "Which countries of Central Asia were neither on the Watch List nor on Tier 2 in 2024?",
            ["Turkmenistan"],
        ),
        (
            "Name the Tier 3 countries of 2025 that have no policy or pattern of trafficking by the state",
            ["Chad", "Laos", "Macau", "Nicaragua", "Papua New Guinea", "Sint Maarten", "Venezuela"],
        ),
        (
            "Which Tier 3 countries in 2025 were not listed as having a policy or pattern of trafficking?",
            ["Chad", "Laos", "Macau", "Nicaragua", "Papua New Guinea", "Sint Maarten", "Venezuela"],
        ),
    ],
)
def test_lists_are_set_against_each_other(question: str, countries: list[str], bundled: QA) -> None:
    answer = ask(bundled, question)
    assert not answer.abstained
    assert answer.facts["countries"] == countries


def test_a_told_list_is_read_where_a_year_stands_before_it_and_without_who_is_left_out(bundled: QA) -> None:
    answer = ask(bundled, "Which countries other than Iran were on the 2024 state policy list?")
    assert answer.answer.startswith("**12 countries**, other than Iran, in the 2024 edition: ")
    assert "Iran" not in answer.facts["countries"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Are both Romania and Brazil on Tier 2 in 2025?", "**No**."),
        ("Were Romania and Brazil on Tier 2 in 2024?", "**Yes**."),
        ("Are Romania and India on Tier 3 in 2025?", "**No**."),
        ("Is Romania or Brazil on Tier 2 in 2025?", ""),
        ("Is Romania ranked above South Africa in 2025?", "**Yes**."),
        ("Is Cuba ahead of Belarus in 2025?", "**No**."),
        ("Was Eritrea never off Tier 3 since 2010?", "**Yes**:"),
        ("From which edition on has Russia been on Tier 3?", "**Since the 2013 edition**"),
    ],
)
def test_what_is_asked_of_placements_is_said_first(question: str, verdict: str, bundled: QA) -> None:
    answer = ask(bundled, question).answer
    assert answer.startswith(verdict or "- Romania")


def test_each_list_by_itself_where_none_is_set_against_another(bundled: QA) -> None:
    answer = ask(bundled, "Countries on Tier 3 in 2024 and 2025")
    assert answer.answer.startswith("**21 in 2024 and 20 in 2025**.")


def test_a_list_of_all_editions_says_how_far_its_lists_go(bundled: QA) -> None:
    answer = ask(bundled, "Which countries stayed on Tier 3 throughout 2021-2025?")
    assert answer.answer.startswith("**12 countries** on Tier 3 in each of the 2021 to 2025 editions: Afghanistan [1]")
    assert "2021 to 2025: their lists of all tiers are complete." in answer.answer


@pytest.mark.parametrize(
    ("before", "question", "countries"),
    [
        (
            "Which countries were upgraded in the 2023 edition?",
            "Which of these were downgraded in 2025?",
            ["Democratic Republic of the Congo", "Saint Lucia"],
        ),
        (
            "Which countries were downgraded to Tier 3 in 2025?",
            "Which of them were not on the Watch List in 2023?",
            ["Chad", "Laos"],
        ),
        (
            "Which countries stayed on the Watch List in 2024?",
            "Which of those had a waiver in 2024?",
            ["Gabon", "Kuwait", "Madagascar", "Serbia"],
        ),
    ],
)
def test_a_list_goes_on_from_the_one_before(before: str, question: str, countries: list[str], bundled: QA) -> None:
    assert ask(bundled, question, before).facts["countries"] == countries


def test_who_stayed_without_a_waiver(bundled: QA) -> None:
    answer = ask(bundled, "Of those that remained on the Watch List in 2025, which were without a waiver?")
    assert len(answer.facts["countries"]) == 11
    assert {"Vanuatu", "Solomon Islands"}.isdisjoint(answer.facts["countries"])
    assert any("A waiver kept" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Was Kuwait the only country with a waiver in 2024?", "**No**: 4 countries kept off Tier 3 by a waiver"),
        ("Was Chad the only country downgraded to Tier 3 in 2025?", "**No**: 2 countries downgraded to Tier 3"),
        ("Was Slovenia the only country upgraded to Tier 1 in 2025?", "**Yes**: Slovenia is the only country upgraded"),
        (
            "Was Turkmenistan the only country removed from the state policy list in 2025?",
            "**Yes**: Turkmenistan is the",
        ),
        ("Was Peru the only country downgraded to Tier 3 in 2025?", "Laos [2], and Peru is not among them."),
    ],
)
def test_whether_a_country_is_the_only_one(question: str, said: str, bundled: QA) -> None:
    assert said in ask(bundled, question).answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did Brazil and Tajikistan swap places in 2025?", "**Yes**."),
        ("Did Romania and Tajikistan swap places in 2025?", "**No**."),
    ],
)
def test_whether_two_changed_places(question: str, said: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert answer.answer.startswith(said)
    assert len(cited(answer)) == 4


@pytest.mark.parametrize(
    "question",
    ["What were the biggest movers in 2023?", "Summarise the tier moves of 2023", "The main moves between tiers, 2023"],
)
def test_all_moves_of_an_edition(question: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert (len(answer.facts["upgraded"]), len(answer.facts["downgraded"])) == (24, 20)


def test_the_moves_of_a_region_are_those_of_all_its_countries(bundled: QA) -> None:
    answer = ask(bundled, "What tier moves were there in Africa in 2024?")
    assert {"Algeria", "South Africa"} <= set(answer.facts["upgraded"])
    assert "Sudan" in answer.facts["downgraded"]


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Which countries were never below Tier 2 from 2019 to 2025?", 72),
        ("Which countries were above Tier 2 in 2025?", 33),
        ("Which countries were below Tier 2 in 2025?", 45),
    ],
)
def test_the_side_of_a_tier(question: str, count: int, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert answer.answer.startswith(f"**{count} countries** on ")
    assert len(answer.facts["countries"]) == count


def test_a_country_left_aside_is_no_subject(bundled: QA) -> None:
    answer = ask(bundled, "Leaving Libya aside, who were the Special Cases of 2025?")
    assert answer.facts["countries"] == ["Haiti", "Somalia", "Yemen"]


def test_another_field_is_no_change(bundled: QA) -> None:
    assert ask(bundled, "Any news on the last elections in Malaysia?").abstained
