"""Lists that a follow-up takes on: a part of them, who is new, who left; and lists by the best and the worst ranked."""

from __future__ import annotations

import pytest

from tipqa.qa import QA

TURNS = [
    (
        ("Which countries are on Tier 3 in 2024?", "and without the African ones?"),
        "**17 countries** on Tier 3, other than",
    ),
    (("Which countries are on Tier 3 in 2024?", "leaving Cuba aside"), "**20 countries** on Tier 3, other than Cuba"),
    (("Which African countries are on Tier 3 in 2024?", "minus Sudan"), "on Tier 3 in Africa, other than Sudan"),
    (("Who was upgraded in 2024?", "just the Caribbean ones"), "upgraded in Caribbean in the 2024 edition"),
    (("Who was upgraded in 2024?", "how many of them are in Europe"), "upgraded in Europe in the 2024 edition"),
    (
        ("Which countries are on Tier 3 in 2023?", "which of them are new?"),
        "not on Tier 3 in the 2022 edition: Algeria",
    ),
    (
        ("Which countries are on Tier 1 in 2024?", "any newcomers?"),
        "**3 countries** on Tier 1 in the 2024 edition and not",
    ),
    (("Which countries are on Tier 1 in 2023?", "who dropped off?"), "not on Tier 1 in the 2023 edition: Namibia"),
    (("Which countries are on Tier 1 in 2024?", "who has left since?"), "not on Tier 1 in the 2025 edition: Colombia"),
    (("Which countries are on Tier 1 in 2025?", "any of that lot ever on Tier 3?"), "**4 countries** on Tier 1"),
    (("Who was downgraded in 2024?", "and Mali?"), "**Downgraded**: Mali went from Tier 2"),
    (("Which countries dropped to Tier 3 in 2024?", "where were they in 2022?"), "- Tier 2: Sudan"),
    (("Who is on Tier 1 in Africa?", "since when are they there?"), "Seychelles: Tier 1 since 2023"),
    (
        ("Which countries were upgraded to Tier 1 in 2022?", "where are they now?"),
        "**In the 2025 edition**, the 3 countries",
    ),
    (("Which countries are on Tier 1 in 2024?", "is Poland one of them?"), "**Yes**. **Tier 1**: Poland, 2024 edition"),
    (("Who was downgraded in 2024?", "is Peru on that list?"), "**No**. **Unchanged**: Peru"),
    (
        ("Compare Chad with Benin in 2025", "which one fell?"),
        "**Chad** was downgraded from the 2024 to the 2025 edition",
    ),
]
ASKED = [
    ("who shares the bottom tier with Cuba in 2024", "**20 countries** on Tier 3 in the 2024 edition, beside Cuba"),
    ("which African countries are on the same tier as Kenya?", "on Tier 2 in Africa in the 2025 edition, beside Kenya"),
    ("Which countries moved neither up nor down in 2025?", "**157 countries** not upgraded or downgraded"),
    ("Give the number of Tier 1 countries in every report since 2023", "**30 in 2023, 33 in 2024 and 33 in 2025**"),
    ("Is any EU country below Tier 2?", "**No country** on Tier 2 Watch List or Tier 3 in European Union"),
    ("which of the BRICS are on Tier 3 in 2025?", "**3 countries** on Tier 3 in BRICS"),
    ("how many went up and how many went down in 2024", "**More went up than down**: 22 countries upgraded and 19"),
    ("more ups than downs in 2023?", "**More went up than down**: 24 countries upgraded and 20"),
    ("three years running on the watch list by 2024, name them", "up to the 2024 edition"),
    ("total number of countries ranked in 2023", "**188 countries and territories**"),
    ("worst performers 2024", "**21 countries** on Tier 3 in the 2024 edition"),
    ("which Caribbean states hold the top ranking", "on Tier 1 in Caribbean in the 2025 edition"),
    ("top tier asia 2024", "**4 countries** on Tier 1 in Asia in the 2024 edition"),
    ("who climbed to Tier 1 in 2023", "**2 countries** upgraded to Tier 1 in the 2023 edition"),
    ("who tumbled in 2024", "**19 countries** downgraded in the 2024 edition"),
    ("which countries were on Tier 3 in every report they were listed in", "**2 countries** on Tier 3 in each"),
    ("which European countries were never below tier 1", "**5 countries** on none of Tier 2, Tier 2 Watch List"),
]


@pytest.mark.parametrize(("turns", "said"), TURNS)
def test_a_follow_up_takes_the_list_on(bundled: QA, turns: tuple[str, str], said: str) -> None:
    assert said in bundled.ask(turns[1], history=[turns[0]]).answer


@pytest.mark.parametrize(("question", "said"), ASKED)
def test_a_list_is_asked_for_in_free_words(bundled: QA, question: str, said: str) -> None:
    assert said in bundled.ask(question).answer


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (("Kazakhstan victims in the 2022 report: more or fewer than the year before?",), "**Fewer**. **Down by 68"),
        (("How many victims did Kazakhstan identify in the 2023 report?", "is that more than before?"), "**Yes**."),
        (("How many victims did Romania identify in the 2023 report?", "fewer than before?"), "**492**"),
        (("How many victims did Romania identify in the 2023 report?", "up or down on the year before?"), "**More**."),
    ],
)
def test_which_way_a_number_went_is_said_first(bundled: QA, turns: tuple[str, ...], first: str) -> None:
    *before, question = turns
    assert bundled.ask(question, history=before).answer.startswith(first)
