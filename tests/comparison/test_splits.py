"""Parts of split statements: no pair that could be one is passed over unseen, and names are told apart pair by pair."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tipqa.comparison import recommendations
from tipqa.comparison.align import align
from tipqa.comparison.names import differently_named
from tipqa.comparison.recommendations import first_years, recommendations_of
from tipqa.comparison.similarity import similarity
from tipqa.comparison.splits import CHANCE, PART, _Looked
from tipqa.index.index import Index
from tipqa.index.model import Filter, ReportInfo, Statement
from tipqa.index.store import Store

TAJIKISTAN = Filter(countries=("Tajikistan",), series=("tip",))


def test_what_is_passed_over_is_no_part_by_all_values(small_index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = small_index.reports(TAJIKISTAN)
    passed = 0
    for newer, older in pairwise(reports):
        old, new = (small_index.statements(Filter(reports=(it.id,))) for it in (older, newer))
        alike = similarity(small_index, old, new)
        pairs = [(it.old, it.new) for it in align(old, new, alike) if it.old is not None and it.new is not None]
        looked = _Looked(old, new, alike, pairs)
        likely = {(at, other) for at in range(len(old)) for other in looked.likely(at)}
        with monkeypatch.context() as free:  # of every pair the chance by all that is weighed
            free.setattr("tipqa.comparison.splits._AT_LEAST", float("-inf"))
            worth = {(at, other) for at in range(len(old)) for other in looked.likely(at)}
            chances = {pair: looked.chance(*pair) for pair in worth}
        assert {pair for pair, chance in chances.items() if chance >= PART} <= likely
        assert all(looked.chance(*pair) in (0.0, pytest.approx(chances[pair])) for pair in likely)
        passed += len(worth - likely)
    assert passed > 0
    assert CHANCE["crosses"] < 0  # else more could come of it than is bounded


def test_two_statements_are_apart_where_both_name_something_and_nothing_in_common() -> None:
    old = ["The Lima Center opened.", "Courts met.", "Judges in Cusco and Puno met."]
    new = ["Staff of the Lima Center left.", "Police met.", "The Quito office closed."]
    assert differently_named(old, new).tolist() == [[False, False, True], [False] * 3, [True, False, True]]
    assert differently_named([], new).shape == (0, 3)
    assert not differently_named(["Courts met."], ["Police met."]).any()


def test_the_recommendations_of_two_editions_are_set_against_each_other_once_for_an_index(
    small_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counting(index: Store, info: ReportInfo) -> list[Statement]:
        read.append(info.id)
        return recommendations_of(index, info)

    monkeypatch.setattr(recommendations, "recommendations_of", counting)
    index = Index.open(small_index_path)
    held = sorted(index.reports(TAJIKISTAN), key=lambda info: info.year)
    first = first_years(index, held, held[-1].year)
    assert len(read) > 2
    read.clear()
    assert first_years(index, held, held[-1].year) == first
    assert read == [held[-1].id]
    index.close()
