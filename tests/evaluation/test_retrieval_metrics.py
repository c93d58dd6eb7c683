from math import log2

import pytest
from aland import ask, hit, judged, say

from tipqa.evaluation.retrieval import retrieval_scores

OTHER = hit("2024/bland", "Bland remained on Tier 3.")
FIRST = hit("2024/aland", "Courts convicted 12 traffickers.")
SECOND = hit("2023/aland", "Courts convicted three traffickers.")
QUESTION = ask(("2024/aland", "convicted 12 traffickers"), ("2023/aland", "convicted three traffickers"))


def test_values_by_hand() -> None:
    scores = retrieval_scores([judged(QUESTION, say(), (OTHER, FIRST, SECOND))])
    value = {name.removeprefix("retrieval."): by_id["q1"] for name, by_id in scores.items()}
    ideal = 1 + 1 / log2(3)
    assert value["R@1"] == 0.0
    assert value["R@3"] == value["R@5"] == value["R@10"] == 1.0
    assert value["RR@10"] == 0.5
    assert value["nDCG@10"] == pytest.approx((1 / log2(3) + 1 / log2(4)) / ideal)
    assert value["passage@5"] == value["reports@5"] == 1.0


def test_what_is_not_found_scores_nothing() -> None:
    scores = retrieval_scores(
        [judged(QUESTION, say(), (OTHER, FIRST)), judged(ask(("2024/bland", "farms"), id="q2"), say())]
    )
    assert scores["retrieval.R@10"] == {"q1": 0.5, "q2": 0.0}
    assert scores["retrieval.nDCG@10"]["q2"] == 0.0
    assert scores["retrieval.reports@5"] == {"q1": 0.0, "q2": 0.0}


def test_quotes_that_one_passage_meets_count_as_one_and_a_second_passage_does_not_count_again() -> None:
    question = ask(("2024/aland", "Courts convicted"), ("2024/aland", "12 traffickers"))
    scores = retrieval_scores([judged(question, say(), (FIRST, FIRST))])
    assert scores["retrieval.R@1"]["q1"] == 1.0
    assert scores["retrieval.nDCG@10"]["q1"] == 1.0


def test_a_question_without_gold_is_left_out() -> None:
    assert retrieval_scores([judged(ask(answerable=False), say(reason="topic_not_in_text"))]) == {}
