"""Moves, spells and editions asked for in free words, held to the table of placements."""

from __future__ import annotations

import pytest

from tipqa.qa import QA

ASKED = [
    # ups, downs and what was left
    ("Has Latvia ever lost its top ranking?", "**Not in the 2002 to 2025 editions**"),
    ("has Finland ever been off tier 1", "**Yes**: Finland was off Tier 1 in the 2003 to 2005 editions, on Tier 2."),
    ("has Slovenia ever left tier 1", "**Yes**: Slovenia left Tier 1 in the 2015 and 2023 editions."),
    ("Has Nigeria gone up and down again between 2016 and 2022?", "**Up and down**: Nigeria was downgraded in 2017"),
    ("Chad's ups and downs since 2022", "**Up and down**: Chad was downgraded in 2023, upgraded in 2024"),
    ("Norway: ups and downs since 2022", "**Not both**: Norway was neither upgraded nor downgraded"),
    (
        "For how long was Kuwait on Tier 2 the first time?",
        "**2 editions**: Kuwait was first on Tier 2 from 2003 to 2004",
    ),
    ("how many times has Laos been moved since 2018", "**4 times** (2019, 2020, 2024 and 2025)"),
    ("when did Macau sink to the bottom", "**In the 2022 edition**: Macau was downgraded"),
    # statements put as questions
    ("Sudan has been on Tier 3 since 2021, correct?", "**No**: Sudan was on another tier in the 2021 to 2023 editions"),
    ("Has Syria been on Tier 3 since 2015?", "**Yes**: Syria was on Tier 3 in each of the 2015 to 2025 editions"),
    ("Has Ghana been upgraded since 2019?", "**Not in the 2019 to 2025 editions**"),
    ("Mali got upgraded in 2025, right?", "**Yes**. **Upgraded**: Mali went from Tier 2 Watch List"),
    ("Kenya is on Tier 1 now, isn't it?", "**No**. **Tier 2**: Kenya, 2025 edition"),
    ("Tunisia went down in 2025, correct?", "**Yes**. **Downgraded**: Tunisia went from Tier 2"),
    # editions counted from others
    ("twelve months before the 2023 report where did Egypt stand", "**Tier 2**: Egypt, 2022 edition"),
    ("Where was Barbados last time round?", "**Tier 2**: Barbados, 2024 edition"),
    ("Fiji's tier two editions after 2018", "**Tier 2 Watch List**: Fiji, 2020 edition"),
    # several countries, each by itself
    ("when were Chad and Djibouti each last on Tier 2", "**In the 2020 edition**: Djibouti was last on Tier 2"),
    (
        "Which of Nepal, Peru and Vietnam moved in 2024?",
        "**Nepal and Vietnam** moved from the 2023 to the 2024 edition",
    ),
    ("Were Benin and Fiji both downgraded in 2024?", "**Yes: Benin and Fiji** were downgraded"),
    ("Is Mexico on the same tier as the USA?", "**No**. **Not the same tier in 2025.**"),
    ("Were Chad and Mali on the same level in 2024?", "**Yes**. **Same tier in 2024**"),
    # now beside then, the lowest so far
    ("Kuwait's placement: better or worse than it was in 2023?", "**Upgraded**: Kuwait went from Tier 2 Watch List"),
    ("has Zambia been yo-yoing since 2017?", "**Up and down**: Zambia was upgraded in 2018, downgraded in 2020"),
    ("Has Malta ever been lower?", "**Tier 2 Watch List**, the lowest: Malta"),
    ("Peru: at any point in the bottom tier?", "**Not in the 2004 to 2025 editions**, which are all that is held"),
    ("Was India ever anything other than Tier 2?", "**Yes**: India was off Tier 2 in the 2004 to 2010 editions"),
    ("when was iran last anything but tier 3", "**In the 2005 edition**: Iran was last on another tier than Tier 3"),
    ("was Slovenia's 2023 demotion reversed?", "**Yes**: Slovenia was upgraded in the 2025 edition"),
    ("how often was Malaysia on Tier 3, and when?", "**6 editions** (2001, 2007, 2009, 2014, 2021 and 2022)"),
    ("Has Thailand stayed off the Watch List since 2022?", "**Yes**: Thailand was off Tier 2 Watch List in each"),
    ("Has Benin stayed off the Watch List since 2020?", "**No**: Benin was on Tier 2 Watch List in the 2024 edition"),
    ("Has Peru not been on Tier 3 since 2015?", "**Yes**: Peru was off Tier 3 in each of the 2015 to 2025"),
    ("Zimbabwe's up and downs since 2022", "Zimbabwe was upgraded in 2023 and downgraded in 2024"),
    ("Did Colombia get bumped in 2025?", "**Downgraded**: Colombia went from Tier 1"),
    # codes
    ("UKR 2024 vs 2022", "**Unchanged**: Ukraine was on Tier 2"),
]


@pytest.mark.parametrize(("question", "first"), ASKED)
def test_the_answer_says_so(bundled: QA, question: str, first: str) -> None:
    assert first in bundled.ask(question).answer


@pytest.mark.parametrize(
    "question", ["is it on the watch list?", "Is it Tier 2?", "was that country downgraded in 2024"]
)
def test_a_country_that_no_word_names_is_asked_for(bundled: QA, question: str) -> None:
    answer = bundled.ask(question)
    assert answer.abstained
    assert "which one is meant?" in answer.answer


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (("What tier was Oman on in 2020?", "and three years later?"), "Oman, 2023 edition"),
        (("Was Nigeria downgraded in 2020?", "and before that?"), "Nigeria went from Tier 2 Watch List in the 2018"),
        (("Is Chad on Tier 3?", "and twelve months earlier?"), "**Tier 2 Watch List**: Chad, 2024 edition"),
        (("Kazakhstan victims 2021?", "what about the year after"), "**24**: Victims identified, 2022"),
        (("Is Kenya on Tier 2?", "always?"), "**No**: Kenya was on another tier"),
        (("Is Kenya on Tier 2?", "how long?"), "**Since the 2015 edition**"),
        (("Was Fiji downgraded in 2024?", "and did it recover?"), "Fiji was not upgraded in any of them"),
        (("Is Ghana on Tier 2?", "is it Tier 3 in 2016?"), "Ghana, 2016 edition"),
    ],
)
def test_a_follow_up_counts_from_the_edition_before(bundled: QA, turns: tuple[str, str], first: str) -> None:
    assert first in bundled.ask(turns[1], history=[turns[0]]).answer
