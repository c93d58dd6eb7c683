import random
from math import log2

import pytest
from aland import ask, hit, judged, say

from tipqa.evaluation.retrieval import DEPTHS, ranked_scores, retrieval_scores

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


def test_the_metrics_are_those_of_ir_measures() -> None:
    ir_measures = pytest.importorskip("ir_measures", reason="needs the extra dev")
    from ir_measures import RR, R, Success, nDCG

    names = {R @ depth: f"R@{depth}" for depth in DEPTHS}
    names |= {RR @ 10: "RR@10", nDCG @ 10: "nDCG@10", Success @ 5: "passage@5"}
    draw = random.Random(7)
    for _ in range(60):
        relevant = [draw.random() < draw.choice((0.1, 0.5, 0.9)) for _ in range(draw.randrange(25))]
        missed = draw.randrange(14)
        wanted = sum(relevant) + missed or 1
        judged_ones = [f"d{rank}" for rank, is_relevant in enumerate(relevant) if is_relevant]
        gold = dict.fromkeys(judged_ones + [f"gold{n}" for n in range(wanted - sum(relevant))], 1)
        run = {f"d{rank}": 1 / (rank + 1) for rank in range(len(relevant))} or {"none": 1.0}
        given = ranked_scores(relevant, wanted)
        values = ir_measures.iter_calc(list(names), {"q": gold}, {"q": run})
        assert {names[it.measure]: it.value for it in values} == pytest.approx(given)
