import pytest

from tipqa.evaluation.bootstrap import interval, mcnemar_p, paired_p


def test_an_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    values = [0.0, 1.0] * 50
    low, high = interval(values)
    assert (low, high) == interval(values)
    assert low == pytest.approx(0.4, abs=0.02)  # .5 ± 1.96 × .05
    assert high == pytest.approx(0.6, abs=0.02)


def test_equal_values_have_a_point_for_an_interval() -> None:
    assert interval([0.25] * 7) == (0.25, 0.25)


def test_mcnemar_by_hand() -> None:
    assert mcnemar_p(0, 5) == pytest.approx(2 / 2**5)
    assert mcnemar_p(0, 6) == pytest.approx(2 / 2**6)
    assert mcnemar_p(3, 3) == 1.0
    assert mcnemar_p(0, 0) == 1.0


def test_right_and_wrong_are_tested_by_mcnemar() -> None:
    before = {str(n): 1.0 for n in range(20)}
    after = before | {str(n): 0.0 for n in range(6)}
    assert paired_p(before, after) == pytest.approx(2 / 2**6)
    assert paired_p(before, before) == 1.0


def test_graded_scores_are_tested_by_swapping() -> None:
    before = {str(n): 0.8 for n in range(10)}
    after = {str(n): 0.6 for n in range(10)}
    assert paired_p(before, after) == pytest.approx(2 / 2**10, rel=0.5)
    assert paired_p(before, after) == paired_p(before, after)
    one = before | {"0": 0.7}
    assert paired_p(before, one) == 1.0


def test_a_question_that_one_run_has_no_score_for_is_swapped_too() -> None:
    before = {"a": 1.0, "b": 1.0}
    after = {"a": 1.0, "b": 1.0, "c": 0.0}
    assert paired_p(before, after) == 1.0
    assert paired_p({}, after) == 1.0
