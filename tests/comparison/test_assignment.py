"""The best assignment of rows to columns, held to SciPy's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from tipqa.comparison.assignment import assign


@given(rows=st.integers(0, 12), columns=st.integers(0, 12), seed=st.integers(0, 10_000), sparse=st.floats(0, 1))
def test_no_assignment_gains_more(rows: int, columns: int, seed: int, sparse: float) -> None:
    random = np.random.default_rng(seed)
    gain = random.random((rows, columns)) * (random.random((rows, columns)) >= sparse)
    pairs = assign(gain)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gain[pair] > 0 for pair in pairs)
    assert sum(gain[pair] for pair in pairs) == pytest.approx(gain[linear_sum_assignment(gain, maximize=True)].sum())
