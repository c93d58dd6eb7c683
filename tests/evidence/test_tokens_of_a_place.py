"""The token vectors of the statement that stands at a place of a report."""

from __future__ import annotations

import numpy as np

from tipqa.evidence.pool import tokens_at
from tipqa.index.index import Index
from tipqa.index.model import Filter


def test_the_tokens_at_a_place_are_those_of_the_statement_that_holds_it(small_index: Index) -> None:
    index, report = small_index, next(it.id for it in small_index.reports() if it.country)
    first, second, *_ = index.statements(Filter(reports=(report,)))
    for it in (first, second):
        own, _ = index.tokens((it.id,))
        for start in (it.start, it.end - 1):
            assert np.array_equal(tokens_at(index, it.report, start), own)
    assert len(tokens_at(index, first.report, 10**9)) == 0
    assert len(tokens_at(index, "2025/nowhere", 0)) == 0
