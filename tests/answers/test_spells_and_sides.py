"""Spells up to an edition, tiers above, below or off one, lists set against each other, counts by edition, first letters."""

from __future__ import annotations

import pytest

from tipqa.answers.list_counts import counts_line
from tipqa.answers.stated import TierListFact
from tipqa.qa import QA
from tipqa.question.initials import read_initial
from tipqa.question.placement_questions import PlacementAsked, Side
from tipqa.reports.model import Tier

ASKED = [
    # since when, in few words, and up to the edition named
    ("Guyana Tier 1 since?", "**Since the 2017 edition**: Guyana"),
    ("Malta watch list since?", "**No longer**: Malta was on Tier 2 Watch List since the 2024 edition"),
    ("Nepal on the watch list: how long now?", "**Since the 2024 edition**: Nepal"),
    ("Russia, how long on Tier 3 already", "**Since the 2013 edition**: Russia"),
    (
        "How many years in a row has Iran been on Tier 3 as of the 2025 report?",
        "**20 editions in a row**: Iran was on Tier 3 from 2006",
    ),
    ("Since when was Malta on Tier 2, as of the 2023 edition?", "**Since the 2012 edition**: Malta"),
    ("Israel and Cyprus both fell out of Tier 1. In which edition was that?", "- **In the 2021 edition**: Israel left"),
    # what is not the tier named, but above, below or off it
    ("Has Sweden ever NOT been on Tier 1?", "**Yes**: Sweden was off Tier 1 in the 2001 edition, on Tier 2."),
    ("Was Syria ever above Tier 3?", "**Yes**: Syria was above Tier 3 in the 2005, 2010 and 2011 editions"),
    ("Was Eritrea ever better than Tier 3?", "**Not in the 2009 to 2025 editions**"),
    ("Has Germany ever been below Tier 1?", "**Yes**: Germany was below Tier 1 in the 2019 to 2021 editions"),
    ("Did Uzbekistan ever do better than Tier 2?", "**Not in the 2003 to 2025 editions**"),
    ("Has Norway ever missed Tier 1?", "**Yes**: Norway was off Tier 1 in the 2021 to 2025 editions"),
    ("was Fiji ever worse than it is now?", "**Tier 3**, the lowest: Fiji"),
    ("for how long has the Gambia been off Tier 3", "**Since the 2020 edition**: The Gambia was off Tier 3 through"),
    ("How long has Kuwait been out of Tier 3?", "**Since the 2016 edition**: Kuwait was off Tier 3 through 2025"),
    ("How long was Chad on Tier 3 before it got out in 2024?", "**1 edition**: Chad was on Tier 3 in 2023"),
    ("years in a row that Cuba stayed on tier 3 up to 2014", "Cuba was on Tier 3 from 2004 to 2014."),
    ("Is Kenya below Tier 1 in 2024?", "**Yes**. **Tier 2**: Kenya"),
    ("Is Iran above Tier 3 in 2025?", "**No**. **Tier 3**: Iran"),
    ("How many years was Canada below Tier 1?", "**1 edition** (2003): Canada was below Tier 1"),
    ("Has France always been above Tier 3?", "**Yes**: France was above Tier 3 in each"),
    # moves of countries that are only placed
    ("How did Chad move between the 2023 and the 2024 reports?", "**Upgraded**: Chad went from Tier 3"),
    # several countries
    ("Which of Cuba, China, Djibouti stayed on Tier 3 from 2024 to 2025?", "**Cuba and China** were on Tier 3 in each"),
    ("Which of Kenya, Ghana and Uganda kept Tier 2 in 2024?", "**All of them** were on Tier 2"),
    ("Which of Germany and Iceland remained on Tier 1 between 2020 and 2023?", "**None of them** was on Tier 1"),
    ("Which of Norway, Italy and Spain have been on Tier 1 since 2020?", "**Spain** was on Tier 1 in each of the 2020"),
    ("which of Algeria, Chad, Niger left the watch list in 2025?", "**Chad** left Tier 2 Watch List from the 2024"),
    ("Which of Ireland and Spain stayed off Tier 1 in 2024?", "**Ireland** was not on Tier 1"),
    ("Are Cuba, Iran and Fiji all on Tier 3 in 2025?", "**No**."),
    ("Chile and Colombia: when did each get on Tier 1?", "- **Since the 2014 edition**: Chile"),
    ("Ireland and Norway lost Tier 1, which edition?", "- **In the 2018 edition**: Ireland left Tier 1"),
    # counts
    ("upgrades per year 2023-2025, just the numbers", "**24 in 2023, 22 in 2024 and 20 in 2025**.\n\n- 2023: 24"),
    ("How many were on Tier 3 in 2025 compared to 2024?", "**20 in 2025, 1 fewer than the 21 in 2024**."),
    (
        "How many countries were on Tier 3 each year from 2019 to 2022?",
        "**21 in 2019, 19 in 2020, 17 in 2021 and 22 in 2022**.\n\n- 2019: 21 countries",
    ),
    (
        "How many countries were upgraded in 2025, and was that more or fewer than in 2024?",
        "**20 in 2025, 2 fewer than the 22 in 2024**.",
    ),
    (
        "How many countries were on Tier 1 in 2024, more or less than in 2023?",
        "**33 in 2024, 3 more than the 30 in 2023**.",
    ),
    ("Were there more Tier 1 countries in 2025 than in 2024?", "**33 in 2025, as many as in 2024**."),
    ("Did the Watch List grow or shrink from 2024 to 2025?", "**25 in 2025, 7 fewer than the 32 in 2024**."),
    ("How did the number of Tier 3 countries develop from 2022 to 2024?", "24 in 2023 and 21 in 2024**.\n\n- 2022: 22"),
]


@pytest.mark.parametrize(("question", "first"), ASKED)
def test_placements_are_told_as_they_are_asked_for(bundled: QA, question: str, first: str) -> None:
    assert first in bundled.ask(question).answer


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which countries stood on Tier 3 in 2022 but no longer do in 2023?", ["Brunei", "Malaysia", "Vietnam"]),
        ("tier 1 countries 2025 that were not on tier 1 the year before", ["Slovenia"]),
        (
            "Which countries were on the Watch List in every single edition from 2022 through 2024?",
            ["Gabon", "Kuwait", "Madagascar", "Serbia"],
        ),
        ("Who was on Tier 3 in 2022 and off it in 2023?", ["Brunei", "Malaysia", "Vietnam"]),
        (
            "on the watch list in 2023, 2024 and 2025 all three",
            ["Republic of the Congo", "Solomon Islands", "Vanuatu"],
        ),
        ("Countries starting with B on Tier 3", ["Belarus", "Burma"]),
        ("which countries beginning with S were downgraded in 2025?", ["Saint Lucia", "South Africa"]),
        ("Countries starting with the letter M that are neither Tier 1 nor Tier 2", ["Macau", "Maldives"]),
        ("Which Central Asian republics are not on Tier 2 in 2025?", ["Kyrgyz Republic", "Turkmenistan"]),
        ("Which countries have been on Tier 3 for more than twelve years running?", None),
    ],
)
def test_lists_hold_those_alone_that_are_asked_for(bundled: QA, question: str, names: list[str] | None) -> None:
    found = bundled.ask(question).facts
    if names is None:
        assert "Bahrain" not in found["countries"]
    else:
        assert found["countries"] == names


def test_a_letter_that_no_country_begins_with_lists_none(bundled: QA) -> None:
    answer = bundled.ask("list all Tier 3 countries whose name starts with X").answer
    assert answer.startswith("**No country** with a name beginning with X is on Tier 3 in the 2025 edition.")


def test_the_same_spell_is_asked_of_the_edition_before(bundled: QA) -> None:
    answer = bundled.ask("Since when is it in that tier?", history=["Which tier is Belgium on in the 2025 report?"])
    assert answer.answer.startswith("**At least since the 2001 edition, the first held**: Belgium was on Tier 1")


def test_a_tier_that_came_back_is_not_unchanged(bundled: QA) -> None:
    answer = bundled.ask("compare the tier record of Cyprus and Japan 2020-2022").answer
    cyprus, japan = (next(line for line in answer.splitlines() if name in line) for name in ("- Cyprus", "- Japan"))
    assert cyprus.endswith(", Tier 1 again")
    assert japan.endswith(", unchanged")


def test_runs_now_are_of_the_newest_edition(bundled: QA) -> None:
    now = bundled.ask("who has been on the watch list for two years running").facts["countries"]
    ever = bundled.ask("Which countries were on the Watch List two years in a row?").facts["countries"]
    second = bundled.ask("who is on the watch list for the second consecutive year").facts["countries"]
    assert set(second) < set(now) < set(ever)
    assert "Fiji" in second
    assert "Argentina" not in now


@pytest.mark.parametrize(
    ("question", "letter"),
    [
        ("countries starting with m on tier 3", "M"),
        ("names that begin with the letter 'k'", "K"),
        ("Which countries begin with training?", ""),
        ("starting with a new law", ""),
    ],
)
def test_a_first_letter_is_read(question: str, letter: str) -> None:
    assert read_initial(question) == letter


def test_what_a_side_means() -> None:
    above, below = (PlacementAsked(Tier.TIER_2, side=side) for side in (Side.ABOVE, Side.BELOW))
    assert [above.meant(tier) for tier in (Tier.TIER_1, Tier.TIER_2, Tier.TIER_3, Tier.SPECIAL_CASE)] == [
        True,
        False,
        False,
        False,
    ]
    assert below.meant(Tier.WATCH_LIST)
    assert (above.place, PlacementAsked(Tier.TIER_2, off=True).place) == ("above Tier 2", "off Tier 2")


def test_as_many_are_neither_more_nor_fewer() -> None:
    facts = [TierListFact(2024, ("Peru",)), TierListFact(2025, ("Chile",))]
    assert "as many" in str(counts_line(facts, rise_or_fall=True))
    assert counts_line(facts[:1], rise_or_fall=True) == ()
