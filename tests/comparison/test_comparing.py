"""Two editions of the small corpus, compared whole."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest

from tipqa.comparison.comparable import compare_texts
from tipqa.comparison.comparing import compare
from tipqa.comparison.editions import choose_editions
from tipqa.comparison.model import Comparison
from tipqa.comparison.summary import MOST
from tipqa.errors import CountryError, NotFoundError
from tipqa.index.index import Index
from tipqa.index.model import Filter


@pytest.fixture(scope="module")
def tajikistan(small_index: Index) -> Comparison:
    return compare(small_index, "Tajikistan")


def test_the_latest_edition_is_compared_with_the_one_before(tajikistan: Comparison) -> None:
    assert (tajikistan.from_report, tajikistan.to_report) == ("2024/tajikistan", "2025/tajikistan")


def test_the_change_of_tier_with_its_reason(tajikistan: Comparison) -> None:
    tier = tajikistan.tier
    assert (tier.old, tier.new, tier.direction) == ("Tier 2 Watch List", "Tier 2", "upgraded")
    assert "increasing efforts" in tier.reason
    assert [it.report for it in tier.citations] == ["2024/tajikistan", "2025/tajikistan"]


def test_a_downgrade_to_the_watch_list_is_its_first_year(small_index: Index) -> None:
    tier = compare(small_index, "Tajikistan", 2023, 2024).tier
    assert (tier.direction, tier.years_on_list, tier.waiver) == ("downgraded", 1, False)
    assert "not demonstrate overall increasing efforts" in tier.reason


def test_figures_of_both_editions_and_of_one(tajikistan: Comparison) -> None:
    by_key = {(it.measure, it.detail): it for it in tajikistan.figures}
    victims = by_key["victims_identified", ""]
    assert (victims.old, victims.new, victims.delta, victims.percent) == (47, 272, 225, 478.7)
    assert (victims.old_period, victims.new_period, victims.restated, victims.contradicts) == (
        "2023",
        "2024",
        47,
        False,
    )
    alone = by_key["victims_identified", "sex trafficking"]
    assert (alone.old, alone.new, alone.delta, alone.percent, alone.old_text) == (None, 34, None, None, "")


def test_what_one_text_lacks_altogether_is_withheld_and_said(tajikistan: Comparison) -> None:
    reason = "the 2024 text has no recommendations section to compare with"
    assert tajikistan.comparable.withheld["recommendations"] == reason
    assert tajikistan.recommendations == ()
    assert all(it.section != "prevention" or it.status in ("kept", "reworded") for it in tajikistan.statements)
    assert any("3 statements under recommendations" in note and reason in note for note in tajikistan.comparable.notes)
    assert any("texts are partial" in note for note in tajikistan.comparable.notes)


def test_every_statement_that_is_not_withheld_has_its_place(small_index: Index) -> None:
    found = compare(small_index, "Uzbekistan", 2023, 2024)
    changes = (*found.statements, *found.recommendations)
    for report, side in ((found.from_report, "old_span"), (found.to_report, "new_span")):
        told = {getattr(it, side) for it in changes}
        left = [
            it
            for it in small_index.statements(Filter(reports=(report,)))
            if (it.start, it.end) not in told and it.section.value not in found.comparable.withheld
        ]
        assert left == []


def test_every_part_cites_the_exact_words(small_index: Index, tajikistan: Comparison) -> None:
    for it in tajikistan.citations:
        assert small_index.report(it.report).text[it.start : it.end] == it.quote
    for change in tajikistan.statements:
        cited = [it.quote for it in change.citations]
        assert cited == [text for text in (change.old, change.new) if text]
    assert [it.n for it in tajikistan.citations] == list(range(1, len(tajikistan.citations) + 1))


def test_the_summary_is_short_ordered_and_cited(texts_index: Index) -> None:
    lines = compare(texts_index, "Tajikistan", 2024, 2025).summary
    assert len(lines) <= MOST
    assert lines[0].startswith("**Tier upgraded**")
    told = [
        next(at for at, line in enumerate(lines) if words in line) for words in ("60 → 57 (−5 %)", "47 → 272 (+479 %)")
    ]
    assert 0 < told[0] < told[1]
    assert all("[" in line or "not compared" in line for line in lines)
    assert any("no longer mentioned, which does not mean solved" in line for line in lines)
    assert any("“" in line for line in lines)


def test_of_two_digests_it_is_said_which_mentions_what_and_why_no_wording_is_compared(tajikistan: Comparison) -> None:
    found = tajikistan.comparable
    assert (found.basis, found.score) == ("digests", None)
    assert found.reason.startswith(
        "Both texts are tipqa digests, in our own words: tier, figures and recommendations are"
    )
    told = "\n".join(tajikistan.summary)
    assert tajikistan.summary[0].startswith("**Tier upgraded**")
    assert "47 → 272 (+479 %)" in told
    assert f"**Wording**: {found.reason}" in told
    assert "hat only the 2025 digest mentions**: " in told
    assert not any(word in told for word in (": “", "no longer mentioned", "reworded", "**New"))
    assert {it.status for it in tajikistan.statements} >= {"new", "dropped", "reworded"}
    assert not any(it.finding for it in (*tajikistan.statements, *tajikistan.recommendations))
    assert not tajikistan.empty


def test_what_stands_in_the_assessment_and_again_in_a_section_is_told_once(tajikistan: Comparison) -> None:
    said = "No official was investigated, prosecuted or convicted for complicity in trafficking"
    assert sum(it.new.startswith(said) for it in tajikistan.statements) > 1
    assert sum(said in line for line in tajikistan.summary) == 1


@pytest.mark.parametrize("years", [(2023, 2024), (2024, 2023)])
def test_of_a_digest_and_a_report_tier_and_figures_alone_are_compared(
    texts_index: Index, years: tuple[int, int]
) -> None:
    found = compare(texts_index, "Tajikistan", *years)
    assert (found.statements, found.recommendations) == ((), ())
    assert (found.comparable.basis, found.comparable.score) == ("mixed", None)
    assert found.tier.direction == "downgraded"
    assert found.figures
    told = "\n".join(found.summary)
    assert "The 2023 text is a tipqa digest, in our own words, and the 2024 text is not: tier and figures alone" in told
    assert not found.empty
    assert found.provenance == ("tipqa digest, not the report’s words", "official text of the State Department")


def test_the_editions_stand_in_the_order_of_time_whichever_is_named_first(small_index: Index) -> None:
    there, back = compare(small_index, "Tajikistan", 2024, 2025), compare(small_index, "Tajikistan", 2025, 2024)
    assert (back.from_year, back.to_year, back.tier.direction) == (2024, 2025, "upgraded")
    assert (there.reordered, back.reordered) == (False, True)
    assert back.comparable.notes[0] == "Asked from 2025 to 2024; the editions are put in the order of time."
    assert replace(back, reordered=False, comparable=there.comparable) == there
    assert back.to_dict()["reordered"] is True


def test_an_edition_compared_with_itself_is_empty(small_index: Index) -> None:
    found = compare(small_index, "Uzbekistan", 2024, 2024)
    assert found.empty
    assert (found.statements, found.recommendations, found.figures) == ((), (), ())
    assert len(found.summary) == 1


def test_a_gap_in_years_is_said(small_index: Index) -> None:
    editions = choose_editions(small_index, "Tajikistan", 2023, 2025, None)
    held = tuple(info for info in editions.held if info.year != 2024)
    gap = replace(editions, held=held)
    assert gap.missing == (2024,)
    assert "does not hold the edition of 2024" in compare_texts(gap, [], []).notes[0]
    assert editions.missing == ()


def test_a_kept_recommendation_knows_its_first_edition(small_index: Index) -> None:
    for older, newer in pairwise((2023, 2024, 2025)):
        for it in compare(small_index, "Uzbekistan", older, newer).recommendations:
            assert it.since == {"new": newer, "dropped": None}.get(it.status, it.since)
            assert it.since is None or 2023 <= it.since <= newer
            assert it.old == "" or it.new == "" or (it.since is not None and it.since <= older)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("Kenya",), "no narrative on Kenya; it holds Tajikistan and Uzbekistan"),
        (("Tajikistan", 2019, 2025), "no 2019 edition on Tajikistan; it holds 2023 to 2025"),
        (("Tajikistan", None, 2023), "no edition on Tajikistan before 2023"),
    ],
)
def test_what_is_not_held_is_named(small_index: Index, arguments: tuple[object, ...], says: str) -> None:
    with pytest.raises(NotFoundError, match=says):
        compare(small_index, *arguments)  # type: ignore[arg-type]


def test_an_unknown_country(small_index: Index) -> None:
    with pytest.raises(CountryError):
        compare(small_index, "Zzyzx")


def test_the_json_form(tajikistan: Comparison) -> None:
    data = json.loads(json.dumps(tajikistan.to_dict()))
    assert {"country", "from", "to", "tier", "figures", "recommendations", "statements", "summary"} <= data.keys()
    assert (data["from"], data["to"], data["tier"]["direction"]) == (2024, 2025, "upgraded")
    assert isinstance(data["summary"], str)
    for entry in (*data["figures"], *data["statements"]):
        assert entry["citations"]
        assert {"report", "start", "end", "quote"} <= entry["citations"][0].keys()
    assert {"measure", "from", "to", "delta", "percent"} <= data["figures"][0].keys()
    assert {"section", "status", "from_text", "to_text"} <= data["statements"][0].keys()
