"""Many editions of one country; all countries in one edition."""

from __future__ import annotations

import json

import pytest

from tipqa.comparison.history import find_measures, history
from tipqa.comparison.movers import movers
from tipqa.comparison.ranking import figure_weight
from tipqa.comparison.render.tables import history_lines, movers_lines
from tipqa.errors import NotFoundError, UsageError
from tipqa.index.index import Index


def test_a_history_gives_tier_and_measures_by_edition(small_index: Index) -> None:
    found = history(small_index, "Tajikistan")
    assert [(it.year, it.tier, it.direction) for it in found.tiers] == [
        (2023, "Tier 2", ""),
        (2024, "Tier 2 Watch List", "downgraded"),
        (2025, "Tier 2", "upgraded"),
    ]
    victims = next(it for it in found.measures if (it.measure, it.detail) == ("victims_identified", ""))
    assert [(it.year, it.value, it.period) for it in victims.points] == [(2024, 47, "2023"), (2025, 272, "2024")]
    for point in victims.points:
        assert (
            small_index.report(point.citation.report).text[point.citation.start : point.citation.end]
            == point.citation.quote
        )


def test_every_recommendation_stands_in_one_life(small_index: Index) -> None:
    found = history(small_index, "Uzbekistan")
    spans = [(it.report, it.start, it.end) for life in found.recommendations for it in life.citations]
    assert len(spans) == len(set(spans)) > 3
    assert all(list(life.years) == sorted(set(life.years)) for life in found.recommendations)


def test_a_history_of_one_measure(small_index: Index) -> None:
    found = history(small_index, "Tajikistan", "investigations")
    assert {it.measure for it in found.measures} == {"investigations"}
    assert found.recommendations == ()


def test_measures_are_found_by_key_label_and_words() -> None:
    assert find_measures("victims_identified") == ("victims_identified",)
    assert "funding" in find_measures("budget")
    assert set(find_measures("convictions")) == {"convictions"}
    with pytest.raises(UsageError, match="no measure is known as 'weather'"):
        find_measures("weather")


def test_movers_are_those_whose_tier_or_figures_moved(small_index: Index) -> None:
    found = movers(small_index, 2025)
    assert found.compared == ("Tajikistan", "Uzbekistan")
    moved = {it.country: it.direction for it in found.tiers}
    assert moved["Tajikistan"] == "upgraded"
    assert "Uzbekistan" not in moved
    assert [(it.country, it.figure.measure) for it in found.figures[:2]] == [
        ("Tajikistan", "investigations"),
        ("Tajikistan", "victims_identified"),
    ]
    weights = [figure_weight(it.figure) for it in found.figures]
    assert weights == sorted(weights, reverse=True)
    assert all(len(it.citations) == 2 for it in found.tiers)


def test_the_latest_edition_is_the_default(small_index: Index) -> None:
    assert movers(small_index).year == 2025


def test_an_edition_that_is_not_held(small_index: Index) -> None:
    with pytest.raises(NotFoundError, match="no 1999 edition of the series tip; it holds 2023 to 2025"):
        movers(small_index, 1999)


def test_their_lines_fit_and_their_data_is_json(small_index: Index) -> None:
    life, moved = history(small_index, "Tajikistan"), movers(small_index, 2025)
    lines = [*history_lines(life), *movers_lines(moved)]
    assert max(map(len, lines)) <= 80
    assert "  2024  Tier 2 Watch List  (downgraded)" in lines
    assert lines[1] == "  2023 to 2025: tipqa digest, not the report’s words"
    assert lines[lines.index("RESTS ON") + 1].startswith("  tipqa digest, not the report’s words (")
    cited = [*life.to_dict()["citations"], *(c for it in moved.to_dict()["tiers"] for c in it["citations"])]
    assert {(it["kind"], it["series"], it["source"]) for it in cited} == {("digest", "tip", "tipqa digest")}
    json.dumps([life.to_dict(), moved.to_dict()])


def test_a_history_over_digest_and_texts_tells_which_is_which(texts_index: Index) -> None:
    assert history(texts_index, "Tajikistan").texts == {
        2023: "tipqa digest, not the report’s words",
        2024: "official text of the State Department",
        2025: "official text of the State Department",
    }
