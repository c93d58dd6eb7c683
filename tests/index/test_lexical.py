from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.index.lexical import bm25, fit, read_lexical, refit, write_lexical
from tipqa.index.words import words

WORDS = st.sampled_from(
    [
        "trafficking",
        "victim",
        "court",
        "cotton",
        "police",
        "judge",
        "shelter",
        "2024",
        "7,000",
        "officials",
        "Tajikistan",
        "the",
    ]
)
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=25)


@given(TEXTS, st.lists(WORDS, max_size=6).map(" ".join))
def test_scores_are_those_of_rank_bm25(texts: list[str], question: str) -> None:
    documents = [words(text) for text in texts]
    scores = fit(texts).scores(question)
    if not any(documents):
        assert not scores.any()
    else:
        np.testing.assert_allclose(scores, bm25(documents).get_scores(words(question)), atol=1e-5)


@given(TEXTS, TEXTS, st.data())
def test_an_update_weighs_as_a_fresh_fit(old: list[str], new: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(old), max_size=len(old)))
    joined = [("new", at) for at in range(len(new))]
    for at in (at for at, stays in enumerate(kept) if stays):  # in their order, among the new ones
        before = [i for i, (kind, _) in enumerate(joined) if kind == "old"]
        joined.insert(data.draw(st.integers(before[-1] + 1 if before else 0, len(joined))), ("old", at))
    number = {it: at for at, it in enumerate(joined)}
    places = np.array([number.get(("old", at), -1) for at in range(len(old))])
    found = refit(fit(old), places, new, np.array([number["new", at] for at in range(len(new))]))
    fresh = fit([(old if kind == "old" else new)[at] for kind, at in joined])
    for name in ("vocabulary", "indptr", "rows", "times", "lengths"):
        np.testing.assert_array_equal(getattr(found, name), getattr(fresh, name))


@given(TEXTS, st.lists(WORDS, max_size=6).map(" ".join), st.data())
def test_best_keeps_to_the_ids_and_drops_what_shares_no_word(
    texts: list[str], question: str, data: st.DataObject
) -> None:
    chosen = data.draw(st.sets(st.integers(0, len(texts) - 1)))
    ids, scores = fit(texts).best(question, np.array(sorted(chosen), np.int64), 5)
    asked = set(words(question))
    sharing = [i for i in chosen if asked & set(words(texts[i]))]
    assert len(ids) == min(5, len(sharing))
    assert set(ids.tolist()) <= set(sharing)
    assert list(zip(-scores, ids, strict=True)) == sorted(zip(-scores, ids, strict=True))


@given(TEXTS, st.data())
def test_a_term_is_counted_in_the_texts_that_are_not_left_out(texts: list[str], data: st.DataObject) -> None:
    without = data.draw(st.lists(st.integers(0, len(texts) - 1), unique=True).map(sorted))
    lexical, documents = fit(texts), [set(words(text)) for text in texts]
    for term in {term for document in documents for term in document}:
        held = [at for at, document in enumerate(documents) if term in document]
        assert lexical.frequency(term) == len(held)
        assert lexical.frequency(term, np.array(without, np.int64)) == len(set(held) - set(without))


def test_a_tiny_corpus_is_found_too() -> None:
    for texts in (["cotton harvest"], ["cotton harvest", "police training"], ["cotton"] * 3):
        ids, _ = fit(texts).best("cotton", None, 5)
        assert 0 in ids


def test_a_rarer_word_counts_more() -> None:
    lexical = fit(["victim court", "victim judge", "victim police", "victim cotton"])
    assert lexical.best("victim cotton", None, 1)[0].tolist() == [3]
    assert lexical.frequency("victim") == 4
    assert lexical.frequency("zebra") == 0


def test_written_weights_are_read_as_they_were(tmp_path: Path) -> None:
    texts = ["Forced labour in the harvest", "Convictions fell", ""]
    write_lexical(tmp_path / "lexical.npz", fit(texts), fit([f"Tajikistan 2025 {text}" for text in texts]))
    with (tmp_path / "lexical.npz").open("rb") as file:
        bare, headed = read_lexical(file)
    np.testing.assert_array_equal(bare.scores("harvest labour"), fit(texts).scores("harvest labour"))
    assert len(headed.best("tajikistan", None, 9)[0]) == 3
    assert not len(bare.best("tajikistan", None, 9)[0])


def test_a_corpus_of_stop_words_has_no_scores() -> None:
    assert not fit(["the of and", ""]).scores("the cotton").any()


def test_a_very_long_question_is_scored() -> None:
    assert fit(["cotton", "police"]).best("cotton " * 15_000, None, 5)[0].tolist() == [0]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Traffickers exploited victims", ["traffick", "exploit", "victim"]),
        ("7,000 workers, 2.5 percent", ["7000", "worker", "2.5", "percent"]),
        ("the government’s TÜRKİYE’s São Tomé", ["govern", "turkiy", "sao", "tome"]),
        ("2,0 and 12,000,000", ["2,0", "12000000"]),
        ("", []),
        ("“hashar” anti-trafficking T-visa", ["hashar", "anti", "traffick", "t", "visa"]),
    ],
)
def test_words(text: str, terms: list[str]) -> None:
    assert words(text) == terms
