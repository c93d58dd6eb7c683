"""Late interaction: projection, scores and alignment, on vectors small enough to check by hand."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from tipqa.index.projection import Projection, fit_projection, unit
from tipqa.index.question_words import QuestionWords, content_words
from tipqa.index.tokens import align_scores, mean_tokens, score_matrix, score_sentences, score_whole


def directions(*numbers: int) -> np.ndarray:
    """Stored tokens that each point along one of the 64 axes; -1 is a token without direction."""
    out = np.zeros((len(numbers), 64), np.int8)
    for row, number in enumerate(numbers):
        if number >= 0:
            out[row, number] = 127
    return out


def question(*numbers: int, weights: tuple[float, ...] = ()) -> QuestionWords:
    words = tuple((f"w{n}", 0, 1) for n in numbers)
    vectors = directions(*numbers).astype(np.float32) / 127
    return QuestionWords(words, vectors, np.array(weights or [1] * len(numbers), np.float32))


def random_tokens(sentences: int, tokens: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    vectors = unit(np.random.default_rng(seed).normal(size=(sentences * tokens, 64)))
    return np.rint(vectors * 127).astype(np.int8), np.arange(0, sentences * tokens + 1, tokens)


def test_each_word_takes_its_best_token_of_the_sentence() -> None:
    matrix = score_matrix(question(1, 2, 3), directions(1, 2, 9, 3, 3), np.array([0, 3, 5]))
    np.testing.assert_allclose(matrix, [[1, 1, 0], [0, 0, 1]], atol=1e-6)


def test_the_score_is_the_weighted_mean() -> None:
    asked = question(1, 2, weights=(3, 1))
    np.testing.assert_allclose(score_sentences(asked, directions(1, 2), np.array([0, 1, 2])), [0.75, 0.25], atol=1e-6)


def test_words_without_weight_count_alike() -> None:
    asked = question(1, 2, weights=(0, 0))
    np.testing.assert_allclose(score_sentences(asked, directions(1), np.array([0, 1])), [0.5], atol=1e-6)


def test_an_empty_sentence_scores_nothing_and_shifts_no_other() -> None:
    bounds = np.array([0, 0, 2, 2, 3, 3])
    matrix = score_matrix(question(1, 2), directions(1, 9, 2), bounds)
    np.testing.assert_allclose(matrix, [[0, 0], [1, 0], [0, 0], [0, 1], [0, 0]], atol=1e-6)


def test_a_sentence_as_a_whole_comes_near_by_the_mean_of_its_tokens() -> None:
    asked = np.zeros(64, np.float32)
    asked[[1, 2]] = 0.5
    bounds = np.array([0, 2, 2, 3, 5])
    near = score_whole(asked, mean_tokens(directions(1, 2, 1, 3, -1), bounds))
    np.testing.assert_allclose(near, [1, 0, 0.5**0.5, 0], atol=1e-6)
    assert score_whole(asked, mean_tokens(directions(), np.array([0]))).shape == (0,)


def test_no_words_and_no_sentences() -> None:
    assert score_sentences(question(), directions(1), np.array([0, 1])).tolist() == [0]
    assert score_matrix(question(1), directions(), np.array([0])).shape == (0, 1)


def test_chunks_give_what_one_piece_gives() -> None:
    tokens, bounds = random_tokens(900, 31, 1)
    asked = QuestionWords(
        (("a", 0, 1), ("b", 1, 2)), unit(tokens[[5, 17_000]].astype(np.float32)), np.ones(2, np.float32)
    )
    whole = np.maximum.reduceat(tokens.astype(np.float32) / 127 @ asked.vectors.T, bounds[:-1], axis=0)
    np.testing.assert_allclose(score_matrix(asked, tokens, bounds), np.clip(whole, 0, 1), atol=1e-5)


def test_alignment_goes_both_ways() -> None:
    a, b = directions(1, 2, 3), directions(1, 2, 4, 5, 3, 3)
    of_a, of_b = align_scores(
        a, np.array([0, 2, 3]), np.ones(3, np.float32), b, np.array([0, 4, 6]), np.ones(6, np.float32)
    )
    np.testing.assert_allclose(of_a, [[1, 0], [0, 1]], atol=1e-6)
    np.testing.assert_allclose(of_b, [[0.5, 0], [0, 1]], atol=1e-6)


def test_alignment_passes_over_tokens_without_weight() -> None:
    a, b = directions(1, 7), directions(1, 8, 9)
    weights_a, weights_b = np.array([2, 0], np.float32), np.array([1, 0, 0], np.float32)
    of_a, of_b = align_scores(a, np.array([0, 1, 2]), weights_a, b, np.array([0, 1, 3]), weights_b)
    np.testing.assert_allclose(of_a, [[1, 0], [0, 0]], atol=1e-6)
    np.testing.assert_allclose(of_b, [[1, 0], [0, 0]], atol=1e-6)


def test_alignment_of_nothing() -> None:
    none = np.zeros(0, np.float32)
    of_a, of_b = align_scores(
        directions(), np.array([0]), none, directions(1), np.array([0, 1]), np.ones(1, np.float32)
    )
    assert of_a.shape == of_b.shape == (0, 1)


def test_alignment_equals_the_plain_definition() -> None:
    (a, ends_a), (b, ends_b) = random_tokens(7, 5, 2), random_tokens(4, 9, 3)
    weights_a = np.random.default_rng(4).random(len(a)).astype(np.float32)
    of_a, _ = align_scores(a, ends_a, weights_a, b, ends_b, np.ones(len(b), np.float32))
    for i in range(7):
        rows = slice(ends_a[i], ends_a[i + 1])
        for j in range(4):
            cosines = a[rows].astype(float) @ b[ends_b[j] : ends_b[j + 1]].T.astype(float) / 127**2
            expected = (np.clip(cosines.max(axis=1), 0, 1) * weights_a[rows]).sum() / weights_a[rows].sum()
            assert of_a[i, j] == pytest.approx(expected, abs=1e-4)


def test_the_projection_keeps_cosines_and_is_deterministic(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    vectors = (rng.normal(size=(3000, 20)) @ rng.normal(size=(20, 96)) + 5).astype(np.float32)
    first, second = fit_projection(vectors), fit_projection(vectors)
    np.testing.assert_array_equal(first.weights, second.weights)
    small = first.project(vectors)
    assert small.dtype == np.int8
    assert small.shape == (3000, 64)
    centred = unit(unit(vectors) - unit(vectors).mean(axis=0))
    stored = small[:50].astype(np.float32) / 127
    np.testing.assert_allclose(stored @ stored.T, centred[:50] @ centred[:50].T, atol=0.03)
    first.save(tmp_path / "projection.npy")
    np.testing.assert_array_equal(Projection.load(tmp_path / "projection.npy").project(vectors), small)


@pytest.mark.parametrize(("tokens", "hidden"), [(0, 32), (1, 384), (5, 384), (200, 16)])
def test_a_projection_of_few_tokens_or_few_dimensions(tokens: int, hidden: int) -> None:
    vectors = np.random.default_rng(1).normal(size=(tokens, hidden)).astype(np.float32)
    projection = fit_projection(vectors)
    assert projection.weights.shape == (hidden, 64)
    assert np.isfinite(projection.weights).all()
    assert projection.project(vectors).shape == (tokens, 64)


def test_a_foreign_projection_file_is_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "other.npy", np.zeros((3, 7), np.float32))
    with pytest.raises(ValueError, match=r"other\.npy"):
        Projection.load(tmp_path / "other.npy")


def test_content_words_leave_out_frame_stop_and_dropped_words() -> None:
    text = "According to the 2024 report, how many of Utopia's shelters were closed in the country?"
    drop = [(text.index("2024"), text.index("2024") + 4), (text.index("Utopia"), text.index("Utopia") + 6)]
    assert [word for word, _, _ in content_words(text, drop)] == ["shelters", "closed"]


def test_content_words_carry_their_spans() -> None:
    text = "Did the ministry's staff check 7,000 at-risk people by the 19th?"
    found = content_words(text)
    assert [word for word, _, _ in found] == ["ministry", "staff", "check", "7,000", "risk", "people", "19th"]
    assert all(text[start:end] == word for word, start, end in found)


def test_scoring_is_fast() -> None:
    tokens, bounds = random_tokens(60, 30, 5)
    asked = question(*range(8))
    score_sentences(asked, tokens, bounds)
    best = min(timed(lambda: score_sentences(asked, tokens, bounds)) for _ in range(20))
    assert best < 0.005  # measured 0.1 ms; ten budgets of room for a busy machine


def timed(call: object) -> float:
    start = time.perf_counter()
    call()  # type: ignore[operator]
    return time.perf_counter() - start
