"""Statements that are ranked together: read once for each report, and the same however they are put together."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tipqa.evidence.pool import pool_of, pool_within
from tipqa.evidence.scoring import best_scores, rank
from tipqa.index.index import Index
from tipqa.index.model import Filter
from tipqa.question.topic import Topic
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

TAJIKISTAN = Filter(countries=("Tajikistan",), series=("tip",))


@pytest.mark.parametrize(
    "filter",
    [
        TAJIKISTAN,
        Filter(countries=("Tajikistan",), years=(2024, 2025)),
        Filter(countries=("Tajikistan",), years=(2024,)),
        Filter(countries=("Tajikistan",), sections=(SectionKind.PROTECTION.value,)),
        Filter(countries=("Peru",)),
    ],
)
def test_a_pool_of_several_reports_is_that_of_their_statements(small_index: Index, filter: Filter) -> None:
    pool, wanted = pool_within(small_index, filter), pool_of(small_index, small_index.statements(filter))
    assert (pool.statements, pool.own, pool.meant) == (wanted.statements, wanted.own, wanted.meant)
    for name in ("tokens", "bounds", "means"):
        own, other = getattr(pool, name), getattr(wanted, name)
        assert own.dtype == other.dtype
        np.testing.assert_array_equal(own, other)


def test_the_tokens_of_a_report_are_read_once_for_all_its_questions(
    small_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    tokens = Index.tokens

    def counting(index: Index, statements: Iterable[int]) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
        read.extend(ids := list(statements))
        return tokens(index, ids)

    monkeypatch.setattr(Index, "tokens", counting)
    with closing(Index.open(small_index_path)) as index:
        for filter in (
            TAJIKISTAN,
            Filter(countries=("Tajikistan",), years=(2024,)),
            Filter(reports=("2025/tajikistan",)),
        ):
            pool_within(index, filter)
        assert sorted(read) == sorted(it.id for it in index.statements(TAJIKISTAN))


@pytest.mark.parametrize(
    ("question", "wants", "quantity"),
    [
        ("shelters for victims of forced labor", frozenset(), None),
        ("what penalties the law prescribes", frozenset({Want.PENALTY}), None),
        ("how many officials were convicted", frozenset({Want.YES_NO}), "count"),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_the_best_score_of_each_report_is_that_of_its_first_statement(
    small_index: Index, question: str, wants: frozenset[Want], quantity: str | None, *, together: bool
) -> None:
    asked = (small_index, Topic(question), TAJIKISTAN, wants, quantity)
    first: dict[str, float] = {}
    for evidence in rank(*asked, together=together).evidence:
        first.setdefault(evidence.statement.report, evidence.score)
    assert len(first) > 1
    assert best_scores(*asked, together=together) == first
