import pytest
from aland import ask, cite, judged, say

from tipqa.evaluation.confidence import Bin, brier_score, reliability
from tipqa.evaluation.refusal import refusal_scores

GOLD = ("2024/aland", "hotline")
REFUSED = say(reason="topic_not_in_text")
GIVEN = say("Yes [1]", cite("2024/aland", "hotline"), confidence=0.9)


def test_refusals_of_both_kinds_of_question() -> None:
    unanswerable = ask(answerable=False, expected={"reason": "country_not_in_corpus"})
    assert refusal_scores(judged(ask(GOLD), GIVEN)) == {"refusal.false": 0.0}
    assert refusal_scores(judged(ask(GOLD), REFUSED)) == {"refusal.precision": 0.0, "refusal.false": 1.0}
    assert refusal_scores(judged(unanswerable, GIVEN)) == {"refusal.recall": 0.0, "refusal.reason": 0.0}
    assert refusal_scores(judged(unanswerable, REFUSED)) == {
        "refusal.precision": 1.0,
        "refusal.recall": 1.0,
        "refusal.reason": 0.0,
    }


def test_the_brier_score_is_of_answers_given() -> None:
    assert brier_score(judged(ask(GOLD), GIVEN), 1.0)["confidence.brier"] == pytest.approx(0.01)
    assert brier_score(judged(ask(GOLD), REFUSED), 1.0) == {}


def test_reliability_by_hand() -> None:
    confidences = {"a": 0.9, "b": 1.0, "c": 0.5}
    outcomes = [judged(ask(GOLD, id=id), say("", confidence=c)) for id, c in confidences.items()]
    outcomes.append(judged(ask(GOLD, id="refused"), REFUSED))
    table = reliability(outcomes, {"a": 1.0, "b": 0.0, "c": 1.0, "refused": 0.0})
    assert table is not None
    assert table.bins == (Bin(0.4, 0.6, 1, 0.5, 1.0), Bin(0.8, 1.0, 2, 0.95, 0.5))
    assert table.error == pytest.approx((1 * 0.5 + 2 * 0.45) / 3)


def test_reliability_is_absent_where_everything_is_refused() -> None:
    assert reliability([judged(ask(GOLD), REFUSED)], {"q1": 0.0}) is None
