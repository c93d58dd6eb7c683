"""Tiers looked back on, and picked out: which of several, the spell before a move, the first placement, what lay between."""

from __future__ import annotations

import pytest

from tipqa.qa import QA


def first_line(qa: QA, question: str) -> str:
    return qa.ask(question).answer.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which of Peru, Chile and Ghana are on Tier 1?", "**Chile** was on Tier 1 in the 2025 edition."),
        ("Of Spain, Italy and Poland, who is on Tier 1 in 2025?", "**Spain and Poland** were on Tier 1"),
        ("Which of Spain, Italy and Poland are not on Tier 1 in 2025?", "**Italy** was not on Tier 1"),
        ("Which of Kenya, Norway and Malaysia were not on Tier 3 in 2024?", "**None of them** was on Tier 3"),
        ("Which of Peru, Chile and Ghana is not on Tier 1 or Tier 2?", "**All of them** were on Tier 1 or Tier 2"),
    ],
)
def test_those_on_a_tier_are_picked_out_of_several(bundled: QA, question: str, said: str) -> None:
    assert first_line(bundled, question).startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Has Germany ever lost its Tier 1 status, and when did it win it back?", ("Yes", "2019", "2022")),
        ("Has Italy ever been downgraded from Tier 1?", ("Yes", "from Tier 1", "2019")),
        ("Has Germany ever dropped from Tier 1 to Tier 3?", ("Not in", "from Tier 1 to Tier 3")),
        ("Did Thailand ever fall to Tier 3 from the Watch List?", ("Yes", "from Tier 2 Watch List to Tier 3", "2014")),
        ("Was Spain ever downgraded to Tier 3?", ("Not in", "was not downgraded to Tier 3")),
    ],
)
def test_a_tier_that_was_ever_lost_is_not_denied(bundled: QA, question: str, said: tuple[str, ...]) -> None:
    told = first_line(bundled, question)
    assert all(it in told for it in said)


def test_when_a_tier_was_lost_and_won_back(bundled: QA) -> None:
    told = first_line(bundled, "When did Denmark lose Tier 1 and when did it return?")
    assert "2019" in told
    assert "on Tier 1 again in the 2023 edition" in told


def test_a_fall_to_where_a_country_still_stands_is_looked_for_in_its_edition(bundled: QA) -> None:
    answer = bundled.ask("Why was the Kyrgyz Republic downgraded to the Watch List?")
    assert "no narrative held here tells why" not in answer.answer


def test_a_move_whose_ends_are_alike_tells_what_lay_between(bundled: QA) -> None:
    told = bundled.ask("How did the ranking of Kenya move between 2011 and 2016?").answer
    assert told.startswith("**Tier 2 again**")
    assert "2012: Tier 2 Watch List (downgraded)" in told


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("For how long was Malaysia on Tier 3 before it left in 2023?", ("2 editions", "from 2021 to 2022", "2023")),
        ("How long did Thailand sit on Tier 3 until it was upgraded in 2016?", ("2 editions", "2014 to 2015")),
        ("How many years was Thailand on Tier 3 before its upgrade in 2016?", ("2 editions", "2014 to 2015")),
        ("How long was Kenya on the Watch List before it left?", ("3 editions", "2012 to 2014")),
    ],
)
def test_the_spell_before_a_move_is_told(bundled: QA, question: str, said: tuple[str, ...]) -> None:
    told = first_line(bundled, question)
    assert all(it in told for it in said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What was Kenya's tier the first time it appeared in the report?", "**Tier 2**: Kenya, 2003 edition"),
        ("When did Bhutan first appear and on what tier?", "**Tier 2**: Bhutan, 2012 edition"),
        ("What tier did Bhutan get in its first TIP report?", "**Tier 2**: Bhutan, 2012 edition"),
        ("On which tier was Ghana in its very first report?", "**Tier 2**: Ghana, 2001 edition"),
    ],
)
def test_the_first_placement_is_told(bundled: QA, question: str, said: str) -> None:
    told = first_line(bundled, question)
    assert told.startswith(said)
    assert "first held here" in told


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("Which countries were on the Watch List in 2023, 2024 and 2025 alike?", 3),
        ("Which Tier 3 countries of 2022 were off Tier 3 the year after?", 3),
        ("Which Tier 1 countries of 2018 were no longer Tier 1 a year later?", 6),
        ("Which Watch List countries of 2023 were still there a year later?", 10),
        ("Which countries were on the Watch List in each of 2023, 2024 and 2025?", 3),
        ("Which countries went up to Tier 1 from Tier 2 in 2024?", 3),
        ("Which countries dropped straight to Tier 3 from Tier 2 in 2024?", 1),
    ],
)
def test_lists_set_against_each_other(bundled: QA, question: str, countries: int) -> None:
    assert first_line(bundled, question).startswith(f"**{countries} {'country' if countries == 1 else 'countries'}**")


def test_how_many_in_each_of_several_years_is_counted_by_year(bundled: QA) -> None:
    told = first_line(bundled, "How many countries were on Tier 3 in each of 2021, 2022 and 2023?")
    assert told == "**17 in 2021, 22 in 2022 and 24 in 2023**."


def test_those_off_a_tier_two_years_later_were_on_it(bundled: QA) -> None:
    told = bundled.ask("Which Tier 2 countries of 2020 were not on Tier 2 two years later?").facts["countries"]
    rows = {(it["country"], it["edition"]): it["tier"] for it in bundled.tiers().to_dict()}
    assert told
    assert all(rows[it, 2020] == "Tier 2" != rows.get((it, 2022)) for it in told)


def test_the_reason_is_that_of_the_edition_that_had_it_there(bundled: QA) -> None:
    answer = bundled.ask("What put Turkmenistan on Tier 3?")
    assert answer.answer.startswith("**Tier 3**: Turkmenistan, 2024 edition")
    assert "In the 2025 edition Turkmenistan is on Tier 2 Watch List" in answer.answer


def test_a_tier_that_no_narrative_accounts_for_is_told_and_not_denied(bundled: QA) -> None:
    answer = bundled.ask("Why was Kazakhstan put on the Watch List?")
    assert answer.abstained
    assert answer.reason != "false_premise"
    assert answer.answer.startswith("**Kazakhstan was last on Tier 2 Watch List in the 2020 edition**")


def test_a_tier_of_now_that_is_none_is_still_corrected(bundled: QA) -> None:
    assert bundled.ask("Why is Kazakhstan on the Watch List?").reason == "false_premise"
    assert bundled.ask("Why was India on Tier 3?").reason == "false_premise"


def test_the_numbers_of_an_edition_cite_its_lists(bundled: QA) -> None:
    answer = bundled.ask("How many countries were on each tier in 2023?")
    assert len(answer.citations) >= 5
    assert all(it.report == "2023/placements" for it in answer.citations)


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("Did Brazil and South Africa get worse in 2025?", "**Yes: Brazil and South Africa** were downgraded"),
        ("Which of Brazil, India and Malaysia got worse in 2025?", "**Brazil** was downgraded"),
        ("Did Brazil and Romania improve in 2025?", "**No: none of them** was upgraded"),
        ("Which of Brazil, India and Malaysia is worse?", "**Lowest in 2025**: Brazil"),
    ],
)
def test_better_or_worse_of_several_is_a_move_where_it_came_about(bundled: QA, question: str, lead: str) -> None:
    assert bundled.ask(question).answer.startswith(lead)
