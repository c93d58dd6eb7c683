"""The ways to join two searches, against values worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.retrieval.fusion import METHODS, RRF_K, Found
from tipqa.settings import Settings


def found(**scores: float) -> Found:
    """Best first: `found(p1=3.0, p2=1.0)` is passage 1 with 3.0, then passage 2 with 1.0."""
    ids = np.array([int(name[1:]) for name in scores], np.int64)
    return Found(ids, np.array(list(scores.values()), np.float32))


def as_dict(result: Found) -> dict[int, float]:
    return dict(zip(result.ids.tolist(), result.scores.tolist(), strict=True))


WORDS = found(p1=9.0, p2=5.0, p3=1.0)  # scaled: 1, .5, 0
VECTORS = found(p3=1.0, p4=0.5, p1=0.0)  # scaled: 1, .5, 0


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("bm25", {1: 1.0, 2: 0.5, 3: 0.0}),
        ("dense", {3: 1.0, 4: 0.5, 1: 0.0}),
        ("minmax", {1: 0.5, 3: 0.5, 2: 0.25, 4: 0.25}),
        ("weighted", {3: 0.6, 1: 0.4, 4: 0.3, 2: 0.2}),
        ("leaning", {3: 0.7, 4: 0.35, 1: 0.3, 2: 0.15}),
        (
            "rrf",
            {1: 61 / 2 * (1 / 61 + 1 / 63), 3: 61 / 2 * (1 / 63 + 1 / 61), 2: 61 / 2 / 62, 4: 61 / 2 / 62},
        ),
    ],
)
def test_by_hand(method: str, expected: dict[int, float]) -> None:
    result = as_dict(METHODS[method](WORDS, VECTORS))
    assert list(result) == list(expected)
    assert result == pytest.approx(expected, abs=1e-6)


def test_first_in_both_gives_one() -> None:
    for method in METHODS.values():
        assert method(found(p7=4.0, p8=1.0), found(p7=0.9, p8=0.1)).scores[0] == pytest.approx(1.0)


@pytest.mark.parametrize("method", sorted(METHODS))
def test_nothing_found(method: str) -> None:
    assert METHODS[method](found(), found()).ids.tolist() == []


@pytest.mark.parametrize("method", ["minmax", "rrf", "weighted", "leaning"])
def test_found_by_one_only(method: str) -> None:
    assert METHODS[method](found(p1=2.0, p2=1.0), found()).ids.tolist() == [1, 2]
    assert METHODS[method](found(), found(p5=0.2, p4=0.1)).ids.tolist() == [5, 4]


def test_equal_scores_all_count_fully() -> None:
    assert as_dict(METHODS["bm25"](found(p1=2.0, p2=2.0), found())) == {1: 1.0, 2: 1.0}


def test_the_constant_of_the_paper() -> None:
    assert RRF_K == 60


def test_every_method_can_be_set() -> None:
    assert {Settings(fusion=name).fusion for name in METHODS} == set(METHODS)


scores = st.dictionaries(st.integers(0, 30), st.floats(0.125, 50, width=32), max_size=12)


def ranked(values: dict[int, float]) -> Found:
    rows = sorted(values.items(), key=lambda row: (-row[1], row[0]))
    return Found(np.array([id for id, _ in rows], np.int64), np.array([score for _, score in rows], np.float32))


@given(scores, scores, st.sampled_from(["minmax", "rrf", "weighted", "leaning"]))
def test_the_union_once_each_best_first_between_0_and_1(
    words: dict[int, float], vectors: dict[int, float], method: str
) -> None:
    result = METHODS[method](ranked(words), ranked(vectors))
    assert sorted(result.ids.tolist()) == sorted({*words, *vectors})
    assert (np.diff(result.scores) <= 0).all()
    assert ((result.scores >= 0) & (result.scores <= 1 + 1e-6)).all()
