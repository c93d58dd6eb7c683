"""Lists that look at more than one edition: in both, but not in, between, always, never, longest, shares, moved along."""

from __future__ import annotations

import re

import pytest

from tipqa.qa import QA
from tipqa.question.across import Across, AcrossAsked, read_across
from tipqa.question.lists import read_list
from tipqa.question.years import read_years
from tipqa.reports.model import Tier


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which countries moved up between 2013 and 2021?", Across.BETWEEN),
        ("Which countries were always on Tier 1?", Across.ALWAYS),
        ("Which countries have never been on Tier 1?", Across.NEVER),
        ("Which countries were ever a special case?", Across.EVER),
        ("Who stayed on the Watch List the longest?", Across.LONGEST),
        ("Who was on the Watch List four years in a row?", Across.IN_A_ROW),
        ("Which country spent the most years on the Watch List?", Across.MOST),
        ("Which region had the most Tier 3 countries in 2016?", Across.REGIONS),
        ("What share of countries was on Tier 1 in 2019?", Across.SHARE),
        ("Has any country gone from Tier 1 to Tier 3?", Across.STEPS),
        ("In which edition were the most countries on Tier 3?", Across.EDITIONS),
        ("Which countries were on Tier 3 for more than ten years?", Across.IN_A_ROW),
        ("Which countries never left Tier 2?", Across.ALWAYS),
        ("Who was on Tier 1 for the first time in 2013?", Across.FIRST),
        ("Which countries skipped a tier?", Across.JUMP),
        ("Which countries were on Tier 3 in 2015?", None),
        ("Who fell from Tier 2 to Tier 3 in 2024?", None),
        ("Who skipped the Watch List and fell straight from Tier 2 to Tier 3?", Across.STEPS),
        ("Who moved up in each edition between 2013 and 2015?", None),
    ],
)
def test_what_is_asked_across_editions(question: str, kind: Across | None) -> None:
    found = read_across(question, read_list(question), read_years(question, of_placements=True), subjects=0)
    assert (found and found.kind) == kind


def test_both_tiers_of_a_move_are_read() -> None:
    question = "Who dropped from Tier 1 to Tier 2 between 2009 and 2019?"
    found = read_across(question, read_list(question), read_years(question, of_placements=True), subjects=0)
    assert found == AcrossAsked(Across.BETWEEN, Tier.TIER_1, Tier.TIER_2)


def named(qa: QA, question: str) -> set[str]:
    answer = qa.ask(question)
    assert not answer.abstained
    return set(answer.facts["countries"])


def test_lists_agree_with_the_table(bundled: QA) -> None:
    table = bundled.tiers()
    on = {year: {row.country for row in table.on(year, Tier.TIER_3)} for year in (2015, 2016, 2025)}
    assert named(bundled, "Who was on Tier 3 in both 2015 and 2025?") == on[2015] & on[2025]
    assert named(bundled, "Who was on Tier 3 in 2015 but not in 2016?") == on[2015] - on[2016]
    up = {move.country for move in table.moves(2013, 2021) if move.direction == "upgraded"}
    assert named(bundled, "Which countries moved up between 2013 and 2021?") == up
    always = {
        country
        for country in table.countries
        if [row.tier for row in table.of(country)] == [Tier.TIER_1] * len(table.editions)
    }
    assert named(bundled, "Which countries were on Tier 1 in every edition?") == always
    assert named(bundled, "Which countries have never been on Tier 1?") == {
        country for country in table.countries if Tier.TIER_1 not in {row.tier for row in table.of(country)}
    }


def test_the_longest_run_is_told_with_those_that_come_near(bundled: QA) -> None:
    answer = bundled.ask("Which country has been on Tier 3 the longest?")
    table = bundled.tiers()
    length = {c: max((len(r.rows) for r in table.runs(c) if r.tier is Tier.TIER_3), default=0) for c in table.countries}
    most = max(length.values())
    assert set(answer.facts["countries"]) == {country for country, many in length.items() if many == most}
    assert f"{most} editions in a row on Tier 3" in answer.answer


def test_a_share_counts_those_that_are_placed(bundled: QA) -> None:
    answer = bundled.ask("What share of African countries were on Tier 2 in 2023?").answer
    match = re.match(r"\*\*(\d+) %: (\d+) of (\d+) countries\*\* in Africa on Tier 2 in the 2023 edition", answer)
    assert match
    percent, on, every = map(int, match.groups())
    assert percent == round(100 * on / every)


def test_others_that_moved_in_the_same_edition(bundled: QA) -> None:
    others = named(bundled, "Which other countries were downgraded along with Thailand in 2014?")
    assert "Malaysia" in others
    assert "Thailand" not in others
    refused = bundled.ask("Who else was upgraded together with Thailand in 2014?")
    assert refused.reason == "false_premise"
    assert refused.answer.startswith("Thailand was not upgraded in the 2014 edition")


def test_so_many_editions_in_a_row_and_in_all(bundled: QA) -> None:
    table = bundled.tiers()
    four = {c for c in table.countries if any(len(r.rows) >= 4 and r.tier is Tier.WATCH_LIST for r in table.runs(c))}
    assert named(bundled, "Who was on the Watch List four years in a row?") == four
    assert named(bundled, "Which countries were on the Watch List for four years?") == four
    many = {c: sum(row.tier is Tier.WATCH_LIST for row in table.of(c)) for c in table.countries}
    most = {c for c, times in many.items() if times == max(many.values())}
    assert named(bundled, "Which country spent the most years on the Watch List?") == most


def test_both_tiers_of_a_move_hold_in_one_edition_and_in_any(bundled: QA) -> None:
    assert named(bundled, "Who fell from Tier 2 to Tier 3 in 2024?") == {"Sudan"}
    table = bundled.tiers()
    steps = {
        move.country
        for year in table.editions
        for move in table.moves(year, year + 1)
        if (move.old.tier, move.new.tier) == (Tier.TIER_1, Tier.WATCH_LIST)
    }
    assert named(bundled, "Which countries fell from Tier 1 to the Watch List?") == steps


def test_the_edition_with_the_most_is_told_with_the_counts_of_all(bundled: QA) -> None:
    table = bundled.tiers()
    counts = {year: len(table.on(year, Tier.TIER_3)) for year in table.editions}
    best = max(counts, key=lambda year: counts[year])
    answer = bundled.ask("In which edition were the most countries on Tier 3?")
    assert answer.answer.startswith(f"**The {best} edition**: {counts[best]} countries on Tier 3")
    assert f"{counts[2001]} in 2001" in answer.answer


def test_before_an_edition_means_those_up_to_it(bundled: QA) -> None:
    answer = bundled.ask("Was Cuba on Tier 3 before 2015?")
    assert answer.answer.startswith("**Yes**: Cuba was on Tier 3 in the 2004 to 2014 editions.")
    assert {row["year"] for row in bundled.ask("What was Russia's tier before 2013?").facts["tiers"]} == set(
        range(2001, 2013)
    )


def test_each_tier_is_counted(bundled: QA) -> None:
    answer = bundled.ask("How many countries were on each tier in 2017?").answer
    assert "**Tier 1**: 36 countries" in answer
    assert "**Special Case**: 3 countries" in answer


def test_an_edition_without_such_a_list_says_what_its_lists_name(bundled: QA) -> None:
    answer = bundled.ask("Which countries were on the Watch List in 2002?")
    assert answer.abstained
    assert "The lists of the 2002 edition held here name none." in answer.answer


def test_regions_are_counted(bundled: QA) -> None:
    answer = bundled.ask("Which region had the most Tier 3 countries in 2016?")
    assert answer.facts["count"] == 27
    assert answer.answer.startswith("**")
    assert "on Tier 3 in the 2016 edition, the most:" in answer.answer


def test_what_may_be_incomplete_is_said(bundled: QA) -> None:
    answer = bundled.ask("Which countries moved up between 2003 and 2025?").answer
    assert answer.endswith("The lists of the 2003 edition may be incomplete.")
    later = bundled.ask("Which countries moved up between 2016 and 2025?").answer
    assert "may be incomplete" not in later


def test_an_edition_that_no_list_reaches_is_refused(bundled: QA) -> None:
    answer = bundled.ask("Which countries moved up between 1999 and 2025?")
    assert answer.reason == "year_not_in_corpus_for_country"
